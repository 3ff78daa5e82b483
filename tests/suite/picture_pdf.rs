//! Pictures in a PDF, read back: once in the file, untouched where they can be, grey where the
//! printer is, and named for people who do not see them.

use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::content::Operation;
use lopdf::{Object, Stream};
use trykk::design::Picture;
use trykk::design::pictures::Coding;
use trykk::geom::{Rect, Size};
use trykk::pages::{Document, Ground, Item, ItemKind, Page, TagId, TagRole, TagTree};
use trykk::press::{Finish, Plan, Print, single};
use trykk::render::{Ink, PdfSettings, pdf};
use trykk::units::Abs;

use crate::support::pdf::Pdf;
use crate::support::sample;

fn photograph() -> Arc<Picture> {
    let image = RgbImage::from_fn(40, 30, |x, y| Rgb([(x * 6) as u8, (y * 8) as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::from(image);
    image
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .expect("written");
    Arc::new(Picture {
        name: "tur.jpg".to_owned(),
        width: 40,
        height: 30,
        grey: false,
        coding: Coding::Jpeg,
        bytes: bytes.into_inner().into(),
    })
}

fn drawing() -> Arc<Picture> {
    Arc::new(Picture {
        name: "kart.png".to_owned(),
        width: 20,
        height: 10,
        grey: false,
        coding: Coding::Raw,
        bytes: [255, 0, 0].repeat(200).into(),
    })
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect::new(Abs::pt(x), Abs::pt(y), Abs::pt(width), Abs::pt(height))
}

/// Two pages: a tagged photograph, cut to the middle of its place; the same as a ground, and another.
fn document() -> Document {
    let mut tags = TagTree::default();
    let figure = tags.add(TagTree::ROOT, TagRole::Figure);
    tags.get_mut(figure).expect("just made").alt = Some("To på tur".to_owned());
    let page = |items: Vec<(Option<TagId>, Rect, Rect, Arc<Picture>)>| {
        let item = |(tag, area, place, image)| Item {
            tag,
            ..Item::artifact(ItemKind::Image { area, place, image })
        };
        Page {
            trim: Size::new(Abs::pt(200.0), Abs::pt(100.0)),
            bleed: Abs::ZERO,
            safe: Abs::ZERO,
            label: None,
            ground: Ground::Mixed,
            items: items.into_iter().map(item).collect(),
        }
    };
    let (whole, cut) = (rect(10.0, 20.0, 80.0, 60.0), rect(20.0, 20.0, 60.0, 60.0));
    let (photograph, drawing) = (photograph(), drawing());
    Document {
        title: "Bilder".to_owned(),
        pages: vec![
            page(vec![(Some(figure), cut, whole, Arc::clone(&photograph))]),
            page(vec![
                (None, whole, whole, photograph),
                (
                    None,
                    rect(100.0, 0.0, 40.0, 20.0),
                    rect(100.0, 0.0, 40.0, 20.0),
                    drawing,
                ),
            ]),
        ],
        tags,
        ..Document::default()
    }
}

fn read(plan: &Plan, ink: Ink) -> Pdf {
    let settings = PdfSettings {
        ink,
        ..PdfSettings::default()
    };
    let document = document();
    let bytes = pdf::write(&document, plan, sample::fonts(), &settings).expect("a PDF");
    let again = pdf::write(&document, plan, sample::fonts(), &settings).expect("a PDF");
    assert!(bytes == again, "two builds differ");
    Pdf::load(&bytes)
}

/// On a screen, and on paper.
fn plans() -> [Plan; 2] {
    let screen = single::impose(&document().pages);
    let mut paper = screen.clone();
    paper.print = Some(Print {
        paper: "A7".to_owned(),
        flip: None,
        finish: vec![Finish::Crop],
    });
    [screen, paper]
}

/// All pictures of a file, in the order of their names, which all that draws must know.
fn images(read: &Pdf) -> Vec<&Stream> {
    let objects = read.file.objects.values();
    let streams = objects.clone().filter_map(|o| o.as_stream().ok());
    let is = |stream: &&Stream, name: &[u8]| {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        subtype.is_ok_and(|subtype| subtype == name)
    };
    let count = streams
        .clone()
        .filter(|stream| is(stream, b"Image"))
        .count();
    let mut holders: Vec<_> = streams
        .filter(|stream| is(stream, b"Form"))
        .map(|s| &s.dict)
        .collect();
    if holders.is_empty() {
        holders = (0..read.pages.len()).map(|nth| read.page(nth)).collect();
    }
    assert_eq!(holders.len(), 2);
    let mut named = Vec::new();
    for holder in holders {
        let known = read.resources(holder, "XObject");
        named = ["I1", "I2"].map(|name| read.stream(known, name)).to_vec();
        assert_eq!(known.len(), count);
    }
    named
}

fn name(stream: &Stream, key: &str) -> String {
    let name = stream.dict.get(key.as_bytes()).and_then(Object::as_name);
    String::from_utf8_lossy(name.expect("a name")).into_owned()
}

#[test]
fn a_jpeg_is_passed_on_and_every_picture_stands_once_in_the_file() {
    for plan in plans() {
        let read = read(&plan, Ink::Office);
        let [photograph, drawing] = images(&read)[..] else {
            panic!("two pictures");
        };
        assert_eq!(name(photograph, "Filter"), "DCTDecode");
        assert_eq!(name(photograph, "ColorSpace"), "DeviceRGB");
        assert_eq!(*photograph.content, *self::photograph().bytes);
        assert_eq!(name(drawing, "Filter"), "FlateDecode");
        let pixels = drawing.get_plain_content().expect("pixels");
        assert_eq!(pixels, [255, 0, 0].repeat(200));
        let side = |key: &[u8]| {
            drawing
                .dict
                .get(key)
                .and_then(Object::as_i64)
                .expect("a number")
        };
        assert_eq!((side(b"Width"), side(b"Height")), (20, 10));
    }
}

#[test]
fn the_grey_file_has_grey_pictures() {
    for plan in plans() {
        let read = read(&plan, Ink::Grey);
        for picture in images(&read) {
            assert_eq!(name(picture, "ColorSpace"), "DeviceGray");
        }
        let pixels = images(&read)[1].get_plain_content().expect("pixels");
        assert_eq!(pixels, [76].repeat(200));
        let photograph = images(&read)[0].get_plain_content().expect("pixels");
        assert_eq!(photograph.len(), 40 * 30);
    }
}

#[test]
fn a_picture_lies_in_its_place_and_is_cut_to_its_area() {
    let read = read(&plans()[0], Ink::Rgb);
    let operators = |page| {
        let written = |Operation { operator, operands }| {
            let number = |o: &Object| o.as_float().map(|n| n.to_string()).unwrap_or_default();
            let operands: Vec<String> = operands.iter().map(number).collect();
            format!("{} {operator}", operands.join(" "))
        };
        let all: Vec<String> = read.operations(page).into_iter().map(written).collect();
        all.join("\n")
    };
    let first = operators(0);
    let clip = first.find("20 20 60 60 re").expect("cut");
    let place = first.find("80 0 0 60 10 20 cm").expect("in its place");
    assert!(clip < place, "{first}");
    assert!(!operators(1).contains("re"), "{}", operators(1));
    assert_eq!(operators(1).matches("Do").count(), 2);
}

#[test]
fn a_tagged_picture_is_a_figure_with_words_and_a_place() {
    let read = read(&plans()[0], Ink::Rgb);
    assert_eq!(read.structure(), "Document\n Figure #0\n");
    let document = read.dictionary(read.structure_root(), "K");
    let figure = read.dictionaries(document, "K")[0];
    assert_eq!(read.text(figure, "Alt"), "To på tur");
    let layout = read.dictionary(figure, "A");
    assert_eq!(read.numbers(layout, "BBox"), [20.0, 20.0, 80.0, 80.0]);
}

#[test]
fn a_picture_that_is_none_is_told() {
    let mut document = document();
    let bent = Picture {
        bytes: [1, 2, 3].into(),
        ..(*drawing()).clone()
    };
    if let ItemKind::Image { image, .. } = &mut document.pages[1].items[1].kind {
        *image = Arc::new(bent);
    }
    let plan = single::impose(&document.pages);
    let settings = PdfSettings::default();
    let written = pdf::write(&document, &plan, sample::fonts(), &settings);
    assert!(written.is_err());
}
