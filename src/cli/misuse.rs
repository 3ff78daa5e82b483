//! What is wrong with the command itself, and help, as they are printed: in English as clap tells them, in Norwegian
//! in our words for each of its kinds of faults.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::bad_value::BadValue;
use super::help;
use crate::diag::catalogue::Catalogue;
use crate::diag::values::{List, Verbatim};
use crate::diag::{Language, Said};

/// The Norwegian sentences.
static NORWEGIAN: Catalogue = Catalogue::new(&[include_str!("nb/misuse.ftl")]);

/// Prints what clap found instead of arguments: help, or what is wrong with them.
pub(super) fn print(error: &Error, language: Language) -> ExitCode {
    let code = u8::try_from(error.exit_code()).unwrap_or(2);
    match language {
        // A closed output cannot be told of anywhere.
        Language::English => drop(error.print()),
        Language::Norwegian => {
            let again = help::in_norwegian().try_get_matches_from(env::args_os());
            let again = again.err();
            let _ = print_norwegian(again.as_ref().unwrap_or(error));
        }
    }
    ExitCode::from(code)
}

fn print_norwegian(error: &Error) -> io::Result<()> {
    let colours = env::var_os("NO_COLOR").is_none();
    let styled = |terminal: bool| match terminal && colours {
        true => error.render().ansi().to_string(),
        false => error.render().to_string(),
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let told = help::with_labels(&styled(io::stdout().is_terminal()));
            io::stdout().write_all(told.as_bytes())
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let told = help::with_labels(&styled(io::stderr().is_terminal()));
            io::stderr().write_all(told.as_bytes())
        }
        _ => io::stderr().write_all(told(error).as_bytes()),
    }
}

/// What is wrong, what may be meant, and how the command is written.
pub(super) fn told(error: &Error) -> String {
    let mut told = format!("{}{}\n", say("error", &[]), sentence(error));
    let tips = tips(error);
    if !tips.is_empty() {
        told.push('\n');
    }
    for tip in tips {
        let tip = Verbatim::from(tip);
        told += &(say("tip", &[("tip", &tip)]) + "\n");
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = help::with_labels(&usage.to_string());
        told += &format!("\n{}\n", usage.trim_end());
    }
    format!("{told}\n{}\n", say("more-help", &[]))
}

fn say(id: &str, fields: &[(&'static str, &dyn Said)]) -> String {
    // A test holds that no sentence and no field is missing.
    NORWEGIAN.say(id, fields).unwrap_or_default()
}

/// What clap knows of the fault, under one head.
fn known(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::StyledStr(one)) => vec![one.to_string()],
        Some(ContextValue::StyledStrs(all)) => all.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

fn sentence(error: &Error) -> String {
    let first = |kind| Verbatim::from(known(error, kind).first().map_or("", String::as_str));
    let all = |kind| List::from(known(error, kind));
    let (arg, value) = (
        first(ContextKind::InvalidArg),
        first(ContextKind::InvalidValue),
    );
    let arg = ("arg", &arg as &dyn Said);
    let value = ("value", &value as &dyn Said);
    let command = first(ContextKind::InvalidSubcommand);
    let command = ("name", &command as &dyn Said);
    match error.kind() {
        ErrorKind::UnknownArgument => say("unknown-argument", &[arg]),
        ErrorKind::InvalidSubcommand => say("unknown-command", &[command]),
        ErrorKind::MissingSubcommand => {
            let names = all(ContextKind::ValidSubcommand);
            say("missing-command", &[command, ("names", &names)])
        }
        ErrorKind::InvalidValue => {
            let valid = known(error, ContextKind::ValidValue);
            let is_empty = known(error, ContextKind::InvalidValue).concat().is_empty();
            let names = List::from(&valid);
            let names = ("names", &names as &dyn Said);
            match (is_empty, valid.is_empty()) {
                (true, true) => say("missing-value", &[arg]),
                (true, false) => say("missing-value-of", &[arg, names]),
                (false, true) => say("invalid-value", &[arg, value]),
                (false, false) => say("invalid-value-of", &[arg, value, names]),
            }
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error);
            match why.and_then(|why| why.downcast_ref::<BadValue>()) {
                Some(why) => say("invalid-value-why", &[arg, value, ("why", why)]),
                None => say("invalid-value", &[arg, value]),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let names = all(ContextKind::InvalidArg);
            say("missing-arguments", &[("names", &names)])
        }
        ErrorKind::ArgumentConflict => {
            let others = known(error, ContextKind::PriorArg);
            match others == known(error, ContextKind::InvalidArg) {
                true => say("twice", &[arg]),
                false => say("conflict", &[arg, ("names", &List::from(others))]),
            }
        }
        ErrorKind::TooManyValues => say("too-many-values", &[arg, value]),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => say("too-few-values", &[arg]),
        ErrorKind::NoEquals => say("needs-equals", &[arg]),
        ErrorKind::InvalidUtf8 => say("not-utf8", &[]),
        _ => say("other", &[]),
    }
}

/// What may be meant.
fn tips(error: &Error) -> Vec<String> {
    let mut tips = Vec::new();
    for (kind, id) in [
        (ContextKind::SuggestedSubcommand, "meant-command"),
        (ContextKind::SuggestedArg, "meant-argument"),
        (ContextKind::SuggestedValue, "meant-value"),
    ] {
        let names = known(error, kind).into_iter();
        tips.extend(names.map(|name| say(id, &[("name", &Verbatim::from(name))])));
    }
    let as_value = known(error, ContextKind::Suggested);
    if as_value
        .iter()
        .any(|tip| tip.contains(" -- ") || tip.contains("'-- "))
    {
        let kinds = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand];
        let arg = kinds.into_iter().flat_map(|kind| known(error, kind)).next();
        let arg = Verbatim::from(arg.unwrap_or_default());
        tips.push(say("as-value", &[("arg", &arg)]));
    }
    tips
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentences with their fields.
    const FIELDS: [(&str, &[&str]); 23] = [
        ("error", &[]),
        ("tip", &["tip"]),
        ("more-help", &[]),
        ("unknown-argument", &["arg"]),
        ("unknown-command", &["name"]),
        ("missing-command", &["name", "names"]),
        ("missing-value", &["arg"]),
        ("missing-value-of", &["arg", "names"]),
        ("invalid-value", &["arg", "value"]),
        ("invalid-value-of", &["arg", "value", "names"]),
        ("invalid-value-why", &["arg", "value", "why"]),
        ("missing-arguments", &["names"]),
        ("conflict", &["arg", "names"]),
        ("twice", &["arg"]),
        ("too-many-values", &["arg", "value"]),
        ("too-few-values", &["arg"]),
        ("needs-equals", &["arg"]),
        ("not-utf8", &[]),
        ("other", &[]),
        ("meant-command", &["name"]),
        ("meant-argument", &["name"]),
        ("meant-value", &["name"]),
        ("as-value", &["arg"]),
    ];

    fn said(args: &str) -> String {
        let args = args.split_whitespace();
        let error = help::in_norwegian().try_get_matches_from(args);
        told(&error.expect_err("wrong"))
    }

    #[test]
    fn norwegian_has_every_sentence() {
        let fields = FIELDS.map(|(id, fields)| (id, fields.to_vec()));
        let faults = NORWEGIAN.faults(&fields);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn every_kind_of_fault_is_told_in_norwegian() {
        for (args, wanted) in [
            (
                "trykk buidl",
                "feil: kommandoen «buidl» finnes ikke\n\n  tips: mente du kommandoen «build»?",
            ),
            (
                "trykk build --grey",
                "feil: «--grey» hører ikke til her\n\n  tips: mente du «--gray»?",
            ),
            (
                "trykk build --ppi 9",
                "feil: «9» kan ikke stå bak «--ppi <TALL>»: skriv et helt tall fra ",
            ),
            (
                "trykk build --rows x",
                "feil: «x» kan ikke stå bak «--rows <FRA-TIL>»: skriv den første og den siste raden, som 1-200\n",
            ),
            (
                "trykk build --duplex ja",
                "feil: «ja» kan ikke stå bak «--duplex <HVORDAN>»: skriv en av disse: automatic, manual\n",
            ),
            (
                "trykk build --edition",
                "feil: det mangler noe bak «--edition <UTGAVE>»: skriv en av disse: screen, ",
            ),
            (
                "trykk build --output",
                "feil: det mangler noe bak «--output <MAPPE>»\n",
            ),
            (
                "trykk new card",
                "feil: dette mangler: <NAVN>\n\nBruk: trykk new ",
            ),
            (
                "trykk build --ppi 90 --ppi 91",
                "feil: «--ppi <TALL>» kan bare stå én gang\n",
            ),
            ("trykk status hefte", "feil: «hefte» hører ikke til her\n"),
            (
                "trykk calibrate --printer kontor",
                "feil: dette mangler: --from <BILDE>...\n",
            ),
            (
                "trykk check --lang fr",
                "feil: «fr» kan ikke stå bak «--lang <SPRÅK>»: skriv en av disse: nb, en\n",
            ),
        ] {
            let said = said(args);
            assert!(said.starts_with(wanted), "{args}: {said}");
            assert!(
                said.ends_with("\nSkriv --help bak kommandoen for å få hjelp.\n"),
                "{said}"
            );
            for english in ["error", "tip:", "Usage", "For more", "value", "similar"] {
                assert!(!said.contains(english), "{args}: {said}");
            }
        }
    }
}
