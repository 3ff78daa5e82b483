//! A boxed aside: a label, perhaps behind its icon, and paragraphs on a panel.

use super::{Scope, Stack, marks};
use crate::content::Callout;
use crate::design::{CalloutRule, StyleName};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::TagRole;
use crate::pages::text::Setting;

/// The side of the icon before a label of 11 pt.
const ICON: f64 = 17.0;

/// The panel.
pub fn callout(cx: &mut Cx, said: &Callout, rule: &CalloutRule, scope: &Scope) -> Stack {
    let own = rule.accent.map(|index| cx.design.accent(index).clone());
    let accent = own.as_ref().unwrap_or(scope.accent);
    let scope = scope.with(accent).on(accent.soft);
    let aside = cx.tags.add(scope.tag, TagRole::Div);
    let mut children = Vec::new();
    let parts = std::iter::once((&said.label, StyleName::Label)).chain(
        said.paragraphs
            .iter()
            .map(|text| (text, StyleName::Callout)),
    );
    for (text, name) in parts {
        let tag = cx.tags.add(aside, TagRole::P);
        let style = scope.style(cx, name);
        let setting = Setting::new(cx, text, &style, scope.ground, Some(tag));
        let node = BoxNode::text(setting);
        let icon = said.icon.as_ref();
        let icon = icon.filter(|_| rule.icons && children.is_empty());
        let side = scope.beside(cx, ICON, StyleName::Label, 11.0);
        children.push(match marks::flush_icon(cx, icon, &scope, side) {
            Some(icon) => BoxNode::row(vec![icon, node.grow()], scope.pt(5.0)),
            None => node,
        });
    }
    let content = BoxNode::column(children, scope.pt(4.0));
    Stack::of(marks::panel(cx, content, &scope), said.label.span)
}
