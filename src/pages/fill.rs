//! What is left of a page when its pieces are set: gaps and panels grow, or lines to write on, or a
//! picture, take it, so that no page ends half empty by accident.

use super::book::Book;
use super::flow::FlowPiece;
use super::frame::{Item, TagId, TagRole};
use super::paginate::FlowPage;
use super::text::{TaggedParagraph, height_of};
use super::things::writing;
use super::{LayoutCx, art};
use crate::color::Color;
use crate::content::read::hint_for;
use crate::content::{Block, Guide, Section, Text, Thing};
use crate::design::{Accent, Fill, Prompt, StyleName};
use crate::diag::{Fault, Hint};
use crate::geom::{Point, Rect};
use crate::units::Abs;

/// A panel grows by this much at most; more makes it another kind of panel than those on other
/// pages.
const PANEL_GROWTH: Abs = Abs::pt(6.0);
/// A gap grows by this share of itself at most.
const GAP_GROWTH: f64 = 1.0;
/// And by this share of itself, besides, so that panels beside each other end at one height.
const GAP_SPREAD: f64 = 3.0;
/// Fewer lines than this are no room to write.
const LEAST_LINES: f64 = 3.0;
/// A picture lower than this shows too little.
const LEAST_PICTURE: Abs = Abs::pt(110.0);

/// Lets panels and gaps grow into what is left of the page; the pieces' tops move down.
pub fn grow(cx: &LayoutCx, pieces: &mut [FlowPiece], page: &mut FlowPage) {
    let panels = pieces.iter().filter(|piece| piece.panel.is_some()).count();
    // Paragraphs keep together: only the gaps around blocks and panels grow.
    let growth =
        |pair: &[FlowPiece]| match pair[1].space_grows && !(pair[0].on_grid && pair[1].on_grid) {
            true => pair[1].space * GAP_GROWTH,
            false => Abs::ZERO,
        };
    let mut growths = vec![Abs::ZERO];
    growths.extend(pieces.windows(2).map(growth));
    let gaps: Abs = growths.iter().copied().sum();
    let room = PANEL_GROWTH * panels as f64 + gaps;
    if room <= Abs::ZERO || page.left <= Abs::ZERO {
        return;
    }
    let share = (page.left / room).min(1.0);
    let grid = cx.room.grid;
    let mut shift = Abs::ZERO;
    for (index, piece) in pieces.iter_mut().enumerate() {
        shift += growths[index] * share;
        if piece.on_grid {
            // Text stays on the grid; what that takes from the gap goes to the next one.
            let top = page.tops[index];
            shift = ((top + shift).round_down_to(grid) - top).max(Abs::ZERO);
        }
        page.tops[index] += shift;
        if let Some(panel) = &piece.panel {
            let fragment = panel.layout(cx, cx.measure(), piece.height + PANEL_GROWTH * share);
            shift += fragment.size.height - piece.height;
            piece.height = fragment.size.height;
            piece.items = fragment.items;
        }
    }
    // What stands on the grid moved down by less than what is above it, which keeps clear of it.
    for index in (1..pieces.len()).rev() {
        let above = &pieces[index - 1];
        let highest = page.tops[index] - above.height;
        if !above.on_grid && !page.tops[index - 1].fits(highest) {
            page.tops[index - 1] = highest;
        }
    }
    page.left -= shift;
}

/// Moves the pieces apart until their last one ends `more` further down, where the gaps between them allow it.
pub fn spread(cx: &LayoutCx, pieces: &[FlowPiece], page: &mut FlowPage, more: Abs) {
    let room =
        |pair: &[FlowPiece]| match pair[1].space_grows && !(pair[0].on_grid && pair[1].on_grid) {
            true => pair[1].space * GAP_SPREAD,
            false => Abs::ZERO,
        };
    let rooms: Vec<Abs> = pieces.windows(2).map(room).collect();
    let all: Abs = rooms.iter().copied().sum();
    if more <= Abs::ZERO || !more.fits(all) {
        return;
    }
    let mut shift = Abs::ZERO;
    for (index, room) in (1..).zip(rooms) {
        shift += more * (room / all);
        let top = page.tops[index] + shift;
        // Text stays on the grid.
        page.tops[index] = match pieces[index].on_grid {
            true => (top + cx.room.grid / 2.0).round_down_to(cx.room.grid),
            false => top,
        };
    }
    page.left -= more;
}

/// What stands below the last piece of a section, whose number is given, if its rule asks for something
/// and there is room for it; `None` leaves the room to [`grow`]. `left` is left below `corner`.
pub fn below(
    cx: &LayoutCx,
    guide: &Guide,
    (section, number): (&Section, usize),
    book: &Book,
    left: Abs,
    corner: Point,
) -> Option<Vec<Item>> {
    let rule = book.section_rule(section);
    let accent = book.section_accent(cx, section, number);
    match &rule.fill {
        Fill::White(_) => None,
        Fill::Notes(lines) => {
            let prompt = lines.prompt.as_ref();
            let prompt = prompt.and_then(|prompt| find_prompt(cx, guide, prompt, book.section_tag));
            lines_below(cx, prompt, accent, left, corner)
        }
        Fill::Picture(_) => {
            let drawing = cx.design.art.rest.as_ref()?;
            let gap = cx.design.space.block * 2.0;
            let height = left - gap;
            if height < LEAST_PICTURE {
                return None;
            }
            let area = Rect::new(corner.x, corner.y + gap, cx.measure(), height);
            Some(art::painted(
                drawing,
                (area, [cx.design.space.corner; 4]),
                accent,
            ))
        }
    }
}

/// A label or prompt, and lines to the foot of the page.
fn lines_below(
    cx: &LayoutCx,
    prompt: Option<(&Text, TagId)>,
    accent: &Accent,
    left: Abs,
    corner: Point,
) -> Option<Vec<Item>> {
    let paragraph = match prompt {
        Some((text, parent)) => {
            let tag = cx.tag(parent, TagRole::P);
            let style = cx.design.style(StyleName::Prompt, accent);
            TaggedParagraph::new(cx, text, &style, tag)
        }
        None => {
            let style = cx.design.style(StyleName::Label, accent);
            TaggedParagraph::of_words(&cx.words.say("notes", &[]), &style, &cx.lang)
        }
    };
    let lines = paragraph.lines(cx, cx.measure());
    let height = height_of(&lines);
    let pitch = cx.design.blocks.notes.pitch;
    let room = left - cx.design.space.block - height;
    let count = (room / pitch + 1.0 - FIRST + 0.001).floor();
    if count < LEAST_LINES {
        return None;
    }
    paragraph.report_overfull(cx, &lines);
    // What the lines leave over stands above the prompt, not between it and them.
    let ruled = pitch * (count - 1.0 + FIRST);
    let top = corner.shift(Abs::ZERO, left - ruled - height);
    let mut items = paragraph.items(&lines, top);
    items.extend(writing_lines(
        cx,
        top.shift(Abs::ZERO, height),
        ruled,
        pitch,
    ));
    Some(items)
}

/// The first line stands a little nearer to what is above it: that is white already.
const FIRST: f64 = 0.8;

/// Lines to write on, `pitch` apart, from `top` down through `height`.
pub fn writing_lines(cx: &LayoutCx, top: Point, height: Abs, pitch: Abs) -> Vec<Item> {
    let area = Rect::new(top.x, top.y, cx.measure(), height);
    writing::from_foot(area, pitch, FIRST, &writing::hairline(cx, Color::WHITE))
}

/// The words of a prompt, and the tag that they belong to.
fn find_prompt<'g>(
    cx: &LayoutCx,
    guide: &'g Guide,
    prompt: &Prompt,
    section: TagId,
) -> Option<(&'g Text, TagId)> {
    let block = guide.blocks().find(|block| {
        let id = block.id.as_ref();
        id.is_some_and(|id| id.as_ref() == prompt.block)
    });
    let found = block.and_then(|block| prompts(block).nth(prompt.number - 1));
    if found.is_none() {
        let fault = Fault::UnknownPrompt {
            number: prompt.number,
            name: (&prompt.block).into(),
        };
        let error = fault.at(prompt.span);
        cx.report(error.hint(hint_for_prompt(guide, &prompt.block)));
    }
    let tag = cx.tag(section, TagRole::Div);
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
fn hint_for_prompt(guide: &Guide, name: &str) -> Hint {
    let counts: Vec<(&str, usize)> = guide
        .blocks()
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
