//! Points, rectangles, paths and affine maps, in [`Abs`]; no layout, no drawing.
//!
//! Everywhere, x grows to the right and y *downwards*, from the upper left corner of a page's trim
//! or of a sheet. Only `render/pdf` converts to y upwards, as PDF has it.

use crate::units::Abs;

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: Abs,
    /// Downwards.
    pub y: Abs,
}

impl Point {
    /// The point at (`x`, `y`).
    pub const fn new(x: Abs, y: Abs) -> Self {
        Self { x, y }
    }

    /// This point moved by `dx` and `dy`.
    pub fn shift(self, dx: Abs, dy: Abs) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// Along x.
    pub width: Abs,
    /// Along y.
    pub height: Abs,
}

impl Size {
    /// A size of `width` × `height`.
    pub const fn new(width: Abs, height: Abs) -> Self {
        Self { width, height }
    }

    /// This size with its longer side upright.
    pub fn portrait(self) -> Self {
        Self::new(self.width.min(self.height), self.width.max(self.height))
    }

    /// This size with its longer side horizontal.
    pub fn landscape(self) -> Self {
        self.portrait().turned()
    }

    /// This size after a quarter turn.
    pub const fn turned(self) -> Self {
        Self::new(self.height, self.width)
    }
}

/// A rectangle with horizontal and vertical sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// The upper left corner.
    pub origin: Point,
    /// Width and height, neither negative.
    pub size: Size,
}

impl Rect {
    /// The rectangle with its upper left corner at (`x`, `y`).
    pub const fn new(x: Abs, y: Abs, width: Abs, height: Abs) -> Self {
        Self {
            origin: Point::new(x, y),
            size: Size::new(width, height),
        }
    }

    /// The rectangle of this size whose upper left corner is the origin.
    pub fn from_size(size: Size) -> Self {
        Self {
            origin: Point::default(),
            size,
        }
    }

    /// The x of the left edge.
    pub fn left(&self) -> Abs {
        self.origin.x
    }

    /// The x of the right edge.
    pub fn right(&self) -> Abs {
        self.origin.x + self.size.width
    }

    /// The y of the upper edge.
    pub fn top(&self) -> Abs {
        self.origin.y
    }

    /// The y of the lower edge.
    pub fn bottom(&self) -> Abs {
        self.origin.y + self.size.height
    }

    /// The rectangle that is smaller by `sides`.
    pub fn inset(&self, sides: Sides<Abs>) -> Self {
        Self::new(
            self.left() + sides.left,
            self.top() + sides.top,
            (self.size.width - sides.left - sides.right).max(Abs::ZERO),
            (self.size.height - sides.top - sides.bottom).max(Abs::ZERO),
        )
    }

    /// The rectangle that is larger by `by` on every side.
    pub fn outset(&self, by: Abs) -> Self {
        Self::new(
            self.left() - by,
            self.top() - by,
            self.size.width + by * 2.0,
            self.size.height + by * 2.0,
        )
    }

    /// The rectangle of this size in the middle of this one.
    pub fn middle(&self, size: Size) -> Self {
        let shift = |room: Abs, taken: Abs| (room - taken) / 2.0;
        let x = self.left() + shift(self.size.width, size.width);
        let y = self.top() + shift(self.size.height, size.height);
        Self {
            origin: Point::new(x, y),
            size,
        }
    }

    /// The smallest rectangle that holds all of `points`; `None` where there are none.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let (least, most) = points.fold((first, first), |(least, most), p| {
            let least = Point::new(least.x.min(p.x), least.y.min(p.y));
            (least, Point::new(most.x.max(p.x), most.y.max(p.y)))
        });
        let (width, height) = (most.x - least.x, most.y - least.y);
        Some(Self::new(least.x, least.y, width, height))
    }

    /// Whether the two rectangles have a part in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        let left = self.left().min(other.left());
        let top = self.top().min(other.top());
        Self::new(
            left,
            top,
            self.right().max(other.right()) - left,
            self.bottom().max(other.bottom()) - top,
        )
    }

    /// What both rectangles cover; of width or height 0 where they lie apart.
    pub fn intersection(&self, other: &Self) -> Self {
        let left = self.left().max(other.left());
        let top = self.top().max(other.top());
        let width = self.right().min(other.right()) - left;
        let height = self.bottom().min(other.bottom()) - top;
        Self::new(left, top, width.max(Abs::ZERO), height.max(Abs::ZERO))
    }

    /// How far this rectangle reaches outside `frame` at each side; negative where it stays inside.
    pub fn beyond(&self, frame: &Self) -> Sides<Abs> {
        Sides {
            left: frame.left() - self.left(),
            top: frame.top() - self.top(),
            right: self.right() - frame.right(),
            bottom: self.bottom() - frame.bottom(),
        }
    }
}

/// One value for each side of a rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sides<T> {
    /// At the left edge.
    pub left: T,
    /// At the upper edge.
    pub top: T,
    /// At the right edge.
    pub right: T,
    /// At the lower edge.
    pub bottom: T,
}

impl<T: Copy> Sides<T> {
    /// The same value on every side.
    pub const fn splat(value: T) -> Self {
        Self {
            left: value,
            top: value,
            right: value,
            bottom: value,
        }
    }

    /// The four values: left, top, right, bottom.
    pub fn to_array(self) -> [T; 4] {
        [self.left, self.top, self.right, self.bottom]
    }
}

impl Sides<Abs> {
    /// The largest of the four, and at least zero.
    pub fn largest(self) -> Abs {
        self.to_array().into_iter().fold(Abs::ZERO, Abs::max)
    }
}

/// An affine map: x′ = a·x + c·y + e, y′ = b·x + d·y + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transform {
    /// The four linear coefficients a, b, c, d.
    pub linear: [f64; 4],
    /// The translation (e, f).
    pub offset: Point,
}

impl Transform {
    /// The map that moves by `offset`.
    pub const fn translate(offset: Point) -> Self {
        Self {
            linear: [1.0, 0.0, 0.0, 1.0],
            offset,
        }
    }

    /// Where this map puts `point`.
    pub fn apply(&self, point: Point) -> Point {
        let [a, b, c, d] = self.linear;
        Point::new(
            point.x * a + point.y * c + self.offset.x,
            point.x * b + point.y * d + self.offset.y,
        )
    }

    /// The smallest [`Rect`] that holds `rect` where this map puts it.
    pub fn bounds(&self, rect: Rect) -> Rect {
        let corner = |x, y| Rect {
            origin: self.apply(Point::new(x, y)),
            size: Size::default(),
        };
        corner(rect.left(), rect.top())
            .union(&corner(rect.right(), rect.bottom()))
            .union(&corner(rect.left(), rect.bottom()))
            .union(&corner(rect.right(), rect.top()))
    }
}

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
}

/// Distance of the control points from the ends of a quarter circle of radius 1, as a cubic
/// Bézier curve that meets the circle at 45°: 4/3·(√2 − 1).
const QUARTER_CIRCLE: f64 = 0.552_284_749_830_793_4;

impl Path {
    /// A straight line.
    pub fn line(from: Point, to: Point) -> Self {
        Self {
            segments: vec![Segment::Move(from), Segment::Line(to)],
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
        }
    }

    /// The smallest rectangle that holds every point and control point.
    pub fn bounds(&self) -> Option<Rect> {
        Rect::around(self.segments.iter().flat_map(|segment| {
            let points = match *segment {
                Segment::Move(p) | Segment::Line(p) => [Some(p), None, None],
                Segment::Cubic(a, b, c) => [Some(a), Some(b), Some(c)],
                Segment::Close => [None; 3],
            };
            points.into_iter().flatten()
        }))
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
    fn rectangles_have_a_part_in_common_or_nothing() {
        let rect = |x, y, width, height| {
            Rect::new(Abs::pt(x), Abs::pt(y), Abs::pt(width), Abs::pt(height))
        };
        let (a, b) = (rect(0.0, 0.0, 10.0, 8.0), rect(6.0, 5.0, 10.0, 2.0));
        assert_eq!(a.intersection(&b), rect(6.0, 5.0, 4.0, 2.0));
        assert!(a.meets(&b) && b.meets(&a));
        assert!(!a.meets(&rect(10.0, 0.0, 1.0, 1.0)) && !b.meets(&rect(6.0, 7.0, 1.0, 1.0)));
        assert_eq!(b.intersection(&a), a.intersection(&b));
        let apart = a.intersection(&rect(20.0, 5.0, 1.0, 1.0));
        assert_eq!(apart.size.width, Abs::ZERO);
        assert_eq!(
            b.beyond(&a).to_array(),
            [-6.0, -5.0, 6.0, -1.0].map(Abs::pt)
        );
        assert_eq!(b.beyond(&a).largest(), Abs::pt(6.0));
        assert_eq!(a.beyond(&a).largest(), Abs::ZERO);
    }

    #[test]
    fn a_turned_rectangle_is_held_by_an_upright_one() {
        let quarter = Transform {
            linear: [0.0, 1.0, -1.0, 0.0],
            offset: Point::new(Abs::pt(8.0), Abs::ZERO),
        };
        let rect = Rect::from_size(Size::new(Abs::pt(3.0), Abs::pt(8.0)));
        let turned = Rect::from_size(Size::new(Abs::pt(8.0), Abs::pt(3.0)));
        assert_eq!(quarter.bounds(rect), turned);
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
