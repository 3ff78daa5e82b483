//! The parser's errors → diagnostics: its own words at its place, and a way out of the commonest
//! slips. What a slip drags along (a text that is never closed, a second error on its line) is left
//! out.

use std::ops::Range;

use toml::de::Error;

use super::node;
use crate::diag::values::TomlFault;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::FileId;

/// Signs that writing programs put in place of straight quotes.
const CURLY: [char; 9] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»'];

/// What the parser says of a key, and of the header of a table, that was there before.
const DUPLICATE: &str = "duplicate key";

/// What is wrong with `text` as TOML, in its order: one error a line, and none after a text that is
/// never closed.
pub fn report(file: FileId, text: &str, errors: &[Error]) -> Vec<Diagnostic> {
    let start = |error: &Error| error.span().map_or(0, |span| span.start);
    let mut errors: Vec<&Error> = errors.iter().collect();
    errors.sort_by_key(|error| start(error));
    let unclosed = unclosed_text(text, &|at| errors.iter().any(|error| start(error) >= at));
    if let Some(quotes) = &unclosed {
        errors.retain(|error| start(error) < line_start(text, quotes.start));
    }
    let all = errors.clone();
    errors.dedup_by_key(|error| line_start(text, start(error)));
    // Below a header that stands twice, every key seems to stand twice as well.
    let mut twice = None;
    errors.retain(|error| {
        let line = line_start(text, start(error));
        let from = |at: usize| text.get(at..).unwrap_or("");
        let is_header = from(line).trim_start().starts_with('[');
        if error.message() == DUPLICATE && is_header {
            twice = Some(line);
        }
        let below = |header| !text.get(header..line).unwrap_or("").contains("\n[");
        error.message() != DUPLICATE || is_header || !twice.is_some_and(below)
    });
    let mut found: Vec<Diagnostic> = errors
        .iter()
        .map(|error| {
            let range = error.span().unwrap_or(0..0);
            let (detail, hint) = explain(text, &range, error.message(), &all);
            diagnostic(file, range, detail, hint)
        })
        .collect();
    if let Some(quotes) = unclosed {
        let sign = text.get(quotes.clone()).unwrap_or("\"\"\"");
        let hint = Hint::CloseThree {
            quotes: sign.into(),
        };
        found.push(diagnostic(file, quotes, TomlFault::LongTextNotClosed, hint));
    }
    found
}

fn diagnostic(file: FileId, range: Range<usize>, detail: TomlFault, hint: Hint) -> Diagnostic {
    let error = Fault::Syntax { detail }.at(node::place(file, range));
    error.hint(hint)
}

/// Where the line of the byte `at` begins.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    before.rfind('\n').map_or(0, |end| end + 1)
}

/// What the parser means, in plain words, and the way out.
fn explain(text: &str, range: &Range<usize>, detail: &str, all: &[&Error]) -> (TomlFault, Hint) {
    let word = text.get(range.clone()).unwrap_or("").trim();
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    let line = before.get(line_start(text, range.start)..).unwrap_or("");
    // The parser takes `nb` for the beginning of `nan` and `Ja` for nothing at all.
    let is_word = word.starts_with(char::is_alphabetic);
    let unquoted = detail.starts_with("string values");
    let runs_on = before.ends_with(['"', '\'']) && after.starts_with(char::is_alphanumeric);
    let says = |what: &str| all.iter().any(|error| error.message().starts_with(what));
    let comma = detail.starts_with("missing comma") || detail.starts_with("extra assignment");
    if unquoted && word.starts_with(CURLY) {
        let inner = word.trim_matches(&['“', '”', '„', '‟', '‘', '’', '‚'][..]);
        let hint = match word.ends_with(CURLY) && !inner.contains('"') {
            true => Hint::write(format!("\"{inner}\"")),
            false => Hint::StraightQuotes,
        };
        (TomlFault::CurlyQuotes, hint)
    } else if unquoted && lacks_comma(word, after) {
        (TomlFault::CommaMissing, Hint::PutComma)
    } else if is_word && (unquoted || detail.contains("invalid float")) {
        let hint = Hint::write(format!("\"{word}\""));
        (TomlFault::TextWithoutQuotes, hint)
    } else if let Some(name) = (detail == DUPLICATE)
        .then(|| list_name(line, word))
        .flatten()
    {
        let name = name.into();
        let hint = match line.trim_start().starts_with("[[") {
            true => Hint::DoubleBracketsAbove { name },
            false => Hint::DoubleBrackets { name },
        };
        (TomlFault::TableTwice, hint)
    } else if detail == DUPLICATE {
        (TomlFault::KeyTwice, Hint::KeyOnce)
    } else if detail.starts_with("invalid basic string") {
        let hint = match line.trim_end().ends_with(CURLY) {
            true => Hint::StraightQuotes,
            false => Hint::CloseQuotes,
        };
        (TomlFault::TextNotClosed, hint)
    } else if detail.starts_with("missing escaped value") {
        (TomlFault::LoneBackslash, Hint::TwoBackslashes)
    } else if (comma && runs_on)
        || (detail.starts_with("unexpected key or value")
            && before.trim_end().ends_with(['"', '\'']))
    {
        (
            TomlFault::TextGoesOn,
            match before.trim_end().ends_with('"') {
                true => Hint::QuotesInside,
                false => Hint::DoubleQuotes,
            },
        )
    } else if comma && (begins_key(after) && says("unexpected `=` in array")) {
        (TomlFault::ListNotClosed, Hint::CloseList)
    } else if comma && says("unclosed inline table") {
        (TomlFault::TableNotClosed, Hint::CloseTable)
    } else if comma {
        (TomlFault::CommaMissing, Hint::PutComma)
    } else if (detail.starts_with("invalid unquoted key") && word == ":")
        || (detail.starts_with("key with no value") && after.starts_with(['"', '\'']))
    {
        (TomlFault::KeyWithoutValue, Hint::PutEquals)
    } else {
        (TomlFault::Other(detail.into()), Hint::TomlLine)
    }
}

/// The name of the table whose header ends with `word`, after `line`: `section.block`. `None` where
/// `word` is a key.
fn list_name(line: &str, word: &str) -> Option<String> {
    let before = line.trim_start().strip_prefix('[')?;
    let before = before.strip_prefix('[').unwrap_or(before);
    Some(format!("{before}{word}"))
}

/// Whether `word`, which the parser takes for one value, is two: `1 2`, or `1 b` before `=`.
fn lacks_comma(word: &str, after: &str) -> bool {
    let plain = |part: &str| part.parse::<f64>().is_ok() || matches!(part, "true" | "false");
    let parts: Vec<&str> = word.split_whitespace().collect();
    let [first, rest @ ..] = parts.as_slice() else {
        return false;
    };
    let is_key = rest.len() == 1 && after.trim_start().starts_with('=');
    plain(first) && !rest.is_empty() && (is_key || rest.iter().all(|part| plain(part)))
}

/// Whether `text` begins with a key and its `=`.
fn begins_key(text: &str) -> bool {
    let text = text.trim_start();
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')));
    let (key, rest) = text.split_at(end.unwrap_or(text.len()));
    !key.is_empty() && rest.trim_start().starts_with('=')
}

/// The opening quotes of the first text of several lines that is never closed: it runs to the end
/// of the file, or over a line that begins a table or a key with a text. The latter can be meant,
/// so it counts only where `wrong_from` says that something after the opening is wrong.
fn unclosed_text(text: &str, wrong_from: &dyn Fn(usize) -> bool) -> Option<Range<usize>> {
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
fn line_text(inner: &str, sign: char) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is said of `text`: the detail, the code of the hint, and the line.
    fn said(text: &str) -> Vec<(String, &'static str, usize)> {
        let (_, errors) = node::parse(FileId(0), text);
        let line = |d: &Diagnostic| {
            let start = d.span.map_or(0, |span| span.start as usize);
            text[..start].matches('\n').count() + 1
        };
        let one = |d: &Diagnostic| {
            let detail = d.fault.args()[0].1.clone();
            (detail, d.hints[0].name(), line(d))
        };
        let found = report(FileId(0), text, &errors);
        assert_eq!(found.is_empty(), errors.is_empty(), "{text}");
        found.iter().map(one).collect()
    }

    #[test]
    fn each_slip_is_told_once_with_its_own_way_out() {
        for (text, code) in [
            ("a = \"Han sa \"hei\" til\"", "quotes-inside"),
            ("a = \"\"hei\" sa han\"", "quotes-inside"),
            ("a = 'Det er Ola's bok'", "double-quotes"),
            ("a = [{ b = \"Si \"hei\"\" }]", "quotes-inside"),
            ("a = [{ b = \"a\" } { b = \"b\" }]", "put-comma"),
            ("a = [\n\"a\"\n\"b\"\n]", "put-comma"),
            ("a = { b = \"1\" c = \"2\" }", "put-comma"),
            ("a = { b = 1 c = 2 }", "put-comma"),
            ("a = [1 2]", "put-comma"),
            ("a = “Hei du”\nb = 2", "write"),
            ("a = «Hei»", "write"),
            ("a = [{ b = “b, c” }]", "straight-quotes"),
            ("a = \"Hei”\nb = 2", "straight-quotes"),
            ("a: \"Hei\"", "put-equals"),
            ("a \"Hei\"", "put-equals"),
            ("a = \"Hei\nb = 2", "close-quotes"),
        ] {
            let found = said(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1, code, "{text}");
        }
    }

    #[test]
    fn a_list_that_is_not_closed_is_no_missing_comma() {
        assert_eq!(said("a = [\"a\", \"b\"\nb = 1\n")[0].1, "close-list");
        assert_eq!(said("a = { b = 1\nc = 2\n")[0].1, "close-table");
    }

    #[test]
    fn a_text_that_is_never_closed_is_told_at_its_opening_and_nothing_after_it() {
        for text in [
            "x = nb\na = \"\"\"\nHei\n\n[[b]]\nk = \"t\"\na = \"\"\"\nMer tekst\n\"\"\"\n",
            "x = nb\na = '''\nHei\n\n[c]\nk = 1\na = '''Mer tekst\n'''\n",
            "x = nb\na = \"\"\"\nHei \\\"\"\"\nb = \"x\"\nc = \"\"\"\nMer tekst.\n\"\"\"\n",
            "x = nb\na = \"\"\"\nHei\n",
        ] {
            let found = said(text);
            assert_eq!(found.len(), 2, "{text}: {found:?}");
            let never = "this text is never closed".to_owned();
            assert_eq!(found[1], (never, "close-three", 2), "{text}");
        }
    }

    #[test]
    fn closed_texts_are_not_taken_for_unclosed_ones() {
        for text in [
            "a = \"\"\"\nsi \"hei\"\"\"\"\nb = nb\n",
            "# \"\"\"\na = 'x \"\"\" y'\nb = nb\n",
            "a = \"\"\"\n[sukk]\nog så\n\"\"\"\nb = nb\n",
            "b = nb\na = \"\"\"\n[[c]]\n\"\"\"\n",
        ] {
            let found = said(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, "a text stands between quotes", "{text}");
        }
    }

    proptest! {
        /// Whatever is wrong, something is said of it, inside the file.
        #[test]
        fn something_is_said_of_every_fault(text in "([ab=\\[\\]{},#\\n ]|\"{1,4}|'{1,4}|\\\\|“|æ){0,40}") {
            let (_, errors) = node::parse(FileId(0), &text);
            let found = report(FileId(0), &text, &errors);
            prop_assert_eq!(found.is_empty(), errors.is_empty());
            prop_assert!(found.iter().all(|d| d.span.is_some_and(|s| s.end as usize <= text.len())));
        }
    }
}
