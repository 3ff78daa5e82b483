//! The language in which the command line speaks: what `--lang` says, else the language of the system.

use std::env;
use std::ffi::OsString;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::diag::Language;

/// By the names that they have behind `--lang`.
impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Norwegian, Self::English]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let about = match self {
            Self::English => "English",
            Self::Norwegian => "Norwegian",
        };
        Some(PossibleValue::new(self.tag()).help(about))
    }
}

/// The language that is spoken: also where the rest of the command is wrong, and before it is read.
pub(super) fn spoken() -> Language {
    let asked = asked(env::args_os().skip(1));
    asked.unwrap_or_else(|| of_system(|name| env::var(name).ok(), outside))
}

/// What `--lang` says among these arguments.
fn asked(args: impl Iterator<Item = OsString>) -> Option<Language> {
    let args = args.map(|arg| arg.to_string_lossy().into_owned());
    let mut args = args.take_while(|arg| arg != "--");
    let mut asked = None;
    while let Some(arg) = args.next() {
        let value = match arg.strip_prefix("--lang") {
            Some("") => args.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        asked = value
            .and_then(|value| Language::from_str(&value, false).ok())
            .or(asked);
    }
    asked
}

/// The environment says it first, as on Linux; elsewhere the system may say it in another way.
fn of_system(
    variable: impl Fn(&str) -> Option<String>,
    outside: impl Fn() -> Option<String>,
) -> Language {
    let mut names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let said = names.find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let said = said.or_else(outside);
    said.map_or(Language::English, |name| Language::of_system(&name))
}

#[cfg(any(windows, target_os = "macos"))]
fn outside() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(not(any(windows, target_os = "macos")))]
fn outside() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Norwegian};

    #[test]
    fn the_option_is_found_wherever_it_stands() {
        for (args, wanted) in [
            ("--lang nb build", Some(Norwegian)),
            ("build --lang=nb", Some(Norwegian)),
            ("init ny --lang en --template kort", Some(English)),
            ("build --lang nb --lang en", Some(English)),
            ("build --lang", None),
            ("build --lang fr", None),
            ("build --language nb", None),
            ("check -- --lang nb", None),
            ("build", None),
        ] {
            let found = asked(args.split_whitespace().map(OsString::from));
            assert_eq!(found, wanted, "{args}");
        }
    }

    #[test]
    fn the_first_of_the_settings_that_says_anything_decides() {
        let of = |set: &[(&str, &str)], outside: Option<&str>| {
            let variable = |name: &str| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            of_system(variable, || outside.map(str::to_owned))
        };
        assert_eq!(of(&[("LANG", "nb_NO.UTF-8")], None), Norwegian);
        assert_eq!(
            of(&[("LANG", "nb_NO.UTF-8"), ("LC_ALL", "C")], None),
            English
        );
        assert_eq!(
            of(&[("LANG", "en_GB"), ("LC_MESSAGES", "nn_NO")], None),
            Norwegian
        );
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "no")], None), Norwegian);
        assert_eq!(of(&[], Some("nb-NO")), Norwegian);
        assert_eq!(of(&[("LANG", "en_US")], Some("nb-NO")), English);
        assert_eq!(of(&[], None), English);
    }
}
