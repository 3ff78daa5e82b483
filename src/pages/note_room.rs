//! The notes at the foot of one page: which lines of which notes, and how much room they take. A note begins on
//! the page of its mark; one that has no room there goes on at the foot of the next page. On which page
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
        let above = match self.parts.is_empty() {
            true => RULE_ABOVE,
            false => NOTES_GAP,
        };
        self.height += above + height_of(pieces, part);
        self.parts.push(part);
    }

    /// As much of it as `room` holds where its last note is divided, and where that goes on; `None` where too
    /// few lines would stand on one of the two pages.
    pub fn divided(&self, pieces: &[FlowPiece], room: Abs) -> Option<(Self, NoteAt)> {
        let (last, before) = self.parts.split_last()?;
        let most = last.end.checked_sub(FEWEST)?;
        let mut ends = (last.note.line + FEWEST..=most).rev();
        let shorter = |end: usize| {
            let mut foot = Self::default();
            before.iter().for_each(|part| foot.push(pieces, *part));
            foot.push(pieces, NotePart { end, ..*last });
            foot
        };
        ends.find_map(|end| {
            let foot = shorter(end);
            let rest = NoteAt {
                line: end,
                ..last.note
            };
            foot.height.fits(room).then_some((foot, rest))
        })
    }

    /// The least room that it takes on the page of its marks.
    pub fn least_height(&self, pieces: &[FlowPiece]) -> Abs {
        let Some(last) = self.parts.last() else {
            return Abs::ZERO;
        };
        let (begin, lines) = (last.note.line, last.end - last.note.line);
        if lines < 2 * FEWEST {
            return self.height;
        }
        let rest = NotePart {
            note: NoteAt {
                line: begin + FEWEST,
                ..last.note
            },
            end: last.end,
        };
        self.height - height_of(pieces, rest)
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
