//! Outlines → printpdf's lines and polygons. Only y is turned round; no curve is changed.

use printpdf::WindingOrder;
use printpdf::{Line, LinePoint, PaintMode, Point as PdfPoint, Polygon, PolygonRing, Pt};

use super::upwards::Upwards;
use crate::geom::{Path, Point, Segment};
use crate::units::Abs;

/// A length in points, in ten-thousandths: finer than any device, and short to write.
pub(super) fn pt(length: Abs) -> Pt {
    Pt(round(length.to_pt()))
}

/// A number in ten-thousandths. What is no finite number has no form in PDF and becomes 0.
pub(super) fn round(value: f64) -> f32 {
    let rounded = ((value * 10_000.0).round() / 10_000.0) as f32;
    if rounded.is_finite() { rounded } else { 0.0 }
}

/// The parts of a path, to be stroked.
pub(super) fn lines(path: &Path, up: Upwards) -> Vec<Line> {
    let point = |p: Point, bezier| LinePoint {
        p: PdfPoint {
            x: pt(p.x),
            y: pt(up.y(p.y)),
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
            // A path that does not start with a move has no place to start from.
            (Segment::Line(_) | Segment::Cubic(..) | Segment::Close, None) => {}
        }
    }
    // A lone point has no inside and no length.
    parts.retain(|part| part.points.len() > 1);
    parts
}

/// The path, to be filled.
pub(super) fn polygon(path: &Path, up: Upwards) -> Option<Polygon> {
    let rings: Vec<PolygonRing> = lines(path, up)
        .into_iter()
        .map(|part| PolygonRing {
            points: part.points,
        })
        .collect();
    (!rings.is_empty()).then_some(Polygon {
        rings,
        mode: PaintMode::Fill,
        winding_order: WindingOrder::NonZero,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn y_is_turned_round_and_parts_stay_apart() {
        let at = |x, y| Point::new(Abs::pt(x), Abs::pt(y));
        let mut path = Path::line(at(0.0, 10.0), at(5.0, 20.0));
        path.segments.push(Segment::Move(at(1.0, 1.0)));
        path.segments.push(Segment::Line(at(2.0, 2.0)));
        path.segments.push(Segment::Close);
        let lines = lines(&path, Upwards::from(Abs::pt(100.0)));
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].points[1].p.y, Pt(80.0));
        assert!(!lines[0].is_closed && lines[1].is_closed);
    }

    #[test]
    fn nothing_is_drawn_of_a_path_that_starts_nowhere() {
        let path = Path {
            segments: vec![Segment::Line(Point::default()), Segment::Close],
        };
        assert_eq!(polygon(&path, Upwards::from(Abs::pt(100.0))), None);
        assert_eq!(round(f64::NAN), 0.0);
        assert_eq!(round(1e300), 0.0);
    }
}
