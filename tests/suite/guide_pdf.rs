//! The bundled guide, built and read back: as pages before any ink, and as the file itself.
//!
//! Two ways lead here, and must meet: the library lays the project of this folder out, and the
//! program builds its PDF, which lopdf reads. Nothing of preflight's or the backend's own code is
//! used to judge them.

use std::collections::BTreeSet;

use trykk::content::{Guide, ListItem, Role, Section, Text, Thing};
use trykk::geom::{Rect, Sides};
use trykk::pages::{Document, Glyphs, Item, ItemKind, LinkTarget, OriginKind, TagId, TagRole};
use trykk::preflight::ink_bounds;
use trykk::units::Abs;

use crate::support::bundled::{self, laid_out};
use crate::support::files::here;
use crate::support::pdf::{self, Pdf};
use crate::support::{text, xml};

/// A5 in points (ISO 216: 148 × 210 mm).
const A5: [f64; 2] = [148.0 / 25.4 * 72.0, 210.0 / 25.4 * 72.0];

fn glyphs(item: &Item) -> Option<&Glyphs> {
    match &item.kind {
        ItemKind::Glyphs(glyphs) => Some(glyphs),
        _ => None,
    }
}

/// The roles of a tag and of all that hold it, innermost first.
fn roles(document: &Document, tag: TagId) -> Vec<TagRole> {
    let mut roles = Vec::new();
    let mut next = Some(tag);
    while let Some(tag) = next {
        let node = &document.tags.nodes[tag.0 as usize];
        roles.push(node.role);
        next = node.parent;
    }
    roles
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// What the guide says in the order of reading, and the labels that stand beside titles.
fn said_by(guide: &Guide) -> (Vec<String>, Vec<String>) {
    let (mut said, mut beside) = (Vec::new(), Vec::new());
    let mut say = |text: &Text| said.extend(words(&text.plain()));
    say(&guide.title);
    guide.subtitle.iter().for_each(&mut say);
    for section in guide.sections.iter() {
        say(&section.title);
        for block in &section.blocks {
            block.title.iter().for_each(&mut say);
            let mut items = |items: &[ListItem]| {
                for item in items {
                    say(&item.title);
                    item.text.iter().for_each(&mut say);
                    let labels = item.label.iter().flat_map(|label| words(&label.plain()));
                    beside.extend(labels);
                }
            };
            match &block.thing {
                Thing::Items(list) | Thing::Steps(list) => items(list),
                Thing::Text(texts) | Thing::Quotes(texts) | Thing::Notes(texts) => {
                    texts.iter().for_each(&mut say);
                }
                Thing::Contrast(sides) => {
                    for side in sides.iter() {
                        say(&side.title);
                        side.points.iter().for_each(&mut say);
                    }
                }
                Thing::Callout(callout) => {
                    say(&callout.label);
                    callout.text.0.iter().for_each(&mut say);
                }
                Thing::Pull(text) => say(text),
                other => panic!("the bundled guide has a {}", other.name()),
            }
        }
    }
    (said, beside)
}

#[test]
fn every_word_stands_on_the_pages_in_order() {
    let (guide, document) = laid_out();
    // The contents repeat the titles, and list labels are the layout's own.
    let own = |tag: TagId| {
        let roles = roles(document, tag);
        !roles.contains(&TagRole::TOC) && !roles.contains(&TagRole::Lbl)
    };
    let (said, mut beside) = said_by(guide);
    assert!(said.len() > 1500, "only {} words", said.len());
    // What the program says itself: the heading of the contents.
    beside.push("innhold".to_owned());
    let mut rest = said.as_slice();
    for (tag, found) in text::sequences(document, own) {
        let found = words(&found);
        if rest.starts_with(&found) {
            rest = &rest[found.len()..];
            continue;
        }
        // A question that the layout asks once more, above lines to write on.
        let in_part = roles(document, tag).contains(&TagRole::Div);
        if in_part && said.windows(found.len()).any(|words| words == found) {
            continue;
        }
        for word in &found {
            let label = beside.iter().position(|label| label == word);
            let next = &rest[..rest.len().min(8)];
            let label = label.unwrap_or_else(|| panic!("{found:?}, not {next:?}"));
            beside.remove(label);
        }
    }
    assert_eq!(rest, [""; 0], "missing on the pages");
}

#[test]
fn the_file_says_what_the_pages_say() {
    let (_, document) = laid_out();
    let file = Pdf::load(bundled::built());
    let pages = text::of_pages(document, |_| true);
    let in_file = file.words();
    let (pages, in_file) = (words(&pages), words(&in_file));
    let differs = (0..pages.len().max(in_file.len())).find(|&i| pages.get(i) != in_file.get(i));
    let around = |list: &[String]| {
        let at = differs.unwrap_or(0);
        list[at.saturating_sub(5).min(list.len())..(at + 5).min(list.len())].join(" ")
    };
    assert_eq!(
        differs,
        None,
        "pages: {}\nfile: {}",
        around(&pages),
        around(&in_file)
    );
    assert!(in_file.len() > 1500, "only {} words", in_file.len());
}

#[test]
fn no_text_stands_on_another() {
    let (_, document) = laid_out();
    for (number, page) in document.pages.iter().enumerate() {
        let texts: Vec<&Glyphs> = page.items.iter().filter_map(glyphs).collect();
        // From the top of the small letters with their stems to a little below the baseline; texts
        // that follow each other on a line may touch.
        let touch = |a: &Glyphs, b: &Glyphs| {
            let down = |g: &Glyphs| (g.at.y - g.size * 0.7, g.at.y + g.size * 0.2);
            let across = |g: &Glyphs| (g.at.x + Abs::pt(0.5), g.at.x + g.width - Abs::pt(0.5));
            let meet = |a: (Abs, Abs), b: (Abs, Abs)| a.0 < b.1 && b.0 < a.1;
            meet(down(a), down(b)) && meet(across(a), across(b))
        };
        for (at, a) in texts.iter().enumerate() {
            for b in &texts[at + 1..] {
                assert!(
                    !touch(a, b),
                    "page {}: {:?} and {:?}",
                    number + 1,
                    text::of(a),
                    text::of(b)
                );
            }
        }
    }
}

#[test]
fn nothing_read_stands_outside_the_margins() {
    let (_, document) = laid_out();
    let design = &bundled::booklet().design;
    let rule = design.flow().expect("a booklet");
    for (index, page) in document.pages.iter().enumerate() {
        let (left, right) = if index % 2 == 0 {
            (rule.margin.inner, page.trim.width - rule.margin.outer)
        } else {
            (rule.margin.outer, page.trim.width - rule.margin.inner)
        };
        let (top, bottom) = (rule.margin.top, page.trim.height - rule.margin.bottom);
        // The cover, the back and the last words stand in the areas that drawings have for them, and the contents begin where
        // other pages have their head.
        let (back, last_words) = (document.pages.len() - 1, document.pages.len() - 3);
        let of_its_own = [0, 1, last_words, back].contains(&index);
        for item in &page.items {
            let Some(glyphs) = glyphs(item) else {
                continue;
            };
            if item
                .origin
                .as_ref()
                .is_some_and(|origin| origin.kind == OriginKind::Drawing)
            {
                continue;
            }
            if of_its_own || item.tag.is_none() {
                let safe = Rect::from_size(page.trim).inset(Sides::splat(page.safe));
                let beyond = ink_bounds(glyphs).beyond(&safe).largest();
                assert!(
                    beyond <= Abs::mm(0.2),
                    "page {}: {:?}",
                    index + 1,
                    text::of(glyphs)
                );
                continue;
            }
            let said = text::of(glyphs);
            // Quotation marks and hyphens may hang into the margin, a space ends nothing.
            let hangs = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
            let hang = |c| {
                if hangs(c) {
                    glyphs.size * 0.7
                } else {
                    Abs::pt(0.01)
                }
            };
            let place = format!("page {}: {said:?} at {:?}", index + 1, glyphs.at);
            assert!(glyphs.at.x >= left - hang(said.chars().next()), "{place}");
            let end = glyphs.at.x + glyphs.width;
            assert!(end <= right + hang(said.chars().last()), "{place}");
            let lowest = bottom;
            assert!(
                glyphs.at.y - glyphs.size * 0.75 >= top - Abs::pt(0.5),
                "{place}"
            );
            assert!(
                glyphs.at.y + glyphs.size * 0.25 <= lowest + Abs::pt(0.5),
                "{place}"
            );
        }
    }
}

#[test]
fn links_of_the_contents_lead_where_their_numbers_say() {
    let (guide, document) = laid_out();
    let mut titles = Vec::new();
    for page in &document.pages {
        for item in &page.items {
            let ItemKind::Link {
                target: LinkTarget::Page(target),
                ..
            } = item.kind
            else {
                continue;
            };
            let tag = item.tag.expect("a link has a tag");
            let entry = text::of_pages(document, |other| other == tag);
            // The names of parts stand on their lines without a number.
            let is_part = |section: &Section| {
                section
                    .part
                    .as_ref()
                    .is_some_and(|part| part.plain() == entry.trim())
            };
            if guide.sections.iter().any(is_part) {
                continue;
            }
            let (title, number) = entry.trim().rsplit_once(char::is_whitespace).expect(&entry);
            assert_eq!(number, (target + 1).to_string(), "{entry}");
            assert_eq!(document.pages[target].label.as_deref(), Some(number));
            let headings = headings_of(document, target);
            assert!(
                headings.contains(&title.trim().to_owned()),
                "{entry}: {headings:?}"
            );
            titles.push(title.trim().to_owned());
        }
    }
    let is_listed = |section: &&Section| !matches!(section.role, Role::Colophon | Role::Back);
    let listed = guide.sections.iter().filter(is_listed);
    let wanted: Vec<String> = listed.map(|s| s.title.plain()).collect();
    assert_eq!(titles, wanted);
}

/// The headings of sections on a page.
fn headings_of(document: &Document, page: usize) -> Vec<String> {
    let mut tags = BTreeSet::new();
    for tag in document.pages[page]
        .items
        .iter()
        .filter_map(|item| item.tag)
    {
        if document.tags.nodes[tag.0 as usize].role == TagRole::H2 {
            tags.insert(tag);
        }
    }
    let text = |tag| text::of_pages(document, |other| other == tag);
    tags.into_iter()
        .map(|tag| text(tag).trim().to_owned())
        .collect()
}

#[test]
fn every_page_of_the_file_has_its_boxes() {
    let file = Pdf::load(bundled::built());
    let (_, document) = laid_out();
    assert_eq!(file.pages.len(), document.pages.len());
    for number in 0..file.pages.len() {
        let page = file.page(number);
        for name in ["MediaBox", "CropBox", "BleedBox", "TrimBox"] {
            let found = file.numbers(page, name);
            let wanted = [0.0, 0.0, A5[0], A5[1]];
            let near = found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 0.001);
            assert!(
                found.len() == 4 && near,
                "page {}: {name} {found:?}",
                number + 1
            );
        }
        assert!(
            !page.has(b"Rotate") && !page.has(b"UserUnit"),
            "page {}",
            number + 1
        );
    }
}

#[test]
fn every_page_of_the_file_is_called_by_its_number() {
    let file = Pdf::load(bundled::built());
    let (_, document) = laid_out();
    let wanted: Vec<String> = (1..=document.pages.len()).map(|n| n.to_string()).collect();
    assert_eq!(file.page_labels(), wanted);
    let own: Vec<&str> = document
        .pages
        .iter()
        .filter_map(|p| p.label.as_deref())
        .collect();
    assert_eq!(own, wanted);
}

#[test]
fn all_fonts_are_embedded_and_subset() {
    let file = Pdf::load(bundled::built());
    let fonts = file.fonts();
    assert!(fonts.len() >= 3, "{} fonts", fonts.len());
    for font in fonts {
        let name = file.name(font, "BaseFont");
        let (tag, rest) = name.split_once('+').expect("a subset has a tag");
        assert!(
            tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()),
            "{name}"
        );
        assert!(rest.starts_with("Source"), "{name}");
        assert!(font.has(b"ToUnicode"), "{name} can be read");
        let below = file.dictionaries(font, "DescendantFonts")[0];
        let descriptor = file.dictionary(below, "FontDescriptor");
        let program = pdf::plain(file.stream(descriptor, "FontFile2"));
        let whole = std::fs::metadata(here("fonts").join(format!("{rest}.ttf")));
        let whole = whole.expect("named as its file").len() as usize;
        assert!(
            program.len() * 2 < whole,
            "{name}: {} of {whole}",
            program.len()
        );
        assert_eq!(&program[..4], [0, 1, 0, 0], "{name} is TrueType");
    }
}

#[test]
fn bookmarks_are_the_sections_in_their_order() {
    let (guide, document) = laid_out();
    let file = Pdf::load(bundled::built());
    let bookmarks = file.bookmarks();
    // The parts stand above their sections; the back belongs to none.
    let all = || {
        bookmarks
            .iter()
            .flat_map(|mark| std::iter::once(mark).chain(&mark.children))
    };
    let parts: Vec<String> = guide
        .sections
        .iter()
        .filter_map(|s| Some(s.part.as_ref()?.plain()))
        .collect();
    let of_parts = all()
        .map(|mark| mark.title.clone())
        .filter(|title| parts.contains(title));
    assert_eq!(of_parts.collect::<Vec<_>>(), parts);
    let wanted: Vec<String> = guide.sections.iter().map(|s| s.title.plain()).collect();
    let sections = all().filter(|mark| wanted.contains(&mark.title));
    assert_eq!(
        sections.map(|mark| mark.title.clone()).collect::<Vec<_>>(),
        wanted
    );
    let bookmarks: Vec<_> = all().filter(|mark| wanted.contains(&mark.title)).collect();
    for mark in &bookmarks {
        let headings = headings_of(document, mark.page);
        assert!(
            headings.contains(&mark.title),
            "{} on {}",
            mark.title,
            mark.page + 1
        );
    }
    // Below a section stand only titles of its own blocks, in their order.
    for (mark, section) in bookmarks.iter().zip(guide.sections.iter()) {
        let titles = section
            .blocks
            .iter()
            .filter_map(|block| block.title.as_ref());
        let mut titles = titles.map(Text::plain);
        for child in &mark.children {
            assert!(titles.any(|title| title == child.title), "{}", child.title);
            assert!(child.page >= mark.page, "{}", child.title);
        }
    }
}

#[test]
fn links_of_the_file_lead_where_they_say() {
    let (guide, _) = laid_out();
    let file = Pdf::load(bundled::built());
    let mut found = Vec::new();
    for link in (0..file.pages.len()).flat_map(|nth| file.annotations(nth)) {
        let says = file.text(link, "Contents");
        let (title, number) = says.rsplit_once(", side ").expect("a page");
        let target = file.target(file.get(link, "Dest"));
        assert_eq!(number, (target + 1).to_string(), "{says}");
        found.push(title.to_owned());
    }
    let is_listed = |section: &&Section| !matches!(section.role, Role::Colophon | Role::Back);
    let listed = guide.sections.iter().filter(is_listed);
    let wanted: Vec<String> = listed
        .flat_map(|s| s.part.iter().chain([&s.title]).map(Text::plain))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_structure_holds_the_headings_in_order() {
    let (guide, document) = laid_out();
    let file = Pdf::load(bundled::built());
    let headings: Vec<String> = file
        .roles()
        .into_iter()
        .filter(|role| role == "H1" || role == "H2")
        .collect();
    let mut wanted = vec!["H1"];
    wanted.extend(vec!["H2"; guide.sections.len() + 1]);
    assert_eq!(headings, wanted, "the title, the contents, the sections");
    let mut titles = vec![guide.title.plain(), "Innhold".to_owned()];
    titles.extend(guide.sections.iter().map(|section| section.title.plain()));
    let is_heading = |role| matches!(role, TagRole::H1 | TagRole::H2);
    let mut found: Vec<(TagId, String)> = Vec::new();
    for item in document.pages.iter().flat_map(|page| &page.items) {
        let Some(tag) = item.tag else { continue };
        let known = found.iter().any(|(other, _)| *other == tag);
        if is_heading(document.tags.nodes[tag.0 as usize].role) && !known {
            found.push((tag, text::of_pages(document, |other| other == tag)));
        }
    }
    let found: Vec<&str> = found.iter().map(|(_, text)| text.trim()).collect();
    assert_eq!(found, titles);
}

#[test]
fn the_file_says_what_it_is() {
    let (guide, _) = laid_out();
    let file = Pdf::load(bundled::built());
    let catalog = file.catalog();
    assert_eq!(file.text(catalog, "Lang"), "nb");
    assert!(file.holds(file.dictionary(catalog, "MarkInfo"), "Marked"));
    let viewer = file.dictionary(catalog, "ViewerPreferences");
    assert!(file.holds(viewer, "DisplayDocTitle"));
    let title = guide.title.plain();
    assert_eq!(file.text(file.info(), "Title"), title);
    let xmp = file.xmp();
    let texts = xml::texts(&xmp).unwrap_or_else(|fault| panic!("{fault} in {xmp}"));
    assert!(texts.contains(&title), "{texts:?}");
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
}

#[test]
fn the_guide_has_no_faults() {
    // What `trykk check` would say.
    assert_eq!(bundled::booklet().found, []);
}
