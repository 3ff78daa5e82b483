//! The number on a package of labels or cards → the measures of its sheets. They stand in `sheets.toml`,
//! inside the binary; where they are from is said there.

use serde::Deserialize;

use super::{A4, PrecutSheet};
use crate::content::read::nearest;
use crate::geom::{Point, Size};
use crate::units::{Abs, parse_abs};

/// The measures of all known sheets.
const FILE: &str = include_str!("sheets.toml");

#[derive(Default, Deserialize)]
pub(super) struct RawFile {
    pub sheet: Vec<RawKnown>,
}

#[derive(Deserialize)]
pub(super) struct RawKnown {
    pub maker: String,
    pub codes: Vec<String>,
    #[serde(rename = "use")]
    pub kind: String,
    columns: usize,
    rows: usize,
    size: [String; 2],
    first: [String; 2],
    pitch: [String; 2],
    pub verified: bool,
    #[cfg(test)]
    pub note: Option<String>,
}

/// The sheets of the file, which is our own, and which a test reads.
pub(super) fn file() -> RawFile {
    toml::from_str(FILE).unwrap_or_default()
}

/// The sheets with this number: "L7160", "Avery L7160", "l7160-25".
///
/// # Errors
/// Where there is none, the number that is nearest.
pub fn find(number: &str) -> Result<PrecutSheet, Option<String>> {
    let RawFile { sheet: sheets } = file();
    let wanted = plain(number, &sheets);
    // The count of sheets in the package stands behind the number.
    let shorter = wanted
        .rsplit_once('-')
        .map_or(&*wanted, |(number, _)| number);
    let has = |code: &str| {
        let found = |sheet: &&RawKnown| sheet.codes.iter().any(|known| known == code);
        sheets.iter().find(found)
    };
    if let Some(known) = has(&wanted).or_else(|| has(shorter)) {
        let name = format!("{} {}", known.maker, shorter);
        return known.resolve(name).ok_or(None);
    }
    let codes = sheets.iter().flat_map(|sheet| &sheet.codes);
    Err(nearest(shorter, codes.map(String::as_str)).map(str::to_owned))
}

/// The number alone, in capitals: makers write their name before it, and people type it as they like.
fn plain(number: &str, sheets: &[RawKnown]) -> String {
    let makers = sheets.iter().flat_map(|sheet| sheet.maker.split(' '));
    let makers: Vec<String> = makers.map(str::to_lowercase).collect();
    let words = number.split_whitespace();
    let words = words.filter(|word| !makers.contains(&word.to_lowercase()));
    words.collect::<String>().to_uppercase()
}

impl RawKnown {
    /// The sheet, under `name`.
    pub(super) fn resolve(&self, name: String) -> Option<PrecutSheet> {
        let pair = |texts: &[String; 2]| -> Option<(Abs, Abs)> {
            let [across, down] = texts;
            Some((parse_abs(across).ok()?, parse_abs(down).ok()?))
        };
        let ((width, height), (left, top)) = (pair(&self.size)?, pair(&self.first)?);
        let (across, down) = pair(&self.pitch)?;
        Some(PrecutSheet {
            name,
            paper: A4,
            columns: self.columns,
            rows: self.rows,
            label: Size::new(width, height),
            first: Point::new(left, top),
            pitch: Size::new(across, down),
            snaps: matches!(&*self.kind, "cards" | "badges"),
            verified: self.verified,
        })
    }
}
