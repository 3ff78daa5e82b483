//! What the job, with nothing left to decide, asks of the pages: where grounds end, how many pages there are to
//! be, and which of their edges are folds.

use crate::design::Folds;
use crate::units::Abs;

/// What the resolved job asks of the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRequest {
    /// Where grounds and decoration end.
    pub edge: GroundEdge,
    /// Note pages fill the book to a multiple of this many pages: 4 for folded sheets.
    pub multiple_of: usize,
    /// Whether the pages are printed in an office, where full grounds cost much toner: faces may
    /// then stand on paper instead.
    pub on_paper: bool,
    /// The edges of pages that are folds of the sheet: there grounds go on to the edge, and decoration
    /// to the next page.
    pub folds: Folds,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            edge: GroundEdge::Bleed,
            multiple_of: 1,
            on_paper: false,
            folds: Folds::None,
        }
    }
}

/// Where grounds and decoration end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GroundEdge {
    /// In the bleed, for sheets that are trimmed.
    Bleed,
    /// This far inside the trim, for sheets that are not.
    Inset(Abs),
    /// In the bleed, of which sheets show what lies farther than this inside the paper's edges.
    InsetAtPaper(Abs),
}
