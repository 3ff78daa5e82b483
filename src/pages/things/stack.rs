//! The parts of a thing, below each other: what a booklet's pages break between, and what a grid makes
//! one box of. Nothing is measured here.

use std::rc::Rc;

use super::shown::ToEdges;
use super::{Scope, writing};
use crate::pages::art;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::{DotsDown, WritingLines};
use crate::pages::text::TaggedParagraph;
use crate::source::Span;
use crate::units::Abs;

/// A thing as it is laid out: parts below each other.
#[derive(Default)]
pub struct Stack {
    /// The parts, from the top.
    pub parts: Vec<StackPart>,
    /// Space below each.
    pub gap: Abs,
    /// Whether that space stays as it is where gaps grow with the room on a page.
    pub fixed_gap: bool,
}

/// One part.
pub struct StackPart {
    /// What it is.
    pub body: PartBody,
    /// The words that are at fault where it is taller than a page.
    pub span: Span,
    /// Whether what follows stands on the same page.
    pub keep_next: bool,
    /// Dots that lead down to the next part.
    pub dots: Option<DotsDown>,
}

/// What a part is.
pub enum PartBody {
    /// Lines that a page may end between.
    Lines(TaggedParagraph),
    /// Such lines beside a mark.
    Hanging(HangingLines),
    /// A box that stays whole.
    Box(BoxNode),
    /// A panel: a box that stays whole, and grows with the room on its page.
    Panel(BoxNode),
    /// A box that stays whole, above which a picture goes on to the edges of the page.
    ToEdges(BoxNode, ToEdges),
    /// A row of a table, and the head that stands above it again where a page begins with it.
    Row(BoxNode, Rc<BoxNode>),
    /// Lines to write on, to the foot of the page.
    WritingLines(WritingLines),
}

/// Lines that hang beside a mark: what breaks over pages is the lines.
pub struct HangingLines {
    /// The words.
    pub words: TaggedParagraph,
    /// From the edge to the words.
    pub indent: Abs,
    /// What stands before the first line, as wide as the indent and a line high.
    pub mark: Option<BoxNode>,
    /// Space above, more than what all parts of the thing keep.
    pub above: Abs,
}

impl Stack {
    /// No parts yet; they will stand `gap` apart.
    pub fn new(gap: Abs) -> Self {
        Self {
            gap,
            ..Self::default()
        }
    }

    /// One box that stays whole.
    pub fn single(node: BoxNode, span: Span) -> Self {
        let mut stack = Self::default();
        stack.push(PartBody::Box(node), span);
        stack
    }

    /// Adds a part.
    pub fn push(&mut self, body: PartBody, span: Span) -> &mut StackPart {
        self.parts.push(StackPart {
            body,
            span,
            keep_next: false,
            dots: None,
        });
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    /// Whether it takes all the height of its place.
    pub fn fills(&self) -> bool {
        let is_filling = |part: &StackPart| matches!(part.body, PartBody::WritingLines(_));
        self.parts.iter().any(is_filling)
    }

    /// All of it as one box on `ground`, for a grid.
    pub fn boxed(self, scope: &Scope) -> BoxNode {
        let gap = self.gap;
        let nodes = self.parts.into_iter().map(|part| {
            let node = match part.body {
                // A quotation mark that hangs needs room inside its place.
                PartBody::Lines(paragraph) => {
                    let left = paragraph.hang_room(scope.cx);
                    BoxNode::text(paragraph).padded_left(left)
                }
                PartBody::Hanging(lines) => {
                    let mark = lines
                        .mark
                        .unwrap_or_else(|| BoxNode::empty().wide(lines.indent));
                    let row = vec![mark, BoxNode::text(lines.words).grow()];
                    BoxNode::row(row, Abs::ZERO).padded_top(lines.above)
                }
                PartBody::Box(node) | PartBody::Panel(node) | PartBody::Row(node, _) => node,
                PartBody::ToEdges(node, edges) => {
                    node.painted(move |area| edges.items(area, area.top()))
                }
                PartBody::WritingLines(lines) => writing::filling(lines, scope),
            };
            let Some(DotsDown { from, color, dot }) = part.dots else {
                return node;
            };
            node.wrapped().painted(move |area| {
                let from = from.shift(area.left(), area.top());
                let length = area.bottom() + gap - from.y;
                art::dots_down(from, length, (color, dot))
                    .into_iter()
                    .collect()
            })
        });
        BoxNode::column(nodes.collect(), gap)
    }
}
