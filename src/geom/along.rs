//! A path → points on it at equal distances, as the dots of a dotted line stand.

use super::path::cubic_point;
use super::{Path, Point, Segment};
use crate::units::Abs;

/// A curve is measured as so many straight pieces: of the largest on paper, a piece then differs from its
/// arc by less than a printer's dot.
const PIECES: usize = 32;

impl Path {
    /// The points of each part of the path that lie at `start`, `start + step`, and so on, from its beginning.
    /// None where `step` is not larger than zero.
    pub fn points_along(&self, start: Abs, step: Abs) -> Vec<Point> {
        let mut points = Vec::new();
        if step <= Abs::ZERO {
            return points;
        }
        let mut walk = Walk {
            at: Point::default(),
            next: start,
            step,
        };
        let mut first = Point::default();
        for segment in &self.segments {
            match *segment {
                Segment::Move(to) => {
                    first = to;
                    walk.at = to;
                    walk.next = start;
                }
                Segment::Line(to) => walk.go(to, &mut points),
                Segment::Close => walk.go(first, &mut points),
                Segment::Cubic(a, b, to) => {
                    let curve = [walk.at, a, b, to];
                    for piece in 1..=PIECES {
                        let t = piece as f64 / PIECES as f64;
                        walk.go(cubic_point(curve, t), &mut points);
                    }
                }
            }
        }
        points
    }
}

/// How finely a measured path is looked at: between two of these places it is straight.
const STEP: Abs = Abs::mm(0.2);

/// A path whose length is measured once, for all that is asked of it afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Places on it, [`STEP`] apart.
    points: Vec<Point>,
    /// Whether it goes on from each to the next: it has one part.
    is_whole: bool,
}

impl Measured {
    /// Goes along `path`.
    pub fn of(path: &Path) -> Self {
        let starts = |segment: &&Segment| matches!(segment, Segment::Move(_));
        Self {
            points: path.points_along(Abs::ZERO, STEP),
            is_whole: path.segments.iter().filter(starts).count() <= 1,
        }
    }

    /// The place at this share of its length.
    pub fn at(&self, share: f64) -> Option<Point> {
        let last = self.points.len().saturating_sub(1) as f64;
        self.points.get((share * last).round() as usize).copied()
    }

    /// How far along it is nearest to a place.
    pub fn nearest_to(&self, place: Point) -> Abs {
        let nearest = self.least(|p| {
            let (x, y) = ((p.x - place.x).to_pt(), (p.y - place.y).to_pt());
            x.hypot(y)
        });
        STEP * nearest.unwrap_or_default() as f64
    }

    /// How far down it passes this distance from the left.
    pub fn height_at(&self, x: Abs) -> Option<Abs> {
        let nearest = self.least(|p| (p.x - x).to_pt().abs())?;
        self.points.get(nearest).map(|p| p.y)
    }

    /// The first of its places that has the least distance, in points, from something.
    fn least(&self, distance: impl Fn(&Point) -> f64) -> Option<usize> {
        let mut least = None;
        let mut index = 0;
        while let Some(point) = self.points.get(index) {
            let here = distance(point);
            let known = least.map_or(f64::INFINITY, |(_, least)| least);
            if least.is_none() || here < known {
                least = Some((index, here));
            }
            // From one to the next it changes by a step at most: so many are not nearer.
            let farther = (here - known) / STEP.to_pt();
            index += match self.is_whole {
                // Casting saturates.
                true => (farther as usize).clamp(1, self.points.len()),
                false => 1,
            };
        }
        least.map(|(index, _)| index)
    }
}

/// How far somebody came who goes along a path.
struct Walk {
    at: Point,
    /// From there to the next point.
    next: Abs,
    step: Abs,
}

impl Walk {
    /// Goes straight on to a place, and notes the points on the way.
    fn go(&mut self, to: Point, points: &mut Vec<Point>) {
        let (dx, dy) = (to.x - self.at.x, to.y - self.at.y);
        let length = Abs::pt(dx.to_pt().hypot(dy.to_pt()));
        let mut gone = self.next;
        while gone <= length && length > Abs::ZERO {
            let share = gone / length;
            points.push(self.at.shift(dx * share, dy * share));
            gone += self.step;
        }
        self.next = gone - length;
        self.at = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pt(x: f64, y: f64) -> Point {
        Point::new(Abs::pt(x), Abs::pt(y))
    }

    #[test]
    fn points_stand_at_equal_distances_round_corners() {
        let mut path = Path::line(pt(0.0, 0.0), pt(5.0, 0.0));
        path.segments.push(Segment::Line(pt(5.0, 4.0)));
        let points = path.points_along(Abs::ZERO, Abs::pt(2.0));
        let wanted = [
            pt(0.0, 0.0),
            pt(2.0, 0.0),
            pt(4.0, 0.0),
            pt(5.0, 1.0),
            pt(5.0, 3.0),
        ];
        assert_eq!(points, wanted);
        assert!(path.points_along(Abs::ZERO, Abs::ZERO).is_empty());
    }

    #[test]
    fn a_measured_path_tells_where_it_passes() {
        let path = Measured::of(&Path::line(pt(0.0, 0.0), pt(300.0, 400.0)));
        let near = |a: Abs, b: f64| (a.to_pt() - b).abs() < 0.6;
        assert!(
            path.height_at(Abs::pt(150.0))
                .is_some_and(|y| near(y, 200.0))
        );
        assert!(path.at(1.0).is_some_and(|p| near(p.x, 300.0)));
        assert!(near(path.nearest_to(pt(230.0, 140.0)), 250.0));
        let nowhere = Measured::of(&Path::default());
        assert_eq!(nowhere.at(0.5), None);
        assert_eq!(nowhere.height_at(Abs::ZERO), None);
        assert_eq!(nowhere.nearest_to(pt(1.0, 1.0)), Abs::ZERO);
    }

    #[test]
    fn the_points_of_a_circle_are_its_arc_apart() {
        let circle = Path::circle(pt(0.0, 0.0), Abs::pt(10.0));
        let step = Abs::pt(10.0 * std::f64::consts::TAU / 24.0);
        let points = circle.points_along(Abs::ZERO, step);
        assert!((24..=25).contains(&points.len()), "{}", points.len());
        for pair in points.windows(2) {
            let chord = (pair[1].x - pair[0].x)
                .to_pt()
                .hypot((pair[1].y - pair[0].y).to_pt());
            assert!((chord - 2.61).abs() < 0.02, "{chord}");
        }
    }
}
