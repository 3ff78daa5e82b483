//! Pieces of the flow → where pages break, and at which height each piece stands.
//!
//! Breaks are chosen for all pages at once (Plass, *Optimal pagination techniques for automatic
//! typesetting systems*, 1981): no widow, no orphan, no heading parted from what it heads; no list divided
//! that could stand whole on the next page without leaving much of this one empty; few pages; no last
//! page with a line or two. What stands in a piece is not known here.

use std::collections::BTreeMap;
use std::ops::Range;

use super::flow::{Break, FlowPiece};
use super::note_room::{NoteAt, NotesFoot};
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
    /// The notes at the foot.
    pub notes: NotesFoot,
}

/// The room on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// The height of the text area.
    pub height: Abs,
    /// The step of the baseline grid.
    pub grid: Abs,
}

/// What a page costs by itself: fewer pages win before anything else but what is forbidden.
const PAGE: f64 = 1_000.0;
/// Ending a page where it should not end.
const AVOIDED: f64 = 1_000_000.0;
/// Dividing a note, and each note that begins behind the page of its mark: more than some pages, so that it is done
/// where nothing else helps.
const DIVIDED_NOTE: f64 = 5_000.0;
/// So many notes may begin behind the page of their marks. Where more would, what comes next begins on another page,
/// after one of notes alone: all ways to let hundreds of notes go on would be tried otherwise.
const MOST_LATE: usize = 12;
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

/// What the pages so far have left for the next one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rest {
    /// The first piece that stands on none of them.
    start: usize,
    /// The notes that go on. A page may hold nothing else: so what has no such notes comes last.
    notes: NotesRest,
}

/// Whether notes go on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum NotesRest {
    /// These, in this order.
    From(Vec<NoteAt>),
    /// None does.
    None,
}

/// The cheapest pages that leave a rest.
struct Reached {
    cost: f64,
    /// What the pages before the last of them leave, and the notes on the last.
    last: Option<(Rest, NotesFoot)>,
}

/// All rests that were reached, and those from which pages go on.
#[derive(Default)]
struct Search {
    open: BTreeMap<Rest, Reached>,
    done: BTreeMap<Rest, Reached>,
}

impl Search {
    /// Goes from a rest to a later one by a page with these notes.
    fn reach(&mut self, to: Rest, cost: f64, (from, notes): (&Rest, &NotesFoot)) {
        let known = self.open.get(&to);
        if known.is_none_or(|known| cost < known.cost) {
            let last = Some((from.clone(), notes.clone()));
            self.open.insert(to, Reached { cost, last });
        }
    }
}

/// Where the pages break. With `rest_used`, what is left of the last page is used for something else,
/// so that it may end anywhere.
///
/// Every page takes at least one piece, or goes on with a note; a piece higher than the page stands alone on
/// one (who lays out has reported it by then).
pub fn paginate(pieces: &[FlowPiece], room: Room, rest_used: bool) -> Vec<FlowPage> {
    let lists = lists_of(pieces, room);
    let mut search = Search::default();
    let begin = Rest {
        start: 0,
        notes: NotesRest::None,
    };
    let nothing = Reached {
        cost: 0.0,
        last: None,
    };
    search.open.insert(begin, nothing);
    // Every page leaves what is ordered behind what it began with: the first is known to be settled.
    while let Some((from, reached)) = search.open.pop_first() {
        let before = reached.cost;
        search.done.insert(from.clone(), reached);
        add_pages_from(
            pieces,
            (room, rest_used),
            &lists,
            (&from, before),
            &mut search,
        );
    }
    let mut at = Rest {
        start: pieces.len(),
        notes: NotesRest::None,
    };
    let mut pages = Vec::new();
    while let Some(Reached {
        last: Some((from, notes)),
        ..
    }) = search.done.remove(&at)
    {
        pages.push(place_pieces(pieces, from.start..at.start, room, notes));
        at = from;
    }
    pages.reverse();
    pages
}

/// Adds every page that can follow those which leave `from` and cost `before`.
fn add_pages_from(
    pieces: &[FlowPiece],
    (room, rest_used): (Room, bool),
    lists: &[List],
    (from, before): (&Rest, f64),
    search: &mut Search,
) {
    let start = from.start;
    let mut foot = NotesFoot::default();
    if let NotesRest::From(rest) = &from.notes {
        rest.iter().for_each(|note| foot.go_on(pieces, *note));
        // A page of nothing but notes.
        let cost = before + PAGE + DIVIDED_NOTE;
        if foot.height.fits(room.height) {
            let notes = NotesRest::None;
            search.reach(Rest { start, notes }, cost, (from, &foot));
        } else if let Some((some, rest)) = foot.divided(pieces, room.height) {
            let notes = NotesRest::From(rest);
            search.reach(Rest { start, notes }, cost, (from, &some));
        }
    }
    let alone = from.notes == NotesRest::None;
    let mut y = Abs::ZERO;
    // How much of the page is filled above the list that a break would divide, where it begins here.
    let mut above_list = None;
    for end in start + 1..=pieces.len() {
        let piece = &pieces[end - 1];
        y = top_of(piece, y, end - 1 == start, room) + piece.height;
        foot.add(pieces, end - 1);
        let whole = (y + foot.height).fits(room.height);
        let divided = match whole {
            true => None,
            false => foot.divided(pieces, room.height - y),
        };
        let must = alone && end == start + 1;
        if !whole && divided.is_none() && !must {
            break;
        }
        let late = divided.as_ref().map(|(some, _)| foot.not_begun(some));
        if late > Some(MOST_LATE) && !must {
            break;
        }
        let (foot, notes) = match divided {
            Some((some, rest)) => (some, NotesRest::From(rest)),
            None => (foot.clone(), NotesRest::None),
        };
        let filled = ((y + foot.height) / room.height).min(1.0);
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
        let note_cost = late.map_or(0.0, |late| DIVIDED_NOTE * (1.0 + late as f64));
        let cost = before + PAGE + ending + note_cost;
        let start = end;
        search.reach(Rest { start, notes }, cost, (from, &foot));
    }
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
        let (mut y, mut notes) = (Abs::ZERO, NotesFoot::default());
        let mut fits = true;
        for (index, piece) in pieces[start..end].iter().enumerate() {
            y = top_of(piece, y, index == 0, room) + piece.height;
            notes.add(pieces, start + index);
            fits = (y + notes.height).fits(room.height);
            if !fits {
                break;
            }
        }
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

/// Where the piece's top lies when the one before ends at `y`.
fn top_of(piece: &FlowPiece, y: Abs, first: bool, room: Room) -> Abs {
    let y = match (&piece.repeated_head, first) {
        (Some(head), true) => y + head.height,
        (None, true) => y - piece.rise,
        (_, false) => y + piece.space,
    };
    if piece.on_grid {
        y.round_up_to(room.grid)
    } else {
        y
    }
}

/// Where the pieces of one page stand on it, above its notes.
fn place_pieces(
    pieces: &[FlowPiece],
    Range { start, end }: Range<usize>,
    room: Room,
    notes: NotesFoot,
) -> FlowPage {
    let mut tops = Vec::with_capacity(end - start);
    let mut y = Abs::ZERO;
    for (index, piece) in pieces[start..end].iter().enumerate() {
        let top = top_of(piece, y, index == 0, room);
        tops.push(top);
        y = top + piece.height;
    }
    FlowPage {
        start,
        end,
        tops,
        left: (room.height - y - notes.height).max(Abs::ZERO),
        notes,
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::super::flow::{NoteBox, NoteLine};
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
                let list = place_pieces(&pieces, first..last, ROOM, NotesFoot::default());
                let height = list.tops[list.tops.len() - 1] + pieces[last - 1].height;
                let moves = first > page.start && height.fits(ROOM.height);
                if moves {
                    let left = place_pieces(&pieces, page.start..first, ROOM, NotesFoot::default()).left;
                    prop_assert!(left >= ROOM.height / 3.0, "{left:?}");
                }
            }
        }

        #[test]
        fn every_line_of_a_note_stands_once_in_order_and_from_the_page_of_its_mark_on(
            blocks in prop::collection::vec((4.0..40.0f64, prop::collection::vec(1..40usize, 0..3)), 1..8),
        ) {
            let mut pieces: Vec<FlowPiece> = blocks.iter().map(|(h, _)| piece(*h, Break::Allowed)).collect();
            let mut wanted = Vec::new();
            for (piece, (_, notes)) in blocks.iter().enumerate() {
                for (nth, count) in notes.iter().enumerate() {
                    let lines = (0..*count).map(|_| NoteLine { height: Abs::pt(8.0), items: Vec::new() });
                    let number = wanted.len();
                    pieces[piece].notes.push(Rc::new(NoteBox { number, lines: lines.collect() }));
                    wanted.extend((0..*count).map(|line| NoteAt { piece, nth, line }));
                }
            }
            let (mut found, mut shown) = (Vec::new(), 0);
            for page in paginate(&pieces, ROOM, false) {
                shown = page.end;
                let text = page.tops.last().map_or(Abs::ZERO, |top| *top + pieces[page.end - 1].height);
                prop_assert!((text + page.notes.height).fits(ROOM.height));
                for part in &page.notes.parts {
                    prop_assert!(part.note.piece < shown);
                    found.extend((part.note.line..part.end).map(|line| NoteAt { line, ..part.note }));
                }
            }
            prop_assert_eq!((found, shown), (wanted, pieces.len()));
        }

        #[test]
        fn no_page_is_left_half_empty_where_a_list_can_be_divided_in_twos(
            above in 4.0..50.0f64,
            height in 4.0..19.0f64,
            parts in 4..7usize,
        ) {
            let gap = 8.0;
            let list = |parts: usize| height * parts as f64 + gap * parts.saturating_sub(1) as f64;
            let room = ROOM.height.to_pt();
            let below = room - above - gap;
            prop_assume!(list(parts) <= room && list(parts) > below && list(2) <= below);
            let pieces = lists(&[(above, 1, false), (height, parts, false)]);
            let pages = paginate(&pieces, ROOM, true);
            prop_assert_eq!(pages.len(), 2);
            prop_assert!(pages[0].end > 1, "the list is divided");
            prop_assert!(pages[0].left < ROOM.height / 2.0);
        }
    }
}
