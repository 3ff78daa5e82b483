//! The text of an SVG file → an [`Svg`]: outlines with their colours, as any page can show them.
//!
//! What a drawing cannot be is reported with its place before anything is drawn from it (`check`);
//! shapes, styles, transforms and inheritance are the drawing library's work (`trace`). What is
//! clipped, masked or seen through as a group is cut into plain outlines (`regions`), so that whoever
//! shows a drawing only fills and strokes. No file is read but the drawing's own. What it is used for
//! (icons, pictures) is not decided here.

mod check;
mod clip;
mod declarations;
mod document;
mod fade;
mod outlines;
mod outside;
mod regions;
mod strokes;
mod trace;
mod values;

#[cfg(test)]
mod drawn;
#[cfg(test)]
mod tests;

use crate::color::Color;
use crate::diag::Diagnostics;
use crate::geom::{LineCap, LineJoin, Path, Rect, Size};
use crate::source::{FileId, Sources, Span};
use crate::units::Abs;

/// The longer side of every drawing: 24 units, a unit kept as one point.
pub const GRID: Abs = Abs::pt(24.0);

/// How a drawing says how large it is.
const VIEW_BOX: &str = "viewBox=\"0 0 24 24\"";

/// A drawing, from (0, 0) to its size, y downwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    /// How large it is; the longer side of a whole drawing is [`GRID`].
    pub size: Size,
    /// What it is drawn with, each over those before it; of a whole drawing never empty.
    pub paths: Vec<SvgPath>,
}

/// One outline of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct SvgPath {
    /// The outline on the grid.
    pub path: Path,
    /// What its inside is filled with.
    pub fill: Option<SvgInk>,
    /// The line along it.
    pub stroke: Option<SvgStroke>,
    /// How much of what lies below is covered, from 0 to 1; where it is less than 1, only the inside is
    /// painted.
    pub opacity: f64,
}

/// The colour of a part of a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SvgInk {
    /// The one that is given where the drawing is shown.
    Given,
    /// One of its own.
    Own(Color),
}

/// A line of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct SvgStroke {
    /// Its colour.
    pub ink: SvgInk,
    /// How thick it is, on the grid.
    pub width: Abs,
    /// Lengths of dashes and gaps in turn, on the grid; empty for a whole line.
    pub dash: Vec<Abs>,
    /// How far into the dashes and gaps it begins.
    pub dash_start: Abs,
    /// How it ends.
    pub cap: LineCap,
    /// How it turns corners.
    pub join: LineJoin,
}

impl SvgInk {
    /// The colour, where `given` is the one that is given.
    pub const fn color(self, given: Color) -> Color {
        match self {
            Self::Given => given,
            Self::Own(color) => color,
        }
    }
}

impl SvgPath {
    /// An outline whose inside is painted.
    const fn filled(path: Path, ink: SvgInk, opacity: f64) -> Self {
        Self {
            path,
            fill: Some(ink),
            stroke: None,
            opacity,
        }
    }

    /// A rectangle that holds all of its ink; `None` where it has none.
    fn ink_bounds(&self) -> Option<Rect> {
        let around = self.stroke.as_ref().map_or(Abs::ZERO, SvgStroke::reach);
        Some(self.path.bounds()?.outset(around))
    }

    /// Its inks: of its inside, and of its line.
    pub fn inks(&self) -> impl Iterator<Item = SvgInk> {
        let stroke = self.stroke.as_ref().map(|stroke| stroke.ink);
        self.fill.into_iter().chain(stroke)
    }
}

impl SvgStroke {
    /// How far it reaches at most from its path.
    fn reach(&self) -> Abs {
        let corner = match self.join {
            LineJoin::Miter(limit) => limit.max(1.0),
            LineJoin::Round | LineJoin::Bevel => 1.0,
        };
        let end = match self.cap {
            LineCap::Square => std::f64::consts::SQRT_2,
            LineCap::Butt | LineCap::Round => 1.0,
        };
        self.width / 2.0 * corner.max(end)
    }
}

impl Svg {
    /// The contrast to `ground` of what is seen best, where `given` is the colour that is given.
    pub fn contrast(&self, given: Color, ground: Color) -> f64 {
        let inks = self.paths.iter().flat_map(|path| {
            let seen = |ink: SvgInk| ground.covered(ink.color(given), path.opacity);
            path.inks().map(seen)
        });
        inks.map(|color| color.contrast(ground)).fold(1.0, f64::max)
    }

    /// What of it lies within `part`, which becomes its frame.
    pub fn part(&self, part: Rect) -> Self {
        let mut paths = clip::within(self.paths.clone(), &regions::Region::rect(&part));
        for path in &mut paths {
            path.path.shift(-part.left(), -part.top());
        }
        Self {
            size: part.size,
            paths,
        }
    }

    /// Whether it has colours of its own.
    pub fn is_colored(&self) -> bool {
        let mut inks = self.paths.iter().flat_map(SvgPath::inks);
        inks.any(|ink| matches!(ink, SvgInk::Own(_)))
    }
}

/// Reads one drawing; `None` when errors were pushed.
pub fn read((file, text): (FileId, &str), diags: &mut Diagnostics) -> Option<Svg> {
    let mut own = Diagnostics::new();
    let drawing = document::parse(file, text, &mut own).and_then(|document| {
        let root = check::Checker::new(file, text, &document, &mut own).check()?;
        trace::trace((file, text), &document, root, &mut own)
    });
    let sound = !own.has_errors();
    diags.append(own);
    drawing.filter(|_| sound)
}

/// The outlines of a drawing of the theme, in its own units from the corner of its viewBox, and its width and height.
pub(super) struct Traced {
    /// What it is drawn with; what lies outside the viewBox is there too.
    pub paths: Vec<SvgPath>,
    /// The width and the height.
    pub size: [f64; 2],
}

/// The XML tree of the text of a drawing.
pub(super) fn parsed<'t>(
    (file, text): (FileId, &'t str),
    diags: &mut Diagnostics,
) -> Option<usvg::roxmltree::Document<'t>> {
    document::parse(file, text, diags)
}

/// A place in a file.
pub(super) fn place(file: FileId, range: std::ops::Range<usize>) -> Span {
    document::place(file, range)
}

/// The outlines of `changed`, which is made of the `text` of a file: what cannot be drawn is told there.
pub(super) fn traced(
    (file, text): (FileId, &str),
    changed: &str,
    diags: &mut Diagnostics,
) -> Option<Traced> {
    let document = document::parse(file, changed, diags)?;
    let traced = trace::outlines(&document);
    if traced.is_none() {
        let start = text.find("<svg").unwrap_or_default();
        let fault = crate::diag::Fault::ArtUnshown;
        let error = fault.at(place(file, start..start + "<svg".len()));
        diags.push(error.hint(crate::diag::Hint::ArtElements));
    }
    traced
}

/// The outline of the ink of a line on paper, square at its ends: what can be cut at an edge, whatever its direction there.
pub fn ink_of_line(path: &Path, width: Abs) -> Path {
    strokes::ink_on_paper(path, width)
}

/// A colour that a drawing states.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedColor {
    /// The colour.
    pub color: Color,
    /// Where it is stated.
    pub span: Span,
    /// How it is written.
    pub text: String,
}

/// The colours that a drawing states for what it paints, in the order of the file; some may be seen
/// nowhere. Empty where the file is broken.
pub fn stated_colors(sources: &Sources, file: FileId) -> Vec<StatedColor> {
    let Some(source) = sources.get(file) else {
        return Vec::new();
    };
    let text = &source.text;
    let Some(document) = document::parse(file, text, &mut Diagnostics::new()) else {
        return Vec::new();
    };
    let said = declarations::all(file, text, &document).into_iter();
    let colors = said.filter_map(|said| {
        let paints = matches!(&*said.name, "fill" | "stroke" | "color") && !said.only_covers;
        Some(StatedColor {
            color: Color::of_rgb(values::color(&said.value).filter(|_| paints)?),
            span: said.span,
            text: said.value,
        })
    });
    colors.collect()
}
