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
const STROKES: Abs = Abs::pt(0.9);

/// The operators that move what follows to its place. All rulers are drawn alike behind them, so that a file has
/// their lines once.
pub(super) fn place(ruler: &Ruler, space: PdfSpace) -> [Operation; 2] {
    let [a, b, c, d] = match ruler.upright {
        true => [0, 1, -1, 0],
        false => [1, 0, 0, 1],
    }
    .map(Object::from);
    let Point { x, y } = ruler.zero;
    let matrix = vec![a, b, c, d, points(x), points(space.y(y))];
    [Operation::new("q", vec![]), Operation::new("cm", matrix)]
}

/// Draws one whose line begins where the coordinates do, and ends what [`place`] began.
pub(super) fn draw() -> Vec<Operation> {
    let ruler = Ruler {
        zero: Point::default(),
        upright: false,
    };
    let space = PdfSpace::of_height(Abs::ZERO);
    let width = |width: Abs| Operation::new("w", vec![points(width)]);
    // The ends of its line are the ends of what is measured.
    let mut operations = vec![
        width(LINE),
        Operation::new("d", vec![Object::Array(Vec::new()), 0.into()]),
    ];
    let lines: Vec<Path> = ruler
        .lines()
        .map(|[from, to]| Path::line(from, to))
        .collect();
    stroke(&lines, space, &mut operations);
    let round = |operator: &str| Operation::new(operator, vec![1.into()]);
    operations.extend([width(STROKES), round("J"), round("j")]);
    stroke(&ruler.label(), space, &mut operations);
    operations.push(Operation::new("Q", vec![]));
    operations
}

/// Strokes paths.
fn stroke(paths: &[Path], space: PdfSpace, operations: &mut Vec<Operation>) {
    let at = |p: Point| [p.x, space.y(p.y)].map(points);
    for segment in paths.iter().flat_map(|path| &path.segments) {
        operations.push(match *segment {
            Segment::Move(to) => Operation::new("m", at(to).to_vec()),
            Segment::Line(to) => Operation::new("l", at(to).to_vec()),
            Segment::Cubic(a, b, to) => Operation::new("c", [a, b, to].map(at).concat()),
            Segment::Close => Operation::new("h", vec![]),
        });
    }
    operations.push(Operation::new("S", vec![]));
}
