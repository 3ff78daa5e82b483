//! Raw arguments and the project → a resolved job: which products, which editions, where to, and
//! with which date.

use std::path::PathBuf;

use super::args::BuildArgs;
use super::project::{self, Loaded, Words};
use crate::content::Guide;
use crate::content::printer::Printer;
use crate::content::project::{Edition, Product, Project};
use crate::content::read::hint_for;
use crate::date::Date;
use crate::design::Format;
use crate::design::paper::{parse_size, size_names};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::geom::Size;
use crate::render::png;
use crate::source::{Sources, Span};

/// The editions that can be made.
pub const MADE: &[Edition] = &[Edition::Screen, Edition::Office, Edition::Png];

/// What to do, with nothing left to decide.
pub struct Job {
    /// What was read of the project; `None` when too little of it could be.
    pub loaded: Option<Loaded>,
    /// The editions of each product, in the order of the project file.
    pub editions: Vec<(Product, Vec<Edition>)>,
    /// Whether every office edition is also made in grey.
    pub gray: bool,
    /// The folder for the files.
    pub output: PathBuf,
    /// The date that the files carry.
    pub date: Option<Date>,
    /// What is known of the office's printer.
    pub printer: Option<Printer>,
    /// The paper for the office edition, where the command names another than the layout.
    pub paper: Option<Size>,
    /// How pictures are made.
    pub pictures: png::Settings,
}

impl Job {
    /// Settles what the arguments mean.
    ///
    /// # Errors
    /// When the command line asks for what does not exist: a product, an edition, a date that is
    /// none.
    pub fn resolve(
        raw: &BuildArgs,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Result<Self, Diagnostic> {
        for edition in &raw.selection.edition {
            if !MADE.contains(edition) {
                return Err(not_made(*edition, None));
            }
        }
        let paper = raw.selection.paper.as_deref().map(paper).transpose()?;
        let epoch = epoch()?;
        let output = raw
            .output
            .clone()
            .unwrap_or_else(|| sources.root().join("output"));
        let mut job = Self {
            loaded: None,
            editions: Vec::new(),
            gray: raw.gray,
            output,
            date: epoch,
            printer: None,
            paper,
            pictures: png::Settings { ppi: raw.ppi },
        };
        let Some(project) = project::load(sources, diags) else {
            return Ok(job);
        };
        for id in &raw.selection.products {
            check_product(id, &project)?;
        }
        job.date = epoch.or(project.date);
        let wanted = |product: &Product| {
            raw.selection.products.is_empty() || raw.selection.products.contains(&product.id.value)
        };
        for product in project.products.iter().filter(|product| wanted(product)) {
            let editions = if raw.selection.edition.is_empty() {
                for edition in &product.editions {
                    if !MADE.contains(&edition.value) {
                        diags.push(not_made(edition.value, Some(edition.span)));
                    }
                }
                product.editions.iter().map(|e| e.value).collect()
            } else {
                raw.selection.edition.clone()
            };
            job.editions.push((product.clone(), editions));
        }
        match project.printers.choose(raw.selection.printer.as_deref()) {
            Ok(printer) => job.printer = printer.cloned(),
            // A name at the command is the command's fault, all else the project's.
            Err(error) if raw.selection.printer.is_some() => return Err(error),
            // Where nothing is printed, nobody needs to choose.
            Err(error) if error.message.code == Code::WhichPrinter && !job.prints() => {}
            Err(error) => diags.push(error),
        }
        let loaded = project::load_all(sources, wanted, project, diags);
        for product in &loaded.project.products {
            let format = loaded.designs.get(&product.id.value).map(|d| &d.format);
            match (loaded.words(product), format) {
                (Some(Words::Deck(_)), Some(Format::Booklet(_))) => {
                    diags.push(not_a_booklet(product));
                }
                (Some(Words::Guide(guide)), Some(Format::Cards(_))) => {
                    diags.push(not_a_deck(guide, product));
                }
                _ => {}
            }
        }
        job.loaded = Some(loaded);
        Ok(job)
    }

    /// Whether any edition is for the office's printer.
    fn prints(&self) -> bool {
        let mut editions = self.editions.iter().flat_map(|(_, editions)| editions);
        editions.any(|edition| *edition == Edition::Office)
    }
}

/// An edition that cannot be made yet, where the project file asks for it.
fn not_made(edition: Edition, place: Option<Span>) -> Diagnostic {
    let names: Vec<&str> = MADE.iter().map(|edition| edition.name()).collect();
    Diagnostic::error(Code::EditionNotMade, place)
        .arg("edition", edition.name())
        .hint(Message::new(Code::OneOf).arg("names", names.join(", ")))
}

/// Words that are cards where whole guides are laid out.
fn not_a_booklet(product: &Product) -> Diagnostic {
    let file = &product.content.file;
    let Some(part) = &product.content.part else {
        return Diagnostic::error(Code::DeckInBooklet, product.layout.span)
            .hint(Message::new(Code::NeedsCardLayout));
    };
    let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
    let name = name.strip_suffix(".toml").unwrap_or(name);
    Diagnostic::error(Code::PartOfGuide, file.span)
        .arg("part", part)
        .hint(Message::new(Code::Write).arg("text", format_args!("\"{name}\"")))
}

/// A whole guide where cards are laid out.
fn not_a_deck(guide: &Guide, product: &Product) -> Diagnostic {
    let file = &product.content.file;
    let name = file.path.strip_prefix("content/").unwrap_or(&file.path);
    let name = name.strip_suffix(".toml").unwrap_or(name);
    let blocks = guide.sections.iter().flat_map(|section| &section.blocks);
    let ids: Vec<String> = blocks
        .filter_map(|block| Some(format!("\"{name}#{}\"", block.id.as_ref()?.value)))
        .collect();
    let hint = match ids.is_empty() {
        true => Message::new(Code::WriteSuch).arg("text", format_args!("\"{name}#id\"")),
        false => Message::new(Code::OneOf).arg("names", ids.join(", ")),
    };
    Diagnostic::error(Code::GuideInCards, file.span).hint(hint)
}

/// The paper that the command names.
fn paper(text: &str) -> Result<Size, Diagnostic> {
    parse_size(text).ok_or_else(|| {
        Diagnostic::error(Code::NotASize, None)
            .arg("text", text)
            .hint(Message::new(Code::SizeSuch).arg("names", size_names().join(", ")))
    })
}

fn check_product(id: &str, project: &Project) -> Result<(), Diagnostic> {
    let names: Vec<&str> = project
        .products
        .iter()
        .map(|product| product.id.value.as_str())
        .collect();
    if names.contains(&id) {
        return Ok(());
    }
    let hint = hint_for(id, &names);
    Err(Diagnostic::error(Code::UnknownProduct, None)
        .arg("name", id)
        .hint(hint))
}

/// The date that the surroundings ask for, so that packagers get the same bytes again
/// (reproducible-builds.org, `SOURCE_DATE_EPOCH`).
fn epoch() -> Result<Option<Date>, Diagnostic> {
    let Some(text) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let text = text.to_string_lossy();
    let date = text.trim().parse().ok().and_then(Date::from_epoch);
    match date {
        Some(date) => Ok(Some(date)),
        None => Err(Diagnostic::error(Code::BadEpoch, None)
            .arg("text", text)
            .hint(Message::new(Code::WriteSuch).arg("text", "SOURCE_DATE_EPOCH=1767225600"))),
    }
}
