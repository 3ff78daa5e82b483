//! Schema `saddle`: two pages side by side on each side of the paper, for booklets that are folded
//! in the middle and stapled through the fold.
//!
//! With N pages, and sheet s = 0 outermost: front left N − 2s, right 1 + 2s; back left 2 + 2s,
//! right N − 1 − 2s. The same holds within a signature. Pages are bound at their left edge, so the
//! spine is always upright. The paper lies, unless two pages only fit on upright paper.
//!
//! Where the paper holds several such pairs, it is cut apart before it is folded. The pile that is cut from
//! one place of all sheets goes on with the pile of the next place, as with cards; or each place has a
//! booklet of its own.

use crate::design::{Booklets, ForeEdge, MarkKind, SaddleRule, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Point, Rect, Size};
use crate::pages::{Page, Pages};
use crate::press::cuts;
use crate::press::grid::SheetGrid;
use crate::press::marks::{self, Marked, MarkedBlock};
use crate::press::nup::{Needs, grid_on};
use crate::press::paper;
use crate::press::plan::{Finish, Plan};
use crate::press::sheet::{Sheet, Side, Slot, Turn};
use crate::press::sheet::{seen_from_behind, turns_about_vertical_axis};
use crate::units::Abs;

/// The most sheets of office paper that can be folded into one another and stapled with an office
/// stapler.
const MOST_SHEETS: usize = 16;

/// The pages on a folded sheet.
const PER_SHEET: usize = 4;

/// Arranges `pages` on sheets, by `rule`. What no page fills at the end stays blank.
///
/// `None` when there are no pages, or when the paper is too small for two, which is an error in
/// `diags`. More sheets than can be folded together are a warning.
pub fn impose(
    pages: &Pages,
    (rule, saddle): (&SheetRule, &SaddleRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let first = pages.first()?;
    let total = pages.len().next_multiple_of(PER_SHEET);
    let signature = saddle.signature.unwrap_or(total).max(PER_SHEET);
    let folded = folded_sheets(total, signature);
    let grid = match several(first, folded.len(), (rule, saddle), diags) {
        Some(grid) => grid,
        None => one(first, rule, diags)?,
    };
    let stapled = total > PER_SHEET && total <= signature;
    let booklet = Booklet {
        marked: marked(&grid, stapled, rule),
        grid,
        trim: first.trim,
        saddle,
        pages: pages.len(),
    };
    let several = booklet.grid.cell_count();
    let copies = several > 1 && saddle.booklets() == Booklets::Copies;
    let sheets: Vec<Sheet> = match copies {
        true => {
            let all = |folded| vec![Some(folded); several];
            folded
                .iter()
                .map(|folded| booklet.sheet(&all(*folded)))
                .collect()
        }
        false => {
            let count = folded.len().div_ceil(several);
            let nth = |sheet: usize, cell: usize| folded.get(cell * count + sheet).copied();
            let cells = |sheet| {
                (0..several)
                    .map(|cell| nth(sheet, cell))
                    .collect::<Vec<_>>()
            };
            (0..count)
                .map(|sheet| booklet.sheet(&cells(sheet)))
                .collect()
        }
    };
    if total > pages.len() {
        diags.push(paper::blank_pages(pages.len(), PER_SHEET, rule));
    }
    if saddle.signature.is_none() && folded.len() > MOST_SHEETS {
        let fault = Fault::TooThickToFold {
            sheets: folded.len(),
        };
        let warning = Diagnostic::warning(fault, rule.span);
        diags.push(warning.hint(Hint::FoldInSignatures));
    }
    let mut finish = cuts::steps(&booklet.marked.unmarked, booklet.grid.paper);
    if paper::has_crop_marks(&sheets) {
        finish.insert(0, Finish::Crop);
    }
    if copies {
        finish.push(Finish::BookletEach(several));
    } else if several > 1 {
        finish.push(match sheets.len() {
            1 => Finish::StackParts,
            _ => Finish::Stack,
        });
    }
    finish.extend(fold_steps(folded.len(), signature / PER_SHEET, saddle));
    Some(Plan::printed(
        sheets,
        &rule.paper_name(),
        Some(saddle.flip),
        finish,
    ))
}

/// A sheet of a booklet, two pages wide, before anything is known of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FoldedSheet {
    /// How many pages come before its signature.
    start: usize,
    /// The pages of its signature.
    length: usize,
    /// Which sheet of the signature it is, from outside.
    nth: usize,
}

/// The sheets of `total` pages, in signatures of at most so many: each from outside.
fn folded_sheets(total: usize, signature: usize) -> Vec<FoldedSheet> {
    let starts = (0..total).step_by(signature);
    let sheets = starts.flat_map(|start| {
        let length = signature.min(total - start);
        (0..length / PER_SHEET).map(move |nth| FoldedSheet { start, length, nth })
    });
    sheets.collect()
}

/// The size of two pages side by side.
fn pair(page: &Page) -> Size {
    Size::new(page.trim.width * 2.0, page.trim.height)
}

/// The places of several pairs on the paper; `None` where it has room for one only, where there is only
/// one sheet to fold, or where the rule wants one.
fn several(
    page: &Page,
    folded: usize,
    (rule, saddle): (&SheetRule, &SaddleRule),
    diags: &mut Diagnostics,
) -> Option<SheetGrid> {
    let wanted = saddle.booklets();
    if wanted == Booklets::One {
        return None;
    }
    let needs = Needs {
        trim: pair(page),
        ..Needs::new(page, rule, None)
    };
    let ways = paper::ways_for(needs.trim, rule);
    let grids = ways
        .iter()
        .filter_map(|paper| grid_on(&needs, *paper, Turn::None, rule));
    // Of equal ways, the first.
    let best = grids.rev().max_by_key(SheetGrid::cell_count);
    let best = best.filter(|grid| grid.cell_count() > 1);
    match &saddle.booklets {
        Some(asked) if best.is_none() => {
            let fault = Fault::NoRoomForBooklets {
                paper: rule.paper_name().into(),
                size: crate::design::paper::name_of(page.trim).into(),
            };
            diags.push(Diagnostic::error(fault, asked.span).hint(Hint::OneBooklet));
            None
        }
        _ => best.filter(|_| folded > 1 || wanted == Booklets::Copies),
    }
}

/// The place of one pair in the middle of the paper; `None`, and an error in `diags`, where it has no room.
fn one(page: &Page, rule: &SheetRule, diags: &mut Diagnostics) -> Option<SheetGrid> {
    let pair = pair(page);
    let paper = paper::holding(pair, 2, page.trim, rule, diags)?;
    let block = Rect::from_size(paper).middle(pair);
    Some(SheetGrid {
        paper,
        columns: 1,
        rows: 1,
        card: pair,
        turn: Turn::None,
        left: block.left(),
        top: block.top(),
        gap: Size::default(),
        bleed: paper::bleed(page, rule),
        paper_inset: Abs::ZERO,
    })
}

/// The marks round the pairs of a sheet.
fn marked(grid: &SheetGrid, stapled: bool, rule: &SheetRule) -> Marked {
    let around = |trim: Rect| MarkedBlock {
        trim,
        bleed: grid.bleed,
        fold: Some(trim.left() + trim.size.width / 2.0),
        stapled,
    };
    if grid.cell_count() == 1 {
        return marks::around(around(grid.cell(0)), grid.paper, rule);
    }
    let drawn = rule.schema.marks().has(MarkKind::Crop);
    let mut marked = marks::for_grid(grid, rule, drawn);
    for cell in 0..grid.cell_count() {
        let inner = around(grid.cell(cell));
        marked
            .marks
            .extend(marks::folds_round(grid.block(), inner, grid.paper, rule));
    }
    marked
}

/// What is folded of so many sheets, of which `together` are folded into one another.
fn fold_steps(folded: usize, together: usize, saddle: &SaddleRule) -> Vec<Finish> {
    let mut steps = vec![match folded {
        1 => Finish::Fold,
        count if count <= together => Finish::FoldAndStaple,
        _ => Finish::Gather(together),
    }];
    if matches!(saddle.fore_edge, ForeEdge::Trimmed(_)) {
        steps.push(Finish::TrimForeEdge);
    }
    steps
}

/// What all sheets of a booklet have in common.
struct Booklet<'a> {
    /// The places of pairs on a sheet.
    grid: SheetGrid,
    marked: Marked,
    trim: Size,
    saddle: &'a SaddleRule,
    pages: usize,
}

impl Booklet<'_> {
    /// A sheet with these folded sheets in its places.
    fn sheet(&self, folded: &[Option<FoldedSheet>]) -> Sheet {
        let paper = self.grid.paper;
        let (mut front, mut back) = (Vec::new(), Vec::new());
        let places = folded.iter().enumerate();
        for (cell, folded) in places.filter_map(|(cell, folded)| Some((cell, (*folded)?))) {
            // Indices of pages: one less than the numbers in the formula above.
            let low = folded.start + 2 * folded.nth;
            let high = folded.start + folded.length - 1 - 2 * folded.nth;
            let creep = match &self.saddle.fore_edge {
                ForeEdge::Trimmed(trimmed) => trimmed.caliper * folded.nth as f64,
                ForeEdge::Stays(_) => Abs::ZERO,
            };
            let trim = self.grid.cell(cell);
            let clip = self.grid.clip(cell, trim);
            front.extend(self.pair((trim, clip), (high, low), creep));
            let behind = [trim, clip].map(|rect| seen_from_behind(rect, paper, true));
            back.extend(self.pair((behind[0], behind[1]), (low + 1, high - 1), creep));
        }
        let back = Side::new(back, self.marked.marks.clone());
        let back = match turns_about_vertical_axis(paper, self.saddle.flip) {
            true => back,
            false => back.reversed(paper, |_| self.trim),
        };
        Sheet {
            size: paper,
            sides: vec![Side::new(front, self.marked.marks.clone()), back],
        }
    }

    /// Two pages that meet in the middle of `trim`, each moved towards it by `creep`, as far as they are
    /// there; they ink what lies in `clip`.
    fn pair(
        &self,
        (trim, clip): (Rect, Rect),
        (left, right): (usize, usize),
        creep: Abs,
    ) -> impl Iterator<Item = Slot> {
        let middle = trim.left() + trim.size.width / 2.0;
        let half = |page: usize, x: Abs, from: Abs, to: Abs| {
            let clip = Rect::new(from, clip.top(), to - from, clip.size.height);
            let slot = Slot::upright(page, Point::new(x, trim.top()), clip);
            (page < self.pages).then_some(slot)
        };
        let at_left = middle - self.trim.width + creep;
        let slots = [
            half(left, at_left, clip.left() + creep, middle),
            half(right, middle - creep, middle, clip.right() - creep),
        ];
        slots.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests;
