//! What a code of a report means: `trykk explain`. The texts stand beside the table of checks.

use crate::content::read::hint_for;
use crate::diag::checks::Lowest;
use crate::diag::{Check, Diagnostic, Fault, Hint};

/// What the code means; without a code, the list of all checks.
///
/// # Errors
/// When nothing has this code.
pub(super) fn explain(code: Option<&str>) -> Result<String, Diagnostic> {
    let Some(code) = code else {
        return Ok(list());
    };
    if let Some(check) = Check::find(code).or_else(|| Check::of_fault(code)) {
        let text = check.explanation().trim_end();
        return Ok(format!("{text}\n\n{}", level(check)));
    }
    if let Some(sentence) = Fault::sentence(code) {
        return Ok(of_file(code, sentence));
    }
    let names: Vec<&str> = Check::ALL
        .iter()
        .map(|check| check.code())
        .chain(Fault::names())
        .collect();
    let near = hint_for(code, &names);
    let hint = match near {
        Hint::DidYouMean { .. } => near,
        _ => Hint::one_of(Check::ALL.iter().map(|check| check.code())),
    };
    Err(Diagnostic::error(Fault::UnknownCode { name: code.into() }, None).hint(hint))
}

/// Every check with what it looks for, a line each.
fn list() -> String {
    let width = Check::ALL.iter().map(|check| check.code().len()).max();
    let width = width.unwrap_or_default();
    let lines = Check::ALL
        .iter()
        .map(|check| format!("{:width$}  {}", check.code(), check.about()));
    let lines: Vec<String> = lines.collect();
    format!(
        "{}\n\ntrykk explain CODE tells one of them, with an example",
        lines.join("\n")
    )
}

/// What a project may make of a check.
fn level(check: Check) -> String {
    let code = check.code();
    match check.lowest() {
        Lowest::AsItIs => format!(
            "Level\n  `{code}` stays as it is: what it finds would be lost, or could not be read."
        ),
        Lowest::Note => format!(
            "Level\n  `{code}` is a note, and stops nothing. A project asks for it in trykk.toml:\n    \
             [project]\n    plain = true"
        ),
        Lowest::Warning => format!(
            "Level\n  A project may make it a warning, with a reason, in trykk.toml:\n    [checks]\n    \
             {code} = {{ level = \"warning\", reason = \"…\" }}"
        ),
        Lowest::Off => format!(
            "Level\n  A project may make it a warning, an error or nothing, with a reason, in trykk.toml:\n    \
             [checks]\n    {code} = {{ level = \"off\", reason = \"…\" }}"
        ),
    }
}

/// A mistake in a file, which its own report explains.
fn of_file(code: &str, sentence: &str) -> String {
    let sentence = sentence.replace("{{", "{").replace("}}", "}");
    format!(
        "{code}: a mistake in a file, or in a command\n\n  {sentence}\n\nThe report names the place, and says \
         behind `help` what to write instead."
    )
}
