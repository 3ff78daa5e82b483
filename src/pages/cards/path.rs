//! Areas with the path: between which edges it runs, and the letter or number at its station. Nothing
//! is drawn here.

use std::sync::Arc;

use super::area_cx::AreaCx;
use super::face_cx::FaceCx;
use crate::color::Color;
use crate::design::{
    Align, AreaArt, Cells, ClimbArea, FoldedEdges, ListLook, PathArea, Shows, StyleName,
};
use crate::lines::Line;
use crate::pages::art::{self, Climb, Crossing, Disc};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagRole};
use crate::pages::text::{Setting, height_of};
use crate::pages::things::panels;
use crate::pages::{Cx, Edge};
use crate::units::Abs;

/// The diameter of a station, where the layout does not say.
const STATION: Abs = Abs::mm(8.0);
/// The size of a letter or a number, as a share of its station.
const MARK: f64 = 0.56;

/// Where the path comes in and goes out, from the corner of the frame, in which boxes are painted:
/// its dots are cut off at the trim, but on sheets that stay as they are printed they stand whole
/// inside what is printed.
pub fn edges(cx: &Cx, face: &FaceCx, station: Abs) -> (Abs, Abs) {
    let (painted, frame) = (cx.painted(), face.frame);
    let whole = match cx.edge {
        Edge::Bleed => Abs::ZERO,
        Edge::Inset(_) => art::dot(station) / 2.0,
    };
    // Over a fold it runs on to the next page.
    let folds = face.deck.request.folds.get(face.page.index);
    let FoldedEdges { left, right } = folds.copied().unwrap_or_default();
    let from = match left {
        true => Abs::ZERO,
        false => painted.left() + whole,
    };
    let to = match right {
        true => cx.design.page.trim.width,
        false => painted.right() - whole,
    };
    (from - frame.left(), to - frame.left())
}

/// The box of an area with the path; where the theme has none, with the number of its station alone.
pub fn node(cx: &mut Cx, area: &AreaCx, cells: Cells, shown: &AreaArt) -> Option<BoxNode> {
    let Some(path) = cx.design.art.path.clone() else {
        return match shown {
            AreaArt::Path(rule) => plain(cx, area, cells, rule),
            AreaArt::Arrival(_) | AreaArt::Climb(_) => None,
        };
    };
    let path_cards = area.face.deck.path_cards;
    let crossing = |step: usize, band: Option<Abs>, size: Option<Abs>| {
        let station = size.unwrap_or(STATION);
        Crossing {
            step,
            count: path_cards,
            across: edges(cx, area.face, station),
            band,
            station,
            accent: area.accent.clone(),
            ground: area.ground,
        }
    };
    let empty = BoxNode::column(Vec::new(), Abs::ZERO);
    Some(match shown {
        AreaArt::Climb(rule) => {
            let climb = climb(cx, area, rule);
            empty.painted(move |area| art::climb(area, &path, &climb))
        }
        AreaArt::Arrival(rule) => {
            // The end of the path ends the walk, wherever its card stands in the deck.
            let crossing = crossing(path_cards, rule.band, rule.size);
            empty.painted(move |area| crossing.arrive(area, &path))
        }
        AreaArt::Path(rule) => {
            let crossing = crossing(area.face.page.path_step, rule.band, rule.size);
            let number = number(cx, area, rule);
            empty.painted(move |area| {
                let (mut items, disc) = crossing.through(area);
                items.extend(number.iter().flat_map(|number| on_disc(&disc, number)));
                items
            })
        }
    })
}

/// A numbered disc where words begin; at the foot of the face where its area reaches down there.
fn plain(cx: &mut Cx, area: &AreaCx, cells: Cells, rule: &PathArea) -> Option<BoxNode> {
    let number = number(cx, area, rule)?;
    let station = rule.size.unwrap_or(STATION);
    let foot = usize::from(cells.row + cells.rows) == area.face.rule.rows.len();
    let (accent, ground) = (area.accent.clone(), area.ground);
    let node = BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| {
        let (mut items, disc) = art::station(area, station, foot, (&accent, ground));
        items.extend(on_disc(&disc, &number));
        items
    });
    Some(node)
}

/// A number in the middle of its disc.
fn on_disc(disc: &Disc, (setting, lines): &(Setting, Arc<[Line]>)) -> Vec<Item> {
    let corner = disc.centre.shift(-disc.radius, -height_of(lines) / 2.0);
    setting.items(lines, corner)
}

/// The end of the path above the panels of a face.
fn climb(cx: &Cx, area: &AreaCx, rule: &ClimbArea) -> Climb {
    let station = area.face.rule.areas.iter().find_map(|other| {
        let Shows::Items(items) = &other.shows else {
            return None;
        };
        let ListLook::Panels(look) = &items.look else {
            return None;
        };
        let style = area.scope(cx, Some(&items.text)).text_style(cx);
        Some(panels::station(look, &style))
    });
    Climb {
        station,
        gap: area.face.rule.row_gap,
        size: rule.size,
        accent: area.accent.clone(),
    }
}

/// The number in the station, where the area shows one.
fn number(cx: &mut Cx, area: &AreaCx, rule: &PathArea) -> Option<(Setting, Arc<[Line]>)> {
    let values = &area.face.page.card.values;
    let text = values.get(rule.value.as_ref()?)?.paragraphs()?.first()?;
    let station = rule.size.unwrap_or(STATION);
    let mut style = cx.design.style(StyleName::CardMark, area.accent);
    let own = Arc::make_mut(&mut style);
    own.size = station * MARK;
    own.leading = station;
    own.align = Align::Center;
    own.color = Color::WHITE;
    let tag = cx.tags.add(area.face.tag, TagRole::P);
    let setting = Setting::new(cx, text, &style, area.accent.deep, Some(tag));
    let lines = setting.lines(cx, station);
    setting.report_overfull(cx, &lines);
    Some((setting, lines))
}
