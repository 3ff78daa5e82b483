//! What is wrong inside a list or between braces: commas, brackets, and values that are no values.

use super::unquoted;
use super::{CURLY, Slip, Stumble};
use crate::diag::Hint;
use crate::diag::values::TomlFault;

/// What is wrong with a value, and with what stands beside it in a list or a table between braces.
pub fn explain(stumble: &Stumble) -> Option<Slip> {
    let (word, before, after) = (stumble.word(), stumble.before(), stumble.after());
    let says = |what: &str| stumble.says.starts_with(what);
    // The parser takes `nb` for the beginning of `nan` and `Ja` for nothing at all.
    let is_bare = says("string values")
        || says("invalid float")
        || says("invalid boolean")
        || says("unexpected leading zero")
        || says("missing opening quote");
    let runs_on = before.ends_with(['"', '\'']) && after.starts_with(char::is_alphanumeric);
    let comma = says("missing comma") || says("extra assignment");
    if let Some(slip) = comma_in_braces(stumble) {
        return Some(slip);
    }
    if says("string values") && word.starts_with(CURLY) {
        return Some(curly(word));
    }
    if is_bare && lacks_comma(word, after) {
        return Some(Slip::new(TomlFault::CommaMissing, Hint::PutComma));
    }
    if is_bare && word.starts_with('(') {
        return Some(Slip::new(TomlFault::RoundBrackets, Hint::SquareBrackets));
    }
    if is_bare && let Some(slip) = bare_word(stumble) {
        return Some(slip);
    }
    if says("invalid basic string") || says("invalid literal string") {
        let hint = match stumble.line_before().trim_end().ends_with(CURLY) {
            true => Hint::StraightQuotes,
            false => Hint::CloseQuotes,
        };
        return Some(Slip::new(TomlFault::TextNotClosed, hint));
    }
    if is_escape(stumble) {
        return Some(backslash(stumble));
    }
    let after_text = before.trim_end().ends_with(['"', '\'']);
    if (comma && runs_on) || (says("unexpected key or value") && after_text) {
        let hint = match before.trim_end().ends_with('"') {
            true => Hint::QuotesInside,
            false => Hint::DoubleQuotes,
        };
        return Some(Slip::new(TomlFault::TextGoesOn, hint));
    }
    let end = stumble.next_header();
    let sign = stumble
        .text
        .get(stumble.range.start..)
        .unwrap_or("")
        .trim_start();
    if comma && begins_key(after) && stumble.says_somewhere("unexpected `=` in array") {
        return Some(Slip::new(TomlFault::ListNotClosed, Hint::CloseList).until(end));
    }
    if (comma && stumble.says_somewhere("unclosed inline table"))
        || (says("missing key for inline table element") && sign.starts_with('{'))
    {
        return Some(Slip::new(TomlFault::TableNotClosed, Hint::CloseTable).until(end));
    }
    if comma && sign.starts_with(';') {
        return Some(Slip::new(TomlFault::CommaMissing, Hint::CommaForSemicolon));
    }
    if comma {
        return Some(Slip::new(TomlFault::CommaMissing, Hint::PutComma));
    }
    if says("missing assignment") || says("invalid unquoted key") && word == ":" {
        return Some(Slip::new(TomlFault::KeyWithoutValue, Hint::PutEquals));
    }
    None
}

/// A number with a decimal comma between braces: what stands behind the comma is no key.
fn comma_in_braces(stumble: &Stumble) -> Option<Slip> {
    let line = stumble.line();
    let stumbled = stumble.range.start - stumble.line_start();
    let is_digit = |c: char| c.is_ascii_digit();
    line.match_indices(',').find_map(|(at, _)| {
        let (head, tail) = (line.get(..at)?, line.get(at + 1..)?);
        let whole = head.trim_end_matches(is_digit);
        let end = at + 1 + tail.find(|c| !is_digit(c)).unwrap_or(tail.len());
        // Told at one comma: at the others the line, which can be long, is not looked through.
        if !(whole.len()..=end + 1).contains(&stumbled) {
            return None;
        }
        let follows = line.get(end..)?.trim_start();
        let is_number = whole.len() < at && at + 1 < end && whole.trim_end().ends_with('=');
        let in_braces = head.rfind('{') > head.rfind(['}', '[']);
        let is_whole = follows.is_empty() || follows.starts_with([',', '}']);
        let number = line.get(whole.len()..end)?.replace(',', ".");
        let from = stumble.line_start() + whole.len();
        let until = stumble.line_start() + end;
        (is_number && in_braces && is_whole)
            .then(|| Slip::new(TomlFault::DecimalComma, Hint::write(number)).at(from..until))
    })
}

/// Quotes that writing programs made curly.
pub fn curly(word: &str) -> Slip {
    let inner = word.trim_matches(&['“', '”', '„', '‟', '‘', '’', '‚'][..]);
    let hint = match word.ends_with(CURLY) && !inner.contains('"') && !inner.is_empty() {
        true => Hint::write(format!("\"{inner}\"")),
        false => Hint::StraightQuotes,
    };
    Slip::new(TomlFault::CurlyQuotes, hint)
}

/// A value of a list without quotes.
fn bare_word(stumble: &Stumble) -> Option<Slip> {
    // The parser stops at the first sign that a number cannot have: the value began before.
    let before = stumble.line_before();
    let start = before.rfind([',', '[', '{', '=']).map_or(0, |at| at + 1);
    let head = before.get(start..).unwrap_or("");
    let blank = head.len() - head.trim_start().len();
    let from = stumble.line_start() + start + blank;
    let line = stumble.text.get(from..)?.lines().next()?;
    let end = line.find([',', ']', '}']).unwrap_or(line.len());
    let value = line.get(..end)?.trim_end();
    let slip = unquoted::explain(value)?;
    Some(slip.at(from..from + value.len()))
}

/// Whether the parser stumbled over a backslash.
pub fn is_escape(stumble: &Stumble) -> bool {
    let says = |what: &str| stumble.says.starts_with(what);
    says("missing escaped value")
        || says("too few unicode value digits")
        || says("invalid unicode")
        || says("invalid value, expected unicode")
        || says("invalid escape")
}

/// A backslash that means nothing, or something else: in a path of Windows it stands for the next folder.
pub fn backslash(stumble: &Stumble) -> Slip {
    let before = stumble.line_before();
    let start = before.rfind('"').map_or(0, |at| at + 1);
    let from = stumble.line_start() + start;
    let line = stumble
        .text
        .get(from..)
        .and_then(|rest| rest.lines().next());
    let line = line.unwrap_or("");
    let text = line
        .get(..line.find('"').unwrap_or(line.len()))
        .unwrap_or("");
    let drive = text.get(1..3) == Some(":\\") || text.starts_with("\\\\");
    let is_path = !text.contains(' ') && text.contains('\\') && !text.ends_with('\\');
    let name = text.rsplit('\\').next().unwrap_or("");
    let until = from + text.len();
    if drive && !name.is_empty() {
        let name = format!("\"{name}\"");
        return Slip::new(
            TomlFault::WindowsPath,
            Hint::NameAlone { name: name.into() },
        )
        .until(until);
    }
    if is_path && text.contains('.') || before.trim_start().starts_with("content") {
        let right = format!("\"{}\"", text.replace('\\', "/"));
        return Slip::new(TomlFault::WindowsPath, Hint::write(right)).until(until);
    }
    Slip::new(TomlFault::LoneBackslash, Hint::TwoBackslashes)
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
pub fn begins_key(text: &str) -> bool {
    let text = text.trim_start();
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')));
    let (key, rest) = text.split_at(end.unwrap_or(text.len()));
    !key.is_empty() && rest.trim_start().starts_with('=')
}

/// How many lists and tables between braces are open behind the lines that were read. A header on a line of its own closes
/// all: who wrote it thought so.
#[derive(Debug, Default)]
pub struct Depth {
    open: usize,
    /// The quotes of a long text that is open.
    long: Option<&'static str>,
}

impl Depth {
    /// How many there are; a long text counts as one.
    pub fn count(&self) -> usize {
        self.open + usize::from(self.long.is_some())
    }

    /// Reads on: whole lines.
    pub fn read(&mut self, lines: &str) {
        lines.lines().for_each(|line| self.read_line(line));
    }

    fn read_line(&mut self, line: &str) {
        let trimmed = line.trim();
        if self.long.is_none() && trimmed.starts_with("[[") && trimmed.ends_with("]]") {
            self.open = 0;
            return;
        }
        let mut quote = None;
        let mut rest = line;
        while let Some(sign) = rest.chars().next() {
            let three = ["\"\"\"", "'''"]
                .into_iter()
                .find(|three| rest.starts_with(three));
            let mut taken = sign.len_utf8();
            match (self.long, quote, sign) {
                (Some(open), _, _) if three == Some(open) => (self.long, taken) = (None, 3),
                (Some("\"\"\""), _, '\\') | (None, Some('"'), '\\') => {
                    taken += rest.chars().nth(1).map_or(0, char::len_utf8);
                }
                (Some(_), ..) => {}
                (None, Some(open), _) if sign == open => quote = None,
                (None, Some(_), _) => {}
                (None, None, '"' | '\'') if three.is_some() => (self.long, taken) = (three, 3),
                (None, None, '"' | '\'') => quote = Some(sign),
                (None, None, '#') => break,
                (None, None, '[' | '{') => self.open += 1,
                (None, None, ']' | '}') => self.open = self.open.saturating_sub(1),
                _ => {}
            }
            rest = rest.get(taken..).unwrap_or("");
        }
    }
}
