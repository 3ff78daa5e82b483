//! Everything of a project that can be read before anything is laid out, with all that is wrong
//! in it.

use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::content::project::{Product, Project};

use crate::content::project;
use crate::content::{Contents, Deck, Guide, load_contents};
use crate::design::{Design, FontQuery, load_design, load_icons, load_pictures};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::lines::{FontBook, Typesetter};
use crate::source::Sources;

/// What was read; what is missing from it was reported.
pub struct Loaded {
    /// The project file.
    pub project: Project,
    /// The guides by their paths.
    pub guides: BTreeMap<String, Guide>,
    /// The decks by [`ContentRef::key`](project::ContentRef::key).
    pub decks: BTreeMap<String, Deck>,
    /// The designs by the ids of their products.
    pub designs: BTreeMap<String, Design>,
    /// The fonts and what sets text in them.
    pub setter: Typesetter,
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
}

/// Reads the project file alone, with a plain word where there is none.
pub fn load(sources: &mut Sources, diags: &mut Diagnostics) -> Option<Project> {
    let root = sources.root().to_owned();
    let missing = if !root.is_dir() {
        Code::NoFolder
    } else if !root.join(project::FILE).exists() {
        Code::NoProject
    } else {
        return project::load(sources, diags);
    };
    diags.push(
        Diagnostic::error(missing, None)
            .arg("folder", shown(&root))
            .hint(Message::new(Code::NameProject)),
    );
    None
}

/// Reads everything that `products` need; all products when `None`.
pub fn load_all(
    sources: &mut Sources,
    wanted: impl Fn(&Product) -> bool,
    mut project: Project,
    diags: &mut Diagnostics,
) -> Loaded {
    project.products.retain(wanted);
    let contents = load_contents(&project, sources, diags);
    let book = FontBook::load(sources, diags);
    let icons = load_icons(sources, contents.icons(), diags);
    let mut designs = BTreeMap::new();
    for product in &project.products {
        if !product.layout.found || !product.theme.found {
            continue;
        }
        let Some(design) = load_design(sources, &product.layout, &product.theme, &icons, diags)
        else {
            continue;
        };
        for family in &design.families {
            let query = FontQuery {
                families: vec![family.value.clone()],
                weight: 400,
                italic: false,
            };
            book.check_query(&query, Some(family.span), diags);
        }
        designs.insert(product.id.value.clone(), design);
    }
    let of_layouts = designs.values().flat_map(Design::own_pictures);
    let pictures = load_pictures(sources, contents.pictures().chain(of_layouts), diags);
    for design in designs.values_mut() {
        design.pictures = Arc::clone(&pictures);
    }
    let Contents { guides, decks } = contents;
    let words = project.hyphenation.iter();
    let hyphenation: Vec<String> = words.map(|word| word.value.clone()).collect();
    Loaded {
        project,
        guides,
        decks,
        designs,
        setter: Typesetter::new(book, &hyphenation),
    }
}

/// A folder as a person names it.
fn shown(path: &std::path::Path) -> String {
    match path.to_str() {
        Some("." | "") => "this folder".to_owned(),
        _ => format!("`{}`", path.display()),
    }
}
