//! Blocks without inner structure: running text, callouts, pull quotes, writing space.

use super::{Scope, panels};
use crate::color::Color;
use crate::content::{Callout, Text};
use crate::design::{CalloutRule, NotesRule, StyleName};
use crate::geom::{Path, Rect, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::{Column, Ruling};
use crate::pages::frame::{Item, TagRole};
use crate::pages::text::Setting;
use crate::units::Abs;

/// Width of the bar beside a pull quote.
const BAR: Abs = Abs::pt(3.0);
/// The side of the icon before a callout's label of 11 pt.
const ICON: Abs = Abs::pt(17.0);
/// From that bar to the words.
const BAR_GAP: Abs = Abs::pt(14.0);

/// Paragraphs on the baseline grid.
pub fn text(cx: &mut Cx, paragraphs: &[Text], scope: &Scope, column: &mut Column) {
    let style = cx.design.style(StyleName::Body, &scope.accent);
    let measure = cx.measure();
    for paragraph in paragraphs {
        let tag = cx.tags.add(scope.tag, TagRole::P);
        let setting = Setting::new(cx, paragraph, &style, Color::WHITE, Some(tag));
        let lines = setting.lines(cx, measure);
        setting.report_overfull(cx, &lines);
        column.lines(&setting, &lines, Abs::ZERO, true);
        column.space(cx.design.space.paragraph);
    }
}

/// A labelled panel.
pub fn callout(
    cx: &mut Cx,
    callout: &Callout,
    rule: CalloutRule,
    scope: &Scope,
    column: &mut Column,
) {
    let accent = match rule.accent {
        Some(index) => cx.design.accent(index).clone(),
        None => scope.accent.clone(),
    };
    let aside = cx.tags.add(scope.tag, TagRole::Div);
    let ground = accent.soft;
    let mut children = Vec::new();
    let parts = std::iter::once((&callout.label, StyleName::Label)).chain(
        callout
            .paragraphs
            .iter()
            .map(|text| (text, StyleName::Callout)),
    );
    for (text, style) in parts {
        let tag = cx.tags.add(aside, TagRole::P);
        let style = cx.design.style(style, &accent);
        let setting = Setting::new(cx, text, &style, ground, Some(tag));
        let node = BoxNode::text(setting);
        let icon = callout
            .icon
            .as_ref()
            .filter(|_| rule.icons && children.is_empty());
        let side = panels::beside(cx, ICON, StyleName::Label, 11.0);
        children.push(match panels::flush_icon(cx, icon, &accent, side) {
            Some(icon) => BoxNode::row(vec![icon, node.grow()], Abs::pt(5.0)),
            None => node,
        });
    }
    let node = panels::panel(cx, BoxNode::column(children, Abs::pt(4.0)), ground);
    let measure = cx.measure();
    let fragment = node.layout(cx, measure, Abs::ZERO);
    cx.report_overfull(&fragment, callout.label.span);
    column.fragment(fragment);
}

/// A sentence to remember, beside a bar in the accent.
pub fn pull(cx: &mut Cx, text: &Text, scope: &Scope, column: &mut Column) {
    let quote = cx.tags.add(scope.tag, TagRole::BlockQuote);
    let tag = cx.tags.add(quote, TagRole::P);
    let style = cx.design.style(StyleName::Pull, &scope.accent);
    let setting = Setting::new(cx, text, &style, Color::WHITE, Some(tag));
    let bright = scope.accent.bright;
    let node = BoxNode::text(setting)
        .padded(Sides {
            left: BAR + BAR_GAP,
            ..Sides::default()
        })
        .painted(move |area| {
            let bar = Rect::new(area.left(), area.top(), BAR, area.size.height);
            vec![Item::filled(Path::rounded(bar, BAR / 2.0), bright)]
        });
    let measure = cx.measure();
    let fragment = node.layout(cx, measure, Abs::ZERO);
    cx.report_overfull(&fragment, text.span);
    column.fragment(fragment);
}

/// A prompt, and lines to the foot of the page.
pub fn notes(cx: &mut Cx, prompt: &[Text], rule: NotesRule, scope: &Scope, column: &mut Column) {
    text(cx, prompt, scope, column);
    if !prompt.is_empty() {
        column.keep();
    }
    column.ruling(Ruling {
        pitch: rule.pitch,
        min_lines: rule.min_lines,
    });
}
