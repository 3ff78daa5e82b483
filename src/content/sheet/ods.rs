//! A workbook of LibreOffice (OpenDocument 1.3, part 3, section 9) → the cells of one sheet. The file holds the
//! words that the sheet shows, which no library for Rust hands over.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::archive::{Archive, broken};
use super::formats::{Country, Shown, general};
use super::grid::{Grid, Says, Unreadable};
use super::xml::{attribute, has, is, number};

/// The most cells of a row, and the most rows, that a cell or row with words is repeated for.
const MOST_REPEATED: u32 = 1 << 16;

/// The cells of the sheet called `wanted`, or of the first that can be seen. Values that stand without the words that
/// the sheet shows are shown as in `country`.
pub fn read(
    archive: &mut Archive,
    wanted: Option<&str>,
    country: &'static Country,
) -> Result<Grid, Unreadable> {
    if archive
        .part("META-INF/manifest.xml")?
        .contains("encryption-data")
    {
        return Err(Unreadable::Password);
    }
    let xml = archive.part("content.xml")?;
    let mut grid = Grid::choose(sheets(&xml)?, wanted)?;
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => return Err(Unreadable::Broken),
            Event::Start(tag) if is_table(&tag, &grid.name) => break,
            _ => {}
        }
    }
    let mut table = TableReader {
        reader,
        row: 0,
        column: 0,
        rows: 1,
        country,
    };
    table.read(&mut grid)?;
    Ok(grid)
}

/// The names of the sheets, and whether each is hidden, which its style says.
fn sheets(xml: &str) -> Result<Vec<(String, bool)>, Unreadable> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let (mut style, mut hidden) = (None, BTreeSet::new());
    let (mut sheets, mut depth) = (Vec::new(), 0_usize);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => return Ok(sheets),
            Event::Start(tag) if is(&tag, "table-properties") && has(&tag, "display", "false") => {
                hidden.extend(style.clone());
            }
            Event::Start(tag) if is(&tag, "style") => style = attribute(&tag, "name"),
            Event::Start(tag) if is(&tag, "table") => {
                depth += 1;
                // A table can stand in a cell of another.
                if let Some(name) = attribute(&tag, "name").filter(|_| depth == 1) {
                    let style = attribute(&tag, "style-name");
                    sheets.push((name, style.is_some_and(|style| hidden.contains(&style))));
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "table" => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
}

fn is_table(tag: &BytesStart, name: &str) -> bool {
    is(tag, "table") && attribute(tag, "name").as_deref() == Some(name)
}

/// A count of an attribute; 1 where there is none.
fn count(tag: &BytesStart, key: &str) -> u32 {
    number(tag, key).unwrap_or(1).max(1)
}

/// A walk through one sheet.
struct TableReader<'x> {
    reader: Reader<&'x [u8]>,
    row: u32,
    column: u32,
    /// How many rows the one that is read stands for.
    rows: u32,
    country: &'static Country,
}

impl TableReader<'_> {
    fn read(&mut self, grid: &mut Grid) -> Result<(), Unreadable> {
        loop {
            match self.reader.read_event().map_err(broken)? {
                Event::Eof => return Err(Unreadable::Broken),
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "table-column" => {
                        let columns = count(&tag, "number-columns-repeated");
                        let last = self.column.saturating_add(columns - 1);
                        if is_hidden(&tag) {
                            grid.hidden_columns.push(self.column..=last);
                        }
                        self.column = last.saturating_add(1);
                    }
                    "table-row" => {
                        self.column = 0;
                        self.rows = count(&tag, "number-rows-repeated");
                        if is_hidden(&tag) {
                            let last = self.row.saturating_add(self.rows - 1);
                            grid.hidden_rows.add(self.row..=last);
                        }
                    }
                    "table-cell" => {
                        let cell = tag.into_owned();
                        self.cell(&cell, grid)?;
                    }
                    "covered-table-cell" => {
                        let columns = count(&tag, "number-columns-repeated");
                        let end = tag.to_end().into_owned();
                        self.reader.read_to_end(end.name()).map_err(broken)?;
                        self.column = self.column.saturating_add(columns);
                    }
                    // Charts, pictures and notes of the sheet hold words, but no cells.
                    "shapes" | "forms" | "named-expressions" => {
                        let end = tag.to_end().into_owned();
                        self.reader.read_to_end(end.name()).map_err(broken)?;
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "table-row" => {
                    self.row = self.row.saturating_add(self.rows);
                }
                Event::End(tag) if tag.local_name().as_ref() == "table" => return Ok(()),
                _ => {}
            }
        }
    }

    /// A cell, with what stands in it, as often as it is repeated.
    fn cell(&mut self, tag: &BytesStart, grid: &mut Grid) -> Result<(), Unreadable> {
        let columns = count(tag, "number-columns-repeated");
        let (wide, high) = (
            count(tag, "number-columns-spanned"),
            count(tag, "number-rows-spanned"),
        );
        if (wide, high) != (1, 1) {
            let at = (self.row, self.column);
            let last = (at.0.saturating_add(high - 1), at.1.saturating_add(wide - 1));
            grid.merged.push((at, last));
        }
        let words = self.words()?;
        let says = match words {
            // LibreOffice says so in a name space of its own.
            words if has(tag, "value-type", "error") => {
                Says::Error(words.unwrap_or_else(|| "#ERR!".to_owned()))
            }
            Some(words) => Says::Words(Shown::exactly(&words)),
            None => match value(tag, self.country) {
                Some(shown) => Says::Words(shown),
                None if attribute(tag, "formula").is_some() => Says::NoResult,
                None => {
                    self.column = self.column.saturating_add(columns);
                    return Ok(());
                }
            },
        };
        for row in 0..self.rows.min(MOST_REPEATED) {
            for column in 0..columns.min(MOST_REPEATED) {
                let at = (
                    self.row.saturating_add(row),
                    self.column.saturating_add(column),
                );
                grid.add(at, says.clone())?;
            }
        }
        self.column = self.column.saturating_add(columns);
        Ok(())
    }

    /// The words up to the end of the cell, a line for each paragraph; `None` where there is no paragraph.
    fn words(&mut self) -> Result<Option<String>, Unreadable> {
        let mut words: Option<String> = None;
        // How many elements are open, and how many of them are a paragraph or stand in one.
        let (mut depth, mut inside) = (0_usize, 0_usize);
        loop {
            let event = self.reader.read_event().map_err(broken)?;
            let text = words.as_mut().filter(|_| inside > 0);
            match (event, text) {
                (Event::Eof, _) => return Err(Unreadable::Broken),
                (Event::Start(tag), text) => {
                    let name = tag.local_name();
                    let name = name.as_ref();
                    // Comments, and pictures with words of their own.
                    if matches!(name, "annotation" | "frame" | "custom-shape" | "table") {
                        let end = tag.to_end().into_owned();
                        self.reader.read_to_end(end.name()).map_err(broken)?;
                        continue;
                    }
                    depth += 1;
                    if inside > 0 {
                        inside += 1;
                    }
                    match (name, text) {
                        ("s", Some(text)) => {
                            text.extend((0..count(&tag, "c").min(99)).map(|_| ' '));
                        }
                        ("tab", Some(text)) => text.push('\t'),
                        ("line-break", Some(text)) => text.push('\n'),
                        ("p", None) => {
                            inside = 1;
                            words = Some(words.map_or_else(String::new, |words| words + "\n"));
                        }
                        _ => {}
                    }
                }
                (Event::End(_), _) if depth == 0 => return Ok(words),
                (Event::End(_), _) => {
                    depth -= 1;
                    inside = inside.saturating_sub(1);
                }
                (Event::Text(part), Some(text)) => push(text, &part.xml10_content()),
                (Event::CData(part), Some(text)) => push(text, &part.xml10_content()),
                (Event::GeneralRef(part), Some(text)) => text.push_str(&entity(&part)?),
                _ => {}
            }
        }
    }
}

/// Adds words; blanks and line breaks of the file are one blank (OpenDocument 1.3, part 3, 6.1.2).
fn push(text: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if text.ends_with([' ', '\n']) => {}
            ' ' | '\t' | '\n' | '\r' => text.push(' '),
            c => text.push(c),
        }
    }
}

/// The sign that a reference such as `&amp;` or `&#230;` stands for.
fn entity(reference: &BytesRef) -> Result<String, Unreadable> {
    if let Some(sign) = reference.resolve_char_ref().map_err(broken)? {
        return Ok(sign.to_string());
    }
    let name: &str = reference;
    let sign = resolve_xml_entity(name).ok_or(Unreadable::Broken)?;
    Ok(sign.to_owned())
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(tag: &BytesStart) -> bool {
    let visibility = attribute(tag, "visibility");
    matches!(visibility.as_deref(), Some("collapse" | "filter"))
}

/// What a cell says whose words the file does not hold, as programs write it that are no spreadsheet.
fn value(tag: &BytesStart, country: &Country) -> Option<Shown> {
    Some(match attribute(tag, "value-type")?.as_str() {
        "string" => Shown::exactly(&attribute(tag, "string-value")?),
        "boolean" => {
            Shown::exactly(country.truths[usize::from(attribute(tag, "boolean-value")? == "true")])
        }
        "float" => general(number(tag, "value")?, country),
        "percentage" => Shown::perhaps(&format!(
            "{}\u{A0}%",
            general(number::<f64>(tag, "value")? * 100.0, country).words
        )),
        "date" => {
            let date = attribute(tag, "date-value")?;
            let day = date.get(..10).filter(|day| day.is_ascii());
            match day.map(|day| day.split('-').collect::<Vec<_>>()).as_deref() {
                Some([year, month, day]) => {
                    let sign = country.date_sign;
                    Shown::perhaps(&format!("{day}{sign}{month}{sign}{year}"))
                }
                _ => Shown::perhaps(&date),
            }
        }
        "time" => Shown::perhaps(&attribute(tag, "time-value")?),
        _ => Shown::perhaps(&general(number(tag, "value")?, country).words),
    })
}
