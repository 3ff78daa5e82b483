//! Pixels → the bytes of a PNG file that states its size on paper, and, of colours, their space.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, chunk};
use tiny_skia::Pixmap;

use crate::render::RenderError;

/// Metres in an inch.
const METRES_PER_INCH: f64 = 0.0254;
/// The rendering intent of the sRGB chunk (PNG specification, third edition, 11.3.2.5).
const PERCEPTUAL: u8 = 0;
/// The unit of the pHYs chunk (11.3.4.3).
const METRE: u8 = 1;

/// The file of an opaque picture.
pub(super) fn encode(pixmap: &Pixmap, ppi: u16) -> Result<Vec<u8>, RenderError> {
    let mut file = Vec::new();
    write(pixmap, ppi, &mut file).map_err(|error| RenderError::Picture(error.to_string()))?;
    Ok(file)
}

/// The file of greys that are no colours but amounts, row by row.
///
/// # Errors
/// When there are not as many as the size says.
pub fn encode_grey(
    greys: &[u8],
    [width, height]: [u32; 2],
    ppi: u16,
) -> Result<Vec<u8>, RenderError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Grayscale);
    let written = finish(encoder, None, ppi, greys);
    written.map_err(|error| RenderError::Picture(error.to_string()))?;
    Ok(file)
}

fn write(pixmap: &Pixmap, ppi: u16, file: &mut Vec<u8>) -> Result<(), EncodingError> {
    let mut encoder = Encoder::new(file, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    let (pixels, _) = pixmap.data().as_chunks::<4>();
    let rgb: Vec<[u8; 3]> = pixels.iter().map(|[r, g, b, _]| [*r, *g, *b]).collect();
    finish(encoder, Some(PERCEPTUAL), ppi, rgb.as_flattened())
}

fn finish(
    mut encoder: Encoder<&mut Vec<u8>>,
    srgb: Option<u8>,
    ppi: u16,
    data: &[u8],
) -> Result<(), EncodingError> {
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::Adaptive);
    let mut writer = encoder.write_header()?;
    if let Some(intent) = srgb {
        writer.write_chunk(chunk::sRGB, &[intent])?;
    }
    let pixels_per_metre = (f64::from(ppi) / METRES_PER_INCH).round() as u32;
    let density = pixels_per_metre.to_be_bytes();
    let density = [&density[..], &density, &[METRE]].concat();
    writer.write_chunk(chunk::pHYs, &density)?;
    writer.write_image_data(data)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

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
