//! The library as other programs use it: a project from memory, products one by one, and what a built
//! product says of itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use trykk::build::{self, BuiltProduct, Edition, Request, Session};
use trykk::design::{icons, svg};
use trykk::diag::Diagnostics;
use trykk::disk::Folder;
use trykk::geom::{LineCap, LineJoin};
use trykk::source::{Files, Memory, Sources};
use trykk::units::Abs;

use crate::support::bundled::in_memory;
use crate::support::files::here;

/// The least ppi that pictures have: what is compared here is where files come from.
const PPI: u16 = 36;

/// Builds what is asked for, which has nothing wrong with it.
fn build(files: impl Files + 'static, request: &Request) -> Vec<BuiltProduct> {
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let mut session = Session::of_one_build();
    let built = session.build(request, &mut sources, &mut |_| {}, &mut diags);
    assert_eq!(diags.sorted(), []);
    built.expect("a sound request").expect("nothing wrong")
}

/// All files of these products, by their names.
fn bytes(products: Vec<BuiltProduct>) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for output in products.into_iter().flat_map(|product| product.outputs) {
        let names = output.names();
        let mut given = Vec::new();
        let mut take = |file: build::File| {
            given.push(file.name.clone());
            assert!(all.insert(file.name, file.bytes).is_none());
        };
        output.files(&mut take).expect("drawn");
        assert_eq!(given, names);
    }
    all
}

/// Every edition of everything.
fn everything() -> Request {
    Request {
        editions: vec![Edition::Screen, Edition::Office, Edition::Png],
        ppi: PPI,
        ..Request::default()
    }
}

#[test]
fn a_project_in_memory_gives_the_same_bytes_as_on_the_disk() {
    let from_disk = bytes(build(Folder::new(here("")), &everything()));
    let from_memory = bytes(build(in_memory(), &everything()));
    assert!(from_disk.len() > 100, "only {} files", from_disk.len());
    let names: Vec<&String> = from_disk.keys().collect();
    assert_eq!(names, from_memory.keys().collect::<Vec<_>>());
    for (name, bytes) in &from_disk {
        assert!(*bytes == from_memory[name], "{name} differs");
    }
}

#[test]
fn a_product_is_made_of_the_files_that_it_names() {
    let project = in_memory();
    let screens = Request {
        editions: vec![Edition::Screen],
        ..Request::default()
    };
    let all = build(project.clone(), &screens);
    assert!(all.len() > 10);
    for product in all {
        let id = product.id.clone();
        let files: BTreeSet<&str> = product.files.iter().map(String::as_str).collect();
        assert!(files.contains("trykk.toml") && files.contains("content/themes/sti.toml"));
        // Nothing can be read from any other file.
        let mut bare = Memory::default();
        for path in project.paths() {
            let bytes = match files.contains(path) {
                true => project.read(path, u64::MAX).expect("there"),
                false => b"\xff".as_slice().into(),
            };
            bare.insert(path, bytes);
        }
        let request = Request {
            products: vec![id.clone()],
            ..screens.clone()
        };
        let alone = build(bare, &request);
        assert_eq!(alone[0].files, product.files, "{id}");
        // Each of them is read, and each of these fonts can be used.
        for path in files.iter().filter(|path| !path.ends_with('/')) {
            let mut broken = project.clone();
            broken.insert(*path, b"\xff".as_slice());
            let mut diags = Diagnostics::new();
            let mut sources = Sources::new(broken);
            let mut session = Session::of_one_build();
            let _ = session.lay_out(&request, &mut sources, &mut |_| {}, &mut diags);
            assert!(diags.has_errors(), "{id} without {path}");
        }
        assert!(files.contains("fonts/"), "{id}");
        assert!(bytes(alone) == bytes(vec![product]), "{id}");
    }
}

#[test]
fn a_built_product_has_its_pages_and_its_sheets() {
    let request = Request {
        products: vec!["hefte".to_owned(), "huskekort".to_owned()],
        keep_items: true,
        ..Request::default()
    };
    let built = build(Folder::new(here("")), &request);
    let [booklet, cards] = built.as_slice() else {
        panic!("{} products", built.len());
    };
    let screen = booklet.screen.as_ref().expect("pages");
    assert_eq!((screen.pages, screen.sheets()), (23, None));
    assert!(
        screen
            .document
            .pages
            .iter()
            .any(|page| !page.items.is_empty())
    );
    let sheets = booklet.office.as_ref().and_then(build::Imposed::sheets);
    let sheets = sheets.expect("sheets");
    assert_eq!(
        (sheets.sheets, sheets.sides, sheets.paper.as_str()),
        (6, 12, "A4")
    );
    let printed = booklet
        .outputs
        .iter()
        .find(|o| o.edition == Edition::Office);
    let sentences = &printed.expect("printed").sentences;
    assert!(sentences[0].contains("6 ark A4"), "{sentences:?}");
    assert!(cards.files.contains(&"content/veileder.toml".to_owned()));
    // Items are there only where somebody wants them.
    let lean = Request {
        keep_items: false,
        ..request
    };
    let built = build(Folder::new(here("")), &lean);
    let screen = built[0].screen.as_ref().expect("pages");
    assert!(
        screen
            .document
            .pages
            .iter()
            .all(|page| page.items.is_empty())
    );
}

#[test]
fn progress_is_told_to_its_end() {
    let mut sources = Sources::new(Folder::new(Path::new(env!("CARGO_MANIFEST_DIR"))));
    let mut diags = Diagnostics::new();
    let request = Request {
        products: vec!["huskekort".to_owned()],
        editions: vec![Edition::Screen],
        ..Request::default()
    };
    let mut told = Vec::new();
    let mut note = |progress: build::Progress| {
        assert_eq!(progress.product, "huskekort");
        told.push((progress.done, progress.of));
    };
    let mut session = Session::of_one_build();
    let built = session.lay_out(&request, &mut sources, &mut note, &mut diags);
    assert_eq!(built.expect("a sound request").len(), 1);
    let (done, of) = *told.last().expect("told");
    assert_eq!(done, of);
    assert!(told.is_sorted());
}

#[test]
fn every_icon_of_this_project_is_on_the_grid() {
    let mut sources = Sources::new(Folder::new(here("")));
    let files = sources.list(icons::FOLDER, "svg").expect("a folder");
    assert!(files.len() >= 20, "{files:?}");
    for name in files {
        let path = format!("{}/{name}", icons::FOLDER);
        let file = sources.read(&path).expect("readable");
        let mut diags = Diagnostics::new();
        let text = &sources.get(file).expect("a text").text;
        let icon = svg::read((file, text), &mut diags);
        assert!(!diags.has_errors(), "{path}: {:?}", diags.sorted());
        for part in icon.expect("an icon").paths {
            // One line thickness; what is filled has no line.
            let stroke = part
                .stroke
                .map(|stroke| (stroke.width, stroke.cap, stroke.join));
            let line = Some((Abs::pt(1.75), LineCap::Round, LineJoin::Round));
            let wanted = if part.fill.is_some() { None } else { line };
            assert_eq!(stroke, wanted, "{path}");
        }
    }
}
