//! How pages go on the office printer's paper: the table `[sheet.office]` of a layout file, and the
//! rule it resolves to, for the printer that the project names. Arranging the pages is done by `press`.

mod folds;
mod marks;
mod schema;

pub use folds::{FoldedEdges, Folds};
pub use marks::{MarkKind, Marks};
pub use schema::{
    Booklets, CardEdge, Flip, FoldOverRule, ForeEdge, LeafletRule, LeavesRule, NupRule, OVERLAP,
    Order, PerforatedRule, RawSchema, SaddleRule, Schema, SingleRule, TilesRule, TrimmedRule,
    ZineRule,
};

use super::declare::Resolve;
use super::keys::Exact;
use super::panels::Panels;
use super::paper::name_of;
use super::resolver::Resolver;
use crate::content::printer::Printer;
use crate::content::read::{Tagged, choice, record};
use crate::diag::{Fault, Hint};
use crate::geom::{Adjust, Rect, Sides, Size};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// How far backgrounds stop inside the trim with `edge = "inset"`: a little more than what office
/// printers leave white at the paper's edge.
pub const INSET: Abs = Abs::mm(6.0);

/// What most office printers leave white at each edge of the paper, at most.
const PRINTER_MARGIN: Abs = Abs::mm(5.0);

record! {
    /// The sheets of a layout.
    pub struct RawSheets {
        /// The office printer's sheets.
        office: RawSheet,
    }
}

/// What all schemas have, and what its own schema has.
pub type RawSheet = Tagged<RawSheetKeys, RawSchema>;

record! {
    /// How pages go on the office printer's paper.
    pub struct RawSheetKeys {
        /// How far backgrounds reach; left out, what suits the schema.
        edge: Option<Spanned<Edge>>,
        /// What the printer leaves white at each edge of the paper, unless the project file says it of
        /// the printer.
        #[default(Exact(Spanned::new(PRINTER_MARGIN, Span::NOWHERE)))]
        printer_margin: Exact,
    }
}

choice! {
    /// How far backgrounds reach.
    pub enum Edge {
        /// Beyond the trim: for sheets that are cut after printing.
        Bleed = "bleed",
        /// Not as far as the paper's edge, but to folds and to cuts between two pages: for sheets that stay
        /// as the printer gives them.
        Inset = "inset",
        /// Not as far as the trim of each card or page, so that all look alike once they are cut apart.
        InsetEach = "inset-each",
    }
}

/// How pages go on the office printer's paper.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRule {
    /// How pages are arranged.
    pub schema: Schema,
    /// The paper, upright or lying as the file says; press turns it as the pages need.
    pub paper: Size,
    /// Where the paper is named; `None` where whoever prints asked for it.
    pub paper_span: Option<Span>,
    /// How far backgrounds reach.
    pub edge: Edge,
    /// What the printer leaves white at the edges of a sheet that stands upright.
    pub margins: Sides<Abs>,
    /// Whether the margins are those of a printer that somebody measured.
    pub measured: bool,
    /// What brings fronts to their place on the paper; backs go along.
    pub front: Adjust,
    /// What brings backs behind their fronts.
    pub back: Adjust,
    /// The panels, where they are those of a leaflet.
    pub panels: Option<Panels>,
    /// Where the table starts.
    pub span: Span,
}

impl SheetRule {
    /// What the number of pages must be a multiple of.
    pub const fn multiple_of(&self) -> usize {
        match self.schema {
            Schema::Single(_) | Schema::Nup(_) | Schema::Perforated(_) | Schema::Tiles(_) => 1,
            Schema::FoldOver(_) => 2,
            // All panels of the sheet, which pages know by themselves.
            Schema::Leaflet(_) => 1,
            Schema::Saddle(_) => 4,
            Schema::Zine(_) => 8,
        }
    }

    /// At which of their edges pages of this size go on over a fold, or end at a cut between two of them.
    pub fn folds(&self, trim: Size) -> Folds {
        match &self.schema {
            Schema::FoldOver(rule) => Folds::Over {
                beside: rule.is_beside(trim),
            },
            Schema::Zine(_) => Folds::Zine,
            Schema::Leaflet(_) => Folds::Panels,
            Schema::Saddle(_) => Folds::Spine,
            Schema::Single(_) | Schema::Nup(_) | Schema::Perforated(_) | Schema::Tiles(_) => {
                Folds::None
            }
        }
    }

    /// What the paper is called: «A4».
    pub fn paper_name(&self) -> String {
        name_of(self.paper)
    }

    /// How far inside the paper's edge, or the trim of each page, backgrounds stop; `None` where they reach the
    /// bleed.
    pub fn inset(&self) -> Option<Abs> {
        (self.edge != Edge::Bleed).then_some(INSET)
    }

    /// The inset, where pages are cut apart and backgrounds stop at the paper's edges alone.
    pub fn inset_at_paper(&self) -> Option<Abs> {
        (self.edge == Edge::Inset && self.schema.cuts_apart()).then_some(INSET)
    }

    /// The same rule for one printer: what is known of it goes before what the layout supposes.
    #[must_use]
    pub fn on(&self, printer: &Printer) -> Self {
        Self {
            margins: printer.margins.unwrap_or(self.margins),
            measured: printer.margins.is_some(),
            front: printer.front,
            back: printer.back,
            ..self.clone()
        }
    }

    /// The same rule on other paper. A perforated sheet is what it is.
    #[must_use]
    pub fn with_paper(&self, paper: Size) -> Self {
        match self.schema {
            Schema::Perforated(_) => self.clone(),
            _ => Self {
                paper,
                paper_span: None,
                ..self.clone()
            },
        }
    }

    /// The same rule for sheets that turn over this edge, where both sides are printed.
    #[must_use]
    pub fn turning_over(&self, flip: Flip) -> Self {
        let mut rule = self.clone();
        match &mut rule.schema {
            Schema::Single(single) => single.flip = single.flip.map(|_| flip),
            Schema::Saddle(saddle) => saddle.flip = flip,
            Schema::Leaflet(leaflet) => leaflet.flip = flip,
            Schema::Nup(NupRule { printed, .. })
            | Schema::Perforated(PerforatedRule { printed, .. }) => {
                printed.flip = printed.flip.map(|old| Spanned::new(flip, old.span));
            }
            Schema::FoldOver(_) | Schema::Zine(_) | Schema::Tiles(_) => {}
        }
        rule
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
    pub fn reach(&self, sheet: Size) -> Rect {
        Rect::from_size(sheet).inset(self.margins_on(sheet))
    }

    /// The part of a sheet of this size where pages and marks can stand: what is there is within the
    /// printer's reach when fronts are corrected, too.
    pub fn printable(&self, sheet: Size) -> Rect {
        let reach = self.reach(sheet);
        if self.front.is_identity() {
            return reach;
        }
        let moved = self.front.transform(sheet).bounds(reach);
        let Sides {
            left,
            top,
            right,
            bottom,
        } = moved.beyond(&reach);
        reach.inset(Sides {
            left: left.max(Abs::ZERO),
            top: top.max(Abs::ZERO),
            right: right.max(Abs::ZERO),
            bottom: bottom.max(Abs::ZERO),
        })
    }
}

/// The rule for the office printer's sheets, where a layout has one; `has_backs` says whether what it
/// lays out has backs that lie behind their fronts.
pub(super) fn office(
    raw: Option<&RawSheets>,
    has_backs: bool,
    panels: Option<Panels>,
    cx: &mut Resolver,
) -> Option<SheetRule> {
    let raw = &raw?.office;
    let keys = &raw.common;
    let margin = keys.printer_margin.resolve(cx)?;
    let schema = raw.variant.resolve(cx)?;
    let flip = schema.leaves().and_then(|leaves| leaves.flip);
    if let Some(flip) = flip.filter(|_| !has_backs) {
        let error = Fault::FlipWithoutBacks.at(flip.span);
        cx.diags.push(error.hint(Hint::LeaveOutOrAddBack));
    }
    let mismatch = match (matches!(schema, Schema::Leaflet(_)), &panels) {
        (true, None) => Some((Fault::NoPanels, Hint::LeafletOrOtherSchema)),
        (false, Some(_)) => Some((
            Fault::PanelsOnOtherSheet,
            Hint::write("schema = \"leaflet\""),
        )),
        _ => None,
    };
    if let Some((fault, hint)) = mismatch {
        cx.diags.push(fault.at(keys.span).hint(hint));
    }
    if matches!(schema, Schema::FoldOver(_)) && !has_backs {
        let error = Fault::NoBacksToFold.at(keys.span);
        cx.diags.push(error.hint(Hint::AddBackOrNup));
    }
    if let Schema::Perforated(PerforatedRule { sheet, start, .. }) = &schema {
        let (places, name) = (sheet.places(), &sheet.name);
        if usize::from(start.value) > places {
            let name = name.into();
            let error = Fault::StartBeyond { name, places }.at(start.span);
            cx.diags.push(error.hint(Hint::between(1, places)));
        }
    }
    let paper = raw.variant.paper();
    let edge = edge(keys, &schema, cx);
    Some(SheetRule {
        paper: match &schema {
            Schema::Perforated(rule) => rule.sheet.paper,
            _ => paper?.value.size,
        },
        paper_span: Some(paper.map_or(keys.span, |paper| paper.span)),
        schema,
        edge,
        margins: Sides::splat(margin),
        measured: false,
        front: Adjust::default(),
        back: Adjust::default(),
        panels,
        span: keys.span,
    })
}

/// How far backgrounds reach: cards and pages that are cut apart look alike, unless the file says otherwise.
fn edge(keys: &RawSheetKeys, schema: &Schema, cx: &mut Resolver) -> Edge {
    match &keys.edge {
        None if schema.cuts_apart() => Edge::InsetEach,
        None => Edge::Inset,
        Some(edge) if edge.value == Edge::InsetEach && !schema.cuts_apart() => {
            let error = Fault::NothingCutApart.at(edge.span);
            cx.diags.push(error.hint(Hint::write("\"inset\"")));
            Edge::Inset
        }
        Some(edge) => edge.value,
    }
}

#[cfg(test)]
impl SheetRule {
    /// A rule for tests, with backgrounds that reach the bleed.
    pub fn sample(paper: Size, schema: Schema) -> Self {
        Self {
            schema,
            paper,
            paper_span: Some(Span::NOWHERE),
            edge: Edge::Bleed,
            margins: Sides::splat(PRINTER_MARGIN),
            measured: false,
            front: Adjust::default(),
            back: Adjust::default(),
            panels: None,
            span: Span::NOWHERE,
        }
    }
}
