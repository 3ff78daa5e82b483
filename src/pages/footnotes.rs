//! Footnotes: what marks among the words lead to, set for the foot of the page that carries the mark, with links
//! both ways. How much room they leave for the words is `paginate`'s business.

use std::sync::Arc;

use super::LayoutCx;
use super::flow::{FlowPiece, NoteBox};
use super::frame::{Item, ItemKind, LinkTarget, TagRole};
use super::note_marks::{MarkedNote, superior};
use super::paginate::{NOTES_GAP, RULE_ABOVE};
use super::text::TaggedParagraph;
use super::things::writing;
use crate::color::Color;
use crate::design::{Align, StyleName};
use crate::diag::{Fault, Hint};
use crate::geom::{Path, Point};
use crate::units::Abs;

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
        let mut numbers: Vec<usize> = items.iter().filter_map(place).collect();
        numbers.dedup();
        numbers
    }
}

/// Sets the notes of each piece, and reports one that no page has room for.
pub fn set(cx: &LayoutCx, pieces: &mut [FlowPiece]) {
    for piece in pieces {
        let mut height = piece.height + RULE_ABOVE;
        for number in cx.marked_in(&piece.items) {
            let marked = cx.notes.borrow().get(&number).cloned();
            let Some(marked) = marked else {
                continue;
            };
            let [mark, _] = cx.note_places(number);
            piece.places.push(mark);
            let note = note(cx, number, &marked);
            height += note.height;
            cx.report_overfull(height, marked.text.span);
            piece.notes.push(note);
        }
    }
}

/// One note: its number, which leads back to its mark, and its words.
fn note(cx: &LayoutCx, number: usize, marked: &MarkedNote) -> NoteBox {
    let mut style = cx.design.style(StyleName::Foot, cx.design.accent(0));
    Arc::make_mut(&mut style).align = Align::Left;
    let [mark, _] = cx.note_places(number);
    let tag = cx.tag(marked.tag, TagRole::Note);
    let link = cx.tag(cx.tag(tag, TagRole::Lbl), TagRole::Link);
    let mut words = TaggedParagraph::of_words(&superior(number), &style, &cx.lang)
        .made_from(marked.span)
        .tagged(link)
        .leading_to(LinkTarget::Place(mark));
    words.append(cx, &marked.text, &style, cx.tag(tag, TagRole::P));
    let set = words.set(cx, cx.measure);
    NoteBox {
        number,
        height: set.height(),
        items: set.items(Point::default()),
    }
}

/// The notes of a page below each other, the first's rule `RULE_ABOVE` above it at `corner`; where each
/// begins.
pub fn items(cx: &LayoutCx, pieces: &[FlowPiece], corner: Point) -> (Vec<Item>, Vec<(usize, Abs)>) {
    let (mut items, mut places) = (Vec::new(), Vec::new());
    let notes = pieces.iter().flat_map(|piece| &piece.notes);
    let mut at = corner.shift(Abs::ZERO, RULE_ABOVE);
    for note in notes {
        if places.is_empty() {
            let rule = corner.shift(Abs::ZERO, RULE_ABOVE * 0.6);
            let path = Path::line(rule, rule.shift(cx.measure * RULE, Abs::ZERO));
            items.push(Item::stroked(path, writing::hairline(cx, Color::WHITE)));
        }
        places.push((cx.note_places(note.number)[1], at.y));
        for item in &note.items {
            let mut item = item.clone();
            item.shift(at.x, at.y);
            items.push(item);
        }
        at.y += note.height + NOTES_GAP;
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
