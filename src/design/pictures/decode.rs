//! The bytes of a file → a picture, or what is the matter with it; and its pixels. No file is read here.

use std::io::Cursor;

use image::metadata::Orientation as Exif;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};

use super::jpeg::{self, Jpeg};
use super::orientation::Orientation;
use super::pixels::Pixels;
use super::{Coding, Picture};
use crate::diag::{Diagnostic, Fault, Hint};
use crate::source::Span;

/// The most pixels of a picture, in millions: A4 at 300 pixels per inch has 9, and what telephones
/// take at most has 50.
pub(super) const MOST_MILLION: u64 = 50;

/// What is the matter with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What a file holds.
struct Decoded {
    pixels: Pixels,
    orientation: Orientation,
    format: ImageFormat,
}

impl NoPicture {
    /// The same, for a person, at the place that names the file.
    pub fn at(self, name: &str, span: Span) -> Diagnostic {
        let name = name.into();
        let (fault, hint) = match self {
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

/// Reads a picture to its end, and lets go of its pixels: they are read anew where they are drawn, so that
/// no more of them are held than are drawn at a time.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<Picture, NoPicture> {
    let decoded = read(&bytes)?;
    let Decoded {
        pixels,
        orientation,
        format,
    } = &decoded;
    let [width, height] = orientation.size([pixels.width, pixels.height]);
    let (coding, bytes) = match format {
        ImageFormat::Jpeg => {
            let bytes = jpeg::stripped(&bytes).ok_or(NoPicture::Broken)?;
            (Coding::Jpeg, bytes)
        }
        _ => (Coding::File, bytes),
    };
    Ok(Picture {
        name: name.to_owned(),
        width,
        height,
        orientation: *orientation,
        grey: pixels.grey,
        transparent: pixels.alpha.is_some(),
        coding,
        bytes: bytes.into(),
    })
}

/// The pixels of a file that was read before.
pub(super) fn pixels(bytes: &[u8]) -> Option<Pixels> {
    Some(read(bytes).ok()?.pixels)
}

fn read(bytes: &[u8]) -> Result<Decoded, NoPicture> {
    let format = image::guess_format(bytes).map_err(|_| NoPicture::NotPicture)?;
    match format {
        ImageFormat::Jpeg => match Jpeg::read(bytes).ok_or(NoPicture::Broken)?.components {
            1 | 3 => {}
            4 => return Err(NoPicture::Cmyk),
            _ => return Err(NoPicture::Broken),
        },
        ImageFormat::Png => {}
        _ => return Err(NoPicture::NotPicture),
    }
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut decoder = reader.into_decoder().map_err(|_| NoPicture::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_MILLION * 1_000_000 {
        return Err(NoPicture::TooLarge(width, height));
    }
    let exif = decoder.orientation().unwrap_or(Exif::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|_| NoPicture::Broken)?;
    Ok(Decoded {
        pixels: Pixels::of(image),
        orientation: exif.into(),
        format,
    })
}
