//! The office edition: pages laid out for paper, arranged on the printer's sheets, and written in
//! colour and, where wanted, in grey.

use super::instructions;
use super::job::Job;
use super::made::{Made, verdict};
use super::progress::Progress;
use super::project::Loaded;
use super::set::{Setting, confirm};
use crate::content::project::{Edition, Product};
use crate::content::{Lang, PaperWords};
use crate::design::{Design, SheetRule};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::pages::{self, Document, Edge, Request};
use crate::press::margins::Checker;
use crate::press::{self, Finish, Plan};
use crate::render::pdf::Writer;
use crate::render::{Ink, Settings};

/// A product's pages on sheets.
pub(super) struct Office<'j> {
    /// The product.
    pub product: &'j Product,
    /// How many pages it has.
    pages: usize,
    /// The sheets.
    plan: Plan,
    /// What to do at the printer, in the language of the words.
    instructions: String,
    /// What to confirm before.
    notes: Vec<String>,
    /// The file in each of the inks that are wanted; none where something is wrong.
    files: Vec<(Ink, Vec<u8>)>,
}

/// Lays out every product that an office edition is made of; where `draw`, its files too.
pub(super) fn lay_out<'j>(
    job: &'j Job,
    draw: bool,
    progress: &Progress,
    diags: &mut Diagnostics,
) -> Vec<Office<'j>> {
    let Some(loaded) = &job.loaded else {
        return Vec::new();
    };
    let wanted = job
        .editions
        .iter()
        .filter(|(_, editions)| editions.contains(&Edition::Office));
    wanted
        .filter_map(|(product, _)| one(product, job, loaded, (draw, progress), diags))
        .collect()
}

fn one<'j>(
    product: &'j Product,
    job: &Job,
    loaded: &Loaded,
    (draw, progress): (bool, &Progress),
    diags: &mut Diagnostics,
) -> Option<Office<'j>> {
    let design = loaded.designs.get(&product.id.value)?;
    let rule = rule(product, design, diags)?;
    let rule = match &job.printer {
        Some(printer) => rule.on(printer),
        None => rule.clone(),
    };
    let rule = &match job.paper {
        Some(paper) => rule.with_paper(paper),
        None => rule,
    };
    // The only place that says how pages for paper differ from those for screens.
    let request = Request {
        author: loaded.project.organisation.clone(),
        edge: rule.inset().map_or(Edge::Bleed, Edge::Inset),
        multiple_of: rule.multiple_of(),
        on_paper: true,
        folds: rule.folds(),
    };
    let setting = Setting::new(product, design, loaded, &request)?;
    let heads = setting.heads();
    // Said only where the pages are sound: what is larger than its place is told first.
    let mut unplanned = Diagnostics::new();
    let plan = press::plan(&heads.pages, heads.cards.as_ref(), rule, &mut unplanned);
    let font = |id| Some(&*loaded.setter.book().get(id).data);
    let mut inks = vec![Ink::Office];
    if job.gray || product.gray {
        inks.push(Ink::Grey);
    }
    let settings = inks.into_iter().map(|ink| Settings {
        date: job.date,
        ink,
        ..Settings::default()
    });
    let settings: Vec<Settings> = settings.collect();
    let mut writers: Vec<Writer> = match &plan {
        Some(plan) if draw => settings
            .iter()
            .map(|s| Writer::new(plan, &font, s))
            .collect(),
        _ => Vec::new(),
    };
    let mut checker = plan.as_ref().map(|plan| Checker::new(plan, rule));
    let bar = progress.bar(&product.id.value, heads.pages.len());
    let mut overfull = false;
    let mut document = setting.set(
        &mut |wave, diags| {
            overfull |= wave.overfull;
            if let Some(checker) = &mut checker {
                checker.pages(wave.first, wave.pages);
            }
            if !wave.sound {
                writers.clear();
            }
            for writer in &mut writers {
                if let Err(error) = writer.draw(wave.pages, wave.tags) {
                    diags.push(error.diagnostic());
                }
            }
            bar.advance(wave.pages.len());
            wave.pages
                .iter_mut()
                .for_each(|page| page.items = Vec::new());
        },
        diags,
    );
    // What runs out of its page runs into the printer's margin too; that is no fault of the margins.
    if overfull {
        return None;
    }
    diags.append(unplanned);
    if let Some(checker) = checker {
        checker.finish(diags);
    }
    let pages = document.pages.len();
    if let Some(plan) = &plan
        && !writers.is_empty()
    {
        add_extras(&mut document, plan, (design, loaded), &mut writers, diags);
    }
    let mut files = Vec::new();
    for (writer, settings) in writers.into_iter().zip(&settings) {
        if diags.has_errors() {
            break;
        }
        match writer.finish(&document) {
            Ok(bytes) => files.push((settings.ink, bytes)),
            Err(error) => diags.push(error.diagnostic()),
        }
    }
    let plan = plan?;
    let words = document.lang.as_ref().map(PaperWords::of);
    let sentences = words.map(|words| instructions::sentences(&plan, &words).join(" "));
    let notes = confirm(product, loaded).iter();
    Some(Office {
        product,
        pages,
        instructions: sentences.unwrap_or_default(),
        notes: notes.map(|text| format!("  {}", text.plain())).collect(),
        plan,
        files,
    })
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

/// The layout's rule for the office's sheets, or an error that it has none.
fn rule<'d>(
    product: &Product,
    design: &'d Design,
    diags: &mut Diagnostics,
) -> Option<&'d SheetRule> {
    if design.office.is_none() {
        let error = Diagnostic::error(Code::NoSheet, product.layout.span);
        let schema = match design.flow() {
            Some(_) => "saddle",
            None => "nup",
        };
        let hint = Message::new(Code::AddSheet)
            .arg("path", &product.layout.path)
            .arg("schema", format_args!("\"{schema}\""));
        diags.push(error.arg("product", &product.id.value).hint(hint));
    }
    design.office.as_ref()
}

impl Office<'_> {
    /// The files, with a line for each and those for the person at the printer.
    pub fn files(self, job: &Job) -> Vec<Made> {
        let (id, count) = (self.product.id.value.clone(), self.count());
        let made = self.files.into_iter().map(|(ink, bytes)| {
            let path = job.output.join(match ink {
                Ink::Grey => format!("{id}-office-gray.pdf"),
                _ => format!("{id}-office.pdf"),
            });
            let shown = path.strip_prefix(".").unwrap_or(&path).display();
            let mut lines = vec![
                format!("{shown}: {count}, {} kB", bytes.len().div_ceil(1000)),
                format!("  {}", self.instructions),
            ];
            lines.extend_from_slice(&self.notes);
            Made { path, bytes, lines }
        });
        made.collect()
    }

    /// What a check says of it; nothing where its files could not be made.
    pub fn check(&self, diags: &Diagnostics) -> Option<String> {
        self.files.first()?;
        let (id, count) = (&self.product.id.value, self.count());
        Some(format!("{id}: {count}, {}", verdict(diags)))
    }

    /// Pages, sheets and sides, in words.
    pub fn count(&self) -> String {
        let sheets = self.plan.sheets.len();
        let sides: usize = self.plan.sheets.iter().map(|sheet| sheet.sides.len()).sum();
        let print = self.plan.print.as_ref();
        let paper = print.map_or("", |print| &print.paper);
        let mut finish = print.iter().flat_map(|print| &print.finish);
        let scale = finish.find_map(|step| match step {
            Finish::Scaled(percent) => Some(format!(" at {percent} %")),
            _ => None,
        });
        format!(
            "{}{} on {} of {paper} ({})",
            several(self.pages, "page"),
            scale.unwrap_or_default(),
            several(sheets, "sheet"),
            several(sides, "side")
        )
    }
}

/// `1 page`, `2 pages`.
pub(super) fn several(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
