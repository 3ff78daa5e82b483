//! A sentence to remember, beside a bar in the accent.

use super::{Scope, Stack};
use crate::content::Text;
use crate::design::StyleName;
use crate::geom::{Path, Rect};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::Item;
use crate::pages::tags::TagRole;

/// The width of the bar.
const BAR: f64 = 3.0;
/// From the bar to the words.
const GAP: f64 = 14.0;

/// The sentence and its bar.
pub fn pull(text: &Text, scope: &Scope) -> Stack {
    let quote = scope.cx.tag(scope.tag, TagRole::BlockQuote);
    let words = scope.paragraph(text, StyleName::Pull, (quote, TagRole::P));
    let (bar, bright) = (scope.pt(BAR), scope.accent.bright);
    let node = BoxNode::text(words).padded_left(bar + scope.pt(GAP));
    let node = node.painted(move |area| {
        let place = Rect::new(area.left(), area.top(), bar, area.size.height);
        vec![Item::filled(Path::rounded(place, bar / 2.0), bright)]
    });
    Stack::single(node, text.span)
}
