//! The drawings of the theme on the faces of cards, by the layout's rules: below the words, or over the areas that stand
//! behind them. Where a theme has none, a plain ground stands in the place of those that say how high one is.

use std::sync::Arc;

use super::face_cx::FaceCx;
use super::turns::{Turn, face_names};
use crate::content::Text;
use crate::design::GrayGround;
use crate::design::artwork::Artwork;
use crate::design::card_art::{ArtInPlace, CardArt, CardArtSpan, CardStations, WideArt};
use crate::geom::{Path, Point, Rect, Sides, Size};
use crate::pages::discs::StationDisc;
use crate::pages::frame::Item;
use crate::pages::placed_art::{self, Placing, Way};
use crate::pages::tags::TagRole;
use crate::units::Abs;

/// The white rim of a station, as a share of its diameter, and the widest one.
pub const RIM: (f64, Abs) = (0.09, Abs::mm(1.2));
/// A drawing that has to begin again more often on one card is a pattern.
const MOST_PARTS: usize = 40;
/// How far one part of a drawing goes on below the next one, and white corners beyond the edge.
const OVERLAP: Abs = Abs::mm(0.3);
/// No knife is as exact.
const HAIR: Abs = Abs::mm(0.05);
/// The point of a drawing at which its path ends.
const END: &str = "mal";

/// Where the drawings before one stand: what stands on their paths and points.
#[derive(Default)]
struct Before {
    path: Option<Way>,
    drawing: Option<(Arc<Artwork>, Placing)>,
    /// Their stations, which lie over all drawings.
    stations: Vec<Item>,
}

/// The drawings of a face, and what its areas show, in their order: what stands behind a drawing comes before it.
pub fn with_drawings(face: &FaceCx, areas: Vec<Item>) -> Vec<Item> {
    let deck = face.deck;
    if deck.rule.art.is_empty() {
        return areas;
    }
    let names = face_names(deck);
    let name = names.get(face.page.face).copied().unwrap_or_default();
    let mut before = Before::default();
    let mut items = Vec::new();
    let mut areas = areas;
    let card = face.page.index / deck.backs.pages_per_card();
    for (number, rule) in deck.rule.art.iter().enumerate() {
        if !rule.is_on(name) {
            continue;
        }
        let turn = deck.turns.of(number, card);
        let drawn = drawn(face, rule, turn, &mut before);
        let (mut behind, others): (Vec<Item>, Vec<Item>) =
            areas.into_iter().partition(|item| is_of(item, rule));
        areas = others;
        stand(&mut behind, rule, turn, &before);
        items.append(&mut behind);
        items.extend(drawn);
    }
    // No drawing hides a number.
    items.append(&mut before.stations);
    if !items.is_empty() {
        items.extend(corners(face));
    }
    items.append(&mut areas);
    items
}

/// Whether an item is of an area that stands behind a drawing.
fn is_of(item: &Item, rule: &CardArt) -> bool {
    let area = item
        .origin
        .as_ref()
        .and_then(|origin| origin.area.as_deref());
    area.is_some_and(|area| rule.covers.iter().any(|name| name.value == area))
}

/// Moves what stands behind a drawing to the point of it where the layout says that it stands.
fn stand(behind: &mut [Item], rule: &CardArt, turn: Turn, before: &Before) {
    for item in behind.iter_mut() {
        if let Some(origin) = &mut item.origin {
            origin.behind = true;
        }
    }
    let foot = rule.foot(turn.step + 1).zip(before.drawing.as_ref());
    let foot = foot.and_then(|(foot, (drawing, placing))| {
        let anchor = drawing.anchors.get(&foot)?;
        Some(placing.at(anchor.at))
    });
    let first = behind.iter().find_map(Item::baseline);
    if let Some((to, from)) = foot.zip(first) {
        for item in behind {
            item.shift(to.x - from.x, to.y - from.y);
        }
    }
}

/// What one rule draws on a face.
fn drawn(face: &FaceCx, rule: &CardArt, turn: Turn, before: &mut Before) -> Vec<Item> {
    let cx = face.cx;
    let artworks = &cx.design.artworks;
    if artworks.drawings.is_empty() {
        return rule
            .wide()
            .map_or_else(Vec::new, |wide| plain(face, wide, before));
    }
    let of_all = rule
        .all
        .as_ref()
        .filter(|_| std::ptr::eq(face.accent, &cx.design.palette.all));
    let turned = turn.step % rule.file.len().max(1);
    let name = of_all.or_else(|| rule.file.get(turned));
    let Some(drawing) = name.and_then(|name| artworks.drawings.get(&name.value)) else {
        return Vec::new();
    };
    let mut placings = placings(face, rule, drawing, turn, before);
    let up = rule.wide().map_or(Abs::ZERO, |wide| wide.up);
    for placing in &mut placings {
        placing.origin.y -= up + rule.rise * turn.share();
    }
    let Some(own) = placings.first().copied() else {
        return Vec::new();
    };
    let layers = &rule.layers_of(turn.step + 1);
    let items = placings.iter().flat_map(|placing| {
        let gray = face.deep_in_grey();
        placed_art::items_in(cx.design, (drawing, layers), placing, face.accent, gray)
    });
    let items = items.collect();
    let is_drawn = |layer: usize| {
        let name = drawing.layers.get(layer);
        layers.is_empty() || name.is_some_and(|name| layers.contains(name))
    };
    if let Some(track) = drawing.path.as_ref().filter(|track| is_drawn(track.layer)) {
        let end = drawing.anchors.get(END).map(|anchor| own.at(anchor.at));
        let lines: Vec<Way> = placings.iter().map(|own| own.way(track)).collect();
        if let Some(wide) = rule.wide() {
            before.stations.extend(stations(face, wide, &lines, end));
        }
        before.path = lines.into_iter().next();
    }
    before.drawing = Some((Arc::clone(drawing), own));
    items
}

/// Where a drawing stands on a face: one that goes over all cards begins again behind its end.
fn placings(
    face: &FaceCx,
    rule: &CardArt,
    drawing: &Artwork,
    turn: Turn,
    before: &Before,
) -> Vec<Placing> {
    let trim = face.cx.design.page.trim;
    let window = face.painted();
    match &rule.placed {
        CardArtSpan::Place(place) => {
            let placing = in_place(face, place, drawing, turn, before);
            placing.into_iter().collect()
        }
        CardArtSpan::Page(_) => {
            let scale = trim.width / drawing.page_width();
            vec![Placing::at_foot(drawing, trim, Abs::ZERO, scale, window)]
        }
        CardArtSpan::Cards(cards) => {
            let scale = match cards.height {
                Some(height) => height / drawing.page_height(),
                None => 1.0,
            };
            over_cards(drawing, trim, (scale, turn.step), window)
        }
    }
}

/// The parts of a drawing over all cards that the card with this number shows.
fn over_cards(
    drawing: &Artwork,
    trim: Size,
    (scale, step): (f64, usize),
    window: Rect,
) -> Vec<Placing> {
    let width = drawing.page_width() * scale;
    let left = trim.width * step as f64;
    // How many end before the card begins, or a hair behind that.
    let first = ((left + HAIR) / width).floor();
    if !(first.is_finite() && width > Abs::ZERO) {
        return Vec::new();
    }
    let mut placings = Vec::new();
    let mut start = width * first - left;
    while start < trim.width - HAIR && placings.len() < MOST_PARTS {
        let end = start + width;
        // Each ends below the beginning of the next one, so that no seam is seen; the outermost ones go on through the
        // bleed.
        let seen = window.inset(Sides {
            left: match placings.is_empty() {
                true => Abs::ZERO,
                false => start - window.left(),
            },
            right: match end < trim.width - HAIR {
                true => window.right() - end - OVERLAP,
                false => Abs::ZERO,
            },
            ..Sides::default()
        });
        placings.push(Placing::at_foot(drawing, trim, start, scale, seen));
        start = end;
    }
    placings
}

/// Where a drawing stands that is drawn over nothing.
fn in_place(
    face: &FaceCx,
    place: &ArtInPlace,
    drawing: &Artwork,
    turn: Turn,
    before: &Before,
) -> Option<Placing> {
    let trim = face.cx.design.page.trim;
    let placing = |origin: Point, scale: f64| {
        Some(Placing {
            origin,
            scale,
            taller: None,
            window: face.painted(),
            frame: None,
        })
    };
    // What stands on a point stands on its own corner.
    let standing = |height: Option<Abs>| {
        let own = (-drawing.frame.top()).max(Abs::pt(0.001));
        place.height.or(height).map_or(1.0, |wanted| wanted / own)
    };
    if let Some(anchor) = &place.anchor {
        let (drawn, on) = before.drawing.as_ref()?;
        let anchor = drawn.anchors.get(anchor)?;
        let height = anchor.height.map(|height| height * on.scale);
        return placing(on.at(anchor.at), standing(height));
    }
    if let Some(along) = place.along {
        let x = trim.width * along;
        let y = before.path.as_ref()?.height_at(x)?;
        return placing(Point::new(x, y), standing(None));
    }
    let [x, y] = place.at?;
    let [to_x, to_y] = place.to.unwrap_or([x, y]);
    let share = turn.share();
    let (x, y) = (x + (to_x - x) * share, y + (to_y - y) * share);
    let height = drawing.frame.size.height.max(Abs::pt(0.001));
    let scale = place.height.map_or(1.0, |wanted| wanted / height);
    placing(Point::new(x, trim.height - y), scale)
}

/// The stations on paths that follow each other from left to right.
fn stations(face: &FaceCx, wide: &WideArt, lines: &[Way], end: Option<Point>) -> Vec<Item> {
    let centre = match wide.stations {
        CardStations::None => None,
        CardStations::End => end,
        CardStations::Own => {
            let x = face.cx.design.page.trim.width * wide.station_at.unwrap_or(0.5);
            let line = lines.iter().rev().find(|line| line.passes(x));
            let line = line.or_else(|| lines.first());
            line.and_then(|line| Some(Point::new(x, line.height_at(x)?)))
        }
    };
    centre.map_or_else(Vec::new, |centre| {
        let value = wide.value.as_deref();
        station(face, (centre, wide.station), value)
    })
}

/// A station of this diameter, with a value of the card in it.
pub fn station(face: &FaceCx, (centre, diameter): (Point, Abs), value: Option<&str>) -> Vec<Item> {
    let (share, widest) = RIM;
    let disc = StationDisc {
        centre,
        diameter,
        accent: face.accent,
        rim: (diameter * share).min(widest),
    };
    match value.and_then(|value| said(face, value)) {
        Some(text) => {
            let tag = face.cx.tag(face.tag, TagRole::P);
            disc.said(face.cx, &text, tag)
        }
        None => disc.items(face.cx),
    }
}

/// The first words of a value of the card.
fn said(face: &FaceCx, value: &str) -> Option<Text> {
    let thing = face.page.card.values.get(value)?;
    thing.paragraphs()?.first().cloned()
}

/// A plain ground in the place of a drawing, and the station on its upper edge.
fn plain(face: &FaceCx, wide: &WideArt, before: &mut Before) -> Vec<Item> {
    let Some(height) = wide.plain else {
        return Vec::new();
    };
    let painted = face.painted();
    let trim = face.cx.design.page.trim;
    let top = trim.height - height;
    let area = Rect::new(
        painted.left(),
        top,
        painted.size.width,
        (painted.bottom() - top).max(Abs::ZERO),
    );
    let edge = Way::along(Path::line(
        Point::new(painted.left(), top),
        Point::new(painted.right(), top),
    ));
    before
        .stations
        .extend(stations(face, wide, std::slice::from_ref(&edge), None));
    before.path = Some(edge);
    let deep = face.accent.deep;
    let color = match deep.in_grey {
        Some(_) if face.deep_in_grey() == GrayGround::Paper => deep.as_in_woodcut(false),
        _ => deep,
    };
    Item::edged(Path::rounded(area, Abs::ZERO), color)
}

/// White corners over drawings on a ground whose corners are round.
fn corners(face: &FaceCx) -> Vec<Item> {
    let folds = face.folds();
    let radii = face.cx.ground_corners(folds, face.deck.rule.corner);
    let area = face.painted();
    let places = [
        (area.left(), area.top(), 1.0, 1.0),
        (area.right(), area.top(), -1.0, 1.0),
        (area.right(), area.bottom(), -1.0, -1.0),
        (area.left(), area.bottom(), 1.0, -1.0),
    ];
    let round = places.into_iter().zip(radii);
    let round = round.filter(|(_, radius)| *radius > Abs::ZERO);
    round
        .map(|((x, y, across, down), radius)| {
            let outline =
                Path::outside_of_corner(Point::new(x, y), (radius, OVERLAP), (across, down));
            Item::filled(outline, crate::color::Color::WHITE)
        })
        .collect()
}

#[cfg(test)]
mod tests;
