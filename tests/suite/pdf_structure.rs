//! The PDF backend's files, read back.

use std::sync::Arc;

use lopdf::content::Operation;
use lopdf::{Document as PdfFile, Object};
use trykk::date::Date;
use trykk::geom::{Point, Rect};
use trykk::lines::FontBook;
use trykk::pages::{Document, ItemKind, TagId, TagRole, TagTree};
use trykk::press::sheet::Turn;
use trykk::press::{Plan, Sheet, Side, Slot, single};
use trykk::render::{PdfSettings, RenderError, pdf};
use trykk::units::Abs;

use crate::support::pdf::{Pdf, plain};
use crate::support::sample;

fn build(document: &Document, plan: &Plan) -> Vec<u8> {
    let settings = PdfSettings {
        date: Date::from_epoch(1_767_225_600),
        author: Some("Ærlig <Ås>".to_owned()),
        ..PdfSettings::default()
    };
    pdf::write(document, plan, sample::fonts(), &settings).expect("a PDF")
}

/// The sample, one page a sheet.
fn sample_pdf() -> Vec<u8> {
    let document = sample::document();
    build(&document, &single::impose(&document.pages))
}

fn side(slots: Vec<Slot>) -> Side {
    Side {
        slots,
        ..Side::default()
    }
}

/// Two A5 pages side by side on A4, the second upside down, and the first once more on the back.
fn two_up() -> Plan {
    let slot = |page, x, turn| Slot {
        page,
        origin: Point::new(Abs::mm(x), Abs::ZERO),
        turn,
        scale: 1.0,
        clip: Rect::new(Abs::mm(x), Abs::ZERO, Abs::mm(148.0), Abs::mm(210.0)),
    };
    let front = vec![slot(1, 0.0, Turn::Half), slot(0, 149.0, Turn::None)];
    let back = vec![slot(0, 0.0, Turn::None)];
    Plan {
        extras: Vec::new(),
        sheets: vec![Sheet {
            size: trykk::geom::Size::new(Abs::mm(297.0), Abs::mm(210.0)),
            sides: [front, back].map(side).to_vec(),
        }]
        .into(),
        print: None,
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(sample_pdf(), sample_pdf());
    let mut other = sample::document();
    other.title.push('!');
    let other = build(&other, &single::impose(&other.pages));
    let id = |bytes: &[u8]| {
        let file = PdfFile::load_mem(bytes).expect("readable");
        file.trailer.get(b"ID").expect("an identifier").clone()
    };
    assert_ne!(id(&sample_pdf()), id(&other));
    assert!(!format!("{:?}", id(&other)).contains("[0, 0, 0"));
}

/// The numbers of a page as they are written, with no more digits.
fn numbers(file: &Pdf, page: usize, key: &str) -> Vec<f32> {
    let numbers = file.numbers(file.page(page), key).into_iter();
    numbers.map(|number| number as f32).collect()
}

#[test]
fn every_box_is_the_trim() {
    let file = Pdf::load(&sample_pdf());
    assert_eq!(file.pages.len(), 2);
    for name in ["MediaBox", "CropBox", "BleedBox", "TrimBox"] {
        assert_eq!(
            numbers(&file, 0, name),
            [0.0, 0.0, 419.5276, 595.2756],
            "{name}"
        );
    }
}

#[test]
fn a_page_alone_on_larger_paper_keeps_its_trim_and_bleed() {
    let document = sample::document();
    let slot = Slot {
        page: 0,
        origin: Point::new(Abs::pt(20.0), Abs::pt(565.0) - Abs::mm(148.0)),
        turn: Turn::Quarter,
        scale: 1.0,
        clip: Rect::new(
            Abs::pt(11.5),
            Abs::pt(137.0),
            Abs::pt(612.0),
            Abs::pt(436.5),
        ),
    };
    let plan = Plan {
        extras: Vec::new(),
        sheets: vec![Sheet {
            size: trykk::geom::Size::new(Abs::pt(842.0), Abs::pt(595.0)),
            sides: vec![side(vec![slot])],
        }]
        .into(),
        print: None,
    };
    let file = Pdf::load(&build(&document, &plan));
    let numbers = |name| numbers(&file, 0, name);
    assert_eq!(numbers("MediaBox"), [0.0, 0.0, 842.0, 595.0]);
    assert_eq!(numbers("TrimBox"), [20.0, 30.0, 615.2756, 449.5276]);
    assert_eq!(numbers("BleedBox"), [11.5, 21.5, 623.5, 458.0]);
    let operators = file.operations(0).into_iter().map(|op| op.operator);
    let operators: Vec<String> = operators.collect();
    assert_eq!(operators[..5], ["q", "re", "W", "n", "cm"]);
    // The link leads to a page that is not on any sheet.
    assert!(file.page(0).get(b"Annots").is_err());
}

#[test]
fn fonts_are_embedded_and_hold_only_what_is_used() {
    let file = Pdf::load(&sample_pdf());
    let fonts = file.resources(file.page(0), "Font");
    assert_eq!(fonts.len(), 2);
    for (resource, _) in fonts {
        let font = file.dictionary(fonts, &String::from_utf8_lossy(resource));
        let name = file.name(font, "BaseFont");
        let (tag, family) = name.split_once('+').expect("a subset's name");
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()));
        assert!(family.starts_with("Source"), "{family}");
        let descendant = file.dictionaries(font, "DescendantFonts")[0];
        let descriptor = file.dictionary(descendant, "FontDescriptor");
        let length = plain(file.stream(descriptor, "FontFile2")).len();
        assert!((500..30_000).contains(&length), "{name}: {length}");
    }
}

#[test]
fn text_extracts_as_it_was_written() {
    let file = Pdf::load(&sample_pdf()).file;
    let text = file.extract_text(&[2]).expect("text");
    // A ligature gives its letters, the hyphen that hyphenation added a soft one.
    assert!(text.contains("offisielt e-post\u{ad}"), "{text}");
    assert!(text.contains("Spør først"), "{text}");
}

#[test]
fn a_cluster_of_several_glyphs_says_its_characters() {
    let text = Pdf::load(&sample_pdf()).file.extract_text(&[2]);
    let text = text.expect("text");
    assert!(text.contains("og q\u{304}"), "{text}");

    // One character made of two glyphs, as some fonts make «Ã».
    let mut document = sample::document();
    let glyphs = [("Ã", 5.0), ("", 0.0)].map(|(words, advance)| trykk::lines::Glyph {
        id: 40,
        advance: Abs::pt(advance),
        dx: Abs::ZERO,
        dy: Abs::ZERO,
        text: words.into(),
    });
    for item in &mut document.pages[0].items {
        if let trykk::pages::ItemKind::Glyphs(text) = &mut item.kind {
            text.glyphs = glyphs.to_vec().into();
        }
    }
    let plan = single::impose(&document.pages);
    let said: Vec<String> = Pdf::load(&build(&document, &plan))
        .operations(0)
        .iter()
        .filter_map(|operation| operation.operands.get(1)?.as_dict().ok())
        .filter_map(|properties| properties.get(b"ActualText").ok())
        .map(|text| lopdf::decode_text_string(text).expect("a text"))
        .collect();
    assert_eq!(said, ["Ã", "Ã"]);
}

#[test]
fn tags_stand_in_reading_order_and_empty_ones_are_left_out() {
    let file = Pdf::load(&sample_pdf());
    let expected = "\
Document
 H1 #0
 TOC
  TOCI
   Reference
    Link #1 link
 Sect
  H2 #0
  P #1
  L
   LI
    Lbl #2
    LBody #3
   LI
    Lbl #4
    LBody #5
  P #6
   Link #7 link
";
    assert_eq!(file.structure(), expected);
    assert!(file.holds(file.dictionary(file.catalog(), "MarkInfo"), "Marked"));
}

#[test]
fn everything_drawn_is_marked_and_every_mark_has_an_owner() {
    let file = Pdf::load(&sample_pdf());
    let parents = file.dictionary(file.structure_root(), "ParentTree");
    let parents = file.array(parents, "Nums");
    for nth in 0..2 {
        let (mut depth, mut marks) = (0, 0);
        for Operation { operator, operands } in file.operations(nth) {
            match operator.as_str() {
                "BDC" | "BMC" => {
                    depth += 1;
                    let numbered = operands.get(1).and_then(|o| o.as_dict().ok());
                    marks += usize::from(numbered.is_some_and(|o| o.has(b"MCID")));
                }
                "EMC" => depth -= 1,
                "f" | "S" | "Tj" | "TJ" => assert!(depth > 0, "{operator} outside"),
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        let key = file.get(file.page(nth), "StructParents").as_i64().ok();
        let at = parents
            .iter()
            .step_by(2)
            .position(|n| n.as_i64().ok() == key);
        let owners = &parents[at.expect("an entry") * 2 + 1];
        assert_eq!(file.follow(owners).as_array().expect("owners").len(), marks);
    }
}

#[test]
fn links_say_where_they_lead_and_belong_to_their_tag() {
    let file = Pdf::load(&sample_pdf());
    let inside = file.annotations(0)[0];
    let target = file.array(inside, "Dest");
    assert_eq!(target[0].as_reference().ok(), Some(file.pages[1]));
    assert_eq!(file.text(inside, "Contents"), "Huskeregler 5");
    let outside = file.annotations(1)[0];
    let action = file.dictionary(outside, "A");
    assert_eq!(
        file.get(action, "URI").as_str().ok(),
        Some(&b"https://eksempel.no/sm%C3%A5"[..])
    );
    assert_eq!(file.text(outside, "Contents"), "Nettstedet vårt");
    assert_eq!(file.get(outside, "F").as_i64().ok(), Some(4));
    let area = file.numbers(outside, "Rect");
    assert!((area[0] - 70.866).abs() < 0.01 && (area[3] - 351.496).abs() < 0.01);
    for annotation in [inside, outside] {
        assert!(annotation.has(b"StructParent"));
    }
}

#[test]
fn bookmarks_nest_and_lead_to_their_place() {
    let file = Pdf::load(&sample_pdf());
    let outlines = file.dictionary(file.catalog(), "Outlines");
    let first = file.dictionary(outlines, "First");
    assert_eq!(file.text(first, "Title"), "Små steg");
    assert!(!first.has(b"Next"));
    let below = file.dictionary(first, "First");
    assert_eq!(file.text(below, "Title"), "Huskeregler");
    let target = file.array(below, "Dest");
    assert_eq!(target[0].as_reference().ok(), Some(file.pages[1]));
    let y = target[3].as_float().expect("a height");
    assert!((y - (210.0 - 20.0) * 72.0 / 25.4).abs() < 0.01, "{y}");
    let mode = file.get(file.catalog(), "PageMode").as_name();
    assert_eq!(mode.ok(), Some(&b"UseOutlines"[..]));
}

#[test]
fn labels_are_the_printed_numbers() {
    let file = Pdf::load(&sample_pdf());
    let labels = file.dictionary(file.catalog(), "PageLabels");
    let runs = file.array(labels, "Nums");
    assert_eq!(runs.len(), 4);
    assert_eq!(runs[0], Object::Integer(0));
    assert!(runs[1].as_dict().expect("a label").is_empty());
    assert_eq!(runs[2], Object::Integer(1));
    let fifth = runs[3].as_dict().expect("a label");
    assert_eq!(fifth.get(b"St").ok(), Some(&Object::Integer(5)));
}

#[test]
fn the_file_says_what_it_is() {
    let file = Pdf::load(&sample_pdf());
    assert_eq!(file.file.version, "1.7");
    assert_eq!(file.text(file.catalog(), "Lang"), "nb");
    let preferences = file.dictionary(file.catalog(), "ViewerPreferences");
    assert!(preferences.has(b"DisplayDocTitle"));
    let info = file.info();
    assert_eq!(file.text(info, "Title"), "Små steg i hverdagen");
    assert_eq!(file.text(info, "CreationDate"), "D:20260101000000Z");
    let xmp = file.xmp();
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(xmp.contains("Ærlig &lt;Ås&gt;"), "{xmp}");
    assert!(xmp.contains("2026-01-01T00:00:00Z"), "{xmp}");

    let document = sample::document();
    let plan = single::impose(&document.pages);
    let undated = pdf::write(&document, &plan, sample::fonts(), &PdfSettings::default());
    let undated = Pdf::load(&undated.expect("a PDF"));
    let info = undated.dictionary(&undated.file.trailer, "Info");
    assert!(!info.has(b"CreationDate") && !info.has(b"ModDate"));
}

#[test]
fn imposed_pages_are_read_in_their_own_order_and_once() {
    let file = Pdf::load(&build(&sample::document(), &two_up()));
    let single = Pdf::load(&sample_pdf()).structure();
    let roles = |tree: &str| -> Vec<String> {
        let words = tree
            .lines()
            .filter_map(|line| line.split_whitespace().next());
        words.map(str::to_owned).collect()
    };
    assert_eq!(roles(&file.structure()), roles(&single));
    // The back repeats a page of the front: nothing on it is read again.
    let marks = file.operations(1);
    assert!(marks.iter().all(|operation| operation.operator != "BDC"));
    assert!(!file.page(1).has(b"StructParents"));
    // Sheets with several pages have no page's number.
    assert!(!file.catalog().has(b"PageLabels"));
}

#[test]
fn what_cannot_be_drawn_is_an_error() {
    let document = sample::document();
    let plan = single::impose(&document.pages);
    let settings = PdfSettings::default();
    let no_font = pdf::write(&document, &plan, &FontBook::default(), &settings);
    assert_eq!(no_font.err(), Some(RenderError::NoFont(sample::SERIF)));
    let mut unknown = sample::document();
    let texts = unknown.pages[0].items.iter_mut();
    let glyphs = texts.filter_map(|item| match &mut item.kind {
        ItemKind::Glyphs(text) => Some(&mut text.glyphs),
        _ => None,
    });
    for glyphs in glyphs {
        Arc::make_mut(glyphs)[0].id = u16::MAX;
    }
    let unknown = pdf::write(&unknown, &plan, sample::fonts(), &settings);
    let unknown = unknown.expect_err("no such glyph");
    assert!(matches!(unknown, RenderError::BadFont { .. }));
    assert!(!unknown.diagnostic().fault.to_string().contains('{'));
    let mut beyond = plan.clone();
    let mut sheets = beyond.sheets.to_vec();
    sheets[0].sides[0].slots[0].page = 9;
    beyond.sheets = sheets.into();
    let beyond = pdf::write(&document, &beyond, sample::fonts(), &settings);
    assert_eq!(beyond.err(), Some(RenderError::NoPage(9)));
}

#[test]
fn a_bent_tag_tree_stops_nothing() {
    let mut document = sample::document();
    let plan = single::impose(&document.pages);
    for (nth, node) in document.tags.nodes.iter_mut().enumerate() {
        node.parent = Some(TagId(nth as u32 + 1));
    }
    let file = Pdf::load(&build(&document, &plan));
    assert!(file.structure().lines().count() > 10);
    document.tags.nodes.truncate(3);
    assert!(
        Pdf::load(&build(&document, &plan))
            .structure()
            .contains("H1")
    );
    document.tags.nodes.clear();
    assert!(
        !Pdf::load(&build(&document, &plan))
            .catalog()
            .has(b"MarkInfo")
    );
}

/// A table with header cells, and a figure.
fn table_pdf() -> Vec<u8> {
    let mut make = sample::Maker::new("Tabell");
    make.page(None);
    let title = make.tag(TagTree::ROOT, TagRole::H1);
    make.text(Some(title), "Tabell", sample::SERIF, [15.0, 12.0, 16.0]);
    let table = make.tag(TagTree::ROOT, TagRole::Table);
    for (nth, roles) in [[TagRole::TH, TagRole::TH], [TagRole::TH, TagRole::TD]]
        .iter()
        .enumerate()
    {
        let row = make.tag(table, TagRole::TR);
        for (column, role) in roles.iter().enumerate() {
            let cell = make.tag(row, *role);
            let at = [15.0 + 30.0 * column as f64, 20.0 + 8.0 * nth as f64, 10.0];
            make.text(Some(cell), "Celle", sample::SANS, at);
        }
    }
    let figure = make.tag(TagTree::ROOT, TagRole::Figure);
    make.document.tags.get_mut(figure).expect("just made").alt = Some("Et bilde".to_owned());
    make.text(Some(figure), "Bilde", sample::SANS, [10.0, 100.0, 12.0]);
    build(&make.document, &single::impose(&make.document.pages))
}

#[test]
fn tables_and_figures_say_more_of_themselves() {
    let file = Pdf::load(&table_pdf());
    let elements = file.file.objects.values().filter_map(|o| o.as_dict().ok());
    let mut said: Vec<String> = elements
        .filter(|element| element.has_type(b"StructElem") && element.has(b"A"))
        .map(|element| format!("{:?}", element.get(b"A")))
        .collect();
    said.sort();
    let count = |word: &str| said.iter().filter(|text| text.contains(word)).count();
    assert_eq!(
        (count("/Column"), count("/Row"), count("BBox")),
        (2, 1, 1),
        "{said:?}"
    );
}
