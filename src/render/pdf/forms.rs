//! Imposed sheets: every page is written once. One that stands in several places is a form XObject (ISO 32000-1,
//! 8.10), placed on the sides that the plan names; one that stands in one place alone is a part of the content of its
//! side, which is compressed as a whole. A side is written as soon as all its pages are there, and of its pages nothing is
//! kept then. What is drawn beside them is the topic of `beside`.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::beside::{ALL_INKS, Beside, MarkInk, encode};
use super::digits::{Written, write_name, write_operation};
use super::packed::PackedStream;
use super::place::{PlacedPage, Surface, place_page};
use super::ruler;
use super::separation;
use super::space::PdfSpace;
use super::stream_cache::StreamCache;
use super::values::{pt, rectangle, round};
use crate::content::shop::PressInks;
use crate::geom::{Rect, Size, Transform};
use crate::pages::Page;
use crate::parallel;
use crate::press::{Place, Plan};
use crate::render::RenderError;

/// So many sides that are complete wait at most until they are written, on all processors.
const WAITING: usize = 32;
/// Pages of a side that stand farther apart in the document than this become forms, so that those that come first need
/// not be held until the last one comes: cards that are cut and stacked.
const FAR_APART: usize = 2_000;
/// With how many of the last different sides a side is compared: a front, a back, and the same for
/// the last sheet. The sides of a booklet all differ, and are not compared with hundreds.
const RECENT: usize = 4;

/// The sides of sheets, written as their pages come.
///
/// For the print shop, marks are in all inks that it prints at once, and a side with something that is seen through says in
/// which inks it is blended.
pub(super) struct SheetSides<'w> {
    plan: &'w Plan,
    /// The inks of the print shop, where one gets the file.
    press: Option<PressInks>,
    mark_ink: MarkInk,
    /// The colour space of marks in all inks, where there are any.
    all_inks: Option<ObjectId>,
    /// Of each side, how many of its slots have no page yet.
    missing: Vec<u16>,
    /// The sides that some pages stand on, but not all.
    begun: BTreeMap<usize, SidePages>,
    /// How many bytes of pages wait for others, or to be written.
    held: usize,
    /// Those that are complete, in the order in which they became so.
    complete: Vec<(usize, SidePages)>,
    /// The pages that are forms, in their order.
    forms: Vec<PageForm>,
    /// Pages are mostly of one size, and there can be thousands, so they share the box as one object.
    form_box: Option<(Rect, ObjectId)>,
    /// The last different sides, with the objects that have their content.
    recent: VecDeque<(SideContent, Option<ObjectId>)>,
    /// What is drawn beside pages, with the objects that will have it.
    beside: Vec<(Beside<'w>, Option<ObjectId>)>,
    /// The object that will have the lines of all rulers, where there are any.
    ruler: Option<ObjectId>,
    /// The resources of sides by their forms, and by whether pages are parts of them.
    resources: BTreeMap<(Vec<ObjectId>, bool), ObjectId>,
}

/// A page that is a form.
#[derive(Debug, Clone, Copy)]
struct PageForm {
    page: usize,
    form: ObjectId,
    trim: Size,
}

/// The pages of a side that are parts of it, each with its slot and its content.
#[derive(Default)]
struct SidePages {
    parts: Vec<(usize, PlacedPage, Vec<u8>)>,
    /// Whether any page of the side has something that is seen through.
    transparent: bool,
}

/// What stands in a place.
#[derive(Debug, Clone, Copy, PartialEq)]
enum InPlace {
    /// Which of the side's forms, from 1.
    Form(usize),
    /// The page with this number, from 1.
    Page(usize),
}

/// The pages on a side: all that their stream depends on, as each page has one content.
#[derive(Debug, Clone, PartialEq)]
struct SideContent {
    /// For each place of a page its matrix, what it may ink, and what stands there.
    places: Vec<(Transform, Rect, InPlace)>,
    space: PdfSpace,
    adjust: Option<Transform>,
}

impl<'w> SheetSides<'w> {
    /// Those of a plan, for a print shop that prints in these inks, or for the office.
    pub fn new(plan: &'w Plan, press: Option<PressInks>) -> Self {
        let sides = |sheet: usize| {
            plan.sheets
                .pattern(sheet)
                .into_iter()
                .flat_map(|sheet| &sheet.sides)
        };
        let all = (0..plan.sheets.len()).flat_map(sides);
        Self {
            plan,
            press,
            mark_ink: match press {
                None => MarkInk::Grey,
                Some(PressInks::Black) => MarkInk::Black,
                Some(PressInks::Cmyk) => MarkInk::All,
            },
            all_inks: None,
            missing: all.map(|side| side.slots.len() as u16).collect(),
            begun: BTreeMap::new(),
            held: 0,
            complete: Vec::new(),
            forms: Vec::new(),
            form_box: None,
            recent: VecDeque::new(),
            beside: Vec::new(),
            ruler: None,
            resources: BTreeMap::new(),
        }
    }

    /// Whether a page becomes a part of the side that it stands on. Print shops get every page as one thing.
    pub fn is_part(&self, page: usize) -> bool {
        match self.plan.sheets.places_of(page) {
            [only] => self.press.is_none() && !self.is_far_apart(*only),
            _ => false,
        }
    }

    /// Whether the pages of a side come far from each other; those that stand on several sides do not count.
    fn is_far_apart(&self, place: Place) -> bool {
        let sheets = &self.plan.sheets;
        let alone = |page: &usize| sheets.places_of(*page).len() == 1;
        let (mut first, mut last) = (usize::MAX, 0);
        for page in sheets.pages_beside(place).filter(alone) {
            (first, last) = (first.min(page), last.max(page));
        }
        last.saturating_sub(first) > FAR_APART
    }

    /// Takes a page that was drawn, and writes it where it is a form, and the sides that are complete with it.
    pub fn add(
        &mut self,
        (index, page): (usize, &Page),
        (content, transparent): (PackedStream, bool),
        pdf: &mut PdfBuilder,
        cache: &StreamCache,
    ) {
        let sheets = &self.plan.sheets;
        let mut part = None;
        if self.is_part(index) {
            let content = content.into_bytes();
            self.held += content.len();
            cache.note_held(self.held);
            part = Some(content);
        } else {
            self.add_form((index, page), content, pdf);
        }
        for place in sheets.places_of(index) {
            let (Some((number, _)), Some(sheet), Some(slot)) = (
                sheets.side_of(*place),
                sheets.pattern(place.sheet()),
                sheets.slot_at(*place),
            ) else {
                continue;
            };
            let Some(missing) = self.missing.get_mut(number) else {
                continue;
            };
            *missing = missing.saturating_sub(1);
            let is_complete = *missing == 0;
            let content = part.take();
            if content.is_some() || transparent {
                let side = self.begun.entry(number).or_default();
                side.transparent |= transparent;
                side.parts.extend(content.map(|content| {
                    let placed = place_page(&slot, sheet.size, page.trim, true);
                    (place.slot(), placed, content)
                }));
            }
            if is_complete {
                let side = self.begun.remove(&number).unwrap_or_default();
                self.complete.push((number, side));
                if self.complete.len() >= WAITING {
                    self.write_complete(pdf, cache);
                }
            }
        }
    }

    /// Writes a page as a form.
    fn add_form(
        &mut self,
        (index, page): (usize, &Page),
        content: PackedStream,
        pdf: &mut PdfBuilder,
    ) {
        let whole = Rect::from_size(page.trim).outset(page.bleed);
        let known = self.form_box.filter(|(known, _)| *known == whole);
        let space = PdfSpace::of_height(page.trim.height);
        let mut bbox = || pdf.add(rectangle(space.corners(whole)));
        let (_, bbox) = *self
            .form_box
            .insert(known.unwrap_or_else(|| (whole, bbox())));
        let dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => bbox,
            "Resources" => pdf.resources(),
        };
        self.forms.push(PageForm {
            page: index,
            form: pdf.add(content.stream(dictionary)),
            trim: page.trim,
        });
    }

    /// Writes the sides that are complete.
    fn write_complete(&mut self, pdf: &mut PdfBuilder, cache: &StreamCache) {
        let mut new: Vec<(ObjectId, SideContent, Vec<Vec<u8>>)> = Vec::new();
        for (number, pages) in std::mem::take(&mut self.complete) {
            let parts = pages.parts.iter().map(|(.., content)| content.len());
            self.held -= parts.sum::<usize>();
            let Some(made) = self.assemble(number, pages) else {
                continue;
            };
            let known = self
                .recent
                .iter()
                .rev()
                .find(|(known, _)| *known == made.content);
            let content = match known {
                Some((_, id)) => *id,
                None => {
                    let id = (!made.content.places.is_empty()).then(|| pdf.reserve());
                    if self.recent.len() == RECENT {
                        self.recent.pop_front();
                    }
                    self.recent.push_back((made.content.clone(), id));
                    new.extend(id.map(|id| (id, made.content, made.parts)));
                    id
                }
            };
            let has_ruler = made.beside.has_ruler();
            let beside = self.beside(made.beside, pdf);
            // It goes on with what is drawn beside the pages.
            let ruler = has_ruler.then(|| *self.ruler.get_or_insert_with(|| pdf.reserve()));
            let resources = match (made.forms.is_empty(), made.has_parts) {
                (true, true) => pdf.resources(),
                _ => *self
                    .resources
                    .entry((made.forms, made.has_parts))
                    .or_insert_with(|| pdf.reserve()),
            };
            let blended = self.press.is_some() && made.transparent;
            let group = blended.then(|| ("Group", blending("DeviceCMYK").into()));
            let contents: Vec<ObjectId> = content.into_iter().chain(beside).chain(ruler).collect();
            pdf.write_page((number, &made.surface), &contents, resources, group);
        }
        let plain = parallel::map(&new, |(_, content, parts)| content.stream(parts));
        let slices: Vec<&[u8]> = plain.iter().map(Vec::as_slice).collect();
        for ((id, ..), packed) in new.iter().zip(cache.compressed(&slices)) {
            pdf.set(*id, packed.stream(Dictionary::new()));
        }
    }

    /// The object that will have what is drawn beside the pages of a side; `None` where that is nothing.
    fn beside(&mut self, beside: Beside<'w>, pdf: &mut PdfBuilder) -> Option<ObjectId> {
        // Most sides differ only in their pages, so they share what is drawn beside.
        let mut recent = self.beside.iter().rev().take(RECENT);
        if let Some((_, id)) = recent.find(|(known, _)| *known == beside) {
            return *id;
        }
        if self.mark_ink == MarkInk::All && beside.has_marks() {
            self.all_inks.get_or_insert_with(|| pdf.reserve());
        }
        let id = (!beside.is_empty()).then(|| pdf.reserve());
        self.beside.push((beside, id));
        id
    }

    /// What a side is made of, when all its pages are there.
    fn assemble(&self, number: usize, pages: SidePages) -> Option<AssembledSide<'w>> {
        let sheets = &self.plan.sheets;
        let (sheet, nth) = sheets.side_with_number(number)?;
        let pattern = sheets.pattern(sheet)?;
        let side = pattern.sides.get(nth)?;
        let SidePages {
            mut parts,
            transparent,
        } = pages;
        parts.sort_by_key(|(slot, ..)| *slot);
        let has_parts = !parts.is_empty();
        let mut parts = parts.into_iter().peekable();
        let (mut placed, mut contents) = (Vec::new(), Vec::new());
        let mut forms: Vec<PageForm> = Vec::new();
        let mut places = Vec::with_capacity(side.slots.len());
        for (nth, slot) in sheets.slots_of(number).enumerate() {
            let (page, what) = match parts.next_if(|(slot, ..)| *slot == nth) {
                Some((_, page, content)) => {
                    contents.push(content);
                    (page, InPlace::Page(slot.page + 1))
                }
                None => {
                    let form = self.form_of(slot.page)?;
                    let known = forms.iter().position(|known| known.page == form.page);
                    let at = known.unwrap_or_else(|| {
                        forms.push(form);
                        forms.len() - 1
                    });
                    let page = place_page(&slot, pattern.size, form.trim, false);
                    (page, InPlace::Form(at + 1))
                }
            };
            places.push((page.matrix, page.clip, what));
            placed.push(page);
        }
        let space = PdfSpace::of_height(pattern.size.height);
        let adjust = &side.adjust;
        let moved = !adjust.is_identity();
        let adjust = moved.then(|| space.matrix(&adjust.transform(pattern.size), space));
        Some(AssembledSide {
            content: SideContent {
                places,
                space,
                adjust,
            },
            parts: contents,
            has_parts,
            forms: forms.iter().map(|form| form.form).collect(),
            beside: Beside::new(side, space, self.mark_ink),
            surface: Surface {
                size: pattern.size,
                placed,
                joined: side.joined,
            },
            transparent,
        })
    }

    fn form_of(&self, page: usize) -> Option<PageForm> {
        let at = self.forms.binary_search_by_key(&page, |form| form.page);
        self.forms.get(at.ok()?).copied()
    }

    /// Writes the last sides, and what they have in common.
    ///
    /// # Errors
    /// When a page that the plan names was not drawn.
    pub fn finish(mut self, pdf: &mut PdfBuilder, cache: &StreamCache) -> Result<(), RenderError> {
        for number in 0..self.missing.len() {
            let blank = self.plan.sheets.slots_of(number).next().is_none();
            match self.missing.get(number) {
                Some(0) if blank => self.complete.push((number, SidePages::default())),
                Some(0) | None => {}
                Some(_) => {
                    let drawn = |page: usize| {
                        let begun = self.begun.get(&number);
                        let mut parts = begun.iter().flat_map(|side| &side.parts);
                        parts.any(|(_, placed, _)| placed.page == page)
                            || self.form_of(page).is_some()
                    };
                    let mut slots = self.plan.sheets.slots_of(number);
                    let missing = slots.find(|slot| !drawn(slot.page));
                    return Err(RenderError::NoPage(missing.map_or(0, |slot| slot.page)));
                }
            }
        }
        self.write_complete(pdf, cache);
        let spaces = pdf.color_spaces().clone();
        if let Some(id) = self.all_inks {
            pdf.set(id, separation::all_inks());
        }
        let drawn = self
            .beside
            .iter()
            .filter_map(|(beside, id)| Some((*id, beside.stream(&spaces)?)));
        let ruler = self.ruler.map(|id| {
            let mut stream = Vec::new();
            encode(ruler::draw(), &mut stream);
            (Some(id), stream)
        });
        let (ids, plain): (Vec<Option<ObjectId>>, Vec<Vec<u8>>) = drawn.chain(ruler).unzip();
        let slices: Vec<&[u8]> = plain.iter().map(Vec::as_slice).collect();
        for (id, packed) in ids.into_iter().zip(cache.compressed(&slices)) {
            if let Some(id) = id {
                pdf.set(id, packed.stream(Dictionary::new()));
            }
        }
        for ((used, has_parts), id) in self.resources {
            let named = (1..).zip(used);
            let named = named.map(|(nth, form)| (form_name(nth), Object::from(form)));
            let named = Dictionary::from_iter(named);
            if has_parts {
                pdf.set_resources_with(id, named);
                continue;
            }
            let mut own = dictionary! { "XObject" => named };
            if let Some(all_inks) = self.all_inks {
                let mut spaces = spaces.clone();
                spaces.set(ALL_INKS, all_inks);
                own.set("ColorSpace", spaces);
            }
            pdf.set(id, own);
        }
        Ok(())
    }
}

/// A side when all its pages are there.
struct AssembledSide<'w> {
    content: SideContent,
    /// The contents of the pages that are parts, in the order of their places.
    parts: Vec<Vec<u8>>,
    has_parts: bool,
    /// Its forms, each once, in the order of the slots.
    forms: Vec<ObjectId>,
    beside: Beside<'w>,
    surface: Surface,
    transparent: bool,
}

/// In which colours a page is blended that has something that is seen through (ISO 32000-1, 11.6.6): else
/// each reader decides. A page for the office's paper does without: printers would mix its black from all
/// toners.
pub(super) fn blending(space: &str) -> Dictionary {
    dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => space }
}

/// The name that the nth form of a side, counted from 1, has there. Names by page would make the content stream of
/// every side different.
fn form_name(nth: usize) -> String {
    format!("P{nth}")
}

impl SideContent {
    /// The content stream: pages, clipped to what each may ink. `parts` are the contents of those that are no forms.
    fn stream(&self, parts: &[Vec<u8>]) -> Vec<u8> {
        let mut stream = Vec::new();
        let mut operators = Written::new();
        if let Some(adjust) = &self.adjust {
            write_matrix(adjust, &mut operators);
        }
        let mut parts = parts.iter();
        for (matrix, clip, what) in &self.places {
            let clip = self.space.lower_left(*clip).map(|length| pt(length).0);
            operators.extend_from_slice(b"q\n");
            write_operation(&clip, "re", &mut operators);
            operators.extend_from_slice(b"W\nn\n");
            write_matrix(matrix, &mut operators);
            match what {
                InPlace::Form(nth) => write_name(&form_name(*nth), "Do", &mut operators),
                // A marked point (14.6) tells whoever looks into the file which page it is.
                InPlace::Page(number) => {
                    write_name(&form_name(*number), "MP", &mut operators);
                    stream.append(&mut operators);
                    stream.extend(parts.next().into_iter().flatten());
                    stream.push(b'\n');
                }
            }
            operators.extend_from_slice(b"Q\n");
        }
        stream.append(&mut operators);
        stream
    }
}

/// Writes the operator that maps all that follows.
fn write_matrix(map: &Transform, out: &mut Written) {
    let [a, b, c, d] = map.linear.map(round);
    let (x, y) = (pt(map.offset.x).0, pt(map.offset.y).0);
    write_operation(&[a, b, c, d, x, y], "cm", out);
}
