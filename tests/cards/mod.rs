//! The cards of this repository's own project, built by the program, for the tests that read them
//! back.

#[path = "../folders/mod.rs"]
mod folders;
#[path = "../guide/pdf.rs"]
pub mod pdf;
pub mod sheets;
#[path = "../guide/text.rs"]
mod text;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use folders::copy;

/// The decks of the project.
pub const DECKS: [&str; 4] = ["huskekort", "samtalekort", "refleksjonskort", "lommehefte"];

pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(env!("CARGO_CRATE_NAME"))
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder goes");
    }
    folder
}

/// Builds these products of the project in `root`, for the screen, and for the office in colours and
/// in grey; where the files are.
pub fn build(root: &Path, products: &[&str], name: &str) -> PathBuf {
    let output = fresh(name);
    let done = Command::new(env!("CARGO_BIN_EXE_trykk"))
        .arg("build")
        .args(products)
        .args(["--edition", "screen", "--edition", "office", "--gray"])
        .arg("--project")
        .arg(root)
        .arg("--output")
        .arg(&output)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("trykk runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.is_empty(), "{said}");
    output
}

/// A file of the decks as they stand in the repository, built once for all tests of a program.
pub fn built(file: &str) -> Vec<u8> {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let folder = BUILT.get_or_init(|| build(&here(""), &DECKS, "built"));
    fs::read(folder.join(file)).expect("a file")
}

/// The project with other fields in `trykk.toml`.
pub fn copied(name: &str, more: &str) -> PathBuf {
    let root = fresh(name);
    for folder in ["content", "fonts"] {
        copy(&here(folder), &root.join(folder));
    }
    let project = fs::read_to_string(here("trykk.toml")).expect("readable");
    fs::write(
        root.join("trykk.toml"),
        project.replace("[fields]\n", &format!("[fields]\n{more}")),
    )
    .expect("written");
    root
}
