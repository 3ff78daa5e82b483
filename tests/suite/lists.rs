//! Points without titles on the pages of a booklet: their marks, where marks and words stand, and where pages
//! end between them. Their tags are read back in `things`.

use trykk::build::project::Loaded;
use trykk::content::Guide;
use trykk::diag::Diagnostics;
use trykk::pages::{Document, ItemKind, ListNumbering, PageRequest, TagRole};
use trykk::source::{Memory, Sources};
use trykk::units::Abs;

use crate::support::bundled::{self, BOOKLET};
use crate::support::files::here;
use crate::support::text;

fn load() -> Loaded {
    bundled::load(&here(""), Some(BOOKLET)).0
}

/// A chapter of these blocks as the bundled booklet sets it; the pages of the chapter.
fn set(loaded: &Loaded, blocks: &str) -> Document {
    let words = format!(
        "lang = 'nb'\ntitle = 'Hefte'\n[[section]]\nid = 'en'\ntitle = 'Del'\n{}",
        blocks.replace("[[block]]", "[[section.block]]")
    );
    let mut flow = loaded.designs[BOOKLET].flow().expect("a booklet").clone();
    flow.cover = None;
    flow.contents = None;
    bundled::lay_out(loaded, &guide(&words), &flow, &PageRequest::default())
}

fn guide(words: &str) -> Guide {
    let mut sources = Sources::new(Memory::from([("a.toml", words.as_bytes())]));
    let mut diags = Diagnostics::new();
    let guide = trykk::content::guide::load(&mut sources, "a.toml", None, &mut diags);
    assert_eq!(diags.sorted(), []);
    guide.expect("a guide")
}

/// A list of these points with this marker.
fn list(marker: &str, points: &[String]) -> String {
    let points = points.join(", ");
    format!("[[block]]\nkind = 'list'\nmarker = '{marker}'\npoints = [{points}]\n")
}

fn numbered(count: usize, word: &str) -> Vec<String> {
    (1..=count).map(|n| format!("'{word}{n}'")).collect()
}

/// The runs of words of each page: what they say, where they begin and end, and their baseline.
fn runs(document: &Document) -> Vec<Vec<(String, Abs, Abs, Abs)>> {
    let pages = document.pages.iter().map(|page| {
        let runs = page.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Glyphs(glyphs) => {
                let (at, words) = (glyphs.at, text::of(glyphs));
                Some((words.trim().to_owned(), at.x, at.x + glyphs.width, at.y))
            }
            _ => None,
        });
        runs.collect()
    });
    pages.collect()
}

#[test]
fn numbers_end_alike_and_words_begin_alike() {
    let document = set(&load(), &list("number", &numbered(11, "punkt")));
    let runs = runs(&document).concat();
    let of = |words: &str| {
        let run = runs.iter().find(|(said, ..)| said == words);
        run.unwrap_or_else(|| panic!("{words} in {runs:?}"))
    };
    let hair = Abs::pt(0.1);
    for (short, long) in [("9.", "10."), ("1.", "11.")] {
        let (short, long) = (of(short), of(long));
        let apart = (short.2 - long.2).max(long.2 - short.2);
        assert!(
            apart < hair && short.1 > long.1 + Abs::pt(2.0),
            "{short:?} {long:?}"
        );
    }
    for (number, words) in [("9.", "punkt9"), ("10.", "punkt10")] {
        let (number, words) = (of(number), of(words));
        assert_eq!(words.1, of("punkt1").1);
        assert!(words.1 > number.2 + Abs::pt(3.0));
        assert_eq!(number.3, words.3, "on one baseline");
    }
}

#[test]
fn lists_say_how_they_are_marked_and_where_there_is_a_box_to_tick() {
    let marked = [
        (
            "bullet",
            ListNumbering::Disc,
            "•",
            ("–", ListNumbering::Disc),
        ),
        (
            "number",
            ListNumbering::Decimal,
            "1.",
            ("a)", ListNumbering::LowerAlpha),
        ),
        (
            "tick",
            ListNumbering::Square,
            "",
            ("", ListNumbering::Square),
        ),
    ];
    for (marker, numbering, label, (below, numbering_below)) in marked {
        let points = [
            "'gå'".to_owned(),
            "{ text = 'ta med', points = ['sko'] }".to_owned(),
        ];
        let document = set(&load(), &list(marker, &points));
        let nodes = &document.tags.nodes;
        let lists = nodes.iter().filter(|node| node.role == TagRole::L);
        let numberings: Vec<_> = lists.filter_map(|node| node.numbering).collect();
        assert_eq!(numberings, [numbering, numbering_below], "{marker}");
        let labels = |tag: trykk::pages::TagId| nodes[tag.0 as usize].role == TagRole::Lbl;
        let said: Vec<String> = text::sequences(&document, labels)
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        let second = label.replace('1', "2");
        assert_eq!(said, [label, &second, below], "{marker}");
        let boxes = nodes.iter().filter(|node| node.role == TagRole::Lbl);
        let spoken = boxes.filter_map(|node| node.alt.as_deref());
        let expected = if marker == "tick" { 3 } else { 0 };
        let spoken: Vec<&str> = spoken.collect();
        assert_eq!(spoken, vec!["rute til å krysse av i"; expected], "{marker}");
    }
}

#[test]
fn a_box_to_tick_has_room_for_a_pen() {
    let document = set(&load(), &list("tick", &numbered(2, "punkt")));
    let is_label =
        |tag: trykk::pages::TagId| document.tags.nodes[tag.0 as usize].role == TagRole::Lbl;
    let items = document.pages.iter().flat_map(|page| &page.items);
    let boxes = items.filter(|item| item.tag.is_some_and(is_label));
    let sides: Vec<f64> = boxes
        .filter_map(|item| match &item.kind {
            ItemKind::Path {
                path,
                stroke: Some(_),
                ..
            } => Some(path.bounds()?.size.width.to_mm()),
            _ => None,
        })
        .collect();
    assert_eq!(sides.len(), 2);
    assert!(
        sides.iter().all(|side| (3.5..5.0).contains(side)),
        "{sides:?}"
    );
}

#[test]
fn neither_the_first_point_nor_the_last_stands_alone_on_a_page() {
    let loaded = load();
    let mut split = 0;
    for above in 10..30 {
        let lines: String = (0..above).map(|n| format!("Linje {n}.\n\n")).collect();
        let text = format!("[[block]]\nkind = 'text'\ntext = '''{lines}'''\n");
        let document = set(&loaded, &(text + &list("bullet", &numbered(30, "punkt"))));
        let on_page = |page: &Vec<(String, Abs, Abs, Abs)>| {
            page.iter()
                .filter(|(said, ..)| said.starts_with("punkt"))
                .count()
        };
        let counts: Vec<usize> = runs(&document).iter().map(on_page).collect();
        assert_eq!(counts.iter().sum::<usize>(), 30);
        assert!(!counts.contains(&1), "{above} lines above: {counts:?}");
        split += usize::from(counts.iter().all(|count| *count < 30));
    }
    assert!(split > 0, "no list was split");
}

#[test]
fn a_point_of_many_lines_breaks_between_them_and_its_lines_stay_under_each_other() {
    let long = format!("'{}'", "ord som fyller linjen ".repeat(150));
    let document = set(&load(), &list("number", &[long, "'kort'".to_owned()]));
    let pages = runs(&document);
    assert!(pages.len() > 1, "one page");
    let lefts: Vec<Abs> = pages
        .iter()
        .map(|page| {
            let words = page.iter().filter(|(said, ..)| said.contains("fyller"));
            let mut lefts: Vec<Abs> = words.map(|run| run.1).collect();
            lefts.dedup();
            assert_eq!(lefts.len(), 1, "{lefts:?}");
            lefts[0]
        })
        .collect();
    // Left pages have another margin than right ones, but every second page the same.
    for pair in lefts.windows(3) {
        assert_eq!(pair[0], pair[2]);
    }
    let marks = pages.iter().flatten().filter(|(said, ..)| said == "1.");
    assert_eq!(marks.count(), 1);
}
