//! What is left of a page when its atoms are set: gaps and panels grow, or lines to write on, or a
//! picture, take it, so that no page ends half empty by accident.

use super::book::Book;
use super::flow::{Atom, PageOfAtoms};
use super::frame::{Item, TagId, TagRole};
use super::text::{Setting, height_of};
use super::things::writing;
use super::{Cx, art};
use crate::color::Color;
use crate::content::read::hint_for;
use crate::content::{Block, Guide, Section, Text, Thing};
use crate::design::{Accent, Fill, Prompt, StyleName};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::geom::{Point, Rect};
use crate::units::Abs;

/// A panel grows by this much at most; more makes it another kind of panel than those on other
/// pages.
const PANEL_GROWTH: Abs = Abs::pt(6.0);
/// A gap grows by this share of itself at most.
const GAP_GROWTH: f64 = 1.0;
/// Fewer lines than this are no room to write.
const LEAST_LINES: f64 = 3.0;
/// A picture lower than this says nothing.
const LEAST_PICTURE: Abs = Abs::pt(110.0);

/// Lets panels and gaps grow into what is left of the page; the atoms' tops move down.
pub fn grow(cx: &mut Cx, atoms: &mut [Atom], page: &mut PageOfAtoms) {
    let panels = atoms.iter().filter(|atom| atom.grow.is_some()).count();
    // Paragraphs keep together: only the gaps around blocks and panels grow.
    let stretches = |pair: &[Atom]| pair[1].elastic && !(pair[0].on_grid && pair[1].on_grid);
    let mut stretch = vec![Abs::ZERO];
    stretch.extend(atoms.windows(2).map(|pair| match stretches(pair) {
        true => pair[1].space * GAP_GROWTH,
        false => Abs::ZERO,
    }));
    let gaps: Abs = stretch.iter().copied().sum();
    let room = PANEL_GROWTH * panels as f64 + gaps;
    if room <= Abs::ZERO || page.left <= Abs::ZERO {
        return;
    }
    let share = (page.left / room).min(1.0);
    let grid = cx.room.grid;
    let mut shift = Abs::ZERO;
    for (index, atom) in atoms.iter_mut().enumerate() {
        shift += stretch[index] * share;
        if atom.on_grid {
            // Text stays on the grid; what that takes from the gap goes to the next one.
            let top = page.tops[index];
            shift = ((top + shift).round_down_to(grid) - top).max(Abs::ZERO);
        }
        page.tops[index] += shift;
        let Some(node) = &atom.grow else {
            continue;
        };
        let measure = cx.measure;
        let fragment = node.layout(cx, measure, atom.height + PANEL_GROWTH * share);
        shift += fragment.size.height - atom.height;
        atom.height = fragment.size.height;
        atom.items = fragment.items;
    }
    page.left -= shift;
}

/// What stands below a section's last atom, if its rule asks for something and there is room;
/// `false` leaves the room to [`grow`].
pub fn below(
    cx: &mut Cx,
    (guide, number): (&Guide, usize),
    book: &Book,
    left: Abs,
    corner: Point,
    items: &mut Vec<Item>,
) -> bool {
    let Some(section) = guide.sections.get(number) else {
        return false;
    };
    let rule = book.section_rule(section);
    let accent = book.section_accent(cx, section, number);
    match &rule.fill {
        Fill::White(_) => false,
        Fill::Notes(lines) => {
            let prompt = lines.prompt.as_ref();
            let prompt = prompt.and_then(|prompt| find(cx, guide, prompt, book.section_tag));
            notes(cx, prompt, &accent, left, corner, items)
        }
        Fill::Picture(_) => {
            let Some(drawing) = &cx.design.art.rest else {
                return false;
            };
            let gap = cx.design.space.block * 2.0;
            if left - gap < LEAST_PICTURE {
                return false;
            }
            let area = Rect::new(corner.x, corner.y + gap, cx.measure, left - gap);
            let radius = cx.design.space.corner;
            items.extend(art::picture(drawing, area, radius, &accent).items);
            true
        }
    }
}

/// A label or prompt, and lines to the foot of the page.
fn notes(
    cx: &mut Cx,
    prompt: Option<(&Text, TagId)>,
    accent: &Accent,
    left: Abs,
    corner: Point,
    items: &mut Vec<Item>,
) -> bool {
    let setting = match prompt {
        Some((text, parent)) => {
            let tag = cx.tags.add(parent, TagRole::P);
            let style = cx.design.style(StyleName::Prompt, accent);
            Setting::new(cx, text, &style, Color::WHITE, Some(tag))
        }
        None => {
            let style = cx.design.style(StyleName::Label, accent);
            let words = cx.words.say("notes", &[]);
            let lang = cx.lang.clone();
            Setting::artifact(&words, &style, &lang, Color::WHITE)
        }
    };
    let measure = cx.measure;
    let lines = setting.lines(cx, measure);
    let pitch = cx.design.blocks.notes.pitch;
    let height = height_of(&lines);
    let room = left - cx.design.space.block - height;
    let count = (room / pitch + 1.0 - FIRST + 0.001).floor();
    if count < LEAST_LINES {
        return false;
    }
    setting.report_overfull(cx, &lines);
    // What the lines leave over stands above the prompt, not between it and them.
    let ruled = pitch * (count - 1.0 + FIRST);
    let top = corner.shift(Abs::ZERO, left - ruled - height);
    items.extend(setting.items(&lines, top));
    items.extend(rulings(cx, top.shift(Abs::ZERO, height), ruled, pitch));
    true
}

/// The first line stands a little nearer to what is above it: that is white already.
const FIRST: f64 = 0.8;

/// Lines to write on, `pitch` apart, from `top` down through `height`.
pub fn rulings(cx: &Cx, top: Point, height: Abs, pitch: Abs) -> Vec<Item> {
    let area = Rect::new(top.x, top.y, cx.measure, height);
    writing::from_foot(area, pitch, FIRST, &writing::hairline(cx, Color::WHITE))
}

/// The words of a prompt, and the tag that they belong to.
fn find<'g>(
    cx: &mut Cx,
    guide: &'g Guide,
    prompt: &Prompt,
    section: TagId,
) -> Option<(&'g Text, TagId)> {
    let block = guide
        .sections
        .iter()
        .flat_map(|section: &Section| &section.blocks)
        .find(|block| {
            let id = block.id.as_ref();
            id.is_some_and(|id| id.value == prompt.block)
        });
    let found = block.and_then(|block| prompts(block).nth(prompt.number - 1));
    if found.is_none() {
        let fault = Fault::UnknownPrompt {
            number: prompt.number,
            name: prompt.block.as_str().into(),
        };
        let error = Diagnostic::error(fault, prompt.span);
        cx.diags.push(error.hint(way_out(guide, &prompt.block)));
    }
    let tag = cx.tags.add(section, TagRole::Div);
    found.map(|text| (text, tag))
}

/// What a block has that can be asked once more, in its order: titles of items, or quotes.
fn prompts(block: &Block) -> impl Iterator<Item = &Text> {
    let items = block.thing.items().unwrap_or_default();
    let quotes = match &block.thing {
        Thing::Quotes(quotes) => quotes.as_slice(),
        _ => &[],
    };
    items.iter().map(|item| &item.title).chain(quotes)
}

/// What to write instead of a prompt that is not there: the numbers that the block `name` has, or
/// the blocks that have some.
fn way_out(guide: &Guide, name: &str) -> Hint {
    let blocks = guide.sections.iter().flat_map(|section| &section.blocks);
    let counts: Vec<(&str, usize)> = blocks
        .filter_map(|block| Some((block.id.as_ref()?.value.as_str(), prompts(block).count())))
        .filter(|(_, count)| *count > 0)
        .collect();
    match counts.iter().find(|(id, _)| *id == name) {
        Some((_, 1)) => Hint::write(format!("\"{name}.1\"")),
        Some(&(_, count)) => Hint::PromptUpTo {
            name: name.into(),
            count,
        },
        None if counts.is_empty() => Hint::NoPromptYet { name: name.into() },
        None => {
            let ids: Vec<&str> = counts.into_iter().map(|(id, _)| id).collect();
            hint_for(name, &ids)
        }
    }
}
