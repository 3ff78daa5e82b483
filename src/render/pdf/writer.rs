//! Pages as they come, some at a time → one PDF. What is drawn is kept as compressed streams, and
//! nothing else of a page: its items may be dropped as soon as `draw` returns.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::{Assembly, Pieces};
use super::content::{self, Task};
use super::content_items::ContentItem;
use super::facts::Facts;
use super::fonts::Fonts;
use super::ops::{self, Kit, Spot};
use super::packed::Packed;
use super::pictures::Pictures;
use super::{Settings, forms, labels, links, outline, place, tags, xmp};
use crate::geom::Size;
use crate::lines::FontBook;
use crate::pages::{Document, Page, TagTree};
use crate::press::{Plan, Slot};
use crate::render::RenderError;

/// Writes one PDF from pages that come in waves.
pub struct Writer<'w> {
    plan: &'w Plan,
    book: &'w FontBook,
    settings: &'w Settings,
    /// How many pages came so far, drawn or not.
    pages: usize,
    fonts: Fonts<'w>,
    pictures: Pictures,
    facts: Facts,
    goal: Goal<'w>,
}

/// What pages are drawn for.
enum Goal<'w> {
    /// To be placed on sheets: forms, by page, of those that stand on one.
    Forms {
        wanted: BTreeSet<usize>,
        drawn: BTreeMap<usize, Packed>,
    },
    /// To be read where they stand.
    Surfaces {
        /// Where each page stands, in the order of the plan.
        places: BTreeMap<usize, Vec<Planned<'w>>>,
        /// The content of each surface.
        pieces: Vec<Pieces>,
        /// How many numbered sequences each surface has so far.
        marks: Vec<u32>,
        /// What each tag holds, in reading order.
        content_items: Vec<ContentItem>,
    },
}

/// A slot as the plan has it.
struct Planned<'w> {
    surface: usize,
    nth: usize,
    size: Size,
    slot: &'w Slot,
}

impl<'w> Writer<'w> {
    /// A file for the sheets of `plan`; `book` has the fonts of the glyphs.
    pub fn new(plan: &'w Plan, book: &'w FontBook, settings: &'w Settings) -> Self {
        let goal = match plan.print {
            Some(_) => Goal::forms(plan),
            None => Goal::surfaces(plan),
        };
        Self {
            plan,
            book,
            settings,
            pages: 0,
            fonts: Fonts::default(),
            pictures: Pictures::default(),
            facts: Facts::default(),
            goal,
        }
    }

    /// Draws the next pages of the document; their indices go on from those before. `tags` has what
    /// their items mean; it may grow from wave to wave. The waves' sizes leave no trace in the file.
    ///
    /// # Errors
    /// When a font is missing or cannot be embedded.
    pub fn draw(&mut self, pages: &[Page], tags: &TagTree) -> Result<(), RenderError> {
        let first = self.pages;
        self.pages += pages.len();
        let mut tasks = Vec::new();
        let mut targets = Vec::new();
        for (index, page) in (first..).zip(pages) {
            let spots = self.goal.spots(index, page, tags);
            if spots.is_empty() {
                continue;
            }
            self.fonts.note(page, self.book)?;
            self.pictures.note(page);
            if self.plan.print.is_none() {
                self.facts.note(index, page, tags);
            }
            for (target, spot) in spots {
                targets.push(target);
                tasks.push(Task { page, spot });
            }
        }
        let kit = Kit {
            tags,
            fonts: &self.fonts,
            pictures: &self.pictures,
            ink: self.settings.ink,
        };
        let streams = content::draw(&tasks, kit);
        for (target, stream) in targets.into_iter().zip(streams) {
            self.goal.keep(target, stream);
        }
        Ok(())
    }

    /// The bytes of the file. Of `document`'s pages only what is not drawn counts by now; `items` may
    /// be empty.
    ///
    /// # Errors
    /// When the plan names a page that does not exist or was not drawn, or a font cannot be embedded.
    pub fn finish(self, document: &Document) -> Result<Vec<u8>, RenderError> {
        let surfaces = place::surfaces(document, self.plan)?;
        let mut placed = surfaces.iter().flat_map(|surface| &surface.placed);
        if let Some(missing) = placed.find(|placed| placed.page >= self.pages) {
            return Err(RenderError::NoPage(missing.page));
        }
        let mut pdf = Assembly::new(surfaces.len());
        self.fonts.embed(&mut pdf)?;
        self.pictures.embed(&mut pdf, self.settings.ink)?;
        match self.goal {
            Goal::Forms { drawn, .. } => forms::impose(&mut pdf, document, &surfaces, drawn),
            Goal::Surfaces {
                pieces,
                content_items,
                ..
            } => {
                // All that helps a reader: links, tags, bookmarks, labels.
                pdf.pages(&surfaces, pieces);
                let links =
                    links::annotate(&mut pdf, document, &surfaces, &content_items, &self.facts);
                tags::structure(
                    &mut pdf,
                    document,
                    &surfaces,
                    &content_items,
                    &links,
                    &self.facts,
                );
                outline::bookmarks(&mut pdf, &document.outline, &surfaces);
                labels::number(&mut pdf, document, &surfaces);
            }
        }
        xmp::describe(&mut pdf, document, self.plan.print.as_ref(), self.settings);
        pdf.finish()
    }
}

/// Where a stream belongs.
enum Target {
    /// The form of a page.
    Form(usize),
    /// A surface, and which slot of it.
    Slot(usize, usize),
}

impl<'w> Goal<'w> {
    fn forms(plan: &Plan) -> Self {
        let sides = plan.sheets.iter().flat_map(|sheet| &sheet.sides);
        Self::Forms {
            wanted: sides
                .flat_map(|side| &side.slots)
                .map(|slot| slot.page)
                .collect(),
            drawn: BTreeMap::new(),
        }
    }

    fn surfaces(plan: &'w Plan) -> Self {
        let mut places = BTreeMap::<usize, Vec<Planned>>::new();
        let mut pieces = Vec::new();
        let sides = plan.sheets.iter().flat_map(|sheet| {
            let size = sheet.size;
            sheet.sides.iter().map(move |side| (size, side))
        });
        for (surface, (size, side)) in sides.enumerate() {
            for (nth, slot) in side.slots.iter().enumerate() {
                places.entry(slot.page).or_default().push(Planned {
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

    /// What is to be drawn of a page, and where it belongs; nothing where no sheet holds it.
    fn spots(&mut self, index: usize, page: &Page, tags: &TagTree) -> Vec<(Target, Option<Spot>)> {
        match self {
            Self::Forms { wanted, .. } => {
                let form = wanted
                    .contains(&index)
                    .then_some((Target::Form(index), None));
                form.into_iter().collect()
            }
            Self::Surfaces { places, marks, .. } => {
                let places = places.get(&index).map_or(&[][..], Vec::as_slice);
                let spot = |(copy, place): (usize, &Planned)| {
                    // Content means something in its first place only, so only there it has numbers.
                    let first = copy == 0;
                    let mark = marks.get_mut(place.surface).map_or(0, |used| {
                        let before = *used;
                        *used += if first { ops::marks(page, tags) } else { 0 };
                        before
                    });
                    let spot = Spot {
                        surface: place.surface,
                        size: place.size,
                        placed: place::place(place.slot, place.size, page.trim, first),
                        mark,
                    };
                    (Target::Slot(place.surface, place.nth), Some(spot))
                };
                places.iter().enumerate().map(spot).collect()
            }
        }
    }

    /// Keeps what was drawn.
    fn keep(&mut self, target: Target, stream: content::Stream) {
        match (self, target) {
            (Self::Forms { drawn, .. }, Target::Form(page)) => {
                drawn.insert(page, stream.packed);
            }
            (
                Self::Surfaces {
                    pieces,
                    content_items,
                    ..
                },
                Target::Slot(surface, nth),
            ) => {
                if let Some(piece) = pieces.get_mut(surface).and_then(|all| all.get_mut(nth)) {
                    *piece = Some(stream.packed);
                }
                content_items.extend(stream.content_items);
            }
            // A goal is asked to keep only what it asked for.
            (Self::Forms { .. }, Target::Slot(..)) | (Self::Surfaces { .. }, Target::Form(_)) => {}
        }
    }
}
