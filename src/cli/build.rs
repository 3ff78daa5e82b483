//! A resolved job → files. Everything that is wrong is told; nothing is written while anything is.

use super::job::Job;
use super::made::Made;
use super::office::{self, Office};
use super::pictures::Pictures;
use super::progress::Progress;
use super::project::Loaded;
use super::screen::{self, Screen};
use crate::content::project::{Edition, Product, Project};
use crate::diag::Diagnostics;
use crate::render::files;

/// Builds every edition of the job, then writes them all; a line for each file.
pub fn build(job: &Job, diags: &mut Diagnostics) -> Vec<String> {
    let Some((loaded, mut screens, offices)) = lay_out_all(job, true, diags) else {
        return Vec::new();
    };
    let mut files: Vec<Vec<Made>> = Vec::new();
    for screen in &mut screens {
        let wanted = screen.editions.iter();
        let wanted = wanted.filter(|edition| !matches!(edition, Edition::Office | Edition::Png));
        files.push(
            wanted
                .filter_map(|edition| screen.file(*edition, job))
                .collect(),
        );
    }
    let mut outputs = Vec::new();
    for (screen, files) in screens.iter().zip(files) {
        let mut files = files.into_iter();
        for edition in screen.editions {
            match edition {
                Edition::Png => {
                    let pictures = screen.pictures(loaded, job, diags);
                    outputs.extend(pictures.map(Output::Pictures));
                }
                Edition::Office => {}
                Edition::Screen | Edition::Press => outputs.extend(files.next().map(Output::File)),
            }
        }
    }
    let offices = offices.into_iter().flat_map(|office| office.files(job));
    outputs.extend(offices.map(Output::File));
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
    let Some((loaded, screens, offices)) = lay_out_all(job, true, diags) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for screen in &screens {
        lines.extend(screen.check(loaded, job, diags));
    }
    lines.extend(offices.iter().filter_map(|office| office.check(diags)));
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

/// What there is to make files of: pages for screens, and pages on sheets.
type All<'j> = (&'j Loaded, Vec<Screen<'j>>, Vec<Office<'j>>);

/// Lays out every edition, so that all that is wrong is told at once; `None` when anything is. Layout
/// starts only on words and rules without errors: what is missing from them would be reported once
/// more as a fault of the pages. Where `draw`, files are made too.
pub(super) fn lay_out_all<'j>(
    job: &'j Job,
    draw: bool,
    diags: &mut Diagnostics,
) -> Option<All<'j>> {
    let loaded = job.loaded.as_ref()?;
    if diags.has_errors() {
        return None;
    }
    let progress = match draw {
        true => Progress::on_terminal(),
        false => Progress::silent(),
    };
    let screens = screen::lay_out(job, draw, &progress, diags);
    let offices = office::lay_out(job, draw, &progress, diags);
    (!diags.has_errors()).then_some((loaded, screens, offices))
}
