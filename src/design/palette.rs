//! The colours of a theme: ink, rules, grounds, and accents in three strengths.

use crate::color::{Color, SpotInk};
use crate::source::Span;

/// One accent: a hue in three strengths.
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
    /// Where colours stand of which the theme does not state the four inks.
    pub derived: Vec<Span>,
    /// The spot inks that colours are printed in, by their numbers.
    pub spots: Vec<SpotInk>,
}
