//! A workbook of Excel → the cells of one sheet, as the sheet shows them. Values come from calamine; what it
//! does not tell is read in `xlsx_hidden`.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::{Archive, broken};
use super::formats::{Country, Formats, Shown, serial};
use super::grid::{Grid, Says, Unreadable};
use super::xlsx_hidden;

/// The cells of the sheet called `wanted`, or of the first that can be seen, of a workbook whose parts are in
/// `archive`, shown as in `country`.
pub fn read(
    bytes: &[u8],
    archive: &mut Archive,
    wanted: Option<&str>,
    country: &'static Country,
) -> Result<Grid, Unreadable> {
    check_count(archive)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheets = workbook.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets = sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible));
    let mut grid = Grid::choose(sheets.collect(), wanted)?;
    let merged = workbook.merge_cells_by_sheet_name(&grid.name);
    let merged = merged.map_err(unreadable)?.into_iter();
    grid.merged = merged.map(|area| (area.start, area.end)).collect();
    let from_1904 = workbook.has_1904_epoch();
    let mut formats = Formats::new(from_1904, country);
    let cells = workbook.worksheet_cells_reader(&grid.name);
    let mut cells = cells.map_err(unreadable)?;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(unreadable)? {
        let format = cells.styles().get(style);
        let format = format.and_then(|style| style.number_format.as_ref());
        let format = format.map_or((None, "General"), |format| {
            (format.format_id, format.format_code.as_str())
        });
        let says = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Error(error) => Says::Error(error.to_string()),
            DataRef::String(words) => Says::Words(formats.text(words, format)),
            DataRef::SharedString(words) => Says::Words(formats.text(words, format)),
            DataRef::Bool(value) => {
                Says::Words(Shown::exactly(country.truths[usize::from(*value)]))
            }
            DataRef::Int(number) => Says::Words(formats.number(*number as f64, style, format)),
            DataRef::Float(number) => Says::Words(formats.number(*number, style, format)),
            DataRef::DateTime(date) => Says::Words(formats.number(date.as_f64(), style, format)),
            DataRef::DateTimeIso(date) => Says::Words(match serial(date, from_1904) {
                Some(number) => formats.number(number, style, format),
                None => Shown::perhaps(date),
            }),
            DataRef::DurationIso(time) => Says::Words(Shown::perhaps(time)),
        };
        grid.add(cell.get_position(), says)?;
    }
    drop(cells);
    xlsx_hidden::mark(archive, &mut grid)?;
    Ok(grid)
}

/// calamine makes room at once for as many words as the list that cells share says it has. One that says more than it
/// has bytes is broken, and would fill all memory.
fn check_count(archive: &mut Archive) -> Result<(), Unreadable> {
    for name in archive.names_ending("sharedstrings.xml") {
        let xml = archive.part(&name)?;
        let mut reader = Reader::from_str(&xml);
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) if tag.local_name().as_ref() == "sst" => {
                    let mut all = tag.attributes();
                    let counts = all.with_checks(false).flatten();
                    let counts =
                        counts.filter(|count| count.key.local_name().as_ref() == "uniqueCount");
                    let mut counts = counts.map(|count| count.value.trim().parse::<usize>());
                    if counts.any(|count| count.is_ok_and(|count| count > xml.len())) {
                        return Err(Unreadable::Broken);
                    }
                    break;
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    Ok(())
}

fn unreadable(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Password,
        other => broken(other),
    }
}
