//! The pixels of a picture → fewer of them, each the weighted mean of those that it stands for.
//!
//! The weights are those of a Catmull-Rom spline (Keys 1981, with a = −1/2, stretched by the ratio of the
//! sizes; Catmull & Rom 1974): sharper than plain means, and with less of a rim at edges than wider ones.
//! Light is averaged, not numbers of channels, and a pixel counts as much as is seen of it. Rows are taken
//! one after the other, so that beside the picture only a few rows are held.

use std::collections::VecDeque;

use crate::color::{channel, light};
use crate::design::pictures::Pixels;

/// Which pixels of a row or column become one, and how much each of them counts.
struct Window {
    first: usize,
    weights: Vec<f32>,
}

/// The picture in `width` × `height` pixels, at most as many as it has.
pub(super) fn reduce(pixels: &Pixels, width: u32, height: u32) -> Pixels {
    let [width, height] = [width.clamp(1, pixels.width), height.clamp(1, pixels.height)];
    if pixels.width == 0 || pixels.height == 0 || (width, height) == (pixels.width, pixels.height) {
        return pixels.clone();
    }
    let across = windows(pixels.width as usize, width as usize);
    let down = windows(pixels.height as usize, height as usize);
    let light: [f32; 256] = std::array::from_fn(|value| light(value as u8) as f32);
    let mut to = Pixels {
        width,
        height,
        space: pixels.space.clone(),
        colors: Vec::with_capacity(width as usize * height as usize * pixels.channels()),
        alpha: pixels.alpha.as_ref().map(|_| Vec::new()),
    };
    // Light and, last, how much is seen, of each pixel of a row.
    let depth = pixels.channels() + usize::from(pixels.alpha.is_some());
    let row_bytes = pixels.width as usize * pixels.channels();
    let mut wide = vec![0.0f32; pixels.width as usize * depth];
    let mut narrow = vec![0.0f32; width as usize * depth];
    // The rows of the new picture that are begun, the first of which is row `done`.
    let mut begun = VecDeque::<Vec<f32>>::new();
    let mut done = 0;
    for (y, row) in pixels.colors.chunks_exact(row_bytes).enumerate() {
        let alpha = pixels.alpha.as_ref();
        let alpha = alpha.map(|alpha| &alpha[y * pixels.width as usize..][..pixels.width as usize]);
        lights(row, alpha, &light, &mut wide);
        narrow_row(&wide, &across, depth, &mut narrow);
        for (nth, window) in (done..).zip(&down[done..]) {
            if window.first > y {
                break;
            }
            if begun.len() <= nth - done {
                begun.push_back(vec![0.0; narrow.len()]);
            }
            if let (Some(weight), Some(sums)) = (
                window.weights.get(y - window.first),
                begun.get_mut(nth - done),
            ) {
                for (sum, value) in sums.iter_mut().zip(&narrow) {
                    *sum += weight * value;
                }
            }
        }
        while let Some(window) = down.get(done)
            && window.first + window.weights.len() == y + 1
        {
            finish(&begun.pop_front().unwrap_or_default(), depth, &mut to);
            done += 1;
        }
    }
    to
}

/// For each of `to` pixels, which of `from` it stands for.
fn windows(from: usize, to: usize) -> Vec<Window> {
    let ratio = from as f64 / to as f64;
    let window = |nth: usize| {
        let middle = (nth as f64 + 0.5) * ratio;
        let first = (middle - 2.0 * ratio).floor().max(0.0) as usize;
        let end = ((middle + 2.0 * ratio).ceil() as usize).min(from);
        let weight = |at: usize| catmull_rom((at as f64 + 0.5 - middle) / ratio);
        let weights: Vec<f64> = (first..end).map(weight).collect();
        let sum: f64 = weights.iter().sum();
        Window {
            first,
            weights: weights.iter().map(|weight| (weight / sum) as f32).collect(),
        }
    };
    (0..to).map(window).collect()
}

fn catmull_rom(x: f64) -> f64 {
    match x.abs() {
        x if x < 1.0 => (1.5 * x - 2.5) * x * x + 1.0,
        x if x < 2.0 => ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0,
        _ => 0.0,
    }
}

/// The light of a row's pixels, weighted by how much is seen of each.
fn lights(row: &[u8], alpha: Option<&[u8]>, light: &[f32; 256], to: &mut [f32]) {
    let Some(alpha) = alpha else {
        for (to, value) in to.iter_mut().zip(row) {
            *to = light[usize::from(*value)];
        }
        return;
    };
    let channels = row.len() / alpha.len().max(1);
    let pixels = row.chunks_exact(channels).zip(alpha);
    for (to, (pixel, seen)) in to.chunks_exact_mut(channels + 1).zip(pixels) {
        let seen = f32::from(*seen) / 255.0;
        for (to, value) in to.iter_mut().zip(pixel) {
            *to = light[usize::from(*value)] * seen;
        }
        to[channels] = seen;
    }
}

fn narrow_row(wide: &[f32], across: &[Window], depth: usize, to: &mut [f32]) {
    match depth {
        1 => narrow_row_of::<1>(wide, across, to),
        2 => narrow_row_of::<2>(wide, across, to),
        3 => narrow_row_of::<3>(wide, across, to),
        4 => narrow_row_of::<4>(wide, across, to),
        _ => narrow_row_of::<5>(wide, across, to),
    }
}

/// The same for pixels of so many numbers, which are summed where the processor computes.
fn narrow_row_of<const DEPTH: usize>(wide: &[f32], across: &[Window], to: &mut [f32]) {
    let (wide, _) = wide.as_chunks::<DEPTH>();
    let (to, _) = to.as_chunks_mut::<DEPTH>();
    for (to, window) in to.iter_mut().zip(across) {
        let mut sums = [0.0; DEPTH];
        let from = wide.get(window.first..).unwrap_or_default();
        for (weight, pixel) in window.weights.iter().zip(from) {
            for (sum, value) in sums.iter_mut().zip(pixel) {
                *sum += weight * value;
            }
        }
        *to = sums;
    }
}

/// Adds a row, in bytes.
fn finish(sums: &[f32], depth: usize, to: &mut Pixels) {
    let channels = to.channels();
    for pixel in sums.chunks_exact(depth) {
        let seen = match &mut to.alpha {
            Some(alpha) => {
                let seen = pixel[channels].clamp(0.0, 1.0);
                alpha.push((seen * 255.0).round() as u8);
                seen
            }
            None => 1.0,
        };
        let color = |light: &f32| match seen > 0.0 {
            true => channel(f64::from((light / seen).clamp(0.0, 1.0))),
            false => 0,
        };
        to.colors.extend(pixel[..channels].iter().map(color));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::pictures::PixelSpace;

    fn grey(width: u32, height: u32, colors: Vec<u8>) -> Pixels {
        Pixels {
            width,
            height,
            space: PixelSpace::Grey,
            colors,
            alpha: None,
        }
    }

    #[test]
    fn a_plain_ground_stays_as_it_is() {
        for value in 0..=255 {
            let plain = grey(37, 23, vec![value; 37 * 23]);
            assert_eq!(reduce(&plain, 11, 5), grey(11, 5, vec![value; 55]));
        }
    }

    #[test]
    fn light_is_averaged() {
        let checkered = (0..64 * 64).map(|n| if (n + n / 64) % 2 == 0 { 255 } else { 0 });
        let reduced = reduce(&grey(64, 64, checkered.collect()), 8, 8);
        assert!(
            reduced
                .colors
                .iter()
                .all(|value| (186..=190).contains(value)),
            "{reduced:?}"
        );
    }

    #[test]
    fn what_is_on_the_left_stays_there() {
        let halves = (0..60 * 40).map(|n| if n % 60 < 30 { 255 } else { 0 });
        let reduced = reduce(&grey(60, 40, halves.collect()), 6, 4);
        for row in reduced.colors.chunks_exact(6) {
            assert_eq!((row[0], row[1]), (255, 255));
            assert_eq!((row[4], row[5]), (0, 0));
        }
    }

    #[test]
    fn what_is_not_seen_gives_no_colour() {
        // Red that is seen, beside green that is not.
        let pixels = Pixels {
            width: 8,
            height: 1,
            space: PixelSpace::Srgb,
            colors: [[255, 0, 0], [0, 255, 0]].repeat(4).concat(),
            alpha: Some([255, 0].repeat(4)),
        };
        let reduced = reduce(&pixels, 2, 1);
        assert_eq!(reduced.colors, [255, 0, 0, 255, 0, 0]);
        let alpha = reduced.alpha.expect("transparent");
        assert!(
            alpha.iter().all(|seen| (115..=140).contains(seen)),
            "{alpha:?}"
        );
    }

    #[test]
    fn any_size_becomes_any_smaller_size() {
        for (width, height) in [(1, 1), (1, 9), (7, 1), (3, 2), (50, 3)] {
            for (to_width, to_height) in [(0, 0), (1, 1), (2, 5), (49, 2), (99, 99)] {
                let pixels = grey(width, height, vec![7; (width * height) as usize]);
                let reduced = reduce(&pixels, to_width, to_height);
                assert_eq!(
                    reduced.colors.len(),
                    (reduced.width * reduced.height) as usize
                );
                assert!(reduced.colors.iter().all(|value| *value == 7));
            }
        }
    }
}
