//! How pages go on the office printer's paper: the table `[sheet.office]` of a layout file, and the
//! rule it resolves to, for the printer that the project names. Arranging the pages is done by `press`.

mod raw;

pub use raw::{Edge, Flip, MarkKind, OVERLAP, Order, RawSheet, RawSheets, Schema};

use super::paper::name_of;
use super::perforated::{self, Perforated};
use crate::content::printer::Printer;
use crate::content::read::{Int, hint_for};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Point, Rect, Sides, Size, Transform};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// How far backgrounds stop inside the trim with `edge = "inset"`: a little more than what office
/// printers leave white at the paper's edge.
pub const INSET: Abs = Abs::mm(6.0);

/// Tiles beside or below each other, at most, where the layout says how many.
const MOST_TILES: usize = 20;

/// No paper for books is thicker.
const THICKEST: Abs = Abs::mm(1.0);

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
    /// How far apart cards lie; `None` for twice the bleed that their edges need.
    pub gutter: Option<Abs>,
    /// How often every card is printed.
    pub copies: usize,
    /// In which order cards stand on the sheets.
    pub order: Order,
    /// The perforated sheet, where there is one.
    pub perforated: Option<Perforated>,
    /// The first card that is still there on the first perforated sheet, counted from 1.
    pub start: usize,
    /// What two tiles of a poster have in common, and where the layout says so.
    pub overlap: Abs,
    /// Where the overlap is written; the table where it is not.
    pub overlap_span: Span,
    /// On how many sheets, beside and below each other, a poster is printed smaller on purpose.
    pub sheets: Option<Spanned<(usize, usize)>>,
    /// Which marks are drawn where there is waste.
    pub marks: Vec<MarkKind>,
    /// The marks that the layout names; empty where it leaves the choice to us.
    pub asked: Vec<Spanned<MarkKind>>,
    /// What the printer leaves white at the edges of a sheet that stands upright.
    pub margins: Sides<Abs>,
    /// Whether the margins are those of a printer that somebody measured.
    pub measured: bool,
    /// How the backs are moved, so that they come to lie behind their fronts.
    pub back: Adjust,
    /// Where the table starts.
    pub span: Span,
}

impl SheetRule {
    /// What the number of pages must be a multiple of.
    pub const fn multiple_of(&self) -> usize {
        match self.schema {
            Schema::Single | Schema::Nup | Schema::Perforated | Schema::Tiles => 1,
            Schema::Saddle => 4,
            Schema::Zine => 8,
        }
    }

    /// The edges of pages, by index, at which the sheet is folded and not cut; empty where pages
    /// are not folded on one sheet. On a zine only the fore edges of pages 3, 4, 7 and 8 lie on the
    /// paper's edge.
    pub const fn folds(&self) -> &'static [FoldedEdges] {
        const fn folded(left: bool, right: bool) -> FoldedEdges {
            FoldedEdges { left, right }
        }
        const ZINE: [FoldedEdges; 8] = [
            folded(true, true),
            folded(true, true),
            folded(true, false),
            folded(false, true),
            folded(true, true),
            folded(true, true),
            folded(true, false),
            folded(false, true),
        ];
        match self.schema {
            Schema::Zine => &ZINE,
            _ => &[],
        }
    }

    /// How far inside the trim backgrounds stop; `None` where they reach the bleed.
    pub fn inset(&self) -> Option<Abs> {
        (self.edge == Edge::Inset).then_some(INSET)
    }

    /// The same rule for one printer: what is known of it goes before what the layout supposes.
    #[must_use]
    pub fn on(&self, printer: &Printer) -> Self {
        Self {
            margins: printer.margins.unwrap_or(self.margins),
            measured: printer.margins.is_some(),
            back: Adjust {
                shift: printer.back_offset,
                degrees: printer.back_rotation,
            },
            ..self.clone()
        }
    }

    /// The same rule on other paper. A perforated sheet is what it is.
    #[must_use]
    pub fn with_paper(&self, paper: Size) -> Self {
        if self.schema == Schema::Perforated {
            return self.clone();
        }
        Self {
            paper,
            paper_name: name_of(paper),
            ..self.clone()
        }
    }

    /// What the printer leaves white at the edges of a sheet of this size. A lying sheet may go into
    /// the printer either way round, so the larger of two opposite margins holds at both its edges.
    pub fn margins_on(&self, sheet: Size) -> Sides<Abs> {
        if sheet.width <= sheet.height {
            return self.margins;
        }
        let Sides {
            left,
            top,
            right,
            bottom,
        } = self.margins;
        let (across, down) = (top.max(bottom), left.max(right));
        Sides {
            left: across,
            right: across,
            top: down,
            bottom: down,
        }
    }

    /// The part of a sheet of this size that the printer reaches.
    pub fn printable(&self, sheet: Size) -> Rect {
        Rect::of(sheet).inset(self.margins_on(sheet))
    }
}

/// Which edges of a page are folds of its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FoldedEdges {
    /// The left edge.
    pub left: bool,
    /// The right edge.
    pub right: bool,
}

/// A small move of all that stands on one side of a sheet: turned about the sheet's centre, then
/// shifted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Adjust {
    /// To the right and down, as one looks at the side.
    pub shift: Point,
    /// Counterclockwise, in degrees.
    pub degrees: f64,
}

impl Adjust {
    /// Whether nothing moves.
    pub fn is_identity(&self) -> bool {
        *self == Self::default()
    }

    /// The move as a map of a sheet of this size.
    pub fn transform(&self, sheet: Size) -> Transform {
        let (sin, cos) = self.degrees.to_radians().sin_cos();
        let centre = Point::new(sheet.width / 2.0, sheet.height / 2.0);
        // Counterclockwise as one looks at it, with y downwards.
        let linear = [cos, -sin, sin, cos];
        let turned = Transform {
            linear,
            offset: Point::default(),
        }
        .apply(centre);
        Transform {
            linear,
            offset: self.shift.shift(centre.x - turned.x, centre.y - turned.y),
        }
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
            let error = Diagnostic::error(Fault::Negative, length.span);
            diags.push(error.hint(Hint::write_such(such)));
        }
    }
    if raw.caliper.value > THICKEST {
        let fault = Fault::CaliperTooThick {
            caliper: raw.caliper.value,
        };
        let error = Diagnostic::error(fault, raw.caliper.span);
        diags.push(error.hint(Hint::write_such("caliper = \"0.1mm\"")));
    }
    if let Some(gutter) = raw.gutter
        && gutter.value < Abs::ZERO
    {
        let error = Diagnostic::error(Fault::Negative, gutter.span);
        diags.push(error.hint(Hint::write_such("gutter = \"6mm\"")));
    }
    if let Some(overlap) = raw.overlap
        && overlap.value < Abs::ZERO
    {
        let error = Diagnostic::error(Fault::Negative, overlap.span);
        diags.push(error.hint(Hint::write_such("overlap = \"10mm\"")));
    }
    raw::check_keys(raw, diags);
    let perforated = perforated(raw, diags);
    let paper = raw.paper.value.0;
    let saddle = raw.schema == Schema::Saddle;
    let count = |number: Option<Spanned<Int<1, 999>>>| {
        number.map_or(1, |number| usize::try_from(number.value.0).unwrap_or(1))
    };
    let asked = raw.marks.clone().unwrap_or_default();
    for mark in &asked {
        if !raw.schema.marks().contains(&mark.value) {
            let fault = Fault::MarkMeansNothing {
                mark: mark.value.name().into(),
                schema: raw.schema.name().into(),
            };
            diags.push(Diagnostic::error(fault, mark.span).hint(Hint::LeaveOut));
        }
    }
    SheetRule {
        paper,
        paper_name: name_of(paper),
        paper_span: raw.paper.span,
        schema: raw.schema,
        flip: raw
            .flip
            .map(|flip| flip.value)
            .or(saddle.then_some(Flip::ShortEdge)),
        edge: raw.edge.unwrap_or(Edge::Inset),
        fore_edge_trim: raw.fore_edge_trim,
        caliper: raw.caliper.value,
        signature,
        gutter: raw.gutter.map(|gutter| gutter.value),
        copies: count(raw.copies),
        order: raw.order.map_or(Order::Rows, |order| order.value),
        perforated,
        start: count(raw.start),
        overlap: raw
            .overlap
            .map_or(raw::OVERLAP, |overlap| overlap.value.max(Abs::ZERO)),
        overlap_span: raw.overlap.map_or(raw.span, |overlap| overlap.span),
        sheets: raw
            .sheets
            .as_ref()
            .and_then(|sheets| self::sheets(sheets, diags)),
        marks: match &raw.marks {
            Some(marks) => marks.iter().map(|mark| mark.value).collect(),
            None => raw.schema.usual_marks().to_vec(),
        },
        asked,
        margins: Sides::splat(raw.printer_margin.value),
        measured: false,
        back: Adjust::default(),
        span: raw.span,
    }
}

/// The perforated sheet that the table names, and whether it agrees with the rest.
fn perforated(raw: &RawSheet, diags: &mut Diagnostics) -> Option<Perforated> {
    if raw.schema != Schema::Perforated {
        return None;
    }
    let known = perforated::sheets();
    let names: Vec<&str> = known.iter().map(|sheet| sheet.name.as_str()).collect();
    let Some(name) = &raw.sheet else {
        let fault = Fault::MissingKey {
            key: "sheet".into(),
        };
        let error = Diagnostic::error(fault, raw.span);
        diags.push(error.hint(Hint::AddSheetName {
            names: names.into(),
        }));
        return None;
    };
    let Some(sheet) = known.iter().find(|sheet| sheet.name == name.value) else {
        let fault = Fault::UnknownPerforated {
            name: name.value.as_str().into(),
        };
        let error = Diagnostic::error(fault, name.span);
        diags.push(error.hint(hint_for(&name.value, &names)));
        return None;
    };
    let paper = name_of(sheet.paper);
    if name_of(raw.paper.value.0) != paper {
        let fault = Fault::PerforatedPaper {
            name: sheet.name.as_str().into(),
            paper: paper.as_str().into(),
        };
        let error = Diagnostic::error(fault, raw.paper.span);
        let text = format!("paper = \"{paper}\"");
        diags.push(error.hint(Hint::write(text)));
    }
    if let Some(start) = raw.start
        && start.value.0 > sheet.places() as i64
    {
        let (least, most) = (1, sheet.places());
        let fault = Fault::StartBeyond {
            name: sheet.name.as_str().into(),
            places: most,
        };
        diags.push(Diagnostic::error(fault, start.span).hint(Hint::between(least, most)));
    }
    Some(sheet.clone())
}

/// How many sheets beside and below each other: «1x2».
fn sheets(raw: &Spanned<String>, diags: &mut Diagnostics) -> Option<Spanned<(usize, usize)>> {
    let text = raw.value.trim();
    let parts = text.split_once(['x', '×']);
    let count = |part: &str| {
        let count = part.trim().parse().ok();
        count.filter(|count| (1..=MOST_TILES).contains(count))
    };
    let both = parts.and_then(|(columns, rows)| Some((count(columns)?, count(rows)?)));
    if both.is_none() {
        let error = Diagnostic::error(Fault::NotSheets { text: text.into() }, raw.span);
        diags.push(error.hint(Hint::SheetsSuch { most: MOST_TILES }));
    }
    both.map(|both| Spanned::new(both, raw.span))
}

/// A folded sheet has four pages, so a signature has a multiple of four.
fn signature(raw: Spanned<Int<4, 128>>, diags: &mut Diagnostics) -> Option<usize> {
    let pages = raw.value.0;
    if pages % 4 != 0 {
        let error = Diagnostic::error(Fault::SignatureNotInFours { pages }, raw.span);
        let text = format!("signature = {}", pages / 4 * 4);
        diags.push(error.hint(Hint::write(text)));
    }
    usize::try_from(pages / 4 * 4).ok()
}

#[cfg(test)]
impl SheetRule {
    /// A rule for tests: all that can be left out is.
    pub fn sample(paper: Size, schema: Schema) -> Self {
        Self {
            paper,
            paper_name: "paper".to_owned(),
            paper_span: Span::NOWHERE,
            schema,
            flip: None,
            edge: Edge::Bleed,
            fore_edge_trim: false,
            caliper: raw::CALIPER,
            signature: None,
            gutter: None,
            copies: 1,
            order: Order::Rows,
            perforated: None,
            start: 1,
            overlap: raw::OVERLAP,
            overlap_span: Span::NOWHERE,
            sheets: None,
            marks: schema.usual_marks().to_vec(),
            asked: Vec::new(),
            margins: Sides::splat(raw::PRINTER_MARGIN),
            measured: false,
            back: Adjust::default(),
            span: Span::NOWHERE,
        }
    }

    /// The same with marks that the layout names.
    #[must_use]
    pub fn asking(self, marks: &[MarkKind]) -> Self {
        let asked = marks.iter().map(|mark| Spanned::new(*mark, Span::NOWHERE));
        Self {
            marks: marks.to_vec(),
            asked: asked.collect(),
            ..self
        }
    }
}
