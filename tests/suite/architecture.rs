//! The order of the stages, and the shape of the files.
//!
//! A file of a stage may name only the vocabulary, its own stage and earlier ones; `cli` and
//! `preview` may name all, and no stage names them. Files are read as tokens, so comments and
//! strings do not count, and a path is followed through `crate::`, `super::` and `{groups}`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files::here;

/// The top-level modules; a file may name those of its own line and of the lines before it.
const ORDER: &[&[&str]] = &[
    &["diag", "geom", "units", "color", "date", "source"],
    &["content"],
    &["design"],
    &["lines"],
    &["pages"],
    &["preflight"],
    &["press"],
    &["render"],
    &["build"],
    &["disk"],
    &["cli", "preview"],
];

/// The crate's roots: they declare the stages and hand over to `cli`.
const ROOTS: &[&str] = &["lib.rs", "main.rs"];

const MAX_LINES: usize = 500;

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|line| line.contains(&module))
}

/// Rust source without comments and literals, as identifiers and single signs; `::` is one token.
fn tokens(source: &str) -> Vec<String> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            i = after_block_comment(&chars, i);
        } else if c == '"' {
            i = after_string(&chars, i);
        } else if c == '\'' {
            // A lifetime has no closing quote right after its first letter; a character has.
            i = match (at(i + 1), at(i + 2)) {
                ('\\', _) => 1 + after(&chars, i + 3, |c| c == '\''),
                (_, '\'') => i + 3,
                _ => i + 1,
            };
        } else if word(c) {
            let end = after(&chars, i, |c| !word(c));
            let name: String = chars[i..end].iter().collect();
            let raw = name.ends_with('r') && name.len() <= 2;
            i = match raw && matches!(at(end), '"' | '#') {
                true => after_raw(&chars, end),
                false => end,
            };
            if i == end {
                found.push(name);
            }
        } else if c == ':' && at(i + 1) == ':' {
            found.push("::".to_owned());
            i += 2;
        } else {
            if !c.is_whitespace() {
                found.push(c.to_string());
            }
            i += 1;
        }
    }
    found
}

/// The first place from `from` on where `stop` holds, or the end.
fn after(chars: &[char], from: usize, stop: impl Fn(char) -> bool) -> usize {
    (from..chars.len())
        .find(|&i| stop(chars[i]))
        .unwrap_or(chars.len())
}

fn after_block_comment(chars: &[char], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut i = start;
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i
}

fn after_string(chars: &[char], start: usize) -> usize {
    let mut i = start + 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// Past `#"…"#` after its `r`; past one sign where it is a raw identifier (`r#type`).
fn after_raw(chars: &[char], start: usize) -> usize {
    let open = after(chars, start, |c| c != '#');
    if chars.get(open) != Some(&'"') {
        return start + 1;
    }
    let hashes = open - start;
    let closes = |i: &usize| {
        chars[*i] == '"' && (1..=hashes).all(|n| chars.get(i + n).copied() == Some('#'))
    };
    let end = (open + 1..chars.len()).find(closes);
    end.map_or(chars.len(), |end| end + hashes + 1)
}

/// Every top-level module that the source of `module` (its path from the crate's root) names.
/// `*` stands for all of them at once, `crate` for the root itself, perhaps under another name.
fn named(module: &[String], source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut here = module.to_vec();
    // How deep `here` was before each open brace: an inline module's brace leads one deeper.
    let mut depths = Vec::new();
    let mut names = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let text = |n: usize| tokens.get(n).map_or("", String::as_str);
        match text(i) {
            "{" => {
                depths.push(here.len());
                if i >= 2 && text(i - 2) == "mod" {
                    here.push(tokens[i - 1].clone());
                }
            }
            "}" => here.truncate(depths.pop().unwrap_or(module.len())),
            // `pub(crate)` and `pub(super)` name nothing.
            "crate" | "super" if !(i > 0 && text(i - 1) == "(" && text(i + 1) == ")") => {
                i = follow(&tokens, i, &here, &mut names);
                continue;
            }
            _ => {}
        }
        i += 1;
    }
    names
}

/// Follows a path that starts at token `i` with `crate` or `super`, in the module `here`; gives
/// the token after it.
fn follow(tokens: &[String], mut i: usize, here: &[String], names: &mut Vec<String>) -> usize {
    let text = |n: usize| tokens.get(n).map_or("", String::as_str);
    let mut place = here.to_vec();
    loop {
        match text(i) {
            "crate" => place.clear(),
            "super" => {
                place.pop();
            }
            "{" => return follow_group(tokens, i, &place, names),
            name => {
                if place.is_empty() {
                    names.push(name.to_owned());
                }
                return i + 1;
            }
        }
        match text(i + 1) {
            "::" => i += 2,
            // `super` or `crate` alone: the module itself, as in `use crate as other`.
            _ => {
                if place.is_empty() {
                    names.push("crate".to_owned());
                }
                return i + 1;
            }
        }
    }
}

/// Follows each member of the group that opens at token `i`, in the module `place`.
fn follow_group(
    tokens: &[String],
    mut i: usize,
    place: &[String],
    names: &mut Vec<String>,
) -> usize {
    let mut depth = 0_usize;
    let mut starts = true;
    while let Some(token) = tokens.get(i) {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," => {}
            _ if starts && depth == 1 => {
                i = follow(tokens, i, place, names);
                starts = false;
                continue;
            }
            _ => {}
        }
        i += 1;
        if depth == 0 {
            break;
        }
        starts = depth == 1 && matches!(token.as_str(), "{" | ",");
    }
    i
}

/// What is wrong with one file: `path` from src/ on, with `/` between its parts.
fn faults(path: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !source.starts_with("//!") {
        faults.push(format!("{path} does not open with a //! header"));
    }
    let lines = source.lines().count();
    if lines > MAX_LINES {
        faults.push(format!("{path} has {lines} lines; {MAX_LINES} at most"));
    }
    if ROOTS.contains(&path) {
        return faults;
    }
    let module: Vec<String> = path
        .trim_end_matches(".rs")
        .trim_end_matches("/mod")
        .split('/')
        .map(str::to_owned)
        .collect();
    let Some(own) = rank(&module[0]) else {
        faults.push(format!("{path}: `{}` has no place in the order", module[0]));
        return faults;
    };
    for name in named(&module, source) {
        match rank(&name) {
            Some(other) if other <= own => {}
            Some(_) => faults.push(format!("{path} names `{name}`, which stands after it")),
            None => faults.push(format!("{path} names `crate::{name}`, which is no stage")),
        }
    }
    faults
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_file_keeps_the_order() {
    let src = here("src");
    let files = rust_files(&src);
    assert!(files.len() > 10, "only {} files in {src:?}", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let path = file.strip_prefix(&src).expect("inside src");
        let path = path.to_str().expect("UTF-8").replace('\\', "/");
        wrong.extend(faults(&path, &fs::read_to_string(&file).expect("readable")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
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
        assert_eq!(faults(path, &source).len(), 1, "{path}: {code}");
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
            faults(path, &source),
            Vec::<String>::new(),
            "{path}: {code}"
        );
    }
}

#[test]
fn headers_and_length_are_held() {
    assert_eq!(faults("lib.rs", "pub mod units;\n").len(), 1);
    assert_eq!(faults("units.rs", "// No header.\n").len(), 1);
    let of_length = |lines: usize| format!("//! A header.\n{}", "\n".repeat(lines - 1));
    assert!(faults("units.rs", &of_length(MAX_LINES)).is_empty());
    assert_eq!(faults("units.rs", &of_length(MAX_LINES + 1)).len(), 1);
}
