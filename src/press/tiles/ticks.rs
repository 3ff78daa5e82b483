//! A tile → the ticks round it. Solid ones show where to cut; a dashed one shows where the edge of
//! the next tile comes to lie on this one. All stand outside the picture and within the printer's
//! reach.

use super::Tile;
use super::axis::TileExtent;
use super::room::{GAP, SHORTEST_TICK};
use crate::design::{MarkKind, Marks};
use crate::press::marks::MarkSize;
use crate::press::sheet::Mark;
use crate::units::Abs;

/// The size of a tick.
const TICK: MarkSize = MarkSize {
    gap: GAP,
    length: Abs::mm(5.0),
    shortest: SHORTEST_TICK,
};

/// The ticks round a tile, of the kinds that are drawn.
pub fn around(tile: &Tile, drawn: &Marks) -> Vec<Mark> {
    let (clip, reach) = (tile.clip, tile.reach);
    let mut marks = Vec::new();
    for (kind, along) in tick_places(tile.column) {
        let x = tile.x(along);
        let ends = TICK.ends((clip.top(), clip.bottom()), (reach.top(), reach.bottom()));
        // From the foot upwards, as all marks.
        marks.extend(ends.rev().map(|ends| Mark::upright(kind, x, ends)));
    }
    for (kind, along) in tick_places(tile.row) {
        let y = tile.y(along);
        let ends = TICK.ends((clip.left(), clip.right()), (reach.left(), reach.right()));
        marks.extend(ends.map(|ends| Mark::level(kind, y, ends)));
    }
    marks.retain(|mark| drawn.has(mark.kind));
    // Cuts first, so that dashes are set once.
    marks.sort_by_key(|mark| mark.kind == MarkKind::Glue);
    marks
}

/// Whether there is room for ticks beside the picture, and above or below it.
pub fn has_room(tile: &Tile) -> (bool, bool) {
    let (clip, reach) = (tile.clip, tile.reach);
    let level = TICK
        .ends((clip.left(), clip.right()), (reach.left(), reach.right()))
        .count();
    let upright = TICK
        .ends((clip.top(), clip.bottom()), (reach.top(), reach.bottom()))
        .count();
    (level > 0, upright > 0)
}

/// Where ticks stand along one axis, and what they show.
fn tick_places(extent: &TileExtent) -> [(MarkKind, Abs); 2] {
    let end = match extent.ends_in_cut() {
        true => MarkKind::Crop,
        false => MarkKind::Glue,
    };
    [(MarkKind::Crop, extent.share.0), (end, extent.share.1)]
}
