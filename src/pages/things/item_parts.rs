//! What items in panels and items as lines are made of: their names, and their letter or number on a field.

use std::sync::Arc;

use super::entries::ListEntry;
use super::item_text::ItemText;
use crate::color::Color;
use crate::design::artwork::Shade;
use crate::design::{ItemsRule, StyleName, TextStyle};
use crate::geom::{Path, Point};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, ItemKind};
use crate::pages::gray;
use crate::pages::pattern::PatternFill;
use crate::units::Abs;

/// The size of the pattern on the field of a letter, and the radius of the plain disc below the letter, as a share of its size.
const PATTERN: Abs = Abs::mm(4.8);
const CLEAR: f64 = 0.72;
/// The words of an item with their styles: where the rule shows its label, that is its name, with the title behind it.
pub fn words_of<'a>(entry: &ListEntry<'a>, rule: &ItemsRule) -> ItemText<'a> {
    let scope = &entry.scope;
    let title = scope.style(StyleName::ItemTitle);
    let style = scope.style(StyleName::ItemText);
    let mut words = ItemText::new(entry, title, &style, scope.pt(2.0));
    if rule.labels {
        let (name, other) = entry.item.names();
        let beside = other_name(&words.name.1, &style);
        words.name.0 = name;
        words.behind = other.map(|text| (text, beside));
    } else {
        words.behind = None;
    }
    words
}

/// The style of the other name behind a name: nearly as heavy, so that a letter before both is seen to be its first.
pub fn other_name(name: &Arc<TextStyle>, text: &TextStyle) -> Arc<TextStyle> {
    let mut style = Arc::clone(name);
    let own = Arc::make_mut(&mut style);
    own.font.weight = u16::midpoint(name.font.weight, text.font.weight);
    own.color = text.color;
    style
}

/// The letter or number of an item on a field of its accent, in its pattern, this wide and with corners of these radii.
pub fn mark_field(entry: &ListEntry, width: Abs, radii: [Abs; 4]) -> BoxNode {
    let scope = &entry.scope;
    let design = scope.cx.design;
    let deep = scope.accent.deep;
    let tiles = &scope.cx.design.artworks.tiles;
    let tile = scope
        .accent
        .pattern
        .as_ref()
        .and_then(|name| tiles.get(name));
    let lines = gray::in_pattern(
        design,
        (Shade::Deep, gray::usual_ground(design)),
        scope.accent,
    );
    let pattern = tile.map(|tile| (Arc::clone(tile), lines));
    // A letter without a pattern stands on a black field, for it has no disc.
    let look = gray::ground(scope.cx.design, deep);
    let field = if pattern.is_some() { look } else { deep };
    let mut mark = scope.style(StyleName::Mark);
    let clear = mark.size * CLEAR;
    let (disc, white) = gray::disc(scope.cx.design, clear * 2.0, deep);
    if pattern.is_some() && mark.color == Color::WHITE {
        Arc::make_mut(&mut mark).color = white;
    }
    BoxNode::text(entry.mark_words(&mark))
        .wrapped()
        .wide(width)
        .content_centred()
        .painted(move |area| {
            let outline = Path::rounded_corners(area, radii);
            let mut items = Item::edged(outline.clone(), field);
            let Some((tile, (color, in_grey))) = &pattern else {
                return items;
            };
            items.push(Item::artifact(ItemKind::Pattern(Box::new(PatternFill {
                outline,
                tile: Arc::clone(tile),
                size: PATTERN,
                origin: area.origin,
                color: *color,
                lines: None,
                in_grey: *in_grey,
            }))));
            // The letter stands clear of the pattern.
            let middle = Point::new(
                area.left() + area.size.width / 2.0,
                area.top() + area.size.height / 2.0,
            );
            let clear = clear.min(area.size.height / 2.0);
            items.extend(gray::disc_items((middle, clear * 2.0), disc));
            items
        })
}
