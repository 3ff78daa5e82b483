//! Pictures → the mean colour of a part of one, which is what is seen between letters.
//!
//! A picture is decoded once, and only where a text stands on it; of its pixels a coarse grid of
//! means is kept. Light is averaged, not numbers of channels: that is what eyes do with detail
//! finer than a letter.

use std::collections::BTreeMap;

use crate::color::{Color, channel, light};
use crate::design::Picture;
use crate::geom::Rect;
use crate::units::Abs;

/// Cells of the grid along a picture's side, at most: of a whole page a cell is finer than a
/// letter.
const CELLS: u32 = 256;

/// The pictures that texts stand on, by their files' names.
#[derive(Default)]
pub struct PictureMeans {
    known: BTreeMap<String, Option<Grid>>,
}

/// The mean light of each cell, row by row.
struct Grid {
    columns: usize,
    rows: usize,
    cells: Vec<[f64; 3]>,
}

impl PictureMeans {
    /// The mean colour of `picture`, which lies at `place`, within `part` of the page; `None` where
    /// it cannot be decoded.
    pub fn of(&mut self, picture: &Picture, place: &Rect, part: &Rect) -> Option<Color> {
        let grid = match self.known.get(&picture.name) {
            Some(known) => known.as_ref()?,
            None => {
                let known = self.known.entry(picture.name.clone());
                known.or_insert_with(|| Grid::new(picture)).as_ref()?
            }
        };
        let mean = grid.mean(place, part);
        Some(Color {
            rgb: mean.map(channel),
            cmyk: [0; 4],
        })
    }
}

impl Grid {
    fn new(picture: &Picture) -> Option<Self> {
        let pixels = picture.pixels()?;
        let channels = if picture.grey { 1 } else { 3 };
        let [columns, rows] = [picture.width, picture.height].map(|side| side.min(CELLS) as usize);
        let [width, height] = [picture.width, picture.height].map(|side| side as usize);
        let mut sums = vec![([0.0; 3], 0.0); columns * rows];
        for (y, row) in pixels.chunks_exact(width * channels).enumerate() {
            let first = y * rows / height * columns;
            for (x, pixel) in row.chunks_exact(channels).enumerate() {
                let (sum, count): &mut ([f64; 3], f64) = &mut sums[first + x * columns / width];
                for (channel, sum) in sum.iter_mut().enumerate() {
                    *sum += light(pixel[channel.min(channels - 1)]);
                }
                *count += 1.0;
            }
        }
        let mean = |(sum, count): ([f64; 3], f64)| sum.map(|sum| sum / count);
        Some(Self {
            columns,
            rows,
            cells: sums.into_iter().map(mean).collect(),
        })
    }

    /// The mean of the cells that `part` touches, where the picture lies at `place`.
    fn mean(&self, place: &Rect, part: &Rect) -> [f64; 3] {
        let cells = |from: Abs, to: Abs, extent: Abs, count: usize| {
            let at = |way: Abs| ((way / extent * count as f64).max(0.0) as usize).min(count - 1);
            at(from)..=at(to)
        };
        let [left, right] = [part.left(), part.right()].map(|x| x - place.left());
        let [top, bottom] = [part.top(), part.bottom()].map(|y| y - place.top());
        let columns = cells(left, right, place.size.width, self.columns);
        let rows = cells(top, bottom, place.size.height, self.rows);
        let (mut sum, mut count) = ([0.0; 3], 0.0);
        for row in rows {
            for column in columns.clone() {
                let cell = self.cells[row * self.columns + column];
                for (sum, light) in sum.iter_mut().zip(cell) {
                    *sum += light;
                }
                count += 1.0;
            }
        }
        sum.map(|sum| sum / count)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::design::pictures::Coding;

    /// A picture whose pixel at (x, y) is white where `white` says so, else black.
    fn picture(width: u32, height: u32, white: impl Fn(u32, u32) -> bool) -> Picture {
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let bytes: Vec<u8> = pixels
            .map(|(x, y)| if white(x, y) { 255 } else { 0 })
            .collect();
        Picture {
            name: format!("{width}x{height}.png"),
            width,
            height,
            grey: true,
            coding: Coding::Raw,
            bytes: Arc::from(bytes),
        }
    }

    fn mean(picture: &Picture, part: [f64; 4]) -> [u8; 3] {
        let rect = |[x, y, width, height]: [f64; 4]| {
            Rect::new(Abs::pt(x), Abs::pt(y), Abs::pt(width), Abs::pt(height))
        };
        let place = rect([10.0, 20.0, 100.0, 100.0]);
        let mut means = PictureMeans::default();
        means
            .of(picture, &place, &rect(part))
            .expect("a picture")
            .rgb
    }

    #[test]
    fn what_is_finer_than_a_letter_is_averaged_as_light() {
        let checkered = picture(1024, 1024, |x, y| (x + y) % 2 == 0);
        assert_eq!(mean(&checkered, [40.0, 40.0, 4.0, 4.0]), [188; 3]);
    }

    #[test]
    fn what_is_larger_than_a_letter_is_seen_where_it_is() {
        let halves = picture(40, 40, |x, _| x < 20);
        assert_eq!(mean(&halves, [20.0, 40.0, 4.0, 4.0]), [255; 3]);
        assert_eq!(mean(&halves, [90.0, 40.0, 4.0, 4.0]), [0; 3]);
        // Past the picture's edge, its edge.
        assert_eq!(mean(&halves, [0.0, 0.0, 4.0, 4.0]), [255; 3]);
        let dot = picture(1, 1, |_, _| true);
        assert_eq!(mean(&dot, [20.0, 40.0, 4.0, 4.0]), [255; 3]);
    }
}
