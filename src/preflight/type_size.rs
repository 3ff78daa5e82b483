//! Is any text too small to be read?

use super::texts;
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::pages::Page;
use crate::units::Abs;

/// No text may be smaller: running feet are 9 to 10 pt, everything read is larger.
const LEAST: Abs = Abs::pt(8.0);

/// Reports text below the smallest size.
pub fn check(page: &Page, diags: &mut Diagnostics) {
    for (item, glyphs) in texts(page) {
        if !LEAST.fits(glyphs.size) {
            diags.push(
                Diagnostic::error(Code::TinyText, item.span)
                    .arg("size", format!("{:.1}", glyphs.size.to_pt()))
                    .arg("least", LEAST.to_pt())
                    .hint(Message::new(Code::LargerType)),
            );
        }
    }
}
