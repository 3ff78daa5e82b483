//! Cards in columns and rows on a sheet: where each stands, and what it may ink. Which card stands
//! where is decided by `cards`.

use crate::geom::{Rect, Sides, Size};
use crate::press::sheet::Turn;
use crate::units::Abs;

/// Equal places in columns and rows. They are counted row by row from the upper left.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The sheet, the way it lies.
    pub paper: Size,
    /// Places beside each other.
    pub columns: usize,
    /// Places below each other.
    pub rows: usize,
    /// The size of a place, as it lies on the sheet.
    pub card: Size,
    /// How the pages are turned on it.
    pub turn: Turn,
    /// From the sheet's left edge to the first place.
    pub left: Abs,
    /// From the sheet's upper edge to the first place.
    pub top: Abs,
    /// What lies between columns (width) and rows (height).
    pub gap: Size,
    /// How far ink reaches beyond a place where nothing stands beside it.
    pub bleed: Abs,
}

impl Grid {
    /// How many places there are.
    pub const fn places(&self) -> usize {
        self.columns * self.rows
    }

    /// How far ink may reach beyond a place towards its neighbours: half of what lies between, at
    /// most.
    pub fn shared(&self) -> Size {
        Size::new(
            self.bleed.min(self.gap.width / 2.0),
            self.bleed.min(self.gap.height / 2.0),
        )
    }

    /// A place on the sheet.
    pub fn place(&self, nth: usize) -> Rect {
        let (row, column) = self.row_and_column(nth);
        let x = self.left + (self.card.width + self.gap.width) * column as f64;
        let y = self.top + (self.card.height + self.gap.height) * row as f64;
        Rect::new(x, y, self.card.width, self.card.height)
    }

    /// What may be inked round `inner`, which stands in a place: its bleed, up to the middle of the
    /// gutters, and no farther than the sheet.
    pub fn clip(&self, nth: usize, inner: Rect) -> Rect {
        let (row, column) = self.row_and_column(nth);
        let place = self.place(nth);
        // The room of a place: as far as nothing else may reach.
        let far = self.paper.width + self.paper.height;
        let towards = |first: bool, gap: Abs| if first { far } else { gap / 2.0 };
        let room = place.inset(Sides {
            left: -towards(column == 0, self.gap.width),
            right: -towards(column + 1 == self.columns, self.gap.width),
            top: -towards(row == 0, self.gap.height),
            bottom: -towards(row + 1 == self.rows, self.gap.height),
        });
        let inked = inner.outset(self.bleed).intersection(&room);
        inked.intersection(&Rect::of(self.paper))
    }

    /// All places together.
    pub fn block(&self) -> Rect {
        let last = self.places().saturating_sub(1);
        self.place(0).union(&self.place(last))
    }

    /// From where to where the columns reach, from left to right.
    pub fn columns_at(&self) -> Vec<(Abs, Abs)> {
        let first_row = (0..self.columns).map(|nth| self.place(nth));
        first_row.map(|r| (r.left(), r.right())).collect()
    }

    /// From where to where the rows reach, from the top down.
    pub fn rows_at(&self) -> Vec<(Abs, Abs)> {
        let first_column = (0..self.rows).map(|row| self.place(row * self.columns));
        first_column.map(|r| (r.top(), r.bottom())).collect()
    }

    fn row_and_column(&self, nth: usize) -> (usize, usize) {
        let columns = self.columns.max(1);
        (nth / columns, nth % columns)
    }
}
