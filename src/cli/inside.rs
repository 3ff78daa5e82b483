//! `trykk layout` and `trykk theme`: what is inside the program, as it stands, to be written out and changed.

use crate::built_in::{BuiltIn, BuiltInKind};
use crate::content::read::hint_for;
use crate::diag::catalogue::Catalogue;
use crate::diag::{Diagnostic, Fault, Language};

/// What the files are in Norwegian: in them it stands in English.
static NORWEGIAN: Catalogue = Catalogue::new(&[include_str!("nb/built_in.ftl")]);

/// What those are whose own remarks are Norwegian.
const REMARKS: [(&str, &str); 1] = [(
    "sti",
    "A path with stations, five colours, a serif as the voice and a sans serif as its help.",
)];

/// The file called `name`; without a name, a line for each.
pub(super) fn show(
    kind: BuiltInKind,
    name: Option<&str>,
    language: Language,
) -> Result<String, Diagnostic> {
    let Some(name) = name else {
        let width = kind.names().map(str::len).max().unwrap_or(0);
        let line =
            |file: &BuiltIn| format!("{:width$}  {}\n", file.name, about(kind, file, language));
        return Ok(kind.all().iter().map(line).collect());
    };
    let unknown = || {
        let known: Vec<&str> = kind.names().collect();
        let quoted = name.into();
        let fault = match kind {
            BuiltInKind::Layout => Fault::NoLayoutInside { name: quoted },
            BuiltInKind::Theme => Fault::NoThemeInside { name: quoted },
        };
        Diagnostic::error(fault, None).hint(hint_for(name, &known))
    };
    kind.find(name)
        .map(|file| file.text.to_owned())
        .ok_or_else(unknown)
}

/// What it is: the remark that it begins with, or the same in Norwegian.
fn about(kind: BuiltInKind, file: &BuiltIn, language: Language) -> String {
    if language == Language::Norwegian
        && let Ok(about) = NORWEGIAN.say(&id(kind, file), &[])
    {
        return about;
    }
    if let Some((_, about)) = REMARKS.iter().find(|(name, _)| *name == file.name) {
        return (*about).to_owned();
    }
    let first = file.text.lines().next().unwrap_or_default();
    first.trim_start_matches("# ").to_owned()
}

/// What it is called among the Norwegian sentences.
fn id(kind: BuiltInKind, file: &BuiltIn) -> String {
    let of = match kind {
        BuiltInKind::Layout => "layout",
        BuiltInKind::Theme => "theme",
    };
    format!("{of}-{}", file.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_inside_is_told_in_norwegian() {
        let kinds = [BuiltInKind::Layout, BuiltInKind::Theme];
        let ids = kinds.map(|kind| kind.all().iter().map(move |file| id(kind, file)));
        let ids: Vec<String> = ids.into_iter().flatten().collect();
        let ids: Vec<_> = ids.iter().map(|id| (id.as_str(), Vec::new())).collect();
        let faults = NORWEGIAN.faults(&ids);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
