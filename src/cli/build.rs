//! A resolved job → files. Everything that is wrong is told; nothing is written while anything is.

use std::path::Path;

use super::job::Job;
use super::made::{Made, verdict};
use super::office::{self, Office};
use super::pictures::{self, Pictures};
use super::set::set;
use crate::content::project::{Edition, Product, Project};
use crate::diag::Diagnostics;
use crate::lines::Typesetter;
use crate::pages::{Document, Request};
use crate::press::single;
use crate::render::{self, Settings, files};

/// Builds every edition of the job, then writes them all; a line for each file.
pub fn build(job: &Job, diags: &mut Diagnostics) -> Vec<String> {
    let Some((setter, documents, offices)) = lay_out_all(job, diags) else {
        return Vec::new();
    };
    let mut outputs = Vec::new();
    for (product, editions, document) in &documents {
        for edition in *editions {
            match edition {
                Edition::Png => {
                    let folder = job.output.join(format!("{}-png", product.id.value));
                    let pictures = Pictures::plan(document, setter, job, folder, diags);
                    outputs.extend(pictures.map(Output::Pictures));
                }
                Edition::Office => {}
                Edition::Screen | Edition::Press => {
                    let path = job.output.join(file_name(product, *edition));
                    if let Some(bytes) = screen(document, setter, job, diags) {
                        let lines = vec![line(&path, document, bytes.len())];
                        outputs.push(Output::File(Made { path, bytes, lines }));
                    }
                }
            }
        }
    }
    let offices = office::make(&offices, setter, job, diags);
    outputs.extend(offices.into_iter().map(Output::File));
    write(&outputs, diags)
}

/// What is ready to be written.
enum Output<'d> {
    File(Made),
    /// Drawn while they are written: together they can be far larger than memory.
    Pictures(Pictures<'d>),
}

/// Writes everything, unless anything is wrong by now or stands in a file's way; a line for each
/// file. After the first that the system refuses nothing more is written.
fn write(outputs: &[Output], diags: &mut Diagnostics) -> Vec<String> {
    for output in outputs {
        let free = match output {
            Output::File(made) => files::check_place(&made.path),
            Output::Pictures(pictures) => pictures.check_places(),
        };
        if let Err(error) = free {
            diags.push(error.diagnostic());
        }
    }
    let mut lines = Vec::new();
    for output in outputs {
        if diags.has_errors() {
            break;
        }
        match output {
            Output::File(made) => match files::write_whole(&made.path, &made.bytes) {
                Ok(()) => lines.extend_from_slice(&made.lines),
                Err(error) => diags.push(error.diagnostic()),
            },
            Output::Pictures(pictures) => lines.extend(pictures.write(diags)),
        }
    }
    lines
}

/// Looks for everything that is wrong; a line for each product that can be built.
pub fn check(job: &Job, diags: &mut Diagnostics) -> Vec<String> {
    let Some((setter, documents, offices)) = lay_out_all(job, diags) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (product, editions, document) in &documents {
        if editions.contains(&Edition::Png) {
            pictures::check(document, setter, job, diags);
        }
        if screen(document, setter, job, diags).is_some() {
            let pages = document.pages.len();
            lines.push(format!(
                "{}: {pages} pages, {}",
                product.id.value,
                verdict(diags)
            ));
        }
    }
    lines.extend(office::check(&offices, setter, job, diags));
    lines
}

/// The products of a project, a line each.
pub fn list(project: &Project) -> Vec<String> {
    let width = |text: fn(&Product) -> String| {
        let widths = project.products.iter().map(|p| text(p).chars().count());
        widths.max().unwrap_or(0)
    };
    let words = |product: &Product| match &product.content.part {
        Some(part) => format!("{}#{part}", product.content.file.path),
        None => product.content.file.path.clone(),
    };
    let (id_width, words_width) = (width(|p| p.id.value.clone()), width(words));
    let line = |product: &Product| {
        let editions: Vec<&str> = product.editions.iter().map(|e| e.value.name()).collect();
        format!(
            "{:id_width$}  {:words_width$}  {}  {}",
            product.id.value,
            words(product),
            product.layout.path,
            editions.join(", ")
        )
    };
    project.products.iter().map(line).collect()
}

/// A product with its editions and its pages.
pub(super) type LaidOut<'j> = (&'j Product, &'j [Edition], Document);

/// What there is to make files of: pages for screens, and pages on sheets.
type All<'j> = (&'j Typesetter, Vec<LaidOut<'j>>, Vec<Office<'j>>);

/// Lays out every edition, so that all that is wrong is told at once; `None` when anything is.
pub(super) fn lay_out_all<'j>(job: &'j Job, diags: &mut Diagnostics) -> Option<All<'j>> {
    if diags.has_errors() {
        return None;
    }
    let mut own = Diagnostics::new();
    let offices = office::lay_out(job, &mut own);
    let laid_out = lay_out(job, diags);
    diags.append(own);
    let (setter, documents) = laid_out?;
    (!diags.has_errors()).then_some((setter, documents, offices))
}

/// Sets and checks every product; `None` when anything is wrong by then. Layout starts only on
/// words and rules without errors: what is missing from them would be reported once more as a fault
/// of the pages.
fn lay_out<'j>(
    job: &'j Job,
    diags: &mut Diagnostics,
) -> Option<(&'j Typesetter, Vec<LaidOut<'j>>)> {
    let loaded = job.loaded.as_ref()?;
    if diags.has_errors() {
        return None;
    }
    let mut documents = Vec::new();
    let on_screen = |edition: &Edition| *edition != Edition::Office;
    for (product, editions) in &job.editions {
        if !editions.iter().any(on_screen) {
            continue;
        }
        let design = loaded.designs.get(&product.id.value)?;
        let request = Request {
            author: loaded.project.organisation.clone(),
            ..Request::default()
        };
        let document = set(product, design, loaded, &request, diags)?;
        documents.push((product, editions.as_slice(), document));
    }
    (!diags.has_errors()).then_some((&loaded.setter, documents))
}

/// The screen edition: pages at trim size in reading order.
fn screen(
    document: &Document,
    setter: &Typesetter,
    job: &Job,
    diags: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let plan = single::impose(&document.pages);
    let settings = Settings {
        date: job.date,
        ..Settings::default()
    };
    let font = |id| Some(&*setter.book().get(id).data);
    match render::pdf::write(document, &plan, &font, &settings) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            diags.push(error.diagnostic());
            None
        }
    }
}

fn file_name(product: &Product, edition: Edition) -> String {
    format!("{}-{}.pdf", product.id.value, edition.name())
}

/// What was written, for a person.
fn line(path: &Path, document: &Document, bytes: usize) -> String {
    let pages = document.pages.len();
    let pages = if pages == 1 {
        "1 page".to_owned()
    } else {
        format!("{pages} pages")
    };
    let size = document.pages.first().map_or_else(String::new, |page| {
        format!(
            " of {:.0} × {:.0} mm",
            page.trim.width.to_mm(),
            page.trim.height.to_mm()
        )
    });
    let kilobytes = bytes.div_ceil(1000);
    let path = path.strip_prefix(".").unwrap_or(path).display();
    format!("{path}: {pages}{size}, {kilobytes} kB")
}
