//! The page that tells how tiles go together: a heading, the steps, and numbered fields over the small
//! picture that the sheet shows below this page.

use super::super::LayoutCx;
use super::super::frame::{Item, ItemKind, Page, Stroke};
use super::super::text::TaggedParagraph;
use super::{AssemblyGuide, page, style};
use crate::color::Color;
use crate::design::TextStyle;
use crate::geom::{Path, Point, Rect};
use crate::units::Abs;
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
const INDENT: f64 = 1.6;

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
        let body = style(cx, STEPS * factor);
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
        stack.at.y += body.leading * 0.5;
        let steps: &[&str] = match self.glued {
            true => &["tiles-print", "tiles-cut", "tiles-glue", "tiles-last"],
            false => &["tiles-print", "tiles-cut-all", "tiles-join"],
        };
        let indent = body.size * INDENT;
        for (number, key) in (1..).zip(steps) {
            let top = stack.at;
            stack.add(cx, &format!("{number}."), &body);
            stack.at = top.shift(indent, Abs::ZERO);
            stack.measure -= indent;
            stack.add(cx, &say(cx, key), &body);
            stack.measure += indent;
            stack.at = Point::new(top.x, stack.at.y + body.leading * 0.25);
        }
        (stack.items, stack.at.y - self.words.top())
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
}
