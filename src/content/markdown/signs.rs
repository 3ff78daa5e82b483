//! Signs that Markdown takes for its own: how each is written as itself, and where a star or
//! underscore looks like emphasis. Whether it found a partner is seen by the reader.

use std::ops::Range;

use crate::diag::values::{Escaped, LoneSigns};
use crate::diag::{Fault, Hint};

/// The sign that made Markdown see a heading in `text`.
pub fn sign_of_heading(text: &str) -> &'static str {
    match text {
        _ if text.starts_with('#') => "#",
        _ if text.ends_with('=') => "=",
        _ => sign_of_list(text),
    }
}

/// The sign that made Markdown see a list in `text`.
pub fn sign_of_list(text: &str) -> &'static str {
    match text.chars().next() {
        Some('*') => "*",
        Some('+') => "+",
        _ => "-",
    }
}

/// What is wrong with `signs` that have no partner, and the way out; `doubled` where the file wants
/// a backslash twice.
pub fn no_partner(signs: &str, doubled: bool) -> (Fault, Hint) {
    let star = signs.starts_with('*');
    let said = match (star, signs.len()) {
        (true, 1) => LoneSigns::Star,
        (true, _) => LoneSigns::Stars,
        (false, 1) => LoneSigns::Underscore,
        (false, _) => LoneSigns::Underscores,
    };
    let sign = Escaped {
        before: "",
        sign: if star { "*" } else { "_" },
        doubled,
    };
    (Fault::LoneSign { signs: said }, Hint::PairOrEscape { sign })
}

/// Whether the stars of the emphasis at `range` stand inside a word, or behind a number, on both sides: as in
/// `2*3*4`, where no emphasis is meant.
pub fn is_inside_word(text: &str, range: &Range<usize>) -> bool {
    let before = text
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    joins(before) && (joins(after) || before.is_some_and(|c| c.is_ascii_digit()))
}

/// Where stars and underscores stand at a word's edge without a backslash, so that emphasis is
/// meant. Inside a word, between spaces and in rows of four or more (lines to write on) it is not,
/// nor are underscores in addresses.
pub fn lone(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        if c == '\\' {
            // What a backslash stands before is a sign as such, or the backslash is.
            let next = rest.chars().nth(1);
            at += 1 + next.map_or(0, char::len_utf8);
            before = next;
            continue;
        }
        let length = match c {
            '*' | '_' => rest.len() - rest.trim_start_matches(c).len(),
            _ => c.len_utf8(),
        };
        let after = text.get(at + length..).and_then(|rest| rest.chars().next());
        if matches!(c, '*' | '_') {
            let signs = at..at + length;
            if length < 4 && is_edge(before, after) && !(c == '_' && in_address(text, &signs)) {
                found.push(signs);
            }
        }
        before = Some(c);
        at += length;
    }
    found
}

/// Whether a word begins or ends between these two characters.
fn is_edge(before: Option<char>, after: Option<char>) -> bool {
    let white = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    white(before) != white(after)
        || (!white(before) && !white(after) && letter(before) != letter(after))
}

/// Whether the signs stand in a web or mail address or a file name with folders.
fn in_address(text: &str, signs: &Range<usize>) -> bool {
    let (before, after) = (text.get(..signs.start), text.get(signs.end..));
    let head = before.and_then(|text| text.rsplit(char::is_whitespace).next());
    let tail = after.and_then(|text| text.split(char::is_whitespace).next());
    [head, tail]
        .into_iter()
        .flatten()
        .any(|part| part.contains(['/', '@']))
}
