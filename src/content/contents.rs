//! The words of all products: every guide, deck and table that they name, read once by its path.
//! References between them are followed, fields filled in, and the icons they name are there.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::deck::declare::RawDeck;
use super::deck::{Deck, gather};
use super::folder::Folder;
use super::guide;
use super::model::Guide;
use super::project::{ContentRef, ICONS, Product, Project};
use super::read::{self, Cx, Decode, Node, nearest};
use super::thing::Thing;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{Sources, Span, Spanned};

/// All words of a project.
#[derive(Debug, Default)]
pub struct Contents {
    /// The guides by their paths, those that decks take words from too.
    pub guides: BTreeMap<String, Guide>,
    /// The decks, by [`ContentRef::key`].
    pub decks: BTreeMap<String, Deck>,
    /// The files that the words of each product were read from, by [`ContentRef::key`].
    pub files: BTreeMap<String, BTreeSet<String>>,
}

impl Contents {
    /// Every icon that is named, with repetitions.
    pub fn icons(&self) -> impl Iterator<Item = &Spanned<String>> {
        let of_guides = self.guides.values().flat_map(Guide::icons);
        of_guides.chain(self.decks.values().flat_map(Deck::icons))
    }

    /// The name of every picture, with repetitions.
    pub fn pictures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let of_guides = self.guides.values().flat_map(Guide::things);
        let things = of_guides.chain(self.decks.values().flat_map(Deck::things));
        things.filter_map(Thing::picture)
    }
}

/// Reads the words that the products of `project` name, and checks what they refer to.
pub fn load_contents(
    project: &Project,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Contents {
    let icons = Folder::list(
        ICONS,
        "svg",
        |name| Fault::UnknownIcon { name },
        sources,
        diags,
    );
    let mut library = Library {
        contents: Folder::list(
            "content",
            "toml",
            |name| Fault::UnknownContent { name },
            sources,
            diags,
        ),
        tables: Folder::list(
            "content",
            "csv",
            |name| Fault::UnknownTable { name },
            sources,
            diags,
        ),
        sources,
        diags,
        files: BTreeMap::new(),
    };
    let mut contents = Contents::default();
    for product in &project.products {
        let key = product.content.key();
        if !product.content.file.found || contents.files.contains_key(&key) {
            continue;
        }
        library.sources.take_asked();
        if let Some(deck) = library.deck(product) {
            contents.decks.insert(key.clone(), deck);
        }
        let files = library.sources.take_asked();
        contents.files.insert(key, files);
    }
    let files = std::mem::take(&mut library.files);
    for (path, file) in files {
        if let File::Guide { guide, .. } = file {
            contents.guides.insert(path, Rc::unwrap_or_clone(guide));
        }
    }
    for guide in contents.guides.values_mut() {
        project.fields.fill_guide(guide, sources, diags);
    }
    for deck in contents.decks.values_mut() {
        project.fields.fill_deck(deck, sources, diags);
    }
    for icon in contents.icons() {
        icons.find(&icon.value, icon.span, diags);
    }
    contents
}

/// What was read so far, and how more is read.
pub(super) struct Library<'s> {
    /// The texts.
    pub sources: &'s mut Sources,
    /// Where errors go.
    pub diags: &'s mut Diagnostics,
    /// The guides and decks that there are.
    pub contents: Folder,
    /// The tables that there are.
    pub tables: Folder,
    files: BTreeMap<String, File>,
}

/// A file of words that was read.
#[derive(Debug, Clone)]
enum File {
    /// A guide, and whether it is without errors.
    Guide { guide: Rc<Guide>, sound: bool },
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

    /// The deck that a product is made of; `None` where it is made of a guide, or where an error
    /// was pushed.
    fn deck(&mut self, product: &Product) -> Option<Deck> {
        let ContentRef { file, part } = &product.content;
        let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
        if name.ends_with(".csv") {
            return match part {
                Some(part) => self.no_part(part, name, file.span),
                None => Some(gather::of_table(&file.path, file.span, self)),
            };
        }
        let name = name.strip_suffix(".toml").unwrap_or(name);
        match (self.open(&file.path, file.span), part) {
            (File::Guide { guide, .. }, Some(part)) => {
                let from = Spanned::new(format!("{name}#{part}"), file.span);
                gather::of_part(&from, &guide, self)
            }
            (File::Deck(_), Some(part)) => self.no_part(part, name, file.span),
            (File::Deck(raw), None) => Some(gather::of_file(*raw?, self)),
            (File::Guide { .. } | File::Broken, _) => None,
        }
    }

    /// Says that there is no making a part of a deck.
    fn no_part(&mut self, part: &str, name: &str, span: Span) -> Option<Deck> {
        let error = Diagnostic::error(Fault::PartOfDeck { part: part.into() }, span);
        let hint = Hint::write(format!("\"{name}\""));
        self.diags.push(error.hint(hint));
        None
    }

    /// The file at `path`, read now if it was not before.
    fn open(&mut self, path: &str, wanted_by: Span) -> File {
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
            let error = Diagnostic::error(Fault::GuideAndDeck, later);
            diags.push(error.hint(Hint::CardsElsewhere { name: name.into() }));
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
    let error = Diagnostic::error(Fault::NoParts, node.span);
    diags.push(error.hint(Hint::BeginParts));
    None
}
