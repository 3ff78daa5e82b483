//! One run at a time writes into a folder of finished files: two that build at once must not leave some files of one
//! and some of the other. What says so is a file in the folder, `.trykk-lock`, that the system keeps locked for
//! the run. The file stays, for taking it away would let two runs lock two files of one name; the lock ends with the
//! process, however that ends.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use super::part::{self, Others};
use super::place::{Step, WriteError, check_place, failed};

/// The name of the file. People need not see it.
pub const LOCK: &str = ".trykk-lock";

/// A folder into which nobody else writes as long as this is there.
#[derive(Debug)]
pub struct FolderLock {
    /// Kept open: the lock ends where it is closed. `None` where the file system knows no locks.
    _file: Option<File>,
}

impl FolderLock {
    /// Waits until no other run writes into `folder`, which is made where it is not there; `waiting` is called before
    /// it waits. What runs left in it that were killed is cleared away.
    ///
    /// # Errors
    /// When the folder cannot be made, or nothing can be written into it.
    pub fn take(folder: &Path, waiting: impl FnOnce()) -> Result<Self, WriteError> {
        let path = folder.join(LOCK);
        check_place(&path)?;
        fs::create_dir_all(folder).map_err(failed(&path, Step::Folder))?;
        // It is opened for writing: file systems of other machines lock for nothing less.
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        let file = options.open(&path);
        let file = file.map_err(failed(&path, Step::Write))?;
        let locked = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock().is_ok()
            }
            Err(TryLockError::Error(_)) => false,
        };
        // Nobody else writes files of builds here now. Where that is not known, only what is old is nobody's.
        let others = match locked {
            true => Others::NotHere,
            false => Others::Unknown,
        };
        part::clear_below(folder, others);
        Ok(Self {
            _file: locked.then_some(file),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread;

    #[test]
    fn the_second_waits_until_the_first_is_done() {
        let folder = std::env::temp_dir().join(format!("trykk-lock-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let first = FolderLock::take(&folder, || panic!("nobody is there")).expect("locked");
        let (tell, told) = channel();
        thread::scope(|scope| {
            scope.spawn(|| {
                let waiting = || tell.send("waiting").expect("heard");
                FolderLock::take(&folder, waiting).expect("locked");
                tell.send("locked").expect("heard");
            });
            assert_eq!(told.recv(), Ok("waiting"));
            assert!(told.try_recv().is_err());
            drop(first);
            assert_eq!(told.recv(), Ok("locked"));
        });
        // What is left is free.
        FolderLock::take(&folder, || panic!("nobody is there")).expect("locked");
        fs::remove_dir_all(folder).expect("cleared");
    }
}
