//! The words of all products: every guide, deck and table that they name, read once by its path.
//! References between them are followed, fields filled in, and the icons they name are there.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::deck::{Deck, reader};
use super::folder::Folder;
use super::guide::Guide;
use super::library::{File, Library};
use super::project::{ContentRef, ICONS, Product, Project};
use super::thing::Thing;
use crate::diag::{Diagnostics, Fault, Hint};
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

impl Library<'_> {
    /// The deck that a product is made of; `None` where it is made of a guide, or where an error
    /// was pushed.
    fn deck(&mut self, product: &Product) -> Option<Deck> {
        let ContentRef { file, part } = &product.content;
        let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
        if name.ends_with(".csv") {
            return match part {
                Some(part) => self.no_part(part, name, file.span),
                None => Some(reader::of_table(&file.path, file.span, self)),
            };
        }
        let name = name.strip_suffix(".toml").unwrap_or(name);
        match (self.open(&file.path, file.span), part) {
            (File::Guide { guide, .. }, Some(part)) => {
                let from = Spanned::new(format!("{name}#{part}"), file.span);
                reader::of_part(&from, &guide, self)
            }
            (File::Deck(_), Some(part)) => self.no_part(part, name, file.span),
            (File::Deck(raw), None) => Some(reader::of_file(*raw?, self)),
            (File::Guide { .. } | File::Broken, _) => None,
        }
    }

    /// Says that there is no making a part of a deck.
    fn no_part(&mut self, part: &str, name: &str, span: Span) -> Option<Deck> {
        let error = Fault::PartOfDeck { part: part.into() }.at(span);
        let hint = Hint::write(format!("\"{name}\""));
        self.diags.push(error.hint(hint));
        None
    }
}
