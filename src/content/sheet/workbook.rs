//! A workbook → a table: the rows and columns that one of its sheets shows. A workbook has no text; one is made
//! of the cells, so that each has a place, and what cannot be printed as the sheet shows it is told.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Archive, Kind};
use super::formats::{Country, Shown};
use super::grid::{At, Grid, Says, Unreadable};
use super::{
    Cell, MOST_CHARACTERS, MOST_COLUMNS, MOST_TOLD, Marks, Sheet, SheetRows, TableRef, ods, xlsx,
};
use crate::content::read::hint_for;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{CellName, SheetCells, Sources, Span, Spanned};

/// What stands between the cells of a row in the text, as messages show it.
const BETWEEN: &str = " | ";

/// The table that `wanted` names, of the workbook with these bytes.
pub fn read(
    wanted: TableRef,
    bytes: &[u8],
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Option<Sheet> {
    let name = wanted.sheet.map(|name| name.value.as_str());
    let grid = match grid(bytes, name, wanted.country) {
        Ok(grid) => grid,
        Err(unreadable) => {
            diags.push(report_unreadable(&unreadable, wanted));
            return None;
        }
    };
    let shown = ShownCells::of(&grid);
    let path = wanted.path;
    let count = shown.rows.len().saturating_sub(1);
    let fault = match () {
        () if count == 0 => Some((Fault::TableEmpty { path: path.into() }, Hint::AddRows)),
        () if shown.columns.len() > MOST_COLUMNS => {
            let most = MOST_COLUMNS;
            Some((Fault::TableTooWide { most }, Hint::FewerColumns))
        }
        () => None,
    };
    if let Some((fault, hint)) = fault {
        diags.push(fault.at(wanted.span).hint(hint));
        return None;
    }
    let text = SheetText::of(&grid, &shown);
    let file = sources.add_sheet(path, text.text, text.cells);
    let mut notes = Notes::default();
    let mut rows = text.rows.iter().map(|row| {
        let cells = row.iter().map(|(at, start, end)| {
            let span = Span {
                file,
                start: *start,
                end: *end,
            };
            notes.cell(grid.cells.get(at), span)
        });
        cells.collect::<Vec<Cell>>()
    });
    let header = rows.next().unwrap_or_default();
    let rows: Vec<_> = rows.collect();
    let whole = header.first().map_or(wanted.span, Cell::span);
    grid_notes(&grid, &shown, whole, diags);
    let usable = notes.tell(diags);
    usable.then_some(Sheet {
        file,
        delimiter: '|',
        header,
        rows: SheetRows::Kept(rows),
    })
}

/// The cells of the sheet that is wanted.
fn grid(bytes: &[u8], name: Option<&str>, country: &'static Country) -> Result<Grid, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    match archive.kind()? {
        Kind::Xlsx => xlsx::read(bytes, &mut archive, name, country),
        Kind::Ods => ods::read(&mut archive, name, country),
    }
}

/// Why a workbook gives no table.
fn report_unreadable(unreadable: &Unreadable, wanted: TableRef) -> Diagnostic {
    let path = wanted.path.into();
    let fault = match unreadable {
        Unreadable::NoWorkbook => Fault::NoWorkbook { path },
        Unreadable::Old => Fault::WorkbookOld { path },
        Unreadable::Password => Fault::WorkbookPassword { path },
        Unreadable::Binary => Fault::WorkbookBinary { path },
        Unreadable::Broken => Fault::WorkbookBroken { path },
        Unreadable::TooLarge => Fault::WorkbookTooLarge { path },
        Unreadable::NoSheet(names) => {
            let Some(wanted) = wanted.sheet else {
                return Fault::WorkbookBroken { path }
                    .at(wanted.span)
                    .hint(Hint::SaveAsXlsx);
            };
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let error = Fault::UnknownSheet {
                name: wanted.into(),
            }
            .at(wanted.span);
            return error.hint(hint_for(&wanted.value, &names));
        }
    };
    fault.at(wanted.span).hint(match unreadable {
        Unreadable::TooLarge => Hint::SmallerWorkbook,
        _ => Hint::SaveAsXlsx,
    })
}

/// The rows and columns of a sheet that say anything and are not hidden.
struct ShownCells {
    rows: BTreeSet<u32>,
    columns: BTreeSet<u32>,
    /// Rows and columns that say something and are hidden.
    hidden: (BTreeSet<u32>, BTreeSet<u32>),
}

impl ShownCells {
    fn of(grid: &Grid) -> Self {
        let mut all = (BTreeSet::new(), BTreeSet::new());
        let mut hidden = (BTreeSet::new(), BTreeSet::new());
        // Which columns are hidden is asked once for each, not for each cell.
        let mut known: BTreeMap<u32, bool> = BTreeMap::new();
        let mut last: Option<(u32, bool)> = None;
        for (row, column) in grid.cells.keys().copied() {
            let hides_row = match last {
                Some((known, hides)) if known == row => hides,
                _ => grid.hidden_rows.contains(row),
            };
            last = Some((row, hides_row));
            let hides_column = known.entry(column);
            let hides_column = *hides_column.or_insert_with(|| grid.hides_column(column));
            if hides_row {
                hidden.0.insert(row);
            }
            if hides_column {
                hidden.1.insert(column);
            }
            if !hides_row && !hides_column {
                all.0.insert(row);
                all.1.insert(column);
            }
        }
        Self {
            rows: all.0,
            columns: all.1,
            hidden,
        }
    }
}

/// The text that is made of a sheet: a line for each row.
struct SheetText {
    text: String,
    cells: SheetCells,
    /// Of each row, the cells with the bytes where they begin and end.
    rows: Vec<Vec<(At, u32, u32)>>,
}

impl SheetText {
    fn of(grid: &Grid, shown: &ShownCells) -> Self {
        let mut text = String::new();
        let mut cells = SheetCells::new(&grid.name);
        // What is read of a workbook is far smaller than 4 GiB.
        let at = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let rows = shown.rows.iter().map(|row| {
            let row = shown.columns.iter().enumerate().map(|(index, column)| {
                if index > 0 {
                    text.push_str(BETWEEN);
                }
                let start = at(&text);
                cells.push(
                    start,
                    CellName {
                        row: *row,
                        column: *column,
                    },
                );
                match grid.cells.get(&(*row, *column)) {
                    Some(Says::Words(shown)) => text.push_str(shown.words.trim()),
                    Some(Says::Error(error)) => text.push_str(error),
                    Some(Says::NoResult) => text.push_str("=?"),
                    None => {}
                }
                ((*row, *column), start, at(&text))
            });
            let row = row.collect();
            text.push('\n');
            row
        });
        let rows = rows.collect();
        Self { text, cells, rows }
    }
}

/// What is wrong with cells, and what should be looked at.
#[derive(Default)]
struct Notes {
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
    marks: Marks,
}

impl Notes {
    /// The cell of a table that stands at `span`.
    fn cell(&mut self, says: Option<&Says>, span: Span) -> Cell {
        let words = match says {
            Some(Says::Words(shown)) => self.words(shown, span),
            Some(Says::Error(what)) => {
                let error = Fault::CellError { what: what.into() }.at(span);
                self.errors.push(error.hint(Hint::MendFormula));
                None
            }
            Some(Says::NoResult) => {
                let error = Fault::FormulaNoResult.at(span);
                self.errors.push(error.hint(Hint::SaveInExcel));
                None
            }
            None => None,
        };
        let (words, exact) = words.unwrap_or_default();
        Cell {
            words: Spanned::new(words, span),
            exact,
        }
    }

    fn words(&mut self, shown: &Shown, span: Span) -> Option<(String, bool)> {
        let raw = shown.words.trim();
        if raw.len() > MOST_CHARACTERS && raw.chars().nth(MOST_CHARACTERS).is_some() {
            let error = Fault::CellTooLong {
                most: MOST_CHARACTERS,
            }
            .at(span);
            self.errors.push(error.hint(Hint::ShortenCell));
            return None;
        }
        if !shown.exact && self.warnings.len() < MOST_TOLD {
            let warning = Diagnostic::warning(Fault::CellFormat, span);
            self.warnings.push(warning.hint(Hint::OtherFormat));
        }
        let words = self.marks.clean(raw, span);
        let exact = words == raw;
        Some((words, exact))
    }

    /// Tells all of it, and whether the table can be used.
    fn tell(self, diags: &mut Diagnostics) -> bool {
        let usable = self.errors.is_empty();
        let all = self
            .errors
            .into_iter()
            .chain(self.warnings)
            .chain(self.marks.note());
        all.for_each(|diagnostic| diags.push(diagnostic));
        usable
    }
}

/// Tells what the sheet has that the table has not, at the beginning of the table.
fn grid_notes(grid: &Grid, shown: &ShownCells, whole: Span, diags: &mut Diagnostics) {
    let mut warn = |fault: Fault, hint: Hint| {
        diags.push(Diagnostic::warning(fault, whole).hint(hint));
    };
    if let Some(first) = &grid.passed_over {
        let (hidden, name) = (first.into(), (&grid.name).into());
        warn(Fault::SheetsHidden { hidden, name }, Hint::NameSheet);
    } else if grid.hidden {
        let name = (&grid.name).into();
        warn(Fault::SheetHidden { name }, Hint::ShowOrIgnore);
    }
    let (rows, columns) = &shown.hidden;
    if let Some(first) = rows.first() {
        let (count, first) = (rows.len(), first + 1);
        warn(
            Fault::RowsHidden {
                count,
                first: first as usize,
            },
            Hint::ShowOrIgnore,
        );
    }
    if let Some(first) = columns.first() {
        let name = CellName {
            row: 0,
            column: *first,
        }
        .to_string();
        let first = name.trim_end_matches('1').into();
        warn(
            Fault::ColumnsHidden {
                count: columns.len(),
                first,
            },
            Hint::ShowOrIgnore,
        );
    }
    let visible =
        |(first, _): &&(At, At)| shown.rows.contains(&first.0) && shown.columns.contains(&first.1);
    let merged: Vec<_> = grid.merged.iter().filter(visible).collect();
    if let Some((first, last)) = merged.first() {
        let name = |(row, column): &At| CellName {
            row: *row,
            column: *column,
        };
        let first = format!("{}:{}", name(first), name(last)).into();
        warn(
            Fault::CellsMerged {
                count: merged.len(),
                first,
            },
            Hint::Unmerge,
        );
    }
}
