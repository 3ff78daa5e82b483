//! Sheets, sides and slots: the plan that every schema makes and every backend draws.

use crate::geom::{Point, Rect, Size};

/// All sheets of one edition.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The sheets in the order of printing.
    pub sheets: Vec<Sheet>,
}

/// Paper that goes through the printer once a side.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The paper.
    pub size: Size,
    /// The front, and the back where there is one.
    pub sides: Vec<Side>,
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Side {
    /// The pages on it.
    pub slots: Vec<Slot>,
}

/// The place of one page on a side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// Which page, by index.
    pub page: usize,
    /// Where the lower left corner of the page's trim, after turning, lies on the sheet.
    pub origin: Point,
    /// How the page is turned.
    pub turn: Turn,
    /// The part of the sheet that the page may ink: its trim and what bleed there is room for.
    pub clip: Rect,
}

/// A turn counterclockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// Upright.
    #[default]
    None,
    /// 90°.
    Quarter,
    /// 180°.
    Half,
    /// 270°.
    ThreeQuarters,
}
