//! The path past stations that stand below each other, and from the first of them up to its end.

use super::{room_around, short_dot};
use crate::color::Color;
use crate::design::{Accent, PathArt};
use crate::geom::{Path, Point, Rect};
use crate::pages::frame::{DOT_STEP, Item, Stroke};
use crate::units::Abs;

/// How far the path swings out between two stations, as a share of the station.
const SWING: f64 = 0.17;
/// How far it reaches below the upper edge of the first panel, as a share of the station.
const UNDER: f64 = 0.25;
/// The diameter of the disc at its end, where the layout does not say, as a share of its area's
/// shorter side.
const END: f64 = 0.9;

/// The path past discs of `diameter` at `stations`, which stand below each other: from the edge at
/// `edge` and at the height `foot` to the last, and from each on to the one above it, in the accent
/// of the lower one.
pub fn past_stations(
    stations: &[(Point, &Accent)],
    diameter: Abs,
    (edge, foot): (Abs, Abs),
) -> Vec<Item> {
    let Some((last, accent)) = stations.last() else {
        return Vec::new();
    };
    let reach = diameter / 2.0 + room_around(diameter);
    let width = short_dot(diameter);
    let mut items = Vec::new();
    for (index, pair) in (1..).zip(stations.windows(2)) {
        let [(above, _), (below, accent)] = [pair[0], pair[1]];
        let from = below.shift(Abs::ZERO, -reach);
        let to = above.shift(Abs::ZERO, reach);
        // No room between stations that touch.
        if from.y <= to.y {
            continue;
        }
        let side = if index % 2 == 0 { 1.0 } else { -1.0 };
        let swing = (diameter * SWING).min((from.y - to.y) * 0.3) * side;
        let bend = Point::new(from.x + swing, (from.y + to.y) / 2.0);
        let path = Path::smooth(&[from, bend, to]);
        items.push(Item::stroked(path, Stroke::dotted(accent.bright, width)));
    }
    let start = last.shift(Abs::ZERO, reach);
    // In at the height of the foot of the panels.
    let foot = Point::new(edge, foot - width * 2.0);
    let path = Path::smooth(&[
        foot,
        Point::new(foot.x + (start.x - foot.x) * 0.45, foot.y - width),
        Point::new(
            foot.x + (start.x - foot.x) * 0.86,
            foot.y + (start.y - foot.y) * 0.4,
        ),
        start,
    ]);
    if start.y < foot.y {
        items.push(Item::stroked(path, Stroke::dotted(accent.bright, width)));
    }
    items
}

/// Where the path ends above stations.
pub struct Climb {
    /// The diameter of the stations; `None` where there are none, and no way up.
    pub station: Option<Abs>,
    /// The room for the path between the area and the panels of the stations.
    pub gap: Abs,
    /// The diameter of the disc, where the layout says.
    pub size: Option<Abs>,
    /// The accent of the face.
    pub accent: Accent,
}

/// The disc at the end of the path, at the upper right of `area`, and the way up to it from the first
/// of the stations below, which stand at the left edge of all areas.
pub fn climb(area: Rect, art: &PathArt, up: &Climb) -> Vec<Item> {
    let room = area.size.width.min(area.size.height);
    let radius = up.size.unwrap_or(room * END).min(room) / 2.0;
    let centre = Point::new(area.right() - radius, area.top() + radius);
    let mut items = Vec::new();
    if let Some(diameter) = up.station {
        let path = way_up(area, up.gap, (centre, radius), diameter);
        let dots = Stroke::dotted(up.accent.bright, short_dot(diameter));
        items.push(Item::stroked(path, dots));
    }
    let color = art.end.of(&up.accent);
    items.push(Item::filled(Path::circle(centre, radius), color));
    items
}

/// Up from the first station, along the gap below the area, to the disc. Boxes are painted from the
/// corner of the frame, where the stations stand.
fn way_up(area: Rect, gap: Abs, (end, radius): (Point, Abs), diameter: Abs) -> Path {
    let middle = area.bottom() + gap / 2.0;
    let rise = (gap / 2.0 - short_dot(diameter)).max(Abs::ZERO);
    // Its lower end is covered by the first station, which stands in the middle of its panel.
    let start = Point::new(diameter / 2.0, area.bottom() + gap + diameter * UNDER);
    let end = end.shift(Abs::ZERO, radius + room_around(diameter));
    let across =
        |share: f64, off: f64| Point::new(start.x + (end.x - start.x) * share, middle + rise * off);
    Path::smooth(&[
        start,
        Point::new(start.x - diameter * 0.05, area.bottom() + gap),
        across(0.06, 0.2),
        across(0.3, 0.8),
        across(0.55, -0.8),
        across(0.8, 0.7),
        across(0.95, 0.1),
        end,
    ])
}

/// Dots from one numbered step at `from` down to the next, `length` below it; `None` where there is no
/// room between them. Callers ask whether the theme has a path.
pub fn dots_down(from: Point, length: Abs, (color, dot): (Color, Abs)) -> Option<Item> {
    // As many dots as fit, spread evenly; the line ends half a step behind the last one, for
    // whether a dot stands on the very end of a line differs from viewer to viewer.
    let count = (length / (dot * DOT_STEP)).round().max(1.0);
    let step = length / count;
    let to = from.shift(Abs::ZERO, step * (count - 0.5));
    let dots = Stroke {
        dash: vec![Abs::ZERO, step],
        ..Stroke::dotted(color, dot)
    };
    (length > Abs::ZERO).then(|| Item::stroked(Path::line(from, to), dots))
}
