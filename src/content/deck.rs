//! What a deck says: cards with named values. Reading it from files is done in the neighbouring
//! modules; where a value stands on a card is the layout's business.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

mod card_list;
mod cell;
pub mod declare;
mod draft;
mod letters;
mod lists;
mod packed;
pub(super) mod reader;
mod references;
mod refs;
mod row_words;
mod rows;
mod table;

pub use card_list::{CardList, TOGETHER};
pub use table::meant_column;

use super::lang::Lang;
use super::text::Text;
use super::thing::{Image, Thing};
use crate::source::{Span, Spanned};

/// The value that is the letter, or the accent of the theme, which a card is about.
pub const LETTER: &str = "letter";

/// The value that the mark of the project is.
pub const LOGO: &str = "logo";

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
    pub cards: CardList,
    /// The values that all cards have in common, by name and place.
    pub shared: Vec<Spanned<String>>,
    /// What stands on the back of every card; `None` where each card has its own back or none has.
    pub back: Option<Card>,
    /// What must be checked before printing, such as telephone numbers; the build says so.
    pub confirm: Vec<Text>,
    /// The columns of tables that say something although no area shows them: their rows are chosen or sorted
    /// by them, or their words stand among others.
    pub used: BTreeSet<String>,
    /// How many rows of tables became cards.
    pub rows: usize,
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
    /// The letter, or the accent of the theme, that its cards are about.
    pub letter: Option<Spanned<String>>,
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
    pub values: BTreeMap<String, Thing>,
    /// The values that the deck file itself names, and where: one that no area of the layout shows
    /// is reported. The cards of a table share them.
    pub written: Arc<[Spanned<String>]>,
    /// The columns of the table that the card is a row of, as far as they are free values: a table
    /// may hold more than the cards show.
    pub columns: Arc<[Spanned<String>]>,
    /// The row of a table that it was made of, counted from 1 over all rows of the deck that become cards.
    pub row: Option<usize>,
    /// Where the card was written, for what is wrong with it as a whole.
    pub span: Span,
}

impl Deck {
    /// A deck without cards.
    fn new(lang: Lang, title: Text) -> Self {
        Self {
            lang,
            title,
            subtitle: None,
            categories: Vec::new(),
            cards: CardList::default(),
            shared: Vec::new(),
            back: None,
            confirm: Vec::new(),
            used: BTreeSet::new(),
            rows: 0,
        }
    }

    /// All texts that the cards say, card by card.
    pub fn card_texts(&self) -> impl Iterator<Item = Text> {
        let cards = self.cards.iter().chain(self.back.clone());
        cards.flat_map(|card| {
            card.values
                .into_values()
                .flat_map(|thing| thing.all_texts())
        })
    }

    /// What the cards say that is no text, and some texts.
    fn unpacked(&self) -> impl Iterator<Item = &Thing> {
        let back = self.back.iter().flat_map(|card| card.values.values());
        self.cards.unpacked().chain(back)
    }

    /// Gives each card that has no value of its own called `logo` the mark of the project.
    pub(super) fn add_logo(&mut self, logo: &Image) {
        self.cards.set_logo(logo.clone());
        if let Some(card) = &mut self.back {
            let own = card.values.entry(LOGO.to_owned());
            own.or_insert_with(|| Thing::Image(Box::new(logo.clone())));
        }
    }

    /// The texts that are said of it, and stand on no card alone.
    pub(super) fn head_texts(&mut self) -> impl Iterator<Item = &mut Text> {
        let categories = self.categories.iter_mut().map(|group| &mut group.title);
        let head = self.subtitle.iter_mut().chain(&mut self.confirm);
        std::iter::once(&mut self.title)
            .chain(head)
            .chain(categories)
    }

    /// The name of every icon, with repetitions.
    pub fn icons(&self) -> impl Iterator<Item = &Spanned<String>> {
        let of_categories = self.categories.iter().filter_map(|c| c.icon.as_ref());
        self.unpacked().flat_map(Thing::icons).chain(of_categories)
    }

    /// The name of every picture, with repetitions.
    pub fn pictures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let logo = self.cards.logo().map(|logo| &logo.file);
        self.unpacked().filter_map(Thing::picture).chain(logo)
    }
}
