//! The page that tells how tiles go together: a heading, three steps with a drawing each, and numbered fields over
//! the small picture that the sheet shows below this page.

mod sketches;

use super::super::LayoutCx;
use super::super::frame::{Item, ItemKind, Page, Stroke};
use super::super::text::TaggedParagraph;
use super::{AssemblyGuide, page, style};
use crate::color::Color;
use crate::design::TextStyle;
use crate::geom::{Path, Point, Rect};
use crate::units::Abs;
use sketches::{FIELD, Poster, Step};
use std::sync::Arc;

/// The type size of the steps.
const STEPS: Abs = Abs::pt(11.0);

/// The type size of the heading.
const HEADING: Abs = Abs::pt(17.0);

/// The type size of the numbers in the fields, where there is room for it.
const NUMBERS: Abs = Abs::pt(44.0);

/// How much of the picture below them is left: it tells where tiles go, and is not read here.
const VEIL: f64 = 0.5;

/// How far the words are made smaller where they need it, step by step.
const SMALLER: [f64; 5] = [1.0, 0.9, 0.8, 0.7, 0.6];

/// From a step's number to its words, in type sizes.
const INDENT: f64 = 1.4;

/// How wide the drawing of a step is, where there is room for it.
const SKETCH: Abs = Abs::mm(48.0);

/// The share of the width that it takes where the words stand beside it.
const SKETCH_SHARE: f64 = 0.44;

/// From a drawing to the words beside or below it.
const FROM_SKETCH: Abs = Abs::mm(5.0);

/// From step to step: at least, and at most.
const BETWEEN: (Abs, Abs) = (Abs::mm(6.0), Abs::mm(14.0));

/// A step: its drawing, and the name of its sentence.
type DrawnStep = (Step, &'static str);

impl AssemblyGuide {
    pub(super) fn page(&self, cx: &LayoutCx, title: &str) -> Page {
        let mut items = self.tile_fields(cx);
        let mut words = Vec::new();
        for factor in SMALLER {
            let (set, height) = self.set_words(cx, title, factor);
            words = set;
            if height.fits(self.words.size.height) {
                break;
            }
        }
        items.append(&mut words);
        page(self.size, items)
    }

    /// Heading and steps from the upper left corner of their place, and how high they are.
    fn set_words(&self, cx: &LayoutCx, title: &str, factor: f64) -> (Vec<Item>, Abs) {
        let heading = style(cx, HEADING * factor);
        let body = sentences(cx, STEPS * factor);
        let count = |count: usize| count.to_string();
        let facts = [
            ("title", title.to_owned()),
            ("page", count(self.of.page)),
            ("rows", count(self.of.rows)),
            ("columns", count(self.of.columns)),
            ("count", count(self.of.rows * self.of.columns)),
            ("paper", self.paper.clone()),
            ("percent", self.percent.to_string()),
        ];
        let mut stack = ParagraphStack {
            items: Vec::new(),
            at: self.words.origin,
            measure: self.words.size.width,
        };
        let say = |cx: &LayoutCx, key: &str| cx.words.say(key, &facts);
        stack.add(cx, &say(cx, "tiles-heading"), &heading);
        stack.at.y += body.leading * 0.25;
        let key = match self.of.pages {
            1 => "tiles-facts",
            _ => "tiles-facts-each",
        };
        stack.add(cx, &say(cx, key), &body);
        if self.percent != 100 {
            stack.add(cx, &say(cx, "tiles-scaled"), &body);
        }
        stack.add(cx, &say(cx, "tiles-print"), &body);
        stack.at.y += BETWEEN.0 * factor;
        let steps = self.steps();
        let steps = steps.map(|(step, key)| (step, say(cx, key)));
        match self.words.size.width > self.words.size.height {
            true => self.steps_beside(cx, &mut stack, &steps, factor),
            false => self.steps_below(cx, &mut stack, &steps, factor),
        }
        (stack.items, stack.at.y - self.words.top())
    }

    /// What is done, in order.
    const fn steps(&self) -> [DrawnStep; 3] {
        let below = self.of.columns == 1;
        match self.glued {
            true => [
                (Step::Cut { all: false }, "tiles-cut"),
                (Step::Glue { below }, "tiles-glue"),
                (Step::Hang, "tiles-last"),
            ],
            false => [
                (Step::Cut { all: true }, "tiles-cut-all"),
                (Step::Tape, "tiles-join"),
                (Step::Hang, "tiles-hang"),
            ],
        }
    }

    /// Adds the steps beside each other, each with its words below its drawing.
    fn steps_beside(
        &self,
        cx: &LayoutCx,
        stack: &mut ParagraphStack,
        steps: &[(Step, String); 3],
        factor: f64,
    ) {
        let top = stack.at;
        let whole = stack.measure;
        let gap = BETWEEN.1 * factor;
        let column = (whole - gap * (steps.len() - 1) as f64) / steps.len() as f64;
        let sketch = (SKETCH * factor).min(column);
        let mut lowest = top.y;
        stack.measure = column;
        for (nth, (step, words)) in steps.iter().enumerate() {
            let at = top.shift((column + gap) * nth as f64, Abs::ZERO);
            stack.items.extend(self.sketch(cx, *step, (at, sketch)));
            stack.at = at.shift(Abs::ZERO, height(sketch) + FROM_SKETCH * factor);
            stack.add_step(cx, nth + 1, words, factor);
            lowest = lowest.max(stack.at.y);
        }
        stack.measure = whole;
        stack.at = Point::new(top.x, lowest);
    }

    /// Adds the steps below each other, each with its words beside its drawing.
    fn steps_below(
        &self,
        cx: &LayoutCx,
        stack: &mut ParagraphStack,
        steps: &[(Step, String); 3],
        factor: f64,
    ) {
        let left = stack.at.x;
        let whole = stack.measure;
        let sketch = (SKETCH * factor).min(whole * SKETCH_SHARE);
        let room = self.words.bottom() - stack.at.y - height(sketch) * steps.len() as f64;
        let gap = (room / (steps.len() - 1) as f64)
            .min(BETWEEN.1)
            .max(BETWEEN.0 * factor);
        for (nth, (step, words)) in steps.iter().enumerate() {
            if nth > 0 {
                stack.at.y += gap;
            }
            let top = stack.at;
            stack.items.extend(self.sketch(cx, *step, (top, sketch)));
            let beside = sketch + FROM_SKETCH * factor;
            stack.at = top.shift(beside, Abs::ZERO);
            stack.measure = whole - beside;
            let first = stack.items.len();
            stack.add_step(cx, nth + 1, words, factor);
            // Words that are lower than the drawing stand in the middle beside it.
            let lower = ((height(sketch) - (stack.at.y - top.y)) / 2.0).max(Abs::ZERO);
            let words = stack.items.iter_mut().skip(first);
            words.for_each(|item| item.shift(Abs::ZERO, lower));
            stack.measure = whole;
            stack.at = Point::new(left, stack.at.y.max(top.y + height(sketch)));
        }
    }

    /// The drawing of a step, so wide, from this corner.
    fn sketch(&self, cx: &LayoutCx, step: Step, place: (Point, Abs)) -> Vec<Item> {
        let poster = Poster {
            size: self.picture.size,
            across: &self.across,
            down: &self.down,
        };
        sketches::draw(step, place, &poster, cx.design.palette.ink)
    }

    /// The lines where the tiles meet, the outline, and the number of each tile.
    fn tile_fields(&self, cx: &LayoutCx) -> Vec<Item> {
        let Rect { origin, size } = self.picture;
        let at = |x: f64, y: f64| origin.shift(size.width * x, size.height * y);
        let mut lines = vec![Path::rounded(self.picture, Abs::ZERO)];
        let upright = |x: &f64| Path::line(at(*x, 0.0), at(*x, 1.0));
        lines.extend(self.across.iter().map(upright));
        let level = |y: &f64| Path::line(at(0.0, *y), at(1.0, *y));
        lines.extend(self.down.iter().map(level));
        // Black on a white rim is seen on every ground.
        let ink = cx.design.palette.ink;
        let veil = ItemKind::Path {
            path: Path::rounded(self.picture, Abs::ZERO),
            fill: Some(Color::WHITE),
            stroke: None,
            opacity: VEIL,
        };
        let mut items = vec![Item::artifact(veil)];
        for (color, width) in [(Color::WHITE, 2.0), (ink, 0.75)] {
            let stroke = Stroke::solid(color, Abs::pt(width));
            let drawn = |line: &Path| Item::stroked(line.clone(), stroke.clone());
            items.extend(lines.iter().map(drawn));
        }
        let (columns, rows) = (field_bounds(&self.across), field_bounds(&self.down));
        let least = |fields: &[(f64, f64)], length: Abs| {
            let widths = fields.iter().map(|(from, to)| length * (to - from));
            widths.fold(length, Abs::min)
        };
        let room = least(&columns, size.width).min(least(&rows, size.height));
        let style = style(cx, NUMBERS.min(room * 0.4));
        let fields = rows
            .iter()
            .flat_map(|row| columns.iter().map(move |column| (row, column)));
        for (number, ((above, below), (before, after))) in (1..).zip(fields) {
            let centre = at((before + after) / 2.0, (above + below) / 2.0);
            items.extend(white_disc(cx, number, centre, &style));
        }
        items
    }
}

/// The style of sentences at this size: in lines about equally long, for each is short.
fn sentences(cx: &LayoutCx, size: Abs) -> Arc<TextStyle> {
    let mut style = style(cx, size);
    Arc::make_mut(&mut style).balance = true;
    style
}

/// How high a drawing of this width is.
fn height(width: Abs) -> Abs {
    width * (FIELD.1 / FIELD.0)
}

/// From where to where fields reach that meet at `seams`.
fn field_bounds(seams: &[f64]) -> Vec<(f64, f64)> {
    let from = std::iter::once(0.0).chain(seams.iter().copied());
    let to = seams.iter().copied().chain([1.0]);
    from.zip(to).collect()
}

/// A number on a white disc.
fn white_disc(cx: &LayoutCx, number: usize, centre: Point, style: &Arc<TextStyle>) -> Vec<Item> {
    let number = TaggedParagraph::of_words(&number.to_string(), style, &cx.lang);
    let width = number.natural_width(cx);
    let radius = (style.size * 0.75).max(width / 2.0 + style.size * 0.25);
    let circle = Path::circle(centre, radius);
    let rim = Stroke::solid(style.color, Abs::pt(0.75));
    let mut items = vec![
        Item::filled(circle.clone(), Color::WHITE),
        Item::stroked(circle, rim),
    ];
    // Figures are about as high as capitals: 0.66 of the type size in Source Sans.
    let at = Point::new(centre.x - width / 2.0, centre.y + style.size * 0.33);
    items.extend(number.set(cx, width * 2.0).on_baseline(at));
    items
}

/// Paragraphs below each other.
struct ParagraphStack {
    items: Vec<Item>,
    /// Where the next one begins.
    at: Point,
    measure: Abs,
}

impl ParagraphStack {
    fn add(&mut self, cx: &LayoutCx, text: &str, style: &Arc<TextStyle>) {
        let paragraph = TaggedParagraph::of_words(text, style, &cx.lang).set(cx, self.measure);
        self.items.extend(paragraph.items(self.at));
        self.at.y += paragraph.height();
    }

    /// Adds the number of a step, and behind it what is done.
    fn add_step(&mut self, cx: &LayoutCx, number: usize, words: &str, factor: f64) {
        let body = sentences(cx, STEPS * factor);
        let indent = body.size * INDENT;
        let top = self.at;
        self.add(cx, &format!("{number}."), &body);
        self.at = top.shift(indent, Abs::ZERO);
        self.measure -= indent;
        self.add(cx, words, &body);
        self.measure += indent;
        self.at.x = top.x;
    }
}
