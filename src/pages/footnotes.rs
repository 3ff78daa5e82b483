//! Footnotes: what marks among the words lead to, set for the foot of the page that carries the mark, with links
//! both ways. How much room they leave for the words is `paginate`'s business.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::LayoutCx;
use super::flow::{FlowPiece, NoteBox, NoteLine};
use super::frame::{Item, ItemKind, LinkTarget};
use super::note_marks::{MarkedNote, superior};
use super::note_room::{NOTES_GAP, NotesFoot, RULE_ABOVE};
use super::placed::moved;
use super::tags::TagRole;
use super::text::TaggedParagraph;
use super::things::writing;
use crate::color::Color;
use crate::design::{Align, StyleName};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point};
use crate::source::Span;
use crate::units::Abs;

/// Where the words of a note begin, at least, and from its number to them, in the size of the type.
const INDENT: f64 = 1.0;
const BESIDE: f64 = 0.3;
/// The length of the rule above the notes, as a share of the measure.
const RULE: f64 = 0.25;

impl LayoutCx<'_> {
    /// The notes whose marks are among these items, in order.
    fn marked_in(&self, items: &[Item]) -> Vec<usize> {
        let first = self.references.count();
        let place = |item: &Item| match &item.kind {
            ItemKind::Link {
                target: LinkTarget::Place(place),
                ..
            } => place.checked_sub(first).map(|place| place / 2 + 1),
            _ => None,
        };
        let mut numbers = Vec::new();
        for number in items.iter().filter_map(place) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers
    }
}

/// How much room the notes take whose marks are among `items`, with the rule above them.
pub fn height_below(cx: &LayoutCx, items: &[Item]) -> Abs {
    let marked = cx.marked_in(items).into_iter().filter_map(|number| {
        let marked = cx.notes.borrow().get(&number).cloned()?;
        Some(Rc::new(note(cx, number, &marked)))
    });
    let piece = FlowPiece {
        notes: marked.collect(),
        ..FlowPiece::default()
    };
    let mut foot = NotesFoot::default();
    foot.add(&[piece], 0);
    foot.height
}

/// Sets the notes of each piece, and reports one that cannot begin on the page of its mark.
pub fn set(cx: &LayoutCx, pieces: &mut [FlowPiece]) {
    // A note that has several marks is one and the same wherever it stands.
    let mut known = BTreeMap::<usize, Rc<NoteBox>>::new();
    for index in 0..pieces.len() {
        let mut last = None;
        for number in cx.marked_in(&pieces[index].items) {
            let marked = cx.notes.borrow().get(&number).cloned();
            let Some(marked) = marked else {
                continue;
            };
            let [mark, _] = cx.note_places(number);
            pieces[index].places.push(mark);
            let note = known
                .entry(number)
                .or_insert_with(|| Rc::new(note(cx, number, &marked)));
            pieces[index].notes.push(Rc::clone(note));
            last = Some(marked.span);
        }
        if let Some(span) = last {
            report_no_room(cx, pieces, index, span);
        }
    }
}

/// Reports that no page has room for a piece and what must stand of its notes on the same page; the last of them
/// is marked at `span`.
fn report_no_room(cx: &LayoutCx, pieces: &[FlowPiece], index: usize, span: Span) {
    let piece = &pieces[index];
    let head = piece.repeated_head.as_ref();
    let height = piece.height + head.map_or(Abs::ZERO, |head| head.height);
    let mut foot = NotesFoot::default();
    foot.add(pieces, index);
    let needed = height + foot.least_height(pieces);
    // What is too high without its notes was reported.
    if height.fits(cx.room.height) && !needed.fits(cx.room.height) {
        let missing = needed - cx.room.height;
        let error = Fault::NoteNoRoom { missing }.at(span);
        cx.report(error.hint(Hint::RoomForNote));
    }
}

/// One note: its number, which leads back to its mark, and its words, which hang beside it.
fn note(cx: &LayoutCx, number: usize, marked: &MarkedNote) -> NoteBox {
    let mut style = cx.design.style(StyleName::Foot, cx.design.accent(0));
    Arc::make_mut(&mut style).align = Align::Left;
    let [mark, place] = cx.note_places(number);
    let tag = cx.tag(marked.tag, TagRole::Note);
    cx.set_anchor(Some(place), tag);
    let link = cx.tag(cx.tag(tag, TagRole::Lbl), TagRole::Link);
    let label = TaggedParagraph::of_words(&superior(number), &style, &cx.lang)
        .made_from(marked.span)
        .tagged(link)
        .leading_to(LinkTarget::Place(mark));
    let indent = label.natural_width(cx) + style.size * BESIDE;
    let indent = indent.max(style.size * INDENT);
    let mut before = label.set(cx, indent).items(Point::default());
    let words = TaggedParagraph::new(cx, &marked.text, &style, cx.tag(tag, TagRole::P));
    let words = words.set(cx, cx.measure() - indent);
    let lines = words.items_by_line().map(|(line, mut words)| {
        words
            .iter_mut()
            .for_each(|item| item.shift(indent, Abs::ZERO));
        let mut items = std::mem::take(&mut before);
        items.append(&mut words);
        NoteLine {
            height: line.leading,
            items,
        }
    });
    NoteBox {
        number,
        lines: lines.collect(),
    }
}

/// The notes of a page below each other, the first's rule `RULE_ABOVE` above it at `corner`; where each that
/// begins here does.
pub fn items(
    cx: &LayoutCx,
    pieces: &[FlowPiece],
    notes: &NotesFoot,
    corner: Point,
) -> (Vec<Item>, Vec<(usize, Abs)>) {
    let (mut items, mut places) = (Vec::new(), Vec::new());
    let mut at = corner.shift(Abs::ZERO, RULE_ABOVE);
    for (nth, part) in notes.parts.iter().enumerate() {
        if nth == 0 {
            let rule = corner.shift(Abs::ZERO, RULE_ABOVE * 0.6);
            let path = Path::line(rule, rule.shift(cx.measure() * RULE, Abs::ZERO));
            items.push(Item::stroked(path, writing::hairline(cx, Color::WHITE)));
        } else {
            at.y += NOTES_GAP;
        }
        let note = &pieces[part.note.piece].notes[part.note.nth];
        if part.note.line == 0 {
            places.push((cx.note_places(note.number)[1], at.y));
        }
        for line in &note.lines[part.note.line..part.end] {
            items.extend(moved(line.items.clone(), at));
            at.y += line.height;
        }
    }
    (items, places)
}

/// Reports notes that stand on no page, since their marks stand where no text of a block does.
pub fn report_lost(cx: &LayoutCx, has_place: impl Fn(usize) -> bool) {
    for (number, marked) in cx.notes.borrow().iter() {
        if !has_place(cx.note_places(*number)[1]) {
            let error = Fault::NoteNotHere.at(marked.span);
            cx.report(error.hint(Hint::NoteInBlock));
        }
    }
}
