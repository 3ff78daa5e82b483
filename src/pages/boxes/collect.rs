//! Boxes and their places → what is drawn, in reading order, and how far something sticks out.

use taffy::Layout;

use super::flat::FlatNode;
use super::{Fragment, abs};
use crate::geom::{Point, Rect, Size};
use crate::pages::LayoutCx;
use crate::source::Span;
use crate::units::Abs;

/// Single precision is off by less than this on boxes of a page's height.
const HAIR: Abs = Abs::pt(0.05);

/// What stands in a tree of boxes, of which the first is the root, at these places.
pub fn fragment(cx: &LayoutCx, nodes: &[FlatNode], places: &[Layout]) -> Fragment {
    let mut fragment = Fragment::default();
    let Some(root) = places.first() else {
        return fragment;
    };
    fragment.size = Size::new(abs(root.size.width), abs(root.size.height));
    let right = fragment.size.width;
    collect(
        cx,
        (nodes, places),
        (0, right),
        Point::default(),
        &mut fragment,
    );
    fragment
}

/// Walks the node with this number and what stands in it in reading order; what stands in it has room up to `right`. Gives
/// the place of the first words.
fn collect(
    cx: &LayoutCx,
    tree: (&[FlatNode], &[Layout]),
    (number, right): (usize, Abs),
    origin: Point,
    fragment: &mut Fragment,
) -> Option<Span> {
    let (nodes, places) = tree;
    let (node, place) = (nodes.get(number)?, places.get(number)?);
    let mut words = None;
    let at = origin.shift(abs(place.location.x), abs(place.location.y));
    let (width, height) = (place.size.width, place.size.height);
    let first = fragment.items.len();
    if let Some(paint) = &node.drawn.paint {
        fragment
            .items
            .extend(paint(Rect::new(at.x, at.y, abs(width), abs(height))));
    }
    if let Some(text) = &node.text {
        let inner = at.shift(abs(place.padding.left), abs(place.padding.top));
        let mut measure = abs(width - place.padding.left - place.padding.right);
        // Columns as wide as their words may reach beyond their grid: this finds no room for them.
        if inner.x + measure > right + HAIR {
            measure = right - inner.x;
        }
        let lines = text.lines(cx, measure);
        text.report_overfull(cx, &lines);
        fragment.items.extend(text.items(&lines, inner));
        words = text.span_of(0);
    }
    let foot = at.y + abs(height);
    let right = right.min(at.x + abs(width)) - abs(place.padding.right);
    for child in node.children(number, nodes) {
        let below = collect(cx, tree, (child, right), at, fragment);
        words = words.or(below);
        let Some(place) = places.get(child) else {
            continue;
        };
        let reach = at.y + abs(place.location.y) + abs(place.size.height) - foot;
        let worst = fragment.excess.map_or(Abs::ZERO, |(worst, _)| worst);
        if reach > worst.max(HAIR) {
            fragment.excess = Some((reach, below));
        }
    }
    if let Some(origin) = &node.drawn.origin {
        for item in &mut fragment.items[first..] {
            item.origin.get_or_insert_with(|| origin.clone());
        }
    }
    words
}
