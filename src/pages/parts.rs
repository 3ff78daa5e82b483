//! The page before the sections of a part: its title on a soft ground.

use std::sync::Arc;

use super::LayoutCx;
use super::book::Book;
use super::flow::Landmark;
use super::frame::Item;
use super::tags::{TagId, TagRole, TagTree};
use super::text::TaggedParagraph;
use crate::content::{Section, Text};
use crate::design::StyleName;
use crate::design::flow::PartStart;
use crate::geom::Point;

/// How far down the text area the title stands, as a share of it: above the middle, where it is seen first.
const DOWN: f64 = 0.3;

/// How much larger the title of a part is than those of its sections.
const LARGER: f64 = 1.4;

/// Adds the page of the part called `title` that begins with `section`, and gives the tag that its sections
/// belong to.
pub fn add(
    cx: &LayoutCx,
    (title, section, number): (&Text, &Section, usize),
    book: &mut Book,
) -> TagId {
    let rule = &book.flow.part;
    if rule.start == PartStart::Recto {
        book.turn_to_recto(cx);
    }
    let accent = match rule.accent {
        Some(accent) => cx.design.accent(accent),
        None => book.section_accent(cx, section, number),
    };
    let (index, corner) = (book.pages.len(), cx.design.space.corner);
    let ground = cx.ground(cx.trim(index), cx.folded(index), corner);
    let mut items = vec![Item::filled(ground, accent.soft)];
    let part = cx.tag(TagTree::ROOT, TagRole::Part);
    let heading = cx.tag(part, TagRole::H2);
    let mut style = cx.design.style(StyleName::SectionTitle, accent);
    let own = Arc::make_mut(&mut style);
    own.size = own.size * LARGER;
    own.leading = own.leading * LARGER;
    let set = TaggedParagraph::new(cx, title, &style, heading).set(cx, cx.measure());
    let room = (cx.room.height - set.height()) * DOWN;
    cx.report_overfull(set.height(), title.span);
    let at = Point::new(book.left_of(cx, index), book.flow.margin.top + room);
    items.extend(set.items(at));
    book.add_landmark(Landmark::Part(number), index, at.y);
    let ground = cx.ground_at_edges(accent.soft, false);
    let page = &mut book.push(cx, None).page;
    page.ground = ground;
    page.items = items;
    part
}
