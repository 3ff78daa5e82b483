//! A table (`content/*.csv`) → cards, one for each row, every value with the place of its cell.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Card;
use super::cell;
use super::csv::{self, Cell, CsvTable, Misquoted};
use super::declare::{RawRows, suits};
use super::draft::CardDraft;
use super::reader::DeckReader;
use crate::content::id::{Name, is_name};
use crate::content::lang::Lang;
use crate::content::markdown;
use crate::content::read::{Cx, hint_for, nearest, report_read_error};
use crate::content::text::Text;
use crate::content::thing::Thing;
use crate::content::thing::declare::check_address;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::{FileId, Span, Spanned};

/// The most rows of a table: more cards than anybody prints at once, and a few seconds of work.
const MOST_ROWS: usize = 20_000;
/// How many uneven rows are told one by one.
const MOST_UNEVEN: usize = 20;

/// The names of columns that mean the same in every table.
const FIXED: [&str; 7] = [
    "category",
    "face",
    "icon",
    "image",
    "image-alt",
    "qr",
    "lang",
];

impl DeckReader<'_, '_> {
    /// Adds a card for each row of the table at `path`, as `wanted` says; `draft` and `lang` hold where a
    /// row says nothing else. Errors about the whole table go to the place that names its file.
    pub(super) fn table(
        &mut self,
        path: &str,
        wanted: &RawRows,
        draft: &CardDraft,
        lang: Option<&Lang>,
        cards: &mut Vec<Card>,
    ) -> Option<FileId> {
        let wanted_by = wanted.0.file.span;
        let file = match self.library.sources.read(path) {
            Ok(file) => file,
            Err(error) => {
                self.push(report_read_error(path, &error, Some(wanted_by)));
                return None;
            }
        };
        // The text is read while errors are pushed and other files may be asked for.
        let text = self.library.sources.get(file)?.text.clone();
        let table = csv::split(&text, MOST_ROWS + 1);
        let faults = quote_errors(&table, file);
        let broken = !faults.is_empty();
        faults.into_iter().for_each(|error| self.push(error));
        let count = table.count.saturating_sub(1);
        if count > MOST_ROWS {
            let fault = Fault::TableTooLong {
                path: path.into(),
                count,
                most: MOST_ROWS,
            };
            self.push(fault.at(wanted_by).hint(Hint::SplitTable));
            return Some(file);
        }
        let Some((header, rows)) = table
            .rows
            .split_first()
            .filter(|(_, rows)| !rows.is_empty())
        else {
            if !broken {
                let error = Fault::TableEmpty { path: path.into() }.at(wanted_by);
                self.push(error.hint(Hint::AddRows));
            }
            return Some(file);
        };
        if broken {
            // What stands behind a stray quote has lost its columns.
            return Some(file);
        }
        let names = CsvReader::names(&text, file, header);
        let reader = CsvReader {
            markdown: self.markdown_columns(&names, wanted),
            text: &text,
            file,
            names,
        };
        reader.check_names(rows, self);
        reader.report_uneven(rows, table.delimiter, self);
        let free = |name: &&Spanned<String>| {
            !name.value.is_empty() && !FIXED.contains(&name.value.as_str())
        };
        let columns: Arc<[_]> = reader.names.iter().filter(free).cloned().collect();
        for row in rows {
            let mut draft = draft.clone();
            draft.card.columns = Arc::clone(&columns);
            draft.card.span = reader.span_of_row(row);
            reader.row(row, &mut draft, lang, self);
            cards.push(draft.card);
        }
        Some(file)
    }
}

impl DeckReader<'_, '_> {
    /// Of each column, whether its cells are Markdown.
    fn markdown_columns(&mut self, names: &[Spanned<String>], wanted: &RawRows) -> Vec<bool> {
        let mut found = vec![false; names.len()];
        for wanted in &wanted.0.markdown {
            match names.iter().position(|name| name.value == wanted.value) {
                Some(at) => found[at] = true,
                None => self.report_unknown_column(wanted, names),
            }
        }
        found
    }

    fn report_unknown_column(&mut self, wanted: &Spanned<String>, names: &[Spanned<String>]) {
        let known: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
        let name = wanted.into();
        let error = Fault::UnknownColumn { name }.at(wanted.span);
        self.push(error.hint(hint_for(&wanted.value, &known)));
    }
}

/// The errors about quotes.
fn quote_errors(table: &CsvTable, file: FileId) -> Vec<Diagnostic> {
    let error = |fault: &Misquoted| match fault {
        Misquoted::Unclosed(at) => Fault::CellUnclosed.at(span_in(file, *at, at + 1)),
        Misquoted::After(range) => Fault::AfterCell.at(span_in(file, range.start, range.end)),
    };
    let faults = table.faults.iter().take(MOST_UNEVEN);
    faults
        .map(|fault| error(fault).hint(Hint::CloseCell))
        .collect()
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

/// A table whose first row was read.
struct CsvReader<'t> {
    text: &'t str,
    file: FileId,
    /// The names of the columns.
    names: Vec<Spanned<String>>,
    /// Of each column, whether its cells are Markdown.
    markdown: Vec<bool>,
}

impl<'t> CsvReader<'t> {
    /// The names of the columns, which stand in the first row. Spreadsheets write empty columns behind
    /// it, which count for nothing.
    fn names(text: &str, file: FileId, header: &[Cell]) -> Vec<Spanned<String>> {
        let name = |cell: &Cell| {
            // An empty cell has no width; the delimiter behind it can be underlined.
            let end = cell.range.end.max(cell.range.start + 1);
            let span = span_in(file, cell.range.start, end);
            Spanned::new(cell.value(text).into_owned(), span)
        };
        without_empty_end(header).iter().map(name).collect()
    }

    /// A cell's words and place.
    fn value(&self, cell: &Cell) -> Spanned<String> {
        Spanned::new(cell.value(self.text).into_owned(), self.span_of(cell))
    }

    fn span_of(&self, cell: &Cell) -> Span {
        span_in(self.file, cell.range.start, cell.range.end)
    }

    fn span_of_row(&self, row: &[Cell]) -> Span {
        let start = row.first().map_or(0, |cell| cell.range.start);
        let end = row.last().map_or(start, |cell| cell.range.end);
        span_in(self.file, start, end)
    }

    /// Reports columns without a name, with a wrong one, or with one that another has.
    fn check_names(&self, rows: &[Vec<Cell>], deck: &mut DeckReader) {
        let mut seen = BTreeSet::new();
        for (at, name) in self.names.iter().enumerate() {
            if name.value.is_empty() {
                let error = Fault::ColumnUnnamed { number: at + 1 }.at(name.span);
                deck.push(error.hint(Hint::NameColumn));
                continue;
            }
            self.check_name(at, name, rows, deck);
            if !seen.insert(&name.value) {
                let error = Fault::ColumnTwice { name: name.into() }.at(name.span);
                deck.push(error.hint(Hint::RenameColumn));
            }
        }
    }

    /// Reports a name of the wrong shape, or one that is nearly a fixed name and whose cells would
    /// all be right there.
    fn check_name(
        &self,
        at: usize,
        name: &Spanned<String>,
        rows: &[Vec<Cell>],
        deck: &mut DeckReader,
    ) {
        if FIXED.contains(&name.value.as_str()) {
            return;
        }
        let suit = |key: &&str| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            let mut cells = cells.filter(|cell| !cell.range.is_empty()).peekable();
            cells.peek().is_some() && cells.all(|cell| suits(key, &cell.value(self.text)))
        };
        if let Some(key) = nearest(&name.value, FIXED).filter(suit) {
            let error = Fault::UnknownKey { name: name.into() }.at(name.span);
            deck.push(error.hint(Hint::did_you_mean(key)));
        } else if !is_name(&name.value) {
            Name::check(&name.value, name.span, &mut deck.cx());
        }
    }

    /// Reports the rows that have more or fewer cells than there are names.
    fn report_uneven(&self, rows: &[Vec<Cell>], delimiter: char, deck: &mut DeckReader) {
        let wanted = self.names.len();
        let cells = |row: &[Cell]| match row.len() > wanted {
            true => without_empty_end(row).len().max(wanted),
            false => row.len(),
        };
        let mut uneven = rows.iter().filter(|row| cells(row) != wanted);
        for row in uneven.by_ref().take(MOST_UNEVEN) {
            let found = cells(row);
            let error = Fault::UnevenRow { found, wanted }.at(self.span_of_row(row));
            let delimiter = delimiter.into();
            deck.push(error.hint(Hint::QuoteCell { delimiter }));
        }
        if let Some(next) = uneven.next() {
            let count = 1 + uneven.count();
            let error = Fault::UnevenRows { count }.at(self.span_of_row(next));
            deck.push(error.hint(Hint::SaveAnew));
        }
    }

    /// Adds what a row says. An empty cell says nothing.
    fn row(&self, row: &[Cell], draft: &mut CardDraft, lang: Option<&Lang>, deck: &mut DeckReader) {
        let columns = self.names.iter().zip(&self.markdown);
        let cells = row.iter().zip(columns);
        let cells = cells.filter(|(cell, _)| !cell.range.is_empty());
        let own = cells.clone().find(|(_, (name, _))| name.value == "lang");
        let own = own.map(|(cell, _)| {
            let Spanned { value: tag, span } = self.value(cell);
            if let Some(error) = Lang::fault(&tag, span) {
                deck.push(error);
            }
            Lang(tag)
        });
        let lang = own.as_ref().or(lang);
        let lang = lang.filter(|lang| **lang != deck.lang).cloned();
        let mut described = None;
        for (cell, (name, markdown)) in cells {
            let value = || self.value(cell);
            match name.value.as_str() {
                "lang" => {}
                "category" => {
                    draft.card.category = deck.category(&cell.value(self.text), self.span_of(cell));
                }
                "face" => draft.card.face = Some(value()),
                "image" => draft.set_image(value()),
                "qr" => {
                    check_address(&value(), &mut deck.cx());
                    draft.set_value("qr", Thing::Qr(value()));
                }
                "icon" => draft.set_value("icon", Thing::Icon(value())),
                name => {
                    let mut words = self.read_words(cell, *markdown, deck);
                    if let Some(lang) = &lang {
                        words.iter_mut().for_each(|text| text.assume_lang(lang));
                    }
                    if name != "image-alt" {
                        draft.set_value(name, Thing::Text(words));
                    } else if let Some(alt) = words.into_iter().next() {
                        described = Some(self.span_of(cell));
                        draft.set_alt(alt);
                    }
                }
            }
        }
        if let Some(span) = described.filter(|_| !draft.has_image()) {
            deck.report_alt_alone(span);
        }
    }

    /// The words of a cell.
    fn read_words(&self, cell: &Cell, is_markdown: bool, deck: &mut DeckReader) -> Vec<Text> {
        let value = self.value(cell);
        let exact = !cell.doubled;
        if is_markdown {
            let offset = exact.then_some(value.span.start);
            return markdown::read(&value, offset, false, &mut deck.cx());
        }
        cell::read(&value, exact, &mut deck.cx())
    }
}

impl DeckReader<'_, '_> {
    /// What reading a value works with.
    fn cx(&mut self) -> Cx<'_> {
        Cx::new(self.library.sources, self.library.diags)
    }
}

/// The cells up to the last that is not empty.
fn without_empty_end(row: &[Cell]) -> &[Cell] {
    let last = row.iter().rposition(|cell| !cell.range.is_empty());
    row.get(..last.map_or(0, |at| at + 1)).unwrap_or_default()
}
