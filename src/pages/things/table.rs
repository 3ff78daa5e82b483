//! A table: heads above its columns and before its rows, and cells with words or to be written in. In an
//! area of a card it fills its place, its rows equally high; in a booklet each row is as high as what
//! stands in it and stays whole, and the heads stand again where a page begins with a row.
//!
//! A column is as wide as the words say, or else at least as wide as its longest word. Where all cells are to be
//! written in, columns are equal and heads stand in the middle; heads of words stand on the first line of those,
//! ranged as they are. A table without heads is rows alone.
//!
//! Every cell draws its ground or its outline under its own tag, so that rows keep all their cells in
//! the structure tree when nothing stands in some of them.

use std::rc::Rc;
use std::sync::Arc;

use super::writing::ruling;
use super::{PartBody, Scope, Stack};
use crate::color::Color;
use crate::content::{Column, ColumnAlign, ColumnWidth, Row, Table, Text};
use crate::design::{Accent, Align, Cells, StyleName, TableArea, TableHeads, TextStyle, Track};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Rect, Sides, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{GrayStroke, Item};
use crate::pages::gray;
use crate::pages::stranded::may_part_after;
use crate::pages::tags::{TagId, TagRole};
use crate::pages::text::TaggedParagraph;
use crate::units::Abs;

/// Around the words of a cell.
const PAD: Abs = Abs::pt(5.0);
/// On both sides of the words of a cell, and a hair, so that they have room.
const AROUND: Abs = Abs::pt(10.5);
/// The radius of a cell's corners.
const CORNER: Abs = Abs::mm(1.5);
/// The thickness of the outlines of a column that is told apart: a little more, for where its ground is left to the paper.
const APART: Abs = Abs::pt(0.75);
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
    let head = table.has_heads().then(|| Rc::new(row(cells.head_row())));
    if let Some(head) = &head {
        let part = stack.push(PartBody::Box((**head).clone()), table.span);
        part.keep_next = true;
    }
    let count = table.rows.len();
    for (index, line) in table.rows.iter().enumerate() {
        let node = row(cells.row(line, scope.accent));
        let body = match &head {
            Some(head) => PartBody::Row(node, Rc::clone(head)),
            None => PartBody::Box(node),
        };
        let part = stack.push(body, table.span);
        part.keep_next = index + 1 < count && !may_part_after(index, count);
    }
    stack
}

/// The table as large as its place.
pub fn filling(table: &Table, look: &TableArea, scope: &Scope) -> BoxNode {
    let style = scope.text_style();
    let mut cells = TableCx::new(table, &style, scope, Abs::ZERO);
    cells.heads = look.heads;
    let has_heads = table.has_heads();
    let mut rows = Vec::from_iter(has_heads.then(|| cells.head_row()));
    for (index, line) in table.rows.iter().enumerate() {
        let accent = scope.accent_of(look.accents, index);
        rows.push(cells.row(line, accent));
    }
    let in_cells = |(row, nodes): (u16, Vec<BoxNode>)| {
        let nodes = (0..).zip(nodes);
        nodes.map(move |(column, node)| (Cells::one(column, row), node))
    };
    let children = (0..).zip(rows).flat_map(in_cells).collect();
    // Room to write in is as wide as what words take; where there is none, every column grows by what
    // stands in it.
    let column = |column: &Column| match column.width.map(|width| (width.value, width.span)) {
        Some((ColumnWidth::Length(length), _)) => Track::Length(length),
        Some((ColumnWidth::Part(_), span)) => {
            let error = Fault::PartInArea.at(span);
            scope.cx.report(error.hint(Hint::ColumnLength));
            Track::Auto
        }
        None if cells.to_fill => Track::Fraction(1.0),
        None => Track::Auto,
    };
    let columns: Vec<Track> = table.columns.iter().map(column).collect();
    let head = has_heads.then_some(Track::Auto).into_iter();
    let rows: Vec<Track> = head.chain(equal(&table.rows)).collect();
    let gap = look.gap.unwrap_or(GAP);
    let node = BoxNode::areas(children, &[], &rows, (gap, gap)).sharing(&rows);
    let names = || look.name_width.map_or(Track::Auto, Track::Length);
    node.with_columns_for_words(cells.named.then(names), &columns)
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
    /// What heads stand on.
    heads: TableHeads,
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
            heads: TableHeads::Panels,
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
        for column in &self.table.columns {
            nodes.push(match column.title.is_blank() {
                true => self.corner(self.scope.cx.tag(row, TagRole::TH)),
                false => self.head(&column.title, (self.scope.accent, Some(column)), row),
            });
        }
        nodes
    }

    /// What stands above the names of rows, and above a column without a head: a point in the colour of the ground, for its tag alone.
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
        let of_head = |text: &Text| widths(&self.heading(text, (self.scope.accent, None), None));
        let of_cell = |text: &Text| widths(&self.words(text, None, None));
        let count = table.columns.len();
        let gaps = GAP * (count - 1 + usize::from(self.named)) as f64;
        let room = cx.measure() - gaps;
        let to_fill = ColumnWidths {
            least: Abs::ZERO,
            natural: TO_WRITE_WIDE.min(room / count as f64),
        };
        let of_title = |column: &Column| match column.title.is_blank() {
            true => ColumnWidths::default(),
            false => of_head(&column.title),
        };
        let mut columns: Vec<ColumnWidths> = table.columns.iter().map(of_title).collect();
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
        let given: Vec<Option<Abs>> = table.columns.iter().map(|c| self.given_width(c)).collect();
        for (column, given) in columns.iter_mut().zip(&given) {
            if let Some(width) = *given {
                (column.least, column.natural) = (width, width);
            }
        }
        let heads = table.rows.iter().filter_map(|row| row.head.as_ref());
        let names = heads.map(of_head).reduce(ColumnWidths::or);
        let least: Abs = columns.iter().map(|column| column.least).sum();
        self.report_too_wide(least + names.map_or(Abs::ZERO, |names| names.least) + gaps);
        let names = names.map(|names| {
            let most = (cx.measure() * MOST_NAMES).min(room - least);
            names.natural.min(most.max(names.least))
        });
        let shared = share_rest(&columns, &given, room - names.unwrap_or_default());
        names.into_iter().chain(shared).map(Track::Length).collect()
    }

    /// The width that the words give a column. Parts count the gap behind a column, so that those which make
    /// a whole are as wide as the text.
    fn given_width(&self, column: &Column) -> Option<Abs> {
        Some(match column.width?.value {
            ColumnWidth::Length(length) => length,
            ColumnWidth::Part(part) => (self.scope.cx.measure() + GAP) * part - GAP,
        })
    }

    /// Reports widths that leave no room for the other columns, where all of them need `wanted`.
    fn report_too_wide(&self, wanted: Abs) {
        let measure = self.scope.cx.measure();
        let mut given = self.table.columns.iter().filter_map(|column| column.width);
        if let Some(last) = given.next_back()
            && !wanted.fits(measure)
        {
            let fault = Fault::ColumnsTooWide {
                columns: wanted,
                measure,
            };
            let error = fault.at(last.span);
            self.scope.cx.report(error.hint(Hint::NarrowColumns));
        }
    }

    /// The name of a row, and its cells.
    fn row(&self, line: &Row, accent: &Accent) -> Vec<BoxNode> {
        let row = self.scope.cx.tag(self.tag, TagRole::TR);
        let head = line.head.as_ref();
        let head = head.map(|text| self.head(text, (accent, None), row));
        let mut nodes = Vec::from_iter(head);
        for (text, column) in line.cells.iter().zip(&self.table.columns) {
            nodes.push(self.cell(text, column, row));
        }
        nodes
    }

    /// The words of what heads a row, or this column.
    fn heading(
        &self,
        text: &Text,
        (accent, column): (&Accent, Option<&Column>),
        tag: Option<TagId>,
    ) -> TaggedParagraph {
        let mut style = (**self.style).clone();
        style.font.weight = style.font.weight.max(600);
        style.align = match column.and_then(|column| column.align) {
            Some(align) => align_of(align),
            None if self.with_words => style.align,
            None => Align::Center,
        };
        style.color = accent.deep;
        let words = TaggedParagraph::new(self.scope.cx, text, &Arc::new(style), tag);
        in_column(words, column)
    }

    /// The words of a cell of this column.
    fn words(&self, text: &Text, column: Option<&Column>, tag: Option<TagId>) -> TaggedParagraph {
        let mut style = Arc::clone(self.style);
        if let Some(align) = column.and_then(|column| column.align) {
            Arc::make_mut(&mut style).align = align_of(align);
        }
        let words = TaggedParagraph::new(self.scope.cx, text, &style, tag);
        in_column(words, column)
    }

    /// A head on its panel.
    fn head(
        &self,
        text: &Text,
        (accent, column): (&Accent, Option<&Column>),
        row: TagId,
    ) -> BoxNode {
        let tag = self.scope.cx.tag(row, TagRole::TH);
        self.scope.cx.set_accent(tag, accent);
        let words = self.heading(text, (accent, column), Some(tag));
        let mut node = BoxNode::text(words).wrapped().padded(Sides::splat(PAD));
        if self.heads == TableHeads::Plain {
            return node;
        }
        if !self.with_words {
            node = node.content_centred();
        }
        let ground = self.scope.on_panel_in(accent).ground;
        node.painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            vec![in_tag(Item::filled(outline, ground), tag)]
        })
    }

    /// A cell in its outline, with words or room to write.
    fn cell(&self, text: &Text, column: &Column, row: TagId) -> BoxNode {
        let tag = self.scope.cx.tag(row, TagRole::TD);
        let content = if text.is_blank() {
            BoxNode::fixed_height(self.least)
        } else {
            BoxNode::text(self.words(text, Some(column), Some(tag)))
                .wrapped()
                .at_least(self.least)
        };
        let mut stroke = ruling(self.scope.cx, self.scope.ground);
        let mut ground = None;
        if column.apart {
            stroke.width = APART;
            if let Some(GrayStroke::Dots(dot, _)) = &mut stroke.in_grey {
                *dot = APART;
            }
            ground = Some(self.scope.on_panel_in(self.scope.accent).ground);
        }
        let is_lost = ground.is_some_and(Color::is_paper_in_grey);
        let black = self.scope.cx.design.palette.rule;
        let node = content.wrapped().padded(Sides::splat(PAD));
        node.painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            let ground = ground.map(|ground| Item::filled(outline.clone(), ground));
            let line = Item::stroked(outline.clone(), stroke.clone());
            let dots = is_lost.then(|| gray::dots(black, area));
            let drawn = ground
                .into_iter()
                .chain(dots.into_iter().flatten())
                .chain([line]);
            drawn.map(|item| in_tag(item, tag)).collect()
        })
    }
}

/// The same words, with the way out where one of them is wider than the width that their column was given.
fn in_column(words: TaggedParagraph, column: Option<&Column>) -> TaggedParagraph {
    match column.and_then(|column| column.width) {
        Some(_) => words.or(Hint::WidenColumn),
        None => words,
    }
}

/// What the alignment of a column is to lines.
const fn align_of(align: ColumnAlign) -> Align {
    match align {
        ColumnAlign::Left => Align::Left,
        ColumnAlign::Center => Align::Center,
        ColumnAlign::Right => Align::Right,
    }
}

/// Widths for all columns: those that were given, and for the others what these leave of `room`.
fn share_rest(columns: &[ColumnWidths], given: &[Option<Abs>], room: Abs) -> Vec<Abs> {
    let taken: Abs = given.iter().flatten().copied().sum();
    let free = columns.iter().zip(given);
    let free = free.filter(|(_, given)| given.is_none());
    let free: Vec<ColumnWidths> = free.map(|(column, _)| *column).collect();
    let mut shares = shared(&free, (room - taken).max(Abs::ZERO)).into_iter();
    let width = |given: &Option<Abs>| given.or_else(|| shares.next()).unwrap_or_default();
    given.iter().map(width).collect()
}

/// How wide what stands in a column is.
#[derive(Clone, Copy, Default)]
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
    if count == 0 || least > room {
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

    #[test]
    fn columns_without_a_width_share_what_the_others_leave() {
        let column = |least: f64, natural: f64| ColumnWidths {
            least: Abs::pt(least),
            natural: Abs::pt(natural),
        };
        let columns = [column(10.0, 20.0), column(50.0, 50.0), column(10.0, 40.0)];
        let given = [None, Some(Abs::pt(50.0)), None];
        let widths = share_rest(&columns, &given, Abs::pt(150.0));
        assert_eq!(widths, [40.0, 50.0, 60.0].map(Abs::pt));
        // Nothing is below nothing where the given ones take more than there is.
        let widths = share_rest(&columns, &given, Abs::pt(40.0));
        assert_eq!(widths, [0.0, 50.0, 0.0].map(Abs::pt));
    }
}
