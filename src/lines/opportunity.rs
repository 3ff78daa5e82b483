//! A place where a line may end, and what stands there. Which places there are is found elsewhere.

use std::ops::Range;

/// What stands at a place where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BreakKind {
    /// A space, or nothing at all (after a dash, between ideographs).
    Plain,
    /// A space after a single letter or a short word that begins a sentence, which look lost at a
    /// line's end, or before a short word that ends a sentence, which looks lost at a line's start.
    LostWord,
    /// A hyphen or slash that was written.
    Written,
    /// A place inside an address.
    Address,
    /// A place between any two characters of an address or number that has no room otherwise.
    Anywhere,
    /// A soft hyphen that was written.
    Soft,
    /// A hyphen by the patterns.
    Hyphen,
}

/// A place where a line may end: the next one starts at byte `at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opportunity {
    /// The byte in the text.
    pub at: usize,
    /// What stands there.
    pub kind: BreakKind,
}

/// The stretches between spaces.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(char::is_whitespace).map(move |part| {
        let from = start;
        start += part.len();
        from..from + part.trim_end().len()
    })
}
