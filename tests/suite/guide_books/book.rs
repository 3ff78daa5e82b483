//! A book as mdBook reads it: its chapters in the order of `SUMMARY.md`, their headings, links and code.

use std::fs;
use std::path::PathBuf;

use super::steps::{Step, steps};
use crate::support::files::here;

/// A book.
pub struct Book {
    /// Its language, which is the name of its folder.
    pub lang: &'static str,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}

/// A chapter.
pub struct Chapter {
    /// The name of its file.
    pub file: String,
    /// Its Markdown.
    pub text: String,
    /// What it tells its reader to do.
    pub steps: Vec<Step>,
}

impl Book {
    /// The book in a language.
    pub fn open(lang: &'static str) -> Self {
        let mut book = Self {
            lang,
            chapters: Vec::new(),
        };
        let summary = book.read("src/SUMMARY.md");
        for (_, file) in links(&summary) {
            let text = book.read(&format!("src/{file}"));
            book.chapters.push(Chapter {
                steps: steps(&format!("{lang}/{file}"), &text),
                file: file.to_owned(),
                text,
            });
        }
        book
    }

    /// A path in its folder.
    pub fn path(&self, path: &str) -> PathBuf {
        here("docs/guide").join(self.lang).join(path)
    }

    /// A file of its folder.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The names of the files in a folder that end so, sorted.
    pub fn names(&self, folder: &str, ending: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let names = paths.filter(|path| path.extension().is_some_and(|known| known == ending));
        let names = names.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

impl Chapter {
    /// The lines that are not code.
    fn prose(&self) -> impl Iterator<Item = &str> {
        let mut code = false;
        self.text.lines().filter(move |line| {
            let fence = line.starts_with("```");
            code ^= fence;
            !code && !fence
        })
    }

    /// The levels of its headings.
    pub fn headings(&self) -> Vec<usize> {
        let levels = self.prose().filter_map(|line| line.split_once("# "));
        let levels = levels.filter(|(marks, _)| marks.chars().all(|mark| mark == '#'));
        levels.map(|(marks, _)| marks.len() + 1).collect()
    }

    /// Its links and pictures: the words, and where they lead.
    pub fn links(&self) -> Vec<(&str, &str)> {
        self.prose().flat_map(links).collect()
    }

    /// What stands between backticks in its prose.
    pub fn inline(&self) -> impl Iterator<Item = &str> {
        self.prose()
            .flat_map(|line| line.split('`').skip(1).step_by(2))
    }
}

/// The links in Markdown: the words, and where they lead.
fn links(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split("](").collect::<Vec<_>>();
    let pairs = parts.windows(2).filter_map(|pair| {
        let words = pair[0].rsplit('[').next()?;
        let target = pair[1].split(')').next()?;
        Some((words, target))
    });
    pairs.collect()
}
