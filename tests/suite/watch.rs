//! `trykk build --watch`: a build after each change, in one process, until it is stopped.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::support::project::Project;

/// Longer than any build of a small project takes on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(120);

/// A program that runs until the test is over, whatever becomes of it.
struct Running {
    program: Child,
    lines: Receiver<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Running {
    fn start(project: &Project) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_trykk"))
            .args(["build", "--watch"])
            .env("LC_ALL", "C")
            .current_dir(&project.root)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let told = program.stderr.take().expect("a pipe");
        let (send, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(told).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Self { program, lines }
    }

    /// What is told until the program waits again.
    fn until_it_waits(&self) -> String {
        let mut told = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("it goes on");
            if line.starts_with("Waiting for changes") {
                return told;
            }
            told += &line;
        }
    }
}

#[test]
fn each_change_makes_a_build_and_a_mistake_leaves_the_last_good_file() {
    let project = Project::new("watch");
    let file = project.path("output/hefte-screen.pdf");
    let running = Running::start(&project);
    assert_eq!(running.until_it_waits(), "");
    let first = fs::read(&file).expect("built");

    let words = project.path("content/veileder.toml");
    let text = fs::read_to_string(&words).expect("readable");
    let title = text
        .lines()
        .find(|line| line.starts_with("title = "))
        .expect("a title");
    fs::write(
        &words,
        text.replacen(title, "title = \"En annen tittel\"", 1),
    )
    .expect("written");
    assert_eq!(running.until_it_waits(), "");
    let second = fs::read(&file).expect("built");
    assert!(first != second);

    // As an editor does that puts a new file in the place of the old one.
    let beside = project.path("content/veileder.toml~");
    fs::write(&beside, "title = ").expect("written");
    fs::rename(&beside, &words).expect("renamed");
    assert!(running.until_it_waits().contains("error"));
    assert!(fs::read(&file).expect("there") == second);

    fs::write(&words, &text).expect("written");
    // One change can be told in two.
    let mut told = running.until_it_waits();
    while fs::read(&file).expect("there") != first {
        told = running.until_it_waits();
    }
    assert_eq!(told, "");
}
