//! The command line: raw arguments → a resolved job → work. It drives every stage; nothing imports
//! it. Exit codes: 0 done, 1 the project has errors, 2 the command line is wrong.

mod args;
mod build;
mod counts;
mod instructions;
mod job;
mod machine;
mod made;

mod pictures;
mod progress;

mod office;
pub mod project;
pub mod report;
mod screen;
mod set;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::source::Sources;
use args::{Args, BuildArgs, Command, MessageFormat};
use job::Job;

/// The project has errors.
const FAILED: u8 = 1;
/// The command line is wrong.
const MISUSED: u8 = 2;

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let format = args.message_format;
    match args.command {
        Command::Schema { file } => work(Path::new("."), format, |_, _| {
            Ok(vec![file.schema().trim_end().to_owned()])
        }),
        Command::Schemas => work(Path::new("."), format, |_, _| {
            Ok(vec![args::procedures().trim_end().to_owned()])
        }),
        Command::Build(raw) => work(&raw.selection.project, format, |sources, diags| {
            let job = Job::resolve(&raw, sources, diags)?;
            Ok(build::build(&job, diags))
        }),
        Command::Check(raw) => work(&raw.project, format, |sources, diags| {
            let job = Job::resolve(&BuildArgs::without_output(raw.clone()), sources, diags)?;
            Ok(build::check(&job, diags))
        }),
        Command::List { project } => work(&project, format, |sources, diags| {
            Ok(project::load(sources, diags)
                .map(|project| counts::list(&project, sources))
                .unwrap_or_default())
        }),
    }
}

/// Runs `command` on the project in `folder`: its lines go to standard output, what is wrong to
/// standard error.
fn work(
    folder: &Path,
    format: MessageFormat,
    command: impl FnOnce(&mut Sources, &mut Diagnostics) -> Result<Vec<String>, Diagnostic>,
) -> ExitCode {
    let mut sources = Sources::new(folder);
    let mut diags = Diagnostics::new();
    let (lines, code) = match command(&mut sources, &mut diags) {
        Ok(lines) if !diags.has_errors() => (lines, ExitCode::SUCCESS),
        Ok(lines) => (lines, ExitCode::from(FAILED)),
        Err(misuse) => {
            diags.push(misuse);
            (Vec::new(), ExitCode::from(MISUSED))
        }
    };
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let code = match say(&text) {
        Ok(()) => code,
        Err(fault) => {
            let error = Diagnostic::error(Code::NotSaid, None).arg("fault", fault);
            diags.push(error.hint(Message::new(Code::WhereItGoes)));
            ExitCode::from(FAILED)
        }
    };
    let found = diags.sorted();
    let styled = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let text = match format {
        MessageFormat::Human => report::render(&found, &sources, styled),
        MessageFormat::Short => machine::short(&found, &sources),
        MessageFormat::Json => machine::json(&found, &sources),
    };
    // Nobody is left to tell when standard error is closed.
    let _ = io::stderr().write_all(text.as_bytes());
    code
}

/// Writes to standard output; a reader that went away (`trykk list | head`) is no error.
fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let said = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    said.or_else(|fault| match fault.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(fault),
    })
}
