//! Imposed sheets: every page is written once, as a Form XObject (ISO 32000-1, 8.10), and placed on
//! the sides where the plan wants it; marks are drawn beside.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::assemble::{Assembly, number, rectangle};
use super::content;
use super::fonts::Fonts;
use super::ink::Ink;
use super::paths::round;
use super::place::{Placed, Surface};
use crate::design::MarkKind;
use crate::geom::{Point, Rect, Transform};
use crate::pages::{Document, Page};
use crate::press::Mark;
use crate::units::Abs;

/// Writes the pages as forms, and the sides of the sheets on which they stand.
pub(super) fn impose(
    pdf: &mut Assembly,
    document: &Document,
    surfaces: &[Surface],
    fonts: &Fonts,
    ink: Ink,
) {
    let forms = forms(pdf, document, surfaces, fonts, ink);
    let streams = surfaces.iter().map(|surface| side(surface, &forms));
    pdf.pages(surfaces, streams.collect());
    for (index, surface) in surfaces.iter().enumerate() {
        let used = surface.placed.iter().filter_map(|placed| {
            let form = forms.get(&placed.page)?;
            Some((name(placed.page), *form))
        });
        let mut named = Dictionary::new();
        for (name, form) in used {
            named.set(name, form);
        }
        pdf.set_in_page(index, "Resources", dictionary! { "XObject" => named });
    }
}

/// The form of every page that stands on a sheet, by the page's index.
fn forms(
    pdf: &mut Assembly,
    document: &Document,
    surfaces: &[Surface],
    fonts: &Fonts,
    ink: Ink,
) -> BTreeMap<usize, ObjectId> {
    let placed = surfaces.iter().flat_map(|surface| &surface.placed);
    let pages: BTreeMap<usize, &Page> = placed
        .filter_map(|placed| Some((placed.page, document.pages.get(placed.page)?)))
        .collect();
    let list: Vec<&Page> = pages.values().copied().collect();
    let streams = content::draw_pages(document, &list, fonts, ink);
    let forms = pages
        .into_iter()
        .zip(streams)
        .map(|((index, page), stream)| {
            let trim = Rect {
                origin: Point::default(),
                size: page.trim,
            };
            let dictionary = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Form",
                "BBox" => rectangle(trim.outset(page.bleed)),
                "Resources" => pdf.resources(),
            };
            (index, pdf.add(Stream::new(dictionary, stream)))
        });
    forms.collect()
}

/// What a page's form is called on the sheets: by its number, counted from 1.
fn name(page: usize) -> String {
    format!("P{}", page + 1)
}

/// The content stream of one side.
fn side(surface: &Surface, forms: &BTreeMap<usize, ObjectId>) -> Vec<u8> {
    let mut operations: Vec<Operation> = surface.adjust.as_ref().map(matrix).into_iter().collect();
    for placed in &surface.placed {
        if forms.contains_key(&placed.page) {
            place(placed, &mut operations);
        }
    }
    draw_marks(&surface.marks, &mut operations);
    // Encoding writes to memory, which does not fail.
    Content { operations }.encode().unwrap_or_default()
}

/// Clips to what the page may ink, and places its form.
fn place(placed: &Placed, operations: &mut Vec<Operation>) {
    let clip = placed.clip;
    let corner = [clip.left(), clip.top(), clip.size.width, clip.size.height];
    operations.extend([
        Operation::new("q", vec![]),
        Operation::new("re", corner.map(number).to_vec()),
        Operation::new("W", vec![]),
        Operation::new("n", vec![]),
        matrix(&placed.matrix),
        Operation::new("Do", vec![Object::Name(name(placed.page).into_bytes())]),
        Operation::new("Q", vec![]),
    ]);
}

/// The operator that maps all that follows.
fn matrix(map: &Transform) -> Operation {
    let [a, b, c, d] = map.linear.map(|n| Object::Real(round(n)));
    let Point { x, y } = map.offset;
    Operation::new("cm", vec![a, b, c, d, number(x), number(y)])
}

/// How a mark is drawn: thickness and dashes, in points. Cuts are hairlines, folds dashed as on
/// paper patterns, staples as thick as their wire.
const fn look(kind: MarkKind) -> (f64, &'static [f32]) {
    match kind {
        MarkKind::Crop | MarkKind::CropEach => (0.25, &[]),
        MarkKind::Cut => (0.25, &[4.0, 4.0]),
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
