//! Paths → printpdf's lines and polygons, with y upwards.

use printpdf::WindingOrder;
use printpdf::{Line, LinePoint, PaintMode, Point as PdfPoint, Polygon, PolygonRing};

use super::space::PdfSpace;
use super::values::pt;
use crate::geom::{FillRule, Path, Point, Segment};

/// The parts of a path, as lines to be stroked.
pub(super) fn subpaths(path: &Path, space: PdfSpace) -> Vec<Line> {
    let point = |p: Point, bezier| LinePoint {
        p: PdfPoint {
            x: pt(p.x),
            y: pt(space.y(p.y)),
        },
        bezier,
    };
    let mut parts: Vec<Line> = Vec::new();
    for segment in &path.segments {
        match (*segment, parts.last_mut()) {
            (Segment::Move(to), _) => parts.push(Line {
                points: vec![point(to, false)],
                is_closed: false,
            }),
            (Segment::Line(to), Some(part)) => part.points.push(point(to, false)),
            (Segment::Cubic(a, b, to), Some(part)) => {
                part.points
                    .extend([point(a, true), point(b, true), point(to, false)]);
            }
            (Segment::Close, Some(part)) => part.is_closed = true,
            // A path starts with a move; what comes before the first is left out.
            (Segment::Line(_) | Segment::Cubic(..) | Segment::Close, None) => {}
        }
    }
    // A single point has no inside and no length.
    parts.retain(|part| part.points.len() > 1);
    parts
}

/// The path, as a polygon to be filled; `None` where it is empty.
pub(super) fn polygon(path: &Path, space: PdfSpace) -> Option<Polygon> {
    let rings: Vec<PolygonRing> = subpaths(path, space)
        .into_iter()
        .map(|part| PolygonRing {
            points: part.points,
        })
        .collect();
    (!rings.is_empty()).then_some(Polygon {
        rings,
        mode: PaintMode::Fill,
        winding_order: match path.rule {
            FillRule::NonZero => WindingOrder::NonZero,
            FillRule::EvenOdd => WindingOrder::EvenOdd,
        },
    })
}

#[cfg(test)]
mod tests {
    use printpdf::Pt;

    use super::*;
    use crate::units::Abs;

    #[test]
    fn y_is_turned_round_and_parts_stay_apart() {
        let at = |x, y| Point::new(Abs::pt(x), Abs::pt(y));
        let mut path = Path::line(at(0.0, 10.0), at(5.0, 20.0));
        path.segments.push(Segment::Move(at(1.0, 1.0)));
        path.segments.push(Segment::Line(at(2.0, 2.0)));
        path.segments.push(Segment::Close);
        let lines = subpaths(&path, PdfSpace::of_height(Abs::pt(100.0)));
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].points[1].p.y, Pt(80.0));
        assert!(!lines[0].is_closed && lines[1].is_closed);
    }

    #[test]
    fn nothing_is_drawn_of_a_path_that_starts_nowhere() {
        let path = Path {
            segments: vec![Segment::Line(Point::default()), Segment::Close],
            ..Path::default()
        };
        assert_eq!(polygon(&path, PdfSpace::of_height(Abs::pt(100.0))), None);
    }
}
