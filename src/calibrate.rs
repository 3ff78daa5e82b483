//! Photographs of the sheet by which a printer is measured → how far its sides lie off, and what of the paper it
//! leaves white.
//!
//! Enters: pictures of one side each, photographed or scanned. Leaves: a [`SideMeasure`] of each, all of them
//! together as a [`Profile`], and that written into the project file. What cannot be told for certain is
//! refused with its reason ([`CannotTell`]): no number is guessed. No file is read here, and nothing is drawn.
//!
//! 1. `photograph` decodes a file to greys.
//! 2. `rings` finds the marks at the corners of the frame, and `sheet` by them which side it is and all
//!    other marks, to a fraction of a pixel.
//! 3. `view` says where a point of the print lies in the picture: a homography, and the lens.
//! 4. `edges` finds the edges of the paper and the ends of the bars that run into them.
//! 5. `measure` holds the print against the paper; `profile` puts the sides together and writes them down.

mod edges;
mod grey;
mod measure;
mod photograph;
pub mod profile;
mod rings;
mod sheet;
mod solve;
mod view;

pub use measure::{SideMeasure, measure};
pub use photograph::{MOST_BYTES, MOST_MILLION, Photograph, Unreadable};
pub use profile::{Profile, combine};

use crate::pages::target::{Face, PaperEdge};

/// Why nothing can be told from a photograph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CannotTell {
    /// The sheet is not in the picture, or not all four of its corner marks are seen.
    NoSheet,
    /// So many of so many marks are seen.
    Hidden(usize, usize),
    /// It was taken so many degrees aslant.
    Oblique(f64),
    /// It is out of focus, or was moved.
    Blurred,
    /// It shows so few pixels to a millimetre.
    Coarse(f64),
    /// Marks lie so many millimetres beside where they would on a flat sheet.
    NotFlat(f64),
    /// An edge of the paper is not seen against what it lies on.
    NoEdge(PaperEdge),
    /// The print is so many per cent of its true size.
    NotFullSize(f64),
    /// The bars at an edge are not seen.
    NoBars(PaperEdge),
    /// Two photographs of one side differ.
    Disagree(Face),
}
