//! The shape of a layout file: what all formats have, and which formats there are. What a format has
//! stands in `flow` for booklets and in `face` for cards.

use super::declare::rule;
use super::face::RawCards;
use super::flow::{RawBooklet, RawLeaflet};
use super::keys::{Exact, NotNegative};
use super::paper::PaperSize;
use super::sheet::RawSheets;
use super::theme::RawStyle;
use crate::content::read::{Map, Tagged, record, variants};
use crate::geom::Size;
use crate::source::Spanned;
use crate::units::Abs;

/// A layout file: what all formats have, and what its own format has.
pub type LayoutFile = Tagged<RawPages, RawLayout>;

variants! {
    /// The rules of a format.
    pub enum RawLayout by "format" {
        /// Pages of flowing text, bound: facing pages with mirrored margins.
        Booklet(RawBooklet) = "booklet",
        /// Panels of one folded sheet, filled with flowing text.
        Leaflet(RawLeaflet) = "leaflet",
        /// Cards of one size, each face a grid of named areas.
        Card(RawCards) = "card",
    }
}

impl RawLayout {
    /// The rules of flowing text; `None` where there is none.
    pub const fn flow(&self) -> Option<&RawBooklet> {
        match self {
            Self::Booklet(raw) => Some(raw),
            Self::Leaflet(raw) => Some(&raw.flow),
            Self::Card(_) => None,
        }
    }
}

record! {
    /// What all formats have.
    pub struct RawPages {
        ..page: RawPage,
        /// A layout inside the program of which this one changes single keys, such as "booklet-a5".
        extends: Option<Spanned<String>>,
        /// Changes to the theme's styles.
        #[default(Map::new())]
        style: Map<RawStyle>,
        /// How pages go on paper.
        sheet: Option<RawSheets>,
    }
}

rule! {
    /// The page, whatever stands on it.
    pub struct PageRule from RawPage {
        /// The final cut size of a page; of a leaflet, that of the flat sheet.
        trim: Size as PaperSize,
        /// Ink beyond the trim.
        bleed: Abs as Exact = Abs::mm(3.0),
        /// Nothing that is read stands nearer the trim.
        safe: Abs as NotNegative,
    }
}

impl Copy for PageRule {}
