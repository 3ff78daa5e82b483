//! What differs between systems and must not show: the ends of lines, marks at the beginning of files, and names
//! that Windows keeps for devices. What only the systems themselves can show, their own CI does.

use std::collections::BTreeMap;

use trykk::build::{self, Edition, Request, Session};
use trykk::diag::Diagnostics;
use trykk::source::{Files, Memory, Sources};

use crate::support::bundled::in_memory;

/// The files of some products, by name; nothing may be wrong with them.
fn bytes(files: impl Files + 'static) -> BTreeMap<String, Vec<u8>> {
    let request = Request {
        products: ["hefte", "huskekort", "chime-plakat", "utdelingsark"]
            .map(String::from)
            .to_vec(),
        editions: vec![Edition::Screen, Edition::Html],
        ..Request::default()
    };
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let mut session = Session::of_one_build();
    let built = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
    assert_eq!(diags.sorted(), []);
    let mut all = BTreeMap::new();
    for product in built.expect("a sound request").expect("nothing wrong") {
        for output in product.outputs {
            let mut take = |file: build::File| {
                all.insert(file.name, file.bytes);
            };
            output.files(&mut take).expect("drawn");
        }
    }
    assert!(all.len() >= 8, "{:?}", all.keys());
    all
}

/// The project with every text changed by `change`.
fn changed(change: impl Fn(&[u8]) -> Vec<u8>) -> Memory {
    let mut files = in_memory();
    let mut count = 0;
    let paths: Vec<String> = files.paths().map(str::to_owned).collect();
    for path in paths {
        let is_text = [".toml", ".svg"]
            .iter()
            .any(|ending| path.ends_with(ending));
        if is_text {
            let bytes = change(&files.read(&path, u64::MAX).expect("there"));
            files.insert(path, bytes);
            count += 1;
        }
    }
    assert!(count > 30, "{count} texts");
    files
}

#[test]
fn lines_that_end_as_on_windows_and_marks_before_them_change_no_byte() {
    let ours = bytes(in_memory());
    let windows = changed(|bytes| {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        assert!(!text.contains('\r'));
        format!("\u{FEFF}{}", text.replace('\n', "\r\n")).into_bytes()
    });
    let theirs = bytes(windows);
    assert_eq!(
        ours.keys().collect::<Vec<_>>(),
        theirs.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in ours {
        assert!(bytes == theirs[&name], "{name} differs");
    }
}
