//! The place of a file that is to be written → what stands in its way, and what the system refused on the way there,
//! for a person. Nothing is written here.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::shown;
use crate::diag::values::NotWritten;
use crate::diag::{Diagnostic, Fault, Hint};

/// What could not be done on the way to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Finding the folder: what stands where it goes is none.
    NoFolder,
    /// Finding room for the file: a folder has its name.
    Occupied,
    /// Making the folder.
    Folder,
    /// Writing the new file beside the old one.
    Write,
    /// Putting the new file in the old one's place.
    Replace,
}

/// Why a file was not written.
#[derive(Debug)]
pub struct WriteError {
    /// The file that was to be.
    pub path: PathBuf,
    /// How far it came.
    pub step: Step,
    /// Why it came no farther.
    pub why: NotWritten,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let path = shown(&self.path);
        match self.step {
            Step::NoFolder | Step::Occupied => {
                write!(f, "{path} has no place: {}", self.why)
            }
            Step::Folder => write!(f, "the folder for {path} cannot be made: {}", self.why),
            Step::Write => write!(f, "{path} cannot be written: {}", self.why),
            Step::Replace => write!(f, "{path} cannot be replaced: {}", self.why),
        }
    }
}

impl std::error::Error for WriteError {}

impl WriteError {
    /// The same, for a person.
    pub fn diagnostic(&self) -> Diagnostic {
        let hint = match self.step {
            Step::NoFolder => Hint::NoFolderThere,
            Step::Occupied => Hint::FolderInPlace,
            Step::Replace => Hint::CloseTheFile,
            Step::Folder | Step::Write => Hint::RoomAndRights,
        };
        let fault = Fault::FileNotWritten {
            path: shown(&self.path).to_string().into(),
            fault: self.why.clone(),
        };
        Diagnostic::error(fault, None).hint(hint)
    }
}

/// Looks whether something stands in the way of a file at `path`, without writing anything.
///
/// # Errors
/// When a folder has the file's name, or what is no folder (a file, a link that leads nowhere) the
/// name of one of its folders.
pub fn check_place(path: &Path) -> Result<(), WriteError> {
    let failed = |step, why| WriteError {
        path: path.to_owned(),
        step,
        why,
    };
    if path.is_dir() {
        return Err(failed(Step::Occupied, NotWritten::FolderThere));
    }
    let folders = path.ancestors().skip(1);
    let mut folders = folders.filter(|folder| !folder.as_os_str().is_empty());
    // The first that is there decides: those above it are folders then.
    match folders.find(|folder| folder.symlink_metadata().is_ok()) {
        Some(found) if !found.is_dir() => {
            let found = shown(found).to_string().into();
            Err(failed(Step::NoFolder, NotWritten::NoFolder(found)))
        }
        _ => Ok(()),
    }
}

/// What the system says at a step on the way to a file.
pub(super) fn failed(path: &Path, step: Step) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_owned();
    move |error| WriteError {
        path,
        step,
        why: NotWritten::System((&error).into()),
    }
}
