//! A checked XML tree → outlines on the grid. Shapes, transforms and inheritance are usvg's work.

use usvg::roxmltree::Document;
use usvg::tiny_skia_path::{PathSegment, Point as SkiaPoint};
use usvg::{Group, ImageHrefResolver, Node, Options, Tree};

use super::check::MAX_SIDE;
use super::{GRID, Icon, IconPath};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Path, Point, Segment};
use crate::source::Span;
use crate::units::Abs;

/// How far ink may lie outside the grid, in units: what is lost to single precision.
const SLACK: f64 = 0.02;

/// Draws what `document` says; faults of the whole are told at `root`.
pub(super) fn trace(document: &Document, root: Span, diags: &mut Diagnostics) -> Option<Icon> {
    let mut refused = |error: Diagnostic| {
        diags.push(error);
        None
    };
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = match Tree::from_xmltree(document, &options) {
        Ok(tree) => tree,
        Err(error) => {
            let fault = Fault::IconNotSvg {
                detail: error.to_string().into(),
            };
            let error = fault.at(root);
            return refused(error.hint(Hint::IconExport));
        }
    };
    // The size is the viewBox's unless `width` and `height` say another.
    let (width, height) = (
        f64::from(tree.size().width()),
        f64::from(tree.size().height()),
    );
    if !(0.1..=MAX_SIDE).contains(&width) || (width - height).abs() > 0.01 * width {
        let error = Fault::IconSize.at(root);
        return refused(error.hint(Hint::IconNoSize));
    }
    let scale = GRID.to_pt() / width;
    let mut paths = Vec::new();
    collect(tree.root(), scale, &mut paths);
    if paths.is_empty() {
        let error = Fault::IconEmpty.at(root);
        return refused(error.hint(Hint::IconDrawSome));
    }
    let ink = tree.root().abs_stroke_bounding_box();
    let sides = [-ink.left(), -ink.top(), ink.right(), ink.bottom()].map(f64::from);
    let [left, top, right, bottom] = sides.map(|side| side * scale);
    let far = GRID.to_pt();
    let excess = left.max(top).max(right - far).max(bottom - far);

    if excess > SLACK {
        let fault = Fault::IconOutside {
            excess: (excess * width / far).min(1e9).into(),
        };
        let error = fault.at(root);
        return refused(error.hint(Hint::IconMoveInside));
    }
    Some(Icon { paths })
}

/// The outlines of a group; checking has bounded how deep groups lie in each other.
fn collect(group: &Group, scale: f64, paths: &mut Vec<IconPath>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, scale, paths),
            Node::Path(path) if path.is_visible() => {
                let map = path.abs_transform();
                let at = |mut point: SkiaPoint| {
                    map.map_point(&mut point);
                    Point::new(
                        Abs::pt(f64::from(point.x) * scale),
                        Abs::pt(f64::from(point.y) * scale),
                    )
                };
                // A line grows with the square root of the area that the map gives a unit square.
                let [sx, ky, kx, sy] = [map.sx, map.ky, map.kx, map.sy].map(f64::from);
                let growth = (sx * sy - kx * ky).abs().sqrt() * scale;
                let stroke = path.stroke();
                paths.push(IconPath {
                    path: outline(path.data().segments(), at),
                    fill: path.fill().is_some(),
                    stroke: stroke.map(|s| Abs::pt(f64::from(s.width().get()) * growth)),
                });
            }
            _ => {}
        }
    }
}

fn outline(segments: impl Iterator<Item = PathSegment>, at: impl Fn(SkiaPoint) -> Point) -> Path {
    let mut path = Path::default();
    let mut here = Point::default();
    for segment in segments {
        let segment = match segment {
            PathSegment::MoveTo(p) => Segment::Move(at(p)),
            PathSegment::LineTo(p) => Segment::Line(at(p)),
            PathSegment::CubicTo(a, b, p) => Segment::Cubic(at(a), at(b), at(p)),
            PathSegment::QuadTo(c, p) => {
                // The same curve as a cubic one: both control points lie two thirds towards `c`.
                let (c, p) = (at(c), at(p));
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
    path
}
