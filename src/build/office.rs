//! Pages for paper → the office edition: on the printer's sheets, in colour and, where wanted, in grey.

use std::sync::Arc;

use super::batches::{Batch, CheckedPages, Kept, confirm, measure};
use super::cx::{BuildCx, Progress};
use super::file::File;
use super::instructions;
use super::job::{OfficeJob, ProductJob};
use super::made::{Imposed, Made, Output};
use super::project::Loaded;
use crate::content::printer::ManualFeed;
use crate::content::project::Edition;
use crate::content::{Lang, PaperWords};
use crate::design::Design;
use crate::diag::Diagnostics;
use crate::pages::{self, Document};
use crate::preflight::{Checks, Medium};
use crate::press::by_hand::{self, TwoRuns};
use crate::press::margins::MarginChecker;
use crate::press::{self, Plan};
use crate::render::pdf::Writer;
use crate::render::png::InkUse;
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
    let pages = CheckedPages::new(
        (&job.product, design),
        loaded,
        &office.pages,
        Checks::on(Medium::Paper),
    )?;
    let to_plan = pages.pages_to_plan(&office.rule);
    let count = to_plan.pages.len();
    // Said only where the pages are sound: what is larger than its place is told first.
    let mut unplanned = Diagnostics::new();
    let plan = press::plan(
        &to_plan.pages,
        to_plan.cards.as_ref(),
        &office.rule,
        &mut unplanned,
    );
    drop(to_plan);
    let runs = plan.as_ref().map(|plan| Runs::new(plan, office.by_hand));
    let mut writers: Vec<Writer> = match &runs {
        Some(runs) if cx.draw => {
            let writer = |(run, plan, settings): (Run, _, _)| {
                let stored_as = cx.stored_as(file_name(id, run, settings));
                Writer::storing(plan, loaded.setters.book(), settings, cx.streams, stored_as)
            };
            runs.files(&office.files).map(writer).collect()
        }
        _ => Vec::new(),
    };
    let mut checker = plan
        .as_ref()
        .map(|plan| MarginChecker::new(plan, &office.rule));
    let mut overfull = false;
    let mut own = Diagnostics::new();
    let mut ink = office.measure.then(InkUse::default);
    let mut unmeasured = Diagnostics::new();
    let mut look = |batch: Batch| {
        measure(&mut ink, batch.pages, loaded, &mut unmeasured);
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
    let mut document = pages.draw(
        &mut writers,
        Kept::of_paper(office.keep_items),
        &mut look,
        &mut own,
    );
    // What runs out of its page runs into the printer's margin too; that is no fault of the margins.
    if overfull {
        cx.diags.append(own);
        return None;
    }
    own.append(unplanned);
    own.append(unmeasured);
    if let Some(checker) = checker {
        checker.finish(&mut own);
    }
    own.settle(&loaded.project.levels);
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
    let words = words.map(|lang| instructions::told_in(office.told_in, lang));
    let words = words.map(|lang| design.words.in_language(&lang));
    let mut files = Vec::new();
    let planned = runs.iter().flat_map(|runs| runs.files(&office.files));
    for (writer, (run, _, settings)) in writers.into_iter().zip(planned) {
        if own.has_errors() {
            break;
        }
        match writer.finish(&document) {
            Ok(content) => {
                let name = file_name(id, run, settings);
                files.push((run, File::pdf(name, content)));
            }
            Err(error) => own.push(error.diagnostic()),
        }
    }
    cx.diags.append(own);
    let runs = runs?;
    let outputs = files.into_iter().map(|(run, file)| {
        let told = words.as_ref().map(|words| runs.told(run, words).join(" "));
        let mut sentences = vec![told.unwrap_or_default()];
        // What is to be confirmed is told once for what is printed in two runs.
        if run != Run::Fronts {
            sentences.extend(confirm(&job.product, loaded));
        }
        Output {
            edition: Edition::Office,
            sentences,
            pages: None,
            made: Made::File(file),
        }
    });
    let outputs = outputs.collect();
    let plan = plan?;
    let imposed = Imposed {
        document: Arc::new(document),
        plan,
        pages,
        ink,
    };
    Some((imposed, outputs))
}

/// What of a plan is printed at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    /// All of it.
    Whole,
    /// The fronts, before somebody puts the pile back.
    Fronts,
    /// The backs.
    Backs,
}

/// The runs in which a plan is printed.
enum Runs<'p> {
    /// All at once.
    One(&'p Plan),
    /// Fronts and backs, for a printer that somebody turns the pile over for.
    ByHand(&'p Plan, Box<TwoRuns>),
}

impl<'p> Runs<'p> {
    /// One run, or two where sheets have backs that the printer does not print by itself.
    fn new(plan: &'p Plan, by_hand: Option<ManualFeed>) -> Self {
        match by_hand.and_then(|feed| by_hand::two_runs(plan, feed)) {
            Some(runs) => Self::ByHand(plan, Box::new(runs)),
            None => Self::One(plan),
        }
    }

    /// The files, in their order: what each is of, and in which inks.
    fn files<'f>(
        &'f self,
        inks: &'f [PdfSettings],
    ) -> impl Iterator<Item = (Run, &'f Plan, &'f PdfSettings)> {
        let plans = match self {
            Self::One(plan) => vec![(Run::Whole, *plan)],
            Self::ByHand(_, runs) => {
                vec![(Run::Fronts, &runs.fronts), (Run::Backs, &runs.backs)]
            }
        };
        inks.iter().flat_map(move |settings| {
            let plans = plans.clone().into_iter();
            plans.map(move |(run, plan)| (run, plan, settings))
        })
    }

    /// What the person at the printer is told of a run.
    fn told(&self, run: Run, words: &PaperWords) -> Vec<String> {
        match (self, run) {
            (Self::One(plan), _) | (Self::ByHand(plan, _), Run::Whole) => {
                instructions::sentences(plan, words)
            }
            (Self::ByHand(plan, runs), run) => {
                let [fronts, backs] = instructions::by_hand(plan, runs.pile, words);
                if run == Run::Fronts { fronts } else { backs }
            }
        }
    }
}

/// The name of a file, by its run and its inks.
fn file_name(id: &str, run: Run, settings: &PdfSettings) -> String {
    let run = match run {
        Run::Whole => "",
        Run::Fronts => "-1-fronts",
        Run::Backs => "-2-backs",
    };
    let ink = match settings.ink {
        Ink::Grey => "-gray",
        Ink::Rgb | Ink::Office | Ink::Cmyk => "",
    };
    format!("{id}-office{ink}{run}.pdf")
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
    let extras = pages::lay_out_extras(
        &plan.extras,
        words,
        design,
        &loaded.setters.typesetter(),
        diags,
    );
    for writer in writers {
        if let Err(error) = writer.draw(&extras, &document.tags) {
            diags.push(error.diagnostic());
        }
    }
    document.pages.extend(extras);
}
