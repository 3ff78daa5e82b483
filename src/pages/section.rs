//! One section → its heading and its blocks in a column, and the same ahead of it on another processor.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::LayoutCx;
use super::block;
use super::book::Book;
use super::flow::{FlowColumn, Landmark};
use super::tags::{TagId, TagRole, TagTree};
use super::things::Scope;
use super::{page_art, prompts};
use crate::content::{Block, Guide, Role, Section};
use crate::design::{Accent, StyleName};

/// Adds one section's heading and blocks to the column, and counts the blocks that are `reached`.
pub fn add(
    cx: &LayoutCx,
    (section, number): (&Section, usize),
    (parent, role): (TagId, TagRole),
    book: &Book,
    (column, reached): (&mut FlowColumn, &AtomicUsize),
) -> TagId {
    let tag = cx.tag(parent, TagRole::Sect);
    let accent = book.section_accent(cx, section, number);
    cx.set_accent(tag, accent);
    cx.set_anchor(cx.place_of(section.id.value.as_str()), tag);
    let scope = scope(cx, section, accent, (tag, role));
    let place = (tag, role);
    let heading = scope.paragraph(&section.title, StyleName::SectionTitle, place);
    let heading = heading.set(cx, cx.measure());
    let space = cx.design.space;
    // Above a section that begins inside a page stands twice the space of a block.
    column.space(space.block * 2.0);
    column.place(cx.place_of(section.id.value.as_str()));
    column.heading(&heading, Landmark::Section(number), space.section);
    let before = reached.load(Ordering::Relaxed);
    for (nth, (block, scope)) in blocks(cx, section, &scope, book).enumerate() {
        reached.store(before + nth + 1, Ordering::Relaxed);
        block::add(cx, block, &scope, column);
    }
    reached.store(before + section.blocks.len(), Ordering::Relaxed);
    tag
}

/// Where the blocks of a section stand.
fn scope<'s>(
    cx: &'s LayoutCx,
    section: &Section,
    accent: &'s Accent,
    (tag, role): (TagId, TagRole),
) -> Scope<'s> {
    Scope {
        heading: block::below(role),
        ..Scope::block(cx, accent, tag, section.span)
    }
}

/// The blocks of a section that stand in its text, each with where it stands.
fn blocks<'s>(
    cx: &LayoutCx,
    section: &'s Section,
    scope: &Scope<'s>,
    book: &Book,
) -> impl DoubleEndedIterator<Item = (&'s Block, Scope<'s>)> + ExactSizeIterator {
    let lifted = usize::from(page_art::lifts(cx, book, section));
    let asked = prompts::ends_with_it(section, book.section_rule(section));
    let last = section.blocks.len();
    let scope = *scope;
    let in_text = section.blocks[..last - lifted].iter().enumerate();
    in_text.map(move |(nth, block)| {
        let text = match asked && nth + 1 == last {
            true => (StyleName::Prompt, None),
            false => scope.text,
        };
        let span = block.span;
        (
            block,
            Scope {
                span,
                text,
                ..scope
            },
        )
    })
}

/// Sets the words of blocks, from the last one that is wanted, up to as many as were `reached`: who lays them out finds their
/// lines then.
pub fn set_ahead(cx: &LayoutCx, guide: &Guide, book: &Book, reached: &AtomicUsize) {
    let last_asked = cx.asked.as_ref().and_then(|asked| asked.last());
    let is_wanted = |section: &&Section| {
        // The back, which comes last, has styles and a measure of its own.
        if section.role == Role::Back {
            return false;
        }
        let place = cx.place_of(section.id.value.as_str());
        last_asked.is_none_or(|last| place.is_none_or(|place| place <= *last))
    };
    let sections: Vec<&Section> = guide.sections.iter().take_while(is_wanted).collect();
    let mut left: usize = sections.iter().map(|section| section.blocks.len()).sum();
    for (number, section) in sections.into_iter().enumerate().rev() {
        left -= section.blocks.len();
        let accent = book.section_accent(cx, section, number);
        let tag = cx.tag(TagTree::ROOT, TagRole::Sect);
        let scope = scope(cx, section, accent, (tag, TagRole::H2));
        let blocks = blocks(cx, section, &scope, book).enumerate();
        for (nth, (block, scope)) in blocks.rev() {
            if reached.load(Ordering::Relaxed) > left + nth {
                return;
            }
            block::add(cx, block, &scope, &mut FlowColumn::default());
        }
    }
}
