//! Which drawings of the theme the faces of a deck have, by the layout's rules, and in which turn each card has them. Nothing
//! is drawn here.

use super::DeckCx;
use crate::design::card_art::{BACK, CardArt, FRONT};

/// Which of the cards that have a drawing each card is, for every rule of the layout.
pub struct Turns(Vec<OfRule>);

/// The same for one rule.
enum OfRule {
    /// All cards have it: as many as there are.
    All(usize),
    /// How many have it before each card, and in all.
    Some(Vec<u32>, usize),
}

/// Where a card is among those that have a drawing.
#[derive(Clone, Copy)]
pub struct Turn {
    /// How many come before.
    pub step: usize,
    /// How many there are.
    pub count: usize,
}

impl Turn {
    /// How far on it is: from 0 to 1.
    pub fn share(self) -> f64 {
        match self.count > 1 {
            true => self.step as f64 / (self.count - 1) as f64,
            false => 0.0,
        }
    }
}

impl Turns {
    /// Those of a layout without drawings.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Those of a deck whose cards have their fronts.
    pub fn new(deck: &DeckCx) -> Self {
        let names = face_names(deck);
        let looks = &deck.looks;
        let of_rule = |rule: &CardArt| {
            let is_on = |face: usize| names.get(face).is_some_and(|name| rule.is_on(name));
            let has = |face: u16| is_on(face.into()) || is_on(deck.back_of(face.into()));
            if looks.iter().all(|look| has(look.face)) {
                return OfRule::All(looks.len());
            }
            let mut count = 0;
            let before = looks.iter().map(|look| {
                let before = count;
                count += u32::from(has(look.face));
                before
            });
            let before = before.collect();
            OfRule::Some(before, count as usize)
        };
        Self(deck.rule.art.iter().map(of_rule).collect())
    }

    /// Where a card is among those with the drawing of a rule.
    pub fn of(&self, rule: usize, card: usize) -> Turn {
        match self.0.get(rule) {
            Some(OfRule::All(count)) => Turn {
                step: card.min(count.saturating_sub(1)),
                count: *count,
            },
            Some(OfRule::Some(before, count)) => Turn {
                step: before.get(card).map_or(0, |step| *step as usize),
                count: *count,
            },
            None => Turn { step: 0, count: 1 },
        }
    }
}

/// What a face is called, by its index among those of the deck.
pub fn face_names<'d>(deck: &DeckCx<'d>) -> Vec<&'d str> {
    let rule = deck.rule;
    let names = std::iter::once(FRONT).chain(rule.faces.keys().map(String::as_str));
    names.chain(rule.back.iter().map(|_| BACK)).collect()
}

/// Whether something of the theme is drawn on the face with this index.
pub fn is_on_face(deck: &DeckCx, face: usize) -> bool {
    let names = face_names(deck);
    let name = names.get(face).copied().unwrap_or_default();
    let mut rules = deck.rule.art.iter().filter(|rule| rule.is_on(name));
    match deck.design.artworks.drawings.is_empty() {
        true => rules.any(|rule| rule.wide().is_some_and(|wide| wide.plain.is_some())),
        false => rules.next().is_some(),
    }
}

/// Whether the layout has drawings on the face with this index, of which the theme has none, and nothing in their place.
pub fn leaves_white(deck: &DeckCx, face: usize) -> bool {
    let names = face_names(deck);
    let name = names.get(face).copied().unwrap_or_default();
    let is_meant = deck.rule.art.iter().any(|rule| rule.is_on(name));
    deck.design.artworks.drawings.is_empty() && is_meant && !is_on_face(deck, face)
}

/// Whether a station on the face with this index shows a value.
pub fn shows(deck: &DeckCx, face: usize, value: &str) -> bool {
    let names = face_names(deck);
    let name = names.get(face).copied().unwrap_or_default();
    let mut rules = deck.rule.art.iter().filter(|rule| rule.is_on(name));
    rules.any(|rule| {
        rule.wide()
            .is_some_and(|wide| wide.value.as_deref() == Some(value))
    })
}
