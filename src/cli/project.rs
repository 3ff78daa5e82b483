//! Everything of a project that can be read before anything is laid out, with all that is wrong
//! in it.

use std::collections::BTreeMap;

use crate::content::Guide;
use crate::content::project::{self, Product, Project};
use crate::design::{Design, FontQuery, load_design, load_icons};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::lines::{FontBook, Typesetter};
use crate::source::Sources;

/// What was read; what is missing from it was reported.
pub struct Loaded {
    /// The project file.
    pub project: Project,
    /// The guides by their paths.
    pub guides: BTreeMap<String, Guide>,
    /// The designs by the ids of their products.
    pub designs: BTreeMap<String, Design>,
    /// The fonts and what sets text in them.
    pub setter: Typesetter,
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
    let guides = project::load_guides(&project, sources, diags);
    let book = FontBook::load(sources, diags);
    let named = guides.values().flat_map(Guide::icons);
    let icons = load_icons(sources, named, diags);
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
    let words = project.hyphenation.iter();
    let hyphenation: Vec<String> = words.map(|word| word.value.clone()).collect();
    Loaded {
        project,
        guides,
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
