//! Text → the places where a line may end: those of UAX 14, without the ones that Norwegian and English
//! typography forbids, and with hyphens. Which places are best for a paragraph is decided elsewhere.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use crate::content::Lang;
use crate::lines::Hyphenator;
use crate::lines::addresses::{address_breaks, is_address};
use crate::lines::dates::{parts_address, parts_date};
use crate::lines::itemize::BreakControl;
use crate::lines::opportunity::{BreakKind, Opportunity, chunks};

/// The places in a text without forced breaks, in order, hyphenation by patterns left out.
/// `controls` are the invisible characters that were taken out of it.
pub(super) fn opportunities(text: &str, controls: &[(usize, BreakControl)]) -> Vec<Opportunity> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let joined = |at: usize| {
        let from = controls.partition_point(|(place, _)| *place < at);
        let mut here = controls[from..]
            .iter()
            .take_while(|(place, _)| *place == at);
        here.any(|(_, control)| *control == BreakControl::Joiner)
    };
    let mut found: Vec<Opportunity> = segmenter
        .segment_str(text)
        .filter(|at| *at > 0 && *at < text.len() && !forbidden(text, *at) && !joined(*at))
        .map(|at| Opportunity {
            at,
            kind: kind_at(text, at),
        })
        .collect();
    for (at, control) in controls {
        let kind = match control {
            BreakControl::SoftHyphen => BreakKind::Soft,
            BreakControl::ZeroWidthSpace => BreakKind::Plain,
            BreakControl::Joiner => continue,
        };
        // Beside a space or at either end of the text it divides nothing.
        let (before, after) = chars_around(text, *at);
        if before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(|c| !c.is_whitespace()) {
            found.push(Opportunity { at: *at, kind });
        }
    }
    address_breaks(text, &mut found);
    in_order(found)
}

/// The places of `found`, and those of hyphenation by patterns: in words of letters only, never in
/// addresses or beside digits, and not in a word that has soft hyphens already.
pub(super) fn with_hyphens(
    text: &str,
    found: &[Opportunity],
    hyphenator: &Hyphenator,
    lang: &dyn Fn(usize) -> Lang,
) -> Vec<Opportunity> {
    let mut all = found.to_vec();
    for chunk in chunks(text) {
        let whole = &text[chunk.clone()];
        if whole.contains(|c: char| c.is_numeric()) || is_address(whole) {
            continue;
        }
        let mut start = chunk.start;
        for part in whole.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            let range = start..start + word.len();
            start += part.len();
            let soft = found
                .iter()
                .skip(found.partition_point(|o| o.at <= range.start))
                .take_while(|o| o.at < range.end)
                .any(|o| o.kind == BreakKind::Soft);
            if soft || word.is_empty() {
                continue;
            }
            for cut in hyphenator.cuts(word, &lang(range.start)) {
                all.push(Opportunity {
                    at: range.start + cut.at,
                    kind: match cut.doubled {
                        true => BreakKind::DoubledHyphen,
                        false => BreakKind::Hyphen,
                    },
                });
            }
        }
    }
    in_order(all)
}

/// In the order of their places, at each place one.
pub(super) fn in_order(mut found: Vec<Opportunity>) -> Vec<Opportunity> {
    found.sort_by_key(|o| (o.at, o.kind));
    found.dedup_by_key(|o| o.at);
    found
}

/// The characters before and after a place.
fn chars_around(text: &str, at: usize) -> (Option<char>, Option<char>) {
    match text.split_at_checked(at) {
        Some((before, after)) => (before.chars().next_back(), after.chars().next()),
        None => (None, None),
    }
}

fn kind_at(text: &str, at: usize) -> BreakKind {
    let before = &text[..at];
    let word = before.trim_end();
    if word.len() == before.len() {
        return match before.chars().next_back() {
            Some('-' | '\u{2010}' | '/') => BreakKind::Written,
            _ => BreakKind::Plain,
        };
    }
    let mut last = word.chars().rev().peekable();
    let mut letters = 0;
    while letters <= 3 && last.next_if(|c| c.is_alphabetic()).is_some() {
        letters += 1;
    }
    let whole = last.next().is_none_or(char::is_whitespace);
    let opens_sentence = matches!(last.next(), Some('.' | '!' | '?' | ':'));
    if (whole && (letters == 1 || (opens_sentence && (2..=3).contains(&letters))))
        || ends_sentence(&text[at..])
    {
        BreakKind::LostWord
    } else {
        BreakKind::Plain
    }
}

/// Whether the text starts with a short word that ends a sentence.
fn ends_sentence(after: &str) -> bool {
    let word = after.split(char::is_whitespace).next().unwrap_or("");
    let stem = word.trim_end_matches(['.', '!', '?', '»']);
    stem.len() < word.len() && stem.chars().count() <= 4
}

/// Whether typography forbids a break that UAX 14 allows.
fn forbidden(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at..]);
    let word_before = before.trim_end();
    let spaced = word_before.len() < before.len();
    let last = word_before.chars().next_back();
    let next = after.chars().next();
    let (Some(last), Some(next)) = (last, next) else {
        return false;
    };
    if spaced {
        let token_before = word_before.rsplit(char::is_whitespace).next().unwrap_or("");
        let token_after = after.split(char::is_whitespace).next().unwrap_or("");
        return opens(word_before, last)
            || closes(after, next)
            || matches!(token_after, "–" | "—" | "-" | "·" | "•" | "…" | "...")
            || parts_number(word_before, token_before, token_after)
            || parts_date(token_before, token_after)
            || parts_address(token_before, after);
    }
    match last {
        '-' | '\u{2010}' | '–' | '—' | '/' => {
            let stem = &word_before[..word_before.len() - last.len_utf8()];
            let letters = |s: &mut dyn Iterator<Item = char>| {
                s.take(3).take_while(|c| c.is_alphanumeric()).count()
            };
            let left = letters(&mut stem.chars().rev());
            let right = letters(&mut after.chars());
            let digits = stem.ends_with(is_digit) && is_digit(next);
            // «e-post», «TV-en»: one letter before the hyphen, or two after it, look torn off.
            digits || (matches!(last, '-' | '\u{2010}') && (left < 2 || right < 3))
        }
        _ => false,
    }
}

/// Whether the text ends with an opening quotation mark or bracket: one with no letter or digit
/// before it.
fn opens(before: &str, last: char) -> bool {
    let mut earlier = before.chars().rev().skip(1);
    matches!(last, '«' | '‹' | '“' | '„' | '(' | '[')
        && earlier.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the text starts with a closing quotation mark or bracket: one with no letter or digit
/// after it.
fn closes(after: &str, next: char) -> bool {
    let mut later = after.chars().skip(1);
    matches!(next, '»' | '›' | '”' | ')' | ']') && later.next().is_none_or(|c| !c.is_alphanumeric())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Units and nouns that belong to the number before them, in Norwegian (both written forms) and
/// English.
const UNITS: &[&str] = &[
    "%", "‰", "°", "°C", "°F", "kr", "NOK", "EUR", "USD", "€", "$", "£", "kroner", "øre", "mm",
    "cm", "m", "km", "mil", "m²", "m³", "g", "kg", "mg", "tonn", "ml", "cl", "dl", "l", "s", "sek",
    "min", "t", "h", "pt", "px", "MB", "GB", "V", "W", "kW", "kWh", "prosent", "grader",
    "sekunder", "minutt", "minutter", "time", "timer", "timar", "dag", "dager", "dagar", "uke",
    "uker", "veke", "veker", "måned", "måneder", "månad", "månader", "år", "ganger", "gonger",
    "percent", "degrees", "seconds", "minutes", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "year", "years", "times", "am", "pm", "a.m.", "p.m.",
];

/// Words and signs that belong to the number after them.
const BEFORE_NUMBERS: &[&str] = &[
    "§", "§§", "kl.", "kl", "nr.", "nr", "s.", "side", "kap.", "kapittel", "ca.", "tlf.", "tlf",
    "fig.", "figur", "tab.", "pkt.", "bd.", "art.", "kr", "NOK", "EUR", "€", "$", "£", "No.",
    "no.", "p.", "pp.", "page", "ch.", "vol.", "±", "+", "−", "<", ">", "≤", "≥", "=", "×",
];

/// The most groups of digits that are kept together: a telephone or account number.
const MOST_GROUPS: usize = 5;

/// Whether a break at this space would part a number from what belongs to it.
fn parts_number(before: &str, token_before: &str, token_after: &str) -> bool {
    let bare_before = token_before.trim_start_matches(['(', '«', '“']);
    let bare_after = token_after.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»', '”']);
    let starts_with_digit = token_after.starts_with(is_digit);
    if token_before.ends_with(is_digit) {
        if starts_with_digit {
            let groups = before
                .rsplit(char::is_whitespace)
                .take(MOST_GROUPS + 1)
                .take_while(|t| t.ends_with(is_digit) || t.starts_with('+'))
                .count();
            return groups <= MOST_GROUPS;
        }
        return UNITS.contains(&token_after) || UNITS.contains(&bare_after);
    }
    if starts_with_digit
        && BEFORE_NUMBERS
            .iter()
            .any(|b| b.eq_ignore_ascii_case(bare_before))
    {
        return true;
    }
    // «5. mai», «2. utgave»: an ordinal and what it counts.
    bare_before.len() <= 3
        && bare_before.len() >= 2
        && bare_before
            .strip_suffix('.')
            .is_some_and(|number| number.chars().all(is_digit))
        && token_after.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` where a line may end.
    fn marked(text: &str) -> String {
        let mut out = text.to_owned();
        for o in opportunities(text, &[]).into_iter().rev() {
            out.insert(o.at, '|');
        }
        out
    }

    #[test]
    fn numbers_stay_with_what_belongs_to_them() {
        for text in [
            "10 %",
            "5 000 kr",
            "kl. 12",
            "§ 5",
            "12–14",
            "5. mai",
            "22 33 44 55",
            "3 uker.",
            "(ca. 50",
            "17. mai",
            "Storgata 12",
        ] {
            assert_eq!(marked(text), text);
        }
        assert_eq!(marked("1 2 3 4 5 6 7 8"), "1 2 3 4 5 6 |7 |8");
        assert_eq!(marked("i 2024. Men"), "i |2024. |Men");
        assert_eq!(
            marked("since 17 September 2025"),
            "since |17 September |2025"
        );
        assert_eq!(marked("House, 12 Quay Street"), "House, |12 Quay |Street");
    }

    #[test]
    fn quotes_and_dashes_stay_where_they_belong() {
        assert_eq!(marked("si « hei » nå"), "si |« hei » |nå");
        assert_eq!(marked("hei» (nei)"), "hei» |(nei)");
        assert_eq!(marked("det – egentlig"), "det – |egentlig");
        assert_eq!(marked("en · to"), "en · |to");
        assert_eq!(marked("det - egentlig"), "det - |egentlig");
        assert_eq!(marked("mandag–fredag"), "mandag–|fredag");
    }

    #[test]
    fn written_hyphens_break_but_not_to_leave_a_letter_alone() {
        assert_eq!(marked("e-post"), "e-post");
        assert_eq!(marked("TV-en"), "TV-en");
        assert_eq!(marked("CHIME-modellen"), "CHIME-|modellen");
        assert_eq!(marked("og/eller"), "og/|eller");
    }

    #[test]
    fn words_that_look_lost_at_the_end_are_known() {
        let lost = |text: &str| {
            let found = opportunities(text, &[]);
            found.first().is_some_and(|o| o.kind == BreakKind::LostWord)
        };
        assert!(lost("i går"));
        assert!(!lost("om vi"));
        let found = opportunities("slik. Du kan", &[]);
        assert_eq!(found[1].kind, BreakKind::LostWord);
        let found = opportunities("slik, du kan", &[]);
        assert_eq!(found[1].kind, BreakKind::Plain);
    }

    #[test]
    fn addresses_break_before_their_signs() {
        assert_eq!(
            marked("se https://napha.no/recovery/hva"),
            "se |https://|napha|.no/|recovery/|hva"
        );
        assert_eq!(marked("post@napha.no"), "post|@napha|.no");
    }

    #[test]
    fn hyphens_come_only_into_plain_words() {
        let hyphenated = |text: &str| {
            let found = opportunities(text, &[]);
            let lang = |_: usize| Lang("nb".to_owned());
            with_hyphens(text, &found, &Hyphenator::default(), &lang)
                .iter()
                .filter(|o| o.kind == BreakKind::Hyphen)
                .count()
        };
        assert_eq!(hyphenated("likeverdig"), 2);
        assert_eq!(hyphenated("(likeverdig)."), 2);
        assert_eq!(hyphenated("likeverdig2"), 0);
        assert_eq!(hyphenated("www.likeverdig"), 0);
    }
}
