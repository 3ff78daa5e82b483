//! Outlines → printpdf's lines and polygons. Only y is turned round; no curve is changed.

use printpdf::WindingOrder;
use printpdf::{Line, LinePoint, PaintMode, Point as PdfPoint, Polygon, PolygonRing, Pt};

use crate::geom::{Path, Point, Segment};
use crate::units::Abs;

/// A length in points, in ten-thousandths: finer than any device, and short to write.
pub(super) fn pt(length: Abs) -> Pt {
    Pt(round(length.to_pt()))
}

/// A number in ten-thousandths.
pub(super) fn round(value: f64) -> f32 {
    ((value * 10_000.0).round() / 10_000.0) as f32
}

/// The parts of a path, each with whether it is closed, on a page `height` high.
fn parts(path: &Path, height: Abs) -> Vec<Line> {
    let point = |p: Point, bezier| LinePoint {
        p: PdfPoint {
            x: pt(p.x),
            y: pt(height - p.y),
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

/// The path to be filled.
pub(super) fn polygon(path: &Path, height: Abs) -> Option<Polygon> {
    let rings: Vec<PolygonRing> = parts(path, height)
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

/// The path to be stroked.
pub(super) fn lines(path: &Path, height: Abs) -> Vec<Line> {
    parts(path, height)
}
