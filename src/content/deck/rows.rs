//! What a deck says of the rows of a table: which of them become cards, in which order, and how many cards each.
//! What a row says is read in `table`.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use super::declare::{Condition, RawTableRef};
use super::reader::DeckReader;
use crate::content::id::name_of;
use crate::content::lang::Lang;
use crate::content::read::{hint_for, nearest};
use crate::content::sheet::{Cell, Sheet, span_of_row};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Spanned;

/// The names of a column that says how many cards a row becomes, where the deck names no other.
pub(super) const COPIES: [&str; 2] = ["copies", "antall"];

/// So many cards more than rows a table makes at most: whoever asks for more copies has most likely mistaken the column.
const MOST_COPIES: usize = 20_000;

/// How many values are listed of a column.
const LISTED: usize = 8;

/// The columns of a table.
pub(super) type Names = [Spanned<String>];

/// A row that becomes cards.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChosenRow {
    /// Which row of its table.
    pub row: u32,
    /// How many cards it becomes; at least one.
    pub copies: u32,
}

impl DeckReader<'_, '_> {
    /// Which column the deck means by a name, written as in the table or as its cards call the value; an
    /// error where there is none.
    pub(super) fn column(&mut self, wanted: &Spanned<String>, names: &Names) -> Option<usize> {
        let name = name_of(&wanted.value);
        let found = names.iter().position(|known| known.value == name);
        if found.is_none() {
            let known: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
            let fault = Fault::UnknownColumn {
                name: wanted.into(),
            };
            self.push(fault.at(wanted.span).hint(hint_for(&name, &known)));
        }
        found
    }

    /// The column that says how many cards a row becomes.
    pub(super) fn copies_column(&mut self, wanted: &RawTableRef, names: &Names) -> Option<usize> {
        match &wanted.copies {
            Some(name) => self.column(name, names),
            None => {
                let mut usual = COPIES.into_iter();
                usual.find_map(|usual| names.iter().position(|name| name.value == usual))
            }
        }
    }

    /// The rows of `sheet` that become cards, in their order. Columns that only say that need not be shown.
    pub(super) fn choose_rows(
        &mut self,
        sheet: &Sheet,
        names: &Names,
        wanted: &RawTableRef,
    ) -> Vec<ChosenRow> {
        let mut rows: Vec<u32> = (0..sheet.row_count() as u32).collect();
        for (name, condition) in &wanted.conditions.entries {
            let place = Spanned::new(name.clone(), condition.key);
            let Some(at) = self.column(&place, names) else {
                continue;
            };
            self.used.insert(names[at].value.clone());
            self.check_condition(&condition.value, at, &names[at].value, sheet);
            rows.retain(|row| condition.value.holds(words(&sheet.row(*row as usize), at)));
        }
        self.sort(&mut rows, (sheet, names), wanted);
        let at = self.copies_column(wanted, names);
        if let Some(at) = at {
            self.used.insert(names[at].value.clone());
        }
        let most = rows.len() + MOST_COPIES;
        let mut chosen = Vec::with_capacity(rows.len());
        let mut count = 0_usize;
        for row in rows {
            let copies = match at {
                Some(at) => self.copies(&sheet.row(row as usize), at).unwrap_or(1),
                None => 1,
            };
            count = count.saturating_add(copies as usize);
            if count > most {
                let error = Fault::TooManyCards { most };
                let row = sheet.row(row as usize);
                self.push(error.at(span_of_row(&row)).hint(Hint::SplitDeck));
                break;
            }
            if copies > 0 {
                chosen.push(ChosenRow { row, copies });
            }
        }
        if count == 0 {
            self.push(Fault::NoRowsLeft.at(wanted.span).hint(Hint::LeaveRows));
        }
        chosen
    }

    /// How many cards a row becomes; `None` where an error was pushed.
    fn copies(&mut self, row: &[Cell], at: usize) -> Option<u32> {
        let cell = row.get(at)?;
        // A spreadsheet may show two decimals of a whole number, or spaces between thousands.
        let digits: String = cell
            .words
            .value
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let (whole, rest) = digits.split_once([',', '.']).unwrap_or((&digits, ""));
        let number = whole.parse::<u32>().ok();
        let number =
            number.filter(|_| rest.bytes().all(|digit| digit == b'0') && !whole.starts_with('+'));
        if number.is_none() {
            let fault = match cell.is_empty() {
                true => Fault::CopiesMissing,
                false => Fault::CopiesNotNumber {
                    text: (&cell.words).into(),
                },
            };
            let span = match cell.is_empty() {
                true => span_of_row(row),
                false => cell.span(),
            };
            self.push(fault.at(span).hint(Hint::WholeCopies));
        }
        number
    }

    /// Warns of words that a column says in no row.
    fn check_condition(&mut self, condition: &Condition, at: usize, column: &str, sheet: &Sheet) {
        let known: BTreeSet<String> = sheet
            .rows()
            .map(|row| folded(words(&row, at)).into_owned())
            .collect();
        for wanted in condition.texts() {
            if known.contains(&*folded(&wanted.value)) {
                continue;
            }
            let all = sheet
                .rows()
                .map(|row| words(&row, at).to_owned())
                .filter(|words| !words.is_empty());
            let all: BTreeSet<String> = all.collect();
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let fault = Fault::ConditionUnmet {
                text: wanted.into(),
                column: column.into(),
            };
            let warning = Diagnostic::warning(fault, wanted.span);
            let few: Vec<&str> = all.iter().copied().take(LISTED).collect();
            let near = nearest(&wanted.value, all.iter().copied());
            self.push(match near {
                _ if wanted.value.trim().is_empty() => warning.hint(Hint::EmptyCondition {
                    column: column.into(),
                }),
                Some(near) => warning.hint(Hint::did_you_mean(near)),
                None => warning.hint(Hint::one_of(few)),
            });
        }
    }

    /// Sorts rows as the deck says; rows that are alike keep their order.
    fn sort(&mut self, rows: &mut [u32], (sheet, names): (&Sheet, &Names), wanted: &RawTableRef) {
        let mut columns = Vec::new();
        for name in &wanted.sort {
            if let Some(at) = self.column(name, names) {
                columns.push((at, false));
                self.used.insert(names[at].value.clone());
            }
        }
        for name in &wanted.descending {
            let Some(at) = self.column(name, names) else {
                continue;
            };
            match columns.iter_mut().find(|(known, _)| *known == at) {
                Some((_, descending)) => *descending = true,
                None => {
                    let error = Fault::NotSortedBy { name: name.into() }.at(name.span);
                    self.push(error.hint(Hint::AddToSort { name: name.into() }));
                }
            }
        }
        if columns.is_empty() {
            return;
        }
        let collator = collator(&self.lang);
        let key = |row: u32| {
            let cells = sheet.row(row as usize);
            columns
                .iter()
                .map(|(at, _)| SortKey::of(words(&cells, *at)))
                .collect()
        };
        let mut keyed: Vec<(Vec<SortKey>, u32)> =
            rows.iter().map(|row| (key(*row), *row)).collect();
        keyed.sort_by(|(one, _), (other, _)| {
            let pairs = one.iter().zip(other).zip(&columns);
            let orders = pairs.map(|((one, other), (_, descending))| {
                one.compare(other, *descending, collator.as_ref())
            });
            orders.fold(Ordering::Equal, Ordering::then)
        });
        for (place, (_, row)) in rows.iter_mut().zip(keyed) {
            *place = row;
        }
    }
}

/// What a row says in a column.
fn words(row: &[Cell], at: usize) -> &str {
    row.get(at).map_or("", |cell| cell.words.value.as_str())
}

/// Words without regard to capitals and to how many blanks stand between them.
fn folded(words: &str) -> Cow<'_, str> {
    let lower = |c: char| !c.is_uppercase() && (!c.is_whitespace() || c == ' ');
    if words.chars().all(lower) && !words.contains("  ") && words.trim() == words {
        return Cow::Borrowed(words);
    }
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split_whitespace().collect();
    Cow::Owned(parts.join(" "))
}

impl Condition {
    /// Whether words are as it says.
    fn holds(&self, words: &str) -> bool {
        let among = |texts: &[Spanned<String>]| {
            let words = folded(words);
            texts.iter().any(|text| folded(&text.value) == words)
        };
        match self {
            Self::Is(texts) => among(texts),
            Self::Not(texts) => !among(texts),
            Self::Empty(empty) => words.is_empty() == *empty,
        }
    }

    /// The words that it names.
    fn texts(&self) -> &[Spanned<String>] {
        match self {
            Self::Is(texts) | Self::Not(texts) => texts,
            Self::Empty(_) => &[],
        }
    }
}

/// The order of words in a language, with numbers in them by their values. For languages that Unicode's data
/// (CLDR) do not know it is that of most languages; `None` never happens with data that are built in.
fn collator(lang: &Lang) -> Option<CollatorBorrowed<'static>> {
    let locale = Locale::try_from_str(&lang.0).unwrap_or(Locale::UNKNOWN);
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).ok()
}

/// What a cell is sorted by: numbers come before days, days before words, and empty cells last.
#[derive(Debug, Clone, PartialEq)]
enum SortKey {
    Number(f64),
    /// Year, month, day, and the minute of the day.
    Day([u32; 4]),
    Words(Box<str>),
    Nothing,
}

impl SortKey {
    fn of(words: &str) -> Self {
        if words.is_empty() {
            return Self::Nothing;
        }
        if let Some(number) = number(words) {
            return Self::Number(number);
        }
        day(words).map_or_else(|| Self::Words(words.into()), Self::Day)
    }

    /// Empty cells come last in either direction.
    fn compare(
        &self,
        other: &Self,
        descending: bool,
        collator: Option<&CollatorBorrowed>,
    ) -> Ordering {
        let rank = |key: &Self| match key {
            Self::Number(_) => 0,
            Self::Day(_) => 1,
            Self::Words(_) => 2,
            Self::Nothing => 3,
        };
        let order = match (self, other) {
            (Self::Nothing, _) | (_, Self::Nothing) => return rank(self).cmp(&rank(other)),
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Day(one), Self::Day(other)) => one.cmp(other),
            (Self::Words(one), Self::Words(other)) => match collator {
                Some(collator) => collator.compare(one, other),
                None => one.cmp(other),
            },
            _ => rank(self).cmp(&rank(other)),
        };
        match descending {
            true => order.reverse(),
            false => order,
        }
    }
}

/// A number as it is written in Norway: `1 234,5`, `kr 50`, `25 %`.
fn number(words: &str) -> Option<f64> {
    let words = words
        .trim_start_matches("kr")
        .trim_end_matches("kr")
        .trim_end_matches('%');
    let mut plain = String::with_capacity(words.len());
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '0'..='9' => plain.push(c),
            ',' if !plain.contains('.') => plain.push('.'),
            '-' | '−' | '–' if plain.is_empty() => plain.push('-'),
            _ => return None,
        }
    }
    plain.parse().ok()
}

/// A day as `17.05.1985` or `1985-05-17`, perhaps with a time as `18:30`.
fn day(words: &str) -> Option<[u32; 4]> {
    let (date, time) = words.split_once([' ', 'T']).unwrap_or((words, "0:00"));
    let three = |sign: char| {
        let mut parts = date.split(sign).map(|part| part.parse::<u32>().ok());
        let three = [parts.next()??, parts.next()??, parts.next()??];
        parts.next().is_none().then_some(three)
    };
    let [year, month, day] = match (three('.'), three('-')) {
        (Some([day, month, year]), _) => [year, month, day],
        (_, Some(date)) => date,
        _ => return None,
    };
    let mut parts = time.trim().split(':').map(|part| part.parse::<u32>().ok());
    let minute = parts.next()?? * 60 + parts.next()??;
    let sound = (1..=12).contains(&month) && (1..=31).contains(&day) && minute < 24 * 60;
    sound.then_some([year, month, day, minute])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: &str, words: &[&str], descending: bool) -> Vec<String> {
        let collator = collator(&Lang(lang.to_owned()));
        let mut words = words.to_vec();
        words.sort_by(|one, other| {
            SortKey::of(one).compare(&SortKey::of(other), descending, collator.as_ref())
        });
        words.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn words_are_sorted_as_their_language_does() {
        let words = [
            "Ås", "Østby", "Åsen", "Ærø", "Aas", "Zar", "andersen", "Andersen", "Öberg", "Éva",
            "Eva",
        ];
        assert_eq!(
            sorted("nb", &words, false),
            [
                "andersen", "Andersen", "Eva", "Éva", "Zar", "Ærø", "Öberg", "Østby", "Ås", "Aas",
                "Åsen"
            ]
        );
        assert_eq!(sorted("en", &["Zar", "Ås", "B"], false), ["Ås", "B", "Zar"]);
        assert_eq!(sorted("xx", &["b", "a"], false), ["a", "b"]);
    }

    #[test]
    fn numbers_and_days_are_sorted_by_their_values() {
        let numbers = [
            "10", "9", "1 000", "1,5", "1,25", "-3", "kr 50,00", "25 %", "",
        ];
        assert_eq!(
            sorted("nb", &numbers, false),
            [
                "-3", "1,25", "1,5", "9", "10", "25 %", "kr 50,00", "1 000", ""
            ]
        );
        assert_eq!(sorted("nb", &["1", "", "2"], true), ["2", "1", ""]);
        let days = [
            "2.1.2001",
            "31.12.1999",
            "01.02.2000 18:30",
            "01.02.2000 9:00",
            "1985-05-17",
        ];
        assert_eq!(
            sorted("nb", &days, false),
            [
                "1985-05-17",
                "31.12.1999",
                "01.02.2000 9:00",
                "01.02.2000 18:30",
                "2.1.2001"
            ]
        );
        assert_eq!(
            sorted("nb", &["Rad 10", "Rad 9", "Rad 1a"], false),
            ["Rad 1a", "Rad 9", "Rad 10"]
        );
        assert_eq!(
            sorted("nb", &["x", "1.1.2000", "3"], false),
            ["3", "1.1.2000", "x"]
        );
    }

    #[test]
    fn words_are_compared_without_their_capitals() {
        for (one, other) in [
            ("Aktiv", "aktiv "),
            ("ÆRES  medlem", "æres medlem"),
            ("", " "),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("aktiv"), folded("aktive"));
    }
}
