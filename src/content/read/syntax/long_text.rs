//! Texts of several lines that are never closed, found by what stands in them. What is said of them is decided in
//! `syntax`.

use std::ops::Range;

use super::nested::begins_key;

/// The opening quotes of the first text of several lines that is never closed: it runs to the end
/// of the file, or over a line that begins a table or a key with a text. The latter can be meant,
/// so it counts only where `wrong_from` says that something after the opening is wrong.
pub fn unclosed_text(text: &str, wrong_from: &dyn Fn(usize) -> bool) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let quotes = ["\"\"\"", "'''"].into_iter().find(|q| rest.starts_with(q));
        if let Some(quotes) = quotes {
            let opening = at..at + quotes.len();
            let inner = text.get(opening.end..).unwrap_or("");
            let Some(length) = closing(inner, quotes) else {
                return Some(opening);
            };
            let inside = inner.get(..length).unwrap_or("");
            if runs_over(inside) && wrong_from(opening.end + length) {
                return Some(opening);
            }
            // Quotes that touch the closing ones belong to the text.
            let end = opening.end + length + quotes.len();
            let sign = quotes.get(..1).unwrap_or("\"");
            let tail = text.get(end..).unwrap_or("");
            at = end
                + (0..2)
                    .take_while(|n| tail.get(*n..*n + 1) == Some(sign))
                    .count();
        } else if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            at += 1 + line_text(rest.get(1..).unwrap_or(""), sign);
        } else if rest.starts_with('#') {
            at += rest.find('\n').unwrap_or(rest.len());
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    None
}

/// How long a text of several lines is, if it is closed.
fn closing(inner: &str, quotes: &str) -> Option<usize> {
    let mut escaped = false;
    inner.char_indices().find_map(|(at, c)| {
        let skip = escaped;
        escaped = !skip && c == '\\' && quotes == "\"\"\"";
        let closes = !skip && inner.get(at..).is_some_and(|rest| rest.starts_with(quotes));
        closes.then_some(at)
    })
}

/// How far a text of one line reaches, with its closing quote; to the end of the line without one.
pub fn line_text(inner: &str, sign: char) -> usize {
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if c == '\n' {
            return at;
        }
        if !escaped && c == sign {
            return at + 1;
        }
        escaped = !escaped && c == '\\' && sign == '"';
    }
    inner.len()
}

/// Whether a line of a text looks as if it stood outside of one.
fn runs_over(inside: &str) -> bool {
    let mut lines = inside.lines().skip(1).map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let header = line.starts_with('[') && line.ends_with(']');
        let double = header && line.starts_with("[[") && line.ends_with("]]");
        let keyed = header && lines.peek().is_some_and(|next| begins_key(next));
        let value = line.split_once('=').map_or("", |(_, value)| value.trim());
        if double || keyed || (begins_key(line) && value.starts_with(['"', '\'', '[', '{'])) {
            return true;
        }
    }
    false
}
