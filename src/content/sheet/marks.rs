//! Marks in a cell that nobody sees: what copying from the web, mail or an address book leaves behind. What
//! is harmless is taken away; what a word needs stays.

use std::borrow::Cow;

/// `words` without marks that say nothing, and how many they were; other signs for a line break become one.
pub fn cleaned(words: &str) -> (Cow<'_, str>, usize) {
    if !words.chars().any(|c| is_mark(c) || is_break(c)) {
        return (Cow::Borrowed(words), 0);
    }
    let mut cleaned = String::with_capacity(words.len());
    let mut count = 0;
    let mut before = None;
    let mut letters = words.chars().peekable();
    while let Some(c) = letters.next() {
        let after = letters.peek().copied();
        if is_idle(c, before, after) {
            count += 1;
            continue;
        }
        cleaned.push(if is_break(c) { '\n' } else { c });
        before = Some(c);
    }
    (Cow::Owned(cleaned.trim().to_owned()), count)
}

/// Where the first mark of `words` stands that is taken away, and which it is.
pub fn first(words: &str) -> Option<(usize, char)> {
    let mut before = None;
    let mut letters = words.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map(|(_, c)| *c);
        if is_idle(c, before, after) {
            return Some((at, c));
        }
        before = Some(c);
    }
    None
}

/// Line breaks of other programs than spreadsheets: the vertical tab that databases write, the form feed, and
/// Unicode's own (UAX #14, class BK).
const fn is_break(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks of direction, the byte order mark, and signs without width. The override from right to left, which
/// turns words round, is none of them.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202D}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a mark says nothing between these two. The joiners and the space without width shape and part
/// words of scripts from Arabic on, and pictures that are made of several.
fn is_idle(c: char, before: Option<char>, after: Option<char>) -> bool {
    let needs = |c: Option<char>| c.is_some_and(|c| c >= '\u{530}' && !is_common(c));
    match c {
        '\u{200B}'..='\u{200D}' => !needs(before) && !needs(after),
        _ => is_mark(c),
    }
}

/// Latin letters with more than one accent, spaces, dashes, quotes and currencies: they stand in words of
/// western languages, as do all before Armenian (U+0530).
const fn is_common(c: char) -> bool {
    matches!(c, '\u{1E00}'..='\u{1FFF}' | '\u{2000}'..='\u{20CF}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copying_left_behind_goes() {
        for (words, clean, count) in [
            ("Kåre", "Kåre", 0),
            ("\u{202A}22 00 00 00\u{202C}", "22 00 00 00", 2),
            ("\u{FEFF}Kåre \u{200E}", "Kåre", 2),
            ("post\u{200B}@\u{200B}a.no\u{200D}", "post@a.no", 3),
            ("\u{2066}a\u{2069}\u{200F}\u{61C}", "a", 4),
            ("\u{200B}\u{FEFF}", "", 2),
            (
                "5\u{A0}000\u{AD}kr\u{2060}",
                "5\u{A0}000\u{AD}kr\u{2060}",
                0,
            ),
        ] {
            let (cleaned, removed) = cleaned(words);
            assert_eq!((&*cleaned, removed), (clean, count), "{words:?}");
        }
        assert_eq!(first("Ås\u{202C}"), Some((3, '\u{202C}')));
    }

    #[test]
    fn what_a_word_or_a_picture_needs_stays() {
        for words in [
            "👩\u{200D}👩\u{200D}👧",
            "🏳\u{FE0F}\u{200D}🌈",
            "क\u{94D}\u{200D}ष",
            "می\u{200C}خواهم",
            "ភាសា\u{200B}ខ្មែរ",
            "a\u{202E}b",
        ] {
            assert_eq!(cleaned(words), (Cow::Borrowed(words), 0), "{words}");
        }
    }

    #[test]
    fn other_line_breaks_become_one() {
        let (words, count) = cleaned("en\u{B}to\u{2028}tre\u{2029}fire\u{C}fem\u{85}seks");
        assert_eq!((&*words, count), ("en\nto\ntre\nfire\nfem\nseks", 0));
    }
}
