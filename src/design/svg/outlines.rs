//! Paths of the drawing library → outlines on the grid.

use usvg::tiny_skia_path::{PathSegment, Point as SkiaPoint, Transform as SkiaTransform};

use crate::geom::{Path, Point, Segment};
use crate::units::Abs;

/// The largest coordinate on the grid, before anything is clipped.
const FAR: f64 = 1e6;

/// A place is out of all bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Far;

/// A point of the drawing library on the grid.
pub(super) fn mapped(mut point: SkiaPoint, map: SkiaTransform) -> Result<Point, Far> {
    map.map_point(&mut point);
    let (x, y) = (f64::from(point.x), f64::from(point.y));
    match x.abs() <= FAR && y.abs() <= FAR {
        true => Ok(Point::new(Abs::pt(x), Abs::pt(y))),
        false => Err(Far),
    }
}

/// A path of the drawing library on the grid.
pub(super) fn outline(
    segments: impl Iterator<Item = PathSegment>,
    map: SkiaTransform,
) -> Result<Path, Far> {
    let at = |point| mapped(point, map);
    let mut path = Path::default();
    let mut here = Point::default();
    for segment in segments {
        let segment = match segment {
            PathSegment::MoveTo(p) => Segment::Move(at(p)?),
            PathSegment::LineTo(p) => Segment::Line(at(p)?),
            PathSegment::CubicTo(a, b, p) => Segment::Cubic(at(a)?, at(b)?, at(p)?),
            PathSegment::QuadTo(c, p) => {
                // The same curve as a cubic one: both control points lie two thirds towards `c`.
                let (c, p) = (at(c)?, at(p)?);
                let towards = |end: Point| {
                    end.shift((c.x - end.x) * (2.0 / 3.0), (c.y - end.y) * (2.0 / 3.0))
                };
                Segment::Cubic(towards(here), towards(p), p)
            }
            PathSegment::Close => Segment::Close,
        };
        if let Segment::Move(p) | Segment::Line(p) | Segment::Cubic(_, _, p) = segment {
            here = p;
        }
        path.segments.push(segment);
    }
    Ok(path)
}
