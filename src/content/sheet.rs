//! The tables of a project → rows of cells, each with its words and its place. What the columns mean, and
//! what becomes of a row, is not decided here.

mod archive;
mod csv;
mod encoding;
mod formats;
mod grid;
mod marks;
mod ods;
mod text;
mod workbook;
mod xlsx;
mod xlsx_hidden;
mod xml;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

pub use formats::Country;

use super::read::report_read_error;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{FileId, Sources, Span, Spanned};

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
    rows: SheetRows,
}

/// Rows of a table.
#[derive(Debug)]
enum SheetRows {
    /// Those of a workbook.
    Kept(Vec<Vec<Cell>>),
    /// Those of a text, which are read again each time: a million have room in memory.
    Typed(text::TypedRows),
}

impl Sheet {
    /// How many rows it has besides the first.
    pub const fn row_count(&self) -> usize {
        match &self.rows {
            SheetRows::Kept(rows) => rows.len(),
            SheetRows::Typed(rows) => rows.len(),
        }
    }

    /// The cells of a row, counted from 0 behind the first.
    pub fn row(&self, index: usize) -> Cow<'_, [Cell]> {
        match &self.rows {
            SheetRows::Kept(rows) => Cow::Borrowed(rows.get(index).map_or(&[], Vec::as_slice)),
            SheetRows::Typed(rows) => Cow::Owned(rows.cells(index).unwrap_or_default()),
        }
    }

    /// All rows but the first.
    pub fn rows(&self) -> impl Iterator<Item = Cow<'_, [Cell]>> {
        (0..self.row_count()).map(|index| self.row(index))
    }
}

/// What a cell says, and where.
#[derive(Debug, Clone)]
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

/// How a table is named.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableRef<'w> {
    /// The path of its file.
    pub path: &'w str,
    /// The place that names the file.
    pub span: Span,
    /// The sheet of a workbook; the first where it is not named.
    pub sheet: Option<&'w Spanned<String>>,
    /// The country whose Excel the values of a workbook are shown as by.
    pub country: &'static Country,
}

/// What names of workbooks end with; two of them stand for such as cannot be read, which is told.
const WORKBOOKS: [&str; 5] = ["xlsx", "xlsm", "ods", "xls", "xlsb"];

/// What a table is known by: its path, its sheet, and for workbooks the country that they are shown as in.
type SheetKey = (String, Option<String>, Option<&'static str>);

/// The tables that were read so far, each once.
#[derive(Debug, Default)]
pub struct Sheets {
    /// `None` where one cannot be used.
    known: BTreeMap<SheetKey, Option<Rc<Sheet>>>,
}

impl Sheets {
    /// The table that is wanted, read now if it was not before. Errors about the whole of it go to the place
    /// that names it; `None` says that there were errors, and that its cells are not where they should be.
    pub(super) fn open(
        &mut self,
        wanted: TableRef,
        sources: &mut Sources,
        diags: &mut Diagnostics,
    ) -> Option<Rc<Sheet>> {
        let sheet = wanted.sheet.map(|sheet| sheet.value.clone());
        let country = is_workbook(wanted.path).then_some(wanted.country.name);
        let key = (wanted.path.to_owned(), sheet, country);
        if let Some(known) = self.known.get(&key) {
            sources.note(wanted.path);
            return known.clone();
        }
        let sheet = read(wanted, sources, diags).map(Rc::new);
        self.known.insert(key, sheet.clone());
        sheet
    }
}

/// Whether a file is a workbook, by its name.
fn is_workbook(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("");
    WORKBOOKS.contains(&ending.to_ascii_lowercase().as_str())
}

/// Reads a table.
fn read(wanted: TableRef, sources: &mut Sources, diags: &mut Diagnostics) -> Option<Sheet> {
    let bytes = match sources.read_table(wanted.path) {
        Ok(bytes) => bytes.into_owned(),
        Err(error) => {
            diags.push(report_read_error(wanted.path, &error, Some(wanted.span)));
            return None;
        }
    };
    if is_workbook(wanted.path) {
        return workbook::read(wanted, &bytes, sources, diags);
    }
    if let Some(sheet) = wanted.sheet {
        diags.push(Fault::SheetOfText.at(sheet.span).hint(Hint::RemoveIt));
    }
    text::read(wanted, &bytes, sources, diags)
}

/// The marks that were taken out of cells so far.
#[derive(Default)]
struct Marks {
    count: usize,
    /// The first of them, and where it stands.
    first: Option<(char, Span)>,
}

impl Marks {
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
