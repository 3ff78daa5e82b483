//! The patterns that pages show → form XObjects (ISO 32000-1, 8.10): one for each tile in a size and a colour, which is
//! placed again and again where it is seen, and one for a strip of such tiles. What a tile draws beyond its edges its
//! neighbours draw as well, so no seam shows between them.

use lopdf::content::Operation;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::assemble::PdfBuilder;
use super::beside::encode;
use super::draw_task::DrawTask;
use super::ink::Ink;
use super::packed::PackedStream;
use super::pattern_ops::STRIP;
use super::resources::{pattern_name, strip_name};
use super::space::PdfSpace;
use super::stream_cache::StreamCache;
use super::values::{points, rectangle};
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
                    && (known.lines, known.in_grey) == (pattern.lines, pattern.in_grey)
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
        let strips: Vec<Vec<u8>> = self.known.iter().map(strip).collect();
        let strips: Vec<&[u8]> = strips.iter().map(Vec::as_slice).collect();
        let streams = streams.into_iter().zip(cache.compressed(&strips));
        for (number, (pattern, (stream, strip))) in (1..).zip(self.known.iter().zip(streams)) {
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
            let tile = pdf.add_picture(&pattern_name(number), stream.stream(form));
            add_strip((number, pattern), (tile, strip), pdf);
        }
    }
}

/// The name of the tile in a strip.
const TILE: &str = "T";

/// The content of a strip of tiles.
fn strip(pattern: &PatternFill) -> Vec<u8> {
    let [across, _] = pattern.steps();
    let on = || {
        let matrix = [1, 0, 0, 1].map(Object::from).into_iter();
        Operation::new("cm", matrix.chain([points(across), 0.into()]).collect())
    };
    let tile = || Operation::new("Do", vec![Object::Name(TILE.into())]);
    let next = (1..STRIP).flat_map(|_| [on(), tile()]);
    let mut stream = Vec::new();
    encode(std::iter::once(tile()).chain(next).collect(), &mut stream);
    stream
}

/// Puts a strip of a tile into the file.
fn add_strip(
    (number, pattern): (usize, &PatternFill),
    (tile, content): (ObjectId, PackedStream),
    pdf: &mut PdfBuilder,
) {
    let [across, height] = pattern.steps();
    let mut reach = pattern.reach();
    reach.size.width += across * (STRIP - 1) as f64;
    let space = PdfSpace::of_height(height);
    let named = Dictionary::from_iter([(TILE, Object::from(tile))]);
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => rectangle(space.corners(reach)),
        "Resources" => dictionary! { "XObject" => named },
    };
    pdf.add_picture(&strip_name(number), content.stream(form));
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
