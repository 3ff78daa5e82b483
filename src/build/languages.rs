//! The languages of a project's words → what is not known of them, each once: words that stand on paper of
//! themselves, and how words are divided.

use std::collections::BTreeSet;

use super::project::{Loaded, Words};
use crate::content::{Lacking, Lang};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::lines::knows_hyphens;
use crate::source::Span;

/// Reports the words that the pages asked for and the language lacks.
pub(super) fn report_missing_words(loaded: &Loaded, diags: &mut Diagnostics) {
    let lacking = loaded.word_book.lacking().into_iter();
    for lacking in lacking.filter(|lacking| lacking.lang.is_known()) {
        let place = places(loaded).find(|(known, _)| **known == lacking.lang);
        diags.push(missing_words(&lacking, place.map(|(_, span)| span)));
    }
}

/// The warning that a language lacks words, with the lines to write.
pub(super) fn missing_words(lacking: &Lacking, place: Option<Span>) -> Diagnostic {
    let Lacking {
        lang,
        instead,
        words,
    } = lacking;
    let lines = words.iter().map(|(key, other)| {
        let other = other.replace('\\', "\\\\").replace('"', "\\\"");
        format!("{key} = \"{other}\"")
    });
    let mut toml = vec![format!("[words.{}]", lang.0)];
    toml.extend(lines);
    let fault = Fault::MissingWords {
        lang: (&lang.0).into(),
        keys: words.iter().map(|(key, _)| key).into(),
        instead: instead.name,
    };
    let warning = Diagnostic::warning(fault, place);
    warning.hint(Hint::WriteWords {
        words: toml.join("\n").into(),
    })
}

/// Reports languages of which it is not known how their words are divided, where words are to be divided.
pub(super) fn report_unknown_hyphens(loaded: &Loaded, diags: &mut Diagnostics) {
    let mut reported: BTreeSet<&Lang> = BTreeSet::new();
    for product in &loaded.project.products {
        let design = loaded.designs.get(&product.id.value);
        let divided =
            design.is_some_and(|design| design.styles.values().any(|style| style.hyphenate));
        let Some(lang) = loaded.words(product).map(Words::lang) else {
            continue;
        };
        if divided && lang.is_known() && !knows_hyphens(lang) && reported.insert(lang) {
            let fault = Fault::NoHyphens {
                lang: (&lang.0).into(),
            };
            let warning = Diagnostic::warning(fault, product.content.file.span);
            diags.push(warning.hint(Hint::SoftHyphens));
        }
    }
}

/// The language of each product's words, and where the words are named.
fn places(loaded: &Loaded) -> impl Iterator<Item = (&Lang, Span)> {
    let products = loaded.project.products.iter();
    products.filter_map(|product| {
        let words = loaded.words(product)?;
        Some((words.lang(), product.content.file.span))
    })
}
