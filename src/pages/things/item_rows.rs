//! Items as lines: the letter or number on a field, the name, and beside it what is said of it, or a line to write on. Names
//! stand below each other, and so does what is beside them.

use super::entries::ListEntry;
use super::item_parts::{mark_field, other_name, words_of};
use super::writing::line;
use super::{Scope, icons};
use crate::content::{ListItem, Text};
use crate::design::{ItemsRule, StyleName, TextStyle};
use crate::pages::boxes::BoxNode;
use crate::pages::tags::TagRole;
use crate::pages::text::TaggedParagraph;
use crate::units::Abs;

/// How high a line is, beside titles of 14.5 pt, and how wide the field of a letter or number.
const ROW: f64 = 25.0;
const FIELD: f64 = 52.0;
/// Between the parts of a line.
const GAP: f64 = 10.0;
/// Between two names on a line, as a share of their size.
const BETWEEN: f64 = 0.55;

/// The width of the widest of all names.
pub fn width_of_names(items: &[ListItem], rule: &ItemsRule, scope: &Scope) -> Abs {
    let name = scope.style(StyleName::ItemTitle);
    let other = other_name(&name, &scope.style(StyleName::ItemText));
    let width = |text: &Text, style: &std::sync::Arc<TextStyle>| {
        TaggedParagraph::new(scope.cx, text, style, None).natural_width(scope.cx)
    };
    let width_of = |item: &ListItem| {
        let (first, second) = match rule.labels {
            true => item.names(),
            false => (&item.title, None),
        };
        let second = second.map(|text| width(text, &other) + name.size * BETWEEN);
        width(first, &name) + second.unwrap_or(Abs::ZERO)
    };
    let (widest, _) = scope
        .cx
        .on_trial(|| items.iter().map(width_of).fold(Abs::ZERO, Abs::max));
    // A hair, so that they have room.
    widest + Abs::pt(0.5)
}

/// A line, whose name has this width.
pub fn row(entry: &ListEntry, rule: &ItemsRule, names: Abs) -> BoxNode {
    let scope = &entry.scope;
    let height = scope.pt_beside_title(ROW);
    let mut row = Vec::new();
    if entry.mark.is_some() {
        let corner = scope.cx.design.space.corner.min(height / 4.0);
        row.push(mark_field(entry, scope.pt_beside_title(FIELD), [corner; 4]).at_least(height));
    }
    let icon = entry.item.icon.as_ref().filter(|_| rule.icons);
    let style = scope.style(StyleName::ItemTitle);
    row.extend(icons::in_line(icon, scope, (style.leading, &style)).map(BoxNode::middle));
    let mut words = words_of(entry, rule);
    let below = words.below.take();
    row.push(words.node(entry).wrapped().wide(names).middle());
    let said = below.filter(|(text, _)| !text.is_blank());
    let beside = match said {
        Some((text, style)) => {
            BoxNode::text(scope.styled_paragraph(text, &style, (entry.body, TagRole::P)))
        }
        None => line(height, scope),
    };
    row.push(beside.middle().grow());
    BoxNode::row(row, scope.pt(GAP)).at_least(height)
}
