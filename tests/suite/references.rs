//! References in words: links that jump inside a booklet, and the numbers of pages, read back.

use std::fs;

use crate::breaking::{A5, CARDS, paragraphs, try_build};
use crate::support::pdf::{Pdf, numbers};

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
