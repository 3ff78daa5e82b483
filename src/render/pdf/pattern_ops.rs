//! A pattern on a page → the operators that show its tile, a form, again and again inside its outline.

use printpdf::{CurTransMat, DictItem, Op, PaintMode};

use super::paths::polygon;
use super::resources::{pattern_name, strip_name};
use super::space::PdfSpace;
use super::values::pt;
use crate::pages::PatternFill;

/// How many tiles stand beside each other in a strip.
pub(super) const STRIP: usize = 16;
/// A row of more tiles than these is made of strips, of which the last may go on beyond the outline: one operator for
/// each tile of a cover would be most of its page.
const FEW: usize = 4;

/// The operators that show the tile with this number again and again inside the outline. A tiling pattern would do the same,
/// but printers draw seams between its tiles.
pub(super) fn ops(pattern: &PatternFill, number: usize, space: PdfSpace) -> Vec<Op> {
    let Some(mut outline) = polygon(&pattern.outline, space) else {
        return Vec::new();
    };
    outline.mode = PaintMode::Clip;
    let mut ops = vec![Op::SaveGraphicsState, Op::DrawPolygon { polygon: outline }];
    let [across, down] = pattern.steps();
    let step = |e: f32, f: f32| Op::SetTransformationMatrix {
        matrix: CurTransMat::Raw([1.0, 0.0, 0.0, 1.0, e, f]),
    };
    for (first, count) in pattern.rows() {
        ops.push(Op::SaveGraphicsState);
        let lower = space.y(first.y + down);
        ops.push(step(pt(first.x).0, pt(lower).0));
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
                ops.push(step(pt(across).0, 0.0));
            }
            ops.push(Op::Unknown {
                key: "Do".to_owned(),
                value: vec![DictItem::Name(name.clone().into_bytes())],
            });
        }
        ops.push(Op::RestoreGraphicsState);
    }
    ops.push(Op::RestoreGraphicsState);
    ops
}
