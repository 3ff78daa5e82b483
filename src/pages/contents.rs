//! The table of contents: measured before the sections (it takes pages of its own), filled after
//! them (it needs their numbers).

use std::sync::Arc;

use super::book::{Book, FootText};
use super::contents_path::{PathRoom, Row, below_part, path};
use super::flow::Landmark;
use super::frame::{Item, ItemKind, LinkTarget, Stroke};
use super::placed_art::Way;
use super::tags::{TagId, TagRole, TagTree};
use super::text::{SetParagraph, TaggedParagraph, baseline_of};
use super::{LayoutCx, art, cover, numbers, page_art};
use crate::content::{Guide, Role, Text};
use crate::design::{Accent, Align, HeadingArt, Start, StyleName, TextStyle};
use crate::geom::{Path, Point, Rect};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// Room for a page number, as a share of the type size: three digits and a gap.
const NUMBER_EMS: f64 = 2.4;
/// Between the leader and what stands before and behind it, as a share of the type size.
const GAP_EMS: f64 = 0.6;
/// Between the widest number of a heading and the titles, as a share of the type size.
const NUMBER_GAP: f64 = 0.7;
/// From a part to its sections, as a share of the type size.
const PART_INDENT: f64 = 1.2;
/// Above a part, in lines.
const PART_SPACE: f64 = 0.5;
/// The weight class of parts among the entries.
const PART_WEIGHT: u16 = 600;

/// From row to row at most where they stand beside the path, in leadings; and above a part and below its line, in
/// rows.
const ROW: f64 = 1.12;
const ABOVE_PART: f64 = 0.65;
const BELOW_PART: f64 = 0.3;
/// The middle of a line of small letters, as a share of its height.
const MIDDLE: f64 = 0.52;
/// How far such contents reach into the margins above and below, as shares of these.
const RISE: f64 = 0.4;
const BELOW: f64 = 0.4;

/// The pages that the contents took, and what will stand on them.
pub struct TableOfContents {
    entries: Vec<ContentsEntry>,
    /// The title of a document without a cover, and the heading.
    head: Vec<Item>,
    toc: TagId,
    /// From row to row, where the entries stand beside the path.
    pitch: Option<Abs>,
}

/// One entry of the contents.
struct ContentsEntry {
    /// What it leads to.
    landmark: Landmark,
    /// The number of its heading, if it has one.
    number: Option<SetParagraph>,
    title: SetParagraph,
    /// From the edge to the number, and to the title.
    indents: (Abs, Abs),
    /// More space above it than above others.
    above: Abs,
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
            pitch: None,
        };
        let room = cx.room.height;
        let mut page = book.pages.len();
        book.contents = Some(page);
        book.push(cx, Some(FootText::Contents));
        let first = above + heading_height + cx.design.space.section;
        let widest = number_width(cx, guide);
        let mut entries: Vec<ContentsEntry> = Vec::new();
        let mut last = 0;
        for listed in listed(guide) {
            let mut entry = contents.entry(cx, &listed, widest, rule.path);
            // A part, and what follows the last one, stand apart from what is above them.
            let begins = matches!(listed.landmark, Landmark::Part(_)) || listed.level < last;
            if begins && !entries.is_empty() {
                entry.above = entry_style(cx, &listed.landmark).leading * PART_SPACE;
            }
            last = listed.level;
            entries.push(entry);
        }
        // Where pages have a head, the contents, which have none, begin in its place; and no drawing is at its foot.
        let margin = &book.flow.margin;
        let rise = book
            .flow
            .head
            .as_ref()
            .map_or(Abs::ZERO, |_| margin.top * RISE);
        if rule.path.is_some() {
            let below = margin.bottom * BELOW;
            if let Some(pitch) = contents.pitch(cx, room - first + rise + below, &entries) {
                contents.beside_path(entries, (page, first - rise, pitch));
                for item in &mut contents.head {
                    item.shift(Abs::ZERO, -rise);
                }
                return Some(contents);
            }
        }
        for item in &mut contents.head {
            item.shift(Abs::ZERO, -rise);
        }
        let first = first - rise;
        let room = match page_art::has_band(cx, book) {
            true => room + margin.bottom * BELOW,
            false => room,
        };
        // The gaps give way before a second page is opened, and then the space above parts.
        let titles: Abs = entries.iter().map(|entry| entry.title.height()).sum();
        let above: Abs = entries.iter().map(|entry| entry.above).sum();
        let spare = room - first - titles;
        let gaps = entries.len().saturating_sub(1).max(1) as f64;
        let mut gap = rule.gap;
        if spare >= Abs::ZERO {
            gap = rule.gap.min((spare - above).max(Abs::ZERO) / gaps);
            if spare < above {
                for entry in &mut entries {
                    entry.above = entry.above * (spare / above);
                }
            }
        }
        let mut y = first;
        for mut entry in entries {
            let height = entry.title.height();
            y += entry.above;
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

    /// From row to row where the entries stand beside the path: as far as the page has room for; `None` where they do not
    /// fit, or one has more than a line.
    fn pitch(&self, cx: &LayoutCx, room: Abs, entries: &[ContentsEntry]) -> Option<Abs> {
        let style = entry_style(cx, &Landmark::Section(0));
        let around = ABOVE_PART + BELOW_PART;
        let rows = entries.len() as f64 + Self::parts(entries) as f64 * around;
        let pitch = (room / rows).min(style.leading * ROW);
        let short = entries.iter().all(|entry| entry.title.lines.len() <= 1);
        (short && pitch >= style.leading).then_some(pitch)
    }

    /// The path beside the entries, and what stands with the names of parts.
    fn path_items(
        &self,
        cx: &LayoutCx,
        guide: &Guide,
        book: &Book,
        pitch: Abs,
    ) -> (Vec<Item>, Option<Way>) {
        let rule = book.flow.contents.as_ref().map(|rule| &rule.value);
        let first = self.entries.first().map(|entry| entry.place);
        let Some((rule, (page, _))) = rule.zip(first) else {
            return (Vec::new(), None);
        };
        let left = book.left_of(cx, page);
        let mut items = Vec::new();
        let mut rows = Vec::new();
        let mut parts = 0;
        for entry in &self.entries {
            let top = book.flow.margin.top + entry.place.1;
            let height = entry.title.height();
            match entry.landmark {
                Landmark::Section(number) => rows.push(Row {
                    number,
                    part: usize::from(parts > 0) * (parts.max(1) - 1),
                    y: top + height * MIDDLE,
                }),
                _ => {
                    let ends = (left + entry.indents.0, left + cx.measure(), top + height);
                    items.extend(below_part(cx, &rule.art, parts, ends, page));
                    parts += 1;
                }
            }
        }
        let room = PathRoom {
            left,
            width: rule.path.unwrap_or_default(),
            pitch,
            numbered: rule.numbered,
        };
        let (path, line) = path(cx, guide, &rows, &room, (book, page));
        items.extend(path);
        (items, line)
    }

    /// How many parts there are.
    fn parts(entries: &[ContentsEntry]) -> usize {
        let is_part = |entry: &&ContentsEntry| matches!(entry.landmark, Landmark::Part(_));
        entries.iter().filter(is_part).count()
    }

    /// Places the entries beside the path.
    fn beside_path(
        &mut self,
        entries: Vec<ContentsEntry>,
        (page, first, pitch): (usize, Abs, Abs),
    ) {
        let mut y = first;
        for (nth, mut entry) in entries.into_iter().enumerate() {
            if matches!(entry.landmark, Landmark::Part(_)) && nth > 0 {
                y += pitch * ABOVE_PART;
            }
            entry.place = (page, y);
            y += pitch;
            if matches!(entry.landmark, Landmark::Part(_)) {
                y += pitch * BELOW_PART;
            }
            self.entries.push(entry);
        }
        self.pitch = Some(pitch);
    }

    /// The title of a document without a cover, and the room it takes.
    fn title(cx: &LayoutCx, guide: &Guide, book: &Book) -> (Vec<Item>, Abs) {
        let mut at = Point::new(book.left_of(cx, book.pages.len()), book.flow.margin.top);
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
        let accent = book.own_accent(cx);
        let style = cx.design.style(StyleName::SectionTitle, accent);
        cx.tags.borrow_mut().set_style(tag, style.name);
        let words = cx.words.say("contents", &[]);
        let heading = TaggedParagraph::of_words(&words, &style, &cx.lang);
        let heading = heading.made_from(span).tagged(tag).set(cx, cx.measure());
        let at = Point::new(
            book.left_of(cx, book.pages.len()),
            book.flow.margin.top + above,
        );
        let path = book
            .flow
            .contents
            .as_ref()
            .and_then(|contents| contents.value.path);
        let at = at.shift(path.unwrap_or_default(), Abs::ZERO);
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

    fn entry(
        &self,
        cx: &LayoutCx,
        listed: &Listed,
        widest: Abs,
        path: Option<Abs>,
    ) -> ContentsEntry {
        let Listed {
            landmark,
            title,
            level,
        } = listed;
        let item = cx.tag(self.toc, TagRole::TOCI);
        let reference = cx.tag(item, TagRole::Reference);
        let link = cx.tag(reference, TagRole::Link);
        let style = entry_style(cx, landmark);
        let (number, mut text) = numbers::apart(title);
        // A link inside a link leads nowhere.
        for piece in &mut text.pieces {
            piece.link = None;
        }
        let indent = path.unwrap_or(style.size * (PART_INDENT * *level as f64));
        let number = number.map(|number| {
            let number = TaggedParagraph::of_words(&number, &style, &cx.lang);
            number
                .made_from(title.span)
                .tagged(link)
                .set(cx, cx.measure())
        });
        // Lines of a title stand below each other, beside its number.
        let to_title = match number {
            Some(_) => indent + widest,
            None => indent,
        };
        let title = TaggedParagraph::new(cx, &text, &style, link);
        ContentsEntry {
            landmark: landmark.clone(),
            number,
            title: title.set(cx, cx.measure() - to_title - style.size * NUMBER_EMS),
            indents: (indent, to_title),
            above: Abs::ZERO,
            link,
            place: (0, Abs::ZERO),
        }
    }

    /// Writes the entries with the numbers of the pages where their sections begin.
    pub fn fill(self, cx: &LayoutCx, guide: &Guide, book: &mut Book) {
        let Some(first) = book.contents else {
            return;
        };
        let beside = self
            .pitch
            .map(|pitch| self.path_items(cx, guide, book, pitch));
        book.pages[first].page.items = self.head;
        if let Some((beside, line)) = beside {
            book.pages[first].page.items.splice(0..0, beside);
            book.contents_path = line;
        }
        for (entry, listed) in self.entries.iter().zip(listed(guide)) {
            let Some(target) = book.page_of(&listed.landmark) else {
                continue;
            };
            let tag = book.tags.iter().find(|(mark, _)| *mark == listed.landmark);
            if let Some((_, tag)) = tag {
                cx.tags.borrow_mut().targets.insert(entry.link, *tag);
            }
            let look = (
                self.pitch.is_some(),
                accent_of(cx, guide, &listed.landmark, book),
            );
            let items = entry_items(cx, entry, (listed.title, look), target, book);
            book.pages[entry.place.0].page.items.extend(items);
        }
    }
}

/// The accent of what a section is about.
fn accent_of<'d>(cx: &LayoutCx<'d>, guide: &Guide, landmark: &Landmark, book: &Book) -> &'d Accent {
    let section = match landmark {
        Landmark::Section(number) => guide
            .sections
            .get(*number)
            .map(|section| (section, *number)),
        _ => None,
    };
    match section {
        Some((section, number)) => book.section_accent(cx, section, number),
        None => book.own_accent(cx),
    }
}

/// What the contents list: a part or a section.
struct Listed<'g> {
    landmark: Landmark,
    title: &'g Text,
    /// 1 where it belongs to a part.
    level: usize,
}

/// What the contents list: parts and sections, with their titles.
fn listed(guide: &Guide) -> impl Iterator<Item = Listed<'_>> {
    let mut in_part = 0;
    let numbered = guide.sections.iter().enumerate();
    let listed = numbered.filter(|(_, s)| !matches!(s.role, Role::Colophon | Role::Back));
    listed.flat_map(move |(number, section)| {
        // All but chapters are of the guide as a whole, unless a part begins with them.
        match &section.part {
            Some(_) => in_part = 1,
            None if section.role != Role::Chapter => in_part = 0,
            None => {}
        }
        let part = section.part.as_ref().map(|title| Listed {
            landmark: Landmark::Part(number),
            title,
            level: 0,
        });
        let own = Listed {
            landmark: Landmark::Section(number),
            title: &section.title,
            level: in_part,
        };
        part.into_iter().chain(std::iter::once(own))
    })
}

/// The width of the widest number of a heading in the contents, with the gap behind it.
fn number_width(cx: &LayoutCx, guide: &Guide) -> Abs {
    let numbers = listed(guide).filter_map(|listed| {
        let style = entry_style(cx, &listed.landmark);
        let number = numbers::apart(listed.title).0?;
        let number = number.replace(|c: char| c.is_ascii_digit(), "0");
        let width = TaggedParagraph::of_words(&number, &style, &cx.lang).natural_width(cx);
        Some(width + style.size * NUMBER_GAP)
    });
    numbers.fold(Abs::ZERO, Abs::max)
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
    (words, (beside_path, accent)): (&Text, (bool, &Accent)),
    target: usize,
    book: &Book,
) -> Vec<Item> {
    let (page, y) = entry.place;
    let (left, top) = (book.left_of(cx, page), book.flow.margin.top + y);
    let (measure, height) = (cx.measure(), entry.title.height());
    let (to_number, to_title) = entry.indents;
    let mut items = Vec::new();
    if let Some(number) = &entry.number {
        items.extend(number.items(Point::new(left + to_number, top)));
    }
    items.extend(entry.title.items(Point::new(left + to_title, top)));
    let Some(last) = entry.title.lines.last() else {
        return items;
    };
    let mut style = entry_style(cx, &entry.landmark);
    if beside_path {
        let own = Arc::make_mut(&mut style);
        own.font.weight = own.font.weight.max(PART_WEIGHT);
        own.color = accent.deep;
    }
    let number = (target + 1).to_string();
    // On the line below the name of a part a drawing stands.
    let is_bare = beside_path && matches!(entry.landmark, Landmark::Part(_));
    let folio = TaggedParagraph::of_words(&number, &style, &cx.lang);
    let folio = folio.made_from(words.span).tagged(entry.link);
    let width = folio.natural_width(cx);
    let line_top = top + height - last.leading;
    let baseline = line_top + baseline_of(last);
    let from = left + to_title + last.x + last.width + style.size * GAP_EMS;
    let to = left + measure - width - style.size * GAP_EMS;
    if from < to && !is_bare {
        let dots = Path::line(Point::new(to, baseline), Point::new(from, baseline));
        let stroke = Stroke {
            dash: vec![Abs::ZERO, Abs::pt(5.0)],
            ..Stroke::dotted(cx.design.palette.rule, Abs::pt(1.1))
        };
        items.push(Item::stroked(dots, stroke));
    }
    let at = Point::new(left + measure - width, line_top);
    if !is_bare {
        items.extend(folio.set(cx, measure).items(at));
    }
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
