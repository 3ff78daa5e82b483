//! The parser's errors → diagnostics: at its place what is wrong there, in words of our own, and a way out. What a
//! slip drags along (a text that is never closed, a second error on its line) is left out. The parser's own
//! words are for programmers, and are never shown.

mod long_text;
mod nested;
mod top;
mod unquoted;

use std::ops::Range;

use toml::de::Error;

use super::node;
use crate::diag::values::TomlFault;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::FileId;
use long_text::unclosed_text;

/// Signs that writing programs put in place of straight quotes.
const CURLY: [char; 9] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»'];

/// What the parser says of a key, and of the header of a table, that was there before.
const DUPLICATE: &str = "duplicate key";

/// What is wrong at a place, and the way out.
struct Slip {
    detail: TomlFault,
    hint: Hint,
    /// Where it is shown, if not where the parser stumbled.
    range: Option<Range<usize>>,
    /// Up to where whatever else seems wrong comes from it.
    until: Option<usize>,
}

impl Slip {
    fn new(detail: TomlFault, hint: Hint) -> Self {
        Self {
            detail,
            hint,
            range: None,
            until: None,
        }
    }

    /// Shown at this place.
    fn at(mut self, range: Range<usize>) -> Self {
        self.range = Some(range);
        self
    }

    /// What follows up to here comes from it.
    fn until(mut self, end: usize) -> Self {
        self.until = Some(end);
        self
    }
}

/// An error of the parser, and the text around it.
struct Stumble<'t> {
    /// The whole file.
    text: &'t str,
    /// Where the parser stumbled.
    range: Range<usize>,
    /// What it says.
    says: &'t str,
    /// All that it says of the file.
    all: &'t [&'t Error],
    /// How many lists and tables are open where its line begins.
    depth: usize,
}

impl<'t> Stumble<'t> {
    /// What it stumbled over.
    fn word(&self) -> &'t str {
        self.text.get(self.range.clone()).unwrap_or("").trim()
    }

    fn before(&self) -> &'t str {
        self.text.get(..self.range.start).unwrap_or("")
    }

    fn after(&self) -> &'t str {
        self.text.get(self.range.end..).unwrap_or("")
    }

    /// Where its line begins.
    fn line_start(&self) -> usize {
        line_start(self.text, self.range.start)
    }

    /// Its line, whole.
    fn line(&self) -> &'t str {
        let rest = self.text.get(self.line_start()..).unwrap_or("");
        rest.lines().next().unwrap_or("")
    }

    /// Its line up to where the parser stumbled.
    fn line_before(&self) -> &'t str {
        self.before().get(self.line_start()..).unwrap_or("")
    }

    /// Where the next table begins below its line, or the file ends.
    fn next_header(&self) -> usize {
        let below = self.text.get(self.line_start()..).unwrap_or("");
        let end = below.find("\n[").map_or(below.len(), |at| at + 1);
        self.line_start() + end
    }

    /// Whether the parser says this of any place.
    fn says_somewhere(&self, what: &str) -> bool {
        self.all
            .iter()
            .any(|error| error.message().starts_with(what))
    }
}

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
    // Below a header that stands twice, or that is none, every key seems to stand twice as well.
    let mut header = None;
    errors.retain(|error| {
        let line = line_start(text, start(error));
        let from = |at: usize| text.get(at..).unwrap_or("");
        let is_header = from(line).trim_start().starts_with(['[', '(', '{']);
        if is_header {
            header = Some(line);
        }
        let below = |header| !text.get(header..line).unwrap_or("").contains("\n[");
        error.message() != DUPLICATE || is_header || !header.is_some_and(below)
    });
    let mut found = Vec::new();
    let mut until = 0;
    // Read on from error to error: a file can have thousands.
    let (mut depth, mut read) = (nested::Depth::default(), 0);
    for error in errors {
        if start(error) < until {
            continue;
        }
        let line = line_start(text, start(error));
        depth.read(text.get(read..line).unwrap_or(""));
        read = line;
        let stumble = Stumble {
            text,
            range: error.span().unwrap_or(0..0),
            says: error.message(),
            all: &all,
            depth: depth.count(),
        };
        let slip = explain(&stumble);
        until = until.max(slip.until.unwrap_or(0));
        let range = slip.range.unwrap_or(stumble.range);
        let error = Fault::Syntax {
            detail: slip.detail,
        };
        let error = error.at(node::place(file, range));
        found.push(error.hint(slip.hint));
    }
    if let Some(quotes) = unclosed {
        let sign = text.get(quotes.clone()).unwrap_or("\"\"\"");
        let hint = Hint::CloseThree {
            quotes: sign.into(),
        };
        let detail = TomlFault::LongTextNotClosed;
        found.push(
            Fault::Syntax { detail }
                .at(node::place(file, quotes))
                .hint(hint),
        );
    }
    found
}

/// Where the line of the byte `at` begins.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    before.rfind('\n').map_or(0, |end| end + 1)
}

/// What is meant, in plain words, and the way out.
fn explain(stumble: &Stumble) -> Slip {
    if let Some(slip) = odd_sign(stumble) {
        return slip;
    }
    if let Some(slip) = duplicate(stumble) {
        return slip;
    }
    let slip = (stumble.depth == 0)
        .then(|| top::explain(stumble))
        .flatten();
    let slip = slip.or_else(|| nested::explain(stumble));
    slip.unwrap_or_else(|| Slip::new(TomlFault::NotUnderstood, Hint::TomlLine))
}

/// A blank that is none to the parser, or an invisible sign.
fn odd_sign(stumble: &Stumble) -> Option<Slip> {
    let outside = !stumble.says.starts_with("invalid basic string")
        && !stumble.says.starts_with("invalid literal string");
    let first = stumble.text.get(stumble.range.start..)?.chars().next()?;
    let place = stumble.range.start..stumble.range.start + first.len_utf8();
    let is_blank = first.is_whitespace() && !first.is_ascii_whitespace() || first == '\u{200B}';
    if is_blank && outside {
        return Some(Slip::new(TomlFault::OddBlank, Hint::PlainBlank).at(place));
    }
    let is_control = first.is_control() && !matches!(first, '\n' | '\r' | '\t');
    match first {
        // What Word has for a line break inside a paragraph.
        '\u{B}' | '\u{C}' => Some(Slip::new(TomlFault::PastedBreak, Hint::BreakAnew).at(place)),
        _ if is_control => {
            Some(Slip::new(TomlFault::InvisibleSign, Hint::RemoveCharacter).at(place))
        }
        _ => None,
    }
}

/// A key or a table that stands twice.
fn duplicate(stumble: &Stumble) -> Option<Slip> {
    if stumble.says != DUPLICATE {
        return None;
    }
    let before = stumble.line_before();
    let Some(name) = list_name(before, stumble.word()) else {
        return Some(Slip::new(TomlFault::KeyTwice, Hint::KeyOnce));
    };
    let name = name.into();
    let hint = match before.trim_start().starts_with("[[") {
        true => Hint::DoubleBracketsAbove { name },
        false => Hint::DoubleBrackets { name },
    };
    Some(Slip::new(TomlFault::TableTwice, hint))
}

/// The name of the table whose header ends with `word`, after `line`: `section.block`. `None` where
/// `word` is a key.
fn list_name(line: &str, word: &str) -> Option<String> {
    let before = line.trim_start().strip_prefix('[')?;
    let before = before.strip_prefix('[').unwrap_or(before);
    Some(format!("{before}{word}"))
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
            ("a = { b = 24,5 }", "write"),
            ("a = { b = 24,5, c = 1 }", "write"),
            ("a = [{ c = 1, b = 0,5 }]", "write"),
            ("a = “Hei du”\nb = 2", "write"),
            ("a = «Hei»", "write"),
            ("a = [{ b = “b, c” }]", "straight-quotes"),
            ("a = \"Hei”\nb = 2", "straight-quotes"),
            ("a: \"Hei\"", "put-equals"),
            ("a \"Hei\"", "put-equals"),
            ("a = \"Hei\nb = 2", "write"),
        ] {
            let found = said(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1, code, "{text}");
        }
    }

    #[test]
    fn what_is_open_is_the_same_read_at_once_or_line_by_line() {
        let text = "a = [ # [\nb = \"[\\\"[\" {\nc = \"\"\"\n[\n]\"\"\" [\n]\nd = '''[\n";
        let mut by_line = nested::Depth::default();
        let counts = text.lines().map(|line| {
            by_line.read(line);
            by_line.count()
        });
        assert_eq!(counts.collect::<Vec<_>>(), [1, 2, 3, 3, 3, 2, 3]);
        let mut at_once = nested::Depth::default();
        at_once.read(text);
        assert_eq!(at_once.count(), by_line.count());
        at_once.read("'''\n[[section]]\n");
        assert_eq!(at_once.count(), 0);
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
            assert_eq!(found[0].0, "this lacks the quotes around it", "{text}");
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
