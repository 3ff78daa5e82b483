//! The texts of the help in Norwegian, by their ids. Where each stands is decided in `help`.

use clap::builder::PossibleValue;

use crate::diag::Language;
use crate::diag::catalogue::Catalogue;

/// The Norwegian texts.
pub(super) static NORWEGIAN: Catalogue = Catalogue::new(&[include_str!("nb/help.ftl")]);

/// What a value behind the option with this id means.
pub(super) fn of_value(id: &str, value: &PossibleValue, language: Language) -> String {
    let english = || value.get_help().map(ToString::to_string);
    let told = match language {
        Language::English => english(),
        Language::Norwegian => {
            let told = NORWEGIAN.say(&format!("value-{id}-{}", value.get_name()), &[]);
            told.ok().or_else(english)
        }
    };
    told.unwrap_or_default()
}
