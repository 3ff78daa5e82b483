//! What keys and choices of project files are for, in Norwegian: the doc comments of their declarations, as JSON
//! Schemas and errors about missing keys show them → the same in Norwegian. Which keys there are is declared by the
//! stages, in English; a test holds that each of their descriptions stands here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// The catalogue as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    /// By the English description, on one line.
    descriptions: BTreeMap<String, String>,
    /// By what an error says of a missing key, where that is no description.
    purposes: BTreeMap<String, String>,
}

/// The catalogue, which is read when it is first asked for.
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    // A test holds that the file can be read.
    CATALOGUE
        .get_or_init(|| toml::from_str(include_str!("descriptions/nb.toml")).unwrap_or_default())
}

/// The Norwegian of a description in English, on one line.
pub fn in_norwegian(description: &str) -> Option<&'static str> {
    let found = catalogue().descriptions.get(description);
    found.map(String::as_str)
}

/// All descriptions in English that have a Norwegian one.
pub fn known() -> impl Iterator<Item = &'static str> {
    catalogue().descriptions.keys().map(String::as_str)
}

/// What a key is for, as the tail of a sentence: the first sentence of its description in lower case.
pub fn purpose(description: &str) -> String {
    let words: Vec<&str> = description.split_whitespace().collect();
    let line = words.join(" ");
    let first = line.split(". ").next().unwrap_or("").trim_end_matches('.');
    let mut chars = first.chars();
    let head = chars.next().map(|c| c.to_lowercase().to_string());
    head.unwrap_or_default() + chars.as_str()
}

/// The Norwegian of a [`purpose`] in English.
pub fn purpose_in_norwegian(english: &str) -> Option<&'static str> {
    static PURPOSES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let purposes = PURPOSES.get_or_init(|| {
        let described = catalogue().descriptions.iter();
        let described =
            described.map(|(english, norwegian)| (purpose(english), purpose(norwegian)));
        let said = catalogue().purposes.clone();
        described.chain(said).collect()
    });
    purposes.get(english).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_can_be_read() {
        let read: Result<Catalogue, _> = toml::from_str(include_str!("descriptions/nb.toml"));
        let read = read.expect("a catalogue");
        assert!(read.descriptions.len() > 600, "{}", read.descriptions.len());
        let ends_alike = |(english, norwegian): (&String, &String)| {
            english.ends_with('.') == norwegian.ends_with('.')
        };
        assert!(read.descriptions.iter().all(ends_alike));
    }

    #[test]
    fn one_purpose_has_one_norwegian() {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for (english, norwegian) in &catalogue().descriptions {
            let own = purpose(norwegian);
            let known = found.entry(purpose(english)).or_insert_with(|| own.clone());
            assert_eq!(*known, own, "{english}");
        }
    }

    #[test]
    fn a_purpose_is_the_first_sentence_in_lower_case() {
        let said = purpose("The title,\n as on the cover. More.");
        assert_eq!(said, "the title, as on the cover");
        let norwegian = purpose_in_norwegian("the title, as on the cover");
        assert_eq!(norwegian, Some("tittelen, slik den står på forsiden"));
        let own = purpose_in_norwegian("ink, deep, bright or white");
        assert_eq!(own, Some("ink, deep, bright eller white"));
    }
}
