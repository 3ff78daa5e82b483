//! The poster's width or height → the extents of its tiles along that axis: how many there are,
//! where they meet, and how far the picture goes on beyond the seams.

use super::room;
use crate::units::Abs;

/// The least distance between two seams: narrower tiles cannot be cut, held and glued.
pub const LEAST: Abs = Abs::mm(25.0);

/// How far the picture goes on beyond a cut where there is room: as far as a cut by hand can be off.
const BEYOND: Abs = Abs::mm(2.0);

/// The part of the overlap that is cut off the next tile: at most this much, and this share of the
/// overlap. Ticks stand there where the sheet has no other room for them.
const WASTE: (Abs, f64) = (Abs::mm(3.0), 0.3);

/// How far the picture goes on under the next tile: at most this much, and this share of the
/// overlap. The rest of the strip stays white, for glue, ticks and label.
const BELOW: (Abs, f64) = (BEYOND, 0.2);

/// The room that is left outside the first tile and outside the last, where there is any: for
/// ticks, and for the label of a tile that has no strip.
const OUTER: (Abs, Abs) = (Abs::mm(4.0), Abs::mm(7.0));

/// What one tile holds of the poster along one axis. All places but `at` count from the poster's edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TileExtent {
    /// From seam to seam: what is seen of it when the poster is finished.
    pub share: (Abs, Abs),
    /// The share, and what it has in common with its neighbours.
    pub with_overlap: (Abs, Abs),
    /// What is inked.
    pub shown: (Abs, Abs),
    /// Where the poster's edge lies, counted from the edge of what the printer reaches of the sheet.
    pub at: Abs,
    /// Whether it is the first.
    pub first: bool,
    /// Whether it is the last.
    pub last: bool,
}

impl TileExtent {
    /// Whether its far end is cut, not glued under the next tile.
    pub fn ends_in_cut(&self) -> bool {
        self.last || self.with_overlap.1.fits(self.share.1)
    }

    /// What is inked where the picture ends at the cuts.
    pub fn cut_short(&self) -> (Abs, Abs) {
        let end = match self.ends_in_cut() {
            true => self.share.1,
            false => self.shown.1,
        };
        (self.share.0, end)
    }
}

/// How many tiles of `reach` at most make up `length` where neighbours have `overlap` in common:
/// 1 + ⌈(L − P)/(P − o)⌉, forgiving a thousandth of a point: 287 + 2 × 277 is exactly 841.
pub fn count(length: Abs, reach: Abs, overlap: Abs) -> usize {
    if length.fits(reach) {
        return 1;
    }
    let step = reach - overlap;
    let more = (length - reach).round_up_to(step) / step;
    // Casting saturates.
    more.round() as usize + 1
}

/// Divides `length` into `count` equal extents, of which neighbours have `overlap` in common. The
/// printer reaches `reach` of each sheet.
pub fn split(
    (length, count): (Abs, usize),
    reach: Abs,
    overlap: Abs,
    bleed: Abs,
) -> Vec<TileExtent> {
    let whole = (length + overlap * count.saturating_sub(1) as f64) / count as f64;
    let waste = WASTE.0.min(overlap * WASTE.1);
    let below = BELOW.0.min(overlap * BELOW.1);
    let free = (reach - whole).max(Abs::ZERO);
    let extent = |nth: usize| {
        let (first, last) = (nth == 0, nth + 1 == count);
        let from = (whole - overlap) * nth as f64;
        let with_overlap = (from, from + whole);
        let share = (
            if first { Abs::ZERO } else { from + waste },
            if last {
                length
            } else {
                from + whole - overlap + waste
            },
        );
        let before = before(free, first, last);
        let behind = free - before;
        // Ticks need their room: where there is little, less of the picture is shown.
        let grow = |most: Abs, room: Abs| (room - room::FOR_TICK).max(Abs::ZERO).min(most);
        let shown = (
            match first {
                true => share.0 - grow(bleed, before),
                false => share.0 - grow(BEYOND, before + waste),
            },
            match last {
                true => share.1 + grow(bleed, behind),
                false if overlap.fits(Abs::ZERO) => share.1 + grow(BEYOND, behind),
                false => share.1 + below,
            },
        );
        TileExtent {
            share,
            with_overlap,
            shown,
            at: before - from,
            first,
            last,
        }
    };
    (0..count).map(extent).collect()
}

/// How much of the free room comes before the tile: half of it, unless an outer edge needs more.
fn before(free: Abs, first: bool, last: bool) -> Abs {
    let half = free / 2.0;
    if last && half < OUTER.1 {
        free - free.min(OUTER.1)
    } else if first && half < OUTER.0 {
        free.min(OUTER.0)
    } else {
        half
    }
}
