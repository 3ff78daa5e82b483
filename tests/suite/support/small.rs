//! Small projects in memory, and what is made of them.

use std::fs;

use trykk::build::{Edition, File, Request, Session};
use trykk::diag::Diagnostics;
use trykk::source::{Memory, Sources};

use super::bundled::add;
use super::files::here;

/// A project of one deck, with the theme and the fonts of all cases.
pub fn project(words: &str, layout: &str) -> Memory {
    let mut files = Memory::default();
    add(&mut files, "fonts");
    let theme = fs::read(here("tests/cases/common/content/themes/sti.toml")).expect("a theme");
    files.insert("content/themes/sti.toml", theme);
    files.insert("content/kort.toml", words.as_bytes());
    files.insert("content/layouts/kort.toml", layout.as_bytes());
    let product =
        b"[[product]]\nid = \"kort\"\ncontent = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n";
    files.insert("trykk.toml", product.as_slice());
    files
}

/// The files of an edition, and what is said, in one line each.
pub fn build(files: Memory, edition: Edition, ppi: u16) -> (Vec<File>, Vec<String>) {
    let request = Request {
        editions: vec![edition],
        ppi,
        ..Request::default()
    };
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let mut session = Session::of_one_build();
    let built = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
    let products = built.expect("a sound request").unwrap_or_default();
    let mut made = Vec::new();
    for output in products.into_iter().flat_map(|product| product.outputs) {
        output.files(&mut |file| made.push(file)).expect("drawn");
    }
    let said = diags.sorted().into_iter().map(|found| {
        let hints = found.hints.iter().map(|hint| format!(" / {hint}"));
        format!(
            "{:?}: {}{}",
            found.severity,
            found.fault,
            hints.collect::<String>()
        )
    });
    (made, said.collect())
}
