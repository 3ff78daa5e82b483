//! Work on many pages of a deck, some at a time, on all processors. What comes out stands in the order
//! of the deck and does not depend on who did what.

use std::convert::Infallible;

use super::DeckCx;
use crate::diag::Diagnostics;
use crate::pages::LayoutCx;
use crate::pages::tags::TagTree;
use crate::parallel;

/// How many cards or pages a thread works on before it hands them over.
const BATCH: usize = 64;

/// What was made of some cards or pages.
pub struct DoneBatch<T> {
    /// A result for each.
    pub results: Vec<T>,
    /// What the items of all of them mean.
    pub tags: TagTree,
    /// What is wrong with them.
    pub diags: Diagnostics,
}

/// Does `job` for each of `work`, and hands the results to `take` in order, a batch at a time.
pub fn each<I: Sync, T: Send>(
    deck: &DeckCx,
    work: &[I],
    job: &(dyn Fn(&LayoutCx, &I) -> T + Sync),
    take: &mut dyn FnMut(DoneBatch<T>),
) {
    let batches: Vec<&[I]> = work.chunks(BATCH).collect();
    let batch = |index: usize| {
        let setter = deck.pool.typesetter();
        let cx = deck.cx(&setter);
        let results = batches[index].iter().map(|one| job(&cx, one)).collect();
        DoneBatch {
            results,
            tags: cx.tags.into_inner(),
            diags: cx.diags.into_inner(),
        }
    };
    let Ok(()) = parallel::in_order::<_, Infallible>(batches.len(), batch, &mut |batch| {
        take(batch);
        Ok(())
    });
}
