//! A text → its sentences with their words. A full stop of a short form ends no sentence.

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

/// A sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Sentence<'t> {
    /// All of it.
    pub text: &'t str,
    /// Its words, without the signs around them.
    pub words: Vec<&'t str>,
}

/// The sentences of a text (Unicode Standard Annex 29), joined again where a short form stands between them. What has no words is none.
pub fn sentences<'t>(text: &'t str, is_short: &dyn Fn(&str) -> bool) -> Vec<Sentence<'t>> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let breaks: Vec<usize> = segmenter.segment_str(text).collect();
    let mut found = Vec::new();
    let mut start = 0;
    for end in breaks {
        let part = text.get(start..end).unwrap_or("");
        let last = part.split_whitespace().next_back().unwrap_or("");
        let goes_on = end < text.len() && is_short(last);
        if goes_on {
            continue;
        }
        let words: Vec<&str> = part.split_whitespace().filter_map(word).collect();
        if !words.is_empty() {
            found.push(Sentence { text: part, words });
        }
        start = end;
    }
    found
}

/// A word without the signs around it; `None` where there is nothing but signs.
fn word(typed: &str) -> Option<&str> {
    let word = typed.trim_matches(|c: char| !c.is_alphanumeric());
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        let counts = |text| -> Vec<usize> {
            let all = sentences(text, &|word| word == "bl.a.");
            all.iter().map(|sentence| sentence.words.len()).collect()
        };
        assert_eq!(counts("Vær åpen. Spør først! Kan du det?"), [2, 2, 3]);
        assert_eq!(counts("Det gjelder bl.a. NAV og andre."), [6]);
        assert_eq!(counts("Miljø-arbeideren, 40 år …"), [3]);
        assert_eq!(counts(" – "), [0_usize; 0]);
    }
}
