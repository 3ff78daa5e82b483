//! A tile → the ticks round it. Solid ones show where to cut; a dashed one shows where
//! the edge of the next tile comes to lie over this one. All stand outside the picture, and inside what the printer reaches.

use super::Tile;
use super::axis::Piece;
use super::room::{GAP, SHORTEST_TICK};
use crate::design::{MarkKind, Marks};
use crate::press::sheet::Mark;
use crate::units::Abs;

/// How long a tick is where there is room.
const LENGTH: Abs = Abs::mm(5.0);

/// The ticks round a tile, of the kinds that are drawn.
pub fn around(tile: &Tile, drawn: &Marks) -> Vec<Mark> {
    let (clip, reach) = (tile.clip, tile.reach);
    let mut marks = Vec::new();
    for (kind, along) in lines(tile.column) {
        let x = tile.x(along);
        let ends = ends((clip.top(), clip.bottom()), (reach.top(), reach.bottom()));
        // From below, as around other blocks.
        marks.extend(ends.rev().map(|ends| Mark::upright(kind, x, ends)));
    }
    for (kind, along) in lines(tile.row) {
        let y = tile.y(along);
        let ends = ends((clip.left(), clip.right()), (reach.left(), reach.right()));
        marks.extend(ends.map(|ends| Mark::level(kind, y, ends)));
    }
    marks.retain(|mark| drawn.has(mark.kind));
    // Cuts first, so that dashes are set once.
    marks.sort_by_key(|mark| mark.kind == MarkKind::Glue);
    marks
}

/// Whether there is room for ticks beside the picture, and above or below it.
pub fn room(tile: &Tile) -> (bool, bool) {
    let (clip, reach) = (tile.clip, tile.reach);
    let level = ends((clip.left(), clip.right()), (reach.left(), reach.right())).count();
    let upright = ends((clip.top(), clip.bottom()), (reach.top(), reach.bottom())).count();
    (level > 0, upright > 0)
}

/// Where lines go across a piece, and what they show.
fn lines(piece: &Piece) -> Vec<(MarkKind, Abs)> {
    let mut lines = vec![(MarkKind::Crop, piece.share.0)];
    if piece.ends_in_cut() {
        lines.push((MarkKind::Crop, piece.share.1));
    } else {
        lines.push((MarkKind::Glue, piece.share.1));
    }
    lines
}

/// From where to where ticks go before and behind the picture.
fn ends(picture: (Abs, Abs), reach: (Abs, Abs)) -> impl DoubleEndedIterator<Item = (Abs, Abs)> {
    let (low, high) = (picture.0 - GAP, picture.1 + GAP);
    let before = ((low - LENGTH).max(reach.0), low);
    let behind = (high, (high + LENGTH).min(reach.1));
    let long_enough = |(from, to): &(Abs, Abs)| SHORTEST_TICK.fits(*to - *from);
    [before, behind].into_iter().filter(long_enough)
}
