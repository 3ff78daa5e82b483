//! The back: the last page, on the ground of the cover, whose art runs round the fold, with the mark of the
//! project at its foot. Where there is no cover it is a page as others, without a foot.

use std::sync::Arc;

use super::book::Book;
use super::discs::StationDisc;
use super::document::Place;
use super::flow::{FlowColumn, Landmark};
use super::frame::Item;
use super::logo::Logo;
use super::page_art::CoverDrawing;
use super::paginate::paginate;
use super::placed::{dots_between, moved};
use super::placed_art::patterned;
use super::tags::{TagRole, TagTree};
use super::text::TaggedParagraph;
use super::things::Scope;
use super::{LayoutCx, block, cover, gray};
use crate::color::Color;
use crate::content::{Guide, Section};
use crate::design::artwork::Shade;
use crate::design::flow::CoverLogo;
use crate::design::{Accent, StyleColor, StyleName, TextStyle};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point, Rect, Size};
use crate::units::Abs;

/// The area that a drawing has for the words.
const AREA: &str = "bakside";
/// The largest disc of the key, the pattern on it, and the plain disc below its letter, as a share of it.
const KEY: Abs = Abs::mm(15.2);
const PATTERN: Abs = Abs::mm(6.0);
const PLAIN: f64 = 0.59;
/// The pitch that these suit: in wider drawings they are as much larger.
const SUITED: Abs = Abs::mm(22.8);
/// How much of the pitch the longest name in the key takes at most.
const NAMES: f64 = 0.94;
/// Between the words and the mark of the project.
const ABOVE_LOGO: Abs = Abs::mm(6.0);

/// Adds the back, which the section of this number is.
pub fn add(cx: &LayoutCx, guide: &Guide, section: (&Section, usize), book: &mut Book) {
    let index = book.pages.len();
    if cx.asked.is_some() {
        // All of it stands on one page, or it is an error.
        let (section, _) = section;
        let blocks = section.blocks.iter().filter_map(|block| block.id.as_ref());
        let ids = [&section.id].into_iter().chain(blocks);
        for place in ids.filter_map(|id| cx.place_of(id.value.as_str())) {
            let y = book.flow.margin.top;
            book.add_place(place, Place { page: index, y });
        }
        book.push(cx, None);
        return;
    }
    let items = cx.on_page(index, || page(cx, guide, section, index, book));
    match book.flow.cover.clone() {
        Some(rule) => cover::add_page(cx, &rule, items, book),
        None => book.push(cx, None).page.items = items,
    }
}

/// The letters of all accents with what they stand for, below the words in the area for them: the key to the drawing.
/// What it says stands in the guide in words. Each name stands in the middle below its disc; the first begins and the last
/// ends with the area, so that the discs are equally far apart and no two names meet.
fn key_of_letters(cx: &LayoutCx, guide: &Guide, area: Rect, below: Abs) -> Vec<Item> {
    let accents = &cx.design.palette.accents;
    let mut items = Vec::new();
    let share = area.size.width / accents.len().max(1) as f64;
    let larger = (share / SUITED).max(1.0);
    let diameter = (KEY * larger).min(share * 0.8);
    let size = size_of_names(cx, guide, share * NAMES);
    let top = (below + diameter).min(area.bottom() - diameter * 1.6);
    if !below.fits(top) {
        return items;
    }
    let mut named = Vec::new();
    for accent in accents {
        let letter = accent.letter.as_deref();
        if let Some((letter, name)) = letter.and_then(|l| Some((l, guide.letter_name(l)?))) {
            let style = style_of_names(cx, accent, size);
            let words = TaggedParagraph::of_words(&cx.plain(name), &style, &cx.lang);
            let width = words.natural_width(cx);
            let words = words.made_from(name.span).set(cx, width + Abs::pt(1.0));
            named.push((accent, letter, name.span, words, width));
        }
    }
    let half = |width: &Abs| width.max(diameter) / 2.0;
    let [first, last] = [named.first(), named.last()].map(|end| {
        let width = end.map_or(Abs::ZERO, |(_, _, _, _, width)| *width);
        half(&width)
    });
    let pitch = (area.size.width - first - last) / named.len().saturating_sub(1).max(1) as f64;
    for (place, (accent, letter, span, words, width)) in named.into_iter().enumerate() {
        let middle = area.left() + first + pitch * place as f64;
        let left = middle - diameter / 2.0;
        let centre = Point::new(middle, top + diameter / 2.0);
        let disc = Path::circle(centre, diameter / 2.0);
        items.extend(gray::filled(cx.design, disc.clone(), accent.deep));
        items.extend(patterned(
            cx.design,
            disc,
            accent,
            (PATTERN * larger, Shade::Deep, gray::usual_ground(cx.design)),
            Point::new(left, top),
        ));
        let plain = StationDisc {
            centre,
            diameter: diameter * PLAIN,
            accent,
            rim: Abs::ZERO,
        };
        items.extend(plain.drawn(cx, letter, span));
        let at = Point::new(middle - width / 2.0, top + diameter + own_size(size));
        items.extend(words.on_baseline(at));
    }
    items
}

/// How names look in the key.
fn style_of_names(cx: &LayoutCx, accent: &Accent, size: Abs) -> Arc<TextStyle> {
    let mut style = cx.design.style(StyleName::Foot, accent);
    let own = Arc::make_mut(&mut style);
    own.font.weight = 600;
    own.color = accent.deep;
    own.size = size;
    style
}

/// The size of the names in the key: that of the foot of pages, or as large as the widest has room for.
fn size_of_names(cx: &LayoutCx, guide: &Guide, room: Abs) -> Abs {
    let accents = cx.design.palette.accents.iter();
    let names = accents.filter_map(|accent| guide.letter_name(accent.letter.as_deref()?));
    let mut style = cx.design.style(StyleName::Foot, cx.design.accent(0));
    Arc::make_mut(&mut style).font.weight = 600;
    let widths = names
        .map(|name| TaggedParagraph::of_words(&cx.plain(name), &style, &cx.lang).natural_width(cx));
    let widest = widths.fold(Abs::ZERO, Abs::max);
    match widest.fits(room) {
        true => style.size,
        false => style.size * (room / widest),
    }
}

/// From a disc of the key down to the baseline of its name.
fn own_size(size: Abs) -> Abs {
    size * 1.35
}

/// What stands on it.
fn page(
    cx: &LayoutCx,
    guide: &Guide,
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
    let left = book.left_of(cx, index);
    let drawing = CoverDrawing::of(cx, book.flow, index);
    let area = drawing.and_then(|drawing| drawing.area(cx, AREA, left));
    if let (Some(rule), Some(_)) = (&book.flow.cover, area) {
        scope.accent = cx.design.accent(rule.accent);
    } else if let Some(rule) = &book.flow.cover {
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
    let look = area.map_or(StyleName::SectionTitle, |_| StyleName::Pull);
    if let Some(area) = area {
        cx.measure.set(area.size.width);
    }
    let heading = scope.paragraph(&section.title, look, place);
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
    let corner = area.map_or(corner, |area| area.origin);
    if let Some(page) = pages.first() {
        let pieces = &mut pieces[page.start..page.end];
        if let (Some(area), Some((last, top))) = (area, pieces.last().zip(page.tops.last())) {
            let below = area.top() + *top + last.height;
            items.extend(key_of_letters(cx, guide, area, below));
        }
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
