//! A project and a request → finished products: the one entry for the command line, for a preview,
//! for tests and for other programs.
//!
//! Enters: the texts of a project ([`Sources`](crate::source::Sources)) and a [`Request`]. Leaves: for
//! each product its pages, its sheets, its files as bytes and what to tell with them; what is wrong
//! goes into the diagnostics. Nothing is written, printed or shown here, and no clock is read.
//!
//! A build of a [`Session`] goes in two steps:
//! 1. `job` reads the project and settles what the request means for it: printer, paper, inks, edge,
//!    and how many pages a book is filled to. Nothing is left to decide after that.
//! 2. `screen` and `office` lay out every product, check the pages, arrange them on sheets and draw the
//!    files.

mod batches;
mod cache;
mod calibration;
mod condition;
mod cx;
mod elsewhere;
mod file;
mod font_uses;
mod icon_sheet;
mod idle;
mod instructions;
mod job;
mod jobsheet;
mod laid_out;
mod languages;
mod made;
mod mark;
mod office;
mod own_pages;
mod pictures;
mod plates;
mod press;
mod press_note;
pub mod project;
mod request;
mod schemas;
mod screen;
mod session;
mod web;

pub use cache::Work;
pub use calibration::CalibrationSheet;
pub use cx::Progress;
pub use file::{File, FileKind, StoredFile};
pub use font_uses::{FaceUse, FamilyUse, font_uses};
pub use icon_sheet::{IconUse, icon_sheet, icon_uses};
pub use jobsheet::jobsheet;
pub use made::{BuiltProduct, FilePages, Imposed, Made, Output, Sheets};
pub use mark::hash_of;
pub use pictures::PagePictures;
pub use request::Request;
pub use schemas::ProjectFile;
pub use session::{ProductMark, Session, TellProgress, marks};

pub use crate::content::printer::Duplex;
pub use crate::content::project::Edition;
pub use crate::date::Date;
pub use crate::press::procedures;
pub use crate::render::file_bytes::FileStore;
pub use crate::render::png::{DEFAULT_PPI, InkUse, PPI, PageInk};
