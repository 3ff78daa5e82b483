//! Boxes → their places, by taffy (CSS flexbox and grid).
//!
//! Taffy sees nothing of a text but the sizes that it asks for. Boxes of the same rules whose texts answer all that
//! it asked the last time with the same sizes have the same places, and it is not asked again: the cards of a deck
//! differ in their words, and seldom in how many lines these take.

use taffy::prelude::{AvailableSpace, NodeId, TaffyTree};
use taffy::{Layout, RequestedAxis, Size, Style};

use super::abs;
use super::flat::FlatNode;
use crate::pages::LayoutCx;
use crate::pages::text::{TaggedParagraph, height_of};
use crate::units::Abs;

/// So many trees are remembered. Each costs a comparison where none of them is found.
const MOST: usize = 12;

/// What is asked of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Question {
    axis: RequestedAxis,
    known: Size<Option<f32>>,
    available: Size<AvailableSpace>,
}

/// A tree of boxes that was laid out.
#[derive(Debug)]
struct Solution {
    /// The rules of each box, where it ends, and whether it is a text.
    boxes: Vec<(Style, usize, bool)>,
    /// The width that there was.
    width: Abs,
    /// What was asked of which text, in order, and its answer.
    asked: Vec<(usize, Question, Size<f32>)>,
    places: Vec<Layout>,
}

/// The trees that were laid out last.
#[derive(Debug, Default)]
pub struct Solved {
    /// The one that was found last stands first.
    known: Vec<Solution>,
}

impl Solved {
    /// The place of each box; `None` where taffy has none.
    pub fn places(&mut self, nodes: &[FlatNode], cx: &LayoutCx, width: Abs) -> Option<Vec<Layout>> {
        let found = self
            .known
            .iter()
            .position(|known| known.holds_for(nodes, cx, width));
        let solution = match found {
            Some(at) => self.known.remove(at),
            None => Solution::of(nodes, cx, width)?,
        };
        let places = solution.places.clone();
        self.known.truncate(MOST - 1);
        self.known.insert(0, solution);
        Some(places)
    }
}

impl Solution {
    fn of(nodes: &[FlatNode], cx: &LayoutCx, width: Abs) -> Option<Self> {
        let mut tree = TaffyTree::<usize>::new();
        tree.disable_rounding();
        let mut ids = vec![None; nodes.len()];
        // What stands in a box is made before the box.
        for (number, node) in nodes.iter().enumerate().rev() {
            let style = node.style.clone();
            let id = match node.text {
                Some(_) => tree.new_leaf_with_context(style, number).ok()?,
                None => {
                    let children = node.children(number, nodes).map(|child| *ids.get(child)?);
                    let children: Vec<NodeId> = children.collect::<Option<_>>()?;
                    tree.new_with_children(style, &children).ok()?
                }
            };
            ids[number] = Some(id);
        }
        let root = *ids.first()?;
        let available = Size {
            width: AvailableSpace::Definite(width.to_pt() as f32),
            height: AvailableSpace::MaxContent,
        };
        let mut asked = Vec::new();
        let solved =
            tree.compute_layout_with_measure(root?, available, |inputs, _, number, style| {
                let text =
                    number.and_then(|number| Some((*number, nodes.get(*number)?.text.as_ref()?)));
                let ask = |_, available| match (text, inputs.known_dimensions) {
                    // Taffy drops the answer.
                    (None, _)
                    | (
                        _,
                        Size {
                            width: Some(_),
                            height: Some(_),
                        },
                    ) => Size::ZERO,
                    (Some((number, text)), known) => {
                        let axis = inputs.axis;
                        let question = Question {
                            axis,
                            known,
                            available,
                        };
                        let answer = question.put_to(text, cx);
                        asked.push((number, question, answer));
                        answer
                    }
                };
                taffy::compute_leaf_layout(inputs, style, |_, _| 0.0, ask)
            });
        solved.ok()?;
        let places = ids.into_iter().map(|id| tree.layout(id?).ok().copied());
        Some(Self {
            boxes: nodes
                .iter()
                .map(|node| (node.style.clone(), node.end, node.text.is_some()))
                .collect(),
            width,
            asked,
            places: places.collect::<Option<_>>()?,
        })
    }

    /// Whether taffy would give these boxes the same places.
    fn holds_for(&self, nodes: &[FlatNode], cx: &LayoutCx, width: Abs) -> bool {
        let is_same = |(known, node): (&(Style, usize, bool), &FlatNode)| {
            let (style, end, is_text) = known;
            *end == node.end && *is_text == node.text.is_some() && *style == node.style
        };
        self.width == width
            && self.boxes.len() == nodes.len()
            && self.boxes.iter().zip(nodes).all(is_same)
            && self.asked.iter().all(|(number, question, answer)| {
                let text = nodes.get(*number).and_then(|node| node.text.as_ref());
                text.is_some_and(|text| question.put_to(text, cx) == *answer)
            })
    }
}

impl Question {
    /// The size of a text; of the height nothing is said where it was not asked for.
    fn put_to(&self, text: &TaggedParagraph, cx: &LayoutCx) -> Size<f32> {
        let width = self
            .known
            .width
            .unwrap_or_else(|| match self.available.width {
                AvailableSpace::MinContent => ceil(text.least_width(cx)),
                AvailableSpace::MaxContent => ceil(text.natural_width(cx)),
                AvailableSpace::Definite(width) => ceil(text.width_in(cx, abs(width))).min(width),
            });
        let height = match self.axis {
            RequestedAxis::Horizontal => 0.0,
            _ => height_of(&text.lines(cx, abs(width))).to_pt() as f32,
        };
        Size { width, height }
    }
}

/// Rounded up by a hair, so that a text still fits the width it asked for in single precision.
fn ceil(width: Abs) -> f32 {
    (width.to_pt() + 0.01) as f32
}
