//! What of an outline, or of a line, reaches the sides of a frame, drawn straight on beyond them: a drawing ends at its frame,
//! and is wanted through a bleed that is wider.

use super::within::{Piece, Side, closed_at, open_at};
use super::{Path, Point, Rect, Sides};
use crate::units::Abs;

/// As good as on a side: what rounding and the search for crossings leave.
const NEAR: f64 = 1e-3;

impl Path {
    /// By which sides of `frame` this outline, or this line, leaves it, or where it touches them.
    pub fn beyond_sides(&self, frame: &Rect) -> Sides<bool> {
        let reaches = |beyond: Abs| beyond.to_pt() >= -NEAR;
        match self.bounds() {
            Some(bounds) => bounds.beyond(frame).map(reaches),
            None => Sides::splat(false),
        }
    }

    /// The inside of this outline, cut at the sides of `frame` beyond which it is drawn on, and as it is there drawn on straight
    /// so far beyond each of them: 0 leaves what is beyond a side as it is.
    #[must_use]
    pub fn drawn_out(&self, frame: &Rect, by: Sides<Abs>) -> Self {
        self.on_beyond(frame, by, true)
    }

    /// The same of a line: where it ends at a side, or crosses it, it goes on straight.
    #[must_use]
    pub fn line_drawn_out(&self, frame: &Rect, by: Sides<Abs>) -> Self {
        self.on_beyond(frame, by, false)
    }

    fn on_beyond(&self, frame: &Rect, by: Sides<Abs>, closed: bool) -> Self {
        let reached = self.beyond_sides(frame).to_array();
        let sides = Side::of(frame).into_iter().zip(by.to_array()).zip(reached);
        let sides: Vec<(Side, Abs)> = sides
            .filter(|((_, by), reached)| *reached && *by > Abs::ZERO)
            .map(|(side, _)| side)
            .collect();
        if sides.is_empty() {
            return self.clone();
        }
        let mut parts = self.pieces(closed);
        for (side, by) in sides {
            parts = match closed {
                true => parts
                    .iter()
                    .map(|part| outline_on(&closed_at(part, side), side, by))
                    .collect(),
                false => parts
                    .iter()
                    .flat_map(|part| open_at(part, side))
                    .map(|part| line_on(part, side, by))
                    .collect(),
            };
        }
        Self::of_pieces(parts, closed, self.rule)
    }
}

/// Whether a piece runs along a side.
fn is_along(piece: &Piece, side: Side) -> bool {
    let is_on = |p: Point| side.depth(p).abs() <= NEAR;
    is_on(piece.start()) && is_on(piece.end())
}

/// An outline that is cut at a side: where it runs along that, it runs as far outside instead.
fn outline_on(part: &[Piece], side: Side, by: Abs) -> Vec<Piece> {
    let mut on = Vec::with_capacity(part.len() + 2);
    // It begins where it does not run along the side, so that no run along that is divided.
    let begin = part.iter().position(|piece| !is_along(piece, side));
    let (end, begin) = part.split_at(begin.unwrap_or(0));
    let mut outer: Option<Point> = None;
    for piece in begin.iter().chain(end) {
        let is_along = is_along(piece, side);
        let from = piece.start();
        match (is_along, outer) {
            (true, None) => on.push(Piece::Line([from, side.outside(from, by)])),
            (false, Some(last)) => on.push(Piece::Line([last, from])),
            _ => {}
        }
        outer = is_along.then(|| side.outside(piece.end(), by));
        on.push(match outer {
            Some(to) => Piece::Line([side.outside(from, by), to]),
            None => *piece,
        });
    }
    if let (Some(last), Some(first)) = (outer, on.first().map(Piece::start)) {
        on.push(Piece::Line([last, first]));
    }
    on
}

/// A line that is cut at a side: an end there goes on outside.
fn line_on(mut part: Vec<Piece>, side: Side, by: Abs) -> Vec<Piece> {
    let is_end =
        |piece: &Piece, end: Point| side.depth(end).abs() <= NEAR && !is_along(piece, side);
    if let Some(last) = part.last().copied()
        && is_end(&last, last.end())
    {
        part.push(Piece::Line([last.end(), side.outside(last.end(), by)]));
    }
    if let Some(first) = part.first().copied()
        && is_end(&first, first.start())
    {
        part.insert(
            0,
            Piece::Line([side.outside(first.start(), by), first.start()]),
        );
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Segment;

    fn pt(x: f64, y: f64) -> Point {
        Point::new(Abs::pt(x), Abs::pt(y))
    }

    fn frame() -> Rect {
        Rect::new(Abs::ZERO, Abs::ZERO, Abs::pt(100.0), Abs::pt(50.0))
    }

    fn by(left: f64, top: f64, right: f64, bottom: f64) -> Sides<Abs> {
        let [left, top, right, bottom] = [left, top, right, bottom].map(Abs::pt);
        Sides {
            left,
            top,
            right,
            bottom,
        }
    }

    /// Land whose crest falls from the left side to the right one, and which goes on below the frame.
    fn land() -> Path {
        let mut path = Path::smooth(&[pt(-10.0, 20.0), pt(50.0, 30.0), pt(110.0, 40.0)]);
        path.segments.extend([
            Segment::Line(pt(110.0, 60.0)),
            Segment::Line(pt(-10.0, 60.0)),
            Segment::Close,
        ]);
        path
    }

    #[test]
    fn an_outline_tells_which_sides_it_reaches() {
        let sides = land().beyond_sides(&frame()).to_array();
        assert_eq!(sides, [true, false, true, true]);
        let sides = Path::circle(pt(50.0, 25.0), Abs::pt(5.0)).beyond_sides(&frame());
        assert_eq!(sides.to_array(), [false; 4]);
        let whole = Path::rounded(frame(), Abs::ZERO).beyond_sides(&frame());
        assert_eq!(whole.to_array(), [true; 4]);
    }

    #[test]
    fn land_goes_on_level_as_far_as_is_asked() {
        let on = land().drawn_out(&frame(), by(30.0, 30.0, 20.0, 40.0));
        let bounds = on.bounds().expect("land");
        assert!((bounds.left().to_pt() + 30.0).abs() < 1e-6);
        assert!((bounds.right().to_pt() - 120.0).abs() < 1e-6);
        assert!((bounds.bottom().to_pt() - 90.0).abs() < 1e-6);
        // At the left side its crest is as high as where it is cut, also far outside.
        let crest = |x: f64| {
            let strip = Rect::new(Abs::pt(x), Abs::pt(-100.0), Abs::pt(1e-3), Abs::pt(300.0));
            on.within(&strip)
                .bounds()
                .expect("land there")
                .top()
                .to_pt()
        };
        assert!((crest(-29.0) - crest(0.0)).abs() < 1e-2);
        assert!((crest(119.0) - crest(99.999)).abs() < 1e-2);
    }

    #[test]
    fn a_field_as_large_as_its_frame_becomes_larger_at_its_corners_too() {
        let field = Path::rounded(frame(), Abs::ZERO);
        let on = field.drawn_out(&frame(), Sides::splat(Abs::pt(5.0)));
        let wanted = frame().outset(Abs::pt(5.0));
        let corner = Rect::new(Abs::pt(-5.0), Abs::pt(-5.0), Abs::pt(2.0), Abs::pt(2.0));
        assert_eq!(on.bounds(), Some(wanted));
        assert_eq!(on.within(&corner).bounds(), Some(corner));
        // Nothing of it runs back to where the frame was.
        let is_inside = |p: &Point| {
            let inner = frame().outset(Abs::pt(1.0));
            p.x > inner.left() && p.x < inner.right() && p.y > inner.top() && p.y < inner.bottom()
        };
        let back = on.segments.iter().filter(|segment| match segment {
            Segment::Move(p) | Segment::Line(p) => is_inside(p),
            _ => false,
        });
        assert_eq!(back.count(), 0, "{on:?}");
    }

    #[test]
    fn what_is_beyond_a_side_that_is_not_asked_for_stays() {
        let same = land().drawn_out(&frame(), by(0.0, 9.0, 0.0, 0.0));
        assert_eq!(same, land());
        let disc = Path::circle(pt(50.0, 25.0), Abs::pt(5.0));
        assert_eq!(disc.drawn_out(&frame(), Sides::splat(Abs::pt(9.0))), disc);
    }

    #[test]
    fn a_line_goes_on_from_where_it_meets_a_side() {
        let line = Path::line(pt(0.0, 10.0), pt(130.0, 40.0));
        let on = line.line_drawn_out(&frame(), by(20.0, 0.0, 20.0, 0.0));
        let ends: Vec<Point> = on
            .segments
            .iter()
            .filter_map(|segment| match segment {
                Segment::Move(p) | Segment::Line(p) => Some(*p),
                _ => None,
            })
            .collect();
        assert_eq!(ends.first(), Some(&pt(-20.0, 10.0)));
        let last = ends.last().expect("an end");
        assert!((last.x.to_pt() - 120.0).abs() < 1e-6);
        assert!((last.y.to_pt() - (10.0 + 30.0 * 100.0 / 130.0)).abs() < 1e-6);
        assert_eq!(ends.len(), 4);
        // One that ends before the side stays.
        let short = Path::line(pt(5.0, 10.0), pt(90.0, 40.0));
        assert_eq!(
            short.line_drawn_out(&frame(), Sides::splat(Abs::pt(9.0))),
            short
        );
    }
}
