//! Schema `fold-over`: each front with its back beside it on one side of the paper, to be folded over the
//! edge that they share and glued: cards with two sides from a printer that prints one.
//!
//! The fold is an upright edge of the front, at its right, with the back upright beside it; or its upper
//! edge, with the back above it upside down. In both cases the back is upright once it is folded behind
//! and the card is turned like a page. The paper is tried both ways, and the way with most pairs is taken.

use crate::design::paper::name_of;
use crate::design::{Flip, FoldOverRule, LeavesRule, MarkKind, Order, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Point, Rect, Size};
use crate::pages::{Cards, Pages};
use crate::press::arrangement::Arrangement;
use crate::press::grid::SheetGrid;
use crate::press::leaves::{Leaf, Leaves};
use crate::press::neighbours::{self, Meeting};
use crate::press::nup::{LEAST_HALF_GUTTER, Needs, grid_on};
use crate::press::plan::{Finish, Plan};
use crate::press::sheet::{Sheet, Side, Slot, Turn};
use crate::press::sheets::Sheets;
use crate::press::{cuts, marks, paper};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// Arranges cards with backs, or pages in pairs, on sheets that are printed on one side.
///
/// `None` when there are none, or when the paper has no room for even one pair, which is an error in
/// `diags`. So are close neighbours with different grounds.
pub fn impose(
    pages: &Pages,
    cards: Option<&Cards>,
    (rule, fold_over): (&SheetRule, &FoldOverRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let in_pairs = LeavesRule {
        flip: Some(Spanned::new(Flip::LongEdge, Span::NOWHERE)),
        copies: fold_over.copies,
    };
    let leaves = Leaves::new(pages, cards, &in_pairs);
    let first = pages.get(leaves.get(0)?.front)?;
    let beside = fold_over.is_beside(first.trim);
    let pair = match beside {
        true => Size::new(first.trim.width * 2.0, first.trim.height),
        false => Size::new(first.trim.width, first.trim.height * 2.0),
    };
    let needs = Needs {
        trim: pair,
        ..Needs::new(first, rule, fold_over.gutter)
    };
    let ways = paper::ways_for(pair, rule);
    let grids = ways.into_iter().rev();
    let grids = grids.filter_map(|paper| grid_on(&needs, paper, Turn::None, rule));
    // Of equal ways, the one that lies as the pair does.
    let Some(grid) = grids.max_by_key(SheetGrid::cell_count) else {
        diags.push(none_fits(&needs, first.trim, rule));
        return None;
    };
    let cells = (0, Order::Rows);
    let arrangement = Arrangement::new(leaves, grid, pages, cells, rule.span, diags)?;
    let apart = Hint::GutterBetween {
        gutter: (needs.bleed.max(LEAST_HALF_GUTTER) * 2.0).into(),
    };
    let meeting = match beside {
        true => Meeting::BESIDE,
        false => Meeting::ABOVE,
    };
    neighbours::check(&arrangement, meeting, (rule.span, apart), diags);
    let grid = &arrangement.grid;
    let marked = marks::for_grid(grid, rule, fold_over.marks.has(MarkKind::Crop));
    let mut all = marked.marks;
    if fold_over.marks.has(MarkKind::Fold) {
        all.extend(marks::folds_of_grid(grid, rule, beside));
    }
    let scored = all.iter().any(|mark| mark.kind == MarkKind::Fold);
    let sheets = sheets(&arrangement, beside, &all);
    let mut finish = Vec::new();
    if scored {
        finish.push(Finish::Score);
    }
    if paper::has_crop_marks(sheets.patterns()) {
        finish.push(Finish::CutCards);
    }
    finish.extend(cuts::steps(&marked.unmarked, grid.paper));
    finish.push(Finish::FoldOver);
    if fold_over.copies > 1 {
        finish.push(Finish::Copies(fold_over.copies.into()));
    }
    Some(Plan::printed(sheets, &rule.paper_name(), None, finish))
}

/// The sheets of an arrangement of pairs.
fn sheets(arrangement: &Arrangement, beside: bool, marks: &[crate::press::Mark]) -> Sheets {
    let Arrangement { leaves, grid, .. } = arrangement;
    let sheet = |sheet: usize| {
        let there = arrangement.leaves_on(sheet);
        let slots = there.flat_map(|(cell, leaf)| pair(grid, cell, leaf, (beside, leaves.turned)));
        Sheet::one_sided(grid.paper, Side::new(slots.collect(), marks.to_vec()))
    };
    (0..arrangement.sheets).map(sheet).collect()
}

/// The front and the back of a leaf in a cell: its halves, each inked as far as the fold.
fn pair(
    grid: &SheetGrid,
    cell: usize,
    leaf: Leaf,
    (beside, turned): (bool, bool),
) -> impl Iterator<Item = Slot> {
    let whole = grid.cell(cell);
    let clip = grid.clip(cell, whole);
    let half = |second: bool| {
        let (width, height) = (whole.size.width, whole.size.height);
        match beside {
            true => {
                let x = if second { width / 2.0 } else { Abs::ZERO };
                let at = Point::new(whole.left() + x, whole.top());
                (
                    at,
                    Rect::new(at.x, clip.top(), width / 2.0, clip.size.height),
                )
            }
            false => {
                // The front below, so that its head lies at the fold.
                let y = if second { Abs::ZERO } else { height / 2.0 };
                let at = Point::new(whole.left(), whole.top() + y);
                (
                    at,
                    Rect::new(clip.left(), at.y, clip.size.width, height / 2.0),
                )
            }
        }
    };
    // To the outer edges of the bleed, and to the fold.
    let inked = move |second: bool| {
        let (at, half) = half(second);
        let outer = match (beside, second) {
            (true, false) => Rect::new(
                clip.left(),
                half.top(),
                half.right() - clip.left(),
                half.size.height,
            ),
            (true, true) => Rect::new(
                half.left(),
                half.top(),
                clip.right() - half.left(),
                half.size.height,
            ),
            (false, false) => Rect::new(
                half.left(),
                half.top(),
                half.size.width,
                clip.bottom() - half.top(),
            ),
            (false, true) => Rect::new(
                half.left(),
                clip.top(),
                half.size.width,
                half.bottom() - clip.top(),
            ),
        };
        (at, outer)
    };
    let (at, clip_front) = inked(false);
    let front = Slot::upright(leaf.front, at, clip_front);
    let back = leaf.back.map(|page| {
        let (at, clip_back) = inked(true);
        Slot {
            turn: match beside == turned {
                true => Turn::Half,
                false => Turn::None,
            },
            ..Slot::upright(page, at, clip_back)
        }
    });
    std::iter::once(front).chain(back)
}

fn none_fits(needs: &Needs, trim: Size, rule: &SheetRule) -> Diagnostic {
    let around = (rule.margins.largest() + needs.bleed - needs.white).max(Abs::ZERO) * 2.0;
    let wanted = Size::new(needs.trim.width + around, needs.trim.height + around);
    let fault = Fault::NoPairFits {
        paper: rule.paper_name().into(),
        size: name_of(trim).into(),
    };
    let error = Diagnostic::error(fault, rule.paper_span);
    error.hint(paper::hint_for_larger(wanted, rule))
}

#[cfg(test)]
mod tests;
