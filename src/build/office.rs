//! Pages for paper → the office edition: on the printer's sheets, in colour and, where wanted, in grey.

use std::sync::Arc;

use super::batches::{Batch, CheckedPages, confirm};
use super::cx::{BuildCx, Progress};
use super::file::{File, FileKind};
use super::instructions;
use super::job::{OfficeJob, ProductJob};
use super::made::{Imposed, Made, Output};
use super::project::Loaded;
use crate::content::Lang;
use crate::content::project::Edition;
use crate::design::Design;
use crate::diag::Diagnostics;
use crate::pages::{self, Document};
use crate::preflight::Medium;
use crate::press::margins::MarginChecker;
use crate::press::{self, Plan};
use crate::render::pdf::Writer;
use crate::render::{Ink, PdfSettings};

/// Lays out a product on sheets; where files are drawn, its files too, which are whole only where nothing is
/// wrong with this product. `None` where its pages cannot be arranged.
pub(super) fn make(
    job: &ProductJob,
    office: &OfficeJob,
    cx: &mut BuildCx,
) -> Option<(Imposed, Vec<Output>)> {
    let loaded = cx.loaded;
    let id = &job.product.id.value;
    let design = loaded.designs.get(id)?;
    let pages = CheckedPages::new(&job.product, loaded, &office.pages, Medium::Paper)?;
    let skeletons = pages.page_skeletons();
    let count = skeletons.pages.len();
    // Said only where the pages are sound: what is larger than its place is told first.
    let mut unplanned = Diagnostics::new();
    let plan = press::plan(
        &skeletons.pages,
        skeletons.cards.as_ref(),
        &office.rule,
        &mut unplanned,
    );
    let mut writers: Vec<Writer> = match &plan {
        Some(plan) if cx.draw => {
            let writer = |settings| Writer::new(plan, loaded.setter.book(), settings, cx.streams);
            office.files.iter().map(writer).collect()
        }
        _ => Vec::new(),
    };
    let mut checker = plan
        .as_ref()
        .map(|plan| MarginChecker::new(plan, &office.rule));
    let mut overfull = false;
    let mut own = Diagnostics::new();
    let mut look = |batch: Batch| {
        overfull |= batch.overfull;
        if let Some(checker) = &mut checker {
            checker.pages(batch.first, batch.pages);
        }
        (cx.progress)(Progress {
            product: id,
            done: batch.first + batch.pages.len(),
            of: count,
        });
    };
    let mut document = pages.draw(&mut writers, office.keep_items, &mut look, &mut own);
    // What runs out of its page runs into the printer's margin too; that is no fault of the margins.
    if overfull {
        cx.diags.append(own);
        return None;
    }
    own.append(unplanned);
    if let Some(checker) = checker {
        checker.finish(&mut own);
    }
    let pages = document.pages.len();
    if let Some(plan) = &plan
        && !writers.is_empty()
    {
        add_extras(
            &mut document,
            plan,
            (design, loaded),
            &mut writers,
            &mut own,
        );
    }
    let words = document.lang.as_ref();
    let words = words.map(|lang| design.words.in_language(lang));
    let mut files = Vec::new();
    for (writer, settings) in writers.into_iter().zip(&office.files) {
        if own.has_errors() {
            break;
        }
        match writer.finish(&document) {
            Ok(bytes) => files.push(file(id, settings, bytes)),
            Err(error) => own.push(error.diagnostic()),
        }
    }
    cx.diags.append(own);
    let plan = plan?;
    let told = words.map(|words| instructions::sentences(&plan, &words).join(" "));
    let mut sentences = vec![told.unwrap_or_default()];
    sentences.extend(confirm(&job.product, loaded));
    let outputs = files.into_iter().map(|file| Output {
        edition: Edition::Office,
        sentences: sentences.clone(),
        made: Made::File(file),
    });
    let outputs = outputs.collect();
    let imposed = Imposed {
        document: Arc::new(document),
        plan,
        pages,
    };
    Some((imposed, outputs))
}

/// A finished file, by its inks.
fn file(id: &str, settings: &PdfSettings, bytes: Vec<u8>) -> File {
    let name = match settings.ink {
        Ink::Grey => format!("{id}-office-gray.pdf"),
        Ink::Rgb | Ink::Office | Ink::Cmyk => format!("{id}-office.pdf"),
    };
    File {
        name,
        kind: FileKind::Pdf,
        bytes,
    }
}

/// Sets the pages that the plan has beside the document's own, draws them, and appends them.
fn add_extras(
    document: &mut Document,
    plan: &Plan,
    (design, loaded): (&Design, &Loaded),
    writers: &mut [Writer],
    diags: &mut Diagnostics,
) {
    // Words without a language are told in English.
    let lang = document.lang.clone().unwrap_or(Lang(String::new()));
    let words = (document.title.as_str(), &lang);
    let extras = pages::lay_out_extras(&plan.extras, words, design, &loaded.setter, diags);
    for writer in writers {
        if let Err(error) = writer.draw(&extras, &document.tags) {
            diags.push(error.diagnostic());
        }
    }
    document.pages.extend(extras);
}
