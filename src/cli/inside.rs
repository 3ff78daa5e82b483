//! `trykk layout` and `trykk theme`: what is inside the program, as it stands, to be written out and changed.

use crate::built_in::{BuiltIn, BuiltInKind};
use crate::content::read::hint_for;
use crate::diag::{Diagnostic, Fault};

/// The file called `name`; without a name, a line for each.
pub(super) fn show(kind: BuiltInKind, name: Option<&str>) -> Result<String, Diagnostic> {
    let Some(name) = name else {
        let width = kind.names().map(str::len).max().unwrap_or(0);
        let line = |file: &BuiltIn| format!("{:width$}  {}\n", file.name, about(file));
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

/// What it is: the remark that it begins with.
fn about(file: &BuiltIn) -> &'static str {
    let first = file.text.lines().next().unwrap_or_default();
    first.trim_start_matches("# ")
}
