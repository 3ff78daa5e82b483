//! A picture and how it is shown → the streams of its image XObject: its colours, and how much is seen of
//! them. A JPEG that is shown as it is stays as it is.

use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::packed::{PackedStream, Packer};
use super::picture_ink::{InkTransform, PictureInk, greys};
use crate::design::Picture;
use crate::design::pictures::{Coding, PixelSpace, Pixels};
use crate::render::reduce::reduce;

/// The quality of JPEGs that are made here, of 100: no difference is seen at the sizes that are shown.
const QUALITY: u8 = 90;

/// All that the streams of a picture depend on.
#[derive(Clone, PartialEq)]
pub(super) struct ImageTask {
    pub picture: Arc<Picture>,
    /// In which inks it is shown.
    pub ink: PictureInk,
    /// How many pixels it is to have, as they are stored.
    pub size: [u32; 2],
}

/// What a pixel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PictureSpace {
    /// One grey.
    Grey,
    /// Red, green and blue.
    Rgb,
    /// Cyan, magenta, yellow and black.
    Cmyk,
}

impl PictureSpace {
    /// The colour space of its image XObject.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grey => "DeviceGray",
            Self::Rgb => "DeviceRGB",
            Self::Cmyk => "DeviceCMYK",
        }
    }

    const fn of_screen(grey: bool) -> Self {
        if grey { Self::Grey } else { Self::Rgb }
    }
}

/// The streams of a picture.
#[derive(Clone)]
pub(super) struct ImageStreams {
    /// Pixels in a row, and rows.
    pub size: [u32; 2],
    /// What a pixel is.
    pub space: PictureSpace,
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
        let Self { picture, ink, size } = self;
        if picture.coding == Coding::Inks {
            return Some(ImageStreams {
                size: picture.orientation.size([picture.width, picture.height]),
                space: PictureSpace::Cmyk,
                colors: Colors::Packed(Packer::new().pack(&picture.bytes)),
                mask: None,
            });
        }
        let whole = picture.orientation.size([picture.width, picture.height]);
        let passed_on = || ImageStreams {
            size: whole,
            space: PictureSpace::of_screen(picture.grey),
            colors: Colors::Jpeg(Arc::clone(&picture.bytes)),
            mask: None,
        };
        let may_stay = match ink {
            PictureInk::AsItIs => picture.coding == Coding::Jpeg,
            PictureInk::Grey => picture.coding == Coding::Jpeg && picture.grey,
            PictureInk::Cmyk(_) => false,
        };
        if may_stay && *size == whole {
            return Some(passed_on());
        }
        let mut pixels = match ink {
            PictureInk::Cmyk(inks) => inks.pixels(picture)?,
            PictureInk::AsItIs | PictureInk::Grey => picture.pixels()?,
        };
        if *size != whole {
            pixels = reduce(&pixels, size[0], size[1]);
        }
        if let PictureInk::Cmyk(inks) = ink {
            return in_inks(&pixels, picture.coding, inks);
        }
        if *ink == PictureInk::Grey && !pixels.is_grey() {
            pixels.colors = greys(&pixels.colors);
            pixels.space = PixelSpace::Grey;
        }
        let colors = match picture.coding {
            Coding::Jpeg | Coding::Photograph => {
                let bytes = jpeg(&pixels)?;
                if may_stay && bytes.len() >= picture.bytes.len() {
                    return Some(passed_on());
                }
                Colors::Jpeg(bytes.into())
            }
            Coding::Exact | Coding::Inks => Colors::Packed(Packer::new().pack(&pixels.colors)),
        };
        let alpha = pixels.alpha.as_deref();
        Some(ImageStreams {
            size: [pixels.width, pixels.height],
            space: PictureSpace::of_screen(pixels.is_grey()),
            colors,
            mask: alpha.map(|alpha| Packer::new().pack(alpha)),
        })
    }
}

/// The streams of pixels in the inks of the print shop.
fn in_inks(pixels: &Pixels, coding: Coding, inks: &InkTransform) -> Option<ImageStreams> {
    let cmyk = inks.of(pixels)?;
    let colors = match coding {
        Coding::Jpeg | Coding::Photograph => {
            let (width, height) = (
                pixels.width.try_into().ok()?,
                pixels.height.try_into().ok()?,
            );
            let mut bytes = Vec::new();
            let encoder = jpeg_encoder::Encoder::new(&mut bytes, QUALITY);
            let kind = jpeg_encoder::ColorType::Cmyk;
            encoder.encode(&cmyk, width, height, kind).ok()?;
            Colors::Jpeg(bytes.into())
        }
        Coding::Exact | Coding::Inks => Colors::Packed(Packer::new().pack(&cmyk)),
    };
    let alpha = pixels.alpha.as_deref();
    Some(ImageStreams {
        size: [pixels.width, pixels.height],
        space: PictureSpace::Cmyk,
        colors,
        mask: alpha.map(|alpha| Packer::new().pack(alpha)),
    })
}

/// The pixels as a JPEG file.
fn jpeg(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let color = match pixels.is_grey() {
        true => ExtendedColorType::L8,
        false => ExtendedColorType::Rgb8,
    };
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(&pixels.colors, pixels.width, pixels.height, color)
        .ok()?;
    Some(bytes)
}
