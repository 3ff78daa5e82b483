//! Display lists made by hand, each for one thing that drawing must do right.

use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use trykk::color::Color;
use trykk::design::Picture;
use trykk::design::artwork::Tile;
use trykk::design::pictures::Orientation;
use trykk::design::svg::{SvgInk, SvgPath, SvgStroke};
use trykk::geom::{FillRule, LineCap, LineJoin, Path, Point, Rect, Segment, Size};
use trykk::lines::{FontId, Glyph};
use trykk::pages::{Document, Glyphs, Item, ItemKind, Page, PatternFill, Stress, Stroke};
use trykk::render::png;
use trykk::units::Abs;

use crate::support::sample::{SANS, SERIF, fonts, shape};

const INK: Color = rgb(30, 30, 34);
const FJORD: Color = rgb(30, 93, 102);
const SUN: Color = rgb(242, 176, 53);

const fn rgb(r: u8, g: u8, b: u8) -> Color {
    Color {
        rgb: [r, g, b],
        cmyk: [0; 4],
        spot: None,
        in_grey: None,
    }
}

/// Every picture by its name, at 150 pixels per inch.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let subjects: [(&str, [f64; 2], Vec<Item>); 13] = [
        ("text", [52.0, 18.0], letters()),
        ("places", [40.0, 12.0], places()),
        ("panel", [40.0, 16.0], panel()),
        ("dots", [40.0, 16.0], dots()),
        ("strokes", [40.0, 16.0], strokes()),
        ("disc", [14.0, 14.0], disc()),
        ("link", [40.0, 8.0], link()),
        ("nonzero", [34.0, 16.0], nonzero()),
        ("even-odd", [34.0, 16.0], even_odd()),
        ("picture", [40.0, 16.0], picture()),
        ("transparent", [40.0, 16.0], transparent()),
        ("turned", [42.0, 8.0], turned()),
        ("pattern", [40.0, 16.0], pattern()),
    ];
    let draw = |(name, [width, height], items): (_, [f64; 2], _)| {
        let page = Page {
            trim: Size::new(Abs::mm(width), Abs::mm(height)),
            bleed: Abs::mm(3.0),
            safe: Abs::ZERO,
            label: None,
            ground: trykk::pages::Ground::default(),
            items,
        };
        let document = Document {
            pages: vec![page].into(),
            ..Document::default()
        };
        let mut pictures =
            png::write(&document, fonts(), png::PngSettings { ppi: 150 }).expect("drawn");
        (name, pictures.remove(0).png)
    };
    subjects.into_iter().map(draw).collect()
}

fn at(x: f64, y: f64) -> Point {
    Point::new(Abs::mm(x), Abs::mm(y))
}

fn area(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect {
        origin: at(x, y),
        size: Size::new(Abs::mm(width), Abs::mm(height)),
    }
}

fn set(glyphs: Vec<Glyph>, font: FontId, size: f64, color: Color, at: Point) -> Item {
    Item::artifact(ItemKind::Glyphs(Glyphs {
        at,
        font,
        size: Abs::pt(size),
        color,
        width: glyphs.iter().map(|glyph| glyph.advance).sum(),
        glyphs: Arc::from(glyphs),
        stress: Stress::default(),
        edge: None,
        edge_in_grey: None,
    }))
}

fn text(words: &str, font: FontId, size: f64, color: Color, at: Point) -> Item {
    set(shape(words, font, size), font, size, color, at)
}

/// A tile inside a disc and inside two panels that touch: the pattern goes on from one to the other. What stands in the grey
/// edition alone is not seen.
fn pattern() -> Vec<Item> {
    let curve = Path::smooth(
        &[0.0, 6.0, 12.0].map(|x| Point::new(Abs::pt(x), Abs::pt(4.0 + x % 12.0 / 2.0))),
    );
    let tile = Arc::new(Tile {
        name: "wave".to_owned(),
        size: Size::new(Abs::pt(12.0), Abs::pt(12.0)),
        paths: vec![SvgPath {
            path: curve,
            fill: None,
            stroke: Some(SvgStroke {
                ink: SvgInk::Given,
                width: Abs::pt(1.75),
                dash: Vec::new(),
                dash_start: Abs::ZERO,
                cap: LineCap::Round,
                join: LineJoin::Round,
            }),
            opacity: 1.0,
        }],
    });
    let patterned = |outline: Path, ground: Color, color: Color| {
        let pattern = PatternFill {
            outline: outline.clone(),
            tile: Arc::clone(&tile),
            size: Abs::mm(5.0),
            origin: at(0.0, 0.0),
            color,
            lines: None,
            in_grey: None,
        };
        let pattern = Item::artifact(ItemKind::Pattern(Box::new(pattern)));
        [Item::filled(outline, ground), pattern]
    };
    let mut items = Vec::new();
    items.extend(patterned(
        Path::circle(at(8.0, 8.0), Abs::mm(6.0)),
        FJORD,
        SUN,
    ));
    items.extend(patterned(
        Path::rounded(area(17.0, 2.0, 10.0, 12.0), Abs::ZERO),
        SUN,
        FJORD,
    ));
    items.extend(patterned(
        Path::rounded(area(27.0, 2.0, 11.0, 12.0), Abs::ZERO),
        FJORD,
        SUN,
    ));
    items.push(Item::edge(
        Path::rounded(area(1.0, 1.0, 38.0, 14.0), Abs::ZERO),
        Abs::mm(1.0),
    ));
    items
}

/// Ligatures (ffi, fi, ft), kerning (AV, Tå, To), letters with counters and accents.
fn letters() -> Vec<Item> {
    vec![
        text("AVTALT: Tåfolk", SERIF, 20.0, FJORD, at(2.0, 8.0)),
        text(
            "Offisielt håp, fin kraft – «Ærø»",
            SANS,
            10.5,
            INK,
            at(2.0, 14.5),
        ),
    ]
}

/// Shifts of single glyphs, an advance wider than the font's, and blanks.
fn places() -> Vec<Item> {
    let mut glyphs = shape("H2O er vann", SANS, 14.0);
    glyphs[1].dy = Abs::pt(-3.0);
    glyphs[2].dx = Abs::pt(2.0);
    glyphs[2].advance += Abs::pt(6.0);
    glyphs[4].dy = Abs::pt(4.0);
    vec![set(glyphs, SANS, 14.0, INK, at(2.0, 7.5))]
}

/// Rounded corners, one band with square ones on its right, and ink that the trim cuts off.
fn panel() -> Vec<Item> {
    let r = Abs::mm(2.5);
    let band = Path::rounded_corners(area(3.0, 3.0, 9.0, 10.0), [r, Abs::ZERO, Abs::ZERO, r]);
    vec![
        Item::filled(
            Path::rounded(area(3.0, 3.0, 30.0, 10.0), r),
            rgb(227, 240, 242),
        ),
        Item::filled(band, FJORD),
        Item::filled(Path::rounded(area(36.0, -3.0, 7.0, 22.0), Abs::ZERO), SUN),
    ]
}

/// Round dots: dashes of no length along a curve and a line.
fn dots() -> Vec<Item> {
    let curve = Path::smooth(&[at(2.0, 12.0), at(12.0, 3.0), at(24.0, 11.0), at(38.0, 4.0)]);
    let line = Path::line(at(2.0, 14.5), at(38.0, 14.5));
    vec![
        Item::stroked(curve, Stroke::dotted(FJORD, Abs::pt(2.0))),
        Item::stroked(line, Stroke::dotted(INK, Abs::pt(0.9))),
    ]
}

/// Square and round ends and corners, dashes, an odd pattern, a thin line, and one of no width.
fn strokes() -> Vec<Item> {
    let zigzag = |x: f64| {
        let points = [(0.0, 9.0), (4.0, 2.0), (8.0, 9.0), (12.0, 5.5)];
        let segments = points.iter().enumerate().map(|(i, (dx, y))| {
            let to = at(x + dx, *y);
            if i == 0 {
                Segment::Move(to)
            } else {
                Segment::Line(to)
            }
        });
        Path {
            segments: segments.collect(),
            ..Path::default()
        }
    };
    let stroke = |width: f64, dash: &[f64], round: bool| {
        let line = Stroke {
            dash: dash.iter().map(|length| Abs::pt(*length)).collect(),
            ..Stroke::solid(INK, Abs::pt(width))
        };
        if round { line.round() } else { line }
    };
    let line = |y| Path::line(at(3.0, y), at(37.0, y));
    vec![
        Item::stroked(zigzag(4.0), stroke(4.0, &[], false)),
        Item::stroked(zigzag(23.0), stroke(4.0, &[], true)),
        Item::stroked(line(11.0), stroke(1.5, &[6.0, 3.0], false)),
        Item::stroked(line(12.5), stroke(1.5, &[4.0], false)),
        Item::stroked(line(14.0), stroke(0.25, &[], false)),
        Item::stroked(line(15.0), stroke(0.0, &[], false)),
    ]
}

/// A letter in the middle of a disc.
fn disc() -> Vec<Item> {
    let glyphs = shape("R", SERIF, 20.0);
    let width: Abs = glyphs.iter().map(|glyph| glyph.advance).sum();
    let start = at(7.0, 9.4).shift(width / -2.0, Abs::ZERO);
    vec![
        Item::filled(Path::circle(at(7.0, 7.0), Abs::mm(6.0)), FJORD),
        set(glyphs, SERIF, 20.0, Color::WHITE, start),
    ]
}

/// Words with a line below them.
fn link() -> Vec<Item> {
    let words = text("eksempel.no/gjøremål", SANS, 10.5, FJORD, at(2.0, 5.0));
    let ItemKind::Glyphs(glyphs) = &words.kind else {
        unreachable!("text is glyphs");
    };
    let below = Abs::pt(1.6);
    let from = glyphs.at.shift(Abs::ZERO, below);
    let to = from.shift(glyphs.width, Abs::ZERO);
    let line = Stroke::solid(FJORD, Abs::pt(0.6));
    vec![Item::stroked(Path::line(from, to), line), words]
}

/// A ring within a ring: filled where both turn the same way, a hole where they do not.
fn nonzero() -> Vec<Item> {
    let ring = |x: f64, turned: bool| {
        let mut path = Path::circle(at(x, 8.0), Abs::mm(6.5));
        let square = [(-3.0, -3.0), (3.0, -3.0), (3.0, 3.0), (-3.0, 3.0)];
        let mut corners = square.map(|(dx, dy)| at(x + dx, 8.0 + dy));
        if turned {
            corners.reverse();
        }
        path.segments.push(Segment::Move(corners[0]));
        path.segments
            .extend(corners[1..].iter().map(|to| Segment::Line(*to)));
        path.segments.push(Segment::Close);
        Item::filled(path, FJORD)
    };
    vec![ring(8.5, false), ring(25.5, true)]
}

/// A ring within a ring by the even-odd rule: a hole whichever way it turns. A veil over both, and ends and
/// corners of all kinds.
fn even_odd() -> Vec<Item> {
    let mut items = nonzero();
    for item in &mut items {
        if let ItemKind::Path { path, .. } = &mut item.kind {
            path.rule = FillRule::EvenOdd;
        }
    }
    let corner = |x: f64| Path {
        segments: vec![
            Segment::Move(at(x, 4.5)),
            Segment::Line(at(x + 2.5, 1.5)),
            Segment::Line(at(x + 5.0, 4.5)),
        ],
        ..Path::default()
    };
    let line = Stroke::solid(INK, Abs::pt(3.0));
    let square = Stroke {
        cap: LineCap::Square,
        join: LineJoin::Bevel,
        ..line.clone()
    };
    let blunt = Stroke {
        join: LineJoin::Miter(1.0),
        dash: vec![Abs::pt(4.0), Abs::pt(2.0)],
        dash_start: Abs::pt(2.0),
        ..line
    };
    items.push(Item::artifact(ItemKind::Path {
        path: Path::rounded(area(4.0, 6.0, 26.0, 8.0), Abs::mm(2.0)),
        fill: Some(SUN),
        stroke: None,
        opacity: 0.6,
    }));
    items.push(Item::stroked(corner(2.0), square));
    items.push(Item::stroked(corner(14.5), blunt));
    items
}

/// A square picture with this name.
fn made(name: &str, side: u32, pixel: &dyn Fn(u32, u32) -> [u8; 4]) -> Arc<Picture> {
    let image = RgbaImage::from_fn(side, side, |x, y| Rgba(pixel(x, y)));
    let mut bytes = Cursor::new(Vec::new());
    let written = DynamicImage::from(image).write_to(&mut bytes, ImageFormat::Png);
    written.expect("written");
    Arc::new(Picture::read(name, bytes.into_inner()).expect("sound"))
}

fn shown(area: Rect, place: Rect, image: Arc<Picture>) -> Item {
    Item::artifact(ItemKind::Image { area, place, image })
}

/// A picture of few pixels, which blend; one of many, whose fine lines mix; and the
/// middle of one, cut where two of its quarters meet.
fn picture() -> Vec<Item> {
    let few = made("few", 3, &|x, y| {
        [[30, 93, 102, 255], [242, 176, 53, 255]][((x + y) % 2) as usize]
    });
    let many = made("many", 400, &|x, y| match (x % 4, y < 200) {
        (0, true) => [0, 0, 0, 255],
        (_, true) => [255; 4],
        _ => [(x * 255 / 400) as u8, 93, 102, 255],
    });
    let quarters = made("quarters", 64, &|x, y| {
        [
            [200, 40, 40, 255],
            [40, 160, 60, 255],
            [40, 70, 190, 255],
            [240, 200, 40, 255],
        ][(x / 32 + y / 32 * 2) as usize]
    });
    let whole = |x| area(x, 2.0, 12.0, 12.0);
    vec![
        shown(whole(1.0), whole(1.0), few),
        shown(whole(14.0), whole(14.0), many),
        shown(
            area(27.0, 4.0, 14.0, 8.0),
            area(25.0, -2.0, 20.0, 20.0),
            quarters,
        ),
    ]
}

/// On a ground of two colours: a white ring with nothing in it and around it, a veil that grows thicker to
/// the right, and few pixels, of which every other one is not there.
fn transparent() -> Vec<Item> {
    let ground = Item::filled(Path::rounded(area(0.0, 0.0, 42.0, 8.0), Abs::ZERO), FJORD);
    let ring = made("ring", 200, &|x, y| {
        let [x, y] = [x, y].map(|at| f64::from(at) - 99.5);
        let seen = (60.0..90.0).contains(&x.hypot(y));
        [255, 255, 255, if seen { 255 } else { 0 }]
    });
    let veil = made("veil", 128, &|x, _| [242, 176, 53, (x * 2) as u8]);
    let few = made("few-seen", 4, &|x, y| {
        [200, 40, 40, if (x + y) % 2 == 0 { 255 } else { 0 }]
    });
    let whole = |x| area(x, 2.0, 12.0, 12.0);
    vec![
        ground,
        shown(whole(1.0), whole(1.0), ring),
        shown(whole(14.0), whole(14.0), veil),
        shown(whole(27.0), whole(27.0), few),
    ]
}

/// One picture as each of the eight ways of EXIF turns it: upright, mirrored, …
fn turned() -> Vec<Item> {
    let arrow = made("arrow", 64, &|x, y| match (x < 16, y < 16) {
        (true, true) => [200, 40, 40, 255],
        (true, false) => [40, 70, 190, 255],
        (false, true) => [240, 200, 40, 255],
        (false, false) => [230, 230, 230, 255],
    });
    let way = |(nth, orientation): (usize, &Orientation)| {
        let place = area(1.0 + 5.0 * nth as f64, 2.0, 4.0, 4.0);
        let image = Arc::new(Picture {
            orientation: *orientation,
            ..(*arrow).clone()
        });
        shown(place, place, image)
    };
    Orientation::ALL.iter().enumerate().map(way).collect()
}
