//! The table of contents: measured before the sections (it takes pages of its own), filled after
//! them (it needs their numbers).

use std::sync::Arc;

use super::book::{Book, FootText};
use super::flow::Landmark;
use super::frame::{Item, ItemKind, LinkTarget, Stroke, TagId, TagRole, TagTree};
use super::text::{SetParagraph, TaggedParagraph, baseline_of};
use super::{LayoutCx, art, cover};
use crate::content::{Guide, Role, Text};
use crate::design::{Align, HeadingArt, Start, StyleName, TextStyle};
use crate::geom::{Path, Point, Rect};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// Room for a page number, as a share of the type size: three digits and a gap.
const NUMBER_EMS: f64 = 2.4;
/// Between the leader and what stands before and behind it, as a share of the type size.
const GAP_EMS: f64 = 0.6;
/// The weight class of parts among the entries.
const PART_WEIGHT: u16 = 600;

/// The pages that the contents took, and what will stand on them.
pub struct TableOfContents {
    entries: Vec<ContentsEntry>,
    /// The title of a document without a cover, and the heading.
    head: Vec<Item>,
    toc: TagId,
}

/// One entry of the contents.
struct ContentsEntry {
    /// What it leads to.
    landmark: Landmark,
    title: SetParagraph,
    link: TagId,
    /// The page of the contents that it stands on, by index, and how far down.
    place: (usize, Abs),
}

impl TableOfContents {
    /// Sets the titles and takes as many pages as they need.
    pub fn measure(cx: &LayoutCx, guide: &Guide, book: &mut Book) -> Option<Self> {
        let Spanned { value: rule, span } = book.flow.contents.as_ref()?;
        if rule.start == Start::Recto {
            book.turn_to_recto(cx);
        }
        let (mut head, above) = Self::title(cx, guide, book);
        let sect = cx.tag(TagTree::ROOT, TagRole::Sect);
        let (heading, heading_height) = Self::heading(cx, *span, sect, book, above);
        head.extend(heading);
        let mut contents = Self {
            entries: Vec::new(),
            head,
            toc: cx.tag(sect, TagRole::TOC),
        };
        let room = cx.room.height;
        let mut page = book.pages.len();
        book.contents = Some(page);
        book.push(cx, Some(FootText::Contents));
        let first = above + heading_height + cx.design.space.section;
        let entries = listed(guide).map(|(landmark, title)| contents.entry(cx, landmark, title));
        let entries: Vec<ContentsEntry> = entries.collect();
        // The gap gives way before a second page is opened.
        let heights: Abs = entries.iter().map(|entry| entry.title.height()).sum();
        let spare = (room - first - heights) / entries.len().saturating_sub(1).max(1) as f64;
        let gap = if spare >= Abs::ZERO {
            rule.gap.min(spare)
        } else {
            rule.gap
        };
        let mut y = first;
        for mut entry in entries {
            let height = entry.title.height();
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
    fn title(cx: &LayoutCx, guide: &Guide, book: &Book) -> (Vec<Item>, Abs) {
        let mut at = Point::new(book.left_of(book.pages.len()), book.flow.margin.top);
        let top = at.y;
        let mut items = Vec::new();
        for paragraph in cover::title(cx, guide, book) {
            items.extend(paragraph.items(at));
            at.y += paragraph.height() + cx.design.space.block;
        }
        if items.is_empty() {
            return (items, Abs::ZERO);
        }
        (items, at.y - top + cx.design.space.block)
    }

    fn heading(
        cx: &LayoutCx,
        span: Span,
        sect: TagId,
        book: &Book,
        above: Abs,
    ) -> (Vec<Item>, Abs) {
        let tag = cx.tag(sect, TagRole::H2);
        let accent = cx.design.accent(0);
        let style = cx.design.style(StyleName::SectionTitle, accent);
        let words = cx.words.say("contents", &[]);
        let heading = TaggedParagraph::of_words(&words, &style, &cx.lang);
        let heading = heading.made_from(span).tagged(tag).set(cx, cx.measure);
        let at = Point::new(book.left_of(book.pages.len()), book.flow.margin.top + above);
        let mut items = heading.items(at);
        if let (HeadingArt::Path, Some(first)) =
            (book.flow.sections.chapter.art, heading.lines.first())
        {
            let area = cx.painted(book.pages.len());
            let line = Rect::new(at.x, at.y, first.width, first.leading);
            items.extend(art::beside_heading(cx, accent, area, line));
        }
        (items, heading.height())
    }

    fn entry(&self, cx: &LayoutCx, landmark: Landmark, title: &Text) -> ContentsEntry {
        let item = cx.tag(self.toc, TagRole::TOCI);
        let reference = cx.tag(item, TagRole::Reference);
        let link = cx.tag(reference, TagRole::Link);
        let style = entry_style(cx, &landmark);
        let mut text = title.clone();
        // A link inside a link leads nowhere.
        for piece in &mut text.pieces {
            piece.link = None;
        }
        let title = TaggedParagraph::new(cx, &text, &style, link);
        ContentsEntry {
            landmark,
            title: title.set(cx, cx.measure - style.size * NUMBER_EMS),
            link,
            place: (0, Abs::ZERO),
        }
    }

    /// Writes the entries with the numbers of the pages where their sections begin.
    pub fn fill(self, cx: &LayoutCx, guide: &Guide, book: &mut Book) {
        let Some(first) = book.contents else {
            return;
        };
        book.pages[first].page.items = self.head;
        for (entry, (landmark, title)) in self.entries.iter().zip(listed(guide)) {
            let Some(target) = book.page_of(&landmark) else {
                continue;
            };
            let items = entry_items(cx, entry, title, target, book);
            book.pages[entry.place.0].page.items.extend(items);
        }
    }
}

/// What the contents list: parts and sections, with their titles.
fn listed(guide: &Guide) -> impl Iterator<Item = (Landmark, &Text)> {
    let numbered = guide.sections.iter().enumerate();
    let listed = numbered.filter(|(_, s)| !matches!(s.role, Role::Colophon | Role::Back));
    listed.flat_map(|(number, section)| {
        let part = section.part.as_ref();
        let part = part.map(|title| (Landmark::Part(number), title));
        let own = (Landmark::Section(number), &section.title);
        part.into_iter().chain(std::iter::once(own))
    })
}

/// The style of entries: a leader begins where the title ends. Parts stand out from their sections.
fn entry_style(cx: &LayoutCx, landmark: &Landmark) -> Arc<TextStyle> {
    let mut style = cx.design.style(StyleName::Entry, cx.design.accent(0));
    let own = Arc::make_mut(&mut style);
    own.align = Align::Left;
    if matches!(landmark, Landmark::Part(_)) {
        own.font.weight = own.font.weight.max(PART_WEIGHT);
    }
    style
}

/// One entry: title, leader, number, and the place to click.
fn entry_items(
    cx: &LayoutCx,
    entry: &ContentsEntry,
    words: &Text,
    target: usize,
    book: &Book,
) -> Vec<Item> {
    let (page, y) = entry.place;
    let (left, top) = (book.left_of(page), book.flow.margin.top + y);
    let (measure, height) = (cx.measure, entry.title.height());
    let mut items = entry.title.items(Point::new(left, top));
    let Some(last) = entry.title.lines.last() else {
        return items;
    };
    let style = entry_style(cx, &entry.landmark);
    let number = (target + 1).to_string();
    let folio = TaggedParagraph::of_words(&number, &style, &cx.lang);
    let folio = folio.made_from(words.span).tagged(entry.link);
    let width = folio.natural_width(cx);
    let line_top = top + height - last.leading;
    let baseline = line_top + baseline_of(last);
    let from = left + last.x + last.width + style.size * GAP_EMS;
    let to = left + measure - width - style.size * GAP_EMS;
    if from < to {
        let dots = Path::line(Point::new(to, baseline), Point::new(from, baseline));
        let stroke = Stroke {
            dash: vec![Abs::ZERO, Abs::pt(5.0)],
            ..Stroke::dotted(cx.design.palette.rule, Abs::pt(1.1))
        };
        items.push(Item::stroked(dots, stroke));
    }
    let at = Point::new(left + measure - width, line_top);
    items.extend(folio.set(cx, measure).items(at));
    let args = [("title", cx.plain(words)), ("page", number)];
    cx.set_alt(entry.link, cx.words.say("contents-link", &args));
    items.push(Item {
        tag: Some(entry.link),
        ..Item::artifact(ItemKind::Link {
            area: Rect::new(left, top, measure, height),
            target: LinkTarget::Page(target),
        })
    });
    items
}
