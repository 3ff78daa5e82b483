//! A picture → the side of the sheet in it, and how it is seen: by the rings at the corners first, then by all
//! dots of the frame, whose middles are measured to a fraction of a pixel.

use super::CannotTell;
use super::grey::Grey;
use super::rings::{Ring, rings};
use super::solve::{least_squares, median};
use super::view::{MIDDLE, Seen, View};
use crate::geom::Point;
use crate::pages::target::{self, Face};
use crate::units::Abs;

/// The fewest dots by which a side is measured, of 29.
const FEWEST: usize = 22;
/// The fewest pixels to a millimetre: less than 1000 for the length of the paper are too few.
const COARSE: f64 = 3.2;
/// The most that the sheet may be seen aslant, in degrees.
const OBLIQUE: f64 = 35.0;
/// The most that dots may be blurred: their standard deviation in millimetres. Motion moves edges.
const BLURRED: f64 = 0.5;
/// How far dots may lie beside their places on a flat sheet, in millimetres: on average, and any of them.
const OFF: [f64; 2] = [0.06, 0.2];
/// With dots this near their places, in millimetres, no lens is looked for.
const EXACT: f64 = 0.025;

/// A side of the sheet in a picture.
#[derive(Debug, Clone, Copy)]
pub struct SeenSheet {
    /// Which side.
    pub face: Face,
    /// How it is seen.
    pub view: View,
    /// How many dots are seen.
    pub dots: usize,
}

/// A mark, as it was found.
#[derive(Debug, Clone, Copy)]
struct Dot {
    seen: Seen,
    blur: f64,
}

/// Finds the sheet in a picture.
///
/// # Errors
/// When it is not there, or cannot be measured.
pub fn find(grey: &Grey) -> Result<SeenSheet, CannotTell> {
    let (face, first) = by_rings(grey).ok_or(CannotTell::NoSheet)?;
    let (marks, of) = (marks(), marks().len());
    let mut view = first;
    let mut dots = Vec::new();
    for round in 0..2 {
        dots = marks
            .iter()
            .filter_map(|(at, radius, window)| dot(grey, &view, *at, *radius, *window))
            .collect();
        if dots.len() < FEWEST {
            return Err(CannotTell::Hidden(dots.len(), of));
        }
        let points: Vec<Seen> = dots.iter().map(|dot| dot.seen).collect();
        view = fit(&view, &points, round > 0).ok_or(CannotTell::NoSheet)?;
    }
    let [least, _] = view.pixels_per_mm(MIDDLE).ok_or(CannotTell::NoSheet)?;
    if least < COARSE {
        return Err(CannotTell::Coarse(least));
    }
    let slant = view.slant().ok_or(CannotTell::NoSheet)?;
    if slant > OBLIQUE {
        return Err(CannotTell::Oblique(slant));
    }
    let blurs: Vec<f64> = dots.iter().map(|dot| dot.blur).collect();
    if median(&blurs) > BLURRED {
        return Err(CannotTell::Blurred);
    }
    let points: Vec<Seen> = dots.iter().map(|dot| dot.seen).collect();
    let off = distances(&view, &points);
    let mean = (off.iter().map(|off| off * off).sum::<f64>() / off.len() as f64).sqrt();
    let most = off.iter().copied().fold(0.0, f64::max);
    if mean > OFF[0] || most > OFF[1] {
        return Err(CannotTell::NotFlat(most));
    }
    Ok(SeenSheet {
        face,
        view,
        dots: dots.len(),
    })
}

/// All marks: where each is, how large its dot, and how far round it nothing else stands, in millimetres.
fn marks() -> Vec<([f64; 2], f64, f64)> {
    let mm = |at: Point| [at.x.to_mm(), at.y.to_mm()];
    let [_, inside, dot] = target::RING.map(Abs::to_mm);
    let corners = target::corners().into_iter();
    let corners = corners.map(|at| (mm(at), dot, (inside + dot) / 2.0 + 0.1));
    let dots = target::dots().into_iter();
    let dots = dots.map(|at| (mm(at), target::DOT.to_mm(), 2.6));
    corners.chain(dots).collect()
}

/// The view through all points, without the one that lies farthest off where that is one alone.
fn fit(from: &View, points: &[Seen], last: bool) -> Option<View> {
    let one = |points: &[Seen]| {
        let flat = from.fitted(points, false)?;
        let off = |view: &View| {
            let off = distances(view, points);
            (off.iter().map(|off| off * off).sum::<f64>() / off.len() as f64).sqrt()
        };
        if off(&flat) < EXACT {
            return Some(flat);
        }
        let curved = from
            .fitted(points, true)
            .filter(|view| off(view) < off(&flat));
        Some(curved.unwrap_or(flat))
    };
    let view = one(points)?;
    let off = distances(&view, points);
    let (worst, most) = off
        .iter()
        .copied()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    if last && most > OFF[1] && points.len() > FEWEST {
        let mut rest = points.to_vec();
        rest.remove(worst);
        return one(&rest);
    }
    Some(view)
}

/// How far each point lies from where the view puts it, in millimetres.
fn distances(view: &View, points: &[Seen]) -> Vec<f64> {
    let distance = |(print, seen): &Seen| {
        let at = view.picture(*print)?;
        let [_, scale] = view.pixels_per_mm(*print)?;
        Some((at[0] - seen[0]).hypot(at[1] - seen[1]) / scale)
    };
    points
        .iter()
        .map(|point| distance(point).unwrap_or(f64::MAX))
        .collect()
}

/// The side and about how it is seen, by four rings and the cells between two of them.
fn by_rings(grey: &Grey) -> Option<(Face, View)> {
    let rings = rings(grey);
    let count = rings.len();
    for a in 0..count {
        for b in a + 1..count {
            for c in b + 1..count {
                for d in c + 1..count {
                    let four = [a, b, c, d].map(|nth| rings[nth]);
                    if let Some(found) = by_four(grey, four) {
                        return Some(found);
                    }
                }
            }
        }
    }
    None
}

fn by_four(grey: &Grey, mut four: [Ring; 4]) -> Option<(Face, View)> {
    let areas = four.map(|ring| ring.area);
    let most = areas.into_iter().fold(0.0, f64::max);
    if areas.iter().any(|area| area * 6.0 < most) {
        return None;
    }
    let middle = [0, 1].map(|axis| four.iter().map(|ring| ring.at[axis]).sum::<f64>() / 4.0);
    // Clockwise, as y grows downwards.
    let angle = |ring: &Ring| (ring.at[1] - middle[1]).atan2(ring.at[0] - middle[0]);
    four.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
    let corners = target::corners().map(|at| [at.x.to_mm(), at.y.to_mm()]);
    for turn in 0..4 {
        let points: [Seen; 4] =
            std::array::from_fn(|nth| (corners[nth], four[(nth + turn) % 4].at));
        let Some(view) = View::of_four(&points, grey) else {
            continue;
        };
        if let Some(face) = [Face::Front, Face::Back]
            .into_iter()
            .find(|face| shows(grey, &view, *face))
        {
            return Some((face, view));
        }
    }
    None
}

/// Whether the cells between the upper rings are those of this side.
fn shows(grey: &Grey, view: &View, face: Face) -> bool {
    const AROUND: [[f64; 2]; 5] = [
        [0.0, 0.0],
        [-0.9, -0.9],
        [0.9, -0.9],
        [-0.9, 0.9],
        [0.9, 0.9],
    ];
    let light = |x: f64, y: f64| {
        let of = |[dx, dy]: [f64; 2]| grey.light(view.picture([x + dx, y + dy])?);
        let all: Option<Vec<f64>> = AROUND.into_iter().map(of).collect();
        Some(all?.iter().sum::<f64>() / AROUND.len() as f64)
    };
    let is_right = |(cell, black): (crate::geom::Rect, bool)| {
        let middle = cell.middle(crate::geom::Size::default()).origin;
        let [x, y] = [middle.x.to_mm(), middle.y.to_mm()];
        let height = cell.size.height.to_mm();
        let (Some(here), Some(above), Some(below)) = (
            light(x, y),
            light(x, y - height * 1.1),
            light(x, y + height * 1.1),
        ) else {
            return false;
        };
        let white = above.max(below);
        match black {
            true => here < white * 0.5,
            false => here > white * 0.65,
        }
    };
    target::cells(face).into_iter().all(is_right)
}

/// The middle of a dot near `at`, where it is whole and alone.
fn dot(grey: &Grey, view: &View, at: [f64; 2], radius: f64, window: f64) -> Option<Dot> {
    let [least, _] = view.pixels_per_mm(at)?;
    let step = (0.6 / least).clamp(0.05, 0.25);
    let mut middle = at;
    let mut blur = 0.0;
    for _ in 0..5 {
        let found = weigh(grey, view, middle, radius, window, step)?;
        middle = found.0;
        blur = found.1;
    }
    // A neighbour, not the dot that was looked for.
    if (middle[0] - at[0]).hypot(middle[1] - at[1]) > window {
        return None;
    }
    Some(Dot {
        seen: (at, view.picture(middle)?),
        blur,
    })
}

/// One step: the middle of what is dark in a window, and how blurred it is; `None` where that is no dot.
fn weigh(
    grey: &Grey,
    view: &View,
    middle: [f64; 2],
    radius: f64,
    window: f64,
    step: f64,
) -> Option<([f64; 2], f64)> {
    let count = (window / step).floor() as i32;
    let mut samples = Vec::new();
    for row in -count..=count {
        for column in -count..=count {
            let [dx, dy] = [f64::from(column) * step, f64::from(row) * step];
            let distance = dx.hypot(dy);
            if distance <= window {
                let seen = view.picture([middle[0] + dx, middle[1] + dy])?;
                samples.push((dx, dy, distance, grey.light(seen)?));
            }
        }
    }
    // The paper round it, which may be lit from one side.
    let rim = samples.iter().filter(|sample| sample.2 > window * 0.85);
    let rim: Vec<(Vec<f64>, f64)> = rim
        .map(|(dx, dy, _, light)| (vec![1.0, *dx, *dy], *light))
        .collect();
    let plane = least_squares(&rim)?;
    let paper = |dx: f64, dy: f64| plane[0] + plane[1] * dx + plane[2] * dy;
    let spread = rim
        .iter()
        .map(|(at, light)| (light - paper(at[1], at[2])).powi(2))
        .sum::<f64>();
    let spread = (spread / rim.len() as f64).sqrt();
    let inner = samples.iter().filter(|sample| sample.2 < radius * 0.6);
    let inner: Vec<f64> = inner
        .map(|(dx, dy, _, light)| paper(*dx, *dy) - light)
        .collect();
    let depth = inner.iter().sum::<f64>() / inner.len().max(1) as f64;
    if plane[0] <= 0.01 || depth < plane[0] * 0.25 || spread > plane[0] * 0.2 {
        return None;
    }
    let floor = depth * 0.12;
    let (mut weight, mut first, mut second) = (0.0, [0.0; 2], 0.0);
    for (dx, dy, distance, light) in &samples {
        let dark = (paper(*dx, *dy) - light - floor).max(0.0);
        weight += dark;
        first[0] += dark * dx;
        first[1] += dark * dy;
        second += dark * distance * distance;
    }
    let area = weight / (depth - floor) * step * step;
    let whole = std::f64::consts::PI * radius * radius;
    if !(0.5..1.8).contains(&(area / whole)) {
        return None;
    }
    let moved = first.map(|sum| sum / weight);
    // Of a disc the mean square of the distance is half that of its radius.
    let spread = second / weight - moved[0].powi(2) - moved[1].powi(2) - radius * radius / 2.0;
    let blur = (spread / 2.0).max(0.0).sqrt();
    Some(([middle[0] + moved[0], middle[1] + moved[1]], blur))
}
