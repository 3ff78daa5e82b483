//! Lines to write on. Artifacts.

use super::Scope;
use crate::color::Color;
use crate::geom::{Path, Point, Rect};
use crate::pages::boxes::BoxNode;
use crate::pages::flow::WritingLines;
use crate::pages::frame::{Item, Stroke};
use crate::pages::{LayoutCx, gray};
use crate::units::Abs;

/// The contrast that a line needs to be seen (WCAG 2.1, 1.4.11).
pub const SEEN: f64 = 3.0;
/// From a single line down to the edge of its box.
const BELOW: Abs = Abs::pt(2.0);

/// What lines to write on and frames of cells to write in are drawn with.
pub fn ruling(cx: &LayoutCx, ground: Color) -> Stroke {
    gray::ruling(cx.design, hairline(cx, ground))
}

/// What thin lines are drawn with: the theme's colour, white where that would not be seen on `ground`.
pub fn hairline(cx: &LayoutCx, ground: Color) -> Stroke {
    let rule = cx.design.palette.rule;
    let white = rule.contrast(ground) < SEEN && Color::WHITE.contrast(ground) >= SEEN;
    let color = if white { Color::WHITE } else { rule };
    gray::hairline(cx.design, Stroke::solid(color, Abs::pt(0.5)))
}

/// A level line.
pub fn level_line(y: Abs, left: Abs, right: Abs, stroke: &Stroke) -> Item {
    let line = Path::line(Point::new(left, y), Point::new(right, y));
    Item::stroked(line, stroke.clone())
}

/// A line at the foot of a box `height` high and as wide as its place.
pub fn line(height: Abs, scope: &Scope) -> BoxNode {
    let stroke = ruling(scope.cx, scope.ground);
    BoxNode::fixed_height(height).painted(move |area| {
        let y = area.bottom() - BELOW;
        vec![level_line(y, area.left(), area.right(), &stroke)]
    })
}

/// Lines that fill their place, from its foot up.
pub fn filling(lines: WritingLines, scope: &Scope) -> BoxNode {
    let stroke = ruling(scope.cx, scope.ground);
    BoxNode::fixed_height(lines.pitch * f64::from(lines.min_lines))
        .stretched()
        .painted(move |area| from_foot(area, lines.pitch, 1.0, &stroke))
}

/// Lines `pitch` apart, as many as `area` has room for, from its foot up: so the last one ends the area
/// on purpose, and those of facing pages meet. The first stands at least `first` of a pitch below the
/// upper edge.
pub fn from_foot(area: Rect, pitch: Abs, first: f64, stroke: &Stroke) -> Vec<Item> {
    let count = (area.size.height / pitch + 1.0 - first + 0.001).floor();
    let line = |step: u32| {
        let y = area.bottom() - pitch * f64::from(step);
        level_line(y, area.left(), area.right(), stroke)
    };
    (0..count.max(0.0) as u32).rev().map(line).collect()
}
