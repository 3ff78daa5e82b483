//! The art of a theme: its drawings and its path, as the theme file has them and as pages draw them.
//!
//! Places are shares of what is drawn on, from its upper left corner. Resolving is done elsewhere;
//! where art stands on pages and cards is not known here.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::style::StyleColor;
use crate::content::read::{Cx, Decode, Node, NonEmpty, record, variants};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Spanned;

/// How far beyond the edges of its area a drawing may reach, as a share of them.
const BEYOND: i64 = 1;

/// What a theme draws beside the words; a theme may draw none of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Art {
    /// The path from page to page and from card to card.
    pub path: Option<PathArt>,
    /// The picture on covers.
    pub cover: Option<Drawing>,
    /// The picture for what is left of a page.
    pub rest: Option<Drawing>,
}

/// What a theme says of its path.
#[derive(Debug, Clone, PartialEq)]
pub struct PathArt {
    /// The colour of the disc at which it ends.
    pub end: StyleColor,
    /// The places that its last stretch passes: along the way, and down from the height of the disc to
    /// the foot.
    pub arrival: Vec<[f64; 2]>,
    /// The stations of that stretch.
    pub stations: Vec<Station>,
}

/// A station without a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// Its place, as those of the stretch.
    pub at: [f64; 2],
    /// Its radius, as a share of the radius of the disc.
    pub radius: f64,
    /// Its colour.
    pub color: StyleColor,
}

/// A drawing: shapes, each over those before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The shapes.
    pub shapes: Vec<Shape>,
}

/// A shape of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// All of the area.
    Field {
        /// Its colour.
        color: StyleColor,
    },
    /// The ground below a crest, down to the foot of the area.
    Ground {
        /// Places on the crest, from the left edge to the right one.
        crest: Vec<[f64; 2]>,
        /// Its colour.
        color: StyleColor,
    },
    /// A disc, which stays round whatever the area's shape.
    Disc {
        /// Its middle.
        at: [f64; 2],
        /// Its radius, as a share of the width.
        radius: f64,
        /// Its colour.
        color: StyleColor,
        /// The colour of a rim around it.
        rim: Option<StyleColor>,
    },
    /// A dotted line.
    Dots {
        /// Places that it passes.
        points: Vec<[f64; 2]>,
        /// The width of a dot, as a share of the width.
        width: f64,
        /// Its colour.
        color: StyleColor,
    },
}

record! {
    /// What the theme draws beside the words. Colours are named: an accent and its strength, such as
    /// "fjord-bright"; "accent-bright" is the bright one of the surroundings; and "ink" and "white".
    pub struct RawArt {
        /// The path from page to page and from card to card; left out, there is none.
        path: Option<RawPathArt>,
        /// The picture on covers: shapes, each over those before it; left out, covers have one colour.
        cover: Option<NonEmpty<RawShape>>,
        /// The picture for what is left of a page; left out, that stays white.
        rest: Option<NonEmpty<RawShape>>,
    }
}

record! {
    /// The path: dots from page to page and from card to card, and a disc where it ends.
    pub struct RawPathArt {
        /// The colour of the disc.
        end: Spanned<String>,
        /// Places that the last stretch passes, from where it comes in to the disc: how far along
        /// the way, and how far down from the height of the disc to the foot.
        #[default(Vec::new())]
        arrival: Vec<Place>,
        /// Stations beside which that stretch passes.
        #[default(Vec::new())]
        stations: Vec<RawStation>,
    }
}

record! {
    /// A station without a number.
    pub struct RawStation {
        /// Its place, as those of `arrival`.
        at: Place,
        /// Its radius, as a share of the radius of the disc.
        radius: Share<0, 1>,
        /// Its colour.
        color: Spanned<String>,
    }
}

variants! {
    /// A shape of a drawing.
    pub enum RawShape by "shape" {
        /// All of the area.
        Field(RawField) = "field",
        /// The ground below a crest, down to the foot of the area.
        Ground(RawGround) = "ground",
        /// A disc, which stays round whatever the area's shape.
        Disc(RawDisc) = "disc",
        /// A dotted line.
        Dots(RawDots) = "dots",
    }
}

record! {
    /// All of the area.
    pub struct RawField {
        /// Its colour.
        color: Spanned<String>,
    }
}

record! {
    /// The ground below a crest, down to the foot of the area.
    pub struct RawGround {
        /// Places on the crest, from the left edge to the right one.
        crest: Places,
        /// Its colour.
        color: Spanned<String>,
    }
}

record! {
    /// A disc, which stays round whatever the area's shape.
    pub struct RawDisc {
        /// Its middle.
        at: Place,
        /// Its radius, as a share of the width.
        radius: Share<0, 1>,
        /// Its colour.
        color: Spanned<String>,
        /// The colour of a rim around it; left out, there is none.
        rim: Option<Spanned<String>>,
    }
}

record! {
    /// A dotted line.
    pub struct RawDots {
        /// Places that it passes.
        points: Places,
        /// The width of a dot, as a share of the width of the area.
        width: Share<0, 1>,
        /// Its colour.
        color: Spanned<String>,
    }
}

/// A number from `MIN` to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share<const MIN: i64, const MAX: i64>(pub f64);

impl<const MIN: i64, const MAX: i64> Decode for Share<MIN, MAX> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let found = f64::decode(node, cx)?;
        if (MIN as f64..=MAX as f64).contains(&found) {
            return Some(Self(found));
        }
        let (min, max) = (MIN.into(), MAX.into());
        let found = found.into();
        let fault = Fault::OutOfRange { found, min, max };
        cx.push(Diagnostic::error(fault, node.span).hint(Hint::Between { min, max }));
        None
    }
}

impl<const MIN: i64, const MAX: i64> JsonSchema for Share<MIN, MAX> {
    fn schema_name() -> Cow<'static, str> {
        format!("Share_{MIN}_{MAX}").into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": MIN, "maximum": MAX })
    }
}

/// A place: a share of the width, and one of the height.
pub type Place = [Share<{ -BEYOND }, { 1 + BEYOND }>; 2];

/// Two places or more.
#[derive(Debug, Clone, PartialEq)]
pub struct Places(pub Vec<Place>);

impl Decode for Places {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let places = Vec::<Place>::decode(node, cx)?;
        if places.len() < 2 {
            let text = "[[0, 0.6], [1, 0.5]]".into();
            cx.push(Diagnostic::error(Fault::FewPlaces, node.span).hint(Hint::WriteSuch { text }));
        }
        Some(Self(places))
    }
}

impl JsonSchema for Places {
    fn schema_name() -> Cow<'static, str> {
        "Places".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<Vec<Place>>();
        schema.insert("minItems".to_owned(), 2.into());
        schema
    }
}
