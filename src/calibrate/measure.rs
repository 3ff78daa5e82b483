//! A photograph of one side → how the print lies on the paper, and what is left white.
//!
//! The paper is an A4 sheet with square corners: what its edges look like in the coordinates of the print is the
//! very correction that the print needs.

use super::edges::Looked;
use super::photograph::Photograph;
use super::{CannotTell, sheet};
use crate::geom::{Adjust, Point, Sides, Transform};
use crate::pages::target::{Face, PAPER, PaperEdge};
use crate::units::Abs;

/// How far the edges may lie from those of a rectangle, in millimetres.
const SQUARE: f64 = 0.25;
/// A print that is farther from its size, in parts of it, was scaled by a setting.
const FULL_SIZE: f64 = 0.03;

/// What is known of one side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideMeasure {
    /// Which side.
    pub face: Face,
    /// What brings all to its place on this side, as one looks at it.
    pub adjust: Adjust,
    /// What is white at the edges of the paper.
    pub white: Sides<Abs>,
    /// How many marks are seen.
    pub marks: usize,
}

/// Measures the side that a photograph shows.
///
/// # Errors
/// When it cannot be told for certain.
pub fn measure(photograph: &Photograph) -> Result<SideMeasure, CannotTell> {
    let grey = &photograph.0;
    let seen = sheet::find(grey)?;
    let looked = Looked {
        grey,
        view: &seen.view,
    };
    let [left, top, right, bottom] = PaperEdge::ALL;
    let [left, top, right, bottom] = [
        looked.edge(left)?,
        looked.edge(top)?,
        looked.edge(right)?,
        looked.edge(bottom)?,
    ];
    let [width, height] = [PAPER.width.to_mm(), PAPER.height.to_mm()];
    // Where x = a + b·y meets y = c + d·x; the lines of the right and the lower edge count inwards.
    let meet = |[a, b]: [f64; 2], [c, d]: [f64; 2]| {
        let x = (a + b * c) / (1.0 - b * d);
        [x, c + d * x]
    };
    let on_left = [left.inside, left.slope];
    let on_right = [width - right.inside, -right.slope];
    let on_top = [top.inside, top.slope];
    let on_bottom = [height - bottom.inside, -bottom.slope];
    let corners = [
        meet(on_left, on_top),
        meet(on_right, on_top),
        meet(on_right, on_bottom),
        meet(on_left, on_bottom),
    ];
    let along = |axis: usize, [a, b, c, d]: [usize; 4], length: f64| {
        (corners[a][axis] - corners[b][axis] + corners[c][axis] - corners[d][axis]) / (2.0 * length)
    };
    let (across, down) = ([1, 0, 2, 3], [3, 0, 2, 1]);
    let linear = [
        along(0, across, width),
        along(1, across, width),
        along(0, down, height),
        along(1, down, height),
    ];
    let uneven = [0, 1].map(|axis| {
        (corners[0][axis] - corners[1][axis] + corners[2][axis] - corners[3][axis]) / 4.0
    });
    let uneven = uneven[0].hypot(uneven[1]);
    if uneven > SQUARE {
        return Err(CannotTell::NotFlat(uneven));
    }
    let middle = [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).sum::<f64>() / 4.0);
    let map = Transform {
        linear,
        offset: Point::new(
            Abs::mm(middle[0] - linear[0] * width / 2.0 - linear[2] * height / 2.0),
            Abs::mm(middle[1] - linear[1] * width / 2.0 - linear[3] * height / 2.0),
        ),
    };
    let adjust = Adjust::of_transform(&map, PAPER);
    for scale in adjust.scale {
        if (scale - 1.0).abs() > FULL_SIZE {
            return Err(CannotTell::NotFullSize(100.0 / scale));
        }
    }
    let white = |edge: PaperEdge, line, scale: f64| -> Result<Abs, CannotTell> {
        Ok(Abs::mm(looked.margin(edge, line)? / scale))
    };
    let [x, y] = adjust.scale;
    Ok(SideMeasure {
        face: seen.face,
        adjust,
        white: Sides {
            left: white(PaperEdge::Left, left, x)?,
            top: white(PaperEdge::Top, top, y)?,
            right: white(PaperEdge::Right, right, x)?,
            bottom: white(PaperEdge::Bottom, bottom, y)?,
        },
        marks: seen.dots,
    })
}
