//! Items of equal rank: panels in rows, or a list.

use super::item_text::ItemText;
use super::marks::{self, Badge};
use super::{Body, Scope, Stack};
use crate::content::Item as Words;
use crate::design::{ItemMark, ItemsLook, ItemsRule, PanelRule, StyleName};
use crate::geom::{Path, Sides, Size};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagId, TagRole};
use crate::pages::text::Setting;
use crate::units::Abs;

/// The side of the field that holds a panel's letter of 24 pt.
const LETTER: f64 = 44.0;
/// The side of an icon at the end of a panel, beside titles of 14.5 pt.
const ICON: f64 = 24.0;
/// A station without a number, beside titles of 14.5 pt.
const DOT: f64 = 8.0;

/// The items, in rows.
pub fn items(cx: &mut Cx, items: &[Words], rule: &ItemsRule, scope: &Scope) -> Stack {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let columns = usize::from(rule.columns.max(1));
    let gutter = cx.design.space.gutter;
    let mut stack = Stack::new(gutter);
    // Between rows of panels the gutter is what it is between columns.
    stack.even = columns > 1;
    for (row, chunk) in items.chunks(columns).enumerate() {
        let mut nodes = Vec::new();
        for (index, item) in chunk.iter().enumerate() {
            let number = row * columns + index;
            let accent = scope.accent_of(cx, rule.accents, number);
            let scope = scope.with(&accent);
            let entry = cx.tags.add(list, TagRole::LI);
            nodes.push(match &rule.look {
                ItemsLook::Panels(look) => {
                    let scope = scope.on(accent.soft);
                    panel(cx, (item, number), (rule, look), &scope, entry)
                }
                ItemsLook::List(_) => list_entry(cx, item, rule, &scope, entry),
            });
        }
        let node = BoxNode::grid(nodes, rule.columns, gutter);
        let body = match rule.look {
            ItemsLook::Panels(_) => Body::Panel(node),
            ItemsLook::List(_) => Body::Box(node),
        };
        stack.push(body, chunk[0].span);
    }
    stack
}

/// The words of an item, without its label where the rule leaves it out.
fn words(cx: &mut Cx, item: &Words, rule: &ItemsRule, scope: &Scope, body: TagId) -> BoxNode {
    let title = scope.style(cx, StyleName::ItemTitle);
    let style = scope.style(cx, StyleName::ItemText);
    let mut words = ItemText::of(item, title, &style, scope.pt(2.0), scope.ground);
    words.behind = words.behind.filter(|_| rule.labels);
    words.node(cx, body)
}

fn panel(
    cx: &mut Cx,
    (item, number): (&Words, usize),
    (rule, look): (&ItemsRule, &PanelRule),
    scope: &Scope,
    entry: TagId,
) -> BoxNode {
    let mark = match look.mark {
        ItemMark::None => None,
        ItemMark::Letter => item.title.first_letter(),
        ItemMark::Number => Some((number + 1).to_string()),
    };
    let icon = item.icon.as_ref().filter(|_| look.icons);
    let Some(mark) = mark else {
        let body = cx.tags.add(entry, TagRole::LBody);
        let words = words(cx, item, rule, scope, body);
        let words = marks::beside_icon(cx, icon, scope, words);
        let panel = marks::panel(cx, words, scope);
        // Beside each other, titles stand on one line however high their panels grow.
        return if rule.columns > 1 {
            panel
        } else {
            panel.content_centred()
        };
    };
    let label = cx.tags.add(entry, TagRole::Lbl);
    let (corner, deep, soft) = (cx.design.space.corner, scope.accent.deep, scope.ground);
    let style = scope.style(cx, StyleName::Mark);
    let lang = item.title.lang.as_ref().unwrap_or(&cx.lang);
    let letter = Setting::words(&mark, &style, lang, item.title.span, deep, Some(label));
    let field = BoxNode::column(vec![BoxNode::text(letter)], Abs::ZERO)
        .wide(scope.beside(cx, LETTER, StyleName::Mark, 24.0))
        .content_centred()
        .painted(move |area| {
            let radii = [corner, Abs::ZERO, Abs::ZERO, corner];
            vec![Item::filled(Path::rounded_corners(area, radii), deep)]
        });
    let body = cx.tags.add(entry, TagRole::LBody);
    let pad = scope.pad;
    let icon = icon.and_then(|icon| {
        let badge = Badge {
            color: deep,
            side: scope.beside_title(cx, ICON),
            disc: None,
        };
        badge.node(cx, &icon.value)
    });
    let words = words(cx, item, rule, scope, body)
        .padded(Sides {
            left: pad,
            right: if icon.is_some() { scope.pt(4.0) } else { pad },
            top: pad * 0.7,
            bottom: pad * 0.8,
        })
        .content_centred()
        .grow();
    let mut row = vec![field, words];
    if let Some(icon) = icon {
        row.push(icon.middle());
        row.push(BoxNode::fixed(Size::new(pad * 0.8, Abs::ZERO)));
    }
    BoxNode::row(row, Abs::ZERO)
        .painted(move |area| vec![Item::filled(Path::rounded(area, corner), soft)])
}

fn list_entry(cx: &mut Cx, item: &Words, rule: &ItemsRule, scope: &Scope, entry: TagId) -> BoxNode {
    let body = cx.tags.add(entry, TagRole::LBody);
    let leading = scope.style(cx, StyleName::ItemTitle).leading;
    let words = words(cx, item, rule, scope, body).grow();
    let dot = marks::dot(scope.accent, scope.beside_title(cx, DOT), leading);
    BoxNode::row(vec![dot, words], scope.pt(10.0))
}
