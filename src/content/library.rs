//! The files of words that were read so far, each once by its path, and how more of them are read. What
//! is made of them is decided by who asks.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::deck::declare::RawDeck;
use super::folder::Folder;
use super::guide;
use super::guide::Guide;
use super::read::{self, Cx, Decode, Node, nearest};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span};

/// What was read so far, and how more is read.
pub struct Library<'s> {
    /// The texts.
    pub sources: &'s mut Sources,
    /// Where errors go.
    pub diags: &'s mut Diagnostics,
    /// The guides and decks that there are.
    pub contents: Folder,
    /// The tables that there are.
    pub tables: Folder,
    /// Every file that was read, by its path.
    pub files: BTreeMap<String, File>,
}

/// A file of words that was read.
#[derive(Debug, Clone)]
pub enum File {
    /// A guide.
    Guide {
        /// What it says.
        guide: Rc<Guide>,
        /// Whether it is without errors.
        sound: bool,
    },
    /// A deck; `None` where too little of it was readable.
    Deck(Option<Box<RawDeck>>),
    /// Neither could be read from it.
    Broken,
}

/// What a file is, by its tables.
enum Kind {
    Guide,
    Deck,
}

impl Library<'_> {
    /// The guide at `path`, or `None` where there is none or it was a broken one.
    pub fn guide(&mut self, path: &str, wanted_by: Span) -> Option<Rc<Guide>> {
        match self.open(path, wanted_by) {
            File::Guide { guide, .. } => Some(guide),
            File::Deck(_) | File::Broken => None,
        }
    }

    /// Whether a deck stands at `path`, which was read before.
    pub fn is_deck(&self, path: &str) -> bool {
        matches!(self.files.get(path), Some(File::Deck(_)))
    }

    /// Whether the guide at `path`, which was read before, has no errors.
    pub fn is_sound(&self, path: &str) -> bool {
        matches!(self.files.get(path), Some(File::Guide { sound: true, .. }))
    }

    /// The file at `path`, read now if it was not before.
    pub fn open(&mut self, path: &str, wanted_by: Span) -> File {
        if let Some(known) = self.files.get(path) {
            self.sources.note(path);
            return known.clone();
        }
        let mut own = Diagnostics::new();
        let file = match read::load_node(self.sources, path, Some(wanted_by), &mut own) {
            None => File::Broken,
            Some(node) => match kind(&node, path, &mut own) {
                None => File::Broken,
                Some(Kind::Deck) => {
                    let mut cx = Cx::new(self.sources, &mut own);
                    File::Deck(RawDeck::decode(&node, &mut cx).map(Box::new))
                }
                Some(Kind::Guide) => match guide::decode(&node, self.sources, &mut own) {
                    None => File::Broken,
                    Some(guide) => File::Guide {
                        guide: Rc::new(guide),
                        sound: !own.has_errors(),
                    },
                },
            },
        };
        self.diags.append(own);
        self.files.insert(path.to_owned(), file.clone());
        file
    }
}

/// Whether a file is a guide or a deck; an error where it is both or neither.
fn kind(node: &Node, path: &str, diags: &mut Diagnostics) -> Option<Kind> {
    let read::Value::Table(table) = &node.value else {
        return None;
    };
    let place = |key: &str| table.entries.iter().find(|(name, _)| name.value == key);
    match (place("section"), place("card")) {
        (Some(_), None) => return Some(Kind::Guide),
        (None, Some(_)) => return Some(Kind::Deck),
        (Some((section, _)), Some((card, _))) => {
            let later = section.span.max(card.span);
            let name = path.strip_prefix("content/").unwrap_or(path);
            let name = name.strip_suffix(".toml").unwrap_or(name);
            diags.push(
                Fault::GuideAndDeck
                    .at(later)
                    .hint(Hint::CardsElsewhere { name: name.into() }),
            );
            return None;
        }
        (None, None) => {}
    }
    // A misspelt table is told as such by what reads the file.
    let meant = |key: &str| {
        let mut names = table.entries.iter().map(|(name, _)| name.value.as_str());
        names.any(|name| nearest(name, [key]).is_some())
    };
    if meant("section") {
        return Some(Kind::Guide);
    }
    if meant("card") || place("category").is_some() || place("back").is_some() {
        return Some(Kind::Deck);
    }
    diags.push(Fault::NoParts.at(node.span).hint(Hint::BeginParts));
    None
}
