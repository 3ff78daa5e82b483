//! Marks of footnotes among the words: what they look like, where they lead, and which were set. The notes
//! themselves are set in `footnotes`.

use std::collections::btree_map::Entry;

use super::LayoutCx;
use super::frame::LinkTarget;
use super::tags::{TagId, TagRole};
use crate::content::{Note, Text};
use crate::source::Span;

/// A note whose mark was set among the words.
#[derive(Debug, Clone)]
pub struct MarkedNote {
    /// What it says.
    pub text: Text,
    /// Where its mark stands.
    pub span: Span,
    /// The tag of the words that carry the mark.
    pub tag: TagId,
}

impl LayoutCx<'_> {
    /// The number of the place where the mark of a note stands, and that of the note itself.
    pub(super) fn note_places(&self, number: usize) -> [usize; 2] {
        let first = self.references.count() + 2 * number.saturating_sub(1);
        [first, first + 1]
    }

    /// Where the mark of a note leads.
    pub(super) fn note_target(&self, note: &Note) -> LinkTarget {
        LinkTarget::Place(self.note_places(note.number)[1])
    }

    /// Remembers a note whose mark stands at `span` among the words of `tag`; the tag of the mark.
    pub(super) fn mark_note(&self, note: &Note, span: Span, tag: TagId) -> TagId {
        let marked = MarkedNote {
            text: note.text.clone(),
            span,
            tag,
        };
        let reference = self.tag(tag, TagRole::Reference);
        // A note that several marks lead to leads back to the first.
        if let Entry::Vacant(first) = self.notes.borrow_mut().entry(note.number) {
            first.insert(marked);
            self.set_anchor(Some(self.note_places(note.number)[0]), reference);
        }
        self.tag(reference, TagRole::Link)
    }
}

/// The superior figures, from 0 on.
const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Whether words are the mark of a note: superior figures alone.
pub fn is_mark(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|c| FIGURES.contains(&c))
}

/// Whether words end with such a figure.
pub fn ends_with_mark(words: &str) -> bool {
    words.ends_with(FIGURES)
}

/// A number in superior figures.
pub fn superior(number: usize) -> String {
    let digits = number.to_string();
    let digits = digits.bytes().map(|digit| usize::from(digit - b'0'));
    digits.filter_map(|digit| FIGURES.get(digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ends_with_mark, is_mark, superior};

    #[test]
    fn marks_are_superior_figures() {
        assert_eq!(superior(1), "¹");
        assert_eq!(superior(1234567890), "¹²³⁴⁵⁶⁷⁸⁹⁰");
        assert!(is_mark("¹²") && !is_mark("m²") && !is_mark("") && !is_mark("12"));
        assert!(ends_with_mark("m²") && !ends_with_mark("² m"));
    }
}
