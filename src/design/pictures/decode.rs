//! The bytes of a file → a picture, or what is the matter with it. No file is read here.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use super::{Coding, Picture};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Span;

/// The most pixels of a picture, in millions: A4 at 300 pixels per inch has 9, and what telephones
/// take at most has 50.
pub(super) const MOST_MILLION: u64 = 50;

/// What is the matter with a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoPicture {
    /// It is something else.
    NotPicture,
    /// It is a picture, but damaged, or cut short.
    Broken,
    /// So many pixels are in a row, and so many rows.
    TooLarge(u32, u32),
    /// It is in cyan, magenta, yellow and black.
    Cmyk,
}

impl NoPicture {
    /// The same, for a person, at the place that names the file.
    pub fn at(&self, name: &str, span: Span) -> Diagnostic {
        let name = name.into();
        let (fault, hint) = match *self {
            Self::NotPicture => (Fault::PictureNeither { name }, Hint::SaveAsJpeg),
            Self::Broken => (Fault::PictureBroken { name }, Hint::FetchAnew),
            Self::TooLarge(width, height) => {
                let most = MOST_MILLION;
                let fault = Fault::PictureTooLarge {
                    name,
                    width,
                    height,
                    most,
                };
                (fault, Hint::MakeSmaller)
            }
            // Passing it on would ask for the print shop's own colours in every edition.
            Self::Cmyk => (Fault::PictureCmyk { name }, Hint::SaveAsRgb),
        };
        fault.at(span).hint(hint)
    }
}

/// Reads a picture to its end. A JPEG that stands upright keeps its bytes.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<Picture, NoPicture> {
    let format = image::guess_format(&bytes).map_err(|_| NoPicture::NotPicture)?;
    if format == ImageFormat::Jpeg {
        // The decoder fills what is missing with grey, and says nothing.
        match components(&bytes) {
            Some(1 | 3) => {}
            Some(4) => return Err(NoPicture::Cmyk),
            _ => return Err(NoPicture::Broken),
        }
    } else if format != ImageFormat::Png {
        return Err(NoPicture::NotPicture);
    }
    let reader = ImageReader::with_format(Cursor::new(&bytes), format);
    let mut decoder = reader.into_decoder().map_err(|_| NoPicture::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_MILLION * 1_000_000 {
        return Err(NoPicture::TooLarge(width, height));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| NoPicture::Broken)?;
    let grey = !image.color().has_color();
    if format == ImageFormat::Jpeg && orientation == Orientation::NoTransforms {
        return Ok(Picture {
            name: name.to_owned(),
            width,
            height,
            grey,
            coding: Coding::Jpeg,
            bytes: bytes.into(),
        });
    }
    image.apply_orientation(orientation);
    Ok(Picture {
        name: name.to_owned(),
        width: image.width(),
        height: image.height(),
        grey,
        coding: Coding::Raw,
        bytes: raw(image, grey).into(),
    })
}

/// The pixels of a JPEG that was read before.
pub(super) fn pixels(bytes: &[u8], grey: bool) -> Option<Vec<u8>> {
    let reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg);
    Some(raw(reader.decode().ok()?, grey))
}

/// One byte a channel, on white.
fn raw(image: DynamicImage, grey: bool) -> Vec<u8> {
    let on_white = |channel: u8, alpha: u8| {
        let (channel, alpha) = (u32::from(channel), u32::from(alpha));
        // At most 255: the rounded mean of the channel and white.
        ((channel * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    match (grey, image.color().has_alpha()) {
        (true, false) => image.into_luma8().into_raw(),
        (false, false) => image.into_rgb8().into_raw(),
        (true, true) => {
            let pixels = image.into_luma_alpha8();
            pixels.pixels().map(|p| on_white(p[0], p[1])).collect()
        }
        (false, true) => {
            let pixels = image.into_rgba8();
            let pixel = |p: &image::Rgba<u8>| [p[0], p[1], p[2]].map(|c| on_white(c, p[3]));
            pixels.pixels().flat_map(pixel).collect()
        }
    }
}

/// How many colours a JPEG has, where it goes on to its end (ITU-T T.81, annex B): the segments are
/// gone through, and what they hold is passed over, so that the end of a thumbnail inside is none.
fn components(bytes: &[u8]) -> Option<u8> {
    let mut found = None;
    let mut rest = bytes.get(2..)?;
    loop {
        // Between segments, and within the coded pixels, a marker is 0xFF and what is not 0xFF.
        let start = rest.iter().position(|byte| *byte == 0xff)?;
        rest = rest.get(start..)?;
        let fill = rest.iter().position(|byte| *byte != 0xff)?;
        let marker = *rest.get(fill)?;
        rest = rest.get(fill + 1..)?;
        match marker {
            // A 0xFF of the pixels themselves, or a place to begin anew: nothing follows.
            0x00 | 0x01 | 0xd0..=0xd7 => continue,
            0xd9 => return found,
            // A frame; three numbers of this range are tables and extensions.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                found = rest.get(7).copied();
            }
            _ => {}
        }
        let length = u16::from_be_bytes([*rest.first()?, *rest.get(1)?]);
        rest = rest.get(usize::from(length)..)?;
    }
}
