//! Things to say or ask aloud: speech bubbles.

use super::{Body, Scope, Stack};
use crate::content::Text;
use crate::design::{QuotesRule, StyleName};
use crate::geom::{Path, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, TagRole};
use crate::pages::text::Setting;
use crate::units::Abs;

/// Between two quotes, where the layout does not say.
const GAP: f64 = 12.0;

/// A bubble for each quote, its lower left corner square, where the voice comes from.
pub fn quotes(cx: &mut Cx, quotes: &[Text], rule: &QuotesRule, scope: &Scope) -> Stack {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let style = scope.style(cx, StyleName::Quote);
    let ground = scope.accent.soft;
    let pad = scope.pad;
    let radius = cx.design.space.corner * 1.5;
    let mut stack = Stack::new(rule.gap.unwrap_or(scope.pt(GAP)));
    for text in quotes {
        let entry = cx.tags.add(list, TagRole::LI);
        let body = cx.tags.add(entry, TagRole::LBody);
        let tag = cx.tags.add(body, TagRole::P);
        let setting = Setting::new(cx, text, &style, ground, Some(tag));
        let bubble = BoxNode::text(setting)
            .padded(Sides {
                left: pad * 1.75,
                right: pad * 1.25,
                top: pad * 0.75,
                bottom: pad * 0.9,
            })
            .painted(move |area| {
                let radii = [radius, radius, radius, Abs::ZERO];
                vec![Item::filled(Path::rounded_corners(area, radii), ground)]
            })
            .shrunk();
        let node = BoxNode::column(vec![bubble], Abs::ZERO);
        stack.push(Body::Box(node), text.span);
    }
    stack
}
