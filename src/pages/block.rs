//! A block of a guide → pieces of the flow: its heading, and the parts of its thing. Where pages break is
//! decided in `flow`.

use std::rc::Rc;

use super::LayoutCx;
use super::boxes::BoxNode;
use super::flow::{FlowColumn, Landmark, RepeatedHead, WritingLines};
use super::frame::ItemKind;
use super::tags::TagRole;
use super::things::{self, HangingLines, PartBody, Scope, Stack};
use crate::content::Block;
use crate::design::StyleName;
use crate::units::Abs;

/// Adds `block` to `column`.
pub fn add(cx: &LayoutCx, block: &Block, scope: &Scope, column: &mut FlowColumn) {
    column.space(cx.design.space.block);
    let id = block.id.as_ref();
    let first = cx.tags.borrow().next();
    column.place(id.and_then(|id| cx.place_of(id.value.as_str())));
    if let Some(title) = &block.title {
        let place = (scope.tag, scope.heading);
        let heading = scope.paragraph(title, StyleName::BlockTitle, place);
        let heading = heading.set(cx, cx.measure());
        let landmark = Landmark::Heading(cx.plain(title), 1);
        column.heading(&heading, landmark, cx.design.space.title);
    }
    if let Some(title) = &block.subheading {
        let place = (scope.tag, below(scope.heading));
        let heading = scope.paragraph(title, StyleName::ItemTitle, place);
        let heading = heading.set(cx, cx.measure());
        let landmark = Landmark::Heading(cx.plain(title), 2);
        column.heading(&heading, landmark, cx.design.space.title);
    }
    let own = id.and_then(|id| cx.design.only.get(id.value.as_str()));
    let own = own.map(|rule| &rule.value);
    cx.above.set(column.kept_height());
    // Headings inside the thing stand below those of the block.
    let mut inside = *scope;
    if block.title.is_some() || block.subheading.is_some() {
        inside.heading = below(inside.heading);
    }
    if block.subheading.is_some() {
        inside.heading = below(inside.heading);
    }
    let stack = things::lay_out(&block.thing, own, &inside);
    add_parts(cx, stack, column);
    if let Some(id) = id {
        // What has no words, such as lines to write on, is a place all the same.
        let anchor = match cx.tags.borrow().get(first) {
            Some(_) => first,
            None => cx.tag(scope.tag, TagRole::Div),
        };
        cx.set_anchor(cx.place_of(id.value.as_str()), anchor);
    }
    column.space(cx.design.space.block);
}

/// The role of a heading one level below another.
pub const fn below(role: TagRole) -> TagRole {
    match role {
        TagRole::H1 => TagRole::H2,
        TagRole::H2 => TagRole::H3,
        TagRole::H3 => TagRole::H4,
        _ => TagRole::H5,
    }
}

/// Adds the parts of a thing.
fn add_parts(cx: &LayoutCx, stack: Stack, column: &mut FlowColumn) {
    let boxed = |node: BoxNode| node.layout(cx, cx.measure(), Abs::ZERO);
    let mut last_head: Option<(Rc<BoxNode>, Rc<RepeatedHead>)> = None;
    let is_list = |body: &PartBody| !matches!(body, PartBody::Lines(_) | PartBody::WritingLines(_));
    if stack.parts.len() > 1 && stack.parts.iter().all(|part| is_list(&part.body)) {
        column.begin_list();
    }
    let below_titles = cx.above.get();
    for (nth, part) in stack.parts.into_iter().enumerate() {
        // Headings stand with the first part; and with the first row of a table, whose head is kept with it.
        let is_first = nth == 0 || (nth == 1 && matches!(part.body, PartBody::Row(..)));
        cx.above
            .set(if is_first { below_titles } else { Abs::ZERO });
        match part.body {
            PartBody::Lines(paragraph) => column.lines(&paragraph.set(cx, cx.measure()), true),
            PartBody::Hanging(HangingLines {
                words,
                indent,
                mark,
                above,
            }) => {
                column.space(above);
                let mark = mark.map(|mark| mark.layout(cx, indent, Abs::ZERO).items);
                let lines = words.set(cx, cx.measure() - indent);
                column.hanging_lines(&lines, indent, mark.unwrap_or_default());
            }
            PartBody::Box(node) => {
                let fragment = boxed(node);
                cx.report_overfull(fragment.size.height, part.span);
                column.fragment(fragment);
            }
            PartBody::Panel(node) => {
                let fragment = boxed(node.clone());
                cx.report_overfull(fragment.size.height, part.span);
                column.fragment(fragment).panel = Some(node);
            }
            PartBody::ToEdges(node, edges) => {
                let fragment = boxed(node);
                cx.report_overfull(fragment.size.height, part.span);
                let piece = column.fragment(fragment);
                piece.to_edges = Some(edges);
                piece.rise = to_upper_edge(cx);
            }
            PartBody::Row(node, above) => {
                let fragment = boxed(node);
                // The head is the same above all rows of a table.
                let head = match last_head.take() {
                    Some((node, head)) if Rc::ptr_eq(&node, &above) => head,
                    _ => Rc::new(repeated(cx, &above, stack.gap)),
                };
                cx.report_overfull(head.height + fragment.size.height, part.span);
                column.fragment(fragment).repeated_head = Some(Rc::clone(&head));
                last_head = Some((above, head));
            }
            PartBody::WritingLines(lines) => {
                cx.report_too_many_lines(lines, part.span);
                // Fewer than the layout wants are better than a title without any.
                let most = (cx.room_below() / lines.pitch).floor().max(1.0) as u16;
                column.writing_lines(WritingLines {
                    min_lines: lines.min_lines.min(most),
                    ..lines
                });
            }
        }
        if let (Some(dots), Some(piece)) = (part.dots, column.pieces.last_mut()) {
            piece.dots = Some(dots);
        }
        if part.keep_next {
            column.keep_next();
        }
        column.space(stack.gap);
        if stack.fixed_gap {
            column.fix_space();
        }
    }
    cx.above.set(Abs::ZERO);
    column.end_list();
}

/// From the text area up to where grounds end.
fn to_upper_edge(cx: &LayoutCx) -> Abs {
    let margin = cx.design.flow().map(|flow| flow.margin.top);
    margin.map_or(Abs::ZERO, |top| top - cx.painted(0).top())
}

/// The head of a table as it stands once more, `gap` above a row: it was read out where the table
/// begins, so all of it is decoration.
fn repeated(cx: &LayoutCx, head: &BoxNode, gap: Abs) -> RepeatedHead {
    let mut head = head.clone().layout(cx, cx.measure(), Abs::ZERO);
    let is_link = |kind: &ItemKind| matches!(kind, ItemKind::Link { .. });
    head.items.retain(|item| !is_link(&item.kind));
    for item in &mut head.items {
        item.tag = None;
    }
    RepeatedHead {
        height: head.size.height + gap,
        items: head.items,
    }
}
