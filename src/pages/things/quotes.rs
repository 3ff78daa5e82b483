//! Things to say or ask aloud: speech bubbles.

use super::{PartBody, Scope, Stack};
use crate::content::Text;
use crate::design::{QuotesRule, StyleName};
use crate::geom::{Path, Sides};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::Item;
use crate::pages::tags::TagRole;
use crate::units::Abs;

/// Between two quotes, where the layout does not say.
const GAP: f64 = 12.0;

/// A bubble for each quote, its lower left corner square, where the voice comes from.
pub fn quotes(quotes: &[Text], rule: &QuotesRule, scope: &Scope) -> Stack {
    let list = scope.cx.tag(scope.tag, TagRole::L);
    let scope = scope.on_panel_in(scope.accent);
    let (ground, pad) = (scope.ground, scope.pad);
    let radius = scope.cx.design.space.corner * 1.5;
    let mut stack = Stack::new(rule.gap.unwrap_or(scope.pt(GAP)));
    for text in quotes {
        let entry = scope.cx.tag(list, TagRole::LI);
        let body = scope.cx.tag(entry, TagRole::LBody);
        let words = scope.paragraph(text, StyleName::Quote, (body, TagRole::P));
        let bubble = BoxNode::text(words.snug())
            .padded(Sides {
                left: pad * 1.75,
                right: pad * 1.25,
                top: pad * 0.75,
                bottom: pad * 0.9,
            })
            .painted(move |area| {
                let radii = [radius, radius, radius, Abs::ZERO];
                Item::edged(Path::rounded_corners(area, radii), ground)
            });
        stack.push(PartBody::Box(bubble.shrunk().wrapped()), text.span);
    }
    stack
}
