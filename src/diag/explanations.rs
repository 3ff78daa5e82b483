//! Why a fault in a file is reported, how to mend it, and an example, in both languages: the files in
//! `explanations/en` and `explanations/nb`, one for each file of messages. What checks look for stands in
//! [`checks`](super::checks). How it is told is decided elsewhere.

use toml::{Table, Value};

use super::messages::Fault;
use super::said::Language;

/// Faults of one topic.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    heading: [&'static str; 2],
    texts: [&'static str; 2],
}

/// Why a fault is reported, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What is wrong, without what differs from one report to the next.
    pub title: String,
    /// Why.
    pub why: String,
    /// How to mend it.
    pub mend: String,
    /// The fault and its mending.
    pub example: Option<Example>,
}

/// What is wrong, and what is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The path of the file; `None` for commands.
    pub file: Option<String>,
    /// What is wrong.
    pub wrong: String,
    /// What is right.
    pub right: String,
}

macro_rules! topics {
    ($($name:literal: $english:literal, $norwegian:literal;)*) => {
        &[$(Topic {
            heading: [$english, $norwegian],
            texts: [
                include_str!(concat!("explanations/en/", $name, ".toml")),
                include_str!(concat!("explanations/nb/", $name, ".toml")),
            ],
        },)*]
    };
}

impl Topic {
    /// All topics, in the order in which they are listed.
    pub const ALL: &'static [Self] = topics! {
        "files": "Commands, and files that are written", "Kommandoer, og filer som blir laget";
        "reading": "Files as such: TOML, keys and values", "Filer generelt: TOML, nøkler og verdier";
        "words": "Projects and words", "Prosjekter og ord";
        "decks": "Decks of cards, and tables", "Kortstokker og tabeller";
        "looks": "Themes and layouts", "Utseende og oppsett";
        "fonts": "Fonts", "Skrifter";
        "pictures": "Pictures, drawings and colour profiles", "Bilder, tegninger og fargeprofiler";
        "pages": "Pages", "Sider";
        "preflight": "What is looked for before printing", "Kontroll før trykk";
        "sheets": "Sheets of paper", "Ark";
        "calibration": "Measuring a printer", "Måling av skriveren";
    };

    /// What it is called.
    pub fn heading(&self, language: Language) -> &'static str {
        let [english, norwegian] = self.heading;
        language.pick(english, norwegian)
    }

    /// The names of its faults, from a to z.
    pub fn names(&self) -> Vec<String> {
        self.table(Language::English)
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }

    /// What is told of each of its faults, by their names.
    pub fn explanations(&self, language: Language) -> Vec<(String, Explanation)> {
        let entries = self.table(language).into_iter();
        let read = |(name, entry): (String, Value)| {
            let found = Explanation::read(&name, &entry, language)?;
            Some((name, found))
        };
        entries.filter_map(read).collect()
    }

    fn table(&self, language: Language) -> Table {
        let [english, norwegian] = self.texts;
        // A test holds that every text can be read.
        language
            .pick(english, norwegian)
            .parse()
            .unwrap_or_default()
    }
}

impl Explanation {
    /// Of the fault with this name; `None` for one that belongs to a check.
    pub fn of_fault(name: &str, language: Language) -> Option<Self> {
        let mut topics = Topic::ALL.iter();
        topics.find_map(|topic| Self::read(name, topic.table(language).get(name)?, language))
    }

    /// An entry has a title where the sentence of the report has fields, and otherwise that is its title.
    fn read(name: &str, entry: &Value, language: Language) -> Option<Self> {
        let text = |key: &str| Some(entry.get(key)?.as_str()?.to_owned());
        let example = text("file").and_then(|file| {
            Some(Example {
                file: Some(file).filter(|file| file != "command"),
                wrong: text("wrong")?,
                right: text("right")?,
            })
        });
        Some(Self {
            title: text("title").or_else(|| Fault::sentence(name, language))?,
            why: text("why")?,
            mend: text("mend")?,
            example,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diag::Check;

    /// The names in all topics.
    fn names(language: Language) -> Vec<String> {
        let tables = Topic::ALL.iter().map(|topic| topic.table(language));
        tables
            .flat_map(|table| table.into_iter().map(|(name, _)| name))
            .collect()
    }

    #[test]
    fn every_fault_in_a_file_is_explained_in_both_languages_and_nothing_else() {
        let wanted: BTreeSet<&str> = Fault::names()
            .filter(|name| Check::of_fault(name).is_none())
            .collect();
        for language in Language::ALL {
            let found = names(language);
            let unique: BTreeSet<&str> = found.iter().map(String::as_str).collect();
            assert_eq!(
                found.len(),
                unique.len(),
                "a name stands twice: {language:?}"
            );
            let missing: Vec<_> = wanted.difference(&unique).collect();
            let over: Vec<_> = unique.difference(&wanted).collect();
            assert!(
                missing.is_empty() && over.is_empty(),
                "{language:?}: {missing:?}, {over:?}"
            );
        }
    }

    #[test]
    fn explanations_are_whole_and_alike_in_both_languages() {
        for language in Language::ALL {
            for topic in Topic::ALL {
                for (name, entry) in topic.table(language) {
                    let entry = entry.as_table().expect("a table");
                    let keys = entry.keys().map(String::as_str);
                    let keys: Vec<&str> = keys.filter(|key| *key != "title").collect();
                    let alone = keys == ["mend", "why"];
                    let whole = keys == ["file", "mend", "right", "why", "wrong"];
                    assert!(alone || whole, "{name}: {keys:?}");
                }
            }
        }
        for topic in Topic::ALL {
            let [english, norwegian] = Language::ALL.map(|language| topic.table(language));
            for (name, entry) in english {
                let Some(other) = norwegian.get(&name) else {
                    continue;
                };
                let has_example = |entry: &Value| entry.get("file").is_some();
                assert_eq!(has_example(&entry), has_example(other), "{name}");
            }
        }
    }

    #[test]
    fn titles_have_no_fields() {
        for language in Language::ALL {
            for topic in Topic::ALL {
                for (name, entry) in topic.table(language) {
                    let sentence = Fault::sentence(&name, Language::English).expect("a sentence");
                    let has_fields = sentence.contains('{');
                    assert_eq!(entry.get("title").is_some(), has_fields, "{name}");
                    let found = Explanation::of_fault(&name, language).expect("read");
                    let title = found.title;
                    assert!(!title.contains(['{', '}']), "{name}: {title}");
                    assert!(!title.ends_with(['.', '!', ' ']), "{name}: {title}");
                }
            }
        }
    }

    #[test]
    fn examples_are_toml_that_differs_or_commands() {
        for language in Language::ALL {
            for name in names(language) {
                let explanation = Explanation::of_fault(&name, language).expect("read");
                let Some(Example { file, wrong, right }) = explanation.example else {
                    continue;
                };
                assert_ne!(wrong, right, "{name}");
                let Some(file) = file else {
                    assert!(
                        wrong.contains("trykk ") && right.contains("trykk "),
                        "{name}"
                    );
                    continue;
                };
                if !file.ends_with(".toml") {
                    continue;
                }
                let read: Result<Table, _> = right.parse();
                assert!(read.is_ok(), "{name}: {read:?}\n{right}");
                let is_syntax = matches!(name.as_str(), "syntax");
                let read: Result<Table, _> = wrong.parse();
                assert!(is_syntax || read.is_ok(), "{name}: {read:?}\n{wrong}");
            }
        }
    }
}
