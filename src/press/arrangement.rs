//! Leaves → the places of a grid, sheet by sheet, each back exactly behind its front.

use crate::design::Order;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Rect;
use crate::pages::Page;
use crate::press::grid::Grid;
use crate::press::leaves::{Leaf, Leaves};
use crate::press::sheet::{Mark, Sheet, Side, Slot, behind, turns_like_a_page};
use crate::source::Span;

/// More sheets than this would not fit into memory; no office prints so many.
const MOST_SHEETS: usize = 50_000;

/// Leaves in the places of a grid, on as many sheets as it takes.
#[derive(Debug)]
pub struct Arrangement<'p> {
    /// The leaves.
    pub leaves: Leaves,
    /// The places of a sheet.
    pub grid: Grid,
    /// The pages that the leaves show.
    pub pages: &'p [Page],
    /// Which leaf stands at each place of each sheet, counted through all copies.
    pub sheets: Vec<Vec<Option<usize>>>,
}

impl<'p> Arrangement<'p> {
    /// Puts `leaves` into the places of `grid`, in this order. The first `taken` places of the first
    /// sheet stay free. `None`, and an error at `span`, where it takes too many sheets.
    pub fn new(
        leaves: Leaves,
        grid: Grid,
        pages: &'p [Page],
        (taken, order): (usize, Order),
        span: Span,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        let count = (taken + leaves.count()).div_ceil(grid.places().max(1));
        if count > MOST_SHEETS {
            let fault = Fault::TooManySheets {
                sheets: count,
                most: MOST_SHEETS,
            };
            diags.push(Diagnostic::error(fault, span).hint(Hint::FewerCopies));
            return None;
        }
        Some(Self {
            sheets: arrange(leaves.count(), grid.places(), order, taken),
            leaves,
            grid,
            pages,
        })
    }

    /// The sheets, with `marks` on every front.
    pub fn draw(&self, marks: &[Mark]) -> Vec<Sheet> {
        let sheet = |places: &Vec<Option<usize>>| {
            let leaves = || {
                let places = places.iter().enumerate();
                places.filter_map(|(place, leaf)| Some((place, self.leaves.get((*leaf)?)?)))
            };
            let mut sides = vec![Side {
                slots: leaves()
                    .filter_map(|(place, leaf)| self.front(place, leaf))
                    .collect(),
                marks: marks.to_vec(),
                ..Side::default()
            }];
            if self.leaves.flip.is_some() {
                sides.push(Side {
                    slots: leaves()
                        .filter_map(|(place, leaf)| self.back(place, leaf))
                        .collect(),
                    ..Side::default()
                });
            }
            Sheet {
                size: self.grid.paper,
                sides,
            }
        };
        self.sheets.iter().map(sheet).collect()
    }

    fn front(&self, place: usize, leaf: Leaf) -> Option<Slot> {
        let (trim, clip) = self.place(place, leaf.front)?;
        Some(Slot {
            page: leaf.front,
            origin: trim.origin,
            turn: self.grid.turn,
            scale: 1.0,
            clip,
        })
    }

    fn back(&self, place: usize, leaf: Leaf) -> Option<Slot> {
        let page = leaf.back?;
        let (trim, clip) = self.place(place, page)?;
        let Grid { paper, turn, .. } = self.grid;
        let flip = self.leaves.flip;
        let vertical_axis = flip.is_none_or(|flip| turns_like_a_page(paper, flip));
        let turn = turn.behind(vertical_axis);
        Some(Slot {
            page,
            origin: behind(trim, paper, vertical_axis).origin,
            turn: if self.leaves.turned {
                turn.reversed()
            } else {
                turn
            },
            scale: 1.0,
            clip: behind(clip, paper, vertical_axis),
        })
    }

    /// The trim of a page in the middle of a place, and what it may ink there.
    fn place(&self, place: usize, page: usize) -> Option<(Rect, Rect)> {
        let size = self.grid.turn.size(self.pages.get(page)?.trim);
        let trim = self.grid.place(place).middle(size);
        Some((trim, self.grid.clip(place, trim)))
    }
}

/// Which of `count` leaves stands at each place of each sheet.
fn arrange(count: usize, places: usize, order: Order, taken: usize) -> Vec<Vec<Option<usize>>> {
    if places == 0 {
        return Vec::new();
    }
    let sheets = (taken + count).div_ceil(places);
    let at = |sheet: usize, place: usize| match order {
        Order::Rows => (sheet * places + place).checked_sub(taken),
        // The pile of one place, from the first sheet to the last, goes on with the next place's.
        Order::CutStack => Some(place * sheets + sheet),
    };
    let sheet = |sheet| {
        let places = (0..places).map(move |place| at(sheet, place).filter(|nth| *nth < count));
        places.collect()
    };
    (0..sheets).map(sheet).collect()
}
