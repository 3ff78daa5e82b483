//! Leaflets: words that flow over panels of one sheet, which is folded.

use std::sync::Arc;

use trykk::build::{Edition, Request};
use trykk::pages::{Document, ItemKind};

use super::{SmallProject, guide, plan, slots, told};

/// The layout of a leaflet of A4, folded like this.
fn layout(fold: &str, sheet: &str) -> String {
    format!(
        "format = \"leaflet\"\n{fold}\ntrim = \"A4\"\nsafe = \"6mm\"\ngrid = \"8pt\"\n\n[margin]\n\
         top = \"14mm\"\nbottom = \"14mm\"\ninner = \"10mm\"\nouter = \"10mm\"\n\n[section]\n\
         start = \"page\"\n\n[sheet.office]\npaper = \"A4\"\nschema = \"leaflet\"\n{sheet}\n"
    )
}

const LETTER: &str = "fold = \"letter\"";

/// The panels as they are read on a screen, with what stands on them; nothing may be found.
fn on_screen(text: &str, layout: &str) -> Arc<Document> {
    let request = Request {
        editions: vec![Edition::Screen],
        keep_items: true,
        ..Request::default()
    };
    let (built, found) = SmallProject::new(text, layout).build(&request);
    assert_eq!(found, [""; 0]);
    let screen = built.expect("a product").screen;
    screen.expect("a screen edition").document
}

#[test]
fn six_panels_of_a4_stand_where_a_letter_fold_wants_them() {
    let built = SmallProject::new(&guide(6), &layout(LETTER, "")).office();
    let sides = |side: usize| -> Vec<(usize, i64)> {
        let found = slots(plan(&built), 0, side);
        let place = |(page, slot): &(usize, trykk::press::Slot)| {
            (*page, (slot.origin.x.to_mm() * 10.0).round() as i64)
        };
        found.iter().map(place).collect()
    };
    assert_eq!(plan(&built).sheets.len(), 1);
    assert_eq!(sides(0), [(5, 0), (6, 980), (1, 1975)]);
    assert_eq!(sides(1), [(2, 0), (3, 995), (4, 1990)]);
    assert_eq!(
        told(&built),
        "Skriv ut tosidig, vend på kortsiden, faktisk størrelse (100 %), 1 ark A4. Legg arket med innsiden \
         opp. Brett høyre del inn, 98 mm fra høyre kant. Brett venstre del inn, 99,5 mm fra venstre kant. \
         Stryk brettene. Omslaget ligger ytterst."
    );
}

#[test]
fn every_fold_has_its_panels_and_its_sentences() {
    for (fold, panels, said) in [
        ("fold = \"half\"", 4, "Brett venstre del inn, 148,5 mm"),
        (
            "fold = \"z\"",
            6,
            "Brett høyre del bakover, 99 mm fra høyre kant",
        ),
        ("fold = \"gate\"", 6, "Brett høyre del inn, 73,9 mm"),
        (
            "fold = \"accordion\"\npanels = 3",
            6,
            "Brett høyre del bakover, 99 mm",
        ),
        ("fold = \"accordion\"", 8, "Brett høyre del inn, 74,2 mm"),
        (
            "fold = \"accordion\"\npanels = 5",
            10,
            "Brett høyre del bakover, 59,4 mm",
        ),
    ] {
        // Narrow panels need narrow margins.
        let layout = layout(fold, "").replace("10mm", "6mm");
        let built = SmallProject::new(&guide(panels), &layout).office();
        let sheets = plan(&built).sheets.to_vec();
        let count: usize = sheets[0].sides.iter().map(|side| side.slots.len()).sum();
        assert_eq!(count, panels, "{fold}");
        let told = told(&built);
        assert!(told.contains(said), "{fold}: {told}");
    }
}

#[test]
fn screens_show_panels_as_pages_and_words_keep_their_measure_from_one_to_the_next() {
    let words = "Et ord og et til, og så enda et. ".repeat(230);
    let text = format!(
        "lang = \"nb\"\ntitle = \"Prøve\"\n\n[[section]]\nid = \"a\"\ntitle = \"Lang\"\n\n\
         [[section.block]]\nkind = \"text\"\ntext = \"{words}\"\n"
    );
    let document = on_screen(&text, &layout(LETTER, ""));
    let pages = &document.pages;
    let widths: Vec<i64> = pages
        .iter()
        .map(|page| (page.trim.width.to_mm() * 10.0).round() as i64)
        .collect();
    assert_eq!(widths, [995, 995, 995, 980, 980, 995]);
    for (nth, page) in pages.iter().enumerate() {
        let glyphs = page.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Glyphs(glyphs) => Some(glyphs),
            _ => None,
        });
        let lines: Vec<(f64, f64)> = glyphs
            .map(|glyphs| (glyphs.at.x.to_mm(), (glyphs.at.x + glyphs.width).to_mm()))
            .collect();
        // The measure of the narrowest panel, 98 mm less 20, in the middle of each.
        let left = (page.trim.width.to_mm() - 78.0) / 2.0;
        for (from, to) in &lines {
            assert!(
                *from > left - 0.5 && *to < left + 78.5,
                "page {}: {from} to {to}",
                nth + 1
            );
        }
        if nth < 4 {
            assert!(
                lines.len() > 20,
                "page {} is full: {}",
                nth + 1,
                lines.len()
            );
        }
    }
}

#[test]
fn last_words_stand_on_the_back_and_pages_for_notes_before_them() {
    let words = guide(2).replacen(
        "title = \"Side 2\"",
        "title = \"Side 2\"\nrole = \"closing\"",
        1,
    );
    let built = SmallProject::new(&words, &layout(LETTER, "")).office();
    let document = &built.office.as_ref().expect("an office edition").document;
    assert_eq!(document.pages.len(), 6);
    let last = document.outline.last().expect("a section");
    assert_eq!((last.title.as_str(), last.page), ("Side 2", 5));
}

/// The pages of a side, from left to right, by their numbers.
fn side_of(fold: &str, pages: usize, side: usize) -> Vec<usize> {
    let layout = layout(fold, "").replace("10mm", "6mm");
    let built = SmallProject::new(&guide(pages), &layout).office();
    let found = slots(plan(&built), 0, side);
    found.iter().map(|(page, _)| *page).collect()
}

#[test]
fn the_last_page_is_the_back_of_the_folded_leaflet() {
    for (fold, pages, outside, inside) in [
        ("fold = \"half\"", 4, vec![4, 1], vec![2, 3]),
        (LETTER, 6, vec![5, 6, 1], vec![2, 3, 4]),
        ("fold = \"z\"", 6, vec![4, 5, 1], vec![2, 3, 6]),
        ("fold = \"gate\"", 6, vec![2, 6, 1], vec![3, 4, 5]),
        (
            "fold = \"accordion\"",
            8,
            vec![8, 6, 7, 1],
            vec![2, 3, 4, 5],
        ),
        (
            "fold = \"accordion\"\npanels = 5",
            10,
            vec![6, 7, 8, 9, 1],
            vec![2, 3, 4, 5, 10],
        ),
    ] {
        assert_eq!(side_of(fold, pages, 0), outside, "{fold}");
        assert_eq!(side_of(fold, pages, 1), inside, "{fold}");
    }
}

#[test]
fn a_leaflet_lies_or_stands_as_its_layout_says() {
    for (trim, width, height) in [
        ("A4", 99.0, 210.0),
        ("A4 landscape", 99.0, 210.0),
        ("A4 portrait", 70.0, 297.0),
        ("210x297mm", 70.0, 297.0),
    ] {
        let layout =
            layout("fold = \"z\"", "").replace("trim = \"A4\"", &format!("trim = \"{trim}\""));
        let built = SmallProject::new(&guide(6), &layout.replace("10mm", "6mm")).office();
        let document = &built.office.as_ref().expect("an office edition").document;
        let size = document.pages[0].trim;
        assert!(
            (size.width.to_mm() - width).abs() < 0.01
                && (size.height.to_mm() - height).abs() < 0.01,
            "{trim}: {size:?}"
        );
        assert!(
            told(&built).contains(&format!("{width} mm fra høyre kant")),
            "{}",
            told(&built)
        );
    }
}

/// From where to where the words of a page reach.
fn reach(page: &trykk::pages::Page) -> (f64, f64) {
    let glyphs = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some(glyphs),
        _ => None,
    });
    glyphs.fold((f64::MAX, 0.0), |(left, right), glyphs| {
        let (from, to) = (glyphs.at.x.to_mm(), (glyphs.at.x + glyphs.width).to_mm());
        (left.min(from), right.max(to))
    })
}

#[test]
fn words_are_as_wide_as_their_panel_where_they_stand_on_one_alone() {
    let section = |nth: usize| {
        let words = "Et ord og et til, og så enda et som er lengre. ".repeat(12);
        format!(
            "\n[[section]]\nid = \"s{nth}\"\ntitle = \"Side {nth}\"\n\n[[section.block]]\nkind = \"text\"\n\
             text = \"{words}\"\n"
        )
    };
    let sections: String = (1..=5).map(section).collect();
    let text = format!("lang = \"nb\"\ntitle = \"Prøve\"\n{sections}");
    let layout = layout(
        "fold = \"letter\"\ntuck = \"5mm\"",
        "[cover]\naccent = \"fjord\"",
    );
    let document = on_screen(&text, &layout);
    let pages = &document.pages;
    let measures: Vec<f64> = pages
        .iter()
        .map(|page| page.trim.width.to_mm() - 20.0)
        .collect();
    assert!(
        (measures[1] - measures[3] - 5.0).abs() < 0.01,
        "{measures:?}"
    );
    for (nth, page) in pages.iter().enumerate().skip(1) {
        let (left, right) = reach(page);
        assert!((left - 10.0).abs() < 0.6, "page {}: {left}", nth + 1);
        // Ragged lines end a little before the edge.
        let short = 10.0 + measures[nth] - right;
        assert!((-0.1..8.0).contains(&short), "page {}: {short}", nth + 1);
    }
}

#[test]
fn a_chapter_that_moves_to_the_wide_panel_is_as_wide_as_that() {
    let section = |(nth, times): (usize, usize)| {
        let words = "Et ord og et til, og så enda et som er lengre. ".repeat(times);
        format!(
            "\n[[section]]\nid = \"s{nth}\"\ntitle = \"Side {nth}\"\n\n[[section.block]]\nkind = \"text\"\n\
             text = \"{words}\"\n"
        )
    };
    // The first takes one panel if it were as wide as the middle, and two as it is; so the second stands on the right
    // gate, and the third on the back, which is wide.
    let sections: String = [(1, 26), (2, 8), (3, 8)].into_iter().map(section).collect();
    let text = format!("lang = \"nb\"\ntitle = \"Prøve\"\n{sections}");
    let layout = layout("fold = \"gate\"", "[cover]\naccent = \"fjord\"").replace("10mm", "6mm");
    let document = on_screen(&text, &layout);
    let found = |words: &str| {
        let entries = document.outline.iter();
        let found = entries
            .filter(|entry| entry.title == words)
            .map(|entry| entry.page);
        found.collect::<Vec<_>>()
    };
    assert_eq!(
        [found("Side 1"), found("Side 2"), found("Side 3")],
        [[2], [4], [5]]
    );
    let (left, right) = reach(&document.pages[5]);
    let width = document.pages[5].trim.width.to_mm();
    assert!(
        width > 140.0 && left < 7.0 && right > width - 25.0,
        "{left} to {right} of {width}"
    );
}
