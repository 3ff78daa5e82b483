//! The trail: dotted, winding, with stations, through hills towards a sun. Decoration only, and
//! never under text. Colours are the palette's, by their place in it, so that every theme has them.

use super::Cx;
use super::frame::{Item, Stroke};
use crate::color::Color;
use crate::design::{Accent, Palette, StyleName};
use crate::geom::{Path, Point, Rect, Segment};
use crate::units::Abs;

/// Where the trail runs beside a line, as a share of the line's leading: at the middle of its small
/// letters.
pub const BESIDE: f64 = 0.55;

/// Shares of the width and the height of a picture, from its upper left corner.
type Share = (f64, f64);

/// A picture of hills: where everything lies in it.
struct Scene {
    far: &'static [Share],
    near: &'static [Share],
    trail: &'static [Share],
    /// Which points of the trail are stations.
    stations: &'static [usize],
    sun: Share,
    /// As a share of the width.
    sun_radius: f64,
    /// The largest station's radius, as a share of the width.
    station: f64,
    /// The width of a dot, as a share of the width.
    dot: f64,
}

/// The cover: between the title above and the subtitle below, on the near hill.
const COVER: Scene = Scene {
    far: &[
        (0.0, 0.60),
        (0.22, 0.555),
        (0.5, 0.585),
        (0.78, 0.53),
        (1.0, 0.55),
    ],
    near: &[
        (0.0, 0.745),
        (0.2, 0.725),
        (0.48, 0.765),
        (0.76, 0.735),
        (1.0, 0.70),
    ],
    trail: &[
        (0.0, 0.79),
        (0.17, 0.775),
        (0.44, 0.79),
        (0.70, 0.772),
        (0.81, 0.748),
        (0.85, 0.722),
        (0.80, 0.697),
        (0.70, 0.683),
        (0.44, 0.687),
        (0.29, 0.674),
        (0.235, 0.652),
        (0.28, 0.629),
        (0.38, 0.617),
        (0.57, 0.612),
        (0.68, 0.588),
        (0.735, 0.541),
    ],
    stations: &[1, 3, 7, 10, 13],
    sun: (0.72, 0.50),
    sun_radius: 0.15,
    station: 0.024,
    dot: 0.0055,
};

/// What is left of a page: as wide as the text and rather low.
const PICTURE: Scene = Scene {
    far: &[
        (0.0, 0.62),
        (0.25, 0.50),
        (0.5, 0.60),
        (0.78, 0.46),
        (1.0, 0.54),
    ],
    near: &[(0.0, 0.78), (0.3, 0.70), (0.62, 0.84), (1.0, 0.72)],
    trail: &[
        (0.0, 0.90),
        (0.16, 0.84),
        (0.38, 0.90),
        (0.60, 0.915),
        (0.76, 0.885),
        (0.81, 0.835),
        (0.76, 0.785),
        (0.66, 0.75),
        (0.56, 0.72),
        (0.53, 0.675),
        (0.58, 0.63),
        (0.68, 0.585),
        (0.75, 0.49),
    ],
    stations: &[1, 3, 7, 10],
    sun: (0.74, 0.42),
    sun_radius: 0.10,
    station: 0.016,
    dot: 0.0045,
};

/// The cover's picture on `area`, which has corners of radius `radius`; also the colour of the near
/// hill, on which the subtitle stands.
pub fn cover(area: Rect, radius: Abs, palette: &Palette) -> (Vec<Item>, Color) {
    let near = accent(palette, 3).deep;
    let far = accent(palette, 0).bright;
    (COVER.draw(area, radius, [far, near], palette), near)
}

/// A picture for what is left of a page.
pub fn landscape(area: Rect, radius: Abs, palette: &Palette) -> Vec<Item> {
    let sky = accent(palette, 1).soft;
    let hills = [accent(palette, 0).bright, accent(palette, 3).deep];
    let mut items = vec![Item::filled(Path::rounded(area, radius), sky)];
    items.extend(PICTURE.draw(area, radius, hills, palette));
    items
}

fn accent(palette: &Palette, index: usize) -> &Accent {
    &palette.accents[index % palette.accents.len()]
}

impl Scene {
    fn draw(&self, area: Rect, radius: Abs, hills: [Color; 2], palette: &Palette) -> Vec<Item> {
        let at = |&(x, y): &Share| {
            Point::new(
                area.left() + area.size.width * x,
                area.top() + area.size.height * y,
            )
        };
        let width = area.size.width;
        let sun = Path::circle(at(&self.sun), width * self.sun_radius);
        let mut items = vec![Item::filled(sun, accent(palette, 1).bright)];
        for (crest, color) in [self.far, self.near].into_iter().zip(hills) {
            let crest: Vec<Point> = crest.iter().map(at).collect();
            items.push(Item::filled(hill(&crest, area, radius), color));
        }
        let trail: Vec<Point> = self.trail.iter().map(at).collect();
        let dots = Stroke::dotted(Color::WHITE, width * self.dot);
        items.push(Item::stroked(Path::smooth(&trail), dots));
        for (rank, &station) in self.stations.iter().enumerate() {
            // Farther stations look smaller.
            let radius = width * self.station * (1.0 - 0.11 * rank as f64);
            let disc = |radius| Path::circle(trail[station], radius);
            items.push(Item::filled(disc(radius * 1.22), Color::WHITE));
            items.push(Item::filled(disc(radius), accent(palette, rank).bright));
        }
        items
    }
}

/// The ground below a crest that runs from the left edge of `area` to its right edge.
fn hill(crest: &[Point], area: Rect, radius: Abs) -> Path {
    let mut path = Path::smooth(crest);
    let foot = crest.iter().map(|point| point.y).fold(area.top(), Abs::max);
    let below = Rect::new(
        area.left(),
        foot,
        area.size.width,
        (area.bottom() - foot).max(Abs::ZERO),
    );
    // The lower half of a rounded outline, from its right edge around to its left one.
    let outline = Path::rounded_corners(below, [Abs::ZERO, Abs::ZERO, radius, radius]);
    let around = outline.segments.into_iter().skip(1);
    path.segments
        .push(Segment::Line(Point::new(below.right(), below.top())));
    path.segments.extend(around.skip(1));
    path
}

/// The trail across a page without a heading, at the height `y`.
pub fn passing(accent: &Accent, painted: Rect, y: Abs) -> Vec<Item> {
    let start = Point::new(painted.left(), y);
    let wave = wave(start, painted.size.width, Abs::pt(4.0));
    vec![Item::stroked(
        wave,
        Stroke::dotted(accent.bright, Abs::pt(1.6)),
    )]
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

/// The trail beside the first line of a heading that runs from `left` to `right`, at height `y`: it
/// comes in from the left edge of what may be painted, rests at a station before the heading, and
/// goes on to the right edge, where the next page takes it up at the same height. The station is as
/// large as suits a heading of 23 pt, times `scale`.
pub fn trail(
    accent: &Accent,
    painted: Rect,
    (left, right): (Abs, Abs),
    y: Abs,
    scale: f64,
) -> Vec<Item> {
    let station = Point::new(left - Abs::pt(17.0) * scale, y);
    let stroke = Stroke::dotted(accent.bright, Abs::pt(1.6) * scale);
    let mut items = Vec::new();
    if station.x > painted.left() {
        let edge = Point::new(painted.left(), y);
        items.push(Item::stroked(Path::line(station, edge), stroke.clone()));
    }
    let from = right + Abs::pt(16.0);
    let length = painted.right() - from;
    // A shorter way reads as a remnant.
    if length > Abs::mm(20.0) {
        // As high as the way is long, within the height of small letters.
        let swing = (length * 0.04).min(Abs::pt(4.0));
        let start = Point::new(from, y);
        items.push(Item::stroked(wave(start, length, swing), stroke));
    }
    items.push(Item::filled(
        Path::circle(station, Abs::pt(4.0) * scale),
        accent.bright,
    ));
    items
}

/// The size of section titles, in those that a station suits: 23 pt.
pub fn heading_scale(cx: &Cx) -> f64 {
    let style = cx.design.styles.get(&StyleName::SectionTitle);
    style.map_or(1.0, |style| style.base.size / Abs::pt(23.0))
}
