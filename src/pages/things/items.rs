//! Titled things: panels in rows, lists, and numbered steps along a trail.

use super::{Scope, panels};
use crate::color::Color;
use crate::content::Item as Words;
use crate::design::{Accent, Accents, ItemsLook, ItemsRule, Mark, StepsRule, StyleName};
use crate::geom::{Path, Point, Sides, Size};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::{Column, Thread};
use crate::pages::frame::{Item, TagId, TagRole};
use crate::pages::text::Setting;
use crate::units::Abs;

/// The side of the field that holds a panel's letter of 24 pt.
const LETTER: Abs = Abs::pt(44.0);
/// The side of an icon at the end of a panel, beside titles of 14.5 pt.
const ICON: Abs = Abs::pt(24.0);
/// A station without a number, beside titles of 14.5 pt.
const DOT: Abs = Abs::pt(8.0);

/// Titled things of equal rank.
pub fn items(cx: &mut Cx, items: &[Words], rule: ItemsRule, scope: &Scope, column: &mut Column) {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let columns = usize::from(rule.columns.max(1));
    let measure = cx.measure();
    let gutter = cx.design.space.gutter;
    for (row, chunk) in items.chunks(columns).enumerate() {
        let mut nodes = Vec::new();
        for (index, item) in chunk.iter().enumerate() {
            let number = row * columns + index;
            let accent = match rule.accents {
                Accents::Section => scope.accent.clone(),
                Accents::Each => cx.design.accent(number).clone(),
            };
            let entry = cx.tags.add(list, TagRole::LI);
            nodes.push(match rule.look {
                ItemsLook::Panels => panel(cx, item, number, rule, &accent, entry),
                ItemsLook::List => list_entry(cx, item, rule, &accent, entry),
            });
        }
        let span = chunk[0].span;
        let node = BoxNode::grid(nodes, rule.columns, gutter);
        let fragment = node.layout(cx, measure, Abs::ZERO);
        cx.report_overfull(&fragment, span);
        match rule.look {
            ItemsLook::Panels => column.panel(fragment, node),
            ItemsLook::List => column.fragment(fragment),
        }
        column.space(gutter);
        // Between rows of panels the gutter is what it is between columns.
        if columns > 1 {
            column.hold_gap();
        }
    }
}

fn panel(
    cx: &mut Cx,
    item: &Words,
    number: usize,
    rule: ItemsRule,
    accent: &Accent,
    entry: TagId,
) -> BoxNode {
    let mark = match rule.mark {
        Mark::None => None,
        Mark::Letter => item.title.first_letter(),
        Mark::Number => Some((number + 1).to_string()),
    };
    let Some(mark) = mark else {
        let body = cx.tags.add(entry, TagRole::LBody);
        let words = panels::words(cx, item, accent, accent.soft, rule.labels, body);
        let icon = item.icon.as_ref().filter(|_| rule.icons);
        let words = panels::beside_icon(cx, icon, accent, words);
        let panel = panels::panel(cx, words, accent.soft);
        // Beside each other, titles stand on one line however high their panels grow.
        return if rule.columns > 1 {
            panel
        } else {
            panel.content_centred()
        };
    };
    let label = cx.tags.add(entry, TagRole::Lbl);
    let style = cx.design.style(StyleName::Mark, accent);
    let lang = item.title.lang.clone().unwrap_or_else(|| cx.lang.clone());
    let letter = Setting::words(
        &mark,
        &style,
        &lang,
        item.title.span,
        accent.deep,
        Some(label),
    );
    let (corner, deep, soft) = (cx.design.space.corner, accent.deep, accent.soft);
    let field = BoxNode::column(vec![BoxNode::text(letter)], Abs::ZERO)
        .wide(panels::beside(cx, LETTER, StyleName::Mark, 24.0))
        .content_centred()
        .painted(move |area| {
            let radii = [corner, Abs::ZERO, Abs::ZERO, corner];
            vec![Item::filled(Path::rounded_corners(area, radii), deep)]
        });
    let body = cx.tags.add(entry, TagRole::LBody);
    let pad = cx.design.space.panel;
    let icon = item.icon.as_ref().filter(|_| rule.icons);
    let icon = panels::icon(cx, icon, accent, panels::beside_title(cx, ICON), None);
    let words = panels::words(cx, item, accent, soft, rule.labels, body)
        .padded(Sides {
            left: pad,
            right: if icon.is_some() { Abs::pt(4.0) } else { pad },
            top: pad * 0.7,
            bottom: pad * 0.8,
        })
        .content_centred()
        .grow();
    let mut row = vec![field, words];
    if let Some(icon) = icon {
        row.push(icon);
        row.push(BoxNode::fixed(Size::new(pad * 0.8, Abs::ZERO)));
    }
    BoxNode::row(row, Abs::ZERO)
        .painted(move |area| vec![Item::filled(Path::rounded(area, corner), soft)])
}

fn list_entry(
    cx: &mut Cx,
    item: &Words,
    rule: ItemsRule,
    accent: &Accent,
    entry: TagId,
) -> BoxNode {
    let body = cx.tags.add(entry, TagRole::LBody);
    let leading = cx.design.style(StyleName::ItemTitle, accent).leading;
    let words = panels::words(cx, item, accent, Color::WHITE, rule.labels, body).grow();
    let dot = panels::dot(accent, panels::beside_title(cx, DOT), leading);
    BoxNode::row(vec![dot, words], Abs::pt(10.0))
}

/// Numbered stations along a dotted trail.
pub fn steps(cx: &mut Cx, items: &[Words], rule: StepsRule, scope: &Scope, column: &mut Column) {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let measure = cx.measure();
    let count = items.len();
    for (index, item) in items.iter().enumerate() {
        let entry = cx.tags.add(list, TagRole::LI);
        let label = cx.tags.add(entry, TagRole::Lbl);
        let number = (index + 1).to_string();
        let station = panels::station(cx, &number, &item.title, &scope.accent, rule.station, label);
        let body = cx.tags.add(entry, TagRole::LBody);
        let leading = cx.design.style(StyleName::ItemTitle, &scope.accent).leading;
        let words = panels::words(cx, item, &scope.accent, Color::WHITE, true, body)
            .padded(Sides {
                // The title's line stands beside the middle of its station.
                top: ((rule.station - leading) / 2.0).max(Abs::ZERO),
                ..Sides::default()
            })
            .grow();
        let node = BoxNode::row(vec![station, words], Abs::pt(12.0));
        let fragment = node.layout(cx, measure, Abs::ZERO);
        cx.report_overfull(&fragment, item.span);
        column.fragment(fragment);
        if index + 1 < count {
            column.thread(Thread {
                from: Point::new(rule.station / 2.0, rule.station + Abs::pt(4.0)),
                gap: Abs::ZERO,
                color: scope.accent.bright,
            });
        }
        column.space(rule.gap);
    }
}
