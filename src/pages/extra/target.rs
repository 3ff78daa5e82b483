//! What stands where on the two sides of the sheet by which a printer is measured: the marks that a
//! photograph of it is read by. Drawn by `calibration` beside this file, found again by the stage
//! `calibrate`.
//!
//! Places are those of an upright A4 page. All that is found again is symmetrical, so that it lies at the same
//! places on both sides; which side it is, and which way up it lies, says a row of black and white cells.

use crate::geom::{Point, Rect, Size};
use crate::units::Abs;

/// The paper.
pub const PAPER: Size = Size::new(Abs::mm(210.0), Abs::mm(297.0));

/// The middles of the frame's columns of dots.
const COLUMNS: [f64; 7] = [27.0, 53.0, 79.0, 105.0, 131.0, 157.0, 183.0];
/// The middles of its rows.
const ROWS: [f64; 10] = [
    27.0, 54.0, 81.0, 108.0, 135.0, 162.0, 189.0, 216.0, 243.0, 270.0,
];
/// The radius of a dot of the frame.
pub const DOT: Abs = Abs::mm(1.1);
/// The radii of a mark at a corner of the frame: the outside and the inside of its ring, and its dot.
pub const RING: [Abs; 3] = [Abs::mm(4.5), Abs::mm(3.0), Abs::mm(1.7)];

/// The cells that say which side it is. They begin and end black.
const CODES: [[bool; 9]; 2] = [
    [true, false, true, true, false, false, true, false, true],
    [true, true, false, false, true, true, false, true, true],
];
/// The side of a cell.
pub const CELL: Abs = Abs::mm(4.0);

/// How wide the bars are that run into the paper's edges, and how far they reach inside.
const BAR: [f64; 2] = [2.0, 14.0];
/// Where the bars at the upper and the lower edge stand, from the left.
const BARS_ACROSS: [f64; 2] = [53.0, 157.0];
/// Where those at the left and the right edge stand, from above.
const BARS_DOWN: [f64; 2] = [54.0, 243.0];

/// How many steps the scale at the middle of an edge has: so many millimetres.
pub const STEPS: usize = 12;
/// How long each step is, along the edge.
pub const STEP: Abs = Abs::mm(4.0);

/// A side of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The one that is printed first.
    Front,
    /// The one behind it.
    Back,
}

/// An edge of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperEdge {
    /// On the left.
    Left,
    /// Above.
    Top,
    /// On the right.
    Right,
    /// Below.
    Bottom,
}

impl PaperEdge {
    /// All four, in the order of [`Sides`](crate::geom::Sides).
    pub const ALL: [Self; 4] = [Self::Left, Self::Top, Self::Right, Self::Bottom];

    /// How long it is.
    pub const fn length(self) -> Abs {
        match self {
            Self::Left | Self::Right => PAPER.height,
            Self::Top | Self::Bottom => PAPER.width,
        }
    }

    /// The point so far along it, from the left or from above, and so far inside it.
    pub fn point(self, along: Abs, inside: Abs) -> Point {
        match self {
            Self::Left => Point::new(inside, along),
            Self::Top => Point::new(along, inside),
            Self::Right => Point::new(PAPER.width - inside, along),
            Self::Bottom => Point::new(along, PAPER.height - inside),
        }
    }

    /// The middles of the bars at it, along it.
    pub fn bars(self) -> [Abs; 2] {
        match self {
            Self::Left | Self::Right => BARS_DOWN,
            Self::Top | Self::Bottom => BARS_ACROSS,
        }
        .map(Abs::mm)
    }

    /// Where nothing is printed beside it, from where to where along it.
    pub fn blank(self) -> Vec<[Abs; 2]> {
        const CLEAR: Abs = Abs::mm(4.0);
        const CORNER: Abs = Abs::mm(12.0);
        let middle = self.length() / 2.0;
        let scale = STEP * (STEPS as f64 / 2.0);
        let [first, last] = self.bars();
        vec![
            [CORNER, first - CLEAR],
            [first + CLEAR, middle - scale - CLEAR],
            [middle + scale + CLEAR, last - CLEAR],
            [last + CLEAR, self.length() - CORNER],
        ]
    }
}

/// The marks at the corners of the frame, clockwise from the upper left.
pub fn corners() -> [Point; 4] {
    let [left, right] = [COLUMNS[0], COLUMNS[6]];
    let [top, foot] = [ROWS[0], ROWS[9]];
    [[left, top], [right, top], [right, foot], [left, foot]].map(at)
}

/// The dots of the frame between its corners.
pub fn dots() -> Vec<Point> {
    let across = COLUMNS[1..6]
        .iter()
        .flat_map(|x| [[*x, ROWS[0]], [*x, ROWS[9]]]);
    let down = ROWS[1..9]
        .iter()
        .flat_map(|y| [[COLUMNS[0], *y], [COLUMNS[6], *y]]);
    // The cells stand in the middle of the upper row.
    let is_dot = |place: &[f64; 2]| *place != [COLUMNS[3], ROWS[0]];
    across.chain(down).filter(is_dot).map(at).collect()
}

/// The cells of a side from the left, and whether each is black.
pub fn cells(face: Face) -> Vec<(Rect, bool)> {
    let code = CODES[match face {
        Face::Front => 0,
        Face::Back => 1,
    }];
    let left = PAPER.width / 2.0 - CELL * (code.len() as f64 / 2.0);
    let top = Abs::mm(ROWS[0]) - CELL / 2.0;
    let cell = |(nth, black)| (Rect::new(left + CELL * nth as f64, top, CELL, CELL), black);
    (0..).zip(code).map(cell).collect()
}

/// The bars that run into the paper's edges: printers leave off what lies in their margins.
pub fn bars() -> Vec<Rect> {
    let [half, long] = [Abs::mm(BAR[0] / 2.0), bar_reach()];
    let bar = |edge: PaperEdge| {
        edge.bars().map(|along| {
            let ends = [
                edge.point(along - half, Abs::ZERO),
                edge.point(along + half, long),
            ];
            Rect::around(ends).unwrap_or_default()
        })
    };
    PaperEdge::ALL.into_iter().flat_map(bar).collect()
}

/// How far the bars reach inside.
pub const fn bar_reach() -> Abs {
    Abs::mm(BAR[1])
}

fn at([x, y]: [f64; 2]) -> Point {
    Point::new(Abs::mm(x), Abs::mm(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_again_lies_at_the_same_places_behind() {
        let mut all = dots();
        all.extend(corners());
        assert_eq!(all.len(), 29);
        for point in &all {
            let behind = Point::new(PAPER.width - point.x, point.y);
            let there = |other: &Point| {
                (other.x - behind.x).abs().fits(Abs::ZERO)
                    && (other.y - behind.y).abs().fits(Abs::ZERO)
            };
            assert!(all.iter().any(there), "{point:?}");
        }
        let cells = cells(Face::Front);
        assert_eq!(cells[4].0.left() + CELL / 2.0, PAPER.width / 2.0);
    }

    #[test]
    fn the_sides_differ_in_most_cells_and_read_otherwise_backwards() {
        let [front, back] = CODES;
        let differ =
            |a: [bool; 9], b: [bool; 9]| a.iter().zip(b).filter(|(a, b)| **a != *b).count();
        assert!(differ(front, back) >= 6);
        for code in CODES {
            let mut backwards = code;
            backwards.reverse();
            assert!(differ(code, backwards) >= 2 && differ(backwards, front) >= 2);
            assert!(code[0] && code[8]);
        }
    }

    #[test]
    fn blank_stretches_hold_no_bar_and_no_scale() {
        for edge in PaperEdge::ALL {
            let blank = edge.blank();
            let long: Abs = blank.iter().map(|[from, to]| *to - *from).sum();
            assert!(long > edge.length() * 0.45, "{edge:?} {long}");
            let middle = edge.length() / 2.0;
            for [from, to] in blank {
                for taken in edge.bars().into_iter().chain([middle]) {
                    assert!(taken < from || taken > to, "{edge:?}");
                }
            }
        }
    }
}
