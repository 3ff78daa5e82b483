//! The list of products, each with how many pages, sheets and sides its editions have, how much ink they take, and
//! whether what was built of them is up to date. That takes setting all words and drawing small pictures of the
//! pages, but no files.

use std::path::Path;

use super::built::BuiltFiles;
use super::counts::PageCount;
use super::status;
use super::told::Told;
use crate::build::project::{Product, Project};
use crate::build::{BuiltProduct, Edition, InkUse, PageInk, ProductMark, Request, Session};
use crate::built_in::BuiltInKind;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language, Said, Severity};
use crate::source::Sources;

/// What somebody wants to know.
pub(super) struct Wanted {
    /// The ids of the products; all of them when empty.
    pub products: Vec<String>,
    /// Whether the ink on each page is told.
    pub pages: bool,
}

/// The lines of the list. A project with errors is listed all the same, without its counts and with a
/// warning: `trykk check` says what is wrong. What was built lies in `folder`.
///
/// # Errors
/// When the project has no product of a name that is wanted.
pub(super) fn list(
    project: &Project,
    wanted: &Wanted,
    (folder, language): (&Path, Language),
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    let note = BuiltFiles::load(folder);
    let is_wanted = |product: &&Product| {
        wanted.products.is_empty() || wanted.products.contains(&product.id.value)
    };
    let products: Vec<&Product> = project.products.iter().filter(is_wanted).collect();
    let titles = titles(&products);
    let Some(built) = laid_out(wanted, sources)? else {
        diags.push(Diagnostic::warning(Fault::NotCounted, None).hint(Hint::RunCheck));
        return Ok(titles);
    };
    let mut lines = Vec::new();
    for (title, product) in titles.into_iter().zip(products) {
        lines.push(title);
        let built = built.iter().find(|built| built.id == product.id.value);
        let counts = product.editions.iter().filter_map(|edition| {
            let counted = Told::Counted {
                edition: edition.value.name().into(),
                count: of_edition(built?, edition.value)?,
            };
            Some(counted.in_language(language).to_string())
        });
        lines.extend(counts);
        let Some(built) = built else { continue };
        let pages = built.office.iter().chain(&built.screen);
        if let Some(ink) = pages.into_iter().find_map(|pages| pages.ink.as_ref()) {
            let told = told_of_ink(ink, wanted.pages).into_iter();
            lines.extend(told.map(|told| told.in_language(language).to_string()));
        }
        let editions = product.editions.iter().map(|edition| edition.value);
        let now = ProductMark {
            id: built.id.clone(),
            editions: editions.collect(),
            mark: built.mark.clone(),
        };
        let files = told_of_files(status::count(&note, folder, &now));
        lines.push(files.in_language(language).to_string());
    }
    Ok(lines)
}

/// How many pages have colour, how much of them toner or ink covers, and which page takes most of it; with
/// `each`, of every page how much.
fn told_of_ink(ink: &InkUse, each: bool) -> Vec<Told> {
    let mut told = vec![Told::Ink {
        colored: ink.colored(),
        pages: ink.pages.len(),
        black: (ink.black() * 100.0).into(),
        color: (ink.color() * 100.0).into(),
    }];
    told.push(Told::Toner {
        gray: (ink.gray() * 100.0).into(),
    });
    let parts =
        |page: &PageInk| [page.black, page.color].map(|part| (f64::from(part) * 100.0).into());
    if let Some((index, page)) = ink.most().filter(|_| ink.pages.len() > 1) {
        let [black, color] = parts(page);
        let page = name(index, page).into();
        told.push(Told::MostInk { page, black, color });
    }
    if each {
        let pages = ink.pages.iter().enumerate();
        told.extend(pages.map(|(index, of_page)| {
            let [black, color] = parts(of_page);
            Told::PageInk {
                page: name(index, of_page).into(),
                black,
                color,
                gray: (f64::from(of_page.gray) * 100.0).into(),
            }
        }));
    }
    told
}

/// What the page with this index is called.
fn name(index: usize, page: &PageInk) -> String {
    match &page.label {
        Some(label) => label.to_string(),
        None => (index + 1).to_string(),
    }
}

/// How many of a product's files are up to date.
const fn told_of_files((stale, all): (usize, usize)) -> Told {
    match stale {
        0 => Told::AllCurrent,
        _ => Told::SomeCurrent {
            current: all - stale,
            all,
        },
    }
}

/// Pages, sheets and sides of an edition; `None` where it does not fit.
fn of_edition(built: &BuiltProduct, edition: Edition) -> Option<PageCount> {
    let pages = match edition {
        // They have no pages.
        Edition::Html | Edition::Epub => return None,
        Edition::Office => &built.office,
        Edition::Press => &built.press,
        _ => &built.screen,
    };
    pages.as_ref().map(PageCount::of_sheets)
}

/// A line for each product: what it is called, its words, its layout and its editions.
fn titles(products: &[&Product]) -> Vec<String> {
    let width = |text: fn(&Product) -> String| {
        let widths = products.iter().map(|p| text(p).chars().count());
        widths.max().unwrap_or(0)
    };
    let words = |product: &Product| product.content.key();
    let (id_width, words_width) = (width(|p| p.id.value.clone()), width(words));
    let line = |product: &Product| {
        let editions: Vec<&str> = product.editions.iter().map(|e| e.value.name()).collect();
        format!(
            "{:id_width$}  {:words_width$}  {}  {}",
            product.id.value,
            words(product),
            layout(product),
            editions.join(", ")
        )
    };
    products.iter().map(|product| line(product)).collect()
}

/// The layout by its path, or by its name where it is inside the program.
fn layout(product: &Product) -> &str {
    let path = &product.layout.path;
    BuiltInKind::Layout.name_at(path).unwrap_or(path)
}

/// What is wanted of all that the project makes; `None` when anything is wrong with it. That one edition cannot be
/// made does not hinder the others.
fn laid_out(
    wanted: &Wanted,
    sources: &mut Sources,
) -> Result<Option<Vec<BuiltProduct>>, Diagnostic> {
    let mut diags = Diagnostics::new();
    let request = Request {
        products: wanted.products.clone(),
        measure: true,
        ..Request::default()
    };
    let built = Session::of_one_build().lay_out(&request, sources, &mut |_| {}, &mut diags);
    let found = diags.sorted();
    let mut errors = found.iter().filter(|d| d.severity == Severity::Error);
    let hinders = |error: &Diagnostic| !matches!(*error.fault, Fault::NoSheet { .. });
    match built {
        Err(misuse) if !wanted.products.is_empty() => Err(misuse),
        built => Ok(built.ok().filter(|_| !errors.any(hinders))),
    }
}
