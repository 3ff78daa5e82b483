//! The shape of a deck file: what its tables hold, and which names it can choose itself.

use serde_json::json;

use crate::content::from::RawFrom;
use crate::content::id::{Name, is_name};
use crate::content::lang::{Lang, is_tag};
use crate::content::markdown::{Paragraphs, words_schema};
use crate::content::named_files::is_table;
use crate::content::read::{
    self, Cx, Decode, Definitions, Json, Map, Node, NonEmpty, Record, either, parts, record,
};
use crate::content::text::Text;
use crate::content::thing::Thing;
use crate::content::thing::code::{Code, RawCodeValue};
use crate::content::thing::declare::{RawThing, ThingKind};
use crate::content::thing::table::RawTable;
use crate::diag::{Fault, Hint};
use crate::source::{Span, Spanned};

record! {
    /// A deck of cards.
    pub struct RawDeck {
        /// The language of the text, such as "nb".
        lang: Lang,
        /// What the deck is called.
        title: Wording,
        /// What stands below the title.
        subtitle: Option<Wording>,
        /// What must be checked before printing.
        confirm: Option<Paragraphs>,
        /// The things that the letters of cards stand for: where their list stands in a guide, such as "veileder#chime".
        letters: Option<Spanned<String>>,
        /// The groups that cards belong to, each beginning with the line `[[category]]`.
        #[default(Vec::new())]
        category: Vec<RawCategory>,
        /// The cards, each beginning with the line `[[card]]`; one table can give many.
        card: NonEmpty<RawCard>,
        /// Values that all cards have, where they do not say another.
        all: Option<RawCard>,
        /// One back for all cards.
        back: Option<RawCard>,
    }
}

record! {
    /// A group of cards.
    pub struct RawCategory {
        /// The name that cards use; unique in the deck.
        id: Spanned<Name>,
        /// The word on the cards.
        title: Wording,
        /// The sign on the cards: a file of `content/icons`, without `.svg`.
        icon: Option<Spanned<String>>,
        /// The letter, or the accent of the theme, that its cards are about.
        letter: Option<Spanned<String>>,
    }
}

record! {
    /// A value that stands in a guide.
    pub struct RawTaken {
        /// The guide, `#`, the id of a section or block, and perhaps a full stop and a number:
        /// "veileder#huskeregler.3".
        from: Spanned<String>,
        /// Which of the values there; the text where nothing is said, or else the title.
        field: Option<Spanned<String>>,
        /// The kind of the block there, where the whole of it is shown as what it is.
        kind: Option<Spanned<ThingKind>>,
    }
}

record! {
    /// A picture or a code that stands in a guide, whole.
    pub struct RawWhole {
        /// The guide, `#`, and the id of the block: "veileder#kart".
        from: Spanned<String>,
    }
}

/// Something that is written here, or stands in a guide.
#[derive(Debug, Clone)]
pub enum OrTaken<T> {
    /// Written here.
    Written(T),
    /// Taken from a guide.
    Taken(RawWhole),
}

impl<T> OrTaken<T> {
    /// What is written here.
    pub const fn written(&self) -> Option<&T> {
        match self {
            Self::Written(written) => Some(written),
            Self::Taken(_) => None,
        }
    }
}

impl<T: Decode> Decode for OrTaken<T> {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let is_taken = match &node.value {
            read::Value::Table(table) => table.entries.iter().any(|(name, _)| name.value == "from"),
            _ => false,
        };
        match is_taken {
            true => RawWhole::decode(node, cx).map(Self::Taken),
            false => T::decode(node, cx).map(Self::Written),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({
            "type": ["string", "object"],
            "if": { "type": "object", "required": ["from"] },
            "then": parts::record_schema::<RawWhole>(definitions),
            "else": T::schema(definitions),
        })
    }
}

record! {
    /// A thing of a list, or several that stand in a guide.
    pub struct RawEntry {
        /// Where it stands in a guide; a part with several things gives them all.
        from: Option<Spanned<String>>,
        /// Its name.
        title: Option<Wording>,
        /// What is said of it.
        text: Option<Wording>,
        /// Its name in the deck's language, where the title is in another.
        label: Option<Text>,
        /// The language of the thing, where it is not the deck's; of the title alone, where it has a label.
        lang: Option<Lang>,
        /// The picture beside it: a file of `content/icons`, without `.svg`.
        icon: Option<Spanned<String>>,
    }
}

record! {
    /// The keys of a card that mean the same in every deck.
    pub struct RawFixed {
        /// A part of a guide that gives the cards, such as "veileder#huskeregler".
        from: Option<Spanned<String>>,
        /// A table that gives a card for each row: a file of `content` with its ending, "deltakere.csv", or a
        /// table of keys.
        rows: Option<RawRows>,
        /// The group that the card belongs to: the id of a category.
        category: Option<Spanned<String>>,
        /// The front that the layout shows it with, where it is not the usual one.
        face: Option<Spanned<String>>,
        /// A drawing: a file of `content/icons`, without `.svg`.
        icon: Option<Spanned<String>>,
        /// A picture: the name of its file, or where one stands in a guide.
        image: Option<OrTaken<Spanned<String>>>,
        /// What the picture shows, for who cannot see it.
        image_alt: Option<Text>,
        /// A QR code: an address or other words that it holds, a table of keys, or where one stands in a guide.
        qr: Option<OrTaken<Spanned<RawCodeValue>>>,
        /// Whether it shows the notes of all cards as a numbered list, in an area called `references`.
        references: Option<Spanned<bool>>,
        /// The language of the card's own words, where it is not the deck's.
        lang: Option<Lang>,
    }
}

record! {
    /// A table that gives a card for each row.
    pub struct RawTableRef {
        /// The file of `content`, with its ending: "deltakere.csv" or "deltakere.xlsx".
        file: Spanned<String>,
        /// The sheet of a workbook, where it is not the first.
        sheet: Option<Spanned<String>>,
        /// Which rows become cards: what they say in these columns.
        #[default(Map::new())]
        conditions as "where": Map<Condition>,
        /// The columns that the cards are sorted by, the first of them before the others.
        #[default(Vec::new())]
        sort: Vec<Spanned<String>>,
        /// Those of them that are sorted from the last to the first.
        #[default(Vec::new())]
        descending: Vec<Spanned<String>>,
        /// The column that says how many cards a row becomes; `copies` or `antall` where nothing is said.
        copies: Option<Spanned<String>>,
        /// The columns whose cells are written with the signs of Markdown and with fields in braces.
        #[default(Vec::new())]
        markdown: Vec<Spanned<String>>,
        /// The columns whose words are in another language than the card, each with its language.
        #[default(Map::new())]
        lang: Map<Lang>,
    }
}

record! {
    /// What a column must not say, or whether it must say anything.
    pub struct RawCondition {
        /// Words that it must not say.
        not: Option<Texts>,
        /// Whether it must be empty.
        empty: Option<bool>,
    }
}

/// One text, or several.
#[derive(Debug, Clone)]
pub struct Texts(pub Vec<Spanned<String>>);

impl Decode for Texts {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.value {
            read::Value::List(_) => NonEmpty::decode(node, cx).map(|all| Self(all.0)),
            _ => Spanned::decode(node, cx).map(|one| Self(vec![one])),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let (one, all) = (
            String::schema(definitions),
            NonEmpty::<String>::schema(definitions),
        );
        either([one, all])
    }
}

/// What a row must say in a column to become cards.
#[derive(Debug, Clone)]
pub enum Condition {
    /// One of these.
    Is(Vec<Spanned<String>>),
    /// None of these.
    Not(Vec<Spanned<String>>),
    /// Nothing, or anything.
    Empty(bool),
}

impl Decode for Condition {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let read::Value::Table(_) = node.value else {
            return Texts::decode(node, cx).map(|texts| Self::Is(texts.0));
        };
        let raw = RawCondition::decode(node, cx)?;
        let condition = match (raw.not, raw.empty) {
            (Some(texts), None) => Some(Self::Not(texts.0)),
            (None, Some(empty)) => Some(Self::Empty(empty)),
            _ => None,
        };
        if condition.is_none() {
            let error = Fault::ConditionUnclear.at(raw.span);
            cx.push(error.hint(Hint::OneCondition));
        }
        condition
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let texts = Texts::schema(definitions);
        either([texts, parts::record_schema::<RawCondition>(definitions)])
    }
}

impl RawFixed {
    /// Where a table is named that gives the cards.
    pub fn table_span(&self) -> Option<Span> {
        self.rows.as_ref().map(|rows| rows.0.span)
    }
}

/// A table that gives a card for each row, by its file alone or with what else is said of it.
#[derive(Debug, Clone)]
pub struct RawRows(pub RawTableRef);

impl RawRows {
    /// The rows of `file` as they are.
    pub const fn of_file(file: Spanned<String>) -> Self {
        let span = file.span;
        Self(RawTableRef {
            file,
            sheet: None,
            conditions: Map::new(),
            sort: Vec::new(),
            descending: Vec::new(),
            copies: None,
            markdown: Vec::new(),
            lang: Map::new(),
            span,
        })
    }
}

impl Decode for RawRows {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.value {
            read::Value::Table(_) => RawTableRef::decode(node, cx).map(Self),
            _ => Spanned::decode(node, cx).map(Self::of_file),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let file = String::schema(definitions);
        either([file, parts::record_schema::<RawTableRef>(definitions)])
    }
}

/// Words that are written here, or taken from a guide.
#[derive(Debug, Clone)]
pub enum Wording {
    /// Written here.
    Written(Text),
    /// Taken from a guide.
    From(RawFrom),
}

impl Decode for Wording {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.value {
            read::Value::Table(_) => RawFrom::decode(node, cx).map(Self::From),
            _ => Text::decode(node, cx).map(Self::Written),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        Text::schema(definitions)
    }
}

/// A value under a name that the deck chooses.
#[derive(Debug, Clone)]
pub enum RawValue {
    /// Written here: paragraphs, a table, or a thing that says its kind.
    Written(Thing),
    /// A list written here.
    Items(Vec<RawEntry>),
    /// Taken from a guide.
    Taken(RawTaken),
}

/// The keys that tell a table of cells.
const TABLE: [&str; 3] = ["columns", "rows", "cells"];

impl Decode for RawValue {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let named = |table: &read::Entries, keys: &[&str]| {
            let mut names = table.entries.iter().map(|(name, _)| name.value.as_str());
            names.any(|name| keys.contains(&name))
        };
        Some(match &node.value {
            read::Value::Table(table) if named(table, &["from"]) => {
                Self::Taken(RawTaken::decode(node, cx)?)
            }
            read::Value::Table(table) if named(table, &["kind"]) => {
                Self::Written(RawThing::decode(node, cx)?.thing(cx)?)
            }
            read::Value::Table(table) if named(table, &TABLE) => {
                Self::Written(Thing::Table(RawTable::decode(node, cx)?.table(cx)?))
            }
            read::Value::Table(_) => Self::Taken(RawTaken::decode(node, cx)?),
            read::Value::List(_) => Self::Items(NonEmpty::decode(node, cx)?.0),
            _ => Self::Written(Thing::Text(Paragraphs::decode(node, cx)?.0)),
        })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.refer::<Self>("Value", |definitions| {
            let text = words_schema();
            let list = NonEmpty::<RawEntry>::schema(definitions);
            let mut schema = either([text, list, json!({ "type": "object" })]);
            // The keys of a table tell what it is, as they tell the reader.
            let taken = RawTaken::schema(definitions);
            let written = json!({
                "if": { "anyOf": TABLE.map(|key| json!({ "required": [key] })) },
                "then": RawTable::schema(definitions),
                "else": taken,
            });
            let thing = json!({
                "if": { "required": ["kind"] },
                "then": RawThing::schema(definitions),
                "else": written,
            });
            schema["if"] = json!({ "type": "object" });
            schema["then"] =
                json!({ "if": { "required": ["from"] }, "then": taken, "else": thing });
            schema
        })
    }
}

/// A card, or what many cards have in common.
#[derive(Debug, Clone)]
pub struct RawCard {
    /// The keys that every deck knows.
    pub fixed: RawFixed,
    /// Its QR code, read.
    pub code: Option<Spanned<Code>>,
    /// The values under names of the deck's own; `None` where one could not be read.
    pub free: Vec<(Spanned<String>, Option<RawValue>)>,
    /// Where it starts.
    pub span: Span,
}

impl Decode for RawCard {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let mut fields = read::TableReader::new(node, None, cx)?;
        let meant = |key: &str, node: &Node| match &node.value {
            read::Value::Text(text) => suits(key, text),
            read::Value::Table(table) => {
                let mut names = table.entries.iter().map(|(name, _)| name.value.as_str());
                key == "rows" && names.any(|name| name == "file")
            }
            _ => false,
        };
        let entries = fields.free::<RawFixed>(meant, cx);
        let mut free = Vec::new();
        for (name, node) in entries {
            Name::check(&name.value, name.span, cx);
            free.push((name.clone(), RawValue::decode(node, cx)));
        }
        let fixed = RawFixed::read(&fields, cx)?;
        let code = fixed.qr.as_ref().and_then(OrTaken::written).cloned();
        let code = code.and_then(|raw| Some(Spanned::new(raw.value.code(cx)?, raw.span)));
        Some(Self {
            fixed,
            code,
            free,
            span: node.span,
        })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.refer::<Self>("Card", |definitions| {
            let about =
                "A card, or many that come from a guide or a table. Any other key is a value of its own.";
            let mut schema = parts::shape_schema(about, &RawFixed::shape(), None, definitions);
            schema["additionalProperties"] = RawValue::schema(definitions);
            schema["propertyNames"] = json!({ "pattern": Name::PATTERN });
            schema
        })
    }
}

/// Whether `text` could stand under the fixed key `key`: then a name that is nearly that key was
/// most likely meant to be it, and is no name of the deck's own.
pub fn suits(key: &str, text: &str) -> bool {
    match key {
        "lang" => is_tag(text),
        "qr" => Code::leads(text),
        "image" => text.contains('.') && !text.contains(char::is_whitespace),
        "image-alt" => true,
        "rows" => is_table(text),
        "copies" | "antall" => text.bytes().all(|byte| byte.is_ascii_digit()),
        "from" => text.contains('#') && text.split(['#', '.']).all(is_name),
        _ => is_name(text),
    }
}
