//! The page that tells how tiles go together: a heading, the steps, and numbered fields over the small
//! picture that the sheet shows below this page.

use super::super::Cx;
use super::super::frame::{Item, Page, Stroke};
use super::super::text::{Setting, baseline_of, height_of};
use super::{Assembly, page, style};
use crate::color::Color;
use crate::design::TextStyle;
use crate::geom::{Path, Point};
use crate::units::Abs;
use std::sync::Arc;

/// The type size of the steps.
const STEPS: Abs = Abs::pt(11.0);

/// The type size of the heading.
const HEADING: Abs = Abs::pt(17.0);

/// The type size of the numbers in the fields, where there is room for it.
const NUMBERS: Abs = Abs::pt(12.0);

/// How far the words are made smaller where they need it, step by step.
const SMALLER: [f64; 5] = [1.0, 0.9, 0.8, 0.7, 0.6];

/// From a step's number to its words, in type sizes.
const INDENT: f64 = 1.6;

impl Assembly {
    pub(super) fn page(&self, cx: &mut Cx, title: &str) -> Page {
        let mut items = self.fields(cx);
        let mut words = Vec::new();
        for factor in SMALLER {
            let (set, height) = self.words(cx, title, factor);
            words = set;
            if height.fits(self.words.size.height) {
                break;
            }
        }
        items.append(&mut words);
        page(self.size, items)
    }

    /// Heading and steps from the upper left corner of their place, and how high they are.
    fn words(&self, cx: &mut Cx, title: &str, factor: f64) -> (Vec<Item>, Abs) {
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
        let mut pen = Pen {
            items: Vec::new(),
            at: self.words.origin,
            measure: self.words.size.width,
        };
        let say = |cx: &Cx, key: &str| cx.words.say(key, &facts);
        pen.paragraph(cx, &say(cx, "tiles-heading"), &heading);
        pen.at.y += body.leading * 0.25;
        let key = match self.of.pages {
            1 => "tiles-facts",
            _ => "tiles-facts-each",
        };
        pen.paragraph(cx, &say(cx, key), &body);
        if self.percent != 100 {
            pen.paragraph(cx, &say(cx, "tiles-scaled"), &body);
        }
        pen.at.y += body.leading * 0.5;
        let steps: &[&str] = match self.glued {
            true => &["tiles-print", "tiles-cut", "tiles-glue", "tiles-last"],
            false => &["tiles-print", "tiles-cut-all", "tiles-join"],
        };
        let indent = body.size * INDENT;
        for (number, key) in (1..).zip(steps) {
            let top = pen.at;
            pen.paragraph(cx, &format!("{number}."), &body);
            pen.at = top.shift(indent, Abs::ZERO);
            pen.measure -= indent;
            pen.paragraph(cx, &say(cx, key), &body);
            pen.measure += indent;
            pen.at = Point::new(top.x, pen.at.y + body.leading * 0.25);
        }
        (pen.items, pen.at.y - self.words.top())
    }

    /// The lines where the tiles meet, the outline, and the number of each tile.
    fn fields(&self, cx: &mut Cx) -> Vec<Item> {
        let place = self.picture;
        let x = |share: f64| place.left() + place.size.width * share;
        let y = |share: f64| place.top() + place.size.height * share;
        let mut lines = vec![Path::rounded(place, Abs::ZERO)];
        lines.extend(self.across.iter().map(|share| {
            Path::line(
                Point::new(x(*share), place.top()),
                Point::new(x(*share), place.bottom()),
            )
        }));
        lines.extend(self.down.iter().map(|share| {
            Path::line(
                Point::new(place.left(), y(*share)),
                Point::new(place.right(), y(*share)),
            )
        }));
        let stroke = |color, width: f64| Stroke {
            color,
            width: Abs::pt(width),
            dash: Vec::new(),
            round: false,
        };
        // Black on a white rim is seen on every ground.
        let ink = cx.design.palette.ink;
        let looks = [stroke(Color::WHITE, 2.0), stroke(ink, 0.75)];
        let mut items = Vec::new();
        for look in looks {
            let drawn = lines
                .iter()
                .map(|line| Item::stroked(line.clone(), look.clone()));
            items.extend(drawn);
        }
        let (columns, rows) = (ends(&self.across), ends(&self.down));
        let least = |fields: &[(f64, f64)], length: Abs| {
            let widths = fields.iter().map(|(from, to)| length * (to - from));
            widths.fold(length, Abs::min)
        };
        let room = least(&columns, place.size.width).min(least(&rows, place.size.height));
        let style = style(cx, NUMBERS.min(room * 0.4));
        let mut number = 0;
        for (above, below) in &rows {
            for (before, after) in &columns {
                number += 1;
                let centre = Point::new(x((before + after) / 2.0), y((above + below) / 2.0));
                items.extend(disc(cx, number, centre, &style));
            }
        }
        items
    }
}

/// From where to where fields reach that meet at `seams`.
fn ends(seams: &[f64]) -> Vec<(f64, f64)> {
    let from = std::iter::once(0.0).chain(seams.iter().copied());
    let to = seams.iter().copied().chain([1.0]);
    from.zip(to).collect()
}

/// A number on a white disc.
fn disc(cx: &mut Cx, number: usize, centre: Point, style: &Arc<TextStyle>) -> Vec<Item> {
    let text = number.to_string();
    let setting = Setting::artifact(&text, style, &cx.lang.clone(), Color::WHITE);
    let width = setting.natural_width(cx);
    let radius = (style.size * 0.75).max(width / 2.0 + style.size * 0.25);
    let circle = Path::circle(centre, radius);
    let rim = Stroke {
        color: style.color,
        width: Abs::pt(0.75),
        dash: Vec::new(),
        round: false,
    };
    let mut items = vec![
        Item::filled(circle.clone(), Color::WHITE),
        Item::stroked(circle, rim),
    ];
    if let Some(line) = setting.lines(cx, width * 2.0).first() {
        // Figures are about as high as capitals: 0.66 of the type size in Source Sans.
        let baseline = centre.y + style.size * 0.33;
        let at = Point::new(centre.x - width / 2.0, baseline - baseline_of(line));
        setting.line_items(line, at, &mut items);
    }
    items
}

/// Sets paragraphs below each other.
struct Pen {
    items: Vec<Item>,
    at: Point,
    measure: Abs,
}

impl Pen {
    fn paragraph(&mut self, cx: &mut Cx, text: &str, style: &Arc<TextStyle>) {
        let setting = Setting::artifact(text, style, &cx.lang.clone(), Color::WHITE);
        let lines = setting.lines(cx, self.measure);
        self.items.extend(setting.items(&lines, self.at));
        self.at.y += height_of(&lines);
    }
}
