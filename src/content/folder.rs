//! The files of one kind in one folder of the project, by their names without ending. Nothing of
//! them is read.

use super::read::{self, hint_for};
use crate::diag::values::Quoted;
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::{Sources, Span};

/// The files of one kind in one folder.
#[derive(Debug)]
pub(super) struct Folder {
    path: &'static str,
    /// What their names end with, after the full stop.
    extension: &'static str,
    names: Vec<String>,
    /// Whether the names have the ending.
    whole: bool,
    /// What to say of a name that is not among them.
    unknown: fn(Quoted) -> Fault,
}

/// A file of the project that another names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRef {
    /// The file's path in the project.
    pub path: String,
    /// Where it is named.
    pub span: Span,
    /// Whether it is there; otherwise an error was pushed.
    pub found: bool,
}

impl Folder {
    /// The files of `path` that end with `extension`; other names are then `unknown`.
    pub(super) fn list(
        path: &'static str,
        extension: &'static str,
        unknown: fn(Quoted) -> Fault,
        sources: &Sources,
        diags: &mut Diagnostics,
    ) -> Self {
        let files = sources.list(path, extension).unwrap_or_else(|error| {
            diags.push(read::report_read_error(path, &error, None));
            Vec::new()
        });
        let stem =
            |file: &String| Some(file.strip_suffix(extension)?.strip_suffix('.')?.to_owned());
        Self {
            path,
            extension,
            names: files.iter().filter_map(stem).collect(),
            whole: false,
            unknown,
        }
    }

    /// As [`Folder::list`], but the files are called by their whole names.
    pub(super) fn list_whole(
        path: &'static str,
        extension: &'static str,
        unknown: fn(Quoted) -> Fault,
        sources: &Sources,
        diags: &mut Diagnostics,
    ) -> Self {
        let mut folder = Self::list(path, extension, unknown, sources, diags);
        for name in &mut folder.names {
            name.push('.');
            name.push_str(extension);
        }
        folder.whole = true;
        folder
    }

    /// The file called `name`, or an error at `span` that there is none.
    pub(super) fn find(&self, name: &str, span: Span, diags: &mut Diagnostics) -> FileRef {
        let found = self.names.iter().any(|known| known == name);
        if !found {
            let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
            let hint = if names.is_empty() {
                Hint::NoneInFolder {
                    folder: self.path.into(),
                }
            } else {
                let stem = name.strip_suffix(self.extension).filter(|_| !self.whole);
                let stem = stem.and_then(|stem| stem.strip_suffix('.'));
                hint_for(stem.unwrap_or(name), &names)
            };
            diags.push((self.unknown)(name.into()).at(span).hint(hint));
        }
        FileRef {
            path: match self.whole {
                true => format!("{}/{name}", self.path),
                false => format!("{}/{name}.{}", self.path, self.extension),
            },
            span,
            found,
        }
    }
}
