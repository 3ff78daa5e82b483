//! The pixels of a picture, as they are stored: their colours, and how much of each can be seen.

use std::sync::Arc;

use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder};

/// What the channels of a pixel are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PixelSpace {
    /// One grey.
    Grey,
    /// Red, green and blue of sRGB.
    Srgb,
    /// Red, green and blue by a colour profile, of which these are the bytes.
    Profiled(Arc<[u8]>),
    /// How much each of cyan, magenta, yellow and black leaves of white, by the profile of a printing; by that
    /// of coated paper where there is none.
    Inks(Option<Arc<[u8]>>),
}

/// The pixels of a picture, row by row from the top, a byte a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// What the channels of a pixel are.
    pub space: PixelSpace,
    /// The channels of all pixels.
    pub colors: Vec<u8>,
    /// How much of each pixel is seen, from 0 to 255, where not all of all is.
    pub alpha: Option<Vec<u8>>,
}

impl Pixels {
    /// How many bytes the colour of a pixel has.
    pub const fn channels(&self) -> usize {
        match self.space {
            PixelSpace::Grey => 1,
            PixelSpace::Srgb | PixelSpace::Profiled(_) => 3,
            PixelSpace::Inks(_) => 4,
        }
    }

    /// Whether a pixel is one grey.
    pub const fn is_grey(&self) -> bool {
        matches!(self.space, PixelSpace::Grey)
    }

    /// Pixels of sRGB or greys as a PNG file; `None` where there are not as many as the size says.
    pub fn png(&self) -> Option<Vec<u8>> {
        let (color, channels) = match (self.is_grey(), &self.alpha) {
            (true, None) => (ExtendedColorType::L8, self.colors.clone()),
            (false, None) => (ExtendedColorType::Rgb8, self.colors.clone()),
            (grey, Some(alpha)) => {
                let pixels = self.colors.chunks_exact(self.channels()).zip(alpha);
                let with_alpha = |(color, alpha): (&[u8], &u8)| [color, &[*alpha]].concat();
                let color = match grey {
                    true => ExtendedColorType::La8,
                    false => ExtendedColorType::Rgba8,
                };
                (color, pixels.flat_map(with_alpha).collect())
            }
        };
        let size = self.width as usize * self.height as usize * usize::from(color.channel_count());
        let mut png = Vec::new();
        let encoder = PngEncoder::new(&mut png);
        if channels.len() != size {
            return None;
        }
        encoder
            .write_image(&channels, self.width, self.height, color)
            .ok()?;
        Some(png)
    }

    /// The channels of what was decoded, of 8 bits each.
    pub(super) fn of(image: DynamicImage) -> Self {
        let (width, height) = (image.width(), image.height());
        let grey = !image.color().has_color();
        let (colors, alpha) = match (grey, image.color().has_alpha()) {
            (true, false) => (image.into_luma8().into_raw(), None),
            (false, false) => (image.into_rgb8().into_raw(), None),
            (true, true) => parted::<2>(image.into_luma_alpha8().into_raw()),
            (false, true) => parted::<4>(image.into_rgba8().into_raw()),
        };
        Self {
            width,
            height,
            space: if grey {
                PixelSpace::Grey
            } else {
                PixelSpace::Srgb
            },
            colors,
            alpha: alpha.filter(|alpha| alpha.iter().any(|seen| *seen < u8::MAX)),
        }
    }
}

/// Colours and transparency, each for itself: `N` channels a pixel, the last of which is how much is seen.
fn parted<const N: usize>(mut all: Vec<u8>) -> (Vec<u8>, Option<Vec<u8>>) {
    let (pixels, _) = all.as_chunks::<N>();
    let alpha = pixels.iter().map(|pixel| pixel[N - 1]).collect();
    // In place: a large picture is not held twice.
    let count = pixels.len();
    for pixel in 0..count {
        all.copy_within(pixel * N..pixel * N + N - 1, pixel * (N - 1));
    }
    all.truncate(count * (N - 1));
    (all, Some(alpha))
}
