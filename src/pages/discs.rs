//! The disc of a station: in the deep colour of an accent, or of ink in a ring of all accents, perhaps with a number. What it
//! says stands elsewhere in words, so it is an artifact.

use std::sync::Arc;

use super::frame::{AreaWords, Item, Origin, OriginKind, Stroke};
use super::tags::TagId;
use super::text::TaggedParagraph;
use super::{LayoutCx, gray};
use crate::color::Color;
use crate::content::Text;
use crate::design::{Accent, Align, StyleName, TextStyle};
use crate::geom::{Path, Point, Segment};
use crate::source::Span;
use crate::units::Abs;

/// The ring of all accents: its middle and its width, and the disc inside, as shares of the radius.
const RING: (f64, f64) = (0.88, 0.24);
const INSIDE: f64 = 0.7;
/// The size of a number, as a share of the diameter; of one with two digits.
const NUMBER: f64 = 0.59;
/// Where the baseline of a number is below the middle, as a share of its size.
const BASELINE: f64 = 0.335;

/// A disc.
pub struct StationDisc<'a> {
    /// Where its middle is.
    pub centre: Point,
    /// Its diameter, without the rim.
    pub diameter: Abs,
    /// Its accent.
    pub accent: &'a Accent,
    /// A white rim around it, which keeps it clear of what lies below.
    pub rim: Abs,
}

impl StationDisc<'_> {
    /// The disc without words: in line art a large one is a ring.
    pub fn items(&self, cx: &LayoutCx) -> Vec<Item> {
        let (ground, _) = gray::disc(cx.design, self.diameter, self.accent.deep);
        self.filled(cx, ground)
    }

    fn filled(&self, cx: &LayoutCx, ground: Color) -> Vec<Item> {
        let radius = self.diameter / 2.0;
        let disc = |radius, color| Item::filled(Path::circle(self.centre, radius), color);
        let mut items = Vec::new();
        if self.rim > Abs::ZERO {
            items.push(disc(radius + self.rim, Color::WHITE));
        }
        let palette = &cx.design.palette;
        if !std::ptr::eq(self.accent, &palette.all) {
            items.extend(gray::disc_items((self.centre, self.diameter), ground));
            return items;
        }
        let (middle, width) = RING;
        let count = palette.accents.len();
        for (index, accent) in palette.accents.iter().enumerate() {
            let stroke = Stroke::solid(accent.bright, radius * width);
            let arc = arc(self.centre, radius * middle, (index, count));
            items.push(Item::stroked(arc, stroke));
        }
        items.push(disc(radius * INSIDE, ground));
        items
    }

    /// The disc with a number or a letter on it, which words at `span` say.
    pub fn numbered(&self, cx: &LayoutCx, mark: &str, span: Span) -> Vec<Item> {
        self.numbered_as(cx, (mark, span), self.diameter)
    }

    /// The same with a number or a letter as large as on a disc of another diameter.
    pub fn numbered_as(
        &self,
        cx: &LayoutCx,
        (mark, span): (&str, Span),
        diameter: Abs,
    ) -> Vec<Item> {
        let mut items = self.items(cx);
        let words = TaggedParagraph::of_words(mark, &self.style(cx, diameter), &cx.lang);
        items.extend(self.in_middle(cx, words.made_from(span), diameter));
        items
    }

    /// The same as a part of a drawing, whose words are not read.
    pub fn drawn(&self, cx: &LayoutCx, mark: &str, span: Span) -> Vec<Item> {
        let mut items = self.numbered(cx, mark, span);
        as_drawing(&mut items, span);
        items
    }

    /// The number or the letter alone.
    pub fn mark(&self, cx: &LayoutCx, mark: &str, span: Span) -> Vec<Item> {
        let words = TaggedParagraph::of_words(mark, &self.style(cx, self.diameter), &cx.lang);
        self.in_middle(cx, words.made_from(span), self.diameter)
    }

    /// The disc with a number or a letter that is read here, as part of this tag.
    pub fn said(&self, cx: &LayoutCx, text: &Text, tag: TagId) -> Vec<Item> {
        let mut items = self.items(cx);
        let words = TaggedParagraph::new(cx, text, &self.style(cx, self.diameter), tag);
        items.extend(self.in_middle(cx, words, self.diameter));
        items
    }

    fn style(&self, cx: &LayoutCx, diameter: Abs) -> Arc<TextStyle> {
        let mut style = cx.design.style(StyleName::Mark, self.accent);
        let own = Arc::make_mut(&mut style);
        own.size = diameter * NUMBER;
        own.leading = diameter;
        own.align = Align::Left;
        (_, own.color) = gray::disc(cx.design, self.diameter, self.accent.deep);
        style
    }

    fn in_middle(&self, cx: &LayoutCx, words: TaggedParagraph, diameter: Abs) -> Vec<Item> {
        let width = words.natural_width(cx);
        let down = diameter * NUMBER * BASELINE;
        let at = self.centre.shift(-(width / 2.0), down);
        words.set(cx, width + Abs::pt(1.0)).on_baseline(at)
    }
}

/// Says of items that they are a part of a drawing, which words at `span` explain.
pub fn as_drawing(items: &mut [Item], span: Span) {
    for item in items {
        item.origin = Some(Origin {
            kind: OriginKind::Drawing,
            area: None,
            words: AreaWords::None,
            behind: false,
            span,
        });
    }
}

/// One of `count` arcs of a circle, clockwise from the top.
fn arc(centre: Point, radius: Abs, (index, count): (usize, usize)) -> Path {
    let angle = std::f64::consts::TAU / count.max(1) as f64;
    let from = angle * index as f64 - std::f64::consts::FRAC_PI_2;
    // Pieces of a quarter at most (Goldapp, Approximation of circular arcs by cubic polynomials, 1991).
    let pieces = (angle / std::f64::consts::FRAC_PI_2).ceil().max(1.0);
    let step = angle / pieces;
    let reach = 4.0 / 3.0 * (step / 4.0).tan();
    let on = |angle: f64| centre.shift(radius * angle.cos(), radius * angle.sin());
    let mut path = Path::default();
    path.segments.push(Segment::Move(on(from)));
    for piece in 0..pieces as usize {
        let (a, b) = (from + step * piece as f64, from + step * (piece + 1) as f64);
        let (start, end) = (on(a), on(b));
        let first = start.shift(-(radius * (a.sin() * reach)), radius * (a.cos() * reach));
        let second = end.shift(radius * (b.sin() * reach), -(radius * (b.cos() * reach)));
        path.segments.push(Segment::Cubic(first, second, end));
    }
    path
}
