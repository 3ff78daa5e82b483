//! Pages, given some at a time → one PDF, which is written as they come. Of a drawn page only what tags hold is kept, and
//! its content where its side of a sheet still waits for other pages; its items may be dropped as soon as `draw` returns.

use std::borrow::Cow;
use std::collections::BTreeSet;

use lopdf::{Dictionary, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::content_items::{ContentItem, marked_sequences};
use super::destinations::Destinations;
use super::draw_task::{DrawTask, PagePlacement};
use super::facts::TagFacts;
use super::file::{FileSyntax, Objects};
use super::fonts::Fonts;
use super::forms::{SheetSides, blending};
use super::ink::Ink;
use super::patterns::PatternForms;
use super::picture_ink::{InkTransform, PictureInk};
use super::pictures::ImageObjects;
use super::place::Surface;
use super::resources::{PdfOpacity, overprint_name, spot_name};
use super::stream_cache::StreamCache;
use super::{
    PdfSettings, flatten, labels, links, outline, output_intent, place, separation, tags, xmp,
};
use crate::color::SpotInk;
use crate::content::project::ScreenForm;
use crate::lines::FontBook;
use crate::pages::{Document, Item, ItemKind, Page, TagTree};
use crate::press::{Place, Plan};
use crate::render::RenderError;
use crate::render::file_bytes::{FileBytes, FileContent, StoredAs};

/// Writes one PDF from pages that come in batches.
pub struct Writer<'w> {
    plan: &'w Plan,
    book: &'w FontBook,
    settings: &'w PdfSettings,
    cache: &'w StreamCache,
    /// How many pages were given so far, drawn or not.
    pages: usize,
    pdf: PdfBuilder<'w>,
    fonts: Fonts<'w>,
    pictures: ImageObjects,
    patterns: PatternForms,
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

/// What was drawn so far.
enum DrawnContent<'w> {
    /// For printing: the sides of the sheets.
    Sides(Box<SheetSides<'w>>),
    /// For reading on a screen: the content of each surface.
    Surfaces {
        /// The number of the object that each slot of the plan has as its content; 0 where it was not drawn.
        contents: Vec<u32>,
        /// How many numbered marked-content sequences each surface has so far.
        marks: Vec<u32>,
        /// What each tag holds, in reading order.
        content_items: Vec<ContentItem>,
    },
}

impl<'w> Writer<'w> {
    /// A file for the sheets of `plan`; `book` has the fonts of the glyphs, and `known` the streams of
    /// other files. It is held as a whole.
    pub fn new(
        plan: &'w Plan,
        book: &'w FontBook,
        settings: &'w PdfSettings,
        cache: &'w StreamCache,
    ) -> Self {
        Self::storing(plan, book, settings, cache, None)
    }

    /// The same, of a file whose bytes are stored as they are made where they become many.
    pub fn storing(
        plan: &'w Plan,
        book: &'w FontBook,
        settings: &'w PdfSettings,
        cache: &'w StreamCache,
        stored_as: Option<StoredAs<'w>>,
    ) -> Self {
        let press = settings.press.as_deref();
        let drawn = match is_printed(plan, settings) {
            true => {
                let sides = SheetSides::new(plan, press.map(|press| press.inks));
                DrawnContent::Sides(Box::new(sides))
            }
            false => DrawnContent::Surfaces {
                contents: vec![0; plan.sheets.pages().len()],
                marks: vec![0; plan.sheets.side_count()],
                content_items: Vec::new(),
            },
        };
        let syntax = match press {
            Some(press) => FileSyntax {
                version: press.pdf_version(),
                object_streams: press.has_object_streams(),
            },
            None if plan.print.is_none() && settings.screen == ScreenForm::Ua2 => FileSyntax::PDF_2,
            None => FileSyntax::default(),
        };
        let objects = Objects::new(FileBytes::stored_as(stored_as), syntax, cache);
        Self {
            plan,
            book,
            settings,
            cache,
            pages: 0,
            pdf: PdfBuilder::new(plan.sheets.side_count(), objects),
            fonts: Fonts::default(),
            pictures: ImageObjects::new(is_printed(plan, settings)),
            patterns: PatternForms::default(),
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
        let mut places = Vec::new();
        let flat = self.flattened(first, pages)?;
        for (index, page) in (first..).zip(&flat) {
            let found = self.plan.sheets.places_of(index);
            if found.is_empty() {
                continue;
            }
            let codes = self.fonts.codes_of(page, self.book)?;
            let pictures = self.pictures.numbers_of(page, self.scale(found));
            let patterns = self.patterns.numbers_of(page);
            self.opacities.extend(opacities(page));
            self.spots.extend(spots(page, self.settings.ink));
            if is_transparent(page) {
                self.transparent.insert(index);
            }
            if !is_printed(self.plan, self.settings) {
                self.facts.note_page(index, page, tags);
            }
            let packed = !self.drawn.is_part_of_side(index);
            for (number, placement) in self.drawn.placements(self.plan, (index, page), tags) {
                places.push((index, page, number));
                tasks.push(DrawTask {
                    items: Cow::Borrowed(&page.items),
                    height: page.trim.height,
                    codes: codes.clone(),
                    pictures: pictures.clone(),
                    patterns: patterns.clone(),
                    placement,
                    ink: self.settings.ink,
                    packed,
                });
            }
        }
        let streams = self.cache.page_streams(&tasks);
        for ((index, page, number), stream) in places.into_iter().zip(streams) {
            match &mut self.drawn {
                DrawnContent::Sides(sides) => {
                    let transparent = self.transparent.contains(&index);
                    let drawn = (stream, transparent);
                    sides.add((index, page), drawn, &mut self.pdf, self.cache);
                }
                DrawnContent::Surfaces { contents, .. } => {
                    let (id, _) = self.pdf.add(stream.stream(Dictionary::new()));
                    if let Some(content) = contents.get_mut(number) {
                        *content = id;
                    }
                }
            }
        }
        self.pdf.check()
    }

    /// How many times as large as it is a page is shown at most in these places.
    fn scale(&self, places: &[Place]) -> f64 {
        let slots = places
            .iter()
            .filter_map(|place| self.plan.sheets.slot_at(*place));
        slots.map(|slot| slot.scale).fold(0.0, f64::max)
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
            let page = of_edition(page, self.settings.ink);
            flat.push(match inks {
                Some(inks) => Cow::Owned(flatten::flatten(&page, index, &inks, self.book)?),
                None => page,
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

    /// The file. The items of `document`'s pages are not looked at, and may be empty.
    ///
    /// # Errors
    /// When the plan names a page that does not exist or was not drawn, a font cannot be embedded, or the file
    /// cannot be stored.
    pub fn finish(mut self, document: &Document) -> Result<FileContent, RenderError> {
        let missing = |page: &usize| *page >= self.pages || *page >= document.pages.len();
        if let Some(missing) = self.plan.sheets.pages().find(missing) {
            return Err(RenderError::NoPage(missing));
        }
        let ink = match self.settings.ink {
            Ink::Rgb | Ink::Office => PictureInk::AsItIs,
            Ink::Grey => PictureInk::Grey,
            // Making the conversion ready takes longer than drawing a page.
            Ink::Cmyk if self.pictures.is_empty() => PictureInk::AsItIs,
            Ink::Cmyk => self.inks()?.map_or(PictureInk::Grey, PictureInk::Cmyk),
        };
        let spots: Vec<(u8, SpotInk)> = self
            .spot_inks()
            .map(|(number, ink)| (number, ink.clone()))
            .collect();
        let mut pdf = self.pdf;
        self.fonts.embed(&mut pdf)?;
        self.pictures.embed(&mut pdf, &ink, self.cache)?;
        if !self.opacities.is_empty() {
            self.opacities.insert(PdfOpacity::WHOLE);
        }
        for opacity in &self.opacities {
            pdf.add_opacity(*opacity);
        }
        if let Some(press) = &self.settings.press {
            output_intent::say_printing(&mut pdf, &press.condition, self.cache);
            for (number, ink) in &spots {
                pdf.add_color_space(&spot_name(*number), separation::spot(ink));
            }
            for overprint in [true, false] {
                pdf.add_state(overprint_name(overprint), overprint_state(overprint));
            }
        }
        self.patterns.embed(&mut pdf, self.settings.ink, self.cache);
        match self.drawn {
            DrawnContent::Sides(sides) => sides.finish(&mut pdf, self.cache)?,
            DrawnContent::Surfaces {
                contents,
                content_items,
                ..
            } => {
                // What only a screen edition has.
                let surfaces = place::surfaces(document, self.plan)?;
                for (index, surface) in surfaces.iter().enumerate() {
                    let mut pages = surface.placed.iter().map(|placed| placed.page);
                    if pages.any(|page| self.transparent.contains(&page)) {
                        pdf.set_in_page(index, "Group", blending("DeviceRGB"));
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
                    links::lead_to_elements(&mut pdf, &content_items, links, destinations);
                }
                let bookmarks = &document.outline;
                outline::bookmarks(&mut pdf, bookmarks, &surfaces, destinations.as_ref());
                labels::write(&mut pdf, document, &surfaces);
                output_intent::say_srgb(&mut pdf);
                write_pages(&mut pdf, &surfaces, &contents);
            }
        }
        xmp::describe(&mut pdf, document, self.plan.print.as_ref(), self.settings);
        pdf.finish()
    }
}

/// Writes the page of each surface, whose slots have these contents.
fn write_pages(pdf: &mut PdfBuilder, surfaces: &[Surface], contents: &[u32]) {
    let mut contents = contents.iter().copied();
    for (index, surface) in surfaces.iter().enumerate() {
        let own = contents.by_ref().take(surface.placed.len());
        let own: Vec<ObjectId> = own
            .filter(|number| *number > 0)
            .map(|number| (number, 0))
            .collect();
        let resources = pdf.resources();
        // The tab key goes from link to link in reading order (PDF/UA-1, 7.18.3).
        let tabs = Some(("Tabs", "S".into()));
        pdf.write_page((index, surface), &own, resources, tabs);
    }
}

/// The page as an edition has it: with its lines of the grey edition there, and in another one without what stands in the
/// grey one alone.
fn of_edition(page: &Page, ink: Ink) -> Cow<'_, Page> {
    let is_other = |item: &Item| match ink {
        Ink::Grey => item.is_other_in_grey(),
        _ => !item.is_in_colour(),
    };
    if !page.items.iter().any(is_other) {
        return Cow::Borrowed(page);
    }
    let items = page.items.iter();
    let items = match ink {
        Ink::Grey => page.items_in_grey(),
        _ => items.filter(|item| item.is_in_colour()).cloned().collect(),
    };
    Cow::Owned(Page {
        label: page.label.clone(),
        items,
        ..*page
    })
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
        ItemKind::Pattern(pattern) => [Some(pattern.color), None],
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

impl DrawnContent<'_> {
    /// Whether a page becomes a part of the side that it stands on.
    fn is_part_of_side(&self, page: usize) -> bool {
        matches!(self, Self::Sides(sides) if sides.is_part(page))
    }

    /// Where a page is to be drawn, each with the number of its slot among all of the plan: for printing once,
    /// without a placement.
    fn placements(
        &mut self,
        plan: &Plan,
        (index, page): (usize, &Page),
        tags: &TagTree,
    ) -> Vec<(usize, Option<PagePlacement>)> {
        match self {
            Self::Sides(_) => vec![(0, None)],
            Self::Surfaces {
                marks,
                content_items,
                ..
            } => {
                let sheets = &plan.sheets;
                let placement = |(copy, place): (usize, &Place)| {
                    let (surface, _) = sheets.side_of(*place)?;
                    let size = sheets.pattern(place.sheet())?.size;
                    let slot = sheets.slot_at(*place)?;
                    let placed = place::place_page(&slot, size, page.trim, copy == 0);
                    let count = marks.get_mut(surface)?;
                    let placement = PagePlacement {
                        sequences: marked_sequences(
                            page,
                            tags,
                            (surface, &placed),
                            count,
                            content_items,
                        ),
                        size,
                        placed,
                    };
                    Some((sheets.slot_number(*place)?, Some(placement)))
                };
                let places = sheets.places_of(index).iter().enumerate();
                places.filter_map(placement).collect()
            }
        }
    }
}
