//! Two opposed lists: told apart by their headings and marks as well as by colour.

use super::{Scope, Stack, marks};
use crate::content::ContrastSide;
use crate::design::{ContrastRule, StyleName};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::TagRole;

/// The diameter of a mark, beside text of 12 pt.
const MARK: f64 = 13.0;

/// What to do and what not to do, a panel each.
pub fn contrast(sides: &[ContrastSide; 2], rule: &ContrastRule, scope: &Scope) -> Stack {
    let gutter = scope.cx.design.space.gutter;
    let mut nodes = Vec::new();
    for ((side, accent), wanted) in sides.iter().zip([rule.yes, rule.no]).zip([true, false]) {
        let accent = scope.cx.design.accent(accent);
        let scope = scope.on_panel_in(accent);
        nodes.push(side_panel(side, wanted, &scope));
    }
    let node = BoxNode::grid(nodes, rule.columns, (gutter, gutter));
    Stack::single(node, scope.span)
}

fn side_panel(side: &ContrastSide, wanted: bool, scope: &Scope) -> BoxNode {
    let place = (scope.tag, scope.heading);
    let heading = scope.paragraph(&side.title, StyleName::BlockTitle, place);
    let list = scope.cx.tag(scope.tag, TagRole::L);
    let style = scope.style(StyleName::ItemText);
    let diameter = scope.pt_beside(MARK, StyleName::ItemText, 12.0);
    let mut entries = Vec::new();
    for point in side.points.iter() {
        let entry = scope.cx.tag(list, TagRole::LI);
        let words = scope.styled_paragraph(point, &style, (entry, TagRole::LBody));
        let mark = marks::verdict(scope.accent.deep, diameter, style.leading, wanted);
        let row = vec![mark, BoxNode::text(words).grow()];
        entries.push(BoxNode::row(row, scope.pt(8.0)));
    }
    let entries = BoxNode::column(entries, scope.pt(6.0));
    let content = BoxNode::column(vec![BoxNode::text(heading), entries], scope.pt(8.0));
    marks::on_panel(content, scope)
}
