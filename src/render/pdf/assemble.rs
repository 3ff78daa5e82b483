//! The objects of the file as a whole: pages with their boxes, resources, and the catalogue.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::file::{FileSyntax, Objects};
use super::packed::PackedStream;
use super::place::{PlacedPage, Surface};
use super::resources::PdfOpacity;
use super::stream_cache::StreamCache;
use super::values::rectangle;
use crate::geom::Rect;
use crate::render::RenderError;

/// The pieces of a surface's content, each a stream, in the order of its slots.
pub(super) type Pieces = Vec<Option<PackedStream>>;

/// A PDF file in the making.
pub(super) struct PdfBuilder {
    objects: Objects,
    catalog: Dictionary,
    trailer: Dictionary,
    fonts: Dictionary,
    pictures: Dictionary,
    states: Dictionary,
    spaces: Dictionary,
    syntax: FileSyntax,
    tree: ObjectId,
    resources: ObjectId,
    pages: Vec<ObjectId>,
}

impl PdfBuilder {
    /// A file that will have this many pages.
    pub fn new(pages: usize) -> Self {
        let mut objects = Objects::default();
        let tree = objects.reserve();
        let resources = objects.reserve();
        Self {
            catalog: dictionary! { "Type" => "Catalog", "Pages" => tree },
            trailer: Dictionary::new(),
            fonts: Dictionary::new(),
            pictures: Dictionary::new(),
            states: Dictionary::new(),
            spaces: Dictionary::new(),
            syntax: FileSyntax::default(),
            tree,
            resources,
            pages: (0..pages).map(|_| objects.reserve()).collect(),
            objects,
        }
    }

    /// Sets the version of the file, and how its objects stand in it.
    pub const fn set_syntax(&mut self, syntax: FileSyntax) {
        self.syntax = syntax;
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.objects.add(object)
    }

    /// A number for an object that comes later.
    pub fn reserve(&mut self) -> ObjectId {
        self.objects.reserve()
    }

    /// The object behind a reserved number.
    pub fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.objects.set(id, object);
    }

    /// Sets an entry of the catalogue.
    pub fn set_in_catalog(&mut self, key: &str, value: impl Into<Object>) {
        self.catalog.set(key, value);
    }

    /// Sets the document information dictionary.
    pub fn set_info(&mut self, info: Dictionary) {
        let id = self.add(info);
        self.trailer.set("Info", id);
    }

    /// Adds a font to the resources of all pages.
    pub fn add_font(&mut self, resource: &str, font: Dictionary) {
        let id = self.add(font);
        self.fonts.set(resource, id);
    }

    /// Adds a picture to the resources of all pages.
    pub fn add_picture(&mut self, resource: &str, picture: Stream) {
        let id = self.add(picture);
        self.pictures.set(resource, id);
    }

    /// Adds an opacity, of insides and of lines, to the resources of all pages (ISO 32000-1, 11.6.4.4).
    pub fn add_opacity(&mut self, opacity: PdfOpacity) {
        let share = opacity.share();
        let state = dictionary! { "Type" => "ExtGState", "ca" => share, "CA" => share };
        self.add_state(&opacity.name(), state);
    }

    /// Adds a graphics state under a name to the resources of all pages.
    pub fn add_state(&mut self, name: &str, state: Dictionary) {
        let id = self.add(state);
        self.states.set(name, id);
    }

    /// Adds a colour space under a name to the resources of all pages.
    pub fn add_color_space(&mut self, name: &str, space: Object) {
        let id = self.add(space);
        self.spaces.set(name, id);
    }

    /// The colour spaces of all pages.
    pub const fn color_spaces(&self) -> &Dictionary {
        &self.spaces
    }

    /// The resources of all pages: fonts, pictures, graphics states and colour spaces.
    pub fn resources(&self) -> ObjectId {
        self.resources
    }

    /// The same resources with further pictures and forms.
    pub fn resources_with(&mut self, objects: Dictionary) -> ObjectId {
        let mut resources = self.resource_entries();
        let mut all = self.pictures.clone();
        all.extend(&objects);
        resources.set("XObject", all);
        self.add(resources)
    }

    fn resource_entries(&self) -> Dictionary {
        let mut resources = dictionary! { "Font" => self.fonts.clone() };
        let entries = [
            ("XObject", &self.pictures),
            ("ExtGState", &self.states),
            ("ColorSpace", &self.spaces),
        ];
        for (key, entries) in entries {
            if !entries.is_empty() {
                resources.set(key, entries.clone());
            }
        }
        resources
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The page of a surface.
    pub fn page(&self, surface: usize) -> Option<ObjectId> {
        self.pages.get(surface).copied()
    }

    /// Sets an entry of a page.
    pub fn set_in_page(&mut self, surface: usize, key: &str, value: impl Into<Object>) {
        let page = self.page(surface);
        if let Some(page) = page.and_then(|id| self.objects.dictionary(id)) {
            page.set(key, value);
        }
    }

    /// Replaces an entry of a dictionary by another.
    pub fn replace(&mut self, id: ObjectId, old: &str, (key, value): (&str, Dictionary)) {
        if let Some(dictionary) = self.objects.dictionary(id) {
            dictionary.remove(old.as_bytes());
            dictionary.set(key, value);
        }
    }

    /// A page for each surface, with the pieces of its content.
    pub fn pages(&mut self, surfaces: &[Surface], pieces: Vec<Pieces>) {
        for (index, (surface, pieces)) in surfaces.iter().zip(pieces).enumerate() {
            let pieces = pieces.into_iter().flatten();
            let mut pieces: Vec<Object> = pieces
                .map(|piece| self.add(piece.stream(Dictionary::new())).into())
                .collect();
            let contents = match pieces.pop() {
                Some(only) if pieces.is_empty() => only,
                last => {
                    pieces.extend(last);
                    pieces.into()
                }
            };
            let resources = self.resources;
            self.add_page(index, surface, contents, resources);
            // The tab key goes from link to link in reading order (PDF/UA-1, 7.18.3).
            self.set_in_page(index, "Tabs", "S");
        }
    }

    /// The page of a surface, with its content and resources.
    pub fn add_page(
        &mut self,
        index: usize,
        surface: &Surface,
        contents: Object,
        resources: ObjectId,
    ) {
        let Some(id) = self.page(index) else {
            return;
        };
        let [media, bleed, trim] =
            boxes(surface).map(|part| rectangle(surface.space().corners(part)));
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => media.clone(),
            "Resources" => resources,
            "Contents" => contents,
        };
        // Boxes that are left out are the whole paper (ISO 32000-1, 14.11.2), as on sheets of many
        // cards.
        if surface.placed.len() == 1 || surface.joined {
            page.set("CropBox", media);
            page.set("BleedBox", bleed);
            page.set("TrimBox", trim);
        }
        self.set(id, page);
    }

    /// The bytes of the file.
    pub fn finish(mut self, cache: &StreamCache) -> Result<Vec<u8>, RenderError> {
        let pages: Vec<Object> = self.pages.iter().map(|id| Object::from(*id)).collect();
        let count = pages.len() as i64;
        self.objects.set(
            self.tree,
            dictionary! { "Type" => "Pages", "Kids" => pages, "Count" => count },
        );
        let resources = self.resource_entries();
        self.objects.set(self.resources, resources);
        self.trailer.set("Root", self.objects.add(self.catalog));
        self.objects.write(self.trailer, self.syntax, cache)
    }
}

/// The media, bleed and trim box of a surface. A sheet of several pages is cut along its marks, and its
/// boxes are the whole sheet, unless they are panels that stay joined.
fn boxes(surface: &Surface) -> [Rect; 3] {
    let media = Rect::from_size(surface.size);
    match surface.placed.as_slice() {
        [first, others @ ..] if others.is_empty() || surface.joined => {
            let union = |whole: (Rect, Rect), other: &PlacedPage| {
                (whole.0.union(&other.trim), whole.1.union(&other.clip))
            };
            let (trim, clip) = others.iter().fold((first.trim, first.clip), union);
            let trim = trim.intersection(&media);
            [media, clip.union(&trim).intersection(&media), trim]
        }
        _ => [media; 3],
    }
}
