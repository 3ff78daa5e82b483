//! How sections end: room for notes at the foot of leaflets, last words behind pages that fill the book, prompts
//! above lines to write on, and covers and panels that are too full.

use std::sync::Arc;

use trykk::build::{Edition, Request};
use trykk::pages::{Document, Glyphs, ItemKind, Page};

use crate::sheets::SmallProject;
use crate::support::text;

/// A layout of a leaflet of A4, whose sections follow each other.
fn leaflet(fold: &str) -> String {
    format!(
        "format = \"leaflet\"\nfold = \"{fold}\"\ntrim = \"A4\"\nsafe = \"6mm\"\ngrid = \"8pt\"\n\n[margin]\n\
         top = \"14mm\"\nbottom = \"14mm\"\ninner = \"8mm\"\nouter = \"8mm\"\n\n[cover]\naccent = \"fjord\"\n\n\
         [section]\nstart = \"flow\"\n"
    )
}

/// A layout of a booklet of A5; its sections begin as `start` says.
fn booklet(start: &str, rules: &str) -> String {
    format!(
        "format = \"booklet\"\ntrim = \"A5\"\nsafe = \"9mm\"\ngrid = \"8pt\"\n\n[margin]\ntop = \"19mm\"\n\
         bottom = \"23mm\"\ninner = \"18mm\"\nouter = \"16mm\"\n\n[cover]\naccent = \"fjord\"\n\n[section]\n\
         start = \"{start}\"\n\n{rules}\n[sheet.office]\npaper = \"A4\"\nschema = \"saddle\"\n"
    )
}

/// A guide of these sections, each with its id, its title, more keys, and blocks.
fn guide(sections: &[(&str, &str, String)]) -> String {
    let section = |(id, keys, blocks): &(&str, &str, String)| {
        format!("[[section]]\nid = \"{id}\"\ntitle = \"Kapittel {id}\"\n{keys}\n{blocks}\n")
    };
    let sections: String = sections.iter().map(section).collect();
    format!("lang = \"nb\"\ntitle = \"Hefte\"\n\n{sections}")
}

fn paragraph(words: usize, end: &str) -> String {
    let words = "et ord og et lite ".repeat(words.div_ceil(5));
    format!("[[section.block]]\nkind = \"text\"\ntext = \"Her står {words}{end}.\"\n")
}

/// The pages of an edition, and what is said of them.
fn made(words: &str, layout: &str, edition: Edition) -> (Option<Arc<Document>>, Vec<String>) {
    let request = Request {
        editions: vec![edition],
        keep_items: true,
        ..Request::default()
    };
    let (built, said) = SmallProject::new(words, layout).build(&request);
    let built = built.and_then(|built| match edition {
        Edition::Screen => Some(built.screen?.document),
        _ => Some(built.office?.document),
    });
    (built, said)
}

/// The pages of an edition of which nothing is said.
fn sound(words: &str, layout: &str, edition: Edition) -> Arc<Document> {
    let (document, said) = made(words, layout, edition);
    assert_eq!(said, [""; 0]);
    document.expect("a document")
}

fn glyphs(page: &Page) -> impl Iterator<Item = &Glyphs> {
    page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some(glyphs),
        _ => None,
    })
}

fn words(page: &Page) -> String {
    glyphs(page).map(text::of).collect()
}

/// How far down the rule above the notes of a page stands, in points.
fn note_rule(page: &Page) -> Option<f64> {
    let mut rules = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Path {
            path,
            stroke: Some(_),
            ..
        } => {
            let bounds = path.bounds()?;
            // A quarter of the text, which is 16 mm narrower than the narrowest panel.
            let panel = bounds.size.width.to_mm() * 4.0 + 16.0;
            let is_rule =
                (page.trim.width.to_mm() - panel).abs() < 3.0 && bounds.size.height.to_pt() < 0.01;
            is_rule.then(|| bounds.origin.y.to_pt())
        }
        _ => None,
    });
    rules.next()
}

#[test]
fn words_of_leaflets_keep_clear_of_the_notes_below_them() {
    let mut pages_with_notes = 0;
    for (fold, count) in [("half", 260), ("letter", 204), ("z", 204), ("gate", 116)] {
        for more in 0..10 {
            let half = "ord17 ".repeat(count / 2 + more * 4);
            let blocks = || {
                format!(
                    "[[section.block]]\nkind = \"text\"\ntitle = \"Del\"\n\
                     text = \"{half}\\n\\n{half}[kilde](https://eksempel.no/0)\"\n\
                     [[section.block]]\nkind = \"text\"\ntitle = \"To\"\ntext = \"siste linje her\"\n"
                )
            };
            let words = guide(&[("a", "", blocks()), ("b", "", blocks())]);
            let (document, said) = made(&words, &leaflet(fold), Edition::Screen);
            assert_eq!(said, [""; 0], "{fold} {more}");
            for page in &document.expect("a document").pages {
                let Some(rule) = note_rule(page) else {
                    continue;
                };
                pages_with_notes += 1;
                let above = glyphs(page).map(|words| words.at.y.to_pt() + words.size.to_pt() * 0.2);
                let lowest = above.filter(|foot| *foot < rule + 4.0).fold(0.0, f64::max);
                assert!(lowest <= rule, "{fold} {more}: {lowest} {rule}");
            }
        }
    }
    assert!(pages_with_notes > 30, "{pages_with_notes}");
}

#[test]
fn last_words_that_follow_a_chapter_end_the_book_alone_where_it_is_filled() {
    let closing = ("z", "role = \"closing\"", paragraph(10, ""));
    let chapter = |count: usize| ("a", "", paragraph(count, ""));
    let on = |document: &Document, id: &str| -> Vec<usize> {
        let title = format!("Kapittel {id}");
        let pages = (1..).zip(&document.pages);
        let there = pages.filter(|(_, page)| words(page).contains(&title));
        there.map(|(number, _)| number).collect()
    };
    let words = guide(&[chapter(20), closing.clone()]);
    let document = sound(&words, &leaflet("letter"), Edition::Screen);
    assert_eq!((on(&document, "a"), on(&document, "z")), (vec![2], vec![6]));
    // A cover and two pages are one page short of a sheet: the notes come before the last words.
    let words = guide(&[chapter(20), closing.clone()]);
    let document = sound(&words, &booklet("flow", ""), Edition::Office);
    assert_eq!(document.pages.len(), 4);
    assert_eq!((on(&document, "a"), on(&document, "z")), (vec![2], vec![4]));
    // On a screen nothing is filled, and they follow the chapter.
    let document = sound(&words, &booklet("flow", ""), Edition::Screen);
    assert_eq!((on(&document, "a"), on(&document, "z")), (vec![2], vec![2]));
}

#[test]
fn a_prompt_is_asked_wherever_its_section_ends() {
    let asked = "[[section.block]]\nid = \"q\"\nkind = \"steps\"\nitems = [{ title = \"Hva tenker du?\" }]\n";
    let rule = "[only.a]\nkind = \"section\"\nprompt = \"q.1\"\n";
    let mut alone = Vec::new();
    for length in [60, 240].into_iter().chain((390..560).step_by(10)) {
        let words = guide(&[
            ("a", "", paragraph(length, "")),
            ("b", "", asked.to_owned()),
        ]);
        let document = sound(&words, &booklet("page", rule), Edition::Screen);
        let pages: Vec<String> = document.pages.iter().map(self::words).collect();
        let asked = pages
            .iter()
            .filter(|words| words.contains("Hva tenker du?"));
        assert_eq!(asked.count(), 2, "{length}");
        alone.push(pages.iter().any(|words| words == "Hva tenker du?"));
    }
    // Some of these leave the prompt a page of its own, and others do not.
    assert!(alone.contains(&true) && alone.contains(&false), "{alone:?}");
    // Where the next section goes on below, there is no end of a page to ask at.
    let words = guide(&[("a", "", paragraph(20, "")), ("b", "", asked.to_owned())]);
    let (_, said) = made(&words, &booklet("flow", rule), Edition::Screen);
    assert_eq!(said, ["prompt-left-out"]);
}

#[test]
fn the_page_of_the_back_is_its_number() {
    let back = ("bak", "role = \"back\"", paragraph(5, ""));
    let words = guide(&[
        ("a", "", paragraph(5, "se side {page:bak}")),
        ("b", "", paragraph(5, "")),
        back,
    ]);
    let document = sound(&words, &booklet("page", ""), Edition::Screen);
    let page = self::words(&document.pages[1]);
    assert!(page.contains("se side 4."), "{page}");
}

#[test]
fn a_contrast_with_many_notes_goes_on_to_the_next_page() {
    let point = |nth: usize| {
        let note = format!("[^{nth}]: Her står en note på akkurat åtte ord.");
        format!("\"Dette er fem ord her[^{nth}]\\n\\n{note}\"")
    };
    let points: Vec<String> = (0..16).map(point).collect();
    let points = points.join(", ");
    let block = format!(
        "[[section.block]]\nkind = \"contrast\"\nyes = {{ title = \"Ja\", points = [{points}] }}\n\
         no = {{ title = \"Nei\", points = [\"En\", \"To\"] }}\n"
    );
    let words = guide(&[("a", "", block)]);
    let (document, said) = made(&words, &booklet("page", ""), Edition::Screen);
    assert_eq!(said, [""; 0]);
    assert!(document.expect("a document").pages.len() > 2);
}

#[test]
fn a_title_that_the_cover_has_no_room_for_is_one_error() {
    let long = "Et langt ord og ".repeat(60);
    let words = guide(&[("a", "", paragraph(5, ""))]);
    let words = words.replacen("title = \"Hefte\"", &format!("title = \"{long}\""), 1);
    let (_, said) = made(&words, &booklet("page", ""), Edition::Screen);
    assert_eq!(said, ["block-too-tall"]);
}
