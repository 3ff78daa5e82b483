//! A table: heads above its columns and before its rows, and cells with words or to be written in. In an
//! area of a card it fills its place, its rows equally high; in a booklet each row is as high as what
//! stands in it and stays whole, and the heads stand again where a page begins with a row.
//!
//! A column is at least as wide as its longest word. Where all cells are to be written in, columns are
//! equal and heads stand in the middle; heads of words stand on the first line of those, ranged as they are.
//!
//! Every cell draws its ground or its outline under its own tag, so that rows keep all their cells in
//! the structure tree when nothing stands in some of them.

use std::rc::Rc;
use std::sync::Arc;

use super::writing::hairline;
use super::{PartBody, Scope, Stack};
use crate::content::{Row, Table, Text};
use crate::design::{Accent, Accents, Align, Cells, StyleName, TextStyle, Track};
use crate::geom::{Path, Rect, Sides, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagId, TagRole};
use crate::pages::stranded::may_part_after;
use crate::pages::text::TaggedParagraph;
use crate::units::Abs;

/// Around the words of a cell.
const PAD: Abs = Abs::pt(5.0);
/// On both sides of the words of a cell, and a hair, so that they have room.
const AROUND: Abs = Abs::pt(10.5);
/// The radius of a cell's corners.
const CORNER: Abs = Abs::mm(1.5);
/// Between cells, where the layout does not say.
const GAP: Abs = Abs::mm(1.5);
/// The least height of a cell to write in, inside its padding, and the width that its column takes.
const TO_WRITE: Abs = Abs::mm(8.0);
const TO_WRITE_WIDE: Abs = Abs::mm(20.0);
/// The most of the measure that the names of rows take where words stand beside them that need it.
const MOST_NAMES: f64 = 0.4;

/// The rows, each a part of its own.
pub fn rows(table: &Table, scope: &Scope) -> Stack {
    let style = scope.style(StyleName::ItemText);
    let cells = TableCx::new(table, &style, scope, TO_WRITE);
    let columns = cells.columns();
    let row = |nodes: Vec<BoxNode>| {
        let nodes = (0..).zip(nodes);
        let nodes = nodes.map(|(column, node)| (Cells::one(column, 0), node));
        BoxNode::areas(nodes.collect(), &columns, &[Track::Auto], (GAP, GAP))
    };
    let mut stack = Stack::new(GAP);
    stack.fixed_gap = true;
    let head = Rc::new(row(cells.head_row()));
    let part = stack.push(PartBody::Box((*head).clone()), table.span);
    part.keep_next = true;
    let count = table.rows.len();
    for (index, line) in table.rows.iter().enumerate() {
        let node = row(cells.row(line, scope.accent));
        let part = stack.push(PartBody::Row(node, Rc::clone(&head)), table.span);
        part.keep_next = index + 1 < count && !may_part_after(index, count);
    }
    stack
}

/// The table as large as its place.
pub fn filling(table: &Table, (accents, gap): (Accents, Option<Abs>), scope: &Scope) -> BoxNode {
    let style = scope.text_style();
    let cells = TableCx::new(table, &style, scope, Abs::ZERO);
    let mut rows = vec![cells.head_row()];
    for (index, line) in table.rows.iter().enumerate() {
        let accent = scope.accent_of(accents, index);
        rows.push(cells.row(line, accent));
    }
    let in_cells = |(row, nodes): (u16, Vec<BoxNode>)| {
        let nodes = (0..).zip(nodes);
        nodes.map(move |(column, node)| (Cells::one(column, row), node))
    };
    let children = (0..).zip(rows).flat_map(in_cells).collect();
    // Room to write in is as wide as what words take; where there is none, every column grows by what
    // stands in it.
    let columns: Vec<Track> = match cells.to_fill {
        true => equal(&table.columns).collect(),
        false => vec![Track::Auto; table.columns.len()],
    };
    let head = std::iter::once(Track::Auto);
    let rows: Vec<Track> = head.chain(equal(&table.rows)).collect();
    let gap = gap.unwrap_or(GAP);
    let node = BoxNode::areas(children, &[], &rows, (gap, gap)).sharing(&rows);
    node.with_columns_for_words(cells.named, &columns)
}

/// A track for each, all equally large.
fn equal<T>(each: &[T]) -> impl Iterator<Item = Track> {
    std::iter::repeat_n(Track::Fraction(1.0), each.len())
}

/// What the cells of a table are made with.
struct TableCx<'a> {
    table: &'a Table,
    style: &'a Arc<TextStyle>,
    scope: &'a Scope<'a>,
    /// The tag of the table.
    tag: TagId,
    /// Whether rows have names.
    named: bool,
    /// Whether any cell is to be written in, and whether any has words.
    to_fill: bool,
    with_words: bool,
    /// The least height of what stands in a cell.
    least: Abs,
}

impl<'a> TableCx<'a> {
    fn new(
        table: &'a Table,
        style: &'a Arc<TextStyle>,
        scope: &'a Scope<'a>,
        to_write: Abs,
    ) -> Self {
        let mut cells = table.rows.iter().flat_map(|row| &row.cells);
        let to_fill = cells.clone().any(Text::is_blank);
        Self {
            table,
            style,
            scope,
            tag: scope.cx.tag(scope.tag, TagRole::Table),
            named: table.rows.iter().any(|row| row.head.is_some()),
            to_fill,
            with_words: cells.any(|text| !text.is_blank()),
            least: if to_fill { to_write } else { Abs::ZERO },
        }
    }

    /// The heads of the columns.
    fn head_row(&self) -> Vec<BoxNode> {
        let row = self.scope.cx.tag(self.tag, TagRole::TR);
        let mut nodes = Vec::new();
        if self.named {
            nodes.push(self.corner(self.scope.cx.tag(row, TagRole::TH)));
        }
        for text in &self.table.columns {
            nodes.push(self.head(text, self.scope.accent, row));
        }
        nodes
    }

    /// The corner above the names of rows: a point in the colour of the ground, for its tag alone.
    fn corner(&self, tag: TagId) -> BoxNode {
        let ground = self.scope.ground;
        BoxNode::empty().painted(move |area| {
            let point = Path::rounded(Rect::from_size(Size::default()), Abs::ZERO);
            let mut nothing = in_tag(Item::filled(point, ground), tag);
            nothing.shift(area.left(), area.top());
            vec![nothing]
        })
    }

    /// The columns of a booklet's table: that of the names, and the others in what it leaves.
    fn columns(&self) -> Vec<Track> {
        let (cx, table) = (self.scope.cx, self.table);
        let widths = |words: &TaggedParagraph| ColumnWidths {
            least: words.least_width(cx) + AROUND,
            natural: words.natural_width(cx) + AROUND,
        };
        let of_head = |text: &Text| widths(&self.heading(text, self.scope.accent, None));
        let of_cell = |text: &Text| widths(&self.words(text, None));
        let count = table.columns.len();
        let gaps = GAP * (count - 1 + usize::from(self.named)) as f64;
        let room = cx.measure - gaps;
        let to_fill = ColumnWidths {
            least: Abs::ZERO,
            natural: TO_WRITE_WIDE.min(room / count as f64),
        };
        let mut columns: Vec<ColumnWidths> = table.columns.iter().map(of_head).collect();
        for line in &table.rows {
            for (column, text) in columns.iter_mut().zip(&line.cells) {
                *column = column.or(if text.is_blank() {
                    to_fill
                } else {
                    of_cell(text)
                });
            }
        }
        if !self.with_words {
            let widest = columns.iter().copied().fold(to_fill, ColumnWidths::or);
            columns
                .iter_mut()
                .for_each(|column| column.natural = widest.natural);
        }
        let heads = table.rows.iter().filter_map(|row| row.head.as_ref());
        let names = heads.map(of_head).reduce(ColumnWidths::or);
        let least: Abs = columns.iter().map(|column| column.least).sum();
        let names = names.map(|names| {
            let most = (cx.measure * MOST_NAMES).min(room - least);
            names.natural.min(most.max(names.least))
        });
        let shared = shared(&columns, room - names.unwrap_or_default());
        names.into_iter().chain(shared).map(Track::Length).collect()
    }

    /// The name of a row, and its cells.
    fn row(&self, line: &Row, accent: &Accent) -> Vec<BoxNode> {
        let row = self.scope.cx.tag(self.tag, TagRole::TR);
        let head = line.head.as_ref();
        let head = head.map(|text| self.head(text, accent, row));
        let mut nodes = Vec::from_iter(head);
        for text in &line.cells {
            nodes.push(self.cell(text, row));
        }
        nodes
    }

    /// The words of what heads a column or a row.
    fn heading(&self, text: &Text, accent: &Accent, tag: Option<TagId>) -> TaggedParagraph {
        let mut style = (**self.style).clone();
        style.font.weight = style.font.weight.max(600);
        if !self.with_words {
            style.align = Align::Center;
        }
        style.color = accent.deep;
        TaggedParagraph::new(self.scope.cx, text, &Arc::new(style), tag)
    }

    /// The words of a cell.
    fn words(&self, text: &Text, tag: Option<TagId>) -> TaggedParagraph {
        TaggedParagraph::new(self.scope.cx, text, self.style, tag)
    }

    /// A head on its panel.
    fn head(&self, text: &Text, accent: &Accent, row: TagId) -> BoxNode {
        let tag = self.scope.cx.tag(row, TagRole::TH);
        let words = self.heading(text, accent, Some(tag));
        let ground = self.scope.on_panel_in(accent).ground;
        let mut node = BoxNode::text(words).wrapped().padded(Sides::splat(PAD));
        if !self.with_words {
            node = node.content_centred();
        }
        node.painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            vec![in_tag(Item::filled(outline, ground), tag)]
        })
    }

    /// A cell in its outline, with words or room to write.
    fn cell(&self, text: &Text, row: TagId) -> BoxNode {
        let tag = self.scope.cx.tag(row, TagRole::TD);
        let content = if text.is_blank() {
            BoxNode::fixed_height(self.least)
        } else {
            BoxNode::text(self.words(text, Some(tag)))
                .wrapped()
                .at_least(self.least)
        };
        let stroke = hairline(self.scope.cx, self.scope.ground);
        let node = content.wrapped().padded(Sides::splat(PAD));
        node.painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            vec![in_tag(Item::stroked(outline, stroke.clone()), tag)]
        })
    }
}

/// How wide what stands in a column is.
#[derive(Clone, Copy)]
struct ColumnWidths {
    /// Its longest word.
    least: Abs,
    /// Its longest text on one line.
    natural: Abs,
}

impl ColumnWidths {
    /// Those of both below each other.
    fn or(self, other: Self) -> Self {
        Self {
            least: self.least.max(other.least),
            natural: self.natural.max(other.natural),
        }
    }
}

/// Widths for columns that together make `room`: none is below its
/// least where that fits, none narrower than it needs while another has more than it needs, and the
/// others are equal.
fn shared(columns: &[ColumnWidths], room: Abs) -> Vec<Abs> {
    let count = columns.len();
    let least: Abs = columns.iter().map(|column| column.least).sum();
    if least > room {
        return vec![room / count as f64; count];
    }
    let mut left = room - least;
    let mut widths: Vec<Abs> = columns.iter().map(|column| column.least).collect();
    let need = |column: &usize| columns[*column].natural - columns[*column].least;
    let mut by_need: Vec<usize> = (0..count).collect();
    by_need.sort_by(|a, b| need(a).to_pt().total_cmp(&need(b).to_pt()));
    for (done, column) in by_need.iter().enumerate() {
        let grown = need(column).min(left / (count - done) as f64);
        widths[*column] += grown;
        left -= grown;
    }
    widths
        .into_iter()
        .map(|width| width + left / count as f64)
        .collect()
}

/// The item as part of what `tag` means.
const fn in_tag(mut item: Item, tag: TagId) -> Item {
    item.tag = Some(tag);
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_get_what_their_words_need_before_they_share_the_rest() {
        let widths = |columns: &[(f64, f64)], room: f64| {
            let columns = columns.iter().map(|(least, natural)| ColumnWidths {
                least: Abs::pt(*least),
                natural: Abs::pt(*natural),
            });
            let widths = shared(&columns.collect::<Vec<_>>(), Abs::pt(room));
            widths.into_iter().map(Abs::to_pt).collect::<Vec<_>>()
        };
        // A short column gets all that it needs, long ones share the rest.
        assert_eq!(
            widths(&[(20.0, 30.0), (40.0, 300.0), (40.0, 500.0)], 230.0),
            [30.0, 100.0, 100.0]
        );
        // A long word gets its width, whatever the others would like.
        assert_eq!(
            widths(&[(90.0, 90.0), (10.0, 300.0), (10.0, 300.0)], 150.0),
            [90.0, 30.0, 30.0]
        );
        // What nobody needs is shared equally; what has no room at all, too.
        assert_eq!(widths(&[(10.0, 20.0), (10.0, 40.0)], 100.0), [40.0, 60.0]);
        assert_eq!(widths(&[(90.0, 90.0), (10.0, 10.0)], 80.0), [40.0, 40.0]);
    }
}
