//! The back: the last page, on the ground of the cover, whose art runs round the fold, with the mark of the
//! project at its foot. Where there is no cover it is a page as others, without a foot.

use super::book::Book;
use super::document::Place;
use super::flow::{FlowColumn, Landmark};
use super::frame::Item;
use super::logo::Logo;
use super::paginate::paginate;
use super::placed::{dots_between, moved};
use super::tags::{TagRole, TagTree};
use super::things::Scope;
use super::{LayoutCx, block, cover};
use crate::color::Color;
use crate::content::Section;
use crate::design::flow::CoverLogo;
use crate::design::{StyleColor, StyleName};
use crate::diag::{Fault, Hint};
use crate::geom::{Point, Rect, Size};
use crate::units::Abs;

/// Between the words and the mark of the project.
const ABOVE_LOGO: Abs = Abs::mm(6.0);

/// Adds the back, which the section of this number is.
pub fn add(cx: &LayoutCx, section: (&Section, usize), book: &mut Book) {
    let index = book.pages.len();
    let items = cx.on_page(index, || page(cx, section, index, book));
    match book.flow.cover.clone() {
        Some(rule) => cover::add_page(cx, &rule, items, book),
        None => book.push(cx, None).page.items = items,
    }
}

/// What stands on it.
fn page(
    cx: &LayoutCx,
    (section, number): (&Section, usize),
    index: usize,
    book: &mut Book,
) -> Vec<Item> {
    let tag = cx.tag(TagTree::ROOT, TagRole::Sect);
    let mut items = Vec::new();
    let mut scope = Scope::block(
        cx,
        book.section_accent(cx, section, number),
        tag,
        section.span,
    );
    cx.set_accent(tag, scope.accent);
    cx.set_anchor(cx.place_of(section.id.value.as_str()), tag);
    if let Some(rule) = &book.flow.cover {
        items = cover::ground_of_back(cx, rule, index, cover::covers(book));
        let accent = cx.design.accent(rule.accent);
        scope = Scope {
            accent,
            ground: accent.deep,
            color: Some(StyleColor::Fixed(Color::WHITE)),
            ..scope
        };
    }
    let logo = book.flow.cover.as_ref();
    let logo = logo.filter(|rule| matches!(rule.logo, CoverLogo::Both | CoverLogo::Back));
    let logo = logo.and_then(|rule| Logo::new(cx, rule, Some(scope.ground)));
    let mut column = FlowColumn::default();
    let place = (tag, TagRole::H2);
    let heading = scope.paragraph(&section.title, StyleName::SectionTitle, place);
    let heading = heading.set(cx, cx.measure());
    column.place(cx.place_of(section.id.value.as_str()));
    column.heading(&heading, Landmark::Section(number), cx.design.space.section);
    for block in &section.blocks {
        let scope = Scope {
            span: block.span,
            ..scope
        };
        block::add(cx, block, &scope, &mut column);
    }
    let pieces = &mut column.pieces;
    let mut room = cx.room;
    if let Some(logo) = &logo {
        room.height -= logo.size.height + ABOVE_LOGO;
    }
    let pages = paginate(pieces, room, true);
    if pages.len() > 1 {
        let error = Fault::BackTooLong.at(section.title.span);
        cx.report(error.hint(Hint::ShortenBack));
    }
    let corner = Point::new(book.left_of(cx, index), book.flow.margin.top);
    if let Some(page) = pages.first() {
        let pieces = &mut pieces[page.start..page.end];
        items.extend(dots_between(pieces, page, corner));
        for (piece, y) in pieces.iter_mut().zip(&page.tops) {
            let at = corner.shift(Abs::ZERO, *y);
            for number in &piece.places {
                let place = Place {
                    page: index,
                    y: at.y,
                };
                book.add_place(*number, place);
            }
            if let Some(landmark) = piece.landmark.take() {
                book.add_landmark(landmark, index, at.y);
            }
            let edges = piece.to_edges.iter();
            items.extend(edges.flat_map(|edges| edges.items(cx.painted(index), at.y)));
            items.extend(moved(std::mem::take(&mut piece.items), at));
        }
    }
    if let Some(logo) = logo {
        let top = corner.y + cx.room.height - logo.size.height;
        let Size { width, height } = logo.size;
        items.extend(logo.items(cx, Rect::new(corner.x, top, width, height)));
    }
    items
}
