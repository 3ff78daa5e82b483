//! What was pasted from a word processor or a web page, and means nothing to Markdown: lines that begin with dots
//! or dashes and would run into one, tables drawn with bars or tabs, links with their parts in a wrong order.
//! Each is found here, with the lines that say it right.

use std::ops::Range;

use super::instead::{self, ListPoint};

/// Dots that word processors put before points.
const DOTS: [char; 27] = [
    '•', '●', '◦', '○', '▪', '■', '□', '▫', '‣', '·', '◆', '∙', '⁃', '➢', '➤', '→', '⇒', '✓', '✔',
    '☐', '☑', '★', '❖', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f0fc}',
];
/// The boxes among them.
const BOXES: [char; 4] = ['☐', '☑', '□', '\u{f0fc}'];

/// What begins a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// One of [`DOTS`], or the letter o, which is a ring in word processors.
    Dot(char),
    Dash,
    /// A letter or number before a bracket or full stop.
    Count(u32),
}

/// The sign of a point that begins `line`, and what stands behind it.
fn sign(line: &str) -> Option<(Sign, &str)> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    if DOTS.contains(&first) {
        let rest = rest.trim_start();
        return (!rest.is_empty()).then_some((Sign::Dot(first), rest));
    }
    if first == 'o' && rest.starts_with(['\t', ' ']) && !rest.trim().is_empty() {
        return Some((Sign::Dot(first), rest.trim_start()));
    }
    if matches!(first, '-' | '–' | '—' | '−') {
        // A number below nothing and a rule of dashes are no points.
        let words = rest.trim_start();
        let begins = words.chars().next()?;
        let apart = words.len() < rest.len();
        return (begins.is_alphabetic() || (apart && begins != first))
            .then_some((Sign::Dash, words));
    }
    // A count may stand in brackets.
    let line = line.strip_prefix('(').unwrap_or(line);
    let first = line.chars().next()?;
    if first.is_ascii_alphabetic() {
        let words = line.get(1..)?.strip_prefix([')', '.'])?;
        let number = first.to_ascii_lowercase() as u32 - 'a' as u32 + 1;
        return words
            .starts_with([' ', '\t'])
            .then_some((Sign::Count(number), words.trim_start()));
    }
    let end = line.find(|c: char| !c.is_ascii_digit())?;
    let number = line.get(..end)?.parse().ok()?;
    let words = line.get(end..)?.strip_prefix([')', '.'])?;
    let words = words.trim_start();
    let begins = words.chars().next()?;
    begins
        .is_alphabetic()
        .then_some((Sign::Count(number), words))
}

/// Lines of a text that were meant as something else.
#[derive(Debug, PartialEq, Eq)]
pub struct Pasted {
    /// Where they stand.
    pub range: Range<usize>,
    /// What they were meant as.
    pub meant: Meant,
    /// The lines of TOML that say it.
    pub toml: String,
}

/// What lines were meant as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    List,
    Table,
}

/// A line of a paragraph.
struct Line<'t> {
    range: Range<usize>,
    text: &'t str,
    /// Whether it begins a paragraph.
    first: bool,
    /// Whether it ends where it was told to, so that nothing runs into it.
    broken: bool,
}

/// What was pasted into the paragraphs of `text`, which stand at `paragraphs`.
pub fn find(text: &str, paragraphs: &[Range<usize>]) -> Vec<Pasted> {
    let lines: Vec<Line> = paragraphs
        .iter()
        .flat_map(|range| lines(text, range.clone()))
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (count, pasted) = match table(&lines[at..]) {
            (0, _) => points(&lines[at..]),
            table => table,
        };
        found.extend(pasted);
        at += count.max(1);
    }
    found
}

/// The lines of a paragraph.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Line<'_>> {
    let paragraph = text.get(range.clone()).unwrap_or("");
    let mut start = range.start;
    let mut first = true;
    let lines = paragraph.split_inclusive('\n').map(move |whole| {
        let typed = whole.trim_end_matches(['\n', '\r']);
        let words = typed.trim();
        let from = start + (typed.len() - typed.trim_start().len());
        start += whole.len();
        Line {
            range: from..from + words.len(),
            text: words,
            first: std::mem::take(&mut first),
            broken: typed.ends_with('\\') || typed.ends_with("  "),
        }
    });
    lines.filter(|line| !line.text.is_empty())
}

/// How many of the lines are points, or go on where points end, and the list that they are.
fn points(lines: &[Line]) -> (usize, Option<Pasted>) {
    let Some((kind, _)) = lines.first().and_then(|line| sign(line.text)) else {
        return (0, None);
    };
    let mut points: Vec<ListPoint> = Vec::new();
    // Other dots than the first stand before the points below a point.
    let is_below =
        |sign: Sign| matches!((kind, sign), (Sign::Dot(first), Sign::Dot(dot)) if dot != first);
    // Whether two points stand in one paragraph, and would run into one.
    let mut runs = false;
    let mut end = 0;
    for line in lines {
        let fits = |(found, _): &(Sign, &str)| match (kind, *found) {
            (Sign::Count(first), Sign::Count(number)) => number == first + points.len() as u32,
            (Sign::Dot(_), Sign::Dot(_)) => true,
            _ => kind == *found,
        };
        match sign(line.text).filter(fits) {
            Some((found, words)) => {
                runs |= !points.is_empty() && !line.first;
                let point = ListPoint::of(words.trim_end_matches('\\').trim_end());
                match points.last_mut().filter(|_| is_below(found)) {
                    Some(above) => above.below.push(point),
                    None => points.push(point),
                }
            }
            // Running text can have a dash where a line begins; points have one at each.
            None if line.first || kind == Sign::Dash => break,
            None => {
                let last = points.last_mut().map(|point| match point.below.is_empty() {
                    true => &mut point.paragraphs,
                    false => {
                        let at = point.below.len() - 1;
                        &mut point.below[at].paragraphs
                    }
                });
                if let Some(text) = last.and_then(|paragraphs| paragraphs.last_mut()) {
                    text.push(' ');
                    text.push_str(line.text);
                }
            }
        }
        end += 1;
    }
    let told = lines.iter().take(end).rev().skip(1).all(|line| line.broken);
    // Dots are meant as points wherever they stand; dashes and numbers can begin what is said.
    let is_dot = matches!(kind, Sign::Dot(_));
    let several = points.len() > 1 || points.iter().any(|point| !point.below.is_empty());
    let meant = several && !told && (runs || is_dot);
    let marker = match kind {
        Sign::Count(1) => Some("number"),
        Sign::Dot(dot) if BOXES.contains(&dot) => Some("tick"),
        _ => None,
    };
    let range = lines[0].range.start..lines[end.max(1) - 1].range.end;
    let list = meant.then(|| Pasted {
        range,
        meant: Meant::List,
        toml: instead::list(marker, &points),
    });
    (end, list)
}

/// How many of the lines are rows of a table, drawn with bars or tabs, and the table.
fn table(lines: &[Line]) -> (usize, Option<Pasted>) {
    let bars =
        |line: &Line| line.text.len() > 1 && line.text.starts_with('|') && line.text.ends_with('|');
    let tabs = |line: &Line| line.text.contains('\t') && sign(line.text).is_none();
    let of = |is_row: &dyn Fn(&Line) -> bool| {
        let mut rows = lines.iter().enumerate();
        let end = rows.find(|(at, line)| !is_row(line) || (*at > 0 && line.first));
        end.map_or(lines.len(), |(at, _)| at)
    };
    let (count, drawn) = match (of(&bars), of(&tabs)) {
        // A row of one cell has no tab.
        (0, tabbed @ 2..) => (tabbed + of_paragraph(&lines[tabbed..]), false),
        (0, _) => (0, false),
        (barred, _) => (barred, true),
    };
    if count < 2 {
        return (0, None);
    }
    let row = |line: &Line| match drawn {
        true => instead::rows(line.text).pop(),
        false => Some(
            line.text
                .split('\t')
                .map(|cell| cell.trim().to_owned())
                .collect(),
        ),
    };
    let rows: Vec<Vec<String>> = lines[..count].iter().filter_map(row).collect();
    let range = lines[0].range.start..lines[count - 1].range.end;
    let table = Pasted {
        range,
        meant: Meant::Table,
        toml: instead::table(rows, &[]),
    };
    (count, Some(table))
}

/// How many lines stand before the next paragraph.
fn of_paragraph(lines: &[Line]) -> usize {
    let next = lines.iter().position(|line| line.first);
    next.unwrap_or(lines.len())
}

/// Links with their parts in a wrong order or apart, and what they should be: `[ord] (https://…)`,
/// `(ord)[https://…]`, `[ord][https://…]`, `[ord](https://… …)`.
pub fn links(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, close) in text.match_indices([']', ')']) {
        if at < done {
            continue;
        }
        let behind = text.get(at + 1..).unwrap_or("");
        let apart = behind.trim_start_matches([' ', '\t']);
        let (open, shut) = match (close, apart.chars().next()) {
            ("]", Some('(')) => ('[', ')'),
            ("]", Some('[')) => ('[', ']'),
            (")", Some('[')) if apart.len() == behind.len() => ('(', ']'),
            _ => continue,
        };
        let inside = apart.get(1..).unwrap_or("");
        if !leads(inside.trim_start()) {
            continue;
        }
        let line = inside.find('\n').unwrap_or(inside.len());
        let end = inside.get(..line).and_then(|rest| rest.find(shut));
        let address = inside.get(..end.unwrap_or(line)).unwrap_or("");
        let before = text.get(done..at).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let Some(start) = before.rfind(open).filter(|start| *start >= line) else {
            continue;
        };
        let words = before.get(start + 1..).unwrap_or("");
        let stop = at + 1 + (behind.len() - apart.len()) + 1 + address.len();
        let stop = stop + end.map_or(0, |_| shut.len_utf8());
        found.push((done + start..stop, link(words, address)));
        done = stop;
    }
    found
}

/// Whether it begins as an address does, or is a telephone number.
fn leads(text: &str) -> bool {
    let end = text.find([')', ']']).unwrap_or(text.len());
    if is_number(text.get(..end).unwrap_or("")) {
        return true;
    }
    let begins = ["http://", "https://", "www.", "mailto:", "tel:"];
    let mut begins = begins.iter();
    begins.any(|start| {
        let head = text.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
}

/// Whether it is a telephone number with its blanks: eight digits or more, as in Norway.
fn is_number(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '\u{A0}');
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.chars().all(sign) && digits >= 8
}

/// Whether it is an address of the web without its beginning: `eksempel.no/kurs`.
fn is_site(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or("");
    let sound = |part: &str| {
        let plain = |c: char| c.is_alphanumeric() || c == '-';
        !part.is_empty() && part.chars().all(plain)
    };
    let last = host.rsplit('.').next().unwrap_or("");
    let ends = (2..=6).contains(&last.len()) && last.chars().all(|c| c.is_ascii_alphabetic());
    ends && host.contains('.') && host.split('.').all(sound)
}

/// The whole of an address whose beginning was left out; `None` where that cannot be told.
pub fn whole(address: &str) -> Option<String> {
    let bare: String = address.split_whitespace().collect();
    let mail = bare
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && is_site(host));
    if is_number(address) {
        Some(format!("tel:{}", bare.replace('\u{A0}', "")))
    } else if mail {
        Some(format!("mailto:{bare}"))
    } else {
        is_site(&bare).then(|| format!("https://{bare}"))
    }
}

/// The link with these words, as it is written.
pub fn link(words: &str, address: &str) -> String {
    let bare: String = address.split_whitespace().collect();
    format!("[{}]({})", words.trim(), whole(address).unwrap_or(bare))
}

/// Where words are struck out, `~~slik~~`.
pub fn struck(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find("~~")) {
        let start = at + next;
        let length = text
            .get(start..)
            .map_or(2, |rest| rest.len() - rest.trim_start_matches('~').len());
        let end = start + length;
        let after = text.get(end..).and_then(|rest| rest.chars().next());
        let before = text.get(..start).and_then(|rest| rest.chars().next_back());
        let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        match open {
            Some(from) if length == 2 && touches(before) => {
                found.push(from..end);
                open = None;
            }
            _ => open = (length == 2 && touches(after)).then_some(start),
        }
        at = end;
    }
    found
}
