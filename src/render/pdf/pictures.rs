//! The pictures that pages show → image XObjects (ISO 32000-1, 8.9.5), each once in the file however
//! often it is shown. A JPEG is passed on as it is, unless it has far more pixels than can be seen: those
//! are reduced, in the largest of its places, to what can. What lies below a transparent picture is seen
//! through its soft mask (11.6.5.3).

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::assemble::PdfBuilder;
use super::image_streams::{Colors, ImageStreams, ImageTask, PictureSpace};
use super::picture_ink::PictureInk;
use super::resources::picture_name;
use super::stream_cache::StreamCache;
use crate::design::Picture;
use crate::geom::Rect;
use crate::pages::{ItemKind, Page};
use crate::render::RenderError;
use crate::units::Abs;

/// What paper and screens show, in pixels per inch.
const PAPER_PPI: f64 = 300.0;
const SCREEN_PPI: f64 = 150.0;
/// From so many times as many pixels on, a picture is reduced: below, hardly anything would be saved.
const FAR_MORE: f64 = 1.5;

/// The pictures of all pages so far by name.
pub(super) struct ImageObjects {
    known: BTreeMap<String, ShownPicture>,
    ppi: f64,
}

struct ShownPicture {
    /// In the order of first use.
    number: usize,
    picture: Arc<Picture>,
    /// The widest that it is shown.
    width: Abs,
}

impl ImageObjects {
    /// No pictures yet; for paper or for screens.
    pub fn new(on_paper: bool) -> Self {
        Self {
            known: BTreeMap::new(),
            ppi: if on_paper { PAPER_PPI } else { SCREEN_PPI },
        }
    }

    /// Whether no page shows a picture.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The numbers of the pictures of a page, assigned now where they are new. Pages come in their
    /// order; this one is shown `scale` times as large as it is.
    pub fn numbers_of(&mut self, page: &Page, scale: f64) -> Vec<usize> {
        let mut number = |image: &Arc<Picture>, place: &Rect| {
            let next = self.known.len() + 1;
            let known = self.known.entry(image.name.clone());
            let shown = known.or_insert_with(|| ShownPicture {
                number: next,
                picture: Arc::clone(image),
                width: Abs::ZERO,
            });
            shown.width = shown.width.max(place.size.width * scale);
            shown.number
        };
        let items = page.items.iter();
        let numbers = items.filter_map(|item| match &item.kind {
            ItemKind::Image { image, place, .. } => Some(number(image, place)),
            _ => None,
        });
        numbers.collect()
    }

    /// Puts the pictures into the file and lists them in the pages' resources.
    pub fn embed(
        &self,
        pdf: &mut PdfBuilder,
        ink: &PictureInk,
        cache: &StreamCache,
    ) -> Result<(), RenderError> {
        let mut all: Vec<&ShownPicture> = self.known.values().collect();
        all.sort_unstable_by_key(|shown| shown.number);
        let task = |shown: &&ShownPicture| ImageTask {
            ink: ink.clone(),
            size: wanted_size(&shown.picture, shown.width, self.ppi),
            picture: Arc::clone(&shown.picture),
        };
        let tasks: Vec<ImageTask> = all.iter().map(task).collect();
        let streams = cache.image_streams(&tasks);
        for (shown, streams) in all.into_iter().zip(streams) {
            let damaged = || RenderError::Damaged(shown.picture.name.clone());
            let streams = streams.ok_or_else(damaged)?;
            add(streams, &picture_name(shown.number), pdf);
        }
        Ok(())
    }
}

/// How many pixels a picture is to have that is at most so wide on paper or screen: as many as it has, or
/// where those are far more than `ppi`, so many.
fn wanted_size(picture: &Picture, width: Abs, ppi: f64) -> [u32; 2] {
    let stored = picture.orientation.size([picture.width, picture.height]);
    let more = f64::from(picture.width) / (width.to_pt() / 72.0 * ppi);
    // Compared this way round, NaN and what is shown nowhere change nothing.
    if more > FAR_MORE && more.is_finite() {
        stored.map(|side| ((f64::from(side) / more).ceil() as u32).clamp(1, side.max(1)))
    } else {
        stored
    }
}

/// Adds a picture to a file under this name.
fn add(streams: ImageStreams, name: &str, pdf: &mut PdfBuilder) {
    let mut dictionary = image_dictionary(streams.size, streams.space.name());
    if let Some(mask) = streams.mask {
        let mask = mask.stream(image_dictionary(streams.size, PictureSpace::Grey.name()));
        dictionary.set("SMask", Object::Reference(pdf.add(mask)));
    }
    let stream = match streams.colors {
        Colors::Packed(packed) => packed.stream(dictionary),
        Colors::Jpeg(bytes) => {
            dictionary.set("Filter", "DCTDecode");
            if streams.space == PictureSpace::Cmyk {
                // JPEG files in four inks say how much is left of the paper, as Adobe's always did.
                dictionary.set(
                    "Decode",
                    [1, 0, 1, 0, 1, 0, 1, 0].map(Object::Integer).to_vec(),
                );
            }
            Stream::new(dictionary, bytes.to_vec()).with_compression(false)
        }
    };
    pdf.add_picture(name, stream);
}

/// The entries of an image of 8 bits a channel.
fn image_dictionary([width, height]: [u32; 2], space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    }
}
