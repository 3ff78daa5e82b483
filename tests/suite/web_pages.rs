//! What is read without pages, held to the PDF for screens: the same words in the same order, and the same words for
//! pictures. And that a page needs nothing but itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use trykk::build::Edition;

use crate::support::bundled::{build, laid_out, load};
use crate::support::files::{fresh, here};
use crate::support::markup::{Kid, Node};
use crate::support::pdf::{Pdf, Spoken};
use crate::support::small;

/// The two projects, and where they are.
const PROJECTS: [(&str, &str); 2] = [("bundled", ""), ("workshop", "tests/projects/workshop")];

/// The web pages of both projects; PDF files for screens lie beside them.
pub fn built() -> &'static Vec<PathBuf> {
    static BUILT: OnceLock<Vec<PathBuf>> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut pages = Vec::new();
        for (name, project) in PROJECTS {
            let folder = fresh(&format!("web/{name}"));
            let arguments = [
                "--edition",
                "screen",
                "--edition",
                "html",
                "--edition",
                "epub",
            ];
            build(&here(project), &arguments, &folder);
            let files = fs::read_dir(&folder).expect("a folder");
            let files = files.map(|file| file.expect("a file").path());
            pages.extend(files.filter(|path| path.extension().is_some_and(|e| e == "html")));
        }
        pages.sort();
        assert!(pages.len() >= 20, "{pages:?}");
        pages
    })
}

/// Every page with the name of its file.
pub fn pages() -> impl Iterator<Item = (String, Node, String)> {
    built().iter().map(|path| {
        let text = fs::read_to_string(path).expect("a page");
        (path.display().to_string(), Node::read(&text), text)
    })
}

/// Words in reading order: those of the text, and those of footnotes. A picture stands as what it shows, in brackets.
#[derive(Default)]
pub struct Read {
    text: String,
    notes: String,
}

impl Read {
    pub fn lists(&self) -> [Vec<&str>; 2] {
        [&self.text, &self.notes].map(|words| words.split_whitespace().collect())
    }
}

/// A mark before a point, without the signs that stand around a number.
fn bare(mark: &str) -> String {
    mark.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a PDF says, without the table of contents, whose page numbers are those of paper.
fn of_pdf(pdf: &Pdf) -> Read {
    let mut read = Read::default();
    // The elements that are open, whether each is passed over, and whether it is a footnote.
    let mut open: Vec<(String, bool, bool)> = Vec::new();
    let mut label = None::<String>;
    for spoken in pdf.spoken() {
        let (passed, in_note) = open.last().map_or((false, false), |(_, p, n)| (*p, *n));
        match spoken {
            Spoken::Begin { role, alt } => {
                let is_picture = role == "Figure" || (role == "Lbl" && alt.is_some());
                let target = if in_note {
                    &mut read.notes
                } else {
                    &mut read.text
                };
                if !["Link", "Reference", "Span", "Note"].contains(&role.as_str()) {
                    target.push(' ');
                }
                if let (true, Some(alt)) = (is_picture && !passed, alt) {
                    target.push_str(&format!(" [{alt}] "));
                }
                if role == "Lbl" && !in_note {
                    label = Some(String::new());
                }
                let in_note = in_note || role == "Note";
                open.push((role.clone(), passed || role == "TOC", in_note));
            }
            Spoken::End => {
                let (role, passed, in_note) = open.pop().expect("open");
                let target = if in_note {
                    &mut read.notes
                } else {
                    &mut read.text
                };
                if let Some(label) = label.take_if(|_| role == "Lbl") {
                    // Dots are no words.
                    let is_sign = !label.chars().any(char::is_alphanumeric);
                    let words = if label.ends_with(['.', ')']) {
                        bare(&label)
                    } else {
                        label
                    };
                    if !is_sign && !passed {
                        target.push_str(&words);
                    }
                }
                if !["Link", "Reference", "Span", "Note"].contains(&role.as_str()) {
                    target.push(' ');
                }
            }
            Spoken::Words(words) if !passed => match &mut label {
                Some(label) => label.push_str(&words),
                None if in_note => read.notes.push_str(&words),
                None => read.text.push_str(&words),
            },
            Spoken::Words(_) => {}
        }
    }
    read
}

const INLINE: [&str; 5] = ["a", "em", "strong", "span", "h0"];

/// What a page says, without what only a page has: the way past the contents, and the contents.
pub fn of_page(node: &Node, in_notes: bool, read: &mut Read) {
    let in_notes = in_notes || node.is("notes");
    let mut say = |words: &str| {
        let target = if in_notes {
            &mut read.notes
        } else {
            &mut read.text
        };
        target.push_str(words);
    };
    if node.is("skip") || node.is("print") || node.name == "head" {
        return;
    }
    if node.name == "br" {
        say(" ");
    }
    let is_block = !INLINE.contains(&node.name.as_str()) || node.is("mark") || node.is("name");
    if is_block {
        say(" ");
    }
    let alt = node.get("alt").or_else(|| match node.get("role") {
        Some("img") => node.get("aria-label"),
        _ => None,
    });
    if let Some(alt) = alt {
        say(&format!(" [{alt}] "));
    }
    let counted = node.name == "ol" && (node.is("counted") || node.is("letters"));
    let mut number = 0u8;
    for kid in &node.kids {
        match kid {
            Kid::Words(words) => {
                let target = if in_notes {
                    &mut read.notes
                } else {
                    &mut read.text
                };
                target.push_str(words);
            }
            Kid::Node(kid) if node.name == "nav" && kid.name == "ol" => {}
            Kid::Node(kid) => {
                if counted && kid.name == "li" {
                    number += 1;
                    let mark = match node.is("letters") {
                        true => char::from(b'a' + number - 1).to_string(),
                        false => number.to_string(),
                    };
                    read.text.push_str(&format!(" {mark} "));
                }
                of_page(kid, in_notes, read);
            }
        }
    }
    if is_block {
        let target = if in_notes {
            &mut read.notes
        } else {
            &mut read.text
        };
        target.push(' ');
    }
}

#[test]
fn a_web_page_says_what_the_pdf_says_word_by_word() {
    for (path, page, _) in pages() {
        let pdf = path.replace(".html", "-screen.pdf");
        let pdf = Pdf::load(&fs::read(pdf).expect("a PDF"));
        let mut wanted = of_pdf(&pdf);
        let heads = pdf.roles().iter().filter(|role| *role == "H1").count();
        let body = page
            .all()
            .into_iter()
            .find(|node| node.name == "body")
            .expect("a body");
        let is_deck = body.is("deck");
        let mut read = Read::default();
        of_page(body, false, &mut read);
        let title = pdf.text(pdf.info(), "Title");
        if is_deck && (heads != 1 || !wanted.text.trim().starts_with(&first_words(&pdf))) {
            // Cards that all have a heading have none that is of all of them.
            wanted.text = format!("{title} {}", wanted.text);
        }
        assert!(
            read.text.split_whitespace().count() > 15,
            "{path}: {}",
            read.text
        );
        for (wanted, read) in wanted.lists().into_iter().zip(read.lists()) {
            let place = wanted
                .iter()
                .zip(&read)
                .position(|(wanted, read)| wanted != read);
            let place = place.unwrap_or(wanted.len().min(read.len()));
            let around = |words: &[&str]| {
                let from = place.saturating_sub(6).min(words.len());
                words[from..(place + 6).min(words.len())].join(" ")
            };
            assert!(
                wanted == read,
                "{path}:\nPDF  {}\nHTML {}",
                around(&wanted),
                around(&read)
            );
        }
    }
}

/// The words of the heading of all, where it comes first.
fn first_words(pdf: &Pdf) -> String {
    let elements = pdf.elements();
    let first = elements
        .iter()
        .find(|element| !element.words.trim().is_empty());
    let first = first.filter(|element| element.role == "H1");
    first.map_or("\u{0}".to_owned(), |first| first.words.trim().to_owned())
}

#[test]
fn a_page_loads_nothing_and_runs_nothing() {
    for (path, page, text) in pages() {
        for node in page.all() {
            assert!(
                !["script", "link", "iframe", "object", "embed"].contains(&node.name.as_str()),
                "{path}: {}",
                node.name
            );
            for (key, value) in &node.attributes {
                assert!(!key.starts_with("on") && key != "style", "{path}: {key}");
                match key.as_str() {
                    "src" => assert!(value.starts_with("data:image/"), "{path}: {value:.60}"),
                    "href" => {
                        let sound = ["#", "https://", "http://", "mailto:", "tel:"];
                        assert!(node.name == "a", "{path}: {}", node.name);
                        assert!(
                            sound.iter().any(|s| value.starts_with(s)),
                            "{path}: {value}"
                        );
                    }
                    _ => {}
                }
            }
        }
        for address in text.split("url(").skip(1) {
            let address = address.trim_start_matches('"');
            assert!(address.starts_with("data:"), "{path}: {address:.60}");
        }
        assert!(!text.contains("@import"), "{path}");
        assert!(text.contains("default-src &apos;none&apos;"), "{path}");
    }
}

#[test]
fn links_lead_to_something_and_ids_are_there_once() {
    for (path, page, _) in pages() {
        let all = page.all();
        let ids: Vec<&str> = all.iter().filter_map(|node| node.get("id")).collect();
        let once: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), once.len(), "{path}: {ids:?}");
        for node in &all {
            let inside = node.get("href").and_then(|href| href.strip_prefix('#'));
            let named = inside.into_iter().chain(node.get("aria-labelledby"));
            for id in named {
                assert!(once.contains(id), "{path}: #{id}");
            }
        }
        if path.contains("web/bundled/hefte") {
            for id in laid_out().0.ids() {
                assert!(
                    once.contains(id.value.as_str()),
                    "{path}: {}",
                    id.value.as_str()
                );
            }
        }
    }
    let (loaded, _) = load(&here(PROJECTS[1].1), Some("workbook"));
    let path = built()
        .iter()
        .find(|path| path.ends_with("workbook.html"))
        .expect("a page");
    let page = Node::read(&fs::read_to_string(path).expect("a page"));
    let all = page.all();
    for id in loaded.guides["content/workbook.toml"].ids() {
        let id = id.value.as_str();
        assert!(all.iter().any(|node| node.get("id") == Some(id)), "{id}");
    }
}

#[test]
fn a_page_is_built_as_screen_readers_want_it() {
    for (path, page, text) in pages() {
        assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\""), "{path}");
        let all = page.all();
        let count = |name: &str| all.iter().filter(|node| node.name == name).count();
        for name in ["title", "header", "main", "h1"] {
            assert_eq!(count(name), 1, "{path}: {name}");
        }
        let heading = |node: &&Node| match node.name.strip_prefix('h') {
            Some(level) if node.name.len() == 2 => level.parse::<usize>().ok(),
            _ => None,
        };
        let levels: Vec<usize> = all.iter().filter_map(heading).collect();
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{path}: {levels:?}");
        }
        for node in &all {
            match node.name.as_str() {
                "img" => {
                    assert!(node.get("alt").is_some_and(|alt| !alt.is_empty()), "{path}");
                    assert!(
                        node.get("width").is_some() && node.get("height").is_some(),
                        "{path}"
                    );
                }
                "svg" => assert!(node.get("aria-label").is_some(), "{path}"),
                "th" => assert!(matches!(node.get("scope"), Some("col" | "row")), "{path}"),
                "a" => assert!(!node.words().trim().is_empty(), "{path}"),
                _ => {}
            }
        }
    }
}

#[test]
fn who_prints_a_page_is_told_which_file_is_for_that() {
    let told = |name: &str| {
        let path = built()
            .iter()
            .find(|path| path.ends_with(name))
            .expect("a page");
        let page = Node::read(&fs::read_to_string(path).expect("a page"));
        let all = page.all();
        let told = all
            .iter()
            .find(|node| node.is("print"))
            .expect("a sentence");
        told.words()
    };
    assert_eq!(
        told("hefte.html"),
        "Skal dette på papir? Skriv heller ut hefte-office.pdf."
    );
    assert_eq!(
        told("workbook.html"),
        "For paper, print workbook-office.pdf instead."
    );
}

#[test]
fn words_in_another_language_than_the_page_are_told_and_say_so() {
    let words =
        "lang = \"se\"\ntitle = \"Goarttat\"\n\n[[card]]\ntitle = \"Buorre\"\ntext = \"Beaivi.\"\n";
    let layout = fs::read_to_string(here("tests/cases/deck/content/layouts/kort.toml"));
    let built = |more: &str| {
        let mut files = small::project(words, layout.as_ref().expect("a layout"));
        let project = format!(
            "[[product]]\nid = \"kort\"\ncontent = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n\
             editions = [\"html\", \"office\"]\n{more}"
        );
        files.insert("trykk.toml", project.as_bytes());
        let (files, said) = small::build(files, Edition::Html, 72);
        (
            String::from_utf8(files[0].bytes.clone()).expect("UTF-8"),
            said,
        )
    };
    let (page, said) = built("");
    let [told] = &said[..] else {
        panic!("{said:?}");
    };
    for words in [
        "Warning: the language `se` has no words of its own for",
        "print-instead",
        "skip-to-words",
        "Norwegian stands there instead",
        "[words.se]",
    ] {
        assert!(told.contains(words), "{told}");
    }
    assert!(!told.contains("contents"), "{told}");
    assert!(page.contains("<html lang=\"se\">"));
    for words in [
        "href=\"#main_\" lang=\"nb\">Hopp til teksten<",
        "<p class=\"print\" lang=\"nb\">Skal dette",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let (page, said) = built("\n[words.se]\nskip-to-words = \"…\"\nprint-instead = \"{file}\"\n");
    assert_eq!(said, Vec::<String>::new());
    assert!(!page.contains("lang=\"nb\""));
}
