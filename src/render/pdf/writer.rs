//! Pages, given some at a time → one PDF. Of a drawn page only its compressed content stream and
//! what tags hold are kept, so its items may be dropped as soon as `draw` returns.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, dictionary};

use super::assemble::{PdfBuilder, Pieces};
use super::content_items::{ContentItem, marked_sequences};
use super::destinations::Destinations;
use super::facts::TagFacts;
use super::file::FileSyntax;
use super::fonts::Fonts;
use super::forms::PagesOnSheets;
use super::ink::Ink;
use super::ops::{DrawTask, PagePlacement};
use super::packed::PackedStream;
use super::picture_ink::{InkTransform, PictureInk};
use super::pictures::ImageObjects;
use super::resources::{PdfOpacity, overprint_name, spot_name};
use super::stream_cache::StreamCache;
use super::{
    PdfSettings, flatten, forms, labels, links, outline, output_intent, place, separation, tags,
    xmp,
};
use crate::color::SpotInk;
use crate::content::project::ScreenForm;
use crate::geom::Size;
use crate::lines::FontBook;
use crate::pages::{Document, Item, ItemKind, Page, TagTree};
use crate::press::{Plan, Slot};
use crate::render::RenderError;

/// Writes one PDF from pages that come in batches.
pub struct Writer<'w> {
    plan: &'w Plan,
    book: &'w FontBook,
    settings: &'w PdfSettings,
    cache: &'w StreamCache,
    /// How many pages were given so far, drawn or not.
    pages: usize,
    /// How many times as large as it is each page is shown at most, by its index.
    scales: BTreeMap<usize, f64>,
    fonts: Fonts<'w>,
    pictures: ImageObjects,
    /// The print shop's inks, where it gets the file.
    inks: Option<InkTransform>,
    /// The opacities of all pages so far, besides that of what is not seen through.
    opacities: BTreeSet<PdfOpacity>,
    /// The numbers of the spot inks of all pages so far.
    spots: BTreeSet<u8>,
    /// The pages with something that is seen through, by index.
    transparent: BTreeSet<usize>,
    facts: TagFacts,
    drawn: DrawnContent<'w>,
}

/// What was drawn so far, and where it belongs.
enum DrawnContent<'w> {
    /// For printing: a form for each page that stands on a sheet, by the page's index.
    Forms {
        /// The pages that stand on sheets.
        wanted: BTreeSet<usize>,
        /// Those of them that stand in one place alone: they become a part of their side instead of forms.
        alone: BTreeSet<usize>,
        drawn: BTreeMap<usize, PackedStream>,
    },
    /// For reading on a screen: the content of each surface.
    Surfaces {
        /// Where each page stands, in the order of the plan, by the page's index.
        places: BTreeMap<usize, Vec<PlannedSlot<'w>>>,
        /// The content of each surface.
        pieces: Vec<Pieces>,
        /// How many numbered marked-content sequences each surface has so far.
        marks: Vec<u32>,
        /// What each tag holds, in reading order.
        content_items: Vec<ContentItem>,
    },
}

/// A slot of the plan and where it is.
struct PlannedSlot<'w> {
    surface: usize,
    nth: usize,
    size: Size,
    slot: &'w Slot,
}

impl<'w> Writer<'w> {
    /// A file for the sheets of `plan`; `book` has the fonts of the glyphs, and `known` the streams of
    /// other files.
    pub fn new(
        plan: &'w Plan,
        book: &'w FontBook,
        settings: &'w PdfSettings,
        cache: &'w StreamCache,
    ) -> Self {
        let drawn = match plan.print {
            // Print shops get every page as one thing.
            _ if settings.press.is_some() => DrawnContent::forms(plan, BTreeSet::new()),
            Some(_) => DrawnContent::forms(plan, standing_alone(plan)),
            None => DrawnContent::surfaces(plan),
        };
        Self {
            plan,
            book,
            settings,
            cache,
            pages: 0,
            fonts: Fonts::default(),
            scales: scales(plan),
            pictures: ImageObjects::new(is_printed(plan, settings)),
            inks: None,
            opacities: BTreeSet::new(),
            spots: BTreeSet::new(),
            transparent: BTreeSet::new(),
            facts: TagFacts::default(),
            drawn,
        }
    }

    /// Draws the next pages of the document; their indices follow those before. `tags` says what
    /// their items mean, and may grow from batch to batch. How pages are divided into batches does
    /// not change the file.
    ///
    /// # Errors
    /// When a font is missing or cannot be embedded.
    pub fn draw(&mut self, pages: &[Page], tags: &TagTree) -> Result<(), RenderError> {
        let first = self.pages;
        self.pages += pages.len();
        let mut tasks = Vec::new();
        let mut stream_places = Vec::new();
        let flat = self.flattened(first, pages)?;
        for (index, page) in (first..).zip(&flat) {
            let placements = self.drawn.placements(index, page, tags);
            if placements.is_empty() {
                continue;
            }
            let codes = self.fonts.codes_of(page, self.book)?;
            let scale = self.scales.get(&index).copied().unwrap_or(1.0);
            let pictures = self.pictures.numbers_of(page, scale);
            self.opacities.extend(opacities(page));
            self.spots.extend(spots(page, self.settings.ink));
            if is_transparent(page) {
                self.transparent.insert(index);
            }
            if !is_printed(self.plan, self.settings) {
                self.facts.note_page(index, page, tags);
            }
            for (stream_place, placement) in placements {
                stream_places.push(stream_place);
                tasks.push(DrawTask {
                    items: Cow::Borrowed(&page.items),
                    height: page.trim.height,
                    codes: codes.clone(),
                    pictures: pictures.clone(),
                    placement,
                    ink: self.settings.ink,
                    packed: !self.drawn.is_part_of_side(index),
                });
            }
        }
        let streams = self.cache.page_streams(&tasks);
        for (place, stream) in stream_places.into_iter().zip(streams) {
            self.drawn.keep(place, stream);
        }
        Ok(())
    }

    /// The pages, without anything that is seen through where the file may have nothing of the kind.
    fn flattened<'p>(
        &mut self,
        first: usize,
        pages: &'p [Page],
    ) -> Result<Vec<Cow<'p, Page>>, RenderError> {
        let may_be_seen_through = self.settings.press.as_ref();
        let may_be_seen_through = may_be_seen_through.is_none_or(|press| press.has_transparency());
        let mut flat = Vec::with_capacity(pages.len());
        for (index, page) in (first..).zip(pages) {
            let inks = match may_be_seen_through || !is_transparent(page) {
                true => None,
                false => self.inks()?,
            };
            flat.push(match inks {
                Some(inks) => Cow::Owned(flatten::flatten(page, index, &inks, self.book)?),
                None => Cow::Borrowed(page),
            });
        }
        Ok(flat)
    }

    /// The print shop's inks, made when they are first asked for; `None` where no shop gets the file.
    fn inks(&mut self) -> Result<Option<InkTransform>, RenderError> {
        if let (None, Some(press)) = (&self.inks, &self.settings.press) {
            self.inks = Some(press.transform()?);
        }
        Ok(self.inks.clone())
    }

    /// The spot inks of all pages so far, by their numbers.
    pub fn spot_inks(&self) -> impl Iterator<Item = (u8, &SpotInk)> {
        let press = self.settings.press.as_deref();
        let inks = (0..).zip(press.map_or(&[][..], |press| &press.spots));
        inks.filter(|(number, _)| self.spots.contains(number))
    }

    /// The bytes of the file. The items of `document`'s pages are not looked at, and may be empty.
    ///
    /// # Errors
    /// When the plan names a page that does not exist or was not drawn, or a font cannot be embedded.
    pub fn finish(mut self, document: &Document) -> Result<Vec<u8>, RenderError> {
        let surfaces = place::surfaces(document, self.plan)?;
        let mut placed = surfaces.iter().flat_map(|surface| &surface.placed);
        if let Some(missing) = placed.find(|placed| placed.page >= self.pages) {
            return Err(RenderError::NoPage(missing.page));
        }
        let mut pdf = PdfBuilder::new(surfaces.len());
        self.fonts.embed(&mut pdf)?;
        let ink = match self.settings.ink {
            Ink::Rgb | Ink::Office => PictureInk::AsItIs,
            Ink::Grey => PictureInk::Grey,
            // Making the conversion ready takes longer than drawing a page.
            Ink::Cmyk if self.pictures.is_empty() => PictureInk::AsItIs,
            Ink::Cmyk => self.inks()?.map_or(PictureInk::Grey, PictureInk::Cmyk),
        };
        self.pictures.embed(&mut pdf, &ink, self.cache)?;
        if !self.opacities.is_empty() {
            self.opacities.insert(PdfOpacity::WHOLE);
        }
        for opacity in &self.opacities {
            pdf.add_opacity(*opacity);
        }
        if let Some(press) = &self.settings.press {
            pdf.set_syntax(FileSyntax {
                version: press.pdf_version(),
                object_streams: press.has_object_streams(),
            });
            output_intent::say_printing(&mut pdf, &press.condition, self.cache);
            for (number, ink) in self.spot_inks() {
                pdf.add_color_space(&spot_name(number), separation::spot(ink));
            }
            for overprint in [true, false] {
                pdf.add_state(overprint_name(overprint), overprint_state(overprint));
            }
        }
        match self.drawn {
            DrawnContent::Forms { drawn, alone, .. } => {
                let press = self.settings.press.as_deref();
                let press = press.map(|press| (press.inks, &self.transparent));
                let drawn = PagesOnSheets { drawn, alone };
                forms::impose(&mut pdf, document, &surfaces, drawn, press, self.cache)
            }
            DrawnContent::Surfaces {
                pieces,
                content_items,
                ..
            } => {
                // What only a screen edition has.
                pdf.pages(&surfaces, pieces);
                for (index, surface) in surfaces.iter().enumerate() {
                    let mut pages = surface.placed.iter().map(|placed| placed.page);
                    if pages.any(|page| self.transparent.contains(&page)) {
                        pdf.set_in_page(index, "Group", forms::blending("DeviceRGB"));
                    }
                }
                let links =
                    links::annotate(&mut pdf, document, &surfaces, &content_items, &self.facts);
                let form = self.settings.screen;
                let elements = tags::structure(
                    &mut pdf,
                    document,
                    &surfaces,
                    &content_items,
                    &links,
                    (&self.facts, form),
                );
                let destinations = (form == ScreenForm::Ua2).then_some(Destinations {
                    document,
                    facts: &self.facts,
                    elements,
                });
                if let Some(destinations) = &destinations {
                    pdf.set_syntax(FileSyntax::PDF_2);
                    links::lead_to_elements(&mut pdf, &content_items, links, destinations);
                }
                let bookmarks = &document.outline;
                outline::bookmarks(&mut pdf, bookmarks, &surfaces, destinations.as_ref());
                labels::write(&mut pdf, document, &surfaces);
                output_intent::say_srgb(&mut pdf);
            }
        }
        xmp::describe(&mut pdf, document, self.plan.print.as_ref(), self.settings);
        pdf.finish(self.cache)
    }
}

/// The opacities on a page, besides that of what is not seen through.
fn opacities(page: &Page) -> impl Iterator<Item = PdfOpacity> {
    let of_item = |item: &Item| match item.kind {
        ItemKind::Path { opacity, .. } => Some(PdfOpacity::new(opacity)),
        _ => None,
    };
    let all = page.items.iter().filter_map(of_item);
    all.filter(|opacity| *opacity != PdfOpacity::WHOLE)
}

/// The numbers of the spot inks on a page, in these inks.
pub(super) fn spots(page: &Page, ink: Ink) -> impl Iterator<Item = u8> {
    let of_item = |item: &Item| match &item.kind {
        ItemKind::Glyphs(glyphs) => [Some(glyphs.color), None],
        ItemKind::Path { fill, stroke, .. } => [*fill, stroke.as_ref().map(|line| line.color)],
        ItemKind::Image { .. } | ItemKind::Link { .. } => [None; 2],
    };
    let colors = page.items.iter().flat_map(of_item).flatten();
    colors.filter_map(move |color| Some(ink.spot(color)?.ink))
}

/// Whether what lies below something on a page is seen through it.
fn is_transparent(page: &Page) -> bool {
    page.items.iter().any(flatten::is_seen_through)
}

/// Whether paper gets the file.
const fn is_printed(plan: &Plan, settings: &PdfSettings) -> bool {
    plan.print.is_some() || settings.press.is_some()
}

/// The graphics state of what prints on top of the inks below, or in their place (ISO 32000-1, 8.6.7). In
/// overprint mode 1, an ink of which nothing is asked leaves what is there.
fn overprint_state(overprint: bool) -> Dictionary {
    dictionary! {
        "Type" => "ExtGState",
        "OP" => overprint,
        "op" => overprint,
        "OPM" => i64::from(overprint),
    }
}

/// All places of pages.
fn slots(plan: &Plan) -> impl Iterator<Item = &Slot> {
    let sides = plan.sheets.iter().flat_map(|sheet| &sheet.sides);
    sides.flat_map(|side| &side.slots)
}

/// The pages that stand in one place alone.
fn standing_alone(plan: &Plan) -> BTreeSet<usize> {
    let mut pages: Vec<usize> = slots(plan).map(|slot| slot.page).collect();
    pages.sort_unstable();
    let alone = pages.chunk_by(|a, b| a == b).filter(|same| same.len() == 1);
    alone.flatten().copied().collect()
}

/// How many times as large as it is each page is shown at most.
fn scales(plan: &Plan) -> BTreeMap<usize, f64> {
    let mut scales = BTreeMap::new();
    for slot in slots(plan) {
        let scale = scales.entry(slot.page).or_insert(slot.scale);
        *scale = slot.scale.max(*scale);
    }
    scales
}

/// Where a stream belongs.
enum StreamPlace {
    /// The form of a page.
    Form(usize),
    /// A surface, and which slot of it.
    Slot(usize, usize),
}

impl<'w> DrawnContent<'w> {
    fn forms(plan: &Plan, alone: BTreeSet<usize>) -> Self {
        Self::Forms {
            wanted: slots(plan).map(|slot| slot.page).collect(),
            alone,
            drawn: BTreeMap::new(),
        }
    }

    /// Whether a page becomes a part of the side that it stands on.
    fn is_part_of_side(&self, page: usize) -> bool {
        matches!(self, Self::Forms { alone, .. } if alone.contains(&page))
    }

    fn surfaces(plan: &'w Plan) -> Self {
        let mut places = BTreeMap::<usize, Vec<PlannedSlot>>::new();
        let mut pieces = Vec::new();
        let sides = plan.sheets.iter().flat_map(|sheet| {
            let size = sheet.size;
            sheet.sides.iter().map(move |side| (size, side))
        });
        for (surface, (size, side)) in sides.enumerate() {
            for (nth, slot) in side.slots.iter().enumerate() {
                places.entry(slot.page).or_default().push(PlannedSlot {
                    surface,
                    nth,
                    size,
                    slot,
                });
            }
            pieces.push(side.slots.iter().map(|_| None).collect());
        }
        Self::Surfaces {
            places,
            marks: vec![0; pieces.len()],
            pieces,
            content_items: Vec::new(),
        }
    }

    /// Where a page is to be drawn; nowhere where no sheet holds it. A form is drawn without a
    /// placement.
    fn placements(
        &mut self,
        index: usize,
        page: &Page,
        tags: &TagTree,
    ) -> Vec<(StreamPlace, Option<PagePlacement>)> {
        match self {
            Self::Forms { wanted, .. } => {
                let form = wanted
                    .contains(&index)
                    .then_some((StreamPlace::Form(index), None));
                form.into_iter().collect()
            }
            Self::Surfaces {
                places,
                marks,
                content_items,
                ..
            } => {
                let places = places.get(&index).map_or(&[][..], Vec::as_slice);
                let placement = |(copy, place): (usize, &PlannedSlot)| {
                    let placed = place::place_page(place.slot, place.size, page.trim, copy == 0);
                    let at = (place.surface, &placed);
                    let count = marks.get_mut(place.surface)?;
                    let placement = PagePlacement {
                        sequences: marked_sequences(page, tags, at, count, content_items),
                        size: place.size,
                        placed,
                    };
                    let stream_place = StreamPlace::Slot(place.surface, place.nth);
                    Some((stream_place, Some(placement)))
                };
                places.iter().enumerate().filter_map(placement).collect()
            }
        }
    }

    /// Keeps what was drawn.
    fn keep(&mut self, stream_place: StreamPlace, stream: PackedStream) {
        match (self, stream_place) {
            (Self::Forms { drawn, .. }, StreamPlace::Form(page)) => {
                drawn.insert(page, stream);
            }
            (Self::Surfaces { pieces, .. }, StreamPlace::Slot(surface, nth)) => {
                if let Some(piece) = pieces.get_mut(surface).and_then(|all| all.get_mut(nth)) {
                    *piece = Some(stream);
                }
            }
            // What does not belong here was not asked for.
            (Self::Forms { .. }, StreamPlace::Slot(..))
            | (Self::Surfaces { .. }, StreamPlace::Form(_)) => {}
        }
    }
}
