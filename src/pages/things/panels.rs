//! What blocks share: the panel, the station with a letter or number, the heading and text of an
//! item.

use crate::color::Color;
use crate::content::{Item as Words, Text};
use crate::design::icons::GRID;
use crate::design::{Accent, StyleName};
use crate::geom::{Path, Point, Rect, Segment, Sides, Size};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke, TagId, TagRole};
use crate::pages::icon;
use crate::pages::text::Setting;
use crate::source::Spanned;
use crate::units::Abs;

/// `content` on a rounded ground.
pub fn panel(cx: &Cx, content: BoxNode, ground: Color) -> BoxNode {
    let corner = cx.design.space.corner;
    let pad = cx.design.space.panel;
    content
        .padded(Sides {
            left: pad,
            right: pad,
            top: pad * 0.7,
            bottom: pad * 0.8,
        })
        .painted(move |area| vec![Item::filled(Path::rounded(area, corner), ground)])
}

/// A disc with a letter or number in its middle.
pub fn station(
    cx: &mut Cx,
    text: &str,
    source: &Text,
    accent: &Accent,
    diameter: Abs,
    tag: TagId,
) -> BoxNode {
    let style = cx.design.style(StyleName::Mark, accent);
    // The digits of a station fill a little more than half of it.
    let mut style = (*style).clone();
    style.size = diameter * 0.55;
    style.leading = diameter;
    let style = std::rc::Rc::new(style);
    let lang = cx.lang.clone();
    let setting = Setting::words(text, &style, &lang, source.span, accent.deep, Some(tag));
    let ground = accent.deep;
    BoxNode::text(setting).wide(diameter).painted(move |area| {
        let centre = Point::new(area.left() + diameter / 2.0, area.top() + diameter / 2.0);
        vec![Item::filled(Path::circle(centre, diameter / 2.0), ground)]
    })
}

/// The stroke of a tick or a cross, as a share of its disc: 1.5 pt on 13 pt.
const STROKE: f64 = 1.5 / 13.0;
/// The diameter of an icon's disc, beside titles of 14.5 pt.
const BADGE: Abs = Abs::pt(30.0);

/// `length`, which is right beside text of `name` at the size `usual`, beside that text as it is.
pub fn beside(cx: &Cx, length: Abs, name: StyleName, usual: f64) -> Abs {
    let size = cx.design.styles.get(&name).map(|style| style.base.size);
    size.map_or(length, |size| length * (size / Abs::pt(usual)))
}

/// `length`, which is right beside titles of 14.5 pt, beside the titles of items as they are.
pub fn beside_title(cx: &Cx, length: Abs) -> Abs {
    beside(cx, length, StyleName::ItemTitle, 14.5)
}

/// The icon called `name` before a label, its ink, not its square, at the left edge.
pub fn flush_icon(
    cx: &Cx,
    name: Option<&Spanned<String>>,
    accent: &Accent,
    side: Abs,
) -> Option<BoxNode> {
    let icon = cx.design.icons.get(&name?.value)?.clone();
    let deep = accent.deep;
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

/// The icon called `name` in the accent's deep colour, `side` wide and high, on a white disc of
/// diameter `disc` or on none; `None` where there is no such icon.
pub fn icon(
    cx: &Cx,
    name: Option<&Spanned<String>>,
    accent: &Accent,
    side: Abs,
    disc: Option<Abs>,
) -> Option<BoxNode> {
    let icon = cx.design.icons.get(&name?.value)?.clone();
    let deep = accent.deep;
    let room = disc.unwrap_or(side);
    let node = BoxNode::fixed(Size::new(room, room)).painted(move |area| {
        let centre = Point::new(area.left() + room / 2.0, area.top() + room / 2.0);
        let corner = centre.shift(-side / 2.0, -side / 2.0);
        let mut items = Vec::new();
        if let Some(disc) = disc {
            let disc = Path::circle(centre, disc / 2.0);
            items.push(Item::filled(disc, Color::WHITE));
        }
        let place = Rect::new(corner.x, corner.y, side, side);
        items.extend(icon::icon(&icon, place, deep));
        items
    });
    Some(node.middle())
}

/// The icon called `name` on a white disc, and `words` beside it; the words alone where there is no
/// icon.
pub fn beside_icon(
    cx: &Cx,
    name: Option<&Spanned<String>>,
    accent: &Accent,
    words: BoxNode,
) -> BoxNode {
    let badge = beside_title(cx, BADGE);
    match icon(cx, name, accent, badge * 0.68, Some(badge)) {
        Some(badge) => BoxNode::row(vec![badge, words.content_centred().grow()], Abs::pt(10.0)),
        None => words,
    }
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

/// The title and the text of an item below each other.
///
/// With `labels`, the name in the guide's own language stands behind a title in another.
pub fn words(
    cx: &mut Cx,
    item: &Words,
    accent: &Accent,
    ground: Color,
    labels: bool,
    body: TagId,
) -> BoxNode {
    let title_style = cx.design.style(StyleName::ItemTitle, accent);
    let tag = cx.tags.add(body, TagRole::P);
    let mut title = Setting::new(cx, &item.title, &title_style, ground, Some(tag));
    if let Some(label) = item.label.as_ref().filter(|_| labels) {
        let style = cx.design.style(StyleName::ItemText, accent);
        let span = cx.tags.add(tag, TagRole::Span);
        let lang = label.lang.clone().unwrap_or_else(|| cx.lang.clone());
        title.append(cx, label, &style, span);
        if let Some(node) = cx.tags.get_mut(span) {
            node.lang = Some(lang);
        }
    }
    let mut children = vec![BoxNode::text(title)];
    if let Some(text) = &item.text {
        let style = cx.design.style(StyleName::ItemText, accent);
        let tag = cx.tags.add(body, TagRole::P);
        let text = Setting::new(cx, text, &style, ground, Some(tag));
        children.push(BoxNode::text(text));
    }
    BoxNode::column(children, Abs::pt(2.0))
}
