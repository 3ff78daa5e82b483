//! `trykk init`: a whole project from inside the program → a folder. Nothing that is there already is
//! overwritten.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;

use super::help_texts;
use super::templates::{NewFile, Template};
use super::told::Told;
use crate::build::project::FILE;
use crate::diag::values::RunIn;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language, Said};
use crate::disk::{shown, typed, write};

/// How often a question is asked before it is given up.
const TRIES: usize = 3;

/// The language of new words where nobody says another: those who print with Trykk write in it.
pub const USUAL: Language = Language::Norwegian;

/// Makes a project in `folder` with words in the `words` language; what was made, a line each in the language that
/// is `spoken`. What is not said is asked, where somebody can answer.
pub fn init(
    folder: &Path,
    (template, words): (Option<Template>, Option<Language>),
    spoken: Language,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut answers = io::stdin().lock();
    let template = match template {
        Some(template) => template,
        None if asks => {
            let question = Told::AskTemplate;
            let asked = ask(
                (question, "template"),
                spoken,
                &mut answers,
                &mut io::stderr(),
            );
            asked.ok_or_else(no_template)?
        }
        None => return Err(no_template()),
    };
    let language = match words {
        Some(language) => language,
        None if asks && template != Template::Recovery => {
            let question = Told::AskLanguage;
            let asked = ask((question, "lang"), spoken, &mut answers, &mut io::stderr());
            asked.unwrap_or(USUAL)
        }
        None => USUAL,
    };
    if folder.join(FILE).exists() {
        let folder = named(folder);
        return Err(Diagnostic::error(Fault::ProjectThere { folder }, None).hint(Hint::AddProduct));
    }
    let files = template.files(language);
    write_new(&files, folder, diags);
    if diags.has_errors() {
        return Ok(Vec::new());
    }
    let words = template.first_words(language);
    let place = match folder.to_str() {
        Some("." | "") => String::new(),
        _ => format!(" --project {}", typed(&folder.display().to_string())),
    };
    let made = Told::ProjectMade {
        count: files.len(),
        folder: named(folder),
    };
    let next = Told::ChangeWords {
        words: words.into(),
        command: format!("trykk build{place}").into(),
    };
    let lines = [made, next].map(|told| told.in_language(spoken).to_string());
    Ok(lines.into())
}

fn named(folder: &Path) -> RunIn {
    match folder.to_str() {
        Some("." | "") => RunIn::Here,
        _ => RunIn::Named(folder.display().to_string().into()),
    }
}

fn no_template() -> Diagnostic {
    let names: Vec<String> = names::<Template>();
    let example = Hint::write_such("trykk init --template hefte");
    Diagnostic::error(Fault::NoTemplate, None)
        .hint(example)
        .hint(Hint::one_of(names))
}

/// Writes new files; nothing where one that is needed is there already. What can be done without stays as it is.
pub fn write_new(files: &[NewFile], folder: &Path, diags: &mut Diagnostics) {
    for file in files {
        let path = folder.join(&file.path);
        let there = path.symlink_metadata().is_ok();
        if there && !file.spare {
            let path = shown(&path).to_string().into();
            diags.push(Diagnostic::error(Fault::FileThere { path }, None).hint(Hint::MoveAway));
        } else if let (false, Err(error)) = (there, write::check_place(&path)) {
            diags.push(error.diagnostic());
        }
    }
    for file in files {
        let path = folder.join(&file.path);
        if diags.has_errors() {
            return;
        }
        if path.symlink_metadata().is_ok() {
            continue;
        }
        if let Err(error) = write::write_whole(&path, &file.bytes) {
            diags.push(error.diagnostic());
        }
    }
}

fn names<T: ValueEnum>() -> Vec<String> {
    let values = T::value_variants().iter();
    let values = values.filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// Asks which of several, by number or by name; `None` where nobody answers. What each is stands in the help of the
/// option of that name.
fn ask<T: ValueEnum>(
    (question, option): (Told, &str),
    spoken: Language,
    answers: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Option<T> {
    let variants = T::value_variants();
    let _ = writeln!(out, "{}", question.in_language(spoken));
    for (at, variant) in variants.iter().enumerate() {
        let value = variant.to_possible_value()?;
        let help = help_texts::of_value(option, &value, spoken);
        let _ = writeln!(out, "  {}  {:10} {help}", at + 1, value.get_name());
    }
    for _ in 0..TRIES {
        let _ = write!(out, "1-{}: ", variants.len());
        let _ = out.flush();
        let mut line = String::new();
        if answers.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let answer = line.trim();
        let by_number = answer
            .parse::<usize>()
            .ok()
            .and_then(|number| number.checked_sub(1));
        let by_name = || T::from_str(answer, true).ok();
        if let Some(found) = by_number
            .and_then(|at| variants.get(at).cloned())
            .or_else(by_name)
        {
            return Some(found);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(answers: &str) -> (Option<Template>, String) {
        let mut out = Vec::new();
        let question = (Told::AskTemplate, "template");
        let found = ask(
            question,
            Language::English,
            &mut answers.as_bytes(),
            &mut out,
        );
        (found, String::from_utf8(out).expect("UTF-8"))
    }

    #[test]
    fn a_question_takes_a_number_or_a_name_and_is_not_asked_for_ever() {
        assert_eq!(asked("2\n").0, Some(Template::Kort));
        assert_eq!(asked("Plakat\n").0, Some(Template::Plakat));
        let (found, said) = asked("nei\n0\nhefte\n");
        assert_eq!(found, Some(Template::Hefte));
        assert!(
            said.starts_with("What will you make?\n  1  hefte      A booklet in A5"),
            "{said}"
        );
        assert_eq!(said.matches("1-7: ").count(), 3);
        assert_eq!(asked("a\nb\nc\n2\n").0, None);
        assert_eq!(asked("").0, None);
    }
}
