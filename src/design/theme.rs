//! A theme file: colours, fonts, the type scale, and distances.

use super::art::RawArt;
use super::declare::rule;
use super::gray::GrayLook;
use super::keys::{FontName, NotNegative, Positive, Tracking};
use super::palette::Accent;
use super::style::{Align, ColorRole, FontQuery, StyleColor, StyleName, TextStyle, TitleLines};
use crate::content::read::{Int, Map, ThemeColor, record};
use crate::source::Spanned;
use crate::units::{Abs, Em};

record! {
    /// A theme: the look of a product, without any geometry of its paper. What it leaves out comes from the
    /// one that it extends, or from the usual one.
    pub struct RawTheme {
        /// A theme inside the program of which this one changes single keys, such as "sti".
        extends: Option<Spanned<String>>,
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
        /// What the grey edition makes of the colours.
        #[default(GrayLook::Tones)]
        gray: GrayLook,
        /// What is drawn beside the words; left out, nothing is.
        art: Option<RawArt>,
    }
}

record! {
    /// The colours that stand alone.
    pub struct RawColors {
        /// Text.
        ink: ThemeColor,
        /// Rulings to write on, and dot leaders.
        rule: Spanned<ThemeColor>,
        /// The ground of posters and of the backs of cards; left out, paper.
        ground: Option<ThemeColor>,
    }
}

record! {
    /// One hue in several strengths.
    pub struct RawAccent {
        /// Its name, for layout rules.
        name: Spanned<String>,
        /// For grounds under white text, and for headings.
        deep: ThemeColor,
        /// For small discs and for lines; left out, it is worked out from the deep one.
        bright: Option<ThemeColor>,
        /// For panels under text in ink; left out, it is worked out from the deep one.
        soft: Option<ThemeColor>,
        /// For what lies far away in drawings, between the bright one and the soft one; left out, it is worked out
        /// from these.
        mid: Option<ThemeColor>,
        /// The letter that means this accent in the words: "C".
        letter: Option<Spanned<String>>,
        /// The pattern that means it where colours are not seen: a tile in the folder `patterns` beside the drawings of
        /// the theme, without `.svg`.
        pattern: Option<Spanned<String>>,
    }
}

rule! {
    /// A style of text. In a theme, `font`, `size`, `leading` and `color` are needed; a layout
    /// changes single values of the theme's style.
    pub struct StyleRule: Default from RawStyle {
        /// One of the theme's lists of font families.
        font: Vec<String> as FontName = Vec::new(),
        /// The weight class, 400 for regular, 600 for semibold.
        weight: u16 as Int<100, 900> = 400,
        /// Whether it is set in italics.
        italic: bool = false,
        /// The type size.
        size: Abs as Positive = Abs::ZERO,
        /// From baseline to baseline.
        leading: Abs as Positive = Abs::ZERO,
        /// Added after every letter, as a share of the type size.
        tracking: Em as Tracking = Em::ZERO,
        /// The colour of the letters, perhaps the accent's.
        color: StyleColor as ColorRole = StyleColor::Deep,
        /// How lines meet the edges.
        align: Align = Align::Left,
        /// Whether words may be broken.
        hyphenate: bool = false,
        /// Whether lines are made about equally long, as titles want it.
        balance: bool = false,
        /// Whether letters are set as capitals.
        capitals: bool = false,
        /// Whether quotation marks stand outside the edge.
        hang: bool = false,
    }
}

impl StyleRule {
    /// The style, which is called `name`, inside surroundings of `accent`. Whether it is that of titles, its name says.
    pub fn compute(&self, name: StyleName, accent: &Accent) -> TextStyle {
        TextStyle {
            name,
            font: FontQuery {
                families: self.font.clone(),
                weight: self.weight,
                italic: self.italic,
            },
            size: self.size,
            leading: self.leading,
            tracking: self.tracking,
            color: self.color.of(accent),
            align: self.align,
            hyphenate: self.hyphenate,
            balance: self.balance,
            title: TitleLines::None,
            capitals: self.capitals,
            hang: self.hang,
            is_line_art: false,
        }
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
