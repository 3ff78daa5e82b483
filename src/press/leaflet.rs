//! Schema `leaflet`: the panels of a leaflet on both sides of one sheet, to be folded.
//!
//! The outside is the front of the sheet, with the cover at its right; the inside is its back. Which panel
//! stands where is said by the layout (`design::panels`). On paper as large as the leaflet there is no
//! waste for marks: folds are then shown by short ticks on themselves, at the edges of what the printer
//! reaches, on the inside, which looks up when the sheet is folded.

use crate::design::{LeafletRule, MarkKind, Panels, SheetRule};
use crate::diag::Diagnostics;
use crate::geom::{Point, Rect, Size};
use crate::pages::Pages;
use crate::press::marks::{self, MarkedBlock};
use crate::press::paper;
use crate::press::plan::{Finish, Plan};
use crate::press::sheet::{Mark, Sheet, Side, Slot, turns_about_vertical_axis};
use crate::press::single;
use crate::units::Abs;

/// The length of a tick on a fold: it must not reach the words.
const TICK: Abs = Abs::mm(2.5);

/// Arranges the panels on one sheet.
///
/// `None` when there are none, or when the paper is too small, which is an error in `diags`.
pub fn impose(
    pages: &Pages,
    (rule, leaflet): (&SheetRule, &LeafletRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let (first, panels) = (pages.first()?, rule.panels.as_ref()?);
    let (flat, count) = (panels.flat, panels.inside.len());
    let paper = paper::holding(flat, count, first.trim, rule, diags)?;
    let block = MarkedBlock {
        trim: Rect::from_size(paper).middle(flat),
        bleed: paper::bleed(first, rule),
        fold: None,
        stapled: false,
    };
    let marked = marks::around(block, paper, rule);
    let folds = |inside: bool| match leaflet.marks.has(MarkKind::Fold) {
        true => fold_marks(panels, block, (paper, inside), rule),
        false => Vec::new(),
    };
    let side = |row: &[usize], inside: bool| {
        let marks = marked.marks.iter().copied().chain(folds(inside));
        Side::new(slots(row, pages, block, paper), marks.collect())
    };
    let front = side(&panels.outside, false);
    let back = side(&panels.inside, true);
    let back = match turns_about_vertical_axis(paper, leaflet.flip) {
        true => back,
        false => back.reversed(paper, |page| {
            pages.get(page).map_or(first.trim, |page| page.trim)
        }),
    };
    let sheets = vec![Sheet {
        size: paper,
        sides: vec![front, back],
    }];
    let mut finish = single::crop_steps(&sheets, &marked, paper);
    finish.push(Finish::InsideUp);
    finish.extend(panels.folds.iter().map(|fold| Finish::FoldAt {
        distance: match fold.moves_left {
            true => fold.at,
            false => flat.width - fold.at,
        },
        from_left: fold.moves_left,
        inward: fold.inward,
    }));
    finish.push(Finish::StrokeFolds);
    let name = rule.paper_name();
    Some(Plan::printed(sheets, &name, Some(leaflet.flip), finish))
}

/// The panels of one side, from left to right; those that no page fills stay blank.
pub(super) fn slots(row: &[usize], pages: &Pages, block: MarkedBlock, paper: Size) -> Vec<Slot> {
    let trim = block.trim;
    let inked = trim.outset(block.bleed);
    let inked = inked.intersection(&Rect::from_size(paper));
    let mut x = trim.left();
    let mut slots = Vec::new();
    for (nth, index) in row.iter().enumerate() {
        let Some(page) = pages.get(*index) else {
            continue;
        };
        let next = x + page.trim.width;
        let from = if nth == 0 { inked.left() } else { x };
        let to = match nth + 1 == row.len() {
            true => inked.right(),
            false => next,
        };
        let clip = Rect::new(from, inked.top(), to - from, inked.size.height);
        slots.push(Slot::upright(*index, Point::new(x, trim.top()), clip));
        x = next;
    }
    slots
}

/// The fold marks of one side: in the waste; where that has no room, ticks on the folds of the inside.
fn fold_marks(
    panels: &Panels,
    block: MarkedBlock,
    (paper, inside): (Size, bool),
    rule: &SheetRule,
) -> Vec<Mark> {
    let reach = rule.printable(paper);
    let mut places: Vec<Abs> = panels.folds.iter().map(|fold| fold.at).collect();
    places.sort_by(|a, b| a.to_pt().total_cmp(&b.to_pt()));
    let mut marks = Vec::new();
    for at in places {
        let x = match inside {
            true => block.trim.left() + at,
            false => block.trim.right() - at,
        };
        let own = MarkedBlock {
            fold: Some(x),
            ..block
        };
        let in_waste = marks::folds_round(block.trim, own, paper, rule);
        if in_waste.is_empty() && inside {
            let (upper, lower) = (reach.top() + TICK, reach.bottom() - TICK);
            marks.push(Mark::upright(MarkKind::Fold, x, (lower, reach.bottom())));
            marks.push(Mark::upright(MarkKind::Fold, x, (reach.top(), upper)));
        }
        marks.extend(in_waste);
    }
    marks
}

#[cfg(test)]
mod tests;
