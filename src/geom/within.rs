//! What of an outline, or of a line, lies within a rectangle, with its curves kept.
//!
//! An outline is cut at one side after the other (Sutherland and Hodgman, *Reentrant polygon clipping*, 1974): what of it
//! runs along a side encloses nothing. Curves are divided where they cross (de Casteljau).

use super::path::cubic_point;
use super::{FillRule, Path, Point, Rect, Segment};
use crate::units::Abs;

/// One piece of an outline, from its first point to its last.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    Line([Point; 2]),
    Cubic([Point; 4]),
}

/// A side of a rectangle.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Left(Abs),
    Right(Abs),
    Top(Abs),
    Bottom(Abs),
}

impl Side {
    /// The four sides of a rectangle, in the order of [`Sides`](super::Sides).
    pub(super) fn of(frame: &Rect) -> [Self; 4] {
        [
            Self::Left(frame.left()),
            Self::Top(frame.top()),
            Self::Right(frame.right()),
            Self::Bottom(frame.bottom()),
        ]
    }

    /// The point that lies so much farther outside.
    pub(super) fn outside(self, p: Point, by: Abs) -> Point {
        match self {
            Self::Left(_) => p.shift(-by, Abs::ZERO),
            Self::Right(_) => p.shift(by, Abs::ZERO),
            Self::Top(_) => p.shift(Abs::ZERO, -by),
            Self::Bottom(_) => p.shift(Abs::ZERO, by),
        }
    }

    /// How far inside a point lies; negative outside.
    pub(super) fn depth(self, p: Point) -> f64 {
        match self {
            Self::Left(x) => p.x - x,
            Self::Right(x) => x - p.x,
            Self::Top(y) => p.y - y,
            Self::Bottom(y) => y - p.y,
        }
        .to_pt()
    }
}

impl Path {
    /// The part of the inside of this outline that lies within `frame`.
    #[must_use]
    pub fn within(&self, frame: &Rect) -> Self {
        self.cut(frame, true)
    }

    /// The parts of this line that lie within `frame`.
    #[must_use]
    pub fn line_within(&self, frame: &Rect) -> Self {
        self.cut(frame, false)
    }

    fn cut(&self, frame: &Rect, closed: bool) -> Self {
        let inside = |rect: Rect| rect.beyond(frame).largest() <= Abs::ZERO;
        let bounds = match self.bounds() {
            Some(bounds) if inside(bounds) => return self.clone(),
            Some(bounds) if bounds.meets(frame) => bounds,
            _ => return Self::default(),
        };
        let mut parts = self.pieces(closed);
        // Most parts cross few sides.
        let crossed = Side::of(frame).into_iter().filter(|side| {
            let corners = [bounds.origin, Point::new(bounds.right(), bounds.bottom())];
            !Piece::Line(corners).is_well_inside(*side)
        });
        for side in crossed {
            parts = match closed {
                true => parts.iter().map(|part| closed_at(part, side)).collect(),
                false => parts.iter().flat_map(|part| open_at(part, side)).collect(),
            };
        }
        Self::of_pieces(parts, closed, self.rule)
    }

    /// The path of these parts.
    pub(super) fn of_pieces(parts: Vec<Vec<Piece>>, closed: bool, rule: FillRule) -> Self {
        let mut path = Self {
            segments: Vec::new(),
            rule,
        };
        for part in parts {
            let Some(first) = part.first() else {
                continue;
            };
            path.segments.push(Segment::Move(first.start()));
            for piece in part {
                path.segments.push(match piece {
                    Piece::Line([_, to]) => Segment::Line(to),
                    Piece::Cubic([_, a, b, to]) => Segment::Cubic(a, b, to),
                });
            }
            if closed {
                path.segments.push(Segment::Close);
            }
        }
        path
    }

    /// The pieces of each part; with `closed`, back to where it starts.
    pub(super) fn pieces(&self, closed: bool) -> Vec<Vec<Piece>> {
        let mut parts: Vec<Vec<Piece>> = Vec::new();
        let (mut first, mut here) = (Point::default(), Point::default());
        let close = |parts: &mut Vec<Vec<Piece>>, here: Point, first: Point| {
            if let Some(part) = parts
                .last_mut()
                .filter(|part| !part.is_empty() && here != first)
            {
                part.push(Piece::Line([here, first]));
            }
        };
        for segment in &self.segments {
            match *segment {
                Segment::Move(to) => {
                    if closed {
                        close(&mut parts, here, first);
                    }
                    // Most paths have one part. A path of many does not take so much room for each.
                    let room = if parts.is_empty() {
                        self.segments.len()
                    } else {
                        0
                    };
                    parts.push(Vec::with_capacity(room));
                    (first, here) = (to, to);
                }
                Segment::Line(to) => {
                    parts
                        .last_mut()
                        .into_iter()
                        .for_each(|part| part.push(Piece::Line([here, to])));
                    here = to;
                }
                Segment::Cubic(a, b, to) => {
                    parts
                        .last_mut()
                        .into_iter()
                        .for_each(|part| part.push(Piece::Cubic([here, a, b, to])));
                    here = to;
                }
                Segment::Close => {
                    close(&mut parts, here, first);
                    here = first;
                }
            }
        }
        if closed {
            close(&mut parts, here, first);
        }
        parts
    }
}

impl Piece {
    pub(super) const fn start(&self) -> Point {
        match self {
            Self::Line([from, _]) | Self::Cubic([from, ..]) => *from,
        }
    }

    pub(super) const fn end(&self) -> Point {
        match self {
            Self::Line([_, to]) | Self::Cubic([.., to]) => *to,
        }
    }

    /// Gives the same in pieces that lie on one side each.
    fn divide(self, side: Side, mut give: impl FnMut(Self)) {
        match self {
            Self::Line([from, to]) => {
                let (a, b) = (side.depth(from), side.depth(to));
                if a * b >= 0.0 {
                    return give(self);
                }
                let share = a / (a - b);
                let at = Point::new(
                    from.x + (to.x - from.x) * share,
                    from.y + (to.y - from.y) * share,
                );
                give(Self::Line([from, at]));
                give(Self::Line([at, to]));
            }
            Self::Cubic(curve) => {
                let depths = curve.map(|p| side.depth(p));
                if depths.iter().all(|d| *d >= 0.0) || depths.iter().all(|d| *d <= 0.0) {
                    return give(self);
                }
                let (mut rest, mut from) = (curve, 0.0);
                for t in crossings(depths) {
                    let (before, after) = split(rest, (t - from) / (1.0 - from));
                    give(Self::Cubic(before));
                    (rest, from) = (after, t);
                }
                give(Self::Cubic(rest));
            }
        }
    }

    /// Whether all of it lies inside a side, farther than rounding could take it out.
    fn is_well_inside(&self, side: Side) -> bool {
        const WELL: f64 = 1e-6;
        let inside = |p: &Point| side.depth(*p) > WELL;
        match self {
            Self::Line(ends) => ends.iter().all(inside),
            Self::Cubic(curve) => curve.iter().all(inside),
        }
    }

    /// Whether it lies inside a side, which it does not cross.
    fn is_inside(&self, side: Side) -> bool {
        let middle = match self {
            Self::Line([from, to]) => Point::new((from.x + to.x) / 2.0, (from.y + to.y) / 2.0),
            Self::Cubic(curve) => cubic_point(*curve, 0.5),
        };
        side.depth(middle) >= 0.0
    }
}

/// Where a curve of these depths crosses a side, between its ends, in order.
fn crossings([a, b, c, d]: [f64; 4]) -> Vec<f64> {
    const STEPS: usize = 24;
    let depth = |t: f64| {
        let u = 1.0 - t;
        a * u * u * u + 3.0 * b * u * u * t + 3.0 * c * u * t * t + d * t * t * t
    };
    let mut found = Vec::new();
    let (mut before, mut at_before) = (0.0, depth(0.0));
    for step in 1..=STEPS {
        let t = step as f64 / STEPS as f64;
        let here = depth(t);
        // A place on the side itself counts as inside, also where it is one of those that are looked at.
        if (at_before >= 0.0) != (here >= 0.0) {
            let (mut low, mut high, inside) = (before, t, at_before >= 0.0);
            for _ in 0..40 {
                let middle = f64::midpoint(low, high);
                match (depth(middle) >= 0.0) == inside {
                    true => low = middle,
                    false => high = middle,
                }
            }
            found.push(f64::midpoint(low, high));
        }
        (before, at_before) = (t, here);
    }
    found
}

/// A curve before and behind a share of it.
fn split([a, b, c, d]: [Point; 4], t: f64) -> ([Point; 4], [Point; 4]) {
    let mix = |p: Point, q: Point| Point::new(p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t);
    let (ab, bc, cd) = (mix(a, b), mix(b, c), mix(c, d));
    let (abc, bcd) = (mix(ab, bc), mix(bc, cd));
    let middle = mix(abc, bcd);
    ([a, ab, abc, middle], [middle, bcd, cd, d])
}

/// What of a closed part lies inside a side; between what leaves and what comes back it runs straight.
pub(super) fn closed_at(part: &[Piece], side: Side) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::with_capacity(part.len());
    let mut keep = |piece: Piece| {
        if !piece.is_inside(side) {
            return;
        }
        if let Some(last) = kept.last()
            && last.end() != piece.start()
        {
            kept.push(Piece::Line([last.end(), piece.start()]));
        }
        kept.push(piece);
    };
    for piece in part {
        piece.divide(side, &mut keep);
    }
    if let (Some(first), Some(last)) = (kept.first(), kept.last())
        && last.end() != first.start()
    {
        kept.push(Piece::Line([last.end(), first.start()]));
    }
    kept
}

/// What of an open part lies inside a side, in as many parts as it takes.
pub(super) fn open_at(part: &[Piece], side: Side) -> Vec<Vec<Piece>> {
    let mut parts: Vec<Vec<Piece>> = Vec::new();
    let mut goes_on = false;
    let mut keep = |piece: Piece| {
        let inside = piece.is_inside(side);
        if inside {
            match parts.last_mut().filter(|_| goes_on) {
                Some(part) => part.push(piece),
                None => parts.push(vec![piece]),
            }
        }
        goes_on = inside;
    };
    for piece in part {
        piece.divide(side, &mut keep);
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pt(x: f64, y: f64) -> Point {
        Point::new(Abs::pt(x), Abs::pt(y))
    }

    fn frame() -> Rect {
        Rect::new(Abs::ZERO, Abs::ZERO, Abs::pt(100.0), Abs::pt(50.0))
    }

    proptest! {
        #[test]
        fn nothing_reaches_beyond_the_frame(places in prop::collection::vec((-200.0..300.0f64, -200.0..300.0f64), 3..30)) {
            let points: Vec<Point> = places.into_iter().map(|(x, y)| pt(x, y)).collect();
            let line = Path::smooth(&points);
            for cut in [line.within(&frame()), line.line_within(&frame())] {
                for segment in &cut.segments {
                    let end = match *segment {
                        Segment::Move(p) | Segment::Line(p) | Segment::Cubic(_, _, p) => p,
                        Segment::Close => continue,
                    };
                    prop_assert!((-1e-3..=100.001).contains(&end.x.to_pt()), "{end:?}");
                    prop_assert!((-1e-3..=50.001).contains(&end.y.to_pt()), "{end:?}");
                }
            }
        }
    }

    #[test]
    fn a_disc_keeps_its_curves_and_is_cut_straight() {
        let disc = Path::circle(pt(0.0, 25.0), Abs::pt(20.0));
        let half = disc.within(&frame());
        let bounds = half.bounds().expect("half a disc");
        assert!(
            (bounds.left().to_pt()).abs() < 1e-6 && (bounds.right().to_pt() - 20.0).abs() < 1e-6
        );
        assert!(
            half.segments
                .iter()
                .any(|segment| matches!(segment, Segment::Cubic(..)))
        );
        assert_eq!(
            Path::circle(pt(50.0, 25.0), Abs::pt(5.0)).within(&frame()),
            Path::circle(pt(50.0, 25.0), Abs::pt(5.0))
        );
        assert_eq!(
            Path::circle(pt(500.0, 25.0), Abs::pt(5.0)).within(&frame()),
            Path::default()
        );
    }

    #[test]
    fn a_curve_whose_middle_is_on_a_side_is_divided_there() {
        let curve = |y: f64| {
            let mut path = Path::line(pt(90.0, y), pt(90.0, y));
            path.segments.truncate(1);
            path.segments.push(Segment::Cubic(
                pt(280.0 / 3.0, y),
                pt(320.0 / 3.0, y),
                pt(110.0, y),
            ));
            path
        };
        let cut = curve(10.0).line_within(&frame());
        let right = cut.bounds().expect("half of it").right().to_pt();
        assert!((right - 100.0).abs() < 1e-3, "{right}");
    }

    #[test]
    fn a_path_of_very_many_parts_is_cut_too() {
        let part = |nth: u32| Path::circle(pt(f64::from(nth % 120), 25.0), Abs::pt(1.0)).segments;
        let many = Path {
            segments: (0..30_000).flat_map(part).collect(),
            ..Path::default()
        };
        let cut = many.within(&frame());
        let starts = |path: &Path| {
            let starts = path.segments.iter();
            starts
                .filter(|segment| matches!(segment, Segment::Move(_)))
                .count()
        };
        assert!(starts(&cut) < starts(&many) && starts(&cut) > 25_000);
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_has_two_parts() {
        let mut line = Path::line(pt(10.0, 10.0), pt(10.0, 80.0));
        line.segments
            .extend([Segment::Line(pt(60.0, 80.0)), Segment::Line(pt(60.0, 10.0))]);
        let parts = line.line_within(&frame());
        let starts = parts
            .segments
            .iter()
            .filter(|segment| matches!(segment, Segment::Move(_)));
        assert_eq!(starts.count(), 2);
    }
}
