//! Where a point of the print lies in the picture: a plane seen from anywhere (a homography), and the lens.
//!
//! The homography is found from four points by linear equations, and from more by least squares over the distances
//! in the picture (Gauss-Newton; R. Hartley and A. Zisserman, Multiple View Geometry, chapter 4). Lenses
//! are allowed one term of radial distortion about the middle of the picture.

use super::grey::Grey;
use super::solve::{least_squares, solve};
use crate::pages::target::PAPER;

/// Millimetres that count as one, so that all numbers are of about the same size.
const UNIT: f64 = 150.0;
const STEPS: usize = 12;

/// How the print is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// From the print to the picture, row by row; the last is 1.
    plane: [f64; 8],
    /// How much farther out a point lies at the corners of the picture than without a lens.
    lens: f64,
    middle: [f64; 2],
    radius: f64,
}

/// A point of the print in millimetres, and where it was seen, in pixels.
pub type Seen = ([f64; 2], [f64; 2]);

impl View {
    /// From four points.
    pub fn of_four(points: &[Seen; 4], picture: &Grey) -> Option<Self> {
        let mut view = Self::blank(picture);
        let mut rows = Vec::new();
        let mut right = Vec::new();
        for (print, seen) in points {
            let ([x, y], [u, v]) = (unit(*print), view.normal(*seen));
            rows.push(vec![x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y]);
            right.push(u);
            rows.push(vec![0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y]);
            right.push(v);
        }
        view.plane = solve(rows, right)?.try_into().ok()?;
        Some(view)
    }

    /// The view that comes nearest to all points, beginning with this one; with a lens where that is wanted.
    pub fn fitted(&self, points: &[Seen], with_lens: bool) -> Option<Self> {
        let count = if with_lens { 9 } else { 8 };
        let mut view = *self;
        if !with_lens {
            view.lens = 0.0;
        }
        for _ in 0..STEPS {
            let mut equations = Vec::with_capacity(points.len() * 2);
            for (print, seen) in points {
                let at = view.distorted(*print)?;
                let wanted = view.normal(*seen);
                let mut slopes = [Vec::with_capacity(count), Vec::with_capacity(count)];
                for nth in 0..count {
                    const STEP: f64 = 1e-6;
                    let mut other = view;
                    *other.number(nth) += STEP;
                    let moved = other.distorted(*print)?;
                    for axis in [0, 1] {
                        slopes[axis].push((moved[axis] - at[axis]) / STEP);
                    }
                }
                for (axis, slopes) in slopes.into_iter().enumerate() {
                    equations.push((slopes, wanted[axis] - at[axis]));
                }
            }
            let step = least_squares(&equations)?;
            for (nth, step) in step.iter().enumerate() {
                *view.number(nth) += step;
            }
            if step.iter().all(|step| step.abs() < 1e-10) {
                break;
            }
        }
        let sound = view.plane.iter().all(|number| number.is_finite());
        (sound && view.lens.abs() < 0.3).then_some(view)
    }

    /// Where a point of the print, in millimetres, lies in the picture, in pixels; `None` behind the camera.
    pub fn picture(&self, print: [f64; 2]) -> Option<[f64; 2]> {
        let at = self.distorted(print)?;
        Some([0, 1].map(|axis| self.middle[axis] + at[axis] * self.radius))
    }

    /// Pixels to a millimetre at a point of the print: the fewest and the most in any direction.
    pub fn pixels_per_mm(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        const STEP: f64 = 0.5;
        let difference = |a: [f64; 2], b: [f64; 2]| -> Option<[f64; 2]> {
            let (a, b) = (self.picture(a)?, self.picture(b)?);
            Some([0, 1].map(|axis| (b[axis] - a[axis]) / (2.0 * STEP)))
        };
        let [a, b] = difference([x - STEP, y], [x + STEP, y])?;
        let [c, d] = difference([x, y - STEP], [x, y + STEP])?;
        // The singular values of a matrix of two rows.
        let sum = a * a + b * b + c * c + d * d;
        let determinant = (a * d - b * c).abs();
        let root = (sum * sum - 4.0 * determinant * determinant)
            .max(0.0)
            .sqrt();
        Some([(sum - root) / 2.0, (sum + root) / 2.0].map(|square| square.max(0.0).sqrt()))
    }

    /// How far aslant the middle of the print is seen, in degrees.
    pub fn slant(&self) -> Option<f64> {
        let [least, most] = self.pixels_per_mm(MIDDLE)?;
        Some((least / most).clamp(0.0, 1.0).acos().to_degrees())
    }

    fn blank(picture: &Grey) -> Self {
        let size = [picture.width as f64, picture.height as f64];
        Self {
            plane: [0.0; 8],
            lens: 0.0,
            middle: size.map(|side| side / 2.0),
            radius: size[0].hypot(size[1]) / 2.0,
        }
    }

    fn normal(&self, seen: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| (seen[axis] - self.middle[axis]) / self.radius)
    }

    fn distorted(&self, print: [f64; 2]) -> Option<[f64; 2]> {
        let [x, y] = unit(print);
        let [a, b, c, d, e, f, g, h] = self.plane;
        let depth = g * x + h * y + 1.0;
        if depth < 1e-3 {
            return None;
        }
        let [u, v] = [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
        let farther = 1.0 + self.lens * (u * u + v * v);
        Some([u * farther, v * farther])
    }

    fn number(&mut self, nth: usize) -> &mut f64 {
        match self.plane.get_mut(nth) {
            Some(number) => number,
            None => &mut self.lens,
        }
    }
}

/// The middle of the print.
pub const MIDDLE: [f64; 2] = [PAPER.width.to_mm() / 2.0, PAPER.height.to_mm() / 2.0];

fn unit(print: [f64; 2]) -> [f64; 2] {
    [0, 1].map(|axis| (print[axis] - MIDDLE[axis]) / UNIT)
}
