//! What the checks find on pages that are made by hand.

use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, GrayAlphaImage, ImageFormat, LumaA};

use super::*;
use crate::color::Color;
use crate::design::Picture;
use crate::geom::{Path, Point, Size};
use crate::lines::{FontId, Glyph};
use crate::pages::{AreaWords, Origin, OriginKind, Stress, Stroke};
use crate::source::{FileId, Span};

const GREY: Color = Color {
    rgb: [0xAA; 3],
    cmyk: [0, 0, 0, 33],
    spot: None,
    in_grey: None,
};
const BLACK: Color = Color {
    rgb: [0; 3],
    cmyk: [0, 0, 0, 100],
    spot: None,
    in_grey: None,
};

/// A word of five letters, each 10 pt wide.
fn text(x: f64, y: f64, size: f64, color: Color) -> Item {
    let glyph = |letter: &str| Glyph {
        id: 1,
        advance: Abs::pt(10.0),
        dx: Abs::ZERO,
        dy: Abs::ZERO,
        text: letter.into(),
    };
    Item::artifact(ItemKind::Glyphs(Glyphs {
        at: Point::new(Abs::pt(x), Abs::pt(y)),
        font: FontId(0),
        size: Abs::pt(size),
        color,
        glyphs: Arc::from(["w", "o", "r", "d", "s"].map(glyph)),
        width: Abs::pt(50.0),
        stress: Stress::default(),
        edge: None,
        edge_in_grey: None,
    }))
}

/// A rectangle of this colour: x, y, width and height.
fn panel([x, y, width, height]: [f64; 4], color: Color) -> Item {
    let area = Rect::new(Abs::pt(x), Abs::pt(y), Abs::pt(width), Abs::pt(height));
    Item::filled(Path::rounded(area, Abs::pt(4.0)), color)
}

/// A disc of this colour: the middle and the radius.
fn disc([x, y, radius]: [f64; 3], color: Color) -> Item {
    let centre = Point::new(Abs::pt(x), Abs::pt(y));
    Item::filled(Path::circle(centre, Abs::pt(radius)), color)
}

fn codes(items: Vec<Item>) -> Vec<&'static str> {
    let page = Page {
        trim: Size::new(Abs::pt(200.0), Abs::pt(100.0)),
        bleed: Abs::ZERO,
        safe: Abs::pt(10.0),
        label: None,
        ground: crate::pages::Ground::default(),
        items,
    };
    let document = Document {
        pages: vec![page].into(),
        ..Document::default()
    };
    let mut diags = Diagnostics::new();
    check(&document, false, &mut diags);
    diags.sorted().iter().map(|d| d.fault.name()).collect()
}

#[test]
fn sound_text_passes() {
    let items = vec![
        text(20.0, 40.0, 12.0, BLACK),
        text(71.0, 40.0, 12.0, BLACK),
        text(20.0, 56.0, 12.0, BLACK),
    ];
    assert!(codes(items).is_empty());
}

#[test]
fn text_outside_the_safe_zone_is_told_on_every_side() {
    for (x, y) in [(9.0, 40.0), (141.0, 40.0), (20.0, 18.0), (20.0, 88.0)] {
        let items = vec![text(x, y, 12.0, BLACK)];
        assert_eq!(codes(items), ["outside-safe-zone"], "{x} {y}");
    }
}

#[test]
fn overlapping_text_is_told() {
    let beside =
        |x: f64, y: f64| codes(vec![text(20.0, 40.0, 12.0, BLACK), text(x, y, 12.0, BLACK)]);
    assert_eq!(beside(60.0, 44.0), ["text-overlaps"]);
    // Three quarters of a line below, capitals stand on descenders.
    assert_eq!(beside(20.0, 49.0), ["text-overlaps"]);
    assert_eq!(beside(20.0, 31.0), ["text-overlaps"]);
    // The closest that lines may be set.
    assert!(beside(20.0, 40.0 + 12.0 * 0.9).is_empty());
    assert!(beside(71.0, 44.0).is_empty());
}

#[test]
fn faint_text_is_told_unless_large_enough() {
    let faint = |size| vec![text(20.0, 50.0, size, GREY)];
    assert_eq!(codes(faint(12.0)), ["faint-text"]);
    assert_eq!(codes(faint(24.0)), ["faint-text"]);
    let mid = Color {
        rgb: [0x80; 3],
        ..GREY
    };
    assert!(codes(vec![text(20.0, 50.0, 24.0, mid)]).is_empty());
}

#[test]
fn a_pair_of_colours_is_told_once_where_it_needs_most() {
    let faint = |y, size| text(20.0, y, size, GREY);
    let items = vec![faint(30.0, 24.0), faint(50.0, 12.0), faint(70.0, 12.0)];
    assert_eq!(codes(items), ["faint-text"]);
}

#[test]
fn text_that_grey_swallows_is_told() {
    // A bright green and a deep violet of nearly the same grey.
    let ground = Color {
        rgb: [80, 40, 120],
        ..GREY
    };
    let color = Color {
        rgb: [0, 255, 0],
        ..GREY
    };
    assert!(color.contrast(ground) >= 4.5);
    assert!(color.to_grey().contrast(ground.to_grey()) < 4.5);
    let ground = panel([10.0, 10.0, 150.0, 80.0], ground);
    let items = vec![ground, text(20.0, 50.0, 12.0, color)];
    assert_eq!(codes(items), ["faint-in-grey"]);
}

#[test]
fn tiny_text_is_told() {
    let items = vec![text(20.0, 50.0, 6.0, BLACK)];
    assert_eq!(codes(items), ["tiny-text"]);
}

#[test]
fn the_ground_of_a_text_is_what_was_painted_last_before_it() {
    let word = |color| text(60.0, 50.0, 12.0, color);
    let deep = || panel([10.0, 10.0, 150.0, 80.0], BLACK);
    let field = || panel([50.0, 30.0, 90.0, 40.0], Color::WHITE);
    assert_eq!(codes(vec![word(Color::WHITE)]), ["faint-text"]);
    assert!(codes(vec![deep(), word(Color::WHITE)]).is_empty());
    assert_eq!(codes(vec![deep(), word(BLACK)]), ["faint-text"]);
    assert!(codes(vec![deep(), field(), word(BLACK)]).is_empty());
    assert_eq!(
        codes(vec![deep(), field(), word(Color::WHITE)]),
        ["faint-text"]
    );
    assert_eq!(codes(vec![field(), deep(), word(BLACK)]), ["faint-text"]);
}

#[test]
fn every_letter_is_told_from_what_is_below_it() {
    let word = || text(60.0, 50.0, 12.0, Color::WHITE);
    let deep = || panel([10.0, 10.0, 150.0, 80.0], BLACK);
    // One letter on a disc, and a disc between the letters and the edge of their box.
    let below = disc([105.0, 47.0, 5.0], Color::WHITE);
    assert_eq!(codes(vec![deep(), below, word()]), ["faint-text"]);
    let beside = disc([108.9, 50.5, 1.0], Color::WHITE);
    assert!(codes(vec![deep(), beside, word()]).is_empty());
    // Past the edge of its ground it stands on paper.
    let short = panel([10.0, 10.0, 92.0, 80.0], BLACK);
    assert_eq!(codes(vec![short, word()]), ["faint-text"]);
}

#[test]
fn a_line_below_letters_counts_where_it_is_wide() {
    let across = |width: f64, dash: Vec<Abs>| {
        let ends = [50.0, 120.0].map(|x| Point::new(Abs::pt(x), Abs::pt(47.0)));
        let stroke = Stroke {
            dash,
            ..Stroke::solid(BLACK, Abs::pt(width)).round()
        };
        vec![
            Item::stroked(Path::line(ends[0], ends[1]), stroke),
            text(60.0, 50.0, 12.0, BLACK),
        ]
    };
    assert!(codes(across(1.0, Vec::new())).is_empty());
    assert_eq!(codes(across(10.0, Vec::new())), ["faint-text"]);
    let dots = vec![Abs::ZERO, Abs::pt(25.0)];
    assert_eq!(codes(across(10.0, dots.clone())), ["faint-text"]);
    // Between its dots the paper is seen.
    let mut white = across(10.0, dots);
    white[1] = text(60.0, 50.0, 12.0, Color::WHITE);
    assert_eq!(codes(white), ["faint-text"]);
}

#[test]
fn a_picture_counts_by_what_it_shows_below_the_letters() {
    let area = Rect::new(Abs::pt(10.0), Abs::pt(10.0), Abs::pt(160.0), Abs::pt(80.0));
    let halves = |x, _| [if x < 200 { 0 } else { 255 }, 255];
    let picture = picture("halves.png", 400, &halves);
    let image = Item::artifact(ItemKind::Image {
        area,
        place: area,
        image: Arc::new(picture),
    });
    let at = |x, color| codes(vec![image.clone(), text(x, 50.0, 12.0, color)]);
    assert!(at(20.0, Color::WHITE).is_empty());
    assert_eq!(at(20.0, BLACK), ["faint-on-picture"]);
    assert!(at(100.0, BLACK).is_empty());
    assert_eq!(at(100.0, Color::WHITE), ["faint-on-picture"]);
    // Across the middle one half is wrong for any colour.
    assert_eq!(at(60.0, BLACK), ["faint-on-picture"]);
    assert_eq!(at(60.0, Color::WHITE), ["faint-on-picture"]);
}

/// A square picture whose pixel at (x, y) has this grey, of which so much is seen.
fn picture(name: &str, side: u32, pixel: &dyn Fn(u32, u32) -> [u8; 2]) -> Picture {
    let image = GrayAlphaImage::from_fn(side, side, |x, y| LumaA(pixel(x, y)));
    let mut bytes = Cursor::new(Vec::new());
    let written = DynamicImage::from(image).write_to(&mut bytes, ImageFormat::Png);
    written.expect("written");
    Picture::read(name, bytes.into_inner()).expect("sound")
}

#[test]
fn through_a_transparent_picture_the_ground_is_seen() {
    let area = Rect::new(Abs::pt(10.0), Abs::pt(10.0), Abs::pt(160.0), Abs::pt(80.0));
    let image = |alpha: [u8; 2]| {
        let pixel = |x, _| [255, alpha[usize::from(x >= 200)]];
        Item::artifact(ItemKind::Image {
            area,
            place: area,
            image: Arc::new(picture("glass.png", 400, &pixel)),
        })
    };
    let dark = || panel([0.0, 0.0, 200.0, 100.0], BLACK);
    let at = |alpha, x, color| codes(vec![dark(), image(alpha), text(x, 50.0, 12.0, color)]);
    // White is seen on the left alone; on the right the dark ground below.
    assert_eq!(at([255, 0], 20.0, Color::WHITE), ["faint-on-picture"]);
    assert!(at([255, 0], 120.0, Color::WHITE).is_empty());
    assert_eq!(at([255, 0], 120.0, BLACK), ["faint-text"]);
    // A white veil makes grey of black, on which neither is read well.
    assert_eq!(at([90; 2], 20.0, BLACK), ["faint-on-picture"]);
    assert!(at([40; 2], 20.0, Color::WHITE).is_empty());
    assert_eq!(at([140; 2], 20.0, Color::WHITE), ["faint-on-picture"]);
    // On paper, a picture of which hardly anything is seen is no ground.
    let on_paper = codes(vec![image([1; 2]), text(20.0, 50.0, 12.0, BLACK)]);
    assert_eq!(on_paper, ["picture-lost"]);
}

#[test]
fn what_has_the_colour_of_its_ground_is_lost() {
    let area = Rect::new(Abs::pt(40.0), Abs::pt(20.0), Abs::pt(40.0), Abs::pt(40.0));
    // A black picture whose right half is clear, or of which nothing is.
    let image = |clear: u8| {
        let pixel = |x, _| [0, if x < 20 { 255 } else { clear }];
        Item::artifact(ItemKind::Image {
            area,
            place: area,
            image: Arc::new(picture("mark.png", 40, &pixel)),
        })
    };
    let dark = || panel([0.0, 0.0, 200.0, 100.0], BLACK);
    assert_eq!(codes(vec![dark(), image(0)]), ["picture-lost"]);
    assert!(codes(vec![image(0)]).is_empty());
    // The box of words above may reach into that of the picture.
    let below_words = vec![dark(), text(40.0, 19.5, 12.0, Color::WHITE), image(0)];
    assert_eq!(codes(below_words), ["picture-lost"]);
    assert!(
        codes(vec![
            dark(),
            panel([30.0, 10.0, 90.0, 60.0], Color::WHITE),
            image(0)
        ])
        .is_empty()
    );
    // A picture without anything clear may be a photograph of the night.
    assert!(codes(vec![dark(), image(255)]).is_empty());
    // All parts of a drawing that is named at one place count as one.
    let part = |color| Item {
        span: Some(Span {
            file: FileId(0),
            start: 3,
            end: 4,
        }),
        ..disc([60.0, 40.0, 12.0], color)
    };
    let lost = codes(vec![dark(), part(BLACK), part(BLACK)]);
    assert_eq!(lost, ["picture-lost"]);
    assert!(codes(vec![dark(), part(BLACK), part(Color::WHITE)]).is_empty());
}

/// The item as one of the area with this number, or as art there.
fn of_area(mut item: Item, number: u32, kind: OriginKind) -> Item {
    let span = Span {
        file: FileId(0),
        start: number,
        end: number + 1,
    };
    let area = Some(format!("area {number}").into());
    item.origin = Some(Origin {
        behind: false,
        kind,
        area,
        words: AreaWords::Text,
        span,
    });
    item
}

#[test]
fn what_is_drawn_over_words_is_told() {
    let word = || text(60.0, 50.0, 12.0, BLACK);
    let over = disc([80.0, 47.0, 6.0], GREY);
    assert_eq!(codes(vec![word(), over.clone()]), ["covers-words"]);
    assert!(codes(vec![over, word()]).is_empty());
    // Beside the letters, though within the box of the disc.
    assert!(codes(vec![word(), disc([80.0, 24.0, 19.0], GREY)]).is_empty());
    // A line below the letters is no fault, one through them is.
    let line = |y: f64| {
        let ends = [50.0, 120.0].map(|x| Point::new(Abs::pt(x), Abs::pt(y)));
        Item::stroked(
            Path::line(ends[0], ends[1]),
            Stroke::dotted(BLACK, Abs::pt(1.0)),
        )
    };
    assert!(codes(vec![word(), line(52.0)]).is_empty());
    assert_eq!(codes(vec![word(), line(47.0)]), ["covers-words"]);
}

#[test]
fn areas_keep_off_each_others_words() {
    let word = || of_area(text(60.0, 50.0, 12.0, BLACK), 1, OriginKind::Area);
    let art = |number| of_area(disc([80.0, 47.0, 20.0], GREY), number, OriginKind::Path);
    // Below the words of its own area it is what they stand on.
    assert!(codes(vec![art(1), word()]).is_empty());
    assert_eq!(codes(vec![art(2), word()]), ["ink-overlap"]);
    assert_eq!(codes(vec![word(), art(2)]), ["ink-overlap"]);
    // Each rule once, however many words it covers.
    let other = of_area(text(60.0, 62.0, 12.0, BLACK), 1, OriginKind::Area);
    assert_eq!(codes(vec![art(2), word(), other]), ["ink-overlap"]);
}

#[test]
fn areas_cover_nothing_of_each_other_but_art() {
    let area = |item, number| of_area(item, number, OriginKind::Area);
    let field = || panel([60.0, 40.0, 40.0, 20.0], GREY);
    let corner = || disc([100.0, 60.0, 6.0], BLACK);
    let beside = || disc([104.9, 64.9, 6.0], BLACK);
    assert_eq!(
        codes(vec![area(field(), 1), area(corner(), 2)]),
        ["ink-overlap"]
    );
    assert!(codes(vec![area(field(), 1), area(corner(), 1)]).is_empty());
    assert!(codes(vec![area(field(), 1), area(beside(), 2)]).is_empty());
    assert!(codes(vec![area(field(), 1), corner()]).is_empty());
    let inside = disc([80.0, 50.0, 3.0], BLACK);
    assert_eq!(
        codes(vec![area(field(), 1), area(inside, 2)]),
        ["ink-overlap"]
    );
    // The path ends below a station of the area beside.
    let path = of_area(field(), 1, OriginKind::Climb);
    assert!(codes(vec![path.clone(), area(corner(), 2)]).is_empty());
    assert_eq!(codes(vec![area(corner(), 2), path]), ["ink-overlap"]);
}
