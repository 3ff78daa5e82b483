//! A boxed aside: a label, perhaps behind its icon, and paragraphs on a panel; or all of it beside the icon.

use super::{Scope, Stack, icons, marks};
use crate::color::Color;
use crate::content::Callout;
use crate::design::{CalloutLook, CalloutRule, StyleName};
use crate::pages::boxes::BoxNode;
use crate::pages::tags::TagRole;

/// The side of the icon before a label of 11 pt.
const ICON: f64 = 17.0;
/// The diameter of its disc where it stands beside the words, and the icon's share of that.
const DISC: f64 = 30.0;
const IN_DISC: f64 = 0.6;

/// The aside on its panel, or beside its icon.
pub fn callout(callout: &Callout, rule: &CalloutRule, scope: &Scope) -> Stack {
    let own = rule.accent.map(|index| scope.cx.design.accent(index));
    let accent = own.unwrap_or(scope.accent);
    let scope = match rule.look {
        CalloutLook::Panel => scope.on_panel_in(accent),
        CalloutLook::Beside => scope.with_accent(accent),
    };
    let tag = scope.cx.tag(scope.tag, TagRole::Div);
    scope.cx.set_accent(tag, accent);
    let place = (tag, TagRole::P);
    let label = scope.paragraph(&callout.label, StyleName::Label, place);
    let label = BoxNode::text(label);
    let icon = callout.icon.as_ref().filter(|_| rule.icons);
    let side = |side: f64| scope.pt_beside(side, StyleName::Label, 11.0);
    let before_label = icon.filter(|_| rule.look == CalloutLook::Panel);
    let mut children = vec![match icons::flush_icon(before_label, &scope, side(ICON)) {
        Some(icon) => BoxNode::row(vec![icon, label.grow()], scope.pt(5.0)),
        None => label,
    }];
    for text in &callout.text.0 {
        let paragraph = scope.paragraph(text, StyleName::Callout, place);
        children.push(BoxNode::text(paragraph));
    }
    let span = callout.label.span;
    if rule.look == CalloutLook::Panel {
        let content = BoxNode::column(children, scope.pt(4.0));
        return Stack::single(marks::on_panel(content, &scope), span);
    }
    let content = BoxNode::column(children, scope.pt(1.0));
    let look = (Color::WHITE, side(DISC));
    let disc = Some((scope.accent.deep, IN_DISC));
    let icon = icon.and_then(|icon| icons::icon(scope.cx, &icon.value, look, disc));
    let content = match icon {
        Some(icon) => BoxNode::row(vec![icon, content.grow()], scope.pt(10.0)),
        None => content,
    };
    Stack::single(content, span)
}
