//! The size of fitted text: the largest at which every card's text has room.
//!
//! A card's fitted areas shrink together first, from their largest sizes to their smallest, as far
//! as the card needs; the fullest card of a face decides for the areas that have one size on all of
//! them. Then each of these areas grows again, in reading order, as far as the fullest cards allow.
//! A card that has room at the largest sizes is looked at once.

use super::batches::{self, Job};
use super::{Backs, Dealt, Setting, Table, face};
use crate::design::{AreaRule, FaceRule, Fit};
use crate::diag::{Diagnostics, Fault};
use crate::pages::Cx;
use crate::pages::frame::TagTree;
use crate::units::Abs;

/// Steps from the smallest size to the largest while areas shrink together.
const STEPS: u32 = 16;
/// How finely a single size is found.
const FINE: Abs = Abs::pt(0.25);
/// So many of the fullest cards decide how far an area grows again; the others are asked once at the
/// end.
const FULLEST: usize = 64;

/// The size of each area's text, by face and area; `None` where the style's own holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sizes(Vec<Vec<Option<Abs>>>);

impl Sizes {
    /// The size of an area's text.
    pub fn of(&self, face: usize, area: usize) -> Option<Abs> {
        self.0.get(face)?.get(area).copied().flatten()
    }

    fn set(&mut self, face: usize, area: usize, size: Abs) {
        if let Some(place) = self.0.get_mut(face).and_then(|face| face.get_mut(area)) {
            *place = Some(size);
        }
    }

    /// All fitted areas of all faces at their largest sizes.
    fn largest(table: &Table) -> Self {
        let sizes = |face: &&FaceRule| {
            face.areas
                .iter()
                .map(|a| a.fit().map(|fit| fit.max))
                .collect()
        };
        Self(table.faces.iter().map(sizes).collect())
    }
}

/// The sizes that the cards of a deck share; an area whose size is each card's own stands at its
/// largest.
pub fn fit(table: &Table, diags: &mut Diagnostics) -> Sizes {
    let mut sizes = Sizes::largest(table);
    for index in 0..table.faces.len() {
        if fitted(table.faces[index]).any(|(_, _, fit)| fit.shared) {
            fit_face(table, index, &mut sizes, diags);
        }
    }
    sizes
}

/// The fitted areas of a face, with their numbers.
fn fitted(face: &FaceRule) -> impl Iterator<Item = (usize, &AreaRule, Fit)> {
    let areas = face.areas.iter().enumerate();
    areas.filter_map(|(number, area)| Some((number, area, *area.fit()?)))
}

fn fit_face(table: &Table, index: usize, sizes: &mut Sizes, diags: &mut Diagnostics) {
    let face = table.faces[index];
    // The step at which each card has room, and the card: those that have not at the largest sizes.
    let mut tight: Vec<(u32, usize)> = Vec::new();
    let wanted = sizes.clone();
    let job = |cx: &mut Cx, job: Job| {
        let step = of_face(table, job, index)
            .map_or(STEPS, |card| largest_step(cx, table, &card, index, &wanted));
        (step, job.0)
    };
    batches::each(table, table.cards.len(), &job, &mut |done| {
        tight.extend(done.results.into_iter().filter(|(step, _)| *step < STEPS));
        diags.append(done.diags);
    });
    tight.sort_unstable();
    let Some(&(least, _)) = tight.first() else {
        return;
    };
    for (number, _, fit) in fitted(face).filter(|(_, _, fit)| fit.shared) {
        sizes.set(index, number, at_step(fit, least));
    }
    let setter = table.supply.typesetter();
    let mut cx = table.cx(&setter);
    let first = tight.iter().take(FULLEST);
    let fullest: Vec<usize> = first.map(|(_, card)| *card).collect();
    let common = sizes.clone();
    for (number, _, fit) in fitted(face).filter(|(_, _, fit)| fit.shared) {
        grow(&mut cx, table, (index, number), fit, sizes, &fullest);
    }
    let rest = tight.iter().skip(FULLEST).map(|(_, card)| *card);
    let all_fit = |cx: &mut Cx, mut cards: Box<dyn Iterator<Item = usize> + '_>| {
        cards.all(|card| {
            let card = of_face(table, Job(card), index);
            card.is_none_or(|card| has_room(cx, table, &card, index, sizes))
        })
    };
    if !all_fit(&mut cx, Box::new(rest)) {
        *sizes = common;
    }
}

/// Lets one area grow as far as `cards` allow.
fn grow(
    cx: &mut Cx,
    table: &Table,
    (face, area): (usize, usize),
    fit: Fit,
    sizes: &mut Sizes,
    cards: &[usize],
) {
    let Some(mut low) = sizes.of(face, area) else {
        return;
    };
    let mut high = fit.max;
    while FINE < high - low {
        let middle = (low + high) / 2.0;
        let mut tried = sizes.clone();
        tried.set(face, area, middle);
        let fits = cards.iter().all(|card| {
            let card = of_face(table, Job(*card), face);
            card.is_none_or(|card| has_room(cx, table, &card, face, &tried))
        });
        if fits {
            low = middle;
        } else {
            high = middle;
        }
    }
    sizes.set(face, area, low);
}

/// The sizes for one card: shared ones as they are, its own as large as they can be.
pub fn own(cx: &mut Cx, table: &Table, card: &Dealt, face: usize, sizes: &Sizes) -> Sizes {
    let single: Vec<(usize, Fit)> = fitted(table.faces[face])
        .filter(|(_, _, fit)| !fit.shared)
        .map(|(number, _, fit)| (number, fit))
        .collect();
    let mut found = sizes.clone();
    if single.is_empty() || has_room(cx, table, card, face, &found) {
        return found;
    }
    let at = |step: u32| {
        let mut tried = sizes.clone();
        for (number, fit) in &single {
            tried.set(face, *number, at_step(*fit, step));
        }
        tried
    };
    let step = last_true(|step| has_room(cx, table, card, face, &at(step)));
    found = at(step.unwrap_or(0));
    found
}

/// The largest step of all fitted areas at which a card has room; 0 where it has none at all.
fn largest_step(cx: &mut Cx, table: &Table, card: &Dealt, face: usize, sizes: &Sizes) -> u32 {
    if has_room(cx, table, card, face, sizes) {
        return STEPS;
    }
    let at = |step: u32| {
        let mut tried = sizes.clone();
        for (number, _, fit) in fitted(table.faces[face]) {
            tried.set(face, number, at_step(fit, step));
        }
        tried
    };
    last_true(|step| has_room(cx, table, card, face, &at(step))).unwrap_or(0)
}

/// The last of the steps for which `holds`, which holds for all before it.
fn last_true(mut holds: impl FnMut(u32) -> bool) -> Option<u32> {
    let (mut low, mut high) = (0, STEPS);
    if !holds(0) {
        return None;
    }
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(low)
}

fn at_step(fit: Fit, step: u32) -> Abs {
    fit.min + (fit.max - fit.min) * (f64::from(step) / f64::from(STEPS))
}

/// The card of a job, if it has this face. A back that all share is that of the first job alone.
fn of_face<'t>(table: &'t Table, job: Job, face: usize) -> Option<Dealt<'t>> {
    let dealt = *table.cards.get(job.0)?;
    let back = table.rule.back.is_some() && face + 1 == table.faces.len();
    match (back, table.backs()) {
        (false, _) => (dealt.face == face).then_some(dealt),
        (true, Backs::Common) => {
            let card = table.deck.back.as_ref().filter(|_| job.0 == 0)?;
            let accent = table.faces[face].accent.unwrap_or(0);
            Some(Dealt {
                card,
                face,
                accent,
                step: 0,
            })
        }
        (true, _) => Some(dealt),
    }
}

/// Whether everything on a face has room at these sizes.
fn has_room(cx: &mut Cx, table: &Table, card: &Dealt, face: usize, sizes: &Sizes) -> bool {
    let said = std::mem::take(&mut cx.diags);
    let tags = cx.tags.nodes.len();
    let setting = Setting {
        table,
        card: card.card,
        face: table.faces[face],
        index: face,
        accent: card.accent,
        step: card.step,
        page: 0,
        sizes,
        tag: TagTree::ROOT,
    };
    let fragment = face::grid(cx, &setting);
    cx.tags.nodes.truncate(tags);
    let own = std::mem::replace(&mut cx.diags, said);
    fragment.excess.is_none() && !own.has(|fault| matches!(fault, Fault::TextTooWide { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_that_holds_is_found() {
        assert_eq!(last_true(|_| false), None);
        for limit in 0..STEPS {
            assert_eq!(last_true(|step| step <= limit), Some(limit));
        }
    }

    #[test]
    fn steps_go_from_the_smallest_to_the_largest() {
        let fit = Fit {
            min: Abs::pt(10.0),
            max: Abs::pt(18.0),
            shared: true,
        };
        assert_eq!(at_step(fit, 0), Abs::pt(10.0));
        assert_eq!(at_step(fit, 8), Abs::pt(14.0));
        assert_eq!(at_step(fit, STEPS), Abs::pt(18.0));
    }
}
