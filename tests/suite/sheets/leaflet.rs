//! Leaflets: words that flow over panels of one sheet, which is folded.

use trykk::build::{Edition, Request};
use trykk::pages::ItemKind;

use std::fs;

use super::{SmallProject, guide, plan, slots, told};
use crate::support::files::here;

/// The layout of a leaflet of A4, folded like this.
fn layout(fold: &str, sheet: &str) -> String {
    format!(
        "format = \"leaflet\"\n{fold}\ntrim = \"A4\"\nsafe = \"6mm\"\ngrid = \"8pt\"\n\n[margin]\n\
         top = \"14mm\"\nbottom = \"14mm\"\ninner = \"10mm\"\nouter = \"10mm\"\n\n[section]\n\
         start = \"page\"\n\n[sheet.office]\npaper = \"A4\"\nschema = \"leaflet\"\n{sheet}\n"
    )
}

const LETTER: &str = "fold = \"letter\"";

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
        ("fold = \"gate\"", 8, "Brett høyre del inn, 73,9 mm"),
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
        let count: usize = plan(&built).sheets[0]
            .sides
            .iter()
            .map(|side| side.slots.len())
            .sum();
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
    let request = Request {
        editions: vec![Edition::Screen],
        keep_items: true,
        ..Request::default()
    };
    let project = SmallProject::new(&text, &layout(LETTER, ""));
    let (built, found) = project.build(&request);
    assert_eq!(found, [""; 0]);
    let built = built.expect("a product");
    let pages = &built
        .screen
        .as_ref()
        .expect("a screen edition")
        .document
        .pages;
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

/// All strings of a TOML value under keys that hold words.
fn strings(value: &toml::Value, key: &str, found: &mut Vec<String>) {
    match value {
        toml::Value::String(text) if ["title", "subtitle", "text", "quotes"].contains(&key) => {
            found.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        toml::Value::Array(list) => list.iter().for_each(|value| strings(value, key, found)),
        toml::Value::Table(table) => {
            let keys = table.iter();
            keys.for_each(|(key, value)| strings(value, key, found));
        }
        _ => {}
    }
}

#[test]
fn the_words_of_the_bundled_leaflet_are_the_guides() {
    let words = |path: &str| {
        let text = fs::read_to_string(here(path)).expect("readable");
        let table: toml::Table = text.parse().expect("TOML");
        let mut found = Vec::new();
        strings(&toml::Value::Table(table), "", &mut found);
        found
    };
    let guide = words("content/veileder.toml");
    let leaflet = words("content/brosjyre.toml");
    assert!(leaflet.len() > 30, "{}", leaflet.len());
    // Contact details have no words in the guide.
    let own = [
        "Her finner du oss",
        "Hvem",
        "Adresse",
        "Telefon",
        "Åpningstider",
    ];
    for text in &leaflet {
        let known = guide.contains(text) || own.contains(&text.as_str()) || text.starts_with('{');
        assert!(known, "{text}");
    }
}
