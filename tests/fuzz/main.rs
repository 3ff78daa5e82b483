//! Projects with something wrong in them, made by a seed: whatever they are, trykk tells what is wrong, or builds. It
//! never panics, never works for long, and never takes much memory.
//!
//!     cargo run --release --features fuzz --bin fuzz -- --seconds 60                every target in turn, 60 seconds in all
//!     cargo run --release --features fuzz --bin fuzz -- svg font --seconds 600      these two
//!     cargo run --release --features fuzz --bin fuzz -- --seed 7 --first 100000     other inputs
//!
//! The same seed and the same program give the same inputs. What came to no good end lies as a project below
//! `target/tmp/fuzz/finds`, where `trykk check --project …` shows it again. It needs a shell, which sets how
//! much memory a worker may have.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is amiss"
)]

mod bytes;
mod chance;
mod projects;
mod schema_words;
mod text;
mod worker;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use projects::Target;
use worker::Task;

/// How much memory a worker may ask for, in KiB: many times what any project of this size needs.
const MEMORY: u64 = 2 << 20;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let number = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1)?.parse::<u64>().ok()
    };
    let seed = number("--seed").unwrap_or(1);
    let first = number("--first").unwrap_or(0);
    let seconds = number("--seconds").unwrap_or(30);
    if let [mode, name, current, rest @ ..] = words.as_slice()
        && mode == "worker"
    {
        let target = Target::of(name).expect("a target");
        let keep = rest.iter().position(|word| word == "--keep");
        let keep = keep.and_then(|at| rest.get(at + 1));
        worker::run(
            &target,
            &Task {
                seed,
                first,
                time: Duration::from_secs(seconds),
                current: Path::new(current),
                keep: keep.map(Path::new),
            },
        );
        return ExitCode::SUCCESS;
    }
    let wanted = projects::NAMES
        .iter()
        .filter(|name| words.iter().any(|word| word == *name));
    let mut wanted: Vec<&str> = wanted.copied().collect();
    if wanted.is_empty() {
        wanted = projects::NAMES.to_vec();
    }
    let keep = words.iter().position(|word| word == "--keep");
    let keep = keep.and_then(|at| words.get(at + 1)).map(PathBuf::from);
    let each = Duration::from_secs(seconds) / wanted.len() as u32;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tmp/fuzz");
    // Seconds of a processor, without those of workers that came to no good end.
    println!("target      inputs  ways  seconds  finds");
    let mut sound = true;
    for name in wanted {
        let watched = Watched {
            name,
            folder: &folder,
            seed,
            first,
            keep: keep.as_deref(),
        };
        sound &= watched.try_for(each);
    }
    if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A target whose workers are watched.
struct Watched<'w> {
    name: &'w str,
    folder: &'w Path,
    seed: u64,
    first: u64,
    keep: Option<&'w Path>,
}

impl Watched<'_> {
    /// Lets workers try inputs, one worker after the other, until the time is over; whether all went well.
    fn try_for(&self, time: Duration) -> bool {
        let started = Instant::now();
        let current = self.folder.join("current").join(self.name);
        let _ = fs::remove_dir_all(&current);
        let mut number = self.first;
        let mut ways = 0_u64;
        let mut worked = 0_u64;
        // By what went wrong: the same at the same place is one find.
        let mut finds: BTreeMap<String, (u64, usize)> = BTreeMap::new();
        while started.elapsed() < time {
            let left = (time - started.elapsed()).as_secs().max(1);
            let mut worker = self.worker(&current, number, left);
            let out = BufReader::new(worker.stdout.take().expect("a pipe"));
            let mut ended = false;
            for line in out.lines().map_while(Result::ok) {
                let mut words = line.splitn(3, ' ');
                let (what, at) = (
                    words.next().unwrap_or_default(),
                    words.next().unwrap_or_default(),
                );
                let rest = words.next().unwrap_or_default();
                let at = at.parse().unwrap_or(number);
                match what {
                    "n" => number = at,
                    "done" => {
                        ended = true;
                        number = at.max(number);
                        let mut rest = rest.split(' ').map(|figure| figure.parse().unwrap_or(0));
                        ways = ways.max(rest.next().unwrap_or(0));
                        worked += rest.next().unwrap_or(0);
                    }
                    "hang" => {
                        ended = true;
                        number = at + 1;
                        self.found(&mut finds, "hang", at, &current);
                    }
                    // How long something took tells of what it did, not of the machine, only by its size.
                    "slow" | "panic" => {
                        let kept = worker::kept(&current, at);
                        self.found(&mut finds, &format!("{what} {rest}"), at, &kept);
                        let _ = fs::remove_dir_all(kept);
                    }
                    _ => {}
                }
            }
            let status = worker.wait().expect("a worker ends");
            if !ended {
                self.found(&mut finds, &format!("ended: {status}"), number, &current);
                number += 1;
            }
        }
        let seconds = worked / 1000;
        println!(
            "{:10} {:7}  {ways:4}  {seconds:7}  {}",
            self.name,
            number - self.first,
            finds.len()
        );
        for (what, (at, times)) in &finds {
            println!("    {times} times, first at {at}: {what}");
        }
        finds.keys().all(|what| what.starts_with("slow"))
    }

    /// Notes a find; of the first of its kind the project is kept, which lies in the folder `project`.
    fn found(
        &self,
        finds: &mut BTreeMap<String, (u64, usize)>,
        what: &str,
        at: u64,
        project: &Path,
    ) {
        let known = finds.len();
        finds.entry(what.to_owned()).or_insert((at, 0)).1 += 1;
        if finds.len() > known {
            let to = self
                .folder
                .join("finds")
                .join(format!("{}-{}-{at}", self.name, self.seed));
            copy(project, &to);
            let _ = fs::write(to.join("what.txt"), what);
        }
    }

    fn worker(&self, current: &Path, first: u64, seconds: u64) -> std::process::Child {
        let own = env::current_exe().expect("a path");
        let mut command = Command::new("sh");
        command
            .arg("-c")
            .arg(format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\""))
            .arg(own);
        command.args(["worker", self.name]).arg(current);
        command.args([
            "--seed",
            &self.seed.to_string(),
            "--first",
            &first.to_string(),
        ]);
        command.args(["--seconds", &seconds.to_string()]);
        if let Some(keep) = self.keep {
            command.arg("--keep").arg(keep);
        }
        // One thread is enough, and all that an input costs is its own.
        command
            .env("RAYON_NUM_THREADS", "1")
            .env_remove("SOURCE_DATE_EPOCH");
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().expect("a shell starts")
    }
}

fn copy(from: &Path, to: &Path) {
    let _ = fs::create_dir_all(to);
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            let _ = fs::copy(entry.path(), to.join(entry.file_name()));
        }
    }
}
