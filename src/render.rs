//! Sheets → PDF bytes, pages → PNG pictures, words → HTML and EPUB.
//!
//! Enters: a [`Document`](crate::pages::Document), a [`Plan`](crate::press::Plan) and the fonts'
//! files. Leaves: the bytes of a PDF, or a picture of every page. Decides no layout: what stands
//! where was settled before.

pub mod error;
pub mod file_bytes;
pub mod hash;
pub mod pdf;
pub mod png;
mod reading;
mod reduce;
pub mod web;
mod xml;

pub use error::RenderError;
pub use pdf::{Ink, PdfSettings, PressCondition, PressFile};
