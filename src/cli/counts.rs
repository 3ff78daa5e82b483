//! The list of products, each with how many pages, sheets and sides its editions have. That takes
//! setting all words, but no drawing.

use super::args::{BuildArgs, Selection};
use super::build;
use super::job::Job;
use super::office::{self, several};
use crate::content::project::{Edition, Project};
use crate::diag::{Code, Diagnostics, Severity};
use crate::source::Sources;

/// The lines of the list. A project with errors is listed all the same, without its counts:
/// `trykk check` tells what is wrong.
pub(super) fn list(project: &Project, sources: &mut Sources) -> Vec<String> {
    let heads = build::list(project);
    let Some(job) = job(sources) else {
        return heads;
    };
    let counts = count(&job);
    let mut lines = Vec::new();
    for (head, product) in heads.into_iter().zip(&project.products) {
        lines.push(head);
        let own = counts.iter().filter(|(id, _)| *id == product.id.value);
        lines.extend(own.map(|(_, line)| format!("  {line}")));
    }
    lines
}

/// Everything that the project makes; `None` when anything is wrong with it. That an edition cannot
/// be made yet does not hinder the others.
fn job(sources: &mut Sources) -> Option<Job> {
    let all = Selection::all(sources.root().to_owned());
    let mut diags = Diagnostics::new();
    let job = Job::resolve(&BuildArgs::without_output(all), sources, &mut diags).ok()?;
    let found = diags.sorted();
    let mut errors = found.iter().filter(|d| d.severity == Severity::Error);
    errors
        .all(|error| error.message.code == Code::EditionNotMade)
        .then_some(job)
}

/// A line for every edition, with the id of its product; none where something does not fit.
fn count(job: &Job) -> Vec<(&str, String)> {
    let mut diags = Diagnostics::new();
    let Some((_, documents, offices)) = build::lay_out_all(job, false, &mut diags) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for (product, editions) in &job.editions {
        let id = product.id.value.as_str();
        let document = documents.iter().find(|of| of.product.id.value == id);
        let sheets = offices.iter().find(|of| of.product.id.value == id);
        for edition in editions {
            let count = match edition {
                Edition::Office => sheets.map(office::Office::count),
                _ => document.map(|of| several(of.document.pages.len(), "page")),
            };
            lines.extend(count.map(|count| (id, format!("{}: {count}", edition.name()))));
        }
    }
    lines
}
