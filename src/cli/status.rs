//! What lies in the output folder → which of it the project would make otherwise now. Nothing is drawn and nothing
//! is written: files are told by the note that the build left beside them.

use std::path::Path;

use super::built::{BuiltFiles, State};
use super::told::Told;
use crate::build::{Edition, ProductMark, marks};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language, Said};
use crate::source::Sources;

/// A file, or a folder of pictures, by its name, and how it stands; an edition, where it was never built.
type Standing = (String, Option<State>);

/// A line for each product, and below it one for each of its files, or for its folder of pictures. Where not all is
/// as the project would make it now, that is an error, so that other programs can tell.
pub(super) fn status(
    (folder, language): (&Path, Language),
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let Some(products) = marks(sources) else {
        diags.push(Diagnostic::error(Fault::NotCompared, None).hint(Hint::RunCheck));
        return Vec::new();
    };
    let built = BuiltFiles::load(folder);
    let mut lines = Vec::new();
    let mut stale = 0;
    for product in &products {
        lines.push(product.id.clone());
        for standing in of_product(&built, folder, product) {
            stale += usize::from(is_stale(&standing));
            lines.push(told(&standing).in_language(language).to_string());
        }
    }
    let made = products.into_iter();
    let made: Vec<(String, Vec<Edition>)> =
        made.map(|product| (product.id, product.editions)).collect();
    for name in built.left_over(folder, &made) {
        let told = Told::NoLongerMade { name: name.into() };
        lines.push(told.in_language(language).to_string());
    }
    if stale > 0 {
        let error = Diagnostic::error(Fault::NotUpToDate { count: stale }, None);
        diags.push(error.hint(Hint::BuildAgain));
    }
    lines
}

/// How many of a product's files are not as it would be made now, and of how many; editions that were never built
/// count as one each.
pub(super) fn count(built: &BuiltFiles, folder: &Path, product: &ProductMark) -> (usize, usize) {
    let all = of_product(built, folder, product);
    let stale = all.iter().filter(|standing| is_stale(standing));
    (stale.count(), all.len())
}

fn is_stale((_, state): &Standing) -> bool {
    *state != Some(State::Current)
}

/// The files of a product with how each stands, the worst of a folder for all in it.
fn of_product(built: &BuiltFiles, folder: &Path, product: &ProductMark) -> Vec<Standing> {
    let mut all: Vec<Standing> = Vec::new();
    for edition in &product.editions {
        let files = built.of(folder, (&product.id, *edition, &product.mark));
        if files.is_empty() {
            all.push((edition.name().to_owned(), None));
        }
        for (name, state) in files {
            let name = match name.split_once('/') {
                Some((folder, _)) => format!("{folder}/"),
                None => name.to_owned(),
            };
            match all.last_mut().filter(|(known, _)| *known == name) {
                Some((_, worst)) => *worst = (*worst).max(Some(state)),
                None => all.push((name, Some(state))),
            }
        }
    }
    all
}

/// What is told of a file.
fn told((name, state): &Standing) -> Told {
    let name = name.into();
    match state {
        None => Told::NeverBuilt { name },
        Some(State::Current) => Told::Current { name },
        Some(State::Older) => Told::Older { name },
        Some(State::Changed) => Told::Changed { name },
        Some(State::Gone) => Told::Gone { name },
    }
}
