//! The sheets and the screen files of the repository's own decks, read back. Where cards must stand
//! is computed here by hand, from the sizes of cards and paper alone.

mod sheets;

use std::collections::BTreeMap;
use std::fs;

use sheets::{Area, EXACT, Mm, SHEETS, near, sides};

use crate::support::cards::{DECKS, build, built};
use crate::support::files::here;
use crate::support::pdf::{Element, Pdf, is_colour};

fn load(file: &str) -> Pdf {
    Pdf::load(&built(file))
}

#[test]
fn every_card_stands_in_its_place_to_a_hundredth_of_a_millimetre() {
    for sheets in &SHEETS {
        let file = load(&format!("{}-office.pdf", sheets.deck));
        assert_eq!(
            file.page_operations().len(),
            sheets.cards * (1 + usize::from(sheets.backs)),
            "{}",
            sheets.deck
        );
        let sides = sides(&file, sheets.card);
        let each = 1 + usize::from(sheets.backs);
        let places = sheets.columns * sheets.rows;
        assert_eq!(
            sides.len(),
            sheets.cards.div_ceil(places) * each,
            "{}",
            sheets.deck
        );
        for (number, side) in sides.iter().enumerate() {
            let (sheet, is_back) = (number / each, number % each == 1);
            let name = format!("{}, side {}", sheets.deck, number + 1);
            let fits = side
                .paper
                .iter()
                .zip(sheets.paper)
                .all(|(a, b)| near(*a, b));
            assert!(fits, "{name}: {:?}", side.paper);
            assert_eq!(side.cards.len(), sheets.on(sheet), "{name}");
            for (nth, page) in side.cards.iter().enumerate() {
                let front = sheets.place(nth);
                let wanted = if is_back { sheets.behind(front) } else { front };
                assert!(
                    page.trim.is(&wanted),
                    "{name}: {:?}, not {wanted:?}",
                    page.trim
                );
                assert!(page.clip.is(&wanted.outset(3.0)), "{name}: {:?}", page.clip);
                let card = sheet * places + nth;
                let wanted = card * each + usize::from(is_back);
                assert_eq!(page.page, wanted, "{name}, place {}", nth + 1);
            }
        }
    }
}

#[test]
fn every_back_lies_behind_its_front_with_its_head_at_the_same_edge() {
    for sheets in SHEETS.iter().filter(|sheets| sheets.backs) {
        let file = load(&format!("{}-office.pdf", sheets.deck));
        for pair in sides(&file, sheets.card).chunks(2) {
            let [front, back] = pair else {
                panic!("{}: a front without a back", sheets.deck);
            };
            for page in &front.cards {
                let there = sheets.behind(page.trim);
                let found: Vec<_> = back.cards.iter().filter(|b| b.trim.is(&there)).collect();
                assert_eq!(found.len(), 1, "{}: {there:?}", sheets.deck);
                // The back of a card is the page behind its front.
                assert_eq!(found[0].page, page.page + 1, "{}", sheets.deck);
                // Turned over its long edge, a lying sheet has its upper edge below.
                let lying = sheets.paper[0] > sheets.paper[1];
                let up = if lying {
                    [page.up[0], -page.up[1]]
                } else {
                    [-page.up[0], page.up[1]]
                };
                assert_eq!(found[0].up, up, "{}", sheets.deck);
            }
        }
    }
}

#[test]
fn every_face_stands_on_the_sheets_once() {
    for sheets in &SHEETS {
        let file = load(&format!("{}-office.pdf", sheets.deck));
        let mut used = BTreeMap::<usize, usize>::new();
        for page in sides(&file, sheets.card)
            .iter()
            .flat_map(|side| &side.cards)
        {
            *used.entry(page.page).or_default() += 1;
        }
        let often: Vec<usize> = used.into_values().collect();
        let faces = sheets.cards * (1 + usize::from(sheets.backs));
        assert_eq!(often, vec![1; faces], "{}", sheets.deck);
    }
}

#[test]
fn crop_marks_stand_outside_every_card_and_point_at_its_edges() {
    for sheets in &SHEETS {
        let file = load(&format!("{}-office.pdf", sheets.deck));
        let each = 1 + usize::from(sheets.backs);
        for (number, side) in sides(&file, sheets.card).iter().enumerate() {
            if number % each == 1 {
                assert!(side.marks.is_empty(), "{}: marks on a back", sheets.deck);
                continue;
            }
            // Both edges of every column above and below, of every row at both sides.
            let wanted = 4 * (sheets.columns + sheets.rows);
            assert_eq!(side.marks.len(), wanted, "{}", sheets.deck);
            let places = (0..sheets.columns * sheets.rows).map(|nth| sheets.place(nth));
            let places: Vec<Area> = places.collect();
            for &[from, to] in &side.marks {
                let steps = (0..=10).map(|n| f64::from(n) / 10.0);
                for along in steps {
                    let at = [0, 1].map(|i| from[i] + (to[i] - from[i]) * along);
                    let inked = places.iter().any(|place| place.outset(3.0).holds(at));
                    assert!(!inked, "{}: a mark at {at:?}", sheets.deck);
                    let reached = at
                        .iter()
                        .zip(side.paper)
                        .all(|(at, size)| 5.0 - EXACT < *at && *at < size - 5.0 + EXACT);
                    assert!(
                        reached,
                        "{}: {at:?} is in the printer's margin",
                        sheets.deck
                    );
                }
                let level = near(from[1], to[1]);
                let edges = places.iter().flat_map(|place| match level {
                    true => [place.y, place.y + place.height],
                    false => [place.x, place.x + place.width],
                });
                let here = if level { from[1] } else { from[0] };
                assert!(
                    edges.into_iter().any(|edge| near(edge, here)),
                    "{}: {here}",
                    sheets.deck
                );
            }
        }
    }
}

#[test]
fn a_ruler_of_a_hundred_millimetres_stands_in_the_waste_of_every_front() {
    for sheets in &SHEETS {
        let file = load(&format!("{}-office.pdf", sheets.deck));
        let each = 1 + usize::from(sheets.backs);
        for (number, side) in sides(&file, sheets.card).iter().enumerate() {
            if number % each == 1 {
                assert!(side.ruler.is_empty(), "{}: a ruler on a back", sheets.deck);
                continue;
            }
            let [from, to] = side.ruler[0];
            assert!(near(from[1], to[1]), "{}: it lies", sheets.deck);
            assert!(near(to[0] - from[0], 100.0), "{}", to[0] - from[0]);
            for (nth, tick) in side.ruler[1..=11].iter().enumerate() {
                let x = from[0] + 10.0 * nth as Mm;
                assert!(near(tick[0][0], x) && near(tick[1][0], x), "{tick:?}");
            }
            let places = (0..sheets.columns * sheets.rows).map(|nth| sheets.place(nth));
            let places: Vec<Area> = places.collect();
            for at in side.ruler.iter().flatten() {
                let inked = places.iter().any(|place| place.outset(3.0).holds(*at));
                assert!(!inked, "{}: the ruler at {at:?}", sheets.deck);
                let mut sizes = at.iter().zip(side.paper);
                let reached = sizes.all(|(at, size)| 5.0 < *at && *at < size - 5.0);
                assert!(reached, "{}: {at:?}", sheets.deck);
            }
        }
    }
    // Nothing is cut off a booklet of one sheet.
    let zine = sides(&load("lommehefte-office.pdf"), [74.25, 105.0]);
    assert!(zine.iter().all(|side| side.ruler.is_empty()));
}

#[test]
fn the_pocket_booklet_folds_to_its_order() {
    let file = load("lommehefte-office.pdf");
    let sides = sides(&file, [74.25, 105.0]);
    assert_eq!((file.page_operations().len(), sides.len()), (8, 1));
    let side = &sides[0];
    assert!(near(side.paper[0], 297.0) && near(side.paper[1], 210.0));
    // The slit, and ticks at the ends of the five folds, the middle one being cut but at its ends.
    let slit = [[74.25, 105.0], [222.75, 105.0]];
    let is_slit = |mark: &&[[Mm; 2]; 2]| {
        let mut ends = mark.iter().flatten().zip(slit.iter().flatten());
        ends.all(|(found, wanted)| near(*found, *wanted))
    };
    assert_eq!(side.marks.iter().filter(is_slit).count(), 1);
    for [from, to] in &side.marks {
        let on_fold = match near(from[1], to[1]) {
            true => near(from[1], 105.0),
            false => [74.25, 148.5, 222.75].into_iter().any(|x| near(from[0], x)),
        };
        assert!(on_fold, "{from:?} {to:?}");
    }
    assert_eq!(side.marks.len(), 1 + 3 * 2 + 2);
    let rows = [([8, 1, 2, 3], 0.0, 1), ([7, 6, 5, 4], 105.0, -1)];
    let mut seen = 0;
    for (pages, y, up) in rows {
        for (column, page) in pages.into_iter().enumerate() {
            let found = side.cards.iter().filter(|placed| placed.page == page - 1);
            let found: Vec<_> = found.collect();
            assert_eq!(found.len(), 1, "page {page}");
            let wanted = Area {
                x: 74.25 * column as Mm,
                y,
                width: 74.25,
                height: 105.0,
            };
            assert!(
                found[0].trim.is(&wanted),
                "page {page}: {:?}",
                found[0].trim
            );
            assert_eq!(found[0].up, [0, up], "page {page}");
            seen += 1;
        }
    }
    assert_eq!(seen, side.cards.len());
}

#[test]
fn grey_sheets_have_no_colour() {
    for deck in DECKS {
        let mut found = [0, 0];
        for (nth, file) in ["office-gray", "office"].into_iter().enumerate() {
            let file = load(&format!("{deck}-{file}.pdf"));
            found[nth] = file.drawn().filter(is_colour).count();
        }
        assert_eq!(found[0], 0, "{deck}");
        assert!(found[1] > 10, "{deck} has no colour in colour either");
    }
}

/// The headings of a file, card by card.
fn headings(elements: &[Element]) -> Vec<&str> {
    let roles = elements.iter().map(|element| element.role.as_str());
    roles
        .filter(|role| role.len() == 2 && role.starts_with('H'))
        .collect()
}

#[test]
fn a_screen_file_has_a_section_a_card_with_its_back() {
    for (deck, cards, faces) in [
        ("huskekort", 9, 2),
        ("samtalekort", 16, 2),
        ("refleksjonskort", 8, 1),
        ("lommehefte", 8, 1),
    ] {
        let pdf = load(&format!("{deck}-screen.pdf"));
        assert_eq!(pdf.pages.len(), cards * faces, "{deck}");
        let elements = pdf.elements();
        assert_eq!(
            (elements[0].role.as_str(), elements[0].depth),
            ("Document", 1),
            "{deck}"
        );
        // Every element below the document is a card, and all its words are on the card's pages.
        let mut card = 0;
        for element in &elements[1..] {
            if element.depth == 2 {
                assert_eq!(element.role, "Sect", "{deck}");
                card += 1;
            }
            assert!(
                element.pages.iter().all(|on| on / faces + 1 == card),
                "{deck}: {element:?}"
            );
        }
        assert_eq!(card, cards, "{deck}");
        let mut wanted = vec!["H2"; cards];
        wanted[0] = "H1";
        assert_eq!(headings(&elements), wanted, "{deck}");
        let marks = pdf.bookmarks();
        let leads: Vec<usize> = marks.iter().map(|mark| mark.page).collect();
        let fronts: Vec<usize> = (0..cards).map(|card| card * faces).collect();
        assert_eq!(leads, fronts, "{deck}");
        let first: Vec<&Element> = elements
            .iter()
            .filter(|e| e.role.starts_with('H'))
            .collect();
        for (mark, heading) in marks.iter().zip(first) {
            assert_eq!(mark.title, heading.words, "{deck}");
            assert!(mark.children.is_empty(), "{deck}");
        }
    }
}

#[test]
fn english_words_say_that_they_are_english() {
    let file = load("huskekort-screen.pdf");
    assert_eq!(file.text(file.catalog(), "Lang"), "nb");
    let elements = file.elements();
    let english = elements
        .iter()
        .filter(|element| element.lang.as_deref() == Some("en"));
    let words: Vec<&str> = english.map(|element| element.words.trim()).collect();
    // All five on the back of the title, and that of its letter on the back of each rule.
    let five = [
        "Connectedness",
        "Hope",
        "Identity",
        "Meaning",
        "Empowerment",
    ];
    let rules = [0, 3, 4, 2, 2, 1, 4].map(|nth: usize| five[nth]);
    assert_eq!(words, [&five[..], &rules[..]].concat());
    let other = elements
        .iter()
        .filter_map(|element| element.lang.as_deref());
    assert!(other.into_iter().all(|lang| lang == "en"));
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let again = build(&here(""), &DECKS, "again");
    for deck in DECKS {
        for file in ["screen", "office", "office-gray"] {
            let file = format!("{deck}-{file}.pdf");
            assert!(
                fs::read(again.join(&file)).expect("a file") == built(&file),
                "{file}"
            );
        }
    }
}
