//! The first page: title and subtitle on a ground of the accent's deep colour.

use super::book::Book;
use super::frame::{Item, ItemKind, TagRole, TagTree};
use super::logo::Logo;
use super::text::{SetParagraph, TaggedParagraph};
use super::{LayoutCx, art};
use crate::content::{Guide, Text};
use crate::design::flow::{CoverLogo, CoverRule};
use crate::design::{Accent, CoverArt, Drawing, DrawnShape, Panels, StyleName};
use crate::geom::{Point, Rect, Size};
use crate::units::Abs;

/// Between what stands below the title and the mark of the project.
const BESIDE_LOGO: Abs = Abs::mm(6.0);

/// Adds the cover, if the layout has one.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book) {
    let Some(rule) = &book.flow.cover else {
        return;
    };
    let index = book.pages.len();
    let items = cx.on_page(index, || words(cx, guide, (rule, index), book));
    book.push(cx, None).page.items = items;
    // Both gates of a gate fold are the cover; the land runs on from the one to the other.
    let covers = book.flow.panels.as_ref().map_or(1, Panels::covers);
    for index in 1..covers {
        let items = ground_of_back(cx, rule, index);
        book.push(cx, None).page.items = items;
    }
}

/// The cover's ground, and its words on it.
fn words(
    cx: &LayoutCx,
    guide: &Guide,
    (rule, index): (&CoverRule, usize),
    book: &Book,
) -> Vec<Item> {
    let accent = cx.design.accent(rule.accent);
    let mut items = ground(cx, rule, index, |_| true);
    let left = book.left_of(cx, index);
    let look = (TagRole::H1, StyleName::CoverTitle);
    let title = set_in_root(cx, &guide.title, look, accent);
    items.extend(title.items(Point::new(left, book.flow.margin.top)));
    let bottom = cx.design.page.trim.height - book.flow.margin.bottom;
    let shows = matches!(rule.logo, CoverLogo::Both | CoverLogo::Cover);
    let logo = Logo::new(cx, rule).filter(|_| shows);
    if let Some(subtitle) = &guide.subtitle {
        let look = (TagRole::P, StyleName::CoverSubtitle);
        let beside = logo.as_ref().map(|logo| logo.size.width + BESIDE_LOGO);
        let measure = cx.measure() - beside.unwrap_or(Abs::ZERO);
        let subtitle = paragraph_in_root(cx, subtitle, look, accent).set(cx, measure);
        items.extend(subtitle.items(Point::new(left, bottom - subtitle.height())));
    }
    if let Some(logo) = logo {
        let Size { width, height } = logo.size;
        let place = Rect::new(left + cx.measure() - width, bottom - height, width, height);
        items.extend(logo.items(cx, place));
    }
    items
}

/// The ground of the cover on the page with this index, with those shapes of its drawing that `shown` takes.
fn ground(
    cx: &LayoutCx,
    rule: &CoverRule,
    index: usize,
    shown: impl Fn(&DrawnShape) -> bool,
) -> Vec<Item> {
    let accent = cx.design.accent(rule.accent);
    let (folds, corner) = (cx.folded(index), cx.design.space.corner);
    let ground = cx.ground(cx.trim(index), folds, corner);
    let mut items = vec![Item::filled(ground, accent.deep)];
    if let (CoverArt::Picture, Some(drawing)) = (rule.art, &cx.design.art.cover) {
        let area = (cx.painted(index), cx.ground_corners(folds, corner));
        let shapes = drawing.value.iter().filter(|shape| shown(shape));
        let drawing = Drawing {
            value: shapes.cloned().collect(),
            span: drawing.span,
        };
        items.extend(art::painted(&drawing, area, accent));
    }
    items
}

/// The ground of the back, or of the other gate, on the page with this index: that of the cover, mirrored at the fold, so that
/// its land runs round it. What stands there once, such as a sun and the path to it, stays on the cover.
pub fn ground_of_back(cx: &LayoutCx, rule: &CoverRule, index: usize) -> Vec<Item> {
    let land = |shape: &DrawnShape| match shape {
        DrawnShape::Field(_) | DrawnShape::Ground(_) => true,
        DrawnShape::Disc(_) | DrawnShape::Dots(_) => false,
    };
    // The cover is the mirror image of the back, edges and all.
    let mut items = ground(cx, rule, 0, land);
    let (from, to) = (cx.painted(0), cx.painted(index));
    for item in &mut items {
        if let ItemKind::Path { path, .. } = &mut item.kind {
            *path = path.map(|p| Point::new(to.left() + (from.right() - p.x), p.y));
        }
    }
    items
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

/// A text outside all sections, as wide as the text of pages.
fn set_in_root(
    cx: &LayoutCx,
    text: &Text,
    look: (TagRole, StyleName),
    accent: &Accent,
) -> SetParagraph {
    paragraph_in_root(cx, text, look, accent).set(cx, cx.measure())
}

/// A text outside all sections.
fn paragraph_in_root(
    cx: &LayoutCx,
    text: &Text,
    (role, name): (TagRole, StyleName),
    accent: &Accent,
) -> TaggedParagraph {
    let tag = cx.tag(TagTree::ROOT, role);
    let style = cx.design.style(name, accent);
    TaggedParagraph::new(cx, text, &style, tag)
}
