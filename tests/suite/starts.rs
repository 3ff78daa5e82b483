//! Where sections begin, how a book is filled to whole sheets, and where writing space goes: the
//! bundled guide set under other rules than its own.

use trykk::build::project::Loaded;
use trykk::content::{Guide, Role};
use trykk::design::{CoverArt, FlowRule, Start};
use trykk::geom::Segment;
use trykk::pages::{self, Document, Item, ItemKind, PageRequest, TagRole};
use trykk::units::Abs;

use crate::support::bundled::{self, BOOKLET, guide, lay_out};
use crate::support::files::here;
use crate::support::text;

/// The bundled project.
fn load() -> Loaded {
    let (loaded, diags) = bundled::load(&here(""), Some(BOOKLET));
    assert!(!diags.has_errors(), "{:?}", diags.sorted());
    loaded
}

/// The words of the booklet but those of its back and of its colophon, which begin on a page of their own.
fn inside(loaded: &Loaded) -> Guide {
    let mut words = guide(&loaded.guides).clone();
    let is_inside =
        |section: &trykk::content::Section| !matches!(section.role, Role::Colophon | Role::Back);
    words.sections.retain(is_inside);
    words
}

/// The booklet with its design changed by `change`.
fn set(loaded: &Loaded, multiple_of: usize, change: impl FnOnce(&mut FlowRule)) -> Document {
    set_words(loaded, &inside(loaded), multiple_of, change)
}

/// The same with other words.
fn set_words(
    loaded: &Loaded,
    words: &Guide,
    multiple_of: usize,
    change: impl FnOnce(&mut FlowRule),
) -> Document {
    let mut flow = loaded.designs[BOOKLET].flow().expect("a booklet").clone();
    change(&mut flow);
    let request = PageRequest {
        multiple_of,
        ..PageRequest::default()
    };
    lay_out(loaded, words, &flow, &request)
}

fn begin(design: &mut FlowRule, start: Start) {
    let own = design.only_sections.values_mut().map(|own| &mut own.value);
    for rules in own.chain([&mut *design.sections]) {
        for rule in [&mut rules.chapter, &mut rules.notes, &mut rules.closing] {
            rule.start = start;
        }
    }
}

/// The words of every heading of a section, with the index of its page.
fn headings(document: &Document) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut last = None;
    for (page, item) in items(document) {
        let (ItemKind::Glyphs(glyphs), Some(tag)) = (&item.kind, item.tag) else {
            continue;
        };
        if document.tags.nodes[tag.0 as usize].role != TagRole::H2 {
            continue;
        }
        let words = text::of(glyphs);
        if last == Some(tag) {
            found.last_mut().expect("a heading").1.push_str(&words);
        } else {
            found.push((page, words));
        }
        last = Some(tag);
    }
    found
}

fn items(document: &Document) -> impl Iterator<Item = (usize, &Item)> {
    let pages = document.pages.iter().enumerate();
    pages.flat_map(|(index, page)| page.items.iter().map(move |item| (index, item)))
}

/// How many lines to write on each page has: level, thin and as wide as the text.
fn rulings(document: &Document) -> Vec<usize> {
    let of = |page: &pages::Page| {
        let level = |item: &&Item| match &item.kind {
            ItemKind::Path {
                path,
                fill: None,
                stroke: Some(stroke),
                ..
            } => match path.segments.as_slice() {
                [Segment::Move(from), Segment::Line(to)] => {
                    from.y == to.y && stroke.dash.is_empty() && to.x.to_mm() - from.x.to_mm() > 50.0
                }
                _ => false,
            },
            _ => false,
        };
        page.items.iter().filter(level).count()
    };
    document.pages.iter().map(of).collect()
}

#[test]
fn sections_begin_on_right_hand_pages_where_the_layout_says_so() {
    let loaded = load();
    let document = set(&loaded, 1, |design| begin(design, Start::Recto));
    let found = headings(&document);
    assert_eq!(found.len(), inside(&loaded).sections.len() + 1);
    for (page, words) in &found[1..] {
        assert!(page.is_multiple_of(2), "{words} on page {}", page + 1);
    }
}

#[test]
fn sections_share_pages_where_the_layout_says_so() {
    let loaded = load();
    let apart = set(&loaded, 1, |_| {});
    let flowing = set(&loaded, 1, |design| begin(design, Start::Flow));
    assert!(flowing.pages.len() < apart.pages.len());
    let (apart, flowing) = (headings(&apart), headings(&flowing));
    let shared = flowing.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    assert!(shared.count() > 0);
    let words = |found: &[(usize, String)]| -> Vec<String> {
        found.iter().map(|(_, words)| words.clone()).collect()
    };
    assert_eq!(words(&apart), words(&flowing));
}

#[test]
fn writing_space_is_kept_wherever_it_falls() {
    let loaded = load();
    let notes = |section: &trykk::content::Section| section.role == Role::Notes;
    let number = inside(&loaded).sections.iter().position(notes);
    let number = number.expect("a section for notes");
    for start in [Start::Page, Start::Flow] {
        let document = set(&loaded, 1, |design| begin(design, start));
        // The heading of the contents stands before those of the sections.
        let (page, words) = &headings(&document)[number + 1];
        let lines = rulings(&document)[*page];
        assert!(lines >= 3, "{lines} lines below {words}");
    }
}

#[test]
fn a_book_is_filled_to_whole_sheets_before_its_last_words() {
    let loaded = load();
    let plain = set(&loaded, 1, |_| {});
    for multiple_of in [2, 4, 16] {
        let document = set(&loaded, multiple_of, |_| {});
        assert!(document.pages.len().is_multiple_of(multiple_of));
        assert!(document.pages.len() < plain.pages.len() + multiple_of);
        let last = headings(&document).pop().expect("a heading");
        assert_eq!(last.0, document.pages.len() - 1);
        assert_eq!(last.1, headings(&plain).pop().expect("a heading").1);
    }
    // Last words on a right-hand page leave its back for notes.
    for multiple_of in [2, 4, 16] {
        let document = set(&loaded, multiple_of, |design| begin(design, Start::Recto));
        assert!(document.pages.len().is_multiple_of(multiple_of));
        let last = headings(&document).pop().expect("a heading");
        assert!(last.0.is_multiple_of(2) && last.0 + 1 < document.pages.len());
    }
    // Without last words the note pages end the book.
    let mut open = inside(&loaded);
    open.sections
        .retain(|section| section.role != Role::Closing);
    let document = set_words(&loaded, &open, 4, |_| {});
    assert!(document.pages.len().is_multiple_of(4));
    assert!(*rulings(&document).last().expect("a page") > 10);
}

#[test]
fn a_chapter_after_the_last_words_still_leaves_whole_sheets() {
    let loaded = load();
    let mut more = inside(&loaded);
    let chapter = more.sections.iter().position(|s| s.role == Role::Chapter);
    let moved = more.sections.remove(chapter.expect("a chapter"));
    more.sections.push(moved);
    let document = set_words(&loaded, &more, 4, |_| {});
    assert!(document.pages.len().is_multiple_of(4));
    assert!(*rulings(&document).last().expect("a page") > 10);
}

#[test]
fn the_contents_close_up_before_they_take_a_second_page() {
    let loaded = load();
    let mut more = inside(&loaded);
    let extra = more.sections[1].clone();
    more.sections.insert(1, extra);
    let document = set_words(&loaded, &more, 1, |_| {});
    // The cover, one page of contents, then the first section.
    assert_eq!(headings(&document)[1].0, 2);
}

#[test]
fn without_a_cover_the_title_stands_above_the_first_words() {
    let loaded = load();
    for contents in [true, false] {
        let document = set(&loaded, 1, |design| {
            design.cover = None;
            if !contents {
                design.contents = None;
            }
        });
        let is_title = |tag: pages::TagId| document.tags.nodes[tag.0 as usize].role == TagRole::H1;
        let read: Vec<_> = items(&document)
            .filter_map(|(page, item)| Some((page, item.tag?)))
            .collect();
        let (page, first) = read[0];
        assert!(page == 0 && is_title(first));
        assert!(read.iter().all(|(_, tag)| *tag == first || !is_title(*tag)));
    }
}

#[test]
fn the_back_is_the_last_page_of_the_last_sheet_and_has_the_land_of_the_cover() {
    let loaded = load();
    let mut words = inside(&loaded);
    let mut back = words.sections[0].clone();
    back.role = Role::Back;
    back.blocks.clear();
    words.sections.push(back);
    for multiple_of in [1, 2, 4, 16] {
        // The drawings of the older kind go round the fold as a mirror image.
        let document = set_words(&loaded, &words, multiple_of, |design| {
            design.art.clear();
            let cover = design.cover.as_mut().expect("a cover");
            cover.art = CoverArt::Picture;
        });
        assert!(document.pages.len().is_multiple_of(multiple_of));
        let found = headings(&document);
        let (back, inside) = found.split_last().expect("headings");
        assert_eq!(back.0, document.pages.len() - 1);
        assert_eq!(back.1, found[1].1, "a copy of the first section");
        assert!(inside.iter().all(|(page, _)| *page < back.0));
        // The land meets itself at the fold: where it ends on the back, it begins on the cover.
        let cover = heights_at(&document, 0, |x, y| x < y);
        let fold = heights_at(&document, back.0, |x, y| x > y);
        assert!(cover.len() > 2, "{cover:?}");
        assert_eq!(cover, fold);
    }
}

/// The heights, in hundredths of a millimetre, at which filled shapes of a page have a corner at its outermost place
/// to one side.
fn heights_at(document: &Document, page: usize, farther: fn(Abs, Abs) -> bool) -> Vec<i64> {
    let drawn = items(document).filter(|(index, _)| *index == page);
    let paths = drawn.filter_map(|(_, item)| match &item.kind {
        ItemKind::Path {
            path,
            fill: Some(_),
            ..
        } => Some(path),
        _ => None,
    });
    let ends = paths.flat_map(|path| &path.segments);
    let ends: Vec<_> = ends
        .filter_map(|segment| match segment {
            Segment::Move(end) | Segment::Line(end) | Segment::Cubic(_, _, end) => Some(*end),
            Segment::Close => None,
        })
        .collect();
    let outermost = ends.iter().map(|end| end.x);
    let outermost = outermost.reduce(|a, b| if farther(a, b) { a } else { b });
    let outermost = outermost.expect("something is drawn");
    let mut heights: Vec<i64> = ends
        .iter()
        .filter(|end| (end.x - outermost).to_mm().abs() < 0.01)
        .map(|end| (end.y.to_mm() * 100.0).round() as i64)
        .collect();
    heights.sort_unstable();
    heights.dedup();
    heights
}
