//! The shape of a theme file: colours, fonts, the type scale. Resolving is done elsewhere.

use super::art::RawArt;
use super::declare::rule;
use super::keys::NotNegative;
use super::style::{Align, ColorRole, StyleName};
use crate::color::Color;
use crate::content::read::{Int, Map, record};
use crate::source::Spanned;
use crate::units::Abs;

record! {
    /// A theme: the look of a product, without any geometry of its paper.
    pub struct RawTheme {
        /// The colours that stand alone.
        color: RawColors,
        /// The accents, in the order in which sections and items take them.
        accent: Vec<RawAccent>,
        /// Lists of font families by a name of your own; the later ones of a list lend characters
        /// that the first one lacks.
        font: Map<Vec<Spanned<String>>>,
        /// The type scale: a style for each use.
        style: Map<RawStyle>,
        /// Distances that repeat.
        space: RawSpace,
        /// What is drawn beside the words; left out, nothing is.
        art: Option<RawArt>,
    }
}

record! {
    /// The colours that stand alone.
    pub struct RawColors {
        /// Text.
        ink: Color,
        /// Rulings to write on, and dot leaders.
        rule: Spanned<Color>,
        /// The ground of posters and of the backs of cards; left out, paper.
        ground: Option<Color>,
    }
}

record! {
    /// One hue in three strengths.
    pub struct RawAccent {
        /// Its name, for layout rules.
        name: Spanned<String>,
        /// For grounds under white text, and for headings.
        deep: Color,
        /// For small discs and for lines.
        bright: Color,
        /// For panels under text in ink.
        soft: Color,
    }
}

record! {
    /// A style of text. In a theme, `font`, `size`, `leading` and `color` are needed; a layout
    /// changes single values of the theme's style.
    pub struct RawStyle {
        /// One of the theme's lists of font families.
        font: Option<Spanned<String>>,
        /// The weight class, 400 for regular, 600 for semibold.
        weight: Option<Int<100, 900>>,
        /// Whether it is set in italics.
        italic: Option<bool>,
        /// The type size.
        size: Option<Spanned<Abs>>,
        /// From baseline to baseline.
        leading: Option<Spanned<Abs>>,
        /// Added after every letter, as a share of the type size.
        tracking: Option<Spanned<f64>>,
        /// The colour of the letters.
        color: Option<ColorRole>,
        /// How lines meet the edges.
        align: Option<Align>,
        /// Whether words may be broken.
        hyphenate: Option<bool>,
        /// Whether lines are made about equally long, as titles want it.
        balance: Option<bool>,
        /// Whether letters are set as capitals.
        capitals: Option<bool>,
        /// Whether quotation marks stand outside the edge.
        hang: Option<bool>,
    }
}

rule! {
    /// Distances that repeat.
    pub struct SpaceRule from RawSpace {
        /// Between paragraphs.
        paragraph: Abs as NotNegative,
        /// Between blocks.
        block: Abs as NotNegative,
        /// Below the title of a block.
        title: Abs as NotNegative,
        /// Below the title of a section.
        section: Abs as NotNegative,
        /// Inside a panel, on all sides.
        panel: Abs as NotNegative,
        /// Between panels.
        gutter: Abs as NotNegative,
        /// The radius of a panel's corners.
        corner: Abs as NotNegative,
    }
}

impl Copy for SpaceRule {}

impl StyleName {
    /// Every name of a style.
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|(name, _)| *name).collect()
    }
}
