//! A pattern on a page → the operators that show its tile, a form, again and again inside its outline.

use printpdf::Op;

use super::digits::{Written, write_name, write_operation, written};
use super::paths::clipped;
use super::resources::{pattern_name, strip_name};
use super::space::PdfSpace;
use super::values::pt;
use crate::pages::PatternFill;

/// How many tiles stand beside each other in a strip.
pub(super) const STRIP: usize = 16;
/// A row of more tiles than these is made of strips, of which the last may go on beyond the outline: one operator for
/// each tile of a cover would be most of its page.
const FEW: usize = 4;

/// The operators, as one, that show the tile with this number again and again inside the outline, on the colour that is set where
/// it is `filled`. A tiling pattern would do the same, but printers draw seams between its tiles.
pub(super) fn ops(
    pattern: &PatternFill,
    number: usize,
    filled: bool,
    space: PdfSpace,
) -> Option<Op> {
    let mut outline = clipped(&pattern.outline, space, filled)?;
    let mut out = Written::with_capacity(outline.len() * 2);
    out.extend_from_slice(b"q\n");
    out.append(&mut outline);
    let [across, down] = pattern.steps();
    let step = |e: f32, f: f32, out: &mut Written| {
        write_operation(&[1.0, 0.0, 0.0, 1.0, e, f], "cm", out);
    };
    for (first, count) in pattern.rows() {
        out.extend_from_slice(b"q\n");
        let lower = space.y(first.y + down);
        step(pt(first.x).0, pt(lower).0, &mut out);
        let (name, count, across) = match count {
            0..=FEW => (pattern_name(number), count, across),
            _ => (
                strip_name(number),
                count.div_ceil(STRIP),
                across * STRIP as f64,
            ),
        };
        for nth in 0..count {
            if nth > 0 {
                step(pt(across).0, 0.0, &mut out);
            }
            write_name(&name, "Do", &mut out);
        }
        out.extend_from_slice(b"Q\n");
    }
    out.extend_from_slice(b"Q\n");
    Some(written(out))
}
