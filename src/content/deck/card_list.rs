//! The cards of a deck, of which most are packed: a million have room in memory. Who works with cards asks for some of
//! them at a time.

use std::borrow::Cow;
use std::sync::Arc;

use super::packed::{Deflater, PackedCards};
use super::{Card, LOGO};
use crate::content::thing::{Image, Thing};
use crate::source::Spanned;

/// How many cards are packed together.
pub const TOGETHER: usize = 64;

/// Cards in their order.
#[derive(Debug, Clone, Default)]
pub struct CardList {
    /// Of each pack but the last of them.
    packs: Vec<PackedCards>,
    /// Those that are no whole pack yet.
    rest: Vec<Card>,
    /// The mark that each card has that has none of its own.
    logo: Option<Box<Image>>,
    /// The columns of the tables that cards are rows of, each list once.
    columns: Vec<Arc<[Spanned<String>]>>,
    deflater: Deflater,
}

impl CardList {
    /// Adds a card behind all others.
    pub fn push(&mut self, card: Card) {
        let is_known = |known: &Arc<_>| Arc::ptr_eq(known, &card.columns);
        if !card.columns.is_empty() && !self.columns.last().is_some_and(is_known) {
            self.columns.push(Arc::clone(&card.columns));
        }
        self.rest.push(card);
        if self.rest.len() == TOGETHER {
            let cards = std::mem::take(&mut self.rest);
            self.packs.push(PackedCards::new(cards, &mut self.deflater));
        }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.packs.len() * TOGETHER + self.rest.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many batches there are, of [`TOGETHER`] cards each but for the last.
    pub fn batch_count(&self) -> usize {
        self.len().div_ceil(TOGETHER)
    }

    /// The cards of a batch.
    pub fn batch(&self, nth: usize) -> Cow<'_, [Card]> {
        let mut cards = match self.packs.get(nth) {
            Some(pack) => Cow::Owned(pack.unpack()),
            None if nth == self.packs.len() => Cow::Borrowed(&*self.rest),
            None => Cow::Borrowed(&[][..]),
        };
        if let Some(logo) = &self.logo {
            for card in cards.to_mut() {
                let own = card.values.entry(LOGO.to_owned());
                own.or_insert_with(|| Thing::Image(logo.clone()));
            }
        }
        cards
    }

    /// The card with this index.
    pub fn get(&self, index: usize) -> Option<Card> {
        self.batch(index / TOGETHER).get(index % TOGETHER).cloned()
    }

    /// All cards, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = Card> {
        let batches = (0..self.batch_count()).map(|nth| self.batch(nth));
        batches.flat_map(Cow::into_owned)
    }

    /// Everything that cards say and that is not packed: all that is no text, and some texts.
    pub fn unpacked(&self) -> impl Iterator<Item = &Thing> {
        let packed = self.packs.iter().flat_map(PackedCards::others);
        packed.chain(self.rest.iter().flat_map(|card| card.values.values()))
    }

    /// The mark that each card has that has none of its own.
    pub fn logo(&self) -> Option<&Image> {
        self.logo.as_deref()
    }

    /// Gives each card that has no mark of its own this one.
    pub fn set_logo(&mut self, logo: Image) {
        self.logo = Some(Box::new(logo));
    }

    /// The names of all columns of the tables that cards are rows of.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        let lists = self.columns.iter();
        lists.flat_map(|list| list.iter().map(|name| name.value.as_str()))
    }

    /// Does something with each card, but for some whose words hold neither braces nor links and which say nothing that
    /// is no text. The mark that they share is no part of them then.
    pub fn change_open(&mut self, mut change: impl FnMut(&mut Card)) {
        for pack in self.packs.iter_mut().filter(|pack| pack.is_open()) {
            let mut cards = pack.unpack();
            cards.iter_mut().for_each(&mut change);
            *pack = PackedCards::new(cards, &mut self.deflater);
        }
        self.rest.iter_mut().for_each(change);
    }

    /// The cards that [`Self::change_open`] changes.
    pub fn open(&self) -> impl Iterator<Item = Card> {
        let packs = self.packs.iter().filter(|pack| pack.is_open());
        let packed = packs.flat_map(PackedCards::unpack);
        packed.chain(self.rest.iter().cloned())
    }

    /// Keeps those cards for which this holds.
    pub fn retain(&mut self, mut holds: impl FnMut(&Card) -> bool) {
        let before = std::mem::take(self);
        (self.logo, self.columns) = (before.logo, before.columns);
        let packed = before.packs.into_iter().flat_map(|pack| pack.unpack());
        for card in packed.chain(before.rest) {
            if holds(&card) {
                self.push(card);
            }
        }
    }

    /// About how many bytes all words of the packed cards take.
    pub fn packed_size(&self) -> usize {
        self.packs.iter().map(PackedCards::size).sum()
    }
}

impl FromIterator<Card> for CardList {
    fn from_iter<I: IntoIterator<Item = Card>>(cards: I) -> Self {
        let mut all = Self::default();
        all.extend(cards);
        all
    }
}

impl Extend<Card> for CardList {
    fn extend<I: IntoIterator<Item = Card>>(&mut self, cards: I) {
        cards.into_iter().for_each(|card| self.push(card));
    }
}
