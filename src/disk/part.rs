//! The file that stands beside another while that is written: `.book.pdf.417-0.part`. Its name says by which process,
//! so that no two runs write into one. The next run must know which of them nobody writes any more: those of a build
//! while nobody else builds into the folder ([`FolderLock`](super::FolderLock)); a file that is written on its own
//! (`.trykk.toml.417-0.own.part`) is locked itself as long as somebody writes it. Locks end with their process.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// What the names end with.
const END: &str = ".part";
/// What stands before that in the name of a file that is written on its own.
const OWN: &str = ".own";
/// How long nobody has written to a file that nobody writes any more, where the file system knows no locks.
const LONG_AGO: Duration = Duration::from_secs(60 * 60);
/// How many names are tried.
const MOST: u32 = 10_000;

/// What keeps others from clearing a file away while it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// The lock of the folder that is built into.
    ByFolder,
    /// A lock of its own.
    ByItself,
}

/// What is known of other runs that build into a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// There are none.
    NotHere,
    /// There may be some.
    Unknown,
}

/// Makes an empty file beside `path`, whose name no other has.
pub(super) fn create(path: &Path, kept: Kept) -> io::Result<(File, PathBuf)> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for _ in 0..MOST {
        // No two threads of a process take the same.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}-{number}", process::id()));
        hidden.push(match kept {
            Kept::ByFolder => "",
            Kept::ByItself => OWN,
        });
        hidden.push(END);
        let beside = path.with_file_name(hidden);
        match File::options().write(true).create_new(true).open(&beside) {
            Ok(file) if kept == Kept::ByFolder || is_kept(&file, &beside) => {
                return Ok((file, beside));
            }
            // Another run took it for one that nobody writes, in the moment before it was locked.
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Locks a new file, and looks whether it is still there. Where there are no locks nobody clears it away soon.
fn is_kept(file: &File, path: &Path) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && path.symlink_metadata().is_ok()
}

/// Removes from a folder that is built into, and from the folders in it, what runs left there that were killed.
pub(super) fn clear_below(folder: &Path, others: Others) {
    clear(folder, others);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        // A link is of another kind than what it leads to.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clear(&entry.path(), others);
        }
    }
}

/// Removes from `folder` what runs left there that were killed while they wrote one file on its own.
pub(super) fn clear_own(folder: &Path) {
    for_each_part(folder, |kept, path| {
        if kept == Kept::ByItself {
            clear_locked(path);
        }
    });
}

fn clear(folder: &Path, others: Others) {
    for_each_part(folder, |kept, path| match (kept, others) {
        (Kept::ByItself, _) => clear_locked(path),
        (Kept::ByFolder, Others::NotHere) => remove(path),
        (Kept::ByFolder, Others::Unknown) => clear_old(path),
    });
}

fn for_each_part(folder: &Path, mut each: impl FnMut(Kept, &Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let kept = entry.file_name().to_str().and_then(kept_by);
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if let (Some(kept), true) = (kept, is_file) {
            each(kept, &entry.path());
        }
    }
}

/// Removes a file that is written on its own, unless somebody does.
fn clear_locked(path: &Path) {
    let Ok(file) = File::options().write(true).open(path) else {
        return;
    };
    match file.try_lock() {
        Ok(()) => remove(path),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(_)) => clear_old(path),
    }
}

fn clear_old(path: &Path) {
    let since = || path.metadata().ok()?.modified().ok()?.elapsed().ok();
    if since().is_some_and(|since| since > LONG_AGO) {
        remove(path);
    }
}

/// What cannot be removed stays: it is in nobody's way.
fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// What keeps the file of this name; `None` where the name is not one of [`create`].
fn kept_by(name: &str) -> Option<Kept> {
    let stem = name.strip_prefix('.')?.strip_suffix(END)?;
    let (stem, kept) = match stem.strip_suffix(OWN) {
        Some(stem) => (stem, Kept::ByItself),
        None => (stem, Kept::ByFolder),
    };
    let (_, written_by) = stem.rsplit_once('.')?;
    let (process, number) = written_by.split_once('-')?;
    let is_number = |text: &str| text.parse::<u32>().is_ok();
    (is_number(process) && is_number(number)).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_writes_any_more_is_cleared() {
        let folder = std::env::temp_dir().join(format!("trykk-part-{}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("pictures")).expect("a folder");
        let path = folder.join("book.pdf");
        let (first, own) = create(&path, Kept::ByItself).expect("made");
        let (_, second) = create(&path, Kept::ByItself).expect("made");
        let (_, built) = create(&path, Kept::ByFolder).expect("made");
        let (_, drawn) = create(&folder.join("pictures/1.png"), Kept::ByFolder).expect("made");
        let foreign = [
            ".book.pdf.part",
            "book.pdf.12-0.part",
            ".book.pdf.12.part",
            ".a.12-b.part",
        ];
        for name in foreign {
            fs::write(folder.join(name), b"half").expect("written");
        }
        let there = || [&own, &second, &built, &drawn].map(|path| path.exists());
        // The second is closed, and so nobody's.
        clear_own(&folder);
        assert_eq!(there(), [true, false, true, true]);
        clear_below(&folder, Others::Unknown);
        assert_eq!(there(), [true, false, true, true]);
        clear_below(&folder, Others::NotHere);
        assert_eq!(there(), [true, false, false, false]);
        drop(first);
        clear_own(&folder);
        assert_eq!(there(), [false; 4]);
        assert!(foreign.iter().all(|name| folder.join(name).exists()));
        fs::remove_dir_all(folder).expect("cleared");
    }

    #[test]
    fn what_is_old_is_cleared_where_nothing_is_known() {
        let folder = std::env::temp_dir().join(format!("trykk-old-{}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let (file, path) = create(&folder.join("book.pdf"), Kept::ByFolder).expect("made");
        // A time before all that clocks tell, and one after.
        for (time, there) in [(1_u64 << 40, true), (0, false)] {
            let time = std::time::UNIX_EPOCH + Duration::from_secs(time);
            if file.set_modified(time).is_ok() {
                clear(&folder, Others::Unknown);
                assert_eq!(path.exists(), there);
            }
        }
        fs::remove_dir_all(folder).expect("cleared");
    }
}
