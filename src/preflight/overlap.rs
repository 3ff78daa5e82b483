//! Does any text stand on another?

use super::{ink_bounds, texts};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Rect;
use crate::pages::Page;
use crate::units::Abs;

/// How far two texts may overlap: kerned letters and descenders reach into a neighbour's box
/// without touching its letters.
const TOLERANCE: Abs = Abs::pt(2.0);

/// Reports the second of two texts that overlap.
pub fn check(page: &Page, diags: &mut Diagnostics) {
    let mut placed: Vec<(Rect, Option<crate::source::Span>)> = texts(page)
        .map(|(item, glyphs)| (inner_box(ink_bounds(glyphs)), item.span))
        .collect();
    // From top to bottom, so that only near neighbours need comparing.
    placed.sort_by(|(a, _), (b, _)| a.top().to_pt().total_cmp(&b.top().to_pt()));
    for (index, (rect, _)) in placed.iter().enumerate() {
        for (other, span) in &placed[index + 1..] {
            if other.top() >= rect.bottom() {
                break;
            }
            if other.left() < rect.right() && rect.left() < other.right() {
                diags.push(
                    Diagnostic::error(Fault::TextOverlaps, *span).hint(Hint::ShorterOrSmaller),
                );
            }
        }
    }
}

/// The part of a text's box that no other text may enter.
fn inner_box(rect: Rect) -> Rect {
    rect.inset(crate::geom::Sides {
        left: TOLERANCE,
        right: TOLERANCE,
        // From the x-height to the baseline: an ascender may stand beside a descender.
        top: rect.size.height * 0.25,
        bottom: rect.size.height * 0.25,
    })
}
