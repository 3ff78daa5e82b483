//! Where bookmarks lead, and what a reader calls each page.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::{Pdf, text};

/// A bookmark and those below it.
pub struct Bookmark {
    pub title: String,
    pub page: usize,
    pub children: Vec<Bookmark>,
}

impl Pdf {
    /// What a reader calls each page (ISO 32000-1, 12.4.2; plain numbers and bare names only).
    pub fn page_labels(&self) -> Vec<String> {
        let labels = self.dictionary(self.catalog(), "PageLabels");
        let runs = self.array(labels, "Nums");
        let mut starts = BTreeMap::new();
        for run in runs.chunks(2) {
            let first = run[0].as_i64().expect("a page");
            starts.insert(first, self.follow(&run[1]).as_dict().expect("a run"));
        }
        let label = |page: i64| {
            let (first, run) = starts.range(..=page).next_back().expect("a run");
            let prefix = run.get(b"P").map(text).unwrap_or_default();
            let from = run.get(b"St").and_then(Object::as_i64).unwrap_or(1);
            match run.get(b"S").and_then(Object::as_name) {
                Ok(b"D") => format!("{prefix}{}", from + page - first),
                Ok(other) => panic!("numbers of style {other:?}"),
                Err(_) => prefix,
            }
        };
        (0..self.pages.len() as i64).map(label).collect()
    }

    /// The page that a destination leads to, by index.
    pub fn target(&self, destination: &Object) -> usize {
        let destination = self.follow(destination);
        let page = destination.as_array().expect("a destination")[0].as_reference();
        let page = page.expect("a page");
        let found = self.pages.iter().position(|id| *id == page);
        found.expect("a page of this file")
    }

    pub fn bookmarks(&self) -> Vec<Bookmark> {
        self.level(self.dictionary(self.catalog(), "Outlines"))
    }

    fn level(&self, parent: &Dictionary) -> Vec<Bookmark> {
        let mut marks = Vec::new();
        let mut next = parent.get(b"First").ok();
        while let Some(id) = next {
            let mark = self.follow(id).as_dict().expect("a bookmark");
            marks.push(Bookmark {
                title: self.text(mark, "Title"),
                page: self.target(self.get(mark, "Dest")),
                children: self.level(mark),
            });
            next = mark.get(b"Next").ok();
        }
        marks
    }
}
