//! A table: cells in rows and columns, some of them to be written in by hand; what it is, and how files write
//! it. How wide a column comes to be is worked out in `pages`.

use serde_json::json;

use super::text_or_none::TextOrNone;
use crate::content::read::{
    Cx, Decode, Definitions, Json, Node, NonEmpty, Value, choice, either, parts, record,
};
use crate::content::text::Text;
use crate::diag::values::Expected;
use crate::diag::{Fault, Hint};
use crate::source::{Span, Spanned};
use crate::units::{Abs, parse_abs};

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns; there is one at least.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
    /// Where it is written.
    pub span: Span,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// What stands at its head; without words, nothing does.
    pub title: Text,
    /// How wide it is; `None` leaves that to what stands in it.
    pub width: Option<Spanned<ColumnWidth>>,
    /// How its lines meet its edges, where the table does not say it by itself.
    pub align: Option<ColumnAlign>,
    /// Whether it is told apart from the others.
    pub apart: bool,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// What stands before it; either all rows have such a name or none has.
    pub head: Option<Text>,
    /// What stands in its cells; without words, they are to be written in.
    pub cells: Vec<Text>,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnWidth {
    /// A part of the width of the text, from 0 to 1.
    Part(f64),
    /// As wide as this.
    Length(Abs),
}

choice! {
    /// How the lines of a column meet its edges.
    pub enum ColumnAlign {
        /// They begin at the left edge.
        Left = "left",
        /// They stand in the middle.
        Center = "center",
        /// They end at the right edge, as numbers do.
        Right = "right",
    }
}

record! {
    /// A table.
    pub struct RawTable {
        /// The columns: what stands at the head of each, or more about it. Left out, none has a head.
        columns: Option<NonEmpty<RawColumn>>,
        /// What stands before each row.
        rows: Option<NonEmpty<Text>>,
        /// What stands in the cells, a list for each row; an empty text is a cell to write in. Left
        /// out, all are.
        cells: Option<NonEmpty<Spanned<RawCells>>>,
    }
}

record! {
    /// More about a column than its head.
    pub struct RawColumnTable {
        /// What stands at its head; left out, nothing does.
        title: Option<TextOrNone>,
        /// How wide it is: a length, or a part of the text's width such as `30%`; left out, as what stands in it needs.
        width: Option<Spanned<ColumnWidth>>,
        /// How its lines meet its edges.
        align: Option<ColumnAlign>,
        /// Whether it is told apart from the others, as the days of a weekend are: its cells stand on a light ground.
        #[default(false)]
        apart: bool,
    }
}

/// The cells of a row. One that is wrong is reported, and keeps its place, so that the row is not called short.
#[derive(Debug, Clone)]
pub struct RawCells(Vec<TextOrNone>);

impl Decode for RawCells {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let cells = cx.list(node, Expected::List)?.iter().map(|node| {
            let empty = || TextOrNone(Text::unstyled("", node.span));
            TextOrNone::decode(node, cx).unwrap_or_else(empty)
        });
        Some(Self(cells.collect()))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        Vec::<TextOrNone>::schema(definitions)
    }
}

/// A column as files write it: its head, or a table that says more.
#[derive(Debug, Clone)]
pub struct RawColumn(Column);

impl Decode for RawColumn {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if !matches!(node.value, Value::Table(_)) {
            let title = TextOrNone::decode(node, cx)?.0;
            return Some(Self(Column::headed(title)));
        }
        let raw = RawColumnTable::decode(node, cx)?;
        let title = raw.title.map(|title| title.0);
        Some(Self(Column {
            title: title.unwrap_or_else(|| Text::unstyled("", node.span)),
            width: raw.width,
            align: raw.align,
            apart: raw.apart,
        }))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let text = TextOrNone::schema(definitions);
        either([text, parts::record_schema::<RawColumnTable>(definitions)])
    }
}

impl Decode for ColumnWidth {
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.text(node, Expected::TextSuch("\"30%\""))?;
        let width = Self::parse(text.trim());
        if width.is_none() {
            let fault = Fault::NotAColumnWidth { text: text.into() };
            let number = text.trim().parse::<f64>().ok();
            cx.push(
                fault
                    .at(node.span)
                    .hint(match number.filter(|number| *number > 0.0) {
                        Some(_) => Hint::WidthUnit {
                            number: text.trim().into(),
                        },
                        None => Hint::ColumnWidthSuch,
                    }),
            );
        }
        width
    }

    fn schema(_: &mut Definitions) -> Json {
        let number = r"\+?([0-9]+\.?[0-9]*|\.[0-9]+)";
        json!({
            "type": "string",
            "pattern": format!(r"^\s*{number}\s*(%|mm|cm|in|pt)\s*$"),
            "examples": ["30%", "20mm"],
        })
    }
}

impl ColumnWidth {
    fn parse(text: &str) -> Option<Self> {
        if let Some(percent) = text.strip_suffix('%') {
            let percent: f64 = percent.trim_end().parse().ok()?;
            return (percent > 0.0 && percent <= 100.0).then_some(Self::Part(percent / 100.0));
        }
        let length = parse_abs(text).ok()?;
        (length > Abs::ZERO).then_some(Self::Length(length))
    }
}

impl Column {
    /// A column of which nothing is said but its head.
    const fn headed(title: Text) -> Self {
        Self {
            title,
            width: None,
            align: None,
            apart: false,
        }
    }
}

impl Table {
    /// Whether any column has a head.
    pub fn has_heads(&self) -> bool {
        self.columns.iter().any(|column| !column.title.is_blank())
    }

    /// Every text in it, row by row.
    pub(in crate::content) fn texts(&mut self) -> impl Iterator<Item = &mut Text> {
        let rows = self.rows.iter_mut();
        let rows = rows.flat_map(|row| row.head.iter_mut().chain(&mut row.cells));
        let heads = self.columns.iter_mut().map(|column| &mut column.title);
        heads.chain(rows)
    }

    /// The first of its words.
    pub(super) fn first_words(&self) -> Option<&Text> {
        let heads = self.columns.iter().map(|column| &column.title);
        let rows = self.rows.iter();
        let rows = rows.flat_map(|row| row.head.iter().chain(&row.cells));
        heads.chain(rows).find(|text| !text.is_blank())
    }
}

impl RawTable {
    /// The table, its rows as long as there are columns; `None` says that they are not, which was reported.
    pub fn table(self, cx: &mut Cx) -> Option<Table> {
        let is_empty = [
            self.rows.as_ref().is_some_and(|rows| rows.0.is_empty()),
            self.cells.as_ref().is_some_and(|cells| cells.0.is_empty()),
            self.columns
                .as_ref()
                .is_some_and(|columns| columns.0.is_empty()),
        ];
        // A list with nothing in it was reported.
        let reported = is_empty.contains(&true);
        let heads = self.rows.map(|rows| rows.0).unwrap_or_default();
        let cells = self.cells.map(|cells| cells.0).unwrap_or_default();
        let columns: Vec<Column> = match self.columns {
            Some(columns) => columns.0.into_iter().map(|column| column.0).collect(),
            None => {
                // As many as the first row has cells.
                let first = cells.first().map(|row| row.value.0.as_slice());
                let first = first.unwrap_or_default().iter();
                let bare = |cell: &TextOrNone| Column::headed(Text::unstyled("", cell.0.span));
                first.map(bare).collect()
            }
        };
        if columns.is_empty() {
            if !reported {
                let error = Fault::TableNoColumns.at(self.span);
                cx.push(error.hint(Hint::AddTableColumns));
            }
            return None;
        }
        let count = heads.len().max(cells.len());
        if count == 0 {
            if !reported {
                let error = Fault::TableNoRows.at(self.span);
                cx.push(error.hint(Hint::AddTableRows));
            }
            return None;
        }
        if !heads.is_empty() && !cells.is_empty() && heads.len() != cells.len() {
            let place = cells.get(heads.len()).map(|row| row.span);
            let place = place.or(heads.get(cells.len()).map(|head| head.span));
            let fault = Fault::RowCount {
                found: cells.len(),
                wanted: heads.len(),
            };
            let error = fault.at(place.unwrap_or(self.span));
            cx.push(error.hint(Hint::NameRows));
            return None;
        }
        let uneven = |row: &&(usize, &Spanned<RawCells>)| row.1.value.0.len() != columns.len();
        let rows = (1..).zip(&cells);
        let uneven: Vec<_> = rows.filter(|row| uneven(&row)).collect();
        for (row, cells) in &uneven {
            let fault = Fault::RowLength {
                row: *row,
                found: cells.value.0.len(),
                wanted: columns.len(),
            };
            cx.push(fault.at(cells.span).hint(Hint::FillRow));
        }
        let empty = |column: &Column| Text::unstyled("", column.title.span);
        let row = |at: usize| Row {
            head: heads.get(at).cloned(),
            cells: match cells.get(at) {
                Some(row) => row.value.0.iter().map(|cell| cell.0.clone()).collect(),
                None => columns.iter().map(empty).collect(),
            },
        };
        uneven.is_empty().then(|| Table {
            rows: (0..count).map(row).collect(),
            columns: columns.clone(),
            span: self.span,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_parts_or_lengths() {
        assert_eq!(ColumnWidth::parse("25%"), Some(ColumnWidth::Part(0.25)));
        let length = Some(ColumnWidth::Length(Abs::mm(20.0)));
        assert_eq!(ColumnWidth::parse("20 mm"), length);
        assert_eq!(ColumnWidth::parse("20mm"), length);
        for wrong in ["", "0%", "101%", "0mm", "20", "1fr", "auto", "-3mm", "nan%"] {
            assert_eq!(ColumnWidth::parse(wrong), None, "{wrong}");
        }
    }
}
