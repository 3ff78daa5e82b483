//! A sentence to remember, beside a bar in the accent.

use super::{Scope, Stack};
use crate::content::Text;
use crate::design::StyleName;
use crate::geom::{Path, Rect, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagRole};
use crate::pages::text::Setting;

/// The width of the bar.
const BAR: f64 = 3.0;
/// From the bar to the words.
const GAP: f64 = 14.0;

/// The sentence and its bar.
pub fn pull(cx: &mut Cx, text: &Text, scope: &Scope) -> Stack {
    let quote = cx.tags.add(scope.tag, TagRole::BlockQuote);
    let tag = cx.tags.add(quote, TagRole::P);
    let style = scope.style(cx, StyleName::Pull);
    let setting = Setting::new(cx, text, &style, scope.ground, Some(tag));
    let (bar, bright) = (scope.pt(BAR), scope.accent.bright);
    let node = BoxNode::text(setting)
        .padded(Sides {
            left: bar + scope.pt(GAP),
            ..Sides::default()
        })
        .painted(move |area| {
            let place = Rect::new(area.left(), area.top(), bar, area.size.height);
            vec![Item::filled(Path::rounded(place, bar / 2.0), bright)]
        });
    Stack::of(node, text.span)
}
