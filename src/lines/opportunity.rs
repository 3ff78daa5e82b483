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
    /// A hyphen by the patterns or the project's list.
    Hyphen,
    /// The same, and the letter before it is written twice: «trafikk-», «kort» of «trafikkort».
    DoubledHyphen,
}

impl BreakKind {
    /// What is printed at the end of a line that ends with `line`, beside that: a hyphen, with the
    /// letter that stands twice before it.
    pub fn added(self, line: &str) -> String {
        match self {
            Self::Soft | Self::Hyphen => "-".to_owned(),
            Self::DoubledHyphen => line.chars().next_back().into_iter().chain(['-']).collect(),
            Self::Plain | Self::LostWord | Self::Written | Self::Address | Self::Anywhere => {
                String::new()
            }
        }
    }
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
