//! The order of the stages, the shape of the files, and what a stage may touch.
//!
//! A file of a stage may name only the vocabulary, its own stage and earlier ones; `cli` and
//! `preview` may name all, and nothing names them. No two files use each other, straight or by way of
//! others, but a module and the files below it. Stages touch no disk, clock, process or thread.
//!
//! Files are read as tokens, so comments and strings do not count, and a path is followed through
//! `crate::`, `super::`, `{groups}` and names that a module hands on.

mod cycles;
mod paths;
mod source;
mod tokens;

use std::collections::BTreeSet;

use cycles::{circles, uses};
use source::{File, files, leave_out_tests};

/// The top-level modules; a file may name those of its own line and of the lines before it.
const ORDER: &[&[&str]] = &[
    &[
        "diag",
        "geom",
        "units",
        "color",
        "date",
        "source",
        "parallel",
        "cache",
        "built_in",
        "descriptions",
    ],
    &["content"],
    &["design"],
    &["lines"],
    &["pages"],
    &["preflight"],
    &["press"],
    &["render"],
    &["calibrate"],
    &["build"],
    &["disk"],
    &["cli", "preview"],
];

/// The crate's roots: they declare the stages and hand over to `cli`.
const ROOTS: &[&str] = &["lib.rs", "main.rs"];

const MAX_LINES: usize = 500;

/// What stages may not use of the standard library; those from [`FIRST_WITH_SYSTEM`] on may.
const SYSTEM: &[&str] = &["fs", "time", "env", "process", "thread"];

/// The first in the order that may use the disk and all else of the system.
const FIRST_WITH_SYSTEM: &str = "disk";

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|line| line.contains(&module))
}

/// What is wrong with one file: its header, its length, the order of what it names.
fn faults(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    let path = &file.path;
    if !file.text.starts_with("//!") {
        faults.push(format!("{path} does not open with a //! header"));
    }
    let lines = file.text.lines().count();
    if lines > MAX_LINES {
        faults.push(format!("{path} has {lines} lines; {MAX_LINES} at most"));
    }
    if ROOTS.contains(&path.as_str()) {
        return faults;
    }
    let Some(own) = rank(file.stage()) else {
        faults.push(format!(
            "{path}: `{}` has no place in the order",
            file.stage()
        ));
        return faults;
    };
    let names = file.named_with_tests.iter().filter_map(|named| {
        let [root, rest @ ..] = named.path.as_slice() else {
            return None;
        };
        (root == "crate").then(|| rest.first().unwrap_or(root))
    });
    for name in names.collect::<BTreeSet<_>>() {
        match rank(name) {
            Some(other) if other <= own => {}
            Some(_) => faults.push(format!("{path} names `{name}`, which stands after it")),
            None => faults.push(format!("{path} names `crate::{name}`, which is no stage")),
        }
    }
    faults
}

/// What a file of a stage uses of the system.
fn system(file: &File) -> BTreeSet<&str> {
    let may = rank(file.stage()) >= rank(FIRST_WITH_SYSTEM);
    if ROOTS.contains(&file.path.as_str()) || may {
        return BTreeSet::new();
    }
    let uses = file
        .named
        .iter()
        .filter_map(|named| match named.path.as_slice() {
            [root, part, ..] if root == "std" => Some(part.as_str()),
            _ => None,
        });
    uses.filter(|part| SYSTEM.contains(part) || *part == "*")
        .collect()
}

#[test]
fn every_file_keeps_the_order() {
    let wrong: Vec<String> = files().iter().flat_map(faults).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_stage_uses_the_system() {
    let files = files();
    let found = files.iter().filter(|file| !system(file).is_empty());
    let found: Vec<&str> = found.map(|file| file.path.as_str()).collect();
    let names = SYSTEM.join(", ");
    assert!(found.is_empty(), "these use std::{{{names}}}: {found:?}");
}

#[test]
fn no_two_files_use_each_other() {
    let files = files();
    let shown = |circle: &Vec<usize>| {
        let names: Vec<&str> = circle.iter().map(|at| files[*at].path.as_str()).collect();
        format!("{} → {}", names.join(" → "), names[0])
    };
    let found: Vec<String> = circles(&uses(files)).iter().map(shown).collect();
    assert!(
        found.is_empty(),
        "what both use belongs into a file of its own:\n{}",
        found.join("\n")
    );
}

#[test]
fn a_path_to_a_later_stage_is_found_however_it_is_written() {
    for (path, code) in [
        ("lines/model.rs", "use crate::pages::Page;"),
        ("lines.rs", "use crate::{units::Abs, pages::{Page, frame}};"),
        ("lines.rs", "use crate::{\n    units,\n    render,\n};"),
        ("lines/model.rs", "fn f() -> crate::press::Sheet { g() }"),
        ("lines/model.rs", "use super::super::pages::Page;"),
        ("lines.rs", "use super::pages;"),
        ("lines/model.rs", "use super::{super::{pages}, fonts};"),
        (
            "lines/model.rs",
            "mod tests { use super::super::super::cli::run; }",
        ),
        ("lines/mod.rs", "use super::cli;"),
        ("lines/a/b.rs", "use super::super::super::preview::serve;"),
        (
            "lines.rs",
            "macro_rules! m { () => { $crate::render::pdf() } }",
        ),
        (
            "lines.rs",
            "const A: char = '\"'; use crate::pages::Page; // \"",
        ),
        (
            "lines.rs",
            "fn f<'a>(s: &'a str) { crate::pages::g(s, b'\\'') }",
        ),
        ("lines.rs", "/* /* */ */ use crate::pages;"),
        ("lines.rs", "let s = r#\"\"\"#; use crate::pages;"),
        ("lines.rs", "pub(crate) use crate::*;"),
        ("lines.rs", "use crate as trykk;"),
        ("lines.rs", "use super as trykk;"),
        ("lines.rs", "extern crate self as trykk;"),
        ("lines.rs", "use crate::{self as trykk};"),
        ("units.rs", "use crate::content;"),
        ("render/pdf.rs", "use crate::cli::Job;"),
        ("widgets/a.rs", "use crate::units::Abs;"),
        ("lines.rs", "use crate::widgets::A;"),
    ] {
        let source = format!("//! A header.\n{code}\n");
        assert_eq!(faults(&File::new(path, &source)).len(), 1, "{path}: {code}");
    }
}

#[test]
fn what_stands_before_may_be_named() {
    for (path, code) in [
        (
            "lines/model.rs",
            "use crate::{content::Text, design, units::*};",
        ),
        (
            "lines/model.rs",
            "use super::fonts::Book; use super::{a, b::{c, super_d}};",
        ),
        (
            "lines.rs",
            "mod tests { use super::*; use super::pages; fn f() { {} } }",
        ),
        (
            "lines/model.rs",
            "mod tests { use super::*; use super::super::pages; }",
        ),
        (
            "lines.rs",
            "// use crate::pages;\n/* crate::cli */ const S: &str = \"crate::cli\";",
        ),
        (
            "lines.rs",
            "const S: &str = r##\"\"# crate::cli \"##; pub(crate) fn f() {}",
        ),
        (
            "lines.rs",
            "let r#type = b\"\\\" crate::cli\"; pub(in crate::lines) fn f() {}",
        ),
        ("diag.rs", "use crate::source::Span;"),
        ("cli/run.rs", "use crate::{render, preview, press};"),
        ("preview/server.rs", "use crate::cli::Job;"),
        ("main.rs", "fn main() { trykk::cli::main() }"),
    ] {
        let source = format!("//! A header.\n{code}\n");
        assert_eq!(
            faults(&File::new(path, &source)),
            Vec::<String>::new(),
            "{path}: {code}"
        );
    }
}

#[test]
fn headers_and_length_are_held() {
    assert_eq!(faults(&File::new("lib.rs", "pub mod units;\n")).len(), 1);
    assert_eq!(faults(&File::new("units.rs", "// No header.\n")).len(), 1);
    let of_length = |lines: usize| {
        let text = format!("//! A header.\n{}", "\n".repeat(lines - 1));
        faults(&File::new("units.rs", &text))
    };
    assert!(of_length(MAX_LINES).is_empty());
    assert_eq!(of_length(MAX_LINES + 1).len(), 1);
}

#[test]
fn what_a_stage_uses_of_the_system_is_found_however_it_is_written() {
    for code in [
        "use std::fs;",
        "use std::{fmt, thread};",
        "use std::fs::{self, File};",
        "use std::*;",
        "fn f() { std::process::exit(1) }",
        "fn f() { let now = ::std::time::Instant::now(); }",
        "mod deep { use std::env::var; }",
    ] {
        let source = format!("//! A header.\n{code}\n");
        assert_eq!(system(&File::new("lines/a.rs", &source)).len(), 1, "{code}");
        for path in ["disk/a.rs", "cli/a.rs", "main.rs"] {
            assert!(system(&File::new(path, &source)).is_empty(), "{code}");
        }
    }
    for code in [
        "use std::fmt; use std::path::Path;",
        "#[cfg(test)]\nmod tests { use std::fs; fn f() { std::env::temp_dir(); } }",
        "#[cfg(test)]\nuse std::fs;",
        "// std::fs\nfn f() { fs::read() }",
    ] {
        let source = format!("//! A header.\n{code}\n");
        assert!(
            system(&File::new("lines/a.rs", &source)).is_empty(),
            "{code}"
        );
    }
}

#[test]
fn a_file_of_tests_counts_for_the_order_alone() {
    let mut files = [
        File::new("lines.rs", "//! A.\n#[cfg(test)]\nmod tests;\n"),
        File::new(
            "lines/tests.rs",
            "//! B.\nuse std::fs; use crate::pages::Page;\n",
        ),
    ];
    leave_out_tests(&mut files);
    assert!(system(&files[1]).is_empty());
    assert_eq!(faults(&files[1]).len(), 1);
}

#[test]
fn circles_are_found_through_names_that_modules_hand_on() {
    let circle = |sources: &[(&str, &str)]| -> Vec<Vec<String>> {
        let files: Vec<File> = sources
            .iter()
            .map(|(path, text)| File::new(path, text))
            .collect();
        let name = |at: &usize| files[*at].path.clone();
        let found = circles(&uses(&files));
        found
            .iter()
            .map(|one| one.iter().map(name).collect())
            .collect()
    };
    let pages = "pub use a::A; mod a; mod b; pub struct Page; fn f() { b::g() }";
    let found = circle(&[
        ("pages.rs", pages),
        (
            "pages/a.rs",
            "use super::b; pub struct A; fn f() { b::g() }",
        ),
        ("pages/b.rs", "use crate::pages::{A, Page}; pub fn g() {}"),
    ]);
    assert_eq!(found, [["pages/a.rs", "pages/b.rs"]]);
    // By way of a third, with another name, and by a path in the middle of code.
    let found = circle(&[
        ("pages.rs", "mod a; mod b; mod c;"),
        ("pages/a.rs", "use super::b::B as Other; pub struct A;"),
        ("pages/b.rs", "pub struct B; fn f() -> super::c::C { g() }"),
        ("pages/c.rs", "use super::a::*; pub struct C;"),
    ]);
    assert_eq!(found, [["pages/a.rs", "pages/b.rs", "pages/c.rs"]]);
    // What stands below a module is part of it.
    let found = circle(&[
        ("pages.rs", "mod a; mod b;"),
        ("pages/a.rs", "mod deep; pub fn f() { deep::g() }"),
        ("pages/a/deep.rs", "use super::super::b::B; pub fn g() {}"),
        ("pages/b.rs", "use super::a; pub struct B;"),
    ]);
    assert_eq!(found, [["pages/a.rs", "pages/a/deep.rs", "pages/b.rs"]]);
    let none: [[&str; 0]; 0] = [];
    let found = circle(&[
        ("pages.rs", pages),
        ("pages/a.rs", "use super::{Page, b::g}; pub struct A;"),
        (
            "pages/b.rs",
            "use super::Page; pub fn g() {}\n#[cfg(test)]\nmod tests { use super::super::a::A; }",
        ),
    ]);
    assert_eq!(found, none);
}
