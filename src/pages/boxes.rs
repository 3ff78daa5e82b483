//! Boxes inside blocks: a tree of panels, rows and texts, laid out by taffy (CSS flexbox and grid)
//! → a [`Fragment`] that the flow places whole. Never breaks over pages.

mod collect;
mod flat;
mod solve;

pub use solve::Solved;

use std::rc::Rc;

use flat::FlatNode;
use taffy::prelude::{
    Display, FlexDirection, Style, auto, evenly_sized_tracks, fr, length, line, max_content,
    min_content, minmax, percent, span,
};

use super::LayoutCx;
use super::frame::{Item, Origin};
use super::text::TaggedParagraph;
use super::tracks::{column_track, row_track};
use crate::color::Color;
use crate::design::{Cells, Track};
use crate::geom::{Path, Rect, Sides, Size};
use crate::source::Span;
use crate::units::Abs;

/// What draws a box's ground, given its place.
pub type Paint = Rc<dyn Fn(Rect) -> Vec<Item>>;

/// A box: a text, or boxes in a column, a row or a grid, on a painted ground.
#[derive(Clone, Default)]
pub struct BoxNode {
    style: Style,
    text: Option<TaggedParagraph>,
    children: Vec<BoxNode>,
    drawn: Drawn,
}

/// How a box is drawn where it comes to stand.
#[derive(Clone, Default)]
pub(in crate::pages) struct Drawn {
    paint: Option<Paint>,
    origin: Option<Origin>,
}

/// Items of known size, placed as a whole.
#[derive(Debug, Clone, Default)]
pub struct Fragment {
    /// How much room it takes.
    pub size: Size,
    /// What stands in it, from its upper left corner, in reading order.
    pub items: Vec<Item>,
    /// How far the worst box reaches below the one that holds it, and the words in it.
    pub excess: Option<(Abs, Option<Span>)>,
}

impl BoxNode {
    /// A text as wide as its place.
    pub fn text(paragraph: TaggedParagraph) -> Self {
        Self {
            text: Some(paragraph),
            ..Self::default()
        }
    }

    /// An empty box.
    pub fn empty() -> Self {
        Self::column(Vec::new(), Abs::ZERO)
    }

    /// Boxes below each other, `gap` apart, each as wide as their place.
    pub fn column(mut children: Vec<Self>, gap: Abs) -> Self {
        for child in &mut children {
            let style = &mut child.style;
            // What would be stretched is said to be that wide: taffy would ask how wide it would be otherwise, and what
            // stands in it, for each of these boxes again.
            if style.size.width == auto() && style.align_self.is_none() {
                style.size.width = percent(1.0);
            }
        }
        let mut node = Self::holding(children, gap);
        node.style.flex_direction = FlexDirection::Column;
        node
    }

    /// A box that holds these, `gap` apart.
    fn holding(children: Vec<Self>, gap: Abs) -> Self {
        let mut node = Self {
            children,
            ..Self::default()
        };
        node.style.display = Display::Flex;
        node.style.gap = gaps(gap, gap);
        node
    }

    /// Boxes beside each other, `gap` apart; those that [`BoxNode::grow`] share what is left.
    pub fn row(children: Vec<Self>, gap: Abs) -> Self {
        let mut node = Self::holding(children, gap);
        node.style.flex_direction = FlexDirection::Row;
        node
    }

    /// A grid of equal columns; the boxes of a row are equally high, and those of an incomplete
    /// last row share its width.
    pub fn grid(mut children: Vec<Self>, columns: u16, (column_gap, row_gap): (Abs, Abs)) -> Self {
        let columns = columns.max(1);
        let count = children.len();
        let odd = count % usize::from(columns);
        // On a grid of columns × odd tracks both the whole rows and the last one come out even.
        let tracks = columns * odd.max(1) as u16;
        for (index, child) in children.iter_mut().enumerate() {
            let in_last_row = odd != 0 && index >= count - odd;
            let begins_row = index % usize::from(columns) == 0;
            child.style.grid_column = taffy::Line {
                start: if begins_row { line(1) } else { auto() },
                end: span(if in_last_row {
                    columns
                } else {
                    tracks / columns
                }),
            };
        }
        let mut node = Self::holding(children, Abs::ZERO);
        node.style.display = Display::Grid;
        node.style.grid_template_columns = evenly_sized_tracks(tracks);
        node.style.gap = gaps(column_gap, row_gap);
        node
    }

    /// A grid of these tracks; each box fills its cells.
    pub fn areas(
        children: Vec<(Cells, Self)>,
        columns: &[Track],
        rows: &[Track],
        (column_gap, row_gap): (Abs, Abs),
    ) -> Self {
        let lines = |first: u16, count: u16| taffy::Line {
            start: line(first as i16 + 1),
            end: span(count),
        };
        let children = children.into_iter().map(|(cells, mut child)| {
            child.style.grid_column = lines(cells.column, cells.columns);
            child.style.grid_row = lines(cells.row, cells.rows);
            child
        });
        let mut node = Self::holding(children.collect(), Abs::ZERO);
        node.style.display = Display::Grid;
        node.style.grid_template_columns = columns.iter().map(column_track).collect();
        node.style.grid_template_rows = rows.iter().map(row_track).collect();
        node.style.gap = gaps(column_gap, row_gap);
        node
    }

    /// Boxes below each other that share the height of their place equally, whatever stands in
    /// them.
    pub fn shares(children: Vec<Self>, gap: Abs) -> Self {
        let count = children.len();
        let mut node = Self::holding(children, gap);
        node.style.display = Display::Grid;
        node.style.grid_template_columns = vec![minmax(length(0.0), fr(1.0))];
        node.style.grid_template_rows = vec![minmax(length(0.0), fr(1.0)); count];
        node
    }

    /// Shares its width among columns of which each is at least as wide as its longest word; a first one
    /// of names takes no more than they need.
    #[must_use]
    pub fn with_columns_for_words(mut self, names: Option<Track>, columns: &[Track]) -> Self {
        let names = names.map(|names| match names {
            Track::Auto => minmax(min_content(), max_content()),
            given => row_track(&given),
        });
        let columns = columns.iter().map(row_track);
        self.style.grid_template_columns = names.into_iter().chain(columns).collect();
        self
    }

    /// Takes just the height of its place, and shares it among `rows` whatever stands in them: what
    /// is higher than its row sticks out.
    #[must_use]
    pub fn sharing(mut self, rows: &[Track]) -> Self {
        self.style.min_size.height = length(0.0);
        self.style.grid_template_rows = rows.iter().map(column_track).collect();
        self
    }

    /// An empty box of fixed size.
    pub fn fixed(size: Size) -> Self {
        Self::fixed_height(size.height).wide(size.width)
    }

    /// An empty box of fixed size, but no wider than its place.
    pub fn fixed_within(size: Size) -> Self {
        let mut node = Self::fixed(size);
        node.style.max_size.width = percent(1.0);
        node
    }

    /// At least this high.
    #[must_use]
    pub fn at_least(mut self, height: Abs) -> Self {
        self.style.min_size.height = length(height.to_pt());
        self
    }

    /// An empty box that takes this part of the width of its place, and is `ratio` times as wide as high.
    pub fn in_ratio(part: f64, ratio: f64) -> Self {
        let mut node = Self::empty();
        node.style.size.width = percent(part as f32);
        node.style.aspect_ratio = Some(ratio as f32);
        node.style.flex_shrink = 0.0;
        node.style.align_self = Some(taffy::AlignSelf::START);
        node
    }

    /// In a row: takes this part of its width.
    #[must_use]
    pub fn part(mut self, part: f64) -> Self {
        self.style.size.width = percent(part as f32);
        self.style.flex_shrink = 0.0;
        self
    }

    /// An empty box of this height, as wide as its place.
    pub fn fixed_height(height: Abs) -> Self {
        let mut node = Self::empty();
        node.style.size.height = length(height.to_pt());
        node.style.flex_shrink = 0.0;
        node
    }

    /// A box with just this one in it.
    #[must_use]
    pub fn wrapped(self) -> Self {
        Self::column(vec![self], Abs::ZERO)
    }

    /// Draws the ground with `paint`.
    #[must_use]
    pub fn painted(mut self, paint: impl Fn(Rect) -> Vec<Item> + 'static) -> Self {
        self.drawn.paint = Some(Rc::new(paint));
        self
    }

    /// Draws a ground of this colour, its corners of the radius `corner`.
    #[must_use]
    pub fn on_ground(self, color: Color, corner: Abs) -> Self {
        self.painted(move |area| Item::edged(Path::rounded(area, corner), color))
    }

    /// Remembers with all that stands in it which rule put it there.
    #[must_use]
    pub fn put_there_by(mut self, origin: Origin) -> Self {
        self.drawn.origin = Some(origin);
        self
    }

    /// Keeps the content away from the left edge.
    #[must_use]
    pub fn padded_left(self, left: Abs) -> Self {
        self.padded(Sides {
            left,
            ..Sides::default()
        })
    }

    /// Keeps the content away from the upper edge, where `top` is more than nothing.
    #[must_use]
    pub fn padded_top(self, top: Abs) -> Self {
        self.padded(Sides {
            top: top.max(Abs::ZERO),
            ..Sides::default()
        })
    }

    /// Keeps the content away from the edges.
    #[must_use]
    pub fn padded(mut self, sides: Sides<Abs>) -> Self {
        if self.text.is_some() {
            // A text is measured at the width of its whole box: the padding belongs to a box around
            // it.
            self = self.wrapped();
        }
        self.style.padding = taffy::Rect {
            left: length(sides.left.to_pt()),
            top: length(sides.top.to_pt()),
            right: length(sides.right.to_pt()),
            bottom: length(sides.bottom.to_pt()),
        };
        self
    }

    /// Takes what its neighbours in a row leave.
    #[must_use]
    pub fn grow(mut self) -> Self {
        self.style.flex_grow = 1.0;
        self.style.flex_shrink = 1.0;
        self.style.flex_basis = length(0.0);
        self.style.min_size.width = length(0.0);
        self
    }

    /// In a column: takes what its neighbours leave, and its own height at least.
    #[must_use]
    pub fn stretched(mut self) -> Self {
        self.style.flex_grow = 1.0;
        self
    }

    /// Fixes the width.
    #[must_use]
    pub fn wide(mut self, width: Abs) -> Self {
        self.style.size.width = length(width.to_pt());
        self.style.flex_shrink = 0.0;
        self
    }

    /// Stands in the middle of its row's height.
    #[must_use]
    pub fn middle(mut self) -> Self {
        self.style.align_self = Some(taffy::AlignSelf::CENTER);
        self
    }

    /// In a column: no wider than its longest line.
    #[must_use]
    pub fn shrunk(mut self) -> Self {
        self.style.align_self = Some(taffy::AlignSelf::START);
        self
    }

    /// In a column: at the right edge, no wider than it needs.
    #[must_use]
    pub fn at_end(mut self) -> Self {
        self.style.align_self = Some(taffy::AlignSelf::END);
        self
    }

    /// Puts its children in the middle of its height.
    #[must_use]
    pub fn content_centred(mut self) -> Self {
        self.style.justify_content = taffy::JustifyContent::CENTER;
        self
    }

    /// Puts its children at the foot of its height.
    #[must_use]
    pub fn content_at_foot(mut self) -> Self {
        self.style.justify_content = taffy::JustifyContent::END;
        self
    }

    /// Lays the tree out in exactly this room. What does not fit sticks out, and
    /// [`Fragment::excess`] says how far.
    pub fn layout_in(mut self, cx: &LayoutCx, room: Size) -> Fragment {
        self.style.size.height = length(room.height.to_pt());
        self.layout(cx, room.width, Abs::ZERO)
    }

    /// Lays the tree out at `width`, and at least as high as `least`; reports text that is too wide
    /// for its box.
    pub fn layout(mut self, cx: &LayoutCx, width: Abs, least: Abs) -> Fragment {
        self.style.size.width = length(width.to_pt());
        self.style.min_size.height = length(least.to_pt());
        let mut nodes = Vec::new();
        self.flatten(&mut nodes);
        match cx.solved.borrow_mut().places(&nodes, cx, width) {
            Some(places) => collect::fragment(cx, &nodes, &places),
            None => Fragment::default(),
        }
    }

    /// Adds this box and all that stands in it to `nodes`, in reading order.
    fn flatten(self, nodes: &mut Vec<FlatNode>) {
        let index = nodes.len();
        nodes.push(FlatNode {
            style: self.style,
            text: self.text,
            drawn: self.drawn,
            end: 0,
        });
        for child in self.children {
            child.flatten(nodes);
        }
        let end = nodes.len();
        nodes[index].end = end;
    }
}

fn abs(points: f32) -> Abs {
    Abs::pt(f64::from(points))
}

fn gaps(columns: Abs, rows: Abs) -> taffy::Size<taffy::LengthPercentage> {
    taffy::Size {
        width: length(columns.to_pt()),
        height: length(rows.to_pt()),
    }
}
