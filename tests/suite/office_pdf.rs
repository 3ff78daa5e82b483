//! The office edition of the bundled project, read back: what a printer gets.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document as PdfFile, Object, ObjectId};
use trykk::design::{self, Flip, SheetRule};
use trykk::diag::Diagnostics;
use trykk::geom::{Point, Sides, Size};
use trykk::lines::{FontId, Typesetter};
use trykk::pages::{Document, Edge, Request};
use trykk::press::{self, Plan};
use trykk::render::{Ink, Settings, pdf};
use trykk::units::Abs;

use crate::support::bundled::{self, BOOKLET, guide, lay_out};
use crate::support::files::here;

/// The bundled booklet and the rule for its sheets.
struct Booklet {
    document: Document,
    rule: SheetRule,
    setter: Typesetter,
}

impl Booklet {
    fn load() -> Self {
        let (loaded, diags) = bundled::load(&here(""), Some(BOOKLET));
        assert!(!diags.has_errors(), "{:?}", diags.sorted());
        let design = &loaded.designs[BOOKLET];
        let rule = design.office.clone().expect("a rule for sheets");
        let request = Request {
            author: None,
            edge: rule.inset().map_or(Edge::Bleed, Edge::Inset),
            multiple_of: rule.multiple_of(),
            on_paper: true,
            folds: rule.folds().to_vec(),
        };
        let flow = design.flow().expect("a booklet");
        Self {
            document: lay_out(&loaded, guide(&loaded.guides), flow, &request),
            rule,
            setter: loaded.setter,
        }
    }

    fn plan(&self) -> Plan {
        let mut diags = Diagnostics::new();
        let plan = press::office(&self.document.pages, None, &self.rule, &mut diags);
        assert!(!diags.has_errors(), "{:?}", diags.sorted());
        plan.expect("a plan")
    }

    fn write(&self, plan: &Plan, ink: Ink) -> Vec<u8> {
        let settings = Settings {
            ink,
            ..Settings::default()
        };
        let font = |id: FontId| Some(&*self.setter.book().get(id).data);
        pdf::write(&self.document, plan, &font, &settings).expect("a PDF")
    }

    fn read(&self, ink: Ink) -> Read {
        Read::new(&self.write(&self.plan(), ink))
    }
}

/// A file read back.
struct Read(PdfFile);

impl Read {
    fn new(bytes: &[u8]) -> Self {
        Self(PdfFile::load_mem(bytes).expect("readable"))
    }

    /// The operators of every side, in order. Forms are called by their pages' numbers there: they
    /// stand in the file in the order of the pages.
    fn sides(&self) -> Vec<Vec<Operation>> {
        let objects = self.0.objects.iter();
        let forms: Vec<ObjectId> = objects
            .filter(|(_, object)| object.as_stream().is_ok_and(|s| is_form(&s.dict)))
            .map(|(id, _)| *id)
            .collect();
        let side = |page: ObjectId| {
            let dictionary = self.0.get_dictionary(page).expect("a page");
            let resources = dictionary.get_deref(b"Resources", &self.0);
            let resources = resources.and_then(Object::as_dict).expect("resources");
            let named = resources.get(b"XObject");
            let named = named.and_then(Object::as_dict).expect("forms");
            let content = Content::decode(&self.0.get_page_content(page));
            let mut operations = content.expect("operators").operations;
            for operation in operations.iter_mut().filter(|op| op.operator == "Do") {
                let name = operation.operands[0].as_name().expect("a name");
                let form = named.get(name).and_then(Object::as_reference);
                let form = form.expect("a form of this side");
                let page = forms.iter().position(|known| *known == form);
                let name = format!("P{}", page.expect("in the file") + 1);
                operation.operands = vec![Object::Name(name.into_bytes())];
            }
            operations
        };
        self.0.get_pages().into_values().map(side).collect()
    }

    /// The operators of every form.
    fn forms(&self) -> Vec<Vec<Operation>> {
        let streams = self.0.objects.values().filter_map(|o| o.as_stream().ok());
        streams
            .filter(|stream| is_form(&stream.dict))
            .map(|stream| stream.get_plain_content().expect("plain"))
            .map(|bytes| Content::decode(&bytes).expect("operators").operations)
            .collect()
    }

    /// The places on a side: the page's number, and the numbers of its `cm`.
    fn places(side: &[Operation]) -> Vec<(usize, Vec<f64>)> {
        let mut matrix = Vec::new();
        let mut places = Vec::new();
        for operation in side {
            match operation.operator.as_str() {
                "cm" => matrix = numbers(operation),
                "Do" => {
                    let name = operation.operands[0].as_name().expect("a name");
                    let name = String::from_utf8_lossy(name);
                    let page = name.strip_prefix('P').expect("a page's form").parse();
                    places.push((page.expect("a number"), matrix.clone()));
                }
                _ => {}
            }
        }
        places
    }

    fn preference(&self, key: &str) -> String {
        let catalog = self.0.catalog().expect("a catalogue");
        let preferences = catalog.get(b"ViewerPreferences").and_then(Object::as_dict);
        let value = preferences.expect("preferences").get(key.as_bytes());
        let name = value.and_then(Object::as_name).expect("a name");
        String::from_utf8_lossy(name).into_owned()
    }

    fn operators(&self) -> impl Iterator<Item = Operation> {
        self.sides().into_iter().chain(self.forms()).flatten()
    }
}

fn is_form(dictionary: &Dictionary) -> bool {
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name);
    subtype.is_ok_and(|name| name == b"Form")
}

fn numbers(operation: &Operation) -> Vec<f64> {
    let number = |o: &Object| f64::from(o.as_float().expect("a number"));
    operation.operands.iter().map(number).collect()
}

fn mm(points: f64) -> f64 {
    Abs::pt(points).to_mm()
}

#[test]
fn every_trim_stands_where_it_should_to_a_hundredth_of_a_millimetre() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    for (page, _) in read.0.get_pages() {
        let id = read.0.get_pages()[&page];
        let dictionary = read.0.get_dictionary(id).expect("a page");
        let media = dictionary.get(b"MediaBox").and_then(Object::as_array);
        let media: Vec<f64> = media
            .expect("a box")
            .iter()
            .map(|n| mm(f64::from(n.as_float().expect("a number"))))
            .collect();
        for (found, wanted) in media.iter().zip([0.0, 0.0, 297.0, 210.0]) {
            assert!((found - wanted).abs() < 0.01, "{media:?}");
        }
    }
    for side in read.sides() {
        let places = Read::places(&side);
        assert!(!places.is_empty());
        for (_, matrix) in places {
            assert_eq!(matrix[..4], [1.0, 0.0, 0.0, 1.0]);
            let (x, y) = (mm(matrix[4]), mm(matrix[5]));
            let nearest = if x < 100.0 { 0.5 } else { 148.5 };
            assert!((x - nearest).abs() < 0.01 && y.abs() < 0.01, "{x} {y}");
        }
    }
}

#[test]
fn the_pages_of_every_side_are_those_of_a_booklet() {
    let booklet = Booklet::load();
    let count = booklet.document.pages.len();
    let all = count.next_multiple_of(4);
    let read = booklet.read(Ink::Office);
    let found: Vec<Vec<usize>> = read
        .sides()
        .iter()
        .map(|side| {
            let mut places = Read::places(side);
            places.sort_by(|a, b| a.1[4].total_cmp(&b.1[4]));
            places.into_iter().map(|(page, _)| page).collect()
        })
        .collect();
    let wanted: Vec<Vec<usize>> = (0..all / 4)
        .flat_map(|s| [[all - 2 * s, 1 + 2 * s], [2 + 2 * s, all - 1 - 2 * s]])
        .map(|side| side.into_iter().filter(|page| *page <= count).collect())
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_page_is_one_form_and_nothing_is_written_twice() {
    let booklet = Booklet::load();
    let mut plan = booklet.plan();
    let count = booklet.document.pages.len();
    let read = Read::new(&booklet.write(&plan, Ink::Office));
    assert_eq!(read.forms().len(), count);
    let mut used = BTreeMap::<usize, usize>::new();
    for side in read.sides() {
        for (page, _) in Read::places(&side) {
            *used.entry(page).or_default() += 1;
        }
    }
    assert_eq!(used, (1..=count).map(|page| (page, 1)).collect());
    let text = read.sides().concat();
    assert!(text.iter().all(|op| op.operator != "TJ"), "text on a sheet");

    // A sheet that repeats another adds its side, but no form.
    plan.sheets.push(plan.sheets[0].clone());
    let twice = Read::new(&booklet.write(&plan, Ink::Office));
    assert_eq!(twice.forms().len(), count);
    assert_eq!(twice.sides().len(), read.sides().len() + 2);
}

#[test]
fn the_printer_is_told_sides_flip_and_no_scaling() {
    let mut booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    assert_eq!(read.preference("PrintScaling"), "None");
    assert_eq!(read.preference("Duplex"), "DuplexFlipShortEdge");

    booklet.rule.flip = Some(Flip::LongEdge);
    let read = booklet.read(Ink::Office);
    assert_eq!(read.preference("Duplex"), "DuplexFlipLongEdge");
    let sides = read.sides();
    let linear = |side: &[Operation]| Read::places(side)[0].1[..4].to_vec();
    assert_eq!(linear(&sides[0]), [1.0, 0.0, 0.0, 1.0]);
    assert_eq!(linear(&sides[1]), [-1.0, 0.0, 0.0, -1.0]);
    // The turned page's own corner is its upper right one.
    let (_, matrix) = &Read::places(&sides[1])[0];
    assert!((mm(matrix[5]) - 210.0).abs() < 0.01);
}

#[test]
fn the_file_says_what_it_is_and_claims_no_tags() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    let catalog = read.0.catalog().expect("a catalogue");
    for key in ["StructTreeRoot", "MarkInfo", "Outlines", "PageLabels"] {
        assert!(!catalog.has(key.as_bytes()), "{key}");
    }
    let lang = catalog.get(b"Lang").expect("a language");
    assert_eq!(lopdf::decode_text_string(lang).expect("a text"), "nb");
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference);
    let metadata = read.0.get_object(metadata.expect("metadata"));
    let metadata = metadata.and_then(Object::as_stream).expect("a stream");
    let xmp = String::from_utf8_lossy(&metadata.content);
    assert!(xmp.contains(&booklet.document.title), "{xmp}");
    assert!(!xmp.contains("pdfuaid"), "{xmp}");
    let marked = |operation: &Operation| {
        let tag = operation.operands.first().and_then(|o| o.as_name().ok());
        // A cluster's own words are no tag.
        operation.operator == "BDC" && tag != Some(b"Span") || operation.operator == "BMC"
    };
    assert!(!read.operators().any(|operation| marked(&operation)));
}

#[test]
fn the_grey_file_has_no_colour_operator() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Grey);
    let mut greys = 0;
    for operation in read.operators() {
        let name = operation.operator.as_str();
        let colour = [
            "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh",
        ];
        assert!(!colour.contains(&name), "{name}");
        greys += usize::from(matches!(name, "g" | "G"));
    }
    assert!(greys > 50, "{greys}");
    // The cover's ground is the grey of its colour: 0.299 R′ + 0.587 G′ + 0.114 B′.
    let ground = (0.299 * 29.0 + 0.587 * 91.0 + 0.114 * 102.0_f64).round() / 255.0;
    let is_ground = |op: &Operation| op.operator == "g" && (numbers(op)[0] - ground).abs() < 0.001;
    assert!(read.operators().any(|op| is_ground(&op)));
}

#[test]
fn black_text_is_black_alone_in_the_colour_file() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    let mut fill = Vec::new();
    let (mut black, mut coloured) = (0, 0);
    for operation in read.operators() {
        match operation.operator.as_str() {
            "g" | "rg" => fill = numbers(&operation),
            "TJ" if fill == [0.0] => black += 1,
            "TJ" if fill.len() == 3 => coloured += 1,
            _ => {}
        }
        // The theme's ink as a screen shows it: #1F2A30.
        let ink = [31.0, 42.0, 48.0].map(|channel: f64| channel / 255.0);
        let near =
            |a: &[f64]| a.len() == 3 && a.iter().zip(ink).all(|(a, b)| (a - b).abs() < 0.002);
        assert!(!near(&fill), "black text in three inks");
    }
    assert!(black > 300 && coloured > 10, "{black} {coloured}");
}

#[test]
fn marks_stand_in_the_waste_in_black() {
    let mut booklet = Booklet::load();
    booklet.rule.paper = Size::new(Abs::mm(297.0), Abs::mm(420.0));
    booklet.rule.margins = Sides::splat(Abs::mm(5.0));
    for edge in [design::Edge::Bleed, design::Edge::Inset] {
        booklet.rule.edge = edge;
        let read = booklet.read(Ink::Office);
        let side = &read.sides()[0];
        let black = side.iter().filter(|op| op.operator == "G").map(numbers);
        assert_eq!(black.collect::<Vec<_>>(), [[0.0]]);
        let points: Vec<Point> = side
            .iter()
            .filter(|op| ["m", "l"].contains(&op.operator.as_str()))
            .map(numbers)
            .map(|at| Point::new(Abs::pt(at[0]), Abs::pt(at[1])))
            .collect();
        // Eight to cut, two to fold, four to staple; two ends each.
        assert_eq!(points.len(), 28);
        for Point { x, y } in points {
            let (x, y) = (x.to_mm(), y.to_mm());
            let bleed = 3.0 - 0.01;
            let beside = (x - 210.0).abs() > 148.0 + bleed;
            let beyond = (y - 148.5).abs() > 105.0 + bleed;
            assert!(beside || beyond, "{x} {y}");
        }
    }
}

#[test]
fn backs_are_moved_for_a_printer_that_is_off() {
    let mut booklet = Booklet::load();
    let plain = booklet.read(Ink::Office).sides();
    // Two points to the right and one down, which PDF counts upwards.
    booklet.rule.back = design::Adjust {
        shift: Point::new(Abs::pt(2.0), Abs::pt(1.0)),
        degrees: 0.0,
    };
    let moved = booklet.read(Ink::Office).sides();
    assert!(plain.len() > 4 && plain.len() == moved.len());
    for (nth, (before, after)) in plain.iter().zip(&moved).enumerate() {
        let shown = |side: &[Operation]| -> Vec<String> {
            side.iter().map(|op| format!("{op:?}")).collect()
        };
        if nth % 2 == 0 {
            assert_eq!(shown(before), shown(after), "a front");
            continue;
        }
        // One map before everything else on the side.
        let (first, rest) = after.split_first().expect("operators");
        assert_eq!(first.operator, "cm");
        assert_eq!(numbers(first), [1.0, 0.0, 0.0, 1.0, 2.0, -1.0]);
        assert_eq!(shown(before), shown(rest));
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for ink in [Ink::Office, Ink::Grey] {
        let [first, second] = [(); 2].map(|()| {
            let booklet = Booklet::load();
            booklet.write(&booklet.plan(), ink)
        });
        assert!(first == second, "{ink:?}");
    }
}
