//! Outlines in a PDF, read back: filled by their own rule, with the ends, corners and dashes of their lines,
//! and seen through where they are.

use trykk::color::Color;
use trykk::geom::{FillRule, LineCap, LineJoin, Path, Point, Rect, Size};
use trykk::pages::{Document, Ground, Item, ItemKind, Page, Stroke};
use trykk::press::{Finish, Plan, Print, single};
use trykk::render::{PdfSettings, pdf};
use trykk::units::Abs;

use crate::support::pdf::{Pdf, numbers};
use crate::support::sample;

const INK: Color = Color {
    rgb: [30, 30, 34],
    cmyk: [0, 0, 0, 100],
    spot: None,
    in_grey: None,
};

/// A page of these items.
fn document(items: Vec<Item>) -> Document {
    Document {
        title: "Tegning".to_owned(),
        pages: vec![Page {
            trim: Size::new(Abs::pt(200.0), Abs::pt(100.0)),
            bleed: Abs::ZERO,
            safe: Abs::ZERO,
            label: None,
            ground: Ground::Paper,
            items,
        }]
        .into(),
        ..Document::default()
    }
}

fn square(rule: FillRule, opacity: f64) -> Item {
    let area = Rect::new(Abs::pt(10.0), Abs::pt(10.0), Abs::pt(40.0), Abs::pt(40.0));
    let path = Path {
        rule,
        ..Path::rounded(area, Abs::ZERO)
    };
    Item::artifact(ItemKind::Path {
        path,
        fill: Some(INK),
        stroke: None,
        opacity,
    })
}

fn line(stroke: Stroke) -> Item {
    let [from, to] = [10.0, 90.0].map(|x| Point::new(Abs::pt(x), Abs::pt(50.0)));
    Item::stroked(Path::line(from, to), stroke)
}

fn read(items: Vec<Item>) -> Pdf {
    let document = document(items);
    let plan = single::impose(&document.pages);
    let bytes = pdf::write(&document, &plan, sample::fonts(), &PdfSettings::default());
    Pdf::load(&bytes.expect("a PDF"))
}

/// What a page of `items` says with these operators, with their numbers.
fn said(items: Vec<Item>, operators: &[&str]) -> Vec<String> {
    let operations = read(items).operations(0).into_iter();
    let operations = operations.filter(|said| operators.contains(&&*said.operator));
    let said = operations.map(|said| match said.operator.as_str() {
        "gs" => String::from_utf8_lossy(said.operands[0].as_name().expect("a name")).into_owned(),
        "d" => {
            let dash = numbers(said.operands[0].as_array().expect("dashes"));
            format!("d {dash:?} {:?}", numbers(&said.operands[1..]))
        }
        operator => format!("{operator} {:?}", numbers(&said.operands)),
    });
    said.collect()
}

#[test]
fn each_outline_is_filled_by_its_rule() {
    let items = vec![
        square(FillRule::EvenOdd, 1.0),
        square(FillRule::NonZero, 1.0),
    ];
    assert_eq!(said(items, &["f", "f*"]), ["f* []", "f []"]);
}

#[test]
fn what_is_seen_through_leaves_the_rest_whole() {
    let items = || {
        vec![
            square(FillRule::NonZero, 0.3),
            square(FillRule::NonZero, 1.0),
        ]
    };
    assert_eq!(
        said(items(), &["gs", "f"]),
        ["O300", "f []", "O1000", "f []"]
    );
    let read = read(items());
    let states = read.resources(read.page(0), "ExtGState");
    let share = |name: &str| {
        let state = read.dictionary(states, name);
        ["ca", "CA"].map(|key| read.get(state, key).as_float().expect("a share"))
    };
    assert_eq!((share("O300"), share("O1000")), ([0.3; 2], [1.0; 2]));
    // Where nothing is seen through, nothing is said of it.
    assert!(said(vec![square(FillRule::NonZero, 1.0)], &["gs"]).is_empty());
}

#[test]
fn pages_on_sheets_know_what_is_seen_through() {
    let document = document(vec![square(FillRule::NonZero, 0.25)]);
    let mut plan = single::impose(&document.pages);
    plan.print = Some(Print {
        paper: "A7".to_owned(),
        flip: None,
        finish: vec![Finish::Crop],
    });
    let read = |plan: &Plan| {
        let bytes = pdf::write(&document, plan, sample::fonts(), &PdfSettings::default());
        Pdf::load(&bytes.expect("a PDF"))
    };
    let once = read(&plan);
    assert_eq!(once.forms().count(), 0);
    assert!(once.resources(once.page(0), "ExtGState").has(b"O250"));
    // In several places it is a form.
    let sheets = plan.sheets.to_vec();
    plan.sheets.push(sheets[0].clone());
    let twice = read(&plan);
    let (_, form) = twice.forms().next().expect("a form");
    assert!(twice.resources(&form.dict, "ExtGState").has(b"O250"));
}

#[test]
fn lines_have_their_ends_corners_and_dashes() {
    let plain = Stroke::solid(INK, Abs::pt(2.0));
    let other = Stroke {
        cap: LineCap::Square,
        join: LineJoin::Miter(4.0),
        dash: vec![Abs::pt(3.0), Abs::pt(1.0)],
        dash_start: Abs::pt(2.0),
        ..plain.clone()
    };
    let items = vec![
        line(plain.clone()),
        line(other),
        line(Stroke {
            join: LineJoin::Bevel,
            ..plain.clone()
        }),
        line(plain.round()),
    ];
    let wanted = [
        "J [0.0]",
        "j [0.0]",
        "d [] [0.0]",
        "J [2.0]",
        "j [0.0]",
        "d [3.0, 1.0] [2.0]",
        "M [4.0]",
        "J [0.0]",
        "j [2.0]",
        "d [] [0.0]",
        "J [1.0]",
        "j [1.0]",
        "d [] [0.0]",
    ];
    assert_eq!(said(items, &["J", "j", "d", "M"]), wanted);
}
