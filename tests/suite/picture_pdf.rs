//! Pictures in a PDF, read back: once in the file, untouched where they can be, grey where the
//! printer is, and named for people who do not see them.

use std::io::Cursor;
use std::sync::Arc;

use image::{ColorType, DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::content::Operation;
use lopdf::{Object, Stream};
use trykk::design::Picture;
use trykk::design::pictures::Orientation;
use trykk::geom::{Rect, Size};
use trykk::pages::{Document, Ground, Item, ItemKind, Page, TagId, TagRole, TagTree};
use trykk::press::{Finish, Plan, Print, single};
use trykk::render::{Ink, PdfSettings, pdf};
use trykk::units::Abs;

use crate::support::pdf::Pdf;
use crate::support::sample;

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let written = image.into().write_to(&mut bytes, format);
    written.expect("written");
    bytes.into_inner()
}

fn photograph() -> Arc<Picture> {
    let image = RgbImage::from_fn(40, 30, |x, y| Rgb([(x * 6) as u8, (y * 8) as u8, 90]));
    let bytes = encoded(image, ImageFormat::Jpeg);
    Arc::new(Picture::read("tur.jpg", bytes).expect("sound"))
}

fn drawing() -> Arc<Picture> {
    let image = RgbImage::from_fn(20, 10, |_, _| Rgb([255, 0, 0]));
    let bytes = encoded(image, ImageFormat::Png);
    Arc::new(Picture::read("kart.png", bytes).expect("sound"))
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
        ]
        .into(),
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
        // A photograph stays a photograph: as JPEG it is a tenth as long.
        let photograph = images(&read)[0];
        assert_eq!(name(photograph, "Filter"), "DCTDecode");
        let grey = image::load_from_memory(&photograph.content).expect("a JPEG");
        assert_eq!(
            (grey.width(), grey.height(), grey.color()),
            (40, 30, ColorType::L8)
        );
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

/// A document of one page with these pictures, each in its place.
fn of_pictures(pictures: Vec<(Rect, Arc<Picture>)>) -> Document {
    let item = |(place, image)| {
        Item::artifact(ItemKind::Image {
            area: place,
            place,
            image,
        })
    };
    Document {
        title: "Bilder".to_owned(),
        pages: vec![Page {
            trim: Size::new(Abs::pt(200.0), Abs::pt(100.0)),
            bleed: Abs::ZERO,
            safe: Abs::ZERO,
            label: None,
            ground: Ground::Mixed,
            items: pictures.into_iter().map(item).collect(),
        }]
        .into(),
        ..Document::default()
    }
}

/// The file that a document becomes on a screen, or on paper.
fn written(document: &Document, on_paper: bool, ink: Ink) -> Pdf {
    let mut plan = single::impose(&document.pages);
    if on_paper {
        plan.print = Some(Print {
            paper: "A7".to_owned(),
            flip: None,
            finish: vec![Finish::Crop],
        });
    }
    let settings = PdfSettings {
        ink,
        ..PdfSettings::default()
    };
    Pdf::load(&pdf::write(document, &plan, sample::fonts(), &settings).expect("a PDF"))
}

/// The pictures of a file, without those that say what is seen of others.
fn streams(read: &Pdf) -> Vec<&Stream> {
    let streams = read
        .file
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok());
    let is = |stream: &&Stream| {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        subtype.is_ok_and(|subtype| subtype == b"Image")
    };
    let all: Vec<&Stream> = streams.filter(is).collect();
    let masks: Vec<&Stream> = all.iter().filter_map(|stream| mask(read, stream)).collect();
    let is_mask = |stream: &&Stream| masks.iter().any(|mask| std::ptr::eq(*mask, *stream));
    all.iter().copied().filter(|s| !is_mask(s)).collect()
}

/// What says how much is seen of a picture.
fn mask<'p>(read: &'p Pdf, picture: &Stream) -> Option<&'p Stream> {
    let mask = picture.dict.get(b"SMask").and_then(Object::as_reference);
    read.file
        .get_object(mask.ok()?)
        .and_then(Object::as_stream)
        .ok()
}

fn size(stream: &Stream) -> (i64, i64) {
    let side = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64);
    (
        side(b"Width").expect("a width"),
        side(b"Height").expect("a height"),
    )
}

#[test]
fn what_is_transparent_has_a_soft_mask_in_every_ink() {
    let image = RgbaImage::from_fn(3, 2, |x, _| Rgba([200, 40, 40, [0, 128, 255][x as usize]]));
    let image = Picture::read("glass.png", encoded(image, ImageFormat::Png)).expect("sound");
    let document = of_pictures(vec![(rect(10.0, 10.0, 30.0, 20.0), Arc::new(image))]);
    for (on_paper, ink, color) in [
        (false, Ink::Rgb, &[200, 40, 40][..]),
        (true, Ink::Office, &[200, 40, 40]),
        (true, Ink::Grey, &[88]),
    ] {
        let read = written(&document, on_paper, ink);
        let picture = streams(&read)[0];
        assert_eq!(
            picture.get_plain_content().expect("pixels"),
            color.repeat(6)
        );
        let mask = mask(&read, picture).expect("a mask");
        assert_eq!(name(mask, "ColorSpace"), "DeviceGray");
        assert_eq!(size(mask), size(picture));
        let seen = mask.get_plain_content().expect("pixels");
        assert_eq!(seen, [0, 128, 255].repeat(2));
        // Readers blend in the colours that the page says; printers in their own.
        assert_eq!(read.page(0).has(b"Group"), !on_paper);
    }
    let opaque = written(
        &of_pictures(vec![(rect(0.0, 0.0, 9.0, 9.0), drawing())]),
        false,
        Ink::Rgb,
    );
    assert!(mask(&opaque, streams(&opaque)[0]).is_none());
    assert!(!opaque.page(0).has(b"Group"));
}

#[test]
fn a_turned_picture_is_turned_by_its_matrix() {
    // The corners of the stored picture, upper left, upper right and lower left, in the page.
    let [left, right, top, bottom] = [10.0f32, 50.0, 90.0, 60.0];
    let corners = [
        [(left, top), (right, top), (left, bottom)],
        [(right, top), (left, top), (right, bottom)],
        [(right, bottom), (left, bottom), (right, top)],
        [(left, bottom), (right, bottom), (left, top)],
        [(left, top), (left, bottom), (right, top)],
        [(right, top), (right, bottom), (left, top)],
        [(right, bottom), (right, top), (left, bottom)],
        [(left, bottom), (left, top), (right, bottom)],
    ];
    for (orientation, corners) in Orientation::ALL.into_iter().zip(corners) {
        let turned = Picture {
            orientation,
            ..(*photograph()).clone()
        };
        let place = rect(10.0, 10.0, 40.0, 30.0);
        let read = written(
            &of_pictures(vec![(place, Arc::new(turned))]),
            false,
            Ink::Rgb,
        );
        let mut operations = read.operations(0).into_iter();
        let matrix = operations.rfind(|op| op.operator == "cm");
        let matrix = matrix.expect("a matrix").operands;
        let [a, b, c, d, e, f] =
            [0, 1, 2, 3, 4, 5].map(|nth| matrix[nth].as_float().expect("a number"));
        // (u, v) is drawn at (a u + c v + e, b u + d v + f); the upper left corner is (0, 1).
        let at = |u: f32, v: f32| (a * u + c * v + e, b * u + d * v + f);
        assert_eq!(
            [at(0.0, 1.0), at(1.0, 1.0), at(0.0, 0.0)],
            corners,
            "{orientation:?}"
        );
        // The pixels are those of the file, as they were.
        assert_eq!(*streams(&read)[0].content, *photograph().bytes);
    }
}

#[test]
fn pictures_are_reduced_where_they_have_far_more_than_is_seen() {
    // Two inches wide: on paper 600 pixels are seen, on a screen 300.
    let wide = |pixels: u32, format| {
        let image = RgbImage::from_fn(pixels, pixels / 2, |x, y| {
            Rgb([
                (x * 7 % 256) as u8,
                (y * 5 % 256) as u8,
                ((x ^ y) % 256) as u8,
            ])
        });
        Arc::new(Picture::read("bred", encoded(image, format)).expect("sound"))
    };
    let place = rect(10.0, 10.0, 144.0, 72.0);
    for (pixels, on_paper, on_screen) in [
        (450, 450, 450),
        (451, 451, 300),
        (900, 900, 300),
        (901, 600, 300),
    ] {
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            let document = of_pictures(vec![(place, wide(pixels, format))]);
            for (paper, wanted) in [(true, on_paper), (false, on_screen)] {
                let read = written(&document, paper, Ink::Office);
                let (width, height) = size(streams(&read)[0]);
                assert_eq!(width, wanted, "{pixels} {paper} {format:?}");
                assert!((height - wanted / 2).abs() <= 1, "{pixels}: {height}");
            }
        }
    }
    // The largest place counts, and how large the sheet shows the page.
    let small = rect(0.0, 0.0, 14.4, 7.2);
    let both = of_pictures(vec![
        (small, wide(900, ImageFormat::Png)),
        (place, wide(900, ImageFormat::Png)),
    ]);
    assert_eq!(size(streams(&written(&both, true, Ink::Office))[0]).0, 900);
    let document = of_pictures(vec![(small, wide(900, ImageFormat::Png))]);
    let mut plan = single::impose(&document.pages);
    let mut sheets = plan.sheets.to_vec();
    sheets[0].sides[0].slots[0].scale = 5.0;
    plan.sheets = sheets.into();
    let bytes =
        pdf::write(&document, &plan, sample::fonts(), &PdfSettings::default()).expect("a PDF");
    assert_eq!(size(streams(&Pdf::load(&bytes))[0]).0, 150);
}

#[test]
fn a_reduced_picture_looks_like_the_whole_one() {
    let image = RgbImage::from_fn(800, 400, |x, y| Rgb([(x / 4) as u8, (y / 2) as u8, 90]));
    let picture = Picture::read("overgang.jpg", encoded(image, ImageFormat::Jpeg)).expect("sound");
    let document = of_pictures(vec![(rect(0.0, 0.0, 48.0, 24.0), Arc::new(picture))]);
    let read = written(&document, false, Ink::Rgb);
    let reduced = image::load_from_memory(&streams(&read)[0].content)
        .expect("a JPEG")
        .into_rgb8();
    assert_eq!(reduced.dimensions(), (100, 50));
    for (x, y, pixel) in reduced.enumerate_pixels() {
        let wanted = [2.0 * f64::from(x) + 0.9, 4.0 * f64::from(y) + 1.8, 90.0];
        for (value, wanted) in pixel.0.into_iter().zip(wanted) {
            assert!(
                (f64::from(value) - wanted).abs() < 7.0,
                "{x}, {y}: {pixel:?}"
            );
        }
    }
}
