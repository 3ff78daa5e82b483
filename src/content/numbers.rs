//! The numbers of pages and stations in words: what asks for them, and the numbers that are put in its place. Those of
//! other booklets are known when these are laid out.

use std::collections::BTreeMap;

use super::deck::{Card, Deck};
use super::elsewhere::{Elsewhere, Numbered, Numbers};
use super::guide::{Guide, Role};
use super::text::{Inline, Text};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::Span;

impl Numbered {
    /// What stands for the number of `place`: an id, behind a product and `#` where another booklet is meant.
    pub(super) fn of(self, place: &str) -> Inline {
        match (self, place.split_once('#')) {
            (number, Some((product, id))) => Inline::Elsewhere(Box::new(Elsewhere {
                number,
                product: product.trim().to_owned(),
                id: id.trim().to_owned(),
            })),
            (Self::Page, None) => Inline::PageOf(place.trim().to_owned()),
            (Self::Station, None) => Inline::StationOf(place.trim().to_owned()),
        }
    }
}

impl Text {
    /// Puts numbers in place of what asks for them; what is not known stays.
    fn fill_numbers(&mut self, numbers: &Numbers) {
        for (note, _) in self.notes() {
            note.text.fill_numbers(numbers);
        }
        for piece in &mut self.pieces {
            if let Inline::Elsewhere(asked) = &piece.inline
                && let Some(number) = numbers.get(asked)
            {
                piece.inline = Inline::Words(number.clone());
                piece.literal = true;
            }
        }
    }

    /// Puts the numbers of a guide's own stations in place of what asks for them. What is no id of it gets no
    /// number; what is in no chapter is told in `diags`.
    fn number_stations(
        &mut self,
        stations: &BTreeMap<String, Option<usize>>,
        diags: &mut Diagnostics,
    ) {
        for (note, _) in self.notes() {
            note.text.number_stations(stations, diags);
        }
        for piece in &mut self.pieces {
            let Inline::StationOf(id) = &piece.inline else {
                continue;
            };
            let number = stations.get(id).copied();
            if let Some(None) = number {
                diags.push(no_station(id, piece.span));
            }
            let number = number.flatten().map(|number| number.to_string());
            piece.inline = Inline::Words(number.unwrap_or_default());
            piece.literal = true;
        }
    }
}

/// The error that what this id names is in no chapter.
pub fn no_station(id: &str, span: Span) -> Diagnostic {
    Fault::NoStation { id: id.into() }
        .at(span)
        .hint(Hint::PageInstead)
}

impl Guide {
    /// Puts numbers of other booklets in place of what asks for them.
    pub fn fill_numbers(&mut self, numbers: &Numbers) {
        self.each_text(&mut |text| text.fill_numbers(numbers));
    }

    /// The number of the station that the section with this id is, or the one that holds the block with it.
    pub fn station_of(&self, id: &str) -> Option<usize> {
        let mut sections = self.sections.iter();
        let at = sections.position(|section| {
            let mut blocks = section.blocks.iter().filter_map(|block| block.id.as_ref());
            section.id.as_ref() == id || blocks.any(|own| own.as_ref() == id)
        })?;
        self.is_station(at).then_some(at + 1)
    }

    /// Puts the numbers of its own stations in place of what asks for them; what is no id of it was reported.
    pub(super) fn number_stations(&mut self, diags: &mut Diagnostics) {
        let mut stations: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, section) in self.sections.iter().enumerate() {
            let station = self.is_station(at).then_some(at + 1);
            let blocks = section.blocks.iter().filter_map(|block| block.id.as_ref());
            for id in std::iter::once(&section.id).chain(blocks) {
                stations.entry(id.value.0.clone()).or_insert(station);
            }
        }
        self.each_text(&mut |text| text.number_stations(&stations, diags));
    }

    /// The sections that are stations, by their indices.
    pub fn stations(&self) -> Vec<usize> {
        let all = 0..self.sections.len();
        all.filter(|at| self.is_station(*at)).collect()
    }

    fn is_station(&self, at: usize) -> bool {
        let section = self.sections.get(at);
        section.is_some_and(|section| !matches!(section.role, Role::Colophon | Role::Back))
    }
}

impl Deck {
    /// Puts numbers of booklets in place of what asks for them.
    pub fn fill_numbers(&mut self, numbers: &Numbers) {
        self.head_texts()
            .for_each(|text| text.fill_numbers(numbers));
        let fill = |card: &mut Card| {
            for thing in card.values.values_mut() {
                thing.each_text(&mut |text| text.fill_numbers(numbers));
            }
        };
        self.cards.change_open(fill);
        self.back.iter_mut().for_each(fill);
    }
}
