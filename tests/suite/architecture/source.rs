//! The files of `src`, each with its place among the modules and the paths that it names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::paths::{Named, paths, without_tests};
use super::tokens::tokens;
use crate::support::files::here;

/// A file of `src`.
pub struct File {
    /// From `src/` on, with `/` between its parts.
    pub path: String,
    /// The text.
    pub text: String,
    /// The path of its module, beginning with `crate`.
    pub module: Vec<String>,
    /// The words and signs of its code, tests left out; none where all of it is tests.
    pub tokens: Vec<String>,
    /// The names of what that code defines.
    pub defines: BTreeSet<String>,
    /// What that code names.
    pub named: Vec<Named>,
    /// What code and tests name.
    pub named_with_tests: Vec<Named>,
    /// The modules that are declared for tests only.
    test_modules: Vec<String>,
}

impl File {
    /// A file by its path and text.
    pub fn new(path: &str, text: &str) -> Self {
        let parts = path
            .trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .split('/');
        let mut module = vec!["crate".to_owned()];
        module.extend(parts.map(str::to_owned));
        if matches!(path, "lib.rs" | "main.rs") {
            module.truncate(1);
        }
        let all = tokens(text);
        let (code, test_modules) = without_tests(&all);
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            named: paths(&module, &code),
            named_with_tests: paths(&module, &all),
            defines: defined(&code),
            tokens: code,
            module,
            test_modules,
        }
    }

    /// The top-level module that it belongs to; `crate` for the roots.
    pub fn stage(&self) -> &str {
        self.module.get(1).map_or("crate", String::as_str)
    }
}

/// The names of functions, types, constants and macros in some code.
fn defined(code: &[String]) -> BTreeSet<String> {
    const KINDS: [&str; 7] = ["fn", "struct", "enum", "trait", "const", "static", "type"];
    let name = |three: &[String]| match three[0].as_str() {
        "macro_rules" => Some(three[2].clone()),
        kind if KINDS.contains(&kind) => Some(three[1].clone()),
        _ => None,
    };
    code.windows(3).filter_map(name).collect()
}

/// Takes the code out of files that belong to tests, and of those below them.
pub fn leave_out_tests(files: &mut [File]) {
    let tests: Vec<Vec<String>> = files
        .iter()
        .flat_map(|file| {
            let below =
                |name: &String| [file.module.as_slice(), std::slice::from_ref(name)].concat();
            file.test_modules.iter().map(below)
        })
        .collect();
    for file in files {
        if tests.iter().any(|test| file.module.starts_with(test)) {
            file.tokens.clear();
            file.defines.clear();
            file.named.clear();
        }
    }
}

/// Every file of `src`, read once.
pub fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(read)
}

fn read() -> Vec<File> {
    let src = here("src");
    let mut files: Vec<File> = rust_files(&src)
        .iter()
        .map(|file| {
            let path = file.strip_prefix(&src).expect("inside src");
            let path = path.to_str().expect("UTF-8").replace('\\', "/");
            File::new(&path, &fs::read_to_string(file).expect("readable"))
        })
        .collect();
    assert!(files.len() > 10, "only {} files in {src:?}", files.len());
    leave_out_tests(&mut files);
    files
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
