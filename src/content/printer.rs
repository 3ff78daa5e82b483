//! `[printer.NAME]` of the project file → what is known of an office's own printer: what it leaves
//! white, and how far its backs lie off. What that means for sheets is decided by `press`.

use super::read::{
    Cx, Decode, Definitions, Json, Map, Node, Value, choice, either, hint_for, parts, record,
};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Adjust, Point, Sides};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// No printer is off by more; whoever writes more has mistaken the unit.
const FARTHEST: Abs = Abs::mm(20.0);

/// The most that a side can be turned or slanted, in degrees.
const MOST_TURNED: f64 = 5.0;

/// How large a side can be printed to come out right, in per cent. A printer that is farther off fits pages
/// to the paper, and that is a setting of it.
const SCALES: [f64; 2] = [95.0, 105.0];

record! {
    /// What is known of a printer.
    pub struct RawPrinter {
        /// What it leaves white at the edges of an upright sheet: one length, or four.
        margins: Option<Spanned<RawMargins>>,
        /// Whether it prints both sides of the paper by itself.
        #[default(Duplex::Automatic)]
        duplex: Duplex,
        /// How printed sheets lie when they come out.
        #[default(OutputSide::FaceDown)]
        output: OutputSide,
        /// Which side of the paper in the tray is printed.
        #[default(TraySide::FaceDown)]
        tray: TraySide,
        /// How far all that is printed is to be moved so that it comes to its place on the paper.
        offset: Option<RawOffset>,
        /// How far all is to be turned counterclockwise, in degrees, as one looks at the front.
        rotation: Option<Spanned<f64>>,
        /// How large all is to be printed so that it has its true size, in per cent.
        scale: Option<Spanned<RawScale>>,
        /// How far upright lines are to lean to the right, in degrees, as one looks at the front.
        skew: Option<Spanned<f64>>,
        /// How far the backs are to be moved so that they lie behind their fronts.
        back_offset: Option<RawOffset>,
        /// How far the backs are to be turned counterclockwise, in degrees.
        back_rotation: Option<Spanned<f64>>,
        /// How large the backs are to be printed so that they are as large as their fronts, in per cent.
        back_scale: Option<Spanned<RawScale>>,
        /// How far upright lines of the backs are to lean to the right, in degrees.
        back_skew: Option<Spanned<f64>>,
    }
}

choice! {
    /// Whether a printer prints both sides of the paper by itself.
    pub enum Duplex {
        /// It does.
        Automatic = "automatic",
        /// It does not: fronts and backs are two files, and somebody puts the pile back between them.
        Manual = "manual",
    }
}

choice! {
    /// How printed sheets lie when they come out of a printer.
    pub enum OutputSide {
        /// With the printed side down.
        FaceDown = "face-down",
        /// With the printed side up.
        FaceUp = "face-up",
    }
}

choice! {
    /// Which side of the paper in the tray a printer prints.
    pub enum TraySide {
        /// The side that looks down.
        FaceDown = "face-down",
        /// The side that looks up.
        FaceUp = "face-up",
    }
}

/// How paper goes through a printer that prints one side at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ManualFeed {
    /// How printed sheets lie when they come out.
    pub output: OutputSide,
    /// Which side of the paper in the tray is printed.
    pub tray: TraySide,
}

/// As most printers have it whose paper goes in below and comes out above.
impl Default for ManualFeed {
    fn default() -> Self {
        Self {
            output: OutputSide::FaceDown,
            tray: TraySide::FaceDown,
        }
    }
}

record! {
    /// How far a side is moved, as one looks at it.
    pub struct RawOffset {
        /// To the right.
        #[default(Spanned::new(Abs::ZERO, Span::NOWHERE))]
        x: Spanned<Abs>,
        /// Upwards.
        #[default(Spanned::new(Abs::ZERO, Span::NOWHERE))]
        y: Spanned<Abs>,
    }
}

record! {
    /// What a printer leaves white at each edge of an upright sheet.
    pub struct RawEdges {
        /// At the upper edge.
        top: Abs,
        /// At the right edge.
        right: Abs,
        /// At the lower edge.
        bottom: Abs,
        /// At the left edge.
        left: Abs,
    }
}

/// One length for all edges, or one for each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RawMargins(pub Sides<Abs>);

impl Decode for RawMargins {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if !matches!(node.value, Value::Table(_)) {
            return Abs::decode(node, cx).map(|length| Self(Sides::splat(length)));
        }
        let edges = RawEdges::decode(node, cx)?;
        Some(Self(Sides {
            left: edges.left,
            top: edges.top,
            right: edges.right,
            bottom: edges.bottom,
        }))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let length = Abs::schema(definitions);
        either([length, parts::record_schema::<RawEdges>(definitions)])
    }
}

record! {
    /// How large something is printed in each direction of an upright sheet, in per cent.
    pub struct RawDirections {
        /// From side to side.
        x: f64,
        /// From top to bottom.
        y: f64,
    }
}

/// One size for both directions, or one for each, in per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RawScale(pub [f64; 2]);

impl Decode for RawScale {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if !matches!(node.value, Value::Table(_)) {
            return f64::decode(node, cx).map(|percent| Self([percent; 2]));
        }
        let directions = RawDirections::decode(node, cx)?;
        Some(Self([directions.x, directions.y]))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let number = f64::schema(definitions);
        either([number, parts::record_schema::<RawDirections>(definitions)])
    }
}

/// What is known of a printer.
#[derive(Debug, Clone, PartialEq)]
pub struct Printer {
    /// What it leaves white at the edges of an upright sheet; `None` where nobody measured.
    pub margins: Option<Sides<Abs>>,
    /// What brings fronts to their place, as one looks at the front. Backs go along.
    pub front: Adjust,
    /// What brings backs behind their fronts, as one looks at the back.
    pub back: Adjust,
    /// Whether it prints both sides by itself.
    pub duplex: Duplex,
    /// How paper goes through it where it does not.
    pub feed: ManualFeed,
}

/// The printers of a project, and which of them is used.
#[derive(Debug, Clone, Default)]
pub struct Printers {
    known: Vec<(Spanned<String>, Printer)>,
    chosen: Option<Spanned<String>>,
}

impl Printers {
    /// Checks the tables of printers; `chosen` is the name that the project gives.
    pub fn resolve(
        raw: Map<RawPrinter>,
        chosen: Option<Spanned<String>>,
        diags: &mut Diagnostics,
    ) -> Self {
        let known = raw.entries.into_iter().map(|(name, named)| {
            let printer = resolve(&named.value, diags);
            (Spanned::new(name, named.key), printer)
        });
        Self {
            known: known.collect(),
            chosen,
        }
    }

    /// The printer that is used: the one called `asked` where somebody asks, else the one that the
    /// project names, else its only one. `None` where the project knows none.
    ///
    /// # Errors
    /// When there is none of that name, or several and none is named.
    pub fn choose(&self, asked: Option<&str>) -> Result<Option<&Printer>, Diagnostic> {
        let chosen = self.chosen.as_ref();
        let chosen = chosen.map(|name| (name.value.as_str(), Some(name.span)));
        let named = asked.map(|name| (name, None)).or(chosen);
        let names: Vec<&str> = self.known.iter().map(|(name, _)| &*name.value).collect();
        match (named, self.known.as_slice()) {
            (Some((name, span)), known) => {
                let found = known.iter().find(|(known, _)| known.value == name);
                let unknown = || {
                    let error = Fault::UnknownPrinter { name: name.into() }.at(span);
                    error.hint(match known.is_empty() {
                        true => Hint::AddPrinter { name: name.into() },
                        false => hint_for(name, &names),
                    })
                };
                found.map(|(_, printer)| Some(printer)).ok_or_else(unknown)
            }
            (None, []) => Ok(None),
            (None, [(_, only)]) => Ok(Some(only)),
            (None, [_, (second, _), ..]) => {
                let names = names.into();
                let error = Fault::WhichPrinter.at(second.span);
                Err(error.hint(Hint::NamePrinter { names }))
            }
        }
    }
}

/// Checks one table.
fn resolve(raw: &RawPrinter, diags: &mut Diagnostics) -> Printer {
    let margins = raw.margins.map(|margins| margins.value.0);
    let is_negative = |sides: Sides<Abs>| sides.to_array().iter().any(|side| *side < Abs::ZERO);
    if let Some(margins) = raw.margins.filter(|margins| is_negative(margins.value.0)) {
        let hint = Hint::write_such("margins = \"5mm\"");
        diags.push(Fault::Negative.at(margins.span).hint(hint));
    }
    let front = adjust(&raw.offset, raw.rotation, raw.scale, raw.skew, diags);
    let back = adjust(
        &raw.back_offset,
        raw.back_rotation,
        raw.back_scale,
        raw.back_skew,
        diags,
    );
    Printer {
        margins,
        front,
        back,
        duplex: raw.duplex,
        feed: ManualFeed {
            output: raw.output,
            tray: raw.tray,
        },
    }
}

/// Checks what is written of one side.
fn adjust(
    offset: &Option<RawOffset>,
    rotation: Option<Spanned<f64>>,
    scale: Option<Spanned<RawScale>>,
    skew: Option<Spanned<f64>>,
    diags: &mut Diagnostics,
) -> Adjust {
    for length in offset.iter().flat_map(|offset| [offset.x, offset.y]) {
        let offset = length.value;
        if offset.abs() > FARTHEST {
            let error = Fault::OffsetTooFar { offset }.at(length.span);
            diags.push(error.hint(Hint::MeasureAgain));
        }
    }
    let mut check = |found: f64, [min, max]: [f64; 2], span: Span| {
        if !(min..=max).contains(&found) {
            let fault = Fault::OutOfRange {
                found: found.into(),
                min: min.into(),
                max: max.into(),
            };
            diags.push(fault.at(span).hint(Hint::between(min, max)));
        }
    };
    for degrees in [rotation, skew].into_iter().flatten() {
        check(degrees.value, [-MOST_TURNED, MOST_TURNED], degrees.span);
    }
    if let Some(scale) = scale {
        for percent in scale.value.0 {
            check(percent, SCALES, scale.span);
        }
    }
    let or_none = |degrees: Option<Spanned<f64>>| degrees.map_or(0.0, |degrees| degrees.value);
    Adjust {
        // Written as upwards.
        shift: offset.as_ref().map_or_else(Point::default, |offset| {
            Point::new(offset.x.value, -offset.y.value)
        }),
        degrees: or_none(rotation),
        scale: scale.map_or([1.0; 2], |scale| {
            scale.value.0.map(|percent| percent / 100.0)
        }),
        skew: or_none(skew),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read::Named;

    fn printers(names: &[&str], chosen: Option<&str>) -> Printers {
        let named = |name: &&str| {
            let value = RawPrinter {
                margins: None,
                duplex: Duplex::Automatic,
                output: OutputSide::FaceDown,
                tray: TraySide::FaceDown,
                offset: None,
                rotation: None,
                scale: None,
                skew: None,
                back_scale: None,
                back_skew: None,
                back_offset: None,
                back_rotation: Some(Spanned::new(name.len() as f64 / 10.0, Span::NOWHERE)),
                span: Span::NOWHERE,
            };
            let key = Span::NOWHERE;
            ((*name).to_owned(), Named { key, value })
        };
        let raw = Map {
            entries: names.iter().map(named).collect(),
        };
        let chosen = chosen.map(|name| Spanned::new(name.to_owned(), Span::NOWHERE));
        Printers::resolve(raw, chosen, &mut Diagnostics::new())
    }

    #[test]
    fn the_printer_is_asked_for_named_or_the_only_one() {
        let turned = |printers: &Printers, asked| {
            let printer = printers.choose(asked).map_err(|error| error.fault.name());
            printer.map(|printer| printer.map(|printer| printer.back.degrees))
        };
        assert_eq!(turned(&printers(&[], None), None), Ok(None));
        assert_eq!(turned(&printers(&["a"], None), None), Ok(Some(0.1)));
        let two = printers(&["a", "bb"], Some("bb"));
        assert_eq!(turned(&two, None), Ok(Some(0.2)));
        assert_eq!(turned(&two, Some("a")), Ok(Some(0.1)));
        assert_eq!(turned(&two, Some("c")), Err("unknown-printer"));
        let neither = printers(&["a", "bb"], None);
        assert_eq!(turned(&neither, None), Err("which-printer"));
        assert_eq!(turned(&neither, Some("a")), Ok(Some(0.1)));
    }
}
