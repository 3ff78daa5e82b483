//! Lines that stand by themselves, as whoever wrote them meant them: a key and its value, the header of a part, a
//! remark. What stands inside of lists and braces is explained in `nested`.

use super::long_text::line_text;
use super::nested;
use super::unquoted;
use super::{CURLY, Slip, Stumble};
use crate::content::id::slug;
use crate::content::read::meant;
use crate::diag::Hint;
use crate::diag::values::TomlFault;

/// What other languages begin remarks with.
const REMARKS: [&str; 6] = ["//", "/*", "<!--", "--", ";", "%"];
/// What word processors and people begin points of a list with.
const BULLETS: [char; 8] = ['•', '·', '–', '—', '▪', '●', '◦', '*'];

/// What is wrong with a line that stands by itself.
pub fn explain(stumble: &Stumble) -> Option<Slip> {
    let line = stumble.line().trim();
    let start = stumble.line_start() + indent(stumble.line());
    let whole = start..start + line.len();
    if let Some(words) = remark(line) {
        let right = Hint::write(format!("# {words}"));
        return Some(Slip::new(TomlFault::RemarkSign, right).at(whole));
    }
    if let Some(name) = header(line) {
        return Some(Slip::new(TomlFault::HeaderBrackets, Hint::write(name)).at(whole));
    }
    let Some((key, value)) = split(line) else {
        return alone(stumble, line).map(|slip| slip.at(whole));
    };
    if let Some(slip) = of_key(stumble, key.trim(), value) {
        return Some(slip.at(start..start + key.trim_end().len()));
    }
    of_value(stumble, value.trim())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The words of a remark that begins as in other languages.
fn remark(line: &str) -> Option<&str> {
    let sign = REMARKS.iter().find(|sign| line.starts_with(**sign))?;
    let words = line.strip_prefix(sign)?;
    let words = words.trim_end_matches("-->").trim_end_matches("*/");
    let words = words.trim().trim_start_matches(['/', '*', '-', ';']).trim();
    (!words.is_empty() && !words.starts_with('"')).then_some(words)
}

/// The header that a line was meant as whose brackets do not match, or are others.
fn header(line: &str) -> Option<String> {
    let is_bracket = |c: char| matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '<' | '>');
    let is_blank = |c: char| is_bracket(c) || c.is_whitespace();
    if !line.starts_with(is_bracket) && !line.ends_with([']', ')']) {
        return None;
    }
    let name = line.trim_matches(is_blank);
    let head = line.get(..line.find(name)?)?;
    let tail = line.get(head.len() + name.len()..)?;
    let brackets = |part: &str| part.chars().filter(|c| is_bracket(*c)).count();
    let count = brackets(head).max(brackets(tail));
    let name = name.replace([':', '/', ' '], ".").replace("..", ".");
    let is_name = |part: &str| {
        let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        !part.is_empty() && part.chars().all(sound)
    };
    let sound = !name.is_empty() && name.split('.').all(is_name) && (1..=2).contains(&count);
    let brackets = |sign: &str| sign.repeat(count);
    let right = format!("{}{name}{}", brackets("["), brackets("]"));
    (sound && right != line).then_some(right)
}

/// A line's key and value, at its first `=`. A line whose quotes open before has none.
fn split(line: &str) -> Option<(&str, &str)> {
    let at = line.find('=')?;
    let (key, value) = line.split_at(at);
    (!key.contains(['"', '\''])).then(|| (key, value.get(1..).unwrap_or("")))
}

/// What is wrong with a line without `=`.
fn alone(stumble: &Stumble, line: &str) -> Option<Slip> {
    let bullet = |c: char| BULLETS.contains(&c);
    let words = line.trim_start_matches(bullet);
    if words.len() < line.len() && !words.trim().is_empty() {
        let lines = stumble.text.get(stumble.line_start()..).unwrap_or("");
        let points = lines
            .lines()
            .take_while(|line| line.trim_start().starts_with(bullet));
        let points = points.map(|line| line.trim().trim_start_matches(bullet).trim());
        let points: Vec<String> = points.map(|point| format!("\"{point}\"")).collect();
        let end: usize = lines
            .split_inclusive('\n')
            .take(points.len())
            .map(str::len)
            .sum();
        let points = format!("[{}]", points.join(", ")).into();
        let slip = Slip::new(TomlFault::PointOutside, Hint::ListOfPoints { points });
        return Some(slip.until(stumble.line_start() + end));
    }
    let key = line.split([':', '＝', '"', '\'', ' ']).next().unwrap_or("");
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let behind = line.get(key.len()..).unwrap_or("").trim_start();
    if !key.is_empty()
        && key.chars().all(is_key)
        && behind.starts_with([':', '＝', '"', '\'', '[', '{'])
    {
        return Some(Slip::new(TomlFault::KeyWithoutValue, Hint::PutEquals));
    }
    let letters = line.starts_with(|c: char| c.is_alphabetic());
    letters.then(|| Slip::new(TomlFault::WordsOutside, Hint::RemarkOrText))
}

/// What is wrong with the key of a line.
fn of_key(stumble: &Stumble, key: &str, value: &str) -> Option<Slip> {
    let value = value.trim();
    if value.starts_with(['>', '=']) || key.ends_with([':', '<', '!']) || key.ends_with('＝') {
        let key = key.trim_end_matches([':', '<', '!', '＝', ' ']);
        let value = value.trim_start_matches(['>', '=', ' ']);
        return Some(Slip::new(
            TomlFault::OtherEquals,
            Hint::write(format!("{key} = {value}")),
        ));
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if key.is_empty() || key.chars().all(plain) {
        return None;
    }
    let without = key.trim_start_matches(|c: char| BULLETS.contains(&c) || c == '-' || c == ' ');
    if without.len() < key.len() && without.chars().all(plain) {
        let right = Hint::write(format!("{without} = {value}"));
        return Some(Slip::new(TomlFault::SignBeforeKey, right));
    }
    let is_letters = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if !key.chars().all(is_letters) {
        return None;
    }
    let above = stumble.text.get(..stumble.line_start()).unwrap_or("");
    let headers = above.lines().rev().map(str::trim);
    let header = headers.into_iter().find(|line| line.starts_with('['));
    let right = match header {
        Some("[fields]") if !key.contains(' ') => format!("\"{key}\""),
        _ => match english(key) {
            Some(name) => name.to_owned(),
            None => slug(key),
        },
    };
    let detail = match key.contains(' ') {
        true => TomlFault::KeyOfWords,
        false => TomlFault::KeyLetters,
    };
    Some(Slip::new(detail, Hint::write(format!("{right} = {value}"))))
}

/// What a Norwegian key with æ, ø or å is called, where that is the same everywhere.
fn english(key: &str) -> Option<&'static str> {
    meant::english(
        key,
        &[
            "lang", "right", "size", "gray", "front", "quotes", "kind", "color",
        ],
    )
}

/// What is wrong with the value of a line.
fn of_value(stumble: &Stumble, value: &str) -> Option<Slip> {
    if nested::is_escape(stumble) {
        return Some(nested::backslash(stumble));
    }
    let key = stumble.line().split('=').next().unwrap_or("").trim();
    if value.is_empty() {
        let right = Hint::write_such(format!("{key} = \"…\""));
        return Some(Slip::new(TomlFault::NoValue, right));
    }
    let from = stumble.line_start() + stumble.line().rfind(value)?;
    let place = from..from + value.len();
    if value.starts_with(CURLY) {
        if value.chars().take(3).all(|c| CURLY.contains(&c)) && value.chars().count() == 3 {
            let below = stumble.text.get(place.end..).unwrap_or("");
            let closing = below.match_indices('\n').map(|(at, _)| at + 1);
            let mut closing = closing.filter(|at| {
                let line = below.get(*at..).and_then(|rest| rest.lines().next());
                line.is_some_and(|line| line.trim_end().ends_with(CURLY))
            });
            let end = closing.next().map_or(stumble.next_header(), |at| {
                let line = below.get(at..).unwrap_or("");
                // The parser stumbles over the end of that line.
                place.end + at + line.find('\n').map_or(line.len(), |end| end + 1)
            });
            let slip = Slip::new(TomlFault::CurlyQuotes, Hint::ThreeStraight);
            return Some(slip.at(place).until(end));
        }
        return Some(nested::curly(value).at(place));
    }
    if value.starts_with('(') && value.ends_with(')') {
        let inner = value.trim_matches(['(', ')']);
        let right = Hint::write(format!("[{inner}]"));
        return Some(Slip::new(TomlFault::RoundBrackets, right).at(place));
    }
    if value.starts_with("\"\"\"") || value.starts_with("'''") || value.starts_with(['[', '{']) {
        return None;
    }
    match value
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''))
    {
        Some(sign) => of_text(stumble, sign, value, from),
        None => {
            // `#` without a blank before it belongs to the value, as in a colour.
            let end = value.find(" #").unwrap_or(value.len());
            let value = value.get(..end)?.trim_end();
            unquoted::explain(value).map(|slip| slip.at(from..from + value.len()))
        }
    }
}

/// What is wrong with a text, or with what stands behind it. `from` is where its quotes open.
fn of_text(stumble: &Stumble, sign: char, value: &str, from: usize) -> Option<Slip> {
    let inner = value.get(1..)?;
    let length = line_text(inner, sign);
    let closed = length > 0 && inner.get(..length).is_some_and(|text| text.ends_with(sign));
    if !closed {
        return Some(unclosed(stumble, inner, from));
    }
    let (text, behind) = value.split_at(1 + length);
    let behind = behind.trim();
    let place = from + value.len() - behind.len()..from + value.len();
    if matches!(behind, "," | ";" | "." | ":") {
        let sign = behind.into();
        return Some(Slip::new(TomlFault::SignBehind, Hint::LeaveOutBehind { sign }).at(place));
    }
    if let Some(words) = remark(behind) {
        return Some(Slip::new(TomlFault::RemarkSign, Hint::write(format!("# {words}"))).at(place));
    }
    let more = behind.trim_start_matches([',', ';']);
    if more.len() < behind.len() && more.trim_start().starts_with(sign) && text.len() > 2 {
        let right = Hint::write(format!("[{value}]"));
        return Some(Slip::new(TomlFault::ListWithoutBrackets, right).at(from..place.end));
    }
    let goes_on = !behind.is_empty() && !behind.contains(['"', '\'', '=', '#']);
    (goes_on && sign == '"').then(|| {
        let words = text.trim_end_matches('"');
        let right = Hint::write(format!("{words} {behind}\""));
        Slip::new(TomlFault::TextGoesOn, right).at(place)
    })
}

/// A text whose closing quote is missing on its line: perhaps it stands some lines below.
fn unclosed(stumble: &Stumble, inner: &str, from: usize) -> Slip {
    let below = stumble.text.get(from..).unwrap_or("");
    let mut end = from;
    for (at, line) in below.split_inclusive('\n').enumerate() {
        end += line.len();
        let line = line.trim();
        if at > 0 && (nested::begins_key(line) || line.starts_with('[')) {
            break;
        }
        if at > 0 && line.ends_with('"') && line.matches('"').count() == 1 {
            let number = stumble.before().matches('\n').count() + 1 + at;
            let hint = Hint::ThreeQuotes { line: number };
            let slip = Slip::new(TomlFault::SeveralLines, hint);
            return slip.at(from..from + 1 + inner.len()).until(end);
        }
    }
    let hint = match inner.trim_end().ends_with(CURLY) {
        true => Hint::StraightQuotes,
        false if inner.trim().is_empty() => Hint::CloseQuotes,
        false => Hint::write(format!("\"{}\"", inner.trim_end_matches([',', ';']))),
    };
    Slip::new(TomlFault::TextNotClosed, hint)
}
