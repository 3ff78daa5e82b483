//! Bytes → files, whole or not at all: written beside the old ones, then renamed over them, those that belong
//! together in one go.
//!
//! Whatever goes wrong, the last good file stays where it is. What a run left beside it that was killed is cleared
//! away by the next; how such a file is known is told in `part`. Files of a build are written while nobody else
//! builds into the folder (`lock`).

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::lock::FolderLock;
use super::part::{self, Kept};
use super::place::failed;
pub use super::place::{Step, WriteError, check_place};

/// Writes `bytes` to `path`, making its folder where there is none. Readers see the old file or the
/// new one, never a part.
///
/// # Errors
/// When the system refuses; the old file is then untouched and nothing is left beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    written_alone(path, bytes)?.replace().1.map_or(Ok(()), Err)
}

/// The same for what is of no more use than to be known the next time: it is not waited for until the disk has it, which can
/// take as long as a small build. After a loss of power it can be cut or empty.
///
/// # Errors
/// As [`write_whole`].
pub fn write_note(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut files = written_alone(path, bytes)?;
    let error = files.put_in_place().1;
    error.map_or(Ok(()), Err)
}

/// A file by itself, written beside its place.
fn written_alone(path: &Path, bytes: &[u8]) -> Result<Together, WriteError> {
    let mut files = Together::new(Kept::ByItself);
    if let Some(folder) = path.parent() {
        part::clear_own(folder_at(folder));
    }
    files.write(path, bytes)?;
    Ok(files)
}

/// A folder by its path, which is empty for the one that the process runs in.
fn folder_at(path: &Path) -> &Path {
    match path.as_os_str().is_empty() {
        true => Path::new("."),
        false => path,
    }
}

/// Files that change together: written beside their places, one after the other, and then all put there.
/// Dropped before that, nothing is changed and nothing is left.
#[derive(Debug)]
pub struct Together {
    files: Vec<Written>,
    kept: Kept,
}

/// A file that is written, and not yet in its place.
#[derive(Debug)]
struct Written {
    /// Where it goes.
    path: PathBuf,
    /// Where it is until then.
    beside: PathBuf,
    /// Open as long as its own lock keeps it.
    locked: Option<File>,
}

impl Together {
    /// Files of a build into the folder, or into a folder inside it, that is locked.
    pub fn of_build(_: &FolderLock) -> Self {
        Self::new(Kept::ByFolder)
    }

    pub(super) const fn new(kept: Kept) -> Self {
        Self {
            files: Vec::new(),
            kept,
        }
    }

    /// Writes a file beside its place, making its folder where there is none.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        check_place(path)?;
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
        if let Some(folder) = folder {
            fs::create_dir_all(folder).map_err(failed(path, Step::Folder))?;
        }
        let (mut file, beside) =
            part::create(path, self.kept).map_err(failed(path, Step::Write))?;
        let written = file.write_all(bytes);
        // It is known in any case, so that it goes where it cannot be written to its end.
        self.files.push(Written {
            path: path.to_owned(),
            beside,
            locked: (self.kept == Kept::ByItself).then_some(file),
        });
        written.map_err(failed(path, Step::Write))
    }

    /// Adds a file that is written already, at `beside`; `open` keeps it from being cleared away.
    pub(super) fn add_written(&mut self, path: &Path, beside: PathBuf, open: File) {
        self.files.push(Written {
            path: path.to_owned(),
            beside,
            locked: Some(open),
        });
    }

    /// Puts all files in their places. Gives how many are there, in the order in which they were written, and why
    /// the next is not.
    pub fn replace(mut self) -> (usize, Option<WriteError>) {
        // Before any is renamed, so that after a loss of power each is the old file or the new one.
        for file in &self.files {
            let kept = match &file.locked {
                Some(open) => open.sync_all(),
                None => {
                    let opened = File::options().write(true).open(&file.beside);
                    opened.and_then(|open| open.sync_all())
                }
            };
            if let Err(error) = kept {
                return (0, Some(failed(&file.path, Step::Write)(error)));
            }
        }
        let folders = self.files.iter().filter_map(|file| file.path.parent());
        let folders: BTreeSet<PathBuf> = folders.map(|at| folder_at(at).to_owned()).collect();
        let put = self.put_in_place();
        // The files are there; where a system cannot keep their names safe, nothing can be done about it.
        if cfg!(unix) && put.1.is_none() {
            for folder in folders {
                let _ = File::open(folder).and_then(|folder| folder.sync_all());
            }
        }
        put
    }

    /// Renames all files to their places.
    fn put_in_place(&mut self) -> (usize, Option<WriteError>) {
        for at in 0..self.files.len() {
            let Written { path, beside, .. } = &self.files[at];
            if let Err(error) = fs::rename(beside, path) {
                let error = failed(path, Step::Replace)(error);
                self.files.drain(..at);
                return (at, Some(error));
            }
        }
        let count = self.files.len();
        self.files.clear();
        (count, None)
    }
}

impl Drop for Together {
    fn drop(&mut self) {
        for file in &self.files {
            // The first error is the one to tell; that the rest cannot be cleared away adds nothing.
            let _ = fs::remove_file(&file.beside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fresh folder below the build's own, by the test's name.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("trykk-{name}-{}", std::process::id()));
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
        write_note(&path, b"three").expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"three");
        let names = fs::read_dir(folder.join("new")).expect("listed").count();
        assert_eq!(names, 1);
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn files_of_one_product_change_together() {
        let folder = folder("together");
        let lock = FolderLock::take(&folder, || ()).expect("locked");
        let paths = ["a.pdf", "new/b.pdf"].map(|name| folder.join(name));
        let names = || {
            let listed = fs::read_dir(&folder).expect("listed");
            listed.count()
        };
        let mut files = Together::of_build(&lock);
        for path in &paths {
            files.write(path, b"one").expect("written");
        }
        assert!(paths.iter().all(|path| !path.exists()));
        let (count, error) = files.replace();
        assert_eq!((count, error.is_none(), names()), (2, true, 3));
        // What is given up leaves the old files, and nothing beside them.
        let mut files = Together::of_build(&lock);
        files.write(&paths[0], b"two").expect("written");
        drop(files);
        assert_eq!(fs::read(&paths[0]).expect("there"), b"one");
        assert_eq!(names(), 3);
        // A place that is taken in the meantime is told, with how many came before it.
        let mut files = Together::of_build(&lock);
        for path in &paths {
            files.write(path, b"two").expect("written");
        }
        fs::remove_file(&paths[1]).expect("removed");
        fs::create_dir_all(paths[1].join("inside")).expect("made");
        let (count, error) = files.replace();
        assert_eq!((count, error.map(|e| e.step)), (1, Some(Step::Replace)));
        assert_eq!(fs::read(&paths[0]).expect("there"), b"two");
        assert_eq!(fs::read_dir(folder.join("new")).expect("listed").count(), 1);
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
