//! The cards of this repository's own project, built by the program, for the tests that read them
//! back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::bundled;
use super::files::{change, copied_project, fresh, here};

/// The decks of the project.
pub const DECKS: [&str; 4] = ["huskekort", "samtalekort", "refleksjonskort", "lommehefte"];

/// Builds these products of the project in `root`, for the screen, and for the office in colours and
/// in grey; where the files are.
pub fn build(root: &Path, products: &[&str], name: &str) -> PathBuf {
    let output = fresh(&format!("cards/{name}"));
    let arguments = [
        products,
        &["--edition", "screen", "--edition", "office", "--gray"],
    ]
    .concat();
    bundled::build(root, &arguments, &output);
    output
}

/// A file of the decks as they stand in the repository, built once for all tests.
pub fn built(file: &str) -> Vec<u8> {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let folder = BUILT.get_or_init(|| build(&here(""), &DECKS, "built"));
    fs::read(folder.join(file)).expect("a file")
}

/// The project with other fields in `trykk.toml`.
pub fn copied(name: &str, more: &str) -> PathBuf {
    let root = copied_project(&format!("cards/{name}"));
    change(
        &root.join("trykk.toml"),
        "[fields]\n",
        &format!("[fields]\n{more}"),
    );
    root
}
