//! A table: heads above its columns and before its rows, and cells that are equally large, with words
//! or to be written in. It fills its area.

use std::rc::Rc;

use super::area::{Scene, hairline, styled};
use crate::color::Color;
use crate::content::{Table, Text};
use crate::design::{Accent, Accents, Align, AreaRule, Cells, TextStyle, Track};
use crate::geom::{Path, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, ItemKind, TagId, TagRole};
use crate::pages::text::Setting;
use crate::units::Abs;

/// Around the words of a cell.
const PAD: Abs = Abs::pt(5.0);
/// The radius of a cell's corners.
const CORNER: Abs = Abs::mm(1.5);
/// Between cells, where the layout does not say.
const GAP: Abs = Abs::mm(1.5);

/// The box of a table.
///
/// Every cell draws its ground or its outline under its own tag, so that rows keep all their cells in
/// the structure tree when nothing stands in some of them.
pub fn node(cx: &mut Cx, scene: &Scene, rule: &AreaRule, table: &Table) -> BoxNode {
    let tag = cx.tags.add(scene.setting.tag, TagRole::Table);
    let body = styled(cx, scene, rule, rule.style, scene.size);
    let named = table.rows.iter().any(|row| row.head.is_some());
    let first = u16::from(named);
    let mut children = Vec::new();
    let heads = cx.tags.add(tag, TagRole::TR);
    if named {
        let cell = cx.tags.add(heads, TagRole::TH);
        children.push((place(0, 0), empty(cell)));
    }
    for (column, text) in (first..).zip(&table.columns) {
        let cell = cx.tags.add(heads, TagRole::TH);
        let style = head_style(&body, scene.accent);
        let node = head(cx, text, &style, scene.accent, cell);
        children.push((place(column, 0), node));
    }
    for (row, line) in (1u16..).zip(&table.rows) {
        let accent = match rule.accents {
            Accents::Section => scene.accent.clone(),
            Accents::Each => cx.design.accent(usize::from(row - 1)).clone(),
        };
        let parent = cx.tags.add(tag, TagRole::TR);
        if let Some(text) = &line.head {
            let cell = cx.tags.add(parent, TagRole::TH);
            let style = head_style(&body, &accent);
            children.push((place(0, row), head(cx, text, &style, &accent, cell)));
        }
        for (column, text) in (first..).zip(&line.cells) {
            let tag = cx.tags.add(parent, TagRole::TD);
            let node = cell(cx, scene, text, &body, tag);
            children.push((place(column, row), node));
        }
    }
    let head = named.then_some(Track::Auto);
    let equal = |count: usize| (0..count).map(|_| Track::Fraction(1.0));
    let columns: Vec<Track> = head.into_iter().chain(equal(table.columns.len())).collect();
    let rows: Vec<Track> = std::iter::once(Track::Auto)
        .chain(equal(table.rows.len()))
        .collect();
    let gap = rule.gap.unwrap_or(GAP);
    BoxNode::areas(children, &columns, &rows, (gap, gap)).sharing(&rows)
}

/// The style of what heads a column or a row.
fn head_style(body: &Rc<TextStyle>, accent: &Accent) -> Rc<TextStyle> {
    let mut style = (**body).clone();
    style.font.weight = style.font.weight.max(600);
    style.align = Align::Center;
    style.color = accent.deep;
    Rc::new(style)
}

/// A head on a soft ground, its words in the middle.
fn head(cx: &mut Cx, text: &Text, style: &Rc<TextStyle>, accent: &Accent, cell: TagId) -> BoxNode {
    let setting = Setting::new(cx, text, style, accent.soft, Some(cell));
    let ground = accent.soft;
    BoxNode::column(vec![BoxNode::text(setting)], Abs::ZERO)
        .padded(Sides::splat(PAD))
        .content_centred()
        .painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            vec![under(Item::filled(outline, ground), cell)]
        })
}

/// A cell in its outline, with words or room to write.
fn cell(cx: &mut Cx, scene: &Scene, text: &Text, style: &Rc<TextStyle>, tag: TagId) -> BoxNode {
    let blank = text.plain().trim().is_empty();
    let setting = (!blank).then(|| Setting::new(cx, text, style, scene.ground, Some(tag)));
    let words = setting.map(BoxNode::text).into_iter().collect();
    let stroke = hairline(cx, scene);
    BoxNode::column(words, Abs::ZERO)
        .padded(Sides::splat(PAD))
        .painted(move |area| {
            let outline = Path::rounded(area, CORNER);
            vec![under(Item::stroked(outline, stroke.clone()), tag)]
        })
}

/// The corner above the names of rows: nothing is seen of it.
fn empty(tag: TagId) -> BoxNode {
    BoxNode::column(Vec::new(), Abs::ZERO).painted(move |area| {
        let nothing = ItemKind::Path {
            path: Path::rounded(area, Abs::ZERO),
            fill: Some(Color::WHITE),
            stroke: None,
        };
        vec![under(Item::artifact(nothing), tag)]
    })
}

/// The item as part of what `tag` means.
const fn under(mut item: Item, tag: TagId) -> Item {
    item.tag = Some(tag);
    item
}

const fn place(column: u16, row: u16) -> Cells {
    Cells {
        column,
        row,
        columns: 1,
        rows: 1,
    }
}
