//! Schema `nup`: several cards or pages on each side of the paper, to be cut apart.
//!
//! Decides how many there are on a sheet. Sheet and card are tried both upright and lying, and the
//! way with most cards is taken; of equal ways, the one with upright cards, then the one whose
//! cards take least of the sheet, then the one with an upright sheet. The block of cards stands in
//! the middle of the sheet, with all its ink within what the printer reaches. Which card stands
//! where is decided in `arrangement`.

use crate::design::paper::name_of;
use crate::design::{MarkKind, Marks, NupRule, Order, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::Size;
use crate::pages::{Cards, Page, Pages};
use crate::press::arrangement::Arrangement;
use crate::press::grid::SheetGrid;
use crate::press::leaves::Leaves;
use crate::press::neighbours::{self, Meeting};
use crate::press::plan::{Finish, Plan};
use crate::press::sheet::Turn;
use crate::press::{cuts, marks, paper};
use crate::units::Abs;

/// Arranges cards, or pages, on sheets.
///
/// `None` when there are none, or when the paper has no room for even one, which is an error in
/// `diags`. So are close neighbours with different grounds.
pub fn impose(
    pages: &Pages,
    cards: Option<&Cards>,
    (rule, nup): (&SheetRule, &NupRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let leaves = Leaves::new(pages, cards, &nup.printed);
    let flip = leaves.flip;
    let first = pages.get(leaves.get(0)?.front)?;
    let needs = Needs::new(first, rule, nup.gutter);
    let Some(grid) = best_grid(&needs, rule) else {
        diags.push(none_fits(&needs, rule));
        return None;
    };
    let arrangement = Arrangement::new(leaves, grid, pages, (0, nup.order), rule.span, diags)?;
    let grid = &arrangement.grid;
    let apart = Hint::GutterBetween {
        gutter: (needs.bleed.max(LEAST_HALF_GUTTER) * 2.0).into(),
    };
    neighbours::check(
        &arrangement,
        Meeting::BACK_TO_BACK,
        (rule.span, apart),
        diags,
    );
    let drawn = nup.marks.has(MarkKind::Crop) || nup.marks.has(MarkKind::CropEach);
    let marked = marks::for_grid(grid, rule, drawn);
    check_gutters(grid, &nup.marks, diags);
    let sheets = arrangement.sheets_with(&marked.marks);
    let mut finish = cuts::steps(&marked.unmarked, grid.paper);
    if paper::has_crop_marks(sheets.patterns()) {
        finish.insert(0, Finish::CutCards);
    }
    if nup.order == Order::CutStack && sheets.len() > 1 {
        finish.push(Finish::Stack);
    }
    if nup.printed.copies > 1 {
        finish.push(Finish::Copies(nup.printed.copies.into()));
    }
    Some(Plan::printed(sheets, &rule.paper_name(), flip, finish))
}

/// Half of the least gutter that keeps neighbours apart when they are cut by hand.
pub(super) const LEAST_HALF_GUTTER: Abs = Abs::mm(2.0);

/// What a card needs of the sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs {
    /// Its size.
    pub trim: Size,
    /// How far it is printed beyond its trim.
    pub bleed: Abs,
    /// The distance to the next.
    pub gutter: Abs,
    /// How far inside its trim a page inks nothing, so that its trim may lie in the printer's margin.
    pub white: Abs,
    /// How far it is printed beyond its trim, and how far inside the paper's edges that stops; `None` where it
    /// stops inside its trim or goes on for its bleed all round.
    pub inset_at_paper: Option<(Abs, Abs)>,
}

impl Needs {
    /// What `page` needs; its bleed and that of its neighbour lie between them, where `gutter` does not
    /// say otherwise.
    pub fn new(page: &Page, rule: &SheetRule, gutter: Option<Abs>) -> Self {
        let bleed = paper::bleed(page, rule);
        Self {
            trim: page.trim,
            bleed,
            gutter: gutter.unwrap_or(bleed * 2.0),
            white: rule.inset().map_or(Abs::ZERO, |inset| inset.min(page.safe)),
            inset_at_paper: rule.inset_at_paper().map(|inset| (page.bleed, inset)),
        }
    }
}

/// The grid with most cards, of all ways that sheet and card can lie.
fn best_grid(needs: &Needs, rule: &SheetRule) -> Option<SheetGrid> {
    let mut best: Option<SheetGrid> = None;
    for turn in [Turn::None, Turn::Quarter] {
        for paper in [rule.paper.portrait(), rule.paper.landscape()] {
            let Some(grid) = grid_on(needs, paper, turn, rule) else {
                continue;
            };
            let better = best.as_ref().is_none_or(|best| {
                let upright_before = best.turn == Turn::None && grid.turn != Turn::None;
                grid.cell_count() > best.cell_count()
                    || (grid.cell_count() == best.cell_count()
                        && !upright_before
                        && !area(best).fits(area(&grid)))
            });
            if better {
                best = Some(grid);
            }
        }
    }
    best
}

/// The area of all cards and the gutters between them.
fn area(grid: &SheetGrid) -> Abs {
    let block = grid.block().size;
    block.width * block.height.to_pt()
}

/// A grid of as many cards as have room on `paper`, in its middle; `None` where there is no room
/// for one.
pub(super) fn grid_on(
    needs: &Needs,
    paper: Size,
    turn: Turn,
    rule: &SheetRule,
) -> Option<SheetGrid> {
    let card = turn.size(needs.trim);
    let margins = rule.margins_on(paper);
    // The block is centred, so the larger of two opposite margins counts at both edges.
    let count = |extent: Abs, margin: Abs, card: Abs| {
        let keep = (margin + needs.bleed - needs.white).max(Abs::ZERO);
        let room = extent - keep * 2.0;
        let more = (room - card).round_down_to(card + needs.gutter) / (card + needs.gutter);
        // Casting saturates; a card that does not fit at all gives none.
        if card.fits(room) {
            more.round() as usize + 1
        } else {
            0
        }
    };
    let columns = count(paper.width, margins.left.max(margins.right), card.width);
    let rows = count(paper.height, margins.top.max(margins.bottom), card.height);
    let taken = |count: usize, card: Abs| {
        card * count as f64 + needs.gutter * count.saturating_sub(1) as f64
    };
    let grid = SheetGrid {
        paper,
        columns,
        rows,
        card,
        turn,
        left: (paper.width - taken(columns, card.width)) / 2.0,
        top: (paper.height - taken(rows, card.height)) / 2.0,
        gap: Size::new(needs.gutter, needs.gutter),
        bleed: needs.bleed,
        paper_inset: Abs::ZERO,
    };
    let grid = (grid.cell_count() > 0).then_some(grid)?;
    Some(match needs.inset_at_paper {
        Some((bleed, inset)) => grid.inset_at_paper(inset, bleed),
        None => grid,
    })
}

/// Reports gutters that are too narrow for crop marks at each card, where the layout names these.
fn check_gutters(grid: &SheetGrid, marks: &Marks, diags: &mut Diagnostics) {
    let mut asked = marks.asked().iter();
    let Some(each) = asked.find(|mark| mark.value == MarkKind::CropEach) else {
        return;
    };
    let least = self::marks::least_gutter(grid.bleed);
    let lacks = |count: usize, gap: Abs| count > 1 && !least.fits(gap);
    if lacks(grid.columns, grid.gap.width) || lacks(grid.rows, grid.gap.height) {
        let fault = Fault::NoRoomForEach {
            gutter: grid.gap.width,
        };
        diags.push(Diagnostic::error(fault, each.span).hint(Hint::WiderGutter {
            gutter: least.into(),
        }));
    }
}

fn none_fits(needs: &Needs, rule: &SheetRule) -> Diagnostic {
    let around = (rule.margins.largest() + needs.bleed - needs.white).max(Abs::ZERO) * 2.0;
    let wanted = Size::new(needs.trim.width + around, needs.trim.height + around);
    let fault = Fault::NoneFits {
        paper: rule.paper_name().into(),
        size: name_of(needs.trim).into(),
    };
    let error = Diagnostic::error(fault, rule.paper_span);
    error.hint(paper::hint_for_larger(wanted, rule))
}

/// A length as project files write it, rounded up to tenths of a millimetre.
pub fn rounded_up(length: Abs) -> String {
    let tenths = (length.to_mm() * 10.0 - 0.01).ceil().max(0.0);
    format!("{}mm", tenths / 10.0)
}

#[cfg(test)]
mod tests;
