//! The patterns that pages show → form XObjects (ISO 32000-1, 8.10): one for each tile in a size and a colour, which is
//! placed again and again where it is seen. What a tile draws beyond its edges its neighbours draw as well, so no seam
//! shows between them.

use lopdf::dictionary;

use super::assemble::PdfBuilder;
use super::ink::Ink;
use super::ops::DrawTask;
use super::resources::pattern_name;
use super::space::PdfSpace;
use super::stream_cache::StreamCache;
use super::values::rectangle;
use crate::design::svg::SvgPath;
use crate::pages::{Item, ItemKind, Page, PatternFill, Stroke};

/// The tiles of all pages so far.
#[derive(Default)]
pub(super) struct PatternForms {
    known: Vec<PatternFill>,
}

impl PatternForms {
    /// The numbers of the patterns of a page, assigned now where they are new.
    pub fn numbers_of(&mut self, page: &Page) -> Vec<usize> {
        let patterns = page.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Pattern(pattern) => Some(pattern),
            _ => None,
        });
        let number = |pattern: &PatternFill| {
            let is_alike = |known: &PatternFill| {
                (known.size, known.color) == (pattern.size, pattern.color)
                    && known.tile == pattern.tile
            };
            let place = self.known.iter().position(is_alike).unwrap_or_else(|| {
                self.known.push(pattern.clone());
                self.known.len() - 1
            });
            place + 1
        };
        patterns.map(|pattern| &**pattern).map(number).collect()
    }

    /// Puts the tiles into the file and lists them in the pages' resources.
    pub fn embed(&self, pdf: &mut PdfBuilder, ink: Ink, cache: &StreamCache) {
        let tasks: Vec<DrawTask> = self
            .known
            .iter()
            .map(|pattern| task(pattern, ink))
            .collect();
        let streams = cache.page_streams(&tasks);
        for (number, (pattern, stream)) in (1..).zip(self.known.iter().zip(streams)) {
            let [_, height] = pattern.steps();
            let reach = pattern.reach();
            let space = PdfSpace::of_height(height);
            let mut form = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Form",
                "BBox" => rectangle(space.corners(reach)),
            };
            let mut resources = lopdf::Dictionary::new();
            for (key, named) in [
                ("ColorSpace", pdf.color_spaces()),
                ("ExtGState", pdf.states()),
            ] {
                if !named.is_empty() {
                    resources.set(key, named.clone());
                }
            }
            form.set("Resources", resources);
            pdf.add_picture(&pattern_name(number), stream.stream(form));
        }
    }
}

/// The page that is drawn for a tile.
fn task(pattern: &PatternFill, ink: Ink) -> DrawTask<'static> {
    let [_, height] = pattern.steps();
    let item = |part: SvgPath| {
        let stroke = part.stroke.map(|line| Stroke {
            cap: line.cap,
            join: line.join,
            ..Stroke::solid(pattern.color, line.width)
        });
        Item::artifact(ItemKind::Path {
            path: part.path,
            fill: part.fill.map(|_| pattern.color),
            stroke,
            opacity: 1.0,
        })
    };
    let items: Vec<Item> = pattern.paths().into_iter().map(item).collect();
    DrawTask {
        items: items.into(),
        height,
        codes: Vec::new(),
        pictures: Vec::new(),
        patterns: Vec::new(),
        placement: None,
        ink,
        packed: true,
    }
}
