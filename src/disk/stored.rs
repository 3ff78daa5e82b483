//! Large files while they are made → files beside their places. Those that are whole are put there with the others of their
//! product; the rest is removed.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::part::{self, Kept};
use super::write::{Step, Together, WriteError, check_place};
use crate::diag::values::NotWritten;
use crate::render::file_bytes::FileStore;

/// The files of one build that are being made or wait to be put in their places.
#[derive(Debug)]
pub struct StoredParts {
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// By the path of each file, what is written of it.
    parts: BTreeMap<PathBuf, StoredPart>,
    /// Whether the folder was made for them.
    made: bool,
}

/// A file that is not in its place yet.
#[derive(Debug)]
struct StoredPart {
    /// Where it is until then.
    beside: PathBuf,
    /// Open, so that no other run takes it for one that nobody writes.
    open: fs::File,
}

impl StoredParts {
    /// None yet, of files for this folder.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            state: Mutex::default(),
        }
    }

    /// Adds the file for `path`, which is whole now, to those that are put in their places together.
    ///
    /// # Errors
    /// When there is none.
    pub fn move_to(&self, path: &Path, files: &mut Together) -> Result<(), WriteError> {
        match self.state().parts.remove(path) {
            Some(StoredPart { beside, open }) => {
                files.add_written(path, beside, open);
                Ok(())
            }
            None => {
                let missing = io::Error::from(io::ErrorKind::NotFound);
                Err(WriteError {
                    path: path.to_owned(),
                    step: Step::Write,
                    why: NotWritten::System((&missing).into()),
                })
            }
        }
    }

    fn create(&self, name: &str) -> io::Result<fs::File> {
        let path = self.folder.join(name);
        // One file at a time: the first makes the folder.
        let mut state = self.state();
        if !self.folder.exists() {
            fs::create_dir_all(&self.folder)?;
            state.made = true;
        }
        part::clear_own(&self.folder);
        let (file, beside) = part::create(&path, Kept::ByItself)?;
        let open = file.try_clone()?;
        let part = StoredPart { beside, open };
        let before = state.parts.insert(path, part);
        // A file that is begun anew: what was there of it is nobody's.
        before.map_or(Ok(()), |before| fs::remove_file(before.beside))?;
        Ok(file)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FileStore for StoredParts {
    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    fn begin(&self, name: &str) -> Result<Box<dyn Write + '_>, NotWritten> {
        check_place(&self.folder.join(name)).map_err(|WriteError { why, .. }| why)?;
        let file = self.create(name);
        let file = file.map_err(|error| NotWritten::System((&error).into()))?;
        Ok(Box::new(file))
    }
}

impl Drop for StoredParts {
    fn drop(&mut self) {
        // That something cannot be cleared away adds nothing to what is told.
        let State { parts, made } = std::mem::take(&mut *self.state());
        for part in parts.into_values() {
            let _ = fs::remove_file(part.beside);
        }
        if made {
            // Where anything was put there, this does nothing.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("trykk-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).expect("listed");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        names
            .map(|entry| name(entry).to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_stored_file_is_put_in_its_place_with_the_others() {
        let folder = folder("stored");
        let stored = StoredParts::new(&folder);
        let mut out = stored.begin("book.pdf").expect("begun");
        out.write_all(b"all of it").expect("written");
        drop(out);
        let path = folder.join("book.pdf");
        assert!(!path.exists());
        let mut files = Together::new(Kept::ByItself);
        stored.move_to(&path, &mut files).expect("there");
        files.write(&folder.join("a.txt"), b"a").expect("written");
        assert_eq!(files.replace().0, 2);
        drop(stored);
        assert_eq!(fs::read(&path).expect("there"), b"all of it");
        assert_eq!(names(&folder).len(), 2);
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn what_nobody_takes_is_gone_and_the_old_file_stays() {
        let folder = folder("not-taken");
        let stored = StoredParts::new(&folder);
        drop(stored.begin("book.pdf").expect("begun"));
        drop(stored);
        assert!(!folder.exists(), "it was made for the file");
        fs::create_dir_all(&folder).expect("made");
        fs::write(folder.join("book.pdf"), b"old").expect("written");
        let stored = StoredParts::new(&folder);
        let mut out = stored.begin("book.pdf").expect("begun");
        out.write_all(b"half").expect("written");
        drop(out);
        drop(stored);
        assert_eq!(names(&folder), ["book.pdf"]);
        assert_eq!(fs::read(folder.join("book.pdf")).expect("there"), b"old");
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn a_folder_in_the_way_is_told_before_anything_is_written() {
        let folder = folder("occupied");
        fs::create_dir_all(folder.join("book.pdf")).expect("made");
        let stored = StoredParts::new(&folder);
        let refused = stored.begin("book.pdf").map(drop);
        assert_eq!(refused, Err(NotWritten::FolderThere));
        fs::remove_dir_all(folder).expect("cleared");
    }
}
