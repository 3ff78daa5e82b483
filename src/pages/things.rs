//! Blocks → atoms: one function a block kind. Geometry comes from the layout rules; where pages
//! break is decided by the flow.

mod contrast;
mod items;
mod panels;
mod plain;
mod quotes;

pub use panels::{icon as badge, station, verdict};

use super::Cx;
use super::flow::{Column, Landmark};
use super::frame::{TagId, TagRole};
use super::text::Setting;
use crate::color::Color;
use crate::content::{Block, Text, Thing};
use crate::design::{Accent, BlockRule, StyleName};
use crate::units::Abs;

/// What surrounds a block.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The accent of the section.
    pub accent: Accent,
    /// The tag that the block's tags belong to.
    pub tag: TagId,
}

/// The rule of a block: the one for its id, else the one of its kind.
macro_rules! rule {
    ($cx:expr, $block:expr, $variant:ident, $field:ident) => {
        match $cx.only(&$block) {
            Some(BlockRule::$variant(rule)) => *rule,
            _ => $cx.design.blocks.$field,
        }
    };
}

/// Adds `block` to `column`.
pub fn add(cx: &mut Cx, block: &Block, scope: &Scope, column: &mut Column) {
    column.space(cx.design.space.block);
    if let Some(title) = &block.title {
        heading(cx, title, scope, column);
    }
    match &block.thing {
        Thing::Text(paragraphs) => plain::text(cx, paragraphs, scope, column),
        Thing::Items(items) => {
            let rule = rule!(cx, block, Items, items);
            items::items(cx, items, rule, scope, column);
        }
        Thing::Steps(items) => {
            let rule = rule!(cx, block, Steps, steps);
            items::steps(cx, items, rule, scope, column);
        }
        Thing::Quotes(quotes) => {
            let rule = rule!(cx, block, Quotes, quotes);
            quotes::quotes(cx, quotes, rule, scope, column);
        }
        Thing::Contrast(sides) => {
            let rule = rule!(cx, block, Contrast, contrast);
            contrast::contrast(cx, sides, rule, scope, block.span, column);
        }
        Thing::Callout(callout) => {
            let rule = rule!(cx, block, Callout, callout);
            plain::callout(cx, callout, rule, scope, column);
        }
        Thing::Pull(text) => plain::pull(cx, text, scope, column),
        Thing::Notes(prompt) => {
            let rule = rule!(cx, block, Notes, notes);
            plain::notes(cx, prompt, rule, scope, column);
        }
        // A guide holds none of these.
        Thing::Table(_) | Thing::Image(_) | Thing::Qr(_) | Thing::Icon(_) => {}
    }
    column.space(cx.design.space.block);
}

/// A block's own heading, kept with what follows.
fn heading(cx: &mut Cx, title: &Text, scope: &Scope, column: &mut Column) {
    let tag = cx.tags.add(scope.tag, TagRole::H3);
    let style = cx.design.style(StyleName::BlockTitle, &scope.accent);
    let setting = Setting::new(cx, title, &style, Color::WHITE, Some(tag));
    let measure = cx.measure();
    let lines = setting.lines(cx, measure);
    setting.report_overfull(cx, &lines);
    let first = column.atoms.len();
    column.lines(&setting, &lines, Abs::ZERO, false);
    column.mark(first, Landmark::Heading(title.plain()));
    column.space(cx.design.space.title);
    column.hold_gap();
    column.keep();
}
