//! One area of a face → a box: what the card says there, or what is drawn there.

use std::rc::Rc;

use super::{Setting as Dealt, face, list, panels, paper, path, picture, qr, table};
use crate::color::Color;
use crate::content::{Inline, Text, TextPiece, Thing};
use crate::design::{Accent, AreaDecor, AreaRule, ListLook, StyleName, TextStyle, VAlign};
use crate::diag::{Code, Diagnostic, Message};
use crate::geom::{Path, Point, Rect, Sides, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke, TagRole};
use crate::pages::text::Setting;
use crate::pages::{Cx, icon};
use crate::source::Span;
use crate::units::Abs;

/// The diameter of an icon's disc, where the layout does not say.
const ICON: Abs = Abs::mm(9.0);
/// The side of a QR code, where the layout does not say.
const QR: Abs = Abs::mm(20.0);
/// An icon's share of its disc.
const IN_DISC: f64 = 0.64;
/// Quotation marks that open what is said.
const OPENING: [char; 4] = ['«', '“', '„', '"'];
/// The width of such a mark, as a share of the type size: the widest of the bundled fonts takes 0.47.
const HANG: f64 = 0.5;
/// The contrast that a drawing needs to be seen (WCAG 2.1, 1.4.11).
const SEEN: f64 = 3.0;
/// The most things of a list, or rows or columns of a table, on one page.
const MOST_THINGS: usize = 500;
/// The least height of a line to write on.
const LINE: Abs = Abs::mm(7.0);

/// What surrounds an area.
pub struct Scene<'a> {
    /// The card.
    pub setting: &'a Dealt<'a>,
    /// The accent.
    pub accent: &'a Accent,
    /// The colour that it stands on.
    pub ground: Color,
    /// The room of all areas, on the page.
    pub frame: Rect,
    /// The size that its text was fitted to.
    pub size: Option<Abs>,
}

/// The box of an area; `None` where nothing stands in it.
pub fn node(cx: &mut Cx, scene: &Scene, rule: &AreaRule) -> Option<BoxNode> {
    if rule.decor != AreaDecor::None {
        return path::node(cx, scene, rule);
    }
    if let Some(pitch) = rule.ruling {
        return Some(ruled(cx, scene, pitch));
    }
    if let Some(paper) = rule.paper {
        return Some(paper::node(cx, scene, paper, rule.pitch));
    }
    let own = rule.accent.map(|index| cx.design.accent(index).clone());
    let accent = own.as_ref().unwrap_or(scene.accent);
    let panel = rule
        .ground
        .map(|ground| face::color(ground, cx.design.palette.ground, accent));
    let scene = &Scene {
        accent,
        ground: panel.unwrap_or(scene.ground),
        ..*scene
    };
    let shown = value(scene.setting, &rule.value)?;
    let count = match &shown {
        Shown::Value(Thing::Items(items)) => items.len(),
        Shown::Value(Thing::Table(table)) => table.rows.len().max(table.columns.len()),
        _ => 0,
    };
    if count > MOST_THINGS {
        let error = Diagnostic::error(Code::TooManyThings, scene.setting.card.span);
        let error = error.arg("count", count).arg("most", MOST_THINGS);
        cx.diags.push(error.hint(Message::new(Code::SplitList)));
        return None;
    }
    let content = match shown {
        Shown::Value(Thing::Items(items)) if rule.list == ListLook::Panels => {
            return Some(panels::node(cx, scene, rule, items));
        }
        Shown::Text(paragraphs) => text(cx, scene, rule, &paragraphs),
        Shown::Icon(name) => badge(cx, scene, rule, &name)?,
        // Both fill their area.
        Shown::Value(Thing::Items(items)) if rule.list == ListLook::Notes => {
            return Some(list::notes(cx, scene, rule, items));
        }
        Shown::Value(Thing::Table(table)) => return Some(table::node(cx, scene, rule, table)),
        Shown::Value(Thing::Items(items)) => list::node(cx, scene, rule, items),
        Shown::Value(Thing::Qr(address)) => {
            qr::node(cx, scene, rule, address, rule.size.unwrap_or(QR))?
        }
        Shown::Value(Thing::Image(image)) => {
            return picture::node(cx, scene, rule, image);
        }
        // Texts and icons were told apart above, and cards hold none of the others.
        Shown::Value(_) => return None,
    };
    let node = BoxNode::column(vec![content], Abs::ZERO);
    let node = match rule.valign {
        VAlign::Top => node,
        VAlign::Middle => node.content_centred(),
        VAlign::Bottom => node.content_at_foot(),
    };
    let Some(color) = panel else {
        return Some(node);
    };
    let corner = cx.design.space.corner;
    let sides = Sides::splat(cx.design.space.panel);
    let panel = BoxNode::column(vec![node.grow()], Abs::ZERO).padded(sides);
    Some(panel.painted(move |area| vec![Item::filled(Path::rounded(area, corner), color)]))
}

/// What an area shows.
enum Shown<'a> {
    Text(Vec<&'a Text>),
    Icon(String),
    Value(&'a Thing),
}

/// The value of a card: its own, or its category's word and sign.
fn value<'a>(setting: &Dealt<'a>, name: &str) -> Option<Shown<'a>> {
    match setting.card.values.get(name) {
        Some(Thing::Text(paragraphs)) => return Some(Shown::Text(paragraphs.iter().collect())),
        Some(Thing::Icon(name)) => return Some(Shown::Icon(name.value.clone())),
        Some(value) => return Some(Shown::Value(value)),
        None => {}
    }
    let category = setting.table.deck.categories.get(setting.card.category?)?;
    match name {
        "category" => Some(Shown::Text(vec![&category.title])),
        "category-icon" => Some(Shown::Icon(category.icon.as_ref()?.value.clone())),
        _ => None,
    }
}

/// The style of an area's text.
pub fn style(cx: &Cx, scene: &Scene, rule: &AreaRule) -> Rc<TextStyle> {
    styled(cx, scene, rule, rule.style, scene.size)
}

/// The style `name` as the area changes it, at `size`.
pub fn styled(
    cx: &Cx,
    scene: &Scene,
    rule: &AreaRule,
    name: StyleName,
    size: Option<Abs>,
) -> Rc<TextStyle> {
    let mut style = cx.design.style(name, scene.accent);
    let own = Rc::make_mut(&mut style);
    if let Some(size) = size {
        own.leading = own.leading * (size / own.size);
        own.size = size;
    }
    own.align = rule.align.unwrap_or(own.align);
    if let Some(color) = rule.color {
        own.color = color.of(scene.accent);
    }
    style
}

/// Paragraphs below each other; a line to write on where there are no words.
fn text(cx: &mut Cx, scene: &Scene, rule: &AreaRule, paragraphs: &[&Text]) -> BoxNode {
    let style = style(cx, scene, rule);
    let empty = |text: &&Text| text.plain().trim().is_empty();
    if paragraphs.iter().all(empty) {
        return line(cx, scene, style.leading.max(LINE));
    }
    let role = match rule.heading {
        true => role(scene, rule),
        false => TagRole::P,
    };
    let mut children = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let tag = cx.tags.add(scene.setting.tag, role);
        let setting = Setting::new(cx, paragraph, &style, scene.ground, Some(tag));
        // A quotation mark that hangs needs room inside the safe zone.
        let hangs = style.hang && paragraph.plain().starts_with(OPENING);
        let left = if hangs { style.size * HANG } else { Abs::ZERO };
        children.push(BoxNode::text(setting).padded(Sides {
            left,
            ..Sides::default()
        }));
    }
    BoxNode::column(children, rule.gap.unwrap_or(style.leading * 0.4))
}

/// The colour of lines to write on: the theme's, white where that would not be seen.
fn ruling(cx: &Cx, scene: &Scene) -> Color {
    let rule = cx.design.palette.rule;
    if rule.contrast(scene.ground) < SEEN && Color::WHITE.contrast(scene.ground) >= SEEN {
        Color::WHITE
    } else {
        rule
    }
}

/// What a heading is: the first of a face, or one below that.
fn role(scene: &Scene, rule: &AreaRule) -> TagRole {
    let face = scene.setting.face;
    let first = face.areas.iter().find(|area| area.heading);
    let role = scene.setting.table.heading(face);
    match first {
        Some(first) if first.name != rule.name => below(role),
        _ => role,
    }
}

/// The heading one level below.
pub const fn below(role: TagRole) -> TagRole {
    match role {
        TagRole::H1 => TagRole::H2,
        _ => TagRole::H3,
    }
}

/// What lines to write on are drawn with.
pub fn hairline(cx: &Cx, scene: &Scene) -> Stroke {
    Stroke {
        color: ruling(cx, scene),
        width: Abs::pt(0.5),
        dash: Vec::new(),
        round: false,
    }
}

/// A line to write on at the foot of a box `height` high and as wide as its place.
pub fn line(cx: &Cx, scene: &Scene, height: Abs) -> BoxNode {
    let stroke = hairline(cx, scene);
    BoxNode::fixed_height(height).painted(move |area| {
        let y = area.bottom() - Abs::pt(2.0);
        let ends = [area.left(), area.right()].map(|x| Point::new(x, y));
        vec![Item::stroked(Path::line(ends[0], ends[1]), stroke.clone())]
    })
}

/// Lines to write on, as many as its place has room for, from its foot up.
fn ruled(cx: &Cx, scene: &Scene, pitch: Abs) -> BoxNode {
    let stroke = hairline(cx, scene);
    BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| {
        let count = (area.size.height / pitch + 0.001).floor().max(0.0) as u32;
        let rule = |step: u32| {
            let y = area.bottom() - pitch * f64::from(count - 1 - step);
            let ends = [area.left(), area.right()].map(|x| Point::new(x, y));
            Item::stroked(Path::line(ends[0], ends[1]), stroke.clone())
        };
        (0..count).map(rule).collect()
    })
}

/// An icon, on a disc or bare.
fn badge(cx: &mut Cx, scene: &Scene, rule: &AreaRule, name: &str) -> Option<BoxNode> {
    let drawing = cx.design.icons.get(name)?.clone();
    let color = rule
        .color
        .map_or(scene.accent.deep, |color| color.of(scene.accent));
    let side = rule.size.unwrap_or(ICON);
    // A disc that is told from its ground.
    let disc = match scene.ground {
        ground if ground == Color::WHITE => scene.accent.soft,
        _ => Color::WHITE,
    };
    let on_disc = rule.disc;
    let behind = if on_disc { disc } else { scene.ground };
    let contrast = color.contrast(behind);
    if contrast < SEEN {
        let error = Diagnostic::error(Code::FaintIcon, rule.span)
            .arg("contrast", format_args!("{contrast:.1}"))
            .arg("wanted", SEEN);
        cx.diags
            .push(error.hint(Message::new(Code::OtherIconColor)));
    }
    let node = BoxNode::fixed_within(Size::new(side, side)).painted(move |area| {
        let side = side.min(area.size.width).min(area.size.height);
        let centre = Point::new(area.left() + side / 2.0, area.top() + side / 2.0);
        let mut items = Vec::new();
        let mut inner = side;
        if on_disc {
            items.push(Item::filled(Path::circle(centre, side / 2.0), disc));
            inner = side * IN_DISC;
        }
        let corner = centre.shift(-inner / 2.0, -inner / 2.0);
        let place = Rect::new(corner.x, corner.y, inner, inner);
        items.extend(icon::icon(&drawing, place, color));
        items
    });
    Some(match rule.align {
        Some(crate::design::Align::Center) => node.middle(),
        Some(crate::design::Align::Right) => node.at_end(),
        _ => node.shrunk(),
    })
}

/// Words that link to where they say.
pub fn address(url: &str, span: Span) -> Text {
    let shown = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url);
    Text {
        lang: None,
        pieces: vec![TextPiece {
            inline: Inline::Words(shown.trim_end_matches('/').to_owned()),
            emph: false,
            strong: false,
            link: Some(url.to_owned()),
            span,
        }],
        span,
    }
}
