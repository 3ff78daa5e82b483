//! The office edition of the bundled project, read back: what a printer gets.

use std::collections::BTreeMap;

use lopdf::content::Operation;
use trykk::design::{self, Flip, Schema, SheetRule};
use trykk::diag::Diagnostics;
use trykk::geom::{Adjust, Point, Sides, Size};
use trykk::lines::Typesetter;
use trykk::pages::{Document, GroundEdge, PageRequest};
use trykk::press::{self, Plan};
use trykk::render::{Ink, PdfSettings, pdf};
use trykk::source::{Span, Spanned};
use trykk::units::Abs;

use crate::support::bundled::{self, BOOKLET, guide, lay_out};
use crate::support::files::here;
use crate::support::pdf::{Pdf, Placed, is_colour, mm, numbers};

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
        let request = PageRequest {
            edge: rule.inset().map_or(GroundEdge::Bleed, GroundEdge::Inset),
            multiple_of: rule.multiple_of(),
            on_paper: true,
            folds: rule.folds(design.page.trim),
        };
        let flow = design.flow().expect("a booklet");
        Self {
            document: lay_out(&loaded, guide(&loaded.guides), flow, &request),
            rule,
            setter: loaded.setters.typesetter(),
        }
    }

    fn plan(&self) -> Plan {
        let mut diags = Diagnostics::new();
        let plan = press::office(&self.document.pages, None, &self.rule, &mut diags);
        assert!(!diags.has_errors(), "{:?}", diags.sorted());
        plan.expect("a plan")
    }

    fn write(&self, plan: &Plan, ink: Ink) -> Vec<u8> {
        let settings = PdfSettings {
            ink,
            ..PdfSettings::default()
        };
        pdf::write(&self.document, plan, self.setter.book(), &settings).expect("a PDF")
    }

    fn read(&self, ink: Ink) -> Pdf {
        Pdf::load(&self.write(&self.plan(), ink))
    }
}

/// What the file asks of whoever shows or prints it.
fn preference(file: &Pdf, key: &str) -> String {
    file.name(file.dictionary(file.catalog(), "ViewerPreferences"), key)
}

#[test]
fn every_trim_stands_where_it_should_to_a_hundredth_of_a_millimetre() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    for side in read.sides() {
        for (found, wanted) in side.paper.map(mm).iter().zip([297.0, 210.0]) {
            assert!((found - wanted).abs() < 0.01, "{:?}", side.paper);
        }
        assert!(!side.placed.is_empty());
        for Placed { matrix, .. } in side.placed {
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
        .into_iter()
        .map(|mut side| {
            let from_left = |a: &Placed, b: &Placed| a.matrix[4].total_cmp(&b.matrix[4]);
            side.placed.sort_by(from_left);
            side.placed.iter().map(|placed| placed.page + 1).collect()
        })
        .collect();
    let wanted: Vec<Vec<usize>> = (0..all / 4)
        .flat_map(|s| [[all - 2 * s, 1 + 2 * s], [2 + 2 * s, all - 1 - 2 * s]])
        .map(|side| side.into_iter().filter(|page| *page <= count).collect())
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_page_is_written_once() {
    let booklet = Booklet::load();
    let mut plan = booklet.plan();
    let count = booklet.document.pages.len();
    let read = Pdf::load(&booklet.write(&plan, Ink::Office));
    assert_eq!(read.page_operations().len(), count);
    let mut used = BTreeMap::<usize, usize>::new();
    for side in read.sides() {
        for placed in &side.placed {
            *used.entry(placed.page).or_default() += 1;
        }
        let text = side.operations.iter().any(|op| op.operator == "TJ");
        assert!(!text, "text on a sheet");
    }
    assert_eq!(used, (0..count).map(|page| (page, 1)).collect());

    // A sheet that repeats another adds its side, but no content.
    let sheets = plan.sheets.to_vec();
    plan.sheets.push(sheets[0].clone());
    let twice = Pdf::load(&booklet.write(&plan, Ink::Office));
    assert_eq!(twice.page_operations().len(), count);
    assert_eq!(twice.sides().len(), read.sides().len() + 2);
}

#[test]
fn the_printer_is_told_sides_flip_and_no_scaling() {
    let mut booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    assert_eq!(preference(&read, "PrintScaling"), "None");
    assert_eq!(preference(&read, "Duplex"), "DuplexFlipShortEdge");
    let preferences = read.dictionary(read.catalog(), "ViewerPreferences");
    let tray = preferences.get(b"PickTrayByPDFSize").expect("there");
    assert!(tray.as_bool().expect("true or false"));

    let Schema::Saddle(own) = &mut booklet.rule.schema else {
        panic!("the booklet is folded");
    };
    own.flip = Flip::LongEdge;
    let read = booklet.read(Ink::Office);
    assert_eq!(preference(&read, "Duplex"), "DuplexFlipLongEdge");
    let sides = read.sides();
    let [front, matrix] = [0, 1].map(|nth: usize| sides[nth].placed[0].matrix);
    assert_eq!(front[..4], [1.0, 0.0, 0.0, 1.0]);
    assert_eq!(matrix[..4], [-1.0, 0.0, 0.0, -1.0]);
    // The turned page's own corner is its upper right one.
    assert!((mm(matrix[5]) - 210.0).abs() < 0.01);
}

#[test]
fn the_file_says_what_it_is_and_claims_no_tags() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    let catalog = read.catalog();
    for key in ["StructTreeRoot", "MarkInfo", "Outlines", "PageLabels"] {
        assert!(!catalog.has(key.as_bytes()), "{key}");
    }
    assert_eq!(read.text(catalog, "Lang"), "nb");
    let xmp = read.xmp();
    assert!(xmp.contains(&booklet.document.title), "{xmp}");
    assert!(!xmp.contains("pdfuaid"), "{xmp}");
    let marked = |operation: &Operation| {
        let tag = operation.operands.first().and_then(|o| o.as_name().ok());
        // A cluster's own words are no tag.
        operation.operator == "BDC" && tag != Some(b"Span") || operation.operator == "BMC"
    };
    assert!(!read.drawn().any(|operation| marked(&operation)));
}

#[test]
fn the_grey_file_has_no_colour_operator() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Grey);
    let mut greys = 0;
    for operation in read.drawn() {
        assert!(!is_colour(&operation), "{operation:?}");
        greys += usize::from(matches!(operation.operator.as_str(), "g" | "G"));
    }
    assert!(greys > 50, "{greys}");
    // The theme wants line art: black and white alone.
    for operation in read.drawn() {
        if matches!(operation.operator.as_str(), "g" | "G") {
            let grey = numbers(&operation.operands)[0];
            assert!([0.0, 1.0].contains(&grey), "{grey}");
        }
    }
}

#[test]
fn black_text_is_black_alone_in_the_colour_file() {
    let booklet = Booklet::load();
    let read = booklet.read(Ink::Office);
    let mut fill = Vec::new();
    let (mut black, mut coloured) = (0, 0);
    for operation in read.drawn() {
        match operation.operator.as_str() {
            "g" | "rg" => fill = numbers(&operation.operands),
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
    assert!(black > 250 && coloured > 10, "{black} {coloured}");
}

#[test]
fn marks_stand_in_the_waste_in_black() {
    let mut booklet = Booklet::load();
    booklet.rule.paper = Size::new(Abs::mm(297.0), Abs::mm(420.0));
    booklet.rule.margins = Sides::splat(Abs::mm(5.0));
    if let Schema::Saddle(saddle) = &mut booklet.rule.schema {
        saddle.booklets = Some(Spanned::new(design::Booklets::One, Span::NOWHERE));
        saddle.ruler = false;
    }
    for edge in [design::Edge::Bleed, design::Edge::Inset] {
        booklet.rule.edge = edge;
        let read = booklet.read(Ink::Office);
        let side = &read.sides()[0].operations;
        let black = side.iter().filter(|op| op.operator == "G");
        let black = black.map(|op| numbers(&op.operands));
        assert_eq!(black.collect::<Vec<_>>(), [[0.0]]);
        let points: Vec<Point> = side
            .iter()
            .filter(|op| ["m", "l"].contains(&op.operator.as_str()))
            .map(|op| numbers(&op.operands))
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
    booklet.rule.back = Adjust {
        shift: Point::new(Abs::pt(2.0), Abs::pt(1.0)),
        ..Adjust::default()
    };
    let moved = booklet.read(Ink::Office).sides();
    assert!(plain.len() > 4 && plain.len() == moved.len());
    for (nth, (before, after)) in plain.iter().zip(&moved).enumerate() {
        let (before, after) = (&before.operations, &after.operations);
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
        assert_eq!(numbers(&first.operands), [1.0, 0.0, 0.0, 1.0, 2.0, -1.0]);
        assert_eq!(shown(before), shown(rest));
    }
}

#[test]
fn both_sides_are_corrected_for_a_printer_that_prints_too_small() {
    let mut booklet = Booklet::load();
    booklet.rule.front = Adjust {
        scale: [1.002, 1.004],
        ..Adjust::default()
    };
    let sides = booklet.read(Ink::Office).sides();
    assert!(sides.len() > 4);
    for side in sides {
        let first = &side.operations[0];
        assert_eq!(first.operator, "cm");
        // The sheets lie: what is from top to bottom of an upright one is from side to side here. The middle
        // stays where it is.
        let found = numbers(&first.operands);
        let middle = [297.0, 210.0].map(|side| Abs::mm(side / 2.0).to_pt());
        let wanted = [
            1.004,
            0.0,
            0.0,
            1.002,
            -0.004 * middle[0],
            -0.002 * middle[1],
        ];
        for (found, wanted) in found.iter().zip(wanted) {
            assert!((found - wanted).abs() < 0.001, "{found} {wanted}");
        }
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
