//! Choices that several rules share.

use super::palette::Accent;
use crate::color::Color;
use crate::content::read::choice;

choice! {
    /// What stands before an item.
    pub enum ItemMark {
        /// Nothing.
        None = "none",
        /// The first letter of the title.
        Letter = "letter",
        /// The number.
        Number = "number",
        /// The number of the chapter of a guide that it is, its station.
        Station = "station",
    }
}

choice! {
    /// Which accent an item takes.
    pub enum Accents {
        /// The section's.
        Section = "section",
        /// Each the next one of the palette, from the first.
        Each = "each",
    }
}

choice! {
    /// What the heads of a table stand on.
    pub enum TableHeads {
        /// Each on a panel.
        Panels = "panels",
        /// The ground of the face, the names of rows at the top of their rows: a drawing can stand below them.
        Plain = "plain",
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

impl FaceGround {
    /// The colour in surroundings of `accent`; `own` is the theme's ground for posters and backs.
    pub const fn color(self, accent: &Accent, own: Color) -> Color {
        match self {
            Self::White => Color::WHITE,
            Self::Soft => accent.soft,
            // A ground under words.
            Self::Bright => match accent.bright.in_grey {
                Some(_) => accent.bright.as_in_woodcut(false),
                None => accent.bright,
            },
            Self::Deep => accent.deep,
            Self::Ground => own,
        }
    }
}

choice! {
    /// What deep areas are in a grey edition that is black and white alone.
    pub enum GrayGround {
        /// Black.
        Ink = "ink",
        /// White paper with a black edge, which saves toner where they cover much of the page.
        Paper = "paper",
    }
}

choice! {
    /// What becomes of the colour of a face's ground in the office edition.
    pub enum OfficeGround {
        /// It is printed.
        Printed = "printed",
        /// The face stands on white paper, which saves toner.
        Paper = "paper",
    }
}

choice! {
    /// Where the addresses of links on cards stand that their words do not say. Faces are the same on a screen and on
    /// paper, which has no links.
    pub enum CardLinks {
        /// In brackets behind the words.
        Beside = "beside",
        /// Nowhere: only who reads on a screen can follow them.
        None = "none",
    }
}

choice! {
    /// Which accent a card takes.
    pub enum CardAccents {
        /// Each the next one of the theme, from the first.
        Each = "each",
        /// That of its category.
        Category = "category",
        /// That of its letter; a card without one stands for all letters.
        Letter = "letter",
    }
}
