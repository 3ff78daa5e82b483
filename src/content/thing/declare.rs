//! How files write each thing, and what is checked of it by itself. Where a thing stands, and whether
//! the icons and pictures that it names are there, is not known here.

use serde_json::json;

use super::code::RawCode;
use super::image::RawImage;
use super::list::RawList;
use super::table::RawTable;
use super::{Callout, ContrastSide, ListItem, Thing};
use crate::content::from::{self, FROM, is_taken};
use crate::content::lang::Lang;
use crate::content::markdown::Paragraphs;
use crate::content::read::{
    Cx, Decode, Definitions, Json, Node, NonEmpty, parts, record, variants,
};
use crate::content::text::Text;
use crate::source::Spanned;

variants! {
    /// One thing of a guide or a card.
    pub enum RawThing by "kind" {
        /// Running text.
        Text(RawText) = "text",
        /// Titled things of equal rank.
        Items(RawItems) = "items",
        /// Things in a sequence that is numbered for the reader.
        Steps(RawItems) = "steps",
        /// Points without titles, behind dots, numbers or boxes to tick.
        List(RawList) = "list",
        /// Things to say or ask aloud.
        Quotes(RawQuotes) = "quotes",
        /// Two opposed lists.
        Contrast(RawContrast) = "contrast",
        /// A boxed aside with a label.
        Callout(Callout) = "callout",
        /// One sentence lifted out to be remembered.
        Pull(RawPull) = "pull",
        /// Writing space.
        Notes(RawNotes) = "notes",
        /// A table.
        Table(RawTable) = "table",
        /// A picture.
        Image(RawImage) = "image",
        /// A QR code: what a telephone opens.
        Qr(RawCode) = "qr",
    }
}

record! {
    /// Words.
    pub struct RawText {
        /// The words, in Markdown; a blank line begins a new paragraph.
        text: Paragraphs,
    }
}

record! {
    /// One sentence.
    pub struct RawPull {
        /// The sentence, in Markdown.
        text: Text,
    }
}

record! {
    /// Titled things.
    pub struct RawItems {
        /// The things, in order.
        items: NonEmpty<ItemHere>,
    }
}

/// A titled thing that is written here; in its place can stand where it stands in a guide.
#[derive(Debug, Clone)]
pub struct ItemHere(RawItem);

impl Decode for ItemHere {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_taken(node) {
            from::refuse::<RawTakenItem>(node, cx);
            return None;
        }
        RawItem::decode(node, cx).map(Self)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({
            "type": "object",
            "if": { "required": [FROM] },
            "then": RawTakenItem::schema(definitions),
            "else": RawItem::schema(definitions),
        })
    }
}

record! {
    /// A thing that stands in a guide.
    pub struct RawTakenItem {
        /// Where it stands; a block with several things gives them all.
        from: Spanned<String>,
        /// Its name, where it is not to be the one there.
        title: Option<Text>,
        /// What is said of it, where it is not to be what is said there.
        text: Option<Text>,
        /// Its name in the guide's language, where the title is in another.
        label: Option<Text>,
        /// The language of the thing, where it is not said there.
        lang: Option<Lang>,
        /// The picture beside it, where it is not to be the one there.
        icon: Option<Spanned<String>>,
    }
}

record! {
    /// A titled thing.
    pub struct RawItem {
        /// Its name.
        title: Text,
        /// What is said of it.
        text: Option<Text>,
        /// Its name in the guide's language, where the title is in another.
        label: Option<Text>,
        /// The language of the thing, where it is not the guide's; of the title alone, where it has a label.
        lang: Option<Lang>,
        /// The picture beside it: a file of `content/icons`, without `.svg`.
        icon: Option<Spanned<String>>,
        /// The letter, or the accent of the theme, that it is about: "C".
        letter: Option<Spanned<String>>,
    }
}

record! {
    /// Things to say or ask aloud.
    pub struct RawQuotes {
        /// The quotes, in order, with their «».
        quotes: NonEmpty<Text>,
    }
}

record! {
    /// Two opposed lists.
    pub struct RawContrast {
        /// What to do.
        yes: ContrastSide,
        /// What not to do.
        no: ContrastSide,
    }
}

record! {
    /// Writing space.
    pub struct RawNotes {
        /// What the reader is asked to write about.
        text: Option<Paragraphs>,
    }
}

/// What files call a kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThingKind(pub &'static str);

impl ThingKind {
    fn names() -> impl Iterator<Item = &'static str> {
        let choices = RawThing::tag().choices.into_iter();
        choices.map(|choice| choice.name)
    }
}

impl Decode for ThingKind {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let all: Vec<_> = Self::names().map(|name| (name, Self(name))).collect();
        parts::decode_choice(&all, node, cx)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "enum": Self::names().collect::<Vec<_>>() })
    }
}

impl RawThing {
    /// What is written; `None` says that it cannot be shown, which was reported.
    pub fn thing(self, cx: &mut Cx) -> Option<Thing> {
        Some(match self {
            Self::Text(raw) => Thing::Text(raw.text.0),
            Self::Items(raw) => Thing::Items(raw.items()),
            Self::Steps(raw) => Thing::Steps(raw.items()),
            Self::List(raw) => Thing::List(raw.list()),
            Self::Quotes(raw) => Thing::Quotes(raw.quotes.0),
            Self::Contrast(raw) => Thing::Contrast(Box::new([raw.yes, raw.no])),
            Self::Callout(callout) => Thing::Callout(Box::new(callout)),
            Self::Pull(raw) => Thing::Pull(raw.text),
            Self::Notes(raw) => Thing::Notes(raw.text.map(|text| text.0).unwrap_or_default()),
            Self::Table(raw) => Thing::Table(raw.table(cx)?),
            Self::Image(raw) => Thing::Image(Box::new(raw.image(cx))),
            Self::Qr(raw) => Thing::Qr(Box::new(raw.code(cx)?)),
        })
    }
}

impl RawItems {
    fn items(self) -> Vec<ListItem> {
        let item = |ItemHere(mut raw)| {
            if let (Some(text), Some(lang), None) = (&mut raw.text, &raw.lang, &raw.label) {
                text.assume_lang(lang);
            }
            ListItem {
                title: Text {
                    lang: raw.lang,
                    ..raw.title
                },
                label: raw.label,
                text: raw.text,
                icon: raw.icon,
                letter: raw.letter,
                chapter: None,
                span: raw.span,
            }
        };
        self.items.0.into_iter().map(item).collect()
    }
}
