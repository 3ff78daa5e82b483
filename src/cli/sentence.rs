//! The words of a message without characters that could move the cursor of a terminal: arguments come from files.

use std::fmt::Display;

/// The words of a message.
pub(super) fn sentence(message: &impl Display) -> String {
    sentence_of(&message.to_string())
}

/// These words.
pub(super) fn sentence_of(words: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{FFFD}' } else { c };
    words.chars().map(shown).collect()
}
