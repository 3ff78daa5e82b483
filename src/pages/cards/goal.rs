//! The sun at the end of a poster's trail: beside the title, with the way up to it from the panels
//! below. Decoration.

use super::area::{Scene, style};
use super::panels::{dots, station};
use super::trail::rim;
use crate::design::{AreaRule, ListLook};
use crate::geom::{Path, Point, Rect};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke};
use crate::units::Abs;

/// The diameter of the sun, where the layout does not say, as a share of its area's shorter side.
const SUN: f64 = 0.9;

/// How far the trail reaches below the upper edge of the first panel, as a share of the station.
const UNDER: f64 = 0.25;

/// The box of the area with the sun. Below it a gap between rows is left for the trail.
pub fn node(cx: &mut Cx, scene: &Scene, rule: &AreaRule) -> BoxNode {
    let face = scene.setting.face;
    let panels = face.areas.iter().find(|area| area.list == ListLook::Panels);
    let diameter = panels.map(|panels| station(panels, &style(cx, scene, panels)));
    let palette = &cx.design.palette;
    let sun = palette.accents[1 % palette.accents.len()].bright;
    let color = palette.accents[0].bright;
    let (gap, wanted) = (face.row_gap, rule.size);
    BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| {
        let side = wanted.unwrap_or(area.size.width.min(area.size.height) * SUN);
        let radius = side / 2.0;
        let centre = Point::new(area.right() - radius, area.top() + radius);
        let mut items = Vec::new();
        if let Some(diameter) = diameter {
            let path = way(area, gap, (centre, radius), diameter);
            items.push(Item::stroked(path, Stroke::dotted(color, dots(diameter))));
        }
        items.push(Item::filled(Path::circle(centre, radius), sun));
        items
    })
}

/// Up from the first station, along the gap below the title, to the sun. Boxes are painted from the
/// corner of the frame, where the stations stand.
fn way(area: Rect, gap: Abs, (sun, radius): (Point, Abs), diameter: Abs) -> Path {
    let middle = area.bottom() + gap / 2.0;
    let rise = (gap / 2.0 - dots(diameter)).max(Abs::ZERO);
    // Its lower end is covered by the first station, which stands in the middle of its panel.
    let start = Point::new(diameter / 2.0, area.bottom() + gap + diameter * UNDER);
    let end = sun.shift(Abs::ZERO, radius + rim(diameter));
    let across =
        |share: f64, off: f64| Point::new(start.x + (end.x - start.x) * share, middle + rise * off);
    Path::smooth(&[
        start,
        Point::new(start.x - diameter * 0.05, area.bottom() + gap),
        across(0.06, 0.2),
        across(0.3, 0.8),
        across(0.55, -0.8),
        across(0.8, 0.7),
        across(0.95, 0.1),
        end,
    ])
}
