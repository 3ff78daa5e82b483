//! Items of equal rank: panels in rows, a list, or a line each.

use std::sync::Arc;

use super::entries::{BESIDE_TEXT, ListEntry, entries};
use super::item_text::ItemText;
use super::{PartBody, Scope, Stack, icons, item_rows, marks};
use crate::content::ListItem;
use crate::design::artwork::Shade;
use crate::design::{ItemsLook, ItemsRule, StyleName, TextStyle};
use crate::geom::{Path, Point, Sides, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, ItemKind};
use crate::pages::pattern::PatternFill;
use crate::pages::placed_art::in_pattern;
use crate::units::Abs;

/// The side of the field that holds a panel's letter of 24 pt.
const LETTER: f64 = 44.0;
/// The size of the pattern on that field, and the radius of the plain disc below the letter, as a share of its size.
const PATTERN: Abs = Abs::mm(4.8);
const CLEAR: f64 = 0.72;
/// The side of an icon at the end of a panel, beside titles of 14.5 pt.
const ICON: f64 = 24.0;
/// A station without a number, and one with a number, beside titles of 14.5 pt.
const DOT: f64 = 8.0;
const STATION: f64 = 22.0;

/// The items, in rows.
pub fn items(items: &[ListItem], rule: &ItemsRule, scope: &Scope) -> Stack {
    let columns = usize::from(rule.columns.max(1));
    let gutter = scope.cx.design.space.gutter;
    let mut stack = Stack::new(gutter);
    // Between rows of panels the gutter is what it is between columns.
    stack.fixed_gap = columns > 1;
    let names = match rule.look {
        ItemsLook::Rows => item_rows::width_of_names(items, rule, scope),
        ItemsLook::Panels | ItemsLook::List => Abs::ZERO,
    };
    let mut entries = entries(items, (rule.accents, rule.mark), scope);
    for row in items.chunks(columns) {
        let nodes = entries
            .by_ref()
            .take(row.len())
            .map(|entry| match rule.look {
                ItemsLook::Panels => item_panel(entry, rule),
                ItemsLook::List => list_entry(&entry, rule),
                ItemsLook::Rows => item_rows::row(&entry, rule, names),
            });
        let node = BoxNode::grid(nodes.collect(), rule.columns, (gutter, gutter));
        let body = match rule.look {
            ItemsLook::Panels => PartBody::Panel(node),
            ItemsLook::List | ItemsLook::Rows => PartBody::Box(node),
        };
        stack.push(body, row[0].span);
    }
    stack
}

/// The words of an item: where the rule shows its label, that is its name, with the title behind it.
fn item_words(entry: &ListEntry, rule: &ItemsRule) -> BoxNode {
    words_of(entry, rule).node(entry)
}

/// These words, with their styles.
pub(super) fn words_of<'a>(entry: &ListEntry<'a>, rule: &ItemsRule) -> ItemText<'a> {
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
pub(super) fn other_name(name: &Arc<TextStyle>, text: &TextStyle) -> Arc<TextStyle> {
    let mut style = Arc::clone(name);
    let own = Arc::make_mut(&mut style);
    own.font.weight = u16::midpoint(name.font.weight, text.font.weight);
    own.color = text.color;
    style
}

fn item_panel(mut entry: ListEntry, rule: &ItemsRule) -> BoxNode {
    entry.scope = entry.scope.on_ground(entry.scope.accent.soft);
    let (scope, pad) = (&entry.scope, entry.scope.pad);
    let icon = entry.item.icon.as_ref().filter(|_| rule.icons);
    let words = item_words(&entry, rule);
    if entry.mark.is_none() {
        let panel = marks::on_panel(icons::beside_icon(icon, scope, words), scope);
        // Beside each other, titles stand on one line however high their panels grow.
        return if rule.columns > 1 {
            panel
        } else {
            panel.content_centred()
        };
    }
    let (corner, deep) = (scope.cx.design.space.corner, scope.accent.deep);
    let radii = [corner, Abs::ZERO, Abs::ZERO, corner];
    let field = mark_field(
        &entry,
        scope.pt_beside(LETTER, StyleName::Mark, 24.0),
        radii,
    );
    let look = (deep, scope.pt_beside_title(ICON));
    let icon = icon.and_then(|icon| icons::icon(scope.cx, &icon.value, look, None));
    let words = words
        .padded(Sides {
            left: pad,
            right: if icon.is_some() { scope.pt(4.0) } else { pad },
            top: pad * 0.5,
            bottom: pad * 0.6,
        })
        .content_centred()
        .grow();
    let mut row = vec![field, words];
    if let Some(icon) = icon {
        row.push(icon.middle());
        row.push(BoxNode::fixed(Size::new(pad * 0.8, Abs::ZERO)));
    }
    BoxNode::row(row, Abs::ZERO).on_ground(scope.ground, corner)
}

/// The letter or number of an item on a field of its accent, in its pattern, this wide and with corners of these radii.
pub(super) fn mark_field(entry: &ListEntry, width: Abs, radii: [Abs; 4]) -> BoxNode {
    let scope = &entry.scope;
    let deep = scope.accent.deep;
    let tiles = &scope.cx.design.artworks.tiles;
    let tile = scope
        .accent
        .pattern
        .as_ref()
        .and_then(|name| tiles.get(name));
    let pattern = tile.map(|tile| (Arc::clone(tile), in_pattern(Shade::Deep, scope.accent)));
    let mark = scope.style(StyleName::Mark);
    let clear = mark.size * CLEAR;
    BoxNode::text(entry.mark_words(&mark))
        .wrapped()
        .wide(width)
        .content_centred()
        .painted(move |area| {
            let outline = Path::rounded_corners(area, radii);
            let mut items = vec![Item::filled(outline.clone(), deep)];
            let Some((tile, color)) = &pattern else {
                return items;
            };
            items.push(Item::artifact(ItemKind::Pattern(Box::new(PatternFill {
                outline,
                tile: Arc::clone(tile),
                size: PATTERN,
                origin: area.origin,
                color: *color,
            }))));
            // The letter stands clear of the pattern.
            let middle = Point::new(
                area.left() + area.size.width / 2.0,
                area.top() + area.size.height / 2.0,
            );
            let clear = clear.min(area.size.height / 2.0);
            items.push(Item::filled(Path::circle(middle, clear), deep));
            items
        })
}

fn list_entry(entry: &ListEntry, rule: &ItemsRule) -> BoxNode {
    let scope = &entry.scope;
    let (title, gap) = (scope.style(StyleName::ItemTitle), scope.pt(10.0));
    let leading = title.leading;
    let mut words = item_words(entry, rule);
    if rule.icons {
        words = icons::at_end(words, entry, ((leading, &title), leading), gap);
    }
    let mark = if entry.mark.is_none() {
        marks::dot(scope.accent.bright, scope.pt_beside_title(DOT), leading)
    } else {
        let diameter = scope.pt_beside_title(STATION);
        words = words.padded_top((diameter - leading) / 2.0);
        entry.disc(BESIDE_TEXT, diameter)
    };
    BoxNode::row(vec![mark, words.grow()], gap)
}
