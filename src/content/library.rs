//! The files of words that were read so far, each once by its path, and how more of them are read. What
//! is made of them is decided by who asks.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::deck::declare::RawDeck;
use super::guide;
use super::guide::Guide;
use super::named_files::NamedFiles;
use super::read::{self, Cx, Decode, Node, nearest};
use super::sheet::Sheets;
use super::taken::GuideNode;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span};

/// What was read so far, and how more is read.
pub struct Library<'s> {
    /// The files of the project.
    pub sources: &'s mut Sources,
    /// Where errors go.
    pub diags: &'s mut Diagnostics,
    /// The guides and decks that there are.
    pub guides_and_decks: NamedFiles,
    /// The tables that there are, by their names with the ending.
    pub tables: NamedFiles,
    /// Every file that was read, by its path.
    pub files: BTreeMap<String, WordsFile>,
    /// Every table that was read.
    pub(super) sheets: Sheets,
    /// The values of every guide that was read, by its path.
    pub(super) nodes: BTreeMap<String, Rc<GuideNode>>,
    /// The paths of the files that are being read, each because the one before it takes words from it.
    pub(super) reading: Vec<String>,
}

/// A file of words that was read.
#[derive(Debug, Clone)]
pub enum WordsFile {
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

impl Library<'_> {
    /// The guide at `path`, or `None` where there is none or it was a broken one.
    pub fn guide(&mut self, path: &str, wanted_by: Span) -> Option<Rc<Guide>> {
        match self.open(path, wanted_by) {
            WordsFile::Guide { guide, .. } => Some(guide),
            WordsFile::Deck(_) | WordsFile::Broken => None,
        }
    }

    /// Whether a deck stands at `path`, which was read before.
    pub fn is_deck(&self, path: &str) -> bool {
        matches!(self.files.get(path), Some(WordsFile::Deck(_)))
    }

    /// Whether the guide at `path`, which was read before, has no errors.
    pub fn is_sound(&self, path: &str) -> bool {
        matches!(
            self.files.get(path),
            Some(WordsFile::Guide { sound: true, .. })
        )
    }

    /// The paths of the file at `path`, which was read before, and of those that it takes words from.
    pub fn files_of(&self, path: &str) -> BTreeSet<String> {
        let node = self.nodes.get(path);
        let taken = node.into_iter().flat_map(|node| &node.taken.paths);
        taken.cloned().chain([path.to_owned()]).collect()
    }

    /// The file at `path`, read now if it was not before.
    pub fn open(&mut self, path: &str, wanted_by: Span) -> WordsFile {
        if let Some(known) = self.files.get(path) {
            for path in self.files_of(path) {
                self.sources.note(&path);
            }
            return known.clone();
        }
        self.reading.push(path.to_owned());
        let mut own = Diagnostics::new();
        let node = read::load_node(self.sources, path, Some(wanted_by), &mut own);
        let file = match node {
            Some(node) => self.decode(node, path, &mut own),
            None => WordsFile::Broken,
        };
        self.reading.pop();
        self.diags.append(own);
        self.files.insert(path.to_owned(), file.clone());
        file
    }

    /// What `node` is, by its tables; an error where it is both a guide and a deck, or neither.
    fn decode(&mut self, node: Node, path: &str, diags: &mut Diagnostics) -> WordsFile {
        let read::Value::Table(table) = &node.value else {
            return WordsFile::Broken;
        };
        let place = |key: &str| table.entries.iter().find(|(name, _)| name.value == key);
        // A misspelt table is told as such by what reads the file.
        let meant = |key: &str| {
            let mut names = table.entries.iter().map(|(name, _)| name.value.as_str());
            names.any(|name| nearest(name, [key]).is_some())
        };
        let (section, card) = (place("section"), place("card"));
        if let (Some((section, _)), Some((card, _))) = (section, card) {
            let later = section.span.max(card.span);
            let name = path.strip_prefix("content/").unwrap_or(path);
            let name = name.strip_suffix(".toml").unwrap_or(name).into();
            diags.push(
                Fault::GuideAndDeck
                    .at(later)
                    .hint(Hint::CardsElsewhere { name }),
            );
            WordsFile::Broken
        } else if section.is_some() || (card.is_none() && meant("section")) {
            let node = Rc::new(self.take(node, path));
            let taken = &node.taken;
            let guide = guide::decode(&node.root, &|span| taken.lang(span), self.sources, diags);
            self.nodes.insert(path.to_owned(), Rc::clone(&node));
            match guide {
                None => WordsFile::Broken,
                Some(mut guide) => {
                    guide.also_confirm(&taken.confirm);
                    WordsFile::Guide {
                        guide: Rc::new(guide),
                        sound: !diags.has_errors() && !taken.failed,
                    }
                }
            }
        } else if meant("card") || place("category").is_some() || place("back").is_some() {
            let raw = RawDeck::decode(&node, &mut Cx::new(self.sources, diags));
            WordsFile::Deck(raw.map(Box::new))
        } else {
            let block = table.entries.iter();
            let mut block = block.filter(|(name, _)| nearest(&name.value, ["block"]).is_some());
            diags.push(match block.next() {
                Some((name, _)) => Fault::BlockAlone.at(name.span).hint(Hint::BlockInSection),
                None => Fault::NoParts.at(node.span).hint(Hint::BeginParts),
            });
            WordsFile::Broken
        }
    }
}
