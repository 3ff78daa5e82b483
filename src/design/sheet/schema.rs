//! How pages are arranged on the printer's paper: each schema with the keys that mean something to it.
//! The declarations give the rules, and the records that they are read from.

use super::marks::{MarkKind, MarkOf, Marks, bits};
use crate::content::read::{Int, Tagged, choice, record};
use crate::design::declare::{NoKeys, RawNoKeys, Resolve, rule, rules};
use crate::design::keys::{Caliper, Exact, Signature, TileCount};
use crate::design::paper::PaperSize;
use crate::design::precut::PrecutSheet;
use crate::design::resolver::Resolver;
use crate::geom::Size;
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// What two tiles of a poster have in common: enough for a stroke of glue.
pub const OVERLAP: Abs = Abs::mm(10.0);

/// Office paper of 80 g/m² is about this thick.
const CALIPER: Abs = Abs::mm(0.1);

rules! {
    /// How pages are arranged on the printer's paper.
    pub enum Schema from RawSchema by "schema" {
        /// One page on each side of the paper.
        Single(SingleRule from OnPaper<RawSingle>) = "single",
        /// Two pages side by side, folded and stapled.
        Saddle(SaddleRule from OnPaper<RawSaddle>) = "saddle",
        /// Several cards or pages on each side of the paper, to be cut apart.
        Nup(NupRule from OnPaper<RawNup>) = "nup",
        /// Labels, or cards on perforated sheets, that are cut before they are printed.
        Perforated(PerforatedRule from RawPerforated) = "perforated",
        /// Cards with their backs beside them on one side of the paper, to be folded over and glued.
        FoldOver(FoldOverRule from OnPaper<RawFoldOver>) = "fold-over",
        /// The panels of a leaflet on both sides of one sheet, to be folded.
        Leaflet(LeafletRule from OnPaper<RawLeafletSheet>) = "leaflet",
        /// Eight pages on one side of one sheet, folded to a booklet.
        Zine(ZineRule from OnPaper<RawZine>) = "zine",
        /// A poster on several sheets, to be cut and glued together.
        Tiles(TilesRule from OnPaper<RawTiles>) = "tiles",
    }
}

/// A schema for any paper.
pub type OnPaper<R> = Tagged<RawPaper, R>;

record! {
    /// What is printed on.
    pub struct RawPaper {
        /// The paper in the printer.
        paper: Spanned<PaperSize>,
    }
}

/// The paper is the sheet's, and is left to it.
impl<R: Resolve> Resolve for OnPaper<R> {
    type Rule = R::Rule;

    fn resolve(&self, cx: &mut Resolver) -> Option<R::Rule> {
        self.variant.resolve(cx)
    }
}

rule! {
    /// One page on each side of the paper.
    pub struct SingleRule: Default from RawSingle {
        /// Over which edge the sheet turns when both sides are printed. Left out, cards with backs
        /// turn over the long edge, and all else is printed on one side only.
        flip: Option<Flip> = None,
        /// Which marks are drawn where the paper is larger than the page; left out, those that have
        /// room.
        marks: Marks as Vec<MarkOf<{ bits(&[MarkKind::Crop]) }>> = Marks::Usual(&[MarkKind::Crop]),
        /// Whether every front has a ruler of 100 mm in the paper that is cut away, where that has room, by
        /// which the print is measured.
        ruler: bool = true,
    }
}

rule! {
    /// Two pages side by side, folded and stapled.
    pub struct SaddleRule: Default from RawSaddle {
        ..fore_edge: ForeEdge from RawForeEdge,
        /// Over which edge the sheet turns.
        flip: Flip = Flip::ShortEdge,
        /// What several pairs of pages on one sheet are, where the paper has room for them; left out,
        /// the next sheets of the booklet.
        booklets: Option<Spanned<Booklets>> = None,
        /// Pages folded into one another, a multiple of 4; left out, all of them.
        signature: Option<usize> as Signature = None,
        /// Which marks are drawn where the paper is larger than the pages; left out, those that have
        /// room.
        marks: Marks as Vec<MarkOf<{ bits(SADDLE) }>> = Marks::Usual(SADDLE),
        /// Whether every front has a ruler of 100 mm in the paper that is cut away, where that has room, by
        /// which the print is measured.
        ruler: bool = true,
    }
}

const SADDLE: &[MarkKind] = &[MarkKind::Crop, MarkKind::Fold, MarkKind::Staple];

rules! {
    /// Whether the fore edge of the folded booklet is trimmed; the pages of inner sheets then move
    /// towards the spine.
    pub enum ForeEdge: Default = Stays from RawForeEdge by "fore-edge-trim" else "false" {
        /// It stays as it is.
        Stays(NoKeys from RawNoKeys) = "false",
        /// It is trimmed.
        Trimmed(TrimmedRule from RawTrimmed) = "true",
    }
}

rule! {
    /// A fore edge that is trimmed.
    pub struct TrimmedRule: Default from RawTrimmed {
        /// How thick the paper is.
        caliper: Abs as Caliper = CALIPER,
    }
}

rule! {
    /// Several cards or pages on each side of the paper, to be cut apart.
    pub struct NupRule: Default from RawNup {
        ..printed: LeavesRule from RawLeaves,
        /// How far apart cards lie on the sheet; left out, twice the bleed where backgrounds reach it,
        /// else nothing.
        gutter: Option<Abs> as Exact = None,
        /// In which order cards stand on the sheets.
        order: Order = Order::Rows,
        /// Which marks are drawn where the paper is larger than the cards; left out, those round all
        /// of them together that have room.
        marks: Marks as Vec<MarkOf<{ bits(&[MarkKind::Crop, MarkKind::CropEach]) }>>
            = Marks::Usual(&[MarkKind::Crop]),
        /// Whether every front has a ruler of 100 mm in the paper that is cut away, where that has room, by
        /// which the print is measured.
        ruler: bool = true,
    }
}

rule! {
    /// Labels, or cards on perforated sheets, that are cut before they are printed.
    pub struct PerforatedRule from RawPerforated {
        ..printed: LeavesRule from RawLeaves,
        /// The number on the package, such as "L7160", or the measures of the sheet.
        sheet: PrecutSheet,
        /// The first label or card that is still there on the first sheet, counted row by row from 1.
        start: Spanned<u16> as Spanned<Int<1, 999>> = Spanned::new(1, Span::NOWHERE),
    }
}

rule! {
    /// What is printed of cards that are cut or snapped apart.
    pub struct LeavesRule: Default from RawLeaves {
        /// Over which edge the sheet turns when both sides are printed. Left out, cards with backs
        /// turn over the long edge, and all else is printed on one side only.
        flip: Option<Spanned<Flip>> = None,
        /// How often every card is printed.
        copies: u16 as Int<1, 999> = 1,
    }
}

rule! {
    /// Cards with their backs beside them on one side of the paper, to be folded over and glued.
    pub struct FoldOverRule: Default from RawFoldOver {
        /// The edge of the card over which the back is folded; left out, one that is upright, with the
        /// back at the right of its front.
        fold: Option<CardEdge> = None,
        /// How far apart the pairs lie on the sheet; left out, twice the bleed where backgrounds reach it,
        /// else nothing.
        gutter: Option<Abs> as Exact = None,
        /// How often every card is printed.
        copies: u16 as Int<1, 999> = 1,
        /// Which marks are drawn where the paper is larger than the cards; left out, those that have
        /// room.
        marks: Marks as Vec<MarkOf<{ bits(FOLD_OVER) }>> = Marks::Usual(FOLD_OVER),
        /// Whether every front has a ruler of 100 mm in the paper that is cut away, where that has room, by
        /// which the print is measured.
        ruler: bool = true,
    }
}

const FOLD_OVER: &[MarkKind] = &[MarkKind::Crop, MarkKind::Fold];

choice! {
    /// An edge of a card.
    pub enum CardEdge {
        /// A long one.
        Long = "long-edge",
        /// A short one.
        Short = "short-edge",
    }
}

impl FoldOverRule {
    /// Whether the back of a card of this size stands beside its front; else it stands above it.
    pub fn is_beside(&self, trim: Size) -> bool {
        let lies = trim.width > trim.height;
        match self.fold {
            None => true,
            Some(CardEdge::Short) => lies,
            Some(CardEdge::Long) => !lies,
        }
    }
}

rule! {
    /// The panels of a leaflet on both sides of one sheet, to be folded.
    pub struct LeafletRule: Default from RawLeafletSheet {
        /// Over which edge the sheet turns.
        flip: Flip = Flip::ShortEdge,
        /// Which marks are drawn; left out, those for folds, and those for cuts where the paper is larger
        /// than the leaflet.
        marks: Marks as Vec<MarkOf<{ bits(FOLD_OVER) }>> = Marks::Usual(FOLD_OVER),
        /// Whether every front has a ruler of 100 mm in the paper that is cut away, where that has room, by
        /// which the print is measured.
        ruler: bool = true,
    }
}

rule! {
    /// Eight pages on one side of one sheet, folded to a booklet.
    pub struct ZineRule: Default from RawZine {
        /// Which marks are drawn, over the pages themselves; left out, none.
        marks: Marks as Vec<MarkOf<{ bits(&[MarkKind::Fold, MarkKind::Cut]) }>> = Marks::Usual(&[]),
    }
}

rule! {
    /// A poster on several sheets, to be cut and glued together.
    pub struct TilesRule: Default from RawTiles {
        /// How much of the poster two tiles beside each other both have, for the glue. With "0mm"
        /// they are joined edge to edge.
        overlap: Spanned<Abs> as Spanned<Exact> = Spanned::new(OVERLAP, Span::NOWHERE),
        /// On how many sheets a poster is printed, beside and below each other, smaller on purpose:
        /// "1x2". Left out, it keeps its size, and takes as many as it needs.
        sheets: Option<Spanned<(usize, usize)>> as TileCount = None,
        /// Which marks are drawn beside the tiles; left out, those that have room.
        marks: Marks as Vec<MarkOf<{ bits(TILES) }>> = Marks::Usual(TILES),
        /// Whether every front has a ruler of 100 mm in the paper that is cut away, where that has room, by
        /// which the print is measured.
        ruler: bool = true,
    }
}

const TILES: &[MarkKind] = &[MarkKind::Crop, MarkKind::Glue];

choice! {
    /// What several pairs of pages on one sheet are, which is cut apart before it is folded.
    pub enum Booklets {
        /// The next sheets of the same booklet.
        Next = "next",
        /// As many copies of the booklet.
        Copies = "copies",
        /// There is only one, in the middle of the sheet.
        One = "one",
    }
}

impl SaddleRule {
    /// What several pairs of pages on one sheet are.
    pub fn booklets(&self) -> Booklets {
        self.booklets
            .as_ref()
            .map_or(Booklets::Next, |booklets| booklets.value)
    }
}

choice! {
    /// In which order cards stand on the sheets.
    pub enum Order {
        /// Row by row, sheet by sheet.
        Rows = "rows",
        /// So that the piles of the cut sheets, put on each other, are the deck in order.
        CutStack = "cut-stack",
    }
}

choice! {
    /// Over which edge of the paper a sheet turns between its sides.
    pub enum Flip {
        /// The long edge.
        LongEdge = "long-edge",
        /// The short edge.
        ShortEdge = "short-edge",
    }
}

impl RawSchema {
    /// The paper; `None` where the schema has its own.
    pub(super) const fn paper(&self) -> Option<Spanned<PaperSize>> {
        match self {
            Self::Single(raw) => Some(raw.common.paper),
            Self::Saddle(raw) => Some(raw.common.paper),
            Self::Nup(raw) => Some(raw.common.paper),
            Self::FoldOver(raw) => Some(raw.common.paper),
            Self::Leaflet(raw) => Some(raw.common.paper),
            Self::Zine(raw) => Some(raw.common.paper),
            Self::Tiles(raw) => Some(raw.common.paper),
            Self::Perforated(_) => None,
        }
    }
}

impl Schema {
    /// What is printed of cards that are cut or snapped apart.
    pub(super) const fn leaves(&self) -> Option<&LeavesRule> {
        match self {
            Self::Nup(rule) => Some(&rule.printed),
            Self::Perforated(rule) => Some(&rule.printed),
            _ => None,
        }
    }

    /// Whether its cards, or pages, are cut or snapped apart, and each is then a thing of its own.
    pub(super) const fn cuts_apart(&self) -> bool {
        match self {
            Self::Nup(_) | Self::Perforated(_) | Self::FoldOver(_) => true,
            Self::Single(_)
            | Self::Saddle(_)
            | Self::Leaflet(_)
            | Self::Zine(_)
            | Self::Tiles(_) => false,
        }
    }

    /// The marks that it draws; none where a sheet shows by itself what to do.
    pub const fn marks(&self) -> &Marks {
        match self {
            Self::Single(rule) => &rule.marks,
            Self::Saddle(rule) => &rule.marks,
            Self::Nup(rule) => &rule.marks,
            Self::FoldOver(rule) => &rule.marks,
            Self::Leaflet(rule) => &rule.marks,
            Self::Zine(rule) => &rule.marks,
            Self::Tiles(rule) => &rule.marks,
            Self::Perforated(_) => &Marks::Usual(&[]),
        }
    }

    /// Whether fronts have a ruler in the waste; never where nothing is cut off.
    pub const fn has_ruler(&self) -> bool {
        match self {
            Self::Single(rule) => rule.ruler,
            Self::Saddle(rule) => rule.ruler,
            Self::Nup(rule) => rule.ruler,
            Self::FoldOver(rule) => rule.ruler,
            Self::Leaflet(rule) => rule.ruler,
            Self::Tiles(rule) => rule.ruler,
            Self::Perforated(_) | Self::Zine(_) => false,
        }
    }
}
