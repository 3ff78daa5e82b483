//! Items of equal rank: panels in rows, a list, or a line each.

use super::entries::{BESIDE_TEXT, ListEntry, entries};
use super::item_parts::{mark_field, words_of};
use super::{PartBody, Scope, Stack, icons, item_rows, marks};
use crate::content::ListItem;
use crate::design::{ItemsLook, ItemsRule, StyleName};
use crate::geom::{Sides, Size};
use crate::pages::boxes::BoxNode;
use crate::units::Abs;

/// The side of the field that holds a panel's letter of 24 pt.
const LETTER: f64 = 44.0;
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
