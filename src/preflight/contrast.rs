//! Can the text be told from its ground, in colour and in the grey that an office printer makes?

use super::texts;
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::pages::{Glyphs, Page};
use crate::units::Abs;

/// From this size on text counts as large (WCAG 2.1, 1.4.3).
const LARGE: Abs = Abs::pt(18.0);

/// Reports text of too little contrast.
pub fn check(page: &Page, diags: &mut Diagnostics) {
    for (item, glyphs) in texts(page) {
        let wanted = wanted(glyphs);
        let in_colour = glyphs.color.contrast(glyphs.ground);
        let in_grey = glyphs.color.to_grey().contrast(glyphs.ground.to_grey());
        let (code, contrast) = if in_colour < wanted {
            (Code::FaintText, in_colour)
        } else if in_grey < wanted {
            (Code::FaintInGrey, in_grey)
        } else {
            continue;
        };
        diags.push(
            Diagnostic::error(code, item.span)
                .arg("contrast", format!("{contrast:.1}"))
                .arg("wanted", wanted)
                .hint(Message::new(Code::DarkerOrLighter)),
        );
    }
}

/// The contrast that text of this size needs (WCAG 2.1, 1.4.3, level AA).
fn wanted(glyphs: &Glyphs) -> f64 {
    if LARGE.fits(glyphs.size) { 3.0 } else { 4.5 }
}
