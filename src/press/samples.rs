//! Pages, cards and sheets for the tests of the schemas, and what must hold on every sheet.

use super::sheet::{Sheet, Slot};
use crate::design::Flip;
use crate::geom::{Point, Rect, Size};
use crate::pages::{Cards, Ground, Page, Pages};
use crate::units::Abs;

pub fn mm(width: f64, height: f64) -> Size {
    Size::new(Abs::mm(width), Abs::mm(height))
}

pub fn a4() -> Size {
    mm(210.0, 297.0)
}

pub fn pages(count: usize, trim: Size) -> Pages {
    let page = Page {
        trim,
        bleed: Abs::mm(3.0),
        safe: Abs::mm(4.0),
        label: None,
        ground: Ground::Paper,
        items: Vec::new(),
    };
    std::iter::repeat_n(page, count).collect()
}

/// Cards whose backs follow all fronts.
pub fn with_backs(count: usize) -> Cards {
    Cards {
        fronts: (0..count).collect(),
        backs: (count..count * 2).collect(),
        turned: false,
    }
}

/// The front slot that a back slot lies behind, once the printer has turned the sheet.
pub fn reflected(slot: &Slot, trim: Size, paper: Size, flip: Flip) -> (Rect, [f64; 2]) {
    let vertical_axis = (paper.width > paper.height) == (flip == Flip::ShortEdge);
    // Corner by corner, and the direction of the page's head.
    let see = |p: Point| match vertical_axis {
        true => Point::new(paper.width - p.x, p.y),
        false => Point::new(p.x, paper.height - p.y),
    };
    let map = slot.transform(trim);
    let corner = |x: Abs, y: Abs| {
        let at = see(map.apply(Point::new(x, y)));
        Rect::new(at.x, at.y, Abs::ZERO, Abs::ZERO)
    };
    let whole = corner(Abs::ZERO, Abs::ZERO).union(&corner(trim.width, trim.height));
    let [head, foot] = [Abs::ZERO, trim.height].map(|y| corner(Abs::ZERO, y).origin);
    (whole, towards(foot, head, trim.height))
}

/// The direction from a page's foot to its head: to the right, and up.
fn towards(foot: Point, head: Point, height: Abs) -> [f64; 2] {
    [head.x - foot.x, foot.y - head.y].map(|d| (d / height).round())
}

/// Checks that every back lies exactly behind its own front, head to head or head to foot.
pub fn assert_registered(sheet: &Sheet, cards: &Cards, pages: &Pages, flip: Flip) {
    let [front, back] = [&sheet.sides[0], &sheet.sides[1]];
    assert_eq!(front.slots.len(), back.slots.len());
    let number = |list: &[usize], page| list.iter().position(|known| *known == page);
    for slot in &front.slots {
        let card = number(&cards.fronts, slot.page).expect("a front");
        let trim = slot.trim(pages[slot.page].trim);
        let behind: Vec<[f64; 2]> = back
            .slots
            .iter()
            .filter(|other| cards.backs[card] == other.page)
            .map(|other| reflected(other, pages[other.page].trim, sheet.size, flip))
            .filter(|(rect, _)| {
                (rect.left() - trim.left()).abs().fits(Abs::ZERO)
                    && (rect.top() - trim.top()).abs().fits(Abs::ZERO)
                    && (rect.right() - trim.right()).abs().fits(Abs::ZERO)
                    && (rect.bottom() - trim.bottom()).abs().fits(Abs::ZERO)
            })
            .map(|(_, up)| up)
            .collect();
        let size = pages[slot.page].trim;
        let map = slot.transform(size);
        let [head, foot] = [Abs::ZERO, size.height].map(|y| map.apply(Point::new(Abs::ZERO, y)));
        let up = towards(foot, head, size.height);
        let wanted = if cards.turned { up.map(|d| -d) } else { up };
        let found = behind
            .iter()
            .any(|d| (d[0] - wanted[0]).abs() < 0.5 && (d[1] - wanted[1]).abs() < 0.5);
        assert!(found, "card {card}: {behind:?}, wanted {wanted:?}");
    }
}

/// Checks that no mark runs through a trim or through what a page may ink.
pub fn assert_marks_outside(sheet: &Sheet, pages: &Pages) {
    for side in &sheet.sides {
        for mark in &side.marks {
            let end = |p: Point| Rect::new(p.x, p.y, Abs::ZERO, Abs::ZERO);
            let line = end(mark.from).union(&end(mark.to));
            for slot in &side.slots {
                for ink in [slot.clip, slot.trim(pages[slot.page].trim)] {
                    let apart = line.right().fits(ink.left())
                        || ink.right().fits(line.left())
                        || line.bottom().fits(ink.top())
                        || ink.bottom().fits(line.top());
                    assert!(apart, "{mark:?} in {ink:?}");
                }
            }
        }
    }
}
