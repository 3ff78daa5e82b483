//! The notes at the foot of one page: which lines of which notes, and how much room they take. A note begins on
//! the page of its mark; one that has no room there goes on at the foot of the next page, and so do those behind it,
//! which begin there at the latest. On which page
//! a piece stands is decided in `paginate`.

use super::flow::FlowPiece;
use crate::units::Abs;

/// Above the notes of a page, with a rule in it.
pub const RULE_ABOVE: Abs = Abs::pt(16.0);
/// Between two notes.
pub const NOTES_GAP: Abs = Abs::pt(2.0);
/// The fewest lines of a divided note at the foot of a page.
const FEWEST: usize = 2;

/// Lines of a note at the foot of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotePart {
    /// Where the note is.
    pub note: NoteAt,
    /// One past the last line.
    pub end: usize,
}

/// A line of a note: the note belongs to a piece of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoteAt {
    /// The piece, by its place in the flow.
    pub piece: usize,
    /// The note, by its place among those of the piece.
    pub nth: usize,
    /// The line, by its place in the note.
    pub line: usize,
}

/// What stands at the foot of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NotesFoot {
    /// The lines, from the top.
    pub parts: Vec<NotePart>,
    /// How much room they take, with the rule above them.
    pub height: Abs,
}

impl NotesFoot {
    /// Adds the notes of a piece that do not stand here yet.
    pub fn add(&mut self, pieces: &[FlowPiece], piece: usize) {
        for nth in 0..pieces[piece].notes.len() {
            let number = pieces[piece].notes[nth].number;
            let is_same = |part: &NotePart| note(pieces, part.note).number == number;
            if !self.parts.iter().any(is_same) {
                let line = 0;
                self.go_on(pieces, NoteAt { piece, nth, line });
            }
        }
    }

    /// Adds a note from a line on.
    pub fn go_on(&mut self, pieces: &[FlowPiece], at: NoteAt) {
        let end = note(pieces, at).lines.len();
        self.push(pieces, NotePart { note: at, end });
    }

    fn push(&mut self, pieces: &[FlowPiece], part: NotePart) {
        self.height += self.taken_by(pieces, part);
        self.parts.push(part);
    }

    /// As much of it as `room` holds where not all of its notes have room, and what goes on with: the note that is
    /// divided, and those that cannot begin here. `None` where too few lines would stand on one of two pages.
    ///
    /// A note that begins on the page of its mark goes before a longer part of the one before it.
    pub fn divided(&self, pieces: &[FlowPiece], room: Abs) -> Option<(Self, Vec<NoteAt>)> {
        // The room that those above each note take; no note stands behind the first that has none.
        let mut above = vec![Abs::ZERO];
        for part in &self.parts {
            let height = above
                .last()
                .map(|height| *height + self.taken_by(pieces, *part));
            match height.filter(|height| height.fits(room)) {
                Some(height) => above.push(height),
                None => break,
            }
        }
        let candidates = above.iter().enumerate().take(self.parts.len()).rev();
        let mut candidates = candidates.map(|(nth, above)| (nth, *above));
        candidates.find_map(|at| self.divided_at(pieces, at, room))
    }

    /// The same where the note with this number among its parts is the last that stands here; those before it take
    /// this much room.
    fn divided_at(
        &self,
        pieces: &[FlowPiece],
        (nth, above): (usize, Abs),
        room: Abs,
    ) -> Option<(Self, Vec<NoteAt>)> {
        let (before, after) = (self.parts.get(..nth)?, self.parts.get(nth + 1..)?);
        let last = self.parts.get(nth)?;
        let whole = (!after.is_empty()).then_some(last.end);
        let most = last.end.checked_sub(FEWEST);
        let inside = most
            .into_iter()
            .flat_map(|most| (last.note.line + FEWEST..=most).rev());
        let part = |end: usize| NotePart { end, ..*last };
        let height = |end: usize| above + self.taken_by(pieces, part(end));
        let mut ends = whole.into_iter().chain(inside);
        let end = ends.find(|end| height(*end).fits(room))?;
        let foot = Self {
            parts: before.iter().copied().chain([part(end)]).collect(),
            height: height(end),
        };
        let rest = NoteAt {
            line: end,
            ..last.note
        };
        let rest = (end < last.end).then_some(rest).into_iter();
        let rest = rest.chain(after.iter().map(|part| part.note)).collect();
        Some((foot, rest))
    }

    /// How much room a part of it, or of one of its parts, takes with what is above it.
    fn taken_by(&self, pieces: &[FlowPiece], part: NotePart) -> Abs {
        let is_first = self
            .parts
            .first()
            .is_none_or(|first| first.note == part.note);
        let above = if is_first { RULE_ABOVE } else { NOTES_GAP };
        above + height_of(pieces, part)
    }

    /// How many of its notes do not begin where only the first of them, up to that which is divided, do.
    pub fn not_begun(&self, shown: &Self) -> usize {
        self.parts.len() - shown.parts.len()
    }

    /// The least room that it takes on the page of its marks: the first lines of its first note, as the others can
    /// go on behind it.
    pub fn least_height(&self, pieces: &[FlowPiece]) -> Abs {
        let Some(first) = self.parts.first() else {
            return Abs::ZERO;
        };
        let lines = first.end - first.note.line;
        let end = match lines < 2 * FEWEST {
            true => first.end,
            false => first.note.line + FEWEST,
        };
        RULE_ABOVE + height_of(pieces, NotePart { end, ..*first })
    }
}

/// The note that a line belongs to.
fn note(pieces: &[FlowPiece], at: NoteAt) -> &super::flow::NoteBox {
    &pieces[at.piece].notes[at.nth]
}

/// The height of some of the lines of a note.
fn height_of(pieces: &[FlowPiece], part: NotePart) -> Abs {
    let lines = &note(pieces, part.note).lines[part.note.line..part.end];
    lines.iter().map(|line| line.height).sum()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::flow::{Break, NoteBox, NoteLine};
    use super::super::paginate::{Room, paginate};
    use super::*;

    #[test]
    fn hundreds_of_notes_on_few_lines_all_stand_somewhere() {
        // Each line has the marks of ten notes: as many as half a page holds.
        let line = || FlowPiece {
            height: Abs::pt(10.0),
            before: Break::Allowed,
            ..FlowPiece::default()
        };
        let room = Room {
            height: Abs::pt(100.0),
            grid: Abs::pt(8.0),
        };
        let mut pieces: Vec<FlowPiece> = std::iter::repeat_with(line).take(400).collect();
        for (at, piece) in pieces.iter_mut().enumerate() {
            for nth in 0..10 {
                let height = Abs::pt(8.0);
                let items = Vec::new();
                let lines = vec![NoteLine { height, items }];
                let number = at * 10 + nth;
                piece.notes.push(Rc::new(NoteBox { number, lines }));
            }
        }
        let pages = paginate(&pieces, room, false);
        let shown = pages.iter().map(|page| page.notes.parts.len());
        assert_eq!(shown.sum::<usize>(), 4_000);
    }
}
