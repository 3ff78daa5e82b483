//! Lengths on a page → pixels of its picture.

use tiny_skia::{Path as SkiaPath, PathBuilder};

use super::PPI;
use crate::geom::{Path, Point, Segment, Size};
use crate::render::RenderError;
use crate::units::Abs;

/// Points in an inch.
const PT_PER_INCH: f64 = 72.0;
/// The most pixels of a picture: A0 at 300 ppi has 139 million, which take 560 MB at four bytes each.
const MOST_PIXELS: f64 = 150e6;

/// The width and height of a page in pixels.
fn sides(trim: Size, ppi: u16) -> [f64; 2] {
    let per_point = f64::from(ppi) / PT_PER_INCH;
    [trim.width, trim.height].map(|side| (side.to_pt() * per_point).round().max(1.0))
}

/// Whether a picture may have so many pixels. Compared this way round, NaN is too large as well.
fn fits([width, height]: [f64; 2]) -> bool {
    width * height <= MOST_PIXELS
}

/// The size of a page's picture, and the map from lengths to pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PixelGrid {
    /// How many pixels there are in a row.
    pub width: u32,
    /// How many rows there are.
    pub height: u32,
    per_point: f64,
}

impl PixelGrid {
    /// The pixels of page `index`, by its trim size, rounded to whole pixels.
    pub fn new(index: usize, trim: Size, ppi: u16) -> Result<Self, RenderError> {
        let [width, height] = sides(trim, ppi);
        if fits([width, height]) {
            Ok(Self {
                width: width as u32,
                height: height as u32,
                per_point: f64::from(ppi) / PT_PER_INCH,
            })
        } else {
            let mut smaller = (*PPI.start()..ppi).rev();
            Err(RenderError::TooManyPixels {
                page: index,
                pixels: [width, height].map(|side| side as u64),
                ppi,
                most: smaller.find(|ppi| fits(sides(trim, *ppi))),
            })
        }
    }

    /// A length in pixels.
    pub fn length(self, length: Abs) -> f32 {
        (length.to_pt() * self.per_point) as f32
    }

    /// How long so many pixels are.
    pub fn pixels(self, count: f64) -> Abs {
        Abs::pt(count / self.per_point)
    }

    /// The path in pixels; `None` where it is empty.
    pub fn path(self, path: &Path) -> Option<SkiaPath> {
        let mut built = PathBuilder::new();
        let xy = |p: Point| (self.length(p.x), self.length(p.y));
        let mut started = false;
        for segment in &path.segments {
            match *segment {
                Segment::Move(to) => {
                    let (x, y) = xy(to);
                    built.move_to(x, y);
                    started = true;
                }
                // A path starts with a move; what comes before the first is left out.
                _ if !started => {}
                Segment::Line(to) => {
                    let (x, y) = xy(to);
                    built.line_to(x, y);
                }
                Segment::Cubic(a, b, to) => {
                    let [(ax, ay), (bx, by), (x, y)] = [a, b, to].map(xy);
                    built.cubic_to(ax, ay, bx, by, x, y);
                }
                Segment::Close => built.close(),
            }
        }
        built.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(width: f64, height: f64) -> Size {
        Size::new(Abs::mm(width), Abs::mm(height))
    }

    #[test]
    fn a_page_has_the_pixels_of_its_trim() {
        let grid = PixelGrid::new(0, size(25.4, 50.8), 150).expect("small");
        assert_eq!((grid.width, grid.height), (150, 300));
        assert_eq!(grid.length(Abs::pt(72.0)), 150.0);
        let a5 = PixelGrid::new(0, size(148.0, 210.0), 150).expect("small");
        assert_eq!((a5.width, a5.height), (874, 1240));
    }

    #[test]
    fn a_page_of_no_size_has_a_pixel_and_a_huge_one_is_refused() {
        let dot = PixelGrid::new(0, size(0.0, -3.0), 36).expect("small");
        assert_eq!((dot.width, dot.height), (1, 1));
        assert!(PixelGrid::new(0, size(841.0, 1189.0), 300).is_ok());
        // A0 at 311 ppi has 10,297 × 14,558 pixels, which are 149.9 million.
        for (absurd, largest) in [(size(841.0, 1189.0), Some(311)), (size(1e300, 1e300), None)] {
            let refused = PixelGrid::new(3, absurd, 600);
            let Err(RenderError::TooManyPixels { page: 3, most, .. }) = refused else {
                panic!("{refused:?}");
            };
            assert_eq!(most, largest);
        }
    }

    #[test]
    fn what_does_not_start_with_a_move_is_left_out() {
        let grid = PixelGrid::new(0, size(10.0, 10.0), 72).expect("small");
        let end = Point::new(Abs::pt(5.0), Abs::pt(5.0));
        let mut path = Path {
            segments: vec![Segment::Close, Segment::Line(end)],
            ..Path::default()
        };
        assert_eq!(grid.path(&path), None);
        path.segments
            .extend(Path::line(Point::default(), end).segments);
        let bounds = grid.path(&path).expect("a line").bounds();
        assert_eq!((bounds.right(), bounds.bottom()), (5.0, 5.0));
    }
}
