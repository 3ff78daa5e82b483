//! The file that stands beside another while that is written: `.book.pdf.3f2a…-417-0.part`. Its name says on which
//! machine and by which process, so that no two runs write into one, and the next run knows which of them nobody
//! writes any more.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use crate::cache;

/// What the name ends with.
const END: &str = ".part";
/// How long nobody has written to a file that nobody writes any more, where it cannot be told whether its process is
/// still there.
const LONG_AGO: Duration = Duration::from_secs(60 * 60);
/// How many names are tried.
const MOST: u32 = 10_000;

/// Makes an empty file beside `path`, whose name no other has.
pub(super) fn create(path: &Path) -> io::Result<(File, PathBuf)> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let (machine, process) = (machine(), process::id());
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..MOST {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{machine:016x}-{process}-{number}{END}"));
        let beside = path.with_file_name(hidden);
        match File::options().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Removes from `folder` what runs left there that were killed. What cannot be removed stays: it is in nobody's way.
pub(super) fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(owner) = name.to_str().and_then(owner) else {
            continue;
        };
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let since = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        let is_old = || since().is_some_and(|since| since > LONG_AGO);
        if is_file && owner.is_gone().unwrap_or_else(is_old) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Who writes a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owner {
    machine: u64,
    process: u32,
}

impl Owner {
    /// Whether its process has ended; `None` where that cannot be told from here.
    fn is_gone(self) -> Option<bool> {
        let known = cfg!(target_os = "linux") && self.machine == machine() && machine() != 0;
        known.then(|| !Path::new(&format!("/proc/{}", self.process)).exists())
    }
}

/// Who writes the file of this name; `None` where the name is not one of [`create`].
fn owner(name: &str) -> Option<Owner> {
    let stem = name.strip_prefix('.')?.strip_suffix(END)?;
    let (_, owner) = stem.rsplit_once('.')?;
    let mut parts = owner.split('-');
    let (machine, process, number) = (parts.next()?, parts.next()?, parts.next()?);
    number
        .parse::<u32>()
        .ok()
        .filter(|_| parts.next().is_none())?;
    let machine = Some(machine).filter(|machine| machine.len() == 16)?;
    Some(Owner {
        machine: u64::from_str_radix(machine, 16).ok()?,
        process: process.parse().ok()?,
    })
}

/// Among which processes this one counts: those of one start of one machine, or of one container on it. 0 where the
/// system does not say.
fn machine() -> u64 {
    let start = fs::read("/proc/sys/kernel/random/boot_id");
    let processes = fs::read_link("/proc/self/ns/pid");
    match (start, processes) {
        (Ok(start), Ok(processes)) => cache::hash((start, processes)),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_writes_any_more_is_cleared() {
        let folder = std::env::temp_dir().join(format!("trykk-part-{}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("book.pdf");
        let (_, first) = create(&path).expect("made");
        let (_, second) = create(&path).expect("made");
        assert_ne!(first, second);
        // No process has this number on any system.
        let gone = format!(".book.pdf.{:016x}-{}-0.part", machine(), u32::MAX);
        let elsewhere = format!(".book.pdf.{:016x}-{}-0.part", machine() ^ 1, u32::MAX);
        let foreign = [".book.pdf.part", "book.pdf.part", ".book.pdf.12.part"];
        for name in foreign.into_iter().chain([&*gone, &*elsewhere]) {
            fs::write(folder.join(name), b"half").expect("written");
        }
        clear(&folder);
        let known = cfg!(target_os = "linux") && machine() != 0;
        assert_eq!(folder.join(gone).exists(), !known);
        assert!(folder.join(elsewhere).exists());
        assert!(foreign.iter().all(|name| folder.join(name).exists()));
        assert!(first.exists() && second.exists());
        fs::remove_dir_all(folder).expect("cleared");
    }
}
