//! The running foot: the page's number at the fore edge, the section's title beside it. Artifacts.

use std::sync::Arc;

use super::book::{Book, FootText};
use super::frame::{Item, Stroke};
use super::text::TaggedParagraph;
use super::{LayoutCx, gray, numbers};
use crate::color::Color;
use crate::content::Guide;
use crate::design::flow::FootTitle;
use crate::design::{Align, StyleName};
use crate::geom::{Path, Point};
use crate::source::Span;
use crate::units::Abs;

/// Between the number and the title.
const GAP: Abs = Abs::pt(14.0);

/// The rule above a number that stands alone: its thickness, and how far above the baseline it is, in sizes of the type.
const RULE: Abs = Abs::pt(0.5);
const ABOVE: f64 = 1.5;

/// Adds the foot to every page that has one.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book) {
    let Some(rule) = &book.flow.foot else {
        return;
    };
    for index in 0..book.pages.len() {
        let Some(foot) = book.pages[index].foot else {
            continue;
        };
        let title = match foot {
            FootText::Contents => cx.words.say("contents", &[]),
            FootText::Notes => cx.words.say("notes", &[]),
            FootText::Section(number) => {
                let section = guide.sections.get(number);
                // Its number would stand beside that of the page.
                section.map_or_else(String::new, |s| cx.plain(&numbers::apart(&s.title).1))
            }
        };
        let baseline = cx.design.page.trim.height - rule.baseline.value;
        let title = match rule.title {
            FootTitle::Section => title,
            FootTitle::None => String::new(),
        };
        let below_rule = rule.title == FootTitle::None && cx.design.artworks.drawings.is_empty();
        let on_drawing = book.pages[index].has_art && !matches!(foot, FootText::Contents);
        let items = cx.on_page(index, || {
            let at = Point::new(book.left_of(cx, index), baseline);
            let mut items = foot_items(cx, (index, &title, on_drawing), at, rule.baseline.span);
            if below_rule {
                items.extend(rule_above(cx, at));
            }
            items
        });
        book.pages[index].page.items.extend(items);
    }
}

/// The rule above the number of the page, where the theme has no drawing for the foot.
fn rule_above(cx: &LayoutCx, at: Point) -> Vec<Item> {
    let size = cx.design.style(StyleName::Foot, cx.design.accent(0)).size;
    let from = at.shift(Abs::ZERO, -(size * ABOVE));
    let line = Path::line(from, from.shift(cx.measure(), Abs::ZERO));
    vec![Item::stroked(
        line,
        Stroke::solid(cx.design.palette.rule, RULE),
    )]
}

fn foot_items(
    cx: &LayoutCx,
    (index, title, on_drawing): (usize, &str, bool),
    Point {
        x: left,
        y: baseline,
    }: Point,
    span: Span,
) -> Vec<Item> {
    let mut style = cx.design.style(StyleName::Foot, cx.design.accent(0));
    // The foot is one line that is placed whole.
    Arc::make_mut(&mut style).align = Align::Left;
    let mut strong = Arc::clone(&style);
    Arc::make_mut(&mut strong).font.weight = 600;
    if on_drawing {
        // Drawings have a deep ground at the foot.
        Arc::make_mut(&mut strong).color = gray::on_deep(cx.design, Color::WHITE);
    }
    let number = TaggedParagraph::of_words(&(index + 1).to_string(), &strong, &cx.lang);
    let number = number.made_from(span);
    let measure = cx.measure();
    let number_width = number.natural_width(cx);
    let paragraph =
        |words: &str| TaggedParagraph::of_words(words, &style, &cx.lang).made_from(span);
    let title = shortened(cx, title, measure - number_width - GAP, paragraph);
    let title_width = title.natural_width(cx);
    // The number stands outermost, where the thumb turns the page.
    let (number_x, title_x) = if Book::is_recto(index) {
        let number_x = left + measure - number_width;
        (number_x, number_x - GAP - title_width)
    } else {
        (left, left + number_width + GAP)
    };
    let mut items = title
        .set(cx, measure)
        .on_baseline(Point::new(title_x, baseline));
    items.extend(
        number
            .set(cx, measure)
            .on_baseline(Point::new(number_x, baseline)),
    );
    items
}

/// The title as far as it fits into `width`, whole words and an ellipsis.
pub(super) fn shortened(
    cx: &LayoutCx,
    title: &str,
    width: Abs,
    paragraph: impl Fn(&str) -> TaggedParagraph,
) -> TaggedParagraph {
    let words: Vec<&str> = title.split_whitespace().collect();
    let shorter = |count: usize| paragraph(&format!("{} …", words[..count].join(" ")));
    let fits = |count: usize| shorter(count).natural_width(cx).fits(width);
    // As many words as fit, twice as many each time: of a title of thousands only its beginning is set.
    let (mut fitting, mut beyond) = (0, 1);
    while beyond < words.len() && fits(beyond) {
        (fitting, beyond) = (beyond, beyond * 2);
    }
    // An ellipsis is not wider than several words.
    if beyond + 4 > words.len() {
        let whole = paragraph(title);
        if whole.natural_width(cx).fits(width) {
            return whole;
        }
    }
    beyond = beyond.min(words.len());
    while fitting + 1 < beyond {
        let middle = usize::midpoint(fitting, beyond);
        match fits(middle) {
            true => fitting = middle,
            false => beyond = middle,
        }
    }
    match fitting {
        0 => paragraph("…"),
        count => shorter(count),
    }
}
