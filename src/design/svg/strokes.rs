//! Lines of a drawing → lines on the grid, or the outlines of their ink.
//!
//! A line stays one where it is as thick in every direction. Where it is squeezed, clipped or seen through,
//! its ink becomes an outline, as the drawing library's own rasteriser makes it.

use usvg::tiny_skia_path::{
    LineCap as SkiaCap, LineJoin as SkiaJoin, Path as SkiaPath, PathBuilder, Stroke as SkiaStroke,
    StrokeDash, Transform as SkiaTransform,
};

use super::outlines::outline;
use super::{SvgInk, SvgStroke};
use crate::geom::{LineCap, LineJoin, Path, Point, Segment};
use crate::units::Abs;

/// How finely outlines follow their curves: so many times a unit of the grid.
const FINENESS: f32 = 400.0;
/// The same of a line on paper: so many times a point, which is finer than printers are.
const ON_PAPER: f32 = 16.0;
/// The most dashes of a line.
const MOST_DASHES: f64 = 10_000.0;

/// A line that cannot be drawn: it has too many dashes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooManyDashes;

impl TooManyDashes {
    /// The most dashes of a line.
    pub const MOST: usize = MOST_DASHES as usize;
}

/// The line on the grid, where `map` leaves it as thick in every direction.
pub(super) fn plain(stroke: &usvg::Stroke, ink: SvgInk, map: SkiaTransform) -> Option<SvgStroke> {
    let [a, b, c, d] = [map.sx, map.ky, map.kx, map.sy].map(f64::from);
    let (across, down) = (a.hypot(b), c.hypot(d));
    let even = (across - down).abs() <= 1e-3 * across.max(down);
    if !even || (a * c + b * d).abs() > 1e-3 * across * down {
        return None;
    }
    let scaled = |length: f32| Abs::pt(f64::from(length) * across);
    Some(SvgStroke {
        ink,
        width: scaled(stroke.width().get()),
        dash: stroke
            .dasharray()
            .unwrap_or_default()
            .iter()
            .copied()
            .map(scaled)
            .collect(),
        dash_start: scaled(stroke.dashoffset()),
        cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        join: match stroke.linejoin() {
            usvg::LineJoin::Miter => LineJoin::Miter(f64::from(stroke.miterlimit().get())),
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
            // No PDF has it.
            usvg::LineJoin::MiterClip => return None,
        },
    })
}

/// Whether a path can have these dashes.
pub(super) fn check_dashes(path: &SkiaPath, stroke: &usvg::Stroke) -> Result<(), TooManyDashes> {
    let period: f64 = stroke
        .dasharray()
        .unwrap_or_default()
        .iter()
        .copied()
        .map(f64::from)
        .sum();
    let mut length = 0.0;
    let mut here: Option<(f32, f32)> = None;
    // Control points lie no nearer than the curve.
    for point in path.points() {
        if let Some((x, y)) = here {
            length += f64::from(point.x - x).hypot(f64::from(point.y - y));
        }
        here = Some((point.x, point.y));
    }
    match period > 0.0 && length / period > MOST_DASHES {
        true => Err(TooManyDashes),
        false => Ok(()),
    }
}

/// The outline of the ink of a line that is mapped to the grid; `None` where it has none.
pub(super) fn ink_of_mapped(
    path: &SkiaPath,
    stroke: &usvg::Stroke,
    map: SkiaTransform,
) -> Option<SkiaPath> {
    let (across, down) = (map.sx.hypot(map.ky), map.kx.hypot(map.sy));
    let fineness = across.max(down) * FINENESS;
    ink(path, &stroke.to_tiny_skia(), fineness)?.transform(map)
}

/// The outline of the ink of a line on paper, square at its ends.
pub(super) fn ink_on_paper(path: &Path, width: Abs) -> Path {
    let line = SkiaStroke {
        width: width.to_pt() as f32,
        line_join: SkiaJoin::Round,
        ..SkiaStroke::default()
    };
    let built = built(path).and_then(|path| ink(&path, &line, ON_PAPER));
    let built = built.and_then(|ink| outline(ink.segments(), SkiaTransform::identity()).ok());
    built.unwrap_or_default()
}

/// The outline of the ink of a line on the grid; empty where it has none.
pub(super) fn ink_of(path: &Path, stroke: &SvgStroke) -> Path {
    let length = |length: Abs| length.to_pt() as f32;
    let (line_join, miter_limit) = match stroke.join {
        LineJoin::Miter(limit) => (SkiaJoin::Miter, limit as f32),
        LineJoin::Round => (SkiaJoin::Round, 4.0),
        LineJoin::Bevel => (SkiaJoin::Bevel, 4.0),
    };
    let dash = stroke.dash.iter().copied().map(length).collect();
    let line = SkiaStroke {
        width: length(stroke.width),
        miter_limit,
        line_cap: match stroke.cap {
            LineCap::Butt => SkiaCap::Butt,
            LineCap::Round => SkiaCap::Round,
            LineCap::Square => SkiaCap::Square,
        },
        line_join,
        dash: StrokeDash::new(dash, length(stroke.dash_start)),
    };
    let built = built(path).and_then(|path| ink(&path, &line, FINENESS));
    let built = built.and_then(|ink| outline(ink.segments(), SkiaTransform::identity()).ok());
    built.unwrap_or_default()
}

fn ink(path: &SkiaPath, line: &SkiaStroke, fineness: f32) -> Option<SkiaPath> {
    match &line.dash {
        Some(dash) => path.dash(dash, fineness)?.stroke(line, fineness),
        None => path.stroke(line, fineness),
    }
}

fn built(path: &Path) -> Option<SkiaPath> {
    let xy = |p: Point| (p.x.to_pt() as f32, p.y.to_pt() as f32);
    let mut built = PathBuilder::new();
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => {
                let (x, y) = xy(to);
                built.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = xy(to);
                built.line_to(x, y);
            }
            Segment::Cubic(a, b, to) => {
                let [(ax, ay), (bx, by), (x, y)] = [a, b, to].map(xy);
                built.cubic_to(ax, ay, bx, by, x, y);
            }
            Segment::Close => built.close(),
        }
    }
    built.finish()
}
