//! A table: heads above its columns and before its rows, and cells with words or to be written in. In an
//! area of a card it fills its place, its cells equally large; in a booklet each row is as high as what
//! stands in it and stays whole, and the heads stand again where a page begins with a row.
//!
//! Every cell draws its ground or its outline under its own tag, so that rows keep all their cells in
//! the structure tree when nothing stands in some of them.

use std::rc::Rc;
use std::sync::Arc;

use super::writing::hairline;
use super::{PartBody, Scope, Stack};
use crate::color::Color;
use crate::content::{Row, Table, Text};
use crate::design::{Accent, Accents, Align, Cells, StyleName, TextStyle, Track};
use crate::geom::{Path, Sides};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagId, TagRole};
use crate::pages::stranded::may_part_after;
use crate::pages::text::TaggedParagraph;
use crate::units::Abs;

/// Around the words of a cell.
const PAD: Abs = Abs::pt(5.0);
/// The radius of a cell's corners.
const CORNER: Abs = Abs::mm(1.5);
/// Between cells, where the layout does not say.
const GAP: Abs = Abs::mm(1.5);
/// The least height of a cell to write in, inside its padding.
const TO_WRITE: Abs = Abs::mm(8.0);
/// The most of the measure that the names of rows take.
const MOST_NAMES: f64 = 0.4;

/// The rows, each a part of its own.
pub fn rows(table: &Table, scope: &Scope) -> Stack {
    let style = scope.style(StyleName::ItemText);
    let cells = TableCx::new(table, &style, scope, TO_WRITE);
    let width_of = |text: &Text| {
        let words = cells.heading(text, cells.scope.accent, None);
        words.natural_width(scope.cx) + PAD * 2.0 + Abs::pt(0.5)
    };
    let names = table.rows.iter().filter_map(|row| row.head.as_ref());
    let names = names.map(width_of).reduce(Abs::max);
    let names = names.map(|width| Track::Length(width.min(scope.cx.measure * MOST_NAMES)));
    let columns: Vec<Track> = names.into_iter().chain(equal(&table.columns)).collect();
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
    let names = cells.named.then_some(Track::Auto);
    let columns: Vec<Track> = names.into_iter().chain(equal(&table.columns)).collect();
    let head = std::iter::once(Track::Auto);
    let rows: Vec<Track> = head.chain(equal(&table.rows)).collect();
    let gap = gap.unwrap_or(GAP);
    BoxNode::areas(children, &columns, &rows, (gap, gap)).sharing(&rows)
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
    /// The least height of a cell to write in.
    to_write: Abs,
}

impl<'a> TableCx<'a> {
    fn new(
        table: &'a Table,
        style: &'a Arc<TextStyle>,
        scope: &'a Scope<'a>,
        to_write: Abs,
    ) -> Self {
        Self {
            table,
            style,
            scope,
            tag: scope.cx.tag(scope.tag, TagRole::Table),
            named: table.rows.iter().any(|row| row.head.is_some()),
            to_write,
        }
    }

    /// The heads of the columns.
    fn head_row(&self) -> Vec<BoxNode> {
        let row = self.scope.cx.tag(self.tag, TagRole::TR);
        let mut nodes = Vec::new();
        if self.named {
            nodes.push(corner(self.scope.cx.tag(row, TagRole::TH)));
        }
        for text in &self.table.columns {
            nodes.push(self.head(text, self.scope.accent, row));
        }
        nodes
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
        style.align = Align::Center;
        style.color = accent.deep;
        TaggedParagraph::new(self.scope.cx, text, &Arc::new(style), accent.soft, tag)
    }

    /// A head on a soft ground, its words in the middle.
    fn head(&self, text: &Text, accent: &Accent, row: TagId) -> BoxNode {
        let tag = self.scope.cx.tag(row, TagRole::TH);
        let words = self.heading(text, accent, Some(tag));
        let ground = accent.soft;
        let node = BoxNode::text(words).wrapped().padded(Sides::splat(PAD));
        node.content_centred().painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            vec![in_tag(Item::filled(outline, ground), tag)]
        })
    }

    /// A cell in its outline, with words or room to write.
    fn cell(&self, text: &Text, row: TagId) -> BoxNode {
        let tag = self.scope.cx.tag(row, TagRole::TD);
        let content = if text.is_blank() {
            BoxNode::fixed_height(self.to_write)
        } else {
            let ground = self.scope.ground;
            BoxNode::text(TaggedParagraph::new(
                self.scope.cx,
                text,
                self.style,
                ground,
                tag,
            ))
        };
        let stroke = hairline(self.scope.cx, self.scope.ground);
        let node = content.wrapped().padded(Sides::splat(PAD));
        node.painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            vec![in_tag(Item::stroked(outline, stroke.clone()), tag)]
        })
    }
}

/// The corner above the names of rows: nothing is seen of it.
fn corner(tag: TagId) -> BoxNode {
    BoxNode::empty().painted(move |area| {
        let nothing = Item::filled(Path::rounded(area, Abs::ZERO), Color::WHITE);
        vec![in_tag(nothing, tag)]
    })
}

/// The item as part of what `tag` means.
const fn in_tag(mut item: Item, tag: TagId) -> Item {
    item.tag = Some(tag);
    item
}
