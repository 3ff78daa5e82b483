//! A table → cards, one for each row, every value with the place of its cell. How the cells are told apart
//! is decided in `sheet`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::CardList;
use super::cell;
use super::declare::RawRows;
use super::draft::CardDraft;
use super::reader::DeckReader;
use super::rows::COPIES;
use crate::content::id::name_of;
use crate::content::lang::Lang;
use crate::content::library::Library;
use crate::content::markdown;
use crate::content::read::{Cx, nearest};
use crate::content::sheet::{
    Cell, Country, MOST_TOLD, Sheet, TableRef, span_of_row, without_empty_end,
};
use crate::content::text::Text;
use crate::content::thing::Thing;
use crate::content::thing::code::Code;
use crate::diag::{Fault, Hint};
use crate::source::{FileId, Spanned};

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

/// The name with a meaning of its own that the name of a column is nearly.
pub fn meant_column(name: &str) -> Option<&'static str> {
    nearest(name, FIXED.into_iter().chain(COPIES))
}

impl DeckReader<'_, '_> {
    /// Adds a card for each row of the table at `path`, as `wanted` says; `draft` and `lang` hold where a
    /// row says nothing else. Errors about the whole table go to the place that names its file.
    pub(super) fn table(
        &mut self,
        path: &str,
        wanted: &RawRows,
        draft: &CardDraft,
        lang: Option<&Lang>,
        cards: &mut CardList,
    ) -> Option<FileId> {
        let Library {
            sheets,
            sources,
            diags,
            ..
        } = &mut *self.library;
        let table = TableRef {
            path,
            span: wanted.0.file.span,
            sheet: wanted.0.sheet.as_ref(),
            country: Country::of(lang.unwrap_or(&self.lang)),
        };
        let sheet = sheets.open(table, sources, diags)?;
        let names = names(&sheet);
        // A column that the deck names for the copies can be shown too; one that is known by its name is not.
        let copies = match wanted.0.copies {
            Some(_) => None,
            None => self.copies_column(&wanted.0, &names),
        };
        let table = TableReader {
            markdown: self.markdown_columns(&names, wanted),
            langs: self.column_langs(&names, wanted),
            copies,
            sheet: &sheet,
            names,
        };
        table.check_names(self);
        table.report_uneven(self);
        table.report_repeated(self);
        let free = |(at, name): &(usize, &Spanned<String>)| {
            !name.value.is_empty()
                && !FIXED.contains(&name.value.as_str())
                && table.copies != Some(*at)
        };
        let columns = table.names.iter().enumerate().filter(free);
        let columns: Arc<[_]> = columns.map(|(_, name)| name.clone()).collect();
        for chosen in self.choose_rows(&sheet, &table.names, &wanted.0) {
            let row = sheet.row(chosen.row as usize);
            let mut draft = draft.clone();
            draft.card.columns = Arc::clone(&columns);
            draft.card.span = span_of_row(&row);
            self.rows += 1;
            draft.card.row = Some(self.rows);
            table.row(&row, &mut draft, lang, self);
            let card = self.finished(draft.card);
            cards.extend(std::iter::repeat_n(card, chosen.copies as usize));
        }
        Some(sheet.file)
    }

    /// Of each column, whether its cells are Markdown.
    fn markdown_columns(&mut self, names: &[Spanned<String>], wanted: &RawRows) -> Vec<bool> {
        let mut found = vec![false; names.len()];
        for wanted in &wanted.0.markdown {
            if let Some(at) = self.column(wanted, names) {
                found[at] = true;
            }
        }
        found
    }

    /// The language of each column, where the deck gives it one of its own.
    fn column_langs(&mut self, names: &[Spanned<String>], wanted: &RawRows) -> Vec<Option<Lang>> {
        let mut found = vec![None; names.len()];
        for (name, lang) in &wanted.0.lang.entries {
            let place = Spanned::new(name.clone(), lang.key);
            if let Some(at) = self.column(&place, names) {
                found[at] = Some(lang.value.clone());
            }
        }
        found
    }

    /// What reading a value works with.
    fn cx(&mut self) -> Cx<'_> {
        Cx::new(self.library.sources, self.library.diags)
    }
}

/// The names of the columns, as values of cards are called: `Medlem siden` is `medlem-siden`.
fn names(sheet: &Sheet) -> Vec<Spanned<String>> {
    let name = |cell: &Cell| {
        let mut span = cell.span();
        // An empty cell has no width; the delimiter behind it can be underlined.
        span.end = span.end.max(span.start + 1);
        Spanned::new(name_of(&cell.words.value), span)
    };
    sheet.header.iter().map(name).collect()
}

/// A table whose first row was read.
struct TableReader<'t> {
    sheet: &'t Sheet,
    /// The names of the columns.
    names: Vec<Spanned<String>>,
    /// Of each column, whether its cells are Markdown.
    markdown: Vec<bool>,
    /// Of each column, the language of its words, where it has one of its own.
    langs: Vec<Option<Lang>>,
    /// The column that says how many cards a row becomes, and nothing else.
    copies: Option<usize>,
}

impl TableReader<'_> {
    /// Reports columns without a name, or with one that another has.
    fn check_names(&self, deck: &mut DeckReader) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate() {
            if name.value.is_empty() {
                let error = Fault::ColumnUnnamed { number: at + 1 }.at(name.span);
                deck.push(error.hint(Hint::NameColumn));
                continue;
            }
            if let Some(first) = seen.get(name.value.as_str()) {
                let typed = |at: usize| self.sheet.header[at].words.value.as_str();
                let fault = Fault::ColumnTwice { name: name.into() };
                let error = fault.at(name.span).hint(Hint::RenameColumn);
                deck.push(match typed(at) == typed(*first) {
                    true => error,
                    false => error.hint(Hint::SameName {
                        first: typed(*first).into(),
                        second: typed(at).into(),
                    }),
                });
            } else {
                seen.insert(&name.value, at);
            }
        }
    }

    /// Reports the rows that are the first row again, as pages of a spreadsheet repeat it.
    fn report_repeated(&self, deck: &mut DeckReader) {
        let words = |row: &[Cell]| -> Vec<String> {
            row.iter()
                .map(|cell| cell.words.value.to_lowercase())
                .collect()
        };
        let header = words(&self.sheet.header);
        for row in self.sheet.rows().filter(|row| words(row) == header) {
            let error = Fault::HeaderAgain.at(span_of_row(&row));
            deck.push(error.hint(Hint::RemoveIt));
        }
    }

    /// Reports the rows that have more or fewer cells than there are names.
    fn report_uneven(&self, deck: &mut DeckReader) {
        let wanted = self.names.len();
        let cells = |row: &[Cell]| match row.len() > wanted {
            true => without_empty_end(row).len().max(wanted),
            false => row.len(),
        };
        let rows = self.sheet.rows();
        let mut uneven = rows.filter(|row| cells(row) != wanted);
        for row in uneven.by_ref().take(MOST_TOLD) {
            let found = cells(&row);
            let error = Fault::UnevenRow { found, wanted }.at(span_of_row(&row));
            let delimiter = self.sheet.delimiter.into();
            deck.push(error.hint(Hint::QuoteCell { delimiter }));
        }
        if let Some(next) = uneven.next() {
            let count = 1 + uneven.count();
            let error = Fault::UnevenRows { count }.at(span_of_row(&next));
            deck.push(error.hint(Hint::SaveAnew));
        }
    }

    /// Adds what a row says. An empty cell says nothing.
    fn row(&self, row: &[Cell], draft: &mut CardDraft, lang: Option<&Lang>, deck: &mut DeckReader) {
        let columns = self.names.iter().zip(self.markdown.iter().zip(&self.langs));
        let cells = row.iter().zip(columns).enumerate();
        let cells = cells.filter(|(at, (cell, _))| !cell.is_empty() && self.copies != Some(*at));
        let cells = cells.map(|(_, cell)| cell);
        let own = cells.clone().find(|(_, (name, _))| name.value == "lang");
        let own = own.map(|(cell, _)| {
            let Spanned { value: tag, span } = cell.words.clone();
            if let Some(error) = Lang::fault(&tag, span) {
                deck.push(error);
            }
            Lang(tag)
        });
        let of_row = own.as_ref().or(lang);
        let mut described = None;
        for (cell, (name, (markdown, of_column))) in cells {
            let lang = of_column.as_ref().or(of_row);
            let lang = lang.filter(|lang| **lang != deck.lang).cloned();
            let value = || cell.words.clone();
            match name.value.as_str() {
                "lang" => {}
                "category" => {
                    draft.card.category = deck.category(&cell.words.value, cell.span());
                }
                "face" => draft.card.face = Some(value()),
                "image" => draft.set_image(value()),
                "qr" => {
                    let code = Code::holding(&value(), &mut deck.cx());
                    draft.set_value("qr", Thing::Qr(Box::new(code)));
                }
                "icon" => draft.set_value("icon", Thing::Icon(value())),
                name => {
                    let mut words = read_words(cell, *markdown, deck);
                    if let Some(lang) = &lang {
                        words.iter_mut().for_each(|text| text.assume_lang(lang));
                    }
                    if name != "image-alt" {
                        draft.set_value(name, Thing::Text(words));
                    } else if let Some(alt) = words.into_iter().next() {
                        described = Some(cell.span());
                        draft.set_alt(alt);
                    }
                }
            }
        }
        if let Some(span) = described.filter(|_| !draft.has_image()) {
            deck.report_alt_alone(span);
        }
    }
}

/// The words of a cell.
fn read_words(cell: &Cell, is_markdown: bool, deck: &mut DeckReader) -> Vec<Text> {
    if is_markdown {
        let offset = cell.exact.then_some(cell.span().start);
        return markdown::read(&cell.words, offset, false, &mut deck.cx());
    }
    cell::read(&cell.words, cell.exact, &mut deck.cx())
}
