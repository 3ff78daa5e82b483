//! Sections → pages: gathers those that share a chain of pages, breaks it, and places the atoms.

use super::blocks::{self, Scope};
use super::decor;
use super::flow::{Atom, Column, Landmark, PageOfAtoms, Ruling, paginate};
use super::frame::{Item, Stroke, TagRole, TagTree};
use super::text::Setting;
use super::{Book, Cx, FootText};
use crate::color::Color;
use crate::content::{Guide, Section};
use crate::design::{Accent, Decor, Start, StyleName};
use crate::geom::{Path, Point};
use crate::units::Abs;

/// Adds every section of the guide.
pub fn add(cx: &mut Cx, guide: &Guide, book: &mut Book) {
    let mut column = Column::default();
    let mut start = Start::Page;
    for (number, section) in guide.sections.iter().enumerate() {
        let rule = cx.section_rule(section.role);
        if rule.start != Start::Flow || number == 0 {
            place(cx, guide, std::mem::take(&mut column), start, book);
            start = rule.start;
        }
        set(cx, section, number, &mut column);
    }
    place(cx, guide, column, start, book);
}

/// The accent of section `number`.
fn accent(cx: &Cx, section: &Section, number: usize) -> Accent {
    let index = cx.section_rule(section.role).accent.unwrap_or(number);
    cx.design.accent(index).clone()
}

/// Adds one section's heading and blocks to the column.
fn set(cx: &mut Cx, section: &Section, number: usize, column: &mut Column) {
    let tag = cx.tags.add(TagTree::ROOT, TagRole::Sect);
    let scope = Scope {
        accent: accent(cx, section, number),
        tag,
    };
    let heading = cx.tags.add(tag, TagRole::H2);
    let style = cx.design.style(StyleName::SectionTitle, &scope.accent);
    let setting = Setting::new(cx, &section.title, &style, Color::WHITE, Some(heading));
    let measure = cx.measure();
    let lines = setting.lines(cx, measure);
    setting.report_overfull(cx, &lines);
    // Above a section that begins inside a page stands twice the space of a block.
    column.space(cx.design.space.block * 2.0);
    let first = column.atoms.len();
    column.lines(&setting, &lines, Abs::ZERO, false);
    column.mark(first, Landmark::Section(number));
    column.space(cx.design.space.section);
    column.keep();
    for block in &section.blocks {
        blocks::add(cx, block, &scope, column);
    }
}

/// Breaks the column into pages and puts its atoms on them.
fn place(cx: &mut Cx, guide: &Guide, mut column: Column, start: Start, book: &mut Book) {
    if column.atoms.is_empty() {
        return;
    }
    if start == Start::Recto {
        book.turn_to_recto(cx);
    }
    let room = cx.room();
    let pages = paginate(&column.atoms, room);
    let names = names(&column.atoms, &pages);
    for (page, named) in pages.into_iter().zip(names) {
        let index = book.pages.len();
        let (left, top) = (cx.left_of(index), cx.design.page.top);
        let atoms = &mut column.atoms[page.start..page.end];
        let mut items = Vec::new();
        for (atom, y) in atoms.iter_mut().zip(&page.tops) {
            let height = atom.height;
            if let Some(landmark) = atom.landmark.take() {
                let at = Point::new(left, top + *y);
                items.extend(opening(cx, guide, &landmark, at, height));
                book.reach(landmark, index, at.y);
            }
            for item in &mut atom.items {
                item.shift(left, top + *y);
            }
            items.append(&mut atom.items);
        }
        items.extend(ruling(cx, atoms.last().and_then(|a| a.ruling), &page, left));
        book.push(cx, Some(FootText::Section(named))).page.items = items;
    }
}

/// The section that each page's foot names: the one its first line belongs to.
fn names(atoms: &[Atom], pages: &[PageOfAtoms]) -> Vec<usize> {
    let mut current = 0;
    let mut names = Vec::with_capacity(pages.len());
    for page in pages {
        let mut sections = atoms[page.start..page.end]
            .iter()
            .map(|atom| match atom.landmark {
                Some(Landmark::Section(number)) => Some(number),
                _ => None,
            });
        let first = sections.next().flatten();
        names.push(first.unwrap_or(current));
        current = sections.flatten().last().or(first).unwrap_or(current);
    }
    names
}

/// What is drawn where a section begins with a heading of height `height` at `at`.
fn opening(cx: &Cx, guide: &Guide, landmark: &Landmark, at: Point, height: Abs) -> Vec<Item> {
    let Landmark::Section(number) = landmark else {
        return Vec::new();
    };
    match guide.sections.get(*number) {
        Some(section) if cx.section_rule(section.role).decor == Decor::Trail => {
            let accent = accent(cx, section, *number);
            decor::station(&accent, at.shift(Abs::ZERO, height * 0.55))
        }
        _ => Vec::new(),
    }
}

/// Lines to write on, from the top of the last atom to the foot of the page.
fn ruling(cx: &Cx, ruling: Option<Ruling>, page: &PageOfAtoms, left: Abs) -> Vec<Item> {
    let (Some(ruling), Some(top)) = (ruling, page.tops.last()) else {
        return Vec::new();
    };
    let room = cx.room().height;
    let count = ((room - *top) / ruling.pitch + 0.001).floor();
    let bottom = cx.design.page.top + room;
    let stroke = Stroke {
        color: cx.design.palette.rule,
        width: Abs::pt(0.5),
        dash: Vec::new(),
        round: false,
    };
    // Counted from the foot, so that the last line stands on purpose where the text area ends.
    (0..count as u32)
        .rev()
        .map(|step| {
            let y = bottom - ruling.pitch * f64::from(step);
            let from = Point::new(left, y);
            Item::stroked(
                Path::line(from, from.shift(cx.measure(), Abs::ZERO)),
                stroke.clone(),
            )
        })
        .collect()
}
