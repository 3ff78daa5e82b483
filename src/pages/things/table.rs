//! A table: heads above its columns and before its rows, and cells with words or to be written in. In an
//! area of a card it fills its place, its cells equally large; in a booklet each row is as high as what
//! stands in it and stays whole, and the heads stand again where a page begins with a row.
//!
//! Every cell draws its ground or its outline under its own tag, so that rows keep all their cells in
//! the structure tree when nothing stands in some of them.

use std::rc::Rc;
use std::sync::Arc;

use super::writing::hairline;
use super::{Body, Scope, Stack};
use crate::color::Color;
use crate::content::{Row, Table, Text};
use crate::design::{Accent, Accents, Align, Cells, StyleName, TextStyle, Track};
use crate::geom::{Path, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagId, TagRole};
use crate::pages::text::Setting;
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
pub fn rows(cx: &mut Cx, table: &Table, scope: &Scope) -> Stack {
    let style = scope.style(cx, StyleName::ItemText);
    let cells = TableCx::new(cx, table, &style, scope, TO_WRITE);
    let measure = cx.measure;
    let names = table.rows.iter().filter_map(|row| row.head.as_ref());
    let wide = |text: &Text| {
        let words = cells.heading(cx, text, cells.scope.accent, None);
        words.natural_width(cx) + PAD * 2.0 + Abs::pt(0.5)
    };
    let names = names.map(wide).reduce(Abs::max);
    let names = names.map(|width| Track::Length(width.min(measure * MOST_NAMES)));
    let equal = table.columns.iter().map(|_| Track::Fraction(1.0));
    let columns: Vec<Track> = names.into_iter().chain(equal).collect();
    let row = |nodes: Vec<BoxNode>| {
        let nodes = (0..)
            .zip(nodes)
            .map(|(column, node)| (Cells::one(column, 0), node));
        BoxNode::areas(nodes.collect(), &columns, &[Track::Auto], (GAP, GAP))
    };
    let mut stack = Stack::new(GAP);
    stack.even = true;
    let head = Rc::new(row(cells.head_row(cx)));
    stack.push(Body::Box((*head).clone()), table.span).keep = true;
    let count = table.rows.len();
    for (index, line) in table.rows.iter().enumerate() {
        let node = row(cells.row(cx, line, scope.accent));
        let part = stack.push(Body::Row(node, Rc::clone(&head)), table.span);
        // No row stands alone on a page, as no line of a paragraph does.
        part.keep = index + 1 < count && (index == 0 || index + 2 == count);
    }
    stack
}

/// The table as large as its place.
pub fn filling(
    cx: &mut Cx,
    table: &Table,
    (accents, gap): (Accents, Option<Abs>),
    scope: &Scope,
) -> BoxNode {
    let style = scope.text_style(cx);
    let cells = TableCx::new(cx, table, &style, scope, Abs::ZERO);
    let mut children = Vec::new();
    let mut place = |row: u16, nodes: Vec<BoxNode>| {
        let nodes = (0..).zip(nodes);
        children.extend(nodes.map(|(column, node)| (Cells::one(column, row), node)));
    };
    place(0, cells.head_row(cx));
    for (row, line) in (1u16..).zip(&table.rows) {
        let accent = scope.accent_of(cx, accents, usize::from(row - 1));
        place(row, cells.row(cx, line, &accent));
    }
    let names = cells.named.then_some(Track::Auto);
    let equal = |count: usize| (0..count).map(|_| Track::Fraction(1.0));
    let columns: Vec<Track> = names
        .into_iter()
        .chain(equal(table.columns.len()))
        .collect();
    let rows: Vec<Track> = std::iter::once(Track::Auto)
        .chain(equal(table.rows.len()))
        .collect();
    let gap = gap.unwrap_or(GAP);
    BoxNode::areas(children, &columns, &rows, (gap, gap)).sharing(&rows)
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
        cx: &mut Cx,
        table: &'a Table,
        style: &'a Arc<TextStyle>,
        scope: &'a Scope<'a>,
        to_write: Abs,
    ) -> Self {
        Self {
            table,
            style,
            scope,
            tag: cx.tags.add(scope.tag, TagRole::Table),
            named: table.rows.iter().any(|row| row.head.is_some()),
            to_write,
        }
    }

    /// The heads of the columns.
    fn head_row(&self, cx: &mut Cx) -> Vec<BoxNode> {
        let row = cx.tags.add(self.tag, TagRole::TR);
        let mut nodes = Vec::new();
        if self.named {
            nodes.push(corner(cx.tags.add(row, TagRole::TH)));
        }
        for text in &self.table.columns {
            nodes.push(self.head(cx, text, self.scope.accent, row));
        }
        nodes
    }

    /// The name of a row, and its cells.
    fn row(&self, cx: &mut Cx, line: &Row, accent: &Accent) -> Vec<BoxNode> {
        let row = cx.tags.add(self.tag, TagRole::TR);
        let mut nodes = Vec::new();
        if let Some(text) = &line.head {
            nodes.push(self.head(cx, text, accent, row));
        }
        for text in &line.cells {
            nodes.push(self.cell(cx, text, row));
        }
        nodes
    }

    /// The words of what heads a column or a row.
    fn heading(&self, cx: &mut Cx, text: &Text, accent: &Accent, tag: Option<TagId>) -> Setting {
        let mut style = (**self.style).clone();
        style.font.weight = style.font.weight.max(600);
        style.align = Align::Center;
        style.color = accent.deep;
        Setting::new(cx, text, &Arc::new(style), accent.soft, tag)
    }

    /// A head on a soft ground, its words in the middle.
    fn head(&self, cx: &mut Cx, text: &Text, accent: &Accent, row: TagId) -> BoxNode {
        let tag = cx.tags.add(row, TagRole::TH);
        let words = self.heading(cx, text, accent, Some(tag));
        let ground = accent.soft;
        BoxNode::column(vec![BoxNode::text(words)], Abs::ZERO)
            .padded(Sides::splat(PAD))
            .content_centred()
            .painted(move |area| {
                let outline = Path::rounded(area, CORNER);
                vec![under(Item::filled(outline, ground), tag)]
            })
    }

    /// A cell in its outline, with words or room to write.
    fn cell(&self, cx: &mut Cx, text: &Text, row: TagId) -> BoxNode {
        let tag = cx.tags.add(row, TagRole::TD);
        let content = if text.plain().trim().is_empty() {
            BoxNode::fixed_height(self.to_write)
        } else {
            let words = Setting::new(cx, text, self.style, self.scope.ground, Some(tag));
            BoxNode::text(words)
        };
        let stroke = hairline(cx, self.scope.ground);
        BoxNode::column(vec![content], Abs::ZERO)
            .padded(Sides::splat(PAD))
            .painted(move |area| {
                let outline = Path::rounded(area, CORNER);
                vec![under(Item::stroked(outline, stroke.clone()), tag)]
            })
    }
}

/// The corner above the names of rows: nothing is seen of it.
fn corner(tag: TagId) -> BoxNode {
    BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| {
        let nothing = Item::filled(Path::rounded(area, Abs::ZERO), Color::WHITE);
        vec![under(nothing, tag)]
    })
}

/// The item as part of what `tag` means.
const fn under(mut item: Item, tag: TagId) -> Item {
    item.tag = Some(tag);
    item
}
