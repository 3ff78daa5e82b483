//! The table `[sheet.office]` as it is written: its keys and choices, and which of them mean something
//! to which schema. What the values come to is resolved one floor up.

use super::super::paper::PaperSize;
use crate::content::read::{Int, choice, record};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// What most office printers leave white at each edge of the paper, at most.
pub(super) const PRINTER_MARGIN: Abs = Abs::mm(5.0);

/// What two tiles of a poster have in common: enough for a stroke of glue.
pub const OVERLAP: Abs = Abs::mm(10.0);

/// Office paper of 80 g/m² is about this thick.
pub(super) const CALIPER: Abs = Abs::mm(0.1);

record! {
    /// The sheets of a layout.
    pub struct RawSheets {
        /// The office printer's sheets.
        office: Option<RawSheet>,
    }
}

record! {
    /// How pages are arranged on the office printer's paper.
    pub struct RawSheet {
        /// The paper in the printer.
        paper: Spanned<PaperSize>,
        /// How pages are arranged on it.
        schema: Schema,
        /// Over which edge the sheet turns when both sides are printed. Left out, a booklet turns
        /// over the short edge and cards with backs over the long one; all else is then printed on
        /// one side only.
        flip: Option<Spanned<Flip>>,
        /// How far backgrounds reach; left out, they stop inside the trim.
        edge: Option<Edge>,
        /// Whether the fore edge of the folded booklet is trimmed; the pages of inner sheets then
        /// move towards the spine.
        #[default(false)]
        fore_edge_trim: bool,
        /// How thick the paper is.
        #[default(Spanned::new(CALIPER, Span::NOWHERE))]
        caliper: Spanned<Abs>,
        /// Pages folded into one another, a multiple of 4; left out, all of them.
        signature: Option<Spanned<Int<4, 128>>>,
        /// How far apart cards lie on the sheet; left out, twice the bleed where backgrounds reach it,
        /// else nothing.
        gutter: Option<Spanned<Abs>>,
        /// How often every card is printed; left out, once.
        copies: Option<Spanned<Int<1, 999>>>,
        /// In which order cards stand on the sheets; left out, row by row.
        order: Option<Spanned<Order>>,
        /// The maker's number of a perforated sheet, such as "C32011".
        sheet: Option<Spanned<String>>,
        /// The first card that is still there on a perforated sheet, counted row by row from 1.
        start: Option<Spanned<Int<1, 999>>>,
        /// How much of the poster two tiles beside each other both have, for the glue; left out,
        /// 10 mm. With "0mm" they are joined edge to edge.
        overlap: Option<Spanned<Abs>>,
        /// On how many sheets a poster is printed, beside and below each other, smaller on purpose:
        /// "1x2". Left out, it keeps its size, and takes as many as it needs.
        sheets: Option<Spanned<String>>,
        /// Which marks are drawn where the paper is larger than the pages; left out, those that have
        /// room. Marks for a zine are drawn only when named.
        marks: Option<Vec<Spanned<MarkKind>>>,
        /// What the printer leaves white at each edge of the paper, unless the project file says it of
        /// the printer.
        #[default(Spanned::new(PRINTER_MARGIN, Span::NOWHERE))]
        printer_margin: Spanned<Abs>,
    }
}

choice! {
    /// A recipe for arranging pages on sheets.
    pub enum Schema {
        /// One page on each side of the paper.
        Single = "single",
        /// Two pages side by side, folded and stapled.
        Saddle = "saddle",
        /// Several cards or pages on each side of the paper, to be cut apart.
        Nup = "nup",
        /// Cards on perforated sheets, to be snapped apart.
        Perforated = "perforated",
        /// Eight pages on one side of one sheet, folded to a booklet.
        Zine = "zine",
        /// A poster on several sheets, to be cut and glued together.
        Tiles = "tiles",
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

choice! {
    /// How far backgrounds reach.
    pub enum Edge {
        /// Beyond the trim: for sheets that are cut after printing.
        Bleed = "bleed",
        /// Not as far as the trim: for sheets that stay as the printer gives them.
        Inset = "inset",
    }
}

choice! {
    /// What a mark on a sheet shows.
    pub enum MarkKind {
        /// Where to cut.
        Crop = "crop",
        /// Where to fold.
        Fold = "fold",
        /// At which height to staple.
        Staple = "staple",
        /// Where to cut, at the corners of every single card.
        CropEach = "crop-each",
        /// The slit of a zine.
        Cut = "cut",
        /// Where the next tile of a poster comes to lie.
        Glue = "glue",
    }
}

impl Schema {
    /// The marks that mean something to it.
    pub const fn marks(self) -> &'static [MarkKind] {
        match self {
            Self::Single => &[MarkKind::Crop],
            Self::Saddle => &[MarkKind::Crop, MarkKind::Fold, MarkKind::Staple],
            Self::Nup => &[MarkKind::Crop, MarkKind::CropEach],
            Self::Perforated => &[],
            Self::Zine => &[MarkKind::Fold, MarkKind::Cut],
            Self::Tiles => &[MarkKind::Crop, MarkKind::Glue],
        }
    }

    /// The marks that are drawn when the layout says nothing: on the pages of a zine there is no
    /// waste to draw them on.
    pub const fn usual_marks(self) -> &'static [MarkKind] {
        match self {
            Self::Single | Self::Nup => &[MarkKind::Crop],
            Self::Saddle | Self::Tiles => self.marks(),
            Self::Perforated | Self::Zine => &[],
        }
    }
}

/// Reports keys that another schema would heed: whoever wrote them expects something of them.
pub(super) fn check_keys(raw: &RawSheet, diags: &mut Diagnostics) {
    let (nup, perforated) = (Schema::Nup, Schema::Perforated);
    let given = [
        (
            "flip",
            raw.flip.map(|key| key.span),
            &[Schema::Single, Schema::Saddle, nup, perforated][..],
        ),
        (
            "signature",
            raw.signature.map(|key| key.span),
            &[Schema::Saddle],
        ),
        ("gutter", raw.gutter.map(|key| key.span), &[nup]),
        ("copies", raw.copies.map(|key| key.span), &[nup, perforated]),
        ("order", raw.order.map(|key| key.span), &[nup]),
        (
            "sheet",
            raw.sheet.as_ref().map(|key| key.span),
            &[perforated],
        ),
        ("start", raw.start.map(|key| key.span), &[perforated]),
        ("overlap", raw.overlap.map(|key| key.span), &[Schema::Tiles]),
        (
            "sheets",
            raw.sheets.as_ref().map(|key| key.span),
            &[Schema::Tiles],
        ),
    ];
    for (key, span, schemas) in given {
        if let Some(span) = span
            && !schemas.contains(&raw.schema)
        {
            let names = schemas
                .iter()
                .map(|schema| format!("\"{}\"", schema.name()));
            diags.push(
                Diagnostic::error(
                    Fault::KeyMeansNothing {
                        key: key.into(),
                        tag: "schema".into(),
                        choice: raw.schema.name().into(),
                    },
                    span,
                )
                .hint(Hint::OnlyWith {
                    tag: "schema".into(),
                    names: names.into(),
                }),
            );
        }
    }
}
