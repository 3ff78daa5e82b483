//! The first page: title and subtitle on a ground of the accent's deep colour.

use super::book::Book;
use super::frame::{Item, TagRole, TagTree};
use super::text::{SetParagraph, TaggedParagraph};
use super::{LayoutCx, art};
use crate::content::{Guide, Text};
use crate::design::{Accent, CoverArt, StyleName};
use crate::geom::Point;

/// Adds the cover, if the layout has one.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book) {
    let Some(rule) = &book.flow.cover else {
        return;
    };
    let accent = cx.design.accent(rule.accent);
    let (index, corner) = (book.pages.len(), cx.design.space.corner);
    let folds = cx.folded(index);
    let mut items = vec![Item::filled(
        cx.ground(cx.trim(index), folds, corner),
        accent.deep,
    )];
    if let (CoverArt::Picture, Some(drawing)) = (rule.art, &cx.design.art.cover) {
        let area = (cx.painted(index), cx.ground_corners(folds, corner));
        items.extend(art::painted(drawing, area, accent));
    }
    let left = book.left_of(book.pages.len());
    let look = (TagRole::H1, StyleName::CoverTitle);
    let title = set_in_root(cx, &guide.title, look, accent);
    items.extend(title.items(Point::new(left, book.flow.margin.top)));
    if let Some(subtitle) = &guide.subtitle {
        let look = (TagRole::P, StyleName::CoverSubtitle);
        let subtitle = set_in_root(cx, subtitle, look, accent);
        let bottom = cx.design.page.trim.height - book.flow.margin.bottom;
        items.extend(subtitle.items(Point::new(left, bottom - subtitle.height())));
    }
    book.push(cx, None).page.items = items;
}

/// Title and subtitle as they stand above the first words of a document without a cover; nothing
/// where there is one.
pub fn title(cx: &LayoutCx, guide: &Guide, book: &Book) -> Vec<SetParagraph> {
    if book.flow.cover.is_some() {
        return Vec::new();
    }
    let accent = cx.design.accent(0);
    let title = (&guide.title, (TagRole::H1, StyleName::SectionTitle));
    let subtitle = guide.subtitle.iter();
    let subtitle = subtitle.map(|text| (text, (TagRole::P, StyleName::Body)));
    let parts = std::iter::once(title).chain(subtitle);
    parts
        .map(|(text, look)| set_in_root(cx, text, look, accent))
        .collect()
}

/// A text outside all sections.
fn set_in_root(
    cx: &LayoutCx,
    text: &Text,
    (role, name): (TagRole, StyleName),
    accent: &Accent,
) -> SetParagraph {
    let tag = cx.tag(TagTree::ROOT, role);
    let style = cx.design.style(name, accent);
    TaggedParagraph::new(cx, text, &style, tag).set(cx, cx.measure)
}
