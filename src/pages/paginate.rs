//! Pieces of the flow → where pages break, and at which height each piece stands.
//!
//! Breaks are chosen for all pages at once (Plass, *Optimal pagination techniques for automatic
//! typesetting systems*, 1981): no widow, no orphan, no heading parted from what it heads; no list divided
//! that could stand whole on the next page without leaving much of this one empty; few pages; no last
//! page with a line or two. What stands in a piece is not known here.

use super::flow::{Break, FlowPiece};
use crate::units::Abs;

/// Which pieces stand on one page, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowPage {
    /// The first piece.
    pub start: usize,
    /// One past the last piece.
    pub end: usize,
    /// The top of each piece, from the top of the text area.
    pub tops: Vec<Abs>,
    /// What is left below the last piece, above the notes.
    pub left: Abs,
    /// How much room the notes take at the foot.
    pub notes: Abs,
}

/// The room on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// The height of the text area.
    pub height: Abs,
    /// The step of the baseline grid.
    pub grid: Abs,
}

/// Above the notes of a page, with a rule in it.
pub const RULE_ABOVE: Abs = Abs::pt(16.0);
/// Between two notes.
pub const NOTES_GAP: Abs = Abs::pt(2.0);

/// What a page costs by itself: fewer pages win before anything else but what is forbidden.
const PAGE: f64 = 1_000.0;
/// Ending a page where it should not end.
const AVOIDED: f64 = 1_000_000.0;
/// Dividing a list that could move to the next page whole: more than all pages that this may take.
const NEEDLESS: f64 = 100_000.0;
/// Moving a list to the next page leaves too much of a page empty from this share on.
const MUCH: f64 = 1.0 / 3.0;
/// What an empty page costs that is not the last.
const EMPTY: f64 = 100.0;
/// Dividing a list where that is no harm costs as much as leaving [`MUCH`] of a page empty.
const DIVIDED: f64 = EMPTY * MUCH * MUCH;
/// What it costs besides to leave one part of a list alone, at the foot of a page or at the head of the next.
const LONE: f64 = 5.0;
/// A last page with less than this share of its height is a remnant.
const REMNANT: f64 = 0.25;
/// What a remnant costs at most: less than a page, more than uneven pages before it.
const REMNANT_COST: f64 = 600.0;

/// Where the pages break. With `rest_used`, what is left of the last page is used for something else,
/// so that it may end anywhere.
///
/// Every page takes at least one piece; a piece higher than the page stands alone on one (who lays
/// out has reported it by then).
pub fn paginate(pieces: &[FlowPiece], room: Room, rest_used: bool) -> Vec<FlowPage> {
    let count = pieces.len();
    let lists = lists_of(pieces, room);
    // best[i]: the least cost of the pages for the pieces from i on, and where the first page then ends.
    let mut best = vec![(0.0, count); count + 1];
    for start in (0..count).rev() {
        let mut cheapest = (f64::INFINITY, start + 1);
        let (mut y, mut notes) = (Abs::ZERO, Abs::ZERO);
        // How much of the page is filled above the list that a break would divide, where it begins here.
        let mut above_list = None;
        for end in start + 1..=count {
            y = top_of(&pieces[end - 1], y, end - 1 == start, room) + pieces[end - 1].height;
            notes = with_notes(notes, &pieces[end - 1]);
            if !(y + notes).fits(room.height) && end > start + 1 {
                break;
            }
            let filled = ((y + notes) / room.height).min(1.0);
            let ending = match pieces.get(end).map(|next| next.before) {
                None if rest_used => 0.0,
                None => remnant(filled, start == 0),
                Some(Break::Avoid) => AVOIDED,
                Some(Break::Within) => {
                    EMPTY * (1.0 - filled).powi(2) + dividing(pieces, &lists[end], end, above_list)
                }
                Some(Break::Allowed) => {
                    above_list = Some(filled);
                    EMPTY * (1.0 - filled).powi(2)
                }
            };
            let cost = PAGE + ending + best[end].0;
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

/// What a last page costs that is `filled` to this share. An only page may be of any length.
fn remnant(filled: f64, first: bool) -> f64 {
    match first {
        true => 0.0,
        false => REMNANT_COST * ((REMNANT - filled) / REMNANT).max(0.0).powi(2),
    }
}

/// Pieces that belong together: a list with what heads it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct List {
    /// One past the last piece.
    end: usize,
    /// Whether all of it fits on a page.
    fits: bool,
}

/// The list that each piece belongs to: from a piece before which a page may end freely to the next such
/// piece.
fn lists_of(pieces: &[FlowPiece], room: Room) -> Vec<List> {
    let free = |at: &usize| pieces[*at].before == Break::Allowed;
    let mut lists = Vec::with_capacity(pieces.len());
    while lists.len() < pieces.len() {
        let start = lists.len();
        let end = (start + 1..pieces.len()).find(free).unwrap_or(pieces.len());
        let (mut y, mut notes) = (Abs::ZERO, Abs::ZERO);
        for (index, piece) in pieces[start..end].iter().enumerate() {
            y = top_of(piece, y, index == 0, room) + piece.height;
            notes = with_notes(notes, piece);
        }
        let fits = (y + notes).fits(room.height);
        lists.resize(end, List { end, fits });
    }
    lists
}

/// What it costs to divide `list` before the piece `at`, on a page that is filled to the share `above` where
/// the list begins; `None` where it begins at the top of the page or before.
fn dividing(pieces: &[FlowPiece], list: &List, at: usize, above: Option<f64>) -> f64 {
    let needless = list.fits && above.is_some_and(|filled| 1.0 - filled < MUCH);
    let first_alone = at > 0 && pieces[at - 1].before != Break::Within;
    let lone = first_alone || at + 1 == list.end;
    let mut cost = DIVIDED;
    cost += if needless { NEEDLESS } else { 0.0 };
    cost += if lone { LONE } else { 0.0 };
    cost
}

/// The room that notes take at the foot of a page, those of `piece` added.
fn with_notes(notes: Abs, piece: &FlowPiece) -> Abs {
    piece.notes.iter().fold(notes, |notes, note| {
        let above = if notes == Abs::ZERO {
            RULE_ABOVE
        } else {
            NOTES_GAP
        };
        notes + above + note.height
    })
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
    let notes = pieces.iter().fold(Abs::ZERO, with_notes);
    FlowPage {
        start,
        end: start + pieces.len(),
        tops,
        left: (room.height - y - notes).max(Abs::ZERO),
        notes,
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
        let ends: Vec<usize> = paginate(&pieces, ROOM, false)
            .iter()
            .map(|p| p.end)
            .collect();
        assert_eq!(ends, [3, 5]);
    }

    #[test]
    fn a_remnant_is_avoided_by_moving_a_break_up() {
        // Four boxes of 18 with 8 between them fill a page of 100, and a fifth alone would be a remnant.
        let pieces: Vec<FlowPiece> = (0..5).map(|_| piece(18.0, Break::Allowed)).collect();
        let ends: Vec<usize> = paginate(&pieces, ROOM, false)
            .iter()
            .map(|p| p.end)
            .collect();
        assert_eq!(ends, [3, 5]);
    }

    /// Pieces of these heights; where `parts` is more than 1, a list of so many, which a heading may
    /// begin.
    fn lists(blocks: &[(f64, usize, bool)]) -> Vec<FlowPiece> {
        let mut pieces = Vec::new();
        for (height, parts, heading) in blocks {
            if *heading {
                pieces.push(piece(14.0, Break::Allowed));
            }
            for part in 0..*parts {
                let before = match (part, heading) {
                    (0, true) => Break::Avoid,
                    (0, false) => Break::Allowed,
                    _ => Break::Within,
                };
                pieces.push(piece(*height, before));
            }
        }
        pieces
    }

    fn ends(pieces: &[FlowPiece], rest_used: bool) -> Vec<usize> {
        let pages = paginate(pieces, ROOM, rest_used);
        pages.iter().map(|page| page.end).collect()
    }

    #[test]
    fn a_list_is_divided_only_where_that_gains_something() {
        // Two lines, and three steps that fit on the next page: 28 of 100 would be left.
        let whole = lists(&[(32.0, 1, false), (32.0, 1, false), (14.0, 3, false)]);
        assert_eq!(ends(&whole, false), [2, 5]);
        // One line: 60 of 100 would be left.
        let divided = lists(&[(40.0, 1, false), (22.0, 3, false)]);
        assert_eq!(ends(&divided, true), [3, 4]);
        // Of a longer one no part stands alone.
        let long = lists(&[(40.0, 1, false), (20.0, 4, false)]);
        assert_eq!(ends(&long, true), [3, 5]);
        // A heading moves with its list.
        let headed = lists(&[(40.0, 2, false), (14.0, 3, true)]);
        assert_eq!(ends(&headed, true), [2, 6]);
    }

    #[test]
    fn a_remnant_is_none_where_what_is_left_is_used() {
        let pieces: Vec<FlowPiece> = (0..5).map(|_| piece(18.0, Break::Allowed)).collect();
        assert_eq!(ends(&pieces, true), [4, 5]);
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
            for page in paginate(&pieces, ROOM, false) {
                prop_assert_eq!(page.start, next);
                prop_assert!(page.end > page.start);
                next = page.end;
                let last = &pieces[page.end - 1];
                let bottom = page.tops[page.tops.len() - 1] + last.height;
                prop_assert!(bottom.fits(ROOM.height));
            }
            prop_assert_eq!(next, pieces.len());
        }

        #[test]
        fn no_list_is_divided_that_could_move_and_leave_less_than_a_third_empty(
            blocks in prop::collection::vec((4.0..60.0f64, 1..6usize, any::<bool>()), 1..25),
            rest_used in any::<bool>(),
        ) {
            let pieces = lists(&blocks);
            let pages = paginate(&pieces, ROOM, rest_used);
            for page in &pages {
                let next = pieces.get(page.end).map(|piece| piece.before);
                prop_assert_ne!(next, Some(Break::Avoid));
                if next != Some(Break::Within) {
                    continue;
                }
                let free = |at: &usize| pieces[*at].before == Break::Allowed;
                let first = (0..page.end).rfind(free).expect("the first piece");
                let last = (page.end..pieces.len()).find(free).unwrap_or(pieces.len());
                let list = place_pieces(&pieces[first..last], first, ROOM);
                let height = list.tops[list.tops.len() - 1] + pieces[last - 1].height;
                let moves = first > page.start && height.fits(ROOM.height);
                if moves {
                    let left = place_pieces(&pieces[page.start..first], page.start, ROOM).left;
                    prop_assert!(left >= ROOM.height / 3.0, "{left:?}");
                }
            }
        }
    }
}
