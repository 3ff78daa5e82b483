//! A block of a guide → atoms: its heading, and the parts of its thing. Where pages break is decided by
//! the flow.

use std::rc::Rc;

use super::Cx;
use super::boxes::BoxNode;
use super::flow::{Column, Landmark, Repeat};
use super::frame::ItemKind;
use super::text::Setting;
use super::things::{self, Body, Scope, Stack};
use crate::content::{Block, Text};
use crate::design::StyleName;
use crate::units::Abs;

/// Adds `block` to `column`.
pub fn add(cx: &mut Cx, block: &Block, scope: &Scope, column: &mut Column) {
    column.space(cx.design.space.block);
    if let Some(title) = &block.title {
        heading(cx, title, scope, column);
    }
    let own = block
        .id
        .as_ref()
        .and_then(|id| cx.design.only.get(&id.value));
    let own = own.map(|rule| &rule.value);
    let stack = things::lay_out(cx, &block.thing, own, scope);
    parts(cx, stack, column);
    column.space(cx.design.space.block);
}

/// A block's own heading, kept with what follows.
fn heading(cx: &mut Cx, title: &Text, scope: &Scope, column: &mut Column) {
    let tag = cx.tags.add(scope.tag, scope.heading);
    let style = scope.style(cx, StyleName::BlockTitle);
    let setting = Setting::new(cx, title, &style, scope.ground, Some(tag));
    let measure = cx.measure;
    let lines = setting.lines(cx, measure);
    setting.report_overfull(cx, &lines);
    let first = column.atoms.len();
    column.lines(&setting, &lines, Abs::ZERO, false);
    column.mark(first, Landmark::Heading(title.plain()));
    column.space(cx.design.space.title);
    column.hold_gap();
    column.keep();
}

/// Adds the parts of a thing.
fn parts(cx: &mut Cx, stack: Stack, column: &mut Column) {
    let measure = cx.measure;
    let mut last_head = None;
    let gap = stack.gap;
    for part in stack.parts {
        match part.body {
            Body::Lines(setting) => {
                let lines = setting.lines(cx, measure);
                setting.report_overfull(cx, &lines);
                column.lines(&setting, &lines, Abs::ZERO, true);
            }
            Body::Box(node) => {
                let fragment = node.layout(cx, measure, Abs::ZERO);
                cx.report_overfull(fragment.size.height, part.span);
                column.fragment(fragment);
            }
            Body::Panel(node) => {
                let fragment = node.layout(cx, measure, Abs::ZERO);
                cx.report_overfull(fragment.size.height, part.span);
                column.panel(fragment, node);
            }
            Body::Row(node, above) => {
                let fragment = node.layout(cx, measure, Abs::ZERO);
                // The head is the same above all rows of a table.
                let head = match last_head.take() {
                    Some((node, head)) if Rc::ptr_eq(&node, &above) => head,
                    _ => Rc::new(repeat(cx, &above, gap)),
                };
                cx.report_overfull(head.height + fragment.size.height, part.span);
                column.fragment(fragment);
                column.repeat(Rc::clone(&head));
                last_head = Some((above, head));
            }
            Body::Ruled(ruling) => column.ruling(ruling),
        }
        if let Some(thread) = part.thread {
            column.thread(thread);
        }
        if part.keep {
            column.keep();
        }
        column.space(gap);
        if stack.even {
            column.hold_gap();
        }
    }
}

/// The head of a table as it stands once more, `gap` above a row: it was read out where the table
/// begins, so all of it is decoration.
fn repeat(cx: &mut Cx, head: &BoxNode, gap: Abs) -> Repeat {
    let measure = cx.measure;
    let mut head = head.layout(cx, measure, Abs::ZERO);
    head.items
        .retain(|item| !matches!(item.kind, ItemKind::Link { .. }));
    for item in &mut head.items {
        item.tag = None;
    }
    Repeat {
        height: head.size.height + gap,
        items: head.items,
    }
}
