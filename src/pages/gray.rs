//! A design → what becomes of its colours and lines in a grey edition that is black and white alone: which grounds are black
//! and which are left to the paper, what words on them are, and how thick lines are there.
//!
//! A woodcut has black grounds. Line art has none: it costs the least toner. Colours say themselves what they are in the
//! grey edition, so that pages are laid out once for all editions.

use super::frame::{GrayStroke, Item, Stroke};
use super::pattern::FineLines;
use crate::color::Color;
use crate::design::artwork::Shade;
use crate::design::gray::GrayLook;
use crate::design::{Accent, Design, GrayGround};
use crate::geom::{Path, Point, Rect, Size};
use crate::units::Abs;

/// The edge of land and of the path in a woodcut.
pub const EDGE: Abs = Abs::mm(0.45);
/// In line art, the edge of near land; and of what is farther off, and of discs. The path has none there: its dots show it.
const NEAR_EDGE: Abs = Abs::mm(0.28);
const FINE_EDGE: Abs = Abs::mm(0.2);
/// That of land without a pattern.
const PLAIN_EDGE: Abs = Abs::mm(0.1);
/// The edge of a card's ground in line art.
const CARD_EDGE: Abs = Abs::mm(0.1);
/// Pages that are narrower have these edges; on larger ones they are thicker, at most so many times.
const NOT_A_POSTER: Abs = Abs::mm(210.0);
const THICKEST: f64 = 2.5;
/// How large the dots of the path are in line art, as a share of what they are in colour.
const PATH_DOTS: f64 = 0.65;
/// How wide the white below the dots of the path is in line art, as a share of what they are in colour.
const PATH_GROUND: f64 = 2.0;
/// Lines to write on in line art: dots, and from one to the next. A whole line with as little toner would be thinner than
/// office printers and copiers keep.
const RULING: GrayStroke = GrayStroke::Dots(Abs::pt(0.5), Abs::pt(2.0));
/// Other thin lines in line art: the thinnest that those keep whole.
const HAIRLINE: Abs = Abs::pt(0.25);
/// How large the dots of paper to write on are in line art, as a share of what they are in colour.
const PAPER_DOTS: f64 = 0.7;
/// A disc with a letter or a number that is larger than this is a ring in line art.
const LARGE_DISC: Abs = Abs::mm(6.5);
/// Dots on what stands apart, and from dot to dot.
const DOTS: (Abs, Abs) = (Abs::mm(0.25), Abs::mm(3.2));
/// The lines of patterns in line art, and how much larger they are: the nearer what they lie on is, the denser they are. On
/// soft grounds, which are those of whole cards, they are widest.
const ON_DEEP: FineLines = FineLines {
    width: Abs::mm(0.18),
    spread: 1.1,
};
const ON_BRIGHT: FineLines = FineLines {
    width: Abs::mm(0.1),
    spread: 1.4,
};
const ON_SOFT: FineLines = FineLines {
    width: Abs::mm(0.1),
    spread: 1.9,
};

/// Whether the grey edition of the theme is black and white alone.
pub fn is_black_and_white(design: &Design) -> bool {
    design.palette.gray != GrayLook::Tones
}

/// Whether the grey edition of the theme is black lines on white alone.
pub fn is_line_art(design: &Design) -> bool {
    design.palette.gray == GrayLook::LineArt
}

/// What deep areas are in the grey edition where no rule of a layout says it.
pub fn usual_ground(design: &Design) -> GrayGround {
    match is_line_art(design) {
        true => GrayGround::Paper,
        false => GrayGround::Ink,
    }
}

/// A deep colour as a ground, where no rule of a layout says what it is.
pub fn ground(design: &Design, deep: Color) -> Color {
    match usual_ground(design) {
        GrayGround::Paper => paper(design, deep),
        GrayGround::Ink => deep,
    }
}

/// A deep colour that the grey edition leaves to the paper, where it is black and white alone.
pub fn paper(design: &Design, deep: Color) -> Color {
    match is_black_and_white(design) && deep.rgb != Color::WHITE.rgb {
        true => deep.as_in_woodcut(false),
        false => deep,
    }
}

/// The colour of what stands on deep areas that are this in the grey edition: white is black on paper.
pub fn on(design: &Design, ground: GrayGround, color: Color) -> Color {
    let on_paper = ground == GrayGround::Paper && is_black_and_white(design);
    match on_paper && color == Color::WHITE {
        true => color.as_in_woodcut(true),
        false => color,
    }
}

/// The same where no rule of a layout says what they are.
pub fn on_deep(design: &Design, color: Color) -> Color {
    on(design, usual_ground(design), color)
}

/// The outline filled with a deep colour, and with an edge where the grey edition leaves it to the paper.
pub fn filled(design: &Design, outline: Path, deep: Color) -> Vec<Item> {
    let ground = ground(design, deep);
    let edge = ground
        .is_paper_in_grey()
        .then(|| Item::edge(outline.clone(), FINE_EDGE));
    std::iter::once(Item::filled(outline, ground))
        .chain(edge)
        .collect()
}

/// The edge of the ground of a card.
pub fn edge_of_card(outline: Path) -> Item {
    Item::edge(outline, CARD_EDGE)
}

/// A disc, with an edge where the grey edition leaves it to the paper.
pub fn disc_items((centre, diameter): (Point, Abs), color: Color) -> Vec<Item> {
    let edge = color
        .is_paper_in_grey()
        .then(|| edge_inside_disc(centre, diameter));
    let disc = Item::filled(Path::circle(centre, diameter / 2.0), color);
    std::iter::once(disc).chain(edge).collect()
}

/// A disc of this size with a letter or a number on it, and the colour of those.
pub fn disc(design: &Design, diameter: Abs, deep: Color) -> (Color, Color) {
    match is_line_art(design) && diameter > LARGE_DISC {
        true => (deep.as_in_woodcut(false), Color::WHITE.as_in_woodcut(true)),
        false => (deep, Color::WHITE),
    }
}

/// The edge of a disc that the grey edition leaves to the paper, inside it.
pub fn edge_inside_disc(centre: Point, diameter: Abs) -> Item {
    let ring = Path::circle(centre, (diameter - FINE_EDGE) / 2.0);
    Item::edge(ring, FINE_EDGE)
}

/// The disc of a tick, or of a cross for what is not wanted: in black and white the one is a disc and the other a ring, so that
/// they look different from afar too.
pub fn verdict(design: &Design, deep: Color, wanted: bool) -> Color {
    match wanted {
        true => deep,
        false => paper(design, deep),
    }
}

/// The thickness of the edge of land: nearer land is deeper, and land without a pattern lies below a path whose dots are seen.
pub fn edge_of_land(design: &Design, is_near: bool, is_plain: bool) -> Abs {
    match (is_line_art(design), is_near, is_plain) {
        (false, ..) => EDGE,
        (true, _, true) => PLAIN_EDGE * on_posters(design),
        (true, true, false) => NEAR_EDGE * on_posters(design),
        (true, false, false) => FINE_EDGE * on_posters(design),
    }
}

/// How wide the ground of a path with dots of this size is in line art, where it has no edges: white as wide as in colour would
/// look like gaps in what it covers.
pub fn ground_of_path(dot: Abs) -> Abs {
    dot * PATH_GROUND
}

/// Dots of the path, smaller in line art.
pub fn dots_of_path(is_line_art: bool, stroke: Stroke) -> Stroke {
    smaller(is_line_art, stroke, PATH_DOTS)
}

/// Dots of paper to write on, smaller in line art.
pub fn dots_of_paper(design: &Design, stroke: Stroke) -> Stroke {
    smaller(is_line_art(design), stroke, PAPER_DOTS)
}

fn smaller(is_line_art: bool, stroke: Stroke, share: f64) -> Stroke {
    let width = GrayStroke::Width(stroke.width * share);
    let in_grey = is_line_art.then_some(width);
    Stroke { in_grey, ..stroke }
}

/// How much thicker edges are on what is larger than A4, and is seen from farther away.
fn on_posters(design: &Design) -> f64 {
    let Size { width, height } = design.page.trim;
    (width.min(height) / NOT_A_POSTER).clamp(1.0, THICKEST)
}

/// A thin line, thinner in line art.
pub fn hairline(design: &Design, stroke: Stroke) -> Stroke {
    let in_grey = is_line_art(design).then_some(GrayStroke::Width(HAIRLINE));
    Stroke { in_grey, ..stroke }
}

/// A line to write on, or the frame of a cell to write in: dotted in line art.
pub fn ruling(design: &Design, stroke: Stroke) -> Stroke {
    let in_grey = is_line_art(design).then_some(RULING);
    Stroke { in_grey, ..stroke }
}

/// The colour of the pattern of an accent on a ground of this shade, which is `deep` in the grey edition where it is the deep
/// one, and its lines there: white on black, and black on all else.
pub fn in_pattern(
    design: &Design,
    (ground, deep): (Shade, GrayGround),
    accent: &Accent,
) -> (Color, Option<FineLines>) {
    let color = ground.of_pattern().of(accent);
    let lines = match ground {
        Shade::Deep => ON_DEEP,
        Shade::Bright => ON_BRIGHT,
        Shade::Mid | Shade::Soft => ON_SOFT,
    };
    match design.palette.gray {
        GrayLook::Tones => (color, None),
        GrayLook::Woodcut => (color.as_in_woodcut(ground != Shade::Deep), None),
        GrayLook::LineArt => {
            let on_black = (ground, deep) == (Shade::Deep, GrayGround::Ink);
            (color.as_in_woodcut(!on_black), Some(lines))
        }
    }
}

/// Dots on what stands apart by its colour and is white in the grey edition: words written over them are read.
pub fn dots(black: Color, area: Rect) -> Vec<Item> {
    let (wide, high) = (area.size.width, area.size.height);
    let gaps = |length: Abs| (length / DOTS.1).floor().max(1.0);
    let first = |length: Abs| (length - DOTS.1 * (gaps(length) - 1.0)) / 2.0;
    let dots = Stroke {
        dash: vec![Abs::ZERO, DOTS.1],
        ..Stroke::dotted(black, DOTS.0)
    };
    let (left, rows) = (area.left() + first(wide), gaps(high) as u32);
    // A little longer than to the last dot, which rounding could lose.
    let right = left + DOTS.1 * (gaps(wide) - 0.75);
    let row = |row: u32| {
        let y = area.top() + first(high) + DOTS.1 * f64::from(row);
        let line = Path::line(Point::new(left, y), Point::new(right, y));
        Item::stroked(line, dots.clone()).in_grey_alone()
    };
    (0..rows).map(row).collect()
}
