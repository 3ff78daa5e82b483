//! What is left of a page when its pieces are set: gaps and panels grow, or lines to write on, or a
//! picture, take it, so that no page ends half empty by accident.

use super::book::{Book, FootText};
use super::flow::FlowPiece;
use super::frame::Item;
use super::paginate::FlowPage;
use super::prompts::{self, ShownPrompt};
use super::text::{TaggedParagraph, height_of};
use super::things::writing;
use super::{LayoutCx, art, page_art};
use crate::color::Color;
use crate::content::{Guide, Section};
use crate::design::{Accent, Fill, StyleName};
use crate::geom::{Point, Rect};
use crate::units::Abs;

/// A panel grows by this much at most; more makes it another kind of panel than those on other
/// pages.
const PANEL_GROWTH: Abs = Abs::pt(6.0);
/// A gap grows by this share of itself at most; and above drawings that take what is left then.
const GAP_GROWTH: f64 = 1.0;
const GAP_GROWTH_ABOVE_BAND: f64 = 0.7;
/// And by this share of itself, besides, so that panels beside each other end at one height.
const GAP_SPREAD: f64 = 3.0;
/// Fewer lines than this are no room to write.
const LEAST_LINES: f64 = 4.0;
/// A picture lower than this shows too little.
const LEAST_PICTURE: Abs = Abs::pt(110.0);

/// Whether what is left of a page, of which nothing else is made, is left to the drawings at its foot: the rule of its last
/// section, whose number is given, says so, and the theme has them.
pub fn is_left_to_band(cx: &LayoutCx, guide: &Guide, section: usize, book: &Book) -> bool {
    let section = guide.sections.get(section);
    let rule = section.map(|section| &book.section_rule(section).fill);
    matches!(rule, Some(Fill::Band(_) | Fill::Notes(_))) && page_art::has_band(cx, book)
}

/// What is left of a page beyond the white that always stays between its last words and the drawings at its foot: as much
/// as between two blocks.
pub fn left_above_band(cx: &LayoutCx, left: Abs) -> Abs {
    (left - cx.design.space.block).max(Abs::ZERO)
}

/// Lets panels and gaps grow into what is left of the page; the pieces' tops move down. Above drawings that take the rest,
/// panels grow first, and the gaps by less.
pub fn grow(cx: &LayoutCx, pieces: &mut [FlowPiece], page: &mut FlowPage, above_band: bool) {
    let panels = pieces.iter().filter(|piece| piece.panel.is_some()).count();
    let (most, left) = match above_band {
        true => (GAP_GROWTH_ABOVE_BAND, left_above_band(cx, page.left)),
        false => (GAP_GROWTH, page.left),
    };
    // Paragraphs keep together: only the gaps around blocks and panels grow.
    let growth =
        |pair: &[FlowPiece]| match pair[1].space_grows && !(pair[0].on_grid && pair[1].on_grid) {
            true => pair[1].space * most,
            false => Abs::ZERO,
        };
    let mut growths = vec![Abs::ZERO];
    growths.extend(pieces.windows(2).map(growth));
    let gaps: Abs = growths.iter().copied().sum();
    let of_panels = PANEL_GROWTH * panels as f64;
    if of_panels + gaps <= Abs::ZERO || left <= Abs::ZERO {
        return;
    }
    let share_of = |left: Abs, room: Abs| match room > Abs::ZERO {
        true => (left / room).clamp(0.0, 1.0),
        false => 0.0,
    };
    let (panel_share, share) = match above_band {
        true => (share_of(left, of_panels), share_of(left - of_panels, gaps)),
        false => {
            let both = share_of(left, of_panels + gaps);
            (both, both)
        }
    };
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
            let panel = panel.clone();
            let fragment =
                panel.layout(cx, cx.measure(), piece.height + PANEL_GROWTH * panel_share);
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

/// Moves the pieces apart until their last one ends `more` further down, where the gaps between them allow it,
/// but not beyond what is left of the page.
pub fn spread(cx: &LayoutCx, pieces: &[FlowPiece], page: &mut FlowPage, more: Abs) {
    let room =
        |pair: &[FlowPiece]| match pair[1].space_grows && !(pair[0].on_grid && pair[1].on_grid) {
            true => pair[1].space * GAP_SPREAD,
            false => Abs::ZERO,
        };
    let rooms: Vec<Abs> = pieces.windows(2).map(room).collect();
    let all: Abs = rooms.iter().copied().sum();
    // The fullest panel may have no notes, and more room than this one.
    let left = page.left;
    let more = more.min(left);
    if more <= Abs::ZERO || !more.fits(all) {
        return;
    }
    let (grid, mut shift, mut moved) = (cx.room.grid, Abs::ZERO, Abs::ZERO);
    for (index, room) in (1..).zip(rooms) {
        shift += more * (room / all);
        let top = page.tops[index];
        moved = match pieces[index].on_grid {
            // Text stays on the grid, the next line of it up or down, where there is room for that.
            true => {
                let near = (top + shift + grid / 2.0).round_down_to(grid) - top;
                match near.fits(left) {
                    true => near,
                    false => (top + shift).round_down_to(grid) - top,
                }
            }
            false => shift,
        };
        page.tops[index] = top + moved;
    }
    page.left -= moved;
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
        Fill::White(_) | Fill::Band(_) => None,
        Fill::Notes(_) if prompts::ends_with_it(section, rule) => {
            lines_below(cx, Above::Asked, accent, left, corner)
        }
        Fill::Notes(lines) => {
            let prompt = lines.prompt.as_ref();
            let prompt =
                prompt.and_then(|prompt| prompts::find(cx, guide, prompt, book.section_tag));
            let above = prompt.map_or(Above::Label, Above::Prompt);
            lines_below(cx, above, accent, left, corner)
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
                cx,
                drawing,
                (area, [cx.design.space.corner; 4]),
                accent,
            ))
        }
    }
}

/// What stands above lines to write on.
enum Above<'g> {
    /// The question that the section ends with.
    Asked,
    /// A question that is asked once more.
    Prompt(ShownPrompt<'g>),
    /// That they are for notes.
    Label,
}

/// What stands above lines, and these to the foot of the page.
fn lines_below(
    cx: &LayoutCx,
    above: Above,
    accent: &Accent,
    left: Abs,
    corner: Point,
) -> Option<Vec<Item>> {
    let paragraph = match &above {
        Above::Asked => None,
        Above::Prompt(prompt) => Some(prompt.paragraph(cx, accent)),
        Above::Label => {
            let style = cx.design.style(StyleName::Label, accent);
            let words = cx.words.say("notes", &[]);
            Some(TaggedParagraph::of_words(&words, &style, &cx.lang))
        }
    };
    let words = paragraph.map(|paragraph| (paragraph.lines(cx, cx.measure()), paragraph));
    let height = words
        .as_ref()
        .map_or(Abs::ZERO, |(lines, _)| height_of(lines));
    let count = count_lines(cx, left, height);
    if count < LEAST_LINES {
        return None;
    }
    if let Above::Prompt(prompt) = above {
        prompt.found(cx);
    }
    let pitch = cx.design.blocks.notes.pitch;
    // What the lines leave over stands above the prompt, not between it and them.
    let ruled = pitch * (count - 1.0 + FIRST);
    let top = corner.shift(Abs::ZERO, left - ruled - height);
    let mut items = Vec::new();
    if let Some((lines, paragraph)) = &words {
        paragraph.report_overfull(cx, lines);
        items = paragraph.items(lines, top);
    }
    items.extend(writing_lines(
        cx,
        top.shift(Abs::ZERO, height),
        ruled,
        pitch,
    ));
    Some(items)
}

/// How many lines to write on have room below words of this height, where so much is left of a page.
fn count_lines(cx: &LayoutCx, left: Abs, height: Abs) -> f64 {
    let room = left - cx.design.space.block - height;
    (room / cx.design.blocks.notes.pitch + 1.0 - FIRST + 0.001).floor()
}

/// Whether the prompt of a section, whose number is given, has too little room in what is left of its last page.
pub fn lacks_room_for_prompt(
    cx: &LayoutCx,
    guide: &Guide,
    (section, number): (&Section, usize),
    book: &Book,
    left: Abs,
) -> bool {
    let rule = book.section_rule(section);
    let Some(text) = prompts::of(guide, rule).filter(|_| !prompts::ends_with_it(section, rule))
    else {
        return false;
    };
    let accent = book.section_accent(cx, section, number);
    let style = cx.design.style(StyleName::Prompt, accent);
    let height = || {
        let paragraph = TaggedParagraph::new(cx, text, &style, None);
        height_of(&paragraph.lines(cx, cx.measure()))
    };
    let (height, _) = cx.on_trial(height);
    count_lines(cx, left, height) < LEAST_LINES
}

/// What stands on a page of nothing but the prompt of a section, whose number is given, and lines to write on.
pub fn prompted_page(
    cx: &LayoutCx,
    guide: &Guide,
    (section, number): (&Section, usize),
    book: &Book,
    corner: Point,
) -> Vec<Item> {
    let accent = book.section_accent(cx, section, number);
    let rule = book.section_rule(section);
    let prompt = prompts::shown(cx, guide, rule, book);
    prompt.map_or_else(Vec::new, |prompt| {
        prompt_and_lines(cx, prompt, accent, corner)
    })
}

/// What stands on the first of the pages for notes that fill the book, where the rule for notes has a prompt.
pub fn prompted_notes(
    cx: &LayoutCx,
    guide: &Guide,
    book: &Book,
    corner: Point,
) -> Option<Vec<Item>> {
    let is_first = !book
        .pages
        .iter()
        .any(|page| matches!(page.foot, Some(FootText::Notes)));
    if !is_first {
        return None;
    }
    let prompt = prompts::shown(cx, guide, &book.flow.sections.notes, book)?;
    let accent = book.notes_accent(cx, guide);
    Some(prompt_and_lines(cx, prompt, accent, corner))
}

/// A prompt, and lines through the rest of the page.
fn prompt_and_lines(
    cx: &LayoutCx,
    prompt: ShownPrompt,
    accent: &Accent,
    corner: Point,
) -> Vec<Item> {
    let paragraph = prompt.paragraph(cx, accent).set(cx, cx.measure());
    prompt.found(cx);
    let height = paragraph.height();
    let mut items = paragraph.items(corner);
    items.extend(writing_lines(
        cx,
        corner.shift(Abs::ZERO, height),
        cx.room.height - height,
        cx.design.blocks.notes.pitch,
    ));
    items
}

/// The first line stands a little nearer to what is above it: that is white already.
const FIRST: f64 = 0.8;

/// Lines to write on, `pitch` apart, from `top` down through `height`.
pub fn writing_lines(cx: &LayoutCx, top: Point, height: Abs, pitch: Abs) -> Vec<Item> {
    let area = Rect::new(top.x, top.y, cx.measure(), height);
    writing::from_foot(area, pitch, FIRST, &writing::ruling(cx, Color::WHITE))
}
