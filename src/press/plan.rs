//! The plan of an edition: its sheets, how they are printed, and what is done with them afterwards. Every schema makes
//! one, and the backends draw it.

use crate::design::Flip;
use crate::pages::Extra;
use crate::press::sheets::Sheets;
use crate::units::Abs;

/// All sheets of one edition.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The sheets in the order of printing.
    pub sheets: Sheets,
    /// How the sheets are printed; `None` for an edition that is read on a screen.
    pub print: Option<Print>,
    /// Pages that are needed for the sheets only; their indices follow the document's own.
    pub extras: Vec<Extra>,
}

impl Plan {
    /// Sheets for the printer, on paper of this name.
    pub fn printed(
        sheets: impl Into<Sheets>,
        paper: &str,
        flip: Option<Flip>,
        finish: Vec<Finish>,
    ) -> Self {
        Self {
            sheets: sheets.into(),
            print: Some(Print {
                paper: paper.to_owned(),
                flip,
                finish,
            }),
            extras: Vec::new(),
        }
    }
}

/// How sheets are printed, and what is done with them afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Print {
    /// The paper's name: «A4».
    pub paper: String,
    /// Over which edge a sheet turns between its sides; `None` where only fronts are printed.
    pub flip: Option<Flip>,
    /// What the person does with the printed sheets, in order.
    pub finish: Vec<Finish>,
}

/// One step of the work on printed sheets.
#[derive(Debug, Clone, PartialEq)]
pub enum Finish {
    /// Cut every sheet along its crop marks.
    Crop,
    /// Cut this much off every sheet above and below; nothing marks where.
    CutOffHeadAndFoot(Abs),
    /// Cut this much off every sheet at the left and at the right; nothing marks where.
    CutOffSides(Abs),
    /// Cut every sheet across, at these distances from its upper edge; nothing marks where.
    CutFromTop(Vec<Abs>),
    /// Cut every sheet from top to bottom, at these distances from its left edge; nothing marks where.
    CutFromLeft(Vec<Abs>),
    /// Put the parts of the one sheet on each other, row by row.
    StackParts,
    /// Cut all sheets in one pile: each of these many piles is a booklet.
    BookletEach(usize),
    /// Fold the sheet, of which there is one, in the middle.
    Fold,
    /// Fold all sheets together in the middle, and staple through the fold.
    FoldAndStaple,
    /// Fold so many sheets at a time into one another, lay the folded ones on each other, and sew
    /// or glue them together at the spine.
    Gather(usize),
    /// Lay the leaflet with its inside up.
    InsideUp,
    /// Fold one side of the flat leaflet over.
    FoldAt {
        /// The distance of the fold from the edge of that side.
        distance: Abs,
        /// Whether it is the left side; else the right one.
        from_left: bool,
        /// Whether it is folded inwards, over the inside; else behind.
        inward: bool,
    },
    /// Stroke the folds of the leaflet; its cover is outermost.
    StrokeFolds,
    /// Trim the fore edge.
    TrimForeEdge,
    /// Cut the cards of every sheet apart along the crop marks.
    CutCards,
    /// Press a furrow along the fold marks, before anything is cut.
    Score,
    /// Fold each card over in its middle, and glue its back to it.
    FoldOver,
    /// Cut all sheets in one pile, and put the piles of cards on each other, row by row.
    Stack,
    /// Print once: the file has this many copies of every card.
    Copies(usize),
    /// Feed labels or perforated sheets by hand.
    FeedByHand,
    /// Hold a print on plain paper against a sheet: its measures are not sure.
    CheckMeasures,
    /// The first card comes to this cell, counted from 1, of a sheet that was used before.
    StartAt(usize),
    /// Snap the cards apart.
    Snap,
    /// Fold, cut the slit, and fold together to a booklet of eight pages.
    FoldZine,
    /// The pages are printed at this percentage of their own size.
    Scaled(u32),
    /// Put the first sheet aside: it shows how the tiles go together.
    SeeOverview,
    /// Cut each tile above and on the left, and glue it over those before it.
    GlueTiles,
    /// Cut the tiles on all sides, and join them edge to edge.
    JoinTiles,
}

impl Finish {
    /// Whether it is done before anything is printed.
    pub const fn comes_first(&self) -> bool {
        matches!(
            self,
            Self::FeedByHand | Self::CheckMeasures | Self::StartAt(_)
        )
    }
}
