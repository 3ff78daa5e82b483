//! A list as the panels of a poster: equally high, filling their area, along the path. Each has
//! a station with its letter or number on it, a name, another name beside it, what is said
//! of it below, and its sign at the end. One size holds for each of these on all panels.

use super::Scope;
use super::item_text::ItemText;
use super::marks::{Badge, disc};
use crate::color::Color;
use crate::content::Item as Words;
use crate::design::{Accent, ItemMark, PanelsLook, StyleName, TextStyle};
use crate::geom::{Path, Point, Rect, Sides};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagId, TagRole};
use crate::pages::{Cx, art};
use crate::source::Spanned;
use crate::units::Abs;

/// The diameter of a station, where the layout does not say, as a share of the name's leading.
const STATION: f64 = 1.5;
/// How far into a station its panel begins, as a share of the diameter: the path runs at its edge.
const INTO: f64 = 0.5;
/// The size of a letter or a number, as a share of its station.
const MARK: f64 = 0.6;
/// The room inside a panel, at its ends and above and below, as shares of the station.
const PAD: (f64, f64) = (0.16, 0.05);
/// An icon's disc, as a share of the station, and the icon's share of it.
const ICON: f64 = 0.72;
const IN_DISC: f64 = 0.48 / 0.72;
/// The sizes of the other name beside a name, and of what is said below it, where the layout does
/// not say, as shares of the name's.
const WORD: f64 = 0.4;
const TEXT: f64 = 0.5;

/// The diameter of the stations of these panels.
pub fn station(rule: &PanelsLook, name: &TextStyle) -> Abs {
    rule.size.unwrap_or(name.leading * STATION)
}

/// The panels, as high as their place. Names are `largest` where they have their largest size; the path
/// comes in from `edge`, counted as boxes are.
pub fn panels(
    cx: &mut Cx,
    items: &[Words],
    look: &PanelsLook,
    (largest, edge): (Abs, Abs),
    scope: &Scope,
) -> BoxNode {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let diameter = station(look, &scope.text_style(cx));
    let gap = look.gap.unwrap_or(cx.design.space.gutter);
    let accents: Vec<Accent> = (0..items.len())
        .map(|index| scope.accent_of(cx, look.accents, index))
        .collect();
    let mut panels = Vec::with_capacity(items.len());
    for ((index, item), accent) in items.iter().enumerate().zip(&accents) {
        let scope = scope.with(accent).on(accent.soft);
        let sizes = (largest, diameter);
        panels.push(panel(cx, (item, index), look, (list, sizes), &scope));
    }
    let corner = cx.design.space.corner;
    let path = cx.design.art.path.is_some();
    BoxNode::shares(panels, gap).painted(move |area| {
        let way = Way {
            area,
            gap,
            diameter,
            count: accents.len(),
        };
        let mut items = Vec::new();
        for (index, accent) in accents.iter().enumerate() {
            let ground = Path::rounded(way.ground(index), corner);
            items.push(Item::filled(ground, accent.soft));
        }
        if path {
            let stations = accents.iter().enumerate();
            let stations: Vec<(Point, &Accent)> = stations
                .map(|(index, accent)| (way.centre(index), accent))
                .collect();
            items.extend(art::past(&stations, diameter, (edge, area.bottom())));
        }
        items
    })
}

/// One panel: its station, its words, its sign.
fn panel(
    cx: &mut Cx,
    (item, index): (&Words, usize),
    look: &PanelsLook,
    (list, (largest, diameter)): (TagId, (Abs, Abs)),
    scope: &Scope,
) -> BoxNode {
    let entry = cx.tags.add(list, TagRole::LI);
    let mark = match look.mark {
        ItemMark::None => String::new(),
        ItemMark::Letter => item.title.first_letter().unwrap_or_default(),
        ItemMark::Number => (index + 1).to_string(),
    };
    let label = (look.mark != ItemMark::None).then(|| cx.tags.add(entry, TagRole::Lbl));
    let kind = (StyleName::CardMark, MARK);
    let mark = disc(
        cx,
        (&mark, &item.title),
        scope.accent,
        kind,
        diameter,
        label,
    );
    let body = cx.tags.add(entry, TagRole::LBody);
    let words = words(cx, item, look, largest, scope).node(cx, body);
    let words = words.content_centred().grow();
    let mut row = vec![mark.middle(), words];
    let badge = |icon: &Spanned<String>| {
        let badge = Badge {
            color: scope.accent.deep,
            side: diameter * ICON,
            disc: Some((Color::WHITE, IN_DISC)),
        };
        badge.node(cx, &icon.value)
    };
    row.extend(item.icon.as_ref().and_then(badge).map(BoxNode::middle));
    let (ends, above) = (diameter * PAD.0, diameter * PAD.1);
    BoxNode::row(row, ends).padded(Sides {
        left: Abs::ZERO,
        right: ends,
        top: above,
        bottom: above,
    })
}

/// The name with the other name beside it, and what is said of it below.
fn words<'a>(
    cx: &Cx,
    item: &'a Words,
    look: &PanelsLook,
    largest: Abs,
    scope: &Scope,
) -> ItemText<'a> {
    let name = scope.text_style(cx);
    let at = |size: Option<Abs>, usual: f64| {
        let share = size.map_or(usual, |size| size / largest);
        let plain = Scope {
            text: (StyleName::CardText, Some(name.size * share)),
            align: None,
            color: None,
            ..*scope
        };
        plain.text_style(cx)
    };
    // The word in the reader's own language comes first.
    let (first, second) = match &item.label {
        Some(label) => (label, Some(&item.title)),
        None => (&item.title, None),
    };
    ItemText {
        behind: second.map(|text| (text, at(look.word_size, WORD))),
        below: item
            .text
            .as_ref()
            .map(|text| (text, at(look.text_size, TEXT))),
        name: (first, name),
        role: scope.heading,
        gap: Abs::ZERO,
        ground: scope.ground,
    }
}

/// Where the panels and their stations stand.
struct Way {
    area: Rect,
    gap: Abs,
    diameter: Abs,
    count: usize,
}

impl Way {
    /// The height of a panel.
    fn height(&self) -> Abs {
        let gaps = self.gap * (self.count.saturating_sub(1)) as f64;
        (self.area.size.height - gaps) / self.count.max(1) as f64
    }

    /// The top of a panel.
    fn top(&self, index: usize) -> Abs {
        self.area.top() + (self.height() + self.gap) * index as f64
    }

    fn ground(&self, index: usize) -> Rect {
        let into = self.diameter * INTO;
        Rect::new(
            self.area.left() + into,
            self.top(index),
            self.area.size.width - into,
            self.height(),
        )
    }

    fn centre(&self, index: usize) -> Point {
        let x = self.area.left() + self.diameter / 2.0;
        Point::new(x, self.top(index) + self.height() / 2.0)
    }
}
