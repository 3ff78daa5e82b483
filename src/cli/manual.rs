//! The description of all commands → manual pages, and what completes commands in a shell.

use std::path::Path;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Args;
use super::help;
use crate::diag::{Diagnostics, Language};
use crate::disk::{shown, write};

/// All commands, with their texts in this language.
fn commands(language: Language) -> Command {
    match language {
        Language::English => Args::command(),
        Language::Norwegian => help::in_norwegian(),
    }
}

/// What a shell reads to complete commands and options.
pub(super) fn completions(shell: Shell, language: Language) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut commands(language), "trykk", &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// The manual page of the program.
pub(super) fn page(language: Language) -> String {
    rendered(&Man::new(commands(language)))
}

/// Writes the manual page of the program and that of each command into `folder`; a line for each.
pub(super) fn pages(folder: &Path, language: Language, diags: &mut Diagnostics) -> Vec<String> {
    let mut program = commands(language).disable_help_subcommand(true);
    program.build();
    let commands = program.get_subcommands().cloned();
    let mut lines = Vec::new();
    for command in std::iter::once(program.clone()).chain(commands) {
        let man = Man::new(command);
        let path = folder.join(man.get_filename());
        match write::write_whole(&path, rendered(&man).as_bytes()) {
            Ok(()) => lines.push(shown(&path).to_string()),
            Err(error) => {
                diags.push(error.diagnostic());
                break;
            }
        }
    }
    lines
}

fn rendered(man: &Man) -> String {
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let _ = man.render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}
