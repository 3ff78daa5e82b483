//! `trykk icons`: the drawings in the folder of icons, a line for each, or a sheet of all of them.

use std::path::Path;

use super::told::Told;
use crate::build::{self, IconUse, Request};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language, Said};
use crate::disk::{Folder, shown, write};
use crate::source::Sources;

/// The lines of the list. A project with errors is listed all the same, with a warning: `trykk check` says what is
/// wrong.
pub(super) fn list(
    language: Language,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let mut found = Diagnostics::new();
    let icons = build::icon_uses(sources, &mut found);
    super::only_of(found, |_| false, diags);
    if icons.is_empty() {
        return vec![Told::NoDrawings.in_language(language).to_string()];
    }
    let width = |text: fn(&IconUse) -> &str| {
        let widths = icons.iter().map(|icon| text(icon).chars().count());
        widths.max().unwrap_or(0)
    };
    let (name_width, file_width) = (width(|icon| &icon.name), width(|icon| &icon.file));
    let line = |icon: &IconUse| {
        let (name, file) = (&icon.name, &icon.file);
        let mut uses = icon.used_in.clone();
        if icon.colored {
            uses.push(Told::OwnColors.in_language(language).to_string());
        }
        let line = format!(
            "{name:name_width$}  {file:file_width$}  {}",
            uses.join(", ")
        );
        line.trim_end().to_owned()
    };
    icons.iter().map(line).collect()
}

/// Writes a sheet of all icons into `file`.
pub(super) fn sheet(
    request: &Request,
    (folder, file): (&Path, &Path),
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    if !file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
    {
        let path = file.display().to_string().into();
        let fault = Diagnostic::error(Fault::NotAPdfName { path }, None);
        return Err(fault.hint(Hint::write_such("--sheet icons.pdf")));
    }
    let Some(made) = build::icon_sheet(request, sources, Folder::new(folder), diags)? else {
        return Ok(Vec::new());
    };
    match write::write_whole(file, &made.bytes) {
        Ok(()) => Ok(vec![shown(file).to_string()]),
        Err(error) => {
            diags.push(error.diagnostic());
            Ok(Vec::new())
        }
    }
}
