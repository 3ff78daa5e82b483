//! A sentence → what makes it heavy, by the list of its language; and names that are short for something, where
//! nothing says for what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::sentences::Sentence;
use crate::content::Lang;
use crate::diag::Fault;

/// What makes one language heavy to read.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Heavy {
    /// Verbs: as it is said, the passive of one word, and what stands behind [`Self::be`].
    verbs: Vec<[String; 3]>,
    /// The forms of the verb that passives of two words begin with.
    be: Vec<String>,
    /// Nouns with the verb that is hidden in them.
    nouns: BTreeMap<String, String>,
    /// What stands behind such a noun.
    of: Vec<String>,
    /// Verbs that say nothing before such a noun.
    empty_verbs: Vec<String>,
    /// Short forms with what they are short for.
    abbreviations: BTreeMap<String, String>,
}

/// The lists, by the first part of the language's tag.
static LISTS: LazyLock<BTreeMap<&str, Heavy>> = LazyLock::new(|| {
    let list = |text| toml::from_str(text).unwrap_or_default();
    let nb = || list(include_str!("nb.toml"));
    [
        ("nb", nb()),
        ("no", nb()),
        ("nn", list(include_str!("nn.toml"))),
    ]
    .into()
});

/// Words between an empty verb and the noun behind it, at most.
const BETWEEN: usize = 3;

/// Letters of a name in capitals that is short for something.
const SHORT: std::ops::RangeInclusive<usize> = 2..=6;

/// Short names that everybody knows by them, in any language.
const KNOWN: &[&str] = &[
    "AS", "BMI", "CD", "CSV", "DNA", "DVD", "EU", "EØS", "FN", "GPS", "HIV", "HMS", "ID", "IKEA",
    "IT", "KFUK", "KFUM", "MMS", "NAV", "NATO", "NRK", "OK", "PC", "PDF", "PIN", "PNG", "QR",
    "SMS", "SOS", "TV", "UK", "UNESCO", "UNICEF", "URL", "USA", "USB", "VHS", "VIP", "WC", "WHO",
    "WIFI",
];

impl Heavy {
    /// The list of a language; `None` where there is none.
    pub fn of(lang: &Lang) -> Option<&'static Self> {
        LISTS.get(lang.primary())
    }

    /// Whether a word is a short form with its full stop, whatever signs stand before it.
    pub fn is_short_form(&self, word: &str) -> bool {
        self.short_form(word).is_some()
    }

    fn short_form(&self, word: &str) -> Option<(&str, &str)> {
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.trim_end_matches([')', ',', ';', ':']).to_lowercase();
        let known = self.abbreviations.get_key_value(&bare);
        known.map(|(short, long)| (short.as_str(), long.as_str()))
    }

    /// What makes a sentence heavy, each with the words that do.
    pub fn in_sentence(&self, sentence: &Sentence) -> Vec<(Fault, String)> {
        let mut found = Vec::new();
        for word in sentence.text.split_whitespace() {
            if let Some((short, long)) = self.short_form(word) {
                let fault = Fault::ShortForm {
                    word: short.into(),
                    instead: long.into(),
                };
                found.push((fault, word.to_owned()));
            }
        }
        let lower: Vec<String> = sentence
            .words
            .iter()
            .map(|word| word.to_lowercase())
            .collect();
        for (at, word) in lower.iter().enumerate() {
            let (own, next) = (sentence.words[at], lower.get(at + 1));
            let passive = self.verbs.iter().find(|[_, passive, _]| passive == word);
            let of_two = self.be.contains(word).then_some(next).flatten();
            let of_two = of_two.and_then(|next| self.verbs.iter().find(|[.., done]| done == next));
            if let Some([verb, ..]) = passive.or(of_two) {
                let words = match passive {
                    Some(_) => own.to_owned(),
                    None => sentence.words[at..at + 2].join(" "),
                };
                let fault = Fault::Passive {
                    words: words.as_str().into(),
                    verb: verb.as_str().into(),
                };
                found.push((fault, words));
            }
            if let Some(verb) = self.nouns.get(word) {
                let of = next.filter(|next| self.of.contains(next)).is_some();
                let before = &lower[at.saturating_sub(BETWEEN + 1)..at];
                let empty = before.iter().any(|word| self.empty_verbs.contains(word));
                if of || empty {
                    let words = match of {
                        true => sentence.words[at..at + 2].join(" "),
                        false => own.to_owned(),
                    };
                    let fault = Fault::HiddenVerb {
                        words: words.as_str().into(),
                        verb: verb.as_str().into(),
                    };
                    found.push((fault, words));
                }
            }
        }
        found
    }
}

/// Names in capitals that were met, in reading order.
#[derive(Default)]
pub struct Names {
    met: BTreeSet<String>,
}

impl Names {
    /// The names in capitals of a text that are met for the first time, and not spelt out there: neither before
    /// a bracket that explains them, nor in a bracket behind what they are short for.
    pub fn unexplained(&mut self, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        let words: Vec<&str> = text.split_whitespace().collect();
        // A heading in capitals is no name.
        let shouts = |word: &str| word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
        let all = words
            .iter()
            .filter(|word| word.chars().any(char::is_alphabetic));
        if words.len() > 1 && all.clone().all(|word| shouts(word)) {
            return found;
        }
        for (at, typed) in words.iter().enumerate() {
            let name = typed.trim_matches(|c: char| !c.is_alphanumeric());
            // Forms of it, such as «FACT-team» and «DPS-et».
            let name = name.split(['-', '–']).next().unwrap_or(name);
            let is_name = SHORT.contains(&name.chars().count())
                && name.chars().all(char::is_uppercase)
                && !KNOWN.contains(&name);
            if !is_name || !self.met.insert(name.to_owned()) {
                continue;
            }
            let in_brackets = typed.starts_with(['(', '–']);
            let explained = words
                .get(at + 1)
                .is_some_and(|next| next.starts_with(['(', '–']));
            if !in_brackets && !explained {
                found.push(name.to_owned());
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preflight::plain_language::sentences::sentences;

    fn found(lang: &str, text: &str) -> Vec<String> {
        let lang = Lang(lang.to_owned());
        let heavy = Heavy::of(&lang).expect("a list");
        let all = sentences(text, &|word| heavy.is_short_form(word));
        let all = all.iter().flat_map(|sentence| heavy.in_sentence(sentence));
        all.map(|(fault, words)| format!("{}: {words}", fault.name()))
            .collect()
    }

    #[test]
    fn the_lists_are_read_and_hold_small_letters() {
        for (lang, list) in &*LISTS {
            assert!(list.verbs.len() > 30 && list.nouns.len() > 30, "{lang}");
            assert!(list.abbreviations.len() > 20 && list.be.len() > 3, "{lang}");
            let words = list.verbs.iter().flatten().chain(list.nouns.keys());
            let words = words.chain(list.abbreviations.keys()).chain(&list.be);
            for word in words {
                assert_eq!(*word, word.to_lowercase(), "{lang}");
            }
            for short in list.abbreviations.keys() {
                assert!(short.ends_with('.'), "{lang}: {short}");
            }
        }
    }

    #[test]
    fn heavy_words_are_found_and_others_are_not() {
        assert_eq!(
            found("nb", "Planen utarbeides i mars."),
            ["passive: utarbeides"]
        );
        assert_eq!(found("nb", "Det blir vurdert."), ["passive: blir vurdert"]);
        assert_eq!(found("nb", "Du blir hørt, og alle trives."), [""; 0]);
        assert_eq!(
            found("nb", "Ved gjennomføring av møtet"),
            ["hidden-verb: gjennomføring av"]
        );
        assert_eq!(
            found("nb", "Vi foretar en ny vurdering."),
            ["hidden-verb: vurdering"]
        );
        assert_eq!(found("nb", "God oppfølging tar tid."), [""; 0]);
        assert_eq!(found("nb", "Ta med f.eks. kaffe."), ["short-form: f.eks."]);
        assert_eq!(
            found("nn", "Skjemaet skal sendast inn."),
            ["passive: sendast"]
        );
        assert_eq!(found("nn", "T.d. kaffi"), ["short-form: T.d."]);
    }

    #[test]
    fn short_names_are_spelt_out_where_they_first_stand() {
        let mut names = Names::default();
        assert_eq!(names.unexplained("Ring DPS i dag"), ["DPS"]);
        assert_eq!(names.unexplained("Ring DPS igjen"), [""; 0]);
        assert_eq!(names.unexplained("Oppsøkende team (FACT) hjelper"), [""; 0]);
        assert_eq!(names.unexplained("FACT-teamet hjelper"), [""; 0]);
        assert_eq!(names.unexplained("ROP (rus og psykisk helse)"), [""; 0]);
        assert_eq!(names.unexplained("NAV, SMS og A4"), [""; 0]);
        assert_eq!(names.unexplained("DU SKAL"), [""; 0]);
    }
}
