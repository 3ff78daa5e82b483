//! The path beside a heading, and across a page that has none.

use crate::design::{Accent, StyleName};
use crate::geom::{Path, Point, Rect};
use crate::pages::LayoutCx;
use crate::pages::frame::{Item, Stroke};
use crate::units::Abs;

/// Where the path runs beside a line, as a share of the line's leading: at the middle of its small
/// letters.
const MIDDLE: f64 = 0.55;
/// The thickness of the dots.
const DOT: Abs = Abs::pt(1.6);
/// How far the path rises and falls at most: within the height of small letters.
const SWING: Abs = Abs::pt(4.0);
/// The radius of a station.
const STATION: Abs = Abs::pt(4.0);
/// From the middle of a station to the heading.
const BEFORE: Abs = Abs::pt(17.0);
/// From the heading to where the path goes on.
const BEHIND: Abs = Abs::pt(16.0);
/// A shorter way on reads as a remnant.
const SHORTEST: Abs = Abs::mm(20.0);
/// The size of headings that these lengths suit.
const SUITED: Abs = Abs::pt(23.0);

/// The path beside the first line of a heading, which stands in `line`: it comes in from the left edge of
/// `area`, rests at a station before the heading, and goes on to the right edge, where the next page takes
/// it up at the same height.
pub fn beside_heading(cx: &LayoutCx, accent: &Accent, area: Rect, line: Rect) -> Vec<Item> {
    if cx.design.art.path.is_none() {
        return Vec::new();
    }
    let scale = scale(cx);
    let y = line.top() + line.size.height * MIDDLE;
    let station = Point::new(line.left() - BEFORE * scale, y);
    let stroke = Stroke::dotted(accent.bright, DOT * scale);
    let mut items = Vec::new();
    if station.x > area.left() {
        let edge = Point::new(area.left(), y);
        items.push(Item::stroked(Path::line(station, edge), stroke.clone()));
    }
    let start = Point::new(line.right() + BEHIND, y);
    let length = area.right() - start.x;
    if length > SHORTEST {
        // As high as the way is long.
        let swing = (length * 0.04).min(SWING);
        items.push(Item::stroked(wave(start, length, swing), stroke));
    }
    let station = Path::circle(station, STATION * scale);
    items.push(Item::filled(station, accent.bright));
    items
}

/// The path across `area` of a page without a heading, beside the place of a line that begins at
/// `top`.
pub fn across_page(
    cx: &LayoutCx,
    accent: &Accent,
    area: Rect,
    (top, leading): (Abs, Abs),
) -> Vec<Item> {
    if cx.design.art.path.is_none() {
        return Vec::new();
    }
    let start = Point::new(area.left(), top + leading * MIDDLE);
    let wave = wave(start, area.size.width, SWING);
    vec![Item::stroked(wave, Stroke::dotted(accent.bright, DOT))]
}

/// A gentle wave of `length` to the right of `from`, ending at the same height; `swing` is how far
/// it rises and falls.
fn wave(from: Point, length: Abs, swing: Abs) -> Path {
    let shares = [
        (0.0, 0.0),
        (0.2, 0.9),
        (0.4, 0.2),
        (0.6, -0.9),
        (0.8, -0.3),
        (1.0, 0.0),
    ];
    Path::smooth(&shares.map(|(along, rise)| from.shift(length * along, -(swing * rise))))
}

/// How large headings are beside those that the lengths above suit.
fn scale(cx: &LayoutCx) -> f64 {
    let style = cx.design.styles.get(&StyleName::SectionTitle);
    style.map_or(1.0, |style| style.size / SUITED)
}
