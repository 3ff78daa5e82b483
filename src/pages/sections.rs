//! Sections → pages: gathers those that share a chain of pages, breaks it, and places the atoms.

use super::Cx;
use super::book::{Book, FootText};
use super::flow::{Atom, Column, Landmark, PageOfAtoms, paginate};
use super::frame::{Item, ItemKind, TagId, TagRole, TagTree};
use super::text::Setting;
use super::things::Scope;
use super::{art, block, cover, fill};
use crate::color::Color;
use crate::content::{Guide, Role, Section};
use crate::design::{HeadingArt, Start, StyleName};
use crate::geom::Point;
use crate::units::Abs;

/// Sections that share pages.
struct Chain {
    column: Column,
    start: Start,
    /// The tag of each section in it, by number.
    tags: Vec<(usize, TagId)>,
    /// Whether the last words stand in it: note pages that fill the book come before.
    closing: bool,
}

impl Chain {
    fn new(start: Start) -> Self {
        Self {
            column: Column::default(),
            start,
            tags: Vec::new(),
            closing: false,
        }
    }
}

/// Adds every section of the guide. Note pages that fill the book stand before the last words,
/// where those end the guide, else at its end.
pub fn add(cx: &mut Cx, guide: &Guide, book: &mut Book) {
    let mut chain = Chain::new(Start::Page);
    if book.pages.is_empty() {
        for (setting, lines) in cover::title(cx, guide, book) {
            chain.column.lines(&setting, &lines, Abs::ZERO, false);
            chain.column.space(cx.design.space.block);
            chain.column.keep();
        }
    }
    for (number, section) in guide.sections.iter().enumerate() {
        let rule = book.section_rule(section);
        if number == 0 {
            chain.start = rule.start;
        } else if rule.start != Start::Flow {
            let done = std::mem::replace(&mut chain, Chain::new(rule.start));
            place(cx, guide, done, false, book);
        }
        chain.closing |= section.role == Role::Closing;
        let tag = set(cx, (section, number), book, &mut chain.column);
        chain.tags.push((number, tag));
    }
    // Last words that must begin on a right-hand page cannot end a folded book.
    let closing = chain.closing && chain.start != Start::Recto;
    place(cx, guide, chain, closing, book);
    pad(cx, guide, book, 0);
}

/// Adds one section's heading and blocks to the column.
fn set(
    cx: &mut Cx,
    (section, number): (&Section, usize),
    book: &Book,
    column: &mut Column,
) -> TagId {
    let tag = cx.tags.add(TagTree::ROOT, TagRole::Sect);
    let accent = book.section_accent(cx, section, number);
    let scope = Scope::block(cx, &accent, tag, section.span);
    let heading = cx.tags.add(tag, TagRole::H2);
    let style = cx.design.style(StyleName::SectionTitle, &accent);
    let setting = Setting::new(cx, &section.title, &style, Color::WHITE, Some(heading));
    let measure = cx.measure;
    let lines = setting.lines(cx, measure);
    setting.report_overfull(cx, &lines);
    // Above a section that begins inside a page stands twice the space of a block.
    column.space(cx.design.space.block * 2.0);
    let first = column.atoms.len();
    column.lines(&setting, &lines, Abs::ZERO, false);
    column.mark(first, Landmark::Section(number));
    column.space(cx.design.space.section);
    column.hold_gap();
    column.keep();
    for block in &section.blocks {
        let scope = Scope {
            span: block.span,
            ..scope
        };
        block::add(cx, block, &scope, column);
    }
    tag
}

/// Breaks the chain into pages and puts its atoms on them; `fill` puts note pages before it.
fn place(cx: &mut Cx, guide: &Guide, mut chain: Chain, fill: bool, book: &mut Book) {
    let atoms = &mut chain.column.atoms;
    if atoms.is_empty() {
        return;
    }
    let pages = paginate(atoms, cx.room);
    if fill {
        pad(cx, guide, book, pages.len());
    }
    if chain.start == Start::Recto {
        book.turn_to_recto(cx);
    }
    let sections = sections(atoms, &pages);
    for (mut page, (first, last)) in pages.into_iter().zip(sections) {
        let index = book.pages.len();
        let corner = Point::new(book.left_of(index), book.flow.margin.top);
        let ends = atoms
            .get(page.end)
            .is_none_or(|next| matches!(next.landmark, Some(Landmark::Section(_))));
        let tag = chain.tags.iter().find(|(number, _)| *number == last);
        book.section_tag = tag.map_or(TagTree::ROOT, |(_, tag)| *tag);
        let (start, end) = (page.start, page.end);
        let atoms = &mut atoms[start..end];
        let below = finish(
            cx,
            guide,
            (atoms, &mut page),
            ends.then_some(last),
            corner,
            book,
        );
        let mut items = threads(atoms, &page, corner);
        if let Some(repeat) = atoms.first().and_then(|atom| atom.repeat.as_ref()) {
            items.extend(placed(repeat.items.clone(), corner));
        }
        for (atom, y) in atoms.iter_mut().zip(&page.tops) {
            atom.items = placed(std::mem::take(&mut atom.items), corner.shift(Abs::ZERO, *y));
            if let Some(landmark) = atom.landmark.take() {
                let at = corner.shift(Abs::ZERO, *y);
                items.extend(opening(cx, guide, &landmark, (index, at), atom, book));
                book.reach(landmark, index, at.y);
            }
            items.append(&mut atom.items);
            if let Some(ruling) = atom.ruling {
                let at = corner.shift(Abs::ZERO, *y);
                items.extend(fill::rulings(cx, at, atom.height, ruling.pitch));
            }
        }
        items.extend(below);
        book.push(cx, Some(FootText::Section(first))).page.items = items;
    }
}

/// Uses what is left of the page: gives what stands below the last atom, or lets the atoms grow.
fn finish(
    cx: &mut Cx,
    guide: &Guide,
    (atoms, page): (&mut [Atom], &mut PageOfAtoms),
    ending: Option<usize>,
    corner: Point,
    book: &Book,
) -> Vec<Item> {
    let room = cx.room.height;
    let mut items = Vec::new();
    if let (Some(last), Some(top)) = (atoms.last_mut(), page.tops.last())
        && last.ruling.is_some()
    {
        // Writing space at the end of a page takes all that is left of it.
        last.height = room - *top;
        return items;
    }
    let at = corner.shift(Abs::ZERO, room - page.left);
    let filled = ending
        .is_some_and(|section| fill::below(cx, (guide, section), book, page.left, at, &mut items));
    if !filled {
        fill::grow(cx, atoms, page);
    }
    items
}

/// The items, moved by `by`.
fn placed(mut items: Vec<Item>, by: Point) -> Vec<Item> {
    for item in &mut items {
        item.shift(by.x, by.y);
    }
    items
}

/// The dots between atoms that follow each other on the page.
fn threads(atoms: &[Atom], page: &PageOfAtoms, corner: Point) -> Vec<Item> {
    let pairs = atoms.iter().zip(page.tops.windows(2));
    let thread = |(atom, tops): (&Atom, &[Abs])| {
        let thread = atom.thread?;
        let from = thread.from.shift(corner.x, corner.y + tops[0]);
        let length = corner.y + tops[1] - from.y;
        art::thread(from, length, (thread.color, thread.dot))
    };
    pairs.filter_map(thread).collect()
}

/// The sections that each page's first and last line belong to.
fn sections(atoms: &[Atom], pages: &[PageOfAtoms]) -> Vec<(usize, usize)> {
    let mut current = 0;
    let mut found = Vec::with_capacity(pages.len());
    for page in pages {
        let mut first = None;
        for atom in &atoms[page.start..page.end] {
            if let Some(Landmark::Section(number)) = atom.landmark {
                current = number;
            }
            first.get_or_insert(current);
        }
        found.push((first.unwrap_or(current), current));
    }
    found
}

/// What is drawn where a section begins, beside the first line of its heading.
fn opening(
    cx: &Cx,
    guide: &Guide,
    landmark: &Landmark,
    (index, at): (usize, Point),
    atom: &Atom,
    book: &Book,
) -> Vec<Item> {
    let Landmark::Section(number) = landmark else {
        return Vec::new();
    };
    match guide.sections.get(*number) {
        Some(section) if book.section_rule(section).art == HeadingArt::Path => {
            let accent = book.section_accent(cx, section, *number);
            let right = atom.items.iter().filter_map(|item| match &item.kind {
                ItemKind::Glyphs(glyphs) => Some(glyphs.at.x + glyphs.width),
                _ => None,
            });
            let right = right.fold(at.x, Abs::max);
            let line = art::Beside {
                area: book.art_area(cx, index),
                left: at.x,
                right,
                top: at.y,
                leading: atom.height,
            };
            art::beside(cx, &accent, &line)
        }
        _ => Vec::new(),
    }
}

/// Fills the book with note pages, so that with `coming` more pages it has a multiple of what the
/// job asks for.
fn pad(cx: &mut Cx, guide: &Guide, book: &mut Book, coming: usize) {
    while !(book.pages.len() + coming).is_multiple_of(book.multiple_of) {
        let index = book.pages.len();
        let corner = Point::new(book.left_of(index), book.flow.margin.top);
        let room = cx.room.height;
        let pitch = cx.design.blocks.notes.pitch;
        let mut items = Vec::new();
        let mut height = room;
        if book.flow.sections.notes.art == HeadingArt::Path {
            // The path goes on where headings have it, and the lines begin below.
            let accent = cx.design.accent(book.notes_accent(guide)).clone();
            let leading = cx.design.style(StyleName::SectionTitle, &accent).leading;
            let area = book.art_area(cx, index);
            let path = art::passing(cx, &accent, area, (corner.y, leading));
            if !path.is_empty() {
                height -= leading;
            }
            items.extend(path);
        }
        let top = corner.shift(Abs::ZERO, room - height);
        items.extend(fill::rulings(cx, top, height, pitch));
        book.push(cx, Some(FootText::Notes)).page.items = items;
    }
}
