//! The links of the guides and of the other pages that people read: the files and the places that they name are there.

use std::collections::BTreeSet;
use std::fs;

use crate::docs::PAGES;
use crate::support::files::here;

/// Every page that leads to others: of the repository, of the guide and of the reference.
fn linking_pages() -> Vec<String> {
    let mut pages: Vec<String> = ["README.md", "CONTRIBUTING.md", "content/README.md"]
        .map(str::to_owned)
        .into();
    for folder in [
        PAGES,
        "docs/reference/nb/src/nokler",
        "docs/reference/en/src",
        "docs/reference/en/src/keys",
    ] {
        for entry in fs::read_dir(here(folder)).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            let name = name.to_string_lossy();
            if name.ends_with(".md") {
                pages.push(format!("{folder}/{name}"));
            }
        }
    }
    pages
}

/// The places of a page that links can name: its headings, as web pages of Markdown call them, and anchors.
fn places(text: &str) -> BTreeSet<String> {
    let anchors = text.split("<a id=\"").skip(1);
    let anchors = anchors.filter_map(|part| Some(part.split_once('"')?.0.to_owned()));
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let named = headings.map(|line| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    });
    anchors.chain(named).collect()
}

#[test]
fn the_files_and_places_that_the_guides_name_are_there() {
    let mut seen = 0;
    for page in linking_pages() {
        let text = fs::read_to_string(here(&page)).expect("a page");
        let folder = here(&page);
        let folder = folder.parent().expect("a folder");
        for part in text.split("](").skip(1) {
            let (target, _) = part.split_once(')').expect("a closed link");
            let (path, place) = target.split_once('#').unwrap_or((target, ""));
            // Links of examples lead nowhere here; the picture of the pages is made from the built guide.
            let example = ["#huskeregler", "pictures/NAME.png"].contains(&target);
            if target.contains(':') || example || target.ends_with("pages.png") {
                continue;
            }
            let to = match path {
                "" => here(&page),
                _ => folder.join(path),
            };
            assert!(to.exists(), "{page}: {target}");
            // Of a book, only that is published which it holds, and the pictures that both share.
            if let Some((book, _)) = page.split_once("/src/") {
                let to = fs::canonicalize(&to).expect("there");
                let own = [format!("{book}/src"), "docs/reference/pictures".to_owned()];
                let mut own = own
                    .iter()
                    .map(|own| fs::canonicalize(here(own)).expect("there"));
                assert!(own.any(|own| to.starts_with(own)), "{page}: {target}");
            }
            if !place.is_empty() {
                let there = fs::read_to_string(&to).expect("a page");
                assert!(places(&there).contains(place), "{page}: {target}");
            }
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen} links");
}
