//! Columns and rows of a layout's grid → tracks of taffy.

use taffy::prelude::{GridTemplateComponent, auto, fr, length, minmax};

use crate::design::Track;

/// A column as taffy has it: a share does not grow with what is too large for it.
pub fn column_track(track: &Track) -> GridTemplateComponent<String> {
    match track {
        Track::Fraction(share) => minmax(length(0.0), fr(*share)),
        _ => row_track(track),
    }
}

/// A row as taffy has it.
pub fn row_track(track: &Track) -> GridTemplateComponent<String> {
    match track {
        Track::Auto => auto(),
        Track::Length(size) => length(size.to_pt()),
        Track::Fraction(share) => fr(*share),
    }
}
