//! Where a drawing stands on a page, by its rule: its corner, its size, and how far it goes on beyond its frame.

use std::sync::Arc;

use crate::design::artwork::Artwork;
use crate::design::page_art::{ArtPages, ArtSpan, PageArt};
use crate::geom::{Point, Sides, Size};
use crate::pages::LayoutCx;
use crate::pages::book::Book;
use crate::pages::frame::Item;
use crate::pages::placed_art::{Placing, Way};
use crate::units::Abs;

/// Where the drawings before one stand: what stands on their paths and points.
#[derive(Default)]
pub(super) struct Before {
    pub path: Option<Way>,
    pub drawing: Option<(Arc<Artwork>, Placing)>,
    /// Their stations, which lie over all drawings.
    pub stations: Vec<Item>,
}

/// How much of what words leave drawings at the foot grow into, and by how much of their height at most.
const BAND_TAKES: f64 = 0.8;
const BAND_GROWTH: f64 = 1.0;

/// Where a drawing stands on the page with this index, `share` of the way through the booklet; `None` where it does not.
pub(super) fn place(
    cx: &LayoutCx,
    rule: &PageArt,
    drawing: &Artwork,
    index: usize,
    share: f64,
    before: &Before,
) -> Option<Placing> {
    if rule.over == ArtSpan::Cover {
        return Some(over_cover(cx, drawing, index));
    }
    let (origin, scale) = place_at_first(cx, rule, drawing, index, share, before)?;
    let placing = Placing {
        origin,
        scale,
        taller: None,
        window: cx.painted(index),
        frame: None,
    };
    let mut placing = placing.drawn_on(drawing.frame, cx.trim(index));
    placing.origin.y -= rule.rise * share;
    Some(placing)
}

/// Whether drawings over a page stand at the foot of its text: they grow into what the words leave.
pub fn has_band(cx: &LayoutCx, book: &Book) -> bool {
    let mut rules = book.flow.art.iter().filter(|rule| is_band(rule));
    let found = &cx.design.artworks.found;
    rules.any(|rule| rule.files().any(|name| found.contains(&name.value)))
}

/// Whether a drawing stands at the foot of the pages of sections, as wide as they are.
pub(super) fn is_band(rule: &PageArt) -> bool {
    rule.over == ArtSpan::Page && rule.on == ArtPages::Sections
}

/// How a drawing at the foot of a page grows where the words leave so much to it: its upper half does.
pub(super) fn grown(
    drawing: &Artwork,
    placing: &Placing,
    rest: Abs,
    foot: Abs,
) -> Option<(Abs, f64)> {
    let tops = drawing
        .parts
        .iter()
        .filter_map(|part| part.outline.bounds());
    let top = tops.map(|bounds| bounds.top()).reduce(Abs::min)?;
    let foot = (foot - placing.origin.y) / placing.scale;
    let half = (foot - top) / 2.0;
    let more = (rest * (BAND_TAKES / placing.scale)).min(half * (2.0 * BAND_GROWTH));
    (half > Abs::ZERO && more > Abs::ZERO).then(|| (top + half, 1.0 + more / half))
}

/// The place of a drawing's corner, without its rise from page to page, and its size beside what it is drawn as.
fn place_at_first(
    cx: &LayoutCx,
    rule: &PageArt,
    drawing: &Artwork,
    index: usize,
    share: f64,
    before: &Before,
) -> Option<(Point, f64)> {
    let trim = cx.trim(index);
    let frame = drawing.frame;
    let foot = frame.bottom() - drawing.beyond().height;
    let at_foot = |left: Abs, scale: f64| {
        let corner = Point::new(left, trim.height - foot * scale);
        Some((corner, scale))
    };
    match rule.over {
        ArtSpan::Cover => None,
        ArtSpan::Page => at_foot(Abs::ZERO, trim.width / drawing.page_width()),
        ArtSpan::Pages => {
            let left = trim.width * (index.saturating_sub(1) as f64);
            let scale = rule.height.map_or(1.0, |height| height / frame.size.height);
            let width = frame.size.width * scale;
            // It begins again where it ends.
            let turns = (left / width).floor();
            at_foot(-(left - width * turns), scale)
        }
        ArtSpan::Spread | ArtSpan::Place => {
            let height = |scale: Option<Abs>| {
                let wanted = rule.height.or(scale);
                wanted.map_or(1.0, |wanted| wanted / -frame.top().min(-Abs::pt(0.001)))
            };
            if let Some(anchor) = &rule.anchor {
                let (drawn, on) = before.drawing.as_ref()?;
                let anchor = drawn.anchors.get(anchor)?;
                let scale = height(anchor.height.map(|height| height * on.scale));
                return Some((on.at(anchor.at), scale));
            }
            let is_recto = Book::is_recto(index);
            let spread = rule.over == ArtSpan::Spread;
            let shift = if spread && is_recto {
                trim.width
            } else {
                Abs::ZERO
            };
            if let Some(along) = rule.along {
                let x = trim.width * along;
                let y = before.path.as_ref()?.height_at(x)?;
                return Some((Point::new(x, y), height(None)));
            }
            let [x, y] = rule.at?;
            let [to_x, to_y] = rule.to.unwrap_or([x, y]);
            let (x, y) = (x + (to_x - x) * share, y + (to_y - y) * share);
            let scale = rule.height.map_or(1.0, |height| height / frame.size.height);
            Some((Point::new(x - shift, trim.height - y), scale))
        }
    }
}

/// A drawing over the back and the cover, as small as covers them: the cover shows what is right of its middle. Each half goes
/// on straight over a spine between them, so that they meet in its middle.
pub(super) fn over_cover(cx: &LayoutCx, drawing: &Artwork, index: usize) -> Placing {
    let trim = cx.trim(index);
    let frame = drawing.frame;
    let [beyond_x, beyond_y] = [-frame.left(), -frame.top()].map(|beyond| beyond.max(Abs::ZERO));
    let own = Size::new(
        frame.size.width - beyond_x * 2.0,
        frame.size.height - beyond_y * 2.0,
    );
    let scale = (trim.width * 2.0 / own.width).max(trim.height / own.height);
    let is_cover = index == 0;
    let fold = own.width / 2.0;
    let at_fold = if is_cover { Abs::ZERO } else { trim.width };
    let half = match is_cover {
        true => Sides {
            left: fold - frame.left(),
            ..Sides::splat(Abs::ZERO)
        },
        false => Sides {
            right: frame.right() - fold,
            ..Sides::splat(Abs::ZERO)
        },
    };
    Placing {
        origin: Point::new(at_fold - fold * scale, Abs::ZERO),
        scale,
        taller: None,
        window: cx.painted(index),
        frame: Some(frame.inset(half)),
    }
}
