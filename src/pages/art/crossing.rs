//! The path across a card: in on the left where the card before let it go on the right, past a
//! station, and on the last one up to its end.

use super::{ROOM_AROUND, dot, room_around};
use crate::color::Color;
use crate::design::{Accent, PathArt};
use crate::geom::{Path, Point, Rect};
use crate::pages::frame::{Item, Stroke};
use crate::units::Abs;

/// The heights at which the path goes from card to card, as shares of its band from above; after the
/// last the first follows.
const HEIGHTS: [f64; 7] = [0.86, 0.22, 0.70, 0.10, 0.78, 0.30, 0.92];
/// Where the first and the last card have their stations, as shares of the width.
const FIRST_LAST: (f64, f64) = (0.16, 0.84);
/// The diameter of the disc at the end of the path, as a share of a station's.
pub const END_OF_ARRIVAL: f64 = 1.5;
/// Dots that stand out less from their ground are drawn in the accent's deep colour.
const FAINT: f64 = 2.2;

/// How the path runs on one card.
pub struct Crossing {
    /// How many cards it has passed.
    pub step: usize,
    /// How many it passes in all.
    pub count: usize,
    /// From where to where it runs.
    pub across: (Abs, Abs),
    /// How far up from the foot of its area it winds; `None` for all of the height.
    pub band: Option<Abs>,
    /// The diameter of a station.
    pub station: Abs,
    /// The accent of the card.
    pub accent: Accent,
    /// The colour that the path runs on.
    pub ground: Color,
    /// What white dots on a deep ground are.
    pub white: Color,
}

/// A disc for a letter or a number.
pub struct Disc {
    pub centre: Point,
    pub radius: Abs,
}

impl Disc {
    /// The disc in a colour that is seen on `ground`.
    fn filled(&self, accent: &Accent, ground: Color) -> Item {
        let color = if ground == accent.deep {
            accent.bright
        } else {
            accent.deep
        };
        Item::filled(Path::circle(self.centre, self.radius), color)
    }
}

/// The disc of a station without a path, at the left edge of `area`, and at its foot or its upper edge.
pub fn lone_station(
    area: Rect,
    diameter: Abs,
    foot: bool,
    (accent, ground): (&Accent, Color),
) -> (Vec<Item>, Disc) {
    let radius = diameter.min(area.size.height).min(area.size.width) / 2.0;
    let y = if foot {
        area.bottom() - radius
    } else {
        area.top() + radius
    };
    let centre = Point::new(area.left() + radius, y);
    let disc = Disc { centre, radius };
    (vec![disc.filled(accent, ground)], disc)
}

impl Crossing {
    /// Through `area`, past its station.
    pub fn through(&self, area: Rect) -> (Vec<Item>, Disc) {
        let (from, to) = self.across;
        let last = self.count.saturating_sub(1).max(1) as f64;
        let (first_share, last_share) = FIRST_LAST;
        let share = first_share + (last_share - first_share) * (self.step as f64 / last);
        let radius = self.station.min(area.size.height).min(area.size.width) / 2.0;
        // The station keeps to its area.
        let x = (area.left() + area.size.width * share)
            .max(area.left() + radius)
            .min(area.right() - radius);
        let (y0, y1) = (self.y(area, self.step), self.y(area, self.step + 1));
        let middle = (y0 + y1) / 2.0;
        let y = middle.max(area.top() + radius).min(area.bottom() - radius);
        let centre = Point::new(x, y);
        let start = Point::new(from, y0);
        let end = Point::new(to, y1);
        let mut items = Vec::new();
        // Level at both edges, so that the next card takes it up without a bend.
        for (edge, side) in [(start, -1.0), (end, 1.0)] {
            let near = centre.shift((radius + room_around(self.station)) * side, Abs::ZERO);
            items.push(self.dotted(self.swing(edge, near, area)));
        }
        let disc = Disc { centre, radius };
        items.push(disc.filled(&self.accent, self.ground));
        (items, disc)
    }

    /// In from the left and up to the end of the path, at the upper right of `area`.
    pub fn arrive(&self, area: Rect, art: &PathArt) -> Vec<Item> {
        let (from, _) = self.across;
        let radius = (self.station * (END_OF_ARRIVAL / 2.0))
            .min(area.size.height / 2.0)
            .min(area.size.width / 4.0);
        let centre = Point::new(area.right() - radius, area.top() + radius);
        let start = Point::new(from, self.y(area, self.step));
        // The way winds between the foot of the area and the height of the disc's foot, and comes to
        // the disc from below.
        let low = area.bottom();
        // No steeper than a fifth, however high the area is.
        let rise = (area.right() - start.x) * 0.2;
        let high = (centre.y + radius * 0.6).max(low - rise);
        let reach = (radius + room_around(self.station)) * 0.72;
        let end = centre.shift(-reach, reach);
        let at =
            |[x, y]: [f64; 2]| Point::new(start.x + (end.x - start.x) * x, high + (low - high) * y);
        let between = art.arrival.iter().copied().map(at);
        let points: Vec<Point> = std::iter::once(start).chain(between).chain([end]).collect();
        let mut items = vec![self.dotted(Path::smooth(&points))];
        for station in &art.stations {
            let (centre, radius) = (at(station.at), radius * station.radius);
            // No dot touches a station.
            let clear = Path::circle(centre, radius + ROOM_AROUND);
            items.push(Item::filled(clear, self.ground));
            let color = station.color.of(&self.accent);
            items.push(Item::filled(Path::circle(centre, radius), color));
        }
        let color = art.end.of(&self.accent);
        items.push(Item::filled(Path::circle(centre, radius), color));
        items
    }

    /// The height at which the path passes the left edge of card `step`.
    fn y(&self, area: Rect, step: usize) -> Abs {
        let band = self.band.unwrap_or(area.size.height).min(area.size.height);
        area.bottom() - band + band * HEIGHTS[step % HEIGHTS.len()]
    }

    /// A winding way between a card's edge and its station: level at both, with a rise or a dip where
    /// it is long.
    fn swing(&self, edge: Point, near: Point, area: Rect) -> Path {
        let long = near.x - edge.x;
        let bend = if edge.y < near.y { 1.0 } else { -1.0 };
        // A short way has no room to wind.
        let spare = (long.abs() - area.size.height).max(Abs::ZERO);
        let amount = (spare * 0.15).min(area.size.height * 0.42) * bend;
        let between = |share: f64, off: f64| {
            let y = edge.y + (near.y - edge.y) * share + amount * off;
            let dot = dot(self.station);
            let y = y.max(area.top() + dot).min(area.bottom() - dot);
            Point::new(edge.x + long * share, y)
        };
        Path::smooth(&[
            edge,
            between(0.14, 0.0),
            between(0.38, -0.9),
            between(0.68, 0.9),
            between(0.9, 0.35),
            near,
        ])
    }

    /// Dots in a colour that is seen on the ground.
    fn dotted(&self, path: Path) -> Item {
        let color = if self.ground == self.accent.deep {
            self.white
        } else if self.accent.bright.contrast(self.ground) < FAINT {
            self.accent.deep
        } else {
            self.accent.bright
        };
        Item::stroked(path, Stroke::dotted(color, dot(self.station)))
    }
}
