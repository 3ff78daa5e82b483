//! Imposed sheets: every page is written once, as a form XObject (ISO 32000-1, 8.10), and placed on
//! the sides that the plan names; marks are drawn beside.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::packed::{PackedStream, Packer};
use super::place::{PlacedPage, Surface};
use super::register;
use super::resources::spot_name;
use super::ruler;
use super::separation;
use super::space::PdfSpace;
use super::values::{points, rectangle, round};
use crate::content::shop::PressInks;
use crate::design::MarkKind;
use crate::geom::{Point, Rect, Transform};
use crate::pages::Document;
use crate::press::{ColorBar, Mark, Ruler};
use crate::units::Abs;

/// Writes the pages that were drawn as forms, and the sides of the sheets on which they stand.
///
/// For the print shop, marks are in all inks that it prints at once, and a side with something that is seen through says in
/// which inks it is blended.
pub(super) fn impose(
    pdf: &mut PdfBuilder,
    document: &Document,
    surfaces: &[Surface],
    drawn: BTreeMap<usize, PackedStream>,
    press: Option<(PressInks, &BTreeSet<usize>)>,
) {
    let mark_ink = match press {
        None => MarkInk::Grey,
        Some((PressInks::Black, _)) => MarkInk::Black,
        Some((PressInks::Cmyk, _)) => MarkInk::All,
    };
    let has_marks = surfaces.iter().any(|surface| !surface.marks.is_empty());
    let all_inks = (mark_ink == MarkInk::All && has_marks).then(|| pdf.add(separation::all_inks()));
    let forms = forms(pdf, document, drawn);
    let mut packer = Packer::new();
    // Most sides differ only in their pages, so they share one content stream; where their pages
    // are the same too, as the common backs of cards, they share the resources.
    let mut known_sides: Vec<(SideContent, ObjectId)> = Vec::new();
    let mut resources = BTreeMap::<Vec<ObjectId>, ObjectId>::new();
    for (index, surface) in surfaces.iter().enumerate() {
        let pages = pages_on(surface, &forms);
        let content = SideContent::new(surface, &pages, mark_ink);
        let mut known = known_sides.iter().rev().take(RECENT);
        let known = known.find(|(known, _)| *known == content);
        let contents = known.map(|(_, id)| *id).unwrap_or_else(|| {
            let stream = packer.pack(&content.stream(pdf.color_spaces()));
            let stream = stream.stream(Dictionary::new());
            let id = pdf.add(stream);
            known_sides.push((content, id));
            id
        });
        let used = pages.iter().filter_map(|page| forms.get(page).copied());
        let resources = *resources.entry(used.collect()).or_insert_with_key(|used| {
            let named = (1..).zip(used);
            let named = named.map(|(nth, form)| (form_name(nth), Object::from(*form)));
            let mut own = dictionary! { "XObject" => Dictionary::from_iter(named) };
            if let Some(all_inks) = all_inks {
                let mut spaces = pdf.color_spaces().clone();
                spaces.set(ALL_INKS, all_inks);
                own.set("ColorSpace", spaces);
            }
            pdf.add(own)
        });
        pdf.add_page(index, surface, contents.into(), resources);
        if press.is_some_and(|(_, transparent)| pages.iter().any(|page| transparent.contains(page)))
        {
            pdf.set_in_page(index, "Group", blending("DeviceCMYK"));
        }
    }
}

/// The name of the colour space of marks for the print shop.
const ALL_INKS: &str = "All";

/// In which colours a page is blended that has something that is seen through (ISO 32000-1, 11.6.6): else
/// each reader decides. A page for the office's paper does without: printers would mix its black from all
/// toners.
pub(super) fn blending(space: &str) -> Dictionary {
    dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => space }
}

/// With how many of the last different sides a side is compared: a front, a back, and the same for
/// the last sheet. The sides of a booklet all differ, and are not compared with hundreds.
const RECENT: usize = 4;

/// The ink of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkInk {
    /// The office printer's black.
    Grey,
    /// The print shop's black.
    Black,
    /// All inks of the print shop.
    All,
}

/// What is drawn on a side: all that its content stream depends on.
#[derive(PartialEq)]
struct SideContent<'s> {
    /// For each place of a page its matrix, what it may ink, and which of the side's pages it is,
    /// from 1.
    places: Vec<(Transform, Rect, usize)>,
    space: PdfSpace,
    marks: &'s [Mark],
    ruler: Option<Ruler>,
    targets: &'s [Point],
    bars: &'s [ColorBar],
    mark_ink: MarkInk,
    adjust: Option<Transform>,
}

/// The form of every page that was drawn, by the page's index.
fn forms(
    pdf: &mut PdfBuilder,
    document: &Document,
    drawn: BTreeMap<usize, PackedStream>,
) -> BTreeMap<usize, ObjectId> {
    // Pages are mostly of one size, and there can be thousands, so they share the box as one object.
    let mut boxes: Option<(Rect, ObjectId)> = None;
    let form = |(index, packed): (usize, PackedStream)| {
        let page = document.pages.get(index)?;
        let whole = Rect::from_size(page.trim).outset(page.bleed);
        let known = boxes.filter(|(known, _)| *known == whole);
        let space = PdfSpace::of_height(page.trim.height);
        let mut bbox = || pdf.add(rectangle(space.corners(whole)));
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
fn pages_on(surface: &Surface, forms: &BTreeMap<usize, ObjectId>) -> Vec<usize> {
    let mut pages = Vec::with_capacity(surface.placed.len());
    for placed in &surface.placed {
        if forms.contains_key(&placed.page) && !pages.contains(&placed.page) {
            pages.push(placed.page);
        }
    }
    pages
}

/// The name that the form of the nth page of a side, counted from 1, has there. Names by page would
/// make the content stream of every side different.
fn form_name(nth: usize) -> String {
    format!("P{nth}")
}

impl<'s> SideContent<'s> {
    /// A side with these pages.
    fn new(surface: &Surface<'s>, pages: &[usize], mark_ink: MarkInk) -> Self {
        let place = |placed: &PlacedPage| {
            let nth = pages.iter().position(|page| *page == placed.page)?;
            Some((placed.matrix, placed.clip, nth + 1))
        };
        Self {
            places: surface.placed.iter().filter_map(place).collect(),
            space: surface.space(),
            marks: surface.marks,
            ruler: surface.ruler,
            targets: surface.targets,
            bars: surface.bars,
            mark_ink,
            adjust: surface.adjust,
        }
    }

    /// The content stream: forms, clipped to what each may ink, and marks.
    fn stream(&self, spaces: &Dictionary) -> Vec<u8> {
        let mut operations: Vec<Operation> = self.adjust.as_ref().map(matrix).into_iter().collect();
        for (matrix, clip, nth) in &self.places {
            operations.extend([
                Operation::new("q", vec![]),
                Operation::new("re", self.space.lower_left(*clip).map(points).to_vec()),
                Operation::new("W", vec![]),
                Operation::new("n", vec![]),
                self::matrix(matrix),
                Operation::new("Do", vec![Object::Name(form_name(*nth).into_bytes())]),
                Operation::new("Q", vec![]),
            ]);
        }
        if !self.marks.is_empty() || self.ruler.is_some() {
            operations.extend(match self.mark_ink {
                MarkInk::All => vec![
                    Operation::new("CS", vec![ALL_INKS.into()]),
                    Operation::new("SCN", vec![1.into()]),
                ],
                MarkInk::Black => {
                    vec![Operation::new("K", [0, 0, 0, 1].map(Object::from).to_vec())]
                }
                MarkInk::Grey => vec![Operation::new("G", vec![0.into()])],
            });
        }
        draw_marks(self.marks, self.space, &mut operations);
        if let Some(ruler) = &self.ruler {
            ruler::draw(ruler, self.space, &mut operations);
        }
        // A bar of an ink that no page has would make a plate of its own.
        let is_printed = |bar: &&ColorBar| {
            let spot = bar.color.spot;
            spot.is_none_or(|spot| spaces.has(spot_name(spot.ink).as_bytes()))
        };
        let bars = self.bars.iter().filter(is_printed);
        register::draw(self.targets, bars, self.space, &mut operations);
        // Encoding writes to memory, which does not fail.
        Content { operations }.encode().unwrap_or_default()
    }
}

/// The operator that maps all that follows.
fn matrix(map: &Transform) -> Operation {
    let [a, b, c, d] = map.linear.map(|n| Object::Real(round(n)));
    let Point { x, y } = map.offset;
    Operation::new("cm", vec![a, b, c, d, points(x), points(y)])
}

/// How a mark is drawn: thickness and dashes, in points. Crop marks are hairlines, cuts and folds
/// are dashed as on paper patterns, glue strips have shorter dashes, and staples are as thick as
/// their wire.
pub(super) const fn line_style(kind: MarkKind) -> (f64, &'static [f32]) {
    match kind {
        MarkKind::Crop | MarkKind::CropEach => (0.25, &[]),
        MarkKind::Cut => (0.25, &[4.0, 4.0]),
        MarkKind::Fold => (0.25, &[3.0, 2.0]),
        MarkKind::Glue => (0.25, &[1.2, 1.2]),
        MarkKind::Staple => (1.2, &[]),
    }
}

/// Draws marks, in the colour that is set.
fn draw_marks(marks: &[Mark], space: PdfSpace, operations: &mut Vec<Operation>) {
    let mut kind = None;
    for mark in marks {
        if kind != Some(mark.kind) {
            kind = Some(mark.kind);
            let (width, dash) = line_style(mark.kind);
            let dash: Vec<Object> = dash.iter().map(|length| Object::Real(*length)).collect();
            operations.push(Operation::new("w", vec![points(Abs::pt(width))]));
            operations.push(Operation::new("d", vec![dash.into(), 0.into()]));
        }
        let point = |p: Point| [p.x, space.y(p.y)].map(points).to_vec();
        operations.push(Operation::new("m", point(mark.from)));
        operations.push(Operation::new("l", point(mark.to)));
        operations.push(Operation::new("S", vec![]));
    }
}
