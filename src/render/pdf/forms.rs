//! Imposed sheets: every page is written once. One that stands in several places is a form XObject (ISO 32000-1,
//! 8.10), placed on the sides that the plan names; one that stands in one place alone is a part of the content of its
//! side, which is compressed as a whole. Marks are drawn beside.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::packed::PackedStream;
use super::place::{PlacedPage, Surface};
use super::register;
use super::resources::spot_name;
use super::ruler;
use super::separation;
use super::space::PdfSpace;
use super::stream_cache::StreamCache;
use super::values::{points, rectangle, round};
use crate::content::shop::PressInks;
use crate::design::MarkKind;
use crate::geom::{Point, Rect, Transform};
use crate::pages::Document;
use crate::parallel;
use crate::press::{ColorBar, Mark, Ruler};
use crate::units::Abs;

/// The pages that were drawn, by index.
pub(super) struct PagesOnSheets {
    /// Their content.
    pub drawn: BTreeMap<usize, PackedStream>,
    /// Those that are no forms, but parts of the side on which they stand; their content is plain.
    pub alone: BTreeSet<usize>,
}

/// Writes the pages that were drawn, and the sides of the sheets on which they stand.
///
/// For the print shop, marks are in all inks that it prints at once, and a side with something that is seen through says in
/// which inks it is blended.
pub(super) fn impose(
    pdf: &mut PdfBuilder,
    document: &Document,
    surfaces: &[Surface],
    pages: PagesOnSheets,
    press: Option<(PressInks, &BTreeSet<usize>)>,
    cache: &StreamCache,
) {
    let mark_ink = match press {
        None => MarkInk::Grey,
        Some((PressInks::Black, _)) => MarkInk::Black,
        Some((PressInks::Cmyk, _)) => MarkInk::All,
    };
    let has_marks = surfaces.iter().any(|surface| !surface.marks.is_empty());
    let all_inks = (mark_ink == MarkInk::All && has_marks).then(|| pdf.add(separation::all_inks()));
    let PagesOnSheets { mut drawn, alone } = pages;
    let alone: BTreeMap<usize, PackedStream> = alone
        .into_iter()
        .filter_map(|page| Some((page, drawn.remove(&page)?)))
        .collect();
    let forms = forms(pdf, document, drawn);
    // Most sides differ only in their pages, so they share what is drawn beside; where their pages are forms, they
    // share all of the content, and with the same forms, as the common backs of cards, the resources.
    let (mut contents, mut beside) = (Vec::new(), Vec::new());
    let mut sides: Vec<(usize, usize, Vec<ObjectId>)> = Vec::with_capacity(surfaces.len());
    for surface in surfaces {
        let forms_here = forms_on(surface, &forms);
        let content = PlacedPages::new(surface, &forms_here, &alone);
        let marks = Beside::new(surface, mark_ink);
        let used = forms_here
            .iter()
            .filter_map(|page| forms.get(page).copied());
        sides.push((
            number_of(content, &mut contents),
            number_of(marks, &mut beside),
            used.collect(),
        ));
    }
    let spaces = pdf.color_spaces().clone();
    let contents = parallel::map(&contents, PlacedPages::stream);
    let beside: Vec<Vec<u8>> = beside.iter().map(|beside| beside.stream(&spaces)).collect();
    let mut add = |plain: &[Vec<u8>]| -> Vec<Option<ObjectId>> {
        let slices: Vec<&[u8]> = plain.iter().map(Vec::as_slice).collect();
        let packed = cache.compressed(&slices).into_iter().zip(plain);
        let add = |(stream, plain): (PackedStream, &Vec<u8>)| {
            (!plain.is_empty()).then(|| pdf.add(stream.stream(Dictionary::new())))
        };
        packed.map(add).collect()
    };
    let (contents, beside) = (add(&contents), add(&beside));
    let mut resources = BTreeMap::<(Vec<ObjectId>, bool), ObjectId>::new();
    for (index, (surface, (content, beside_here, used))) in surfaces.iter().zip(sides).enumerate() {
        let placed = || surface.placed.iter().map(|placed| placed.page);
        let has_parts = placed().any(|page| alone.contains_key(&page));
        let known = resources.entry((used, has_parts));
        let resources = *known.or_insert_with_key(|(used, _)| {
            let named = (1..).zip(used);
            let named = named.map(|(nth, form)| (form_name(nth), Object::from(*form)));
            let named = Dictionary::from_iter(named);
            match has_parts {
                true if used.is_empty() => return pdf.resources(),
                true => return pdf.resources_with(named),
                false => {}
            }
            let mut own = dictionary! { "XObject" => named };
            if let Some(all_inks) = all_inks {
                let mut spaces = spaces.clone();
                spaces.set(ALL_INKS, all_inks);
                own.set("ColorSpace", spaces);
            }
            pdf.add(own)
        });
        let streams = [contents.get(content), beside.get(beside_here)];
        let streams: Vec<Object> = streams
            .into_iter()
            .flatten()
            .flatten()
            .map(|id| Object::from(*id))
            .collect();
        let content = match streams.as_slice() {
            [only] => only.clone(),
            _ => streams.into(),
        };
        pdf.add_page(index, surface, content, resources);
        if press.is_some_and(|(_, transparent)| placed().any(|page| transparent.contains(&page))) {
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

/// What stands in a place.
#[derive(PartialEq)]
enum InPlace<'s> {
    /// Which of the side's forms, from 1.
    Form(usize),
    /// The page with this number, from 1, and its content.
    Page(usize, &'s [u8]),
}

/// The pages on a side: all that their stream depends on.
#[derive(PartialEq)]
struct PlacedPages<'s> {
    /// For each place of a page its matrix, what it may ink, and what stands there.
    places: Vec<(Transform, Rect, InPlace<'s>)>,
    space: PdfSpace,
    adjust: Option<Transform>,
}

/// What is drawn beside the pages of a side, moved as they are: all that its stream depends on.
#[derive(PartialEq)]
struct Beside<'s> {
    space: PdfSpace,
    marks: &'s [Mark],
    ruler: Option<Ruler>,
    targets: &'s [Point],
    bars: &'s [ColorBar],
    mark_ink: MarkInk,
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
fn forms_on(surface: &Surface, forms: &BTreeMap<usize, ObjectId>) -> Vec<usize> {
    let mut pages = Vec::with_capacity(surface.placed.len());
    for placed in &surface.placed {
        if forms.contains_key(&placed.page) && !pages.contains(&placed.page) {
            pages.push(placed.page);
        }
    }
    pages
}

/// The number of `content` among `all` that are written, where it is added unless one of the last ones is the same.
fn number_of<T: PartialEq>(content: T, all: &mut Vec<T>) -> usize {
    let mut last = (all.len().saturating_sub(RECENT)..all.len()).rev();
    let known = last.find(|at| all.get(*at) == Some(&content));
    known.unwrap_or_else(|| {
        all.push(content);
        all.len() - 1
    })
}

/// The name that the nth form of a side, counted from 1, has there. Names by page would make the content stream of
/// every side different.
fn form_name(nth: usize) -> String {
    format!("P{nth}")
}

impl<'s> PlacedPages<'s> {
    /// A side with these pages as forms, and those that are `alone` as parts of it.
    fn new(
        surface: &Surface<'s>,
        forms: &[usize],
        alone: &'s BTreeMap<usize, PackedStream>,
    ) -> Self {
        let place = |placed: &PlacedPage| {
            let page = placed.page;
            let what = match alone.get(&page) {
                Some(content) => InPlace::Page(page + 1, content.bytes()),
                None => InPlace::Form(forms.iter().position(|form| *form == page)? + 1),
            };
            Some((placed.matrix, placed.clip, what))
        };
        Self {
            places: surface.placed.iter().filter_map(place).collect(),
            space: surface.space(),
            adjust: surface.adjust,
        }
    }

    /// The content stream: pages, clipped to what each may ink.
    fn stream(&self) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut operations: Vec<Operation> = self.adjust.as_ref().map(matrix).into_iter().collect();
        for (matrix, clip, what) in &self.places {
            operations.extend([
                Operation::new("q", vec![]),
                Operation::new("re", self.space.lower_left(*clip).map(points).to_vec()),
                Operation::new("W", vec![]),
                Operation::new("n", vec![]),
                self::matrix(matrix),
            ]);
            match what {
                InPlace::Form(nth) => {
                    let name = form_name(*nth).into_bytes();
                    operations.push(Operation::new("Do", vec![Object::Name(name)]));
                }
                // A marked point (14.6) tells whoever looks into the file which page it is.
                InPlace::Page(number, content) => {
                    let name = form_name(*number).into_bytes();
                    operations.push(Operation::new("MP", vec![Object::Name(name)]));
                    encode(std::mem::take(&mut operations), &mut stream);
                    stream.extend_from_slice(content);
                    stream.push(b'\n');
                }
            }
            operations.push(Operation::new("Q", vec![]));
        }
        encode(operations, &mut stream);
        stream
    }
}

impl<'s> Beside<'s> {
    fn new(surface: &Surface<'s>, mark_ink: MarkInk) -> Self {
        Self {
            space: surface.space(),
            marks: surface.marks,
            ruler: surface.ruler,
            targets: surface.targets,
            bars: surface.bars,
            mark_ink,
        }
    }

    /// The content stream, which goes on with the one of the pages; empty where nothing is drawn.
    fn stream(&self, spaces: &Dictionary) -> Vec<u8> {
        let mut operations = Vec::new();
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
        let mut stream = Vec::new();
        encode(operations, &mut stream);
        stream
    }
}

/// Adds operators to a stream.
fn encode(operations: Vec<Operation>, stream: &mut Vec<u8>) {
    if operations.is_empty() {
        return;
    }
    // Encoding writes to memory, which does not fail.
    stream.append(&mut Content { operations }.encode().unwrap_or_default());
    stream.push(b'\n');
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
