//! Everything of a project that can be read before anything is laid out, with all that is wrong
//! in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use super::cache::BuildCache;
pub use crate::content::project::{FILE, Product, Project, load};

use crate::content::{Deck, Guide, ProjectWords, Thing, load_words};
use crate::design::{Design, FontQuery, icons, load_pictures, pictures};
use crate::diag::Diagnostics;
use crate::lines::Typesetter;
use crate::source::Sources;

/// What was read; what is missing from it was reported.
pub struct Loaded {
    /// The project file.
    pub project: Project,
    /// The guides by their paths.
    pub guides: BTreeMap<String, Guide>,
    /// The decks by [`ContentRef::key`](crate::content::project::ContentRef::key).
    pub decks: BTreeMap<String, Deck>,
    /// The designs by the ids of their products.
    pub designs: BTreeMap<String, Design>,
    /// The fonts and what sets text in them.
    pub setter: Typesetter,
    /// The files that each product is made of, by its id.
    pub files: BTreeMap<String, BTreeSet<String>>,
}

/// What a product is made of.
#[derive(Debug, Clone, Copy)]
pub enum Words<'c> {
    /// A guide, whole.
    Guide(&'c Guide),
    /// A deck: a deck file, a table, or a part of a guide as cards.
    Deck(&'c Deck),
}

impl Loaded {
    /// The words of a product; `None` where they could not be read.
    pub fn words(&self, product: &Product) -> Option<Words<'_>> {
        let content = &product.content;
        let deck = self.decks.get(&content.key()).map(Words::Deck);
        let guide = || self.guides.get(&content.file.path).map(Words::Guide);
        deck.or_else(|| guide().filter(|_| content.part.is_none()))
    }

    /// The drawings and pictures that a product shows: by its words, and by its layout.
    fn shown(&self, product: &Product) -> Vec<String> {
        let (icons, things): (Vec<_>, Vec<&Thing>) = match self.words(product) {
            Some(Words::Guide(guide)) => (guide.icons().collect(), guide.things().collect()),
            Some(Words::Deck(deck)) => (deck.icons().collect(), deck.things().collect()),
            None => (Vec::new(), Vec::new()),
        };
        let design = self.designs.get(&product.id.value);
        let of_words = things.into_iter().filter_map(Thing::picture);
        let pictures = of_words.chain(design.into_iter().flat_map(Design::own_pictures));
        let pictures = pictures.map(|name| format!("{}/{}", pictures::FOLDER, name.value));
        let icons = icons.into_iter();
        let icons = icons.map(|name| format!("{}/{}.svg", icons::FOLDER, name.value));
        icons.chain(pictures).collect()
    }
}

/// Reads everything that `products` need; all products when `None`.
pub fn load_all(
    sources: &mut Sources,
    wanted: impl Fn(&Product) -> bool,
    mut project: Project,
    cache: &mut BuildCache,
    diags: &mut Diagnostics,
) -> Loaded {
    project.products.retain(wanted);
    let contents = load_words(&project, sources, diags);
    sources.take_asked();
    let words = project.hyphenation.iter();
    let hyphenation = words.map(|word| word.value.clone()).collect();
    let setter = cache.typesetter(sources, hyphenation, diags);
    let mut of_all = sources.take_asked();
    of_all.insert(FILE.to_owned());
    let mut files = BTreeMap::new();
    let icons = contents.icons().collect::<Vec<_>>();
    let icons = cache.icons(sources, &icons, diags);
    let mut designs = BTreeMap::new();
    for product in &project.products {
        if !product.layout.found || !product.theme.found {
            continue;
        }
        sources.take_asked();
        let rules = (&product.layout, &product.theme);
        let design = cache.design(sources, rules, &icons, diags);
        let mut own = sources.take_asked();
        own.extend(of_all.iter().cloned());
        own.extend(
            contents
                .files
                .get(&product.content.key())
                .into_iter()
                .flatten()
                .cloned(),
        );
        files.insert(product.id.value.clone(), own);
        let Some(design) = design else {
            continue;
        };
        for family in &design.families {
            let query = FontQuery {
                families: vec![family.value.clone()],
                weight: 400,
                italic: false,
            };
            setter.book().check_query(&query, Some(family.span), diags);
        }
        designs.insert(product.id.value.clone(), design);
    }
    let of_layouts = designs.values().flat_map(Design::own_pictures);
    let wanted = contents.pictures().chain(of_layouts);
    let pictures = load_pictures(sources, wanted, &mut cache.pictures, diags);
    for design in designs.values_mut() {
        design.pictures = Arc::clone(&pictures);
    }
    let ProjectWords { guides, decks, .. } = contents;
    let mut loaded = Loaded {
        project,
        guides,
        decks,
        designs,
        setter,
        files,
    };
    for product in &loaded.project.products {
        let shown = loaded.shown(product);
        if let Some(files) = loaded.files.get_mut(&product.id.value) {
            files.extend(shown);
        }
    }
    loaded
}
