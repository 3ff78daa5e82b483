//! The pictures that pages show → image XObjects (ISO 32000-1, 8.9.5), each once in the file however
//! often it is shown. A JPEG is passed on as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Stream, dictionary};

use super::assemble::PdfBuilder;
use super::ink::Ink;
use super::packed::{PackedStream, Packer};
use super::resources::picture_name;
use super::stream_cache::StreamCache;
use crate::color::Color;
use crate::design::Picture;
use crate::design::pictures::Coding;
use crate::pages::{ItemKind, Page};
use crate::render::RenderError;

/// The pictures of all pages so far by name, each with a number in the order of first use.
#[derive(Default)]
pub(super) struct ImageObjects(BTreeMap<String, (usize, Arc<Picture>)>);

impl ImageObjects {
    /// The numbers of the pictures of a page, assigned now where they are new. Pages come in their
    /// order.
    pub fn numbers_of(&mut self, page: &Page) -> Vec<usize> {
        let mut number = |image: &Arc<Picture>| {
            let next = self.0.len() + 1;
            let known = self.0.entry(image.name.clone());
            known.or_insert_with(|| (next, Arc::clone(image))).0
        };
        let items = page.items.iter();
        let numbers = items.filter_map(|item| match &item.kind {
            ItemKind::Image { image, .. } => Some(number(image)),
            _ => None,
        });
        numbers.collect()
    }

    /// Puts the pictures into the file and lists them in the pages' resources.
    pub fn embed(
        &self,
        pdf: &mut PdfBuilder,
        ink: Ink,
        cache: &StreamCache,
    ) -> Result<(), RenderError> {
        let mut all: Vec<&(usize, Arc<Picture>)> = self.0.values().collect();
        all.sort_unstable_by_key(|(number, _)| *number);
        let to_grey = |picture: &Picture| ink.has_grey_pictures() && !picture.grey;
        let is_passed_on = |picture: &Picture| picture.coding == Coding::Jpeg && !to_grey(picture);
        let others = all.iter().map(|(_, picture)| (picture, to_grey(picture)));
        let others = others.filter(|(picture, _)| !is_passed_on(picture));
        let mut packed = cache
            .pixel_streams(&others.collect::<Vec<_>>(), pack)
            .into_iter();
        for (number, picture) in all {
            let space = match picture.grey || to_grey(picture) {
                true => "DeviceGray",
                false => "DeviceRGB",
            };
            let mut dictionary = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => i64::from(picture.width),
                "Height" => i64::from(picture.height),
                "ColorSpace" => space,
                "BitsPerComponent" => 8,
            };
            let stream = if is_passed_on(picture) {
                dictionary.set("Filter", "DCTDecode");
                Stream::new(dictionary, picture.bytes.to_vec()).with_compression(false)
            } else {
                let packed = packed.next().flatten().ok_or_else(|| {
                    RenderError::Picture(format!("the picture {} is damaged", picture.name))
                })?;
                packed.stream(dictionary)
            };
            pdf.add_picture(&picture_name(*number), stream);
        }
        Ok(())
    }
}

/// The pixels of a picture, in grey where that is wanted; `None` where it cannot be decoded.
fn pack(picture: &Picture, to_grey: bool) -> Option<PackedStream> {
    let pixels = picture.pixels()?;
    Some(match to_grey {
        true => Packer::new().pack(&grey(&pixels)),
        false => Packer::new().pack(&pixels),
    })
}

/// The greys that a printer makes of RGB pixels.
fn grey(pixels: &[u8]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks();
    let grey = |rgb: &[u8; 3]| {
        Color {
            rgb: *rgb,
            cmyk: [0; 4],
        }
        .grey()
    };
    pixels.iter().map(grey).collect()
}
