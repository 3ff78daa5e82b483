//! Schema `single`: one page a side. For reading on a screen, the sheet is the page's trim; for
//! printing, the page stands in the middle of the paper.

use super::cuts;
use super::marks::{self, Marked, MarkedBlock};
use super::paper;
use super::plan::{Finish, Plan};
use super::sheet::{Sheet, Side, Slot, turns_about_vertical_axis};
use super::sheets::Sheets;
use crate::design::{Flip, SheetRule, SingleRule};
use crate::diag::Diagnostics;
use crate::geom::{Point, Rect, Size};
use crate::pages::{Cards, Page, Pages};

/// A sheet of the size of its trim for every page.
pub fn impose(pages: &Pages) -> Plan {
    let sheet = |(index, page): (usize, &Page)| {
        let slot = Slot::upright(index, Point::default(), Rect::from_size(page.trim));
        Sheet::one_sided(page.trim, Side::new(vec![slot], Vec::new()))
    };
    Plan {
        sheets: pages.iter().enumerate().map(sheet).collect(),
        ..Plan::default()
    }
}

/// Every page in the middle of the rule's paper, in turn on fronts and backs where the rule has a
/// flip. Cards with backs have these behind their fronts; then sheets turn over the long edge
/// unless the rule says otherwise.
///
/// `None` when there are no pages, or when the paper is too small for one, which is an error in
/// `diags`.
pub fn on_paper(
    pages: &Pages,
    cards: Option<&Cards>,
    (rule, single): (&SheetRule, &SingleRule),
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let first = pages.first()?;
    let size = paper::holding(first.trim, 1, first.trim, rule, diags)?;
    let backed = cards.filter(|cards| !cards.backs.is_empty());
    let flip = single.flip.or(backed.map(|_| Flip::LongEdge));
    let sides = if flip.is_some() { 2 } else { 1 };
    let indices: Vec<usize> = match backed {
        Some(cards) => {
            let pairs = cards.fronts.iter().zip(&cards.backs);
            pairs.flat_map(|(front, back)| [*front, *back]).collect()
        }
        None => (0..pages.len()).collect(),
    };
    let turned = backed.is_some_and(|cards| cards.turned);
    let upright = flip.is_none_or(|flip| turns_about_vertical_axis(size, flip)) != turned;
    let sheets = indices.chunks(sides).map(|chunk| Sheet {
        size,
        sides: chunk
            .iter()
            .enumerate()
            .map(|(nth, &page)| {
                let (side, _) = centred(page, &pages[page], size, rule);
                if nth == 0 || upright {
                    side
                } else {
                    side.reversed(size, |page| pages[page].trim)
                }
            })
            .collect(),
    });
    let sheets: Sheets = sheets.collect();
    let (_, marked) = centred(0, first, size, rule);
    let finish = crop_steps(sheets.patterns(), &marked, size);
    Some(Plan::printed(sheets, &rule.paper_name(), flip, finish))
}

/// The steps that cut pages in the middle of `sheets` of this size out of them.
pub(super) fn crop_steps(sheets: &[Sheet], marked: &Marked, size: Size) -> Vec<Finish> {
    let crop = paper::has_crop_marks(sheets).then_some(Finish::Crop);
    crop.into_iter()
        .chain(cuts::steps(&marked.unmarked, size))
        .collect()
}

/// A page in the middle of its sheet, with the marks round it.
pub(super) fn centred(index: usize, page: &Page, size: Size, rule: &SheetRule) -> (Side, Marked) {
    let trim = Rect::from_size(size).middle(page.trim);
    let bleed = paper::bleed(page, rule);
    let block = MarkedBlock {
        trim,
        bleed,
        fold: None,
        stapled: false,
    };
    let clip = trim.outset(bleed).intersection(&Rect::from_size(size));
    let slot = Slot::upright(index, trim.origin, clip);
    let marked = marks::around(block, size, rule);
    (Side::new(vec![slot], marked.marks.clone()), marked)
}
