//! One face → a page: its ground, and the grid of its areas.

use super::area;
use super::scene::Scene;
use super::{Setting, Table};
use crate::color::Color;
use crate::design::area::LEAST_ON_CARD;
use crate::design::paper::name_of;
use crate::design::{Accent, Crop, FaceRule};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::geom::{Path, Point, Rect, Sides, Size};
use crate::pages::boxes::{BoxNode, Fragment};
use crate::pages::frame::{Ground, Item, Page};
use crate::pages::things::image;
use crate::pages::{Cx, Edge};
use crate::units::Abs;

/// From where a ground stops to what stands on it, at least.
const FROM_EDGE: Abs = Abs::mm(2.0);

/// The colour of a face's ground.
fn ground(table: &Table, face: &FaceRule, accent: &Accent) -> Color {
    let own = match table.request.on_paper {
        true => Color::WHITE,
        false => table.design.palette.ground,
    };
    face.ground.color(accent, own)
}

/// The page of a face, before anything stands on it.
pub fn blank(table: &Table, face: &FaceRule, accent: usize) -> Page {
    let rule = table.design.page;
    let color = ground(table, face, table.design.accent(accent));
    let picture = face.picture.as_ref();
    let picture = picture.and_then(|name| table.design.pictures.get(&name.value));
    Page {
        trim: rule.trim,
        bleed: rule.bleed,
        safe: rule.safe,
        label: None,
        ground: match picture {
            _ if !table.bleeds() => Ground::Paper,
            Some(_) => Ground::Mixed,
            None if color == Color::WHITE => Ground::Paper,
            None => Ground::Color(color),
        },
        items: Vec::new(),
    }
}

/// What has room for the areas: the safe zone, and where the ground stops inside the trim, not the
/// rim of the ground.
pub fn frame(table: &Table, painted: bool) -> Rect {
    let page = table.design.page;
    let inset = match table.request.edge {
        Edge::Inset(inset) if painted => page.safe.max(inset + FROM_EDGE),
        _ => page.safe,
    };
    let trim = Rect::new(Abs::ZERO, Abs::ZERO, page.trim.width, page.trim.height);
    trim.inset(Sides::splat(inset))
}

/// Sets the areas of a face; the fragment's corner is that of [`frame`].
pub fn grid(cx: &mut Cx, setting: &Setting) -> Fragment {
    let accent = cx.design.accent(setting.accent).clone();
    let color = ground(setting.table, setting.face, &accent);
    let painted = color != Color::WHITE || setting.face.picture.is_some();
    let frame = frame(setting.table, painted);
    let face = setting.face;
    let mut children = Vec::with_capacity(face.areas.len());
    for (number, rule) in face.areas.iter().enumerate() {
        let scene = Scene {
            setting,
            accent: &accent,
            ground: color,
            frame,
            size: setting.sizes.of(setting.index, number),
        };
        if let Some(node) = area::node(cx, &scene, rule) {
            children.push((rule.cells, node));
        }
    }
    let gaps = (face.column_gap, face.row_gap);
    let node = BoxNode::areas(children, &face.columns, &face.rows, gaps);
    let size = Size::new(frame.size.width, frame.size.height);
    node.layout_in(cx, size)
}

/// The page of a face.
pub fn page(cx: &mut Cx, setting: &Setting) -> Page {
    let accent = cx.design.accent(setting.accent).clone();
    let color = ground(setting.table, setting.face, &accent);
    let painted = color != Color::WHITE;
    let frame = frame(setting.table, painted);
    let mut fragment = grid(cx, setting);
    if let Some((excess, _)) = fragment.excess {
        report(cx, setting, excess);
    }
    let mut items = Vec::with_capacity(fragment.items.len() + 1);
    if painted {
        let corner = match cx.edge {
            Edge::Bleed => Abs::ZERO,
            Edge::Inset(_) => setting.table.rule.corner,
        };
        items.push(Item::filled(Path::rounded(cx.painted(), corner), color));
    }
    let picture = setting.face.picture.as_ref();
    let picture = picture.and_then(|name| cx.design.pictures.get(&name.value));
    if let Some(picture) = picture {
        items.push(image::item(picture, cx.painted(), Crop::Cover, None, None));
    }
    let Point { x, y } = frame.origin;
    for item in &mut fragment.items {
        item.shift(x, y);
    }
    items.append(&mut fragment.items);
    Page {
        items,
        ..blank(setting.table, setting.face, setting.accent)
    }
}

/// Says how much too long a card's text is.
fn report(cx: &mut Cx, setting: &Setting, excess: Abs) {
    let fault = Fault::CardTooFull {
        size: name_of(cx.design.page.trim).into(),
        excess,
    };
    let error = Diagnostic::error(fault, setting.card.span);
    let fits = || setting.face.areas.iter().filter_map(|area| area.fit());
    let hint = if fits().any(|fit| fit.min > LEAST_ON_CARD) {
        Hint::ShortenOnCard
    } else if fits().next().is_some() {
        Hint::ShortenAtLeast
    } else {
        Hint::ShortenOrFit
    };
    cx.diags.push(error.hint(hint));
}
