//! What befalls a build from outside: it is killed, another one writes into the same folder, somebody saves a file
//! while it is read, clocks are wrong. Afterwards the last good files are there, whole. What was tried, how often, and
//! what was lost stands in `docs/faults.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use trykk::disk::{FolderLock, LOCK};

use crate::support::files::trykk;
use crate::support::project::Project;

/// Two projects that differ in a word, and what each makes. They build into one folder.
pub struct Versions {
    projects: [Project; 2],
    whole: [BTreeMap<String, Vec<u8>>; 2],
    /// The folder, which is not there yet.
    pub output: PathBuf,
}

impl Versions {
    /// In folders by the test's name.
    pub fn new(name: &str) -> Self {
        let projects = ["one", "two"].map(|word| {
            let project = Project::new(&format!("faults/{name}/{word}"));
            project.add_office();
            let words = format!("kommer til {word}");
            project.change("content/veileder.toml", "En", &words);
            let path = project.path("trykk.toml");
            let first = fs::read_to_string(&path).expect("readable");
            let second = first.replace("id = \"hefte\"", "id = \"igjen\"");
            fs::write(path, format!("{first}\n{second}")).expect("writable");
            project
        });
        let whole = [0, 1].map(|which| {
            let project: &Project = &projects[which];
            let output = project.path("output");
            let done = build(project, &output).output().expect("trykk runs");
            assert!(
                done.status.success(),
                "{}",
                String::from_utf8_lossy(&done.stderr)
            );
            files(&output)
        });
        assert_ne!(whole[0], whole[1]);
        assert!(whole[0].keys().eq(whole[1].keys()));
        let output = projects[0].path("../output");
        let _ = fs::remove_dir_all(&output);
        Self {
            projects,
            whole,
            output,
        }
    }

    /// The command that builds one of them into the folder.
    pub fn build(&self, which: usize) -> Command {
        build(&self.projects[which], &self.output)
    }

    fn start(&self, which: usize) -> Child {
        let mut command = self.build(which);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command.spawn().expect("trykk starts")
    }

    /// Builds one of them, which nothing hinders.
    pub fn build_all(&self, which: usize) {
        let done = self.build(which).output().expect("trykk runs");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }

    /// Whether a folder has all files of one of them, nothing else, and nothing that is not finished.
    pub fn is_all_of(&self, which: usize, folder: &Path) -> bool {
        files(folder) == self.whole[which] && unfinished_in(folder).is_empty()
    }

    /// Each file of a folder is one of the two, whole, and all are there.
    pub fn assert_whole(&self, folder: &Path) {
        let found = files(folder);
        assert!(found.keys().eq(self.whole[0].keys()), "{:?}", found.keys());
        for (name, bytes) in found {
            assert!(
                self.whole.iter().any(|whole| whole[&name] == bytes),
                "{name} is cut"
            );
        }
    }
}

fn build(project: &Project, output: &Path) -> Command {
    let mut command = trykk();
    command.args(["build", "--project"]).arg(&project.root);
    command.arg("--output").arg(output).args(["--ppi", "36"]);
    command
}

/// All files of a folder and of those in it, without hidden ones.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    walk(folder, "", &mut |name, path| {
        if !name
            .rsplit('/')
            .next()
            .is_some_and(|last| last.starts_with('.'))
        {
            all.insert(name, fs::read(path).expect("readable"));
        }
    });
    all
}

/// The unfinished files in a folder and in those in it.
pub fn unfinished_in(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    walk(folder, "", &mut |name, _| {
        if name.ends_with(".part") {
            names.insert(name);
        }
    });
    names
}

fn walk(folder: &Path, before: &str, each: &mut dyn FnMut(String, &Path)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => walk(&entry.path(), &format!("{name}/"), each),
            false => each(name, &entry.path()),
        }
    }
}

/// How often a build is killed.
const KILLS: u32 = 200;

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_whole_files() {
    let versions = Versions::new("killed");
    // The longest of some, so that moments after the end are among those that are tried.
    let timed = [1, 1, 0].map(|which| {
        let begun = Instant::now();
        versions.build_all(which);
        begun.elapsed()
    });
    let whole = timed.into_iter().max().unwrap_or_default();
    let (mut killed, mut unfinished) = (0, 0);
    // Moments that the golden ratio spreads evenly: half of them over a whole build, half over the time in which it
    // writes, which begins with the first unfinished file.
    for number in 0..KILLS {
        let which = 1 - (number as usize % 2);
        let before = unfinished_in(&versions.output);
        let mut child = versions.start(which);
        let share = f64::from(number) * 0.618_034 % 1.0;
        if number % 4 < 2 {
            thread::sleep(whole.mul_f64(share * 1.1));
        } else {
            let is_new = |name: &String| !before.contains(name);
            let is_writing = || unfinished_in(&versions.output).iter().any(is_new);
            while !is_writing() && child.try_wait().expect("a process").is_none() {
                thread::yield_now();
            }
            thread::sleep(whole.mul_f64(share * 0.6));
        }
        // It may be done already.
        let _ = child.kill();
        let done = child.wait().expect("it ends").success();
        versions.assert_whole(&versions.output);
        match done {
            true => assert!(versions.is_all_of(which, &versions.output)),
            false => killed += 1,
        }
        let is_new = |name: &String| !before.contains(name);
        unfinished += usize::from(unfinished_in(&versions.output).iter().any(is_new));
    }
    println!("killed {killed} times of {KILLS}, {unfinished} times with unfinished files left");
    assert!(
        killed > KILLS / 10 && unfinished > 0,
        "{killed} {unfinished}"
    );
    // What is left then is in no way of the next.
    versions.build_all(0);
    assert!(versions.is_all_of(0, &versions.output));
}

#[test]
fn of_two_builds_into_one_folder_the_files_of_one_are_there() {
    const ROUNDS: usize = 25;
    let versions = Versions::new("both");
    let mut last = [0, 0];
    for _ in 0..ROUNDS {
        let both = [0, 1].map(|which| versions.start(which));
        for child in both {
            let done = child.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{said}");
        }
        let is_of = [0, 1].map(|which| versions.is_all_of(which, &versions.output));
        assert!(is_of[0] || is_of[1], "files of both");
        let which = usize::from(is_of[1]);
        last[which] += 1;
        // What is noted of them is noted of these.
        let mut status = trykk();
        status
            .args(["status", "--project"])
            .arg(&versions.projects[which].root);
        let status = status.arg("--output").arg(&versions.output).output();
        assert!(status.expect("trykk runs").status.success());
    }
    println!("{ROUNDS} times two builds; the last to write were {last:?}");
}

#[test]
fn a_build_waits_until_another_has_written_its_files_and_says_so() {
    let versions = Versions::new("waits");
    versions.build_all(0);
    let lock = FolderLock::take(&versions.output, || panic!("nobody writes")).expect("locked");
    let mut child = versions.start(1);
    let mut said = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    said.read_line(&mut line).expect("told");
    let folder = versions.output.display();
    let expected = format!(
        "Another run of trykk is writing into {folder}; this one goes on when that one is done.\n"
    );
    assert_eq!(line, expected);
    assert!(child.try_wait().expect("a process").is_none());
    assert!(versions.is_all_of(0, &versions.output));
    drop(lock);
    assert!(child.wait().expect("it ends").success());
    assert!(versions.is_all_of(1, &versions.output));
    let mut rest = String::new();
    said.read_to_string(&mut rest).expect("told");
    assert_eq!(rest, "");
    // The file of the lock stays, and is nobody's.
    assert_eq!(fs::read(versions.output.join(LOCK)).expect("there"), b"");
    // To other programs nothing is said that they do not know.
    let lock = FolderLock::take(&versions.output, || panic!("nobody writes")).expect("locked");
    let mut command = versions.build(0);
    let command = command
        .args(["--message-format", "json"])
        .stderr(Stdio::piped());
    let child = command.stdout(Stdio::null()).spawn().expect("trykk starts");
    drop(lock);
    let done = child.wait_with_output().expect("it ends");
    assert!(done.status.success() && done.stderr.is_empty());
}

#[test]
fn a_file_that_is_saved_while_it_is_read_is_never_built_in_part() {
    const BUILDS: usize = 40;
    let versions = Versions::new("saved");
    versions.build_all(0);
    // So long that it is not saved at once. Without its last lines it would still be words.
    let words = [0, 1].map(|which: usize| {
        let path = versions.projects[which].path("content/veileder.toml");
        let text = fs::read_to_string(path).expect("readable");
        format!("{}{text}", "# fyll\n".repeat(300_000))
    });
    let path = versions.projects[0].path("content/veileder.toml");
    fs::write(&path, &words[0]).expect("writable");
    let done = AtomicBool::new(false);
    let (mut built, mut refused, mut cut) = (0, 0, 0);
    // Also where this test fails, so that it ends.
    struct Done<'d>(&'d AtomicBool);
    impl Drop for Done<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    thread::scope(|scope| {
        let _done = Done(&done);
        scope.spawn(|| {
            let pauses = [20, 600, 40, 1200, 80].into_iter().cycle();
            for (which, pause) in [1, 0].into_iter().cycle().zip(pauses) {
                fs::write(&path, &words[which]).expect("writable");
                if done.load(Ordering::Relaxed) {
                    return;
                }
                thread::sleep(Duration::from_millis(pause));
            }
        });
        for _ in 0..BUILDS {
            let before = files(&versions.output);
            let run = versions.build(0).output().expect("trykk runs");
            let said = String::from_utf8_lossy(&run.stderr);
            if run.status.success() {
                built += 1;
                assert!(
                    [0, 1]
                        .iter()
                        .any(|which| versions.is_all_of(*which, &versions.output)),
                    "{said}"
                );
            } else {
                // Where what was read of it has an error, and it is not longer yet when that is told.
                match said.contains("error[file-changed]: `content/veileder.toml` was changed") {
                    true => refused += 1,
                    false => cut += 1,
                }
                let way_out = "run the command again when everything is saved";
                assert!(cut > 0 || said.contains(way_out), "{said}");
                assert_eq!(files(&versions.output), before);
            }
        }
    });
    println!(
        "{BUILDS} builds while words were saved: {built} built, {refused} refused, {cut} in error"
    );
    assert!(refused > 0);
    fs::write(&path, &words[1]).expect("writable");
    versions.build_all(0);
    assert!(versions.is_all_of(1, &versions.output));
}

#[test]
fn no_clock_changes_what_is_built() {
    let versions = Versions::new("clock");
    // 1970, and the year 2106.
    for seconds in [0, u64::from(u32::MAX)] {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let set = |_, path: &Path| {
            let file = fs::File::options().write(true).open(path).expect("opened");
            file.set_modified(time).expect("a time");
        };
        walk(&versions.projects[0].root, "", &mut { set });
        walk(&versions.output, "", &mut { set });
        versions.build_all(0);
        assert!(versions.is_all_of(0, &versions.output), "{seconds}");
    }
    // Where the program is there that lies to others about the time.
    let mut faked = Command::new("faketime");
    let inner = versions.build(1);
    faked
        .arg("1970-01-02 00:00:00")
        .arg(inner.get_program())
        .args(inner.get_args());
    match faked.output() {
        Ok(done) => {
            assert!(
                done.status.success(),
                "{}",
                String::from_utf8_lossy(&done.stderr)
            );
            assert!(versions.is_all_of(1, &versions.output));
        }
        Err(_) => println!("faketime is not here: only the times of files were wrong"),
    }
}

#[test]
fn only_what_clears_up_asks_what_time_it_is() {
    let mut asking = Vec::new();
    let source = crate::support::files::here("src");
    walk(&source, "", &mut |name, path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let asks = ["SystemTime::now", "Instant::now", ".elapsed()"];
        if name.ends_with(".rs") && asks.iter().any(|call| text.contains(call)) {
            asking.push(name);
        }
    });
    assert_eq!(asking, ["disk/part.rs"]);
}
