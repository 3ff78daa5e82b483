//! Imposed sheets: every page is written once, as a Form XObject (ISO 32000-1, 8.10), and placed on
//! the sides where the plan wants it; marks are drawn beside.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::{Assembly, number, rectangle};
use super::packed::{Packed, Packer};
use super::paths::round;
use super::place::{Placed, Surface};
use super::upwards::Upwards;
use crate::design::MarkKind;
use crate::geom::{Point, Rect, Transform};
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
    let mut looks: Vec<(Look, ObjectId)> = Vec::new();
    let mut resources = BTreeMap::<Vec<ObjectId>, ObjectId>::new();
    for (index, surface) in surfaces.iter().enumerate() {
        let names = names(surface, &forms);
        let look = Look::of(surface, &names);
        let mut known = looks.iter().rev().take(RECENT);
        let known = known.find(|(known, _)| *known == look);
        let contents = known.map(|(_, id)| *id).unwrap_or_else(|| {
            let stream = packer.pack(&look.stream()).stream(Dictionary::new());
            let id = pdf.add(stream);
            looks.push((look, id));
            id
        });
        let used = names.iter().filter_map(|page| forms.get(page).copied());
        let resources = *resources.entry(used.collect()).or_insert_with_key(|used| {
            let named = (1..).zip(used);
            let named = named.map(|(nth, form)| (name(nth), Object::from(*form)));
            pdf.add(dictionary! { "XObject" => Dictionary::from_iter(named) })
        });
        pdf.add_page(index, surface, contents.into(), resources);
    }
}

/// With how many looks before a side is compared: front, back, and the same for a last sheet. Sides of
/// a booklet all differ, and are not compared with hundreds.
const RECENT: usize = 4;

/// All that the content stream of a side says.
#[derive(PartialEq)]
struct Look<'s> {
    /// Where a page stands, what it may ink, and which of the side's pages it is, from 1.
    places: Vec<(Transform, Rect, usize)>,
    up: Upwards,
    marks: &'s [Mark],
    adjust: Option<Transform>,
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
        let whole = Rect::from_size(page.trim).outset(page.bleed);
        let known = boxes.filter(|(known, _)| *known == whole);
        let up = Upwards::from(page.trim.height);
        let mut bbox = || pdf.add(rectangle(up.corners(whole)));
        let (_, bbox) = *boxes.insert(known.unwrap_or_else(|| (whole, bbox())));
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

impl<'s> Look<'s> {
    /// A side with these pages.
    fn of(surface: &Surface<'s>, names: &[usize]) -> Self {
        let place = |placed: &Placed| {
            let nth = names.iter().position(|page| *page == placed.page)?;
            Some((placed.matrix, placed.clip, nth + 1))
        };
        Self {
            places: surface.placed.iter().filter_map(place).collect(),
            up: surface.up(),
            marks: surface.marks,
            adjust: surface.adjust,
        }
    }

    /// The content stream: forms, clipped to what each may ink, and marks.
    fn stream(&self) -> Vec<u8> {
        let mut operations: Vec<Operation> = self.adjust.as_ref().map(matrix).into_iter().collect();
        for (matrix, clip, nth) in &self.places {
            operations.extend([
                Operation::new("q", vec![]),
                Operation::new("re", self.up.lower_left(*clip).map(number).to_vec()),
                Operation::new("W", vec![]),
                Operation::new("n", vec![]),
                self::matrix(matrix),
                Operation::new("Do", vec![Object::Name(name(*nth).into_bytes())]),
                Operation::new("Q", vec![]),
            ]);
        }
        draw_marks(self.marks, self.up, &mut operations);
        // Encoding writes to memory, which does not fail.
        Content { operations }.encode().unwrap_or_default()
    }
}

/// The operator that maps all that follows.
fn matrix(map: &Transform) -> Operation {
    let [a, b, c, d] = map.linear.map(|n| Object::Real(round(n)));
    let Point { x, y } = map.offset;
    Operation::new("cm", vec![a, b, c, d, number(x), number(y)])
}

/// How a mark is drawn: thickness and dashes, in points. Cuts are hairlines, folds dashed as on
/// paper patterns, glue strips in shorter dashes, staples as thick as their wire.
const fn look(kind: MarkKind) -> (f64, &'static [f32]) {
    match kind {
        MarkKind::Crop | MarkKind::CropEach => (0.25, &[]),
        MarkKind::Cut => (0.25, &[4.0, 4.0]),
        MarkKind::Fold => (0.25, &[3.0, 2.0]),
        MarkKind::Glue => (0.25, &[1.2, 1.2]),
        MarkKind::Staple => (1.2, &[]),
    }
}

/// Draws marks, in black alone.
fn draw_marks(marks: &[Mark], up: Upwards, operations: &mut Vec<Operation>) {
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
        let point = |p: Point| [p.x, up.y(p.y)].map(number).to_vec();
        operations.push(Operation::new("m", point(mark.from)));
        operations.push(Operation::new("l", point(mark.to)));
        operations.push(Operation::new("S", vec![]));
    }
}
