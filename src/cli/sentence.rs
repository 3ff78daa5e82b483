//! The words of a message without characters that could move the cursor of a terminal or turn the order of what
//! stands there: arguments come from files, and their names too.

use std::borrow::Cow;
use std::fmt::Display;

/// The words of a message.
pub(super) fn sentence(message: &impl Display) -> String {
    sentence_of(&message.to_string())
}

/// These words, in which the ends of lines are no words.
pub(super) fn sentence_of(words: &str) -> String {
    escaped(words, is_unseen).into_owned()
}

/// Words of one or several lines.
pub(super) fn lines_of(words: &str) -> Cow<'_, str> {
    escaped(words, |c| is_unseen(c) && !matches!(c, '\n' | '\t'))
}

/// Words in which a terminal's own colours stand.
pub(super) fn styled(words: &str) -> Cow<'_, str> {
    escaped(words, turns)
}

/// A line of JSON, in which no other control characters stand than those that are escaped already.
pub(super) fn json(line: &str) -> Cow<'_, str> {
    if !line.contains(turns) {
        return line.into();
    }
    let mut said = String::with_capacity(line.len() + 16);
    for c in line.chars() {
        match turns(c) {
            true => said += &format!("\\u{:04x}", u32::from(c)),
            false => said.push(c),
        }
    }
    said.into()
}

fn escaped(words: &str, unseen: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !words.contains(&unseen) {
        return words.into();
    }
    let mut said = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match unseen(c) {
            true => said.extend(c.escape_unicode()),
            false => said.push(c),
        }
    }
    said.into()
}

fn is_unseen(c: char) -> bool {
    c.is_control() || turns(c)
}

/// Whether a character turns the direction of what follows (UAX #9, 2), ends a line as no terminal shows it, or is
/// of the second set of control characters.
const fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9F}'
            | '\u{61C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_written_out() {
        let name = "a\u{1b}[31m\u{202e}b\n\u{9b}";
        assert_eq!(sentence_of(name), r"a\u{1b}[31m\u{202e}b\u{a}\u{9b}");
        assert_eq!(lines_of(name), "a\\u{1b}[31m\\u{202e}b\n\\u{9b}");
        assert_eq!(styled(name), "a\u{1b}[31m\\u{202e}b\n\\u{9b}");
        assert_eq!(json("{\"a\": \"\u{202e}\"}"), r#"{"a": "\u202e"}"#);
        assert_eq!(sentence_of("blåbær – «nei»"), "blåbær – «nei»");
    }
}
