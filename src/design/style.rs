//! The computed style of a run of text: every value absolute, nothing left to inherit.

use crate::color::Color;
use crate::units::{Abs, Em};

/// Which font is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FontQuery {
    /// Family names as the fonts' name tables give them, the first choice first; the others are
    /// for characters that it lacks.
    pub families: Vec<String>,
    /// Weight class, 100 to 900 (OpenType `usWeightClass`).
    pub weight: u16,
    /// Whether an italic is wanted.
    pub italic: bool,
}

/// How lines meet the edges of their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Flush left, ragged right.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Flush on both sides, but for the last line.
    Justify,
}

/// Everything that decides how a run of text looks.
#[derive(Debug, Clone, PartialEq)]
pub struct TextStyle {
    /// The font.
    pub font: FontQuery,
    /// The type size.
    pub size: Abs,
    /// From baseline to baseline.
    pub leading: Abs,
    /// Added after every glyph.
    pub tracking: Em,
    /// The colour of the glyphs.
    pub color: Color,
    /// How lines meet the edges.
    pub align: Align,
    /// Whether words may be broken.
    pub hyphenate: bool,
    /// Whether lines are made about equally long (titles), with no lone last word.
    pub balance: bool,
    /// Whether letters are set as capitals.
    pub capitals: bool,
    /// Whether quotation marks and hyphens at the edge stand outside the measure.
    pub hang: bool,
}
