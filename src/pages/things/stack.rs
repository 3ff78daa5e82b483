//! The parts of a thing, below each other: what a booklet's pages break between, and what a grid makes
//! one box of. Nothing is measured here.

use std::rc::Rc;

use super::writing;
use crate::color::Color;
use crate::geom::Sides;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::{Ruling, Thread};
use crate::pages::text::Setting;
use crate::pages::{Cx, art};
use crate::source::Span;
use crate::units::Abs;

/// A thing as it is laid out: parts below each other.
#[derive(Default)]
pub struct Stack {
    /// The parts, from the top.
    pub parts: Vec<Part>,
    /// Space below each.
    pub gap: Abs,
    /// Whether that space stays as it is where gaps grow with the room on a page.
    pub even: bool,
}

/// One part.
pub struct Part {
    /// What it is.
    pub body: Body,
    /// The words that are at fault where it is taller than a page.
    pub span: Span,
    /// Whether what follows stands on the same page.
    pub keep: bool,
    /// Dots that lead down to the next part.
    pub thread: Option<Thread>,
}

/// What a part is.
pub enum Body {
    /// Lines that a page may end between.
    Lines(Setting),
    /// A box that stays whole.
    Box(BoxNode),
    /// A panel: a box that stays whole, and grows with the room on its page.
    Panel(BoxNode),
    /// A row of a table, and the head that stands above it again where a page begins with it.
    Row(BoxNode, Rc<BoxNode>),
    /// Lines to write on, to the foot of the page.
    Ruled(Ruling),
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
    pub fn of(node: BoxNode, span: Span) -> Self {
        let mut stack = Self::default();
        stack.push(Body::Box(node), span);
        stack
    }

    /// Adds a part.
    pub fn push(&mut self, body: Body, span: Span) -> &mut Part {
        self.parts.push(Part {
            body,
            span,
            keep: false,
            thread: None,
        });
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    /// Whether it takes all the height of its place.
    pub fn fills(&self) -> bool {
        let ruled = |part: &Part| matches!(part.body, Body::Ruled(_));
        self.parts.iter().any(ruled)
    }

    /// All of it as one box on `ground`, for a grid.
    pub fn boxed(self, cx: &Cx, ground: Color) -> BoxNode {
        let gap = self.gap;
        let nodes = self.parts.into_iter().map(|part| {
            let node = match part.body {
                Body::Lines(setting) => text_box(setting),
                Body::Box(node) | Body::Panel(node) | Body::Row(node, _) => node,
                Body::Ruled(ruling) => writing::filled(cx, ground, ruling.pitch, ruling.min_lines),
            };
            let Some(Thread { from, color, dot }) = part.thread else {
                return node;
            };
            BoxNode::column(vec![node], Abs::ZERO).painted(move |area| {
                let from = from.shift(area.left(), area.top());
                let length = area.bottom() + gap - from.y;
                art::thread(from, length, (color, dot))
                    .into_iter()
                    .collect()
            })
        });
        BoxNode::column(nodes.collect(), gap)
    }
}

/// A text in a grid. A quotation mark that hangs needs room inside its place.
fn text_box(setting: Setting) -> BoxNode {
    let left = setting.hang_room();
    BoxNode::text(setting).padded(Sides {
        left,
        ..Sides::default()
    })
}
