//! Work on every card of a deck, some cards at a time, on all processors. What comes out stands in the
//! order of the deck and does not depend on who did what.

use std::convert::Infallible;

use super::Table;
use crate::diag::Diagnostics;
use crate::pages::Cx;
use crate::pages::frame::TagTree;
use crate::parallel;

/// How many cards a thread works on before it hands them over.
const BATCH: usize = 64;

/// A card by its index; the one after the last is the back that all share.
#[derive(Debug, Clone, Copy)]
pub struct Job(pub usize);

/// What was made of some cards.
pub struct Done<T> {
    /// A result for each card.
    pub results: Vec<T>,
    /// What the items of all of them mean.
    pub tags: TagTree,
    /// What is wrong with them.
    pub diags: Diagnostics,
}

/// Does `job` for each of `count` cards, and hands the results to `take` in order, a batch at a time.
pub fn each<T: Send>(
    deck: &Table,
    count: usize,
    job: &(dyn Fn(&mut Cx, Job) -> T + Sync),
    take: &mut dyn FnMut(Done<T>),
) {
    let batch = |index: usize| {
        let setter = deck.supply.typesetter();
        let mut cx = deck.cx(&setter);
        let cards = index * BATCH..((index + 1) * BATCH).min(count);
        let results = cards.map(|card| job(&mut cx, Job(card))).collect();
        Done {
            results,
            tags: std::mem::take(&mut cx.tags),
            diags: std::mem::take(&mut cx.diags),
        }
    };
    let Ok(()) = parallel::in_order::<_, Infallible>(count.div_ceil(BATCH), batch, &mut |done| {
        take(done);
        Ok(())
    });
}
