//! The items of a list as its entries: each with its tags, in its accent, with the letter or number that
//! stands before it.

use std::sync::Arc;

use super::Scope;
use crate::color::Color;
use crate::content::ListItem;
use crate::design::{Accent, Accents, Design, ItemMark, StyleName, TextStyle};
use crate::geom::{Path, Point, Sides, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::discs::StationDisc;
use crate::pages::frame::Item;
use crate::pages::gray;
use crate::pages::tags::{TagId, TagRole};
use crate::pages::text::TaggedParagraph;
use crate::units::Abs;

/// The share of a disc that a letter or number beside text fills: a little more than half.
const DIGITS: f64 = 0.55;
/// How letters and numbers beside text are set on their discs.
pub const BESIDE_TEXT: (StyleName, f64) = (StyleName::Mark, DIGITS);

/// Room below a letter without a disc, as a share of its width.
const FEET: f64 = 0.06;

/// An item of a list.
pub struct ListEntry<'a> {
    pub item: &'a ListItem,
    /// The letter or number before it, and the tag of that.
    pub mark: Option<(String, TagId)>,
    /// What surrounds it, in its own accent.
    pub scope: Scope<'a>,
    /// The tag that its words belong to.
    pub body: TagId,
}

/// The entries of a list, whose tags are added one after the other as they are asked for.
pub fn entries<'a>(
    items: &'a [ListItem],
    (accents, mark): (Accents, ItemMark),
    scope: &Scope<'a>,
) -> impl Iterator<Item = ListEntry<'a>> {
    let scope = *scope;
    let list = scope.cx.tag(scope.tag, TagRole::L);
    items.iter().enumerate().map(move |(index, item)| {
        let entry = scope.cx.tag(list, TagRole::LI);
        let mark = match mark {
            ItemMark::None => None,
            ItemMark::Letter => item.title.first_letter(),
            ItemMark::Number => Some((index + 1).to_string()),
            ItemMark::Station => item.chapter.map(|chapter| chapter.to_string()),
        };
        let accent = scope.accent_of_item(accents, item, index);
        scope.cx.set_accent(entry, accent);
        ListEntry {
            item,
            mark: mark.map(|mark| (mark, scope.cx.tag(entry, TagRole::Lbl))),
            scope: scope.with_accent(accent),
            body: scope.cx.tag(entry, TagRole::LBody),
        }
    })
}

/// The style `name` for a letter or number that fills a share of a disc's height.
pub fn disc_style(
    (name, share): (StyleName, f64),
    diameter: Abs,
    design: &Design,
    accent: &Accent,
) -> Arc<TextStyle> {
    let mut style = design.style(name, accent);
    let own = Arc::make_mut(&mut style);
    own.size = diameter * share;
    own.leading = diameter;
    style
}

impl ListEntry<'_> {
    /// Its letter or number; no words where it has none.
    pub fn mark_words(&self, style: &Arc<TextStyle>) -> TaggedParagraph {
        let title = &self.item.title;
        let lang = title.lang.as_ref().unwrap_or(&self.scope.cx.lang);
        let (mark, tag) = match &self.mark {
            Some((mark, tag)) => (mark.as_str(), Some(*tag)),
            None => ("", None),
        };
        let words = TaggedParagraph::of_words(mark, style, lang);
        words.made_from(title.span).tagged(tag)
    }

    /// The disc of a station with its number.
    pub fn station(&self, diameter: Abs) -> BoxNode {
        let disc = StationDisc {
            centre: Point::new(diameter / 2.0, diameter / 2.0),
            diameter,
            accent: self.scope.accent,
            rim: Abs::ZERO,
        };
        let cx = self.scope.cx;
        let items = match &self.mark {
            None => disc.items(cx),
            Some((mark, tag)) => {
                let mut items = disc.items(cx);
                let words = disc.mark(cx, mark, self.item.title.span);
                items.extend(words.into_iter().map(|item| Item {
                    tag: Some(*tag),
                    ..item
                }));
                items
            }
        };
        BoxNode::fixed(Size::new(diameter, diameter)).painted(move |area| {
            let mut items = items.clone();
            let at = area.origin;
            items.iter_mut().for_each(|item| item.shift(at.x, at.y));
            items
        })
    }

    /// Its letter or number in the accent's deep colour, in a style, filling a share of this width.
    pub fn bare_mark(&self, look: (StyleName, f64), width: Abs) -> BoxNode {
        let mut style = disc_style(look, width, self.scope.cx.design, self.scope.accent);
        Arc::make_mut(&mut style).color = self.scope.accent.deep;
        // What stands on a hill keeps its feet above it.
        let above = Sides {
            bottom: width * FEET,
            ..Sides::default()
        };
        BoxNode::text(self.mark_words(&style))
            .wide(width)
            .padded(above)
    }

    /// A disc in the accent's deep colour with its letter or number in the middle, in a style, filling a
    /// share of its height.
    pub fn disc(&self, look: (StyleName, f64), diameter: Abs) -> BoxNode {
        self.rimmed_disc(look, diameter, Abs::ZERO)
    }

    /// The same with a white rim around it, which keeps it clear of what lies below.
    pub fn rimmed_disc(&self, look: (StyleName, f64), diameter: Abs, rim: Abs) -> BoxNode {
        let cx = self.scope.cx;
        let (ground, white) = gray::disc(cx.design, diameter, self.scope.accent.deep);
        let mut style = disc_style(look, diameter, cx.design, self.scope.accent);
        if style.color == Color::WHITE {
            Arc::make_mut(&mut style).color = white;
        }
        let words = BoxNode::text(self.mark_words(&style));
        words.wide(diameter).painted(move |area| {
            let radius = diameter / 2.0;
            let centre = area.origin.shift(radius, radius);
            let rim = (rim > Abs::ZERO)
                .then(|| Item::filled(Path::circle(centre, radius + rim), Color::WHITE));
            let disc = gray::disc_items((centre, diameter), ground);
            rim.into_iter().chain(disc).collect()
        })
    }
}
