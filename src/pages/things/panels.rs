//! A list as the panels of a poster: equally high, filling their area, along the path. Each has
//! a station with its letter or number on it, a name, another name beside it, what is said
//! of it below, and its icon at the end. One size holds for each of these on all panels.

use super::entries::{ListEntry, entries};
use super::item_text::ItemText;
use super::{Scope, icons};
use crate::color::Color;
use crate::content::ListItem;
use crate::design::{Accent, ItemMark, PanelsLook, StyleName, TextStyle};
use crate::geom::{Path, Point, Rect, Sides};
use crate::pages::art;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::Item;
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
/// The white rim of a station on a drawing, as a share of the diameter.
const RIM: f64 = 0.07;
/// The size of a letter without a disc, and of an icon's disc beside such.
const BARE: f64 = 1.08;
const BARE_ICON: f64 = 0.45;
/// How much narrower than its name what is said of a thing is beside such a letter, in the largest size of names: a hill of the drawing
/// may rise beside it.
const BARE_INDENT: f64 = 1.3;
/// The room between the two, as a share of that size.
const BARE_GAP: f64 = 0.05;
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
    items: &[ListItem],
    look: &PanelsLook,
    (largest, edge): (Abs, Abs),
    scope: &Scope,
) -> BoxNode {
    let diameter = station(look, &scope.text_style());
    let gap = look.gap.unwrap_or(scope.cx.design.space.gutter);
    let mut accents: Vec<Accent> = Vec::with_capacity(items.len());
    let mut panels = Vec::with_capacity(items.len());
    for mut entry in entries(items, (look.accents, look.mark), scope) {
        if !look.bare {
            entry.scope = entry.scope.on_ground(entry.scope.accent.soft);
        }
        panels.push(poster_panel(&entry, look, largest, diameter));
        accents.push(entry.scope.accent.clone());
    }
    let corner = scope.cx.design.space.corner;
    let path = scope.cx.design.art.path.is_some();
    if look.bare {
        return BoxNode::shares(panels, gap);
    }
    BoxNode::shares(panels, gap).painted(move |area| {
        let places = Places {
            area,
            gap,
            diameter,
            count: accents.len(),
        };
        let accents = || accents.iter().enumerate();
        let ground = |(index, accent): (usize, &Accent)| {
            Item::edged(Path::rounded(places.ground(index), corner), accent.soft)
        };
        let mut items: Vec<Item> = accents().flat_map(ground).collect();
        if path {
            let stations = accents().map(|(index, accent)| (places.centre(index), accent));
            let stations: Vec<(Point, &Accent)> = stations.collect();
            let begins = (edge, area.bottom());
            items.extend(art::past_stations(&stations, diameter, begins));
        }
        items
    })
}

/// One panel: its station, its words, its icon.
fn poster_panel(entry: &ListEntry, look: &PanelsLook, largest: Abs, diameter: Abs) -> BoxNode {
    let is_letter = stands_alone(look);
    let disc = match (is_letter, look.bare) {
        (true, _) => entry.bare_mark((StyleName::CardMark, BARE), diameter),
        (false, true) => entry.rimmed_disc((StyleName::CardMark, MARK), diameter, diameter * RIM),
        (false, false) => entry.disc((StyleName::CardMark, MARK), diameter),
    };
    let icon_share = if is_letter { BARE_ICON } else { ICON };
    let words = panel_words(entry, look, largest).node(entry);
    let mut row = vec![disc.middle(), words.content_centred().grow()];
    let scope = &entry.scope;
    row.extend(entry.item.icon.as_ref().and_then(|icon| {
        let look = (scope.accent.deep, diameter * icon_share);
        let disc = Some((Color::WHITE, IN_DISC));
        Some(icons::icon(scope.cx, &icon.value, look, disc)?.middle())
    }));
    let (ends, above) = (diameter * PAD.0, diameter * PAD.1);
    BoxNode::row(row, ends).padded(Sides {
        left: Abs::ZERO,
        right: ends,
        top: above,
        bottom: above,
    })
}

/// Whether the marks are letters on a drawing, which stand there without discs. Numbers there are stations.
fn stands_alone(look: &PanelsLook) -> bool {
    look.bare && !matches!(look.mark, ItemMark::Number | ItemMark::Station)
}

/// The name with the other name beside it, the one in the reader's own language first, and what is said
/// of it below.
fn panel_words<'a>(entry: &ListEntry<'a>, look: &PanelsLook, largest: Abs) -> ItemText<'a> {
    let name = entry.scope.text_style();
    let at = |size: Option<Abs>, usual: f64| {
        let share = size.map_or(usual, |size| size / largest);
        let plain = Scope {
            text: (StyleName::CardText, Some(name.size * share)),
            align: None,
            color: None,
            ..entry.scope
        };
        plain.text_style()
    };
    let (first, second) = entry.item.names();
    let text = entry.item.text.as_ref();
    ItemText {
        behind: second.map(|text| (text, at(look.word_size, WORD))),
        below: text.map(|text| (text, at(look.text_size, TEXT))),
        name: (first, name),
        role: entry.scope.heading,
        gap: if look.bare {
            largest * BARE_GAP
        } else {
            Abs::ZERO
        },
        indent: if stands_alone(look) {
            largest * BARE_INDENT
        } else {
            Abs::ZERO
        },
    }
}

/// Where the panels and their stations stand.
struct Places {
    area: Rect,
    gap: Abs,
    diameter: Abs,
    count: usize,
}

impl Places {
    /// The height of a panel.
    fn height(&self) -> Abs {
        let gaps = self.gap * (self.count.saturating_sub(1)) as f64;
        (self.area.size.height - gaps) / self.count.max(1) as f64
    }

    /// The top of a panel.
    fn top(&self, index: usize) -> Abs {
        self.area.top() + (self.height() + self.gap) * index as f64
    }

    /// What a panel covers: it begins inside its station.
    fn ground(&self, index: usize) -> Rect {
        let into = self.diameter * INTO;
        Rect::new(
            self.area.left() + into,
            self.top(index),
            self.area.size.width - into,
            self.height(),
        )
    }

    /// The middle of a panel's station.
    fn centre(&self, index: usize) -> Point {
        let x = self.area.left() + self.diameter / 2.0;
        Point::new(x, self.top(index) + self.height() / 2.0)
    }
}
