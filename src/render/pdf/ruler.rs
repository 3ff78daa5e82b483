//! The ruler in the waste of a sheet → operators, in the stroke colour that is set.

use lopdf::Object;
use lopdf::content::Operation;

use super::space::PdfSpace;
use super::values::points;
use crate::geom::{Path, Point, Segment};
use crate::press::Ruler;
use crate::units::Abs;

/// The thickness of its lines.
const LINE: Abs = Abs::pt(0.35);
/// The thickness of the strokes of its label.
const STROKES: Abs = Abs::pt(0.5);

/// Draws it.
pub(super) fn draw(ruler: &Ruler, space: PdfSpace, operations: &mut Vec<Operation>) {
    let width = |width: Abs| Operation::new("w", vec![points(width)]);
    // The ends of its line are the ends of what is measured.
    operations.extend([
        Operation::new("q", vec![]),
        width(LINE),
        Operation::new("d", vec![Object::Array(Vec::new()), 0.into()]),
    ]);
    for [from, to] in ruler.lines() {
        stroke(&Path::line(from, to), space, operations);
    }
    let round = |operator: &str| Operation::new(operator, vec![1.into()]);
    operations.extend([width(STROKES), round("J"), round("j")]);
    for path in ruler.label() {
        stroke(&path, space, operations);
    }
    operations.push(Operation::new("Q", vec![]));
}

/// Strokes a path.
fn stroke(path: &Path, space: PdfSpace, operations: &mut Vec<Operation>) {
    let at = |p: Point| [p.x, space.y(p.y)].map(points);
    for segment in &path.segments {
        operations.push(match *segment {
            Segment::Move(to) => Operation::new("m", at(to).to_vec()),
            Segment::Line(to) => Operation::new("l", at(to).to_vec()),
            Segment::Cubic(a, b, to) => Operation::new("c", [a, b, to].map(at).concat()),
            Segment::Close => Operation::new("h", vec![]),
        });
    }
    operations.push(Operation::new("S", vec![]));
}
