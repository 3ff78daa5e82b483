//! The computed style of a run of text: every value absolute, nothing left to inherit.

use super::palette::Accent;
use crate::color::Color;
use crate::content::read::choice;
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

choice! {
    /// How lines meet the edges of their measure.
    pub enum Align {
        /// Flush left, ragged right.
        Left = "left",
        /// Centred.
        Center = "center",
        /// Flush right.
        Right = "right",
        /// Flush on both sides, but for the last line.
        Justify = "justify",
    }
}

/// Everything that decides how a run of text looks.
#[derive(Debug, Clone, PartialEq)]
pub struct TextStyle {
    /// Which of the theme's styles it is made from.
    pub name: StyleName,
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
    /// Whether lines are made about equally long (titles, short texts), with no lone last word;
    /// words are then broken only where one would not fit otherwise.
    pub balance: bool,
    /// Whether it is that of titles, in which short words stay with what follows.
    pub title: TitleLines,
    /// Whether letters are set as capitals.
    pub capitals: bool,
    /// Whether quotation marks and hyphens at the edge stand outside the measure.
    pub hang: bool,
    /// Whether the largest type is drawn by its edges alone in the grey edition.
    pub is_line_art: bool,
}

/// Type from this size on is drawn by its edges in line art: letters that are pictures, and no words.
const LARGEST_FULL: Abs = Abs::pt(250.0);
/// How thick those are, as a share of the type size.
const EDGE: f64 = 0.0125;

impl TextStyle {
    /// How thick the edges of type of this size are in the grey edition, where it is white inside them.
    pub fn edge_in_grey(&self, size: Abs) -> Option<Abs> {
        (self.is_line_art && size >= LARGEST_FULL).then(|| size * EDGE)
    }
}

/// Of which titles a style is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleLines {
    /// Of none: other text.
    None,
    /// Of those that stand in places of a given size: as few lines as possible.
    Fewest,
    /// Of those in flowing text: a line more where that keeps short words with what follows.
    MayTakeMore,
}

/// A colour by role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StyleColor {
    /// The same everywhere.
    Fixed(Color),
    /// The deep shade of the surrounding accent.
    Deep,
    /// The bright shade of the surrounding accent.
    Bright,
    /// The soft shade of the surrounding accent.
    Soft,
}

impl StyleColor {
    /// The colour inside surroundings of `accent`.
    pub const fn of(self, accent: &Accent) -> Color {
        match self {
            Self::Fixed(color) => color,
            Self::Deep => accent.deep,
            Self::Bright => accent.bright,
            Self::Soft => accent.soft,
        }
    }
}

choice! {
    /// The styles that every theme gives.
    pub enum StyleName {
        /// The title on the cover.
        CoverTitle = "cover-title",
        /// What stands below it.
        CoverSubtitle = "cover-subtitle",
        /// The heading of a section.
        SectionTitle = "section-title",
        /// The heading of a block.
        BlockTitle = "block-title",
        /// Running text.
        Body = "body",
        /// The name of an item or a step.
        ItemTitle = "item-title",
        /// What is said of an item or a step.
        ItemText = "item-text",
        /// The letter or number before an item.
        Mark = "mark",
        /// Words to say aloud.
        Quote = "quote",
        /// A sentence lifted out.
        Pull = "pull",
        /// The label of a callout.
        Label = "label",
        /// The text of a callout.
        Callout = "callout",
        /// A question above lines to write on.
        Prompt = "prompt",
        /// What stands below a picture.
        Caption = "caption",
        /// One line of the contents.
        Entry = "entry",
        /// The running foot.
        Foot = "foot",
        /// The heading of a card.
        CardTitle = "card-title",
        /// What a card says.
        CardText = "card-text",
        /// A small word on a card: its category, a label.
        CardLabel = "card-label",
        /// The number or letter of a card.
        CardMark = "card-mark",
    }
}

choice! {
    /// A colour by its role.
    pub enum ColorRole {
        /// The theme's ink.
        Ink = "ink",
        /// The deep shade of the surrounding accent.
        Deep = "deep",
        /// The bright shade of the surrounding accent.
        Bright = "bright",
        /// White, for dark grounds.
        White = "white",
    }
}

impl StyleName {
    /// Of which titles it is the style.
    pub const fn title(self) -> TitleLines {
        match self {
            Self::CoverTitle | Self::SectionTitle | Self::BlockTitle => TitleLines::MayTakeMore,
            Self::ItemTitle | Self::CardTitle => TitleLines::Fewest,
            _ => TitleLines::None,
        }
    }

    /// Every name of a style.
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|(name, _)| *name).collect()
    }
}
