//! The poster's width or height, and where it is divided → the extents of its tiles along that axis: how
//! many there are, and how far the picture goes on beyond the seams.

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
pub const OUTER: (Abs, Abs) = (Abs::mm(4.0), Abs::mm(7.0));

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

/// The poster's width or height, and how it is divided.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    /// How long it is.
    pub length: Abs,
    /// How many tiles make it up.
    pub tiles: usize,
    /// How much of each sheet the printer reaches.
    pub reach: Abs,
    /// What neighbours have in common.
    pub overlap: Abs,
    /// How far the picture goes on outside the poster.
    pub bleed: Abs,
}

impl Axis {
    /// Where the seams are when all tiles are equally long.
    pub fn even_seams(&self) -> Vec<Abs> {
        let count = self.tiles as f64;
        let whole = (self.length + self.overlap * (count - 1.0)) / count;
        let waste = self.waste();
        let seam = |nth: usize| (whole - self.overlap) * nth as f64 + waste;
        (1..self.tiles).map(seam).collect()
    }

    /// From where to where tiles are seen that meet at `seams`.
    pub fn shares(&self, seams: &[Abs]) -> Vec<(Abs, Abs)> {
        let from = std::iter::once(Abs::ZERO).chain(seams.iter().copied());
        let to = seams.iter().copied().chain([self.length]);
        from.zip(to).collect()
    }

    /// How much of a sheet the tile with this number takes, counted from 0, of which `share` is seen.
    pub fn taken(&self, nth: usize, share: (Abs, Abs)) -> Abs {
        let (from, to) = self.with_overlap(nth, share);
        to - from
    }

    /// The tiles that meet at `seams`.
    pub fn extents(&self, seams: &[Abs]) -> Vec<TileExtent> {
        let shares = self.shares(seams).into_iter().enumerate();
        shares.map(|(nth, share)| self.extent(nth, share)).collect()
    }

    /// The share, and what it has in common with its neighbours.
    fn with_overlap(&self, nth: usize, share: (Abs, Abs)) -> (Abs, Abs) {
        let waste = self.waste();
        let from = match nth {
            0 => share.0,
            _ => share.0 - waste,
        };
        match nth + 1 == self.tiles {
            true => (from, share.1),
            false => (from, share.1 + self.overlap - waste),
        }
    }

    fn extent(&self, nth: usize, share: (Abs, Abs)) -> TileExtent {
        let (first, last) = (nth == 0, nth + 1 == self.tiles);
        let with_overlap = self.with_overlap(nth, share);
        let free = (self.reach - self.taken(nth, share)).max(Abs::ZERO);
        let before = before(free, first, last);
        let behind = free - before;
        // Ticks need their room: where there is little, less of the picture is shown.
        let grow = |most: Abs, room: Abs| (room - room::FOR_TICK).max(Abs::ZERO).min(most);
        let shown = (
            match first {
                true => share.0 - grow(self.bleed, before),
                false => share.0 - grow(BEYOND, before + self.waste()),
            },
            match last {
                true => share.1 + grow(self.bleed, behind),
                false if self.overlap.fits(Abs::ZERO) => share.1 + grow(BEYOND, behind),
                false => share.1 + BELOW.0.min(self.overlap * BELOW.1),
            },
        );
        TileExtent {
            share,
            with_overlap,
            shown,
            at: before - with_overlap.0,
            first,
            last,
        }
    }

    /// The part of the overlap that is cut off the next tile.
    fn waste(&self) -> Abs {
        WASTE.0.min(self.overlap * WASTE.1)
    }
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
