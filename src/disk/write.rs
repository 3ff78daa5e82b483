//! Bytes → a file, whole or not at all: written beside the old one, then renamed over it.
//!
//! Whatever goes wrong, the last good file stays where it is.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

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
        let path = self.path.display();
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
            path: self.path.display().to_string().into(),
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
            let found = found.display().to_string().into();
            Err(failed(Step::NoFolder, NotWritten::NoFolder(found)))
        }
        _ => Ok(()),
    }
}

/// Writes `bytes` to `path`, making its folder where there is none. Readers see the old file or the
/// new one, never a part.
///
/// # Errors
/// When the system refuses; the old file is then untouched and nothing is left beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |step| {
        move |error: io::Error| WriteError {
            path: path.to_owned(),
            step,
            why: NotWritten::System((&error).into()),
        }
    };
    check_place(path)?;
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed(Step::Folder))?;
    }
    let beside = beside(path).map_err(failed(Step::Write))?;
    let written = fs::write(&beside, bytes).map_err(failed(Step::Write));
    let replaced = written.and_then(|()| fs::rename(&beside, path).map_err(failed(Step::Replace)));
    if replaced.is_err() {
        // The first error is the one to tell; that the rest cannot be cleared away adds nothing.
        let _ = fs::remove_file(&beside);
    }
    replaced
}

/// The name that a file has while it is being written. It holds the process id, so that two runs at
/// the same time do not write into each other's file.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", process::id()));
    Ok(path.with_file_name(hidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fresh folder below the build's own, by the test's name.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("trykk-{name}-{}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn a_file_is_replaced_and_nothing_stays_beside_it() {
        let folder = folder("replace");
        let path = folder.join("new/book.pdf");
        write_whole(&path, b"one").expect("written");
        write_whole(&path, b"two").expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        let names = fs::read_dir(folder.join("new")).expect("listed").count();
        assert_eq!(names, 1);
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn what_cannot_be_replaced_stays() {
        let folder = folder("stays");
        let path = folder.join("book.pdf");
        // A folder that holds something cannot be replaced by a file on any system.
        fs::create_dir_all(path.join("inside")).expect("made");
        let error = write_whole(&path, b"one").expect_err("refused");
        assert_eq!(error.step, Step::Occupied);
        assert!(path.join("inside").is_dir());
        assert_eq!(fs::read_dir(&folder).expect("listed").count(), 1);
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn what_stands_in_the_way_of_a_folder_is_told() {
        let folder = folder("in-the-way");
        let file = folder.join("output");
        fs::write(&file, b"mine").expect("written");
        let error = write_whole(&file.join("new/book.pdf"), b"one").expect_err("refused");
        assert_eq!(error.step, Step::NoFolder);
        assert_eq!(fs::read(&file).expect("there"), b"mine");
        #[cfg(unix)]
        {
            let link = folder.join("link");
            std::os::unix::fs::symlink("nowhere", &link).expect("a link");
            let error = write_whole(&link.join("book.pdf"), b"one").expect_err("refused");
            assert_eq!(error.step, Step::NoFolder);
        }
        assert!(check_place(&folder.join("new/book.pdf")).is_ok());
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn a_path_without_a_name_is_refused() {
        assert!(write_whole(Path::new(".."), b"").is_err());
        assert!(write_whole(Path::new(""), b"").is_err());
    }
}
