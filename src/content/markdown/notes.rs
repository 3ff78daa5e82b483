//! Footnotes: marks (`[^1]`) among the words, and what each note says, written below them in the same text
//! (`[^1]: …`).

use std::ops::Range;

use super::MarkdownReader;
use crate::content::text::{Inline, Note, Text, TextPiece};
use crate::diag::{Fault, Hint};

/// The most characters that the notes of one text say again, at marks behind the first of each: more than anybody reads.
/// Each mark has its note's words, so that a short text could take any amount of memory.
const SAID_AGAIN: usize = 20_000;

/// The notes of a text.
#[derive(Default)]
pub(super) struct Notes {
    /// The notes that were read.
    found: Vec<WrittenNote>,
    /// The note that is being read: its name, its place, and how many paragraphs there were before.
    open: Option<(String, Range<usize>, usize)>,
    /// The notes that marks inside other notes lead to, which is told at the marks.
    marked_in_notes: Vec<String>,
}

/// A note below a text.
struct WrittenNote {
    name: String,
    range: Range<usize>,
    text: Text,
    /// Whether a mark leads to it.
    used: bool,
}

impl MarkdownReader<'_, '_> {
    /// Begins a note.
    pub(super) fn open_note(&mut self, name: &str, range: Range<usize>) {
        self.notes.open = Some((name.to_owned(), range, self.paragraphs.len()));
    }

    /// Ends a note: what was read since is what it says.
    pub(super) fn close_note(&mut self) {
        let Some((name, range, from)) = self.notes.open.take() else {
            return;
        };
        let mut paragraphs = self.paragraphs.split_off(from.min(self.paragraphs.len()));
        paragraphs.retain(|text| !text.pieces.is_empty());
        let mut paragraphs = paragraphs.into_iter();
        let Some(mut text) = paragraphs.next() else {
            self.refuse(Fault::EmptyText, range, Hint::WriteOrRemove);
            return;
        };
        // A further paragraph begins on a line of its own.
        for mut further in paragraphs {
            let span = further.span;
            text.pieces.push(TextPiece {
                inline: Inline::Break,
                ..TextPiece::unstyled("", span)
            });
            text.pieces.append(&mut further.pieces);
        }
        if self.notes.found.iter().any(|note| note.name == name) {
            let name = name.as_str();
            let fault = Fault::NoteTwice { name: name.into() };
            self.refuse(fault, range, Hint::RenameNote);
            return;
        }
        self.notes.found.push(WrittenNote {
            name,
            range,
            text,
            used: false,
        });
    }

    /// Adds the mark of a note.
    pub(super) fn add_mark(&mut self, name: &str, range: Range<usize>) {
        if self.notes.open.is_some() {
            self.refuse(Fault::NoteInNote, range, Hint::LeaveOut);
            self.notes.marked_in_notes.push(name.to_owned());
            return;
        }
        let note = Note {
            name: name.to_owned(),
            number: 0,
            text: Text::unstyled("", self.span_of(range.clone())),
        };
        self.add_piece(Inline::Note(Box::new(note)), range);
    }

    /// Gives marks what their notes say, and reports marks without notes and notes without marks.
    pub(super) fn resolve_notes(&mut self) {
        let mut found = std::mem::take(&mut self.notes.found);
        let mut paragraphs = std::mem::take(&mut self.paragraphs);
        let mut said_again = 0;
        for (note, span) in paragraphs.iter_mut().flat_map(Text::notes) {
            match found.iter_mut().find(|written| written.name == note.name) {
                Some(written) => {
                    if written.used {
                        let before = said_again;
                        said_again += written.text.character_count();
                        if said_again > SAID_AGAIN {
                            if before <= SAID_AGAIN {
                                let error = Fault::NotesSaidAgain { most: SAID_AGAIN }.at(span);
                                self.report(error.hint(Hint::SayNoteOnce));
                            }
                            continue;
                        }
                    }
                    note.text = written.text.clone();
                    written.used = true;
                }
                None => {
                    let name = note.name.as_str();
                    let error = Fault::UnknownNote { name: name.into() }.at(span);
                    self.report(error.hint(Hint::WriteNote { name: name.into() }));
                }
            }
        }
        self.paragraphs = paragraphs;
        let told = std::mem::take(&mut self.notes.marked_in_notes);
        let unused = |written: &&WrittenNote| !written.used && !told.contains(&written.name);
        for written in found.iter().filter(unused) {
            let name = written.name.as_str();
            let fault = Fault::UnusedNote { name: name.into() };
            let hint = Hint::MarkNote { name: name.into() };
            self.refuse(fault, written.range.clone(), hint);
        }
        for (name, range) in self.marks_among_words() {
            let error = Fault::UnknownNote {
                name: name.as_str().into(),
            }
            .at(self.span_of(range));
            self.report(error.hint(Hint::WriteNote {
                name: name.as_str().into(),
            }));
        }
    }

    /// Marks that Markdown took for words, since no note has their name.
    fn marks_among_words(&self) -> Vec<(String, Range<usize>)> {
        let value = &self.value.value;
        let mut marks = Vec::new();
        for (start, _) in value.match_indices("[^") {
            let name = value.get(start + 2..).unwrap_or("");
            let name = name.split([']', ' ', '\n']).next().unwrap_or("");
            let end = start + 2 + name.len() + 1;
            let at = self.literal.partition_point(|range| range.end <= start);
            let is_words = self
                .literal
                .get(at)
                .is_some_and(|range| range.contains(&start));
            let escaped = value
                .get(..start)
                .is_some_and(|before| before.ends_with('\\'));
            if is_words && !escaped && !name.is_empty() && value.get(end - 1..end) == Some("]") {
                marks.push((name.to_owned(), start..end));
            }
        }
        marks
    }
}
