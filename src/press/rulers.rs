//! A plan of sheets → the same with a ruler of 100 mm in the waste of every front, by which who prints sees whether the
//! printer changed the size.
//!
//! It stands outside trim, bleed and marks, within the printer's reach, and at the same place on all fronts. Where it
//! does not fit there is none. Pages are not moved for it.

use crate::design::SheetRule;
use crate::geom::Rect;
use crate::pages::Pages;
use crate::press::plan::Plan;
use crate::press::ruler::{DEPTH, Ruler};
use crate::press::sheet::{Mark, Side};
use crate::units::Abs;

/// From a trim to the ruler, at least: what is cut a little off must not show it.
const FROM_TRIM: Abs = Abs::mm(3.0);
/// From what pages may ink, and from marks, to the ruler.
const FROM_INK: Abs = Abs::mm(1.0);

/// Puts a ruler on every front, where the layout wants one and it has room.
pub(super) fn add(plan: &mut Plan, pages: &Pages, rule: &SheetRule) {
    let ruler = rule.schema.has_ruler().then(|| place(plan, pages, rule));
    let Some(ruler) = ruler.flatten() else {
        return;
    };
    plan.sheets.change_all(|sheet| {
        if let Some(front) = sheet.sides.first_mut() {
            front.ruler = Some(ruler);
        }
    });
}

/// The first place that is free on all fronts: below the pages, above them, at their right and at their left.
fn place(plan: &Plan, pages: &Pages, rule: &SheetRule) -> Option<Ruler> {
    let sheet = plan.sheets.first()?.size;
    let sheets = plan.sheets.iter();
    let fronts = sheets.filter_map(|sheet| sheet.sides.into_iter().next());
    let taken = fronts.filter_map(|front| inked(&front, pages));
    let taken = taken.reduce(|all, more| all.union(&more))?;
    let mut marks: Vec<Rect> = Vec::new();
    let mut known: &[Mark] = &[];
    let patterns = plan.sheets.patterns().iter();
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
        let area = ruler.area();
        let inside = area.beyond(&reach).largest().fits(Abs::ZERO);
        inside && !area.meets(&taken) && !marks.iter().any(|mark| area.meets(mark))
    };
    strips(taken, &marks, reach).find(is_free)
}

/// What the pages of a side take with what has to stay free round them; `None` where it has none.
fn inked(side: &Side, pages: &Pages) -> Option<Rect> {
    let slots = side.slots.iter().filter_map(|slot| {
        let trim = slot.trim(pages.get(slot.page)?.trim);
        Some(trim.outset(FROM_TRIM).union(&slot.clip.outset(FROM_INK)))
    });
    slots.reduce(|all, more| all.union(&more))
}

/// Places in the strips round what pages take: in each, beyond the marks, next to the paper's edge, and next to the
/// pages; there in the middle and at both ends.
fn strips(taken: Rect, marks: &[Rect], reach: Rect) -> impl Iterator<Item = Ruler> {
    let all = marks.iter().fold(taken, |all, mark| all.union(mark));
    let lying = [
        (all.bottom() + reach.bottom() - DEPTH) / 2.0,
        reach.bottom() - DEPTH,
        taken.bottom(),
        (reach.top() + all.top() - DEPTH) / 2.0,
        reach.top(),
        taken.top() - DEPTH,
    ];
    let upright = [
        (all.right() + reach.right() - DEPTH) / 2.0,
        reach.right() - DEPTH,
        taken.right(),
        (reach.left() + all.left() - DEPTH) / 2.0,
        reach.left(),
        taken.left() - DEPTH,
    ];
    let along = |from: Abs, to: Abs, length: Abs| [(from + to - length) / 2.0, from, to - length];
    let lying = lying.into_iter().flat_map(move |y| {
        let size = Ruler::size(false);
        let xs = along(reach.left(), reach.right(), size.width);
        xs.map(|x| Ruler::in_place(Rect::new(x, y, size.width, size.height), false))
    });
    let upright = upright.into_iter().flat_map(move |x| {
        let size = Ruler::size(true);
        let ys = along(reach.top(), reach.bottom(), size.height);
        ys.map(|y| Ruler::in_place(Rect::new(x, y, size.width, size.height), true))
    });
    lying.chain(upright)
}

#[cfg(test)]
mod tests;
