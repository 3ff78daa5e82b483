//! The drawings of the sheet by which a printer is measured. What a photograph is read by is black, so that a
//! printer takes one ink for it and no plate can be out of place.

use std::sync::Arc;

use super::super::super::LayoutCx;
use super::super::super::frame::{Item, Stroke};
use super::super::super::text::TaggedParagraph;
use super::super::target::{self, Face, PAPER, PaperEdge};
use crate::color::Color;
use crate::design::{StyleName, TextStyle};
use crate::geom::{FillRule, Path, Point, Rect};
use crate::units::Abs;

const BLACK: Color = Color::new([0; 3], [0, 0, 0, 100]);

/// How thick the lines of scales are.
const LINE: Abs = Abs::pt(0.6);
/// The type size of their numbers.
const NUMBERS: Abs = Abs::pt(7.0);

/// Where the crosses stand that are seen through the paper.
const CROSSES: [[f64; 2]; 3] = [[60.0, 148.5], [105.0, 148.5], [150.0, 148.5]];
/// How far their scales reach, in millimetres.
const REACH: i32 = 10;

/// What a photograph is read by, and the arrow that says which way is up.
pub fn for_photographs(face: Face) -> Vec<Item> {
    let disc = |at: Point, radius: Abs| Item::filled(Path::circle(at, radius), BLACK);
    let mut items = Vec::new();
    let [outside, inside, dot] = target::RING;
    for corner in target::corners() {
        let mut ring = Path::circle(corner, outside);
        ring.segments.extend(Path::circle(corner, inside).segments);
        ring.rule = FillRule::EvenOdd;
        items.extend([Item::filled(ring, BLACK), disc(corner, dot)]);
    }
    items.extend(target::dots().into_iter().map(|at| disc(at, target::DOT)));
    // Black cells side by side are one bar: no seam shows between them.
    let mut bars: Vec<Rect> = Vec::new();
    for (cell, _) in target::cells(face).into_iter().filter(|(_, black)| *black) {
        match bars.last_mut() {
            Some(last) if cell.left().fits(last.right()) => *last = last.union(&cell),
            _ => bars.push(cell),
        }
    }
    bars.extend(target::bars());
    let bar = |bar| Item::filled(Path::rounded(bar, Abs::ZERO), BLACK);
    items.extend(bars.into_iter().map(bar));
    items.push(arrow());
    items
}

/// An arrow upwards in the middle, at the same place on both sides.
fn arrow() -> Item {
    let at = |x: f64, y: f64| Point::new(PAPER.width / 2.0 + Abs::mm(x), Abs::mm(y));
    let mut path = Path::line(at(0.0, 33.0), at(3.5, 38.5));
    let more = [
        (1.0, 38.5),
        (1.0, 43.0),
        (-1.0, 43.0),
        (-1.0, 38.5),
        (-3.5, 38.5),
    ];
    path.segments
        .extend(more.map(|(x, y)| crate::geom::Segment::Line(at(x, y))));
    path.segments.push(crate::geom::Segment::Close);
    Item::filled(path, BLACK)
}

/// At the middle of every edge, a line for each millimetre, each a step along from the one before, with its
/// number: the first that is seen says what the printer leaves white.
pub fn edge_scales(cx: &LayoutCx) -> Vec<Item> {
    const LENGTH: Abs = Abs::mm(3.2);
    const FROM_EDGE: Abs = Abs::mm(15.5);
    let style = number_style(cx);
    let mut items = Vec::new();
    for edge in PaperEdge::ALL {
        let first = (edge.length() - target::STEP * (target::STEPS - 1) as f64) / 2.0;
        for step in 0..target::STEPS {
            let along = first + target::STEP * step as f64;
            let inside = Abs::mm((step + 1) as f64);
            let ends = [-0.5, 0.5].map(|half| edge.point(along + LENGTH * half, inside));
            items.push(line(ends));
            let number = (step + 1).to_string();
            items.extend(centred(cx, &number, &style, edge.point(along, FROM_EDGE)));
        }
    }
    items
}

/// Crosses in the middle of the sheet: plain ones on the front, with scales on the back, where the plain ones
/// are seen through the paper.
pub fn crosses(cx: &LayoutCx, face: Face) -> Vec<Item> {
    let style = number_style(cx);
    let mut items = Vec::new();
    for [x, y] in CROSSES {
        let at = |dx: f64, dy: f64| Point::new(Abs::mm(x + dx), Abs::mm(y + dy));
        let reach = f64::from(REACH);
        items.push(line([at(-reach, 0.0), at(reach, 0.0)]));
        items.push(line([at(0.0, -reach), at(0.0, reach)]));
        if face == Face::Front {
            continue;
        }
        for step in (-REACH..=REACH).filter(|step| *step != 0) {
            let length = if step % 5 == 0 { 1.6 } else { 0.8 };
            let step_at = f64::from(step);
            items.push(line([at(step_at, -length), at(step_at, length)]));
            items.push(line([at(-length, step_at), at(length, step_at)]));
            if step % 5 == 0 {
                let number = step.abs().to_string();
                items.extend(centred(cx, &number, &style, at(step_at, 3.4)));
                items.extend(centred(cx, &number, &style, at(3.4, step_at)));
            }
        }
    }
    items
}

/// A ruler of 100 mm across, and one of 200 mm down.
pub fn rulers(cx: &LayoutCx) -> Vec<Item> {
    let across =
        |along: f64, beside: f64| Point::new(Abs::mm(55.0 + along), Abs::mm(259.0 - beside));
    let down = |along: f64, beside: f64| Point::new(Abs::mm(175.0 - beside), Abs::mm(48.5 + along));
    let mut items = ruler(cx, 100, &across);
    items.extend(ruler(cx, 200, &down));
    items
}

/// A ruler of so many millimetres; `at` gives the place so far along it and beside it.
fn ruler(cx: &LayoutCx, length: i32, at: &dyn Fn(f64, f64) -> Point) -> Vec<Item> {
    let style = number_style(cx);
    let mut items = vec![line([at(0.0, 0.0), at(f64::from(length), 0.0)])];
    for step in 0..=length {
        let height = match step {
            step if step % 50 == 0 => 4.0,
            step if step % 10 == 0 => 3.0,
            step if step % 5 == 0 => 2.2,
            _ => 1.4,
        };
        let along = f64::from(step);
        items.push(line([at(along, 0.0), at(along, height)]));
        if step % 50 == 0 {
            items.extend(centred(cx, &step.to_string(), &style, at(along, 6.0)));
        }
    }
    items
}

/// A line to write on.
pub fn rule(cx: &LayoutCx, rect: Rect) -> Item {
    let ends = [rect.origin, Point::new(rect.right(), rect.top())];
    let color = cx.design.palette.ink;
    Item::stroked(Path::line(ends[0], ends[1]), Stroke::solid(color, LINE))
}

fn line([from, to]: [Point; 2]) -> Item {
    Item::stroked(Path::line(from, to), Stroke::solid(BLACK, LINE))
}

fn number_style(cx: &LayoutCx) -> Arc<TextStyle> {
    super::style(cx, StyleName::Body, NUMBERS)
}

/// A number with its middle here.
fn centred(cx: &LayoutCx, number: &str, style: &Arc<TextStyle>, at: Point) -> Vec<Item> {
    let number = TaggedParagraph::of_words(number, style, &cx.lang);
    let width = number.natural_width(cx);
    // Figures are about as high as capitals: 0.66 of the type size.
    let baseline = Point::new(at.x - width / 2.0, at.y + style.size * 0.33);
    number.set(cx, width * 2.0).on_baseline(baseline)
}
