//! The rules of decks, resolved: the grid of each face, and what stands in its areas.

use std::collections::BTreeMap;

pub use super::face::Track;
use super::rules::{Accents, Mark};
use super::style::{Align, StyleColor, StyleName};
use crate::content::read::choice;
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// The smallest type that can be read on a card, which may lie on a table between two people.
pub const LEAST_ON_CARD: Abs = Abs::pt(10.0);

/// How cards are laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct CardsRule {
    /// The radius of a ground's corners where it stops inside the trim.
    pub corner: Abs,
    /// Which accent a card takes.
    pub accents: CardAccents,
    /// The accents of categories, by their ids, as indices into the palette.
    pub categories: BTreeMap<String, Spanned<usize>>,
    /// The usual front.
    pub front: FaceRule,
    /// The back, where there is one.
    pub back: Option<FaceRule>,
    /// Other fronts by their names.
    pub faces: BTreeMap<String, FaceRule>,
}

choice! {
    /// Which accent a card takes.
    pub enum CardAccents {
        /// Each the next one of the theme, from the first.
        Each = "each",
        /// That of its category.
        Category = "category",
    }
}

choice! {
    /// The colour of a face's ground.
    pub enum FaceGround {
        /// Paper.
        White = "white",
        /// The soft shade of the accent.
        Soft = "soft",
        /// The bright shade of the accent.
        Bright = "bright",
        /// The deep shade of the accent.
        Deep = "deep",
        /// The theme's ground for posters and backs, else paper.
        Ground = "ground",
    }
}

/// One face.
#[derive(Debug, Clone, PartialEq)]
pub struct FaceRule {
    /// The colour of its ground.
    pub ground: FaceGround,
    /// A picture that covers the ground.
    pub picture: Option<Spanned<String>>,
    /// Its accent, by index; `None` takes the card's.
    pub accent: Option<usize>,
    /// The widths of its columns.
    pub columns: Vec<Track>,
    /// The heights of its rows.
    pub rows: Vec<Track>,
    /// Space between columns.
    pub column_gap: Abs,
    /// Space between rows.
    pub row_gap: Abs,
    /// The areas in reading order: by their first rows, then by their first columns.
    pub areas: Vec<AreaRule>,
    /// Whether its heading is the title of the deck.
    pub title: bool,
    /// Whether it stands head to foot with the fronts, as a back.
    pub turned: bool,
    /// Where it is written.
    pub span: Span,
}

/// The cells of a grid that an area takes, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cells {
    /// The first column.
    pub column: u16,
    /// The first row.
    pub row: u16,
    /// How many columns.
    pub columns: u16,
    /// How many rows.
    pub rows: u16,
}

/// What stands in an area, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaRule {
    /// Its name.
    pub name: String,
    /// Its place.
    pub cells: Cells,
    /// The value of the card that it shows.
    pub value: String,
    /// The style of its text.
    pub style: StyleName,
    /// The sizes between which its text may be set.
    pub fit: Option<Fit>,
    /// How its lines meet the edges, where not as the style says.
    pub align: Option<Align>,
    /// Where it stands in its height.
    pub valign: VAlign,
    /// The colour of its text or icon, where not as the style says.
    pub color: Option<StyleColor>,
    /// Its accent, by index; `None` takes the face's.
    pub accent: Option<usize>,
    /// The colour of a panel that it stands on.
    pub ground: Option<FaceGround>,
    /// Whether its text is the card's heading.
    pub heading: bool,
    /// What is drawn in it.
    pub decor: AreaDecor,
    /// How far up from its foot the trail winds; `None` for all of its height.
    pub band: Option<Abs>,
    /// From line to line, where it is room to write in.
    pub ruling: Option<Abs>,
    /// The paper to write on that it shows.
    pub paper: Option<NotePaper>,
    /// From line to line of that paper, or of the lines beside a list.
    pub pitch: Option<Abs>,
    /// Whether it may stay empty on all cards.
    pub optional: bool,
    /// How a list is shown.
    pub list: ListLook,
    /// On panels, how large other names and texts are.
    pub shares: Shares,
    /// What stands before each thing of a list.
    pub mark: Mark,
    /// Whether each thing of a list takes the next accent.
    pub accents: Accents,
    /// How many things of a list stand beside each other.
    pub columns: u16,
    /// Space between the things of a list, or between paragraphs; `None` for the theme's.
    pub gap: Option<Abs>,
    /// The side of an icon, a QR code, a mark or a station; the height of a line to write on.
    pub size: Option<Abs>,
    /// Whether an icon stands on a disc.
    pub disc: bool,
    /// Whether a picture fills its area.
    pub crop: Crop,
    /// Where the layout names it.
    pub span: Span,
}

/// The sizes between which a text may be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The smallest size.
    pub min: Abs,
    /// The largest size.
    pub max: Abs,
    /// Whether the text has one size on all cards.
    pub shared: bool,
}

/// How large what stands on a panel is, as shares of the name's size: so all names of a poster have
/// one size, all texts another, and they shrink together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// The other name beside the name.
    pub word: f64,
    /// What is said below it.
    pub text: f64,
}

impl Default for Shares {
    fn default() -> Self {
        Self {
            word: 0.4,
            text: 0.5,
        }
    }
}

choice! {
    /// Where something stands in its height.
    pub enum VAlign {
        /// At the top.
        Top = "top",
        /// In the middle.
        Middle = "middle",
        /// At the foot.
        Bottom = "bottom",
    }
}

choice! {
    /// What is drawn in an area.
    pub enum AreaDecor {
        /// Nothing.
        None = "none",
        /// The trail, from the card before to the card after, with a station.
        Trail = "trail",
        /// The end of the trail, at a sun.
        Sun = "sun",
        /// The sun that the trail past the panels below comes up to.
        Goal = "goal",
    }
}

choice! {
    /// How a list is shown.
    pub enum ListLook {
        /// Names in one column, what is said of them in another; a line to write on where nothing
        /// is said.
        Table = "table",
        /// Each name with its other name behind it, or else with what is said of it.
        Words = "words",
        /// Names above what is said of them.
        Stacked = "stacked",
        /// A panel for each, which together fill the area, along a trail.
        Panels = "panels",
        /// Each behind a tick: what to do.
        Ticks = "ticks",
        /// Each behind a cross: what not to do.
        Crosses = "crosses",
        /// Names above what is said of them, with lines to write on beside them; the things share
        /// the height equally.
        Notes = "notes",
    }
}

choice! {
    /// Paper to write on. Its lines are counted from the edge of the page, so that those of all pages
    /// lie on each other.
    pub enum NotePaper {
        /// Lines.
        Lines = "lines",
        /// Dots.
        Dots = "dots",
        /// Squares.
        Grid = "grid",
        /// A column for cues, lines beside it for notes, and a strip below both for a summary.
        Cornell = "cornell",
    }
}

choice! {
    /// Whether a picture fills its area.
    pub enum Crop {
        /// It fills the area; what is too much is cut off.
        Cover = "cover",
        /// It is shown whole.
        Contain = "contain",
    }
}

impl CardsRule {
    /// The front called `name`; the usual one for `None`.
    pub fn face(&self, name: Option<&str>) -> Option<&FaceRule> {
        match name {
            None => Some(&self.front),
            Some(name) => self.faces.get(name),
        }
    }

    /// Every face.
    pub fn all(&self) -> impl Iterator<Item = &FaceRule> {
        std::iter::once(&self.front)
            .chain(&self.back)
            .chain(self.faces.values())
    }
}
