//! Paper to write on: lines, dots, squares, or the parts of a Cornell page. All of it is counted from
//! the edge of the page, so that it lies in the same place on every page; and nothing of it stands
//! nearer the edge than its own pitch. Artifacts, but for the names of a Cornell page's parts.

use super::Scope;
use super::writing::{from_foot, level_line, ruling};
use crate::color::Color;
use crate::design::{NotePaper, NotesArea, StyleName};
use crate::geom::{Path, Point, Rect, Size};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{GrayStroke, Item, Stroke};
use crate::pages::gray;
use crate::pages::tags::TagRole;
use crate::pages::text::{SetParagraph, TaggedParagraph};
use crate::units::Abs;

/// From line to line to write on, where the layout does not say.
pub const LINES: Abs = Abs::mm(8.0);
/// From dot to dot and the side of a square, where the layout does not say.
const SQUARES: Abs = Abs::mm(5.0);
/// The diameter of a dot: as dark to the eye as a line of half a point.
const DOT: Abs = Abs::pt(1.3);
/// The thickness of the lines of squares, and how much of their colour is left: they help a hand and are not to be
/// seen before what it draws.
const SQUARE: (Abs, f64) = (Abs::pt(0.25), 0.5);
/// How many dots the side of a square has in line art.
const DOTS_OF_SQUARE: f64 = 4.0;
/// The thickness of the lines that part a Cornell page.
const PART: Abs = Abs::pt(1.0);
/// Between such a line and the name of the part below it or beside it.
const NAME: Abs = Abs::pt(4.0);
/// What is above the first line of a Cornell page, in pitches: its name, and a hand's letters.
const BELOW_NAME: f64 = 1.4;
/// The share of a Cornell page that its column for cues takes, and that of the strip at its foot.
const CUES: f64 = 0.29;
const SUMMARY: f64 = 0.2;
/// What is above the first line of an area, in pitches: room for a hand's letters.
const ABOVE: f64 = 0.6;
/// What is below the last line of a thing in a list, in pitches.
const BELOW: f64 = 0.4;

/// The box of paper to write on, as large as its area. Boxes are counted from `origin` on the page.
pub fn filling(notes: &NotesArea, origin: Point, scope: &Scope) -> BoxNode {
    let paper = notes.paper;
    let usual = match paper {
        NotePaper::Lines | NotePaper::FootLines | NotePaper::Cornell => LINES,
        NotePaper::Dots | NotePaper::Grid => SQUARES,
    };
    let pitch = notes.pitch.unwrap_or(usual);
    if paper == NotePaper::FootLines {
        let stroke = ruling(scope.cx, scope.ground);
        return BoxNode::empty().painted(move |area| from_foot(area, pitch, 1.0, &stroke));
    }
    let grid = PaperGrid::new(origin, pitch, scope);
    let names = (paper == NotePaper::Cornell).then(|| CornellNames::new(scope));
    BoxNode::empty().painted(move |area| {
        let area = grid.on_page(area);
        let items = match (paper, &names) {
            (NotePaper::Cornell, Some(names)) => grid.cornell(area, names),
            (NotePaper::Dots, _) => grid.dots(area),
            (NotePaper::Grid, _) => grid.squares(area),
            _ => grid.lines(area),
        };
        grid.in_box(items)
    })
}

/// What the parts of a Cornell page are called.
struct CornellNames {
    cues: SetParagraph,
    notes: SetParagraph,
    summary: SetParagraph,
}

impl CornellNames {
    fn new(scope: &Scope) -> Self {
        let cx = scope.cx;
        let style = scope.style(StyleName::CardLabel);
        let name = |key: &'static str| {
            let words = TaggedParagraph::of_words(&cx.words.say(key, &[]), &style, &cx.lang);
            let tag = cx.tag(scope.tag, TagRole::P);
            words.tagged(tag).set(cx, cx.measure())
        };
        Self {
            cues: name("cornell-cues"),
            notes: name("cornell-notes"),
            summary: name("cornell-summary"),
        }
    }
}

/// The box of lines alone, for what stands beside a thing in a list: the first `first` below its upper edge, on the
/// baseline of the thing's name, so that they are seen to be its own.
pub fn lines(first: Abs, pitch: Abs, scope: &Scope) -> BoxNode {
    let stroke = ruling(scope.cx, scope.ground);
    BoxNode::empty().painted(move |area| {
        // What parts the things is no line to write on, and stands clear of them.
        let room = area.size.height - pitch * BELOW - first;
        let count = if room < Abs::ZERO {
            0.0
        } else {
            (room / pitch + 0.001).floor() + 1.0
        };
        (0..count as u32)
            .map(|step| {
                let y = area.top() + first + pitch * f64::from(step);
                level_line(y, area.left(), area.right(), &stroke)
            })
            .collect()
    })
}

/// Where lines, dots and squares can stand, and what they are drawn with.
struct PaperGrid {
    /// The size of the page.
    trim: Size,
    /// Where boxes are counted from, on the page.
    origin: Point,
    pitch: Abs,
    stroke: Stroke,
    /// What dots are drawn with, but how far they are apart.
    dots: Stroke,
    /// The colour of the page.
    ground: Color,
}

impl PaperGrid {
    fn new(origin: Point, pitch: Abs, scope: &Scope) -> Self {
        let stroke = ruling(scope.cx, scope.ground);
        Self {
            trim: scope.cx.design.page.trim,
            origin,
            pitch,
            dots: gray::dots_of_paper(scope.cx.design, Stroke::dotted(stroke.color, DOT)),
            stroke,
            ground: scope.ground,
        }
    }

    /// A box's place on the page, without what is nearer the edge than the pitch.
    fn on_page(&self, area: Rect) -> Rect {
        let (pitch, trim) = (self.pitch, self.trim);
        let left = (area.left() + self.origin.x).max(pitch);
        let right = (area.right() + self.origin.x).min(trim.width - pitch);
        let top = area.top() + self.origin.y;
        let bottom = area.bottom() + self.origin.y;
        Rect::new(left, top, (right - left).max(Abs::ZERO), bottom - top)
    }

    fn in_box(&self, mut items: Vec<Item>) -> Vec<Item> {
        for item in &mut items {
            item.shift(-self.origin.x, -self.origin.y);
        }
        items
    }

    /// The heights of lines, the first of them `above` pitches below the upper edge at least.
    fn rows(&self, area: Rect, above: f64) -> Vec<Abs> {
        let from = area.top() + self.pitch * above;
        steps(self.pitch, from, area.bottom(), self.trim.height)
    }

    /// Where upright lines stand.
    fn columns(&self, area: Rect) -> Vec<Abs> {
        steps(self.pitch, area.left(), area.right(), self.trim.width)
    }

    fn lines(&self, area: Rect) -> Vec<Item> {
        let line = |y: Abs| level_line(y, area.left(), area.right(), &self.stroke);
        self.rows(area, ABOVE).into_iter().map(line).collect()
    }

    /// Rows of dots, each a dashed line of dashes without length.
    fn dots(&self, area: Rect) -> Vec<Item> {
        let columns = self.columns(area);
        let (Some(left), Some(right)) = (columns.first(), columns.last()) else {
            return Vec::new();
        };
        let stroke = Stroke {
            dash: vec![Abs::ZERO, self.pitch],
            ..self.dots.clone()
        };
        // A little longer than to the last dot, which rounding could lose.
        let right = *right + self.pitch * 0.25;
        let row = |y: Abs| level_line(y, *left, right, &stroke);
        self.rows(area, 0.0).into_iter().map(row).collect()
    }

    fn squares(&self, area: Rect) -> Vec<Item> {
        let (columns, rows) = (self.columns(area), self.rows(area, 0.0));
        let ends = |list: &[Abs]| Some((*list.first()?, *list.last()?));
        let (Some((left, right)), Some((top, bottom))) = (ends(&columns), ends(&rows)) else {
            return Vec::new();
        };
        let (width, share) = SQUARE;
        let color = self.ground.covered(self.stroke.color, share);
        let mut stroke = Stroke::solid(color, width);
        if let Some(GrayStroke::Dots(dot, _)) = self.stroke.in_grey {
            // A tint of dots as small would be lost in a printer's screen: black ones, farther apart, one at each corner.
            stroke.color = color.as_in_woodcut(true);
            stroke.in_grey = Some(GrayStroke::Dots(dot, self.pitch / DOTS_OF_SQUARE));
        }
        let level = |y: Abs| level_line(y, left, right, &stroke);
        let upright = |x: Abs| upright_line(x, top, bottom, &stroke);
        let rows = rows.into_iter().map(level);
        rows.chain(columns.into_iter().map(upright)).collect()
    }

    /// Lines for notes, beside a column for cues and above a strip for a summary, each with its name.
    fn cornell(&self, area: Rect, names: &CornellNames) -> Vec<Item> {
        let rows = self.rows(area, BELOW_NAME);
        let wide = area.left() + area.size.width * CUES;
        let columns = self.columns(area);
        let nearest = |list: &[Abs], wanted: Abs| {
            let far = |at: &Abs| (*at - wanted).to_pt().abs();
            let sorted = |a: &&Abs, b: &&Abs| far(a).total_cmp(&far(b));
            list.iter().min_by(sorted).copied()
        };
        let foot = area.bottom() - area.size.height * SUMMARY;
        let (Some(x), Some(foot)) = (nearest(&columns, wide), nearest(&rows, foot)) else {
            return Vec::new();
        };
        let part = Stroke {
            width: PART,
            // It is told from the lines beside it there too.
            in_grey: None,
            ..self.stroke.clone()
        };
        let mut items = Vec::with_capacity(rows.len() + 1);
        for y in rows {
            let left = if y < foot { x } else { area.left() };
            let stroke = if y == foot { &part } else { &self.stroke };
            items.push(level_line(y, left, area.right(), stroke));
        }
        let top = area.top().max(self.pitch);
        items.push(upright_line(x, top, foot, &part));
        let left = area.left();
        let right = area.right();
        for (name, at, end) in [
            (&names.cues, Point::new(left, top), x),
            (&names.notes, Point::new(x + NAME, top), right),
            (&names.summary, Point::new(left, foot + NAME), right),
        ] {
            // A name that is wider than its part is left out: the part says enough.
            if name.lines.iter().all(|line| line.width <= end - at.x) {
                items.extend(name.items(at));
            }
        }
        items
    }
}

fn upright_line(x: Abs, top: Abs, bottom: Abs, stroke: &Stroke) -> Item {
    let line = Path::line(Point::new(x, top), Point::new(x, bottom));
    Item::stroked(line, stroke.clone())
}

/// The multiples of `pitch` from `from` to `to`, none nearer than the pitch to either end of what is
/// `extent` long.
fn steps(pitch: Abs, from: Abs, to: Abs, extent: Abs) -> Vec<Abs> {
    // What is off by rounding is on the line: boxes are measured in single precision.
    let first = (from / pitch - 1e-3).ceil().max(1.0);
    let last = (to / pitch + 1e-3).floor();
    let last = last.min(((extent - pitch) / pitch + 1e-6).floor());
    let count = (last - first + 1.0).max(0.0);
    (0..count as u32)
        .map(|step| pitch * (first + f64::from(step)))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Lines are whole pitches from the edge, lie in their area, and keep a pitch from both ends.
        #[test]
        fn lines_are_counted_from_the_edge(
            pitch in 10.0..60.0_f64, from in -20.0..400.0_f64, length in 0.0..900.0_f64, extent in 50.0..900.0_f64
        ) {
            let [pitch, from, extent] = [pitch, from, extent].map(Abs::pt);
            let to = from + Abs::pt(length);
            let found = steps(pitch, from, to, extent);
            for y in &found {
                let share = *y / pitch;
                prop_assert!((share - share.round()).abs() < 1e-6, "{share}");
                prop_assert!(pitch.fits(*y) && y.fits(extent - pitch));
                // Boxes are measured in single precision.
                let dust = pitch * 1.001e-3;
                prop_assert!((from - dust).fits(*y) && y.fits(to + dust));
            }
            // And there are as many as there is room for.
            let room = to.min(extent - pitch) - from.max(pitch);
            prop_assert!(found.len() as f64 > room / pitch - 1.0 - 1e-6);
        }
    }
}
