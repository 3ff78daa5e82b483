//! Leaves → the cells of a grid, sheet by sheet, each back exactly behind its front.

use crate::design::Order;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Rect;
use crate::pages::Page;
use crate::press::grid::SheetGrid;
use crate::press::leaves::{Leaf, Leaves};
use crate::press::sheet::{Mark, Sheet, Side, Slot, seen_from_behind, turns_about_vertical_axis};
use crate::source::Span;

/// The most sheets of one plan: no office prints so many, and more would not fit into memory.
const MOST_SHEETS: usize = 50_000;

/// Leaves in the cells of a grid, on as many sheets as it takes.
#[derive(Debug)]
pub struct Arrangement<'p> {
    /// The leaves.
    pub leaves: Leaves,
    /// The cells of a sheet.
    pub grid: SheetGrid,
    /// The pages that the leaves show.
    pub pages: &'p [Page],
    /// Which leaf stands in each cell of each sheet, counted through all copies.
    pub sheets: Vec<Vec<Option<usize>>>,
}

impl<'p> Arrangement<'p> {
    /// Puts `leaves` into the cells of `grid`, in this order. The first `used_cells` cells of the first
    /// sheet stay free. `None`, and an error at `span`, where it takes too many sheets.
    pub fn new(
        leaves: Leaves,
        grid: SheetGrid,
        pages: &'p [Page],
        (used_cells, order): (usize, Order),
        span: Span,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        let count = (used_cells + leaves.count()).div_ceil(grid.cell_count().max(1));
        if count > MOST_SHEETS {
            let fault = Fault::TooManySheets {
                sheets: count,
                most: MOST_SHEETS,
            };
            diags.push(Diagnostic::error(fault, span).hint(Hint::FewerCopies));
            return None;
        }
        Some(Self {
            sheets: arrange(leaves.count(), grid.cell_count(), order, used_cells),
            leaves,
            grid,
            pages,
        })
    }

    /// The sheets, with `marks` on every front.
    pub fn sheets_with(&self, marks: &[Mark]) -> Vec<Sheet> {
        let sheet = |cells: &Vec<Option<usize>>| {
            let leaves = || {
                let cells = cells.iter().enumerate();
                cells.filter_map(|(cell, leaf)| Some((cell, self.leaves.get((*leaf)?)?)))
            };
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
        self.sheets.iter().map(sheet).collect()
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

/// Which of `count` leaves stands in each cell of each sheet.
fn arrange(count: usize, cells: usize, order: Order, used_cells: usize) -> Vec<Vec<Option<usize>>> {
    if cells == 0 {
        return Vec::new();
    }
    let sheets = (used_cells + count).div_ceil(cells);
    let at = |sheet: usize, cell: usize| match order {
        Order::Rows => (sheet * cells + cell).checked_sub(used_cells),
        // The pile that is cut from one cell of all sheets goes on with the pile of the next cell.
        Order::CutStack => Some(cell * sheets + sheet),
    };
    let sheet = |sheet| {
        let cells = (0..cells).map(move |cell| at(sheet, cell).filter(|nth| *nth < count));
        cells.collect()
    };
    (0..sheets).map(sheet).collect()
}
