//! One area of a face → a box: what the card says there, or what is drawn there.

use std::rc::Rc;

use super::{Setting as Dealt, face, list, panels, paper, path};
use crate::color::Color;
use crate::content::{Text, Thing};
use crate::design::{
    Accent, Align, AreaRule, IconArea, ListLook, Shows, StyleName, TextArea, TextRule, TextStyle,
    VAlign,
};
use crate::diag::{Code, Diagnostic, Message};
use crate::geom::{Path, Rect, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagRole};
use crate::pages::text::Setting;
use crate::pages::things::{Badge, Scope, image, qr, table, writing};
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

impl<'a> Scene<'a> {
    /// What surrounds a thing in this area.
    fn scope(&self, cx: &Cx) -> Scope<'a> {
        Scope {
            ground: self.ground,
            ..Scope::block(cx, self.accent, self.setting.tag, self.setting.card.span)
        }
    }
}

/// The box of an area; `None` where nothing stands in it.
pub fn node(cx: &mut Cx, scene: &Scene, rule: &AreaRule) -> Option<BoxNode> {
    match &rule.shows {
        Shows::Art(art) => return path::node(cx, scene, rule.cells, &art.decor),
        Shows::Notes(notes) => return Some(paper::node(cx, scene, notes)),
        _ => {}
    }
    let shown = value(scene.setting, rule.value()?)?;
    let shows = match (&rule.shows, &shown) {
        (Shows::Text(text), Shown::Value(Thing::Items(_))) => &Shows::Items(text.as_items()),
        (Shows::Text(text), Shown::Value(Thing::Table(_))) => &Shows::Table(text.as_table()),
        (shows, _) => shows,
    };
    let own = shows.accent().map(|index| cx.design.accent(index).clone());
    let accent = own.as_ref().unwrap_or(scene.accent);
    let place = shows.place().cloned().unwrap_or_default();
    let panel = place
        .background
        .map(|ground| face::color(ground, cx.design.palette.ground, accent));
    let scene = &Scene {
        accent,
        ground: panel.unwrap_or(scene.ground),
        ..*scene
    };
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
    let content = match (shows, shown) {
        (Shows::Text(area), Shown::Text(paragraphs)) => text(cx, scene, (rule, area), &paragraphs),
        (Shows::Icon(icon), Shown::Icon(name)) => badge(cx, scene, (rule, icon), &name)?,
        (Shows::Items(items), Shown::Value(Thing::Items(things))) => match &items.look {
            // These fill their area, as tables and pictures do.
            ListLook::Panels(look) => {
                return Some(panels::node(cx, scene, (&items.text, look), things));
            }
            ListLook::Notes(look) => {
                return Some(list::notes(cx, scene, (&items.text, look), things));
            }
            _ => list::node(cx, scene, items, things),
        },
        (Shows::Table(area), Shown::Value(Thing::Table(table))) => {
            let style = style(cx, scene, &area.text);
            let look = (area.accents, area.gap);
            let scope = scene.scope(cx);
            return Some(table::filling(cx, table, &style, look, &scope));
        }
        (Shows::Qr(area), Shown::Value(Thing::Qr(address))) => {
            let style = style(cx, scene, &area.text);
            let side = area.size.unwrap_or(QR);
            let scope = scene.scope(cx);
            qr::of_size(cx, address, side, &style, &scope)?
        }
        (Shows::Image(area), Shown::Value(Thing::Image(image))) => {
            let scope = scene.scope(cx);
            return image::filling(cx, image, area.crop, &scope);
        }
        // What does not go together was reported.
        _ => return None,
    };
    let node = BoxNode::column(vec![content], Abs::ZERO);
    let node = match place.valign {
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
pub fn style(cx: &Cx, scene: &Scene, rule: &TextRule) -> Rc<TextStyle> {
    styled(cx, scene, rule, rule.style, scene.size)
}

/// The style `name` as the area changes it, at `size`.
pub fn styled(
    cx: &Cx,
    scene: &Scene,
    rule: &TextRule,
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
fn text(
    cx: &mut Cx,
    scene: &Scene,
    (rule, area): (&AreaRule, &TextArea),
    paragraphs: &[&Text],
) -> BoxNode {
    let style = style(cx, scene, &area.text);
    let empty = |text: &&Text| text.plain().trim().is_empty();
    if paragraphs.iter().all(empty) {
        return writing::line(cx, scene.ground, style.leading.max(LINE));
    }
    let role = match area.heading {
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
    BoxNode::column(children, area.gap.unwrap_or(style.leading * 0.4))
}

/// What a heading is: the first of a face, or one below that.
fn role(scene: &Scene, rule: &AreaRule) -> TagRole {
    let face = scene.setting.face;
    let first = face.areas.iter().find(|area| area.is_heading());
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

/// Lines to write on, as many as its place has room for, from its foot up.
pub fn ruled(cx: &Cx, scene: &Scene, pitch: Abs) -> BoxNode {
    let stroke = writing::hairline(cx, scene.ground);
    BoxNode::column(Vec::new(), Abs::ZERO)
        .painted(move |area| writing::from_foot(area, pitch, 1.0, &stroke))
}

/// An icon, on a disc or bare.
fn badge(
    cx: &mut Cx,
    scene: &Scene,
    (rule, area): (&AreaRule, &IconArea),
    name: &str,
) -> Option<BoxNode> {
    let color = area
        .color
        .map_or(scene.accent.deep, |color| color.of(scene.accent));
    // A disc that is told from its ground.
    let disc = match scene.ground {
        ground if ground == Color::WHITE => scene.accent.soft,
        _ => Color::WHITE,
    };
    let badge = Badge {
        color,
        side: area.size.unwrap_or(ICON),
        disc: area.disc.then_some((disc, IN_DISC)),
    };
    let node = badge.node(cx, name)?;
    let behind = if area.disc { disc } else { scene.ground };
    let contrast = color.contrast(behind);
    if contrast < SEEN {
        let error = Diagnostic::error(Code::FaintIcon, rule.span)
            .arg("contrast", format_args!("{contrast:.1}"))
            .arg("wanted", SEEN);
        cx.diags
            .push(error.hint(Message::new(Code::OtherIconColor)));
    }
    Some(match area.align {
        Align::Center => node.middle(),
        Align::Right => node.at_end(),
        Align::Left | Align::Justify => node.shrunk(),
    })
}
