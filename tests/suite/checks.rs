//! Small projects that break one check each: that check, and no other, reports it, and the mended project is
//! silent.
//!
//! Each file of `tests/checks` is called as the code of its check, and holds projects as the cases of
//! `tests/cases` are written; `breaks` says what is wrong, `pictures` are made in these sizes in pixels, and
//! `mend` are the changes that put the project right.

use std::collections::BTreeSet;
use std::fs;

use toml::{Table, Value};
use trykk::build::{Request, Session};
use trykk::diag::{Check, Diagnostic, Diagnostics};
use trykk::source::{Memory, Sources};

use crate::cases::{Files, change, common, project, text};
use crate::support::files::here;
use crate::support::images::fields;

/// What a project of `tests/checks` may hold.
const KEYS: &[&str] = &["breaks", "over", "pictures", "change", "mend", "files"];

/// The projects of a check.
fn projects(check: Check) -> Vec<Table> {
    let path = here("tests/checks").join(format!("{check}.toml"));
    let file = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let file: Table = file.parse().unwrap_or_else(|e| panic!("{check}: {e}"));
    let projects = file["project"].as_array().expect("projects");
    let tables = projects
        .iter()
        .map(|one| one.as_table().expect("a table").clone());
    tables.collect()
}

/// The codes of all that is said of a project of these files, with what is said.
fn codes(files: &Files, session: &mut Session) -> (BTreeSet<String>, String) {
    let files: Memory = files.clone().into_iter().collect();
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let request = Request {
        notes: true,
        ..Request::default()
    };
    let built = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
    assert!(built.is_ok());
    let found = diags.sorted();
    let said = |found: &Diagnostic| format!("{}: {}\n", found.fault.code(), found.fault);
    let codes = found.iter().map(|found| found.fault.code().to_owned());
    (codes.collect(), found.iter().map(said).collect())
}

/// Adds the pictures that a project asks for.
fn add_pictures(table: &Table, files: &mut Files) {
    let pictures = table.get("pictures").and_then(Value::as_table);
    for (name, size) in pictures.into_iter().flatten() {
        let side = |at: usize| {
            let side = size[at].as_integer().expect("pixels");
            u32::try_from(side).expect("pixels")
        };
        files.insert(format!("content/images/{name}"), fields(side(0), side(1)));
    }
}

#[test]
fn each_check_alone_reports_what_breaks_it() {
    let common = common();
    let mut session = Session::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for check in Check::ALL {
        let all = projects(*check);
        assert!(!all.is_empty(), "{check}");
        for table in &all {
            let strange = table.keys().find(|key| !KEYS.contains(&key.as_str()));
            assert_eq!(strange, None, "{check}");
            let about = format!("== {check}: {}", text(table, "breaks"));
            let mut files = project(table, &common);
            add_pictures(table, &mut files);
            let (found, said) = codes(&files, &mut session);
            if found != BTreeSet::from([check.code().to_owned()]) {
                wrong.push(format!("{about}: found {found:?}\n{said}"));
            }
            change(table, "mend", &mut files);
            let (found, said) = codes(&files, &mut session);
            if !found.is_empty() {
                wrong.push(format!("{about}, mended: found {found:?}\n{said}"));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 30, "{count} projects");
}

#[test]
fn every_file_of_projects_is_of_a_check() {
    for entry in fs::read_dir(here("tests/checks")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str());
        assert!(name.and_then(Check::find).is_some(), "{}", path.display());
    }
}
