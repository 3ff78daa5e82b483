//! Large print, note pages, planner and handout, as the library lays them out.

use std::collections::BTreeMap;
use std::fs;

use trykk::geom::{Path as Outline, Point, Segment};
use trykk::pages::{Document, Glyphs, Item, ItemKind, Page, TagId, TagRole};
use trykk::source::Span;
use trykk::units::Abs;

use crate::support::bundled::{self, Product};
use crate::support::files::{fresh, here};
use crate::support::pdf::Pdf;
use crate::support::text;

/// Every text of a document, with its item.
fn texts(document: &Document) -> impl Iterator<Item = (&Item, &Glyphs)> {
    let items = document.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some((item, glyphs)),
        _ => None,
    })
}

/// The words that are read, in their order: what says a thing twice, as the contents and the prompts
/// do, counts where it says it last. Where lines break does not count, nor a hyphen that broke one.
fn words(document: &Document) -> Vec<String> {
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut last: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for (item, glyphs) in texts(document) {
        let (Some(_), Some(span)) = (item.tag, item.span) else {
            continue;
        };
        let key = (span.start, span.end);
        match found.last_mut() {
            Some((before, words)) if *before == span => *words += &text::of(glyphs),
            _ => found.push((span, text::of(glyphs))),
        }
        last.insert(key, found.len() - 1);
    }
    let kept = found.into_iter().enumerate();
    let kept = kept.filter(|(at, (span, _))| last[&(span.start, span.end)] == *at);
    let bare = |words: String| -> String { words.chars().filter(|c| c.is_alphabetic()).collect() };
    kept.map(|(_, (_, words))| bare(words)).collect()
}

#[test]
fn large_print_says_the_same_in_type_of_18_points() {
    let (large, usual) = (Product::sound("hefte-storskrift"), bundled::booklet());
    let design = &large.design;
    let (large, usual) = (&large.document, &usual.document);
    let least = texts(large).map(|(_, glyphs)| glyphs.size.to_pt());
    let least = least.fold(f64::MAX, f64::min);
    assert!(least > 17.999, "{least}");
    // Feet too: the number of the second page stands among its texts.
    let foot = |item: &&Item| match &item.kind {
        ItemKind::Glyphs(glyphs) => item.tag.is_none() && text::of(glyphs) == "2",
        _ => false,
    };
    assert_eq!(large.pages[1].items.iter().filter(foot).count(), 1);
    let (of_large, of_usual) = (words(large), words(usual));
    assert_eq!(of_large, of_usual);
    assert!(
        of_large.concat().len() > 8_000,
        "{}",
        of_large.concat().len()
    );
    let cards = |name: &trykk::design::StyleName| format!("{name:?}").starts_with("Card");
    for (name, style) in design.styles.iter().filter(|(name, _)| !cards(name)) {
        let display = style.size > Abs::pt(30.0) && style.balance;
        let least = if display { 1.18 } else { 1.4 };
        assert!(style.leading / style.size >= least, "{name:?}");
        assert!(!style.hyphenate, "{name:?}");
        assert_ne!(style.align, trykk::design::Align::Justify, "{name:?}");
    }
}

/// The straight lines of a page that are decoration, by their ends; dotted ones with their step.
fn rulings(page: &Page, width: f64) -> Vec<(Point, Point, Option<Abs>)> {
    let line = |item: &Item| match &item.kind {
        ItemKind::Path {
            path: Outline { segments, .. },
            stroke: Some(stroke),
            ..
        } if item.tag.is_none() && (stroke.width.to_pt() - width).abs() < 1e-9 => {
            match segments.as_slice() {
                [Segment::Move(from), Segment::Line(to)] => {
                    Some((*from, *to, stroke.dash.get(1).copied()))
                }
                _ => None,
            }
        }
        _ => None,
    };
    page.items.iter().filter_map(line).collect()
}

/// How far off the multiples of `pitch` a length is.
fn off(length: Abs, pitch: Abs) -> f64 {
    let share = length / pitch;
    (share - share.round()).abs()
}

#[test]
fn note_pages_are_ruled_from_the_edge_of_the_paper() {
    for (name, least) in [("notatark-a4", 29), ("notatark-a5", 18)] {
        let product = Product::sound(name);
        let document = &product.document;
        let trim = product.design.page.trim;
        let kinds = [(8.0, 0.5), (5.0, 1.3), (5.0, 0.25), (8.0, 0.5)];
        assert_eq!(document.pages.len(), kinds.len());
        for (page, (pitch, width)) in document.pages.iter().zip(kinds) {
            let pitch = Abs::mm(pitch);
            let lines = rulings(page, width);
            assert!(lines.len() >= least, "{name}: {}", lines.len());
            for (from, to, step) in &lines {
                let level = (from.y - to.y).to_pt().abs() < 1e-9;
                let (place, extent) = match level {
                    true => (from.y, trim.height),
                    false => (from.x, trim.width),
                };
                assert!(off(place, pitch) < 1e-6, "{name}: {place}");
                assert!(pitch.fits(place) && place.fits(extent - pitch), "{name}");
                // And none runs to the edge.
                let ends = [from.x.min(to.x), from.y.min(to.y)];
                assert!(ends.iter().all(|end| pitch.fits(*end)), "{name}");
                assert!(from.x.max(to.x).fits(trim.width - pitch), "{name}");
                if let Some(step) = step {
                    assert_eq!(*step, pitch);
                    assert!(off(from.x, pitch) < 1e-6);
                }
            }
            // From one line to the next there is a pitch.
            let mut rows: Vec<f64> = lines
                .iter()
                .filter(|(from, to, _)| from.y == to.y)
                .map(|(from, ..)| from.y.to_pt())
                .collect();
            rows.sort_by(f64::total_cmp);
            rows.dedup();
            for two in rows.windows(2) {
                let steps = (two[1] - two[0]) / pitch.to_pt();
                // The line that parts a Cornell page is heavier, and stands among the others.
                assert!(
                    (steps - 1.0).abs() < 1e-6 || (steps - 2.0).abs() < 1e-6,
                    "{steps}"
                );
            }
        }
        let parts = rulings(&document.pages[3], 1.0);
        assert_eq!(parts.len(), 2, "{name}: the strip and the column");
        // Each part of the Cornell page has its name.
        let named: Vec<String> = texts(document)
            .filter(|(item, _)| item.tag.is_some())
            .map(|(_, glyphs)| text::of(glyphs))
            .collect();
        for name in ["Stikkord", "Notater", "Sammendrag"] {
            assert!(named.iter().any(|words| words == name), "{name}");
        }
        let foot = |page: &Page| {
            let mut words = page.items.iter().filter_map(|item| match &item.kind {
                ItemKind::Glyphs(glyphs) => Some((text::of(glyphs), glyphs.size)),
                _ => None,
            });
            words.any(|(words, size)| {
                words.starts_with("Ikke skriv navn") && Abs::pt(10.0).fits(size)
            })
        };
        assert!(document.pages.iter().all(foot), "{name}");
    }
}

/// The tags below `parent`, in order.
fn below(document: &Document, parent: TagId) -> Vec<(TagId, TagRole)> {
    let nodes = (0u32..).zip(&document.tags.nodes);
    nodes
        .filter(|(_, node)| node.parent == Some(parent))
        .map(|(id, node)| (TagId(id), node.role))
        .collect()
}

#[test]
fn the_planner_is_a_table_with_all_its_cells() {
    let document = &Product::sound("ukeplan").document;
    let tables = (0u32..).zip(&document.tags.nodes);
    let mut tables = tables.filter(|(_, node)| node.role == TagRole::Table);
    let (table, _) = tables.next().expect("a table");
    assert!(tables.next().is_none());
    let rows = below(document, TagId(table));
    let reached = |tag: TagId| {
        let mut items = document.pages.iter().flat_map(|page| &page.items);
        items.any(|item| item.tag == Some(tag))
    };
    assert_eq!(rows.len(), 4);
    for (at, (row, role)) in rows.iter().enumerate() {
        assert_eq!(*role, TagRole::TR);
        let cells = below(document, *row);
        let wanted = |column: usize| match (at, column) {
            (0, _) | (_, 0) => TagRole::TH,
            _ => TagRole::TD,
        };
        let roles: Vec<TagRole> = cells.iter().map(|(_, role)| *role).collect();
        assert_eq!(roles, (0..8).map(wanted).collect::<Vec<_>>(), "row {at}");
        assert!(cells.iter().all(|(cell, _)| reached(*cell)), "row {at}");
    }
    // Cells to write in are as large as a hand needs.
    let cell = below(document, rows[2].0)[3].0;
    let mut outlines = document.pages[0].items.iter();
    let outline = outlines.find(|item| item.tag == Some(cell)).expect("drawn");
    let ItemKind::Path { path, .. } = &outline.kind else {
        panic!("no outline");
    };
    let size = path.bounds().expect("an outline").size;
    assert!(
        size.width > Abs::mm(33.0) && size.height > Abs::mm(38.0),
        "{size:?}"
    );
    // The days of the weekend have cells on a ground, and no heavy outlines.
    let drawn = |cell: &TagId| {
        let items = document.pages[0].items.iter();
        let own = items.filter(|item| item.tag == Some(*cell));
        let mut on_ground = false;
        for item in own {
            let ItemKind::Path { fill, stroke, .. } = &item.kind else {
                panic!("no outline");
            };
            on_ground |= fill.is_some();
            let wide = stroke.as_ref().map_or(Abs::ZERO, |stroke| stroke.width);
            assert!(wide < Abs::pt(1.0), "{wide:?}");
        }
        on_ground
    };
    let days = below(document, rows[2].0);
    let on_ground: Vec<bool> = days.iter().skip(1).map(|(cell, _)| drawn(cell)).collect();
    assert_eq!(on_ground, [false, false, false, false, false, true, true]);
}

#[test]
fn header_cells_say_in_the_file_what_they_head() {
    let output = fresh("planner");
    bundled::build(&here(""), &["ukeplan", "--edition", "screen"], &output);
    let bytes = fs::read(output.join("ukeplan-screen.pdf")).expect("a file");
    let file = Pdf::load(&bytes);
    let mut scopes = BTreeMap::new();
    let mut cells = 0;
    let elements = file.file.objects.values().filter_map(|o| o.as_dict().ok());
    for element in elements.filter(|element| element.has_type(b"StructElem")) {
        match file.name(element, "S").as_str() {
            "TD" => cells += 1,
            "TH" => {
                let scope = file.name(file.dictionary(element, "A"), "Scope");
                *scopes.entry(scope).or_insert(0) += 1;
            }
            _ => {}
        }
    }
    assert_eq!(cells, 21);
    assert_eq!(
        scopes,
        [("Column".to_owned(), 8), ("Row".to_owned(), 3)].into()
    );
}

#[test]
fn the_handout_takes_its_words_from_the_guide() {
    let handout = &Product::sound("utdelingsark").document;
    let guide = &bundled::booklet().document;
    // Whatever is read comes from a place that the guide is read from too, but for the mark
    // between names, the names of its parts, and where it stands in the booklet.
    let places: std::collections::BTreeSet<(u32, u32)> = texts(guide)
        .filter_map(|(item, _)| item.span)
        .map(|span| (span.start, span.end))
        .collect();
    let mut strange: Vec<String> = texts(handout)
        .filter(|(item, _)| item.tag.is_some())
        .filter(|(item, _)| {
            let span = item.span.expect("words have a place");
            !places.contains(&(span.start, span.end))
        })
        .map(|(_, glyphs)| text::of(glyphs))
        .collect();
    strange.sort();
    strange.dedup();
    let parts = [
        "Gode samtaler · I hverdagen",
        "Gå sammen",
        "I hverdagen",
        "side",
    ];
    assert_eq!(strange, parts);
    for page in &handout.pages {
        let lines = rulings(page, 0.5);
        assert!(lines.len() >= 20, "{}", lines.len());
    }
}
