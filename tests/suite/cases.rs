//! Tiny projects that are wrong, and the exact report on each: `trykk check`, as a person runs it.
//!
//! A case is a file of `tests/cases`. It begins with the whole and sound project of
//! `tests/cases/common` and the bundled fonts; `over` lays another folder of `tests/cases` on top;
//! `files` puts files of its own over that, and so do `latin1` and `utf16` (text that is not UTF-8) and `bytes`
//! (hexadecimal); `change` replaces words in one that stands there (`old` must stand in it once),
//! `repeat` adds a text to one many times, `without` takes paths away, `folder` is where it is run, if not in the
//! project. `expect` is all that goes to standard error, `expect_nb` the same in Norwegian; the exit code is 1 where that
//! holds an error, else 0. `TRYKK_ACCEPT=1 cargo test --test suite cases::` writes the reports anew; read the difference
//! before you commit it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::support::files::{self, fresh, here, trykk};

/// What a case may hold.
const KEYS: &[&str] = &[
    "over",
    "files",
    "latin1",
    "utf16",
    "bytes",
    "change",
    "repeat",
    "without",
    "folder",
    "expect",
    "expect_nb",
];

/// Files of a project by their paths.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Everything below `folder`, by its path from there, below `prefix`.
fn gather(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).expect("readable"));
        }
    }
}

pub fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    let value = table.get(key).and_then(Value::as_str);
    value.unwrap_or_else(|| panic!("`{key}` is not a text in {table:?}"))
}

/// The project of a case.
pub fn project(case: &Table, common: &Files) -> Files {
    let mut files = common.clone();
    if case.contains_key("over") {
        let folder = here("tests/cases").join(text(case, "over"));
        gather(&folder, "", &mut files);
    }
    for path in case
        .get("without")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let path = path.as_str().expect("a path");
        let before = files.len();
        files.retain(|known, _| known != path && !known.starts_with(&format!("{path}/")));
        assert!(files.len() < before, "nothing to leave out at {path}");
    }
    change(case, "change", &mut files);
    for (key, bytes) in WRITTEN {
        let own = case.get(*key).and_then(Value::as_table);
        for (path, text) in own.into_iter().flatten() {
            let text = text.as_str().expect("a file is a text");
            files.insert(path.clone(), bytes(text));
        }
    }
    let repeats = case.get("repeat").and_then(Value::as_array);
    for repeat in repeats.into_iter().flatten() {
        let repeat = repeat.as_table().expect("a table");
        let count = repeat.get("count").and_then(Value::as_integer);
        let count = count.and_then(|count| usize::try_from(count).ok());
        let more = text(repeat, "text").repeat(count.expect("how often"));
        let file = files.get_mut(text(repeat, "file")).expect("a file");
        file.extend_from_slice(more.as_bytes());
    }
    files
}

/// Makes the changes that stand under `key`.
pub fn change(case: &Table, key: &str, files: &mut Files) {
    let changes = case.get(key).and_then(Value::as_array);
    for change in changes.into_iter().flatten() {
        let change = change.as_table().expect("a table");
        let (path, old) = (text(change, "file"), text(change, "old"));
        let whole = files.get(path).unwrap_or_else(|| panic!("no {path}"));
        let whole = String::from_utf8(whole.clone()).expect("UTF-8");
        assert_eq!(whole.matches(old).count(), 1, "{old:?} in {path}");
        let changed = whole.replace(old, text(change, "new"));
        files.insert(path.to_owned(), changed.into_bytes());
    }
}

/// The files that every project of `tests/cases` begins with.
pub fn common() -> Files {
    let mut common = Files::new();
    gather(&here("tests/cases/common"), "", &mut common);
    gather(&here("fonts"), "fonts/", &mut common);
    common
}

/// The keys under which files stand in a case, and how each writes its text down.
type Writing = fn(&str) -> Vec<u8>;
const WRITTEN: &[(&str, Writing)] = &[
    ("files", |text| text.as_bytes().to_vec()),
    ("latin1", |text| {
        let byte = |sign: char| u8::try_from(u32::from(sign)).expect("a sign of Latin-1");
        text.chars().map(byte).collect()
    }),
    // As Notepad saved what it called «Unicode»: with a byte order mark.
    ("utf16", |text| {
        let units = ['\u{FEFF}'].into_iter().chain(text.chars());
        let units: Vec<u16> = units.collect::<String>().encode_utf16().collect();
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect()
    }),
    ("bytes", |text| {
        let bytes = text.split_whitespace();
        let byte = |byte| u8::from_str_radix(byte, 16).expect("two hexadecimal digits");
        bytes.map(byte).collect()
    }),
];

/// Lays the project out in a fresh folder.
pub fn lay_out(name: &str, files: &Files) -> PathBuf {
    let root = fresh(&format!("cases/{name}"));
    let files = files.iter();
    files::write(
        &root,
        files.map(|(path, bytes)| (path.as_str(), bytes.as_slice())),
    );
    root
}

/// What `trykk check` says in the folder `root` with these options, and its exit code.
fn check(root: &Path, options: &[&str]) -> (String, Option<i32>) {
    let output = trykk()
        .arg("check")
        .args(options)
        .current_dir(root)
        .output()
        .expect("trykk runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    (said, output.status.code())
}

/// What `trykk check` says there.
pub fn report(root: &Path, options: &[&str]) -> String {
    check(root, options).0
}

/// The case's text with another expectation under `key`, everything else as a person wrote it.
fn accept(text: &str, key: &str, report: &str) -> String {
    assert!(
        !report.contains("'''"),
        "a report with ''' needs another form"
    );
    let begins = format!("{key} = '''");
    let (head, rest) = text.split_once(&begins).unwrap_or((text, ""));
    let (_, tail) = rest.split_once("'''").unwrap_or(("", ""));
    let tail = tail.trim_start();
    let gap = if tail.starts_with("expect_nb") {
        "\n"
    } else {
        "\n\n"
    };
    format!("{head}{begins}\n{report}'''{gap}{tail}")
}

/// The expectations of a case: the key of each, and the options that it holds for.
const EXPECTED: [(&str, &[&str]); 2] = [("expect", &[]), ("expect_nb", &["--lang", "nb"])];

/// Every case by its name: its path and its text.
pub fn all() -> BTreeMap<String, (PathBuf, String)> {
    let mut cases = BTreeMap::new();
    for entry in fs::read_dir(here("tests/cases")).expect("the cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "toml") {
            let name = path.file_stem().and_then(|name| name.to_str());
            let text = fs::read_to_string(&path).expect("readable");
            cases.insert(name.expect("a name").to_owned(), (path, text));
        }
    }
    assert!(!cases.is_empty(), "there are no cases");
    cases
}

#[test]
fn every_case_reports_what_it_expects() {
    let accepting = std::env::var_os("TRYKK_ACCEPT").is_some_and(|what| what == "1");
    let common = common();
    let mut failures = Vec::new();
    for (name, (path, mut text)) in all() {
        let case: Table = text.parse().unwrap_or_else(|e| panic!("{name}: {e}"));
        let strange = case.keys().find(|key| !KEYS.contains(&key.as_str()));
        assert_eq!(strange, None, "{name}");
        let root = lay_out(&name, &project(&case, &common));
        let folder = case.get("folder").and_then(Value::as_str);
        let keys = EXPECTED
            .iter()
            .filter(|(key, _)| *key == "expect" || case.contains_key(*key));
        for (key, options) in keys {
            let (report, code) = check(&root.join(folder.unwrap_or("")), options);
            let wanted = i32::from(report.contains("error[") || report.contains("feil["));
            if code != Some(wanted) {
                failures.push(format!("== {name}: exit code {code:?}, not {wanted}"));
            }
            let place = root.to_str().expect("UTF-8");
            if report.contains(place) || report.contains(env!("CARGO_MANIFEST_DIR")) {
                failures.push(format!(
                    "== {name}: names a folder of this machine\n{report}"
                ));
            }
            if accepting {
                text = accept(&text, key, &report);
                fs::write(&path, &text).expect("writable");
                continue;
            }
            let expected = case[*key].as_str().expect("an expectation is a text");
            if report != expected {
                failures.push(format!(
                    "== {name}: expected\n{expected}\n== {name}: found\n{report}"
                ));
            }
        }
        fs::remove_dir_all(root).expect("the folder goes");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_report_has_a_way_out() {
    let mut without = Vec::new();
    for (name, (_, text)) in all() {
        let case: Table = text.parse().unwrap_or_else(|e| panic!("{name}: {e}"));
        for report in case["expect"].as_str().unwrap_or("").split("\n\n") {
            let is_note = report.starts_with("note: ");
            let is_last = report.starts_with("More about ");
            let needs_none = report.trim().is_empty() || is_note || is_last;
            if !needs_none && !report.contains("= help: ") {
                without.push(format!("== {name}\n{report}"));
            }
        }
    }
    assert!(without.is_empty(), "{}", without.join("\n"));
}

/// English words that no Norwegian sentence holds.
const ENGLISH: &[&str] = &[
    "and", "are", "be", "but", "by", "cannot", "has", "have", "here", "is", "it", "no", "of", "or",
    "that", "the", "them", "there", "these", "this", "which", "with", "write", "you",
];

/// The words of a sentence, without what stands between signs of quotation or is a name, a path or TOML.
fn words(sentence: &str) -> Vec<String> {
    let mut kept = String::new();
    let mut until = None;
    for sign in sentence.chars() {
        match (until, sign) {
            (Some(end), sign) if sign == end => until = None,
            (Some(_), _) => {}
            (None, '`' | '"') => until = Some(sign),
            (None, '«') => until = Some('»'),
            (None, sign) => kept.push(sign),
        }
    }
    // Lines to be written are TOML, with the words of the project.
    let kept = kept.lines().next().unwrap_or_default().to_owned();
    let words = kept.split_whitespace();
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .collect()
}

#[test]
fn every_report_in_norwegian_holds_no_english() {
    let common = common();
    let mut left = Vec::new();
    for (name, (_, text)) in all() {
        let case: Table = text.parse().unwrap_or_else(|e| panic!("{name}: {e}"));
        let root = lay_out(&format!("nb-{name}"), &project(&case, &common));
        let (report, _) = check(&root, &["--lang", "nb", "--message-format", "json"]);
        let english = case["expect"].as_str().expect("a text");
        for line in report.lines() {
            let found: serde_json::Value = serde_json::from_str(line).expect("an object");
            // What a project says in its own words is repeated as it is.
            if found["args"]["reason"].is_string() {
                continue;
            }
            let hints = found["hints"].as_array().into_iter().flatten();
            for told in [&found].into_iter().chain(hints) {
                let message = told["message"].as_str().expect("a message");
                let words = words(message);
                let word = words.iter().find(|word| ENGLISH.contains(&word.as_str()));
                if word.is_some() || english.contains(message) {
                    left.push(format!("== {name}: {word:?}: {message}"));
                }
            }
        }
        fs::remove_dir_all(root).expect("the folder goes");
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}
