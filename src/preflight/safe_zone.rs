//! Does all text keep its distance from the edge that will be cut?

use super::{ink, texts};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::geom::{Rect, Sides};
use crate::pages::Page;
use crate::units::Abs;

/// Reports text that stands outside the safe zone, and by how much.
pub fn check(page: &Page, diags: &mut Diagnostics) {
    let trim = Rect::new(Abs::ZERO, Abs::ZERO, page.trim.width, page.trim.height);
    let safe = trim.inset(Sides::splat(page.safe));
    for (item, glyphs) in texts(page) {
        let ink = ink(glyphs);
        let excess = [
            safe.left() - ink.left(),
            ink.right() - safe.right(),
            safe.top() - ink.top(),
            ink.bottom() - safe.bottom(),
        ]
        .into_iter()
        .fold(Abs::ZERO, Abs::max);
        if !excess.fits(Abs::ZERO) {
            diags.push(
                Diagnostic::error(Code::OutsideSafeZone, item.span)
                    .arg("excess", excess)
                    .hint(Message::new(Code::WiderMargins)),
            );
        }
    }
}
