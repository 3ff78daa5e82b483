//! Items in a sequence: numbered stations, with dots from each down to the next.

use super::entries::{BESIDE_TEXT, entries};
use super::item_text::ItemText;
use super::{PartBody, Scope, Stack, icons};
use crate::content::ListItem;
use crate::design::{Accents, ItemMark, StepsRule, StyleName};
use crate::geom::Point;
use crate::pages::boxes::BoxNode;
use crate::pages::flow::DotsDown;

/// The diameter of a station, where the layout does not say.
const STATION: f64 = 26.0;
/// Between two steps, where the layout does not say.
const GAP: f64 = 12.0;
/// The side of an icon at the end of a step, beside titles of 14.5 pt.
const ICON: f64 = 22.0;
/// The diameter of the dots between two steps.
const DOT: f64 = 2.0;

/// A row for each step.
pub fn steps(items: &[ListItem], rule: &StepsRule, scope: &Scope) -> Stack {
    let station = rule.station.unwrap_or(scope.pt(STATION));
    let title = scope.style(StyleName::ItemTitle);
    let style = scope.style(StyleName::ItemText);
    let has_path = scope.cx.design.art.path.is_some();
    let mut stack = Stack::new(rule.gap.unwrap_or(scope.pt(GAP)));
    for entry in entries(items, (Accents::Section, ItemMark::Number), scope) {
        let disc = entry.disc(BESIDE_TEXT, station);
        let name = entry.scope.style(StyleName::ItemTitle);
        let words = ItemText::new(&entry, name, &style, scope.pt(2.0)).node(&entry);
        let dots = has_path.then(|| DotsDown {
            from: Point::new(station / 2.0, station + scope.pt(4.0)),
            color: entry.scope.accent.bright,
            dot: scope.pt(DOT),
        });
        // The title's line stands beside the middle of its station.
        let mut words = words.padded_top((station - title.leading) / 2.0);
        if rule.icons {
            let side = scope.pt_beside_title(ICON);
            let look = ((side, &*title), station);
            words = icons::at_end(words, &entry, look, scope.pt(12.0));
        }
        let row = BoxNode::row(vec![disc, words.grow()], scope.pt(12.0));
        stack.push(PartBody::Box(row), entry.item.span).dots = dots;
    }
    if let Some(last) = stack.parts.last_mut() {
        last.dots = None;
    }
    stack
}
