//! Does all text keep its distance from the edge that will be cut?

use super::{ink, texts};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Rect, Sides};
use crate::pages::Page;
use crate::source::Span;
use crate::units::Abs;

/// What is nothing to whoever cuts. Where the ink of a line ends is an estimate, and lines set close
/// reach a little out of their places: a title at the foot of a card does.
const NEAR_ENOUGH: Abs = Abs::mm(0.2);

/// Reports text that stands outside the safe zone, and by how much: the worst line of each text.
pub fn check(page: &Page, diags: &mut Diagnostics) {
    let safe = Rect::of(page.trim).inset(Sides::splat(page.safe));
    let mut worst: Vec<(Option<Span>, Abs)> = Vec::new();
    for (item, glyphs) in texts(page) {
        let excess = ink(glyphs).beyond(&safe).most();
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
