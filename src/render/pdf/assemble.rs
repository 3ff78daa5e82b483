//! The objects of the file as a whole: pages with their boxes, resources, and the catalogue.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::file::Objects;
use super::place::{PlacedPage, Surface};
use super::resources::PdfOpacity;
use super::values::rectangle;
use crate::geom::Rect;
use crate::render::RenderError;
use crate::render::file_bytes::FileContent;

/// How many kids a node of the page tree has at most: a reader that looks for one page reads so many names at each level.
const KIDS: usize = 256;

/// A PDF file in the making.
pub(super) struct PdfBuilder<'f> {
    objects: Objects<'f>,
    catalog: Dictionary,
    trailer: Dictionary,
    fonts: Dictionary,
    pictures: Dictionary,
    states: Dictionary,
    spaces: Dictionary,
    resources: ObjectId,
    pages: NumberRange,
    /// The nodes of the page tree, level by level: first those that hold pages, last the root alone.
    nodes: Vec<NumberRange>,
    /// Entries of pages that are not written yet, by surface.
    entries: BTreeMap<usize, Vec<(&'static str, Object)>>,
}

/// Objects whose numbers follow each other.
#[derive(Debug, Clone, Copy)]
struct NumberRange {
    first: u32,
    count: usize,
}

impl NumberRange {
    fn reserve(count: usize, objects: &mut Objects) -> Self {
        let mut numbers = (0..count).map(|_| objects.reserve().0);
        let first = numbers.next().unwrap_or(0);
        numbers.for_each(drop);
        Self { first, count }
    }

    fn get(&self, nth: usize) -> Option<ObjectId> {
        (nth < self.count).then(|| (self.first + nth as u32, 0))
    }
}

impl<'f> PdfBuilder<'f> {
    /// A file that will have this many pages, whose objects are written as they come.
    pub fn new(pages: usize, mut objects: Objects<'f>) -> Self {
        let mut levels = Vec::new();
        let mut count = pages;
        while count > KIDS {
            count = count.div_ceil(KIDS);
            levels.push(count);
        }
        let root = NumberRange::reserve(1, &mut objects);
        let resources = objects.reserve();
        let pages = NumberRange::reserve(pages, &mut objects);
        let nodes = levels.into_iter();
        let nodes = nodes.map(|count| NumberRange::reserve(count, &mut objects));
        let nodes: Vec<NumberRange> = nodes.collect();
        let nodes = nodes.into_iter().chain([root]).collect();
        let mut catalog = dictionary! { "Type" => "Catalog" };
        catalog.set("Pages", root.get(0).map_or(Object::Null, Object::from));
        Self {
            catalog,
            trailer: Dictionary::new(),
            fonts: Dictionary::new(),
            pictures: Dictionary::new(),
            states: Dictionary::new(),
            spaces: Dictionary::new(),
            resources,
            pages,
            nodes,
            entries: BTreeMap::new(),
            objects,
        }
    }

    /// What went wrong so far.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn check(&self) -> Result<(), RenderError> {
        self.objects.check()
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.objects.add(object)
    }

    /// A number for an object that comes later.
    pub fn reserve(&mut self) -> ObjectId {
        self.objects.reserve()
    }

    /// Adds an object that may still be changed, until the file is finished.
    pub fn add_open(&mut self, object: impl Into<Object>) -> ObjectId {
        self.objects.add_open(object)
    }

    /// Writes the object behind a reserved number.
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
    pub fn add_picture(&mut self, resource: &str, picture: Stream) -> ObjectId {
        let id = self.add(picture);
        self.pictures.set(resource, id);
        id
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

    /// The graphics states of all pages.
    pub const fn states(&self) -> &Dictionary {
        &self.states
    }

    /// The resources of all pages: fonts, pictures, graphics states and colour spaces.
    pub fn resources(&self) -> ObjectId {
        self.resources
    }

    /// Sets the same resources with further pictures and forms.
    pub fn set_resources_with(&mut self, id: ObjectId, objects: Dictionary) {
        let mut resources = self.resource_entries();
        let mut all = self.pictures.clone();
        all.extend(&objects);
        resources.set("XObject", all);
        self.set(id, resources);
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
    pub const fn page_count(&self) -> usize {
        self.pages.count
    }

    /// The page of a surface.
    pub fn page(&self, surface: usize) -> Option<ObjectId> {
        self.pages.get(surface)
    }

    /// Sets an entry of a page that is not written yet.
    pub fn set_in_page(&mut self, surface: usize, key: &'static str, value: impl Into<Object>) {
        let entries = self.entries.entry(surface).or_default();
        entries.push((key, value.into()));
    }

    /// Replaces an entry of a dictionary that may still be changed by another.
    pub fn replace(&mut self, id: ObjectId, old: &str, (key, value): (&str, Dictionary)) {
        if let Some(dictionary) = self.objects.open_dictionary(id) {
            dictionary.remove(old.as_bytes());
            dictionary.set(key, value);
        }
    }

    /// Writes the page of a surface, with its content and its resources, an entry of its own, and those that were set.
    pub fn write_page(
        &mut self,
        (index, surface): (usize, &Surface),
        contents: &[ObjectId],
        resources: ObjectId,
        own: Option<(&'static str, Object)>,
    ) {
        let parent = self.nodes.first().and_then(|nodes| nodes.get(index / KIDS));
        let parent = parent.or_else(|| self.root());
        let (Some(id), Some(parent)) = (self.page(index), parent) else {
            return;
        };
        let contents = match contents {
            [only] => Object::from(*only),
            several => references(several.iter().copied()).into(),
        };
        let [media, bleed, trim] =
            boxes(surface).map(|part| rectangle(surface.space().corners(part)));
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => parent,
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
        let entries = self.entries.remove(&index).unwrap_or_default();
        for (key, value) in own.into_iter().chain(entries) {
            page.set(key, value);
        }
        self.set(id, page);
    }

    fn root(&self) -> Option<ObjectId> {
        self.nodes.last()?.get(0)
    }

    /// Writes the nodes of the page tree (ISO 32000-1, 7.7.3.2).
    fn write_page_tree(&mut self) {
        let mut kids = self.pages;
        let mut below = 1;
        for level in 0..self.nodes.len() {
            let Some(nodes) = self.nodes.get(level).copied() else {
                return;
            };
            let parents = self.nodes.get(level + 1).copied();
            for nth in 0..nodes.count {
                let own = nth * KIDS..((nth + 1) * KIDS).min(kids.count);
                let pages = (own.end * below).min(self.pages.count) - own.start * below;
                let own = own.filter_map(|kid| kids.get(kid));
                let mut node = dictionary! {
                    "Type" => "Pages",
                    "Kids" => references(own),
                    "Count" => pages as i64,
                };
                if let Some(parent) = parents.and_then(|parents| parents.get(nth / KIDS)) {
                    node.set("Parent", parent);
                }
                if let Some(id) = nodes.get(nth) {
                    self.set(id, node);
                }
            }
            (kids, below) = (nodes, below * KIDS);
        }
    }

    /// Writes what all pages have in common, and the end of the file.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(mut self) -> Result<FileContent, RenderError> {
        self.write_page_tree();
        let resources = self.resource_entries();
        self.objects.set(self.resources, resources);
        self.trailer.set("Root", self.objects.add(self.catalog));
        self.objects.finish(self.trailer)
    }
}

fn references(ids: impl Iterator<Item = ObjectId>) -> Vec<Object> {
    ids.map(Object::from).collect()
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
