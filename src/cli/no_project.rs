//! A folder that is no project → what is said of it: where the project may be that was meant. Nothing is read but
//! names.

use std::fs;
use std::path::Path;

use crate::build::project::FILE;
use crate::diag::values::RunIn;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::disk::typed;

/// How many projects are named, of those that lie beside each other.
const MOST_TOLD: usize = 20;

/// What is to be said where `folder` holds no project; `None` where it holds one.
pub fn report(folder: &Path) -> Option<Diagnostic> {
    let named = match folder.to_str() {
        Some("." | "") => RunIn::Here,
        _ => RunIn::Named(folder.display().to_string().into()),
    };
    if !folder.is_dir() {
        let error = Diagnostic::error(Fault::NoFolder { folder: named }, None);
        return Some(error.hint(Hint::NameProject));
    }
    let names = names(folder);
    if names.iter().any(|name| name == FILE) {
        return None;
    }
    let error = Diagnostic::error(Fault::NoProject { folder: named }, None);
    Some(error.hint(way_out(folder, &names)))
}

/// The names of what the folder holds, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// Where the project may be: under a name that text editors give, above, or below.
fn way_out(folder: &Path, names: &[String]) -> Hint {
    let wrong = names.iter().find(|name| {
        let lower = name.to_lowercase();
        [FILE, "trykk.toml.txt", "trykk.txt"].contains(&lower.as_str())
    });
    if let Some(from) = wrong {
        return Hint::RenameFile {
            from: from.into(),
            to: FILE.into(),
        };
    }
    let above = folder.canonicalize().unwrap_or_default();
    let above = above.ancestors().skip(1).take(2);
    for (folder, way) in above.zip(["..", "../.."]) {
        if folder.join(FILE).is_file() {
            return Hint::ProjectAbove { way: way.into() };
        }
    }
    let below = names.iter();
    let below = below.filter(|name| folder.join(name).join(FILE).is_file());
    let below: Vec<&String> = below.collect();
    match below.as_slice() {
        [] => Hint::NameProject,
        [only] => Hint::ProjectBelow {
            folder: only.into(),
            way: typed(only).into(),
        },
        [first, ..] => Hint::ProjectsBelow {
            count: below.len(),
            folders: below.iter().take(MOST_TOLD).into(),
            way: typed(first).into(),
        },
    }
}
