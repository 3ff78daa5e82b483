//! One page a side, as large as the trim for reading on a screen, or in the middle of office paper.
//!
//! What the person does: nothing on a screen; the pages stand in reading order. On paper: print at
//! actual size (100 %), on both sides where the layout gives a `flip`, and cut along the crop marks
//! where there are some.

use super::marks::{self, Block};
use super::paper;
use super::sheet::{Finish, Plan, Print, Sheet, Side, Slot, Turn, turns_like_a_page};
use crate::design::{Edge, Flip, SheetRule};
use crate::diag::Diagnostics;
use crate::geom::{Point, Rect, Size};
use crate::pages::{Cards, Page};
use crate::units::Abs;

/// A sheet for every page, without bleed.
pub fn impose(pages: &[Page]) -> Plan {
    let sheet = |(index, page): (usize, &Page)| Sheet {
        size: page.trim,
        sides: vec![Side {
            slots: vec![Slot {
                page: index,
                origin: Point::default(),
                turn: Turn::None,
                scale: 1.0,
                clip: Rect::of(page.trim),
            }],
            ..Side::default()
        }],
    };
    Plan {
        extras: Vec::new(),
        sheets: pages.iter().enumerate().map(sheet).collect(),
        print: None,
    }
}

/// Every page in the middle of the rule's paper; front and back where the rule has a flip. Cards with
/// backs have them behind their fronts, over the long edge unless the rule says another.
///
/// `None` when the paper is too small for a page, which is an error in `diags`, or there are no
/// pages.
pub fn on_paper(
    pages: &[Page],
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let first = pages.first()?;
    let size = paper::holding(first.trim, 1, first.trim, rule, diags)?;
    let backed = cards.filter(|cards| !cards.backs.is_empty());
    let flip = rule.flip.or(backed.map(|_| Flip::LongEdge));
    let sides = if flip.is_some() { 2 } else { 1 };
    let indices: Vec<usize> = match backed {
        Some(cards) => {
            let pairs = cards.fronts.iter().zip(&cards.backs);
            pairs.flat_map(|(front, back)| [*front, *back]).collect()
        }
        None => (0..pages.len()).collect(),
    };
    let turned = backed.is_some_and(|cards| cards.turned);
    let upright = flip.is_none_or(|flip| turns_like_a_page(size, flip)) != turned;
    let sheets = indices.chunks(sides).map(|chunk| Sheet {
        size,
        sides: chunk
            .iter()
            .enumerate()
            .map(|(nth, &page)| {
                let side = centred(page, &pages[page], size, rule);
                if nth == 0 || upright {
                    side
                } else {
                    side.reversed(size, pages[page].trim)
                }
            })
            .collect(),
    });
    let sheets: Vec<Sheet> = sheets.collect();
    let crop = paper::has_crop_marks(&sheets).then_some(Finish::Crop);
    Some(Plan {
        extras: Vec::new(),
        print: Some(Print {
            paper: rule.paper_name.clone(),
            flip,
            finish: crop.into_iter().collect(),
        }),
        sheets,
    })
}

/// A page in the middle of its sheet, with the marks round it.
pub(super) fn centred(index: usize, page: &Page, paper: Size, rule: &SheetRule) -> Side {
    let x = (paper.width - page.trim.width) / 2.0;
    let y = (paper.height - page.trim.height) / 2.0;
    let trim = Rect::new(x, y, page.trim.width, page.trim.height);
    let bleed = match rule.edge {
        Edge::Bleed => page.bleed,
        Edge::Inset => Abs::ZERO,
    };
    let block = Block {
        trim,
        bleed,
        fold: None,
        stapled: false,
    };
    Side {
        slots: vec![Slot {
            page: index,
            origin: trim.origin,
            turn: Turn::None,
            scale: 1.0,
            clip: trim.outset(bleed).intersection(&Rect::of(paper)),
        }],
        marks: marks::around(block, paper, rule),
        ..Side::default()
    }
}
