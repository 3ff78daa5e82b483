//! The bytes of a file → a photograph in greys, upright, or why it cannot be read.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader};

use super::grey::Grey;
use crate::design::pictures::{Kind, PictureKind};

/// The most pixels of a photograph, in millions: what telephones take at most, and an A4 page at 600 pixels per
/// inch has 35.
pub const MOST_MILLION: u64 = 50;
/// The longest file that is looked at, in bytes: so many pixels as they are, in three colours.
pub const MOST_BYTES: u64 = MOST_MILLION * 3_000_000 + 1_000_000;

/// A photograph of one side, or a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photograph(pub(super) Grey);

/// Why a file is no photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is something else.
    Other(Kind),
    /// It is damaged, or cut short.
    Broken,
    /// So many pixels are in a row, and so many rows.
    TooLarge(u32, u32),
}

impl Photograph {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is no picture that can be read, damaged, or too large.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let kind = match Kind::of(bytes) {
            Kind::Picture(kind) => kind,
            other => return Err(Unreadable::Other(other)),
        };
        let reader = ImageReader::with_format(Cursor::new(bytes), PictureKind::format(kind));
        let mut decoder = reader.into_decoder().map_err(|_| Unreadable::Broken)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_MILLION * 1_000_000 {
            return Err(Unreadable::TooLarge(width, height));
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let image = DynamicImage::from_decoder(decoder).map_err(|_| Unreadable::Broken)?;
        let mut image = DynamicImage::ImageLuma8(image.into_luma8());
        image.apply_orientation(orientation);
        let grey = image.into_luma8();
        let (width, height) = grey.dimensions();
        Ok(Self::of_greys(
            width as usize,
            height as usize,
            grey.into_raw(),
        ))
    }

    /// A picture whose pixels are known, row by row; rows that are not there are black.
    pub fn of_greys(width: usize, height: usize, mut pixels: Vec<u8>) -> Self {
        pixels.resize(width * height, 0);
        Self(Grey {
            width,
            height,
            pixels,
        })
    }
}
