//! Folders and files of tests, and `trykk` as a program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A path in the repository.
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The place of a test's own folder, which is not there yet. Tests run side by side: no two may give
/// the same name.
pub fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder goes");
    }
    folder
}

/// Copies a folder and all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let from = entry.expect("an entry").path();
        let to = to.join(from.file_name().expect("a name"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("copied");
        }
    }
}

/// Writes files by their paths in `root`, with the folders that they need.
pub fn write<'f>(root: &Path, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

/// The repository's own project, copied.
pub fn copied_project(name: &str) -> PathBuf {
    let root = fresh(name);
    for folder in ["content", "fonts"] {
        copy(&here(folder), &root.join(folder));
    }
    fs::copy(here("trykk.toml"), root.join("trykk.toml")).expect("copied");
    root
}

/// Takes what it draws from the theme of a copied project.
pub fn without_art(root: &Path) {
    let path = root.join("content/themes/sti.toml");
    let text = fs::read_to_string(&path).expect("readable");
    let mut theme: toml::Table = text.parse().expect("a theme");
    assert!(theme.remove("art").is_some(), "the theme draws something");
    fs::write(&path, theme.to_string()).expect("writable");
}

/// Replaces what stands exactly once in a file.
pub fn change(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).expect("readable");
    assert_eq!(text.matches(old).count(), 1, "{old:?} in {path:?}");
    fs::write(path, text.replace(old, new)).expect("writable");
}

/// The program, whatever date and language its surroundings give: it speaks English.
pub fn trykk() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trykk"));
    command.env_remove("SOURCE_DATE_EPOCH").env("LC_ALL", "C");
    command
}
