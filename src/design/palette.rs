//! The colours of a theme: ink, rules, grounds, and accents in several strengths.

use super::gray::GrayLook;
use crate::color::{Color, SpotInk};
use crate::source::Span;

/// One accent: a hue in several strengths.
#[derive(Debug, Clone, PartialEq)]
pub struct Accent {
    /// Its name in the theme.
    pub name: String,
    /// For grounds under white text and for headings.
    pub deep: Color,
    /// For small discs and for lines.
    pub bright: Color,
    /// For panels under text in ink.
    pub soft: Color,
    /// For what lies far away in drawings.
    pub mid: Color,
    /// The letter that means it in the words.
    pub letter: Option<String>,
    /// The pattern that means it where colours are not seen, by its name.
    pub pattern: Option<String>,
}

/// The colours of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// Text.
    pub ink: Color,
    /// Rulings to write on, and leaders.
    pub rule: Color,
    /// The ground of posters and of the backs of cards.
    pub ground: Color,
    /// The accents in their order; never empty.
    pub accents: Vec<Accent>,
    /// What stands for all accents together: ink, on the ground of the theme.
    pub all: Accent,
    /// What the grey edition makes of all these.
    pub gray: GrayLook,
    /// Where colours stand of which the theme does not state the four inks.
    pub derived: Vec<Span>,
    /// The spot inks that colours are printed in, by their numbers.
    pub spots: Vec<SpotInk>,
}

impl Palette {
    /// The accent that words mean by a letter or by its name, by its place; `None` where there is none such.
    pub fn of_letter(&self, letter: &str) -> Option<usize> {
        let is_it = |accent: &Accent| accent.letter.as_deref() == Some(letter);
        let accents = &self.accents;
        let found = accents.iter().position(is_it);
        found.or_else(|| accents.iter().position(|accent| accent.name == letter))
    }

    /// The letters of its accents.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        self.accents
            .iter()
            .filter_map(|accent| accent.letter.as_deref())
    }

    /// Whether its accents have letters.
    pub fn is_lettered(&self) -> bool {
        self.accents.iter().any(|accent| accent.letter.is_some())
    }

    /// Every accent, and behind them, where these have letters, what stands for all of them.
    pub fn every(&self) -> impl Iterator<Item = &Accent> {
        self.accents
            .iter()
            .chain(self.is_lettered().then_some(&self.all))
    }
}
