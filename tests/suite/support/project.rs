//! A small and sound project in a folder of its own, and `trykk` as it is typed there.

use std::fs;
use std::path::PathBuf;

use snapbox::cmd::Command;

use super::files::{change, copy, fresh, here};

/// An empty folder by the test's name.
pub fn empty(name: &str) -> Project {
    let root = fresh(&format!("cli/{name}"));
    fs::create_dir_all(&root).expect("a folder");
    Project { root }
}

/// A project in a folder of its own.
pub struct Project {
    /// The folder.
    pub root: PathBuf,
}

impl Project {
    /// The sound project and the bundled fonts, in a folder by the test's name.
    pub fn new(name: &str) -> Self {
        let project = empty(name);
        copy(&here("tests/cases/common"), &project.root);
        copy(&here("fonts"), &project.path("fonts"));
        project
    }

    /// A path in the folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Replaces what stands exactly once in a file.
    pub fn change(&self, path: &str, old: &str, new: &str) {
        change(&self.path(path), old, new);
    }

    /// `trykk` with these words behind it, typed in the project's folder.
    pub fn trykk(&self, args: &str) -> Command {
        Command::new(env!("CARGO_BIN_EXE_trykk"))
            .args(args.split_whitespace())
            .current_dir(&self.root)
            .env_remove("SOURCE_DATE_EPOCH")
            .env("LC_ALL", "C")
    }

    /// Asks for every edition that can be made, with the booklet on the paper of an office.
    pub fn add_office(&self) {
        self.change(
            "trykk.toml",
            "theme = \"sti\"",
            "theme = \"sti\"\neditions = [\"screen\", \"office\", \"png\"]",
        );
        self.change(
            "content/layouts/hefte.toml",
            "[section]",
            "[sheet.office]\npaper = \"A4\"\nschema = \"saddle\"\n\n[section]",
        );
    }

    /// A file's bytes.
    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The names in a folder, sorted, without what the program notes there for itself.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name())
            .map(|name| name.into_string().expect("UTF-8"))
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort();
        names
    }
}
