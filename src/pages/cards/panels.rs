//! A list as the panels of a poster: equally high, filling their area, along the path. Each has
//! a station with its letter or number on it, a name, another name beside it, what is said
//! of it below, and its sign at the end. One size holds for each of these on all panels.

use std::rc::Rc;

use super::area::{Scene, below, style};
use super::path::edges;
use crate::color::Color;
use crate::content::Item as Words;
use crate::design::{Accent, Accents, Mark, PanelsLook, StyleName, TextRule, TextStyle};
use crate::geom::{Path, Point, Rect, Sides};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagId, TagRole};
use crate::pages::things::{Badge, ItemText, disc};
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

/// The box of a list as panels, as high as its place.
pub fn node(
    cx: &mut Cx,
    scene: &Scene,
    (names, rule): (&TextRule, &PanelsLook),
    things: &[Words],
) -> BoxNode {
    let list = cx.tags.add(scene.setting.tag, TagRole::L);
    let name = style(cx, scene, names);
    let diameter = station(rule, &name);
    let gap = rule.gap.unwrap_or(cx.design.space.gutter);
    let accents: Vec<Accent> = (0..things.len())
        .map(|index| match rule.accents {
            Accents::Section => scene.accent.clone(),
            Accents::Each => cx.design.accent(index).clone(),
        })
        .collect();
    let mut panels = Vec::with_capacity(things.len());
    for ((number, thing), accent) in (1..).zip(things).zip(&accents) {
        let scene = Scene { accent, ..*scene };
        let rules = (names, rule);
        panels.push(panel(cx, &scene, rules, (number, thing), (list, diameter)));
    }
    let corner = cx.design.space.corner;
    // The path comes in from the edge of what is printed.
    let (edge, _) = edges(cx, scene, diameter);
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
    scene: &Scene,
    (names, rule): (&TextRule, &PanelsLook),
    (number, thing): (usize, &Words),
    (list, diameter): (TagId, Abs),
) -> BoxNode {
    let entry = cx.tags.add(list, TagRole::LI);
    let mark = match rule.mark {
        Mark::None => String::new(),
        Mark::Letter => thing.title.first_letter().unwrap_or_default(),
        Mark::Number => number.to_string(),
    };
    let label = (rule.mark != Mark::None).then(|| cx.tags.add(entry, TagRole::Lbl));
    let mark = (mark.as_str(), &thing.title);
    let mark = disc(
        cx,
        mark,
        scene.accent,
        (StyleName::CardMark, MARK),
        diameter,
        label,
    );
    let body = cx.tags.add(entry, TagRole::LBody);
    let words = words(cx, scene, (names, rule), thing, body);
    let mut row = vec![mark.middle(), words];
    let badge = |icon: &Spanned<String>| {
        let badge = Badge {
            color: scene.accent.deep,
            side: diameter * ICON,
            disc: Some((Color::WHITE, IN_DISC)),
        };
        badge.node(cx, &icon.value)
    };
    row.extend(thing.icon.as_ref().and_then(badge).map(BoxNode::middle));
    let (ends, above) = (diameter * PAD.0, diameter * PAD.1);
    BoxNode::row(row, ends).padded(Sides {
        left: Abs::ZERO,
        right: ends,
        top: above,
        bottom: above,
    })
}

/// The name with the other name beside it, and what is said of it below.
fn words(
    cx: &mut Cx,
    scene: &Scene,
    (names, rule): (&TextRule, &PanelsLook),
    thing: &Words,
    body: TagId,
) -> BoxNode {
    let name = style(cx, scene, names);
    let largest = match &names.fit {
        Some(fit) => fit.max,
        None => cx.design.style(names.style, scene.accent).size,
    };
    let share = |size: Option<Abs>, usual: f64| size.map_or(usual, |size| size / largest);
    let at = |share: f64| text_style(cx, scene.accent, name.size * share);
    let behind = at(share(rule.word_size, WORD));
    let below_it = at(share(rule.text_size, TEXT));
    // The word in the reader's own language comes first.
    let (first, second) = match &thing.label {
        Some(label) => (label, Some((&thing.title, behind))),
        None => (&thing.title, None),
    };
    let words = ItemText {
        name: (first, name),
        role: below(scene.setting.table.heading(scene.setting.face)),
        behind: second,
        below: thing.text.as_ref().map(|text| (text, below_it)),
        gap: Abs::ZERO,
        ground: scene.accent.soft,
    };
    words.node(cx, body).content_centred().grow()
}

/// The style of what stands on panels, at `size`.
fn text_style(cx: &Cx, accent: &Accent, size: Abs) -> Rc<TextStyle> {
    let mut style = cx.design.style(StyleName::CardText, accent);
    let own = Rc::make_mut(&mut style);
    own.leading = own.leading * (size / own.size);
    own.size = size;
    style
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
