//! Outlines and a region → what of them lies within the region.
//!
//! What lies within as a whole stays as it is, so that curves remain curves.

use super::regions::Region;
use super::{SvgPath, strokes};
use crate::geom::{Path, Rect};
use crate::units::Abs;

/// A share of an outline's area that nobody misses: what is lost to single precision.
const LOST: f64 = 1e-4;

/// How far ink may lie outside a rectangle, in units of the grid: what is lost to single precision and to
/// rounded numbers.
const SLACK: Abs = Abs::pt(0.02);

/// What of `paths` lies within `region`.
pub(super) fn within(paths: Vec<SvgPath>, region: &Region) -> Vec<SvgPath> {
    let frame = region.as_rect();
    let mut left = Vec::with_capacity(paths.len());
    for path in paths {
        let bounds = path.ink_bounds();
        let whole = |frame: Rect| bounds.is_some_and(|ink| reaches_beyond(&ink, &frame) <= SLACK);
        if frame.is_some_and(whole) {
            left.push(path);
        } else {
            cut(path, region, &mut left);
        }
    }
    left
}

/// How far `ink` reaches beyond `frame`.
fn reaches_beyond(ink: &Rect, frame: &Rect) -> Abs {
    ink.beyond(frame).largest()
}

/// Cuts the inside and the line of an outline, each for itself.
fn cut(path: SvgPath, region: &Region, left: &mut Vec<SvgPath>) {
    let opacity = path.opacity;
    let parts = [
        path.fill.map(|ink| (ink, path.path.clone())),
        path.stroke
            .as_ref()
            .map(|stroke| (stroke.ink, strokes::ink_of(&path.path, stroke))),
    ];
    let cut: Vec<Option<(SvgPath, bool)>> = parts
        .into_iter()
        .map(|part| {
            let (ink, outline) = part?;
            let (outline, whole) = part_within(outline, region)?;
            Some((SvgPath::filled(outline, ink, opacity), whole))
        })
        .collect();
    let wanted = usize::from(path.fill.is_some()) + usize::from(path.stroke.is_some());
    let whole = cut.iter().flatten().filter(|(_, whole)| *whole).count();
    if whole == wanted {
        left.push(path);
    } else {
        left.extend(cut.into_iter().flatten().map(|(path, _)| path));
    }
}

/// What of the inside of an outline lies within a region, and whether that is all of it; `None` where
/// nothing does.
fn part_within(outline: Path, region: &Region) -> Option<(Path, bool)> {
    let inside = Region::inside(&outline);
    let common = inside.intersection(region);
    if common.is_empty() {
        return None;
    }
    match inside.area() - common.area() <= inside.area() * LOST {
        true => Some((outline, true)),
        false => Some((common.outline(), false)),
    }
}

/// What of `paths` lies within `frame`, give or take what rounding does, and how far the rest reaches
/// beyond it.
pub(super) fn to_frame(paths: Vec<SvgPath>, frame: &Rect) -> (Vec<SvgPath>, Abs) {
    let mut beyond = Abs::ZERO;
    let mut left = Vec::with_capacity(paths.len());
    let region = Region::rect(frame);
    for path in paths {
        let near = path.ink_bounds();
        if near.is_some_and(|ink| reaches_beyond(&ink, frame) <= SLACK) {
            left.push(path);
            continue;
        }
        // Control points lie farther out than the ink.
        let stroke = path
            .stroke
            .as_ref()
            .map(|stroke| strokes::ink_of(&path.path, stroke));
        let inside = path
            .fill
            .map(|_| Region::inside(&path.path))
            .unwrap_or_default();
        let ink = stroke
            .map(|stroke| Region::inside(&stroke))
            .unwrap_or_default()
            .union(&inside);
        let excess = ink
            .bounds()
            .map_or(Abs::ZERO, |ink| reaches_beyond(&ink, frame));
        if excess <= SLACK {
            left.push(path);
        } else {
            beyond = beyond.max(excess);
            cut(path, &region, &mut left);
        }
    }
    (left, beyond)
}
