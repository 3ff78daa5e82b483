//! Words that the paper's reader sees but nobody wrote: «Innhold», the text of a link for a screen
//! reader; and what is said to the person at the printer.
//!
//! A language file each stands inside the binary, and `[words]` of the project adds languages and changes
//! words. Where a language has none, the words of another stand in for them, and the book notes which were
//! asked for, so that the build can say so.

mod declare;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

pub use declare::RawWords;

use super::lang::Lang;
use crate::diag::template::{fill, slots};
use crate::diag::values;

/// The sentences of a language by their keys, read when the first is asked for.
type LanguageFile = LazyLock<Sentences>;

static NB: LanguageFile = LazyLock::new(|| sentences(include_str!("words/nb.toml")));
static NN: LanguageFile = LazyLock::new(|| sentences(include_str!("words/nn.toml")));
/// The English words: every key.
static EN: LanguageFile = LazyLock::new(|| sentences(include_str!("words/en.toml")));
static SE: LanguageFile = LazyLock::new(|| sentences(include_str!("words/se.toml")));

/// What stands where a language lacks words.
#[derive(Clone, Copy)]
pub struct StandIn {
    /// Its tag.
    pub tag: &'static str,
    /// What it is called.
    pub name: values::StandIn,
    file: &'static LanguageFile,
}

impl PartialEq for StandIn {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for StandIn {}

impl fmt::Debug for StandIn {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.tag)
    }
}

const STAND_IN: StandIn = StandIn {
    tag: "en",
    name: values::StandIn::English,
    file: &EN,
};
const NORWEGIAN: StandIn = StandIn {
    tag: "nb",
    name: values::StandIn::Norwegian,
    file: &NB,
};

/// The languages with their files, and what stands for what they lack: who prints in Northern Sámi reads Norwegian at
/// the printer.
const FILES: &[(&str, &LanguageFile, StandIn)] = &[
    ("nb", &NB, STAND_IN),
    ("no", &NB, STAND_IN),
    ("nn", &NN, STAND_IN),
    ("se", &SE, NORWEGIAN),
    ("en", &EN, STAND_IN),
];

/// The words that readers see or hear, and not only who prints: where they stand in another language, that is told.
const READ: &[&str] = &[
    "contents",
    "contents-link",
    "web-link",
    "box-to-tick",
    "notes",
    "cornell-cues",
    "cornell-notes",
    "cornell-summary",
    "qr",
    "qr-network",
    "qr-words",
    "network-name",
    "network-password",
    "network-open",
    "skip-to-words",
    "print-instead",
    "table",
    "book-accessibility",
];

type Sentences = BTreeMap<String, String>;

fn sentences(file: &str) -> Sentences {
    toml::from_str(file).unwrap_or_default()
}

/// The words of all languages, and what was asked for that no language file has.
#[derive(Debug, Default)]
pub struct WordBook {
    /// The project's own, by language and key.
    own: BTreeMap<String, Sentences>,
    lacking: Mutex<BTreeMap<Lang, BTreeSet<String>>>,
}

impl WordBook {
    /// With the words of the project, by language and key.
    pub fn new(own: BTreeMap<String, BTreeMap<String, String>>) -> Self {
        Self {
            own,
            lacking: Mutex::default(),
        }
    }

    /// The words of `lang`: those of the project for the whole tag first, then those for its first part,
    /// then those of the language file.
    pub fn in_language(self: &Arc<Self>, lang: &Lang) -> PaperWords {
        let primary = lang.primary();
        let file = FILES.iter().find(|(tag, ..)| *tag == primary);
        let mut own = Sentences::new();
        for tag in [primary, lang.0.as_str()] {
            own.extend(self.own.get(tag).cloned().unwrap_or_default());
        }
        PaperWords {
            own: Arc::new(own),
            file: file.map(|(_, file, _)| *file),
            stand_in: stand_in(lang),
            lang: lang.clone(),
            book: Arc::clone(self),
        }
    }

    /// The words that were asked for and stood in another language instead.
    pub fn lacking(&self) -> Vec<Lacking> {
        let lacking = self.lacking.lock();
        let lacking = lacking.unwrap_or_else(PoisonError::into_inner);
        let of_language = |(lang, keys): (&Lang, &BTreeSet<String>)| {
            let instead = stand_in(lang);
            let others = instead.file;
            let text = |key: &String| (key.clone(), others.get(key).cloned().unwrap_or_default());
            Lacking {
                lang: lang.clone(),
                instead,
                words: keys.iter().map(text).collect(),
            }
        };
        lacking.iter().map(of_language).collect()
    }

    fn note(&self, lang: &Lang, key: &str) {
        let lacking = self.lacking.lock();
        let mut lacking = lacking.unwrap_or_else(PoisonError::into_inner);
        lacking
            .entry(lang.clone())
            .or_default()
            .insert(key.to_owned());
    }
}

/// Words that a language lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// The language.
    pub lang: Lang,
    /// What stands there instead.
    pub instead: StandIn,
    /// The keys, with the words that stand there.
    pub words: Vec<(String, String)>,
}

/// What stands for words that a language lacks.
fn stand_in(lang: &Lang) -> StandIn {
    let primary = lang.primary();
    let file = FILES.iter().find(|(tag, ..)| *tag == primary);
    file.map_or(STAND_IN, |(.., stand_in)| *stand_in)
}

/// The words of one language.
#[derive(Debug, Clone)]
pub struct PaperWords {
    /// Those of the project.
    own: Arc<Sentences>,
    /// Those of the language file, where there is one.
    file: Option<&'static LanguageFile>,
    stand_in: StandIn,
    lang: Lang,
    book: Arc<WordBook>,
}

impl PaperWords {
    /// The sentence `key`, with `args` in its `{braces}`; in another language where this one lacks it, and the
    /// key itself where there is none.
    pub fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        let own = self.find(key);
        // Words without a language are told in English.
        if own.is_none() && !self.lang.0.is_empty() && self.is_told(key) {
            self.book.note(&self.lang, key);
        }
        let template = own.or_else(|| self.stand_in.file.get(key));
        fill(template.map_or(key, String::as_str), args)
    }

    fn find(&self, key: &str) -> Option<&String> {
        self.own.get(key).or_else(|| self.file?.get(key))
    }

    /// The tag of the language.
    pub fn lang(&self) -> &str {
        &self.lang.0
    }

    /// The language that the sentence `key` is in, where it is another.
    pub fn other_language(&self, key: &str) -> Option<&'static str> {
        let is_own = self.find(key).is_some() || self.lang.0.is_empty();
        (!is_own).then_some(self.stand_in.tag)
    }

    /// Whether it is told that a language lacks the sentence `key`.
    fn is_told(&self, key: &str) -> bool {
        self.stand_in == STAND_IN || READ.contains(&key)
    }
}

/// Every key.
fn keys() -> Vec<&'static str> {
    EN.keys().map(String::as_str).collect()
}

/// The names in braces that the sentence `key` has in English, in their order, each once.
fn slots_of(key: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = Vec::new();
    for slot in EN.get(key).map(|text| slots(text)).unwrap_or_default() {
        if !found.contains(&slot) {
            found.push(slot);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(own: &[(&str, &str, &str)]) -> Arc<WordBook> {
        let mut words = BTreeMap::<String, Sentences>::new();
        for (tag, key, text) in own {
            let of_tag = words.entry((*tag).to_owned()).or_default();
            of_tag.insert((*key).to_owned(), (*text).to_owned());
        }
        Arc::new(WordBook::new(words))
    }

    fn said(book: &Arc<WordBook>, lang: &str, key: &str) -> String {
        book.in_language(&Lang(lang.to_owned())).say(key, &[])
    }

    #[test]
    fn every_language_file_has_the_same_words_with_the_same_slots() {
        assert!(EN.len() >= 40);
        for (tag, file, stand_in) in FILES {
            let mut words = Sentences::new();
            if *stand_in != STAND_IN {
                words.extend(LazyLock::force(stand_in.file).clone());
            }
            words.extend(LazyLock::force(file).clone());
            assert!(words.keys().eq(EN.keys()), "{tag}");
            for (key, text) in &words {
                let sorted = |text: &str| {
                    let mut slots: Vec<String> =
                        slots(text).iter().map(|s| (*s).to_owned()).collect();
                    slots.sort();
                    slots
                };
                assert_eq!(sorted(text), sorted(&EN[key]), "{tag}: {key}");
            }
        }
    }

    #[test]
    fn words_on_paper_are_in_the_language_of_the_paper() {
        let book = book(&[]);
        let contents =
            ["nb", "nn", "no", "se-NO", "en-GB"].map(|lang| said(&book, lang, "contents"));
        let wanted = ["Innhold", "Innhald", "Innhold", "Sisdoallu", "Contents"];
        assert_eq!(contents, wanted);
        // At the printer Norwegian is read.
        assert_eq!(
            said(&book, "se", "finish-crop"),
            said(&book, "nb", "finish-crop")
        );
        assert!(book.lacking().is_empty());
    }

    #[test]
    fn a_language_without_words_speaks_english_and_that_is_noted() {
        let book = book(&[("pl", "contents", "Spis treści")]);
        assert_eq!(said(&book, "pl", "contents"), "Spis treści");
        assert_eq!(said(&book, "pl", "notes"), "Notes");
        assert_eq!(said(&book, "pl", "notes"), "Notes");
        assert_eq!(said(&book, "", "notes"), "Notes");
        let lacking = Lacking {
            lang: Lang("pl".to_owned()),
            instead: STAND_IN,
            words: vec![("notes".to_owned(), "Notes".to_owned())],
        };
        assert_eq!(book.lacking(), [lacking]);
    }

    #[test]
    fn what_readers_of_northern_sami_see_in_norwegian_is_noted() {
        assert!(READ.iter().all(|key| EN.contains_key(*key)));
        let own = book(&[("se", "skip-to-words", "…")]);
        let words = own.in_language(&Lang("se".to_owned()));
        assert_eq!(words.other_language("contents"), None);
        assert_eq!(words.other_language("skip-to-words"), None);
        assert_eq!(words.other_language("print-instead"), Some("nb"));
        words.say("skip-to-words", &[]);
        assert!(own.lacking().is_empty());
        let args = [("file", "a.pdf".to_owned())];
        let said = words.say("print-instead", &args);
        assert!(said.starts_with("Skal dette"), "{said}");
        let lacking = own.lacking();
        let told: Vec<_> = lacking
            .iter()
            .map(|of| (of.instead.name, of.words[0].0.as_str()))
            .collect();
        assert_eq!(told, [(values::StandIn::Norwegian, "print-instead")]);
    }

    #[test]
    fn the_words_of_the_project_come_first() {
        let own = [
            ("en", "contents", "What is inside"),
            ("en-GB", "notes", "My notes"),
        ];
        let book = book(&own);
        assert_eq!(said(&book, "en-GB", "contents"), "What is inside");
        assert_eq!(said(&book, "en-GB", "notes"), "My notes");
        assert_eq!(said(&book, "en-US", "notes"), "Notes");
    }
}
