//! Things → parts below each other: one file a thing, the same for booklets and for cards. A booklet
//! makes of the parts what its pages break between, a grid makes one box of them; where either
//! stands is not decided here. Geometry comes from the layout rules.

mod callout;
mod contrast;
pub mod entries;
pub mod icons;
pub mod image;
mod item_parts;
mod item_rows;
mod item_text;
mod items;
pub mod list;
mod marks;
mod notes;
pub mod panels;
pub mod paper;
mod points;
mod pull;
pub mod qr;
mod quotes;
mod scope;
pub mod shown;
mod stack;
mod steps;
pub mod svg;
pub mod table;
pub mod text;
pub mod writing;

pub use scope::Scope;
pub use stack::{HangingLines, PartBody, Stack};

use crate::content::Thing;
use crate::design::{BlockRule, StyleName};

/// The rule of a thing: the one for its block, else the one of its kind.
macro_rules! rule {
    ($design:expr, $own:expr, $variant:ident, $($field:ident).+) => {
        match $own {
            Some(BlockRule::$variant(rule)) => rule,
            _ => &$design.blocks.$($field).+,
        }
    };
}

/// The style that tells how large a thing's type is, and the size that distances inside the thing are
/// meant for, in points.
pub const fn main_style(thing: &Thing) -> (StyleName, f64) {
    match thing {
        Thing::Quotes(_) => (StyleName::Quote, 15.0),
        Thing::Callout(_) => (StyleName::Callout, 15.0),
        Thing::Pull(_) => (StyleName::Pull, 19.0),
        Thing::Text(_) | Thing::List(_) | Thing::Notes(_) => (StyleName::Body, 12.0),
        Thing::Items(_)
        | Thing::Steps(_)
        | Thing::Contrast(_)
        | Thing::Table(_)
        | Thing::Image(_)
        | Thing::Qr(_)
        | Thing::Icon(_) => (StyleName::ItemText, 12.0),
    }
}

/// The parts of `thing`; `own` is the layout's rule for this one, over that of its kind.
pub fn lay_out(thing: &Thing, own: Option<&BlockRule>, scope: &Scope) -> Stack {
    let design = scope.cx.design;
    match thing {
        Thing::Text(paragraphs) => text::paragraphs(paragraphs, scope),
        Thing::Items(items) => items::items(items, rule!(design, own, Items, items), scope),
        Thing::Steps(items) => steps::steps(items, rule!(design, own, Steps, things.steps), scope),
        Thing::List(list) => points::points(list, rule!(design, own, List, things.list), scope),
        Thing::Quotes(quotes) => {
            quotes::quotes(quotes, rule!(design, own, Quotes, things.quotes), scope)
        }
        Thing::Contrast(sides) => {
            contrast::contrast(sides, rule!(design, own, Contrast, things.contrast), scope)
        }
        Thing::Callout(aside) => {
            callout::callout(aside, rule!(design, own, Callout, things.callout), scope)
        }
        Thing::Pull(text) => pull::pull(text, scope),
        Thing::Notes(prompt) => notes::notes(prompt, rule!(design, own, Notes, notes), scope),
        Thing::Table(table) => table::rows(table, scope),
        Thing::Image(image) => image::image(image, rule!(design, own, Image, things.image), scope),
        Thing::Qr(code) => qr::large_enough(code, scope),
        // Files give icons to items, callouts and areas of cards only.
        Thing::Icon(_) => Stack::default(),
    }
}
