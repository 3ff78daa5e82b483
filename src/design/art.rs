//! The art of a theme: its drawings and its path, as the theme file has them and as pages draw
//! them.
//!
//! Places are shares of what is drawn on, from its upper left corner. Where art stands on pages and
//! cards is not known here.

use serde_json::json;

use std::collections::BTreeMap;

use super::declare::{Resolve, rule, rules};
use super::keys::ColorName;
use super::resolver::Resolver;
use super::style::StyleColor;
use crate::color::Color;
use crate::content::read::{Cx, Decode, Definitions, Json, Map, Node, NonEmpty, ThemeColor};
use crate::diag::{Fault, Hint};
use crate::source::Spanned;

/// How far beyond the edges of its area a drawing may reach, as a share of them.
const BEYOND: i64 = 1;

rule! {
    /// What the theme draws beside the words. Colours are named: an accent and its strength, such
    /// as "fjord-bright"; "accent-bright" is the bright one of the surroundings; and "ink" and
    /// "white".
    pub struct Art: Default from RawArt {
        /// The colours of the drawings besides those of the accents, by the names that the drawings call them by.
        color: BTreeMap<String, Spanned<Color>> as Map<ArtColor> = BTreeMap::new(),
        /// The path from page to page and from card to card; left out, there is none.
        path: Option<PathArt> as RawPathArt = None,
        /// The picture on covers: shapes, each over those before it; left out, covers have one
        /// colour.
        cover: Option<Drawing> as Spanned<NonEmpty<RawShape>> = None,
        /// The picture for what is left of a page; left out, that stays white.
        rest: Option<Drawing> as Spanned<NonEmpty<RawShape>> = None,
    }
}

/// A colour of the drawings.
#[derive(Debug, Clone)]
pub struct ArtColor(pub ThemeColor);

impl Decode for ArtColor {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        ThemeColor::decode(node, cx).map(Self)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        ThemeColor::schema(definitions)
    }
}

impl Resolve for ArtColor {
    type Rule = Color;

    fn resolve(&self, _: &mut Resolver) -> Option<Color> {
        Some(self.0.color)
    }
}

rule! {
    /// The path: dots from page to page and from card to card, and a disc where it ends.
    pub struct PathArt from RawPathArt {
        /// The colour of the disc.
        end: StyleColor as ColorName,
        /// What the dots lie on where the path goes through the drawings: the name of one of their colours. Left out,
        /// they lie on what is there.
        ground: Option<String> = None,
        /// Places that the last stretch passes, from where it comes in to the disc: how far along
        /// the way, and how far down from the height of the disc to the foot.
        arrival: Vec<[f64; 2]> as Vec<RawPlace> = Vec::new(),
        /// Stations beside which that stretch passes.
        stations: Vec<Station> as Vec<RawStation> = Vec::new(),
    }
}

rule! {
    /// A station without a number.
    pub struct Station from RawStation {
        /// Its place, as those of `arrival`.
        at: [f64; 2] as RawPlace,
        /// Its radius, as a share of the radius of the disc.
        radius: f64 as Share<0, 1>,
        /// Its colour.
        color: StyleColor as ColorName,
    }
}

/// A drawing: shapes, each over those before it.
pub type Drawing = Spanned<Vec<DrawnShape>>;

rules! {
    /// A shape of a drawing.
    pub enum DrawnShape from RawShape by "shape" {
        /// All of the area.
        Field(FieldShape from RawField) = "field",
        /// The ground below a crest, down to the foot of the area.
        Ground(GroundShape from RawGround) = "ground",
        /// A disc, which stays round whatever the area's shape.
        Disc(DiscShape from RawDisc) = "disc",
        /// A dotted line.
        Dots(DotsShape from RawDots) = "dots",
    }
}

rule! {
    /// All of the area.
    pub struct FieldShape from RawField {
        /// Its colour.
        color: StyleColor as ColorName,
    }
}

rule! {
    /// The ground below a crest, down to the foot of the area.
    pub struct GroundShape from RawGround {
        /// Places on the crest, from the left edge to the right one.
        crest: Vec<[f64; 2]> as RawPlaces,
        /// Its colour.
        color: StyleColor as ColorName,
    }
}

rule! {
    /// A disc, which stays round whatever the area's shape.
    pub struct DiscShape from RawDisc {
        /// Its middle.
        at: [f64; 2] as RawPlace,
        /// Its radius, as a share of the width.
        radius: f64 as Share<0, 1>,
        /// Its colour.
        color: StyleColor as ColorName,
        /// The colour of a rim around it; left out, there is none.
        rim: Option<StyleColor> as ColorName = None,
    }
}

rule! {
    /// A dotted line.
    pub struct DotsShape from RawDots {
        /// Places that it passes.
        points: Vec<[f64; 2]> as RawPlaces,
        /// The width of a dot, as a share of the width of the area.
        width: f64 as Share<0, 1>,
        /// Its colour.
        color: StyleColor as ColorName,
    }
}

/// A number from `MIN` to `MAX`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share<const MIN: i64, const MAX: i64>(f64);

impl<const MIN: i64, const MAX: i64> Decode for Share<MIN, MAX> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let found = f64::decode(node, cx)?;
        if (MIN as f64..=MAX as f64).contains(&found) {
            return Some(Self(found));
        }
        let (min, max) = (MIN.into(), MAX.into());
        let found = found.into();
        let fault = Fault::OutOfRange { found, min, max };
        cx.push(fault.at(node.span).hint(Hint::Between { min, max }));
        None
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "number", "minimum": MIN, "maximum": MAX })
    }
}

impl<const MIN: i64, const MAX: i64> Resolve for Share<MIN, MAX> {
    type Rule = f64;

    fn resolve(&self, _: &mut Resolver) -> Option<f64> {
        Some(self.0)
    }
}

/// A place: a share of the width, and one of the height.
pub type RawPlace = [Share<{ -BEYOND }, { 1 + BEYOND }>; 2];

impl Resolve for RawPlace {
    type Rule = [f64; 2];

    fn resolve(&self, _: &mut Resolver) -> Option<[f64; 2]> {
        Some(self.map(|share| share.0))
    }
}

/// Two places or more.
#[derive(Debug, Clone, PartialEq)]
pub struct RawPlaces(Vec<RawPlace>);

impl Decode for RawPlaces {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let places = Vec::<RawPlace>::decode(node, cx)?;
        if places.len() < 2 {
            let such = Hint::write_such("[[0, 0.6], [1, 0.5]]");
            cx.push(Fault::FewPlaces.at(node.span).hint(such));
        }
        Some(Self(places))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let mut schema = Vec::<RawPlace>::schema(definitions);
        schema["minItems"] = 2.into();
        schema
    }
}

impl Resolve for RawPlaces {
    type Rule = Vec<[f64; 2]>;

    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule> {
        self.0.resolve(cx)
    }
}
