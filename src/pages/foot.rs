//! The running foot: the page's number at the fore edge, the section's title beside it. Artifacts.

use std::sync::Arc;

use super::Cx;
use super::book::{Book, FootText};
use super::frame::Item;
use super::text::{Setting, baseline_of};
use crate::color::Color;
use crate::content::Guide;
use crate::design::{Align, StyleName};
use crate::geom::Point;
use crate::source::Span;
use crate::units::Abs;

/// Between the number and the title.
const GAP: Abs = Abs::pt(14.0);

/// Adds the foot to every page that wants one.
pub fn add(cx: &mut Cx, guide: &Guide, book: &mut Book) {
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
            FootText::Section(number) => guide
                .sections
                .get(number)
                .map_or_else(String::new, |section| section.title.plain()),
        };
        let baseline = cx.design.page.trim.height - rule.baseline.value;
        let items = foot_items(
            cx,
            (index, book.left_of(index)),
            &title,
            baseline,
            rule.baseline.span,
        );
        book.pages[index].page.items.extend(items);
    }
}

fn foot_items(
    cx: &mut Cx,
    (index, left): (usize, Abs),
    title: &str,
    baseline: Abs,
    span: Span,
) -> Vec<Item> {
    let accent = cx.design.accent(0).clone();
    let mut style = cx.design.style(StyleName::Foot, &accent);
    // The foot is one line that is placed whole.
    Arc::make_mut(&mut style).align = Align::Left;
    let strong = Arc::new({
        let mut strong = (*style).clone();
        strong.font.weight = 600;
        strong
    });
    let lang = cx.lang.clone();
    let number = (index + 1).to_string();
    let number = Setting::words(&number, &strong, &lang, span, Color::WHITE, None);
    let measure = cx.measure;
    let number_width = number.natural_width(cx);
    let setting = |words: &str| Setting::words(words, &style, &lang, span, Color::WHITE, None);
    let title = shortened(cx, title, measure - number_width - GAP, setting);
    let title_width = title.natural_width(cx);
    // The number stands outermost, where the thumb turns the page.
    let (number_x, title_x) = if Book::is_recto(index) {
        let number_x = left + measure - number_width;
        (number_x, number_x - GAP - title_width)
    } else {
        (left, left + number_width + GAP)
    };
    let mut items = Vec::new();
    for (setting, x) in [(title, title_x), (number, number_x)] {
        let lines = setting.lines(cx, measure);
        if let Some(line) = lines.first() {
            let top = baseline - baseline_of(line);
            setting.line_items(line, Point::new(x, top), &mut items);
        }
    }
    items
}

/// The title as far as it fits into `width`, whole words and an ellipsis.
pub(super) fn shortened(
    cx: &Cx,
    title: &str,
    width: Abs,
    setting: impl Fn(&str) -> Setting,
) -> Setting {
    let whole = setting(title);
    if whole.natural_width(cx).fits(width) {
        return whole;
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    let shorter = |count: &usize| format!("{} …", words[..*count].join(" "));
    let fitting = (1..words.len())
        .rev()
        .map(|count| setting(&shorter(&count)))
        .find(|setting| setting.natural_width(cx).fits(width));
    fitting.unwrap_or_else(|| setting("…"))
}
