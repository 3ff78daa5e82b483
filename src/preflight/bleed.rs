//! Does all that reaches the edge that is cut go on to the end of the bleed?
//!
//! What ends at the trim, or between it and the end of the bleed, along a straight edge, shows paper where the
//! knife is a little off. Round and slanted edges run over the trim at one place only, and nothing is seen of it.
//! White is paper. Words are kept off the edge by another check.

use std::collections::BTreeSet;

use super::shape::{Cover, cover};
use crate::color::Color;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Path, Point, Rect, Segment};
use crate::pages::{Item, ItemKind, Page};
use crate::source::Span;
use crate::units::Abs;

/// As good as nothing: what rounding does.
const NEAR: Abs = Abs::mm(0.05);
/// A shorter edge is a corner.
const LEAST: Abs = Abs::mm(2.0);

/// What was found to end too early, by where it is written.
#[derive(Default)]
pub struct Bleeds {
    reported: BTreeSet<Option<Span>>,
}

impl Bleeds {
    /// Reports what ends at the trim or in the bleed on the next page, once for each rule and each picture.
    pub fn page(&mut self, page: &Page, diags: &mut Diagnostics) {
        if page.bleed <= Abs::ZERO {
            return;
        }
        for (index, item) in page.items.iter().enumerate() {
            let Some(beyond) = ends_in_bleed(item, index, page) else {
                continue;
            };
            let origin = item.origin.as_ref().map(|origin| origin.span);
            let span = item.span.or(origin);
            if self.reported.insert(span) {
                let fault = Fault::EndsInBleed {
                    beyond: beyond.max(Abs::ZERO),
                    bleed: page.bleed,
                };
                diags.push(Diagnostic::error(fault, span).hint(Hint::ThroughBleed));
            }
        }
    }
}

/// How far beyond the trim the item with this index ends that ends too early; `None` where it does not, or where nothing is
/// seen of that: it is hidden by what comes later, or goes on in a ground of its colour.
fn ends_in_bleed(item: &Item, index: usize, page: &Page) -> Option<Abs> {
    let (earlier, later) = page.items.split_at(index);
    let edges: Vec<[Point; 2]> = match &item.kind {
        ItemKind::Path {
            path, fill, stroke, ..
        } => {
            let line = stroke.as_ref().map(|stroke| stroke.color);
            let inked = fill.iter().chain(&line).any(|color| color.inks() > 0);
            if !inked {
                return None;
            }
            straight_edges(path)
        }
        ItemKind::Image { area, place, .. } => sides(&area.intersection(place)),
        // The ground that it lies on ends where it does.
        ItemKind::Glyphs(_) | ItemKind::Pattern(_) | ItemKind::Link { .. } => return None,
    };
    let trim = Rect::from_size(page.trim);
    let painted = trim.outset(page.bleed);
    let mut worst: Option<Abs> = None;
    for [from, to] in edges {
        // Only what of the edge lies where ink is printed.
        let part = Rect::around([from, to])?.intersection(&painted);
        let level = (from.y - to.y).abs() <= NEAR && part.size.width >= LEAST;
        let upright = (from.x - to.x).abs() <= NEAR && part.size.height >= LEAST;
        let outside = match (level, upright) {
            (true, _) => [trim.top() - from.y, from.y - trim.bottom()],
            (_, true) => [trim.left() - from.x, from.x - trim.right()],
            _ => continue,
        };
        for beyond in outside {
            let is_early = beyond >= -NEAR && beyond < page.bleed - NEAR;
            if is_early && !is_hidden(&part, later) && !goes_on(item, &part, earlier) {
                worst = Some(worst.map_or(beyond, |known| known.min(beyond)));
            }
        }
    }
    worst
}

/// Whether a part of a page is hidden by something that is drawn later.
fn is_hidden(part: &Rect, later: &[Item]) -> bool {
    let mut others = later.iter().skip(1);
    others.any(|item| ground(item, part).is_some())
}

/// Whether what lies below a part of an item's edge has its colour.
fn goes_on(item: &Item, part: &Rect, earlier: &[Item]) -> bool {
    let ItemKind::Path { fill: own, .. } = &item.kind else {
        return false;
    };
    let below = earlier.iter().rev().find_map(|item| ground(item, part));
    own.is_some() && below == *own
}

/// The colour of an item that covers all of a part of a page.
fn ground(item: &Item, part: &Rect) -> Option<Color> {
    match &item.kind {
        ItemKind::Path {
            path,
            fill: Some(color),
            opacity: 1.0,
            ..
        } if cover(path, part) == Cover::Whole => Some(*color),
        _ => None,
    }
}

/// The four sides of a rectangle.
fn sides(rect: &Rect) -> Vec<[Point; 2]> {
    straight_edges(&Path::rounded(*rect, Abs::ZERO))
}

/// The straight edges of a path.
fn straight_edges(path: &Path) -> Vec<[Point; 2]> {
    let mut edges = Vec::new();
    let (mut start, mut here) = (Point::default(), Point::default());
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => (start, here) = (to, to),
            Segment::Line(to) => {
                edges.push([here, to]);
                here = to;
            }
            Segment::Cubic(_, _, to) => here = to,
            Segment::Close => {
                edges.push([here, start]);
                here = start;
            }
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Color;
    use crate::preflight::page_of;

    const RED: Color = Color::new([200, 0, 0], [0, 100, 100, 0]);

    /// What is told of an item on a page of 100 × 100 mm with a bleed of 3 mm, in tenths of a millimetre.
    fn told(item: Item) -> Option<i64> {
        let page = Page {
            bleed: Abs::mm(3.0),
            ..page_of(Vec::new())
        };
        let beyond = ends_in_bleed(&item, 0, &page)?;
        Some((beyond.to_mm() * 10.0).round() as i64)
    }

    fn panel([x, y, width, height]: [f64; 4]) -> Path {
        let [x, y, width, height] = [x, y, width, height].map(Abs::mm);
        Path::rounded(Rect::new(x, y, width, height), Abs::ZERO)
    }

    #[test]
    fn what_ends_at_the_trim_or_in_the_bleed_is_told() {
        for (place, beyond) in [
            ([-3.0, -3.0, 106.0, 106.0], None),
            ([10.0, 10.0, 80.0, 80.0], None),
            // Beyond all that is printed.
            ([-9.0, -9.0, 118.0, 118.0], None),
            ([0.0, 0.0, 100.0, 100.0], Some(0)),
            ([-1.0, -3.0, 104.0, 106.0], Some(10)),
            ([20.0, 60.0, 40.0, 41.5], Some(15)),
            ([20.0, 60.0, 40.0, 43.0], None),
            // Nothing but a corner.
            ([20.0, 60.0, 1.0, 41.5], None),
        ] {
            assert_eq!(told(Item::filled(panel(place), RED)), beyond, "{place:?}");
        }
        let whole = panel([0.0, 0.0, 100.0, 100.0]);
        assert_eq!(told(Item::filled(whole, Color::WHITE)), None);
    }

    #[test]
    fn round_edges_may_end_anywhere() {
        let disc = |x: f64| {
            let middle = Point::new(Abs::mm(x), Abs::mm(50.0));
            Item::filled(Path::circle(middle, Abs::mm(20.0)), RED)
        };
        for x in [20.0, 19.0, 0.0] {
            assert_eq!(told(disc(x)), None, "{x}");
        }
    }
}
