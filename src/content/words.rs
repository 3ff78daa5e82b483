//! Words that the paper's reader sees but nobody wrote: «Innhold», the text of a link for a screen
//! reader. One language file each, inside the binary; English where a language has none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lang::Lang;
use crate::diag::template::fill;

/// The language files by tag, the fallback last.
const FILES: &[(&str, &str)] = &[
    ("nb", include_str!("words/nb.toml")),
    ("no", include_str!("words/nb.toml")),
    ("nn", include_str!("words/nn.toml")),
    ("en", include_str!("words/en.toml")),
];

/// The words of one language.
#[derive(Debug, Clone)]
pub struct PaperWords {
    words: Arc<BTreeMap<String, String>>,
}

impl PaperWords {
    /// The words of `lang`, told by the first part of its tag.
    pub fn in_language(lang: &Lang) -> Self {
        let primary = lang.primary();
        let file = FILES
            .iter()
            .find(|(tag, _)| *tag == primary)
            .or(FILES.last())
            .map_or("", |(_, text)| *text);
        Self {
            words: Arc::new(toml::from_str(file).unwrap_or_default()),
        }
    }

    /// The sentence `key`, with `args` in its `{braces}`; the key itself where the file lacks it.
    pub fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        fill(self.words.get(key).map_or(key, String::as_str), args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_file_has_the_same_words() {
        let keys = |tag: &str| -> Vec<String> {
            let words = PaperWords::in_language(&Lang(tag.into())).words;
            words.keys().cloned().collect()
        };
        let english = keys("en");
        assert!(english.len() >= 3);
        for (tag, _) in FILES {
            assert_eq!(keys(tag), english, "{tag}");
        }
    }

    #[test]
    fn an_unknown_language_speaks_english() {
        let words = PaperWords::in_language(&Lang("se-NO".into()));
        assert_eq!(words.say("contents", &[]), "Contents");
    }
}
