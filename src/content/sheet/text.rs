//! A table in a file of text → its cells. How the text is written, and how its cells are told apart, is found out
//! in `encoding` and `csv`.

use std::sync::Arc;

use super::csv::{self, CsvRows, Misquoted};
use super::encoding::{self, NotText};
use super::{
    Cell, MOST_CHARACTERS, MOST_COLUMNS, MOST_TOLD, Marks, Sheet, SheetRows, TableRef,
    without_empty_end,
};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{FileId, Sources, Span, Spanned};

/// The table that `wanted` names, of the file with these bytes.
pub fn read(
    wanted: TableRef,
    bytes: &[u8],
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Option<Sheet> {
    let path = wanted.path;
    let decoded = match encoding::decode(bytes) {
        Ok(decoded) => decoded,
        Err(not_text) => {
            diags.push(report_no_text(not_text, wanted));
            return None;
        }
    };
    let file = sources.add(path, decoded.text);
    let text = &sources.get(file)?.text;
    if let Some(encoding) = decoded.encoding {
        let note = note_on_encoding(encoding, file, text);
        diags.push(note);
    }
    let text = Arc::clone(text);
    let mut rows = CsvRows::new(&text, MOST_COLUMNS);
    let delimiter = rows.delimiter();
    let mut faults = Vec::new();
    let mut notes = Marks::default();
    let (mut header, mut starts) = (None, Vec::new());
    for (start, row) in rows.by_ref() {
        faults_of_row(&row, file, &text, &mut faults);
        let cells: Vec<Cell> = cells_of(&row, &mut notes, file, &text);
        if header.is_none() {
            header = Some(cells);
        } else if !cells.iter().all(Cell::is_empty) {
            starts.push(start as u32);
        }
    }
    let misquoted = rows
        .faults
        .iter()
        .map(|fault| report_misquoted(fault, file));
    let faults: Vec<_> = misquoted.chain(faults).take(MOST_TOLD).collect();
    if !faults.is_empty() {
        // What stands behind a stray quote has lost its columns.
        faults.into_iter().for_each(|error| diags.push(error));
        return None;
    }
    let header = header.unwrap_or_default();
    if let Some(note) = notes.note() {
        diags.push(note);
    }
    if starts.is_empty() {
        let error = Fault::TableEmpty { path: path.into() }.at(wanted.span);
        diags.push(error.hint(Hint::AddRows));
        return None;
    }
    let width = without_empty_end(&header).len();
    let rows = TypedRows {
        text,
        file,
        delimiter,
        starts,
    };
    Some(Sheet {
        file,
        delimiter: char::from(delimiter),
        header: header.into_iter().take(width).collect(),
        rows: SheetRows::Typed(rows),
    })
}

/// The rows of a table in a file of text: where each begins.
#[derive(Debug)]
pub struct TypedRows {
    text: Arc<String>,
    file: FileId,
    delimiter: u8,
    starts: Vec<u32>,
}

impl TypedRows {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.starts.len()
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> Option<Vec<Cell>> {
        let start = *self.starts.get(row)? as usize;
        let mut rows = CsvRows::from(&self.text, self.delimiter, start, MOST_COLUMNS);
        let (_, cells) = rows.next()?;
        Some(cells_of(
            &cells,
            &mut Marks::default(),
            self.file,
            &self.text,
        ))
    }
}

/// Why bytes are no text.
fn report_no_text(not_text: NotText, wanted: TableRef) -> Diagnostic {
    let path = wanted.path.into();
    let (fault, hint) = match not_text {
        NotText::Workbook => (Fault::TableIsWorkbook { path }, Hint::CallItXlsx),
        NotText::OldWorkbook => (Fault::TableIsOldWorkbook { path }, Hint::SaveAsXlsx),
        NotText::Unknown => (Fault::TableEncodingUnknown { path }, Hint::SaveCsvUtf8),
    };
    fault.at(wanted.span).hint(hint)
}

/// The cells of a row of the text.
fn cells_of(row: &[csv::Cell], marks: &mut Marks, file: FileId, text: &str) -> Vec<Cell> {
    let cell = |cell: &csv::Cell| {
        let span = span_in(file, cell.range.start, cell.range.end);
        let value = cell.value(text);
        let words = marks.clean(&value, span);
        let exact = !cell.doubled && words == value;
        Cell {
            words: Spanned::new(words, span),
            exact,
        }
    };
    row.iter().map(cell).collect()
}

/// What is wrong with a quote.
fn report_misquoted(fault: &Misquoted, file: FileId) -> Diagnostic {
    let error = match fault {
        Misquoted::Unclosed(at) => Fault::CellUnclosed.at(span_in(file, *at, at + 1)),
        Misquoted::After(range) => Fault::AfterCell.at(span_in(file, range.start, range.end)),
    };
    error.hint(Hint::CloseCell)
}

/// Adds what is wrong with the cells of a row: there are too many, or one is too long. Of many faults the first are
/// enough.
fn faults_of_row(row: &[csv::Cell], file: FileId, text: &str, faults: &mut Vec<Diagnostic>) {
    if faults.len() >= MOST_TOLD {
        return;
    }
    let place = |cell: &csv::Cell| span_in(file, cell.range.start, cell.range.end);
    if let Some(cell) = row.get(MOST_COLUMNS) {
        let most = MOST_COLUMNS;
        let is_told = |told: &Diagnostic| matches!(*told.fault, Fault::TableTooWide { .. });
        if !faults.iter().any(is_told) {
            let error = Fault::TableTooWide { most }.at(place(cell));
            faults.push(error.hint(Hint::FewerColumns));
        }
    }
    // Nothing that takes a time of its own is done with so long a cell: not even counting its letters.
    let long = row.iter().filter(|cell| cell.range.len() > MOST_CHARACTERS);
    let long = long.filter(|cell| {
        let words = text.get(cell.range.clone()).unwrap_or("");
        words.chars().nth(MOST_CHARACTERS).is_some()
    });
    faults.extend(long.map(|cell| {
        let most = MOST_CHARACTERS;
        let error = Fault::CellTooLong { most }.at(place(cell));
        error.hint(Hint::ShortenCell)
    }));
}

/// Says how a table is written that is not UTF-8, at a letter that shows whether it was understood.
fn note_on_encoding(encoding: &'static str, file: FileId, text: &str) -> Diagnostic {
    let letter = text.char_indices().find(|(_, c)| !c.is_ascii());
    let (start, end) = letter.map_or((0, 0), |(at, c)| (at, at + c.len_utf8()));
    let warning = Fault::TableEncoding {
        encoding: encoding.into(),
    };
    Diagnostic::warning(warning, span_in(file, start, end)).hint(Hint::CheckLetters)
}

/// A place in the file, which is far smaller than 4 GiB.
fn span_in(file: FileId, start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        file,
        start: offset(start),
        end: offset(end),
    }
}
