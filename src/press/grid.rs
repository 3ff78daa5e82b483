//! A grid of equal cells on a sheet: where each cell lies, and what a card in it may ink. Which
//! card stands in which cell is decided in `arrangement`.

use crate::design::SheetRule;
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
    /// How far inside the cells at the paper's left and right edges (width), and at its upper and lower edges
    /// (height), nothing is inked; zero where ink goes on for the bleed.
    pub white: Size,
}

impl SheetGrid {
    /// The same grid for pages whose ink goes on for `bleed`, but stops inside the cells that lie too near
    /// the paper's edge to be printed up to their own. Opposite edges are alike, so that backs lie behind
    /// their fronts.
    #[must_use]
    pub fn inset_at_paper(self, inset: Abs, bleed: Abs, rule: &SheetRule) -> Self {
        let (block, margins) = (self.block(), rule.margins_on(self.paper));
        let white = |before: Abs, after: Abs, margins: [Abs; 2]| {
            let margin = margins[0].max(margins[1]);
            match (margin + bleed).fits(before.min(after)) {
                true => Abs::ZERO,
                false => inset,
            }
        };
        let Size { width, height } = self.paper;
        let white = Size::new(
            white(
                block.left(),
                width - block.right(),
                [margins.left, margins.right],
            ),
            white(
                block.top(),
                height - block.bottom(),
                [margins.top, margins.bottom],
            ),
        );
        Self {
            bleed,
            white,
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
        let towards = |last: bool, gap: Abs, white: Abs| match last {
            true if white > Abs::ZERO => white,
            true => -far,
            false => -gap / 2.0,
        };
        let across = |last| towards(last, self.gap.width, self.white.width);
        let down = |last| towards(last, self.gap.height, self.white.height);
        let room = cell.inset(Sides {
            left: across(column == 0),
            right: across(column + 1 == self.columns),
            top: down(row == 0),
            bottom: down(row + 1 == self.rows),
        });
        let inked = inner.outset(self.bleed).intersection(&room);
        inked.intersection(&Rect::from_size(self.paper))
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
