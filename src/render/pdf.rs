//! A document and a plan of its sheets → the bytes of one PDF 1.7 file.
//!
//! What is read on a screen is tagged for PDF/UA-1, with bookmarks and links. What goes through a
//! printer has none of these: its pages are forms, each written once, placed on the sheets.
//!
//! Content streams are written with printpdf, in batches; everything around them (boxes, fonts,
//! structure, outline, labels, metadata) with lopdf. No id, date or name comes from a counter or a
//! clock: the same input gives the same bytes.

mod assemble;
mod attributes;
mod clusters;
mod content;
mod face;
mod fonts;
mod forms;
mod hash;
mod ink;
mod labels;
mod links;
mod ops;
mod outline;
mod paths;
mod place;
mod tags;
mod text;
mod xmp;

pub use ink::Ink;

use super::{Date, RenderError};
use crate::lines::FontId;
use crate::pages::Document;
use crate::press::Plan;

use assemble::Assembly;
use fonts::Fonts;
use place::Surface;

/// What the document itself does not say about its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// When the file was made; nothing is said where `None`.
    pub date: Option<Date>,
    /// The program that made it.
    pub producer: String,
    /// In which inks.
    pub ink: Ink,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            date: None,
            producer: concat!("Trykk ", env!("CARGO_PKG_VERSION")).to_owned(),
            ink: Ink::Rgb,
        }
    }
}

/// Writes the PDF of `document` on the sheets of `plan`. `font` gives a font's whole file (static
/// TrueType).
///
/// # Errors
/// When a font is missing or cannot be embedded, or the plan names a page that does not exist.
pub fn write<'d, 'f: 'd>(
    document: &'d Document,
    plan: &Plan,
    font: &dyn Fn(FontId) -> Option<&'f [u8]>,
    settings: &Settings,
) -> Result<Vec<u8>, RenderError> {
    let surfaces = place::surfaces(document, plan)?;
    let fonts = fonts::collect(document, &surfaces, &|id| font(id))?;
    let mut pdf = Assembly::new(surfaces.len());
    fonts.embed(&mut pdf)?;
    if plan.print.is_some() {
        forms::impose(&mut pdf, document, &surfaces, &fonts, settings.ink);
    } else {
        read_on_screen(&mut pdf, document, &surfaces, &fonts, settings.ink);
    }
    xmp::describe(&mut pdf, document, plan.print.as_ref(), settings);
    pdf.finish()
}

/// Pages drawn where they stand, and all that helps a reader: tags, links, bookmarks, labels.
fn read_on_screen(
    pdf: &mut Assembly,
    document: &Document,
    surfaces: &[Surface],
    fonts: &Fonts,
    ink: Ink,
) {
    let mut drawn = content::draw(document, surfaces, fonts, ink);
    pdf.pages(surfaces, std::mem::take(&mut drawn.streams));
    let links = links::annotate(pdf, document, surfaces, &drawn);
    tags::structure(pdf, document, surfaces, &drawn, &links);
    outline::bookmarks(pdf, &document.outline, surfaces);
    labels::number(pdf, document, surfaces);
}
