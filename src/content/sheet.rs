//! The tables of a project → rows of cells, each with its words and its place. What the columns mean, and
//! what becomes of a row, is not decided here.

mod csv;
mod encoding;
mod marks;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::read::report_read_error;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{FileId, Sources, Span, Spanned};
use csv::{CsvTable, Misquoted};

/// The most rows of a table: more cards than anybody prints at once, and a few seconds of work.
const MOST_ROWS: usize = 20_000;
/// The most columns of a table.
const MOST_COLUMNS: usize = 300;
/// The most characters of a cell, which is Excel's own limit.
const MOST_CHARACTERS: usize = 32_767;
/// How many faults of one kind are told one by one.
pub(super) const MOST_TOLD: usize = 20;

/// A table that can be used.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The file that it stands in.
    pub file: FileId,
    /// What stands between cells, for messages.
    pub delimiter: char,
    /// The first row, without empty cells at its end.
    pub header: Vec<Cell>,
    /// The others, at least one. Rows without words are not among them.
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell says, and where.
#[derive(Debug)]
pub(super) struct Cell {
    /// Its words without blanks and idle marks around them; none where it is empty.
    pub words: Spanned<String>,
    /// Whether the words are the bytes that stand there, so that a part of them has a place too.
    pub exact: bool,
}

impl Cell {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.words.value.is_empty()
    }

    /// Where it stands.
    pub const fn span(&self) -> Span {
        self.words.span
    }
}

/// The cells up to the last that is not empty.
pub(super) fn without_empty_end(row: &[Cell]) -> &[Cell] {
    let last = row.iter().rposition(|cell| !cell.is_empty());
    row.get(..last.map_or(0, |at| at + 1)).unwrap_or_default()
}

/// Where a row stands.
pub(super) fn span_of_row(row: &[Cell]) -> Span {
    let (first, last) = (row.first().map(Cell::span), row.last().map(Cell::span));
    match (first, last) {
        (Some(first), Some(last)) => Span {
            end: last.end,
            ..first
        },
        _ => Span::NOWHERE,
    }
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NotText {
    /// A workbook of Excel or LibreOffice.
    Workbook,
    /// A workbook of Excel 97 to 2003, or one with a password.
    OldWorkbook,
    /// Letters of an encoding that cannot be told.
    Unknown,
}

impl NotText {
    fn fault(self, path: &str) -> (Fault, Hint) {
        let path = path.into();
        match self {
            Self::Workbook => (Fault::TableIsWorkbook { path }, Hint::SaveCsvUtf8),
            Self::OldWorkbook => (Fault::TableIsOldWorkbook { path }, Hint::SaveCsvUtf8),
            Self::Unknown => (Fault::TableEncodingUnknown { path }, Hint::SaveCsvUtf8),
        }
    }
}

/// The tables that were read so far, each once.
#[derive(Debug, Default)]
pub struct Sheets {
    /// By their paths; `None` where one cannot be used.
    known: BTreeMap<String, Option<Rc<Sheet>>>,
}

impl Sheets {
    /// The table at `path`, read now if it was not before. Errors about the whole of it go to `wanted_by`,
    /// which names it; `None` says that there were errors, and that its cells are not where they should be.
    pub(super) fn open(
        &mut self,
        path: &str,
        wanted_by: Span,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Option<Rc<Sheet>> {
        if let Some(known) = self.known.get(path) {
            sources.note(path);
            return known.clone();
        }
        let sheet = Sheet::read(path, wanted_by, sources, diags).map(Rc::new);
        self.known.insert(path.to_owned(), sheet.clone());
        sheet
    }
}

impl Sheet {
    /// Reads a file of text.
    fn read(
        path: &str,
        wanted_by: Span,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        let decoded = match sources.read_table(path) {
            Ok(bytes) => encoding::decode(&bytes),
            Err(error) => {
                diags.push(report_read_error(path, &error, Some(wanted_by)));
                return None;
            }
        };
        let decoded = match decoded {
            Ok(decoded) => decoded,
            Err(not_text) => {
                let (fault, hint) = not_text.fault(path);
                diags.push(fault.at(wanted_by).hint(hint));
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
            faults.push(fault.at(wanted_by).hint(Hint::SplitTable));
        }
        if !faults.is_empty() {
            // What stands behind a stray quote has lost its columns.
            faults.into_iter().for_each(|error| diags.push(error));
            return None;
        }
        let mut notes = Marks::default();
        let mut rows = table.rows.iter().map(|row| {
            let cells = row.iter().map(|cell| notes.cell(cell, file, text));
            cells.collect::<Vec<Cell>>()
        });
        let header = rows.next().unwrap_or_default();
        let mut rows: Vec<_> = rows.collect();
        rows.retain(|row| !row.iter().all(Cell::is_empty));
        if let Some(note) = notes.note() {
            diags.push(note);
        }
        if rows.is_empty() {
            let error = Fault::TableEmpty { path: path.into() }.at(wanted_by);
            diags.push(error.hint(Hint::AddRows));
            return None;
        }
        let width = without_empty_end(&header).len();
        Some(Self {
            file,
            delimiter: table.delimiter,
            header: header.into_iter().take(width).collect(),
            rows,
        })
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

/// The marks that were taken out of cells so far.
#[derive(Default)]
struct Marks {
    count: usize,
    /// The first of them, and where it stands.
    first: Option<(char, Span)>,
}

impl Marks {
    /// A cell of a file of text.
    fn cell(&mut self, cell: &csv::Cell, file: FileId, text: &str) -> Cell {
        let span = span_in(file, cell.range.start, cell.range.end);
        let value = cell.value(text);
        let words = self.clean(&value, span);
        let exact = !cell.doubled && words == value;
        Cell {
            words: Spanned::new(words, span),
            exact,
        }
    }

    /// The words of the cell at `span` without idle marks.
    fn clean(&mut self, words: &str, span: Span) -> String {
        let (cleaned, count) = marks::cleaned(words);
        self.count += count;
        if let (None, Some((_, mark))) = (self.first, marks::first(words).filter(|_| count > 0)) {
            self.first = Some((mark, span));
        }
        cleaned.into_owned()
    }

    /// Says once what was taken away.
    fn note(&self) -> Option<Diagnostic> {
        let (mark, span) = self.first?;
        let fault = Fault::InvisibleMarks {
            count: self.count,
            code: mark.into(),
        };
        Some(Diagnostic::warning(fault, span).hint(Hint::TypeAnew))
    }
}
