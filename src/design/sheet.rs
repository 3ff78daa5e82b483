//! How pages go on the office printer's paper: the table `[sheet.office]` of a layout file, and the
//! rule it resolves to. Arranging the pages is done by `press`.

use super::paper::{PaperSize, name_of};
use crate::content::read::{Int, choice, record};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::geom::Size;
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// How far backgrounds stop inside the trim with `edge = "inset"`: a little more than what office
/// printers leave white at the paper's edge.
pub const INSET: Abs = Abs::mm(6.0);

/// What most office printers leave white at each edge of the paper, at most.
const PRINTER_MARGIN: Abs = Abs::mm(5.0);

/// Office paper of 80 g/m² is about this thick.
const CALIPER: Abs = Abs::mm(0.1);

/// No paper for books is thicker.
const THICKEST: Abs = Abs::mm(1.0);

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
        /// Over which edge the sheet turns when both sides are printed. A booklet turns over the
        /// short edge when left out; single pages are then printed on one side only.
        flip: Option<Flip>,
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
        /// Which marks are drawn where the paper is larger than the pages; left out, all of them.
        marks: Option<Vec<Spanned<MarkKind>>>,
        /// What the printer leaves white at each edge of the paper.
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
    }
}

/// How pages go on the office printer's paper.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRule {
    /// The paper, upright or lying as the file says; press turns it as the pages need.
    pub paper: Size,
    /// What the paper is called: «A4».
    pub paper_name: String,
    /// Where the paper is named.
    pub paper_span: Span,
    /// How pages are arranged.
    pub schema: Schema,
    /// Over which edge the sheet turns; `None` prints one side only.
    pub flip: Option<Flip>,
    /// How far backgrounds reach.
    pub edge: Edge,
    /// Whether the fore edge is trimmed after folding.
    pub fore_edge_trim: bool,
    /// How thick the paper is.
    pub caliper: Abs,
    /// Pages folded into one another; `None` for all of them.
    pub signature: Option<usize>,
    /// Which marks are drawn where there is waste.
    pub marks: Vec<MarkKind>,
    /// What the printer leaves white at each edge of the paper.
    pub printer_margin: Abs,
    /// Where the table starts.
    pub span: Span,
}

impl SheetRule {
    /// What the number of pages must be a multiple of.
    pub const fn multiple_of(&self) -> usize {
        match self.schema {
            Schema::Single => 1,
            Schema::Saddle => 4,
        }
    }

    /// How far inside the trim backgrounds stop; `None` where they reach the bleed.
    pub fn inset(&self) -> Option<Abs> {
        (self.edge == Edge::Inset).then_some(INSET)
    }
}

/// The rule for the office printer's sheets, where a layout has one.
pub fn office(raw: Option<&RawSheets>, diags: &mut Diagnostics) -> Option<SheetRule> {
    let raw = raw?.office.as_ref()?;
    Some(resolve(raw, diags))
}

/// Checks a table and fills in what it leaves out.
fn resolve(raw: &RawSheet, diags: &mut Diagnostics) -> SheetRule {
    let signature = raw.signature.and_then(|pages| signature(pages, diags));
    let such = ["caliper = \"0.1mm\"", "printer-margin = \"5mm\""];
    for (length, such) in [raw.caliper, raw.printer_margin].into_iter().zip(such) {
        if length.value < Abs::ZERO {
            let error = Diagnostic::error(Code::Negative, length.span);
            diags.push(error.hint(Message::new(Code::WriteSuch).arg("text", such)));
        }
    }
    if raw.caliper.value > THICKEST {
        let error = Diagnostic::error(Code::CaliperTooThick, raw.caliper.span);
        diags.push(
            error
                .arg("caliper", raw.caliper.value)
                .hint(Message::new(Code::WriteSuch).arg("text", "caliper = \"0.1mm\"")),
        );
    }
    let paper = raw.paper.value.0;
    let saddle = raw.schema == Schema::Saddle;
    SheetRule {
        paper,
        paper_name: name_of(paper),
        paper_span: raw.paper.span,
        schema: raw.schema,
        flip: raw.flip.or(saddle.then_some(Flip::ShortEdge)),
        edge: raw.edge.unwrap_or(Edge::Inset),
        fore_edge_trim: raw.fore_edge_trim,
        caliper: raw.caliper.value,
        signature,
        marks: match &raw.marks {
            Some(marks) => marks.iter().map(|mark| mark.value).collect(),
            None => MarkKind::ALL.iter().map(|(_, mark)| *mark).collect(),
        },
        printer_margin: raw.printer_margin.value,
        span: raw.span,
    }
}

/// A folded sheet has four pages, so a signature has a multiple of four.
fn signature(raw: Spanned<Int<4, 128>>, diags: &mut Diagnostics) -> Option<usize> {
    let pages = raw.value.0;
    if pages % 4 != 0 {
        let error = Diagnostic::error(Code::SignatureNotInFours, raw.span).arg("pages", pages);
        let text = format!("signature = {}", pages / 4 * 4);
        diags.push(error.hint(Message::new(Code::Write).arg("text", text)));
    }
    usize::try_from(pages / 4 * 4).ok()
}
