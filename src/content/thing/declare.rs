//! How files write each thing, and what is checked of it by itself. Where a thing stands, and whether
//! the icons and pictures that it names are there, is not known here.

use serde_json::json;

use super::code::RawCode;
use super::image::RawImage;
use super::list::RawList;
use super::text_or_none::TextOrNone;
use super::{Callout, ContrastSide, ListItem, Row, Table, Thing};
use crate::content::lang::Lang;
use crate::content::markdown::Paragraphs;
use crate::content::read::{
    Cx, Decode, Definitions, Json, Node, NonEmpty, parts, record, variants,
};
use crate::content::text::Text;
use crate::diag::{Fault, Hint};
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
        items: NonEmpty<RawItem>,
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

record! {
    /// A table.
    pub struct RawTable {
        /// What stands at the head of each column.
        columns: NonEmpty<Text>,
        /// What stands before each row.
        rows: Option<NonEmpty<Text>>,
        /// What stands in the cells, a list for each row; an empty text is a cell to write in. Left
        /// out, all are.
        cells: Option<NonEmpty<Spanned<Vec<TextOrNone>>>>,
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
        let item = |mut raw: RawItem| {
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
                span: raw.span,
            }
        };
        self.items.0.into_iter().map(item).collect()
    }
}

impl RawTable {
    /// The table, its rows as long as its head; `None` says that they are not, which was reported.
    pub fn table(self, cx: &mut Cx) -> Option<Table> {
        let columns = self.columns.0;
        let heads = self.rows.map(|rows| rows.0).unwrap_or_default();
        let cells = self.cells.map(|cells| cells.0).unwrap_or_default();
        let count = heads.len().max(cells.len());
        if count == 0 {
            let error = Fault::TableNoRows.at(self.span);
            cx.push(error.hint(Hint::AddTableRows));
            return None;
        }
        if !heads.is_empty() && !cells.is_empty() && heads.len() != cells.len() {
            let place = cells.get(heads.len()).map(|row| row.span);
            let place = place.or(heads.get(cells.len()).map(|head| head.span));
            let fault = Fault::RowCount {
                found: cells.len(),
                wanted: heads.len(),
            };
            let error = fault.at(place.unwrap_or(self.span));
            cx.push(error.hint(Hint::NameRows));
            return None;
        }
        let uneven = |row: &&(usize, &Spanned<Vec<TextOrNone>>)| row.1.value.len() != columns.len();
        let rows = (1..).zip(&cells);
        let uneven: Vec<_> = rows.filter(|row| uneven(&row)).collect();
        for (row, cells) in &uneven {
            let fault = Fault::RowLength {
                row: *row,
                found: cells.value.len(),
                wanted: columns.len(),
            };
            cx.push(fault.at(cells.span).hint(Hint::FillRow));
        }
        let empty = |column: &Text| Text::unstyled("", column.span);
        let row = |at: usize| Row {
            head: heads.get(at).cloned(),
            cells: match cells.get(at) {
                Some(row) => row.value.iter().map(|cell| cell.0.clone()).collect(),
                None => columns.iter().map(empty).collect(),
            },
        };
        uneven.is_empty().then(|| Table {
            rows: (0..count).map(row).collect(),
            columns: columns.clone(),
            span: self.span,
        })
    }
}
