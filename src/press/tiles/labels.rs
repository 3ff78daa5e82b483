//! Where words stand on the sheets of a poster: the label of each tile, and the sheet that shows
//! how the tiles go together. Their text is set by `pages`.

use super::axis::TileExtent;
use super::room::GAP;
use super::{Tile, TiledPage, glued};
use crate::geom::{Point, Rect, Sides, Size};
use crate::pages::{AssemblyGuide, TileCounts, TileLabel};
use crate::press::sheet::{Slot, Turn};
use crate::units::Abs;

/// How high a label is: a line of 8 pt.
const HEIGHT: Abs = Abs::mm(4.0);

/// From a seam, where a tick stands, to the label.
const FROM_TICK: Abs = Abs::mm(2.0);

/// The longest label.
const LONGEST: Abs = Abs::mm(130.0);

/// The shorter side of the smallest paper with room for the assembly sheet: A5.
const LEAST_PAPER: Abs = Abs::mm(148.0);

/// From the paper's edge to the words of the assembly sheet, at least.
const EDGE: Abs = Abs::mm(18.0);

/// Between words and picture.
const BETWEEN: Abs = Abs::mm(8.0);

/// The share of the height of an upright assembly sheet, and of the width of a lying one, that its
/// words may take.
const WORDS: (f64, f64) = (0.33, 0.41);

/// On which side of the picture the label stands.
#[derive(Clone, Copy)]
enum LabelSide {
    Below,
    Right,
    Above,
    Left,
}

/// The label of a tile and its slot, whose page is to be set: in the strip for the glue where there is one,
/// else beside the picture; `None` where there is no room for it.
pub fn tile_label(
    of: TileCounts,
    tile: &Tile,
    row: usize,
    column: usize,
) -> Option<(TileLabel, Slot)> {
    let strips = [
        (!tile.row.last).then_some(LabelSide::Below),
        (!tile.column.last).then_some(LabelSide::Right),
    ];
    let anywhere = [
        LabelSide::Below,
        LabelSide::Right,
        LabelSide::Above,
        LabelSide::Left,
    ];
    let places = strips.into_iter().flatten().chain(anywhere);
    let (size, slot) = places
        .into_iter()
        .find_map(|side| label_place(tile, side))?;
    let label = TileLabel {
        size,
        of,
        row,
        column,
    };
    Some((label, slot))
}

/// The label's size and place on one side of the picture.
fn label_place(tile: &Tile, side: LabelSide) -> Option<(Size, Slot)> {
    let (clip, reach) = (tile.clip, tile.reach);
    let room = match side {
        LabelSide::Below => reach.bottom() - clip.bottom(),
        LabelSide::Right => reach.right() - clip.right(),
        LabelSide::Above => clip.top() - reach.top(),
        LabelSide::Left => clip.left() - reach.left(),
    };
    if !(GAP + HEIGHT).fits(room) {
        return None;
    }
    let long = |extent: &TileExtent| {
        let (from, to) = extent.share;
        (to - from - FROM_TICK * 2.0).min(LONGEST)
    };
    let left = tile.x(tile.column.share.0) + FROM_TICK;
    // The upper end of an upright label, which reads upwards.
    let upper = tile.y(tile.row.share.1) - FROM_TICK - long(tile.row);
    let (length, turn, origin) = match side {
        LabelSide::Below => (
            long(tile.column),
            Turn::None,
            Point::new(left, clip.bottom() + GAP),
        ),
        LabelSide::Above => (
            long(tile.column),
            Turn::None,
            Point::new(left, clip.top() - GAP - HEIGHT),
        ),
        LabelSide::Right => (
            long(tile.row),
            Turn::Quarter,
            Point::new(clip.right() + GAP, upper),
        ),
        LabelSide::Left => (
            long(tile.row),
            Turn::Quarter,
            Point::new(clip.left() - GAP - HEIGHT, upper),
        ),
    };
    let size = Size::new(length, HEIGHT);
    let clip = Rect {
        origin,
        size: turn.size(size),
    };
    let slot = Slot {
        turn,
        ..Slot::upright(0, origin, clip)
    };
    Some((size, slot))
}

/// The sheet that shows how the tiles go together; `None` where the paper is too small for it.
pub(super) fn assembly(
    tiled: &TiledPage,
    across: &[TileExtent],
    down: &[TileExtent],
) -> Option<AssemblyGuide> {
    let size = tiled.fitting.paper;
    if !LEAST_PAPER.fits(size.width.min(size.height)) {
        return None;
    }
    // The widest of the printer's margins counts on all sides.
    let margin = tiled.rules.sheet.margins_on(size).largest().max(EDGE);
    let inner = Rect::from_size(size).inset(Sides::splat(margin));
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
    let seams = |extents: &[TileExtent], length: Abs| {
        let shares = extents.iter().skip(1).map(|extent| extent.share.0 / length);
        shares.collect()
    };
    let poster = tiled.fitting.poster;
    Some(AssemblyGuide {
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
        glued: glued(tiled.rules.tiles),
    })
}
