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
