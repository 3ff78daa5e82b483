//! A table (`content/*.csv`) → cards, one for each row, every value with the place of its cell.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::id::{Name, is_name};
use super::super::lang::Lang;
use super::super::markdown;
use super::super::read::{Cx, nearest, report_read_error};
use super::super::text::Text;
use super::super::thing::Thing;
use super::Card;
use super::csv::{self, Cell, CsvTable, Misquoted};
use super::declare::suits;
use super::gather::{Gatherer, Own};
use super::refs::mark;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{FileId, Span, Spanned};

/// The most rows of a table: more cards than anybody prints at once, and a few seconds of work.
const MOST_ROWS: usize = 20_000;
/// How many uneven rows are told one by one.
const MOST_UNEVEN: usize = 20;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Category,
    Face,
    Icon,
    Image,
    ImageAlt,
    Qr,
    Lang,
    Free,
}

/// The names that mean the same in every table.
const FIXED: [(&str, Column); 7] = [
    ("category", Column::Category),
    ("face", Column::Face),
    ("icon", Column::Icon),
    ("image", Column::Image),
    ("image-alt", Column::ImageAlt),
    ("qr", Column::Qr),
    ("lang", Column::Lang),
];

impl Gatherer<'_, '_> {
    /// Adds a card for each row of the table at `path`; `base` and `lang` hold where a row says
    /// nothing else. Errors about the whole table go to `wanted_by`, which names it.
    pub(super) fn table(
        &mut self,
        path: &str,
        wanted_by: Span,
        base: &Own,
        lang: Option<&Lang>,
        cards: &mut Vec<Card>,
    ) -> Option<FileId> {
        let file = match self.library.sources.read(path) {
            Ok(file) => file,
            Err(error) => {
                self.push(report_read_error(path, &error, Some(wanted_by)));
                return None;
            }
        };
        // The text is read while errors are pushed and other files may be asked for.
        let text = self.library.sources.get(file)?.text.clone();
        let sheet = csv::split(&text, MOST_ROWS + 1);
        let mut broken = false;
        for error in faults(&sheet, file) {
            self.push(error);
            broken = true;
        }
        let count = sheet.count.saturating_sub(1);
        if count > MOST_ROWS {
            let fault = Fault::TableTooLong {
                path: path.into(),
                count,
                most: MOST_ROWS,
            };
            let error = Diagnostic::error(fault, wanted_by);
            self.push(error.hint(Hint::SplitTable));
            return Some(file);
        }
        let Some((header, rows)) = sheet
            .rows
            .split_first()
            .filter(|(_, rows)| !rows.is_empty())
        else {
            if !broken {
                let error = Diagnostic::error(Fault::TableEmpty { path: path.into() }, wanted_by);
                self.push(error.hint(Hint::AddRows));
            }
            return Some(file);
        };
        if broken {
            // What stands behind a stray quote has lost its columns.
            return Some(file);
        }
        let mut table = Table {
            text: &text,
            file,
            names: Vec::new(),
            columns: Vec::new(),
        };
        table.head(header, rows, self);
        table.uneven(rows, sheet.delimiter, self);
        let written = table.written();
        let columns: Arc<[_]> = written.into();
        for row in rows {
            let mut own = base.clone();
            own.columns = Arc::clone(&columns);
            table.row(row, &mut own, lang, self);
            cards.push(own.card(table.place_of(row)));
        }
        Some(file)
    }
}

/// The errors about quotes.
fn faults(sheet: &CsvTable, file: FileId) -> Vec<Diagnostic> {
    let error = |fault: &Misquoted| match fault {
        Misquoted::Unclosed(at) => {
            let error = Diagnostic::error(Fault::CellUnclosed, place(file, *at, at + 1));
            error.hint(Hint::CloseCell)
        }
        Misquoted::After(range) => {
            let span = place(file, range.start, range.end);
            Diagnostic::error(Fault::AfterCell, span).hint(Hint::CloseCell)
        }
    };
    sheet.faults.iter().take(MOST_UNEVEN).map(error).collect()
}

/// A place in the file, which is far smaller than 4 GiB.
fn place(file: FileId, start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        file,
        start: offset(start),
        end: offset(end),
    }
}

/// A table whose first row was read.
struct Table<'t> {
    text: &'t str,
    file: FileId,
    names: Vec<Spanned<String>>,
    columns: Vec<Column>,
}

impl Table<'_> {
    fn place(&self, cell: &Cell) -> Span {
        place(self.file, cell.range.start, cell.range.end)
    }

    fn place_of(&self, row: &[Cell]) -> Span {
        let start = row.first().map_or(0, |cell| cell.range.start);
        let end = row.last().map_or(start, |cell| cell.range.end);
        place(self.file, start, end)
    }

    /// Reads the first row: the names of the columns. Spreadsheets write empty columns behind it,
    /// which count for nothing.
    fn head(&mut self, header: &[Cell], rows: &[Vec<Cell>], to: &mut Gatherer) {
        for (at, cell) in said(header).iter().enumerate() {
            let name = Spanned::new(cell.value(self.text).into_owned(), self.place(cell));
            if name.value.is_empty() {
                // An empty cell has no width; the delimiter behind it can be underlined.
                let span = place(self.file, cell.range.start, cell.range.start + 1);
                let error = Diagnostic::error(Fault::ColumnUnnamed { number: at + 1 }, span);
                to.push(error.hint(Hint::NameColumn));
            } else {
                self.check_name(at, &name, rows, to);
            }
            let fixed = FIXED.iter().find(|(fixed, _)| *fixed == name.value);
            let column = fixed.map_or(Column::Free, |(_, column)| *column);
            self.columns.push(column);
            self.names.push(name);
        }
        let mut seen = BTreeSet::new();
        for name in self.names.iter().filter(|name| !name.value.is_empty()) {
            if !seen.insert(name.value.as_str()) {
                let fault = Fault::ColumnTwice {
                    name: name.value.as_str().into(),
                };
                let error = Diagnostic::error(fault, name.span);
                to.push(error.hint(Hint::RenameColumn));
            }
        }
    }

    /// Reports a name of the wrong shape, or one that is nearly a fixed name and whose cells would
    /// all be right there.
    fn check_name(&self, at: usize, name: &Spanned<String>, rows: &[Vec<Cell>], to: &mut Gatherer) {
        let fixed = || FIXED.iter().map(|(fixed, _)| *fixed);
        if fixed().any(|fixed| fixed == name.value) {
            return;
        }
        let suit = |key: &&str| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            let mut cells = cells.filter(|cell| !cell.range.is_empty()).peekable();
            cells.peek().is_some() && cells.all(|cell| suits(key, &cell.value(self.text)))
        };
        if let Some(key) = nearest(&name.value, fixed()).filter(suit) {
            let fault = Fault::UnknownKey {
                name: name.value.as_str().into(),
            };
            let error = Diagnostic::error(fault, name.span);
            to.push(error.hint(Hint::did_you_mean(key)));
        } else if !is_name(&name.value) {
            let mut cx = Cx::new(to.library.sources, to.library.diags);
            Name::check(&name.value, name.span, &mut cx);
        }
    }

    /// Reports the rows that have more or fewer cells than there are names.
    fn uneven(&self, rows: &[Vec<Cell>], delimiter: char, to: &mut Gatherer) {
        let wanted = self.names.len();
        let cells = |row: &[Cell]| match row.len() > wanted {
            true => said(row).len().max(wanted),
            false => row.len(),
        };
        let mut uneven = rows.iter().filter(|row| cells(row) != wanted);
        for row in uneven.by_ref().take(MOST_UNEVEN) {
            let fault = Fault::UnevenRow {
                found: cells(row),
                wanted,
            };
            let error = Diagnostic::error(fault, self.place_of(row));
            to.push(error.hint(Hint::QuoteCell {
                delimiter: delimiter.into(),
            }));
        }
        if let Some(next) = uneven.next() {
            let count = 1 + uneven.count();
            let error = Diagnostic::error(Fault::UnevenRows { count }, self.place_of(next));
            to.push(error.hint(Hint::SaveAnew));
        }
    }

    /// The names of the values that are not fixed.
    fn written(&self) -> Vec<Spanned<String>> {
        let both = self.names.iter().zip(&self.columns);
        let free = both.filter(|(name, column)| **column == Column::Free && !name.value.is_empty());
        free.map(|(name, _)| name.clone()).collect()
    }

    /// Adds what a row says. An empty cell says nothing.
    fn row(&self, row: &[Cell], own: &mut Own, lang: Option<&Lang>, to: &mut Gatherer) {
        let cells = || {
            let cells = row.iter().zip(self.columns.iter().zip(&self.names));
            cells.filter(|(cell, _)| !cell.range.is_empty())
        };
        let own_lang = cells().find(|(_, (column, _))| **column == Column::Lang);
        let own_lang = own_lang.map(|(cell, _)| {
            let tag = cell.value(self.text).into_owned();
            if let Some(error) = Lang::fault(&tag, self.place(cell)) {
                to.push(error);
            }
            Lang(tag)
        });
        let lang = own_lang.as_ref().or(lang);
        let lang = lang.filter(|lang| *lang != to.lang()).cloned();
        let mut described = None;
        for (cell, (column, name)) in cells() {
            let span = self.place(cell);
            let plain = || Spanned::new(cell.value(self.text).into_owned(), span);
            match column {
                Column::Lang => {}
                Column::Category => own.category = to.category(&cell.value(self.text), span),
                Column::Face => own.face = Some(plain()),
                Column::Image => own.image = Some(plain()),
                Column::Qr => to.qr(plain(), own),
                Column::Icon => {
                    own.values.insert(name.value.clone(), Thing::Icon(plain()));
                }
                Column::ImageAlt | Column::Free => {
                    let mut words = self.words(cell, to);
                    if let Some(lang) = &lang {
                        words.iter_mut().for_each(|text| mark(text, lang));
                    }
                    if *column == Column::ImageAlt {
                        described = Some(span);
                        own.alt = words.into_iter().next();
                    } else {
                        own.values.insert(name.value.clone(), Thing::Text(words));
                    }
                }
            }
        }
        if let (Some(span), None) = (described, &own.image) {
            to.alt_alone(span);
        }
    }

    /// The words of a cell, which are Markdown as all others are.
    fn words(&self, cell: &Cell, to: &mut Gatherer) -> Vec<Text> {
        let value = cell.value(self.text);
        let span = self.place(cell);
        if is_plain(&value) {
            return vec![Text::unstyled(&value, span)];
        }
        let offset = (!cell.doubled).then_some(span.start);
        let value = Spanned::new(value.into_owned(), span);
        let mut cx = Cx::new(to.library.sources, to.library.diags);
        markdown::read(&value, offset, false, &mut cx)
    }
}

/// The cells up to the last that is not empty.
fn said(row: &[Cell]) -> &[Cell] {
    let last = row.iter().rposition(|cell| !cell.range.is_empty());
    row.get(..last.map_or(0, |at| at + 1)).unwrap_or_default()
}

/// Whether Markdown would make nothing of `text` but one paragraph of the same words: one line of
/// common letters that holds none of its signs. Such is nearly every cell, and parsing takes most
/// of the time of reading a table.
fn is_plain(text: &str) -> bool {
    let sign = |c: char| {
        matches!(
            c,
            '&' | '<' | '>' | '[' | ']' | '`' | '*' | '_' | '\\' | '~'
        )
    };
    let common = |c: char| match c {
        ' '..='~' => !sign(c),
        '\u{AD}' => false,
        _ => matches!(
            c,
            '\u{A1}'..='\u{24F}' | '–' | '—' | '…' | '’' | '“' | '”' | '€'
        ),
    };
    // A list begins with `+` or a number and its full stop only before a space: dates, amounts and
    // telephone numbers with a country's code are words.
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = match rest.len() < text.len() {
        true => rest.strip_prefix(['.', ')']),
        false => text.strip_prefix('+'),
    };
    let listed = mark.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let begins = text.starts_with(['#', '-', '=', ' ']);
    !(text.is_empty() || begins || listed || text.ends_with(' ')) && text.chars().all(common)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Diagnostics;
    use crate::source::Sources;

    proptest! {
        /// Words that are not parsed are what parsing would have made of them.
        #[test]
        fn plain_words_are_read_as_markdown_reads_them(text in "[a-cæ0-9 .,:;!?#*_&=+|(){}'\"«»–-]{1,12}") {
            let mut sources = Sources::default();
            let file = sources.add("a.csv", text.as_str());
            let span = place(file, 0, text.len());
            let mut diags = Diagnostics::new();
            let value = Spanned::new(text.clone(), span);
            let read = markdown::read(&value, Some(0), false, &mut Cx::new(&sources, &mut diags));
            if is_plain(&text) {
                prop_assert!(diags.is_empty(), "{:?}", diags);
                prop_assert_eq!(format!("{read:?}"), format!("{:?}", vec![Text::unstyled(&text, span)]));
            }
        }
    }
}
