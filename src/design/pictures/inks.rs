//! A JPEG of four colours → how much of the four inks each pixel has.

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::jpeg::Jpeg;

/// The inks of a picture, of which 255 is all.
pub(super) struct Inks {
    pub width: u32,
    pub height: u32,
    /// Cyan, magenta, yellow and black of each pixel.
    pub inks: Vec<u8>,
    /// Its colour profile.
    pub profile: Option<Vec<u8>>,
    /// What the camera says of it.
    pub exif: Option<Vec<u8>>,
}

/// The width and height of a JPEG.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    Some((width as u32, height as u32))
}

/// Decodes a JPEG of four colours.
pub(super) fn decode(bytes: &[u8], jpeg: &Jpeg) -> Option<Inks> {
    // Adobe's programs write how much of an ink is not there, and say that they made the file.
    let inverted = jpeg.adobe.is_some();
    // As they are stored: the decoder itself would make screen colours of them, by a rule of thumb.
    let stored = match jpeg.adobe {
        Some(2) => ColorSpace::YCCK,
        _ => ColorSpace::CMYK,
    };
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::MAX)
        .set_max_height(usize::MAX)
        .jpeg_set_out_colorspace(stored);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let mut inks = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    if inks.len() != width.checked_mul(height)?.checked_mul(4)? {
        return None;
    }
    let (pixels, _) = inks.as_chunks_mut::<4>();
    for pixel in pixels {
        if stored == ColorSpace::YCCK {
            // What the first three become is the complement of the first three inks (Adobe technical
            // note 5116, section 18), which are stored inverted.
            let [r, g, b] = rgb([pixel[0], pixel[1], pixel[2]]);
            *pixel = [255 - r, 255 - g, 255 - b, pixel[3]];
        }
        if inverted {
            *pixel = pixel.map(|ink| 255 - ink);
        }
    }
    Some(Inks {
        width: width as u32,
        height: height as u32,
        inks,
        profile: decoder.icc_profile(),
        exif: decoder.exif().cloned(),
    })
}

/// Y′CbCr → red, green and blue (ITU-T T.871, section 7).
fn rgb([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let y = f32::from(y);
    let [cb, cr] = [cb, cr].map(|channel| f32::from(channel) - 128.0);
    [
        y + 1.402 * cr,
        y - 0.344_136 * cb - 0.714_136 * cr,
        y + 1.772 * cb,
    ]
    // Numbers below 0 and above 255 become these.
    .map(|channel| channel.round() as u8)
}
