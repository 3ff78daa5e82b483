//! Footnotes of a deck → a numbered list on the cards that ask for it with `references = true`, and small numbers in
//! the text in place of the marks. Without such a card, the marks stay, and are refused where fields are filled in.

use std::collections::BTreeMap;

use super::{Card, Deck};
use crate::content::text::{Inline, Note, Text, TextPiece};
use crate::content::thing::Thing;
use crate::content::thing::list::{List, ListMarker, Point};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::Span;

/// The value that holds the list.
pub(super) const REFERENCES: &str = "references";

/// The digits as they stand beside words.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A list without points, which [`gather`] fills.
pub(super) fn to_come() -> Thing {
    Thing::List(List {
        marker: ListMarker::Number,
        points: Vec::new(),
    })
}

/// Gathers the notes of all cards, in the order in which they are written.
pub(super) fn gather(deck: &mut Deck, diags: &mut Diagnostics) {
    let mut cards = deck.cards.open().chain(deck.back.clone());
    let Some(asking) = cards.find(asks) else {
        return;
    };
    drop(cards);
    let mut written = asking.written.iter();
    let key = written.find(|name| name.value == REFERENCES);
    let place = key.map_or(asking.span, |key| key.span);
    let mut gathered = Gathered::default();
    deck.cards.change_open(|card| gathered.add(card));
    deck.back.iter_mut().for_each(|card| gathered.add(card));
    if gathered.points.is_empty() {
        let error = Fault::ReferencesOfNothing.at(place);
        diags.push(error.hint(Hint::NoteOnSomeCard { name: "1".into() }));
    }
    let give = |card: &mut Card| {
        if asks(card) {
            let list = List {
                marker: ListMarker::Number,
                points: gathered.points.clone(),
            };
            card.values.insert(REFERENCES.to_owned(), Thing::List(list));
        }
    };
    deck.cards.change_open(give);
    deck.back.iter_mut().for_each(give);
}

/// Whether a card has a list that is still to come.
fn asks(card: &Card) -> bool {
    let value = card.values.get(REFERENCES);
    value.is_some_and(|value| matches!(value, Thing::List(list) if list.points.is_empty()))
}

/// The notes so far.
#[derive(Default)]
struct Gathered {
    points: Vec<Point>,
    /// The number of each by its place: several marks can lead to one note.
    numbers: BTreeMap<Span, usize>,
}

impl Gathered {
    /// Adds the notes of a card, and puts numbers where their marks are.
    fn add(&mut self, card: &mut Card) {
        let mut marks: Vec<(Span, Text)> = Vec::new();
        for thing in card.values.values_mut() {
            thing.each_text(&mut |text| {
                let lang = text.lang.clone();
                marks.extend(text.notes().map(|(note, span)| {
                    let mut words = note.text.clone();
                    words.lang = words.lang.or_else(|| lang.clone());
                    (span, words)
                }));
            });
        }
        marks.sort_by_key(|(span, _)| *span);
        for (_, words) in marks {
            let place = words.span;
            if !self.numbers.contains_key(&place) {
                self.points.push(Point {
                    paragraphs: vec![words],
                    below: None,
                    span: place,
                });
                self.numbers.insert(place, self.points.len());
            }
        }
        for thing in card.values.values_mut() {
            thing.each_text(&mut |text| {
                for piece in &mut text.pieces {
                    self.number(piece);
                }
            });
        }
    }

    /// Puts the number of a note in place of its mark.
    fn number(&self, piece: &mut TextPiece) {
        let Inline::Note(note) = &piece.inline else {
            return;
        };
        let Note { text, .. } = &**note;
        if let Some(number) = self.numbers.get(&text.span) {
            let digits = number.to_string().into_bytes().into_iter();
            let raised = digits.filter_map(|digit| RAISED.get(usize::from(digit - b'0')));
            piece.inline = Inline::Words(raised.collect());
            piece.literal = true;
        }
    }
}
