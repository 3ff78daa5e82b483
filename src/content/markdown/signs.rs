//! Signs that Markdown takes for its own: how each is written as itself, and where a star or
//! underscore looks like emphasis. Whether it found a partner is seen by the reader.

use std::ops::Range;

use crate::diag::{Code, Message};

/// How the sign that made Markdown see a `what` in `text` is written as itself; `doubled` where the
/// file wants a backslash twice.
pub fn escaped(what: Code, text: &str, doubled: bool) -> Option<String> {
    let sign = match what {
        Code::MarkdownHeading if text.starts_with('#') => "#",
        Code::MarkdownHeading if text.ends_with('=') => "=",
        Code::MarkdownHeading | Code::MarkdownList => match text.chars().next() {
            Some('*') => "*",
            Some('+') => "+",
            _ => "-",
        },
        Code::MarkdownNumbers => return Some(written("1", ".", doubled)),
        Code::MarkdownQuote => ">",
        Code::MarkdownCode => "`",
        Code::MarkdownHtml => "<",
        _ => return None,
    };
    Some(written("", sign, doubled))
}

/// `before` and `sign` with a backslash between them, as it must stand in the file.
fn written(before: &str, sign: &str, doubled: bool) -> String {
    let tick = if sign == "`" { "" } else { "`" };
    match doubled {
        true => format!(
            "{tick}{before}\\\\{sign}{tick} (two backslashes in a text between double quotes)"
        ),
        false => format!("{tick}{before}\\{sign}{tick}"),
    }
}

/// What is said of `signs` that have no partner, and the way out.
pub fn no_partner(signs: &str, doubled: bool) -> (&'static str, Message) {
    let star = signs.starts_with('*');
    let said = match (star, signs.len()) {
        (true, 1) => "this star has",
        (true, _) => "these stars have",
        (false, 1) => "this underscore has",
        (false, _) => "these underscores have",
    };
    let sign = written("", if star { "*" } else { "_" }, doubled);
    (said, Message::new(Code::PairOrEscape).arg("sign", sign))
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
