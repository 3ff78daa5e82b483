//! Short words that belong to what follows, by language: prepositions, articles, conjunctions. At the
//! end of a line of a title they look lost. What that costs is decided elsewhere.

use crate::content::Lang;

/// The longest of them, in bytes.
const LONGEST: usize = 6;

/// How many opening quotation marks and brackets may stand before one.
const MOST_OPENING: usize = 4;

const BOKMAL: &[&str] = &[
    "i", "å", "på", "av", "til", "om", "og", "eller", "en", "et", "ei", "for", "med", "fra", "ved",
    "hos", "mot", "uten", "denne", "dette", "disse",
];

const NYNORSK: &[&str] = &[
    "i", "å", "på", "av", "til", "om", "og", "eller", "ein", "eit", "ei", "for", "med", "frå",
    "ved", "hos", "mot", "utan", "denne", "dette", "desse",
];

const ENGLISH: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "with", "from", "as",
    "this", "these", "those",
];

/// Northern Sámi has cases and postpositions where the others have prepositions.
const NORTHERN_SAMI: &[&str] = &["ja", "dahje", "vai", "ahte", "go", "dego", "ovdal"];

/// Whether a text in `lang` ends with such a word, and a space.
pub(super) fn ends_with_one(text: &str, lang: &Lang) -> bool {
    let words = match lang.primary() {
        "nb" | "no" => BOKMAL,
        "nn" => NYNORSK,
        "en" => ENGLISH,
        "se" => NORTHERN_SAMI,
        _ => return false,
    };
    let before = text.trim_end();
    if before.len() == text.len() {
        return false;
    }
    // Asked at every place of a text: what stands before is never gone through further than such a word reaches.
    let mut letters = before.char_indices().rev().take(LONGEST + MOST_OPENING + 1);
    let start = letters.find(|(_, letter)| letter.is_whitespace());
    let word = match start {
        Some((at, space)) => &before[at + space.len_utf8()..],
        None if letters.next().is_none() && before.len() <= LONGEST + 3 * MOST_OPENING => before,
        None => return false,
    };
    let bare = word.trim_start_matches(['«', '“', '„', '"', '(']);
    bare.len() <= LONGEST && words.contains(&bare.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_known_by_language_and_only_before_a_space() {
        let ends = |text: &str, lang: &str| ends_with_one(text, &Lang(lang.to_owned()));
        assert!(ends("Gå i ", "nb") && ends("«På ", "nb-NO") && ends("Hjelp TIL ", "nb"));
        assert!(ends("Det er ein ", "nn") && !ends("Det er ein ", "nb"));
        assert!(ends("A day in the ", "en") && ends("Mun ja ", "se"));
        assert!(!ends("Gå i", "nb") && !ends("ikke til, ", "nb") && !ends("Gå ", "nb"));
        assert!(ends("(«„“på ", "nb") && ends("Gå («på ", "nb") && ends("på ", "nb"));
        assert!(!ends("kontorstolpå ", "nb") && !ends(&"på".repeat(90), "nb"));
        assert!(!ends("i ", "de") && !ends("", "nb"));
    }
}
