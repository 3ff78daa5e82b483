//! `trykk build` as a whole process: how long it takes, and how much memory.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often the memory of the process is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// What a build took.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// From the start of the process to its end.
    pub time: Duration,
    /// The most memory that was seen, in KiB.
    pub memory: u64,
}

/// Builds the project in this folder with these words behind `trykk build`. `TRYKK_PROGRAM` names another program
/// than the one of this repository, to compare them.
pub fn build(project: &Path, arguments: &[&str]) -> Run {
    let own = || OsString::from(env!("CARGO_BIN_EXE_trykk"));
    let start = Instant::now();
    let mut child = Command::new(env::var_os("TRYKK_PROGRAM").unwrap_or_else(own))
        .arg("build")
        .args(arguments)
        .current_dir(project)
        .stdout(Stdio::null())
        .spawn()
        .expect("trykk runs");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut memory = 0;
    loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let seen = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        memory = memory.max(seen.unwrap_or(0));
        if let Some(done) = child.try_wait().expect("a child") {
            assert!(done.success(), "the build failed");
            let time = start.elapsed();
            return Run { time, memory };
        }
        thread::sleep(LOOK);
    }
}

/// The same several times; the fastest counts.
pub fn fastest(project: &Path, arguments: &[&str], runs: usize) -> Run {
    let runs = (0..runs).map(|_| build(project, arguments));
    runs.min().expect("a run")
}

/// Copies the files of a folder, without those of folders in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            let name = path.file_name().expect("a name");
            fs::copy(&path, to.join(name)).expect("copied");
        }
    }
}
