//! Characters that cannot be set: right-to-left scripts and controls. Which characters a font has
//! is not known here.

use std::ops::Range;

use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Span;

/// Why a stretch of text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forbidden {
    /// Letters, or directional marks, that run from right to left.
    RightToLeft,
    /// A character without a shape, which would print as nothing or as a box.
    Control(char),
    /// A line break of a word processor.
    Break,
    /// What stands where a letter was lost.
    Lost,
    /// What stands where a word processor had a picture.
    Object,
    /// Two or three letters that one letter became when it was read in a wrong encoding, and that letter.
    Garbled(&'static str, &'static str),
}

impl Forbidden {
    /// The error about a stretch that stands at `span`.
    pub fn diagnostic(self, span: Span) -> Diagnostic {
        match self {
            Self::RightToLeft => Fault::RightToLeft.at(span).hint(Hint::WriteLatin),
            Self::Control(c) => Fault::ControlCharacter { code: c.into() }
                .at(span)
                .hint(Hint::RemoveCharacter),
            Self::Break => Fault::PastedBreak.at(span).hint(Hint::BreakAnew),
            Self::Lost => Fault::LetterLost.at(span).hint(Hint::TypeWordAnew),
            Self::Object => Fault::ObjectLeft.at(span).hint(Hint::PictureAsBlock),
            Self::Garbled(found, right) => Fault::Garbled {
                found: found.into(),
                right: right.into(),
            }
            .at(span)
            .hint(Hint::PasteAnew),
        }
    }
}

/// A stretch of text that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForbiddenText {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Why it is refused.
    pub reason: Forbidden,
}

/// Code points whose default direction is right to left: the ranges of bidirectional class R and
/// AL in the `@missing` lines of Unicode 16's `DerivedBidiClass.txt`, joined where they meet, and
/// the controls that start a right-to-left stretch (UAX #9, section 2).
const RIGHT_TO_LEFT: &[(u32, u32)] = &[
    (0x0590, 0x08FF),
    (0x200F, 0x200F),
    (0x202B, 0x202B),
    (0x202E, 0x202E),
    (0x2067, 0x2067),
    (0xFB1D, 0xFDCF),
    (0xFDF0, 0xFDFF),
    (0xFE70, 0xFEFE),
    (0x10800, 0x10FFF),
    (0x1E800, 0x1EFFF),
];

/// What letters of Norwegian become where UTF-8 is read as Windows-1252.
const GARBLED: &[(&str, &str)] = &[
    ("Ã¦", "æ"),
    ("Ã¸", "ø"),
    ("Ã¥", "å"),
    ("Ã†", "Æ"),
    ("Ã˜", "Ø"),
    ("Ã…", "Å"),
    ("Ã©", "é"),
    ("Ã¨", "è"),
    ("Ã´", "ô"),
    ("Ã¶", "ö"),
    ("Ã¤", "ä"),
    ("Ã¼", "ü"),
    ("Â«", "«"),
    ("Â»", "»"),
    ("â€“", "–"),
    ("â€”", "—"),
    ("â€™", "’"),
    ("â€œ", "“"),
    ("â€¢", "•"),
    ("â€¦", "…"),
];

/// The first letter of `text` that was read in a wrong encoding.
fn garbled(text: &str) -> Option<ForbiddenText> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let places = GARBLED.iter().filter_map(|(found, right)| {
        let at = text.find(found)?;
        Some(ForbiddenText {
            range: at..at + found.len(),
            reason: Forbidden::Garbled(found, right),
        })
    });
    places.min_by_key(|found| found.range.start)
}

/// Finds what cannot be set. A stretch of right-to-left letters, with the spaces between its words,
/// is one find.
pub fn forbidden(text: &str) -> Vec<ForbiddenText> {
    let mut found: Vec<ForbiddenText> = Vec::new();
    if text.chars().all(is_usual) {
        found.extend(garbled(text));
        return found;
    }
    // A mark that turns the direction is no letter, and where there are none it is a mistake by itself.
    let has_letters = text.chars().any(|c| is_right_to_left(c) && !is_turning(c));
    for (at, c) in text.char_indices() {
        let reason = match c {
            '\u{2028}' | '\u{2029}' | '\u{B}' => Forbidden::Break,
            '\u{FFFD}' => Forbidden::Lost,
            '\u{FFFC}' => Forbidden::Object,
            _ if is_turning(c) && !has_letters => Forbidden::Control(c),
            _ if is_right_to_left(c) => Forbidden::RightToLeft,
            _ if is_control(c) => Forbidden::Control(c),
            _ => continue,
        };
        let range = at..at + c.len_utf8();
        let only_spaces = |from: usize| text.get(from..at).is_some_and(|gap| gap.trim().is_empty());
        match found.last_mut() {
            Some(last)
                if (last.reason, reason) == (Forbidden::RightToLeft, Forbidden::RightToLeft)
                    && only_spaces(last.range.end) =>
            {
                last.range.end = range.end;
            }
            _ => found.push(ForbiddenText { range, reason }),
        }
    }
    found.extend(garbled(text));
    found.sort_by_key(|found| found.range.start);
    found
}

/// Whether a character is one of those that most texts consist of, none of which is forbidden.
const fn is_usual(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{58F}' | '\u{2010}'..='\u{2027}')
}

/// Whether anything of `text` can be seen in print.
pub fn has_visible(text: &str) -> bool {
    !text.chars().all(is_blank)
}

/// Spaces, and characters that only steer how others are set: the soft hyphen, joiners, zero-width
/// spaces, direction marks, variation selectors, and the fillers that Unicode calls letters.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        )
        || matches!(
            c,
            '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        )
        || matches!(
            c,
            '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        )
        || matches!(c, '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether it starts a right-to-left stretch without being a letter.
const fn is_turning(c: char) -> bool {
    matches!(c, '\u{200F}' | '\u{202B}' | '\u{202E}' | '\u{2067}')
}

fn is_right_to_left(c: char) -> bool {
    let code = u32::from(c);
    RIGHT_TO_LEFT
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&code))
}

/// Controls of Unicode class Cc but tab and line break, the line and paragraph separators, the
/// other directional controls, and the byte order mark. The soft hyphen, the joiners and the
/// zero-width space stay: they mean something to a line breaker.
fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{202A}' | '\u{202C}' | '\u{202D}'
        )
        || matches!(
            c,
            '\u{2066}' | '\u{2068}' | '\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_to_left_words_are_one_find_and_controls_one_each() {
        let text = "Fred: שלום לך, peace: سلام\u{7}.";
        let found = forbidden(text);
        let slices: Vec<&str> = found.iter().map(|f| &text[f.range.clone()]).collect();
        assert_eq!(slices, ["שלום לך", "سلام", "\u{7}"]);
        assert_eq!(found[2].reason, Forbidden::Control('\u{7}'));
    }

    #[test]
    fn a_mark_that_turns_the_direction_is_told_as_what_it_is() {
        let found = forbidden("abc\u{202E}def");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].reason, Forbidden::Control('\u{202E}'));
        assert_eq!(forbidden("\u{200F}שלום")[0].reason, Forbidden::RightToLeft);
    }

    #[test]
    fn letters_of_a_wrong_encoding_are_found_once() {
        let text = "VÃ¦r Ã¥pen pÃ¥ jobb.";
        let found = forbidden(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].range.clone()], "Ã¦");
        assert_eq!(found[0].reason, Forbidden::Garbled("Ã¦", "æ"));
        assert_eq!(forbidden("NÃO, SÃO, Ânia, pâte"), []);
    }

    #[test]
    fn what_word_processors_leave_is_told_as_what_it_is() {
        let reasons = forbidden("a\u{2028}b\u{FFFD}c\u{FFFC}").into_iter();
        let reasons: Vec<Forbidden> = reasons.map(|found| found.reason).collect();
        assert_eq!(
            reasons,
            [Forbidden::Break, Forbidden::Lost, Forbidden::Object]
        );
    }

    #[test]
    fn usual_characters_are_not_forbidden() {
        let usual = ('\0'..=char::MAX).filter(|c| is_usual(*c));
        for c in usual {
            let is_other = matches!(
                c,
                '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{FFFC}' | '\u{FFFD}'
            );
            let is_forbidden = is_other || is_turning(c) || is_right_to_left(c) || is_control(c);
            assert!(!is_forbidden, "{c:?}");
        }
    }

    #[test]
    fn invisible_characters_alone_show_nothing() {
        for text in [
            "",
            " \n\t",
            "\u{AD}",
            "\u{200B}\u{A0}\u{200D}",
            "\u{2060}\u{3164}",
        ] {
            assert!(!has_visible(text), "{text:?}");
        }
        for text in ["a\u{AD}", "–", "\u{200B}å", ".", "1"] {
            assert!(has_visible(text), "{text:?}");
        }
    }

    #[test]
    fn what_our_languages_need_is_allowed() {
        assert_eq!(
            forbidden("«Čáppa» – 5\u{A0}000 kr, æøå ŋđŧ\u{AD}\n\tДа Ελ ½ €"),
            []
        );
    }
}
