//! Schema `zine`: eight pages on one side of one sheet, folded to a small booklet with a single cut.
//!
//! The sheet lies, with four columns and two rows: in the lower row pages 8 1 2 3, upright; in the
//! upper row pages 7 6 5 4, upside down. On A4 a page is 74.25 × 105 mm, 0.25 mm wider than A7;
//! smaller pages stand in the middle of their cells. Nothing is cut off, so the marks that the
//! layout names lie on the folds.

use crate::design::paper::name_of;
use crate::design::{MarkKind, Marks, SheetRule, ZineRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Rect, Size};
use crate::pages::Pages;
use crate::press::paper;
use crate::press::plan::{Finish, Plan};
use crate::press::sheet::{Mark, Sheet, Side, Slot, Turn};
use crate::units::Abs;

/// The pages of a zine.
const PAGES: usize = 8;

/// Columns of pages.
const COLUMNS: usize = 4;

/// The length of a fold mark at the sheet's edge.
const TICK: Abs = Abs::mm(3.0);

/// The page, counted from 0, in each column of the lower row.
const LOWER: [usize; COLUMNS] = [7, 0, 1, 2];
/// The page, counted from 0, in each column of the upper row.
const UPPER: [usize; COLUMNS] = [6, 5, 4, 3];

/// Arranges up to eight pages on one side of one sheet; cells that no page fills stay blank.
///
/// `None` when there are no pages, or when there are more than eight or they are larger than an
/// eighth of the paper, which are errors in `diags`.
pub fn impose(
    pages: &Pages,
    are_cards: bool,
    (rule, zine): (&SheetRule, &ZineRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let first = pages.first()?;
    let size = rule.paper.landscape();
    let cell = Size::new(size.width / COLUMNS as f64, size.height / 2.0);
    if pages.len() > PAGES {
        let hint = match are_cards {
            true => Hint::FewerCards,
            false => Hint::ShortenOrSaddle,
        };
        diags.push(
            Diagnostic::error(Fault::ZineTooLong { pages: pages.len() }, rule.span).hint(hint),
        );
        return None;
    }
    if !(first.trim.width.fits(cell.width) && first.trim.height.fits(cell.height)) {
        diags.push(too_large(first.trim, cell, rule));
        return None;
    }
    if pages.len() < PAGES {
        diags.push(paper::blank_pages(pages.len(), PAGES, rule));
    }
    let bleed = paper::bleed(first, rule);
    let slot = |page: usize, column: usize, upper: bool| {
        let trim = pages.get(page)?.trim;
        let y = if upper { Abs::ZERO } else { cell.height };
        let here = Rect::new(cell.width * column as f64, y, cell.width, cell.height);
        let place = here.middle(trim);
        let clip = place.outset(bleed).intersection(&here);
        Some(Slot {
            turn: if upper { Turn::Half } else { Turn::None },
            ..Slot::upright(page, place.origin, clip)
        })
    };
    let row = |row: [usize; COLUMNS], upper: bool| {
        let places = row.into_iter().enumerate();
        places.filter_map(move |(column, page)| slot(page, column, upper))
    };
    let side = Side::new(
        row(LOWER, false).chain(row(UPPER, true)).collect(),
        marks(rule.printable(size), cell, &zine.marks),
    );
    let sheets = vec![Sheet::one_sided(size, side)];
    let finish = vec![Finish::FoldZine];
    Some(Plan::printed(sheets, &rule.paper_name(), None, finish))
}

/// The marks that the rule names, all on edges of pages, within `reach`.
fn marks(reach: Rect, cell: Size, asked: &Marks) -> Vec<Mark> {
    let middle = cell.height;
    let mut marks = Vec::new();
    if asked.has(MarkKind::Fold) {
        let kind = MarkKind::Fold;
        for column in 1..COLUMNS {
            let x = cell.width * column as f64;
            let (upper, lower) = (reach.top() + TICK, reach.bottom() - TICK);
            marks.push(Mark::upright(kind, x, (lower, reach.bottom())));
            marks.push(Mark::upright(kind, x, (reach.top(), upper)));
        }
        let (left, right) = (reach.left() + TICK, reach.right() - TICK);
        marks.push(Mark::level(kind, middle, (reach.left(), left)));
        marks.push(Mark::level(kind, middle, (right, reach.right())));
    }
    if asked.has(MarkKind::Cut) {
        let end = cell.width * (COLUMNS - 1) as f64;
        marks.push(Mark::level(MarkKind::Cut, middle, (cell.width, end)));
    }
    marks
}

fn too_large(trim: Size, cell: Size, rule: &SheetRule) -> Diagnostic {
    let whole = |side: Abs| (side.to_mm() + 0.001).floor();
    let text = format!("trim = \"{}x{}mm\"", whole(cell.width), whole(cell.height));
    let fault = Fault::ZineTrim {
        trim: name_of(trim).into(),
        paper: rule.paper_name().into(),
        cell: cell.into(),
    };
    Diagnostic::error(fault, rule.span).hint(Hint::WriteInLayout { text: text.into() })
}

#[cfg(test)]
mod tests;
