//! Areas with the path: between which edges it runs, and the letter or number at its station. Nothing
//! is drawn here.

use super::area_cx::AreaCx;
use super::face_cx::FaceCx;
use crate::color::Color;
use crate::design::{
    Align, AreaArt, Cells, ClimbArea, ListLook, PathArea, Shows, StationArea, StyleName, Track,
};
use crate::geom::{Point, Rect};
use crate::lines::Glyph;
use crate::pages::art::{self, Climb, Crossing, Disc};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Glyphs, Item, ItemKind};
use crate::pages::placed::moved;
use crate::pages::tags::TagRole;
use crate::pages::text::{SetParagraph, TaggedParagraph};
use crate::pages::things::{entries::disc_style, panels};
use crate::pages::{GroundEdge, gray};
use crate::units::Abs;

/// The diameter of a station, where the layout does not say.
const STATION: Abs = Abs::mm(8.0);
/// The size of a letter or a number, as a share of its station.
const MARK: f64 = 0.56;

/// Where the path comes in and goes out, from the corner of the frame, in which boxes are painted:
/// its dots are cut off at the trim, but on sheets that stay as they are printed they stand whole
/// inside what is printed.
pub fn edges(face: &FaceCx, station: Abs) -> (Abs, Abs) {
    let folds = face.folds();
    let (painted, frame) = (
        face.cx.painted_to(face.cx.design.page.trim, folds),
        face.frame,
    );
    let whole = match face.cx.edge {
        GroundEdge::Bleed | GroundEdge::InsetAtPaper(_) => Abs::ZERO,
        GroundEdge::Inset(_) => art::dot(station) / 2.0,
    };
    // Over a fold it runs on to the next page.
    let whole_at = |folded| if folded { Abs::ZERO } else { whole };
    let from = painted.left() + whole_at(folds.left);
    let to = painted.right() - whole_at(folds.right);
    (from - frame.left(), to - frame.left())
}

/// The box of an area with the path; where the theme has none, with the number of its station alone.
pub fn node(area: &AreaCx, cells: Cells, shown: &AreaArt) -> Option<BoxNode> {
    if let AreaArt::Station(rule) = shown {
        return Some(lone_station(area, cells, shown, rule));
    }
    let Some(path) = area.cx.design.art.path.clone() else {
        return match shown {
            AreaArt::Path(rule) => numbered_disc(area, cells, rule),
            AreaArt::Arrival(_) | AreaArt::Climb(_) | AreaArt::Station(_) => None,
        };
    };
    let path_cards = area.face.deck.path_cards;
    let crossing = |step: usize, band: Option<Abs>, size: Option<Abs>| {
        let station = size.unwrap_or(STATION);
        Crossing {
            step,
            count: path_cards,
            across: edges(area.face, station),
            band,
            station,
            accent: area.accent.clone(),
            ground: area.ground,
            white: gray::on(area.cx.design, area.face.deep_in_grey(), Color::WHITE),
        }
    };
    let empty = BoxNode::empty().at_least(own_height(area, cells, shown));
    Some(match shown {
        AreaArt::Station(rule) => lone_station(area, cells, shown, rule),
        AreaArt::Climb(rule) => {
            let climb = climb(area, rule);
            empty.painted(move |area| art::climb(area, &path, &climb))
        }
        AreaArt::Arrival(rule) => {
            // Behind all cards that the path passes, wherever this card stands in the deck.
            let crossing = crossing(path_cards, rule.band, rule.size);
            empty.painted(move |area| crossing.arrive(area, &path))
        }
        AreaArt::Path(rule) => {
            let crossing = crossing(area.face.page.path_step, rule.band, rule.size);
            let number = number(area, rule);
            empty.painted(move |area| {
                let (mut items, disc) = crossing.through(area);
                let station = crossing.station;
                items.extend(
                    number
                        .iter()
                        .flat_map(|number| on_disc(&disc, station, number)),
                );
                items
            })
        }
    })
}

/// How high the rows of an area with the path are where they are as high as what stands in them; nothing in rows
/// that have a height of their own, to which the path keeps.
fn own_height(area: &AreaCx, cells: Cells, shown: &AreaArt) -> Abs {
    let (first, count) = (usize::from(cells.row), usize::from(cells.rows));
    let mut rows = area.face.rule.look.rows.iter().skip(first).take(count);
    if !rows.all(|row| *row == Track::Auto) {
        return Abs::ZERO;
    }
    let (band, size) = match shown {
        AreaArt::Path(rule) => (rule.band, rule.size.unwrap_or(STATION)),
        AreaArt::Arrival(rule) => (
            rule.band,
            rule.size.unwrap_or(STATION) * art::END_OF_ARRIVAL,
        ),
        AreaArt::Climb(rule) => (None, rule.size.unwrap_or(STATION)),
        AreaArt::Station(rule) => (None, rule.size.unwrap_or(STATION)),
    };
    band.unwrap_or_default().max(size)
}

/// A station in the middle of its area.
fn lone_station(area: &AreaCx, cells: Cells, shown: &AreaArt, rule: &StationArea) -> BoxNode {
    let size = rule.size.unwrap_or(STATION);
    let items = super::art::station(area.face, (Point::default(), size), rule.value.as_deref());
    let node = BoxNode::empty().at_least(own_height(area, cells, shown));
    node.painted(move |area| {
        let (across, down) = (area.size.width / 2.0, area.size.height / 2.0);
        let centre = area.origin.shift(across, down);
        moved(items.clone(), centre)
    })
}

/// A numbered disc where words begin; at the foot of the face where its area reaches down there.
fn numbered_disc(area: &AreaCx, cells: Cells, rule: &PathArea) -> Option<BoxNode> {
    let number = number(area, rule)?;
    let station = rule.size.unwrap_or(STATION);
    let foot = usize::from(cells.row + cells.rows) == area.face.rule.look.rows.len();
    let (accent, ground) = (area.accent.clone(), area.ground);
    let height = own_height(area, cells, &AreaArt::Path(rule.clone()));
    let node = BoxNode::empty().at_least(height).painted(move |area| {
        let (mut items, disc) = art::lone_station(area, station, foot, (&accent, ground));
        items.extend(on_disc(&disc, station, &number));
        items
    });
    Some(node)
}

/// A number in the middle of its disc. It was set for a whole `station`, and is as much smaller as the disc is where
/// its area has no room for that.
fn on_disc(disc: &Disc, station: Abs, number: &SetParagraph) -> Vec<Item> {
    let corner = disc.centre.shift(-station / 2.0, -number.height() / 2.0);
    let mut items = number.items(corner);
    let share = disc.radius * 2.0 / station;
    if share < 1.0 {
        items
            .iter_mut()
            .for_each(|item| shrink(item, disc.centre, share));
    }
    items
}

/// Makes an item smaller about a point.
fn shrink(item: &mut Item, centre: Point, share: f64) {
    let moved = |p: Point| {
        let (dx, dy) = (p.x - centre.x, p.y - centre.y);
        centre.shift(dx * share, dy * share)
    };
    match &mut item.kind {
        ItemKind::Glyphs(glyphs) => {
            let smaller = glyphs.glyphs.iter().map(|glyph| Glyph {
                advance: glyph.advance * share,
                dx: glyph.dx * share,
                dy: glyph.dy * share,
                ..glyph.clone()
            });
            *glyphs = Glyphs {
                at: moved(glyphs.at),
                size: glyphs.size * share,
                glyphs: smaller.collect(),
                width: glyphs.width * share,
                edge_in_grey: glyphs.edge_in_grey.map(|edge| edge * share),
                ..glyphs.clone()
            };
        }
        ItemKind::Path { path, stroke, .. } => {
            *path = path.map(moved);
            if let Some(stroke) = stroke {
                stroke.width = stroke.width * share;
            }
        }
        ItemKind::Pattern(pattern) => {
            pattern.outline = pattern.outline.map(moved);
            pattern.origin = moved(pattern.origin);
            pattern.size = pattern.size * share;
        }
        ItemKind::Link { area, .. } | ItemKind::Image { area, .. } => {
            let origin = moved(area.origin);
            let (width, height) = (area.size.width * share, area.size.height * share);
            *area = Rect::new(origin.x, origin.y, width, height);
        }
    }
}

/// The end of the path above the panels of a face.
fn climb(area: &AreaCx, rule: &ClimbArea) -> Climb {
    let station = area.face.rule.areas.iter().find_map(|other| {
        let Shows::Items(items) = &other.shows else {
            return None;
        };
        let ListLook::Panels(look) = &items.look else {
            return None;
        };
        let style = area.scope(Some(&items.text)).text_style();
        Some(panels::station(look, &style))
    });
    Climb {
        station,
        gap: area.face.rule.look.row_gap,
        size: rule.size,
        accent: area.accent.clone(),
    }
}

/// The number in the station, where the area shows one.
fn number(area: &AreaCx, rule: &PathArea) -> Option<SetParagraph> {
    let values = &area.face.page.card.values;
    let text = values.get(rule.value.as_ref()?)?.paragraphs()?.first()?;
    let station = rule.size.unwrap_or(STATION);
    let look = (StyleName::CardMark, MARK);
    let mut style = disc_style(look, station, area.cx.design, area.accent);
    let own = std::sync::Arc::make_mut(&mut style);
    own.align = Align::Center;
    own.color = Color::WHITE;
    let tag = area.cx.tag(area.face.tag, TagRole::P);
    let number = TaggedParagraph::new(area.cx, text, &style, tag);
    Some(number.set(area.cx, station))
}
