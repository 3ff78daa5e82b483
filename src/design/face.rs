//! The shape of a card layout: each face a grid of named areas, in the terms of CSS grid. What the areas
//! of a grid are is found out in `resolve`.

use std::collections::BTreeMap;

use super::area::RawArea;
use super::blocks::RawThings;
use super::card_art::RawCardArt;
use super::choices::{CardAccents, CardLinks, FaceGround, GrayGround, OfficeGround};
use super::declare::{Resolve, rule};
use super::keys::{AccentName, NotNegative, Positive};
use super::paper::PaperSize;
use super::resolver::Resolver;
use super::track::{RawTracks, Track};
use crate::content::read::{
    Cx, Decode, Definitions, Entries, Int, Json, Map, Named, Node, NonEmpty, Record, TableReader,
    Value, parts, record,
};
use crate::diag::{Fault, Hint};
use crate::source::Spanned;
use crate::units::Abs;

record! {
    /// A deck: cards of one size, each face a grid of named areas.
    pub struct RawCards {
        /// The trim that the lengths of the layout are meant for. On another trim all of them, type
        /// sizes as well, grow or shrink with the short edge; left out, they hold as they are.
        drawn_for: Option<PaperSize>,
        /// The radius of a ground's corners where it stops inside the trim.
        corner: Option<NotNegative>,
        /// Which accent a card takes; left out, each the next.
        accents: Option<Spanned<CardAccents>>,
        /// Where the addresses of links stand that their words do not say.
        #[default(CardLinks::Beside)]
        links: CardLinks,
        /// The accent of a category, by the category's id; left out, each takes the next.
        #[default(Map::new())]
        category: Map<AccentName>,
        /// Drawings of the theme on faces, each over those before it and below the words.
        #[default(Vec::new())]
        art: Vec<RawCardArt>,
        /// Rules per kind of things that have styles of their own.
        block: Option<RawThings>,
        /// The front of a card.
        front: RawFace<RawFront>,
        /// The back of a card; left out, nothing is printed on it.
        back: Option<RawFace<RawBack>>,
        /// Other fronts, by the name that a card chooses one with.
        #[default(Map::new())]
        face: Map<RawFace<RawFront>>,
    }
}

record! {
    /// A front of a card. Every other table in it is the rule of an area.
    pub struct RawFront {
        ..face: RawFaceKeys,
        /// Whether its heading is the title of the whole deck.
        #[default(false)]
        deck_title: bool,
        /// The face that is its back, by its name; left out, `[back]`.
        back: Option<Spanned<String>>,
    }
}

record! {
    /// The back of a card. Every other table in it is the rule of an area.
    pub struct RawBack {
        ..face: RawFaceKeys,
        /// Whether it stands head to foot with the fronts.
        #[default(false)]
        turned: bool,
    }
}

record! {
    /// What fronts and backs have.
    pub struct RawFaceKeys {
        ..look: RawFaceLook,
        /// A line for each row, with the name of the area in each column; a full stop leaves a place
        /// empty.
        areas: NonEmpty<Spanned<String>>,
    }
}

rule! {
    /// The ground of a face and its grid.
    pub struct FaceLook from RawFaceLook {
        /// The colour of its ground.
        background: FaceGround = FaceGround::White,
        /// What becomes of that colour in the office edition; left out, it is printed.
        office_ground: Option<Spanned<OfficeGround>> = None,
        /// A picture that covers the ground: a file of `content/images`.
        background_picture: Option<Spanned<String>> = None,
        /// The pattern of its accent on the ground: how large it is, as a tile of 24 units measures. Left out, there is none.
        pattern: Option<Abs> as Positive = None,
        /// Panels behind areas.
        panel: Vec<FacePanel> as Vec<RawFacePanel> = Vec::new(),
        /// What the deep areas of drawings on it are in the grey edition of a theme that is black and white alone there.
        /// White words are black where those are left to the paper. Left out, they are black in a woodcut and on a deep
        /// ground or a picture, else paper in line art.
        gray: Option<GrayGround> = None,
        /// Its accent; left out, the card's.
        accent: Option<usize> as AccentName = None,
        /// The widths of the columns, such as "14mm", "1fr" or "auto".
        columns: Vec<Track> as RawTracks = vec![Track::Fraction(1.0)],
        /// The heights of the rows, such as "14mm", "1fr" or "auto".
        rows: Vec<Track> as RawTracks,
        /// Space between columns.
        column_gap: Abs as NotNegative = Abs::ZERO,
        /// Space between rows.
        row_gap: Abs as NotNegative = Abs::ZERO,
    }
}

rule! {
    /// A panel behind the areas of some rows and columns.
    pub struct FacePanel from RawFacePanel {
        /// The first and the last of the rows that it goes over.
        rows: Spanned<[u16; 2]> as Spanned<RawReach>,
        /// The first and the last of the columns that it goes over; left out, all of them.
        columns: Option<Spanned<[u16; 2]>> as Spanned<RawReach> = None,
        /// Its colour.
        background: FaceGround = FaceGround::White,
        /// How far it reaches beyond them on all sides.
        padding: Abs as NotNegative = Abs::ZERO,
    }
}

/// The first and the last of some rows or columns.
pub type RawReach = [Int<1, 24>; 2];

impl Resolve for RawReach {
    type Rule = [u16; 2];

    fn resolve(&self, _: &mut Resolver) -> Option<Self::Rule> {
        let [first, last] = self.map(|number| u16::try_from(number.0).ok());
        Some([first?, last?])
    }
}

/// What a front or a back has of its own.
pub trait FaceSide: Record {
    /// What both have.
    fn face(&self) -> &RawFaceKeys;

    /// Whether its heading is the title of the whole deck, and whether it stands head to foot with the
    /// other side.
    fn own(&self) -> (bool, bool);

    /// The face that is its back, where that is another than the usual one.
    fn back(&self) -> Option<&Spanned<String>>;
}

impl FaceSide for RawFront {
    fn face(&self) -> &RawFaceKeys {
        &self.face
    }
    fn own(&self) -> (bool, bool) {
        (self.deck_title, false)
    }
    fn back(&self) -> Option<&Spanned<String>> {
        self.back.as_ref()
    }
}

impl FaceSide for RawBack {
    fn face(&self) -> &RawFaceKeys {
        &self.face
    }
    fn own(&self) -> (bool, bool) {
        (false, self.turned)
    }
    fn back(&self) -> Option<&Spanned<String>> {
        None
    }
}

/// The keys of all faces.
pub fn face_keys() -> Vec<String> {
    RawFront::shape().and(RawBack::shape()).all()
}

/// A face: its own keys, and the rules of its areas by their names.
#[derive(Debug, Clone)]
pub struct RawFace<S> {
    /// Its own keys.
    pub side: S,
    /// Every area by its name: those that `areas` names, and those that have a table.
    pub areas: BTreeMap<String, Named<RawArea>>,
}

impl<S: FaceSide> Decode for RawFace<S> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let mut fields = TableReader::new(node, None, cx)?;
        let is_table = |node: &Node| matches!(node.value, Value::Table(_));
        let mut areas = BTreeMap::new();
        let mut broken = Vec::new();
        for (key, value) in fields.free::<S>(|_, node| !is_table(node), cx) {
            let of_fronts = parts::shape_of::<RawFront>().has(&key.value);
            if of_fronts || parts::shape_of::<RawBack>().has(&key.value) {
                let error = Fault::IdleOnFace { key: key.into() }.at(key.span);
                cx.push(error.hint(match of_fronts {
                    true => Hint::FrontsOnly,
                    false => Hint::BacksOnly,
                }));
            } else if !is_table(value) {
                let own = S::shape().all();
                let own: Vec<&str> = own.iter().map(String::as_str).collect();
                let fault = Fault::UnknownKey { name: key.into() };
                cx.unknown_name(fault, key.span, &key.value, &own);
            } else if let Some(value) = RawArea::decode(&key.value, value, cx) {
                let Spanned { value: name, span } = key.clone();
                areas.insert(name, Named { key: span, value });
            } else {
                broken.push(key.value.as_str());
            }
        }
        let side = S::read(&fields, cx)?;
        let keys = side.face();
        // An area without a table has the usual rule for its name.
        for line in &keys.areas.0 {
            for name in line.value.split_whitespace() {
                let empty = name.chars().all(|c| c == '.');
                if empty || areas.contains_key(name) || broken.contains(&name) {
                    continue;
                }
                let nothing = Node {
                    span: line.span,
                    value: Value::Table(Entries::default()),
                };
                if let Some(value) = RawArea::decode(name, &nothing, cx) {
                    let key = line.span;
                    areas.insert(name.to_owned(), Named { key, value });
                }
            }
        }
        // A column or row that cannot be read was told; that it is then one too few would be no news.
        let whole = |name: &str, read: usize| {
            let found = match &node.value {
                Value::Table(table) => table.get(name),
                _ => None,
            };
            match found.map(|found| &found.value) {
                Some(Value::List(all)) => all.len() == read,
                found => found.is_none(),
            }
        };
        let columns = keys.look.columns.as_ref().map_or(1, RawTracks::count);
        let sound = whole("columns", columns) && whole("rows", keys.look.rows.count());
        sound.then_some(Self { side, areas })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.refer::<Self>(S::NAME, |definitions| {
            let mut schema = parts::record_schema::<S>(definitions);
            for key in face_keys() {
                if !S::shape().has(&key) {
                    schema["properties"][key] =
                        parts::refusal("this key means nothing on this face");
                }
            }
            schema["additionalProperties"] = RawArea::schema(None, definitions);
            // Some names tell what their area shows.
            for name in RawArea::telling_names() {
                let area = RawArea::schema(Some(name), definitions);
                schema["patternProperties"][format!("^{name}$")] = area;
            }
            schema
        })
    }
}
