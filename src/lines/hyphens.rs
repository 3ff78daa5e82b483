//! Words → the places where they may be hyphenated: by the project's own list first, else by the
//! patterns of the language. Where lines end is decided elsewhere.

use crate::content::Lang;

/// The shortest word that is hyphenated, in letters.
const SHORTEST_WORD: usize = 6;
/// The fewest letters before a hyphen and after it: two look torn off.
const SHORTEST_PART: usize = 3;
/// A listed word is recognised as the beginning of a longer word from this length on: «og-så» must not
/// decide about every word that begins with «også».
const SHORTEST_STEM: usize = 5;

/// Knows where words may be hyphenated.
#[derive(Debug, Default)]
pub struct Hyphenator {
    /// The listed words in small letters, without hyphens, and where they may break, counted in
    /// letters. The longest first, so that the first that matches is the best.
    listed: Vec<(Vec<char>, Vec<usize>)>,
}

impl Hyphenator {
    /// With a list of words and their permitted breaks: `miljø-arbeider`. A word without a hyphen
    /// is never broken.
    pub fn new(list: &[String]) -> Self {
        let mut listed: Vec<(Vec<char>, Vec<usize>)> = list
            .iter()
            .map(|entry| {
                let (mut letters, mut cuts) = (Vec::new(), Vec::new());
                for c in entry.trim().chars() {
                    if matches!(c, '-' | '\u{ad}' | '\u{2010}') {
                        cuts.push(letters.len());
                    } else {
                        letters.push(small(c));
                    }
                }
                (letters, cuts)
            })
            .filter(|(letters, _)| !letters.is_empty())
            .collect();
        listed.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self { listed }
    }

    /// The bytes of `word` before which a hyphen may stand, in order. `word` is letters only.
    pub fn cuts(&self, word: &str, lang: &Lang) -> Vec<usize> {
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let letters: Vec<char> = word.chars().map(small).collect();
        let count = letters.len();
        if count < SHORTEST_WORD {
            return Vec::new();
        }
        let stem = self.listed.iter().find(|(stem, _)| {
            letters.starts_with(stem) && (stem.len() == count || stem.len() >= SHORTEST_STEM)
        });
        let (stem_length, listed) = stem.map_or((0, &[][..]), |(s, cuts)| (s.len(), &cuts[..]));
        let in_bounds = |at: usize| at >= SHORTEST_PART && at + SHORTEST_PART <= count;
        let mut cuts: Vec<usize> = listed
            .iter()
            .filter(|at| in_bounds(**at))
            .filter_map(|at| starts.get(*at).copied())
            .collect();
        let Some(patterns) = patterns(lang).filter(|_| stem_length < count) else {
            return cuts;
        };
        let from = starts.get(stem_length).copied().unwrap_or(word.len());
        let mut at = 0;
        for part in hypher::hyphenate_bounded(word, patterns, SHORTEST_PART, SHORTEST_PART) {
            at += part.len();
            if at < word.len() && at >= from {
                cuts.push(at);
            }
        }
        cuts.dedup();
        cuts
    }
}

/// The patterns of a language; none for a language that has none here (Northern Sámi among them).
fn patterns(lang: &Lang) -> Option<hypher::Lang> {
    let code: [u8; 2] = lang.primary().as_bytes().try_into().ok()?;
    hypher::Lang::from_iso(code)
}

/// The small letter; where that would be two letters, the letter itself, so that counts stay right.
fn small(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) => l,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(list: &[&str], lang: &str, word: &str) -> String {
        let list: Vec<String> = list.iter().map(|s| (*s).to_owned()).collect();
        let mut out = word.to_owned();
        let cuts = Hyphenator::new(&list).cuts(word, &Lang(lang.to_owned()));
        for at in cuts.into_iter().rev() {
            out.insert(at, '-');
        }
        out
    }

    #[test]
    fn patterns_of_the_language_keep_three_letters_on_each_side() {
        assert_eq!(split(&[], "nb", "likeverdig"), "like-ver-dig");
        assert_eq!(split(&[], "nb-NO", "likeverdig"), "like-ver-dig");
        assert_eq!(split(&[], "en", "extensive"), "exten-sive");
        assert_eq!(split(&[], "nb", "hånd"), "hånd");
        assert_eq!(split(&[], "se", "boazodoallu"), "boazodoallu");
        assert_eq!(split(&[], "", "likeverdig"), "likeverdig");
    }

    #[test]
    fn a_listed_stem_decides_for_its_inflections_and_compounds() {
        let list = ["recovery-orientert", "miljø-arbeider", "Oslo"];
        assert_eq!(
            split(&list, "nb", "recoveryorienterte"),
            "recovery-orienterte"
        );
        assert_eq!(split(&list, "nb", "Miljøarbeidere"), "Miljø-arbeidere");
        assert_eq!(split(&list, "nb", "MILJØARBEIDER"), "MILJØ-ARBEIDER");
        let compound = split(&list, "nb", "miljøarbeiderorganisasjon");
        assert!(
            compound.starts_with("miljø-arbeider-or-ga-ni"),
            "{compound}"
        );
    }

    #[test]
    fn a_listed_word_without_a_hyphen_is_kept_whole() {
        assert_eq!(split(&["likeverdig"], "nb", "likeverdig"), "likeverdig");
    }
}
