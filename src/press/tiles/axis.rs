//! A length → pieces that sheets have room for: how many, where they meet, and how far each shows more
//! than its share. The same for width and height.

use super::room;
use crate::units::Abs;

/// Between two seams at least: less cannot be cut, held and glued.
pub const LEAST: Abs = Abs::mm(25.0);

/// How far the picture goes on beyond a cut, where there is room: as far as a cut by hand is off.
const BEYOND: Abs = Abs::mm(2.0);

/// The part of the overlap that the next tile loses to the knife: at most this, and this share of it.
/// Its ticks stand there where the sheet has no other room for them.
const WASTE: (Abs, f64) = (Abs::mm(3.0), 0.3);

/// How far the picture goes on below the next tile: at most this, and this share of the overlap. What
/// is left of the strip stays white, for glue, ticks and label.
const BELOW: (Abs, f64) = (BEYOND, 0.2);

/// The room that the outer edge of the first and of the last tile wants beside it, where there is
/// any: for ticks, and for the label of a tile that has no strip.
const OUTER: (Abs, Abs) = (Abs::mm(4.0), Abs::mm(7.0));

/// One piece of a length, along one axis; all places but `at` count from the poster's own edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// From seam to seam: what is seen in the end.
    pub share: (Abs, Abs),
    /// The share and what it has in common with its neighbours.
    pub piece: (Abs, Abs),
    /// What is inked.
    pub shown: (Abs, Abs),
    /// From the first place that the printer reaches to the poster's own edge.
    pub at: Abs,
    /// Whether the poster begins with it.
    pub first: bool,
    /// Whether the poster ends with it.
    pub last: bool,
}

impl Piece {
    /// Whether its end is cut, not glued.
    pub fn ends_in_cut(&self) -> bool {
        self.last || self.piece.1.fits(self.share.1)
    }

    /// What is inked where the picture ends at its cuts.
    pub fn cut_short(&self) -> (Abs, Abs) {
        let end = match self.ends_in_cut() {
            true => self.share.1,
            false => self.shown.1,
        };
        (self.share.0, end)
    }
}

/// How many pieces of `reach` at most it takes, that have `overlap` in common: 1 + ⌈(L − P)/(P − o)⌉,
/// forgiving a thousandth of a point, for 287 + 2 × 277 is 841.
pub fn count(length: Abs, reach: Abs, overlap: Abs) -> usize {
    if length.fits(reach) {
        return 1;
    }
    let step = reach - overlap;
    let more = (length - reach).round_up_to(step) / step;
    // Casting saturates.
    more.round() as usize + 1
}

/// `length` in `count` equal pieces that have `overlap` in common, each in a place of `reach`.
pub fn split((length, count): (Abs, usize), reach: Abs, overlap: Abs, bleed: Abs) -> Vec<Piece> {
    let whole = (length + overlap * count.saturating_sub(1) as f64) / count as f64;
    let waste = WASTE.0.min(overlap * WASTE.1);
    let below = BELOW.0.min(overlap * BELOW.1);
    let free = (reach - whole).max(Abs::ZERO);
    let piece = |nth: usize| {
        let (first, last) = (nth == 0, nth + 1 == count);
        let from = (whole - overlap) * nth as f64;
        let piece = (from, from + whole);
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
        // Picture, gap and tick need their room: the picture yields.
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
        Piece {
            share,
            piece,
            shown,
            at: before - from,
            first,
            last,
        }
    };
    (0..count).map(piece).collect()
}

/// How much of the free room comes before the piece: half of it, unless an outer edge needs more.
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
