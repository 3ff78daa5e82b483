//! How much sooner a build is done that comes after another in the same process: `cargo bench --bench
//! session`.
//!
//! The booklet of this repository is built for screens, from memory; then one word of one section is
//! changed, and it is built again by the same session. That is done in a new process each time, for
//! whatever a process does once would count for the first build alone otherwise. Figures are printed,
//! none is held: machines differ.

#![allow(
    clippy::expect_used,
    reason = "a figure that cannot be had stops the measuring"
)]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use trykk::build::{Edition, Request, Session};
use trykk::diag::Diagnostics;
use trykk::source::{Memory, Sources};

/// How many processes measure.
const RUNS: usize = 15;
/// The words that are changed.
const WORDS: &str = "content/veileder.toml";

fn main() {
    // Cargo gives arguments of its own; this one is ours.
    if env::args().any(|argument| argument == "once") {
        once();
        return;
    }
    let runs: Vec<[f64; 3]> = (0..RUNS).map(|_| run()).collect();
    let median = |of: &dyn Fn(&[f64; 3]) -> f64| {
        let mut all: Vec<f64> = runs.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    for (nth, name) in ["first build", "one word changed", "nothing changed"]
        .iter()
        .enumerate()
    {
        println!(
            "{name:<17} {:>5.1} ms   {:.1} times as quick as the first",
            median(&|run| run[nth]),
            median(&|run| run[0] / run[nth]),
        );
    }
}

/// The milliseconds that the builds of a new process take.
fn run() -> [f64; 3] {
    let output = Command::new(env::current_exe().expect("a path"))
        .arg("once")
        .output()
        .expect("runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let mut times = text
        .split_whitespace()
        .map(|time| time.parse().expect("a number"));
    [(); 3].map(|()| times.next().expect("a time"))
}

/// Builds, builds again with another word, and builds the same again; says how long each took.
fn once() {
    let mut project = project();
    let mut session = Session::new();
    let first = build(&mut session, project.clone());
    let text = fs::read_to_string(here(WORDS)).expect("readable");
    let changed = text.replacen(
        "Dette krever en annen væremåte.",
        "Dette krever en ny væremåte.",
        1,
    );
    assert!(changed != text, "the words are not there any more");
    project.insert(WORDS, changed);
    let second = build(&mut session, project.clone());
    let third = build(&mut session, project);
    for time in [first, second, third] {
        print!("{} ", time.as_secs_f64() * 1000.0);
    }
}

fn build(session: &mut Session, project: Memory) -> Duration {
    let request = Request {
        products: vec!["hefte".to_owned()],
        editions: vec![Edition::Screen],
        ..Request::default()
    };
    let mut diags = Diagnostics::new();
    let start = Instant::now();
    let mut sources = Sources::new(project);
    let built = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
    let time = start.elapsed();
    assert_eq!(diags.sorted(), []);
    assert!(built.is_ok_and(|built| built.is_some()));
    time
}

/// The project of this repository.
fn project() -> Memory {
    let mut files = Memory::default();
    files.insert(
        "trykk.toml",
        fs::read(here("trykk.toml")).expect("readable"),
    );
    for folder in [
        "content",
        "content/icons",
        "content/layouts",
        "content/themes",
        "fonts",
    ] {
        for entry in fs::read_dir(here(folder)).expect("a folder") {
            let entry = entry.expect("an entry");
            if entry.path().is_file() {
                let name = entry.file_name();
                let path = format!("{folder}/{}", name.to_str().expect("UTF-8"));
                files.insert(path, fs::read(entry.path()).expect("readable"));
            }
        }
    }
    files
}

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
