//! Work on many cards of a deck, some at a time, on all processors. What comes out stands in the order
//! of the deck and does not depend on who did what.

use std::convert::Infallible;

use super::{CardPage, DeckCx};
use crate::content::TOGETHER;
use crate::diag::Diagnostics;
use crate::pages::LayoutCx;
use crate::pages::tags::TagTree;
use crate::parallel;

/// What was made of some cards.
pub struct DoneBatch<T> {
    /// A result for each.
    pub results: Vec<T>,
    /// What the items of all of them mean.
    pub tags: TagTree,
    /// What is wrong with them.
    pub diags: Diagnostics,
}

/// Does `job` for the pages of each card, and last of the back that all share, and hands the results to `take` in order,
/// a batch at a time.
pub fn each<T: Send>(
    deck: &DeckCx,
    job: &(dyn Fn(&LayoutCx, &[CardPage]) -> T + Sync),
    take: &mut dyn FnMut(DoneBatch<T>),
) {
    let batches = deck.deck.cards.batch_count();
    let batch = |batch: usize| {
        let setter = deck.pool.typesetter();
        let cx = deck.cx(&setter);
        let cards = deck.deck.cards.batch(batch);
        let cards = (batch * TOGETHER..).zip(&*cards);
        let of_cards = cards.map(|(nth, card)| job(&cx, &deck.pages_of(nth, card)));
        let back = deck.common_back().filter(|_| batch == batches);
        let of_back = back.map(|card| job(&cx, &[deck.common_page(card)]));
        DoneBatch {
            results: of_cards.chain(of_back).collect(),
            tags: cx.tags.into_inner(),
            diags: cx.diags.into_inner(),
        }
    };
    let count = batches + usize::from(deck.common_back().is_some());
    let Ok(()) = parallel::in_order::<_, Infallible>(count, batch, &mut |batch| {
        take(batch);
        Ok(())
    });
}
