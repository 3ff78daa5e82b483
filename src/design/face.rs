//! The shape of a card layout: each face a grid of named areas, in the terms of CSS grid. Resolving
//! is done elsewhere.

use std::collections::BTreeMap;

use super::area::RawArea;
use super::blocks::RawThings;
use super::cards::CardAccents;
use super::choices::FaceGround;
use super::paper::PaperSize;
use super::track::Track;
use crate::content::read::{
    Cx, Decode, Definitions, Fields, Json, Map, Named, Node, NonEmpty, Record, Table, Value, parts,
    record,
};
use crate::diag::Fault;
use crate::source::{Span, Spanned};
use crate::units::Abs;

record! {
    /// A deck: cards of one size, each face a grid of named areas.
    pub struct RawCards {
        /// The trim that the lengths of the layout are meant for. On another trim all of them, type
        /// sizes as well, grow or shrink with the short edge; left out, they hold as they are.
        drawn_for: Option<PaperSize>,
        /// The radius of a ground's corners where it stops inside the trim.
        corner: Option<Spanned<Abs>>,
        /// Which accent a card takes.
        #[default(CardAccents::Each)]
        accents: CardAccents,
        /// The accent of a category, by the category's id; left out, each takes the next.
        #[default(Map::new())]
        category: Map<Spanned<String>>,
        /// Rules per kind of things that have styles of their own.
        block: Option<RawThings>,
        /// The front of a card.
        front: RawFace,
        /// The back of a card; left out, nothing is printed on it.
        back: Option<RawFace>,
        /// Other fronts, by the name that a card chooses one with.
        #[default(Map::new())]
        face: Map<RawFace>,
    }
}

record! {
    /// One face of a card. Every other table in it is the rule of an area.
    pub struct RawFaceKeys {
        /// The colour of its ground.
        #[default(FaceGround::White)]
        background: FaceGround,
        /// A picture that covers the ground: a file of `content/images`.
        background_picture: Option<Spanned<String>>,
        /// Its accent; left out, the card's.
        accent: Option<Spanned<String>>,
        /// The widths of the columns, such as "14mm", "1fr" or "auto".
        #[default(NonEmpty(vec![Spanned::new(Track::Fraction(1.0), Span::NOWHERE)]))]
        columns: NonEmpty<Spanned<Track>>,
        /// The heights of the rows, such as "14mm", "1fr" or "auto".
        rows: NonEmpty<Spanned<Track>>,
        /// A line for each row, with the name of the area in each column; a full stop leaves a place
        /// empty.
        areas: NonEmpty<Spanned<String>>,
        /// Space between columns.
        column_gap: Option<Spanned<Abs>>,
        /// Space between rows.
        row_gap: Option<Spanned<Abs>>,
        /// Whether its heading is the title of the whole deck.
        #[default(false)]
        deck_title: bool,
        /// Whether this back stands head to foot with the fronts.
        #[default(false)]
        turned: bool,
    }
}

/// A face: what all faces have, and the rules of its areas by their names.
#[derive(Debug, Clone)]
pub struct RawFace {
    /// What all faces have.
    pub keys: RawFaceKeys,
    /// Every area by its name: those that `areas` names, and those that have a table.
    pub areas: BTreeMap<String, Named<RawArea>>,
}

impl Decode for RawFace {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let own = RawFaceKeys::shape().all();
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        let mut areas = BTreeMap::new();
        let mut broken = Vec::new();
        for (key, value) in &cx.table(node)?.entries {
            if own.contains(&key.value.as_str()) {
                continue;
            }
            if !matches!(value.value, Value::Table(_)) {
                cx.unknown_name(
                    Fault::UnknownKey {
                        name: key.value.as_str().into(),
                    },
                    key.span,
                    &key.value,
                    &own,
                );
            } else if let Some(value) = RawArea::decode(&key.value, value, cx) {
                let named = Named {
                    key: key.span,
                    value,
                };
                areas.insert(key.value.clone(), named);
            } else {
                broken.push(key.value.as_str());
            }
        }
        let fields = Fields::new(node, cx)?;
        let keys = RawFaceKeys::read(&fields, cx)?;
        // An area without a table has the usual rule for its name.
        for line in &keys.areas.0 {
            for name in line.value.split_whitespace() {
                let empty = name.chars().all(|c| c == '.');
                if empty || areas.contains_key(name) || broken.contains(&name) {
                    continue;
                }
                let nothing = Node {
                    span: line.span,
                    value: Value::Table(Table::default()),
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
        let sound = whole("columns", keys.columns.0.len()) && whole("rows", keys.rows.0.len());
        sound.then_some(Self { keys, areas })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.refer::<Self>("Face", |definitions| {
            let mut schema = parts::record_schema::<RawFaceKeys>(definitions);
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
