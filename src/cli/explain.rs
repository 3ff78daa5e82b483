//! What the codes of reports mean: `trykk explain`. The texts stand beside the messages.

mod search;

use super::told::Told;
use crate::content::read::hint_for;
use crate::diag::checks::Lowest;
use crate::diag::explanations::{Example, Explanation, Topic};
use crate::diag::{Check, Diagnostic, Fault, Hint, Language, Said};

/// Columns that explanations keep to.
const WIDTH: usize = 80;

/// What the codes mean; without a code, the list of all of them. What is no code is looked for in the explanations.
///
/// # Errors
/// When nothing has one of the codes, and no explanation has the words.
pub(super) fn explain(codes: &[String], language: Language) -> Result<String, Diagnostic> {
    if codes.is_empty() {
        return Ok(list(language));
    }
    if !codes.iter().any(|code| is_code(code))
        && let Some(found) = search::found(codes, language)
    {
        return Ok(found);
    }
    let texts: Result<Vec<String>, _> = codes.iter().map(|code| one(code, language)).collect();
    Ok(texts?.join("\n\n\n"))
}

fn is_code(code: &str) -> bool {
    Check::find(code).is_some() || Fault::names().any(|name| name == code)
}

/// What one code means.
fn one(code: &str, language: Language) -> Result<String, Diagnostic> {
    if let Some(check) = Check::find(code).or_else(|| Check::of_fault(code)) {
        let text = check.explanation(language).trim_end();
        return Ok(format!("{text}\n\n{}", level(check, language)));
    }
    let found = Explanation::of_fault(code, language);
    if let Some(found) = found {
        return Ok(of_file(code, &found, language));
    }
    let names: Vec<&str> = Check::ALL
        .iter()
        .map(|check| check.code())
        .chain(Fault::names())
        .collect();
    let near = hint_for(code, &names);
    let hint = match near {
        Hint::DidYouMean { .. } => near,
        _ => Hint::ListCodes,
    };
    Err(Diagnostic::error(Fault::UnknownCode { name: code.into() }, None).hint(hint))
}

/// Every check with what it looks for, a line each; then the faults in files by their topics.
fn list(language: Language) -> String {
    let say = |told: Told| told.in_language(language).to_string();
    let width = Check::ALL.iter().map(|check| check.code().len()).max();
    let width = width.unwrap_or_default();
    let line = |check: &Check| format!("  {:width$}  {}", check.code(), check.about(language));
    let checks: Vec<String> = Check::ALL.iter().map(line).collect();
    let checks = format!("{}\n{}", say(Told::ExplainChecks), checks.join("\n"));
    let topics = Topic::ALL.iter().map(|topic| {
        let names = wrapped(&topic.names().join(" "), "  ");
        format!("{}\n{names}", topic.heading(language))
    });
    let parts = std::iter::once(checks).chain(topics);
    let parts = parts.chain([say(Told::ExplainOne)]);
    parts.collect::<Vec<_>>().join("\n\n")
}

/// What a project may make of a check.
fn level(check: Check, language: Language) -> String {
    let code = || check.code().into();
    let name = check.code();
    let (told, lines) = match check.lowest() {
        Lowest::AsItIs => (Told::LevelAsItIs { code: code() }, String::new()),
        Lowest::Note => (
            Told::LevelNote { code: code() },
            "\n    [project]\n    plain = true".to_owned(),
        ),
        Lowest::Warning => (
            Told::LevelWarning,
            format!("\n    [checks]\n    {name} = {{ level = \"warning\", reason = \"…\" }}"),
        ),
        Lowest::Off => (
            Told::LevelAny,
            format!("\n    [checks]\n    {name} = {{ level = \"off\", reason = \"…\" }}"),
        ),
    };
    let head = Told::Level.in_language(language);
    let told = wrapped(&told.in_language(language).to_string(), "  ");
    format!("{head}\n{told}{lines}")
}

/// A mistake in a file, or in a command.
fn of_file(code: &str, found: &Explanation, language: Language) -> String {
    let head = |told: Told| told.in_language(language).to_string();
    let mut parts = vec![
        wrapped(&format!("{code}: {}", found.title), ""),
        format!("{}\n{}", head(Told::Why), wrapped(&found.why, "  ")),
        format!("{}\n{}", head(Told::Mend), wrapped(&found.mend, "  ")),
    ];
    if let Some(example) = &found.example {
        parts.push(format!(
            "{}\n{}",
            head(Told::Example),
            shown(example, language)
        ));
    }
    parts.push(wrapped(&head(Told::ReportTells), ""));
    parts.join("\n\n")
}

/// What is wrong, and what is right.
fn shown(example: &Example, language: Language) -> String {
    let [before, after] = match &example.file {
        Some(file) => {
            let file = || file.into();
            [Told::Before { file: file() }, Told::After { file: file() }]
        }
        None => [Told::CommandBefore, Told::CommandAfter],
    };
    let part = |told: Told, text: &str| {
        let lines = text.trim_end().lines();
        let lines = lines.map(|line| format!("    {line}").trim_end().to_owned());
        let lines: Vec<String> = lines.collect();
        format!("  {}\n{}", told.in_language(language), lines.join("\n"))
    };
    let (before, after) = (part(before, &example.wrong), part(after, &example.right));
    format!("{before}\n{after}")
}

/// Words in lines of [`WIDTH`] columns, each behind `before`.
fn wrapped(words: &str, before: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut taken = WIDTH;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if taken + 1 + length <= WIDTH => {
                line.push(' ');
                line.push_str(word);
                taken += 1 + length;
            }
            _ => {
                taken = before.len() + length;
                lines.push(format!("{before}{word}"));
            }
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for language in Language::ALL {
            let checks = Check::ALL.iter().map(|check| check.code());
            for code in checks.chain(Fault::names()) {
                let text = one(code, language).expect(code);
                assert!(text.lines().count() > 5, "{code}: {text}");
            }
            let all = list(language);
            for name in Fault::names().filter(|name| Check::of_fault(name).is_none()) {
                assert!(all.split_whitespace().any(|word| word == name), "{name}");
            }
            let longest = all.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(100), "{longest:?}");
        }
    }

    #[test]
    fn words_are_wrapped_at_their_width() {
        let text = wrapped(&"ord ".repeat(60), "  ");
        assert!(text.lines().all(|line| line.starts_with("  ord")));
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(
            longest <= Some(WIDTH) && longest > Some(WIDTH - 5),
            "{longest:?}"
        );
    }
}
