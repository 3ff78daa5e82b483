//! Items of pieces → items at their places on a page, and the dots that join pieces. Which pieces stand on a page
//! is settled by `paginate`.

use super::art;
use super::flow::FlowPiece;
use super::frame::Item;
use super::paginate::FlowPage;
use crate::geom::Point;
use crate::units::Abs;

/// The items, moved by `by`.
pub fn moved(mut items: Vec<Item>, by: Point) -> Vec<Item> {
    for item in &mut items {
        item.shift(by.x, by.y);
    }
    items
}

/// The dots between pieces that follow each other on the page.
pub fn dots_between(pieces: &[FlowPiece], page: &FlowPage, corner: Point) -> Vec<Item> {
    let pairs = pieces.iter().zip(page.tops.windows(2));
    let dots = |(piece, tops): (&FlowPiece, &[Abs])| {
        let dots = piece.dots?;
        let from = dots.from.shift(corner.x, corner.y + tops[0]);
        let length = corner.y + tops[1] - from.y;
        art::dots_down(from, length, (dots.color, dots.dot))
    };
    pairs.filter_map(dots).collect()
}
