//! What somebody wishes, before anything of the project is known.

use std::ops::RangeInclusive;

use crate::content::printer::Duplex;
use crate::content::project::Edition;
use crate::date::Date;
use crate::diag::Language;
use crate::render::png;

/// Raw wishes; what they mean for a project is settled when it is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The ids of the products; all of them when empty.
    pub products: Vec<String>,
    /// What to make of each; what the project file says when empty.
    pub editions: Vec<Edition>,
    /// The printer of the project file that the office edition is for.
    pub printer: Option<String>,
    /// What the print shop asks for: the name of a profile, instead of what the project file says.
    pub press: Option<String>,
    /// The paper of the office edition, instead of the layout's: `A3`, or `297x420mm`.
    pub paper: Option<String>,
    /// Whether every office edition is made in grey too.
    pub gray: bool,
    /// Whether pictures of the plates are made beside the file for the print shop.
    pub plates: bool,
    /// Whether the printer prints both sides by itself, whatever the project says of it.
    pub duplex: Option<Duplex>,
    /// The rows of tables that become cards, counted from 1 in the order of the cards; all of them where it is
    /// not said.
    pub rows: Option<RangeInclusive<usize>>,
    /// How fine pictures are, in pixels per inch.
    pub ppi: u16,
    /// The date that the files carry, instead of the project's.
    pub date: Option<Date>,
    /// Whether notes are made on what is not easily read, where the project asks for them.
    pub notes: bool,
    /// Whether pages keep what stands on them when their files are drawn. For a deck of thousands of
    /// cards that takes much memory; pages of which pictures are made keep it in any case.
    pub keep_items: bool,
    /// The language in which it is told how the files are printed; that of the words where it is not said.
    pub told_in: Option<Language>,
    /// Whether the ink on the pages for paper is measured, or where there are none, on those for screens.
    pub measure: bool,
}

impl Request {
    /// Whether everything is asked for that the project makes.
    pub(super) fn is_whole(&self) -> bool {
        self.products.is_empty() && self.editions.is_empty() && self.rows.is_none()
    }
}

impl Default for Request {
    fn default() -> Self {
        Self {
            products: Vec::new(),
            editions: Vec::new(),
            printer: None,
            press: None,
            paper: None,
            gray: false,
            plates: false,
            duplex: None,
            rows: None,
            ppi: png::DEFAULT_PPI,
            date: None,
            notes: false,
            keep_items: false,
            told_in: None,
            measure: false,
        }
    }
}
