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
pub struct Leaves {
    /// The leaves of one copy.
    once: Vec<Leaf>,
    /// How many times the document is printed.
    copies: usize,
    /// Whether they are the cards of a deck, not pages.
    pub are_cards: bool,
    /// Over which edge the sheets turn; `None` where there are no backs.
    pub flip: Option<Flip>,
    /// Whether backs stand head to foot with their fronts.
    pub turned: bool,
}

impl Leaves {
    /// Of cards, each front with its back; sheets turn over the long edge unless the rule says
    /// otherwise. Of other pages, front and back in turn where the rule has a flip, else fronts
    /// only.
    pub fn new(pages: &Pages, cards: Option<&Cards>, rule: &LeavesRule) -> Self {
        let leaf = |(front, back)| Leaf { front, back };
        let once: Vec<Leaf> = match (cards, rule.flip) {
            (Some(cards), _) => {
                let backs = cards.backs.iter().copied().map(Some);
                let backs = backs.chain(std::iter::repeat(None));
                let fronts = cards.fronts.iter().copied();
                fronts.zip(backs).map(leaf).collect()
            }
            (None, Some(_)) => (0..pages.len())
                .step_by(2)
                .map(|front| (front, Some(front + 1).filter(|back| *back < pages.len())))
                .map(leaf)
                .collect(),
            (None, None) => (0..pages.len()).map(|page| leaf((page, None))).collect(),
        };
        let has_backs = once.iter().any(|leaf| leaf.back.is_some());
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
        self.once.len() * self.copies
    }

    /// How many times the document is printed.
    pub const fn copies(&self) -> usize {
        self.copies
    }

    /// A leaf, counted through all copies.
    pub fn get(&self, nth: usize) -> Option<Leaf> {
        self.once.get(self.within_copy(nth)?).copied()
    }

    /// The index within its copy of a leaf that is counted through all copies.
    pub fn within_copy(&self, nth: usize) -> Option<usize> {
        (nth < self.count()).then(|| nth % self.once.len())
    }
}
