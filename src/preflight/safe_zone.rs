//! Does all text stand within the safe zone, away from the edge that is cut?

use super::{ink_bounds, texts};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Rect, Sides};
use crate::pages::{Item, OriginKind, Page};
use crate::source::Span;
use crate::units::Abs;

/// How far text may stand outside without a report: where the ink of a line ends is an estimate,
/// and closely set lines reach a little out of their areas.
const NEAR_ENOUGH: Abs = Abs::mm(0.2);

/// Reports text that stands outside the safe zone, and by how much: the worst line of each text.
pub fn check(page: &Page, diags: &mut Diagnostics) {
    let safe = Rect::from_size(page.trim).inset(Sides::splat(page.safe));
    let mut worst: Vec<(Option<Span>, Abs)> = Vec::new();
    // A letter that belongs to a drawing at the edge says nothing that is lost with it.
    let is_read = |item: &Item| {
        item.origin
            .as_ref()
            .is_none_or(|origin| origin.kind != OriginKind::Drawing)
    };
    for (item, glyphs) in texts(page).filter(|(item, _)| is_read(item)) {
        let excess = ink_bounds(glyphs).beyond(&safe).largest();
        if excess.fits(NEAR_ENOUGH) {
            continue;
        }
        match worst.iter_mut().find(|(span, _)| *span == item.span) {
            Some((_, most)) => *most = most.max(excess),
            None => worst.push((item.span, excess)),
        }
    }
    for (span, excess) in worst {
        diags.push(
            Diagnostic::error(Fault::OutsideSafeZone { excess }, span).hint(Hint::WiderMargins),
        );
    }
}
