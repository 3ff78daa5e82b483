//! Imposed sheets: every page is written once, as a Form XObject (ISO 32000-1, 8.10), and placed on
//! the sides where the plan wants it; marks are drawn beside.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::{Assembly, number, rectangle};
use super::packed::{Packed, Packer};
use super::paths::round;
use super::place::{Placed, Surface};
use crate::design::MarkKind;
use crate::geom::{Point, Rect};
use crate::pages::Document;
use crate::press::Mark;
use crate::units::Abs;

/// Writes the pages that were drawn as forms, and the sides of the sheets on which they stand.
pub(super) fn impose(
    pdf: &mut Assembly,
    document: &Document,
    surfaces: &[Surface],
    drawn: BTreeMap<usize, Packed>,
) {
    let forms = forms(pdf, document, drawn);
    let mut packer = Packer::new();
    // Most sides of a run differ in their pages alone, so they share one stream; and backs that all
    // cards have in common are alike in these too.
    let mut streams = BTreeMap::<Vec<u8>, ObjectId>::new();
    let mut resources = BTreeMap::<Vec<ObjectId>, ObjectId>::new();
    for (index, surface) in surfaces.iter().enumerate() {
        let names = names(surface, &forms);
        let contents = *streams
            .entry(side(surface, &names))
            .or_insert_with_key(|stream| pdf.add(packer.pack(stream).stream(Dictionary::new())));
        let used = names.iter().filter_map(|page| forms.get(page).copied());
        let resources = *resources.entry(used.collect()).or_insert_with_key(|used| {
            let named = (1..)
                .zip(used)
                .map(|(nth, form)| (name(nth), Object::from(*form)));
            pdf.add(dictionary! { "XObject" => Dictionary::from_iter(named) })
        });
        pdf.add_page(index, surface, contents.into(), resources);
    }
}

/// The form of every page that was drawn, by the page's index.
fn forms(
    pdf: &mut Assembly,
    document: &Document,
    drawn: BTreeMap<usize, Packed>,
) -> BTreeMap<usize, ObjectId> {
    // Pages are mostly of one size: the box is an object that all share, for there can be thousands.
    let mut boxes: Option<(Rect, ObjectId)> = None;
    let form = |(index, packed): (usize, Packed)| {
        let page = document.pages.get(index)?;
        let trim = Rect {
            origin: Point::default(),
            size: page.trim,
        };
        let whole = trim.outset(page.bleed);
        let known = boxes.filter(|(known, _)| *known == whole);
        let (_, bbox) = *boxes.insert(known.unwrap_or_else(|| (whole, pdf.add(rectangle(whole)))));
        let dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => bbox,
            "Resources" => pdf.resources(),
        };
        Some((index, pdf.add(packed.stream(dictionary))))
    };
    drawn.into_iter().filter_map(form).collect()
}

/// The pages on a side that have a form, each once, in the order of the slots.
fn names(surface: &Surface, forms: &BTreeMap<usize, ObjectId>) -> Vec<usize> {
    let mut names = Vec::with_capacity(surface.placed.len());
    for placed in &surface.placed {
        if forms.contains_key(&placed.page) && !names.contains(&placed.page) {
            names.push(placed.page);
        }
    }
    names
}

/// What the form of the nth page of a side is called there, counted from 1. Names of the pages' own
/// would make every side's stream another.
fn name(nth: usize) -> String {
    format!("P{nth}")
}

/// The content stream of one side.
fn side(surface: &Surface, names: &[usize]) -> Vec<u8> {
    let mut operations = Vec::new();
    for placed in &surface.placed {
        if let Some(nth) = names.iter().position(|page| *page == placed.page) {
            place(placed, name(nth + 1), &mut operations);
        }
    }
    draw_marks(surface.marks, &mut operations);
    // Encoding writes to memory, which does not fail.
    Content { operations }.encode().unwrap_or_default()
}

/// Clips to what the page may ink, and places its form.
fn place(placed: &Placed, name: String, operations: &mut Vec<Operation>) {
    let clip = placed.clip;
    let corner = [clip.left(), clip.top(), clip.size.width, clip.size.height];
    let [a, b, c, d] = placed.matrix.linear.map(|n| Object::Real(round(n)));
    let offset = placed.matrix.offset;
    operations.extend([
        Operation::new("q", vec![]),
        Operation::new("re", corner.map(number).to_vec()),
        Operation::new("W", vec![]),
        Operation::new("n", vec![]),
        Operation::new("cm", vec![a, b, c, d, number(offset.x), number(offset.y)]),
        Operation::new("Do", vec![Object::Name(name.into_bytes())]),
        Operation::new("Q", vec![]),
    ]);
}

/// How a mark is drawn: thickness and dashes, in points. Cuts are hairlines, folds dashed as on
/// paper patterns, staples as thick as their wire.
const fn look(kind: MarkKind) -> (f64, &'static [f32]) {
    match kind {
        MarkKind::Crop => (0.25, &[]),
        MarkKind::Fold => (0.25, &[3.0, 2.0]),
        MarkKind::Staple => (1.2, &[]),
    }
}

/// Draws marks, in black alone.
fn draw_marks(marks: &[Mark], operations: &mut Vec<Operation>) {
    let mut kind = None;
    for mark in marks {
        if kind.is_none() {
            operations.push(Operation::new("G", vec![0.into()]));
        }
        if kind != Some(mark.kind) {
            kind = Some(mark.kind);
            let (width, dash) = look(mark.kind);
            let dash: Vec<Object> = dash.iter().map(|length| Object::Real(*length)).collect();
            operations.push(Operation::new("w", vec![number(Abs::pt(width))]));
            operations.push(Operation::new("d", vec![dash.into(), 0.into()]));
        }
        let point = |p: Point| [p.x, p.y].map(number).to_vec();
        operations.push(Operation::new("m", point(mark.from)));
        operations.push(Operation::new("l", point(mark.to)));
        operations.push(Operation::new("S", vec![]));
    }
}
