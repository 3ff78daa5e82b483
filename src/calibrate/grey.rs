//! A picture in greys: how bright it is anywhere, a smaller one of it, and what of it is dark.

use std::sync::LazyLock;

/// Light of the values that pixels have (IEC 61966-2-1): where an edge is blurred, half the light is
/// where the edge is, not half the value.
static LIGHT: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|value| {
        let value = value as f32 / 255.0;
        match value <= 0.040_45 {
            true => value / 12.92,
            false => ((value + 0.055) / 1.055).powf(2.4),
        }
    })
});

/// A picture in greys, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// A value each, 255 is white.
    pub pixels: Vec<u8>,
}

impl Grey {
    /// The light at a point, whose whole numbers and halves are the middles of pixels; `None` outside.
    pub fn light(&self, [x, y]: [f64; 2]) -> Option<f64> {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let inside = left >= 0.0 && top >= 0.0;
        // Also false where a coordinate is no number.
        if !inside || left + 1.0 >= self.width as f64 || top + 1.0 >= self.height as f64 {
            return None;
        }
        let (dx, dy) = ((x - left) as f32, (y - top) as f32);
        let at = top as usize * self.width + left as usize;
        let light = |at: usize| self.pixels.get(at).map(|value| LIGHT[usize::from(*value)]);
        let upper = light(at)? * (1.0 - dx) + light(at + 1)? * dx;
        let below = at + self.width;
        let lower = light(below)? * (1.0 - dx) + light(below + 1)? * dx;
        Some(f64::from(upper * (1.0 - dy) + lower * dy))
    }

    /// The same picture, each `by` × `by` pixels as one.
    pub fn smaller(&self, by: usize) -> Self {
        let (width, height) = (self.width / by, self.height / by);
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; width];
        for row in 0..height {
            sums.fill(0);
            for line in self.pixels.chunks(self.width).skip(row * by).take(by) {
                for (sum, part) in sums.iter_mut().zip(line.chunks(by)) {
                    *sum += part.iter().map(|value| u32::from(*value)).sum::<u32>();
                }
            }
            let count = (by * by) as u32;
            pixels.extend(sums.iter().map(|sum| (sum / count) as u8));
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    /// Which pixels are darker than what lies round them, so far to each side.
    pub fn dark(&self, reach: usize) -> Vec<bool> {
        // Sums of all above and left of each corner of a pixel.
        let wide = self.width + 1;
        let mut sums = vec![0_u64; wide * (self.height + 1)];
        for (row, line) in self.pixels.chunks(self.width).enumerate() {
            let mut sum = 0;
            for (column, value) in line.iter().enumerate() {
                sum += u64::from(*value);
                let at = (row + 1) * wide + column + 1;
                sums[at] = sums[at - wide] + sum;
            }
        }
        let mut dark = Vec::with_capacity(self.pixels.len());
        for row in 0..self.height {
            let (top, foot) = (
                row.saturating_sub(reach),
                (row + reach + 1).min(self.height),
            );
            for column in 0..self.width {
                let (left, right) = (
                    column.saturating_sub(reach),
                    (column + reach + 1).min(self.width),
                );
                let sum = sums[foot * wide + right] + sums[top * wide + left]
                    - sums[top * wide + right]
                    - sums[foot * wide + left];
                let count = ((foot - top) * (right - left)) as u64;
                let value = u64::from(self.pixels[row * self.width + column]);
                // Darker than seven tenths of the mean.
                dark.push(value * count * 10 < sum * 7);
            }
        }
        dark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_is_between_the_pixels_and_nowhere_else() {
        let grey = Grey {
            width: 2,
            height: 2,
            pixels: vec![0, 255, 0, 255],
        };
        let light = grey.light([1.0, 1.0]).expect("inside");
        assert!((light - 0.5).abs() < 1e-6);
        assert_eq!(grey.light([0.2, 1.0]), None);
        assert_eq!(grey.light([f64::NAN, 1.0]), None);
        assert_eq!(grey.smaller(2).pixels, [127]);
    }

    #[test]
    fn dark_is_what_is_darker_than_round_it() {
        let mut grey = Grey {
            width: 9,
            height: 9,
            pixels: vec![200; 81],
        };
        grey.pixels[40] = 90;
        let dark = grey.dark(3);
        assert!(dark[40] && dark.iter().filter(|dark| **dark).count() == 1);
    }
}
