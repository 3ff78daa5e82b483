//! What a project or a request says without anything becoming of it → warnings. What a single file says in vain is
//! told where that file is read.

use std::collections::BTreeSet;

use super::project::{Loaded, Words};
use super::request::Request;
use crate::content::project::Edition;
use crate::content::{Deck, Guide};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};

/// Reports tables of the project file that no product needs: icons with their own colours, and the words of
/// languages.
pub(super) fn report(loaded: &Loaded, diags: &mut Diagnostics) {
    let tables = &loaded.project.tables;
    let of_guides = loaded.guides.values().flat_map(Guide::icons);
    let icons = of_guides.chain(loaded.decks.values().flat_map(Deck::icons));
    let icons: BTreeSet<&str> = icons.map(|icon| icon.value.as_str()).collect();
    let idle_icons = tables
        .icons
        .iter()
        .filter(|icon| !icons.contains(&*icon.value));
    for icon in idle_icons {
        let fault = Fault::IconTableIdle { name: icon.into() };
        diags.push(Diagnostic::warning(fault, icon.span).hint(Hint::RemoveOrName));
    }
    let products = loaded.project.products.iter();
    let words: Vec<Words> = products
        .filter_map(|product| loaded.words(product))
        .collect();
    // Words that could not be read may be in any language.
    if words.len() < loaded.project.products.len() {
        return;
    }
    let langs = || words.iter().map(|words| words.lang().0.as_str());
    for tag in &tables.words {
        let is_of = |lang: &str| {
            let rest = lang.strip_prefix(&*tag.value);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        if !langs().any(is_of) {
            let fault = Fault::WordsTableIdle { lang: tag.into() };
            diags.push(Diagnostic::warning(fault, tag.span).hint(Hint::RemoveOrName));
        }
    }
}

/// Reports options that only one edition heeds, where that is not made.
pub(super) fn report_options(
    request: &Request,
    is_made: &dyn Fn(Edition) -> bool,
    diags: &mut Diagnostics,
) {
    let options = [
        ("--gray", request.gray, Edition::Office),
        ("--paper", request.paper.is_some(), Edition::Office),
        ("--printer", request.printer.is_some(), Edition::Office),
        ("--duplex", request.duplex.is_some(), Edition::Office),
        ("--press", request.press.is_some(), Edition::Press),
        ("--plates", request.plates, Edition::Press),
    ];
    let idle = |(_, given, edition): &(&str, bool, Edition)| *given && !is_made(*edition);
    for (option, _, edition) in options.into_iter().filter(idle) {
        let edition = || edition.name().into();
        let fault = Fault::OptionIdle {
            option: option.into(),
            edition: edition(),
        };
        let hint = Hint::EditionToo { edition: edition() };
        diags.push(Diagnostic::warning(fault, None).hint(hint));
    }
}
