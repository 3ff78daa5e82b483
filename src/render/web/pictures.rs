//! Pictures made of pixels → files for screens: upright, no larger than a screen shows them, and with nothing
//! in them but their pixels.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use crate::design::Picture;
use crate::design::pictures::{Coding, Orientation, Pixels};
use crate::render::reduce::reduce;

/// The most pixels in a row: twice what a column of text is wide on a screen.
const MOST: u32 = 1280;
/// The quality of JPEGs that are made here, of 100.
const QUALITY: u8 = 85;

/// A picture as a file.
pub(super) struct PictureFile {
    /// Its media type.
    pub media: &'static str,
    /// What its name ends with.
    pub ending: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Pixels in a row, and rows.
    pub size: [u32; 2],
}

/// The file of a picture; `None` where it cannot be decoded.
pub(super) fn file(picture: &Picture) -> Option<PictureFile> {
    let jpeg = |bytes, size| PictureFile {
        media: "image/jpeg",
        ending: "jpg",
        bytes,
        size,
    };
    let upright = picture.orientation == Orientation::Upright;
    if picture.coding == Coding::Jpeg && upright && picture.width <= MOST {
        return Some(jpeg(
            picture.bytes.to_vec(),
            [picture.width, picture.height],
        ));
    }
    let mut pixels = turned(picture.pixels()?, picture.orientation);
    if pixels.width > MOST {
        let height = f64::from(pixels.height) * f64::from(MOST) / f64::from(pixels.width);
        pixels = reduce(&pixels, MOST, height.round() as u32);
    }
    let size = [pixels.width, pixels.height];
    if picture.coding == Coding::Exact || pixels.alpha.is_some() {
        return Some(PictureFile {
            media: "image/png",
            ending: "png",
            bytes: pixels.png()?,
            size,
        });
    }
    let color = match pixels.is_grey() {
        true => ExtendedColorType::L8,
        false => ExtendedColorType::Rgb8,
    };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(&pixels.colors, pixels.width, pixels.height, color)
        .ok()?;
    Some(jpeg(bytes, size))
}

/// The pixels as they stand upright.
fn turned(pixels: Pixels, orientation: Orientation) -> Pixels {
    if orientation == Orientation::Upright {
        return pixels;
    }
    let channels = pixels.channels();
    let [width, height] = orientation.size([pixels.width, pixels.height]);
    let mut to = Pixels {
        width,
        height,
        space: pixels.space.clone(),
        colors: Vec::with_capacity(pixels.colors.len()),
        alpha: pixels.alpha.as_ref().map(|_| Vec::new()),
    };
    for row in 0..height {
        for column in 0..width {
            let middle = |at: u32, of: u32| (f64::from(at) + 0.5) / f64::from(of);
            let [x, y] = orientation.stored([middle(column, width), middle(row, height)]);
            let pixel = |part: f64, of: u32| (part * f64::from(of)) as usize;
            let at = pixel(y, pixels.height) * pixels.width as usize + pixel(x, pixels.width);
            let color = pixels.colors.get(at * channels..(at + 1) * channels);
            to.colors.extend_from_slice(color.unwrap_or_default());
            if let (Some(to), Some(alpha)) = (&mut to.alpha, &pixels.alpha) {
                to.extend(alpha.get(at));
            }
        }
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::pictures::PixelSpace;

    #[test]
    fn a_turned_picture_stands_upright() {
        let stored = Pixels {
            width: 3,
            height: 2,
            space: PixelSpace::Grey,
            colors: vec![1, 2, 3, 4, 5, 6],
            alpha: Some(vec![10, 20, 30, 40, 50, 60]),
        };
        // The first row is the right edge.
        let upright = turned(stored.clone(), Orientation::Right);
        assert_eq!((upright.width, upright.height), (2, 3));
        assert_eq!(upright.colors, [4, 1, 5, 2, 6, 3]);
        assert_eq!(upright.alpha, Some(vec![40, 10, 50, 20, 60, 30]));
        assert_eq!(turned(stored.clone(), Orientation::Upright), stored);
    }

    #[test]
    fn a_picture_is_no_wider_than_a_screen_shows_it() {
        let pixels = Pixels {
            width: 2560,
            height: 10,
            space: PixelSpace::Srgb,
            colors: vec![100; 2560 * 10 * 3],
            alpha: None,
        };
        let picture = Picture::of_pixels("wide.png", &pixels, Orientation::Upright);
        let made = file(&picture.expect("a picture")).expect("a file");
        assert_eq!((made.size, made.media), ([1280, 5], "image/png"));
        let read = Picture::read("made.png", made.bytes).expect("a picture");
        assert_eq!((read.width, read.height), (1280, 5));
    }
}
