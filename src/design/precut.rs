//! Sheets of labels and cards that are cut or perforated before they are printed: by the number on the
//! package, or by their measures in the layout. Placing pages on them is done by `press`.

mod known;

use serde_json::json;

use super::paper::PaperSize;
use crate::content::read::{
    Cx, Decode, Definitions, Int, Json, Node, Value, either, parts, record,
};
use crate::diag::values::{Axis, Expected};
use crate::diag::{Fault, Hint};
use crate::geom::{Point, Size};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// A sheet that is cut before it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct PrecutSheet {
    /// What the person at the printer calls it: the number on the package, else the paper.
    pub name: String,
    /// The whole sheet, upright.
    pub paper: Size,
    /// Labels beside each other.
    pub columns: usize,
    /// Labels below each other.
    pub rows: usize,
    /// One label or card.
    pub label: Size,
    /// How far the first label lies from the left and from the upper edge of the sheet.
    pub first: Point,
    /// From a label to the next, across and down.
    pub pitch: Size,
    /// Whether they are cards that are snapped apart; labels are peeled off.
    pub snaps: bool,
    /// Whether the measures are sure: given in the layout, or by sources that agree.
    pub verified: bool,
}

impl PrecutSheet {
    /// The sheets with this number, as it stands on the package.
    pub fn known(number: &str) -> Option<Self> {
        known::find(number).ok()
    }

    /// How many labels a sheet has.
    pub const fn places(&self) -> usize {
        self.columns * self.rows
    }

    /// From the left edge of the sheet to the right edge of its last column, and from the upper edge to
    /// the lower edge of its last row.
    fn extent(&self) -> Size {
        let end = |first: Abs, pitch: Abs, count: usize, label: Abs| {
            first + pitch * count.saturating_sub(1) as f64 + label
        };
        Size::new(
            end(
                self.first.x,
                self.pitch.width,
                self.columns,
                self.label.width,
            ),
            end(
                self.first.y,
                self.pitch.height,
                self.rows,
                self.label.height,
            ),
        )
    }
}

record! {
    /// The measures of a sheet, upright.
    struct RawMeasures {
        /// The whole sheet.
        #[default(PaperSize::named(A4))]
        paper: PaperSize,
        /// Labels beside each other.
        columns: Int<1, 50>,
        /// Labels below each other.
        rows: Int<1, 100>,
        /// One label, width and height: "63.5x38.1mm".
        size: PaperSize,
        /// How far the first label lies from the left and from the upper edge of the sheet.
        first: Spanned<RawFirst>,
        /// From the left edge of a label to that of the next, and from upper edge to upper edge. Left
        /// out, labels touch each other.
        pitch: Option<Spanned<RawPitch>>,
        /// Whether they are cards that are snapped apart.
        #[default(false)]
        snap: bool,
    }
}

record! {
    /// Where the first label lies.
    struct RawFirst {
        /// From the left edge of the sheet.
        left: Spanned<Abs>,
        /// From the upper edge of the sheet.
        top: Spanned<Abs>,
    }
}

record! {
    /// From a label to the next.
    struct RawPitch {
        /// From a left edge to the next; left out, labels touch.
        across: Option<Spanned<Abs>>,
        /// From an upper edge to the next; left out, labels touch.
        down: Option<Spanned<Abs>>,
    }
}

/// Upright A4.
const A4: Size = Size::new(Abs::mm(210.0), Abs::mm(297.0));

impl Decode for PrecutSheet {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            Value::Table(_) => measured(RawMeasures::decode(node, cx)?, cx),
            _ => {
                let number = cx.text(node, Expected::TextSuch("\"L7160\""))?;
                match known::find(number) {
                    Ok(sheet) => Some(sheet),
                    Err(near) => {
                        let fault = Fault::UnknownPrecut {
                            name: number.into(),
                        };
                        let error = fault.at(node.span);
                        let error = match near {
                            Some(near) => error.hint(Hint::did_you_mean(near)),
                            None => error,
                        };
                        cx.push(error.hint(Hint::GiveMeasures));
                        None
                    }
                }
            }
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let number = json!({ "type": "string", "examples": ["L7160", "C32011"] });
        either([number, parts::record_schema::<RawMeasures>(definitions)])
    }
}

/// The sheet with these measures, where they are possible.
fn measured(raw: RawMeasures, cx: &mut Cx) -> Option<PrecutSheet> {
    let label = raw.size.size;
    let first = raw.first.value;
    let pitch = raw.pitch.as_ref();
    let across = pitch.and_then(|pitch| pitch.value.across);
    let down = pitch.and_then(|pitch| pitch.value.down);
    let sheet = PrecutSheet {
        name: super::paper::name_of(raw.paper.size),
        paper: raw.paper.size,
        columns: usize::try_from(raw.columns.0).ok()?,
        rows: usize::try_from(raw.rows.0).ok()?,
        label,
        first: Point::new(first.left.value, first.top.value),
        pitch: Size::new(
            across.map_or(label.width, |across| across.value),
            down.map_or(label.height, |down| down.value),
        ),
        snaps: raw.snap,
        verified: true,
    };
    let mut errors = Vec::new();
    let error = |fault: Fault, span: Span, hint: Hint| fault.at(span).hint(hint);
    for edge in [first.left, first.top] {
        if edge.value < Abs::ZERO {
            let hint = Hint::write_such("\"7.2mm\"");
            errors.push(error(Fault::Negative, edge.span, hint));
        }
    }
    for (pitch, label) in [(across, label.width), (down, label.height)] {
        if let Some(pitch) = pitch.filter(|pitch| !label.fits(pitch.value)) {
            let fault = Fault::LabelsOverlap {
                pitch: pitch.value.into(),
                label: label.into(),
            };
            errors.push(error(fault, pitch.span, Hint::PitchOverEdges));
        }
    }
    let end = sheet.extent();
    for (end, paper, axis) in [
        (end.width, sheet.paper.width, Axis::Width),
        (end.height, sheet.paper.height, Axis::Height),
    ] {
        if errors.is_empty() && !end.fits(paper) {
            let fault = Fault::LabelsBeyond {
                end: end.into(),
                paper: paper.into(),
                axis,
            };
            errors.push(error(fault, raw.first.span, Hint::MeasureSheet));
        }
    }
    let sound = errors.is_empty();
    for error in errors {
        cx.push(error);
    }
    sound.then_some(sheet)
}

#[cfg(test)]
mod tests;
