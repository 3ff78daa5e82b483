//! Where the drawings of the theme stand on the faces of cards and posters: on which faces, over how much of them, and how
//! they move from the first card to the last. What they show is the theme's; a theme without drawings leaves the faces as
//! they are.

use super::declare::{rule, rules};
use super::keys::{NotNegative, Positive};
use super::page_art::{OneOrMore, RawPlace};
use crate::content::read::choice;
use crate::source::Spanned;
use crate::units::Abs;

rule! {
    /// A drawing of the theme on faces of cards, over those before it and below the words.
    pub struct CardArt from RawCardArt {
        ..placed: CardArtSpan from RawCardArtSpan,
        /// The drawing: a file in the folder of the theme, without `.svg`. Of several, each card takes the next.
        file: Vec<Spanned<String>> as OneOrMore,
        /// The drawing on cards that are about all letters; left out, the same.
        all: Option<Spanned<String>> = None,
        /// Its layers that are drawn, in "sky-{number}" with the number of the card; left out, all of them.
        layers: Vec<String> = Vec::new(),
        /// The faces on which it stands: "front", "back", or the names of others; left out, the front.
        on: Vec<Spanned<String>> as OneOrMore = Vec::new(),
        /// The areas that stand behind it: it is drawn over what they show.
        covers: Vec<Spanned<String>> as OneOrMore = Vec::new(),
        /// How much higher it stands on the last card than on the first.
        rise: Abs as NotNegative = Abs::ZERO,
    }
}

rules! {
    /// What a drawing is drawn over.
    pub enum CardArtSpan from RawCardArtSpan by "over" else "place" {
        /// Nothing: it stands in one place.
        Place(ArtInPlace from RawArtInPlace) = "place",
        /// A card: it is as wide, and stands at the foot.
        Page(ArtOverPage from RawArtOverPage) = "page",
        /// All cards beside each other in their order, edge to edge: each shows its part.
        Cards(ArtOverCards from RawArtOverCards) = "cards",
    }
}

rule! {
    /// A drawing in one place of a face.
    pub struct ArtInPlace from RawArtInPlace {
        /// How far its corner is from the left edge and from the lower edge.
        at: Option<[Abs; 2]> as RawPlace = None,
        /// The same on the last card: in between, it moves evenly.
        to: Option<[Abs; 2]> as RawPlace = None,
        /// How far across the card it stands on the path that goes through the drawings before it, from 0 to 1.
        along: Option<f64> = None,
        /// The point of the drawings before it that it stands on.
        anchor: Option<String> = None,
        /// How high it is; left out, as high as it is drawn, or as the point says that it stands on.
        height: Option<Abs> as Positive = None,
    }
}

rule! {
    /// A drawing that is as wide as a face.
    pub struct ArtOverPage from RawArtOverPage {
        ..wide: WideArt from RawWideArt,
    }
}

rule! {
    /// A drawing over all cards.
    pub struct ArtOverCards from RawArtOverCards {
        ..wide: WideArt from RawWideArt,
        /// How high the drawing is; left out, as high as it is drawn.
        height: Option<Abs> as Positive = None,
    }
}

rule! {
    /// What drawings have that are as wide as a face, or wider.
    pub struct WideArt from RawWideArt {
        /// How far above the lower edge it stands.
        up: Abs as NotNegative = Abs::ZERO,
        /// The point of the drawing on which what it covers stands; in "letter-{number}", the number of the card is put in.
        foot: Option<String> = None,
        /// How high the plain ground at the foot is that stands there in a theme without drawings; left out, none does.
        plain: Option<Abs> as Positive = None,
        /// The stations on its path.
        stations: CardStations = CardStations::None,
        /// The diameter of a station.
        station: Abs as Positive = Abs::mm(5.0),
        /// How far across the card its own station stands, from 0 to 1; left out, in the middle.
        station_at: Option<f64> = None,
        /// The value of the card that stands in its station; left out, nothing does.
        value: Option<String> = None,
    }
}

choice! {
    /// The stations on the path of a drawing.
    pub enum CardStations {
        /// None.
        None = "none",
        /// One for the card.
        Own = "own",
        /// One for the card, where the drawing says that the path ends.
        End = "end",
    }
}

impl CardArt {
    /// The names of all drawings.
    pub fn files(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.file.iter().chain(&self.all)
    }

    /// Whether it stands on the face of this name.
    pub fn is_on(&self, face: &str) -> bool {
        match self.on.is_empty() {
            true => face == FRONT,
            false => self.on.iter().any(|name| name.value == face),
        }
    }

    /// What it has where it is as wide as a face, or wider.
    pub const fn wide(&self) -> Option<&WideArt> {
        match &self.placed {
            CardArtSpan::Place(_) => None,
            CardArtSpan::Page(page) => Some(&page.wide),
            CardArtSpan::Cards(cards) => Some(&cards.wide),
        }
    }

    /// The layers that are drawn on the card with this number.
    pub fn layers_of(&self, number: usize) -> Vec<String> {
        let layers = self.layers.iter();
        layers
            .map(|layer| layer.replace(NUMBER, &number.to_string()))
            .collect()
    }

    /// The point on which what it covers stands, for the card with this number.
    pub fn foot(&self, number: usize) -> Option<String> {
        let foot = self.wide()?.foot.as_ref()?;
        Some(foot.replace(NUMBER, &number.to_string()))
    }
}

/// What the usual front is called.
pub const FRONT: &str = "front";
/// What the back is called.
pub const BACK: &str = "back";
/// What stands for the number of a card in the name of a point.
const NUMBER: &str = "{number}";
