//! A page, and how many sheets it takes → where it is divided, and where that lets seams cross less, how much
//! smaller it is printed.

use super::axis::{Axis, OUTER};
use super::crossed::{Direction, SeamView};
use super::fitting::Fitting;
use super::seams::{self, Seams};
use super::{Rules, room};
use crate::pages::{Page, Pages};
use crate::press::paper;
use crate::units::Abs;

/// The overlap in which ticks have room, whatever else the sheets leave.
const ROOM_FOR_TICKS: Abs = Abs::mm(7.0);

/// By how many per cent of its own size a poster that is printed smaller is at most made smaller still, for seams
/// that cross less.
const STILL_SMALLER: u32 = 2;

/// What share of it they may then cross still: three quarters. For less it is not made smaller.
const SO_MUCH_LESS: (u64, u64) = (3, 4);

/// Where a page is divided.
pub struct Division {
    /// The poster's width, and where it is divided.
    pub across: (Axis, Seams),
    /// Its height, and where it is divided.
    pub down: (Axis, Seams),
}

impl Division {
    /// Divides a page over the sheets of `fitting`.
    pub fn of(page: &Page, fitting: &Fitting, rules: Rules) -> Self {
        let reach = rules.sheet.printable(fitting.paper).size;
        let scale = f64::from(fitting.percent) / 100.0;
        let axis = |length: Abs, tiles: usize, reach: Abs| Axis {
            length,
            tiles,
            reach,
            overlap: rules.tiles.overlap.value,
            bleed: paper::bleed(page, rules.sheet) * scale,
        };
        let across = axis(fitting.poster.width, fitting.columns, reach.width);
        let down = axis(fitting.poster.height, fitting.rows, reach.height);
        // The label of the last tile, which has no strip, stands where there is more room.
        let label_beside = free(&down) <= free(&across);
        let seams = |axis: &Axis, direction: Direction, has_label: bool| {
            if page.items.is_empty() || axis.tiles == 1 {
                return Seams {
                    places: axis.even_seams(),
                    crossed: 0,
                };
            }
            let view = SeamView::new(page, scale, direction);
            seams::choose(axis, &view, &kept(axis, has_label))
        };
        let upright = seams(&across, Direction::Upright, label_beside);
        let level = seams(&down, Direction::Level, !label_beside);
        Self {
            across: (across, upright),
            down: (down, level),
        }
    }

    /// How much its seams cross.
    fn crossed(&self) -> u64 {
        self.across.1.crossed + self.down.1.crossed
    }
}

/// The size at which all pages like this one are printed: that of `fitting`, unless seams cross clearly less when
/// pages that are made smaller anyway become a little smaller still.
pub fn size_for_seams(fitting: Fitting, pages: &Pages, index: usize, rules: Rules) -> Fitting {
    let Some(page) = pages.get(index).filter(|_| fitting.percent < 100) else {
        return fitting;
    };
    let crossed = |fitting: &Fitting| -> u64 {
        let alike = pages.iter().filter(|other| other.trim == page.trim);
        let each = alike.map(|page| Division::of(page, fitting, rules).crossed());
        each.sum()
    };
    let mut best = (fitting, crossed(&fitting));
    for less in 1..=STILL_SMALLER {
        let smaller = fitting.smaller(page.trim, less, rules);
        if let Some(smaller) = smaller {
            let now = crossed(&smaller);
            if now * SO_MUCH_LESS.1 < best.1 * SO_MUCH_LESS.0 {
                best = (smaller, now);
            }
        }
    }
    best.0
}

/// What tiles that are equally long leave of their sheets.
fn free(axis: &Axis) -> Abs {
    let shares = axis.shares(&axis.even_seams());
    let taken = shares
        .last()
        .map(|share| axis.taken(axis.tiles - 1, *share));
    (axis.reach - taken.unwrap_or_default()).max(Abs::ZERO)
}

/// What the tiles leave of their sheets wherever the seams are, as far as those that are equally long do: for ticks
/// where the overlap has no room for them, for bleed, and for the label of the last tile.
fn kept(axis: &Axis, has_label: bool) -> Vec<Abs> {
    let ticks = match ROOM_FOR_TICKS.fits(axis.overlap) {
        true => Abs::ZERO,
        false => room::FOR_TICK * 4.0,
    };
    let bleeds = !axis.bleed.fits(Abs::ZERO);
    let kept = |nth: usize| {
        let outer = match nth {
            0 if bleeds => OUTER.0,
            nth if nth + 1 == axis.tiles && (bleeds || has_label) => OUTER.1,
            _ => Abs::ZERO,
        };
        ticks.max(outer).min(free(axis))
    };
    (0..axis.tiles).map(kept).collect()
}
