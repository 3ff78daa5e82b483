//! What is drawn beside the pages of a side: marks, the ruler, registration marks and colour bars. It moves with the side
//! where a printer is a little off.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object};

use super::register;
use super::resources::spot_name;
use super::ruler;
use super::space::PdfSpace;
use super::values::points;
use crate::design::MarkKind;
use crate::geom::Point;
use crate::press::{ColorBar, Mark, Side};
use crate::units::Abs;

/// The name of the colour space of marks for the print shop.
pub(super) const ALL_INKS: &str = "All";

/// The ink of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkInk {
    /// The office printer's black.
    Grey,
    /// The print shop's black.
    Black,
    /// All inks of the print shop.
    All,
}

/// What is drawn beside the pages of a side, moved as they are: all that its stream depends on.
pub(super) struct Beside<'s> {
    side: &'s Side,
    space: PdfSpace,
    mark_ink: MarkInk,
}

impl PartialEq for Beside<'_> {
    fn eq(&self, other: &Self) -> bool {
        let drawn = |beside: &Self| {
            let Side {
                marks,
                ruler,
                targets,
                bars,
                ..
            } = beside.side;
            (marks, ruler, targets, bars)
        };
        self.space == other.space && self.mark_ink == other.mark_ink && drawn(self) == drawn(other)
    }
}

impl<'s> Beside<'s> {
    /// Beside the pages of `side`.
    pub const fn new(side: &'s Side, space: PdfSpace, mark_ink: MarkInk) -> Self {
        Self {
            side,
            space,
            mark_ink,
        }
    }

    /// Whether there are marks for whoever cuts or folds.
    pub const fn has_marks(&self) -> bool {
        !self.side.marks.is_empty()
    }

    /// Whether there is a ruler.
    pub const fn has_ruler(&self) -> bool {
        self.side.ruler.is_some()
    }

    /// Whether nothing is drawn.
    pub const fn is_empty(&self) -> bool {
        let Side {
            marks,
            ruler,
            targets,
            bars,
            ..
        } = self.side;
        marks.is_empty() && ruler.is_none() && targets.is_empty() && bars.is_empty()
    }

    /// The content stream, which goes on with the one of the pages; `None` where nothing is drawn. That of the ruler
    /// follows, where there is one. `spaces` are the colour spaces of all pages.
    pub fn stream(&self, spaces: &Dictionary) -> Option<Vec<u8>> {
        if self.is_empty() {
            return None;
        }
        let Side {
            marks,
            ruler,
            targets,
            bars,
            ..
        } = self.side;
        let mut operations = Vec::new();
        if !marks.is_empty() || ruler.is_some() {
            operations.extend(match self.mark_ink {
                MarkInk::All => vec![
                    Operation::new("CS", vec![ALL_INKS.into()]),
                    Operation::new("SCN", vec![1.into()]),
                ],
                MarkInk::Black => {
                    vec![Operation::new("K", [0, 0, 0, 1].map(Object::from).to_vec())]
                }
                MarkInk::Grey => vec![Operation::new("G", vec![0.into()])],
            });
        }
        draw_marks(marks, self.space, &mut operations);
        // A bar of an ink that no page has would make a plate of its own.
        let is_printed = |bar: &&ColorBar| {
            let spot = bar.color.spot;
            spot.is_none_or(|spot| spaces.has(spot_name(spot.ink).as_bytes()))
        };
        let bars = bars.iter().filter(is_printed);
        register::draw(targets, bars, self.space, &mut operations);
        if let Some(ruler) = ruler {
            operations.extend(ruler::place(ruler, self.space));
        }
        let mut stream = Vec::new();
        encode(operations, &mut stream);
        Some(stream)
    }
}

/// Adds operators to a stream.
pub(super) fn encode(operations: Vec<Operation>, stream: &mut Vec<u8>) {
    if operations.is_empty() {
        return;
    }
    // Encoding writes to memory, which does not fail.
    stream.append(&mut Content { operations }.encode().unwrap_or_default());
    stream.push(b'\n');
}

/// How a mark is drawn: thickness and dashes, in points. Crop marks are hairlines, cuts are whole lines, folds
/// are dashed as on paper patterns, glue strips have shorter dashes, and staples are as thick as
/// their wire.
pub(super) const fn line_style(kind: MarkKind) -> (f64, &'static [f32]) {
    match kind {
        MarkKind::Crop | MarkKind::CropEach => (0.25, &[]),
        MarkKind::Cut => (0.5, &[]),
        MarkKind::Fold => (0.25, &[3.0, 2.0]),
        MarkKind::Glue => (0.25, &[1.2, 1.2]),
        MarkKind::Staple => (1.2, &[]),
    }
}

/// Draws marks, in the colour that is set.
fn draw_marks(marks: &[Mark], space: PdfSpace, operations: &mut Vec<Operation>) {
    let mut kind = None;
    for mark in marks {
        if kind != Some(mark.kind) {
            kind = Some(mark.kind);
            let (width, dash) = line_style(mark.kind);
            let dash: Vec<Object> = dash.iter().map(|length| Object::Real(*length)).collect();
            operations.push(Operation::new("w", vec![points(Abs::pt(width))]));
            operations.push(Operation::new("d", vec![dash.into(), 0.into()]));
        }
        let point = |p: Point| [p.x, space.y(p.y)].map(points).to_vec();
        operations.push(Operation::new("m", point(mark.from)));
        operations.push(Operation::new("l", point(mark.to)));
        operations.push(Operation::new("S", vec![]));
    }
}
