//! The table of contents: measured before the sections (it takes pages of its own), filled after
//! them (it needs their numbers).

use std::sync::Arc;

use super::book::{Book, FootText};
use super::frame::{Item, ItemKind, LinkTarget, Stroke, TagId, TagRole, TagTree};
use super::text::{Setting, baseline_of, height_of};
use super::{Cx, art, cover};
use crate::color::Color;
use crate::content::{Guide, Section};
use crate::design::{Accent, Align, HeadingArt, Start, StyleName};
use crate::geom::{Path, Point, Rect};
use crate::lines::Line;
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// Room for a page number, as a share of the type size: three digits and a gap.
const NUMBER_EMS: f64 = 2.4;

/// The pages that the contents took, and what will stand on them.
pub struct Contents {
    entries: Vec<Entry>,
    heading: Vec<Item>,
    toc: TagId,
}

/// One line of the contents.
struct Entry {
    title: Setting,
    lines: Arc<[Line]>,
    link: TagId,
    /// The page of the contents that it stands on, by index, and how far down.
    place: (usize, Abs),
}

impl Contents {
    /// Sets the titles and takes as many pages as they need.
    pub fn measure(cx: &mut Cx, guide: &Guide, book: &mut Book) -> Option<Self> {
        let Spanned { value: rule, span } = book.flow.contents.as_ref()?;
        if rule.start == Start::Recto {
            book.turn_to_recto(cx);
        }
        let accent = cx.design.accent(0).clone();
        let (mut items, above) = Self::title(cx, guide, book);
        let sect = cx.tags.add(TagTree::ROOT, TagRole::Sect);
        let (heading, heading_height) = Self::heading(cx, *span, &accent, sect, book, above);
        items.extend(heading);
        let toc = cx.tags.add(sect, TagRole::TOC);
        let mut contents = Self {
            entries: Vec::new(),
            heading: items,
            toc,
        };
        let room = cx.room.height;
        let mut page = book.pages.len();
        book.contents = Some(page);
        book.push(cx, Some(FootText::Contents));
        let first = above + heading_height + cx.design.space.section;
        let entries: Vec<Entry> = guide
            .sections
            .iter()
            .map(|section| contents.entry(cx, section, &accent))
            .collect();
        // The gap gives way before a second page is opened.
        let heights: Abs = entries.iter().map(|entry| height_of(&entry.lines)).sum();
        let spare = (room - first - heights) / entries.len().saturating_sub(1).max(1) as f64;
        let gap = if spare >= Abs::ZERO {
            rule.gap.min(spare)
        } else {
            rule.gap
        };
        let mut y = first;
        for mut entry in entries {
            let height = height_of(&entry.lines);
            if !(y + height).fits(room) {
                page = book.pages.len();
                book.push(cx, Some(FootText::Contents));
                y = Abs::ZERO;
            }
            entry.place = (page, y);
            y += height + gap;
            contents.entries.push(entry);
        }
        Some(contents)
    }

    /// The title of a document without a cover, and the room it takes.
    fn title(cx: &mut Cx, guide: &Guide, book: &Book) -> (Vec<Item>, Abs) {
        let mut at = Point::new(book.left_of(book.pages.len()), book.flow.margin.top);
        let top = at.y;
        let mut items = Vec::new();
        for (setting, lines) in cover::title(cx, guide, book) {
            items.extend(setting.items(&lines, at));
            at.y += height_of(&lines) + cx.design.space.block;
        }
        if items.is_empty() {
            return (items, Abs::ZERO);
        }
        (items, at.y - top + cx.design.space.block)
    }

    fn heading(
        cx: &mut Cx,
        span: Span,
        accent: &Accent,
        sect: TagId,
        book: &Book,
        above: Abs,
    ) -> (Vec<Item>, Abs) {
        let tag = cx.tags.add(sect, TagRole::H2);
        let style = cx.design.style(StyleName::SectionTitle, accent);
        let words = cx.words.say("contents", &[]);
        let lang = cx.lang.clone();
        let heading = Setting::words(&words, &style, &lang, span, Color::WHITE, Some(tag));
        let measure = cx.measure;
        let lines = heading.lines(cx, measure);
        let at = Point::new(book.left_of(book.pages.len()), book.flow.margin.top + above);
        let mut items = heading.items(&lines, at);
        if let (HeadingArt::Path, Some(first)) = (book.flow.sections.chapter.art, lines.first()) {
            let line = art::Beside {
                area: book.art_area(cx, book.pages.len()),
                left: at.x,
                right: at.x + first.width,
                top: at.y,
                leading: first.leading,
            };
            items.extend(art::beside(cx, accent, &line));
        }
        (items, height_of(&lines))
    }

    fn entry(&self, cx: &mut Cx, section: &Section, accent: &Accent) -> Entry {
        let item = cx.tags.add(self.toc, TagRole::TOCI);
        let reference = cx.tags.add(item, TagRole::Reference);
        let link = cx.tags.add(reference, TagRole::Link);
        let mut style = cx.design.style(StyleName::Entry, accent);
        // The leader begins where the title ends.
        Arc::make_mut(&mut style).align = Align::Left;
        let mut text = section.title.clone();
        // A link inside a link leads nowhere.
        for piece in &mut text.pieces {
            piece.link = None;
        }
        let title = Setting::new(cx, &text, &style, Color::WHITE, Some(link));
        let measure = cx.measure - style.size * NUMBER_EMS;
        let lines = title.lines(cx, measure);
        title.report_overfull(cx, &lines);
        Entry {
            title,
            lines,
            link,
            place: (0, Abs::ZERO),
        }
    }

    /// Writes the entries with the numbers of the pages where their sections begin.
    pub fn fill(self, cx: &mut Cx, guide: &Guide, book: &mut Book) {
        let Some(first) = book.contents else {
            return;
        };
        book.pages[first].page.items = self.heading;
        for (number, entry) in self.entries.into_iter().enumerate() {
            let Some(target) = book.page_of(number) else {
                continue;
            };
            let items = entry_items(cx, &entry, guide, (number, target), book);
            book.pages[entry.place.0].page.items.extend(items);
        }
    }
}

/// One entry: title, leader, number, and the place to click.
fn entry_items(
    cx: &mut Cx,
    entry: &Entry,
    guide: &Guide,
    (number, target): (usize, usize),
    book: &Book,
) -> Vec<Item> {
    let (page, y) = entry.place;
    let (left, top) = (book.left_of(page), book.flow.margin.top + y);
    let measure = cx.measure;
    let mut items = entry.title.items(&entry.lines, Point::new(left, top));
    let Some(last) = entry.lines.last() else {
        return items;
    };
    let label = (target + 1).to_string();
    let accent = cx.design.accent(0).clone();
    let mut style = cx.design.style(StyleName::Entry, &accent);
    Arc::make_mut(&mut style).align = Align::Left;
    let lang = cx.lang.clone();
    let span = guide
        .sections
        .get(number)
        .map_or(guide.title.span, |s| s.title.span);
    let folio = Setting::words(&label, &style, &lang, span, Color::WHITE, Some(entry.link));
    let width = folio.natural_width(cx);
    let line_top = top + height_of(&entry.lines) - last.leading;
    let baseline = line_top + baseline_of(last);
    let from = left + last.x + last.width + style.size * 0.6;
    let to = left + measure - width - style.size * 0.6;
    if from < to {
        let dots = Path::line(Point::new(to, baseline), Point::new(from, baseline));
        let stroke = Stroke {
            dash: vec![Abs::ZERO, Abs::pt(5.0)],
            ..Stroke::dotted(cx.design.palette.rule, Abs::pt(1.1))
        };
        items.push(Item::stroked(dots, stroke));
    }
    let lines = folio.lines(cx, measure);
    let at = Point::new(left + measure - width, line_top);
    items.extend(folio.items(&lines, at));
    if let (Some(node), Some(section)) = (cx.tags.get_mut(entry.link), guide.sections.get(number)) {
        let args = [("title", section.title.plain()), ("page", label)];
        node.alt = Some(cx.words.say("contents-link", &args));
    }
    let height = height_of(&entry.lines);
    items.push(Item {
        kind: ItemKind::Link {
            area: Rect::new(left, top, measure, height),
            target: LinkTarget::Page(target),
        },
        tag: Some(entry.link),
        span: None,
    });
    items
}
