//! Outlines → regions of straight edges, and what two regions have in common, or one without the other.
//!
//! Only what is clipped, masked, or seen through together becomes a region; all else keeps its curves.
//! Coordinates are those of the grid.

use i_overlay::core::fill_rule::FillRule as OverlayFill;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::simplify::SimplifyShape;
use i_overlay::float::single::SingleFloatOverlay;

use crate::design::svg::GRID;
use crate::geom::{FillRule, Path, Point, Rect, Segment, cubic_point};
use crate::units::Abs;

/// How far a straight edge may be from its curve: on a drawing one metre wide, a fiftieth of a
/// millimetre.
const TOLERANCE: f64 = GRID.to_pt() / 50_000.0;
/// The most edges of a curve.
const MOST_EDGES: f64 = 400.0;

type Contour = Vec<[f64; 2]>;

/// A part of the plane: contours that wind around it once.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Region(Vec<Contour>);

impl Region {
    /// The inside of an outline.
    pub fn inside(path: &Path) -> Self {
        let rule = match path.rule {
            FillRule::NonZero => OverlayFill::NonZero,
            FillRule::EvenOdd => OverlayFill::EvenOdd,
        };
        Self::of_shapes(contours(path).simplify_shape_as::<i64>(rule))
    }

    /// The inside of a rectangle.
    pub fn rect(rect: &Rect) -> Self {
        Self::inside(&Path::rounded(*rect, Abs::ZERO))
    }

    fn of_shapes(shapes: Vec<Vec<Contour>>) -> Self {
        Self(shapes.into_iter().flatten().collect())
    }

    fn with(&self, other: &Self, rule: OverlayRule) -> Self {
        let shapes = self
            .0
            .overlay_as::<i64>(&other.0, rule, OverlayFill::NonZero);
        Self::of_shapes(shapes)
    }

    /// What both have in common.
    pub fn intersection(&self, other: &Self) -> Self {
        self.with(other, OverlayRule::Intersect)
    }

    /// What one of them has.
    pub fn union(&self, other: &Self) -> Self {
        match (self.is_empty(), other.is_empty()) {
            (true, _) => other.clone(),
            (_, true) => self.clone(),
            _ => self.with(other, OverlayRule::Union),
        }
    }

    /// What this one has and the other has not.
    pub fn difference(&self, other: &Self) -> Self {
        match other.is_empty() {
            true => self.clone(),
            false => self.with(other, OverlayRule::Difference),
        }
    }

    /// Whether there is nothing of it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its area, in square units of the grid (the shoelace formula; holes wind the other way).
    pub fn area(&self) -> f64 {
        let twice = |contour: &Contour| {
            let next = contour.iter().cycle().skip(1);
            let pairs = contour.iter().zip(next);
            pairs.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>()
        };
        self.0.iter().map(twice).sum::<f64>().abs() / 2.0
    }

    /// The smallest rectangle that holds it.
    pub fn bounds(&self) -> Option<Rect> {
        Rect::around(self.0.iter().flatten().copied().map(point))
    }

    /// Whether it is all of one upright rectangle.
    pub fn as_rect(&self) -> Option<Rect> {
        let bounds = self.bounds()?;
        let all = bounds.size.width.to_pt() * bounds.size.height.to_pt();
        (self.0.len() == 1 && all - self.area() <= all * 1e-9).then_some(bounds)
    }

    /// Its outline.
    pub fn outline(&self) -> Path {
        let mut path = Path::default();
        for contour in &self.0 {
            let mut points = contour.iter().copied().map(point);
            path.segments.extend(points.next().map(Segment::Move));
            path.segments.extend(points.map(Segment::Line));
            path.segments.push(Segment::Close);
        }
        path
    }
}

fn point([x, y]: [f64; 2]) -> Point {
    Point::new(Abs::pt(x), Abs::pt(y))
}

/// The parts of a path, each closed, its curves as straight edges.
fn contours(path: &Path) -> Vec<Contour> {
    let xy = |p: Point| [p.x.to_pt(), p.y.to_pt()];
    let mut all: Vec<Contour> = Vec::new();
    let mut here = Point::default();
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => {
                all.push(vec![xy(to)]);
                here = to;
            }
            Segment::Line(to) => {
                all.last_mut()
                    .into_iter()
                    .for_each(|part| part.push(xy(to)));
                here = to;
            }
            Segment::Cubic(a, b, to) => {
                let curve = [here, a, b, to];
                let edges = edges(curve);
                let points =
                    (1..=edges).map(|n| cubic_point(curve, f64::from(n) / f64::from(edges)));
                all.last_mut()
                    .into_iter()
                    .for_each(|part| part.extend(points.clone().map(xy)));
                here = to;
            }
            Segment::Close => {}
        }
    }
    all.retain(|contour| contour.len() > 2);
    all
}

/// How many straight edges stay within the tolerance of a curve (Wang, *The subdivision algorithm for the
/// generation of Bézier curves*, 1984).
fn edges([a, b, c, d]: [Point; 4]) -> u32 {
    let bend = |a: Point, b: Point, c: Point| {
        let x = a.x - b.x * 2.0 + c.x;
        let y = a.y - b.y * 2.0 + c.y;
        x.to_pt().hypot(y.to_pt())
    };
    let most = bend(a, b, c).max(bend(b, c, d));
    (0.75 * most / TOLERANCE)
        .sqrt()
        .ceil()
        .clamp(1.0, MOST_EDGES) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disc(x: f64, radius: f64) -> Region {
        Region::inside(&Path::circle(
            Point::new(Abs::pt(x), Abs::pt(12.0)),
            Abs::pt(radius),
        ))
    }

    #[test]
    fn a_disc_has_the_area_of_a_disc() {
        let area = disc(12.0, 10.0).area();
        // A circle of four curves is 0.03 % too large.
        assert!(
            (area / (std::f64::consts::PI * 100.0) - 1.0).abs() < 4e-4,
            "{area}"
        );
    }

    #[test]
    fn what_two_discs_have_and_lack_adds_up() {
        let (a, b) = (disc(9.0, 6.0), disc(15.0, 6.0));
        let both = a.intersection(&b).area();
        assert!(both > 1.0);
        assert!((a.union(&b).area() + both - a.area() - b.area()).abs() < 1e-6);
        assert!((a.difference(&b).area() + both - a.area()).abs() < 1e-6);
        assert!(a.intersection(&disc(100.0, 2.0)).is_empty());
        assert_eq!(Region::default().union(&a), a);
        assert_eq!(a.difference(&Region::default()), a);
    }

    #[test]
    fn the_rule_of_an_outline_decides_what_is_inside() {
        let mut twice = Path::circle(Point::new(Abs::pt(12.0), Abs::pt(12.0)), Abs::pt(10.0));
        let inner = Path::circle(Point::new(Abs::pt(12.0), Abs::pt(12.0)), Abs::pt(5.0));
        twice.segments.extend(inner.segments);
        let whole = Region::inside(&twice).area();
        twice.rule = FillRule::EvenOdd;
        let ring = Region::inside(&twice).area();
        assert!((ring / whole - 0.75).abs() < 1e-3, "{ring} of {whole}");
    }

    #[test]
    fn a_rectangle_is_known_as_one() {
        let rect = Rect::new(Abs::pt(1.0), Abs::pt(2.0), Abs::pt(3.0), Abs::pt(4.0));
        assert_eq!(Region::rect(&rect).as_rect(), Some(rect));
        assert_eq!(disc(12.0, 3.0).as_rect(), None);
    }
}
