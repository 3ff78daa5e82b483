//! The steps of a chapter → done, in an empty folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::book::{Book, Chapter};
use super::steps::{Lot, Step, THE_END};
use crate::support::files::{self, fresh, here};
use crate::support::pdf::Pdf;

/// Where the reader of a chapter stands.
struct Reader<'b> {
    /// The chapter, for messages.
    name: String,
    /// The language of the reader's machine.
    locale: &'static str,
    /// The folder for the pages that pictures show.
    pictures: &'b Path,
    folder: PathBuf,
    /// What the last command said.
    said: String,
}

/// Does what a chapter says, and gives how many commands that were.
pub fn follow(book: &Book, chapter: &Chapter) -> usize {
    let stem = chapter.file.trim_end_matches(".md");
    let folder = fresh(&format!("guide-books/{}/{stem}", book.lang));
    fs::create_dir_all(&folder).expect("a folder");
    let pictures = fresh(&format!("guide-pictures/{}/{stem}", book.lang));
    let mut reader = Reader {
        name: format!("{}/{}", book.lang, chapter.file),
        locale: if book.lang == "nb" {
            "nb_NO.UTF-8"
        } else {
            "en_GB.UTF-8"
        },
        pictures: &pictures,
        folder,
        said: String::new(),
    };
    chapter.steps.iter().for_each(|step| reader.step(step));
    let runs = chapter
        .steps
        .iter()
        .filter(|step| matches!(step, Step::Run { .. }));
    let runs = runs.count();
    let promises = chapter
        .steps
        .iter()
        .filter(|step| matches!(step, Step::Gives { .. }));
    assert!(
        runs == 0 || promises.count() > 0,
        "{}: promises nothing",
        chapter.file
    );
    runs
}

impl Reader<'_> {
    fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    fn step(&mut self, step: &Step) {
        let name = &self.name;
        match step {
            Step::Run { words, fails } => self.run(words, *fails),
            Step::Enter(folder) => {
                self.folder = match folder.as_str() {
                    ".." => self.folder.parent().expect("a folder above").to_owned(),
                    _ => self.path(folder),
                };
                assert!(self.folder.is_dir(), "{name}: no folder {folder}");
            }
            Step::Said(words) => {
                let said = &self.said;
                assert!(
                    said.contains(words),
                    "{name} says:\n{words}\ntrykk says:\n{said}"
                );
            }
            Step::Write { path, text } => {
                files::write(&self.folder, [(path.as_str(), text.as_bytes())])
            }
            Step::Change {
                path,
                text,
                instead,
            } => {
                let file = self.path(path);
                let old = fs::read_to_string(&file)
                    .unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
                let new = match instead {
                    Some(lot) => replaced(&old, text, lot).unwrap_or_else(|| {
                        panic!("{name}: {path} has not one line {:?}:\n{old}", lot.start)
                    }),
                    None => format!("{old}\n{text}"),
                };
                fs::write(file, new).expect("writable");
            }
            Step::Bring { path, from } => {
                let bytes =
                    fs::read(here(from)).unwrap_or_else(|error| panic!("{name}: {from}: {error}"));
                files::write(&self.folder, [(path.as_str(), bytes.as_slice())]);
            }
            Step::Gives { path, what } => self.gives(path, what),
            Step::Picture { path, shows } => self.keep(path, shows),
        }
    }

    fn run(&mut self, words: &[String], fails: bool) {
        let mut command = files::trykk();
        // The language of the reader's machine, whatever that of the machine that tests is.
        command.env("LC_ALL", self.locale);
        let output = command.args(words).current_dir(&self.folder).output();
        let output = output.expect("trykk runs");
        let errors = String::from_utf8(output.stderr).expect("UTF-8");
        let name = format!("{}: trykk {}", self.name, words.join(" "));
        match fails {
            true => assert_eq!(output.status.code(), Some(1), "{name}"),
            false => {
                assert!(output.status.success(), "{name}\n{errors}");
                assert_eq!(errors, "", "{name}");
            }
        }
        self.said = String::from_utf8(output.stdout).expect("UTF-8") + &errors;
    }

    /// What is promised of a file.
    fn gives(&self, path: &str, what: &str) {
        let name = format!("{}: {path}", self.name);
        let bytes = fs::read(self.path(path)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!bytes.is_empty(), "{name}");
        match what.split_once(' ') {
            Some((count, "page" | "pages")) => {
                assert_eq!(Pdf::load(&bytes).pages.len().to_string(), count, "{name}");
            }
            Some(("language", lang)) => {
                let pdf = Pdf::load(&bytes);
                assert_eq!(pdf.text(pdf.catalog(), "Lang"), lang, "{name}");
            }
            Some(("font", font)) => {
                let pdf = Pdf::load(&bytes);
                let fonts = pdf.file.objects.values().filter_map(|object| {
                    let name = object.as_dict().ok()?.get(b"FontName").ok()?;
                    Some(String::from_utf8_lossy(name.as_name().ok()?).into_owned())
                });
                let fonts: Vec<String> = fonts.collect();
                assert!(!fonts.is_empty(), "{name}: no font");
                assert!(
                    fonts.iter().all(|found| found.contains(font)),
                    "{name}: {fonts:?}"
                );
            }
            None if what.is_empty() => {}
            _ => panic!("{name}: no such promise: {what}"),
        }
    }

    /// Keeps the files that a picture shows, for `docs/guide/pictures.py`.
    fn keep(&self, path: &str, shows: &[(String, String)]) {
        let stem = path
            .trim_start_matches("pictures/")
            .trim_end_matches(".png");
        for (at, (file, pages)) in shows.iter().enumerate() {
            let name = format!("{}: {file}", self.name);
            let bytes = fs::read(self.path(file)).unwrap_or_else(|error| panic!("{name}: {error}"));
            let there = Pdf::load(&bytes).pages.len();
            for page in pages.split([',', '-']) {
                let page: usize = page
                    .parse()
                    .unwrap_or_else(|error| panic!("{name}: {pages}: {error}"));
                assert!(
                    (1..=there).contains(&page),
                    "{name}: page {page} of {there}"
                );
            }
            let kept = format!("{stem}.{at}.{pages}.pdf");
            files::write(self.pictures, [(kept.as_str(), bytes.as_slice())]);
        }
    }
}

/// A file with other lines instead of a lot of its own; `None` where not one line begins as the lot does.
fn replaced(old: &str, text: &str, lot: &Lot) -> Option<String> {
    let lines: Vec<&str> = old.lines().collect();
    let begins = |line: &&str| line.starts_with(&lot.start);
    let first = lines.iter().position(begins)?;
    if lines.iter().filter(|line| begins(line)).count() > 1 {
        return None;
    }
    let after = match lot.end.as_str() {
        "" => first + 1,
        THE_END => lines.len(),
        end => {
            first
                + 1
                + lines[first..]
                    .iter()
                    .position(|line| line.starts_with(end))?
        }
    };
    let join = |lines: &[&str]| {
        lines
            .iter()
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    Some(join(&lines[..first]) + text + &join(&lines[after..]))
}
