//! A page as a person gets it: a tiny project, built by the program itself.

use std::fs;
use std::path::Path;
use std::process::Command;

const PROJECT: &str = r#"
[[product]]
id = "lapp"
content = "ord"
layout = "lapp"
theme = "sti"
editions = ["png"]
"#;

const WORDS: &str = r#"
lang = "nb"
title = "Små steg"

[[section]]
id = "en"
title = "En god start"

[[section.block]]
kind = "text"
text = "Spør først, og *lytt* til svaret. Mer på [eksempel.no](https://eksempel.no)."

[[section.block]]
kind = "items"
items = [{ title = "Håp", text = "Tro på bedring" }]
"#;

const LAYOUT: &str = r#"
format = "booklet"
trim = "74x105mm"
bleed = "3mm"
safe = "4mm"
grid = "8pt"
margin = { top = "9mm", bottom = "14mm", inner = "9mm", outer = "8mm" }

[section]
start = "page"
decor = "trail"

[block.items]
look = "panels"
"#;

/// The picture of the last page. The theme is the one of this repository.
pub fn page() -> Vec<u8> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("picture-project");
    if root.exists() {
        fs::remove_dir_all(&root).expect("an old folder goes");
    }
    let files = [
        ("trykk.toml", PROJECT.as_bytes()),
        ("content/ord.toml", WORDS.as_bytes()),
        ("content/layouts/lapp.toml", LAYOUT.as_bytes()),
    ];
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }
    for folder in ["content/themes", "fonts"] {
        fs::create_dir_all(root.join(folder)).expect("a folder");
        for entry in fs::read_dir(here.join(folder)).expect("a folder") {
            let entry = entry.expect("an entry");
            fs::copy(entry.path(), root.join(folder).join(entry.file_name())).expect("copied");
        }
    }
    let done = Command::new(env!("CARGO_BIN_EXE_trykk"))
        .args(["build", "--ppi", "100", "--project"])
        .arg(&root)
        .output()
        .expect("started");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let folder = root.join("output/lapp-png");
    let names = fs::read_dir(&folder).expect("a folder");
    let names = names.map(|entry| entry.expect("an entry").path());
    let last = names.filter(|path| path.extension().is_some_and(|e| e == "png"));
    let last = last.max().expect("a picture");
    let words = fs::read_to_string(last.with_extension("txt")).expect("the words");
    assert_eq!(
        words,
        "Små steg\nEn god start\nSpør først, og lytt til svaret. Mer på eksempel.no.\nHåp\nTro på bedring\n"
    );
    fs::read(last).expect("readable")
}
