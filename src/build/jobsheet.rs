//! Products that are printed → a page for each that says how: which paper, what to choose at the computer, how the
//! pages lie on the sheet, and what is done with it afterwards.
//!
//! Enters: a request, and the project's files. Leaves: one PDF, tagged as all that is read on screens. The pages are
//! made by a second run of the same pipeline (`own_pages`): their words are a guide and their drawings pictures. What
//! a step of work is called stands in `instructions`.

mod drawing;
mod guide;

use std::sync::Arc;

use super::file::File;
use super::languages;
use super::own_pages;
use super::project;
use super::request::Request;
use super::session::Session;
use crate::content::project::{Edition, Project};
use crate::content::{Lang, WordBook};
use crate::diag::{Check, Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{Files, Memory, Sources};

/// The layout of these pages.
const LAYOUT: &str = include_str!("jobsheet/layout.toml");

/// What the pages are called where a project names its files.
const NAME: &str = "jobsheet";

/// Makes the pages for the products that are asked for, or for all that have an office edition. `files` are those of
/// the project once more.
///
/// # Errors
/// When the request does not fit the project, as for [`Session::build`]. `None` where the project has errors, which are
/// told in `diags`.
pub fn jobsheet(
    request: &Request,
    sources: &mut Sources,
    files: impl Files + 'static,
    diags: &mut Diagnostics,
) -> Result<Option<File>, Diagnostic> {
    // What is wrong with it is told by the build.
    let Some(project) = project::load(sources, &mut Diagnostics::new()) else {
        project::load(sources, diags);
        return Ok(None);
    };
    let request = Request {
        products: printed(&project, request)?,
        editions: vec![Edition::Office],
        ..request.clone()
    };
    let built = Session::of_one_build().build(&request, sources, &mut |_| {}, diags)?;
    let Some(built) = built else {
        return Ok(None);
    };
    let lang = built.iter().find_map(|product| {
        let office = product.office.as_ref()?;
        office.document.lang.clone()
    });
    let book = Arc::new(WordBook::new(project.words.clone()));
    let words = book.in_language(&lang.unwrap_or_else(|| Lang("nb".to_owned())));
    let theme = request.products.first().and_then(|id| {
        let product = project
            .products
            .iter()
            .find(|product| product.id.value == *id);
        product.map(|product| product.theme.path.as_str())
    });
    let mut own = Memory::default();
    guide::write(&built, &words, &mut own);
    for lacking in book.lacking() {
        diags.push(languages::missing_words(&lacking, None));
    }
    own.insert(format!("content/layouts/{NAME}.toml"), LAYOUT);
    let ours = (NAME, theme.unwrap_or_default());
    let mut pages = own_pages::project(own, ours, sources, files);
    let mut found = Diagnostics::new();
    let file = own_pages::made(NAME, &request, &mut pages, &mut found)?;
    if file.is_none() {
        // The files that are at fault are not the user's: only the sentence helps.
        let worst = found
            .sorted()
            .into_iter()
            .min_by_key(|found| found.severity);
        let is_large = worst
            .as_ref()
            .is_some_and(|found| found.fault.check() == Some(Check::Overfull));
        let fault = Fault::NoJobsheet {
            fault: worst.map(|found| found.fault).into(),
        };
        let error = Diagnostic::error(fault, None);
        diags.push(match is_large {
            true => error.hint(Hint::TypeTooLarge),
            false => error.hint(Hint::OneAtATime),
        });
    }
    Ok(file)
}

/// The ids of the products that are meant: those that are named, or all that are printed.
fn printed(project: &Project, request: &Request) -> Result<Vec<String>, Diagnostic> {
    if !request.products.is_empty() {
        return Ok(request.products.clone());
    }
    let printed = project.products.iter().filter(|product| {
        let mut editions = product.editions.iter();
        editions.any(|edition| edition.value == Edition::Office)
    });
    let ids: Vec<String> = printed.map(|product| product.id.value.clone()).collect();
    match ids.is_empty() {
        true => Err(Diagnostic::error(Fault::NothingPrinted, None).hint(Hint::NamePrinted)),
        false => Ok(ids),
    }
}
