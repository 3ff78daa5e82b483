//! What a deck says: cards with named values. Reading it from files is done in the neighbouring
//! modules; where a value stands on a card is the layout's business.

use std::collections::BTreeMap;
use std::sync::Arc;

mod csv;
pub mod declare;
mod entries;
pub(super) mod gather;
mod refs;
mod table;

use super::model::{Item, Lang, Text};
use crate::source::{Span, Spanned};

/// A deck of cards.
#[derive(Debug, Clone)]
pub struct Deck {
    /// The language of all text that does not say another.
    pub lang: Lang,
    /// What the deck is called.
    pub title: Text,
    /// What stands below the title; the document's subject.
    pub subtitle: Option<Text>,
    /// The groups that cards belong to, in order.
    pub categories: Vec<Category>,
    /// The cards, in order; never empty unless that was reported.
    pub cards: Vec<Card>,
    /// The values that all cards have in common, by name and place.
    pub shared: Vec<Spanned<String>>,
    /// What stands on the back of every card; `None` where each card has its own back or none has.
    pub back: Option<Card>,
    /// What whoever prints must look after first, such as telephone numbers; told at the build.
    pub confirm: Vec<Text>,
}

/// A group of cards, told apart by colour, sign and word.
#[derive(Debug, Clone)]
pub struct Category {
    /// The name that cards and layout rules use.
    pub id: Spanned<String>,
    /// The word on the cards.
    pub title: Text,
    /// The sign on the cards: the name of an icon.
    pub icon: Option<Spanned<String>>,
}

/// One card.
#[derive(Debug, Clone)]
pub struct Card {
    /// The front that the layout shows it with, where it is not the usual one.
    pub face: Option<Spanned<String>>,
    /// The group it belongs to, by index in [`Deck::categories`].
    pub category: Option<usize>,
    /// What it says, by the names of the values. Those of a list in a guide are `number`, `letter`, `title`,
    /// `label`, `text` and `icon`; a deck file or a table gives others.
    pub values: BTreeMap<String, Value>,
    /// The values that the deck file itself names, and where: one that no area of the layout shows
    /// was written in vain. The cards of a table share them.
    pub written: Arc<[Spanned<String>]>,
    /// The columns of the table that the card is a row of, as far as they are free values: a table
    /// may hold more than the cards show.
    pub columns: Arc<[Spanned<String>]>,
    /// Where the card was written, for what is wrong with it as a whole.
    pub span: Span,
}

/// One thing that a card says.
#[derive(Debug, Clone)]
pub enum Value {
    /// Words, a paragraph each.
    Text(Vec<Text>),
    /// A list: titled things, each with what is said of it. An item without a text, or with an empty
    /// one, leaves room to write it in.
    Items(Vec<Item>),
    /// A table.
    Table(Table),
    /// The name of an icon.
    Icon(Spanned<String>),
    /// A picture: its name, and what it shows, for who cannot see it.
    Image {
        /// The name of a file of the project's pictures.
        name: Spanned<String>,
        /// What it shows; `None` for decoration.
        alt: Option<Text>,
    },
    /// An address that is shown as a QR code, with the address in print beside it.
    Qr(Spanned<String>),
}

/// A table: cells in rows and columns, some of them to be written in by hand.
#[derive(Debug, Clone)]
pub struct Table {
    /// What stands at the head of each column.
    pub columns: Vec<Text>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
    /// Where it is written.
    pub span: Span,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// What stands before it; either all rows have such a name or none has.
    pub head: Option<Text>,
    /// What stands in its cells; without words, they are to be written in.
    pub cells: Vec<Text>,
}

impl Table {
    /// Every text in it, row by row.
    pub(super) fn texts(&mut self) -> impl Iterator<Item = &mut Text> {
        let rows = self.rows.iter_mut();
        let rows = rows.flat_map(|row| row.head.iter_mut().chain(&mut row.cells));
        self.columns.iter_mut().chain(rows)
    }
}

impl Deck {
    /// Every icon that is named: those of the categories, then those of the cards.
    pub fn icons(&self) -> Vec<&Spanned<String>> {
        let categories = self.categories.iter().filter_map(|c| c.icon.as_ref());
        let values = self.every_card().flat_map(|card| card.values.values());
        categories.chain(values.flat_map(Value::icons)).collect()
    }

    /// The name of every picture, card by card.
    pub fn pictures(&self) -> Vec<&Spanned<String>> {
        let values = self.every_card().flat_map(|card| card.values.values());
        values.filter_map(Value::picture).collect()
    }

    /// The cards, and the back of all.
    fn every_card(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().chain(&self.back)
    }
}

impl Value {
    /// Every icon in it.
    fn icons(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::Icon(name) => vec![name],
            Self::Items(items) => items.iter().filter_map(|i| i.icon.as_ref()).collect(),
            Self::Text(_) | Self::Table(_) | Self::Image { .. } | Self::Qr(_) => Vec::new(),
        }
    }

    /// The name of the picture that it is.
    fn picture(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Image { name, .. } => Some(name),
            _ => None,
        }
    }

    /// Does something with each of the texts in it.
    pub(super) fn each_text(&mut self, act: &mut impl FnMut(&mut Text)) {
        match self {
            Self::Text(paragraphs) => paragraphs.iter_mut().for_each(act),
            Self::Items(items) => {
                for item in items {
                    act(&mut item.title);
                    item.label.iter_mut().for_each(&mut *act);
                    item.text.iter_mut().for_each(&mut *act);
                }
            }
            Self::Table(table) => table.texts().for_each(act),
            Self::Image { alt, .. } => alt.iter_mut().for_each(act),
            Self::Icon(_) | Self::Qr(_) => {}
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(paragraphs) => paragraphs.iter().all(|text| text.plain().trim().is_empty()),
            Self::Items(items) => items.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
            Self::Icon(name) | Self::Qr(name) | Self::Image { name, .. } => name.value.is_empty(),
        }
    }
}
