//! Paths → the operators that paint them, with y upwards. They are handed to printpdf written, a whole path as one operator:
//! as its own lines and polygons, each point would become several values in memory before a digit of it is written.

use printpdf::Op;

use super::digits::{Written, write_fine_place, write_place, written};
use super::space::PdfSpace;
use crate::geom::{FillRule, Path, Point, Segment};

/// The operator that fills the inside of a path in the colour that is set; `None` where it has no inside.
pub(super) fn filled(path: &Path, space: PdfSpace) -> Option<Op> {
    let paint = match path.rule {
        FillRule::NonZero => "f\n",
        FillRule::EvenOdd => "f*\n",
    };
    closed(path, space, paint).map(written)
}

/// The operators that leave only the inside of a path to what is drawn after it, and fill that in the colour that is set where
/// they are to; `None` where it has no inside.
pub(super) fn clipped(path: &Path, space: PdfSpace, fills: bool) -> Option<Written> {
    let clip = match (path.rule, fills) {
        (FillRule::NonZero, false) => "W\nn\n",
        (FillRule::NonZero, true) => "W\nf\n",
        (FillRule::EvenOdd, false) => "W*\nn\n",
        (FillRule::EvenOdd, true) => "W*\nf*\n",
    };
    closed(path, space, clip)
}

fn closed(path: &Path, space: PdfSpace, paint: &str) -> Option<Written> {
    let mut out = Written::new();
    write_parts(path, space, write_place, &mut out, |_, _| {});
    if out.is_empty() {
        return None;
    }
    out.extend_from_slice(b"h\n");
    out.extend_from_slice(paint.as_bytes());
    Some(out)
}

/// The operator that draws the line along a path as it is set; `None` where it has no length. Its points are finer than those
/// of an inside: dots and dashes stand where the lengths of all curves before them add up to.
pub(super) fn stroked(path: &Path, space: PdfSpace) -> Option<Op> {
    let mut out = Written::new();
    write_parts(path, space, write_fine_place, &mut out, |is_closed, out| {
        out.extend_from_slice(if is_closed { b"h\nS\n" } else { b"S\n" });
    });
    (!out.is_empty()).then(|| written(out))
}

/// Writes the parts of a path, each number with `write`; `end` writes what follows each part, and is told whether that one is
/// closed.
fn write_parts(
    path: &Path,
    space: PdfSpace,
    write: impl Fn(f64, &mut Written),
    out: &mut Written,
    end: impl Fn(bool, &mut Written),
) {
    let operation = |points: &[Point], operator: u8, out: &mut Written| {
        for p in points {
            for place in [p.x, space.y(p.y)] {
                write(place.to_pt(), out);
                out.push(b' ');
            }
        }
        out.extend_from_slice(&[operator, b'\n']);
    };
    // Where the part that is being written begins, how many segments it has, and whether it is closed.
    let mut part: Option<(usize, usize, bool)> = None;
    let finish = |part: Option<(usize, usize, bool)>, out: &mut Written| match part {
        // A single point has no inside and no length.
        Some((start, 0, _)) => out.truncate(start),
        Some((_, _, is_closed)) => end(is_closed, out),
        None => {}
    };
    for segment in &path.segments {
        match (*segment, &mut part) {
            (Segment::Move(to), _) => {
                finish(part, out);
                part = Some((out.len(), 0, false));
                operation(&[to], b'm', out);
            }
            (Segment::Line(to), Some((_, count, _))) => {
                *count += 1;
                operation(&[to], b'l', out);
            }
            (Segment::Cubic(a, b, to), Some((_, count, _))) => {
                *count += 1;
                operation(&[a, b, to], b'c', out);
            }
            (Segment::Close, Some((_, _, is_closed))) => *is_closed = true,
            // A path starts with a move; what comes before the first is left out.
            (Segment::Line(_) | Segment::Cubic(..) | Segment::Close, None) => {}
        }
    }
    finish(part, out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Abs;

    const SPACE: fn() -> PdfSpace = || PdfSpace::of_height(Abs::pt(100.0));

    fn at(x: f64, y: f64) -> Point {
        Point::new(Abs::pt(x), Abs::pt(y))
    }

    fn text(op: Option<Op>) -> String {
        match op {
            Some(Op::Unknown { key, value }) if value.is_empty() => key,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn y_is_turned_round_and_parts_stay_apart() {
        let mut path = Path::line(at(0.0, 10.0), at(5.0, 20.0));
        path.segments.extend([
            Segment::Move(at(7.0, 7.0)),
            Segment::Move(at(1.0, 1.0)),
            Segment::Cubic(at(1.5, 1.0), at(2.0, 1.25), at(2.0, 2.0)),
            Segment::Close,
        ]);
        assert_eq!(
            text(stroked(&path, SPACE())),
            "0 90 m\n5 80 l\nS\n1 99 m\n1.5 99 2 98.75 2 98 c\nh\nS"
        );
        let filled = text(filled(&path, SPACE()));
        assert_eq!(
            filled,
            "0 90 m\n5 80 l\n1 99 m\n1.5 99 2 98.75 2 98 c\nh\nf"
        );
        path.rule = FillRule::EvenOdd;
        for (fills, end) in [(false, "c\nh\nW*\nn"), (true, "c\nh\nW*\nf*")] {
            let clipped = text(clipped(&path, SPACE(), fills).map(written));
            assert!(clipped.ends_with(end), "{clipped}");
        }
    }

    #[test]
    fn nothing_is_drawn_of_a_path_that_starts_nowhere() {
        let path = Path {
            segments: vec![Segment::Line(Point::default()), Segment::Close],
            ..Path::default()
        };
        assert_eq!(filled(&path, SPACE()), None);
        assert_eq!(stroked(&path, SPACE()), None);
    }
}
