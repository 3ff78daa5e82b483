//! Words → the codes whose explanations hold them, a line each. What a code means is told beside this.

use crate::cli::told::Told;
use crate::diag::explanations::{Explanation, Topic};
use crate::diag::{Check, Language, Said};

/// Codes that are listed; of more, the best.
const MOST: usize = 30;

/// A code, what it is about, and all that is told of it in both languages.
struct Entry {
    code: String,
    title: String,
    text: String,
}

/// The codes whose explanations hold all of these words, in either language: first those that have them in their
/// name, then in their title. `None` where there is none.
pub(super) fn found(words: &[String], language: Language) -> Option<String> {
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut hits: Vec<(usize, Entry)> = entries(language)
        .filter_map(|entry| {
            let parts = [&entry.code, &entry.title, &entry.text];
            let rank = parts.into_iter().position(|part| holds(part))?;
            Some((rank, entry))
        })
        .collect();
    // Stable: those of one rank stay as they are listed.
    hits.sort_by_key(|(rank, _)| *rank);
    hits.truncate(MOST);
    let width = hits.iter().map(|(_, entry)| entry.code.len()).max()?;
    let say = |told: Told| told.in_language(language).to_string();
    let line =
        |(_, Entry { code, title, .. }): &(usize, Entry)| format!("  {code:width$}  {title}");
    let lines: Vec<String> = hits.iter().map(line).collect();
    let words = words.join(" ").into();
    let head = say(Told::ExplainFound { words });
    Some([head, lines.join("\n"), String::new(), say(Told::ExplainOne)].join("\n"))
}

/// Of every code what is told of it: first the checks, then the faults that belong to none.
fn entries(language: Language) -> impl Iterator<Item = Entry> {
    let checks = Check::ALL.iter().map(move |check| {
        let texts = Language::ALL.map(|language| check.explanation(language));
        Entry {
            code: check.code().to_owned(),
            title: check.about(language).to_owned(),
            text: texts.join("\n"),
        }
    });
    let other = match language {
        Language::English => Language::Norwegian,
        Language::Norwegian => Language::English,
    };
    let faults = Topic::ALL.iter().flat_map(move |topic| {
        let [own, others] = [language, other].map(|language| topic.explanations(language));
        // Both have the same faults from a to z.
        own.into_iter()
            .zip(others)
            .map(|((code, own), (_, other))| {
                let told =
                    |found: &Explanation| [&*found.title, &*found.why, &*found.mend].join("\n");
                Entry {
                    code,
                    text: [told(&own), told(&other)].join("\n"),
                    title: own.title,
                }
            })
    });
    checks.chain(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(words: &[&str], language: Language) -> Option<String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        found(&words, language)
    }

    #[test]
    fn words_lead_to_codes_in_either_language() {
        for words in [["desimal"], ["DECIMAL"]] {
            for language in Language::ALL {
                let told = search(&words, language).expect("a code");
                let first = told.lines().nth(1).unwrap_or_default();
                assert!(first.trim().starts_with("decimal-comma "), "{told}");
            }
        }
        let told = search(&["innhold", "brosjyre"], Language::Norwegian).expect("codes");
        assert!(told.lines().count() < 12, "both words are wanted: {told}");
        assert_eq!(search(&["qqxqq"], Language::English), None);
        let many = search(&["a"], Language::English).expect("codes");
        assert_eq!(many.lines().count(), MOST + 3);
    }
}
