//! Areas with the path: between which edges it runs, and the letter or number at its station. Nothing
//! is drawn here.

use super::scene::Scene;
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
pub fn edges(cx: &Cx, scene: &Scene, station: Abs) -> (Abs, Abs) {
    let (painted, frame) = (cx.painted(), scene.frame);
    let whole = match cx.edge {
        Edge::Bleed => Abs::ZERO,
        Edge::Inset(_) => art::dot(station) / 2.0,
    };
    // Over a fold it runs on to the next page.
    let folds = scene.setting.table.request.folds.get(scene.setting.page);
    let FoldedEdges { left, right } = folds.copied().unwrap_or_default();
    let from = if left {
        Abs::ZERO
    } else {
        painted.left() + whole
    };
    let to = match right {
        true => cx.design.page.trim.width,
        false => painted.right() - whole,
    };
    (from - frame.left(), to - frame.left())
}

/// The box of an area with the path; where the theme has none, with the number of its station alone.
pub fn node(cx: &mut Cx, scene: &Scene, cells: Cells, art: &AreaArt) -> Option<BoxNode> {
    let Some(path) = cx.design.art.path.clone() else {
        return match art {
            AreaArt::Path(passing) => plain(cx, scene, cells, passing),
            AreaArt::Arrival(_) | AreaArt::Climb(_) => None,
        };
    };
    let deck = scene.setting.table;
    let crossing = |step: usize, band: Option<Abs>, size: Option<Abs>| {
        let station = size.unwrap_or(STATION);
        Crossing {
            step,
            count: deck.walkers,
            across: edges(cx, scene, station),
            band,
            station,
            accent: scene.accent.clone(),
            ground: scene.ground,
        }
    };
    let empty = BoxNode::column(Vec::new(), Abs::ZERO);
    Some(match art {
        AreaArt::Climb(rule) => {
            let climb = climb(cx, scene, rule);
            empty.painted(move |area| art::climb(area, &path, &climb))
        }
        AreaArt::Arrival(rule) => {
            // The end of the path ends the walk, wherever its card stands in the deck.
            let crossing = crossing(deck.walkers, rule.band, rule.size);
            empty.painted(move |area| crossing.arrive(area, &path))
        }
        AreaArt::Path(rule) => {
            let crossing = crossing(scene.setting.step, rule.band, rule.size);
            let number = number(cx, scene, rule);
            empty.painted(move |area| {
                let (mut items, disc) = crossing.through(area);
                if let Some(number) = &number {
                    items.extend(on(&disc, number));
                }
                items
            })
        }
    })
}

/// A numbered disc where words begin; at the foot of the face where its area reaches down there.
fn plain(cx: &mut Cx, scene: &Scene, cells: Cells, rule: &PathArea) -> Option<BoxNode> {
    let number = number(cx, scene, rule)?;
    let station = rule.size.unwrap_or(STATION);
    let rows = scene.setting.face.rows.len();
    let foot = usize::from(cells.row + cells.rows) == rows;
    let (accent, ground) = (scene.accent.clone(), scene.ground);
    let node = BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| {
        let (mut items, disc) = art::station(area, station, foot, (&accent, ground));
        items.extend(on(&disc, &number));
        items
    });
    Some(node)
}

/// A number on its disc.
fn on(disc: &Disc, (setting, lines): &(Setting, Vec<Line>)) -> Vec<Item> {
    let corner = disc.centre.shift(-disc.radius, -height_of(lines) / 2.0);
    setting.items(lines, corner)
}

/// The end of the path above the panels of a face.
fn climb(cx: &Cx, scene: &Scene, rule: &ClimbArea) -> Climb {
    let face = scene.setting.face;
    let shown = face.areas.iter().find_map(|area| match &area.shows {
        Shows::Items(items) => match &items.look {
            ListLook::Panels(look) => Some((&items.text, look)),
            _ => None,
        },
        _ => None,
    });
    Climb {
        station: shown.map(|(text, look)| {
            let style = scene.scope(cx, Some(text)).text_style(cx);
            panels::station(look, &style)
        }),
        gap: face.row_gap,
        size: rule.size,
        accent: scene.accent.clone(),
    }
}

/// The number in the station, where the area shows one.
fn number(cx: &mut Cx, scene: &Scene, rule: &PathArea) -> Option<(Setting, Vec<Line>)> {
    let values = &scene.setting.card.values;
    let text = values.get(rule.value.as_ref()?)?.paragraphs()?.first()?;
    let station = rule.size.unwrap_or(STATION);
    let style = cx.design.style(StyleName::CardMark, scene.accent);
    let mut style = (*style).clone();
    style.size = station * MARK;
    style.leading = station;
    style.align = Align::Center;
    style.color = Color::WHITE;
    let style = std::rc::Rc::new(style);
    let tag = cx.tags.add(scene.setting.tag, TagRole::P);
    let setting = Setting::new(cx, text, &style, scene.accent.deep, Some(tag));
    let lines = setting.lines(cx, station);
    setting.report_overfull(cx, &lines);
    Some((setting, lines))
}
