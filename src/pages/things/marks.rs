//! What stands beside words without saying anything: a dot, a tick or a cross; and the panel beneath them.

use super::Scope;
use crate::color::Color;
use crate::geom::{Path, Point, Rect, Segment, Sides, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke};
use crate::units::Abs;

/// The stroke of a tick or a cross, as a share of its disc: 1.5 pt on 13 pt.
const STROKE: f64 = 1.5 / 13.0;

/// `content` on a rounded ground in the colour of the scope.
pub fn on_panel(content: BoxNode, scope: &Scope) -> BoxNode {
    let pad = scope.pad;
    content
        .padded(Sides {
            left: pad,
            right: pad,
            top: pad * 0.7,
            bottom: pad * 0.8,
        })
        .on_ground(scope.ground, scope.cx.design.space.corner)
}

/// A disc without words that stands beside the first line of a text with leading `leading`.
pub fn dot(color: Color, diameter: Abs, leading: Abs) -> BoxNode {
    BoxNode::fixed(Size::new(diameter, leading)).painted(move |area: Rect| {
        let centre = Point::new(area.left() + diameter / 2.0, area.top() + leading * MIDDLE);
        vec![Item::filled(Path::circle(centre, diameter / 2.0), color)]
    })
}

/// Where the middle of a mark stands beside a line, as a share of the line's leading: at that of small letters.
const MIDDLE: f64 = 0.54;

/// How far a first line of height `leading` stands below the top of a disc that is larger than the line, so that
/// the disc takes no room above.
pub fn above_line(diameter: Abs, leading: Abs) -> Abs {
    (diameter / 2.0 - leading * MIDDLE).max(Abs::ZERO)
}

/// A disc of one colour with a tick or a cross of another, beside a first line of height `leading`: told apart by shape as well
/// as by colour. Where the grey edition leaves the disc to the paper, it is a ring there, and the sign black. Words beside it
/// stand [`above_line`] lower.
pub fn verdict(
    (color, sign): (Color, Color),
    diameter: Abs,
    leading: Abs,
    wanted: bool,
) -> BoxNode {
    let middle = leading * MIDDLE + above_line(diameter, leading);
    let room = Size::new(diameter, leading.max(middle + diameter / 2.0));
    BoxNode::fixed(room).painted(move |area: Rect| {
        let radius = diameter / 2.0;
        let centre = Point::new(area.left() + radius, area.top() + middle);
        let at = |x: f64, y: f64| centre.shift(radius * x, radius * y);
        let segments = if wanted {
            vec![
                Segment::Move(at(-0.45, 0.02)),
                Segment::Line(at(-0.12, 0.38)),
                Segment::Line(at(0.48, -0.36)),
            ]
        } else {
            vec![
                Segment::Move(at(-0.36, -0.36)),
                Segment::Line(at(0.36, 0.36)),
                Segment::Move(at(-0.36, 0.36)),
                Segment::Line(at(0.36, -0.36)),
            ]
        };
        let width = diameter * STROKE;
        let path = Path {
            segments,
            ..Path::default()
        };
        let on_paper = color.is_paper_in_grey();
        let sign = if on_paper {
            sign.as_in_woodcut(true)
        } else {
            sign
        };
        let ring = Path::circle(centre, radius - width / 2.0);
        let ring = on_paper.then(|| Item::edge(ring, width));
        let disc = Item::filled(Path::circle(centre, radius), color);
        let sign = Item::stroked(path, Stroke::solid(sign, width).round());
        std::iter::once(disc).chain(ring).chain([sign]).collect()
    })
}

/// A ring with a cross, beside a first line of height `leading`: what is not done looks other than a disc with a tick,
/// also without colour.
pub fn ring(color: Color, diameter: Abs, leading: Abs) -> BoxNode {
    let middle = leading * MIDDLE + above_line(diameter, leading);
    let room = Size::new(diameter, leading.max(middle + diameter / 2.0));
    BoxNode::fixed(room).painted(move |area: Rect| {
        let radius = diameter / 2.0;
        let stroke = Stroke::solid(color, diameter * STROKE).round();
        let centre = Point::new(area.left() + radius, area.top() + middle);
        let arm = |x: f64, y: f64| centre.shift(radius * x, radius * y);
        let segments = vec![
            Segment::Move(arm(-0.36, -0.36)),
            Segment::Line(arm(0.36, 0.36)),
            Segment::Move(arm(-0.36, 0.36)),
            Segment::Line(arm(0.36, -0.36)),
        ];
        let cross = Path {
            segments,
            ..Path::default()
        };
        let ring = Path::circle(centre, radius - stroke.width / 2.0);
        vec![
            Item::stroked(ring, stroke.clone()),
            Item::stroked(cross, stroke),
        ]
    })
}
