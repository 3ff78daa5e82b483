//! References in words: links that jump inside a booklet, the numbers of pages, and footnotes, read back.

use std::collections::BTreeSet;
use std::fs;

use crate::breaking::{A5, CARDS, paragraphs, try_build};
use crate::support::pdf::{Element, Pdf, numbers};

/// A guide whose first section refers to the others, which begin on pages of their own.
fn guide(sections: usize, text: &str) -> String {
    let mut guide = format!(
        r#"
lang = "nb"
title = "Hefte"

[[section]]
id = "del-0"
title = "Del 0"

[[section.block]]
kind = "text"
text = '''{text}'''
"#
    );
    for number in 1..=sections {
        guide += &format!(
            r#"
[[section]]
id = "del-{number}"
title = "Del {number}"

[[section.block]]
kind = "text"
text = "Se side {{page:del-0}}."

[[section.block]]
id = "liste-{number}"
kind = "items"
items = [{{ title = "Hold avtaler" }}, {{ title = "Vær ærlig" }}]
"#
        );
    }
    guide
}

/// The screen edition of a booklet.
fn booklet(name: &str, layout: &str, words: &str) -> Pdf {
    let (root, said) = try_build(name, layout, words, "");
    assert!(
        !said.contains("error") && !said.contains("warning"),
        "{said}"
    );
    Pdf::load(&fs::read(root.join("output/prov-screen.pdf")).expect("a file"))
}

#[test]
fn page_numbers_are_those_that_are_printed() {
    let text = "Side {page:del-1}, side {page:liste-12}, side {page:del-0}; {{page:del-1}.";
    let pdf = booklet("numbers", A5, &guide(12, text));
    let found = paragraphs(&pdf);
    assert!(
        found.contains(&"Side 2, side 13, side 1; {page:del-1}.".to_owned()),
        "{found:?}"
    );
    assert_eq!(
        found.iter().filter(|words| *words == "Se side 1.").count(),
        12
    );
    // On paper the pages are the same, with one more for the contents.
    let contents = A5.replace(
        "[section]",
        "[contents]\nstart = \"page\"\ngap = \"4pt\"\n\n[section]",
    );
    let pdf = booklet("numbers-contents", &contents, &guide(12, text));
    let found = paragraphs(&pdf);
    assert!(
        found.contains(&"Side 3, side 14, side 2; {page:del-1}.".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_link_jumps_to_where_its_section_or_block_begins() {
    let text = "Les om [avtaler](#liste-2), eller [del 1](#del-1).";
    let pdf = booklet("jumps", A5, &guide(2, text));
    let targets: Vec<(usize, f64)> = pdf
        .annotations(0)
        .iter()
        .map(|annotation| {
            let target = pdf.get(annotation, "Dest");
            let y = &target.as_array().expect("a place")[3];
            (pdf.target(target), numbers(std::slice::from_ref(y))[0])
        })
        .collect();
    assert_eq!(targets.len(), 2);
    assert_eq!([targets[0].0, targets[1].0], [2, 1]);
    // Heights are counted from below: the list stands under its section's heading.
    assert!(targets[0].1 < targets[1].1);
    let words: Vec<String> = pdf
        .annotations(0)
        .iter()
        .map(|annotation| pdf.text(annotation, "Contents"))
        .collect();
    assert_eq!(words, ["avtaler", "del 1"]);
}

#[test]
fn cards_from_a_guide_keep_the_words_of_its_links() {
    let deck = "lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Hei\"\ntext = 'Les [mer](#del-1).'\n";
    let (root, said) = try_build("jump-on-card", CARDS, deck, "");
    assert!(!said.contains("error"), "{said}");
    let pdf = Pdf::load(&fs::read(root.join("output/prov-screen.pdf")).expect("a file"));
    assert!(paragraphs(&pdf).contains(&"Les mer.".to_owned()));
    assert!(pdf.annotations(0).is_empty());
}

/// A guide of one section whose text has `before` paragraphs of two lines, then a mark.
fn with_note(before: usize, note: &str) -> String {
    let line = "Det er helt normalt at personer i recovery opplever perioder der ingenting føles fremover.\n\n";
    let text =
        line.repeat(before) + "Her står merket[^kilde] midt i setningen.\n\n[^kilde]: " + note;
    guide(1, &text)
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_of_its_mark_with_links_both_ways() {
    for before in 0..14 {
        let words = with_note(
            before,
            "Anthony (1993), *Recovery from mental illness*, som sier hvorfor.",
        );
        let pdf = booklet(&format!("note-{before}"), A5, &words);
        let elements = pdf.elements();
        let position = |role: &str| elements.iter().position(|element| element.role == role);
        let note = position("Note").expect("a note");
        let mark = position("Reference").expect("a mark");
        let of = |from: usize, role: &str| {
            let found = elements[from..].iter().find(|element| element.role == role);
            found.expect("there")
        };
        let (back, forth) = (of(note, "Link"), of(mark, "Link"));
        assert_eq!((back.words.as_str(), forth.words.as_str()), ("¹", "¹"));
        let said = of(note, "P");
        assert_eq!(said.pages, forth.pages, "{before}");
        assert_eq!(back.pages, forth.pages);
        let page = forth.pages[0];
        let links = pdf.annotations(page);
        let heights: Vec<(f64, f64)> = links
            .iter()
            .map(|link| {
                let target = pdf.get(link, "Dest");
                assert_eq!(pdf.target(target), page);
                let y = &target.as_array().expect("a place")[3];
                (
                    pdf.numbers(link, "Rect")[1],
                    numbers(std::slice::from_ref(y))[0],
                )
            })
            .collect();
        let [mark, note] = heights[..] else {
            panic!("{heights:?}");
        };
        // The mark stands above the note, and each leads to about where the other is.
        assert!(mark.0 > note.0, "{heights:?}");
        assert!(
            (mark.1 - note.0).abs() < 30.0 && (note.1 - mark.0).abs() < 30.0,
            "{heights:?}"
        );
        // Nothing stands below the text area, whose foot is 23 mm above the edge.
        assert!(note.0 > 23.0 / 25.4 * 72.0 - 1.0, "{heights:?}");
    }
}

#[test]
fn notes_are_numbered_through_the_guide_in_reading_order() {
    let text = "Først[^b], så[^a].\n\n[^a]: Andre.\n\n[^b]: Første.";
    let list = r#"
[[section.block]]
kind = "items"
items = [{ title = "Hold avtaler", text = """
Fjerde[^d].

[^d]: Og den.
""" }]
"#;
    let pdf = booklet("note-numbers", A5, &(guide(0, text) + list));
    let elements = pdf.elements();
    let notes: Vec<String> = elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.role == "Note")
        .map(|(at, _)| {
            let words = elements[at + 1..at + 4]
                .iter()
                .map(|element| element.words.trim());
            words.collect::<Vec<_>>().join(" ").trim().to_owned()
        })
        .collect();
    assert_eq!(notes, ["¹ Første.", "² Andre.", "³ Og den."]);
}

/// The notes of a booklet: the words of each, and the pages that these stand on.
fn notes(pdf: &Pdf) -> Vec<(String, Vec<usize>)> {
    let elements = pdf.elements();
    let notes = elements.iter().enumerate();
    let notes = notes.filter(|(_, element)| element.role == "Note");
    let said = |(at, note): (usize, &Element)| {
        let inside = elements[at + 1..].iter();
        let inside = inside.take_while(|element| element.depth > note.depth);
        let said: Vec<&Element> = inside.skip_while(|element| element.role != "P").collect();
        let words: String = said.iter().map(|element| element.words.as_str()).collect();
        let pages: BTreeSet<usize> = said.iter().flat_map(|e| e.pages.clone()).collect();
        (words.trim().to_owned(), pages.into_iter().collect())
    };
    notes.map(said).collect()
}

#[test]
fn a_note_with_several_marks_is_printed_once_on_each_page_that_has_one() {
    let text =
        "Her[^a], der[^a] og sist[^b].\n\nOgså her[^a].\n\n[^a]: Den ene.\n\n[^b]: Den andre.";
    let pdf = booklet("note-twice", A5, &guide(0, text));
    let found = notes(&pdf);
    let wanted = [("Den ene.", vec![0]), ("Den andre.", vec![0])];
    assert_eq!(
        found,
        wanted.map(|(words, pages)| (words.to_owned(), pages))
    );
    let elements = pdf.elements();
    let marks = elements
        .windows(2)
        .filter(|pair| pair[0].role == "Reference");
    let marks: Vec<&str> = marks.map(|pair| pair[1].words.as_str()).collect();
    assert_eq!(marks, ["¹", "¹", "²", "¹"]);
}

#[test]
fn a_note_that_a_page_has_no_room_for_goes_on_at_the_foot_of_the_next() {
    let sentence = "Det er helt normalt at personer i recovery opplever perioder uten fremgang. ";
    let pdf = booklet("note-long", A5, &with_note(3, &sentence.repeat(90)));
    let found = notes(&pdf);
    let [(words, pages)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert!(pages.len() > 2, "{pages:?}");
    assert_eq!(words.matches("helt normalt").count(), 90);
    // It begins on the page of its mark.
    let elements = pdf.elements();
    let mark = elements
        .iter()
        .position(|element| element.role == "Reference");
    let link = &elements[mark.expect("a mark") + 1];
    assert_eq!(link.pages[0], pages[0]);
}

#[test]
fn a_note_can_have_several_paragraphs() {
    let text = "Her[^a].\n\n[^a]: Først dette.\n\n    Så dette.";
    let pdf = booklet("note-paragraphs", A5, &guide(0, text));
    let found = notes(&pdf);
    assert!(
        found[0].0.contains("Først dette.") && found[0].0.ends_with("Så dette."),
        "{found:?}"
    );
}

#[test]
fn addresses_that_the_words_do_not_say_stand_in_notes() {
    let text = "Se [kurset](https://eksempel.no/kurs/), [eksempel.no](https://eksempel.no), \
                [ring oss](tel:+4722000000) og [kurset igjen](https://eksempel.no/kurs/). Egen[^a].\n\n[^a]: Note.";
    let pdf = booklet("addresses", A5, &guide(0, text));
    let found: Vec<String> = notes(&pdf).into_iter().map(|(words, _)| words).collect();
    assert_eq!(found, ["eksempel.no/kurs", "+4722000000", "Note."]);
    let layout = format!("links = \"none\"\n{A5}");
    let pdf = booklet("addresses-none", &layout, &guide(0, text));
    let found: Vec<String> = notes(&pdf).into_iter().map(|(words, _)| words).collect();
    assert_eq!(found, ["Note."]);
}

#[test]
fn addresses_stand_in_brackets_in_notes_and_on_the_back_which_have_no_foot() {
    let text = "Egen[^a].\n\n[^a]: Les [alt](https://eksempel.no/mer).";
    let back = "\n[[section]]\nid = \"bak\"\ntitle = \"Bak\"\nrole = \"back\"\n\n[[section.block]]\nkind = \"text\"\n\
                text = \"Se [kurset](https://eksempel.no/kurs/) i dag.\"\n";
    let words = guide(0, text) + back;
    let pdf = booklet("addresses-back", A5, &words);
    let found: Vec<String> = notes(&pdf).into_iter().map(|(words, _)| words).collect();
    // The words of links stand behind those of the note itself.
    assert_eq!(found, ["Les  ().alteksempel.no/mer"]);
    assert!(paragraphs(&pdf).contains(&"Se  () i dag.".to_owned()));
    let elements = pdf.elements();
    let links = elements.iter().filter(|element| element.role == "Link");
    let links: Vec<&str> = links.map(|link| link.words.as_str()).collect();
    assert!(links.contains(&"eksempel.no/kurs"), "{links:?}");
    let layout = format!("links = \"none\"\n{A5}");
    let pdf = booklet("addresses-back-none", &layout, &words);
    assert!(paragraphs(&pdf).contains(&"Se  i dag.".to_owned()));
}

#[test]
fn page_numbers_in_titles_are_those_of_the_pages_in_feet_and_bookmarks_too() {
    let words = guide(2, "Tekst.").replace(
        "title = \"Del 1\"",
        "title = \"Del 1, se side {page:del-2}\"",
    );
    let layout = format!("{A5}\n[foot]\nbaseline = \"11mm\"\n");
    let pdf = booklet("page-in-title", &layout, &words);
    let titles: Vec<String> = pdf.bookmarks().into_iter().map(|mark| mark.title).collect();
    assert!(
        titles.contains(&"Del 1, se side 3".to_owned()),
        "{titles:?}"
    );
}

#[test]
fn marks_side_by_side_have_a_comma_between_them_that_belongs_to_neither() {
    let text = "Les [alt](https://a.no/x)[^1] og to[^1][^2] kilder om 20 m²[^2].\n\n[^1]: En.\n\n[^2]: To.";
    let pdf = booklet("marks-beside", A5, &guide(0, text));
    let elements = pdf.elements();
    let marks = elements
        .windows(2)
        .filter(|pair| pair[0].role == "Reference");
    let marks: Vec<&str> = marks.map(|pair| pair[1].words.as_str()).collect();
    assert_eq!(marks, ["¹", "²", "²", "³", "³"]);
    let said: String = elements
        .iter()
        .map(|element| element.words.as_str())
        .collect();
    assert_eq!(said.matches(',').count(), 3, "{said}");
    let words = &elements
        .iter()
        .find(|element| element.role == "P")
        .expect("words")
        .words;
    assert!(
        words.contains(",") && words.contains("kilder om 20 m²,"),
        "{words}"
    );
}

#[test]
fn notes_behind_a_long_one_go_on_with_it_in_order() {
    let sentence = "Det er helt normalt at personer i recovery opplever perioder uten fremgang. ";
    for times in [20, 26, 34, 60] {
        let text = format!(
            "Her[^a] og der[^b], og der[^c].\n\n[^a]: {}\n\n[^b]: Den andre.\n\n[^c]: Den tredje.",
            sentence.repeat(times)
        );
        let pdf = booklet(&format!("notes-behind-{times}"), A5, &guide(1, &text));
        let found = notes(&pdf);
        let [(first, pages), (second, there), (third, last)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(first.matches("helt normalt").count(), times);
        assert_eq!(
            (second.as_str(), third.as_str()),
            ("Den andre.", "Den tredje.")
        );
        assert!(
            pages.last() <= there.first() && there.last() <= last.first(),
            "{found:?}"
        );
        assert_eq!(
            (pages[0], pages.len() > 1),
            (0, times > 30),
            "{times}: {found:?}"
        );
    }
}
