//! The command line: raw arguments → a resolved job → work. It drives every stage; nothing imports
//! it. Exit codes: 0 done, 1 the project has errors, 2 the command line is wrong.

mod args;
mod build;
mod calibrate;
mod explain;
mod init;
mod inside;
mod jobsheet;
mod list;
mod machine;
mod new;
mod notes;
mod old_pictures;
mod progress;
pub mod report;
mod sentence;
mod templates;
mod watch;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::build::{Date, Request, Session, project};
use crate::built_in::BuiltInKind;
use crate::diag::values::RunIn;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::disk::Folder;
use crate::source::Sources;
use args::{Args, Command, MessageFormat};

/// The project has errors.
const FAILED: u8 = 1;
/// The command line is wrong.
const MISUSED: u8 = 2;

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let format = args.message_format;
    match args.command {
        Command::Schema { file } => tell(&file.schema(), format),
        Command::Schemas => tell(&args::procedures(), format),
        Command::Layout { name } => shown(BuiltInKind::Layout, name.as_deref(), format),
        Command::Theme { name } => shown(BuiltInKind::Theme, name.as_deref(), format),
        Command::Explain { code } => match explain::explain(code.as_deref()) {
            Ok(text) => tell(&text, format),
            Err(misuse) => misused(misuse, &Sources::default(), format),
        },
        Command::Init {
            dir,
            template,
            lang,
        } => {
            let mut diags = Diagnostics::new();
            let sources = Sources::default();
            match init::init(&dir, (template, lang), &mut diags) {
                Ok(lines) => report(&lines, diags, &sources, format),
                Err(misuse) => misused(misuse, &sources, format),
            }
        }
        Command::New {
            kind,
            name,
            lang,
            project,
        } => work(&project, format, |sources, diags| {
            new::add((kind, &name, lang), &project, sources, diags)
        }),
        Command::Build(raw) => {
            let folder = raw.selection.project.clone();
            let output = raw.output.clone().unwrap_or_else(|| folder.join("output"));
            match raw.watch {
                true => watch::watch(&folder, |session| {
                    work(&folder, format, |sources, diags| {
                        let request = raw.clone().request(epoch()?);
                        build::build(&request, session, &output, sources, diags)
                    })
                })
                .unwrap_or_else(|error| misused(error, &Sources::default(), format)),
                false => work(&folder, format, |sources, diags| {
                    let session = &mut Session::of_one_build();
                    build::build(&raw.request(epoch()?), session, &output, sources, diags)
                }),
            }
        }
        Command::Jobsheet(raw) => {
            let folder = raw.project.clone();
            let output = raw.output.clone().unwrap_or_else(|| folder.join("output"));
            work(&folder, format, |sources, diags| {
                let request = raw.request(epoch()?);
                jobsheet::jobsheet(&request, (&folder, &output), sources, diags)
            })
        }
        Command::Check(raw) => work(&raw.project.clone(), format, |sources, diags| {
            let request = Request {
                notes: true,
                ..raw.request(epoch()?)
            };
            build::check(&request, sources, diags)
        }),
        Command::Calibrate(raw) => {
            let (folder, printer) = (&raw.project, raw.printer.as_deref());
            let output = raw.output.unwrap_or_else(|| folder.join("output"));
            work(folder, format, |sources, diags| match raw.from.is_empty() {
                true => Ok(calibrate::sheet(epoch()?, &output, sources, diags)),
                false => Ok(calibrate::read(&raw.from, printer, folder, diags)),
            })
        }
        Command::List { project } => work(&project, format, |sources, diags| {
            Ok(project::load(sources, diags)
                .map(|project| list::list(&project, sources, diags))
                .unwrap_or_default())
        }),
    }
}

/// Says what stands in a file inside the program.
fn shown(kind: BuiltInKind, name: Option<&str>, format: MessageFormat) -> ExitCode {
    match inside::show(kind, name) {
        Ok(text) => tell(&text, format),
        Err(misuse) => misused(misuse, &Sources::default(), format),
    }
}

/// The date that the surroundings ask for, so that packagers get the same bytes again
/// (reproducible-builds.org, `SOURCE_DATE_EPOCH`).
fn epoch() -> Result<Option<Date>, Diagnostic> {
    let Some(text) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let text = text.to_string_lossy();
    let date = text.trim().parse().ok().and_then(Date::from_epoch);
    match date {
        Some(date) => Ok(Some(date)),
        None => Err(
            Diagnostic::error(Fault::BadEpoch { text: text.into() }, None)
                .hint(Hint::write_such("SOURCE_DATE_EPOCH=1767225600")),
        ),
    }
}

/// Runs `command` on the project in `folder`.
fn work(
    folder: &Path,
    format: MessageFormat,
    command: impl FnOnce(&mut Sources, &mut Diagnostics) -> Result<Vec<String>, Diagnostic>,
) -> ExitCode {
    let mut sources = Sources::new(Folder::new(folder));
    let mut diags = Diagnostics::new();
    if let Some(missing) = no_project(folder) {
        diags.push(missing);
        return report(&[], diags, &sources, format);
    }
    match command(&mut sources, &mut diags) {
        Ok(lines) => report(&lines, diags, &sources, format),
        Err(misuse) => {
            diags.push(misuse);
            let _ = report(&[], diags, &sources, format);
            ExitCode::from(MISUSED)
        }
    }
}

/// Says what is wrong with the command itself.
fn misused(misuse: Diagnostic, sources: &Sources, format: MessageFormat) -> ExitCode {
    let mut diags = Diagnostics::new();
    diags.push(misuse);
    let _ = report(&[], diags, sources, format);
    ExitCode::from(MISUSED)
}

/// Says a text that has nothing to do with any project.
fn tell(text: &str, format: MessageFormat) -> ExitCode {
    let lines = [text.trim_end().to_owned()];
    report(&lines, Diagnostics::new(), &Sources::default(), format)
}

/// What is to be said where `folder` holds no project.
fn no_project(folder: &Path) -> Option<Diagnostic> {
    let named = match folder.to_str() {
        Some("." | "") => RunIn::Here,
        _ => RunIn::Named(folder.display().to_string().into()),
    };
    let fault = if !folder.is_dir() {
        Fault::NoFolder { folder: named }
    } else if !folder.join(project::FILE).exists() {
        Fault::NoProject { folder: named }
    } else {
        return None;
    };
    Some(Diagnostic::error(fault, None).hint(Hint::NameProject))
}

/// Lines go to standard output, what is wrong to standard error.
fn report(
    lines: &[String],
    mut diags: Diagnostics,
    sources: &Sources,
    format: MessageFormat,
) -> ExitCode {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    if let Err(fault) = say(&text) {
        let fault = Fault::NotSaid {
            fault: fault.to_string().into(),
        };
        let error = Diagnostic::error(fault, None);
        diags.push(error.hint(Hint::WhereItGoes));
    }
    let code = match diags.has_errors() {
        true => ExitCode::from(FAILED),
        false => ExitCode::SUCCESS,
    };
    let found = diags.sorted();
    let styled = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let text = match format {
        MessageFormat::Human => report::render(&found, sources, styled),
        MessageFormat::Short => machine::short(&found, sources),
        MessageFormat::Json => machine::json(&found, sources),
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
