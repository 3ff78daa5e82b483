//! How a picture's stored pixels are turned so that it stands upright: the eight ways of EXIF.

use image::metadata::Orientation as Exif;

/// How stored pixels are turned and mirrored (Exif 2.3, 4.6.4, tag 0x0112, values 1 to 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// They stand as they are to be seen.
    #[default]
    Upright,
    /// Left and right are exchanged.
    Mirrored,
    /// They stand on their head.
    Half,
    /// They stand on their head, left and right exchanged.
    MirroredHalf,
    /// Rows are columns.
    Transposed,
    /// The first row is the right edge: a quarter turn with the clock sets them upright.
    Right,
    /// Rows are columns, and both run backwards.
    Transversed,
    /// The first row is the left edge: a quarter turn against the clock sets them upright.
    Left,
}

impl Orientation {
    /// All of them, as EXIF counts them from 1.
    pub const ALL: [Self; 8] = [
        Self::Upright,
        Self::Mirrored,
        Self::Half,
        Self::MirroredHalf,
        Self::Transposed,
        Self::Right,
        Self::Transversed,
        Self::Left,
    ];

    /// Where a point of the stored picture stands in the upright one; both are one wide and one high, and
    /// are measured from the upper left corner.
    pub fn upright(self, [x, y]: [f64; 2]) -> [f64; 2] {
        match self {
            Self::Upright => [x, y],
            Self::Mirrored => [1.0 - x, y],
            Self::Half => [1.0 - x, 1.0 - y],
            Self::MirroredHalf => [x, 1.0 - y],
            Self::Transposed => [y, x],
            Self::Right => [1.0 - y, x],
            Self::Transversed => [1.0 - y, 1.0 - x],
            Self::Left => [y, 1.0 - x],
        }
    }

    /// Where a point of the upright picture stands in the stored one: see [`Self::upright`].
    pub fn stored(self, point: [f64; 2]) -> [f64; 2] {
        match self {
            Self::Right => Self::Left.upright(point),
            Self::Left => Self::Right.upright(point),
            // All others, done twice, change nothing.
            _ => self.upright(point),
        }
    }

    /// Width and height of the upright picture, from those of the stored one, or the other way round.
    pub fn size(self, [width, height]: [u32; 2]) -> [u32; 2] {
        match self {
            Self::Upright | Self::Mirrored | Self::Half | Self::MirroredHalf => [width, height],
            Self::Transposed | Self::Right | Self::Transversed | Self::Left => [height, width],
        }
    }
}

impl From<Exif> for Orientation {
    fn from(exif: Exif) -> Self {
        match exif {
            Exif::NoTransforms => Self::Upright,
            Exif::FlipHorizontal => Self::Mirrored,
            Exif::Rotate180 => Self::Half,
            Exif::FlipVertical => Self::MirroredHalf,
            Exif::Rotate90FlipH => Self::Transposed,
            Exif::Rotate90 => Self::Right,
            Exif::Rotate270FlipH => Self::Transversed,
            Exif::Rotate270 => Self::Left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, GrayImage, Luma};

    /// The middle of a pixel of a picture of these sides, as a point.
    fn middle([x, y]: [u32; 2], [width, height]: [u32; 2]) -> [f64; 2] {
        let part = |at: u32, of: u32| (f64::from(at) + 0.5) / f64::from(of);
        [part(x, width), part(y, height)]
    }

    #[test]
    fn every_pixel_comes_where_the_image_crate_turns_it() {
        for (exif, orientation) in (1..=8).zip(Orientation::ALL) {
            let known = Exif::from_exif(exif).expect("one of the eight");
            assert_eq!(Orientation::from(known), orientation);
            let stored = GrayImage::from_fn(3, 2, |x, y| Luma([(10 * y + x) as u8]));
            let mut turned = DynamicImage::from(stored.clone());
            turned.apply_orientation(known);
            let turned = turned.into_luma8();
            let size = orientation.size([3, 2]);
            assert_eq!(size, [turned.width(), turned.height()], "{exif}");
            for (x, y, value) in stored.enumerate_pixels() {
                let from = middle([x, y], [3, 2]);
                let to = orientation.upright(from);
                let pixel = |part: f64, of: u32| (part * f64::from(of)) as u32;
                let at = turned.get_pixel(pixel(to[0], size[0]), pixel(to[1], size[1]));
                assert_eq!(at, value, "{exif}: {x}, {y}");
                let back = orientation.stored(to);
                assert!((back[0] - from[0]).abs() + (back[1] - from[1]).abs() < 1e-9);
            }
        }
    }
}
