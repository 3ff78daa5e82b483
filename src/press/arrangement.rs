//! Leaves → the cells of a grid, sheet by sheet, each back exactly behind its front.

use crate::design::Order;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Rect;
use crate::pages::Pages;
use crate::press::grid::SheetGrid;
use crate::press::leaves::{Leaf, Leaves};
use crate::press::sheet::{Mark, Sheet, Side, Slot, seen_from_behind, turns_about_vertical_axis};
use crate::press::sheets::Sheets;
use crate::source::Span;

/// The most sheets of one plan with copies: whoever asks for so many has most likely written a nought too many.
const MOST_SHEETS: usize = 50_000;

/// Leaves in the cells of a grid, on as many sheets as it takes.
#[derive(Debug)]
pub struct Arrangement<'p> {
    /// The leaves.
    pub leaves: Leaves<'p>,
    /// The cells of a sheet.
    pub grid: SheetGrid,
    /// The pages that the leaves show.
    pub pages: &'p Pages,
    /// How many sheets they take.
    pub sheets: usize,
    /// How many cells of the first sheet stay free.
    used_cells: usize,
    order: Order,
}

impl<'p> Arrangement<'p> {
    /// Puts `leaves` into the cells of `grid`, in this order. The first `used_cells` cells of the first
    /// sheet stay free. `None`, and an error at `span`, where copies make it too many sheets.
    pub fn new(
        leaves: Leaves<'p>,
        grid: SheetGrid,
        pages: &'p Pages,
        (used_cells, order): (usize, Order),
        span: Span,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        let count = match grid.cell_count() {
            0 => 0,
            cells => (used_cells + leaves.count()).div_ceil(cells),
        };
        if leaves.copies() > 1 && count > MOST_SHEETS {
            let fault = Fault::TooManySheets {
                sheets: count,
                most: MOST_SHEETS,
            };
            diags.push(Diagnostic::error(fault, span).hint(Hint::FewerCopies));
            return None;
        }
        Some(Self {
            sheets: count,
            used_cells,
            order,
            leaves,
            grid,
            pages,
        })
    }

    /// The sheets, with `marks` on every front.
    pub fn sheets_with(&self, marks: &[Mark]) -> Sheets {
        let sheet = |sheet: usize| {
            let leaves = || self.leaves_on(sheet);
            let fronts = leaves().filter_map(|(cell, leaf)| self.front(cell, leaf));
            let mut sides = vec![Side::new(fronts.collect(), marks.to_vec())];
            if self.leaves.flip.is_some() {
                let backs = leaves().filter_map(|(cell, leaf)| self.back(cell, leaf));
                sides.push(Side::new(backs.collect(), Vec::new()));
            }
            Sheet {
                size: self.grid.paper,
                sides,
            }
        };
        (0..self.sheets).map(sheet).collect()
    }

    /// The leaves on a sheet, each with its cell.
    pub fn leaves_on(&self, sheet: usize) -> impl Iterator<Item = (usize, Leaf)> {
        let cells = 0..self.grid.cell_count();
        cells.filter_map(move |cell| Some((cell, self.leaves.get(self.leaf_at(sheet, cell)?)?)))
    }

    /// Which leaf stands in a cell of a sheet, counted through all copies.
    pub fn leaf_at(&self, sheet: usize, cell: usize) -> Option<usize> {
        let nth = match self.order {
            Order::Rows => (sheet * self.grid.cell_count() + cell).checked_sub(self.used_cells)?,
            // The pile that is cut from one cell of all sheets goes on with the pile of the next cell.
            Order::CutStack => cell * self.sheets + sheet,
        };
        (nth < self.leaves.count()).then_some(nth)
    }

    fn front(&self, cell: usize, leaf: Leaf) -> Option<Slot> {
        let (trim, clip) = self.trim_and_clip(cell, leaf.front)?;
        Some(Slot {
            turn: self.grid.turn,
            ..Slot::upright(leaf.front, trim.origin, clip)
        })
    }

    fn back(&self, cell: usize, leaf: Leaf) -> Option<Slot> {
        let page = leaf.back?;
        let (trim, clip) = self.trim_and_clip(cell, page)?;
        let SheetGrid { paper, turn, .. } = self.grid;
        let flip = self.leaves.flip;
        let vertical_axis = flip.is_none_or(|flip| turns_about_vertical_axis(paper, flip));
        let turn = turn.seen_from_behind(vertical_axis);
        let [trim, clip] = [trim, clip].map(|rect| seen_from_behind(rect, paper, vertical_axis));
        Some(Slot {
            turn: match self.leaves.turned {
                true => turn.reversed(),
                false => turn,
            },
            ..Slot::upright(page, trim.origin, clip)
        })
    }

    /// The trim of a page in the middle of a cell, and what it may ink there.
    fn trim_and_clip(&self, cell: usize, page: usize) -> Option<(Rect, Rect)> {
        let size = self.grid.turn.size(self.pages.get(page)?.trim);
        let trim = self.grid.cell(cell).middle(size);
        Some((trim, self.grid.clip(cell, trim)))
    }
}
