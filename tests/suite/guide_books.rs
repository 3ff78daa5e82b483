//! The two books of `docs/guide`, from nothing to a print: everything that a chapter tells its reader to do is done,
//! in a folder of its own, and what the chapter promises is there after. Both books tell the same.
//!
//! What a chapter tells in code blocks and in remarks that readers do not see is described in `steps`, and in
//! CONTRIBUTING.md for those who write chapters.

mod book;
mod follow;
mod steps;

use std::collections::BTreeSet;
use std::fs;

use crate::docs::trykk;
use crate::support::files::here;
use book::Book;
use follow::follow;
use steps::Step;

/// What a picture may weigh.
const PICTURE_LIMIT: u64 = 60 * 1024;

fn books() -> [Book; 2] {
    ["nb", "en"].map(Book::open)
}

fn hold_what_they_promise(lang: &'static str) {
    let book = Book::open(lang);
    let mut done = 0;
    for chapter in &book.chapters {
        done += follow(&book, chapter);
    }
    assert!(done >= 30, "{done} commands");
}

#[test]
fn the_chapters_in_norwegian_hold_what_they_promise() {
    hold_what_they_promise("nb");
}

#[test]
fn the_chapters_in_english_hold_what_they_promise() {
    hold_what_they_promise("en");
}

#[test]
fn both_books_tell_the_same_way() {
    let [norwegian, english] = books();
    assert_eq!(norwegian.chapters.len(), english.chapters.len());
    for (nb, en) in norwegian.chapters.iter().zip(&english.chapters) {
        let [nb_way, en_way] = [nb, en].map(|chapter| {
            let ways = chapter.steps.iter().filter_map(Step::way);
            ways.collect::<Vec<String>>()
        });
        assert_eq!(nb_way, en_way, "{} and {}", nb.file, en.file);
        let [nb_parts, en_parts] = [nb, en].map(|chapter| chapter.headings());
        assert_eq!(nb_parts, en_parts, "{} and {}", nb.file, en.file);
    }
}

#[test]
fn the_books_are_whole() {
    for book in books() {
        let settings: toml::Table = book.read("book.toml").parse().expect("TOML");
        let settings = settings["book"].as_table().expect("a table");
        assert_eq!(settings["language"].as_str(), Some(book.lang));
        assert_eq!(settings["src"].as_str(), Some("src"));
        assert!(
            settings["title"]
                .as_str()
                .is_some_and(|title| !title.is_empty())
        );
        let listed: BTreeSet<&str> = book.chapters.iter().map(|one| one.file.as_str()).collect();
        assert_eq!(listed.len(), book.chapters.len(), "each chapter once");
        let files = book.names("src", "md");
        let files: BTreeSet<&str> = files.iter().map(String::as_str).collect();
        let files: BTreeSet<&str> = files
            .into_iter()
            .filter(|file| *file != "SUMMARY.md")
            .collect();
        assert_eq!(listed, files, "the chapters in SUMMARY.md");
        let (mut shown, mut drawn) = (BTreeSet::new(), Vec::new());
        for chapter in &book.chapters {
            // mdBook makes pages of its own with these names, and refuses a book that has them.
            let reserved = ["print.md", "toc.md", "404.md"];
            assert!(!reserved.contains(&&*chapter.file), "{}", chapter.file);
            assert_eq!(chapter.headings()[0], 1, "{}", chapter.file);
            let first = chapter
                .headings()
                .iter()
                .filter(|level| **level == 1)
                .count();
            assert_eq!(first, 1, "{}: one title", chapter.file);
            for (words, target) in chapter.links() {
                assert!(
                    !words.is_empty(),
                    "{}: {target} without words",
                    chapter.file
                );
                let outside = target.starts_with("https://");
                assert!(
                    outside || book.path(&format!("src/{target}")).is_file(),
                    "{}: {target}",
                    chapter.file
                );
                if target.ends_with(".png") {
                    shown.insert(target.to_owned());
                }
            }
            let pictures = chapter.steps.iter().filter_map(|step| match &step {
                Step::Picture { path, .. } => Some(path.clone()),
                _ => None,
            });
            drawn.extend(pictures);
        }
        drawn.sort();
        let there = book.names("src/pictures", "png");
        let there: Vec<String> = there
            .iter()
            .map(|name| format!("pictures/{name}"))
            .collect();
        assert_eq!(drawn, there, "each picture has a remark on what it shows");
        assert_eq!(
            shown.into_iter().collect::<Vec<_>>(),
            there,
            "each picture is shown"
        );
        for path in there {
            let size = fs::metadata(book.path(&format!("src/{path}")))
                .expect("a file")
                .len();
            assert!(size <= PICTURE_LIMIT, "{path}: {size} bytes");
        }
    }
}

/// What `trykk … --help` lists behind a heading such as `Commands:`, to the next empty line or heading.
fn listed(help: &str, heading: &str) -> Vec<String> {
    let (_, rest) = help.split_once(heading).expect(heading);
    let lines = rest.lines().skip(1);
    let lines = lines.take_while(|line| line.starts_with(' ') || line.is_empty());
    let names = lines.filter_map(|line| {
        let word = line.split_whitespace().next()?;
        let at = line.len() - line.trim_start().len();
        (at == 2 || word.starts_with("--")).then(|| word.to_owned())
    });
    names.collect()
}

fn help(args: &[&str]) -> String {
    let (help, said, code) = trykk(args, &here(""));
    assert_eq!(code, Some(0), "{args:?}: {said}");
    help
}

#[test]
fn the_books_name_every_command_and_none_that_is_not() {
    let commands = listed(&help(&["--help"]), "Commands:");
    assert!(commands.len() >= 12, "{commands:?}");
    let options = listed(&help(&["build", "--help"]), "Options:");
    let options: Vec<&String> = options
        .iter()
        .filter(|name| name.starts_with("--"))
        .collect();
    assert!(options.len() >= 12, "{options:?}");
    for book in books() {
        let last = book.chapters.last().expect("chapters");
        for command in &commands {
            let row = format!("| `trykk {command}");
            assert!(last.text.contains(&row), "{}: no row {row}", last.file);
        }
        for option in &options {
            let row = format!("| `{option}");
            assert!(last.text.contains(&row), "{}: no row {row}", last.file);
        }
        for chapter in &book.chapters {
            for typed in chapter
                .inline()
                .filter_map(|code| code.strip_prefix("trykk "))
            {
                let mut words = typed.split_whitespace();
                let command = words.next().expect("a word");
                assert!(
                    commands.iter().any(|known| known == command),
                    "{}: trykk {typed}",
                    chapter.file
                );
                let typed_options = words.filter(|word| word.starts_with("--"));
                let typed_options: Vec<&str> = typed_options.collect();
                if typed_options.is_empty() {
                    continue;
                }
                let options = listed(&help(&[command, "--help"]), "Options:");
                for option in typed_options {
                    assert!(
                        options.iter().any(|known| known == option),
                        "{}: trykk {typed}",
                        chapter.file
                    );
                }
            }
        }
    }
}
