//! Paths and places: does a filled path cover a rectangle, does it hold a point, how far is a line?
//!
//! Paths are filled by the rule that they name, as all renderers fill them.

use std::ops::Range;

use crate::geom::{FillRule, Path, Point, Rect, Segment, Size, cubic_point};
use crate::units::Abs;

/// Straight pieces that a curve is divided into: a disc of 100 mm is then off by 0.1 mm at most.
const PIECES: u32 = 16;

/// Lines that are level or upright have a hull without a width or a height; this gives it one.
const NEAR: Abs = Abs::pt(1e-6);

/// How much of a rectangle a filled path covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// All of it.
    Whole,
    /// Nothing.
    Nothing,
    /// A part: the outline runs through it.
    Part,
}

/// How much of `rect` the filled `path` covers.
pub fn cover(path: &Path, rect: &Rect) -> Cover {
    let centre = rect.middle(Size::default()).origin;
    let mut winding = 0;
    for piece in pieces(path, true) {
        match piece {
            PathPiece::Line([from, to]) if crosses((from, to), rect) => return Cover::Part,
            PathPiece::Curve(curve) if hull(&curve).meets(rect) => {
                for (from, to) in lines(curve) {
                    if crosses((from, to), rect) {
                        return Cover::Part;
                    }
                    winding += turn(from, to, centre);
                }
            }
            // It stays within its hull, and so winds around the centre as the line between its ends
            // does.
            PathPiece::Line([from, to]) | PathPiece::Curve([from, .., to]) => {
                winding += turn(from, to, centre);
            }
        }
    }
    match path.rule.holds(winding) {
        false => Cover::Nothing,
        true => Cover::Whole,
    }
}

/// How far the straight pieces by which [`cover`] judges lie from the curves of `path` at most. Between two points a curve
/// is off its chord by an eighth of its second derivative, which is largest at one of its ends.
pub fn off_curves(path: &Path) -> Abs {
    let bend = |a: Point, b: Point, c: Point| {
        let (x, y) = (a.x - b.x * 2.0 + c.x, a.y - b.y * 2.0 + c.y);
        Abs::pt(x.to_pt().hypot(y.to_pt()))
    };
    let off = pieces(path, false).map(|piece| match piece {
        PathPiece::Line(_) => Abs::ZERO,
        PathPiece::Curve([a, b, c, d]) => {
            let second = bend(a, b, c).max(bend(b, c, d)) * 6.0;
            second / 8.0 / f64::from(PIECES * PIECES)
        }
    });
    off.fold(Abs::ZERO, Abs::max)
}

/// The smallest rectangle that holds all of `points`.
fn hull(points: &[Point]) -> Rect {
    Rect::around(points.iter().copied()).unwrap_or_default()
}

/// A straight line by its ends.
type LineEnds = (Point, Point);

/// A path as straight lines.
pub struct Outline {
    lines: Vec<LineEnds>,
    rule: FillRule,
}

impl Outline {
    /// The lines of `path`; every part is closed where it is to be `filled`.
    pub fn new(path: &Path, filled: bool) -> Self {
        let mut outline = Self {
            lines: Vec::new(),
            rule: path.rule,
        };
        for piece in pieces(path, filled) {
            match piece {
                PathPiece::Line([from, to]) => outline.lines.push((from, to)),
                PathPiece::Curve(curve) => outline.lines.extend(lines(curve)),
            }
        }
        outline
    }

    /// Whether `point` lies inside, where the outline is filled.
    pub fn holds(&self, point: Point) -> bool {
        let turns = self.lines.iter().map(|(from, to)| turn(*from, *to, point));
        self.rule.holds(turns.sum())
    }

    /// How far `point` is from the nearest of the lines.
    pub fn distance(&self, point: Point) -> Abs {
        let far = self.lines.iter().map(|line| distance(point, *line));
        far.fold(Abs::pt(f64::INFINITY), Abs::min)
    }

    /// Whether one of the lines runs through `rect`.
    pub fn crosses(&self, rect: &Rect) -> bool {
        self.lines.iter().any(|line| crosses(*line, rect))
    }

    /// Whether one of the lines comes nearer than `distance` to one of `other`, or crosses it.
    pub fn comes_near(&self, other: &Self, distance: Abs) -> bool {
        let near = |a: LineEnds, b: LineEnds| {
            let room = hull(&[b.0, b.1]).outset(distance + NEAR);
            hull(&[a.0, a.1]).meets(&room) && (meet(a, b) || apart(a, b) < distance)
        };
        let mut lines = self.lines.iter();
        lines.any(|a| other.lines.iter().any(|b| near(*a, *b)))
    }

    /// The parts of each of `levels` that lie inside, where the outline is filled.
    pub fn levels_inside(&self, levels: &Levels) -> Vec<Vec<(Abs, Abs)>> {
        let mut crossings = vec![Vec::new(); levels.count];
        for (from, to) in &self.lines {
            for nth in levels.between(from.y.min(to.y), from.y.max(to.y)) {
                let y = levels.at(nth);
                let down = from.y <= y && y < to.y;
                let up = to.y <= y && y < from.y;
                if down || up {
                    let x = from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y));
                    crossings[nth].push((x, if down { 1 } else { -1 }));
                }
            }
        }
        let parts = |crossings: Vec<(Abs, i32)>| self.between(crossings);
        crossings.into_iter().map(parts).collect()
    }

    /// The parts of a level line between where the outline crosses it, to the right or to the left, that lie inside.
    fn between(&self, mut crossings: Vec<(Abs, i32)>) -> Vec<(Abs, Abs)> {
        crossings.sort_by(|a, b| a.0.to_pt().total_cmp(&b.0.to_pt()));
        let mut winding = 0;
        let mut inside = Vec::new();
        for pair in crossings.windows(2) {
            winding += pair[0].1;
            if self.rule.holds(winding) {
                inside.push((pair[0].0, pair[1].0));
            }
        }
        inside
    }

    /// The parts of each of `levels` that a line of twice the width `half` along the outline covers.
    pub fn levels_near(&self, levels: &Levels, half: Abs) -> Vec<Vec<(Abs, Abs)>> {
        let mut near = vec![Vec::new(); levels.count];
        for (from, to) in &self.lines {
            for nth in levels.between(from.y.min(to.y) - half, from.y.max(to.y) + half) {
                near[nth].extend(covered((*from, *to), levels.at(nth), half));
            }
        }
        near
    }

    /// Where the first line begins.
    pub fn start(&self) -> Option<Point> {
        self.lines.first().map(|(from, _)| *from)
    }
}

/// Level lines below each other.
#[derive(Debug, Clone, Copy)]
pub struct Levels {
    /// The height of the first one.
    pub first: Abs,
    /// From each to the next.
    pub step: Abs,
    /// How many there are.
    pub count: usize,
}

impl Levels {
    /// The height of one of them.
    pub fn at(&self, nth: usize) -> Abs {
        self.first + self.step * nth as f64
    }

    /// Those from one height to another, and for rounding one more on either side.
    pub fn between(&self, low: Abs, high: Abs) -> Range<usize> {
        let nth = |y: Abs| (y - self.first) / self.step;
        // Casting saturates.
        let (from, to) = (nth(low).floor() as usize, nth(high).ceil().max(-2.0) + 2.0);
        from.min(self.count)..(to as usize).min(self.count)
    }
}

/// The part of the level line at `y` that a line of twice the width `half` covers.
fn covered((from, to): LineEnds, y: Abs, half: Abs) -> Option<(Abs, Abs)> {
    let (low, high) = (y - half, y + half);
    let way = to.y - from.y;
    let (start, end) = match way == Abs::ZERO {
        true if low <= from.y && from.y <= high => (0.0, 1.0),
        true => return None,
        false => {
            let (a, b) = ((low - from.y) / way, (high - from.y) / way);
            (a.min(b).max(0.0), a.max(b).min(1.0))
        }
    };
    let at = |share: f64| from.x + (to.x - from.x) * share;
    let (a, b) = (at(start), at(end));
    (start <= end).then(|| (a.min(b) - half, a.max(b) + half))
}

/// The distance of two lines that do not cross: it is that of an end.
fn apart(a: LineEnds, b: LineEnds) -> Abs {
    let ends = [(a.0, b), (a.1, b), (b.0, a), (b.1, a)];
    let apart = ends.map(|(point, line)| distance(point, line));
    apart.into_iter().fold(Abs::pt(f64::INFINITY), Abs::min)
}

/// How far `point` is from the line.
fn distance(point: Point, (from, to): LineEnds) -> Abs {
    let (dx, dy) = ((to.x - from.x).to_pt(), (to.y - from.y).to_pt());
    let (px, py) = ((point.x - from.x).to_pt(), (point.y - from.y).to_pt());
    let length = dx * dx + dy * dy;
    let along = match length > 0.0 {
        true => ((px * dx + py * dy) / length).clamp(0.0, 1.0),
        false => 0.0,
    };
    Abs::pt((px - dx * along).hypot(py - dy * along))
}

/// Whether two lines cross: the ends of each lie on different sides of the other.
fn meet(a: LineEnds, b: LineEnds) -> bool {
    let side = |(from, to): LineEnds, point: Point| {
        let cross = (to.x - from.x).to_pt() * (point.y - from.y).to_pt()
            - (to.y - from.y).to_pt() * (point.x - from.x).to_pt();
        cross > 0.0
    };
    side(a, b.0) != side(a, b.1) && side(b, a.0) != side(b, a.1)
}

/// Whether the line runs through `rect`: what is left of it within each pair of sides overlaps
/// (Liang and Barsky, *A new concept and method for line clipping*, 1984).
fn crosses((from, to): LineEnds, rect: &Rect) -> bool {
    let within = |from: Abs, to: Abs, low: Abs, high: Abs| {
        let way = to - from;
        if way == Abs::ZERO {
            return match low < from && from < high {
                true => (0.0, 1.0),
                false => (1.0, 0.0),
            };
        }
        let (a, b) = ((low - from) / way, (high - from) / way);
        (a.min(b), a.max(b))
    };
    let (x0, x1) = within(from.x, to.x, rect.left(), rect.right());
    let (y0, y1) = within(from.y, to.y, rect.top(), rect.bottom());
    x0.max(y0).max(0.0) < x1.min(y1).min(1.0)
}

/// A line, or a cubic Bézier curve by its ends and control points.
#[derive(Clone, Copy)]
enum PathPiece {
    Line([Point; 2]),
    Curve([Point; 4]),
}

/// A curve as straight lines.
fn lines(curve: [Point; 4]) -> impl Iterator<Item = (Point, Point)> {
    let at = move |step: u32| cubic_point(curve, f64::from(step) / f64::from(PIECES));
    (0..PIECES).map(move |step| (at(step), at(step + 1)))
}

/// The pieces of a path; every part is `closed` by a line, or only those that say so.
fn pieces(path: &Path, closed: bool) -> impl Iterator<Item = PathPiece> {
    let mut here = Point::default();
    let mut start = here;
    // A part ends where the next begins, and with the path.
    let ends = [Segment::Move(Point::default())];
    path.segments
        .iter()
        .copied()
        .chain(ends)
        .filter_map(move |segment| {
            let from = here;
            let piece = match segment {
                Segment::Move(to) => {
                    let back = PathPiece::Line([from, start]);
                    (here, start) = (to, to);
                    return closed.then_some(back);
                }
                Segment::Close => PathPiece::Line([from, start]),
                Segment::Line(to) => PathPiece::Line([from, to]),
                Segment::Cubic(a, b, to) => PathPiece::Curve([from, a, b, to]),
            };
            here = match piece {
                PathPiece::Line([_, to]) | PathPiece::Curve([.., to]) => to,
            };
            Some(piece)
        })
        .filter(|piece| !matches!(piece, PathPiece::Line([from, to]) if from == to))
}

/// How the line from `from` to `to` counts in the winding number of `point`: whether it crosses the
/// level ray to the right of it, downwards or upwards.
fn turn(from: Point, to: Point, point: Point) -> i32 {
    if (from.y <= point.y) == (to.y <= point.y) {
        return 0;
    }
    let x = from.x + (to.x - from.x) * ((point.y - from.y) / (to.y - from.y));
    match (x > point.x, to.y > from.y) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => -1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point(x: f64, y: f64) -> Point {
        Point::new(Abs::pt(x), Abs::pt(y))
    }

    fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect {
            origin: point(x, y),
            size: Size::new(Abs::pt(width), Abs::pt(height)),
        }
    }

    #[test]
    fn a_panel_covers_what_lies_in_it() {
        let panel = Path::rounded(rect(0.0, 0.0, 100.0, 50.0), Abs::pt(10.0));
        assert_eq!(cover(&panel, &rect(12.0, 12.0, 60.0, 20.0)), Cover::Whole);
        assert_eq!(
            cover(&panel, &rect(120.0, 12.0, 60.0, 20.0)),
            Cover::Nothing
        );
        assert_eq!(cover(&panel, &rect(80.0, 12.0, 60.0, 20.0)), Cover::Part);
        // The corner is cut off by the curve.
        assert_eq!(cover(&panel, &rect(0.0, 0.0, 5.0, 5.0)), Cover::Part);
    }

    #[test]
    fn straight_pieces_are_off_a_circle_by_as_much_as_is_said() {
        let radius = 100.0;
        let off = off_curves(&Path::circle(point(0.0, 0.0), Abs::pt(radius))).to_pt();
        // The sagitta of a sixty-fourth of a circle.
        let sagitta = radius * (1.0 - (std::f64::consts::PI / 64.0).cos());
        assert!(sagitta <= off && off < sagitta * 1.5, "{sagitta} {off}");
        assert_eq!(
            off_curves(&Path::line(point(0.0, 0.0), point(9.0, 9.0))),
            Abs::ZERO
        );
    }

    #[test]
    fn a_hole_is_not_covered() {
        let mut ring = Path::circle(point(50.0, 50.0), Abs::pt(40.0));
        let hole = Path::circle(point(50.0, 50.0), Abs::pt(30.0));
        let mirrored = hole.map(|p| point(100.0 - p.x.to_pt(), p.y.to_pt()));
        ring.segments.extend(mirrored.segments);
        assert_eq!(cover(&ring, &rect(45.0, 45.0, 10.0, 10.0)), Cover::Nothing);
        let outline = Outline::new(&ring, true);
        assert!(outline.holds(point(15.0, 50.0)) && !outline.holds(point(50.0, 50.0)));
    }

    #[test]
    fn the_rule_tells_what_an_outline_that_winds_twice_holds() {
        let mut twice = Path::circle(point(50.0, 50.0), Abs::pt(40.0));
        let inner = Path::circle(point(50.0, 50.0), Abs::pt(30.0));
        twice.segments.extend(inner.segments);
        let middle = rect(45.0, 45.0, 10.0, 10.0);
        assert_eq!(cover(&twice, &middle), Cover::Whole);
        assert!(Outline::new(&twice, true).holds(point(50.0, 50.0)));
        twice.rule = FillRule::EvenOdd;
        assert_eq!(cover(&twice, &middle), Cover::Nothing);
        let outline = Outline::new(&twice, true);
        assert!(!outline.holds(point(50.0, 50.0)) && outline.holds(point(15.0, 50.0)));
    }

    #[test]
    fn lines_come_near_each_other_where_they_cross_or_nearly() {
        let line = |x0, y0, x1, y1| Outline::new(&Path::line(point(x0, y0), point(x1, y1)), false);
        let level = line(0.0, 0.0, 10.0, 0.0);
        assert!(level.comes_near(&line(5.0, -5.0, 5.0, 5.0), Abs::ZERO));
        assert!(!level.comes_near(&line(5.0, 1.0, 5.0, 5.0), Abs::ZERO));
        assert!(level.comes_near(&line(5.0, 1.0, 5.0, 5.0), Abs::pt(1.5)));
        assert!(!level.comes_near(&line(12.0, 0.0, 15.0, 0.0), Abs::pt(1.5)));
        assert!(level.crosses(&rect(4.0, -1.0, 2.0, 2.0)));
        assert!(!level.crosses(&rect(4.0, 1.0, 2.0, 2.0)));
        assert!(!level.crosses(&rect(11.0, -1.0, 2.0, 2.0)));
        // A slope passes the corner of a rectangle that holds its ends.
        assert!(!line(0.0, 10.0, 10.0, 0.0).crosses(&rect(0.0, 0.0, 4.0, 4.0)));
        assert!(line(0.0, 10.0, 10.0, 0.0).crosses(&rect(0.0, 0.0, 6.0, 6.0)));
    }

    #[test]
    fn a_level_line_is_inside_a_ring_on_both_sides_of_its_hole() {
        let mut ring = Path::circle(point(50.0, 50.0), Abs::pt(40.0));
        let hole = Path::circle(point(50.0, 50.0), Abs::pt(30.0));
        ring.segments.extend(hole.segments);
        ring.rule = FillRule::EvenOdd;
        let outline = Outline::new(&ring, true);
        let near = |(a, b): (Abs, Abs), from: f64, to: f64| {
            (a.to_pt() - from).abs() < 0.1 && (b.to_pt() - to).abs() < 0.1
        };
        // At 9, 50 and 91 points.
        let levels = Levels {
            first: Abs::pt(9.0),
            step: Abs::pt(41.0),
            count: 3,
        };
        let parts = outline.levels_inside(&levels);
        assert!(parts[0].is_empty() && parts[2].is_empty());
        let parts = &parts[1];
        assert_eq!(parts.len(), 2);
        assert!(near(parts[0], 10.0, 20.0) && near(parts[1], 80.0, 90.0));
        let slope = Outline::new(&Path::line(point(0.0, 0.0), point(100.0, 50.0)), false);
        // At 25 and 53 points.
        let levels = Levels {
            first: Abs::pt(25.0),
            step: Abs::pt(28.0),
            count: 2,
        };
        let parts = slope.levels_near(&levels, Abs::pt(2.0));
        assert!(parts[0].len() == 1 && near(parts[0][0], 44.0, 56.0));
        assert!(parts[1].is_empty());
        let level = Outline::new(&Path::line(point(0.0, 5.0), point(9.0, 5.0)), false);
        let levels = Levels {
            first: Abs::pt(-30.0),
            step: Abs::pt(4.0),
            count: 20,
        };
        let parts = level.levels_near(&levels, Abs::pt(2.0));
        let covered: Vec<usize> = (0..20).filter(|nth| !parts[*nth].is_empty()).collect();
        // At 6 points alone.
        assert_eq!(covered, [9]);
        assert!(near(parts[9][0], -2.0, 11.0));
    }

    #[test]
    fn a_line_is_as_far_as_its_nearest_point() {
        let line = Outline::new(&Path::line(point(0.0, 0.0), point(10.0, 0.0)), false);
        assert_eq!(line.distance(point(5.0, 3.0)), Abs::pt(3.0));
        assert_eq!(line.distance(point(13.0, 4.0)), Abs::pt(5.0));
        assert!(!line.holds(point(5.0, 0.0)));
    }

    proptest! {
        /// The quick answer agrees with asking point by point.
        #[test]
        fn what_is_covered_holds_every_point(
            radius in 1.0..60.0f64, x in -80.0..80.0f64, y in -80.0..80.0f64, width in 0.1..40.0f64, height in 0.1..40.0f64
        ) {
            let disc = Path::circle(point(0.0, 0.0), Abs::pt(radius));
            let outline = Outline::new(&disc, true);
            let place = rect(x, y, width, height);
            let grid = (0..25).map(|n| (f64::from(n % 5) / 4.0, f64::from(n / 5) / 4.0));
            let held: Vec<bool> = grid
                .map(|(across, down)| outline.holds(point(x + width * across, y + height * down)))
                .collect();
            match cover(&disc, &place) {
                Cover::Whole => prop_assert!(held.iter().all(|held| *held)),
                Cover::Nothing => prop_assert!(held.iter().all(|held| !held)),
                Cover::Part => {}
            }
            for (n, held) in (0..25).zip(held) {
                let far = (x + width * f64::from(n % 5) / 4.0).hypot(y + height * f64::from(n / 5) / 4.0);
                // At the edge itself, straight pieces differ a little from the circle.
                prop_assert!((far - radius).abs() < radius * 0.01 || held == (far < radius));
            }
        }
    }
}
