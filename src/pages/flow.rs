//! The content of a booklet as pieces below each other → pages: where pages break, and what stands at
//! which height.
//!
//! A piece is a line of text or an unbreakable box. Breaks are chosen for all pages at once
//! (Plass, *Optimal pagination techniques for automatic typesetting systems*, 1981): few pages, no
//! widow, no orphan, no heading parted from what it heads, no last page with a line or two.
//! What stands in a piece is not known here.

use std::rc::Rc;

use super::boxes::{BoxNode, Fragment};
use super::frame::Item;
use super::stranded::may_part_after;
use super::text::SetParagraph;
use crate::color::Color;
use crate::geom::Point;
use crate::units::Abs;

/// Whether a page may end before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Break {
    /// A page may end here.
    #[default]
    Allowed,
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
    /// Dots that lead down to the next piece, where that stands on the same page.
    pub dots: Option<DotsDown>,
    /// Writing space grows to the foot of its page, in whole steps.
    pub writing_lines: Option<WritingLines>,
    /// What begins here.
    pub landmark: Option<Landmark>,
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

/// A place that bookmarks and the contents lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landmark {
    /// The section with this number.
    Section(usize),
    /// A heading inside a section.
    Heading(String),
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
}

impl FlowColumn {
    /// Space before whatever comes next; of two that meet the larger counts.
    pub fn space(&mut self, space: Abs) {
        self.pending_space = self.pending_space.max(space);
    }

    /// Lets the space before whatever comes next not grow, unless more is asked for.
    pub fn fix_space(&mut self) {
        self.fixed_space = Some(self.pending_space);
    }

    /// Keeps whatever comes next on the page of what stands before it.
    pub fn keep_next(&mut self) {
        self.keep = true;
    }

    /// Adds a heading, which begins a `landmark` and is kept with what follows `space` below it.
    pub fn heading(&mut self, heading: &SetParagraph, landmark: Landmark, space: Abs) {
        let first = self.pieces.len();
        self.lines(heading, false);
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
            before: match std::mem::take(&mut self.keep) {
                true => Break::Avoid,
                false => Break::Allowed,
            },
            ..piece
        });
        let last = self.pieces.len() - 1;
        &mut self.pieces[last]
    }
}

/// Which pieces stand on one page, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowPage {
    /// The first piece.
    pub start: usize,
    /// One past the last piece.
    pub end: usize,
    /// The top of each piece, from the top of the text area.
    pub tops: Vec<Abs>,
    /// What is left below the last piece.
    pub left: Abs,
}

/// The room on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// The height of the text area.
    pub height: Abs,
    /// The step of the baseline grid.
    pub grid: Abs,
}

/// What a page costs by itself: fewer pages win before anything else but a forbidden break.
const PAGE: f64 = 1_000.0;
/// Ending a page where it should not end.
const AVOIDED: f64 = 1_000_000.0;
/// A last page with less than this share of its height is a remnant.
const REMNANT: f64 = 0.25;
/// What a remnant costs at most: less than a page, more than uneven pages before it.
const REMNANT_COST: f64 = 600.0;

/// Where the pages break.
///
/// Every page takes at least one piece; a piece higher than the page stands alone on one (who lays
/// out has reported it by then).
pub fn paginate(pieces: &[FlowPiece], room: Room) -> Vec<FlowPage> {
    let count = pieces.len();
    // best[i]: the least cost of the pages for the pieces from i on, and where the first page then ends.
    let mut best = vec![(0.0, count); count + 1];
    for start in (0..count).rev() {
        let mut cheapest = (f64::INFINITY, start + 1);
        let mut y = Abs::ZERO;
        for end in start + 1..=count {
            y = top_of(&pieces[end - 1], y, end - 1 == start, room) + pieces[end - 1].height;
            if !y.fits(room.height) && end > start + 1 {
                break;
            }
            let filled = (y / room.height).min(1.0);
            let cost = PAGE + shortfall(filled, end == count, start == 0) + best[end].0;
            let forbidden = end < count && pieces[end].before == Break::Avoid;
            let cost = cost + if forbidden { AVOIDED } else { 0.0 };
            if cost < cheapest.0 {
                cheapest = (cost, end);
            }
        }
        best[start] = cheapest;
    }
    let mut pages = Vec::new();
    let mut start = 0;
    while start < count {
        let end = best[start].1;
        pages.push(place_pieces(&pieces[start..end], start, room));
        start = end;
    }
    pages
}

/// How badly a page that is `filled` to this share ends. An only page may be of any length.
fn shortfall(filled: f64, last: bool, first: bool) -> f64 {
    match (last, first) {
        (true, true) => 0.0,
        (true, false) => REMNANT_COST * ((REMNANT - filled) / REMNANT).max(0.0),
        (false, _) => 100.0 * (1.0 - filled).powi(2),
    }
}

/// Where the piece's top lies when the one before ends at `y`.
fn top_of(piece: &FlowPiece, y: Abs, first: bool, room: Room) -> Abs {
    let y = match (&piece.repeated_head, first) {
        (Some(head), true) => y + head.height,
        (None, true) => y,
        (_, false) => y + piece.space,
    };
    if piece.on_grid {
        y.round_up_to(room.grid)
    } else {
        y
    }
}

/// Where the pieces of one page stand on it, the first of them number `start`.
fn place_pieces(pieces: &[FlowPiece], start: usize, room: Room) -> FlowPage {
    let mut tops = Vec::with_capacity(pieces.len());
    let mut y = Abs::ZERO;
    for (index, piece) in pieces.iter().enumerate() {
        let top = top_of(piece, y, index == 0, room);
        tops.push(top);
        y = top + piece.height;
    }
    FlowPage {
        start,
        end: start + pieces.len(),
        tops,
        left: (room.height - y).max(Abs::ZERO),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(height: f64, before: Break) -> FlowPiece {
        FlowPiece {
            space: Abs::pt(8.0),
            height: Abs::pt(height),
            before,
            ..FlowPiece::default()
        }
    }

    const ROOM: Room = Room {
        height: Abs::pt(100.0),
        grid: Abs::pt(8.0),
    };

    #[test]
    fn a_heading_is_not_left_at_the_foot() {
        let mut pieces: Vec<FlowPiece> = (0..4).map(|_| piece(14.0, Break::Allowed)).collect();
        pieces.push(piece(14.0, Break::Avoid));
        let ends: Vec<usize> = paginate(&pieces, ROOM).iter().map(|p| p.end).collect();
        assert_eq!(ends, [3, 5]);
    }

    #[test]
    fn a_remnant_is_avoided_by_moving_a_break_up() {
        // Four boxes of 18 with 8 between them fill a page of 100, and a fifth alone would be a remnant.
        let pieces: Vec<FlowPiece> = (0..5).map(|_| piece(18.0, Break::Allowed)).collect();
        let ends: Vec<usize> = paginate(&pieces, ROOM).iter().map(|p| p.end).collect();
        assert_eq!(ends, [3, 5]);
    }

    proptest! {
        #[test]
        fn every_piece_stands_on_one_page_and_inside_it(
            heights in prop::collection::vec(1.0..99.0f64, 0..60),
            avoid in prop::collection::vec(any::<bool>(), 60),
        ) {
            let pieces: Vec<FlowPiece> = heights
                .iter()
                .zip(&avoid)
                .map(|(&h, &a)| piece(h, if a { Break::Avoid } else { Break::Allowed }))
                .collect();
            let mut next = 0;
            for page in paginate(&pieces, ROOM) {
                prop_assert_eq!(page.start, next);
                prop_assert!(page.end > page.start);
                next = page.end;
                let last = &pieces[page.end - 1];
                let bottom = page.tops[page.tops.len() - 1] + last.height;
                prop_assert!(bottom.fits(ROOM.height));
            }
            prop_assert_eq!(next, pieces.len());
        }
    }
}
