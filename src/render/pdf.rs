//! A document and a plan of its sheets → the bytes of one PDF file.
//!
//! An edition that is read on a screen is tagged for PDF/UA-1 and PDF/A-2a in PDF 1.7, or for PDF/UA-2 and PDF/A-4 in
//! PDF 2.0, with bookmarks and links. One that is printed has none of these: each page is written once, as a form, and placed on the sheets.
//!
//! Content streams are written with printpdf, in batches; the objects around them (boxes, fonts,
//! structure, outline, labels, metadata) are lopdf's. No date, name or identifier depends on a
//! clock or on chance: the same input gives the same bytes.

mod assemble;
mod attributes;
mod beside;
mod clusters;
mod content;
mod content_items;
mod destinations;
mod digits;
mod draw_task;
mod elements;
mod facts;
mod file;
mod flatten;
mod fonts;
mod forms;
mod image_streams;
mod ink;
mod labels;
mod links;
mod object_bytes;
mod ops;
mod outline;
mod output_intent;
mod overprint;
mod packed;
mod passes;
mod paths;
mod pattern_ops;
mod patterns;
mod picture_ink;
mod pictures;
mod place;
mod plate_marks;
mod plates;
mod press_file;
mod refs;
mod register;
mod resources;
mod roles;
mod ruler;
mod separation;
mod space;
mod stream_cache;
mod tags;
mod text;
mod values;
mod work;
mod writer;
mod xmp;

pub use ink::Ink;
pub use plates::{Plate, PlateMaker};
pub use press_file::{PressCondition, PressFile};
pub use stream_cache::StreamCache;
pub use work::PdfWork;
pub use writer::Writer;

use std::sync::Arc;

use super::RenderError;
use crate::content::project::ScreenForm;
use crate::date::Date;
use crate::lines::FontBook;
use crate::pages::Document;
use crate::press::Plan;

/// What the document itself does not say about its file.
#[derive(Debug, Clone, PartialEq)]
pub struct PdfSettings {
    /// Who publishes it; left out where `None`.
    pub author: Option<String>,
    /// Words that a reader may look for it by: what the project is called.
    pub keywords: Option<String>,
    /// When the file was made; left out where `None`.
    pub date: Option<Date>,
    /// The name of the program that made it.
    pub producer: String,
    /// In which inks.
    pub ink: Ink,
    /// What a print shop's file says of itself; `None` for files that no shop gets.
    pub press: Option<Arc<PressFile>>,
    /// The standards of a file for screens.
    pub screen: ScreenForm,
}

impl Default for PdfSettings {
    fn default() -> Self {
        Self {
            author: None,
            keywords: None,
            date: None,
            producer: concat!("Trykk ", env!("CARGO_PKG_VERSION")).to_owned(),
            ink: Ink::Rgb,
            press: None,
            screen: ScreenForm::Ua1,
        }
    }
}

/// Writes the PDF of `document` on the sheets of `plan`. A [`Writer`], which takes pages some at a
/// time, needs less memory.
///
/// # Errors
/// When a font is missing or cannot be embedded, or the plan names a page that does not exist.
pub fn write(
    document: &Document,
    plan: &Plan,
    fonts: &FontBook,
    settings: &PdfSettings,
) -> Result<Vec<u8>, RenderError> {
    let known = StreamCache::new(0);
    let mut writer = Writer::new(plan, fonts, settings, &known);
    writer.draw(&document.pages.as_slice(), &document.tags)?;
    Ok(writer.finish(document)?.into_bytes())
}
