//! The trail: dotted, winding, with stations. Decoration only, and never under text.

use super::frame::{Item, Stroke};
use crate::color::Color;
use crate::design::{Accent, Palette};
use crate::geom::{Path, Point, Rect};
use crate::units::Abs;

/// Where the trail of a cover passes, as shares of the trim's width and height, from its entrance
/// at the lower left edge to the sun; between the title above and the subtitle below.
const COVER_TRAIL: &[(f64, f64)] = &[
    (-0.03, 0.80),
    (0.16, 0.765),
    (0.42, 0.79),
    (0.70, 0.755),
    (0.80, 0.69),
    (0.62, 0.635),
    (0.36, 0.62),
    (0.24, 0.56),
    (0.40, 0.505),
    (0.62, 0.49),
    (0.72, 0.44),
];

/// Which points of the trail are stations: one for each accent.
const COVER_STATIONS: &[usize] = &[1, 3, 5, 7, 9];

/// The sun's place and radius as shares of the trim's width and height (the radius of the width).
const SUN: (f64, f64, f64) = (0.755, 0.375, 0.125);

/// The trail of a cover, towards its sun.
pub fn cover(trim: Rect, bleed: Abs, palette: &Palette) -> Vec<Item> {
    let at = |(x, y): (f64, f64)| {
        Point::new(
            trim.left() + trim.size.width * x - if x < 0.0 { bleed } else { Abs::ZERO },
            trim.top() + trim.size.height * y,
        )
    };
    let points: Vec<Point> = COVER_TRAIL.iter().map(|&share| at(share)).collect();
    let dot = trim.size.width * 0.0055;
    let mut items = vec![Item::stroked(
        Path::smooth(&points),
        Stroke::dotted(Color::WHITE, dot),
    )];
    let accents = palette.accents.iter().cycle();
    for (rank, (&station, accent)) in COVER_STATIONS.iter().zip(accents).enumerate() {
        // Farther stations look smaller.
        let radius = trim.size.width * (0.026 - 0.0025 * rank as f64);
        items.push(Item::filled(
            Path::circle(points[station], radius),
            accent.bright,
        ));
    }
    let sun = palette
        .accents
        .get(1)
        .or(palette.accents.first())
        .map_or(Color::WHITE, |accent| accent.bright);
    let radius = trim.size.width * SUN.2;
    items.push(Item::filled(Path::circle(at((SUN.0, SUN.1)), radius), sun));
    items
}

/// The trail that comes in from the left edge of a page and ends at a station before the text that
/// starts at `to`.
pub fn station(accent: &Accent, to: Point) -> Vec<Item> {
    let end = to.shift(Abs::pt(-17.0), Abs::ZERO);
    let trail = Path::line(end, Point::new(Abs::ZERO, end.y));
    vec![
        Item::stroked(trail, Stroke::dotted(accent.bright, Abs::pt(1.6))),
        Item::filled(Path::circle(end, Abs::pt(4.0)), accent.bright),
    ]
}
