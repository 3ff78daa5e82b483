//! The pages of a document → leaves: a leaf is one piece of paper that is cut out of a sheet, with
//! its front and its back. Where a leaf stands on its sheet is not decided here.

use crate::design::{Flip, LeavesRule};
use crate::pages::{Cards, Pages};

/// A card, or a page that is cut out like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf {
    /// The page of the front, by index.
    pub front: usize,
    /// The page of the back, by index.
    pub back: Option<usize>,
}

/// All leaves that are printed, in order: the whole document, once for each copy.
#[derive(Debug)]
pub struct Leaves<'p> {
    /// The leaves of one copy.
    once: Once<'p>,
    /// How many times the document is printed.
    copies: usize,
    /// Whether they are the cards of a deck, not pages.
    pub are_cards: bool,
    /// Over which edge the sheets turn; `None` where there are no backs.
    pub flip: Option<Flip>,
    /// Whether backs stand head to foot with their fronts.
    pub turned: bool,
}

/// The leaves of one copy: which page is on which is worked out each time, for there can be a million.
#[derive(Debug)]
enum Once<'p> {
    /// Cards.
    Cards(&'p Cards),
    /// So many pages, front and back in turn.
    InPairs(usize),
    /// So many pages, fronts only.
    Fronts(usize),
}

impl Once<'_> {
    const fn count(&self) -> usize {
        match self {
            Self::Cards(cards) => cards.fronts.len(),
            Self::InPairs(pages) => pages.div_ceil(2),
            Self::Fronts(pages) => *pages,
        }
    }

    fn get(&self, nth: usize) -> Option<Leaf> {
        let (front, back) = match self {
            Self::Cards(cards) => (*cards.fronts.get(nth)?, cards.backs.get(nth).copied()),
            Self::InPairs(pages) => (nth * 2, Some(nth * 2 + 1).filter(|back| back < pages)),
            Self::Fronts(_) => (nth, None),
        };
        (nth < self.count()).then_some(Leaf { front, back })
    }
}

impl<'p> Leaves<'p> {
    /// Of cards, each front with its back; sheets turn over the long edge unless the rule says
    /// otherwise. Of other pages, front and back in turn where the rule has a flip, else fronts
    /// only.
    pub fn new(pages: &Pages, cards: Option<&'p Cards>, rule: &LeavesRule) -> Self {
        let once = match (cards, rule.flip) {
            (Some(cards), _) => Once::Cards(cards),
            (None, Some(_)) => Once::InPairs(pages.len()),
            (None, None) => Once::Fronts(pages.len()),
        };
        // The first leaf has a back where any has.
        let has_backs = once.get(0).is_some_and(|leaf| leaf.back.is_some());
        Self {
            once,
            copies: usize::from(rule.copies).max(1),
            are_cards: cards.is_some(),
            flip: has_backs.then(|| rule.flip.map_or(Flip::LongEdge, |flip| flip.value)),
            turned: cards.is_some_and(|cards| cards.turned),
        }
    }

    /// How many leaves are printed, all copies together.
    pub const fn count(&self) -> usize {
        self.once.count() * self.copies
    }

    /// How many times the document is printed.
    pub const fn copies(&self) -> usize {
        self.copies
    }

    /// A leaf, counted through all copies.
    pub fn get(&self, nth: usize) -> Option<Leaf> {
        self.once.get(self.within_copy(nth)?)
    }

    /// The index within its copy of a leaf that is counted through all copies.
    pub fn within_copy(&self, nth: usize) -> Option<usize> {
        (nth < self.count()).then(|| nth % self.once.count())
    }
}
