//! The head of pages: the number of the chapter on a disc, what its letter stands for, and at the other side the part. All of
//! it stands elsewhere in words: artifacts.

use std::sync::Arc;

use super::LayoutCx;
use super::book::{Book, FootText};
use super::discs::StationDisc;
use super::frame::Item;
use super::text::TaggedParagraph;
use crate::content::{Guide, Role, Section};
use crate::design::flow::HeadRule;
use crate::design::{Align, StyleName};
use crate::geom::Point;
use crate::source::Span;
use crate::units::Abs;

/// Between the disc and the words beside it, as a share of its diameter.
const BESIDE: f64 = 0.3;
/// How high the middle of capitals stands above the baseline, as a share of the type size.
const MIDDLE: f64 = 0.33;
/// Between the letters of all accents, as a share of the type size.
const LETTERS: f64 = 0.45;

/// Adds the head to every page of a section.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book) {
    let Some(rule) = &book.flow.head else {
        return;
    };
    for index in 0..book.pages.len() {
        let Some(FootText::Section(number)) = book.pages[index].foot else {
            continue;
        };
        let Some(section) = guide.sections.get(number) else {
            continue;
        };
        if matches!(section.role, Role::Colophon | Role::Back) {
            continue;
        }
        let left = book.left_of(cx, index);
        let items = cx.on_page(index, || {
            of_section(cx, guide, (rule, section, number), book, left)
        });
        book.pages[index].page.items.extend(items);
    }
}

fn of_section(
    cx: &LayoutCx,
    guide: &Guide,
    (rule, section, number): (&HeadRule, &Section, usize),
    book: &Book,
    left: Abs,
) -> Vec<Item> {
    let accent = book.section_accent(cx, section, number);
    let span = section.title.span;
    let mut style = cx.design.style(StyleName::Foot, accent);
    Arc::make_mut(&mut style).align = Align::Left;
    let size = style.size;
    let disc = StationDisc {
        centre: Point::new(left + rule.station / 2.0, rule.baseline - size * MIDDLE),
        diameter: rule.station,
        accent,
        rim: Abs::ZERO,
    };
    let mut items = disc.numbered(cx, &(number + 1).to_string(), span);
    let beside = Point::new(left + rule.station * (1.0 + BESIDE), rule.baseline);
    if std::ptr::eq(accent, &cx.design.palette.all) {
        items.extend(letters(cx, beside, size, span));
    } else if let Some(name) = accent
        .letter
        .as_deref()
        .and_then(|letter| guide.letter_name(letter))
    {
        let mut strong = Arc::clone(&style);
        let own = Arc::make_mut(&mut strong);
        own.font.weight = 600;
        own.color = accent.deep;
        let name = TaggedParagraph::of_words(&cx.plain(name), &strong, &cx.lang).made_from(span);
        items.extend(name.set(cx, cx.measure()).on_baseline(beside));
    }
    if let Some(part) = part_of(guide, number) {
        let part = TaggedParagraph::of_words(&cx.plain(part), &style, &cx.lang).made_from(span);
        let width = part.natural_width(cx);
        let at = Point::new(left + cx.measure() - width, rule.baseline);
        items.extend(part.set(cx, cx.measure()).on_baseline(at));
    }
    items
}

/// The letters of all accents, each in its own colour.
fn letters(cx: &LayoutCx, at: Point, size: Abs, span: Span) -> Vec<Item> {
    let mut items = Vec::new();
    let mut x = at.x;
    for accent in &cx.design.palette.accents {
        let Some(letter) = &accent.letter else {
            continue;
        };
        let mut style = cx.design.style(StyleName::Mark, accent);
        let own = Arc::make_mut(&mut style);
        (own.size, own.leading) = (size * 1.1, size * 1.3);
        (own.color, own.align) = (accent.deep, Align::Left);
        let letter = TaggedParagraph::of_words(letter, &style, &cx.lang).made_from(span);
        let width = letter.natural_width(cx);
        let set = letter.set(cx, width + Abs::pt(1.0));
        items.extend(set.on_baseline(Point::new(x, at.y)));
        x += width + size * LETTERS;
    }
    items
}

/// The name of the part that section `number` belongs to.
pub fn part_of(guide: &Guide, number: usize) -> Option<&crate::content::Text> {
    let sections = guide.sections.get(..=number)?;
    sections
        .iter()
        .rev()
        .find_map(|section| section.part.as_ref())
}
