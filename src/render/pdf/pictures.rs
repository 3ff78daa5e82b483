//! The pictures that pages show → image XObjects (ISO 32000-1, 8.9.5), each once in the file however
//! often it is shown. A JPEG is passed on as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Stream, dictionary};

use super::assemble::PdfBuilder;
use super::ink::Ink;
use super::packed::Packer;
use super::resources::picture_name;
use crate::color::Color;
use crate::design::Picture;
use crate::design::pictures::Coding;
use crate::pages::{ItemKind, Page};
use crate::parallel;
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
    pub fn embed(&self, pdf: &mut PdfBuilder, ink: Ink) -> Result<(), RenderError> {
        let mut all: Vec<&(usize, Arc<Picture>)> = self.0.values().collect();
        all.sort_unstable_by_key(|(number, _)| *number);
        // One at a time on each processor: a decoded picture can take 150 MB.
        let streams = parallel::map(&all, |(_, picture)| {
            let stream = stream(picture, ink);
            stream.ok_or_else(|| {
                RenderError::Picture(format!("the picture {} is damaged", picture.name))
            })
        });
        let streams: Vec<Stream> = streams.into_iter().collect::<Result<_, _>>()?;
        for ((number, _), stream) in all.into_iter().zip(streams) {
            pdf.add_picture(&picture_name(*number), stream);
        }
        Ok(())
    }
}

/// The picture in the inks of an edition; `None` where it cannot be decoded.
fn stream(picture: &Picture, ink: Ink) -> Option<Stream> {
    let to_grey = ink == Ink::Grey && !picture.grey;
    let space = if picture.grey || to_grey {
        "DeviceGray"
    } else {
        "DeviceRGB"
    };
    let mut dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.width),
        "Height" => i64::from(picture.height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    if picture.coding == Coding::Jpeg && !to_grey {
        dictionary.set("Filter", "DCTDecode");
        return Some(Stream::new(dictionary, picture.bytes.to_vec()).with_compression(false));
    }
    let pixels = picture.pixels()?;
    Some(if to_grey {
        packed(&grey(&pixels), dictionary)
    } else {
        packed(&pixels, dictionary)
    })
}

fn packed(pixels: &[u8], dictionary: Dictionary) -> Stream {
    Packer::new().pack(pixels).stream(dictionary)
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
