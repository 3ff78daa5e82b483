//! A project → the sheet by which its printer is measured, in the language and the look of its first product.

use std::sync::Arc;

use super::cache::BuildCache;
use super::file::{File, FileKind};
use super::project::{self, Loaded};
use crate::content::Lang;
use crate::date::Date;
use crate::design::Flip;
use crate::diag::{Diagnostic, Diagnostics, Language};
use crate::geom::{Point, Rect};
use crate::pages::{self, Document, target};
use crate::press::{Plan, Sheet, Side, Slot};
use crate::render::png::{PagePicture, PngSettings};
use crate::render::{Ink, PdfSettings, pdf, png};
use crate::source::Sources;

/// The sheet.
pub struct CalibrationSheet {
    document: Document,
    loaded: Loaded,
    plan: Plan,
    date: Option<Date>,
}

impl CalibrationSheet {
    /// Lays out the sheet; `None` where something is wrong with the project, which is told in `diags`.
    pub fn of_project(
        sources: &mut Sources,
        date: Option<Date>,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        let project = project::load(sources, diags)?;
        // A project without a product is told when it is read.
        let first = project.products.first().cloned()?;
        let date = date.or(project.date);
        // What only other products or whole builds should know is not told here.
        let mut own = Diagnostics::new();
        let wanted = |product: &project::Product| product.id.value == first.id.value;
        let mut cache = BuildCache::new(0);
        let loaded = project::load_all(sources, wanted, project, &mut cache, &mut own);
        let design = loaded.designs.get(&first.id.value);
        let words = loaded.words(&first);
        let (Some(design), Some(words), false) = (design, words, own.has_errors()) else {
            diags.append(own);
            return None;
        };
        let lang = words.lang().clone();
        let said = design.words.in_language(&lang);
        let pages =
            pages::lay_out_calibration((&said, &lang), design, &loaded.setters.typesetter(), diags);
        let document = Document {
            title: said.say("calibrate-title", &[]),
            lang: Some(Lang(lang.0)),
            pages: pages.to_vec().into(),
            ..Document::default()
        };
        let plan = plan();
        let sheet = Self {
            document,
            loaded,
            plan,
            date,
        };
        (!diags.has_errors()).then_some(sheet)
    }

    /// The PDF.
    ///
    /// # Errors
    /// When a font cannot be embedded.
    pub fn file(&self) -> Result<File, Diagnostic> {
        let settings = PdfSettings {
            author: self.loaded.project.organisation.clone(),
            date: self.date,
            ink: Ink::Office,
            ..PdfSettings::default()
        };
        let fonts = self.loaded.setters.book();
        let bytes = pdf::write(&self.document, &self.plan, fonts, &settings);
        let bytes = bytes.map_err(|error| error.diagnostic())?;
        Ok(File::held(
            "calibration.pdf".to_owned(),
            FileKind::Pdf,
            bytes,
        ))
    }

    /// What the person at the printer does, a paragraph each, for who speaks this language.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let lang = self.document.lang.clone().unwrap_or(Lang(String::new()));
        let lang = super::instructions::told_in(Some(language), &lang);
        let words = Arc::clone(&self.loaded.word_book).in_language(&lang);
        let mut sentences = vec![super::instructions::sentences(&self.plan, &words).join(" ")];
        sentences.push(words.say("calibrate-photographs", &[]));
        sentences.push(words.say("calibrate-command", &[]));
        sentences
    }

    /// Both sides as pictures.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn pictures(&self, ppi: u16) -> Result<Vec<PagePicture>, Diagnostic> {
        let pictures = png::write(
            &self.document,
            self.loaded.setters.book(),
            PngSettings { ppi },
        );
        pictures.map_err(|error| error.diagnostic())
    }
}

/// Both sides on one sheet, out to its edges: what the printer leaves white of it is what is measured.
fn plan() -> Plan {
    let side = |page| {
        let whole = Rect::from_size(target::PAPER);
        Side::new(
            vec![Slot::upright(page, Point::default(), whole)],
            Vec::new(),
        )
    };
    let sheet = Sheet {
        size: target::PAPER,
        sides: vec![side(0), side(1)],
    };
    Plan::printed(vec![sheet], "A4", Some(Flip::LongEdge), Vec::new())
}
