//! Pixels → the bytes of a PNG file that says its colours and its size on paper.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use tiny_skia::Pixmap;

use crate::render::RenderError;

/// Where the chunks after the header begin: 8 bytes of signature, and a chunk of 13 bytes in its
/// frame of 12 (PNG specification, third edition, 5.2 and 11.2.1).
const AFTER_HEADER: usize = 8 + 12 + 13;
/// Metres in an inch.
const METRES_PER_INCH: f64 = 0.0254;

/// The file of an opaque picture.
pub(super) fn encode(pixmap: &Pixmap, ppi: u16) -> Result<Vec<u8>, RenderError> {
    let pixels = pixmap.data().chunks_exact(4);
    let rgb: Vec<u8> = pixels.flat_map(|p| p.iter().copied().take(3)).collect();
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
        .write_image(
            &rgb,
            pixmap.width(),
            pixmap.height(),
            ExtendedColorType::Rgb8,
        )
        .map_err(|error| RenderError::Picture(error.to_string()))?;
    let at = AFTER_HEADER.min(png.len());
    png.splice(at..at, notes(ppi));
    Ok(png)
}

/// The chunks that the encoder does not write: colours are sRGB (perceptual), and so many pixels
/// make a metre both ways.
fn notes(ppi: u16) -> Vec<u8> {
    let per_metre = (f64::from(ppi) / METRES_PER_INCH).round() as u32;
    let side = per_metre.to_be_bytes();
    let density = [&side[..], &side, &[1]].concat();
    [chunk(b"sRGB", &[0]), chunk(b"pHYs", &density)].concat()
}

/// A chunk in its frame: length, name, content, checksum of the last two.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = content.len() as u32;
    let body = [&name[..], content].concat();
    let sum = checksum(&body);
    [&length.to_be_bytes()[..], &body, &sum.to_be_bytes()].concat()
}

/// CRC-32 as PNG uses it (annex D), bit by bit: there are two dozen bytes a picture.
fn checksum(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let step = |sum: u32| (sum >> 1) ^ (POLYNOMIAL * (sum & 1));
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum))
    });
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_checksums() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn a_picture_says_its_colours_and_its_density() {
        let mut pixmap = Pixmap::new(3, 2).expect("small");
        pixmap.fill(tiny_skia::Color::from_rgba8(11, 110, 120, 255));
        let png = encode(&pixmap, 150).expect("encoded");
        let names = ["IHDR", "sRGB", "pHYs", "IDAT"];
        let places = names.map(|name| png.windows(4).position(|four| four == name.as_bytes()));
        assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
        // 150 pixels an inch are 5,906 a metre.
        let at = places[2].expect("pHYs") + 4;
        assert_eq!(png[at..at + 9], [0, 0, 23, 18, 0, 0, 23, 18, 1]);
        let read = image::load_from_memory(&png).expect("a picture").to_rgb8();
        assert_eq!(read.dimensions(), (3, 2));
        assert!(read.pixels().all(|pixel| pixel.0 == [11, 110, 120]));
    }
}
