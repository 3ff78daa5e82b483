//! Titled things: panels in rows, lists, and numbered steps along a trail.

use super::{Scope, panels};
use crate::color::Color;
use crate::content::Item as Words;
use crate::design::{Accent, Accents, ItemsLook, ItemsRule, Mark, StepsRule, StyleName};
use crate::geom::{Path, Point, Rect, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::Column;
use crate::pages::frame::{Item, Stroke, TagId, TagRole};
use crate::pages::text::Setting;
use crate::units::Abs;

/// The side of the field that holds a panel's letter.
const LETTER: Abs = Abs::pt(44.0);
/// A station without a number.
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
                ItemsLook::List => list_entry(cx, item, &accent, entry),
            });
        }
        let span = chunk[0].span;
        let fragment = BoxNode::grid(nodes, rule.columns, gutter).layout(cx, measure);
        cx.report_overfull(&fragment, span);
        column.fragment(fragment);
        column.space(gutter);
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
        Mark::Letter => item.title.plain().chars().next().map(String::from),
        Mark::Number => Some((number + 1).to_string()),
    };
    let Some(mark) = mark else {
        let body = cx.tags.add(entry, TagRole::LBody);
        let words = panels::words(cx, item, accent, accent.soft, body);
        return panels::panel(cx, words, accent.soft);
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
        .wide(LETTER)
        .content_centred()
        .painted(move |area| {
            let radii = [corner, Abs::ZERO, Abs::ZERO, corner];
            vec![Item::filled(Path::rounded_corners(area, radii), deep)]
        });
    let body = cx.tags.add(entry, TagRole::LBody);
    let pad = cx.design.space.panel;
    let words = panels::words(cx, item, accent, soft, body)
        .padded(Sides {
            left: pad,
            right: pad,
            top: pad * 0.7,
            bottom: pad * 0.8,
        })
        .content_centred()
        .grow();
    BoxNode::row(vec![field, words], Abs::ZERO)
        .painted(move |area| vec![Item::filled(Path::rounded(area, corner), soft)])
}

fn list_entry(cx: &mut Cx, item: &Words, accent: &Accent, entry: TagId) -> BoxNode {
    let body = cx.tags.add(entry, TagRole::LBody);
    let leading = cx.design.style(StyleName::ItemTitle, accent).leading;
    let words = panels::words(cx, item, accent, Color::WHITE, body).grow();
    BoxNode::row(
        vec![panels::dot(accent, DOT, leading), words],
        Abs::pt(10.0),
    )
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
        let words = panels::words(cx, item, &scope.accent, Color::WHITE, body)
            .padded(Sides {
                // The title's line stands beside the middle of its station.
                top: ((rule.station - leading) / 2.0).max(Abs::ZERO),
                ..Sides::default()
            })
            .grow();
        let mut node = BoxNode::row(vec![station, words], Abs::pt(12.0));
        if index + 1 < count {
            let (bright, rule) = (scope.accent.bright, rule);
            node = node.painted(move |area| vec![trail_to_next(area, rule, bright)]);
        }
        let fragment = node.layout(cx, measure);
        cx.report_overfull(&fragment, item.span);
        if index > 0 {
            column.keep();
        }
        column.fragment(fragment);
        column.space(rule.gap);
    }
}

/// The dots from a station down to the next one.
fn trail_to_next(area: Rect, rule: StepsRule, color: crate::color::Color) -> Item {
    let x = area.left() + rule.station / 2.0;
    let from = Point::new(x, area.top() + rule.station + Abs::pt(4.0));
    let to = Point::new(x, area.bottom() + rule.gap - Abs::pt(3.0));
    Item::stroked(Path::line(from, to), Stroke::dotted(color, Abs::pt(2.0)))
}
