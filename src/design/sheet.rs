//! How pages go on the office printer's paper: the table `[sheet.office]` of a layout file, and the
//! rule it resolves to, for the printer that the project names. Arranging the pages is done by `press`.

use super::paper::{PaperSize, name_of};
use super::perforated::{self, Perforated};
use crate::content::printer::Printer;
use crate::content::read::{Int, choice, hint_for, record};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::geom::{Point, Rect, Sides, Size, Transform};
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
        /// Over which edge the sheet turns when both sides are printed. Left out, a booklet turns
        /// over the short edge and cards with backs over the long one; all else is then printed on
        /// one side only.
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
            Schema::Single | Schema::Nup | Schema::Perforated => 1,
            Schema::Saddle => 4,
            Schema::Zine => 8,
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

    /// What the printer leaves white at the edges of a sheet of this size, as rectangles on sheets
    /// count: `top` is the lower edge. A lying sheet may go into the printer either way round, so
    /// the larger of two opposite margins holds at both its edges.
    pub fn margins_on(&self, sheet: Size) -> Sides<Abs> {
        let Sides {
            left,
            top,
            right,
            bottom,
        } = self.margins;
        if sheet.width <= sheet.height {
            return Sides {
                left,
                right,
                top: bottom,
                bottom: top,
            };
        }
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
        let whole = Rect::new(Abs::ZERO, Abs::ZERO, sheet.width, sheet.height);
        whole.inset(self.margins_on(sheet))
    }
}

/// A small move of all that stands on one side of a sheet: turned about the sheet's centre, then
/// shifted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Adjust {
    /// To the right and up, as one looks at the side.
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
        let linear = [cos, sin, -sin, cos];
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
    if let Some(gutter) = raw.gutter
        && gutter.value < Abs::ZERO
    {
        let error = Diagnostic::error(Code::Negative, gutter.span);
        diags.push(error.hint(Message::new(Code::WriteSuch).arg("text", "gutter = \"6mm\"")));
    }
    check_keys(raw, diags);
    let perforated = perforated(raw, diags);
    let paper = raw.paper.value.0;
    let saddle = raw.schema == Schema::Saddle;
    let count = |number: Option<Spanned<Int<1, 999>>>| {
        number.map_or(1, |number| usize::try_from(number.value.0).unwrap_or(1))
    };
    let asked = raw.marks.clone().unwrap_or_default();
    for mark in &asked {
        if !raw.schema.marks().contains(&mark.value) {
            diags.push(
                Diagnostic::error(Code::MarkMeansNothing, mark.span)
                    .arg("mark", mark.value.name())
                    .arg("schema", raw.schema.name())
                    .hint(Message::new(Code::LeaveOut)),
            );
        }
    }
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
        gutter: raw.gutter.map(|gutter| gutter.value),
        copies: count(raw.copies),
        order: raw.order.map_or(Order::Rows, |order| order.value),
        perforated,
        start: count(raw.start),
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

impl Schema {
    /// The marks that mean something to it.
    pub const fn marks(self) -> &'static [MarkKind] {
        match self {
            Self::Single => &[MarkKind::Crop],
            Self::Saddle => &[MarkKind::Crop, MarkKind::Fold, MarkKind::Staple],
            Self::Nup => &[MarkKind::Crop, MarkKind::CropEach],
            Self::Perforated => &[],
            Self::Zine => &[MarkKind::Fold, MarkKind::Cut],
        }
    }

    /// The marks that are drawn when the layout says nothing: on the pages of a zine there is no
    /// waste to draw them on.
    const fn usual_marks(self) -> &'static [MarkKind] {
        match self {
            Self::Single | Self::Nup => &[MarkKind::Crop],
            Self::Saddle => self.marks(),
            Self::Perforated | Self::Zine => &[],
        }
    }
}

/// Reports keys that another schema would heed: whoever wrote them expects something of them.
fn check_keys(raw: &RawSheet, diags: &mut Diagnostics) {
    let (nup, perforated) = (Schema::Nup, Schema::Perforated);
    let given = [
        ("gutter", raw.gutter.map(|key| key.span), &[nup][..]),
        ("copies", raw.copies.map(|key| key.span), &[nup, perforated]),
        ("order", raw.order.map(|key| key.span), &[nup]),
        (
            "sheet",
            raw.sheet.as_ref().map(|key| key.span),
            &[perforated],
        ),
        ("start", raw.start.map(|key| key.span), &[perforated]),
    ];
    for (key, span, schemas) in given {
        if let Some(span) = span
            && !schemas.contains(&raw.schema)
        {
            let names: Vec<&str> = schemas.iter().map(|schema| schema.name()).collect();
            diags.push(
                Diagnostic::error(Code::KeyMeansNothing, span)
                    .arg("key", key)
                    .arg("schema", raw.schema.name())
                    .hint(Message::new(Code::OnlyWithSchema).arg("names", names.join(", "))),
            );
        }
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
        let error = Diagnostic::error(Code::MissingKey, raw.span).arg("key", "sheet");
        diags.push(error.hint(Message::new(Code::AddSheetName).arg("names", names.join(", "))));
        return None;
    };
    let Some(sheet) = known.iter().find(|sheet| sheet.name == name.value) else {
        let error = Diagnostic::error(Code::UnknownPerforated, name.span).arg("name", &name.value);
        diags.push(error.hint(hint_for(&name.value, &names)));
        return None;
    };
    let paper = name_of(sheet.paper);
    if name_of(raw.paper.value.0) != paper {
        let error = Diagnostic::error(Code::PerforatedPaper, raw.paper.span);
        let text = format!("paper = \"{paper}\"");
        diags.push(
            error
                .arg("name", &sheet.name)
                .arg("paper", &paper)
                .hint(Message::new(Code::Write).arg("text", text)),
        );
    }
    if let Some(start) = raw.start
        && start.value.0 > sheet.places() as i64
    {
        let (least, most) = (1, sheet.places());
        diags.push(
            Diagnostic::error(Code::StartBeyond, start.span)
                .arg("name", &sheet.name)
                .arg("places", most)
                .hint(
                    Message::new(Code::Between)
                        .arg("min", least)
                        .arg("max", most),
                ),
        );
    }
    Some(sheet.clone())
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
            caliper: CALIPER,
            signature: None,
            gutter: None,
            copies: 1,
            order: Order::Rows,
            perforated: None,
            start: 1,
            marks: schema.usual_marks().to_vec(),
            asked: Vec::new(),
            margins: Sides::splat(PRINTER_MARGIN),
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
