//! Which black prints on top of the inks below instead of in their place, in files for the print shop: small type
//! and thin lines (GWG 2022, sheet-fed offset). Where plates are a little off, paper would show round them.

use crate::color::Color;
use crate::geom::{Path, Segment};
use crate::pages::{Glyphs, Stroke};
use crate::units::Abs;

/// Smaller black type, and thinner black lines, print on top of what lies below.
const SMALL_TEXT: Abs = Abs::pt(12.0);
const THIN_RULE: Abs = Abs::pt(2.0);

/// Whether glyphs do.
pub(super) fn of_glyphs(glyphs: &Glyphs) -> bool {
    is_full_black(glyphs.color) && glyphs.size < SMALL_TEXT
}

/// Whether the inside of a path does.
pub(super) fn of_fill(path: &Path, color: Color) -> bool {
    is_full_black(color) && thickness(path) < THIN_RULE
}

/// Whether a line does.
pub(super) fn of_stroke(stroke: &Stroke) -> bool {
    is_full_black(stroke.color) && stroke.width < THIN_RULE
}

/// Whether a colour is full black alone: tints and white would change what they lie on.
fn is_full_black(color: Color) -> bool {
    color.spot.is_none() && color.cmyk == [0, 0, 0, 100]
}

/// The shorter side of the smallest rectangle that holds a part of a path: a code has thin modules beside
/// its large ones.
fn thickness(path: &Path) -> Abs {
    let parts = path
        .segments
        .split(|segment| matches!(segment, Segment::Close));
    let sides = parts.filter_map(|part| {
        let part = Path {
            segments: part.to_vec(),
            rule: path.rule,
        };
        let size = part.bounds()?.size;
        Some(size.width.min(size.height))
    });
    sides.reduce(Abs::min).unwrap_or_default()
}
