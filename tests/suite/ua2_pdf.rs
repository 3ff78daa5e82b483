//! PDF files for screens by the newer standards, PDF/UA-2 and PDF/A-4 in PDF 2.0: what differs from the older ones, and
//! that nothing else does.

use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use lopdf::{Dictionary, Object, ObjectId};

use crate::support::files::{change, copy, fresh, here, trykk};
use crate::support::pdf::{Pdf, Spoken};

/// The booklet of the second project, which has contents, footnotes and links, by the older standards and by the newer.
fn built() -> &'static [Pdf; 2] {
    static BUILT: OnceLock<[Pdf; 2]> = OnceLock::new();
    BUILT.get_or_init(|| {
        let root = fresh("ua2/workshop");
        copy(&here("tests/projects/workshop"), &root);
        ["ua1", "ua2"].map(|form| {
            let file = root.join("trykk.toml");
            if form == "ua2" {
                change(&file, "[project]\n", "[project]\nscreen = \"ua2\"\n");
            }
            let done = trykk()
                .args(["build", "workbook", "--edition", "screen", "--project"])
                .arg(&root)
                .output()
                .expect("started");
            let said = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success() && said.is_empty(), "{form}: {said}");
            Pdf::load(&fs::read(root.join("output/workbook-screen.pdf")).expect("a file"))
        })
    })
}

/// The elements of a file.
fn elements(pdf: &Pdf) -> impl Iterator<Item = (ObjectId, &Dictionary)> {
    let objects = pdf.file.objects.iter();
    let dictionaries = objects.filter_map(|(id, object)| Some((*id, object.as_dict().ok()?)));
    dictionaries.filter(|(_, object)| object.has(b"S") && object.has(b"P"))
}

fn referred(pdf: &Pdf, element: &Dictionary) -> Vec<ObjectId> {
    if !element.has(b"Ref") {
        return Vec::new();
    }
    let all = pdf.array(element, "Ref").iter();
    all.map(|one| one.as_reference().expect("a reference"))
        .collect()
}

#[test]
fn the_file_says_its_standards_in_its_metadata_alone() {
    let [older, newer] = built();
    assert_eq!(
        (older.file.version.as_str(), newer.file.version.as_str()),
        ("1.7", "2.0")
    );
    assert!(older.file.trailer.has(b"Info") && !newer.file.trailer.has(b"Info"));
    let xmp = newer.xmp();
    for words in [
        "<pdfaid:part>4</pdfaid:part>",
        "<pdfaid:rev>2020</pdfaid:rev>",
        "<pdfuaid:part>2</pdfuaid:part>",
        "<pdfuaid:rev>2024</pdfuaid:rev>",
        "Walking alongside",
        "Harbour House",
    ] {
        assert!(xmp.contains(words), "{words} in {xmp}");
    }
    assert!(!xmp.contains("pdfaid:conformance"), "{xmp}");
}

#[test]
fn words_and_their_order_are_the_same_in_both() {
    let read = |pdf: &Pdf| -> Vec<String> {
        let spoken = pdf.spoken().into_iter();
        let said = spoken.map(|spoken| match spoken {
            Spoken::Begin { role, alt } => match role.as_str() {
                "FENote" => format!("<Note {alt:?}"),
                role => format!("<{role} {alt:?}"),
            },
            Spoken::Words(words) => words,
            Spoken::End => ">".to_owned(),
        });
        said.collect()
    };
    let [older, newer] = built();
    assert!(read(older).iter().any(|said| said.starts_with("<Note")));
    assert_eq!(read(older), read(newer));
}

#[test]
fn types_that_pdf_2_knows_are_in_its_namespace_and_no_others() {
    let [_, pdf] = built();
    let root = pdf.structure_root();
    let [namespace] = pdf.array(root, "Namespaces") else {
        panic!("{root:?}");
    };
    let of_pdf_2 = pdf.follow(namespace).as_dict().expect("a namespace");
    assert_eq!(pdf.text(of_pdf_2, "NS"), "http://iso.org/pdf2/ssn");
    let mut others = BTreeSet::new();
    let mut own = BTreeSet::new();
    for (_, element) in elements(pdf) {
        let role = pdf.name(element, "S");
        match element.get(b"NS") {
            Ok(space) => {
                assert_eq!(space, namespace, "{role}");
                own.insert(role);
            }
            Err(_) => {
                others.insert(role);
            }
        }
    }
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    assert_eq!(others, ["BlockQuote", "Reference", "TOC", "TOCI"]);
    assert!(own.contains("Document") && own.contains("FENote") && !own.contains("Note"));
}

#[test]
fn links_and_bookmarks_lead_to_elements() {
    let [_, pdf] = built();
    let known: BTreeSet<ObjectId> = elements(pdf).map(|(id, _)| id).collect();
    let mut leading = 0;
    let objects = pdf.file.objects.values();
    for object in objects.filter_map(|object| object.as_dict().ok()) {
        assert!(!object.has(b"Dest"), "{object:?}");
        let Ok(action) = object.get(b"A").and_then(Object::as_dict) else {
            continue;
        };
        if !action.has(b"D") {
            continue;
        }
        let (there, place) = (pdf.array(action, "SD"), pdf.array(action, "D"));
        let element = there[0].as_reference().expect("an element");
        assert!(known.contains(&element), "{action:?}");
        // The element begins on the page that older readers go to.
        let element = pdf.file.get_dictionary(element).expect("an element");
        if element.has(b"Pg") {
            assert_eq!(element.get(b"Pg").expect("a page"), &place[0], "{action:?}");
        }
        assert_eq!(there[1..], place[1..]);
        leading += 1;
    }
    assert!(leading > 30, "{leading}");
    // Each bookmark leads to a heading.
    let objects = pdf.file.objects.values();
    let marks = objects.filter_map(|object| object.as_dict().ok());
    let marks: Vec<&Dictionary> = marks
        .filter(|object| object.has(b"Title") && object.has(b"A"))
        .collect();
    assert!(marks.len() > 10, "{}", marks.len());
    for mark in marks {
        let there = &pdf.array(pdf.dictionary(mark, "A"), "SD")[0];
        let element = pdf.follow(there).as_dict().expect("an element");
        let role = pdf.name(element, "S");
        assert!(role.starts_with('H'), "{role}: {mark:?}");
    }
}

#[test]
fn contents_and_footnotes_refer_to_what_they_belong_to() {
    let [_, pdf] = built();
    let mut notes = 0;
    let mut entries = 0;
    let all: Vec<(ObjectId, &Dictionary)> = elements(pdf).collect();
    let role = |id: ObjectId| pdf.name(pdf.file.get_dictionary(id).expect("an element"), "S");
    for (id, element) in all {
        match pdf.name(element, "S").as_str() {
            "TOCI" => {
                assert_eq!(referred(pdf, element).len(), 1, "{element:?}");
                entries += 1;
            }
            "FENote" => {
                let attributes = pdf.dictionary(element, "A");
                assert_eq!(pdf.name(attributes, "NoteType"), "Footnote");
                let marks = referred(pdf, element);
                assert!(!marks.is_empty());
                for mark in marks {
                    assert_eq!(role(mark), "Reference");
                    let mark = pdf.file.get_dictionary(mark).expect("an element");
                    assert_eq!(referred(pdf, mark), [id]);
                }
                notes += 1;
            }
            _ => {}
        }
    }
    assert!(notes > 0 && entries > 3, "{notes} notes, {entries} entries");
}
