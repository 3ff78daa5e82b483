//! A disk that is full at any moment of a build, or cannot be written to. The files of before stay, whole, nothing
//! unfinished is left, and it is said what to do. What was tried stands in `docs/faults.md`.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::faults::{Versions, files, unfinished_in};

/// What is said where nothing can be written.
fn assert_told(said: &str) {
    assert!(said.contains("error[file-not-written]: "), "{said}");
    let hint = "help: check that there is room on the disk and that you may write to this folder";
    assert!(said.contains(hint), "{said}");
}

/// `trykk build` behind a command of the shell.
fn behind(versions: &Versions, which: usize, shell: &str) -> Command {
    let build = versions.build(which);
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{shell} exec \"$0\" \"$@\""));
    command.arg(build.get_program()).args(build.get_args());
    for (name, value) in build.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

#[test]
fn files_that_may_grow_no_further_leave_those_of_before() {
    let versions = Versions::new("limit");
    versions.build_all(0);
    let largest = files(&versions.output).values().map(Vec::len).max();
    let (mut failed, mut blocks) = (0, 0);
    loop {
        // Some shells count in 512 bytes, and some in 1024. The signal that tells of it would end the process.
        let mut command = behind(&versions, 1, &format!("trap '' XFSZ; ulimit -f {blocks};"));
        let done = command.output().expect("a shell");
        if done.status.success() {
            break;
        }
        failed += 1;
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{said}");
        assert_told(&said);
        versions.assert_whole(&versions.output);
        assert_eq!(unfinished_in(&versions.output), BTreeSet::new());
        blocks = if blocks < 16 {
            blocks + 1
        } else {
            blocks * 5 / 4
        };
        assert!(blocks * 512 < 4 * largest.unwrap_or(0), "{said}");
    }
    println!("{failed} times a file was refused further bytes, at up to {blocks} blocks");
    assert!(failed > 5);
    assert!(versions.is_all_of(1, &versions.output));
}

/// In a disk in memory of one mebibyte: builds, fills it up but for some pages, builds the other version, and last
/// makes it one that can only be read. `$1` is the folder, `$2` where results go; then come the two builds.
const SCRIPT: &str = r#"
mount -t tmpfs -o size=1m tmpfs "$1" || exit 9
sh -c "$3" || exit 8
mkdir "$2/before"; cp -a "$1/." "$2/before"
for free in 0 1 2 3 4 5 6 8 10 12 16 20 24 32 40 48 56 64 80 96; do
  head -c 9999999 /dev/zero >"$1/filler" 2>/dev/null
  size=$(stat -c %s "$1/filler"); truncate -s $((size - free * 4096)) "$1/filler"
  sh -c "$4" 2>"$2/said-$free"; echo $? >"$2/code-$free"
  rm "$1/filler"
  mkdir "$2/after-$free"; cp -a "$1/." "$2/after-$free"
  # The next begins with the first version again.
  sh -c "$3" || exit 7
done
mount -o remount,ro "$1" || exit 6
sh -c "$4" 2>"$2/said-only"; echo $? >"$2/code-only"
mkdir "$2/after-only"; cp -a "$1/." "$2/after-only"
"#;

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_one_that_can_only_be_read_leave_the_files_of_before() {
    let versions = Versions::new("full-disk");
    let results = versions.output.with_file_name("results");
    let _ = fs::remove_dir_all(&results);
    for folder in [&results, &versions.output] {
        fs::create_dir_all(folder).expect("a folder");
    }
    let line = |which| {
        let command = versions.build(which);
        let words = std::iter::once(command.get_program()).chain(command.get_args());
        let quoted = words.map(|word| format!("'{}'", word.to_string_lossy()));
        format!(
            "LC_ALL=C {} >/dev/null",
            quoted.collect::<Vec<_>>().join(" ")
        )
    };
    let mut command = Command::new("unshare");
    command.args(["--mount", "sh", "-c", SCRIPT, "sh"]);
    command
        .arg(&versions.output)
        .arg(&results)
        .args([line(0), line(1)]);
    let done = command.output();
    let code = done.as_ref().ok().and_then(|done| done.status.code());
    if matches!(code, None | Some(1 | 9)) {
        println!("SKIPPED: a disk in memory cannot be made here, for which one must be root");
        return;
    }
    assert_eq!(code, Some(0), "{done:?}");
    let mut failed = 0;
    for entry in fs::read_dir(&results).expect("a folder").flatten() {
        let name = entry.file_name().into_string().expect("UTF-8");
        let Some(case) = name.strip_prefix("code-") else {
            continue;
        };
        let read = |kind: &str| {
            let text = fs::read_to_string(results.join(format!("{kind}-{case}")));
            text.expect("readable")
        };
        let (code, said, after) = (
            read("code"),
            read("said"),
            results.join(format!("after-{case}")),
        );
        versions.assert_whole(&after);
        assert_eq!(unfinished_in(&after), BTreeSet::new(), "{case}");
        if code != "0\n" {
            failed += 1;
            assert_eq!(code, "1\n", "{case}: {said}");
            assert_told(&said);
        }
        if matches!(case, "0" | "only") {
            assert_ne!(code, "0\n");
            assert_eq!(files(&after), files(&results.join("before")), "{case}");
        }
    }
    println!("{failed} builds were refused by a full disk or one that can only be read");
    assert!(failed > 3);
}

#[test]
fn a_folder_that_may_not_be_written_to_keeps_its_files() {
    use std::os::unix::fs::PermissionsExt;
    let versions = Versions::new("no-rights");
    versions.build_all(0);
    let before = files(&versions.output);
    let may = |mode| fs::set_permissions(&versions.output, fs::Permissions::from_mode(mode));
    may(0o555).expect("set");
    // Root may write everywhere: then the build is started as nobody.
    let is_root = fs::write(versions.output.join("tried"), "").is_ok();
    let mut command = match is_root {
        true => behind(
            &versions,
            1,
            "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$0\" \"$@\";",
        ),
        false => versions.build(1),
    };
    let done = command.output().expect("trykk runs");
    may(0o755).expect("set");
    if is_root {
        fs::remove_file(versions.output.join("tried")).expect("removed");
    }
    assert_eq!(done.status.code(), Some(1));
    assert_told(&String::from_utf8_lossy(&done.stderr));
    assert_eq!(files(&versions.output), before);
    assert_eq!(unfinished_in(&versions.output), BTreeSet::new());
}
