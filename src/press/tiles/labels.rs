//! Where words stand on the sheets of a poster: the label of each tile, and the sheet that tells how
//! they go together. What they say is set by `pages`.

use super::axis::Piece;
use super::room::GAP;
use super::{Tile, Tiled, glued};
use crate::geom::{Point, Rect, Sides, Size};
use crate::pages::{Assembly, Label, Part};
use crate::press::sheet::{Slot, Turn};
use crate::units::Abs;

/// How high a label is: a line of 8 pt.
const HEIGHT: Abs = Abs::mm(4.0);

/// From a seam to the label: its tick stands there.
const FROM_TICK: Abs = Abs::mm(2.0);

/// No label is longer.
const LONGEST: Abs = Abs::mm(130.0);

/// The least paper that has room for words and picture of the assembly: A5.
const LEAST_PAPER: Abs = Abs::mm(148.0);

/// From the sheet's edge to the words of the assembly.
const EDGE: Abs = Abs::mm(18.0);

/// Between words and picture.
const BETWEEN: Abs = Abs::mm(8.0);

/// The share of the height of an upright sheet, and of the width of a lying one, that the words of the
/// assembly may take.
const WORDS: (f64, f64) = (0.29, 0.4);

/// Where the label stands beside the picture.
#[derive(Clone, Copy)]
enum Beside {
    Below,
    Right,
    Above,
    Left,
}

/// The label of a tile and its place, but for the number of its page: in the strip for the glue where
/// there is one, else beside the picture; `None` where there is no room for it.
pub fn label(of: Part, tile: &Tile, row: usize, column: usize) -> Option<(Label, Slot)> {
    let strips = [
        (!tile.row.last).then_some(Beside::Below),
        (!tile.column.last).then_some(Beside::Right),
    ];
    let anywhere = [Beside::Below, Beside::Right, Beside::Above, Beside::Left];
    let places = strips.into_iter().flatten().chain(anywhere);
    let (size, slot) = places.into_iter().find_map(|beside| place(tile, beside))?;
    let label = Label {
        size,
        of,
        row,
        column,
    };
    Some((label, slot))
}

/// The label's size and place on one side of the picture.
fn place(tile: &Tile, beside: Beside) -> Option<(Size, Slot)> {
    let (clip, reach) = (tile.clip, tile.reach);
    let room = match beside {
        Beside::Below => reach.bottom() - clip.bottom(),
        Beside::Right => reach.right() - clip.right(),
        Beside::Above => clip.top() - reach.top(),
        Beside::Left => clip.left() - reach.left(),
    };
    if !(GAP + HEIGHT).fits(room) {
        return None;
    }
    let long = |piece: &Piece| (piece.share.1 - piece.share.0 - FROM_TICK * 2.0).min(LONGEST);
    let left = tile.x(tile.column.share.0) + FROM_TICK;
    // The upper end of an upright label, which is read from below.
    let upper = tile.y(tile.row.share.1) - FROM_TICK - long(tile.row);
    let (length, turn, origin) = match beside {
        Beside::Below => (
            long(tile.column),
            Turn::None,
            Point::new(left, clip.bottom() + GAP),
        ),
        Beside::Above => (
            long(tile.column),
            Turn::None,
            Point::new(left, clip.top() - GAP - HEIGHT),
        ),
        Beside::Right => (
            long(tile.row),
            Turn::Quarter,
            Point::new(clip.right() + GAP, upper),
        ),
        Beside::Left => (
            long(tile.row),
            Turn::Quarter,
            Point::new(clip.left() - GAP - HEIGHT, upper),
        ),
    };
    let size = Size::new(length, HEIGHT);
    let mut slot = Slot {
        page: 0,
        origin,
        turn,
        scale: 1.0,
        clip: Rect::default(),
    };
    slot.clip = slot.trim(size);
    Some((size, slot))
}

/// What the sheet says that tells how the tiles go together; `None` where the paper is too small for
/// it.
pub(super) fn assembly(tiled: &Tiled, across: &[Piece], down: &[Piece]) -> Option<Assembly> {
    let size = tiled.fitting.paper;
    if !LEAST_PAPER.fits(size.width.min(size.height)) {
        return None;
    }
    // The printer's margins are symmetric enough here: the larger counts everywhere.
    let margin = tiled.rules.sheet.margins_on(size).most().max(EDGE);
    let inner = Rect::of(size).inset(Sides::splat(margin));
    let (words, room) = if size.width > size.height {
        let width = inner.size.width * WORDS.1;
        let beside = inner.left() + width + BETWEEN;
        (
            Rect::new(inner.left(), inner.top(), width, inner.size.height),
            Rect::new(
                beside,
                inner.top(),
                inner.right() - beside,
                inner.size.height,
            ),
        )
    } else {
        let height = inner.size.height * WORDS.0;
        let below = inner.top() + height + BETWEEN;
        (
            Rect::new(inner.left(), inner.top(), inner.size.width, height),
            Rect::new(
                inner.left(),
                below,
                inner.size.width,
                inner.bottom() - below,
            ),
        )
    };
    let trim = tiled.page.trim;
    let scale = (room.size.width / trim.width).min(room.size.height / trim.height);
    let picture = Size::new(trim.width * scale, trim.height * scale);
    let seams = |pieces: &[Piece], length: Abs| {
        let shares = pieces.iter().skip(1).map(|piece| piece.share.0 / length);
        shares.collect()
    };
    let poster = tiled.fitting.poster;
    Some(Assembly {
        size,
        words,
        picture: Rect {
            origin: Point::new(
                room.left() + (room.size.width - picture.width) / 2.0,
                room.top(),
            ),
            size: picture,
        },
        across: seams(across, poster.width),
        down: seams(down, poster.height),
        of: tiled.of,
        paper: tiled.rules.sheet.paper_name(),
        percent: tiled.fitting.percent,
        glued: glued(tiled.rules.own),
    })
}
