//! The text of a table → rows of cells with their places, as RFC 4180 and the spreadsheets of
//! Norway write them. What the columns mean is not decided here.
//!
//! Written out rather than taken from a library: those give neither the place of a cell in the file
//! nor word of a quote that is never closed. A test holds it to such a library.

use std::borrow::Cow;
use std::ops::Range;

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

/// What can stand between cells, the usual one first.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How many rows are looked at to find out which of them does.
const LOOKED_AT: usize = 20;

/// The rows of a table, one after the other.
pub struct CsvRows<'t> {
    scan: Scan<'t>,
    /// What is wrong with the quotes of the rows so far.
    pub faults: Vec<Misquoted>,
}

impl<'t> CsvRows<'t> {
    /// Those of `text`. Of a row with more than `widest` cells, one more is kept.
    pub fn new(text: &'t str, widest: usize) -> Self {
        let (start, named) = first_line(text);
        let delimiter = named.unwrap_or_else(|| likeliest(text, start));
        Self::from(text, delimiter, start, widest)
    }

    /// Those from a byte on at which a row begins, with this sign between cells.
    pub const fn from(text: &'t str, delimiter: u8, at: usize, widest: usize) -> Self {
        Self {
            scan: Scan {
                text,
                delimiter,
                widest,
                at,
            },
            faults: Vec::new(),
        }
    }

    /// What stands between cells.
    pub const fn delimiter(&self) -> u8 {
        self.scan.delimiter
    }
}

impl Iterator for CsvRows<'_> {
    /// The byte at which a row that says anything begins, and its cells.
    type Item = (usize, Vec<Cell>);

    fn next(&mut self) -> Option<Self::Item> {
        self.scan.row(&mut self.faults)
    }
}

/// Where the table begins, and the delimiter that a line before it names: for Excel, some programs write
/// `sep=;` there.
fn first_line(text: &str) -> (usize, Option<u8>) {
    let blank = text.len() - text.trim_start_matches(['\r', '\n']).len();
    let rest = text.get(blank..).unwrap_or("");
    let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or("");
    // A spreadsheet that opened and saved such a file wrote it as a cell, perhaps with empty ones behind it.
    let word = line.strip_prefix('"').unwrap_or(line);
    let sign = match word.get(..4) {
        Some(sep) if sep.eq_ignore_ascii_case("sep=") => word.get(4..).unwrap_or(""),
        _ => return (0, None),
    };
    let mut signs = sign.bytes();
    let named = signs.next();
    let named = named.filter(|sign| sign.is_ascii_punctuation() || matches!(sign, b'\t' | b' '));
    let named = named.filter(|sign| !matches!(sign, b'"' | b'='));
    let rest = |sign: u8| sign == b'"' || DELIMITERS.contains(&sign);
    match signs.all(rest) && (named.is_some() || sign.is_empty()) {
        true => (blank + end, named),
        false => (0, None),
    }
}

/// What parts the cells: what gives most of the first rows as many cells as the header, or else the header
/// most cells.
fn likeliest(text: &str, start: usize) -> u8 {
    let score = |delimiter: u8| {
        let mut scan = Scan {
            text,
            delimiter,
            widest: usize::MAX,
            at: start,
        };
        let rows = std::iter::from_fn(|| scan.row(&mut Vec::new())).take(LOOKED_AT);
        let mut rows = rows.map(|(_, row)| row);
        let header = rows.next().map_or(0, |row| row.len());
        let alike = rows.filter(|row| header > 1 && row.len() == header).count();
        (alike, header)
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|sign| score(*sign));
    best.unwrap_or(b';')
}

/// A walk through the text. All signs that matter are single bytes that no other letter holds.
struct Scan<'t> {
    text: &'t str,
    delimiter: u8,
    /// The most cells of a row that are kept, but for one.
    widest: usize,
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

    /// Reads the next row that says anything, and gives where it begins.
    fn row(&mut self, faults: &mut Vec<Misquoted>) -> Option<(usize, Vec<Cell>)> {
        while self.at < self.text.len() {
            let start = self.at;
            let mut row = Vec::new();
            while self.cell(&mut row, faults) {}
            if !row.iter().all(|cell| cell.range.is_empty()) {
                return Some((start, row));
            }
        }
        None
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
        if row.len() <= self.widest {
            row.push(self.trimmed(cell));
        }
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
        let rows = CsvRows::new(text, usize::MAX);
        let row = |row: Vec<Cell>| row.iter().map(|c| c.value(text).into_owned()).collect();
        rows.map(|(_, cells)| row(cells)).collect()
    }

    fn faults(text: &str) -> Vec<Misquoted> {
        let mut rows = CsvRows::new(text, usize::MAX);
        rows.by_ref().for_each(drop);
        rows.faults
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
            ("a|b\nx;y|z", vec![vec!["a", "b"], vec!["x;y", "z"]]),
            // The header alone would say that commas part the cells.
            (
                "Gate, nr, sted;navn\nA 1;B\nC 2;D",
                vec![
                    vec!["Gate, nr, sted", "navn"],
                    vec!["A 1", "B"],
                    vec!["C 2", "D"],
                ],
            ),
        ] {
            assert_eq!(values(text), rows, "{text:?}");
            assert_eq!(faults(text), [], "{text:?}");
        }
    }

    #[test]
    fn a_line_for_excel_names_the_delimiter_and_is_no_row() {
        for (first, text) in [
            ("sep=;", "a;b\n1;2,3"),
            ("SEP=,\r", "a,b\n1,\"2,3\""),
            ("sep=\t", "a\tb\n1\t2,3"),
            ("\"sep=;\"", "a;b\n1;2,3"),
            ("sep=;;;", "a;b\n1;2,3"),
            ("\nsep=^", "a^b\n1^2,3"),
            ("sep=", "a;b\n1;2,3"),
        ] {
            let text = format!("{first}\n{text}");
            assert_eq!(values(&text), [["a", "b"], ["1", "2,3"]], "{first:?}");
        }
        for text in [
            "sep=a;b\n1;2",
            "sept;b\n1;2",
            "sep;b\n1;2",
            "æsep=;b\n1;2",
            "sep=;b\n1;2;3",
        ] {
            assert_eq!(values(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn faults_of_quotes_are_told_at_their_place() {
        assert_eq!(faults("a;b\n\"x;y\n1;2"), [Misquoted::Unclosed(4)]);
        assert_eq!(faults("a\n\"x\"y z \n1"), [Misquoted::After(5..8)]);
        assert_eq!(faults("a\n\"x\"\""), [Misquoted::Unclosed(2)]);
    }

    #[test]
    fn of_a_wide_row_one_cell_more_is_kept() {
        let rows = CsvRows::new("a;b;c;d\n1;2\n", 2);
        let lengths: Vec<usize> = rows.map(|(_, row)| row.len()).collect();
        assert_eq!(lengths, [3, 2]);
    }

    #[test]
    fn a_row_is_read_again_from_where_it_begins() {
        let text = "sep=;\n\na;b\n;\n\n\"en\nto\";2\r\n3;4";
        let rows = CsvRows::new(text, 9);
        let delimiter = rows.delimiter();
        for (start, row) in rows {
            let again = CsvRows::from(text, delimiter, start, 9).next();
            assert_eq!(again, Some((start, row)));
        }
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
            prop_assert_eq!(faults(&text), []);
        }

        /// Whatever stands in a file, its cells lie inside it, in order.
        #[test]
        fn cells_lie_inside_the_text(text in "(sep=)?[aæ;,|\t\"\r\n ]{0,40}") {
            let cells: Vec<Cell> = CsvRows::new(&text, usize::MAX).flat_map(|(_, row)| row).collect();
            prop_assert!(cells.iter().all(|cell| text.get(cell.range.clone()).is_some()));
            prop_assert!(cells.windows(2).all(|two| two[0].range.end <= two[1].range.start));
        }
    }
}
