//! The parts of a thing, below each other: what a booklet's pages break between, and what a grid makes
//! one box of. Nothing is measured here.

use std::rc::Rc;

use crate::pages::boxes::BoxNode;
use crate::pages::flow::{Ruling, Thread};
use crate::pages::text::Setting;
use crate::source::Span;
use crate::units::Abs;

/// A thing as it is laid out: parts below each other.
#[derive(Default)]
pub struct Stack {
    /// The parts, from the top.
    pub parts: Vec<Part>,
}

/// One part.
pub struct Part {
    /// What it is.
    pub body: Body,
    /// The words that are at fault where it is taller than a page.
    pub span: Span,
    /// Space below it.
    pub after: Abs,
    /// Whether that space stays as it is where gaps grow with the room on a page.
    pub even: bool,
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
    /// One box that stays whole.
    pub fn of(node: BoxNode, span: Span) -> Self {
        let mut stack = Self::default();
        stack.push(Body::Box(node), span, Abs::ZERO);
        stack
    }

    /// Adds a part with `after` below it.
    pub fn push(&mut self, body: Body, span: Span, after: Abs) -> &mut Part {
        self.parts.push(Part {
            body,
            span,
            after,
            even: false,
            keep: false,
            thread: None,
        });
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }
}
