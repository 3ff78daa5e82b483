//! The office edition: pages laid out for paper, arranged on the printer's sheets, and written in
//! colour and, where wanted, in grey.

use std::path::Path;

use super::instructions;
use super::job::Job;
use super::made::{Made, verdict};
use super::project::Loaded;
use super::set::{is_overfull, set};
use crate::content::PaperWords;
use crate::content::project::{Edition, Product};
use crate::design::{Design, SheetRule};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::lines::Typesetter;
use crate::pages::{Document, Edge, Request};
use crate::press::{self, Plan};
use crate::render::{self, Ink, Settings};

/// A product's pages on sheets.
pub(super) struct Office<'j> {
    /// The product.
    pub product: &'j Product,
    /// Its pages, as they are made for paper.
    pub document: Document,
    /// The sheets.
    pub plan: Plan,
}

/// Lays out every product that an office edition is made of.
pub(super) fn lay_out<'j>(job: &'j Job, diags: &mut Diagnostics) -> Vec<Office<'j>> {
    let Some(loaded) = &job.loaded else {
        return Vec::new();
    };
    let wanted = job
        .editions
        .iter()
        .filter(|(_, editions)| editions.contains(&Edition::Office));
    wanted
        .filter_map(|(product, _)| one(product, job, loaded, diags))
        .collect()
}

fn one<'j>(
    product: &'j Product,
    job: &Job,
    loaded: &Loaded,
    diags: &mut Diagnostics,
) -> Option<Office<'j>> {
    let design = loaded.designs.get(&product.id.value)?;
    let rule = rule(product, design, diags)?;
    let rule = &match &job.printer {
        Some(printer) => rule.on(printer),
        None => rule.clone(),
    };
    let mut own = Diagnostics::new();
    let document = document(product, design, rule, loaded, &mut own);
    let overfull = is_overfull(&own);
    diags.append(own);
    // What runs out of its page runs into the printer's margin too; that is no fault of the margins.
    let document = document.filter(|_| !overfull)?;
    let plan = press::office(&document.pages, document.cards.as_ref(), rule, diags)?;
    Some(Office {
        product,
        document,
        plan,
    })
}

/// The layout's rule for the office's sheets, or an error that it has none.
fn rule<'d>(
    product: &Product,
    design: &'d Design,
    diags: &mut Diagnostics,
) -> Option<&'d SheetRule> {
    if design.office.is_none() {
        let error = Diagnostic::error(Code::NoSheet, product.layout.span);
        let hint = Message::new(Code::AddSheet).arg("path", &product.layout.path);
        diags.push(error.arg("product", &product.id.value).hint(hint));
    }
    design.office.as_ref()
}

/// The pages for paper: the only place that says how they differ from those for screens.
fn document(
    product: &Product,
    design: &Design,
    rule: &SheetRule,
    loaded: &Loaded,
    diags: &mut Diagnostics,
) -> Option<Document> {
    let request = Request {
        author: loaded.project.organisation.clone(),
        edge: rule.inset().map_or(Edge::Bleed, Edge::Inset),
        multiple_of: rule.multiple_of(),
    };
    set(product, design, loaded, &request, diags)
}

/// Makes the files, with a line for each and one for the person at the printer.
pub(super) fn make(
    offices: &[Office],
    setter: &Typesetter,
    job: &Job,
    diags: &mut Diagnostics,
) -> Vec<Made> {
    let mut made = Vec::new();
    for office in offices {
        let id = &office.product.id.value;
        let mut wanted = vec![(format!("{id}-office.pdf"), Ink::Office)];
        if job.gray || office.product.gray {
            wanted.push((format!("{id}-office-gray.pdf"), Ink::Grey));
        }
        for (name, ink) in wanted {
            let path = job.output.join(name);
            let Some(bytes) = office.pdf(setter, job, ink, diags) else {
                continue;
            };
            let lines = vec![
                office.line(&path, bytes.len()),
                format!("  {}", office.instructions()),
            ];
            made.push(Made { path, bytes, lines });
        }
    }
    made
}

/// Looks whether the files could be made; a line for each product.
pub(super) fn check(
    offices: &[Office],
    setter: &Typesetter,
    job: &Job,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let mut lines = Vec::new();
    for office in offices {
        if office.pdf(setter, job, Ink::Office, diags).is_some() {
            let (id, count) = (&office.product.id.value, office.count());
            lines.push(format!("{id}: {count}, {}", verdict(diags)));
        }
    }
    lines
}

impl Office<'_> {
    fn pdf(
        &self,
        setter: &Typesetter,
        job: &Job,
        ink: Ink,
        diags: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        let settings = Settings {
            date: job.date,
            ink,
            ..Settings::default()
        };
        let font = |id| Some(&*setter.book().get(id).data);
        render::pdf::write(&self.document, &self.plan, &font, &settings)
            .map_err(|error| diags.push(error.diagnostic()))
            .ok()
    }

    /// Pages, sheets and sides, in words.
    pub fn count(&self) -> String {
        let sheets = self.plan.sheets.len();
        let sides: usize = self.plan.sheets.iter().map(|sheet| sheet.sides.len()).sum();
        let paper = self.plan.print.as_ref().map_or("", |print| &print.paper);
        format!(
            "{} on {} of {paper} ({})",
            several(self.document.pages.len(), "page"),
            several(sheets, "sheet"),
            several(sides, "side")
        )
    }

    fn line(&self, path: &Path, bytes: usize) -> String {
        let path = path.strip_prefix(".").unwrap_or(path).display();
        format!("{path}: {}, {} kB", self.count(), bytes.div_ceil(1000))
    }

    /// What to do at the printer, in the language of the words.
    fn instructions(&self) -> String {
        let words = self.document.lang.as_ref().map(PaperWords::of);
        words.map_or_else(String::new, |words| {
            instructions::sentences(&self.plan, &words).join(" ")
        })
    }
}

/// `1 page`, `2 pages`.
pub(super) fn several(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
