//! Two opposed lists: told apart by their headings and marks as well as by colour.

use super::{Scope, panels};
use crate::content::Side;
use crate::design::{Accent, ContrastRule, StyleName};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::Column;
use crate::pages::frame::TagRole;
use crate::pages::text::Setting;
use crate::source::Span;
use crate::units::Abs;

/// The diameter of a mark, beside text of 12 pt.
const MARK: Abs = Abs::pt(13.0);

/// What to do and what not to do.
pub fn contrast(
    cx: &mut Cx,
    sides: &[Side; 2],
    rule: ContrastRule,
    scope: &Scope,
    span: Span,
    column: &mut Column,
) {
    let measure = cx.measure();
    let gutter = cx.design.space.gutter;
    let accents = [rule.yes, rule.no].map(|index| cx.design.accent(index).clone());
    let mut nodes = Vec::new();
    for ((side, accent), wanted) in sides.iter().zip(&accents).zip([true, false]) {
        nodes.push(panel(cx, side, accent, wanted, scope));
    }
    let fragment = BoxNode::grid(nodes, rule.columns, gutter).layout(cx, measure, Abs::ZERO);
    cx.report_overfull(&fragment, span);
    column.fragment(fragment);
}

fn panel(cx: &mut Cx, side: &Side, accent: &Accent, wanted: bool, scope: &Scope) -> BoxNode {
    let ground = accent.soft;
    let tag = cx.tags.add(scope.tag, TagRole::H3);
    let style = cx.design.style(StyleName::BlockTitle, accent);
    let heading = Setting::new(cx, &side.title, &style, ground, Some(tag));
    let list = cx.tags.add(scope.tag, TagRole::L);
    let style = cx.design.style(StyleName::ItemText, accent);
    let mut entries = Vec::new();
    for point in &side.points {
        let entry = cx.tags.add(list, TagRole::LI);
        let body = cx.tags.add(entry, TagRole::LBody);
        let setting = Setting::new(cx, point, &style, ground, Some(body));
        let diameter = panels::beside(cx, MARK, StyleName::ItemText, 12.0);
        let mark = panels::verdict(accent.deep, diameter, style.leading, wanted);
        entries.push(BoxNode::row(
            vec![mark, BoxNode::text(setting).grow()],
            Abs::pt(8.0),
        ));
    }
    let entries = BoxNode::column(entries, Abs::pt(6.0));
    let content = BoxNode::column(vec![BoxNode::text(heading), entries], Abs::pt(8.0));
    panels::panel(cx, content, ground)
}
