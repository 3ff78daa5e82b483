//! The small drawings beside the steps by which tiles go together. Enters: a step, and the place of its drawing.
//! Leaves: lines and white shapes in ink alone, which a printer in black prints as they are.
//!
//! Each is drawn in a field of 48 × 32 units. The picture on the sheets is a hill with the sun: in each drawing the
//! reader sees the same poster come together.

use super::super::super::frame::{Item, Stroke};
use crate::color::Color;
use crate::geom::{Path, Point, Rect, Segment, Size};
use crate::units::Abs;

/// The field in which drawings are made, in units.
pub const FIELD: (f64, f64) = (48.0, 32.0);

/// How thick the edges of sheets are, and how thick what is drawn on them.
const EDGE: Abs = Abs::mm(0.65);
const DETAIL: Abs = Abs::mm(0.5);

/// How thick the handles of scissors are.
const TOOL: Abs = Abs::mm(0.8);

/// How far from the poster's head its hills are at places of equal distance, as shares of its height.
const HILLS: [f64; 9] = [0.72, 0.62, 0.55, 0.58, 0.67, 0.74, 0.73, 0.66, 0.60];

/// Where its sun stands: among the places of the hills, and as a share of its height.
const SUN: (f64, f64) = (5.6, 0.3);

/// All of it, and its halves.
const WHOLE: (usize, usize) = (0, 8);
const LEFT: (usize, usize) = (0, 4);
const RIGHT: (usize, usize) = (4, 8);

/// What a drawing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Scissors on a sheet: along two of its sides, or on all.
    Cut {
        /// Whether all sides are cut.
        all: bool,
    },
    /// A sheet is laid over the strip of another.
    Glue {
        /// Whether it comes below it; else beside it.
        below: bool,
    },
    /// Two sheets lie edge to edge, with tape over both.
    Tape,
    /// The poster on the wall.
    Hang,
}

/// The poster as the last drawing shows it.
pub struct Poster<'p> {
    /// How wide and how high it is, in any measure.
    pub size: Size,
    /// Where its tiles meet, as shares of its width.
    pub across: &'p [f64],
    /// Where they meet, as shares of its height.
    pub down: &'p [f64],
}

/// Draws a step so that it fills a place of the width `width`, whose upper left corner is `origin`.
pub fn draw(step: Step, (origin, width): (Point, Abs), poster: &Poster, ink: Color) -> Vec<Item> {
    let mut sketch = Sketch {
        origin,
        unit: width / FIELD.0,
        ink,
        items: Vec::new(),
    };
    match step {
        Step::Cut { all } => sketch.cut(all),
        Step::Glue { below: false } => sketch.glue_beside(),
        Step::Glue { below: true } => sketch.glue_below(),
        Step::Tape => sketch.tape(),
        Step::Hang => sketch.hang(poster),
    }
    sketch.items
}

/// A place in the field.
type Place = (f64, f64);

/// A rectangle of the field: its left, upper, right and lower edge.
type Frame = [f64; 4];

/// A drawing that is made.
struct Sketch {
    origin: Point,
    unit: Abs,
    ink: Color,
    items: Vec<Item>,
}

impl Sketch {
    /// A sheet, its picture, and scissors on the line to cut.
    fn cut(&mut self, all: bool) {
        let (sheet, picture) = ([9.5, 3.5, 47.0, 31.0], [15.5, 9.5, 41.0, 25.0]);
        self.paper(sheet);
        self.landscape(picture, WHOLE);
        let [left, upper, right, lower] = picture;
        self.dashes([(sheet[0], upper), (sheet[2], upper)]);
        self.dashes([(left, sheet[1]), (left, sheet[3])]);
        if all {
            self.dashes([(sheet[0], lower), (sheet[2], lower)]);
            self.dashes([(right, sheet[1]), (right, sheet[3])]);
        } else {
            self.line(&[(right, upper), (right, lower), (left, lower)], DETAIL);
        }
        self.scissors((10.0, upper));
    }

    /// Scissors whose blades cross here, and cut to the right.
    fn scissors(&mut self, (x, y): Place) {
        let mut shapes = Vec::new();
        for side in [1.0, -1.0] {
            let at = |dx: f64, dy: f64| (x + dx, y + dy * side);
            // A blade from its handle over the middle to its point.
            let blade = [
                at(-1.6, -0.9),
                at(0.4, -1.0),
                at(11.0, 2.3),
                at(0.3, 0.9),
                at(-2.0, 0.1),
            ];
            shapes.push((self.closed(&blade), self.circle(at(-6.9, -3.4), 2.5)));
        }
        for (blade, ring) in &shapes {
            self.halo(blade);
            self.halo(ring);
        }
        for (blade, ring) in shapes {
            self.items.push(Item::filled(blade, self.ink));
            self.stroke(ring, EDGE);
        }
        for side in [1.0, -1.0] {
            self.line(
                &[(x - 4.7, y - 2.2 * side), (x - 0.8, y - 0.3 * side)],
                TOOL,
            );
        }
    }

    /// A sheet that is laid over the strip at the right of another.
    fn glue_beside(&mut self) {
        let (under, over) = ([1.0, 6.0, 24.0, 29.0], [28.0, 2.0, 47.0, 25.0]);
        self.paper(under);
        self.landscape([under[0], under[1], 19.0, under[3]], LEFT);
        self.strip([19.0, under[1], under[2], under[3]]);
        self.dashes([(19.0, 2.5), (19.0, 32.0)]);
        self.paper(over);
        self.landscape(over, RIGHT);
        self.arrow((40.0, 29.0), (28.0, 29.0));
    }

    /// A sheet that is laid over the strip below another.
    fn glue_below(&mut self) {
        let (under, over) = ([3.0, 1.0, 36.0, 15.0], [6.5, 18.5, 39.5, 31.0]);
        self.paper(under);
        self.sun((26.0, 6.0), 2.4);
        self.line(&[(under[0], 11.0), (under[2], 11.0)], DETAIL);
        self.strip([under[0], 11.0, under[2], under[3]]);
        self.dashes([(0.0, 11.0), (39.0, 11.0)]);
        self.paper(over);
        self.hills([over[0], 17.0, over[2], 30.0], WHOLE);
        self.arrow((45.0, 29.0), (45.0, 18.0));
    }

    /// Two sheets from behind, edge to edge, and tape over both.
    fn tape(&mut self) {
        self.paper([3.0, 4.0, 24.0, 29.0]);
        self.paper([24.0, 4.0, 45.0, 29.0]);
        for y in [8.0, 20.5] {
            self.paper([18.0, y, 30.0, y + 4.5]);
        }
    }

    /// The poster with its seams, and tape at its corners.
    fn hang(&mut self, poster: &Poster) {
        let (most_wide, most_high) = (36.0, 27.0);
        let ratio = poster.size.width / poster.size.height.max(Abs::pt(1.0));
        let high = f64::min(most_high, most_wide / ratio.max(0.1));
        let wide = high * ratio;
        let (left, upper) = ((FIELD.0 - wide) / 2.0, (FIELD.1 - high) / 2.0);
        let frame = [left, upper, left + wide, upper + high];
        self.paper(frame);
        self.landscape(frame, WHOLE);
        for share in poster.across {
            let x = left + wide * share;
            self.line(&[(x, frame[1]), (x, frame[3])], DETAIL);
        }
        for share in poster.down {
            let y = upper + high * share;
            self.line(&[(frame[0], y), (frame[2], y)], DETAIL);
        }
        let corners = [(0, 1, 1.0), (2, 1, -1.0), (0, 3, -1.0), (2, 3, 1.0)];
        for (across, down, slope) in corners {
            let (x, y) = (frame[across], frame[down]);
            // A strip from lower left to upper right, or the other way.
            let at = |along: f64, beside: f64| {
                (
                    x + (along + beside) * 0.7,
                    y + (beside - along) * 0.7 * slope,
                )
            };
            let tape = [at(-2.6, -1.0), at(2.6, -1.0), at(2.6, 1.0), at(-2.6, 1.0)];
            let tape = self.closed(&tape);
            self.items.push(Item::filled(tape.clone(), Color::WHITE));
            self.stroke(tape, DETAIL);
        }
    }

    /// A white sheet with its edge.
    fn paper(&mut self, frame: Frame) {
        let path = self.rect(frame);
        self.items.push(Item::filled(path.clone(), Color::WHITE));
        self.stroke(path, EDGE);
    }

    /// A strip for glue: slanting lines.
    fn strip(&mut self, [left, upper, right, lower]: Frame) {
        let (wide, high) = (right - left, lower - upper);
        let lean = f64::min(wide, high);
        let long = f64::max(wide, high);
        let step = 3.0;
        let count = (long / step).floor() as usize;
        for nth in 0..count {
            let from = (long - step * (count - 1) as f64 - lean) / 2.0 + step * nth as f64;
            if from < 0.0 || from + lean > long {
                continue;
            }
            let ends = match wide < high {
                true => [
                    (left + 0.6, upper + from + lean - 0.6),
                    (right - 0.6, upper + from + 0.6),
                ],
                false => [
                    (left + from + 0.6, lower - 0.6),
                    (left + from + lean - 0.6, upper + 0.6),
                ],
            };
            self.line(&ends, DETAIL);
        }
    }

    /// What the poster shows between two of its hills' places, in a frame.
    fn landscape(&mut self, frame: Frame, part: (usize, usize)) {
        let [left, upper, right, lower] = frame;
        let (first, last) = (part.0 as f64, part.1 as f64);
        if first < SUN.0 && SUN.0 < last {
            let x = left + (right - left) * (SUN.0 - first) / (last - first);
            let radius = f64::min(right - left, lower - upper) * 0.11;
            self.sun((x, upper + (lower - upper) * SUN.1), radius);
        }
        self.hills(frame, part);
    }

    fn sun(&mut self, middle: Place, radius: f64) {
        let circle = self.circle(middle, radius);
        self.stroke(circle, DETAIL);
    }

    /// The hills between two of their places, in a frame.
    fn hills(&mut self, [left, upper, right, lower]: Frame, part: (usize, usize)) {
        let heights = HILLS.get(part.0..=part.1).unwrap_or_default();
        let step = (right - left) / heights.len().saturating_sub(1).max(1) as f64;
        let places = heights.iter().enumerate();
        let points = places.map(|(nth, height)| {
            let y = upper + (lower - upper) * height;
            self.at((left + step * nth as f64, y))
        });
        let points: Vec<Point> = points.collect();
        self.stroke(Path::smooth(&points), DETAIL);
    }

    /// A straight arrow.
    fn arrow(&mut self, from: Place, to: Place) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(0.1);
        let (dx, dy) = (dx / length, dy / length);
        let back = |side: f64| {
            let (along, beside) = (3.0, 2.4 * side);
            (
                to.0 - dx * along - dy * beside,
                to.1 - dy * along + dx * beside,
            )
        };
        self.line(&[from, to], EDGE);
        self.line(&[back(1.0), to, back(-1.0)], EDGE);
    }

    fn dashes(&mut self, ends: [Place; 2]) {
        let path = self.open(&ends);
        let stroke = Stroke {
            dash: vec![Abs::mm(1.6), Abs::mm(1.2)],
            ..Stroke::solid(self.ink, DETAIL)
        };
        self.items.push(Item::stroked(path, stroke));
    }

    fn line(&mut self, places: &[Place], width: Abs) {
        let path = self.open(places);
        self.stroke(path, width);
    }

    fn stroke(&mut self, path: Path, width: Abs) {
        let stroke = Stroke::solid(self.ink, width).round();
        self.items.push(Item::stroked(path, stroke));
    }

    /// White round a shape, so that it is seen on lines.
    fn halo(&mut self, path: &Path) {
        let stroke = Stroke::solid(Color::WHITE, EDGE * 3.5).round();
        self.items.push(Item::stroked(path.clone(), stroke));
    }

    fn at(&self, (x, y): Place) -> Point {
        self.origin.shift(self.unit * x, self.unit * y)
    }

    fn rect(&self, [left, upper, right, lower]: Frame) -> Path {
        let corners = [self.at((left, upper)), self.at((right, lower))];
        Path::rounded(Rect::around(corners).unwrap_or_default(), Abs::ZERO)
    }

    fn circle(&self, middle: Place, radius: f64) -> Path {
        Path::circle(self.at(middle), self.unit * radius)
    }

    fn open(&self, places: &[Place]) -> Path {
        let mut path = Path::default();
        for place in places {
            let at = self.at(*place);
            path.segments.push(match path.segments.is_empty() {
                true => Segment::Move(at),
                false => Segment::Line(at),
            });
        }
        path
    }

    fn closed(&self, places: &[Place]) -> Path {
        let mut path = self.open(places);
        path.segments.push(Segment::Close);
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::ItemKind;

    const INK: Color = Color::new([31, 42, 48], [0, 0, 0, 100]);

    #[test]
    fn drawings_keep_to_their_field_in_lines_that_every_printer_prints() {
        let steps = [
            Step::Cut { all: false },
            Step::Cut { all: true },
            Step::Glue { below: false },
            Step::Glue { below: true },
            Step::Tape,
            Step::Hang,
        ];
        let sizes = [
            (297.0, 420.0),
            (420.0, 297.0),
            (100.0, 2000.0),
            (2000.0, 100.0),
        ];
        let (origin, width) = (Point::new(Abs::mm(20.0), Abs::mm(70.0)), Abs::mm(48.0));
        let field = Size::new(width, width * (FIELD.1 / FIELD.0));
        // Lines at its edge reach half their width beyond it.
        let place = Rect {
            origin,
            size: field,
        };
        let place = place.outset(TOOL);
        for step in steps {
            for (wide, high) in sizes {
                let poster = Poster {
                    size: Size::new(Abs::mm(wide), Abs::mm(high)),
                    across: &[0.5],
                    down: &[0.3, 0.6],
                };
                let items = draw(step, (origin, width), &poster, INK);
                let mut inked = 0;
                for item in &items {
                    let ItemKind::Path {
                        path, fill, stroke, ..
                    } = &item.kind
                    else {
                        panic!("{step:?} has {item:?}");
                    };
                    let bounds = path.bounds().expect("an outline");
                    let beyond = bounds.beyond(&place).largest();
                    assert!(beyond.fits(Abs::ZERO), "{step:?}: {beyond} outside");
                    let line = stroke.as_ref().filter(|stroke| stroke.color == INK);
                    if let Some(line) = line {
                        let thick = line.width.to_mm();
                        assert!((0.499..0.801).contains(&thick), "{step:?}: {thick}");
                    }
                    inked += usize::from(line.is_some() || *fill == Some(INK));
                    let colors = fill.iter().copied();
                    let colors = colors.chain(stroke.iter().map(|stroke| stroke.color));
                    colors.for_each(|color| assert!(color == INK || color == Color::WHITE));
                }
                assert!(inked >= 4, "{step:?}: {inked}");
            }
        }
    }
}
