//! Places in a sheet of a workbook, which has no lines: the names of its cells. What stands in them is a text
//! like any other.

use std::fmt;

/// Which cells of a sheet the parts of a text are.
#[derive(Debug, Clone, Default)]
pub struct SheetCells {
    sheet: String,
    /// Where the parts begin, in order, and the row and column of each, from 0.
    parts: Vec<(u32, CellName)>,
}

/// The name of a cell, `B7`, by its row and column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellName {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// A cell and its sheet, `Ark1!B7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlace<'s> {
    /// The name of the sheet.
    pub sheet: &'s str,
    /// The cell.
    pub cell: CellName,
}

impl SheetCells {
    /// No cells yet of the sheet that is called so.
    pub fn new(sheet: impl Into<String>) -> Self {
        Self {
            sheet: sheet.into(),
            parts: Vec::new(),
        }
    }

    /// Says that the part of the text from this byte on is a cell; the parts come in order.
    pub fn push(&mut self, start: u32, cell: CellName) {
        self.parts.push((start, cell));
    }

    /// The cell that this byte of the text belongs to.
    pub fn at(&self, byte: u32) -> Option<CellPlace<'_>> {
        let behind = self.parts.partition_point(|(start, _)| *start <= byte);
        let (_, cell) = self.parts.get(behind.checked_sub(1)?)?;
        Some(CellPlace {
            sheet: &self.sheet,
            cell: *cell,
        })
    }
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        loop {
            letters.push(char::from(b'A' + (rest % 26) as u8));
            match (rest / 26).checked_sub(1) {
                Some(left) => rest = left,
                None => break,
            }
        }
        letters
            .iter()
            .rev()
            .try_for_each(|letter| write!(f, "{letter}"))?;
        write!(f, "{}", u64::from(self.row) + 1)
    }
}

impl fmt::Display for CellPlace<'_> {
    /// As formulas name a cell of another sheet: with `'` around names that are not letters and digits alone.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { sheet, cell } = self;
        match sheet
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
        {
            true => write!(f, "{sheet}!{cell}"),
            false => write!(f, "'{}'!{cell}", sheet.replace('\'', "''")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (row, column, name) in [
            (0, 0, "A1"),
            (6, 1, "B7"),
            (9, 25, "Z10"),
            (0, 26, "AA1"),
            (1_048_575, 16_383, "XFD1048576"),
        ] {
            assert_eq!(CellName { row, column }.to_string(), name);
        }
        let last = CellName {
            row: u32::MAX,
            column: u32::MAX,
        };
        assert!(last.to_string().ends_with("4294967296"));
    }

    #[test]
    fn a_byte_belongs_to_the_cell_that_begins_before_it() {
        let mut cells = SheetCells::new("Ark 1's");
        cells.push(2, CellName { row: 0, column: 0 });
        cells.push(5, CellName { row: 0, column: 2 });
        let at = |byte| cells.at(byte).map(|place| place.to_string());
        assert_eq!(at(1), None);
        assert_eq!(at(2).as_deref(), Some("'Ark 1''s'!A1"));
        assert_eq!(at(4).as_deref(), Some("'Ark 1''s'!A1"));
        assert_eq!(at(5).as_deref(), Some("'Ark 1''s'!C1"));
        assert_eq!(at(99).as_deref(), Some("'Ark 1''s'!C1"));
    }
}
