//! What stands beside words: a disc with a letter or number, a dot, a tick or a cross, an icon; and the
//! panel beneath them.

use std::sync::Arc;

use super::Scope;
use crate::color::Color;
use crate::content::Text;
use crate::design::icons::GRID;
use crate::design::{Accent, StyleName};
use crate::geom::{Path, Point, Rect, Segment, Sides, Size};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke, TagId};
use crate::pages::icon;
use crate::pages::text::Setting;
use crate::source::Spanned;
use crate::units::Abs;

/// The stroke of a tick or a cross, as a share of its disc: 1.5 pt on 13 pt.
const STROKE: f64 = 1.5 / 13.0;
/// The diameter of an icon's disc, beside titles of 14.5 pt.
const BADGE: f64 = 30.0;
/// An icon's share of that disc.
const IN_BADGE: f64 = 0.68;
/// The share of a disc that its letter or number fills: a little more than half.
pub const DIGITS: f64 = 0.55;

/// `content` on a rounded ground in the colour of the scope.
pub fn panel(cx: &Cx, content: BoxNode, scope: &Scope) -> BoxNode {
    let (corner, pad, ground) = (cx.design.space.corner, scope.pad, scope.ground);
    content
        .padded(Sides {
            left: pad,
            right: pad,
            top: pad * 0.7,
            bottom: pad * 0.8,
        })
        .painted(move |area| vec![Item::filled(Path::rounded(area, corner), ground)])
}

/// A disc in the accent's deep colour with a letter or number in its middle, which fills `share` of its
/// height; bare where there is none. The letter is taken from `source`.
pub fn disc(
    cx: &Cx,
    (mark, source): (&str, &Text),
    accent: &Accent,
    (name, share): (StyleName, f64),
    diameter: Abs,
    tag: Option<TagId>,
) -> BoxNode {
    let mut style = cx.design.style(name, accent);
    let own = Arc::make_mut(&mut style);
    own.size = diameter * share;
    own.leading = diameter;
    let lang = source.lang.as_ref().unwrap_or(&cx.lang);
    let ground = accent.deep;
    let words = Setting::words(mark, &style, lang, source.span, ground, tag);
    BoxNode::text(words).wide(diameter).painted(move |area| {
        let radius = diameter / 2.0;
        let centre = Point::new(area.left() + radius, area.top() + radius);
        vec![Item::filled(Path::circle(centre, radius), ground)]
    })
}

/// A disc without words that stands beside the first line of a text with leading `leading`.
pub fn dot(accent: &Accent, diameter: Abs, leading: Abs) -> BoxNode {
    let color = accent.bright;
    BoxNode::fixed(Size::new(diameter, leading)).painted(move |area: Rect| {
        let centre = Point::new(area.left() + diameter / 2.0, area.top() + leading * 0.54);
        vec![Item::filled(Path::circle(centre, diameter / 2.0), color)]
    })
}

/// A disc with a tick or a cross, beside a first line of height `leading`: told apart by shape as well
/// as by colour.
pub fn verdict(color: Color, diameter: Abs, leading: Abs, wanted: bool) -> BoxNode {
    let room = Size::new(diameter, leading.max(diameter));
    BoxNode::fixed(room).painted(move |area: Rect| {
        let radius = diameter / 2.0;
        let centre = Point::new(area.left() + radius, area.top() + leading * 0.54);
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
        let stroke = Stroke {
            color: Color::WHITE,
            width: diameter * STROKE,
            dash: Vec::new(),
            round: true,
        };
        vec![
            Item::filled(Path::circle(centre, radius), color),
            Item::stroked(Path { segments }, stroke),
        ]
    })
}

/// An icon, on a disc or bare.
pub struct Badge {
    /// The colour of its lines.
    pub color: Color,
    /// Its side, or the diameter of the disc that it stands on.
    pub side: Abs,
    /// The disc's colour, and the icon's share of it.
    pub disc: Option<(Color, f64)>,
}

impl Badge {
    /// The icon called `name`, in a box that is no wider than its place; `None` where there is no such
    /// icon.
    pub fn node(self, cx: &Cx, name: &str) -> Option<BoxNode> {
        let icon = cx.design.icons.get(name)?.clone();
        let Self { color, side, disc } = self;
        let node = BoxNode::fixed_within(Size::new(side, side)).painted(move |area| {
            let side = side.min(area.size.width).min(area.size.height);
            let centre = Point::new(area.left() + side / 2.0, area.top() + side / 2.0);
            let mut items = Vec::new();
            let mut inner = side;
            if let Some((disc, share)) = disc {
                items.push(Item::filled(Path::circle(centre, side / 2.0), disc));
                inner = side * share;
            }
            let corner = centre.shift(-inner / 2.0, -inner / 2.0);
            let place = Rect::new(corner.x, corner.y, inner, inner);
            items.extend(icon::icon(&icon, place, color));
            items
        });
        Some(node)
    }
}

/// The icon called `name` before a label, its ink, not its square, at the left edge.
pub fn flush_icon(
    cx: &Cx,
    name: Option<&Spanned<String>>,
    scope: &Scope,
    side: Abs,
) -> Option<BoxNode> {
    let icon = cx.design.icons.get(&name?.value)?.clone();
    let deep = scope.accent.deep;
    let ink = icon.paths.iter().filter_map(|part| {
        let left = part.path.bounds()?.left();
        Some(left - part.stroke.unwrap_or(Abs::ZERO) / 2.0)
    });
    let left = ink.reduce(Abs::min).unwrap_or(Abs::ZERO) * (side / GRID);
    let node = BoxNode::fixed(Size::new(side - left, side)).painted(move |area| {
        let place = Rect::new(area.left() - left, area.top(), side, side);
        icon::icon(&icon, place, deep)
    });
    Some(node.middle())
}

/// The icon called `name` on a white disc, and `words` beside it; the words alone where there is no
/// icon.
pub fn beside_icon(
    cx: &Cx,
    name: Option<&Spanned<String>>,
    scope: &Scope,
    words: BoxNode,
) -> BoxNode {
    let badge = Badge {
        color: scope.accent.deep,
        side: scope.beside_title(cx, BADGE),
        disc: Some((Color::WHITE, IN_BADGE)),
    };
    let badge = name.and_then(|name| badge.node(cx, &name.value));
    match badge {
        Some(badge) => {
            let row = vec![badge.middle(), words.content_centred().grow()];
            BoxNode::row(row, scope.pt(10.0))
        }
        None => words,
    }
}
