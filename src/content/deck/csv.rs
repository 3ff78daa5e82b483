//! The text of a table → rows of cells with their places, as RFC 4180 and the spreadsheets of
//! Norway write them. What the columns mean is not decided here.
//!
//! Written out rather than taken from a library: those give neither the place of a cell in the file
//! nor word of a quote that is never closed. A test holds it to such a library.

use std::borrow::Cow;
use std::ops::Range;

/// A table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CsvTable {
    /// What stands between cells.
    pub delimiter: char,
    /// The rows that say anything, the first of them the header.
    pub rows: Vec<Vec<Cell>>,
    /// How many such rows there are, those beyond the wanted number too.
    pub count: usize,
    /// What is wrong with its quotes.
    pub faults: Vec<Misquoted>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its bytes in the text, without the quotes and spaces around it.
    pub range: Range<usize>,
    /// Whether quotes stand in it, each written twice.
    pub doubled: bool,
}

/// What is wrong with a quote, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misquoted {
    /// Nothing closes the quote at this byte.
    Unclosed(usize),
    /// More follows the closing quote.
    After(Range<usize>),
}

impl Cell {
    /// What the cell says.
    pub fn value<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let raw = text.get(self.range.clone()).unwrap_or("");
        match self.doubled {
            true => Cow::Owned(raw.replace("\"\"", "\"")),
            false => Cow::Borrowed(raw),
        }
    }
}

/// Splits `text` into rows. Rows after the first `most` are counted, not kept; rows without words
/// are neither.
pub fn split(text: &str, most: usize) -> CsvTable {
    let delimiter = delimiter(text);
    let mut table = CsvTable {
        delimiter,
        ..CsvTable::default()
    };
    let mut scan = Scan {
        text,
        delimiter: delimiter as u8,
        at: 0,
    };
    while scan.at < text.len() {
        let mut row = Vec::new();
        while scan.cell(&mut row, &mut table.faults) {}
        if row.iter().all(|cell| cell.range.is_empty()) {
            continue;
        }
        table.count += 1;
        if table.count <= most {
            table.rows.push(row);
        }
    }
    table
}

/// What parts the cells of the first line: of `;`, `,` and the tab the one that stands most often
/// outside quotes.
fn delimiter(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(';', 0_usize), ('\t', 0), (',', 0)];
    for c in text.trim_start_matches(['\r', '\n']).chars() {
        match c {
            '"' => quoted = !quoted,
            '\r' | '\n' if !quoted => break,
            _ if !quoted => {
                for (sign, count) in &mut counts {
                    *count += usize::from(*sign == c);
                }
            }
            _ => {}
        }
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(';', |(sign, _)| *sign)
}

/// A walk through the text. All signs that matter are single bytes that no other letter holds.
struct Scan<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
}

impl Scan<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on to the first byte where `stop` holds, or to the end.
    fn skip_to(&mut self, stop: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|b| stop(*b)).unwrap_or(rest.len());
    }

    /// Reads one cell and what ends it; whether another follows in the row.
    fn cell(&mut self, row: &mut Vec<Cell>, faults: &mut Vec<Misquoted>) -> bool {
        let delimiter = self.delimiter;
        let ends = |b: u8| b == delimiter || matches!(b, b'\r' | b'\n');
        let cell = match self.byte() {
            Some(b'"') => {
                let cell = self.quoted(faults);
                let after = self.at;
                self.skip_to(ends);
                let rest = self.text.get(after..self.at).unwrap_or("");
                if !rest.trim().is_empty() {
                    faults.push(Misquoted::After(after..after + rest.trim_end().len()));
                }
                cell
            }
            _ => {
                let start = self.at;
                self.skip_to(ends);
                Cell {
                    range: start..self.at,
                    doubled: false,
                }
            }
        };
        row.push(self.trimmed(cell));
        match self.byte() {
            Some(b) if b == delimiter => {
                self.at += 1;
                true
            }
            Some(b'\r') => {
                self.at += 1;
                self.at += usize::from(self.byte() == Some(b'\n'));
                false
            }
            Some(_) => {
                self.at += 1;
                false
            }
            None => false,
        }
    }

    /// Reads from an opening quote to behind the closing one.
    fn quoted(&mut self, faults: &mut Vec<Misquoted>) -> Cell {
        let open = self.at;
        self.at += 1;
        let start = self.at;
        let mut doubled = false;
        loop {
            self.skip_to(|b| b == b'"');
            let end = self.at;
            if self.byte().is_none() {
                faults.push(Misquoted::Unclosed(open));
            }
            self.at = (self.at + 1).min(self.text.len());
            if self.byte() != Some(b'"') || end == self.text.len() {
                return Cell {
                    range: start..end,
                    doubled,
                };
            }
            doubled = true;
            self.at += 1;
        }
    }

    fn trimmed(&self, cell: Cell) -> Cell {
        let raw = self.text.get(cell.range.clone()).unwrap_or("");
        let start = cell.range.start + (raw.len() - raw.trim_start().len());
        Cell {
            range: start..start + raw.trim().len(),
            ..cell
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(text: &str) -> Vec<Vec<String>> {
        let table = split(text, usize::MAX);
        let row = |row: &Vec<Cell>| row.iter().map(|c| c.value(text).into_owned()).collect();
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        for (text, rows) in [
            (
                "navn;rolle\r\nKari;leder\r\n",
                vec![vec!["navn", "rolle"], vec!["Kari", "leder"]],
            ),
            (
                "a,b\n\"x, y\",\"si \"\"hei\"\"\"",
                vec![vec!["a", "b"], vec!["x, y", "si \"hei\""]],
            ),
            (
                "a\tb;c\td\n1\t2\t3",
                vec![vec!["a", "b;c", "d"], vec!["1", "2", "3"]],
            ),
            (
                "\"a;b\",c\n;;\n \n1,2",
                vec![vec!["a;b", "c"], vec![";;"], vec!["1", "2"]],
            ),
            (
                "a;b\n;\n\n\"en\nto\"; æ ",
                vec![vec!["a", "b"], vec!["en\nto", "æ"]],
            ),
            ("navn\nKari", vec![vec!["navn"], vec!["Kari"]]),
        ] {
            assert_eq!(values(text), rows, "{text:?}");
            assert_eq!(split(text, usize::MAX).faults, [], "{text:?}");
        }
    }

    #[test]
    fn faults_of_quotes_are_told_at_their_place() {
        assert_eq!(split("a;b\n\"x;y\n1;2", 9).faults, [Misquoted::Unclosed(4)]);
        assert_eq!(split("a\n\"x\"y z \n1", 9).faults, [Misquoted::After(5..8)]);
        assert_eq!(split("a\n\"x\"\"", 9).faults, [Misquoted::Unclosed(2)]);
    }

    #[test]
    fn rows_beyond_the_most_are_counted_only() {
        let table = split("a\n1\n\n2\n3\n", 2);
        assert_eq!((table.rows.len(), table.count), (2, 4));
    }

    proptest! {
        /// What a library writes is read as it was meant.
        #[test]
        fn what_a_library_writes_is_read_alike(
            rows in prop::collection::vec(prop::collection::vec("[a-zæ,;\"\n.]{0,6}", 3), 1..5)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
            writer.write_record(["a", "b", "c"]).expect("written");
            for row in &rows {
                writer.write_record(row).expect("written");
            }
            let text = String::from_utf8(writer.into_inner().expect("whole")).expect("UTF-8");
            let said = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
            let wanted: Vec<Vec<&str>> = rows.iter().filter(said)
                .map(|row| row.iter().map(|cell| cell.trim()).collect()).collect();
            prop_assert_eq!(&values(&text)[1..], wanted);
            prop_assert_eq!(split(&text, 99).faults, []);
        }

        /// Whatever stands in a file, its cells lie inside it, in order.
        #[test]
        fn cells_lie_inside_the_text(text in "[aæ;,\t\"\r\n ]{0,40}") {
            let table = split(&text, usize::MAX);
            let cells: Vec<&Cell> = table.rows.iter().flatten().collect();
            prop_assert!(cells.iter().all(|cell| text.get(cell.range.clone()).is_some()));
            prop_assert!(cells.windows(2).all(|two| two[0].range.end <= two[1].range.start));
        }
    }
}
