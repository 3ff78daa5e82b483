//! The reference of the project files, `docs/reference`: written from the schemas, in both languages, with a picture
//! of each key that changes the look.
//!
//! `tests/reference` says of each key an example, and what its picture shows, or why there is none. What is committed
//! is what is written from that: `TRYKK_ACCEPT=reference cargo test --test suite docs_reference::` writes it anew,
//! pictures too. With a value such as `reference:layout-block-items` it draws only pictures whose names begin so, with
//! `reference:new` those that are not there.
//!
//! A picture takes two or three builds. The tests draw every tenth; where `TRYKK_PROGRAM` names a program, all of
//! them, with that one. Sheets of paper are PDF files, which poppler draws.

mod book;
mod data;
mod pictures;
mod schema;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use data::{Data, Entry, KINDS, name};

use crate::support::files::here;

/// The most bytes of a picture, and of all of them.
const MOST_BYTES: u64 = 12 * 1024;
const MOST_BYTES_OF_ALL: u64 = 2 * 1024 * 1024;
/// The most lines of a page.
const MOST_LINES: usize = 500;
/// Every which picture is drawn where nobody asks for all.
const SOME: usize = 10;

fn accepted() -> Option<String> {
    let accepted = std::env::var("TRYKK_ACCEPT").ok()?;
    let which = accepted.strip_prefix("reference")?;
    Some(which.trim_start_matches(':').to_owned())
}

fn pictures_folder() -> PathBuf {
    here("docs/reference/pictures")
}

#[test]
fn the_reference_is_what_the_schemas_and_the_data_say() {
    let data = Data::read();
    let mut wrong = Vec::new();
    let files = book::files(&data);
    let root = here("docs/reference");
    for (path, text) in &files {
        let path = root.join(path);
        if accepted().is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(&path, text).expect("written");
        }
        if fs::read_to_string(&path).ok().as_deref() != Some(text) {
            wrong.push(path.display().to_string());
        }
        assert!(
            text.lines().count() <= MOST_LINES,
            "{}: too long",
            path.display()
        );
    }
    // Every page, also those written by hand, is one of its book.
    for language in ["en", "nb"] {
        let contents = root.join(language).join("src/SUMMARY.md");
        let contents = fs::read_to_string(contents).expect("contents");
        for folder in ["", "keys/", "nokler/"] {
            let path = root.join(language).join("src").join(folder);
            for file in fs::read_dir(path).into_iter().flatten() {
                let name = file.expect("a file").file_name();
                let link = format!("]({folder}{})", name.to_string_lossy());
                let page = link.ends_with(".md)") && !link.contains("SUMMARY");
                assert!(!page || contents.contains(&link), "{language}: {link}");
            }
        }
    }
    for folder in ["en/src/keys", "nb/src/nokler"] {
        for file in fs::read_dir(root.join(folder)).expect("a folder") {
            let file = file.expect("a file").file_name();
            let path = format!("{folder}/{}", file.to_string_lossy());
            assert!(files.contains_key(&path), "{path} is not of the reference");
        }
    }
    assert!(
        wrong.is_empty(),
        "TRYKK_ACCEPT=reference writes anew: {}",
        wrong.join(", ")
    );
}

#[test]
fn every_table_stands_on_a_page_and_every_key_has_a_picture_or_a_reason() {
    let data = Data::read();
    let mut wrong = Vec::new();
    for (kind, _) in KINDS {
        for path in data.schemas[kind][0].keys() {
            let of = format!("{kind} {path}");
            if data.described(&of).is_none() {
                let keys: Vec<&String> = data.table(&of, 0).keys().collect();
                wrong.push(format!("[{of}] is on no page: {keys:?}"));
            }
        }
    }
    let mut known = BTreeSet::new();
    for (table, key) in data.described_keys() {
        known.insert((table.of.clone(), key.clone()));
        if let Some(entry) = data.entry(&table.of, &key) {
            if entry.default.is_some() && data.table(&table.of, 0)[&key].needed {
                wrong.push(format!("[{}] {key}: it cannot be left out", table.of));
            }
            let values = [
                Some(&entry.value),
                entry.default.as_ref(),
                entry.was.as_ref(),
            ];
            for value in values.into_iter().flatten() {
                let example = format!("\"{key}\" = {value}").parse::<toml::Table>();
                assert!(example.is_ok(), "[{}] {key} = {value}", table.of);
            }
        }
        match data.entry(&table.of, &key) {
            None => wrong.push(format!("[{}] {key}: nothing is said of it", table.of)),
            Some(Entry { none, on, .. }) => {
                if none.is_none() && on.is_none() {
                    wrong.push(format!("[{}] {key}: neither a base nor a reason", table.of));
                }
                let Some(none) = none else { continue };
                if !data.reasons.contains_key(none) {
                    wrong.push(format!("[{}] {key}: no reason {none}", table.of));
                }
                // The pictures stand with the keys of the table.
                if none == "table" && data.below(&table.of, &key).is_empty() {
                    wrong.push(format!("[{}] {key}: it holds no table", table.of));
                }
            }
        }
    }
    for (of, keys) in &data.entries {
        for key in keys.keys() {
            if !known.contains(&(of.clone(), key.clone())) {
                wrong.push(format!("[{of}] {key} is in no schema"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every key with a picture: its table, what is said of it, and the picture's name.
fn shown(data: &Data) -> Vec<(String, &Entry, String)> {
    let keys = data.described_keys();
    let shown = keys.filter_map(|(table, key)| {
        let entry = data.entry(&table.of, &key)?;
        let name = name(&table.of, &key);
        entry
            .none
            .is_none()
            .then(|| (table.of.clone(), entry, name))
    });
    let mut shown: Vec<_> = shown.collect();
    shown.sort_by(|a, b| a.2.cmp(&b.2));
    shown
}

#[test]
fn the_pictures_show_what_the_program_draws() {
    let data = Data::read();
    let all = shown(&data);
    let every = std::env::var_os("TRYKK_PROGRAM").is_some();
    let accepted = accepted();
    let wanted = all
        .iter()
        .enumerate()
        .filter(|(number, (.., name))| match accepted.as_deref() {
            Some("new") => !pictures_folder().join(format!("{name}.png")).exists(),
            Some(which) => name.starts_with(which),
            None => every || number % SOME == 0,
        });
    let sheets = pictures::sheets_can_be_drawn();
    let wanted: Vec<&(String, &Entry, String)> = wanted
        .map(|(_, one)| one)
        .filter(|(_, entry, name)| {
            let drawn = sheets || entry.edition.is_none();
            assert!(drawn || !every, "{name}: no pdftoppm");
            if !drawn {
                eprintln!("not drawn, for there is no pdftoppm: {name}");
            }
            drawn
        })
        .collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let parts = wanted.chunks(wanted.len().div_ceil(threads).max(1));
    let faults: Vec<String> = std::thread::scope(|scope| {
        let data = &data;
        let drawn: Vec<_> = parts
            .enumerate()
            .map(|(number, part)| {
                let take = accepted.is_some();
                scope.spawn(move || drawn(data, part, number, take))
            })
            .collect();
        let drawn = drawn.into_iter();
        drawn.flat_map(|part| part.join().expect("drawn")).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong with the pictures of some keys.
fn drawn(
    data: &Data,
    keys: &[&(String, &Entry, String)],
    number: usize,
    take: bool,
) -> Vec<String> {
    let drawer = pictures::Drawer::new(data, &number.to_string());
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference-actual");
    fs::create_dir_all(&kept).expect("a folder");
    let mut faults = Vec::new();
    for (of, entry, name) in keys {
        let (kind, _) = of.split_once(' ').expect("a kind");
        let draw = || drawer.picture(kind, entry, name);
        let picture = match std::panic::catch_unwind(std::panic::AssertUnwindSafe(draw)) {
            Ok(picture) => picture,
            Err(said) => {
                let said = said.downcast_ref::<String>();
                faults.push(said.cloned().unwrap_or_else(|| format!("{name}: failed")));
                continue;
            }
        };
        let path = pictures_folder().join(format!("{name}.png"));
        if take {
            fs::create_dir_all(pictures_folder()).expect("a folder");
            fs::write(&path, pictures::encoded(&picture)).expect("written");
        }
        let fault = match fs::read(&path) {
            Ok(png) => pictures::difference(&picture, &png, entry.edition.is_some()),
            Err(_) => Some("there is no picture".to_owned()),
        };
        if let Some(fault) = fault {
            let actual = kept.join(format!("{name}.png"));
            fs::write(&actual, pictures::encoded(&picture)).expect("written");
            faults.push(format!("{name}: {fault}, see {}", actual.display()));
        }
    }
    faults
}

#[test]
fn there_is_a_small_picture_of_each_key_and_no_other() {
    let data = Data::read();
    let wanted: BTreeSet<String> = shown(&data)
        .into_iter()
        .map(|(.., name)| format!("{name}.png"))
        .collect();
    let mut found = BTreeSet::new();
    let mut all = 0;
    for file in fs::read_dir(pictures_folder()).expect("a folder") {
        let file = file.expect("a file");
        let bytes = file.metadata().expect("its size").len();
        let name = file.file_name().to_string_lossy().into_owned();
        assert!(bytes <= MOST_BYTES, "{name}: {bytes} bytes");
        all += bytes;
        found.insert(name);
    }
    let odd: Vec<&String> = found.symmetric_difference(&wanted).collect();
    assert!(odd.is_empty(), "missing or left over: {odd:?}");
    assert!(all <= MOST_BYTES_OF_ALL, "{all} bytes");
}
