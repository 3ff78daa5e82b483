//! The content of a booklet as pieces below each other: lines of text and unbreakable boxes, the space
//! between them, and between which of them a page may end. Where pages end is decided in `paginate`.

use std::rc::Rc;

use super::boxes::{BoxNode, Fragment};
use super::frame::Item;
use super::stranded::may_part_after;
use super::text::SetParagraph;
use super::things::shown::ToEdges;
use crate::color::Color;
use crate::geom::Point;
use crate::units::Abs;

/// Whether a page may end before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Break {
    /// A page may end here.
    #[default]
    Allowed,
    /// A page may end here, and divides a list or a row of panels.
    Within,
    /// A page should not end here: between a heading and its text, inside the first or last two
    /// lines of a paragraph.
    Avoid,
}

/// One line or one box.
#[derive(Default)]
pub struct FlowPiece {
    /// Space above, dropped at the top of a page; not added to the piece before it.
    pub space: Abs,
    /// Whether that space may grow with the room on the page.
    pub space_grows: bool,
    /// Its height.
    pub height: Abs,
    /// Whether its top must lie on the baseline grid.
    pub on_grid: bool,
    /// Whether a page may end before it.
    pub before: Break,
    /// What stands in it, from its upper left corner.
    pub items: Vec<Item>,
    /// A panel that can be laid out anew at a greater height.
    pub panel: Option<BoxNode>,
    /// A picture at its top that goes on to the edges of the page.
    pub to_edges: Option<ToEdges>,
    /// How far above the text area it begins at the top of a page.
    pub rise: Abs,
    /// Dots that lead down to the next piece, where that stands on the same page.
    pub dots: Option<DotsDown>,
    /// Writing space grows to the foot of its page, in whole steps.
    pub writing_lines: Option<WritingLines>,
    /// What begins here.
    pub landmark: Option<Landmark>,
    /// What links lead here, by the numbers of the places.
    pub places: Vec<usize>,
    /// What stands at the foot of its page, since its marks are here.
    pub notes: Vec<Rc<NoteBox>>,
    /// What stands above it once more where a page begins with it.
    pub repeated_head: Option<Rc<RepeatedHead>>,
}

/// What stands above a piece once more where a page begins with it: the head of a table.
pub struct RepeatedHead {
    /// How much room it takes, with the gap below it.
    pub height: Abs,
    /// What stands in it, from its upper left corner.
    pub items: Vec<Item>,
}

/// A note, set in lines.
pub struct NoteBox {
    /// Which one it is.
    pub number: usize,
    /// Its lines.
    pub lines: Vec<NoteLine>,
}

/// A line of a note.
pub struct NoteLine {
    /// Its height.
    pub height: Abs,
    /// What stands in it, from its upper left corner.
    pub items: Vec<Item>,
}

/// A place that bookmarks and the contents lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landmark {
    /// The part that begins with the section of this number.
    Part(usize),
    /// The section with this number.
    Section(usize),
    /// A heading inside a section, so many levels below the section's.
    Heading(String, usize),
}

/// Dots from one piece down to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DotsDown {
    /// Where they begin, from the piece's upper left corner.
    pub from: Point,
    /// Their colour.
    pub color: Color,
    /// Their diameter.
    pub dot: Abs,
}

/// Lines to write on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WritingLines {
    /// From line to line.
    pub pitch: Abs,
    /// The fewest lines.
    pub min_lines: u16,
}

/// Pieces below each other, in reading order.
#[derive(Default)]
pub struct FlowColumn {
    /// The pieces so far.
    pub pieces: Vec<FlowPiece>,
    pending_space: Abs,
    fixed_space: Option<Abs>,
    keep: bool,
    /// Whether what comes next is a list, and whether it goes on with one.
    list: Option<ListPlace>,
    places: Vec<usize>,
}

/// Where in a list what comes next stands.
#[derive(Clone, Copy, PartialEq)]
enum ListPlace {
    First,
    Later,
}

impl FlowColumn {
    /// What it has from the piece at this place on, as a column of its own.
    pub fn split_off(&mut self, at: usize) -> Self {
        Self {
            pieces: self.pieces.split_off(at),
            ..Self::default()
        }
    }

    /// Space before whatever comes next; of two that meet the larger counts.
    pub fn space(&mut self, space: Abs) {
        self.pending_space = self.pending_space.max(space);
    }

    /// Lets the space before whatever comes next not grow, unless more is asked for.
    pub fn fix_space(&mut self) {
        self.fixed_space = Some(self.pending_space);
    }

    /// Lets what is added until [`Self::end_list`] be parts of one list, which is divided only where
    /// that gains something.
    pub fn begin_list(&mut self) {
        self.list = Some(ListPlace::First);
    }

    /// Ends what [`Self::begin_list`] began.
    pub fn end_list(&mut self) {
        self.list = None;
    }

    /// Lets links to the place with this number lead to whatever comes next.
    pub fn place(&mut self, number: Option<usize>) {
        self.places.extend(number);
    }

    /// Keeps whatever comes next on the page of what stands before it.
    pub fn keep_next(&mut self) {
        self.keep = true;
    }

    /// The height of what whatever comes next is kept with: of headings and the space below each.
    pub fn kept_height(&self) -> Abs {
        let mut height = Abs::ZERO;
        if !self.keep {
            return height;
        }
        let mut below = self.pending_space;
        for piece in self.pieces.iter().rev() {
            height += piece.height + below;
            below = piece.space;
            if piece.before != Break::Avoid {
                break;
            }
        }
        height
    }

    /// Adds a heading, which begins a `landmark` and is kept with what follows `space` below it.
    pub fn heading(&mut self, heading: &SetParagraph, landmark: Landmark, space: Abs) {
        let first = self.pieces.len();
        self.lines(heading, false);
        // Its lines stay together, however many there are.
        for piece in self.pieces.iter_mut().skip(first + 1) {
            piece.before = Break::Avoid;
        }
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.landmark = Some(landmark);
        }
        self.space(space);
        self.fix_space();
        self.keep_next();
    }

    /// Adds set lines, with the breaks of [`may_part_after`].
    pub fn lines(&mut self, paragraph: &SetParagraph, on_grid: bool) {
        self.add_lines(paragraph, on_grid, (Abs::ZERO, Vec::new()));
    }

    /// Adds set lines on the grid that begin `indent` from the edge, behind a `mark` at the edge of the
    /// first.
    pub fn hanging_lines(&mut self, paragraph: &SetParagraph, indent: Abs, mark: Vec<Item>) {
        self.add_lines(paragraph, true, (indent, mark));
    }

    fn add_lines(
        &mut self,
        paragraph: &SetParagraph,
        on_grid: bool,
        (indent, mut before): (Abs, Vec<Item>),
    ) {
        let count = paragraph.lines.len();
        for (index, (line, mut words)) in paragraph.items_by_line().enumerate() {
            self.keep |= index > 0 && !may_part_after(index - 1, count);
            let mut items = std::mem::take(&mut before);
            words
                .iter_mut()
                .for_each(|item| item.shift(indent, Abs::ZERO));
            items.append(&mut words);
            self.push(FlowPiece {
                height: line.leading,
                on_grid,
                items,
                ..FlowPiece::default()
            });
        }
    }

    /// Adds an unbreakable box.
    pub fn fragment(&mut self, fragment: Fragment) -> &mut FlowPiece {
        self.push(FlowPiece {
            height: fragment.size.height,
            items: fragment.items,
            ..FlowPiece::default()
        })
    }

    /// Adds writing space that grows to the foot of its page.
    pub fn writing_lines(&mut self, lines: WritingLines) {
        self.push(FlowPiece {
            height: lines.pitch * f64::from(lines.min_lines),
            writing_lines: Some(lines),
            ..FlowPiece::default()
        });
    }

    fn push(&mut self, piece: FlowPiece) -> &mut FlowPiece {
        let space = std::mem::take(&mut self.pending_space);
        self.pieces.push(FlowPiece {
            space,
            space_grows: self.fixed_space.take() != Some(space),
            before: match (std::mem::take(&mut self.keep), self.list) {
                (true, _) => Break::Avoid,
                (false, Some(ListPlace::Later)) => Break::Within,
                (false, _) => Break::Allowed,
            },
            places: std::mem::take(&mut self.places),
            ..piece
        });
        self.list = self.list.map(|_| ListPlace::Later);
        let last = self.pieces.len() - 1;
        &mut self.pieces[last]
    }
}
