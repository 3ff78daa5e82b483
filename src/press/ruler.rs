//! A ruler of 100 mm and its label, as lines. Where it stands on a sheet is not decided here.

use crate::geom::{Path, Point, Rect, Segment, Size};
use crate::units::Abs;

/// What it measures.
const LENGTH: Abs = Abs::mm(100.0);
/// From tick to tick, in millimetres.
const STEP: u8 = 10;

/// How high the ticks at its ends are.
pub(super) const DEPTH: Abs = Abs::mm(2.0);
/// How high the tick in its middle is, and how high the others are.
const TICKS: [Abs; 2] = [Abs::mm(1.6), Abs::mm(1.2)];

/// From the ruler to its label.
const BEFORE_LABEL: Abs = Abs::mm(1.5);
/// How far below the label the line stands.
const BASELINE: Abs = Abs::mm(0.2);
/// The height of figures in type of 12 pt: a two-hundredth of the length of an arm, from where the label is read.
const FIGURES: Abs = Abs::mm(3.0);
/// The height of small letters in it.
const LETTERS: Abs = Abs::mm(2.15);
/// The widths of a nought and of an m.
const WIDTHS: [Abs; 2] = [Abs::mm(1.9), Abs::mm(2.8)];
/// Where the characters of the label begin, from its own beginning: 1 0 0, and m m.
const STARTS: ([f64; 3], [f64; 2]) = ([0.0, 1.8, 4.5], [8.3, 12.0]);
/// How long the label is.
const LABEL: Abs = Abs::mm(14.8);
/// How high it is with its line, and with it the whole ruler.
pub(super) const HEIGHT: Abs = Abs::mm(BASELINE.to_mm() + FIGURES.to_mm());

/// A ruler of 100 mm with its label, in thin black lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruler {
    /// The end of its line where it begins.
    pub zero: Point,
    /// Whether it goes upwards, with its ticks at the left; else to the right, with its ticks above.
    pub upright: bool,
}

impl Ruler {
    /// The ends of its line, and then of its ticks.
    pub fn lines(&self) -> impl Iterator<Item = [Point; 2]> {
        let line = [self.at(Abs::ZERO, Abs::ZERO), self.at(LENGTH, Abs::ZERO)];
        let ticks = (0..=100 / STEP).map(|nth| {
            let height = match nth * STEP {
                0 | 100 => DEPTH,
                50 => TICKS[0],
                _ => TICKS[1],
            };
            let along = Abs::mm(f64::from(nth * STEP));
            [self.at(along, Abs::ZERO), self.at(along, height)]
        });
        std::iter::once(line).chain(ticks)
    }

    /// The strokes of the words «100 mm», which are the same in every language. They are drawn, since a font
    /// that the pages do not use would make the file larger by several kilobytes.
    pub fn label(&self) -> Vec<Path> {
        let start = |mm: f64| LENGTH + BEFORE_LABEL + Abs::mm(mm);
        let ([one, noughts @ ..], letters) = STARTS;
        let mut paths = vec![self.one(start(one))];
        paths.extend(noughts.map(|at| self.nought(start(at))));
        paths.extend(letters.map(|at| self.letter_m(start(at))));
        paths
    }

    /// What it takes of the sheet: its line with the ticks, and the label, which is higher.
    pub fn areas(&self) -> [Rect; 2] {
        let label = LENGTH + BEFORE_LABEL;
        let line = [(Abs::ZERO, Abs::ZERO), (LENGTH, DEPTH)];
        let label = [(label, Abs::ZERO), (label + LABEL, HEIGHT)];
        [line, label].map(|corners| {
            let corners = corners.map(|(along, beside)| self.at(along, beside));
            Rect::around(corners).unwrap_or_default()
        })
    }

    /// How much of the sheet a ruler takes.
    pub(super) fn size(upright: bool) -> Size {
        let lying = Size::new(LENGTH + BEFORE_LABEL + LABEL, HEIGHT);
        if upright { lying.turned() } else { lying }
    }

    /// The ruler that takes this place, whose size is that of one.
    pub(super) fn in_place(area: Rect, upright: bool) -> Self {
        let x = if upright { area.right() } else { area.left() };
        Self {
            zero: Point::new(x, area.bottom()),
            upright,
        }
    }

    /// The place so far along the line, and so far to the side of its ticks.
    fn at(&self, along: Abs, beside: Abs) -> Point {
        match self.upright {
            true => self.zero.shift(-beside, -along),
            false => self.zero.shift(along, -beside),
        }
    }

    /// The figure that begins here.
    fn one(&self, x: Abs) -> Path {
        let stem = x + Abs::mm(0.95);
        let mut path = Path::line(
            self.at(x, BASELINE + FIGURES - Abs::mm(0.75)),
            self.at(stem, BASELINE + FIGURES),
        );
        path.segments.push(Segment::Line(self.at(stem, BASELINE)));
        path
    }

    fn nought(&self, x: Abs) -> Path {
        let corners = [(x, BASELINE), (x + WIDTHS[0], BASELINE + FIGURES)];
        let corners = corners.map(|(along, beside)| self.at(along, beside));
        let area = Rect::around(corners).unwrap_or_default();
        Path::rounded(area, WIDTHS[0] / 2.0)
    }

    /// A stem, and two arches that meet it.
    fn letter_m(&self, x: Abs) -> Path {
        let radius = WIDTHS[1] / 4.0;
        let (shoulder, top) = (BASELINE + LETTERS - radius, BASELINE + LETTERS);
        let mut path = Path::line(self.at(x, BASELINE), self.at(x, top));
        for left in [x, x + radius * 2.0] {
            let (middle, right) = (left + radius, left + radius * 2.0);
            // Control points at 0.55 of the radius make a quarter of a circle.
            let (before, after) = (middle - radius * 0.45, middle + radius * 0.55);
            let high = shoulder + radius * 0.55;
            path.segments.extend([
                Segment::Move(self.at(left, shoulder)),
                Segment::Cubic(
                    self.at(left, high),
                    self.at(before, top),
                    self.at(middle, top),
                ),
                Segment::Cubic(
                    self.at(after, top),
                    self.at(right, high),
                    self.at(right, shoulder),
                ),
                Segment::Line(self.at(right, BASELINE)),
            ]);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Abs, b: f64) -> bool {
        (a.to_mm() - b).abs() < 0.001
    }

    #[test]
    fn it_is_a_hundred_millimetres_long_with_a_tick_each_ten() {
        for upright in [false, true] {
            let ruler = Ruler {
                zero: Point::new(Abs::mm(50.0), Abs::mm(150.0)),
                upright,
            };
            let lines: Vec<[Point; 2]> = ruler.lines().collect();
            let length = |[from, to]: [Point; 2]| (to.x - from.x).abs() + (to.y - from.y).abs();
            assert!(near(length(lines[0]), 100.0));
            assert_eq!(lines.len(), 12);
            for (nth, [foot, head]) in lines[1..].iter().enumerate() {
                assert!(near(length([ruler.zero, *foot]), 10.0 * nth as f64));
                assert!(Abs::mm(1.0).fits(length([*foot, *head])));
            }
            let label = ruler.label();
            let drawn = label.iter().flat_map(|path| &path.segments);
            let places = drawn.filter_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Cubic(_, _, to) => Some(to),
                Segment::Close => None,
            });
            let [own, beside] = ruler.areas();
            let lines = lines.iter().flatten().copied();
            for (all, area) in [(Rect::around(lines), own), (Rect::around(places), beside)] {
                let beyond = all.expect("lines").beyond(&area).largest();
                assert!(beyond.fits(Abs::ZERO), "{beyond} outside its place");
            }
        }
    }
}
