//! A document and a plan of its sheets → the bytes of one PDF 1.7 file.
//!
//! What is read on a screen is tagged for PDF/UA-1, with bookmarks and links. What goes through a
//! printer has none of these: its pages are forms, each written once, placed on the sheets.
//!
//! Content streams are written with printpdf, in batches; everything around them (boxes, fonts,
//! structure, outline, labels, metadata) is made of lopdf's objects. No id, date or name comes from a counter or a
//! clock: the same input gives the same bytes.

mod assemble;
mod attributes;
mod clusters;
mod content;
mod content_items;
mod elements;
mod facts;
mod file;
mod fonts;
mod forms;
mod hash;
mod ink;
mod labels;
mod links;
mod ops;
mod outline;
mod packed;
mod paths;
mod pictures;
mod place;
mod tags;
mod text;
mod upwards;
mod writer;
mod xmp;

pub use ink::Ink;
pub use writer::Writer;

use super::RenderError;
use crate::date::Date;
use crate::lines::FontBook;
use crate::pages::Document;
use crate::press::Plan;

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

/// Writes the PDF of `document` on the sheets of `plan`. `fonts` are those of its glyphs. Where pages can be had some at a time, a [`Writer`] needs less memory.
///
/// # Errors
/// When a font is missing or cannot be embedded, or the plan names a page that does not exist.
pub fn write(
    document: &Document,
    plan: &Plan,
    fonts: &FontBook,
    settings: &Settings,
) -> Result<Vec<u8>, RenderError> {
    let mut writer = Writer::new(plan, fonts, settings);
    writer.draw(&document.pages, &document.tags)?;
    writer.finish(document)
}
