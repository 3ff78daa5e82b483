//! Help in Norwegian: the commands of `args`, with Norwegian texts in the places of the English ones. What the
//! commands are is decided there.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory};

use super::args::{Args, procedures};
use super::help_texts::NORWEGIAN;
use crate::diag::Language;

/// What the help says between the texts, in English and by its id in Norwegian.
const LABELS: [(&str, &str); 10] = [
    ("Usage:", "label-usage"),
    ("Commands:", "label-commands"),
    ("Arguments:", "label-arguments"),
    ("Options:", "label-options"),
    ("Possible values:", "label-values"),
    ("[possible values: ", "label-values-short"),
    ("[default: ", "label-default"),
    ("[OPTIONS]", "label-some-options"),
    ("<COMMAND>", "label-some-command"),
    ("[COMMAND]", "label-maybe-command"),
];

/// Finds the text with an id.
type Find<'f> = &'f mut dyn FnMut(String) -> Option<String>;

/// The commands with Norwegian texts. They read arguments as the English ones do, but not into their types.
pub(super) fn in_norwegian() -> Command {
    let mut command = Args::command();
    // What clap adds of its own is there from now on, and can be told in other words.
    command.build();
    translated(command, &mut |id| NORWEGIAN.say(&id, &[]).ok())
}

/// What clap says between the texts, in Norwegian.
pub(super) fn with_labels(help: &str) -> String {
    let mut help = help.to_owned();
    for (english, id) in LABELS {
        if let Ok(norwegian) = NORWEGIAN.say(id, &[]) {
            help = help.replace(english, &norwegian);
        }
    }
    help
}

fn translated(mut command: Command, find: Find) -> Command {
    let name = command.get_name().to_owned();
    if command.get_about().is_some()
        && let Some(about) = find(format!("command-{name}"))
    {
        command = command.about(about);
    }
    if command.get_long_about().is_some() {
        command = command.long_about(procedures(Language::Norwegian));
    }
    command
        .mut_args(|arg| translated_arg(arg, &name, find))
        .mut_subcommands(|command| translated(command, find))
}

fn translated_arg(mut arg: Arg, command: &str, find: Find) -> Arg {
    let id = arg.get_id().to_string();
    let own = arg.is_global_set() || matches!(id.as_str(), "help" | "version");
    let key = if own {
        format!("arg-{id}")
    } else {
        format!("arg-{command}-{id}")
    };
    if arg.get_help().is_some()
        && let Some(help) = find(key)
    {
        if arg.get_long_help().is_some() {
            arg = arg.long_help(help.clone());
        }
        arg = arg.help(help);
    }
    if !arg.get_action().takes_values() {
        return arg;
    }
    if let Some(names) = arg.get_value_names() {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let names = names.into_iter();
        let names: Vec<String> = names
            .map(|name| find(format!("name-{name}")).unwrap_or(name))
            .collect();
        arg = arg.value_names(names);
    }
    let values: Vec<PossibleValue> = arg.get_possible_values();
    if values.iter().any(|value| value.get_help().is_some()) {
        let told = values.iter().map(|value| {
            let name = value.get_name().to_owned();
            let help = find(format!("value-{id}-{name}")).unwrap_or_default();
            PossibleValue::new(name).help(help)
        });
        arg = arg.value_parser(PossibleValuesParser::new(told.collect::<Vec<_>>()));
    }
    arg
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_text_of_the_help_is_told_in_norwegian_and_none_is_left_over() {
        let mut wanted: BTreeSet<String> = LABELS.iter().map(|(_, id)| (*id).to_owned()).collect();
        let mut command = Args::command();
        command.build();
        let _ = translated(command, &mut |id| {
            wanted.insert(id);
            None
        });
        let wanted: Vec<_> = wanted.iter().map(|id| (id.as_str(), Vec::new())).collect();
        let faults = NORWEGIAN.faults(&wanted);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn help_holds_no_english_label() {
        fn each(command: &mut Command, told: &mut Vec<String>) {
            told.push(with_labels(&command.render_help().to_string()));
            told.push(with_labels(&command.render_long_help().to_string()));
            for command in command.get_subcommands_mut() {
                each(command, told);
            }
        }
        let mut told = Vec::new();
        each(&mut in_norwegian(), &mut told);
        assert!(told.len() > 20);
        for help in told {
            for (english, _) in LABELS {
                assert!(!help.contains(english), "{english}: {help}");
            }
            assert!(!help.contains("Print ") && help.contains("Bruk:"), "{help}");
        }
    }
}
