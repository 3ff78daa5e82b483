//! Perforated sheets of cards, as shops sell them: their measures, by name. They stand in
//! `perforated.toml`, inside the binary, and were taken by people who use the sheets: makers do not
//! publish them. Placing cards on them is done by `press`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::paper::parse_size;
use crate::content::read::{Cx, Decode, Node};
use crate::diag::Fault;
use crate::geom::{Point, Size};
use crate::units::{Abs, parse_abs};

/// The measures of all known sheets.
const FILE: &str = include_str!("perforated.toml");

/// A sheet of cards that are snapped apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Perforated {
    /// The maker's number.
    pub name: String,
    /// The whole sheet, upright.
    pub paper: Size,
    /// Cards beside each other.
    pub columns: usize,
    /// Cards below each other.
    pub rows: usize,
    /// One card.
    pub card: Size,
    /// How far the first card lies from the left and from the upper edge of the sheet.
    pub origin: Point,
    /// From a card to the next, across and down.
    pub pitch: Size,
}

impl Perforated {
    /// How many cards a sheet has.
    pub const fn places(&self) -> usize {
        self.columns * self.rows
    }
}

/// Every known sheet, in the order of the file.
pub fn sheets() -> Vec<Perforated> {
    // The file is our own, and a test reads it.
    let file: RawFile = toml::from_str(FILE).unwrap_or_default();
    file.sheet.into_iter().filter_map(resolve).collect()
}

impl Decode for Perforated {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let name = cx.text(node, "a text such as \"C32011\"")?;
        let known = sheets();
        let found = known.iter().find(|sheet| sheet.name == name);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|sheet| sheet.name.as_str()).collect();
            let fault = Fault::UnknownPerforated { name: name.into() };
            cx.unknown_name(fault, node.span, name, &names);
        }
        found.cloned()
    }
}

impl JsonSchema for Perforated {
    fn schema_name() -> Cow<'static, str> {
        "Perforated".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<String> = sheets().into_iter().map(|sheet| sheet.name).collect();
        json_schema!({ "type": "string", "enum": names })
    }
}

#[derive(Default, Deserialize)]
struct RawFile {
    sheet: Vec<Measures>,
}

#[derive(Deserialize)]
struct Measures {
    name: String,
    paper: String,
    columns: usize,
    rows: usize,
    card: [String; 2],
    origin: [String; 2],
    pitch: [String; 2],
}

fn resolve(raw: Measures) -> Option<Perforated> {
    let pair = |texts: &[String; 2]| -> Option<(Abs, Abs)> {
        let [across, down] = texts;
        Some((parse_abs(across).ok()?, parse_abs(down).ok()?))
    };
    let ((width, height), (left, top)) = (pair(&raw.card)?, pair(&raw.origin)?);
    let (across, down) = pair(&raw.pitch)?;
    Some(Perforated {
        paper: parse_size(&raw.paper)?,
        name: raw.name,
        columns: raw.columns,
        rows: raw.rows,
        card: Size::new(width, height),
        origin: Point::new(left, top),
        pitch: Size::new(across, down),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_of_the_file_is_sound() {
        let sheets = sheets();
        assert_eq!(sheets.len(), FILE.matches("[[sheet]]").count());
        assert!(sheets.len() >= 2);
        for sheet in sheets {
            let right = sheet.origin.x + sheet.pitch.width * (sheet.columns - 1) as f64;
            let foot = sheet.origin.y + sheet.pitch.height * (sheet.rows - 1) as f64;
            assert!(
                (right + sheet.card.width).fits(sheet.paper.width),
                "{sheet:?}"
            );
            assert!((foot + sheet.card.height).fits(sheet.paper.height));
            assert!(sheet.card.width.fits(sheet.pitch.width));
            assert!(sheet.card.height.fits(sheet.pitch.height));
            // Both are the same way up: what is left over is as much on either side.
            let rest = sheet.paper.width - right - sheet.card.width;
            assert!(
                (rest - sheet.origin.x).abs() < Abs::mm(0.01),
                "{}",
                sheet.name
            );
        }
    }
}
