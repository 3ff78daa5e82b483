//! Do cards that lie close together have the same ground? A cut or a perforation that is a little
//! off would show the neighbour's colour at a card's edge.

use crate::diag::values::Printed;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{Ground, Pages};
use crate::press::arrangement::Arrangement;
use crate::press::grid::SheetGrid;
use crate::press::leaves::{Leaf, Leaves};
use crate::source::Span;
use crate::units::Abs;

/// How far a cut by hand can be off.
const OFF: Abs = Abs::mm(2.0);

/// Two neighbours with different grounds.
#[derive(Debug, Clone, Copy)]
struct ClashingPair {
    leaves: [usize; 2],
    pages: [usize; 2],
    /// Whether it is the back of each.
    backs: [bool; 2],
}

/// Which sides of two neighbours meet on the sheet: of a pair, whether the first and the second is a back.
#[derive(Debug, Clone, Copy)]
pub struct Meeting {
    /// Of neighbours beside each other.
    beside: &'static [(bool, bool)],
    /// Of neighbours below each other.
    below: &'static [(bool, bool)],
}

impl Meeting {
    /// Fronts on one side of the paper, backs on the other.
    pub const BACK_TO_BACK: Self = Self::new(ALIKE, ALIKE);
    /// Each front has its back at its right.
    pub const BESIDE: Self = Self::new(&[(true, false)], ALIKE);
    /// Each front has its back above it.
    pub const ABOVE: Self = Self::new(ALIKE, &[(false, true)]);

    const fn new(beside: &'static [(bool, bool)], below: &'static [(bool, bool)]) -> Self {
        Self { beside, below }
    }
}

/// A front meets a front, and a back a back.
const ALIKE: &[(bool, bool)] = &[(false, false), (true, true)];

/// Reports the first neighbours with different grounds, at `span`, and how many such pairs there are.
/// `hint` says how to keep them apart.
pub fn check(
    arrangement: &Arrangement,
    meeting: Meeting,
    (span, hint): (Span, Hint),
    diags: &mut Diagnostics,
) {
    let Arrangement {
        leaves,
        grid,
        pages,
        ..
    } = arrangement;
    let steps = steps(grid);
    let mut found: Option<ClashingPair> = None;
    let mut count = 0_usize;
    // Where nothing is printed too close to its neighbours, none of them is looked at.
    let sheets = if steps.is_empty() {
        0
    } else {
        arrangement.sheets
    };
    for sheet in 0..sheets {
        for nth in 0..grid.cell_count() {
            let here = arrangement.leaf_at(sheet, nth);
            for &(step, last_column) in &steps {
                let beside = nth + step;
                if last_column && (nth + 1).is_multiple_of(grid.columns) {
                    continue;
                }
                let there = (beside < grid.cell_count())
                    .then(|| arrangement.leaf_at(sheet, beside))
                    .flatten();
                let (Some(here), Some(there)) = (here, there) else {
                    continue;
                };
                let sides = if last_column {
                    meeting.beside
                } else {
                    meeting.below
                };
                for pair in clashing(leaves, [here, there], sides, pages) {
                    found.get_or_insert(pair);
                    count += 1;
                }
            }
        }
    }
    let Some(pair) = found else {
        return;
    };
    let name = |at: usize| {
        let page = pair.pages[at];
        if !leaves.are_cards {
            let name = pages.get(page).map(|there| there.name(page));
            return Printed::Page(name.unwrap_or_default().into());
        }
        let number = leaves.within_copy(pair.leaves[at]).unwrap_or_default() + 1;
        match pair.backs[at] {
            true => Printed::Back(number),
            false => Printed::Card(number),
        }
    };
    let fault = Fault::NeighboursDiffer {
        first: name(0),
        second: name(1),
        pairs: count.into(),
    };
    diags.push(Diagnostic::error(fault, span).hint(hint));
}

/// How many cells on the neighbours stand that are too close, and whether they stand in the next
/// column.
fn steps(grid: &SheetGrid) -> Vec<(usize, bool)> {
    let bleed = grid.bleed_into_gaps();
    // Too little of the card's own bleed, and the neighbour's ink too close to the trim.
    let close = |gap: Abs, bleed: Abs| bleed < OFF && !OFF.fits(gap - bleed);
    let mut steps = Vec::new();
    if close(grid.gap.width, bleed.width) {
        steps.push((1, true));
    }
    if close(grid.gap.height, bleed.height) {
        steps.push((grid.columns, false));
    }
    steps
}

/// The sides of two cards that meet, as far as their grounds differ.
fn clashing(
    all: &Leaves,
    leaves: [usize; 2],
    sides: &[(bool, bool)],
    pages: &Pages,
) -> Vec<ClashingPair> {
    let (Some(a), Some(b)) = (all.get(leaves[0]), all.get(leaves[1])) else {
        return Vec::new();
    };
    let ground = |page: Option<usize>| match page {
        Some(page) => pages.get(page).map_or(Ground::Paper, |page| page.ground),
        None => Ground::Paper,
    };
    let side = |leaf: Leaf, back: bool| if back { leaf.back } else { Some(leaf.front) };
    let mut pairs = Vec::new();
    for &(first, second) in sides {
        let (one, other) = (side(a, first), side(b, second));
        let (left, right) = (ground(one), ground(other));
        let same = left == right && left != Ground::Mixed;
        if !same {
            pairs.push(ClashingPair {
                leaves,
                pages: [one.unwrap_or(a.front), other.unwrap_or(b.front)],
                backs: [first, second],
            });
        }
    }
    pairs
}
