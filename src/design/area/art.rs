//! What areas of cards show of the theme's path: the path itself, its end, or a station alone.

use crate::design::declare::{rule, rules};
use crate::design::keys::Positive;
use crate::units::Abs;

rule! {
    /// The theme's path.
    pub struct ArtArea from RawArtArea {
        ..art: AreaArt from RawAreaArt,
    }
}

rules! {
    /// What of the path an area shows.
    pub enum AreaArt from RawAreaArt by "art" {
        /// The path from the card before to the card after, with a station.
        Path(PathArea from RawPathArea) = "path",
        /// The path from the card before to its end.
        Arrival(ArrivalArea from RawArrivalArea) = "arrival",
        /// The end of the path that comes up past the panels below.
        Climb(ClimbArea from RawClimbArea) = "climb",
        /// A station alone, in the middle of the area.
        Station(StationArea from RawStationArea) = "station",
    }
}

rule! {
    /// The path past a station.
    pub struct PathArea from RawPathArea {
        /// The value of the card that stands in the station; left out, nothing does.
        value: Option<String>,
        /// How far up from its foot the path winds; left out, in all of its height.
        band: Option<Abs> as Positive = None,
        /// The diameter of the station.
        size: Option<Abs> as Positive = None,
    }
}

rule! {
    /// The path up to its end.
    pub struct ArrivalArea from RawArrivalArea {
        /// How far up from its foot the path winds; left out, in all of its height.
        band: Option<Abs> as Positive = None,
        /// Two thirds of the diameter of the disc at the end.
        size: Option<Abs> as Positive = None,
    }
}

rule! {
    /// The end of the path above panels.
    pub struct ClimbArea from RawClimbArea {
        /// The diameter of the disc at the end.
        size: Option<Abs> as Positive = None,
    }
}

rule! {
    /// A station alone.
    pub struct StationArea from RawStationArea {
        /// The value of the card that stands in the station; left out, nothing does.
        value: Option<String>,
        /// The diameter of the station.
        size: Option<Abs> as Positive = None,
    }
}

impl AreaArt {
    /// The value of a card that stands in it.
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::Path(path) => path.value.as_deref(),
            Self::Station(station) => station.value.as_deref(),
            Self::Arrival(_) | Self::Climb(_) => None,
        }
    }
}
