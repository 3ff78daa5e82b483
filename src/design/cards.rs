//! The rules of decks, resolved: the grid of each face, and what stands in its areas.

use std::collections::BTreeMap;

use super::area::{AreaArt, ArtArea, Fit, Shows};
use super::card_art::CardArt;
use super::choices::{CardAccents, CardLinks};
use super::face::FaceLook;
use crate::content::LOGO;
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// How cards are laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct CardsRule {
    /// The radius of a ground's corners where it stops inside the trim.
    pub corner: Abs,
    /// Which accent a card takes.
    pub accents: CardAccents,
    /// Where the addresses of links stand that their words do not say.
    pub links: CardLinks,
    /// The accents of categories, by their ids, as indices into the palette.
    pub categories: BTreeMap<String, Spanned<usize>>,
    /// Drawings of the theme on faces.
    pub art: Vec<CardArt>,
    /// The usual front.
    pub front: FaceRule,
    /// The back, where there is one.
    pub back: Option<FaceRule>,
    /// Other fronts by their names.
    pub faces: BTreeMap<String, FaceRule>,
}

/// One face.
#[derive(Debug, Clone, PartialEq)]
pub struct FaceRule {
    /// Its ground and its grid.
    pub look: FaceLook,
    /// The areas in reading order: by their first rows, then by their first columns.
    pub areas: Vec<AreaRule>,
    /// Whether its heading is the title of the deck.
    pub title: bool,
    /// Whether it stands head to foot with the fronts, as a back.
    pub turned: bool,
    /// The face that is its back, by its name, where that is not the usual one.
    pub back: Option<Spanned<String>>,
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
    /// What it shows, and how.
    pub shows: Shows,
    /// Whether the layout says what it shows; otherwise what the cards have for it decides.
    pub told: bool,
    /// The keys that the layout gives it.
    pub written: Vec<Spanned<String>>,
    /// Where the layout names it.
    pub span: Span,
}

impl AreaRule {
    /// The value of a card that it shows.
    pub fn value(&self) -> Option<&str> {
        match (&self.shows, self.shows.shown()) {
            (Shows::Art(shown), _) => shown.art.value(),
            (_, Some(shown)) => Some(shown.value.as_deref().unwrap_or(&self.name)),
            _ => None,
        }
    }

    /// Whether it shows the mark of the project, where a card has no other.
    pub fn shows_logo(&self) -> bool {
        self.value() == Some(LOGO)
    }

    /// Whether it may stay empty on all cards.
    pub fn optional(&self) -> bool {
        self.shows.shown().is_none_or(|shown| shown.optional)
    }

    /// Whether its text is the card's heading.
    pub const fn is_heading(&self) -> bool {
        matches!(&self.shows, Shows::Text(text) if text.heading)
    }

    /// Whether the path passes through it.
    pub const fn has_path(&self) -> bool {
        matches!(
            &self.shows,
            Shows::Art(ArtArea {
                art: AreaArt::Path(_)
            })
        )
    }

    /// The sizes between which its text may be set.
    pub fn fit(&self) -> Option<&Fit> {
        self.shows.fit()
    }
}

impl Cells {
    /// The cell in this column and row.
    pub const fn one(column: u16, row: u16) -> Self {
        Self {
            column,
            row,
            columns: 1,
            rows: 1,
        }
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

    /// Every front.
    pub fn fronts(&self) -> impl Iterator<Item = &FaceRule> {
        std::iter::once(&self.front).chain(self.faces.values())
    }

    /// Every face.
    pub fn all(&self) -> impl Iterator<Item = &FaceRule> {
        std::iter::once(&self.front)
            .chain(&self.back)
            .chain(self.faces.values())
    }
}
