//! Tiny projects that are wrong, and the exact report on each.
//!
//! A case is a file of `tests/cases`: the project's files under `[files]`, the report under
//! `expect`. `TRYKK_ACCEPT=1 cargo test --test cases` writes the reports anew; read the difference
//! before you commit it. Folders and fonts come from nowhere else: a case is complete.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};
use trykk::cli::report;
use trykk::content::project;
use trykk::diag::Diagnostics;
use trykk::source::Sources;

/// What every project needs and no case is about; a case's own file of that name comes first.
const COMMON: [(&str, &str); 4] = [
    (
        "trykk.toml",
        "[[product]]\nid = \"hefte\"\nlayout = \"hefte\"\ncontent = \"veileder\"\ntheme = \"sti\"\n",
    ),
    (
        "content/veileder.toml",
        "lang = \"nb\"\ntitle = \"Veileder\"\n\n[[section]]\nid = \"en\"\ntitle = \"En\"\n\n\
         [[section.block]]\nkind = \"notes\"\n",
    ),
    ("content/layouts/hefte.toml", ""),
    ("content/themes/sti.toml", ""),
];

/// Reads the project in `root` as the command line does, and reports.
fn run(root: &Path) -> String {
    let mut sources = Sources::new(root);
    let mut diags = Diagnostics::new();
    if let Some(project) = project::load(&mut sources, &mut diags) {
        project::load_guides(&project, &mut sources, &mut diags);
    }
    report::render(&diags.sorted(), &sources, false)
}

/// Lays the project of a case out in a fresh folder.
fn lay_out(name: &str, case: &Table) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cases")
        .join(name);
    if root.exists() {
        fs::remove_dir_all(&root).expect("an old folder goes");
    }
    let files = case["files"].as_table().expect("`files` is a table");
    let without: Vec<&str> = case
        .get("without")
        .and_then(Value::as_array)
        .map(|paths| paths.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let common = COMMON
        .iter()
        .filter(|(path, _)| !files.contains_key(*path) && !without.contains(path));
    let own = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str().expect("a file is a text")));
    for (path, text) in common.copied().chain(own) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    root
}

/// The case's text with another expectation, everything else as a person wrote it.
fn accept(text: &str, report: &str) -> String {
    assert!(
        !report.contains("'''"),
        "a report with ''' needs another form"
    );
    let head = text.split("expect = '''").next().unwrap_or(text);
    format!("{head}expect = '''\n{report}'''\n\n{}", tail(text))
}

/// What follows the expectation.
fn tail(text: &str) -> &str {
    let (_, rest) = text.split_once("expect = '''").unwrap_or(("", text));
    let (_, rest) = rest.split_once("'''").unwrap_or(("", ""));
    rest.trim_start()
}

#[test]
fn every_case_reports_what_it_expects() {
    let accepting = std::env::var_os("TRYKK_ACCEPT").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {}", folder.display());
    let mut failures = Vec::new();
    for path in paths {
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a name");
        let text = fs::read_to_string(&path).expect("readable");
        let case: Table = text.parse().unwrap_or_else(|e| panic!("{name}: {e}"));
        let report = run(&lay_out(name, &case));
        if accepting {
            fs::write(&path, accept(&text, &report)).expect("writable");
            continue;
        }
        let expected = case["expect"].as_str().expect("`expect` is a text");
        if report != expected {
            failures.push(format!(
                "== {name}: expected\n{expected}\n== {name}: found\n{report}"
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
