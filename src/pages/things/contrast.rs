//! Two opposed lists: told apart by their headings and marks as well as by colour.

use super::{Scope, Stack, marks};
use crate::content::ContrastSide;
use crate::design::{ContrastRule, StyleName};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::TagRole;
use crate::pages::text::Setting;

/// The diameter of a mark, beside text of 12 pt.
const MARK: f64 = 13.0;

/// What to do and what not to do, a panel each.
pub fn contrast(
    cx: &mut Cx,
    sides: &[ContrastSide; 2],
    rule: &ContrastRule,
    scope: &Scope,
) -> Stack {
    let gutter = cx.design.space.gutter;
    let accents = [rule.yes, rule.no].map(|index| cx.design.accent(index).clone());
    let mut nodes = Vec::new();
    for ((side, accent), wanted) in sides.iter().zip(&accents).zip([true, false]) {
        nodes.push(panel(cx, side, wanted, &scope.with(accent).on(accent.soft)));
    }
    Stack::of(BoxNode::grid(nodes, rule.columns, gutter), scope.span)
}

fn panel(cx: &mut Cx, side: &ContrastSide, wanted: bool, scope: &Scope) -> BoxNode {
    let tag = cx.tags.add(scope.tag, scope.heading);
    let style = scope.style(cx, StyleName::BlockTitle);
    let heading = Setting::new(cx, &side.title, &style, scope.ground, Some(tag));
    let list = cx.tags.add(scope.tag, TagRole::L);
    let style = scope.style(cx, StyleName::ItemText);
    let diameter = scope.beside(cx, MARK, StyleName::ItemText, 12.0);
    let mut entries = Vec::new();
    for point in &side.points {
        let entry = cx.tags.add(list, TagRole::LI);
        let body = cx.tags.add(entry, TagRole::LBody);
        let setting = Setting::new(cx, point, &style, scope.ground, Some(body));
        let mark = marks::verdict(scope.accent.deep, diameter, style.leading, wanted);
        let row = vec![mark, BoxNode::text(setting).grow()];
        entries.push(BoxNode::row(row, scope.pt(8.0)));
    }
    let entries = BoxNode::column(entries, scope.pt(6.0));
    let content = BoxNode::column(vec![BoxNode::text(heading), entries], scope.pt(8.0));
    marks::panel(cx, content, scope)
}
