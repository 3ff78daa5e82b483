//! Outlines of straight and curved segments: how they are made, and what lies inside them.

use super::{Point, Rect};
use crate::units::Abs;

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// A new part starts here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic Bézier curve: two control points and the end.
    Cubic(Point, Point, Point),
    /// A straight line back to where the part started.
    Close,
}

/// The point at `t` (0 to 1) of a cubic Bézier curve, which is given by its start, its two control points
/// and its end.
pub fn cubic_point([p0, p1, p2, p3]: [Point; 4], t: f64) -> Point {
    let u = 1.0 - t;
    let [k0, k1, k2, k3] = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
    Point::new(
        p0.x * k0 + p1.x * k1 + p2.x * k2 + p3.x * k3,
        p0.y * k0 + p1.y * k1 + p2.y * k2 + p3.y * k3,
    )
}

/// An outline of straight and curved segments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    /// The steps in order; the first is a [`Segment::Move`].
    pub segments: Vec<Segment>,
    /// Which points lie inside it.
    pub rule: FillRule,
}

/// Which points lie inside an outline (ISO 32000-1, 8.5.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FillRule {
    /// Those around which it winds.
    #[default]
    NonZero,
    /// Those from which a ray crosses it an odd number of times.
    EvenOdd,
}

impl FillRule {
    /// Whether a point lies inside, around which the outline winds so often. An outline that is
    /// crossed an odd number of times winds an odd number of times.
    pub const fn holds(self, winding: i32) -> bool {
        match self {
            Self::NonZero => winding != 0,
            Self::EvenOdd => winding % 2 != 0,
        }
    }
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineCap {
    /// Square, at the very end.
    #[default]
    Butt,
    /// With half a disc.
    Round,
    /// Square, half the line's width behind the end.
    Square,
}

/// How a line turns a corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LineJoin {
    /// With a point, unless it is longer than so many times the line's width.
    Miter(f64),
    /// With a disc.
    Round,
    /// Cut off.
    Bevel,
}

impl LineJoin {
    /// With points as PDF has them where nothing is said (ISO 32000-1, table 52).
    pub const MITER: Self = Self::Miter(10.0);
}

/// Distance of the control points from the ends of a quarter circle of radius 1, as a cubic
/// Bézier curve that meets the circle at 45°: 4/3·(√2 − 1).
const QUARTER_CIRCLE: f64 = 0.552_284_749_830_793_4;

impl Path {
    /// A straight line.
    pub fn line(from: Point, to: Point) -> Self {
        Self {
            segments: vec![Segment::Move(from), Segment::Line(to)],
            ..Self::default()
        }
    }

    /// The outline of `rect` with corners of radius `radius` (at most half the shorter side).
    pub fn rounded(rect: Rect, radius: Abs) -> Self {
        Self::rounded_corners(rect, [radius; 4])
    }

    /// The outline of `rect` with a radius for each corner: upper left, upper right, lower
    /// right, lower left.
    pub fn rounded_corners(rect: Rect, radii: [Abs; 4]) -> Self {
        let most = rect.size.width.min(rect.size.height) / 2.0;
        let [tl, tr, br, bl] = radii.map(|r| r.min(most).max(Abs::ZERO));
        let (l, t, r, b) = (rect.left(), rect.top(), rect.right(), rect.bottom());
        let mut path = Self::default();
        path.segments.push(Segment::Move(Point::new(l + tl, t)));
        path.edge(Point::new(r - tr, t));
        path.corner(tr, Point::new(r, t), Point::new(r, t + tr));
        path.edge(Point::new(r, b - br));
        path.corner(br, Point::new(r, b), Point::new(r - br, b));
        path.edge(Point::new(l + bl, b));
        path.corner(bl, Point::new(l, b), Point::new(l, b - bl));
        path.edge(Point::new(l, t + tl));
        path.corner(tl, Point::new(l, t), Point::new(l + tl, t));
        path.segments.push(Segment::Close);
        path
    }

    /// What a round corner of this radius leaves of a square one at `corner`, and `beyond` more outside its edges; `across` and
    /// `down` say, as 1 or -1, in which directions the inside is.
    pub fn outside_of_corner(
        corner: Point,
        (radius, beyond): (Abs, Abs),
        (across, down): (f64, f64),
    ) -> Self {
        let mut path = Self::default();
        let (out_x, out_y) = (-beyond * across, -beyond * down);
        let from = corner.shift(Abs::ZERO, radius * down);
        let to = corner.shift(radius * across, Abs::ZERO);
        path.segments
            .push(Segment::Move(corner.shift(out_x, out_y)));
        path.edge(from.shift(out_x, Abs::ZERO));
        path.edge(from);
        path.corner(radius, corner, to);
        path.edge(to.shift(Abs::ZERO, out_y));
        path.segments.push(Segment::Close);
        path
    }

    /// A circle.
    pub fn circle(centre: Point, radius: Abs) -> Self {
        let side = radius * 2.0;
        Self::rounded(
            Rect::new(centre.x - radius, centre.y - radius, side, side),
            radius,
        )
    }

    /// A smooth curve through `points`: a Catmull-Rom spline (Catmull and Rom, *A class of local
    /// interpolating splines*, 1974) as Bézier curves; at either end its tangent points at the
    /// neighbouring point.
    pub fn smooth(points: &[Point]) -> Self {
        let mut path = Self::default();
        let Some(&first) = points.first() else {
            return path;
        };
        path.segments.push(Segment::Move(first));
        for i in 0..points.len() - 1 {
            let before = points[i.saturating_sub(1)];
            let (from, to) = (points[i], points[i + 1]);
            let after = points[(i + 2).min(points.len() - 1)];
            let c1 = from.shift((to.x - before.x) / 6.0, (to.y - before.y) / 6.0);
            let c2 = to.shift((from.x - after.x) / 6.0, (from.y - after.y) / 6.0);
            path.segments.push(Segment::Cubic(c1, c2, to));
        }
        path
    }

    /// Moves every point.
    pub fn shift(&mut self, dx: Abs, dy: Abs) {
        for segment in &mut self.segments {
            *segment = match *segment {
                Segment::Move(p) => Segment::Move(p.shift(dx, dy)),
                Segment::Line(p) => Segment::Line(p.shift(dx, dy)),
                Segment::Cubic(a, b, c) => {
                    Segment::Cubic(a.shift(dx, dy), b.shift(dx, dy), c.shift(dx, dy))
                }
                Segment::Close => Segment::Close,
            };
        }
    }

    /// The path with every point and control point mapped by `to`.
    #[must_use]
    pub fn map(&self, to: impl Fn(Point) -> Point) -> Self {
        let segments = self.segments.iter().map(|segment| match *segment {
            Segment::Move(p) => Segment::Move(to(p)),
            Segment::Line(p) => Segment::Line(to(p)),
            Segment::Cubic(a, b, c) => Segment::Cubic(to(a), to(b), to(c)),
            Segment::Close => Segment::Close,
        });
        Self {
            segments: segments.collect(),
            rule: self.rule,
        }
    }

    /// The smallest rectangle that holds every point and control point.
    pub fn bounds(&self) -> Option<Rect> {
        let (mut least, mut most) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        let mut hold = |p: Point| {
            let p = [p.x.to_pt(), p.y.to_pt()];
            least = [least[0].min(p[0]), least[1].min(p[1])];
            most = [most[0].max(p[0]), most[1].max(p[1])];
        };
        for segment in &self.segments {
            match *segment {
                Segment::Move(p) | Segment::Line(p) => hold(p),
                Segment::Cubic(a, b, c) => {
                    hold(a);
                    hold(b);
                    hold(c);
                }
                Segment::Close => {}
            }
        }
        let corners = [least, most].map(|[x, y]| Point::new(Abs::pt(x), Abs::pt(y)));
        (least[0] <= most[0]).then(|| Rect::around(corners))?
    }

    fn edge(&mut self, to: Point) {
        self.segments.push(Segment::Line(to));
    }

    /// A quarter circle towards `corner`, ending at `to`; nothing where the corner is square.
    fn corner(&mut self, radius: Abs, corner: Point, to: Point) {
        if radius <= Abs::ZERO {
            return;
        }
        let Some(&(Segment::Line(from) | Segment::Move(from) | Segment::Cubic(_, _, from))) =
            self.segments.last()
        else {
            return;
        };
        let towards = |p: Point| {
            p.shift(
                (corner.x - p.x) * QUARTER_CIRCLE,
                (corner.y - p.y) * QUARTER_CIRCLE,
            )
        };
        self.segments
            .push(Segment::Cubic(towards(from), towards(to), to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smooth_path_passes_through_its_points() {
        let points = [(0.0, 0.0), (10.0, 5.0), (20.0, -5.0)]
            .map(|(x, y)| Point::new(Abs::pt(x), Abs::pt(y)));
        let path = Path::smooth(&points);
        let ends: Vec<Point> = path
            .segments
            .iter()
            .filter_map(|s| match s {
                Segment::Move(p) | Segment::Cubic(_, _, p) => Some(*p),
                _ => None,
            })
            .collect();
        assert_eq!(ends, points);
    }

    #[test]
    fn a_circle_stays_inside_its_square() {
        let path = Path::circle(Point::new(Abs::pt(5.0), Abs::pt(5.0)), Abs::pt(5.0));
        let bounds = path.bounds().expect("a circle has bounds");
        assert_eq!(
            bounds,
            Rect::new(Abs::ZERO, Abs::ZERO, Abs::pt(10.0), Abs::pt(10.0))
        );
    }
}
