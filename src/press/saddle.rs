//! Schema `saddle`: two pages side by side on each side of the paper, for booklets that are folded
//! in the middle and stapled through the fold.
//!
//! With N pages, and sheet s = 0 outermost: front left N − 2s, right 1 + 2s; back left 2 + 2s,
//! right N − 1 − 2s. The same holds within a signature. Pages are bound at their left edge, so the
//! spine is always upright. The paper lies, unless two pages only fit on upright paper.

use crate::design::{ForeEdge, SaddleRule, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Point, Rect, Size};
use crate::pages::Page;
use crate::press::cuts;
use crate::press::marks::{self, Marked, MarkedBlock};
use crate::press::paper;
use crate::press::sheet::{Finish, Plan, Sheet, Side, Slot, turns_about_vertical_axis};
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
    pages: &[Page],
    (rule, saddle): (&SheetRule, &SaddleRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let first = pages.first()?;
    let pair = Size::new(first.trim.width * 2.0, first.trim.height);
    let paper = paper::holding(pair, 2, first.trim, rule, diags)?;
    let total = pages.len().next_multiple_of(PER_SHEET);
    let signature = saddle.signature.unwrap_or(total).max(PER_SHEET);
    let booklet = Booklet {
        paper,
        trim: first.trim,
        bleed: paper::bleed(first, rule),
        rule,
        saddle,
        pages: pages.len(),
        stapled: total > PER_SHEET && total <= signature,
    };
    let mut sheets = Vec::with_capacity(total / PER_SHEET);
    for start in (0..total).step_by(signature) {
        let length = signature.min(total - start);
        sheets.extend((0..length / PER_SHEET).map(|nth| booklet.sheet(start, length, nth)));
    }
    if saddle.signature.is_none() && sheets.len() > MOST_SHEETS {
        let fault = Fault::TooThickToFold {
            sheets: sheets.len(),
        };
        let warning = Diagnostic::warning(fault, rule.span);
        diags.push(warning.hint(Hint::FoldInSignatures));
    }
    let (_, marked) = booklet.block();
    let mut finish = cuts::steps(&marked.unmarked, paper);
    finish.extend(fold_steps(&sheets, signature / PER_SHEET, saddle));
    if paper::has_crop_marks(&sheets) {
        finish.insert(0, Finish::Crop);
    }
    Some(Plan::printed(
        sheets,
        &rule.paper_name(),
        Some(saddle.flip),
        finish,
    ))
}

/// What is folded of the sheets, of which `together` are folded into one another.
fn fold_steps(sheets: &[Sheet], together: usize, saddle: &SaddleRule) -> Vec<Finish> {
    let mut steps = vec![match sheets.len() {
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
    paper: Size,
    trim: Size,
    bleed: Abs,
    rule: &'a SheetRule,
    saddle: &'a SaddleRule,
    pages: usize,
    stapled: bool,
}

impl Booklet<'_> {
    /// The sheet `nth` from outside of a signature of `length` pages that begins after `start` pages.
    fn sheet(&self, start: usize, length: usize, nth: usize) -> Sheet {
        // Indices of pages: one less than the numbers in the formula above.
        let low = start + 2 * nth;
        let high = start + length - 1 - 2 * nth;
        let creep = match &self.saddle.fore_edge {
            ForeEdge::Trimmed(trimmed) => trimmed.caliper * nth as f64,
            ForeEdge::Stays(_) => Abs::ZERO,
        };
        let front = self.side(high, low, creep);
        let back = self.side(low + 1, high - 1, creep);
        let back = match turns_about_vertical_axis(self.paper, self.saddle.flip) {
            true => back,
            false => back.reversed(self.paper, self.trim),
        };
        Sheet {
            size: self.paper,
            sides: vec![front, back],
        }
    }

    /// Where two pages stand together in the middle of the paper, with the marks round them.
    fn block(&self) -> (Rect, Marked) {
        let pair = Size::new(self.trim.width * 2.0, self.trim.height);
        let trim = Rect::from_size(self.paper).middle(pair);
        let block = MarkedBlock {
            trim,
            bleed: self.bleed,
            fold: Some(self.paper.width / 2.0),
            stapled: self.stapled,
        };
        (trim, marks::around(block, self.paper, self.rule))
    }

    /// Two pages that meet in the middle of the paper, each moved towards it by `creep`.
    fn side(&self, left: usize, right: usize, creep: Abs) -> Side {
        let middle = self.paper.width / 2.0;
        let (block, marked) = self.block();
        let y = block.top();
        let inked = block
            .outset(self.bleed)
            .intersection(&Rect::from_size(self.paper));
        let half = |page: usize, x: Abs, from: Abs, to: Abs| {
            let clip = Rect::new(from, inked.top(), to - from, inked.size.height);
            let slot = Slot::upright(page, Point::new(x, y), clip);
            (page < self.pages).then_some(slot)
        };
        let at_left = middle - self.trim.width + creep;
        let slots = [
            half(left, at_left, inked.left() + creep, middle),
            half(right, middle - creep, middle, inked.right() - creep),
        ];
        Side::new(slots.into_iter().flatten().collect(), marked.marks)
    }
}

#[cfg(test)]
mod tests;
