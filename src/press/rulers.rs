//! A plan of sheets → the same with a ruler of 100 mm in the waste of every front, by which who prints sees whether the
//! printer changed the size.
//!
//! It stands outside trim, bleed, marks and labels, within the printer's reach, and at the same place on all fronts: those
//! that are cut are cut in piles. The tiles of a poster leave other waste on every sheet, and each has its own place. Where
//! a ruler does not fit there is none. Pages are not moved for it.

use crate::design::{Schema, SheetRule};
use crate::geom::Rect;
use crate::pages::{Extra, Pages};
use crate::press::plan::Plan;
use crate::press::ruler::{DEPTH, HEIGHT, Ruler};
use crate::press::sheet::{Mark, Side, Slot};
use crate::press::sheets::Sheets;
use crate::units::Abs;

/// From a trim to the ruler, at least: what is cut a little off must not show it.
const FROM_TRIM: Abs = Abs::mm(3.0);
/// From what pages may ink, and from marks, to the ruler.
const FROM_INK: Abs = Abs::mm(1.0);
/// From one place that is tried to the next.
const STEP: Abs = Abs::mm(4.0);

/// Puts a ruler on every front, where the layout wants one and it has room.
pub(super) fn add(plan: &mut Plan, pages: &Pages, rule: &SheetRule) {
    if !rule.schema.has_ruler() {
        return;
    }
    let Plan { sheets, extras, .. } = plan;
    let shown = Shown { pages, extras };
    match rule.schema {
        Schema::Tiles(_) => {
            let each = sheets.iter().filter_map(|sheet| {
                let mut alone = Sheets::from(vec![sheet]);
                shown.give_ruler(&mut alone, rule);
                alone.first()
            });
            *sheets = each.collect();
        }
        _ => shown.give_ruler(sheets, rule),
    }
}

/// What stands on sheets: the pages of the document, and behind them those that were made for the sheets.
struct Shown<'p> {
    pages: &'p Pages,
    extras: &'p [Extra],
}

impl Shown<'_> {
    /// Puts a ruler at the same place on the fronts of all these sheets, where there is room for one.
    fn give_ruler(&self, sheets: &mut Sheets, rule: &SheetRule) {
        let ruler = self.place(sheets, rule);
        sheets.change_all(|sheet| {
            if let Some(front) = sheet.sides.first_mut() {
                front.ruler = ruler;
            }
        });
    }

    /// The first place that is free on all fronts: below the pages, above them, at their right and at their left.
    fn place(&self, sheets: &Sheets, rule: &SheetRule) -> Option<Ruler> {
        let sheet = sheets.first()?.size;
        let fronts = sheets
            .iter()
            .filter_map(|sheet| sheet.sides.into_iter().next());
        let taken = fronts.filter_map(|front| self.taken_of_side(&front));
        let taken = taken.reduce(|all, more| all.union(&more))?;
        let mut marks: Vec<Rect> = Vec::new();
        let mut known: &[Mark] = &[];
        let patterns = sheets.patterns().iter();
        for front in patterns.filter_map(|sheet| sheet.sides.first()) {
            // Mostly all fronts have the same.
            if front.marks != known {
                let lines = front.marks.iter();
                let lines = lines.filter_map(|mark| Rect::around([mark.from, mark.to]));
                marks.extend(lines.map(|line| line.outset(FROM_INK)));
                known = &front.marks;
            }
        }
        let reach = rule.printable(sheet);
        let is_free = |ruler: &Ruler| {
            ruler.areas().iter().all(|area| {
                let inside = area.beyond(&reach).largest().fits(Abs::ZERO);
                inside && !area.meets(&taken) && !marks.iter().any(|mark| area.meets(mark))
            })
        };
        strips(taken, &marks, reach).find(is_free)
    }

    /// What all on a side takes of it with what has to stay free round it; `None` where there is nothing.
    fn taken_of_side(&self, side: &Side) -> Option<Rect> {
        let slots = side.slots.iter().map(|slot| self.taken_by(slot));
        slots.reduce(|all, more| all.union(&more))
    }

    /// What one slot takes.
    fn taken_by(&self, slot: &Slot) -> Rect {
        match self.pages.get(slot.page) {
            // Of a poster, a tile shows a part.
            Some(page) => {
                let seen = slot.trim(page.trim).intersection(&slot.clip);
                seen.outset(FROM_TRIM).union(&slot.clip.outset(FROM_INK))
            }
            None => match self.extras.get(slot.page - self.pages.len()) {
                // It may ink the whole sheet, and has words in a part of it.
                Some(Extra::Assembly(guide)) => guide.words.outset(FROM_INK),
                _ => slot.clip.outset(FROM_INK),
            },
        }
    }
}

/// Places in the strips round what pages take: in each, beyond the marks, next to the paper's edge, and next to the
/// pages; there in the middle, at both ends, and in steps from one to the other.
fn strips(taken: Rect, marks: &[Rect], reach: Rect) -> impl Iterator<Item = Ruler> {
    let all = marks.iter().fold(taken, |all, mark| all.union(mark));
    // The line with its ticks stands in the middle; the label may reach between the marks.
    let middle = |from: Abs, to: Abs| (from + to + DEPTH) / 2.0 - HEIGHT;
    let lying = [
        middle(all.bottom(), reach.bottom()),
        reach.bottom() - HEIGHT,
        taken.bottom(),
        middle(reach.top(), all.top()),
        reach.top(),
        taken.top() - HEIGHT,
    ];
    let upright = [
        middle(all.right(), reach.right()),
        reach.right() - HEIGHT,
        taken.right(),
        middle(reach.left(), all.left()),
        reach.left(),
        taken.left() - HEIGHT,
    ];
    let along = |from: Abs, to: Abs, length: Abs| {
        let last = to - length;
        let steps = ((last - from).max(Abs::ZERO) / STEP).floor() as usize;
        let between = (1..=steps).map(move |nth| from + STEP * nth as f64);
        [(from + last) / 2.0, from, last].into_iter().chain(between)
    };
    let lying = lying.into_iter().flat_map(move |y| {
        let size = Ruler::size(false);
        let xs = along(reach.left(), reach.right(), size.width);
        xs.map(move |x| Ruler::in_place(Rect::new(x, y, size.width, size.height), false))
    });
    let upright = upright.into_iter().flat_map(move |x| {
        let size = Ruler::size(true);
        let ys = along(reach.top(), reach.bottom(), size.height);
        ys.map(move |y| Ruler::in_place(Rect::new(x, y, size.width, size.height), true))
    });
    lying.chain(upright)
}

#[cfg(test)]
mod tests;
