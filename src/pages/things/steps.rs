//! Items in a sequence: numbered stations, with dots from each down to the next.

use super::item_text::ItemText;
use super::{Body, Scope, Stack, marks};
use crate::content::Item;
use crate::design::{StepsRule, StyleName};
use crate::geom::{Point, Sides};
use crate::pages::Cx;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::Thread;
use crate::pages::frame::TagRole;
use crate::units::Abs;

/// The diameter of a station, where the layout does not say.
const STATION: f64 = 26.0;
/// Between two steps, where the layout does not say.
const GAP: f64 = 12.0;

/// The diameter of the dots between two steps.
const DOT: f64 = 2.0;

/// The steps.
pub fn steps(cx: &mut Cx, items: &[Item], rule: &StepsRule, scope: &Scope) -> Stack {
    let list = cx.tags.add(scope.tag, TagRole::L);
    let station = rule.station.unwrap_or(scope.pt(STATION));
    let title = scope.style(cx, StyleName::ItemTitle);
    let style = scope.style(cx, StyleName::ItemText);
    let mut stack = Stack::new(rule.gap.unwrap_or(scope.pt(GAP)));
    for (index, item) in items.iter().enumerate() {
        let entry = cx.tags.add(list, TagRole::LI);
        let label = cx.tags.add(entry, TagRole::Lbl);
        let number = (index + 1).to_string();
        let mark = (number.as_str(), &item.title);
        let look = (StyleName::Mark, marks::DIGITS);
        let disc = marks::disc(cx, mark, scope.accent, look, station, Some(label));
        let body = cx.tags.add(entry, TagRole::LBody);
        let words = ItemText::of(item, title.clone(), &style, scope.pt(2.0), scope.ground);
        let words = words.node(cx, body).padded(Sides {
            // The title's line stands beside the middle of its station.
            top: ((station - title.leading) / 2.0).max(Abs::ZERO),
            ..Sides::default()
        });
        let row = BoxNode::row(vec![disc, words.grow()], scope.pt(12.0));
        let part = stack.push(Body::Box(row), item.span);
        let followed = index + 1 < items.len() && cx.design.art.path.is_some();
        part.thread = followed.then(|| Thread {
            from: Point::new(station / 2.0, station + scope.pt(4.0)),
            color: scope.accent.bright,
            dot: scope.pt(DOT),
        });
    }
    stack
}
