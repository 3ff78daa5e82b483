//! Numbers that cards take from a booklet of the project: they are those that the booklet prints, whatever is built.

use std::fs;
use std::path::{Path, PathBuf};

use crate::breaking::{A5, CARDS, paragraphs};
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
