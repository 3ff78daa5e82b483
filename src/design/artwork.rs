//! The drawings of a theme: outlines in millimetres whose colours are roles of the theme, in layers, with the places that
//! a page needs, and tiles of patterns.
//!
//! How a file says that stands in `read`. Where drawings stand on pages is not known here.

mod load;
mod read;

pub use load::{ArtSource, NamedDrawings, load};
use read::{Names, read, read_tile};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::palette::Accent;
use super::svg::{SvgPath, SvgStroke};
use crate::color::Color;
use crate::geom::{LineCap, LineJoin, Measured, Path, Point, Rect, Size};
use crate::units::Abs;

/// No line of a pattern is thinner: a thinner one is lost on an office printer.
pub const LEAST_LINE: Abs = Abs::mm(0.3);
/// How many units a pattern's size is that of: as wide as an icon.
pub const PATTERN_UNITS: f64 = 24.0;

/// A drawing of a theme. Its own corner (0, 0) is that of the page that it is drawn for.
#[derive(Debug, Clone, PartialEq)]
pub struct Artwork {
    /// All that it shows, from its upper left corner.
    pub frame: Rect,
    /// The names of its layers; what stands in none has the name "".
    pub layers: Vec<String>,
    /// What it is drawn with, each over those before it.
    pub parts: Vec<ArtPart>,
    /// The points that it names.
    pub anchors: BTreeMap<String, Anchor>,
    /// The areas for words that it names.
    pub fields: BTreeMap<String, Rect>,
    /// The path through it.
    pub path: Option<Track>,
}

/// A named point of a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// Where it is.
    pub at: Point,
    /// How high what stands there is.
    pub height: Option<Abs>,
}

/// The path through a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// Its middle.
    pub line: Path,
    /// That, measured.
    pub measured: Arc<Measured>,
    /// How wide it is.
    pub width: Abs,
    /// Between which shares of it stations stand.
    pub stations: (f64, f64),
    /// Its layer, by number.
    pub layer: usize,
    /// Before which of the parts it is drawn.
    pub before: usize,
}

/// One outline of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct ArtPart {
    /// The outline.
    pub outline: Path,
    /// Its layer, by number.
    pub layer: usize,
    /// What its inside is filled with.
    pub fill: Option<ArtInk>,
    /// The line along it.
    pub line: Option<ArtLine>,
    /// The pattern on it.
    pub pattern: Option<ArtPattern>,
    /// Whether it has an edge where the grey edition leaves it white: land has, and light has none.
    pub has_edge: bool,
    /// Whether it is drawn where the grey edition is black and white alone.
    pub only_in_grey: bool,
}

/// A line of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct ArtLine {
    /// Its colour.
    pub ink: ArtInk,
    /// How thick it is.
    pub width: Abs,
    /// How it ends.
    pub cap: LineCap,
    /// How it turns corners.
    pub join: LineJoin,
}

/// A pattern on a part of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct ArtPattern {
    /// Whose pattern: an accent of the theme, by its place, or that of the surroundings.
    pub accent: Option<usize>,
    /// What [`PATTERN_UNITS`] measure.
    pub size: Abs,
}

/// How strong a colour of an accent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// The deep one.
    Deep,
    /// The bright one.
    Bright,
    /// That between the bright one and the soft one.
    Mid,
    /// The soft one.
    Soft,
}

/// A colour of a drawing, by its role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ArtInk {
    /// Of an accent of the theme, by its place; `None` is that of the surroundings.
    Accent(Option<usize>, Shade),
    /// The same everywhere.
    Own(Color),
}

impl Shade {
    /// The names of all.
    pub const ALL: [(&'static str, Self); 4] = [
        ("deep", Self::Deep),
        ("bright", Self::Bright),
        ("mid", Self::Mid),
        ("soft", Self::Soft),
    ];

    /// The colour of an accent.
    pub const fn of(self, accent: &Accent) -> Color {
        match self {
            Self::Deep => accent.deep,
            Self::Bright => accent.bright,
            Self::Mid => accent.mid,
            Self::Soft => accent.soft,
        }
    }

    /// The one that a pattern on it is drawn in.
    pub const fn of_pattern(self) -> Self {
        match self {
            Self::Deep | Self::Mid | Self::Soft => Self::Bright,
            Self::Bright => Self::Deep,
        }
    }
}

impl Artwork {
    /// How far it goes beyond the edges of the page that it is drawn for: the page ends as far before the end of its frame as
    /// it begins behind its beginning.
    pub fn beyond(&self) -> Size {
        let beyond = |edge: Abs| (-edge).max(Abs::ZERO);
        Size::new(beyond(self.frame.left()), beyond(self.frame.top()))
    }

    /// How high the page is that it is drawn for.
    pub fn page_height(&self) -> Abs {
        self.frame.size.height - self.beyond().height * 2.0
    }

    /// How wide the page is that it is drawn for.
    pub fn page_width(&self) -> Abs {
        self.frame.size.width - self.beyond().width * 2.0
    }

    /// Whether it has a layer of this name.
    pub fn has_layer(&self, name: &str) -> bool {
        self.layers.iter().any(|layer| layer == name)
    }
}

/// A tile of a pattern, in units of one point: repeated in both directions, it shows no seam.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// What the theme calls it.
    pub name: String,
    /// From tile to tile.
    pub size: Size,
    /// What it is drawn with, in one colour.
    pub paths: Vec<SvgPath>,
}

/// The drawings and tiles of a theme that a design uses, by their names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Artworks {
    /// The drawings.
    pub drawings: BTreeMap<String, Arc<Artwork>>,
    /// The names of all drawings whose files are there, those too that were not read because nothing is drawn with them.
    pub found: BTreeSet<String>,
    /// The tiles.
    pub tiles: BTreeMap<String, Arc<Tile>>,
}

impl Tile {
    /// What it is drawn with where [`PATTERN_UNITS`] measure `size`.
    pub fn at_size(&self, size: Abs) -> Vec<SvgPath> {
        let scale = size / Abs::pt(PATTERN_UNITS);
        let scaled = |part: &SvgPath| {
            let mut part = part.clone();
            part.path = part.path.map(|p| Point::new(p.x * scale, p.y * scale));
            if let Some(stroke) = &mut part.stroke {
                stroke.width = (stroke.width * scale).max(LEAST_LINE);
            }
            part
        };
        self.paths.iter().map(scaled).collect()
    }

    /// The same in whole lines alone, each so thick: what is filled has one around it instead.
    pub fn lines_at_size(&self, size: Abs, width: Abs) -> Vec<SvgPath> {
        let lined = |mut part: SvgPath| {
            let ink = part.stroke.as_ref().map(|stroke| stroke.ink);
            part.stroke = ink.or(part.fill.take()).map(|ink| SvgStroke {
                ink,
                width,
                dash: Vec::new(),
                dash_start: Abs::ZERO,
                cap: LineCap::Round,
                join: LineJoin::Round,
            });
            SvgPath { fill: None, ..part }
        };
        self.at_size(size).into_iter().map(lined).collect()
    }
}
