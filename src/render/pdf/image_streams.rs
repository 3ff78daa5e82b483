//! A picture and how it is shown → the streams of its image XObject: its colours, and how much is seen of
//! them. A JPEG that is shown as it is stays as it is.

use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::packed::{PackedStream, Packer};
use crate::color::Color;
use crate::design::Picture;
use crate::design::pictures::{Coding, Pixels};
use crate::render::reduce::reduce;

/// The quality of JPEGs that are made here, of 100: no difference is seen at the sizes that are shown.
const QUALITY: u8 = 90;

/// All that the streams of a picture depend on.
#[derive(Clone, PartialEq)]
pub(super) struct ImageTask {
    pub picture: Arc<Picture>,
    /// Whether its colours become greys.
    pub to_grey: bool,
    /// How many pixels it is to have, as they are stored.
    pub size: [u32; 2],
}

/// The streams of a picture.
#[derive(Clone)]
pub(super) struct ImageStreams {
    /// Pixels in a row, and rows.
    pub size: [u32; 2],
    /// Whether a pixel is one grey.
    pub grey: bool,
    pub colors: Colors,
    /// How much is seen of each pixel, where not all of all is.
    pub mask: Option<PackedStream>,
}

/// The colours of all pixels.
#[derive(Clone)]
pub(super) enum Colors {
    Jpeg(Arc<[u8]>),
    Packed(PackedStream),
}

impl ImageTask {
    /// The streams; `None` where the picture cannot be decoded.
    pub fn streams(&self) -> Option<ImageStreams> {
        let Self {
            picture,
            to_grey,
            size,
        } = self;
        let whole = picture.orientation.size([picture.width, picture.height]);
        let passed_on = || ImageStreams {
            size: whole,
            grey: picture.grey,
            colors: Colors::Jpeg(Arc::clone(&picture.bytes)),
            mask: None,
        };
        let may_stay = picture.coding == Coding::Jpeg && !to_grey;
        if may_stay && *size == whole {
            return Some(passed_on());
        }
        let mut pixels = picture.pixels()?;
        if *size != whole {
            pixels = reduce(&pixels, size[0], size[1]);
        }
        if *to_grey {
            pixels.colors = grey(&pixels.colors);
            pixels.grey = true;
        }
        let colors = match picture.coding {
            Coding::Jpeg | Coding::Photograph => {
                let bytes = jpeg(&pixels)?;
                if may_stay && bytes.len() >= picture.bytes.len() {
                    return Some(passed_on());
                }
                Colors::Jpeg(bytes.into())
            }
            Coding::Exact => Colors::Packed(Packer::new().pack(&pixels.colors)),
        };
        let alpha = pixels.alpha.as_deref();
        Some(ImageStreams {
            size: [pixels.width, pixels.height],
            grey: pixels.grey,
            colors,
            mask: alpha.map(|alpha| Packer::new().pack(alpha)),
        })
    }
}

/// The pixels as a JPEG file.
fn jpeg(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let color = match pixels.grey {
        true => ExtendedColorType::L8,
        false => ExtendedColorType::Rgb8,
    };
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(&pixels.colors, pixels.width, pixels.height, color)
        .ok()?;
    Some(bytes)
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
