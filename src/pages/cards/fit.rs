//! The size of fitted text: the largest at which every card's text has room.
//!
//! A card's fitted areas shrink together first, from their largest sizes to their smallest, as far
//! as the card needs; the fullest card of a face decides for the areas that have one size on all of
//! them. Then each of these areas grows again, in reading order, as far as the fullest cards allow.
//! A card that has room at the largest sizes is looked at once.

use std::borrow::Cow;

use super::face;
use super::face_cx::FaceCx;
use super::sizes::Sizes;
use super::{CardPage, DeckCx, batches};
use crate::content::{Card, TOGETHER};
use crate::design::{FaceRule, Fit};
use crate::diag::{Diagnostics, Fault};
use crate::pages::LayoutCx;
use crate::pages::tags::TagTree;
use crate::units::Abs;

/// Steps from the smallest size to the largest while areas shrink together.
const STEPS: u32 = 16;
/// How finely a single size is found.
const FINE: Abs = Abs::pt(0.25);
/// So many of the fullest cards decide how far an area grows again; the others are asked once at the
/// end.
const FULLEST: usize = 64;

/// The sizes that the cards of a deck share; an area whose size is each card's own stands at its
/// largest.
pub fn fit(deck: &DeckCx, diags: &mut Diagnostics) -> Sizes {
    (0..deck.faces.len()).fold(Sizes::largest(deck), |sizes, face| {
        fit_face(deck, face, sizes, diags)
    })
}

/// The fitted areas of a face, with their numbers: those with one size on all cards, or the others.
fn fitted(face: &FaceRule, shared: bool) -> Vec<(usize, &Fit)> {
    let areas = face.areas.iter().enumerate();
    let fits = areas.filter_map(|(number, area)| Some((number, area.fit()?)));
    fits.filter(|(_, fit)| fit.shared == shared).collect()
}

/// `sizes` with those that all cards share on a face.
fn fit_face(deck: &DeckCx, face: usize, sizes: Sizes, diags: &mut Diagnostics) -> Sizes {
    let shared = fitted(deck.faces[face], true);
    if shared.is_empty() {
        return sizes;
    }
    let fits = [fitted(deck.faces[face], false), shared.clone()].concat();
    // The step at which each page has room, and its card: those that have not at the largest sizes.
    let mut tight: Vec<(u32, usize)> = Vec::new();
    let job = |cx: &LayoutCx, pages: &[CardPage]| {
        let page = pages.iter().find(|page| page.face == face);
        page.map_or(STEPS, |page| largest_step(cx, deck, page, &sizes, &fits))
    };
    let mut number = 0;
    batches::each(deck, &job, &mut |batch| {
        for step in batch.results {
            tight.extend((step < STEPS).then_some((step, number)));
            number += 1;
        }
        diags.append(batch.diags);
    });
    tight.sort_unstable();
    let Some(&(least, _)) = tight.first() else {
        return sizes;
    };
    let mut tight: Vec<usize> = tight.into_iter().map(|(_, card)| card).collect();
    let mut rest = tight.split_off(FULLEST.min(tight.len()));
    rest.sort_unstable();
    let fullest: Vec<(usize, Card)> = cards(deck, &tight).collect();
    let common = sizes.with(face, at_step(least, &shared));
    let setter = deck.pool.typesetter();
    let cx = deck.cx(&setter);
    let card_has_room = |nth: usize, card: &Card, sizes: &Sizes| {
        let pages = match deck.common_back() {
            Some(_) if nth == deck.deck.cards.len() => vec![deck.common_page(card)],
            _ => deck.pages_of(nth, card),
        };
        let mut pages = pages.iter().filter(|page| page.face == face);
        pages.all(|page| has_room(&cx, deck, page, sizes))
    };
    let mut grown = common.clone();
    for (area, fit) in shared {
        let (mut low, mut high) = (size_at(least, fit), fit.max);
        while FINE < high - low {
            let middle = (low + high) / 2.0;
            let sizes = grown.with(face, [(area, middle)]);
            let mut fullest = fullest.iter();
            if fullest.all(|(nth, card)| card_has_room(*nth, card, &sizes)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        grown = grown.with(face, [(area, low)]);
    }
    let mut rest = cards(deck, &rest);
    match rest.all(|(nth, card)| card_has_room(nth, &card, &grown)) {
        true => grown,
        false => common,
    }
}

/// The cards with these numbers, of which the one behind the last is the back that all share.
fn cards(deck: &DeckCx, numbers: &[usize]) -> impl Iterator<Item = (usize, Card)> {
    let mut batch: Option<(usize, Cow<[Card]>)> = None;
    numbers.iter().filter_map(move |nth| {
        if *nth == deck.deck.cards.len() {
            return Some((*nth, deck.common_back()?.clone()));
        }
        let wanted = nth / TOGETHER;
        let known = batch.take().filter(|(known, _)| *known == wanted);
        let (_, cards) =
            batch.insert(known.unwrap_or_else(|| (wanted, deck.deck.cards.batch(wanted))));
        Some((*nth, cards.get(nth % TOGETHER)?.clone()))
    })
}

/// The sizes for one page: shared ones as they are, its own as large as they can be.
pub fn with_own_sizes(cx: &LayoutCx, deck: &DeckCx, page: &CardPage, sizes: &Sizes) -> Sizes {
    let own = fitted(deck.faces[page.face], false);
    if own.is_empty() {
        return sizes.clone();
    }
    match largest_step(cx, deck, page, sizes, &own) {
        STEPS => sizes.clone(),
        step => sizes.with(page.face, at_step(step, &own)),
    }
}

/// The largest step of these areas at which a page has room, while all others have their `sizes`; 0
/// where it has none at all.
fn largest_step(
    cx: &LayoutCx,
    deck: &DeckCx,
    page: &CardPage,
    sizes: &Sizes,
    fits: &[(usize, &Fit)],
) -> u32 {
    if has_room(cx, deck, page, sizes) {
        return STEPS;
    }
    last_true(|step| has_room(cx, deck, page, &sizes.with(page.face, at_step(step, fits))))
}

/// The last of the steps for which `holds`, which holds for all before it; 0 where it holds for none.
fn last_true(mut holds: impl FnMut(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, STEPS);
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// The sizes of these areas at a step.
fn at_step(step: u32, fits: &[(usize, &Fit)]) -> impl Iterator<Item = (usize, Abs)> {
    fits.iter()
        .map(move |(area, fit)| (*area, size_at(step, fit)))
}

fn size_at(step: u32, fit: &Fit) -> Abs {
    fit.min + (fit.max - fit.min) * (f64::from(step) / f64::from(STEPS))
}

/// Whether everything on a page has room at these sizes.
fn has_room(cx: &LayoutCx, deck: &DeckCx, page: &CardPage, sizes: &Sizes) -> bool {
    let face = FaceCx::new(cx, deck, page, sizes, TagTree::ROOT);
    let (fragment, diags) = cx.on_trial(|| face::areas(&face));
    fragment.excess.is_none() && !diags.has(|fault| matches!(fault, Fault::TextTooWide { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_that_holds_is_found() {
        assert_eq!(last_true(|_| false), 0);
        for limit in 0..STEPS {
            assert_eq!(last_true(|step| step <= limit), limit);
        }
    }

    #[test]
    fn steps_go_from_the_smallest_to_the_largest() {
        let fit = Fit {
            min: Abs::pt(10.0),
            max: Abs::pt(18.0),
            shared: true,
        };
        assert_eq!(size_at(0, &fit), Abs::pt(10.0));
        assert_eq!(size_at(8, &fit), Abs::pt(14.0));
        assert_eq!(size_at(STEPS, &fit), Abs::pt(18.0));
    }
}
