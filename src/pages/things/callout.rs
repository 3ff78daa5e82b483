//! A boxed aside: a label, perhaps behind its icon, and paragraphs on a panel.

use super::{Scope, Stack, icons, marks};
use crate::content::Callout;
use crate::design::{CalloutRule, StyleName};
use crate::pages::boxes::BoxNode;
use crate::pages::tags::TagRole;

/// The side of the icon before a label of 11 pt.
const ICON: f64 = 17.0;

/// The aside on its panel.
pub fn callout(callout: &Callout, rule: &CalloutRule, scope: &Scope) -> Stack {
    let own = rule.accent.map(|index| scope.cx.design.accent(index));
    let accent = own.unwrap_or(scope.accent);
    let scope = scope.on_panel_in(accent);
    let tag = scope.cx.tag(scope.tag, TagRole::Div);
    scope.cx.set_accent(tag, accent);
    let place = (tag, TagRole::P);
    let label = scope.paragraph(&callout.label, StyleName::Label, place);
    let label = BoxNode::text(label);
    let icon = callout.icon.as_ref().filter(|_| rule.icons);
    let side = scope.pt_beside(ICON, StyleName::Label, 11.0);
    let mut children = vec![match icons::flush_icon(icon, &scope, side) {
        Some(icon) => BoxNode::row(vec![icon, label.grow()], scope.pt(5.0)),
        None => label,
    }];
    for text in &callout.text.0 {
        let paragraph = scope.paragraph(text, StyleName::Callout, place);
        children.push(BoxNode::text(paragraph));
    }
    let content = BoxNode::column(children, scope.pt(4.0));
    Stack::single(marks::on_panel(content, &scope), callout.label.span)
}
