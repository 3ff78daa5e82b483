//! What calamine does not tell of a sheet of Excel: which rows and columns are hidden, and which formulas have
//! no result in the file, as programs write them that cannot compute.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::{Archive, broken};
use super::grid::{At, Grid, Says, Unreadable};
use super::xml::{attribute, is, number};

/// Marks what `archive` says of the sheet of the grid's name.
pub fn mark(archive: &mut Archive, grid: &mut Grid) -> Result<(), Unreadable> {
    let path = path_of(archive, &grid.name)?;
    let xml = archive.part(&path)?;
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().expand_empty_elements = true;
    // Rows and cells may leave out where they stand: then each follows the one before.
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut formula: Option<At> = None;
    // A formula can give words of no length; a number that is not there was not computed.
    let (mut gives_words, mut in_value) = (false, false);
    loop {
        let event = reader.read_event().map_err(broken)?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(tag) => match tag.local_name().as_ref() {
                "col" if is_hidden(tag, "width") => {
                    let edges = (number::<u32>(tag, "min"), number::<u32>(tag, "max"));
                    if let (Some(first), Some(last)) = edges {
                        let columns = first.saturating_sub(1)..=last.saturating_sub(1);
                        grid.hidden_columns.push(columns);
                    }
                }
                "row" => {
                    row = number(tag, "r").map_or(row.saturating_add(1), |row: u32| row.max(1));
                    column = 0;
                    if is_hidden(tag, "ht") {
                        grid.hidden_rows.add(row - 1..=row - 1);
                    }
                }
                "c" => {
                    let own = attribute(tag, "r").and_then(|name| column_of(&name));
                    column = own.unwrap_or(column.saturating_add(1));
                    gives_words = attribute(tag, "t").as_deref() == Some("str");
                }
                "f" => formula = Some((row.max(1) - 1, column.max(1) - 1)),
                "v" if !gives_words => in_value = true,
                "v" | "is" => formula = None,
                _ => {}
            },
            Event::Text(words) if in_value && !words.is_empty() => formula = None,
            Event::End(tag) if tag.local_name().as_ref() == "v" => in_value = false,
            Event::End(tag) if tag.local_name().as_ref() == "c" => {
                if let Some(at) = formula.take() {
                    grid.add(at, Says::NoResult)?;
                }
            }
            _ => {}
        }
    }
}

/// Whether a row or column is hidden, or has no `size`.
fn is_hidden(tag: &BytesStart, size: &str) -> bool {
    let hidden = attribute(tag, "hidden").is_some_and(|flag| matches!(&*flag, "1" | "true"));
    hidden || number(tag, size) == Some(0.0)
}

/// The number of the column of a cell's name, from 1: 28 of `AB7`.
fn column_of(name: &str) -> Option<u32> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).try_fold(0_u32, |number, letter| {
        let digit = letter.to_ascii_uppercase() - b'A' + 1;
        number.checked_mul(26)?.checked_add(u32::from(digit))
    });
    number.filter(|number| *number > 0)
}

/// The path of the part that holds the sheet called `name`: the workbook names it by a relationship (ECMA-376-1,
/// 18.2.19).
fn path_of(archive: &mut Archive, name: &str) -> Result<String, Unreadable> {
    let mut id = None;
    each_tag(&archive.part("xl/workbook.xml")?, |tag| {
        if is(tag, "sheet") && attribute(tag, "name").as_deref() == Some(name) {
            id = id.take().or_else(|| attribute(tag, "id"));
        }
    })?;
    let mut target = None;
    each_tag(&archive.part("xl/_rels/workbook.xml.rels")?, |tag| {
        if is(tag, "Relationship") && attribute(tag, "Id") == id {
            target = attribute(tag, "Target");
        }
    })?;
    let target = target.filter(|_| id.is_some()).ok_or(Unreadable::Broken)?;
    Ok(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

fn each_tag(xml: &str, mut found: impl FnMut(&BytesStart)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => return Ok(()),
            Event::Start(tag) | Event::Empty(tag) => found(&tag),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_by_their_letters() {
        let numbers = ["A1", "Z9", "AB7", "xfd1", "7", "", "AAAAAAAA1"].map(column_of);
        assert_eq!(
            numbers[..6],
            [Some(1), Some(26), Some(28), Some(16384), None, None]
        );
    }
}
