//! Numbers that cards take from a booklet of the project: they are those that the booklet prints, whatever is built.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use trykk::build::project::Words;
use trykk::design::Format;
use trykk::diag::Diagnostics;
use trykk::pages::{self, Document, PageRequest};

use crate::breaking::{A5, CARDS, paragraphs};
use crate::support::bundled;
use crate::support::files::{self, copy, fresh, here, trykk};
use crate::support::pdf::Pdf;

/// Cards that name pages and stations of a booklet, and come before it.
const PROJECT: &str = r#"
[[product]]
id = "kort"
content = "kort"
layout = "kort"
theme = "sti"
editions = ["screen", "office"]

[[product]]
id = "hefte"
content = "hefte"
layout = "hefte"
theme = "sti"
editions = ["screen", "office"]
"#;

const DECK: &str = r#"
lang = "nb"
title = "Kort"

[[card]]
title = "Hei"
text = """
Stasjon {station:hefte#tre}

Side {page:hefte#tre}, og side {page: hefte # liste }.
"""
"#;

fn booklet(first: &str) -> String {
    let mut guide = "lang = \"nb\"\ntitle = \"Hefte\"\n".to_owned();
    for (id, text) in [
        ("en", first),
        ("to", "To."),
        ("tre", "Dette er stasjon {station:liste}."),
    ] {
        guide += &format!(
            "\n[[section]]\nid = \"{id}\"\ntitle = \"Del {id}\"\n\n[[section.block]]\nkind = \"text\"\ntext = '''{text}'''\n"
        );
    }
    guide
        + "\n[[section.block]]\nid = \"liste\"\nkind = \"items\"\nitems = [{ title = \"Hold avtaler\" }]\n"
}

fn project(name: &str, first: &str) -> PathBuf {
    let root = fresh(&format!("elsewhere/{name}"));
    let words = booklet(first);
    let files: [(&str, &[u8]); 5] = [
        ("trykk.toml", PROJECT.as_bytes()),
        ("content/kort.toml", DECK.as_bytes()),
        ("content/hefte.toml", words.as_bytes()),
        ("content/layouts/kort.toml", CARDS.as_bytes()),
        ("content/layouts/hefte.toml", A5.as_bytes()),
    ];
    files::write(&root, files);
    for folder in ["content/themes", "content/icons", "fonts"] {
        copy(&here(folder), &root.join(folder));
    }
    root
}

/// Builds these products, all of them where none is named; what is told.
fn build(root: &Path, products: &[&str]) -> String {
    let done = trykk()
        .arg("build")
        .args(products)
        .arg("--project")
        .arg(root)
        .output()
        .expect("started");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!said.contains("error"), "{said}");
    said
}

fn words(root: &Path, file: &str) -> Vec<String> {
    let bytes = fs::read(root.join("output").join(file)).expect("a file");
    paragraphs(&Pdf::load(&bytes))
}

#[test]
fn cards_name_pages_and_stations_of_a_booklet() {
    let root = project("alone", "En.");
    build(&root, &["kort"]);
    let said = words(&root, "kort-screen.pdf");
    assert!(said.contains(&"Stasjon 3".to_owned()), "{said:?}");
    assert!(said.contains(&"Side 3, og side 3.".to_owned()), "{said:?}");
    // Nothing is made of the booklet that nobody asked for.
    assert!(!root.join("output/hefte-screen.pdf").exists());
    let alone = ["kort-screen.pdf", "kort-office.pdf"]
        .map(|file| fs::read(root.join("output").join(file)).expect("a file"));
    build(&root, &[]);
    let together = ["kort-screen.pdf", "kort-office.pdf"]
        .map(|file| fs::read(root.join("output").join(file)).expect("a file"));
    assert_eq!(alone, together);
    let said = words(&root, "hefte-screen.pdf");
    assert!(said.contains(&"Dette er stasjon 3.".to_owned()), "{said:?}");
}

#[test]
fn numbers_follow_the_pages_of_the_booklet() {
    let long = "Dette er en setning om det vi gjør sammen. ".repeat(120);
    let root = project("longer", &long);
    build(&root, &["kort"]);
    let said = words(&root, "kort-screen.pdf");
    assert!(said.contains(&"Side 6, og side 6.".to_owned()), "{said:?}");
    assert!(said.contains(&"Stasjon 3".to_owned()), "{said:?}");
}

/// The numbers of all that has an id in a booklet.
fn numbers(document: &Document) -> BTreeMap<String, Option<String>> {
    let ids = document.ids.iter().enumerate();
    let numbers = ids.map(|(place, id)| (id.clone(), pages::printed(place, document)));
    numbers.collect()
}

#[test]
fn numbers_are_those_of_the_pages_that_are_made() {
    let (all, found) = bundled::load(&here(""), None);
    assert!(!found.has_errors());
    // Where only its numbers are asked for, not all drawings of the booklet are read.
    let (cards, _) = bundled::load(&here(""), Some("huskekort"));
    let of_cards = cards.designs.get("hefte").expect("asked for");
    let of_book = &all.designs["hefte"];
    assert!(of_cards.artworks.drawings.len() < of_book.artworks.drawings.len());
    let mut compared = 0;
    for product in &all.project.products {
        let design = &all.designs[&product.id.value];
        let (Some(Words::Guide(guide)), Format::Booklet(flow)) =
            (all.words(product), &design.format)
        else {
            continue;
        };
        let sheets = design.office.as_ref().map_or(1, |rule| rule.multiple_of());
        for multiple_of in BTreeSet::from([1, sheets]) {
            let request = PageRequest {
                multiple_of,
                ..PageRequest::default()
            };
            let mut diags = Diagnostics::new();
            let whole = pages::lay_out(
                guide,
                (design, flow),
                &all.setters.typesetter(),
                &request,
                &mut diags,
            );
            let whole = numbers(&whole);
            let design = match &*product.id.value {
                "hefte" => of_cards,
                _ => design,
            };
            let mut asked: Vec<BTreeSet<String>> = vec![whole.keys().cloned().collect()];
            // Alone, as that may be behind or before what else stands in the booklet.
            asked.extend(
                whole
                    .keys()
                    .step_by(7)
                    .map(|id| BTreeSet::from([id.clone()])),
            );
            for asked in asked {
                let mut diags = Diagnostics::new();
                let design = (design, flow);
                let document = pages::lay_out_for_numbers(
                    guide,
                    design,
                    &all.setters.typesetter(),
                    (&asked, multiple_of),
                    &mut diags,
                );
                assert!(!diags.has_errors(), "{:?}", diags.sorted());
                let found = numbers(&document);
                for id in &asked {
                    assert_eq!(found[id], whole[id], "{id} of {}", product.id.value);
                    compared += usize::from(found[id].is_some());
                }
            }
        }
    }
    assert!(compared > 100, "{compared}");
}
