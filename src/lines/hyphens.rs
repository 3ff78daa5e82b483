//! Words → the places where they may be hyphenated: by the project's own list first, else between the parts of
//! known compounds, else by the patterns of the language. Where lines end is decided elsewhere.

use super::compounds;
use crate::content::Lang;

/// The shortest word that is hyphenated, in letters.
const SHORTEST_WORD: usize = 6;
/// The fewest letters before a hyphen and after it: two look torn off.
const SHORTEST_PART: usize = 3;
/// The parts of a compound are divided further from this length on: where they meet is the better place.
const LONG_PART: usize = 10;
/// A listed word is recognised as the beginning of a longer word from this length on: «og-så» must not
/// decide about every word that begins with «også».
const SHORTEST_STEM: usize = 5;

/// A place in a word where it may be hyphenated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The byte before which the hyphen stands.
    pub at: usize,
    /// Whether the letter before the hyphen is written twice there: «trafikkort» is divided
    /// «trafikk-kort», for a compound drops one of three equal consonants where it is whole.
    pub doubled: bool,
}

/// Knows where words may be hyphenated.
#[derive(Debug, Default)]
pub struct Hyphenator {
    /// The listed words. The longest first, so that the first that matches is the best.
    listed: Vec<ListedWord>,
    /// How many words were listed.
    count: usize,
}

/// A word of the project's list, or what is left of it where three equal consonants meet.
#[derive(Debug)]
struct ListedWord {
    /// Its letters, small, without hyphens.
    letters: Vec<char>,
    /// Where it may break, counted in letters.
    cuts: Vec<Cut>,
    /// Which word of the list it is.
    entry: usize,
}

impl ListedWord {
    /// Of a word of the list.
    fn new(entry: usize, written: &str) -> Self {
        let (mut letters, mut cuts) = (Vec::new(), Vec::new());
        for c in written.trim().chars() {
            if matches!(c, '-' | '\u{ad}' | '\u{2010}') {
                let (at, doubled) = (letters.len(), false);
                cuts.push(Cut { at, doubled });
            } else {
                letters.push(small(c));
            }
        }
        Self {
            letters,
            cuts,
            entry,
        }
    }

    /// The same word with two consonants wherever three equal ones meet at a hyphen, as compounds are
    /// written in Norwegian and Swedish; `None` where none do.
    fn with_two_of_three(&self) -> Option<Self> {
        let mut letters: Vec<char> = Vec::with_capacity(self.letters.len());
        let mut cuts: Vec<Cut> = Vec::new();
        for (at, letter) in self.letters.iter().enumerate() {
            let is_cut = self.cuts.iter().any(|cut| cut.at == at);
            let doubled = is_cut && letters.ends_with(&[*letter; 2]) && is_consonant(*letter);
            if doubled {
                letters.pop();
            }
            if is_cut {
                let at = letters.len();
                cuts.push(Cut { at, doubled });
            }
            letters.push(*letter);
        }
        cuts.iter().any(|cut| cut.doubled).then_some(Self {
            letters,
            cuts,
            entry: self.entry,
        })
    }

    /// Whether it decides about a word.
    fn begins(&self, word: &[char]) -> bool {
        word.starts_with(&self.letters)
            && (self.letters.len() == word.len() || self.letters.len() >= SHORTEST_STEM)
    }

    /// Its places in a word of so many letters.
    fn cuts_in(&self, count: usize) -> impl Iterator<Item = Cut> {
        let cuts = self.cuts.iter().copied();
        cuts.filter(move |cut| cut.at >= SHORTEST_PART && cut.at + SHORTEST_PART <= count)
    }
}

impl Hyphenator {
    /// With a list of words and their permitted breaks: `miljø-arbeider`. A word without a hyphen
    /// is never broken. `trafikk-kort` is the word «trafikkort» too.
    pub fn new(list: &[String]) -> Self {
        let words = list.iter().enumerate();
        let words = words.map(|(entry, written)| ListedWord::new(entry, written));
        let mut listed: Vec<ListedWord> = Vec::with_capacity(list.len());
        for word in words.filter(|word| !word.letters.is_empty()) {
            listed.extend(word.with_two_of_three());
            listed.push(word);
        }
        listed.sort_by(|a, b| {
            let by_length = b.letters.len().cmp(&a.letters.len());
            by_length.then_with(|| a.letters.cmp(&b.letters))
        });
        Self {
            listed,
            count: list.len(),
        }
    }

    /// The places in `word`, which is letters only, in order.
    pub fn cuts(&self, word: &str, lang: &Lang) -> Vec<Cut> {
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let letters: Vec<char> = word.chars().map(small).collect();
        let count = letters.len();
        if count < SHORTEST_WORD {
            return Vec::new();
        }
        let stem = self.listed.iter().find(|listed| listed.begins(&letters));
        let mut cuts: Vec<Cut> = Vec::new();
        for cut in stem.into_iter().flat_map(|stem| stem.cuts_in(count)) {
            let at = starts.get(cut.at).copied();
            cuts.extend(at.map(|at| Cut { at, ..cut }));
        }
        let stem_length = stem.map_or(0, |stem| stem.letters.len());
        let Some(patterns) = patterns(lang).filter(|_| stem_length < count) else {
            return cuts;
        };
        let seams = match stem {
            Some(_) => Vec::new(),
            None => compounds::seams(&letters, lang),
        };
        if !seams.is_empty() {
            return cuts_of_compound(word, &starts, seams, patterns);
        }
        let from = starts.get(stem_length).copied().unwrap_or(word.len());
        let mut at = 0;
        for part in hypher::hyphenate_bounded(word, patterns, SHORTEST_PART, SHORTEST_PART) {
            at += part.len();
            if at < word.len() && at >= from {
                let doubled = false;
                cuts.push(Cut { at, doubled });
            }
        }
        cuts.dedup_by_key(|cut| cut.at);
        cuts
    }

    /// Which words of the list, by index, break none of `words`, which are letters only.
    pub fn idle<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Vec<usize> {
        let mut applies = vec![false; self.count];
        for word in words {
            let letters: Vec<char> = word.chars().map(small).collect();
            let stem = self.listed.iter().find(|listed| listed.begins(&letters));
            let breaks = |stem: &&ListedWord| stem.cuts_in(letters.len()).next().is_some();
            if let Some(stem) = stem.filter(|stem| letters.len() >= SHORTEST_WORD && breaks(stem))
                && let Some(applies) = applies.get_mut(stem.entry)
            {
                *applies = true;
            }
        }
        (0..self.count).filter(|entry| !applies[*entry]).collect()
    }
}

/// The places in a word, whose letters begin at `starts`, that has parts which meet at `seams`.
fn cuts_of_compound(
    word: &str,
    starts: &[usize],
    seams: Vec<usize>,
    patterns: hypher::Lang,
) -> Vec<Cut> {
    let count = starts.len();
    let is_far = |at: &usize| *at >= SHORTEST_PART && *at + SHORTEST_PART <= count;
    let seams: Vec<usize> = seams.into_iter().filter(is_far).collect();
    let ends = seams.iter().copied().chain([count]);
    let begins = std::iter::once(0).chain(seams.iter().copied());
    let byte = |letter: usize| starts.get(letter).copied().unwrap_or(word.len());
    let cut = |at: usize| Cut { at, doubled: false };
    let mut cuts = Vec::new();
    for (from, to) in begins.zip(ends) {
        let mut at = byte(from);
        cuts.extend((from > 0).then(|| cut(at)));
        if to - from < LONG_PART {
            continue;
        }
        let part = &word[at..byte(to)];
        for syllables in hypher::hyphenate_bounded(part, patterns, SHORTEST_PART, SHORTEST_PART) {
            at += syllables.len();
            cuts.extend((at < byte(to)).then(|| cut(at)));
        }
    }
    cuts
}

/// Whether a small letter of a Nordic language or English is a consonant.
fn is_consonant(c: char) -> bool {
    c.is_alphabetic() && !"aeiouyæøåäöáéèêíóòôúý".contains(c)
}

/// Whether it is known how words of a language are divided.
pub fn knows_hyphens(lang: &Lang) -> bool {
    patterns(lang).is_some()
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
        for cut in cuts.into_iter().rev() {
            let twice = word[..cut.at].chars().next_back();
            let twice = twice.filter(|_| cut.doubled).map(String::from);
            out.insert_str(cut.at, &format!("{}-", twice.unwrap_or_default()));
        }
        out
    }

    #[test]
    fn a_compound_gets_the_third_consonant_back_where_it_is_divided() {
        let list = [
            "trafikk-kort",
            "buss-stopp-plass",
            "tillitts-vald",
            "natt-tog",
        ];
        assert_eq!(split(&list, "nb", "trafikkort"), "trafikk-kort");
        assert_eq!(split(&list, "nb", "Trafikkortene"), "Trafikk-kortene");
        assert_eq!(split(&list, "nb", "TRAFIKKORT"), "TRAFIKK-KORT");
        assert_eq!(
            split(&list, "nb", "trafikkkort"),
            "trafikk-kort",
            "as it is written"
        );
        assert_eq!(split(&list, "sv", "busstopplassen"), "buss-stopp-plassen");
        assert_eq!(split(&list, "nb", "nattog"), "natt-tog");
        assert_eq!(
            split(&list, "nb", "trafikkultur"),
            split(&[], "nb", "trafikkultur")
        );
        // Vowels are not dropped.
        assert_eq!(
            split(&["skrii-idrett"], "nb", "skriidrett"),
            split(&[], "nb", "skriidrett")
        );
    }

    #[test]
    fn entries_that_break_nothing_are_known() {
        let list = [
            "trafikk-kort",
            "miljø-arbeider",
            "og-så",
            "av-tale",
            "sol-sikke",
        ];
        let list = list.map(str::to_owned);
        let words = [
            "Trafikkortet",
            "miljø",
            "ogsåvel",
            "avtale",
            "sol",
            "solsikker",
        ];
        assert_eq!(Hyphenator::new(&list).idle(words), [1, 2, 3]);
        assert!(Hyphenator::new(&[]).idle(words).is_empty());
    }

    #[test]
    fn patterns_of_the_language_keep_three_letters_on_each_side() {
        assert_eq!(split(&[], "nb", "likeverdig"), "like-ver-dig");
        assert_eq!(split(&[], "nb-NO", "likeverdig"), "like-ver-dig");
        assert_eq!(split(&[], "en", "extensive"), "exten-sive");
        assert_eq!(split(&[], "nb", "hånd"), "hånd");
        assert_eq!(split(&[], "se", "boazodoallu"), "boazodoallu");
        assert_eq!(split(&[], "", "likeverdig"), "likeverdig");
        assert_eq!(split(&[], "de", "Geschwindigkeit"), "Geschwin-dig-keit");
        assert_eq!(split(&[], "pl", "przyjaciel"), "przy-ja-ciel");
        assert!(knows_hyphens(&Lang("uk".to_owned())) && !knows_hyphens(&Lang("se".to_owned())));
    }

    #[test]
    fn known_compounds_are_divided_where_their_parts_meet() {
        for (word, divided) in [
            ("bakgrunnsinformasjon", "bakgrunns-infor-ma-sjon"),
            ("Rusmiddelavhengighet", "Rus-middel-avhengig-het"),
            ("oppfølgingstjenesten", "opp-følgings-tjenesten"),
            ("SOSIALARBEIDER", "SOSIAL-ARBEIDER"),
            ("barnevernspedagog", "barne-verns-pedagog"),
            ("nødtelefon", "nød-telefon"),
            ("miljøterapeuter", "miljø-tera-peu-ter"),
            ("helsepersonell", "helse-personell"),
            ("fagutvikling", "fag-utvikling"),
            ("opplæringsansvarlig", "opp-lærings-ansvarlig"),
            ("fritidsaktivitet", "fritids-aktivitet"),
            ("forventningsavklaring", "for-vent-nings-avklaring"),
            ("erfaringskonsulenten", "erfarings-kon-su-len-ten"),
        ] {
            assert_eq!(split(&[], "nb", word), divided);
        }
        let nynorsk = split(&[], "nn", "brukarmedverknaden");
        assert!(nynorsk.starts_with("brukar-med-verk"), "{nynorsk}");
        // What the project says, is so.
        assert_eq!(split(&["nødtelefon"], "nb", "nødtelefon"), "nødtelefon");
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
