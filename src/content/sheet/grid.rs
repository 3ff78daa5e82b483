//! The cells of one sheet of a workbook, by their rows and columns, and what the sheet says of them. Which of
//! them become cells of a table is decided in `workbook`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::formats::Shown;

/// The most cells with words.
const MOST_CELLS: usize = 6_000_000;
/// The most bytes of all words together.
const MOST_WORDS: usize = 48 << 20;

/// A row and a column, from 0.
pub type At = (u32, u32);

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// Words, and whether the sheet shows the same.
    Words(Shown),
    /// An error, such as `#REF!`.
    Error(String),
    /// The result of a formula, which the file does not hold.
    NoResult,
}

/// One sheet.
#[derive(Debug, Default)]
pub struct Grid {
    /// What it is called.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The first of the hidden sheets before it, where it was not asked for by name.
    pub passed_over: Option<String>,
    /// What stands where, but for cells without words.
    pub cells: BTreeMap<At, Says>,
    /// Areas of merged cells, by their first and their last cell.
    pub merged: Vec<(At, At)>,
    /// Rows that the sheet hides.
    pub hidden_rows: Rows,
    /// Columns that the sheet hides.
    pub hidden_columns: Vec<RangeInclusive<u32>>,
    /// The bytes of all words so far.
    bytes: usize,
}

/// Rows of a sheet: single ones, and many in a row.
#[derive(Debug, Default)]
pub struct Rows {
    single: BTreeSet<u32>,
    many: Vec<RangeInclusive<u32>>,
}

impl Rows {
    /// Adds rows.
    pub fn add(&mut self, rows: RangeInclusive<u32>) {
        match rows.start() == rows.end() {
            true => drop(self.single.insert(*rows.start())),
            false => self.many.push(rows),
        }
    }

    /// Whether this row is among them.
    pub fn contains(&self, row: u32) -> bool {
        self.single.contains(&row) || self.many.iter().any(|rows| rows.contains(&row))
    }
}

/// Why a workbook, or the sheet that is wanted of it, cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is none.
    NoWorkbook,
    /// It is one of Excel 97 to 2003, or has a password.
    Old,
    /// It has a password.
    Password,
    /// It is one of Excel in its binary form (XLSB).
    Binary,
    /// Something in it is broken.
    Broken,
    /// It is too large to be read.
    TooLarge,
    /// It has no sheet of this name, but these.
    NoSheet(Vec<String>),
}

impl Grid {
    /// The sheet called `wanted`, or else the first that can be seen, of `sheets` with their names and whether
    /// they are hidden. It has no cells yet.
    pub fn choose(sheets: Vec<(String, bool)>, wanted: Option<&str>) -> Result<Self, Unreadable> {
        let same =
            |name: &str, wanted: &str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
        let exact = |wanted: &str| sheets.iter().position(|(name, _)| name == wanted);
        let alike = |wanted: &str| sheets.iter().position(|(name, _)| same(name, wanted));
        let at = match wanted {
            Some(wanted) => exact(wanted).or_else(|| alike(wanted)),
            None => sheets.iter().position(|(_, hidden)| !hidden).or(Some(0)),
        };
        let Some((name, hidden)) = at.and_then(|at| sheets.get(at)) else {
            let names = sheets.into_iter().map(|(name, _)| name);
            return Err(Unreadable::NoSheet(names.collect()));
        };
        let first = sheets
            .first()
            .filter(|(first, _)| wanted.is_none() && first != name);
        Ok(Self {
            name: name.clone(),
            hidden: *hidden,
            passed_over: first.map(|(first, _)| first.clone()),
            ..Self::default()
        })
    }

    /// Adds what a cell says.
    pub fn add(&mut self, at: At, says: Says) -> Result<(), Unreadable> {
        if let Says::Words(shown) = &says {
            if shown.words.trim().is_empty() {
                return Ok(());
            }
            self.bytes += shown.words.len();
        }
        self.cells.insert(at, says);
        match self.cells.len() > MOST_CELLS || self.bytes > MOST_WORDS {
            true => Err(Unreadable::TooLarge),
            false => Ok(()),
        }
    }

    /// Whether the sheet hides this column.
    pub fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns
            .iter()
            .any(|columns| columns.contains(&column))
    }
}
