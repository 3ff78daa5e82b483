//! A table in a file of text → its cells. How the text is written, and how its cells are told apart, is found out
//! in `encoding` and `csv`.

use super::csv::{self, CsvTable, Misquoted};
use super::encoding::{self, NotText};
use super::{
    Cell, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, MOST_TOLD, Marks, Sheet, TableRef,
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
    let table = csv::split(text, MOST_ROWS + 1, MOST_COLUMNS);
    let mut faults = faults(&table, file, text);
    let count = table.count.saturating_sub(1);
    if count > MOST_ROWS {
        let fault = Fault::TableTooLong {
            path: path.into(),
            count,
            most: MOST_ROWS,
        };
        faults.push(fault.at(wanted.span).hint(Hint::SplitTable));
    }
    if !faults.is_empty() {
        // What stands behind a stray quote has lost its columns.
        faults.into_iter().for_each(|error| diags.push(error));
        return None;
    }
    let mut notes = Marks::default();
    let mut rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| cell_of(cell, &mut notes, file, text));
        cells.collect::<Vec<Cell>>()
    });
    let header = rows.next().unwrap_or_default();
    let mut rows: Vec<_> = rows.collect();
    rows.retain(|row| !row.iter().all(Cell::is_empty));
    if let Some(note) = notes.note() {
        diags.push(note);
    }
    if rows.is_empty() {
        let error = Fault::TableEmpty { path: path.into() }.at(wanted.span);
        diags.push(error.hint(Hint::AddRows));
        return None;
    }
    let width = without_empty_end(&header).len();
    Some(Sheet {
        file,
        delimiter: table.delimiter,
        header: header.into_iter().take(width).collect(),
        rows,
    })
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

/// A cell of the text.
fn cell_of(cell: &csv::Cell, marks: &mut Marks, file: FileId, text: &str) -> Cell {
    let span = span_in(file, cell.range.start, cell.range.end);
    let value = cell.value(text);
    let words = marks.clean(&value, span);
    let exact = !cell.doubled && words == value;
    Cell {
        words: Spanned::new(words, span),
        exact,
    }
}

/// What is wrong with the cells of a file of text.
fn faults(table: &CsvTable, file: FileId, text: &str) -> Vec<Diagnostic> {
    let misquoted = |fault: &Misquoted| {
        let error = match fault {
            Misquoted::Unclosed(at) => Fault::CellUnclosed.at(span_in(file, *at, at + 1)),
            Misquoted::After(range) => Fault::AfterCell.at(span_in(file, range.start, range.end)),
        };
        error.hint(Hint::CloseCell)
    };
    let mut faults: Vec<_> = table.faults.iter().map(misquoted).collect();
    let wide = table.rows.iter().find(|row| row.len() > MOST_COLUMNS);
    if let Some(cell) = wide.and_then(|row| row.get(MOST_COLUMNS)) {
        let most = MOST_COLUMNS;
        let error =
            Fault::TableTooWide { most }.at(span_in(file, cell.range.start, cell.range.end));
        faults.push(error.hint(Hint::FewerColumns));
    }
    // Nothing that takes a time of its own is done with so long a cell: not even counting its letters.
    let long = |cell: &&csv::Cell| cell.range.len() > MOST_CHARACTERS;
    let long = table.rows.iter().flatten().filter(long);
    let long = long.filter(|cell| {
        let words = text.get(cell.range.clone()).unwrap_or("");
        words.chars().nth(MOST_CHARACTERS).is_some()
    });
    faults.extend(long.map(|cell| {
        let most = MOST_CHARACTERS;
        let error = Fault::CellTooLong { most }.at(span_in(file, cell.range.start, cell.range.end));
        error.hint(Hint::ShortenCell)
    }));
    faults.truncate(MOST_TOLD);
    faults
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
