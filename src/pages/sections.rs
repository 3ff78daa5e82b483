//! Sections → pages: gathers those that share pages, breaks them, and puts the pieces on the pages.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::LayoutCx;
use super::book::{Book, FootText};
use super::document::Place;
use super::flow::{FlowColumn, FlowPiece, Landmark};
use super::frame::{Item, ItemKind};
use super::paginate::{FlowPage, paginate};
use super::placed::{dots_between, moved};
use super::tags::{TagId, TagRole, TagTree};
use super::{art, back, cover, fill, footnotes, parts, section};
use crate::content::{Guide, Role, Section};
use crate::design::flow::PartStart;
use crate::design::{Fill, HeadingArt, Start, StyleName};
use crate::geom::{Point, Rect};
use crate::units::Abs;

/// Sections that share pages.
struct SectionGroup {
    /// Which one it is.
    number: usize,
    column: FlowColumn,
    start: Start,
    /// The tag of each section in it, by number.
    tags: Vec<(usize, TagId)>,
    /// The section with which the last words begin, where it ends with some: note pages that fill the book
    /// come before.
    closing: Option<usize>,
}

impl SectionGroup {
    /// An empty one; what is set from here on has its measure.
    fn begin(cx: &LayoutCx, number: usize, start: Start) -> Self {
        cx.begin_group(number);
        Self {
            number,
            column: FlowColumn::default(),
            start,
            tags: Vec::new(),
            closing: None,
        }
    }

    /// What it has from the section with this number on: those begin a page.
    fn split_off(&mut self, number: usize) -> Self {
        let begins = |piece: &FlowPiece| piece.landmark == Some(Landmark::Section(number));
        let pieces = &self.column.pieces;
        let at = pieces.iter().position(begins).unwrap_or(pieces.len());
        let tags = &mut self.tags;
        let first = tags.iter().position(|(section, _)| *section == number);
        Self {
            number: self.number,
            column: self.column.split_off(at),
            start: Start::Page,
            tags: tags.split_off(first.unwrap_or(tags.len())),
            closing: self.closing.take(),
        }
    }

    /// The pages that it takes, when its notes are set.
    fn pages(&self, cx: &LayoutCx, guide: &Guide, book: &Book) -> GroupPages {
        let last = self.tags.last();
        let last = last.and_then(|(number, _)| Some((guide.sections.get(*number)?, *number)));
        let rest_used = last.is_some_and(|(last, _)| uses_rest(book, last));
        let pieces = &self.column.pieces;
        let pages = paginate(pieces, cx.room, rest_used);
        let writes = pieces
            .last()
            .is_some_and(|piece| piece.writing_lines.is_some());
        let left = pages.last().map(|page| page.left).filter(|_| !writes);
        // A leaflet has so many panels and no more.
        let prompted = last.filter(|_| book.flow.panels.is_none()).filter(|last| {
            left.is_some_and(|left| fill::lacks_room_for_prompt(cx, guide, *last, book, left))
        });
        GroupPages {
            pages,
            prompted: prompted.map(|(_, number)| number),
        }
    }
}

/// The pages that sections take which share them.
struct GroupPages {
    pages: Vec<FlowPage>,
    /// The last section, where its prompt has no room below its words: it stands on a page of its own, with
    /// lines to write on.
    prompted: Option<usize>,
}

impl GroupPages {
    /// How many there are.
    fn count(&self) -> usize {
        self.pages.len() + usize::from(self.prompted.is_some())
    }
}

/// Adds every section of the guide, and counts the blocks that are `reached`. Note pages that fill the book stand before the last
/// words, where those end the guide, else at its end.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book, reached: &AtomicUsize) {
    let mut group = SectionGroup::begin(cx, 0, Start::Page);
    if book.pages.is_empty() {
        for paragraph in cover::title(cx, guide, book) {
            group.column.lines(&paragraph, false);
            group.column.space(cx.design.space.block);
            group.column.keep_next();
        }
    }
    // The tag that sections belong to, and what their headings are.
    let mut parent = (TagTree::ROOT, TagRole::H2);
    let back = guide
        .sections
        .last()
        .filter(|section| section.role == Role::Back);
    book.trailing = usize::from(back.is_some());
    let inside = guide.sections.len() - book.trailing;
    for (number, section) in guide.sections.iter().enumerate().take(inside) {
        let part = section.part.as_ref();
        let part_page = part.filter(|_| book.flow.part.start != PartStart::None);
        let start = match (book.section_rule(section).start, part_page) {
            // Nothing stands on the page of a part but its title.
            (Start::Flow, Some(_)) => Start::Page,
            (start, _) => start,
        };
        if number == 0 && part_page.is_none() {
            group.start = start;
        } else if start != Start::Flow {
            let next = group.number + 1;
            footnotes::set(cx, &mut group.column.pieces);
            add_pages(cx, guide, group, book);
            if cx.has_all_asked(book) {
                reached.store(usize::MAX, Ordering::Relaxed);
                return;
            }
            group = SectionGroup::begin(cx, next, start);
        }
        if section.role != Role::Chapter {
            // It is of the guide as a whole.
            parent = (TagTree::ROOT, TagRole::H2);
        }
        if part.is_some() && part_page.is_none() {
            // Its sections stay headings of the highest level: nothing stands above them on paper.
            parent = (TagTree::ROOT, TagRole::H2);
        }
        if let Some(title) = part_page {
            let index = book.pages.len();
            let part = cx.on_page(index, || parts::add(cx, (title, section, number), book));
            book.tags.push((Landmark::Part(number), part));
            parent = (part, TagRole::H3);
        }
        let is_closing = matches!(section.role, Role::Closing | Role::Colophon);
        group.closing = is_closing.then(|| group.closing.unwrap_or(number));
        let tag = section::add(
            cx,
            (section, number),
            parent,
            book,
            (&mut group.column, reached),
        );
        book.tags.push((Landmark::Section(number), tag));
        group.tags.push((number, tag));
    }
    reached.store(usize::MAX, Ordering::Relaxed);
    add_last_pages(cx, guide, group, book);
    add_note_pages(cx, guide, book, 0);
    if let Some(section) = back {
        back::add(cx, guide, (section, inside), book);
    }
}

/// Adds the pages of the last sections, and before the last words note pages that fill the book: where it
/// needs any, these words begin on a page of their own.
fn add_last_pages(cx: &LayoutCx, guide: &Guide, mut group: SectionGroup, book: &mut Book) {
    footnotes::set(cx, &mut group.column.pieces);
    let Some(closing) = group.closing else {
        return add_pages(cx, guide, group, book);
    };
    if group
        .tags
        .first()
        .is_some_and(|(first, _)| *first != closing)
    {
        let turned = group.start == Start::Recto && !Book::is_recto(book.pages.len());
        let pages = usize::from(turned) + group.pages(cx, guide, book).count();
        if !book.lacks_pages(pages) {
            return add_pages(cx, guide, group, book);
        }
        let last = group.split_off(closing);
        add_pages(cx, guide, group, book);
        group = last;
    }
    // Last words that must begin on a right-hand page cannot end a folded book.
    if group.start != Start::Recto {
        let coming = group.pages(cx, guide, book).count();
        add_note_pages(cx, guide, book, coming);
    }
    add_pages(cx, guide, group, book);
}

/// Breaks the sections, whose notes are set, into pages and puts their pieces on them.
fn add_pages(cx: &LayoutCx, guide: &Guide, mut group: SectionGroup, book: &mut Book) {
    if group.column.pieces.is_empty() {
        return;
    }
    let GroupPages { pages, prompted } = group.pages(cx, guide, book);
    let pieces = &mut group.column.pieces;
    if group.start == Start::Recto {
        book.turn_to_recto(cx);
    }
    let sections = sections_of_pages(pieces, &pages);
    let from = book.pages.len();
    cx.end_group(group.number, from..from + pages.len());
    for (mut page, (first, last)) in pages.into_iter().zip(sections) {
        let index = book.pages.len();
        let corner = Point::new(book.left_of(cx, index), book.flow.margin.top);
        let next = pieces.get(page.end).map(|piece| &piece.landmark);
        let ends = next.is_none_or(|mark| matches!(mark, Some(Landmark::Section(_))));
        let tag = group.tags.iter().find(|(number, _)| *number == last);
        book.section_tag = tag.map_or(TagTree::ROOT, |(_, tag)| *tag);
        let foot = corner.shift(Abs::ZERO, cx.room.height - page.notes.height);
        let (notes, places) = footnotes::items(cx, pieces, &page.notes, foot);
        let pieces = &mut pieces[page.start..page.end];
        if cx.asked.is_some() {
            let places = pieces.iter().zip(&page.tops).flat_map(|(piece, y)| {
                let y = corner.y + *y;
                piece.places.iter().map(move |number| (*number, y))
            });
            for (number, y) in places {
                book.add_place(number, Place { page: index, y });
            }
            book.push(cx, Some(FootText::Section(first)));
            continue;
        }
        let ending = ends.then_some(last);
        let below = use_rest(cx, guide, (pieces, &mut page), (last, ending), corner, book);
        let mut items = dots_between(pieces, &page, corner);
        if let Some(head) = pieces
            .first()
            .and_then(|piece| piece.repeated_head.as_ref())
        {
            items.extend(moved(head.items.clone(), corner));
        }
        for (piece, y) in pieces.iter_mut().zip(&page.tops) {
            let at = corner.shift(Abs::ZERO, *y);
            let mut own = moved(std::mem::take(&mut piece.items), at);
            for number in &piece.places {
                book.add_place(
                    *number,
                    Place {
                        page: index,
                        y: at.y,
                    },
                );
            }
            if let Some(edges) = &piece.to_edges {
                own.splice(0..0, edges.items(cx.painted(index), at.y));
            }
            if let Some(landmark) = piece.landmark.take() {
                if let Landmark::Section(number) = landmark {
                    let heading = (own.as_slice(), at, piece.height);
                    items.extend(heading_art(cx, guide, number, index, heading, book));
                    let begins_part = guide.sections.get(number).is_some_and(|s| s.part.is_some());
                    if begins_part && book.flow.part.start == PartStart::None {
                        book.add_landmark(Landmark::Part(number), index, at.y);
                    }
                }
                book.add_landmark(landmark, index, at.y);
            }
            items.append(&mut own);
            if let Some(lines) = piece.writing_lines {
                items.extend(fill::writing_lines(cx, at, piece.height, lines.pitch));
            }
        }
        items.extend(below);
        items.extend(notes);
        for (number, y) in places {
            book.add_place(number, Place { page: index, y });
        }
        let rest = match fill::is_left_to_band(cx, guide, last, book) {
            true => fill::left_above_band(cx, page.left),
            false => Abs::ZERO,
        };
        let added = book.push(cx, Some(FootText::Section(first)));
        added.page.items = items;
        added.rest = rest;
    }
    if let Some(number) = prompted
        && let Some(section) = guide.sections.get(number)
    {
        let at = Point::new(book.left_of(cx, book.pages.len()), book.flow.margin.top);
        let items = fill::prompted_page(cx, guide, (section, number), book, at);
        book.push(cx, Some(FootText::Section(number))).page.items = items;
    }
}

/// Whether something stands below the last piece of a section.
fn uses_rest(book: &Book, section: &Section) -> bool {
    !matches!(
        book.section_rule(section).fill,
        Fill::White(_) | Fill::Band(_)
    )
}

/// Uses what is left of the page: gives what stands below the last piece, or lets the pieces grow.
/// `last` is the section that stands last on it, `ending` is that where it ends there.
fn use_rest(
    cx: &LayoutCx,
    guide: &Guide,
    (pieces, page): (&mut [FlowPiece], &mut FlowPage),
    (last, ending): (usize, Option<usize>),
    corner: Point,
    book: &Book,
) -> Vec<Item> {
    let room = cx.room.height - page.notes.height;
    if let (Some(piece), Some(top)) = (pieces.last_mut(), page.tops.last())
        && piece.writing_lines.is_some()
    {
        // Writing space at the end of a page takes all that is left of it.
        piece.height = room - *top;
        page.left = Abs::ZERO;
        return Vec::new();
    }
    let at = corner.shift(Abs::ZERO, room - page.left);
    let section = ending.and_then(|number| Some((guide.sections.get(number)?, number)));
    if section.is_some_and(|(section, _)| section.role == Role::Colophon) {
        // It stands at the foot of its page.
        fill::grow(cx, pieces, page, false);
        let left = page.left;
        page.tops.iter_mut().for_each(|top| *top += left);
        return Vec::new();
    }
    let below = section.and_then(|section| fill::below(cx, guide, section, book, page.left, at));
    let index = book.pages.len();
    if let Some(below) = below {
        cx.found_foot(index, room);
        page.left = Abs::ZERO;
        return below;
    }
    let above_band = fill::is_left_to_band(cx, guide, last, book);
    fill::grow(cx, pieces, page, above_band);
    let foot = room - page.left;
    cx.found_foot(index, foot);
    if above_band {
        return Vec::new();
    }
    if let Some(wanted) = cx.feet.of(index) {
        fill::spread(cx, pieces, page, wanted - foot);
    }
    Vec::new()
}

/// The sections that each page's first and last line belong to.
fn sections_of_pages(pieces: &[FlowPiece], pages: &[FlowPage]) -> Vec<(usize, usize)> {
    let mut current = 0;
    let mut found = Vec::with_capacity(pages.len());
    for page in pages {
        let mut first = None;
        for piece in &pieces[page.start..page.end] {
            if let Some(Landmark::Section(number)) = piece.landmark {
                current = number;
            }
            first.get_or_insert(current);
        }
        found.push((first.unwrap_or(current), current));
    }
    found
}

/// What is drawn where section `number` begins, beside the first line of its heading: its items, its upper
/// left corner and its height.
fn heading_art(
    cx: &LayoutCx,
    guide: &Guide,
    number: usize,
    index: usize,
    (items, at, leading): (&[Item], Point, Abs),
    book: &Book,
) -> Vec<Item> {
    let section = guide.sections.get(number);
    let has_path = |section: &&Section| book.section_rule(section).art == HeadingArt::Path;
    let Some(section) = section.filter(has_path) else {
        return Vec::new();
    };
    let right = items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some(glyphs.at.x + glyphs.width),
        _ => None,
    });
    let width = right.fold(at.x, Abs::max) - at.x;
    let line = Rect::new(at.x, at.y, width, leading);
    let accent = book.section_accent(cx, section, number);
    art::beside_heading(cx, accent, cx.painted(index), line)
}

/// Fills the book with note pages, so that with `coming` more pages it has a multiple of what the
/// job asks for.
fn add_note_pages(cx: &LayoutCx, guide: &Guide, book: &mut Book, coming: usize) {
    // What is too long for a leaflet is reported, and not filled to twice its panels.
    let most = book.flow.panels.as_ref().map(|panels| panels.pages.len());
    if most.is_some_and(|most| book.pages.len() + coming + book.trailing > most) {
        return;
    }
    while book.lacks_pages(coming) {
        let items = match cx.asked {
            Some(_) => Vec::new(),
            None => cx.on_page(book.pages.len(), || note_page(cx, guide, book)),
        };
        book.push(cx, Some(FootText::Notes)).page.items = items;
    }
}

/// What stands on the next page where it is one for notes.
fn note_page(cx: &LayoutCx, guide: &Guide, book: &Book) -> Vec<Item> {
    let index = book.pages.len();
    let corner = Point::new(book.left_of(cx, index), book.flow.margin.top);
    let room = cx.room.height;
    let pitch = cx.design.blocks.notes.pitch;
    if let Some(items) = fill::prompted_notes(cx, guide, book, corner) {
        return items;
    }
    let mut items = Vec::new();
    let mut height = room;
    if book.flow.sections.notes.art == HeadingArt::Path {
        // The path goes on where headings have it, and the lines begin below.
        let accent = book.notes_accent(cx, guide);
        let leading = cx.design.style(StyleName::SectionTitle, accent).leading;
        let area = cx.painted(index);
        items = art::across_page(cx, accent, area, (corner.y, leading));
        if !items.is_empty() {
            height -= leading;
        }
    }
    let top = corner.shift(Abs::ZERO, room - height);
    items.extend(fill::writing_lines(cx, top, height, pitch));
    items
}
