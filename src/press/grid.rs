//! A grid of equal cells on a sheet: where each cell lies, and what a card in it may ink. Which
//! card stands in which cell is decided in `arrangement`.

use crate::geom::{Rect, Sides, Size};
use crate::press::sheet::Turn;
use crate::units::Abs;

/// Equal cells in columns and rows, counted row by row from the upper left.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetGrid {
    /// The sheet, the way it lies.
    pub paper: Size,
    /// Cells beside each other.
    pub columns: usize,
    /// Cells below each other.
    pub rows: usize,
    /// The size of a cell, as it lies on the sheet.
    pub card: Size,
    /// How pages are turned in it.
    pub turn: Turn,
    /// From the sheet's left edge to the first cell.
    pub left: Abs,
    /// From the sheet's upper edge to the first cell.
    pub top: Abs,
    /// The distance between columns (width) and between rows (height).
    pub gap: Size,
    /// How far ink reaches beyond a cell where it has no neighbour.
    pub bleed: Abs,
    /// How far inside the paper's edges nothing is inked, wherever the cells lie.
    pub paper_inset: Abs,
}

impl SheetGrid {
    /// The same grid for pages whose ink goes on for `bleed`, but stops so far inside the paper's edges.
    #[must_use]
    pub fn inset_at_paper(self, inset: Abs, bleed: Abs) -> Self {
        Self {
            bleed,
            paper_inset: inset,
            ..self
        }
    }

    /// How many cells there are.
    pub const fn cell_count(&self) -> usize {
        self.columns * self.rows
    }

    /// How far ink reaches beyond a cell towards its neighbours: its bleed, up to the middle of the
    /// gap.
    pub fn bleed_into_gaps(&self) -> Size {
        Size::new(
            self.bleed.min(self.gap.width / 2.0),
            self.bleed.min(self.gap.height / 2.0),
        )
    }

    /// Where a cell lies on the sheet.
    pub fn cell(&self, nth: usize) -> Rect {
        let (row, column) = self.row_and_column(nth);
        let x = self.left + (self.card.width + self.gap.width) * column as f64;
        let y = self.top + (self.card.height + self.gap.height) * row as f64;
        Rect::new(x, y, self.card.width, self.card.height)
    }

    /// What may be inked round `inner`, a rectangle in a cell: its bleed, up to the middle of the
    /// gaps and no farther than the sheet.
    pub fn clip(&self, nth: usize, inner: Rect) -> Rect {
        let (row, column) = self.row_and_column(nth);
        let cell = self.cell(nth);
        // What neighbours may not ink.
        let far = self.paper.width + self.paper.height;
        let towards = |first: bool, gap: Abs| if first { far } else { gap / 2.0 };
        let room = cell.inset(Sides {
            left: -towards(column == 0, self.gap.width),
            right: -towards(column + 1 == self.columns, self.gap.width),
            top: -towards(row == 0, self.gap.height),
            bottom: -towards(row + 1 == self.rows, self.gap.height),
        });
        let inked = inner.outset(self.bleed).intersection(&room);
        let paper = Rect::from_size(self.paper).inset(Sides::splat(self.paper_inset));
        inked.intersection(&paper)
    }

    /// The smallest rectangle that holds all cells.
    pub fn block(&self) -> Rect {
        let last = self.cell_count().saturating_sub(1);
        self.cell(0).union(&self.cell(last))
    }

    /// From where to where each column reaches, from left to right.
    pub fn column_edges(&self) -> Vec<(Abs, Abs)> {
        let first_row = (0..self.columns).map(|nth| self.cell(nth));
        first_row.map(|r| (r.left(), r.right())).collect()
    }

    /// From where to where each row reaches, from the top down.
    pub fn row_edges(&self) -> Vec<(Abs, Abs)> {
        let first_column = (0..self.rows).map(|row| self.cell(row * self.columns));
        first_column.map(|r| (r.top(), r.bottom())).collect()
    }

    fn row_and_column(&self, nth: usize) -> (usize, usize) {
        let columns = self.columns.max(1);
        (nth / columns, nth % columns)
    }
}
