//! The theme's art → items: its drawings on areas, and its path beside headings, across cards, past
//! stations and up to its end. All decoration is drawn here, and all of it is artifacts.
//!
//! Callers say where words, edges and stations are; what art looks like is the theme's
//! (`design::art`). A theme without a path or a drawing gives nothing to draw. Art never stands under
//! words, but for a cover's; preflight says where it does.

mod crossing;
mod drawing;
mod heading;
mod stations;

pub use crossing::{Crossing, Disc, END_OF_ARRIVAL, lone_station};
pub use drawing::{land, painted};
pub use heading::{across_page, beside_heading};
pub use stations::{Climb, climb, dots_down, past_stations};

use crate::units::Abs;

/// Between a station and the dots.
const ROOM_AROUND: Abs = Abs::pt(2.5);
/// The thickness of a dot.
const DOT: Abs = Abs::pt(1.5);
/// The same as shares of a station, for stations as large as those on posters.
const SHARES: (f64, f64) = (0.02, 0.05);

/// The thickness of the dots beside stations of this diameter.
pub fn dot(station: Abs) -> Abs {
    DOT.max(station * SHARES.0)
}

/// The room between the dots and a station of this diameter.
fn room_around(station: Abs) -> Abs {
    ROOM_AROUND.max(station * SHARES.1)
}

/// The thickness of the dots between stations that stand near each other.
fn short_dot(station: Abs) -> Abs {
    dot(station * 2.0)
}
