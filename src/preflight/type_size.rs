//! Is any text too small to be read?

use super::texts;
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::pages::Page;
use crate::units::Abs;

/// No text may be smaller: running feet are 9 to 10 pt, everything read is larger.
const LEAST: Abs = Abs::pt(8.0);
/// On cards, which are read at arm's length, no text is as small as a foot.
const LEAST_ON_CARDS: Abs = Abs::pt(10.0);

/// Reports text below the smallest size.
pub fn check(page: &Page, on_card: bool, diags: &mut Diagnostics) {
    let least = if on_card { LEAST_ON_CARDS } else { LEAST };
    for (item, glyphs) in texts(page) {
        if !least.fits(glyphs.size) {
            diags.push(
                Diagnostic::error(Code::TinyText, item.span)
                    .arg("size", format!("{:.1}", glyphs.size.to_pt()))
                    .arg("least", least.to_pt())
                    .hint(Message::new(Code::LargerType)),
            );
        }
    }
}
