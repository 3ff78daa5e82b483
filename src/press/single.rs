//! One page a sheet, the sheet as large as the trim: for reading on a screen.
//!
//! What the person does: nothing; the pages stand in reading order.

use super::sheet::{Plan, Sheet, Side, Slot, Turn};
use crate::geom::{Point, Rect};
use crate::pages::Page;
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
                clip: Rect::new(Abs::ZERO, Abs::ZERO, page.trim.width, page.trim.height),
            }],
        }],
    };
    Plan {
        sheets: pages.iter().enumerate().map(sheet).collect(),
    }
}
