//! Where the drawings of the theme stand on the pages of a booklet: on which pages, over how much of them, and how they move
//! from its first page to its last. What they show is the theme's; a theme without drawings leaves the pages white.

use serde_json::json;

use super::declare::{Resolve, rule};
use super::keys::{NotNegative, Positive};
use super::resolver::{Resolver, Sign};
use crate::content::read::{Cx, Decode, Definitions, Json, Node, Value, choice};
use crate::source::Spanned;
use crate::units::Abs;

rule! {
    /// A drawing of the theme on pages of a booklet, over those before it and below the words.
    pub struct PageArt from RawPageArt {
        /// The drawing: a file in the folder of the theme, without `.svg`. Of several, each chapter takes the next.
        file: Vec<Spanned<String>> as OneOrMore,
        /// The drawing on pages that are about all letters; left out, the same.
        all: Option<Spanned<String>> = None,
        /// Its layers that are drawn; left out, all of them.
        layers: Vec<String> = Vec::new(),
        /// On which pages it stands.
        on: ArtPages = ArtPages::Sections,
        /// What it is drawn over.
        over: ArtSpan = ArtSpan::Place,
        /// How far its corner is from the left edge and from the lower edge, of the page or of both pages that lie beside
        /// each other.
        at: Option<[Abs; 2]> as RawPlace = None,
        /// The same on the last page: in between, it moves evenly.
        to: Option<[Abs; 2]> as RawPlace = None,
        /// How far across the page it stands on the path that goes through the drawings before it, from 0 to 1.
        along: Option<f64> = None,
        /// The point of the drawings before it that it stands on.
        anchor: Option<String> = None,
        /// How high it is; left out, as high as it is drawn, or as the point says that it stands on.
        height: Option<Abs> as Positive = None,
        /// How much higher it stands on the last page than on the first.
        rise: Abs as NotNegative = Abs::ZERO,
        /// The area of the drawing in which the sentence stands that the section lifts out at its end: its name.
        pull: Option<String> = None,
        /// The stations on its path.
        stations: Stations = Stations::None,
        /// The diameter of a station.
        station: Abs as Positive = Abs::mm(5.0),
    }
}

choice! {
    /// Pages on which a drawing stands.
    pub enum ArtPages {
        /// The cover, and the back.
        Cover = "cover",
        /// The contents.
        Contents = "contents",
        /// All pages of sections, but those of the last words.
        Sections = "sections",
        /// The left-hand pages among them.
        Left = "left",
        /// The right-hand pages among them.
        Right = "right",
        /// The pages of the last words.
        Closing = "closing",
    }
}

choice! {
    /// What a drawing is drawn over.
    pub enum ArtSpan {
        /// Nothing: it stands in one place.
        Place = "place",
        /// A page: it is as wide, and stands at the foot.
        Page = "page",
        /// Both pages that lie beside each other: places are counted from the left one.
        Spread = "spread",
        /// All pages beside each other, from the one behind the cover on: each shows its part.
        Pages = "pages",
        /// The back and the cover, which are one sheet.
        Cover = "cover",
    }
}

choice! {
    /// The stations on the path of a drawing.
    pub enum Stations {
        /// None.
        None = "none",
        /// One in the middle of the page, without a number.
        Own = "own",
        /// One for each chapter, with its number.
        All = "all",
        /// One with the number of the chapter, where the drawing says that the path ends.
        End = "end",
    }
}

/// One name, or several.
#[derive(Debug, Clone)]
pub struct OneOrMore(Vec<Spanned<String>>);

impl Decode for OneOrMore {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            Value::List(_) => Vec::decode(node, cx).map(Self),
            _ => Spanned::decode(node, cx).map(|name| Self(vec![name])),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({
            "anyOf": [String::schema(definitions), { "type": "array", "items": { "type": "string" }, "minItems": 1 }],
        })
    }
}

impl Resolve for OneOrMore {
    type Rule = Vec<Spanned<String>>;

    fn resolve(&self, _: &mut Resolver) -> Option<Self::Rule> {
        Some(self.0.clone())
    }
}

/// Two lengths: from the left edge, and from the lower one.
pub type RawPlace = [NotNegative; 2];

impl Resolve for RawPlace {
    type Rule = [Abs; 2];

    fn resolve(&self, cx: &mut Resolver) -> Option<Self::Rule> {
        Some(self.map(|length| cx.length(&length.0, Sign::NotNegative)))
    }
}

impl PageArt {
    /// The names of all drawings.
    pub fn files(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.file.iter().chain(&self.all)
    }
}
