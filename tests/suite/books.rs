//! Books for reading devices: they say what the web page says, part by part, and what they are.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _};

use snapbox::str;

use crate::support::markup::Node;
use crate::support::project::Project;
use crate::web_pages::{Read, built, of_page, pages};

/// The parts of a book in the order in which they are read, by the names of their files.
fn book(path: &str) -> Vec<(String, String)> {
    let bytes = fs::read(path).expect("a book");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut read = |name: &str| {
        let mut text = String::new();
        let mut file = zip.by_name(&format!("EPUB/{name}")).expect("a part");
        file.read_to_string(&mut text).expect("UTF-8");
        text
    };
    let package = Node::read(&read("package.opf"));
    let all = package.all();
    let parts = all.iter().filter_map(|node| node.get("idref")).map(|id| {
        let item = all
            .iter()
            .find(|node| node.name == "item" && node.get("id") == Some(id));
        item.and_then(|item| item.get("href"))
            .expect("a part")
            .to_owned()
    });
    let parts: Vec<String> = parts.collect();
    parts
        .into_iter()
        .map(|name| (read(&name), name))
        .map(|(text, name)| (name, text))
        .collect()
}

#[test]
fn a_book_says_what_its_page_says() {
    for (path, page, _) in pages() {
        let body = |root: &Node, read: &mut Read| {
            let all = root.all();
            let body = all.iter().find(|node| node.name == "body").expect("a body");
            of_page(body, false, read);
        };
        let (mut wanted, mut read) = (Read::default(), Read::default());
        body(&page, &mut wanted);
        let parts = book(&path.replace(".html", ".epub"));
        let ids = |part: &str| -> BTreeSet<String> {
            let text = &parts
                .iter()
                .find(|(name, _)| name == part)
                .expect("a part")
                .1;
            let root = Node::read(text);
            root.all()
                .iter()
                .filter_map(|node| node.get("id"))
                .map(str::to_owned)
                .collect()
        };
        for (name, text) in &parts {
            let root = Node::read(text);
            // Books have contents even where a page needs none.
            if name != "contents.xhtml"
                || page
                    .all()
                    .iter()
                    .any(|node| node.is("t-section-title") && node.get("id") == Some("contents_"))
            {
                body(&root, &mut read);
            }
            for node in root.all() {
                let Some(href) = node.get("href").filter(|href| !href.contains(':')) else {
                    continue;
                };
                let (file, id) = href.split_once('#').unwrap_or((href, ""));
                if !file.ends_with(".css") && !id.is_empty() {
                    let file = if file.is_empty() { name } else { file };
                    assert!(ids(file).contains(id), "{path}: {href}");
                }
            }
        }
        assert_eq!(read.lists(), wanted.lists(), "{path}");
    }
}

#[test]
fn a_book_says_what_it_is() {
    let path = built()
        .iter()
        .find(|path| path.ends_with("workbook.html"))
        .expect("a page");
    let path = path.with_extension("epub");
    let bytes = fs::read(&path).expect("a book");
    // A program that looks at the first bytes knows what this is.
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let count = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert!(
        count(".woff2") >= 2 && count(".jpg") + count(".png") >= 3,
        "{names:?}"
    );
    let mut text = String::new();
    let mut package = zip.by_name("EPUB/package.opf").expect("a package");
    package.read_to_string(&mut text).expect("UTF-8");
    let package = Node::read(&text);
    let all = package.all();
    let meta = |property: &str| -> Vec<String> {
        let metas = all
            .iter()
            .filter(|node| node.get("property") == Some(property));
        metas.map(|node| node.words()).collect()
    };
    let said = |name: &str| {
        let node = all.iter().find(|node| node.name == name);
        node.map(|node| node.words()).expect("said")
    };
    assert_eq!(said("dc:title"), "Walking alongside");
    assert_eq!(
        (said("dc:language"), said("dc:creator")),
        ("en".to_owned(), "Harbour House".to_owned())
    );
    assert!(said("dc:identifier").starts_with("urn:uuid:"));
    assert_eq!(meta("dcterms:modified"), ["2026-11-26T00:00:00Z"]);
    assert_eq!(meta("schema:accessMode"), ["textual", "visual"]);
    assert_eq!(meta("schema:accessModeSufficient"), ["textual"]);
    assert_eq!(meta("schema:accessibilityHazard"), ["none"]);
    // Nobody has evaluated the book: no claim is made.
    assert!(meta("dcterms:conformsTo").is_empty());
    let features = meta("schema:accessibilityFeature");
    for feature in [
        "alternativeText",
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
    ] {
        assert!(
            features.iter().any(|known| known == feature),
            "{features:?}"
        );
    }
    let summary = meta("schema:accessibilitySummary").concat();
    assert!(
        summary.starts_with("Text can be shown in the size"),
        "{summary}"
    );
}

#[test]
fn a_book_without_a_date_is_refused() {
    let project = Project::new("book-without-date");
    let refused = project.trykk("build --edition epub").assert();
    refused.failure().stdout_eq("").stderr_eq(str![[r#"
error[no-book-date]: a book for reading devices must say when it was made, and the project has no date
...
"#]]);
    project
        .trykk("build --edition epub")
        .env("SOURCE_DATE_EPOCH", "1770000000")
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq("output/hefte.epub: a book, [..] kB\n");
    project
        .trykk("build --edition html --output web")
        .assert()
        .success()
        .stderr_eq("")
        .stdout_eq("web/hefte.html: a web page, [..] kB\n");
}
