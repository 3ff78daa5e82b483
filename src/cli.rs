//! The command line: raw arguments → a resolved job → work. It drives every stage; nothing imports
//! it. Exit codes: 0 done, 1 the project has errors or what was built is not up to date, 2 the command line
//! is wrong.

mod alike;
mod args;
mod bad_value;
mod build;
mod built;
mod calibrate;
mod counts;
mod explain;
mod fonts;
mod help;
mod help_texts;
mod icons;
mod init;
mod inside;
mod jobsheet;
mod language;
mod list;
mod machine;
mod manual;
mod misuse;
mod new;
mod no_project;
mod notes;
mod old_pictures;
mod progress;
pub mod report;
mod sentence;
mod status;
mod templates;
mod told;
mod watch;

use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::build::{Date, Request, Session, project};
use crate::built_in::BuiltInKind;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language};
use crate::disk::Folder;
use crate::source::Sources;
use args::{Args, Command, MessageFormat};

/// The project has errors.
const FAILED: u8 = 1;
/// The command line is wrong.
const MISUSED: u8 = 2;

/// How is told what is wrong and what was done.
#[derive(Debug, Clone, Copy)]
struct Manner {
    format: MessageFormat,
    language: Language,
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let language = language::spoken();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return misuse::print(&error, language),
    };
    let manner = Manner {
        format: args.message_format,
        language,
    };
    match args.command {
        Command::Schema { file } => tell(&file.schema(language), manner),
        Command::Schemas => tell(&args::procedures(language), manner),
        Command::Layout { name } => shown(BuiltInKind::Layout, name.as_deref(), manner),
        Command::Theme { name } => shown(BuiltInKind::Theme, name.as_deref(), manner),
        Command::Explain { codes } => match explain::explain(&codes, language) {
            Ok(text) => tell(&text, manner),
            Err(misuse) => misused(misuse, &Sources::default(), manner),
        },
        Command::Init { dir, template } => {
            let mut diags = Diagnostics::new();
            let sources = Sources::default();
            match init::init(&dir, (template, args.lang), language, &mut diags) {
                Ok(lines) => report(&lines, diags, &sources, manner),
                Err(misuse) => misused(misuse, &sources, manner),
            }
        }
        Command::New {
            kind,
            name,
            project,
        } => work(&project, manner, |sources, diags| {
            let of_words = args.lang.unwrap_or(init::USUAL);
            new::add((kind, &name, of_words), &project, sources, diags)
        }),
        Command::Build(raw) => {
            let folder = raw.selection.project.clone();
            let output = raw.output.clone().unwrap_or_else(|| folder.join("output"));
            let make = |session: &mut Session| {
                work(&folder, manner, |sources, diags| {
                    let request = Request {
                        told_in: Some(language),
                        ..raw.clone().request(epoch()?)
                    };
                    build::build(&request, session, (&output, manner), sources, diags)
                })
            };
            match raw.watch {
                true => watch::watch(&folder, language, make)
                    .unwrap_or_else(|error| misused(error, &Sources::default(), manner)),
                // The system takes back all memory at once when the process ends, much faster than piece by piece.
                false => make(&mut ManuallyDrop::new(Session::of_one_build())),
            }
        }
        Command::Jobsheet(raw) => {
            let folder = raw.project.clone();
            let output = raw.output.clone().unwrap_or_else(|| folder.join("output"));
            work(&folder, manner, |sources, diags| {
                let request = raw.request(epoch()?);
                jobsheet::jobsheet(&request, (&folder, &output), sources, diags)
            })
        }
        Command::Check(raw) => work(&raw.selection.project.clone(), manner, |sources, diags| {
            build::check(&raw.request(epoch()?), language, sources, diags)
        }),
        Command::Calibrate(raw) => {
            let (folder, printer) = (&raw.project, raw.printer.as_deref());
            let output = raw.output.unwrap_or_else(|| folder.join("output"));
            work(folder, manner, |sources, diags| match raw.from.is_empty() {
                true => Ok(calibrate::sheet(
                    epoch()?,
                    (&output, language),
                    sources,
                    diags,
                )),
                false => Ok(calibrate::read(
                    &raw.from,
                    (printer, language),
                    folder,
                    diags,
                )),
            })
        }
        Command::Completions { shell } => tell(&manual::completions(shell, language), manner),
        Command::Man { dir: None } => tell(&manual::page(language), manner),
        Command::Man { dir: Some(dir) } => {
            let mut diags = Diagnostics::new();
            let lines = manual::pages(&dir, language, &mut diags);
            report(&lines, diags, &Sources::default(), manner)
        }
        Command::Fonts { project } => work(&project, manner, |sources, diags| {
            Ok(fonts::list(language, sources, diags))
        }),
        Command::Icons { sheet, project } => work(&project, manner, |sources, diags| match sheet {
            Some(file) => {
                let request = Request {
                    date: epoch()?,
                    ..Request::default()
                };
                icons::sheet(&request, (&project, &file), sources, diags)
            }
            None => Ok(icons::list(language, sources, diags)),
        }),
        Command::List {
            products,
            pages,
            project,
        } => work(&project, manner, |sources, diags| {
            let Some(found) = project::load(sources, diags) else {
                return Ok(Vec::new());
            };
            let wanted = list::Wanted { products, pages };
            let output = project.join("output");
            list::list(&found, &wanted, (&output, language), sources, diags)
        }),
        Command::Status { project, output } => {
            let output = output.unwrap_or_else(|| project.join("output"));
            work(&project, manner, |sources, diags| {
                Ok(status::status((&output, language), sources, diags))
            })
        }
    }
}

/// Says what stands in a file inside the program.
fn shown(kind: BuiltInKind, name: Option<&str>, manner: Manner) -> ExitCode {
    match inside::show(kind, name, manner.language) {
        Ok(text) => tell(&text, manner),
        Err(misuse) => misused(misuse, &Sources::default(), manner),
    }
}

/// Of what was found while a list was made, passes on what the list itself is about, and otherwise only that not
/// everything is known: `trykk check` says what is wrong.
fn only_of(found: Diagnostics, about: impl Fn(&Fault) -> bool, diags: &mut Diagnostics) {
    let mut own = found.clone();
    own.leave_out(|found| !about(&found.fault));
    let mut others = found;
    others.leave_out(|found| about(&found.fault));
    if others.has_errors() {
        let warning = Diagnostic::warning(Fault::UsesNotKnown, None);
        diags.push(warning.hint(Hint::RunCheck));
    }
    diags.append(own);
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
    manner: Manner,
    command: impl FnOnce(&mut Sources, &mut Diagnostics) -> Result<Vec<String>, Diagnostic>,
) -> ExitCode {
    let mut sources = Sources::new(Folder::new(folder));
    let mut diags = Diagnostics::new();
    if let Some(missing) = no_project::report(folder) {
        diags.push(missing);
        return report(&[], diags, &sources, manner);
    }
    match command(&mut sources, &mut diags) {
        Ok(lines) => report(&lines, diags, &sources, manner),
        Err(misuse) => {
            diags.push(misuse);
            let _ = report(&[], diags, &sources, manner);
            ExitCode::from(MISUSED)
        }
    }
}

/// Says what is wrong with the command itself.
fn misused(misuse: Diagnostic, sources: &Sources, manner: Manner) -> ExitCode {
    let mut diags = Diagnostics::new();
    diags.push(misuse);
    let _ = report(&[], diags, sources, manner);
    ExitCode::from(MISUSED)
}

/// Says a text that has nothing to do with any project.
fn tell(text: &str, manner: Manner) -> ExitCode {
    let lines = [text.trim_end().to_owned()];
    report(&lines, Diagnostics::new(), &Sources::default(), manner)
}

/// Lines go to standard output, what is wrong to standard error.
fn report(lines: &[String], mut diags: Diagnostics, sources: &Sources, manner: Manner) -> ExitCode {
    let lines = lines.iter().map(|line| sentence::lines_of(line));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    if let Err(fault) = say(&text) {
        let fault = Fault::NotSaid {
            fault: (&fault).into(),
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
    let Manner { format, language } = manner;
    let text = match format {
        MessageFormat::Human => report::render(&found, sources, (language, styled)),
        MessageFormat::Short => machine::short(&found, sources, language),
        MessageFormat::Json => machine::json(&found, sources, language),
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
