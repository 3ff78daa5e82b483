//! Outlines that are seen through as one → outlines that are seen through each by itself, and lie nowhere
//! over each other.

use super::regions::Region;
use super::{SvgInk, SvgPath, strokes};

/// Some of the outlines are seen through already, and lie over others.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SeenThroughTwice;

/// `paths`, of which together so much covers what lies below.
pub(super) fn together(
    paths: Vec<SvgPath>,
    opacity: f64,
) -> Result<Vec<SvgPath>, SeenThroughTwice> {
    if let [only] = paths.as_slice()
        && only.stroke.is_none()
    {
        let faded = paths.into_iter().map(|path| SvgPath {
            opacity: path.opacity * opacity,
            ..path
        });
        return Ok(faded.collect());
    }
    // What is seen of each, the uppermost first.
    let mut above = Region::default();
    let mut seen: Vec<(SvgInk, f64, Region)> = Vec::new();
    for path in paths.iter().rev() {
        let parts = [
            path.stroke
                .as_ref()
                .map(|stroke| (stroke.ink, strokes::ink_of(&path.path, stroke))),
            path.fill.map(|ink| (ink, path.path.clone())),
        ];
        for (ink, outline) in parts.into_iter().flatten() {
            let inside = Region::inside(&outline);
            let covered = !inside.intersection(&above).is_empty();
            let through = path.opacity < 1.0 || seen.iter().any(|(_, opacity, _)| *opacity < 1.0);
            if covered && through {
                return Err(SeenThroughTwice);
            }
            let left = inside.difference(&above);
            above = above.union(&inside);
            // What touches in one colour is one, without a seam.
            match seen.last_mut() {
                Some((last, through, region)) if (*last, *through) == (ink, path.opacity) => {
                    *region = region.union(&left);
                }
                _ => seen.push((ink, path.opacity, left)),
            }
        }
    }
    let lowest_first = seen
        .into_iter()
        .rev()
        .filter(|(_, _, region)| !region.is_empty());
    let drawn = lowest_first
        .map(|(ink, own, region)| SvgPath::filled(region.outline(), ink, own * opacity));
    Ok(drawn.collect())
}
