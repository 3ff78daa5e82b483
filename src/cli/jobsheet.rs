//! The pages that say how products are printed → a file on the disk, and a line for it.

use std::path::Path;

use crate::build::{self, Request};
use crate::diag::{Diagnostic, Diagnostics};
use crate::disk::{Folder, shown, write};
use crate::source::Sources;

/// Writes the pages for what is asked for into `output`.
pub fn jobsheet(
    request: &Request,
    (folder, output): (&Path, &Path),
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    let made = build::jobsheet(request, sources, Folder::new(folder), diags)?;
    let Some(file) = made else {
        return Ok(Vec::new());
    };
    let path = output.join(&file.name);
    match write::write_whole(&path, &file.bytes) {
        Ok(()) => Ok(vec![shown(&path).to_string()]),
        Err(error) => {
            diags.push(error.diagnostic());
            Ok(Vec::new())
        }
    }
}
