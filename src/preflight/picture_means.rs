//! Pictures → the mean colour of a part of one, which is what is seen between letters, and how much of it
//! is seen.
//!
//! A picture is decoded once, and only where a text stands on it; of its pixels a coarse grid of
//! means is kept. Light is averaged, not numbers of channels: that is what eyes do with detail
//! finer than a letter. A pixel counts as much as is seen of it.

use std::collections::BTreeMap;

use crate::color::{Color, channel, light};
use crate::design::Picture;
use crate::design::pictures::Orientation;
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

/// The mean of each cell, row by row, as the picture is stored.
struct Grid {
    columns: usize,
    rows: usize,
    orientation: Orientation,
    cells: Vec<Cell>,
}

/// The light of pixels, each weighted by how much is seen of it, and how much is seen of all.
#[derive(Clone, Copy, Default)]
struct Cell {
    light: [f64; 3],
    seen: f64,
}

impl Cell {
    fn add(&mut self, other: Self) {
        for (sum, light) in self.light.iter_mut().zip(other.light) {
            *sum += light;
        }
        self.seen += other.seen;
    }
}

impl PictureMeans {
    /// The mean colour of `picture`, which lies at `place`, within `part` of the page, and how much of it
    /// is seen, from 0 to 1; `None` where nothing is, or where it cannot be decoded.
    pub fn of(&mut self, picture: &Picture, place: &Rect, part: &Rect) -> Option<(Color, f64)> {
        let grid = match self.known.get(&picture.name) {
            Some(known) => known.as_ref()?,
            None => {
                let known = self.known.entry(picture.name.clone());
                known.or_insert_with(|| Grid::new(picture)).as_ref()?
            }
        };
        let (mean, count) = grid.sum(place, part);
        if mean.seen <= 0.0 {
            return None;
        }
        let color = Color {
            rgb: mean.light.map(|light| channel(light / mean.seen)),
            cmyk: [0; 4],
            spot: None,
            in_grey: None,
        };
        Some((color, mean.seen / count))
    }
}

impl Grid {
    fn new(picture: &Picture) -> Option<Self> {
        let pixels = picture.pixels()?;
        let channels = pixels.channels();
        let [columns, rows] = [pixels.width, pixels.height].map(|side| side.min(CELLS) as usize);
        let [width, height] = [pixels.width, pixels.height].map(|side| side as usize);
        let mut sums = vec![(Cell::default(), 0.0); columns * rows];
        let mut alpha = pixels.alpha.iter().flatten();
        for (y, row) in pixels.colors.chunks_exact(width * channels).enumerate() {
            let first = y * rows / height * columns;
            for (x, pixel) in row.chunks_exact(channels).enumerate() {
                let seen = alpha.next().map_or(1.0, |seen| f64::from(*seen) / 255.0);
                let light = |channel: usize| light(pixel[channel.min(channels - 1)]) * seen;
                let light = [0, 1, 2].map(light);
                let (sum, count): &mut (Cell, f64) = &mut sums[first + x * columns / width];
                sum.add(Cell { light, seen });
                *count += 1.0;
            }
        }
        let mean = |(sum, count): (Cell, f64)| Cell {
            light: sum.light.map(|light| light / count),
            seen: sum.seen / count,
        };
        Some(Self {
            columns,
            rows,
            orientation: picture.orientation,
            cells: sums.into_iter().map(mean).collect(),
        })
    }

    /// The sum of the cells that `part` touches, where the picture lies at `place`, and how many they are.
    fn sum(&self, place: &Rect, part: &Rect) -> (Cell, f64) {
        let point = |x: Abs, y: Abs| {
            let across = (x - place.left()) / place.size.width;
            let down = (y - place.top()) / place.size.height;
            self.orientation.stored([across, down])
        };
        let ends = [
            point(part.left(), part.top()),
            point(part.right(), part.bottom()),
        ];
        let cells = |axis: usize, count: usize| {
            let [a, b] = ends.map(|end| end[axis]);
            let at = |way: f64| ((way * count as f64).max(0.0) as usize).min(count - 1);
            at(a.min(b))..=at(a.max(b))
        };
        let (mut sum, mut count) = (Cell::default(), 0.0);
        for row in cells(1, self.rows) {
            for column in cells(0, self.columns) {
                sum.add(self.cells[row * self.columns + column]);
                count += 1.0;
            }
        }
        (sum, count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, GrayAlphaImage, ImageFormat, LumaA};

    use super::*;

    /// A picture whose pixel at (x, y) has this grey, of which so much is seen.
    fn picture(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 2]) -> Picture {
        let image = GrayAlphaImage::from_fn(width, height, |x, y| LumaA(pixel(x, y)));
        let mut bytes = Cursor::new(Vec::new());
        let written = DynamicImage::from(image).write_to(&mut bytes, ImageFormat::Png);
        written.expect("written");
        Picture::read(&format!("{width}x{height}.png"), bytes.into_inner()).expect("sound")
    }

    fn black_and_white(width: u32, height: u32, white: impl Fn(u32, u32) -> bool) -> Picture {
        picture(width, height, |x, y| {
            [if white(x, y) { 255 } else { 0 }, 255]
        })
    }

    fn mean_and_seen(picture: &Picture, part: [f64; 4]) -> Option<([u8; 3], f64)> {
        let rect = |[x, y, width, height]: [f64; 4]| {
            Rect::new(Abs::pt(x), Abs::pt(y), Abs::pt(width), Abs::pt(height))
        };
        let place = rect([10.0, 20.0, 100.0, 100.0]);
        let mut means = PictureMeans::default();
        let (color, seen) = means.of(picture, &place, &rect(part))?;
        Some((color.rgb, seen))
    }

    fn mean(picture: &Picture, part: [f64; 4]) -> [u8; 3] {
        let (mean, seen) = mean_and_seen(picture, part).expect("a picture");
        assert!((seen - 1.0).abs() < 1e-9);
        mean
    }

    #[test]
    fn what_is_finer_than_a_letter_is_averaged_as_light() {
        let checkered = black_and_white(1024, 1024, |x, y| (x + y) % 2 == 0);
        assert_eq!(mean(&checkered, [40.0, 40.0, 4.0, 4.0]), [188; 3]);
    }

    #[test]
    fn what_is_larger_than_a_letter_is_seen_where_it_is() {
        let halves = black_and_white(40, 40, |x, _| x < 20);
        assert_eq!(mean(&halves, [20.0, 40.0, 4.0, 4.0]), [255; 3]);
        assert_eq!(mean(&halves, [90.0, 40.0, 4.0, 4.0]), [0; 3]);
        // Past the picture's edge, its edge.
        assert_eq!(mean(&halves, [0.0, 0.0, 4.0, 4.0]), [255; 3]);
        let dot = black_and_white(1, 1, |_, _| true);
        assert_eq!(mean(&dot, [20.0, 40.0, 4.0, 4.0]), [255; 3]);
    }

    #[test]
    fn a_turned_picture_is_seen_upright() {
        let halves = |orientation| Picture {
            orientation,
            ..black_and_white(40, 40, |x, _| x < 20)
        };
        // What was on the left is on top after a quarter turn with the clock, and below after the other.
        let right = halves(Orientation::Right);
        assert_eq!(mean(&right, [80.0, 30.0, 4.0, 4.0]), [255; 3]);
        assert_eq!(mean(&right, [20.0, 110.0, 4.0, 4.0]), [0; 3]);
        let left = halves(Orientation::Left);
        assert_eq!(mean(&left, [80.0, 30.0, 4.0, 4.0]), [0; 3]);
    }

    #[test]
    fn what_is_not_seen_has_no_colour() {
        let glass = picture(40, 40, |x, y| match (x < 20, y < 20) {
            (true, true) => [255, 255],
            (true, false) => [255, 51],
            (false, _) => [0, 0],
        });
        let part = |x, y| mean_and_seen(&glass, [x, y, 4.0, 4.0]);
        assert_eq!(part(20.0, 40.0), Some(([255; 3], 1.0)));
        assert_eq!(part(20.0, 100.0), Some(([255; 3], 0.2)));
        assert_eq!(part(80.0, 40.0), None);
    }
}
