//! A booklet's cover for the print shop, flat: its outside, the last page and the first with the spine between them, and
//! its inside, the second page and the last but one.
//!
//! A booklet that is stapled has no spine. That of one that is glued is as wide as its leaves are thick: what a leaf
//! measures the shop must say, for papers of one weight differ. What the pages have in their bleed goes on over the
//! spine, from both sides to its middle; words do not stand on it.

use crate::color::SpotInk;
use crate::content::shop::Shop;
use crate::geom::{Point, Rect, Size};
use crate::pages::Pages;
use crate::press::marks::MarkedBlock;
use crate::press::plan::Plan;
use crate::press::sheet::Slot;
use crate::press::shop::sheet;
use crate::units::Abs;

/// A cover has so many pages.
pub const PAGES: usize = 4;

/// How wide the spine of a booklet of so many pages is, whose leaves are so thick.
pub fn spine(pages: usize, leaf: Abs) -> Abs {
    let leaves = pages.saturating_sub(PAGES).div_ceil(2);
    leaf * leaves as f64
}

/// The plan with the cover as two flat sides before all other pages; as it is where there are no others.
pub fn flat(plan: Plan, pages: &Pages, spine: Abs, (shop, spots): (&Shop, &[SpotInk])) -> Plan {
    let (count, Some(first)) = (plan.sheets.len(), pages.first()) else {
        return plan;
    };
    if count <= PAGES {
        return plan;
    }
    let width = first.trim.width;
    let trim = Size::new(width * 2.0 + spine, first.trim.height);
    let folds: &[Abs] = match spine > Abs::ZERO {
        true => &[width, width + spine],
        false => &[width],
    };
    let side = |left: usize, right: usize| {
        let slots = |block: MarkedBlock, _| {
            let inked = block.trim.outset(shop.bleed);
            let middle = block.trim.left() + width + spine / 2.0;
            let slot = |page, from: Abs, to: Abs, x: Abs| {
                let clip = Rect::new(from, inked.top(), to - from, inked.size.height);
                Slot::upright(page, Point::new(x, block.trim.top()), clip)
            };
            let (at, beside) = (block.trim.left(), block.trim.left() + width + spine);
            vec![
                slot(left, inked.left(), middle, at),
                slot(right, middle, inked.right(), beside),
            ]
        };
        sheet(trim, &slots, folds, (shop, spots))
    };
    let cover = [side(count - 1, 0), side(1, count - 2)];
    let inside = plan.sheets.iter().skip(2).take(count - PAGES);
    Plan {
        sheets: cover.into_iter().chain(inside).collect(),
        ..Plan::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Sides;
    use crate::press::samples::{mm, pages};
    use crate::press::shop;

    #[test]
    fn only_the_edges_at_the_fold_of_a_cover_are_folds() {
        let known = Shop::known("x4-3mm").expect("a profile");
        let eight = pages(8, mm(148.0, 210.0));
        let single = shop::impose(&eight, None, None, (&known, &[]));
        let at = |left, right| Sides {
            left,
            right,
            ..Sides::splat(false)
        };
        for spine in [Abs::ZERO, Abs::mm(4.0)] {
            let plan = flat(single.clone(), &eight, spine, (&known, &[]));
            let folds = |page| shop::folded_edges(&plan, page);
            // The first and the last but one stand at the right of the fold.
            assert_eq!([0, 6].map(folds), [at(true, false); 2], "{spine}");
            assert_eq!([1, 7].map(folds), [at(false, true); 2], "{spine}");
            assert_eq!([2, 5].map(folds), [at(false, false); 2], "{spine}");
        }
        let folds = |page| shop::folded_edges(&single, page);
        assert_eq!([0, 7].map(folds), [at(false, false); 2]);
    }

    #[test]
    fn a_spine_is_as_wide_as_the_leaves_between_the_covers() {
        let leaf = Abs::mm(0.1);
        for (pages, leaves) in [(4, 0.0), (8, 2.0), (96, 46.0), (97, 47.0)] {
            let wide = spine(pages, leaf).to_mm();
            assert!((wide - leaves * 0.1).abs() < 1e-9, "{pages}: {wide}");
        }
    }
}
