//! A text → the same text with something wrong in it, in the ways in which texts of projects go wrong: keys, numbers
//! and quoted words are exchanged for others that the program knows or does not expect, lines are left out, repeated
//! or taken from elsewhere.

use std::ops::Range;

use super::chance::Chance;

/// Texts grow no longer than this, in bytes.
const LONGEST: usize = 200_000;

/// Numbers and lengths that something may not expect.
const NUMBERS: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "3",
    "7",
    "0.0",
    "-0.0",
    "1e-9",
    "1e9",
    "1e308",
    "1e999",
    "nan",
    "inf",
    "-inf",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "99999999999999999999",
    "0x7f",
    "1_000",
    "100000",
    "\"0mm\"",
    "\"-1mm\"",
    "\"1e9mm\"",
    "\"0.0001mm\"",
    "\"10000mm\"",
    "\"3pt\"",
    "\"1fr\"",
    "\"0fr\"",
    "\"999fr\"",
    "\"auto\"",
    "\"A4\"",
    "\"A0\"",
    "\"1x1mm\"",
    "\"5000x1mm\"",
    "\"10x10mm\"",
    "true",
    "false",
    "[]",
    "{}",
    "\"\"",
    "\"100%\"",
    "\"0%\"",
    "\"1em\"",
    "1979-05-27",
    "9999-12-31",
    "0001-01-01",
];

/// Pieces that mean something somewhere: in TOML, in Markdown, in tables, in XML, or to the shaper.
const PIECES: &[&str] = &[
    "1",
    "a/",
    "menneskerettighetsorganisasjon",
    "a.b/cdefghij12 ",
    "a\u{ad}",
    "å ",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\\u0000",
    "\\u{1F600}",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{{",
    "}}",
    "(",
    ")",
    "#",
    "=",
    ".",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{2028}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{feff}",
    "\u{fffd}",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    "\u{e000}",
    "\u{10ffff}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{301}",
    "שלום",
    "مرحبا",
    "漢字かな",
    "한국어",
    "ไทย",
    "हिन्दी",
    "👩‍👩‍👧‍👦",
    "🇳🇴",
    "ǆ",
    "ß",
    "İ",
    "ﬁ",
    "Å",
    "*",
    "**",
    "***",
    "_",
    "`",
    "```",
    "~~",
    "~",
    "![",
    "](",
    "[a](b)",
    "[a](https://example.org/a_b-c?d=e#f)",
    "[^1]",
    "[^1]: ",
    "<a>",
    "</a>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "&#x10ffff;",
    "&lt;",
    "- ",
    "1. ",
    "999999999. ",
    "> ",
    "# ",
    "---",
    "| a | b |",
    "|---|",
    "  \n",
    "{organisation}",
    "{page:a}",
    "{page:}",
    "{n}",
    "{",
    "{a",
    "#a",
    "a#b",
    "a#b#c",
    "../",
    "/etc/passwd",
    "file://",
    "data:image/png;base64,",
    "C:\\a",
    "CON",
    "a/b/c",
    "..",
    ";",
    "\";\"",
    "\"\"",
    ",,,,",
    "=1+1",
    "TRUE",
    "#REF!",
    "1.1.2020",
    "12,5",
    "1 000,00",
    "<g>",
    "</g>",
    "<use href=\"#a\"/>",
    "url(#a)",
    "id=\"a\"",
    "transform=\"scale(0)\"",
    "transform=\"matrix(1e30 0 0 1e30 0 0)\"",
    "M0 0L1e30 1e30",
    "A0 0 0 0 0 0 0",
    "A1e9 1e-9 45 1 1 5 5",
    "stroke-dasharray=\"1e-9\"",
    "width=\"0\"",
    "viewBox=\"0 0 0 0\"",
    "viewBox=\"0 0 1e9 1e-9\"",
    "<![CDATA[",
    "]]>",
    "<?xml version=\"1.1\"?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "xlink:href=\"#a\"",
    "clip-path=\"url(#a)\"",
    "mask=\"url(#a)\"",
];

/// What a mutation takes other texts from.
pub struct Stock<'s> {
    /// Texts of the same kind.
    pub texts: Vec<&'s [u8]>,
    /// Keys and choices.
    pub words: &'static [String],
}

/// Changes a text in one way.
pub fn mutate(text: &mut Vec<u8>, stock: &Stock, chance: &mut Chance) {
    match chance.below(14) {
        0 | 1 => replace(text, &numbers(text), &number(chance), chance),
        2 | 3 => replace(text, &quoted(text), &quoted_word(stock, chance), chance),
        4 => replace(
            text,
            &keys(text),
            chance.pick::<String>(stock.words),
            chance,
        ),
        5 => insert_line(text, &key_line(stock, chance), chance),
        6 => insert(text, chance.pick(PIECES).as_bytes(), chance),
        7 => insert_often(text, chance),
        8 => remove_lines(text, chance),
        9 => repeat_lines(text, chance),
        10 => take_lines(text, stock, chance),
        11 => exchange_lines(text, chance),
        12 => nest(text, chance),
        _ => change_byte(text, chance),
    }
    text.truncate(LONGEST);
}

fn number(chance: &mut Chance) -> String {
    match chance.one_in(3) {
        true => format!("\"{}mm\"", chance.below(400)),
        false => (*chance.pick(NUMBERS)).to_owned(),
    }
}

fn quoted_word(stock: &Stock, chance: &mut Chance) -> String {
    match chance.below(6) {
        0 | 1 => format!("\"{}\"", chance.pick(stock.words)),
        2 => format!("\"{}\"", chance.pick(PIECES)),
        3 => format!("\"{}\"", "ord ".repeat(1 + chance.below(2000))),
        4 => format!("\"{}\"", "o".repeat(1 + chance.below(5000))),
        _ => number(chance),
    }
}

fn key_line(stock: &Stock, chance: &mut Chance) -> String {
    let key = chance.pick(stock.words).clone();
    match chance.below(4) {
        0 => format!("[{key}.{}]", chance.pick(stock.words)),
        1 => format!("{key} = {}", number(chance)),
        2 => format!(
            "{key} = [{}, {}]",
            number(chance),
            quoted_word(stock, chance)
        ),
        _ => format!("{key} = {}", quoted_word(stock, chance)),
    }
}

/// Exchanges one of these ranges.
fn replace(text: &mut Vec<u8>, ranges: &[Range<usize>], with: &str, chance: &mut Chance) {
    if !ranges.is_empty() {
        let range = chance.pick(ranges).clone();
        text.splice(range, with.bytes());
    }
}

/// Where numbers stand.
fn numbers(text: &[u8]) -> Vec<Range<usize>> {
    runs(text, |byte| byte.is_ascii_digit() || byte == b'.')
}

/// Where keys stand: words behind the beginning of a line or a brace, before an equals sign.
fn keys(text: &[u8]) -> Vec<Range<usize>> {
    let mut all = runs(text, |byte| {
        byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
    });
    all.retain(|range| {
        let rest = text[range.end..].iter().find(|byte| **byte != b' ');
        rest.is_some_and(|byte| matches!(byte, b'=' | b']' | b'.'))
    });
    all
}

fn runs(text: &[u8], is_in: impl Fn(u8) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = None;
    for (at, byte) in text.iter().chain([&b'\n']).enumerate() {
        match (is_in(*byte), start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                ranges.push(begun..at);
                start = None;
            }
            _ => {}
        }
    }
    ranges
}

/// Where words in quotes stand, with their quotes.
fn quoted(text: &[u8]) -> Vec<Range<usize>> {
    let marks: Vec<usize> = (0..text.len()).filter(|at| text[*at] == b'"').collect();
    let pairs = marks.chunks_exact(2);
    pairs.map(|pair| pair[0]..pair[1] + 1).collect()
}

/// The lines, each with its end.
fn lines(text: &[u8]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        ranges.push(start..start + line.len());
        start += line.len();
    }
    ranges
}

/// Some lines that follow one another.
fn some_lines(text: &[u8], chance: &mut Chance) -> Range<usize> {
    let lines = lines(text);
    if lines.is_empty() {
        return 0..0;
    }
    let first = chance.below(lines.len());
    let most = if chance.one_in(3) { 12 } else { 2 };
    let last = (first + chance.below(most)).min(lines.len() - 1);
    lines[first].start..lines[last].end
}

/// A place between two letters.
fn place(text: &[u8], chance: &mut Chance) -> usize {
    let mut at = chance.below(text.len() + 1);
    // Inside a letter of several bytes it is not UTF-8 any more, which is found out at once.
    while at < text.len() && text[at] & 0xC0 == 0x80 {
        at += 1;
    }
    at
}

fn insert(text: &mut Vec<u8>, piece: &[u8], chance: &mut Chance) {
    let at = place(text, chance);
    text.splice(at..at, piece.iter().copied());
}

fn insert_line(text: &mut Vec<u8>, line: &str, chance: &mut Chance) {
    let lines = lines(text);
    let at = match lines.is_empty() {
        true => 0,
        false => chance.pick(&lines).end,
    };
    text.splice(at..at, format!("{line}\n").bytes());
}

fn insert_often(text: &mut Vec<u8>, chance: &mut Chance) {
    let piece = chance.pick(PIECES);
    // Seldom so long that whatever looks through all of it at each of its places takes far too long.
    let most = if chance.one_in(30) {
        LONGEST / 2
    } else {
        20_000
    };
    let many = match most > 20_000 {
        true => most / piece.len(),
        false => 1 + chance.seldom_more(50, 5000),
    };
    let piece = piece.repeat(many);
    insert(text, &piece.as_bytes()[..piece.len().min(most)], chance);
}

fn remove_lines(text: &mut Vec<u8>, chance: &mut Chance) {
    let range = some_lines(text, chance);
    text.drain(range);
}

fn repeat_lines(text: &mut Vec<u8>, chance: &mut Chance) {
    let range = some_lines(text, chance);
    let many = 1 + chance.seldom_more(4, 300);
    let piece = text[range.clone()].repeat(many);
    if text.len() + piece.len() < LONGEST {
        text.splice(range.end..range.end, piece);
    }
}

fn take_lines(text: &mut Vec<u8>, stock: &Stock, chance: &mut Chance) {
    if stock.texts.is_empty() {
        return;
    }
    let from = *chance.pick(&stock.texts);
    let piece = from[some_lines(from, chance)].to_vec();
    let lines = lines(text);
    let at = if lines.is_empty() {
        0
    } else {
        chance.pick(&lines).end
    };
    text.splice(at..at, piece);
}

fn exchange_lines(text: &mut Vec<u8>, chance: &mut Chance) {
    let moved: Vec<u8> = {
        let range = some_lines(text, chance);
        text.drain(range).collect()
    };
    let lines = lines(text);
    let at = if lines.is_empty() {
        0
    } else {
        chance.pick(&lines).start
    };
    text.splice(at..at, moved);
}

fn nest(text: &mut Vec<u8>, chance: &mut Chance) {
    const PAIRS: [(&str, &str); 8] = [
        ("[", "]"),
        ("{ a = ", " }"),
        ("(", ")"),
        ("*", "*"),
        ("[a](", ")"),
        ("> ", ""),
        ("<g>", "</g>"),
        ("- ", "\n"),
    ];
    let (open, close) = *chance.pick(&PAIRS);
    let deep = 1 + chance.seldom_more(40, 5000);
    let piece = format!("{}a{}", open.repeat(deep), close.repeat(deep));
    insert(text, piece.as_bytes(), chance);
}

fn change_byte(text: &mut [u8], chance: &mut Chance) {
    if !text.is_empty() {
        let at = chance.below(text.len());
        text[at] = match chance.one_in(4) {
            true => chance.next() as u8,
            false => b' ' + chance.below(95) as u8,
        };
    }
}
