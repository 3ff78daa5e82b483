//! What XML can write of a text.

/// The text without control characters and the other characters that XML cannot write (XML 1.0,
/// 2.2: U+FFFE and U+FFFF; a `char` is never a surrogate).
pub(super) fn printable(text: &str) -> String {
    let writable = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(writable).collect()
}
