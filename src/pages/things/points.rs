//! Points without titles, behind dots, numbers or boxes to tick: running text that hangs beside its marks,
//! and points below a point one step further in. Numbers are ranged right, so that 9 and 10 end alike.

use std::sync::Arc;

use super::writing::{SEEN, hairline};
use super::{HangingLines, PartBody, Scope, Stack};
use crate::content::{List, ListMarker, Point as ListPoint, Text};
use crate::design::{Align, ListRule, TextStyle};
use crate::geom::{Path, Rect, Sides};
use crate::pages::boxes::BoxNode;
use crate::pages::frame::{Item, Stroke};
use crate::pages::stranded::may_part_after;
use crate::pages::tags::{ListNumbering, TagId, TagRole};
use crate::pages::text::TaggedParagraph;
use crate::source::Span;
use crate::units::Abs;

/// Between two points, where the layout does not say, in lines: where points of a booklet take several lines or are to
/// be ticked, half a line, which keeps the grid, and nothing where they do not; a little on cards. Points below a point
/// stand close, so that it is seen whose they are.
const GAP: f64 = 0.5;
const GAP_ON_CARD: f64 = 0.25;
/// How much larger a dot is than in running text: with 12 pt, 1.5 mm wide. Its middle keeps its height, since the
/// line keeps its leading.
const DOT: f64 = 1.35;
/// From a mark to the words behind it, in the size of the type. In a booklet words stand behind all marks as they
/// do behind boxes to tick, where these have room.
const BESIDE: f64 = 0.5;
/// The side of a box to tick, in lines: with text of 12 pt a pen has 4 mm.
const BOX: f64 = 0.72;
/// The line around such a box, as a share of its side.
const BOX_STROKE: f64 = 0.07;
/// The contrast that words need on what they stand on (WCAG 2.1, 1.4.3).
const READ: f64 = 4.5;

/// The points of a list, a part for each of their paragraphs.
pub fn points(list: &List, rule: &ListRule, scope: &Scope) -> Stack {
    let style = scope.text_style();
    let mut setter = PointSetter {
        scope,
        rule,
        marks: mark_style(rule, &style, scope),
        gap: rule.gap.unwrap_or_else(|| usual_gap(list, &style, scope)),
        style,
        stack: Stack::default(),
    };
    setter.add_list(list, None, (Abs::ZERO, scope.tag));
    setter.stack
}

/// The space between two points where the layout does not say.
fn usual_gap(list: &List, style: &Arc<TextStyle>, scope: &Scope) -> Abs {
    if !scope.in_booklet() {
        return style.leading * GAP_ON_CARD;
    }
    let cx = scope.cx;
    let is_long = |text: &Text| {
        let words = TaggedParagraph::new(cx, text, style, None);
        words.natural_width(cx) > cx.measure()
    };
    let loose = list
        .all()
        .any(|point| point.paragraphs.len() > 1 || point.paragraphs.iter().any(is_long));
    let ticked = list.marker == ListMarker::Tick;
    style.leading * if loose || ticked { GAP } else { 0.0 }
}

/// The style of dots and numbers: in the accent, where that can be read here.
fn mark_style(rule: &ListRule, style: &Arc<TextStyle>, scope: &Scope) -> Arc<TextStyle> {
    let mut marks = Arc::clone(style);
    let own = Arc::make_mut(&mut marks);
    own.align = Align::Right;
    own.hang = false;
    let palette = &scope.cx.design.palette;
    if let Some(index) = rule.accent {
        own.color = scope.cx.design.accent(index).deep;
    } else if own.color == palette.ink && scope.accent.deep.contrast(scope.ground) >= READ {
        own.color = scope.accent.deep;
    }
    marks
}

/// What sets the points of a list and of those below it.
struct PointSetter<'a> {
    scope: &'a Scope<'a>,
    rule: &'a ListRule,
    style: Arc<TextStyle>,
    marks: Arc<TextStyle>,
    gap: Abs,
    stack: Stack,
}

impl PointSetter<'_> {
    /// Adds the points of a list that stands `left` of the edge below the tag `parent`; `around` is the
    /// marker of the list around it.
    fn add_list(&mut self, list: &List, around: Option<ListMarker>, (left, parent): (Abs, TagId)) {
        let cx = self.scope.cx;
        let kind = MarkKind::of(list.marker, around);
        let tag = cx.tag(parent, TagRole::L);
        cx.set_numbering(tag, kind.numbering());
        let style = self.style_of(kind);
        let words = |number: usize| kind.words(number, &style, self.scope);
        let width = match kind {
            MarkKind::Box => self.box_side(),
            MarkKind::Dot | MarkKind::Dash => words(1).natural_width(cx),
            MarkKind::Number | MarkKind::Letter => {
                let widths = (1..=list.points.len()).map(|number| words(number).natural_width(cx));
                widths.fold(Abs::ZERO, Abs::max)
            }
        };
        let beside = self.style.size * BESIDE;
        // Widths are rounded up by a hair where boxes are measured.
        let width = width + Abs::pt(0.05);
        let usual = match self.scope.in_booklet() {
            true => self.box_side() + beside,
            false => Abs::ZERO,
        };
        let indent = (width + beside).max(self.rule.indent.unwrap_or(usual));
        for (number, point) in (1..).zip(&list.points) {
            let entry = cx.tag(tag, TagRole::LI);
            let label = cx.tag(entry, TagRole::Lbl);
            let mark = match kind {
                MarkKind::Box => self.tick_box(label, point.span),
                _ => {
                    let words = kind.words(number, &style, self.scope).tagged(label);
                    BoxNode::text(words.made_from(point.span)).wide(width)
                }
            };
            // A wider indent than marks need lies before them: they stay beside their words.
            let mark = mark.wrapped().padded(Sides {
                left: left + indent - width - beside,
                right: beside,
                ..Sides::default()
            });
            let body = cx.tag(entry, TagRole::LBody);
            let close =
                around.is_some() && self.rule.gap.is_none() && !matches!(kind, MarkKind::Box);
            let above = match number == 1 && around.is_none() {
                true => Abs::ZERO,
                false if close => Abs::ZERO,
                false => self.gap,
            };
            self.add_point(point, mark, (left + indent, body), above);
            if let Some(below) = &point.below {
                // What is said of the points below stays with the first of them.
                if let Some(last) = self.stack.parts.last_mut() {
                    last.keep_next = true;
                }
                self.add_list(below, Some(list.marker), (left + indent, body));
            }
            // Neither the first point nor the last stands alone on a page.
            if let Some(last) = self.stack.parts.last_mut() {
                let count = list.points.len();
                last.keep_next = number < count && !may_part_after(number - 1, count);
            }
        }
    }

    /// Adds the paragraphs of a point, which begin `indent` from the edge, and `above` from what stands above.
    fn add_point(
        &mut self,
        point: &ListPoint,
        mark: BoxNode,
        (indent, body): (Abs, TagId),
        above: Abs,
    ) {
        let mut mark = Some(mark.wide(indent));
        for (nth, text) in point.paragraphs.iter().enumerate() {
            let place = (body, TagRole::P);
            let words = self.scope.styled_paragraph(text, &self.style, place);
            let above = if nth == 0 { above } else { self.gap };
            let lines = HangingLines {
                words,
                indent,
                mark: mark.take(),
                above,
            };
            self.stack.push(PartBody::Hanging(lines), text.span);
        }
    }

    /// The style of what stands before points: dots are larger than in running text.
    fn style_of(&self, kind: MarkKind) -> Arc<TextStyle> {
        let mut style = Arc::clone(&self.marks);
        if matches!(kind, MarkKind::Dot) {
            let own = Arc::make_mut(&mut style);
            own.size = own.size * DOT;
        }
        style
    }

    /// The side of a box to tick.
    fn box_side(&self) -> Abs {
        self.style.leading * BOX
    }

    /// A box to tick, in the middle of a line. It has no words: a screen reader says what it is.
    fn tick_box(&self, label: TagId, span: Span) -> BoxNode {
        let (cx, side) = (self.scope.cx, self.box_side());
        cx.set_alt(label, cx.words.say("box-to-tick", &[]));
        let mut color = self.marks.color;
        if color.contrast(self.scope.ground) < SEEN {
            color = hairline(cx, self.scope.ground).color;
        }
        let (leading, stroke) = (self.style.leading, Stroke::solid(color, side * BOX_STROKE));
        BoxNode::fixed_height(leading)
            .wide(side)
            .painted(move |area| {
                // The line lies inside the side, so that boxes are as large as they say.
                let inset = stroke.width / 2.0;
                let top = area.top() + (leading - side) / 2.0;
                let outline = Rect::new(area.left(), top, side, side).inset(Sides::splat(inset));
                let outline = Path::rounded(outline, side * 0.12);
                vec![Item {
                    tag: Some(label),
                    span: Some(span),
                    ..Item::stroked(outline, stroke.clone())
                }]
            })
    }
}

/// What stands before the points of a list.
#[derive(Clone, Copy)]
enum MarkKind {
    Dot,
    Dash,
    Number,
    Letter,
    Box,
}

impl MarkKind {
    /// The marks of a list; those below others of their kind are of another: dashes below dots, letters
    /// below numbers.
    fn of(marker: ListMarker, around: Option<ListMarker>) -> Self {
        let nested = around == Some(marker);
        match marker {
            ListMarker::Bullet if nested => Self::Dash,
            ListMarker::Bullet => Self::Dot,
            ListMarker::Number if nested => Self::Letter,
            ListMarker::Number => Self::Number,
            ListMarker::Tick => Self::Box,
        }
    }

    const fn numbering(self) -> ListNumbering {
        match self {
            Self::Dot | Self::Dash => ListNumbering::Disc,
            Self::Number => ListNumbering::Decimal,
            Self::Letter => ListNumbering::LowerAlpha,
            Self::Box => ListNumbering::Square,
        }
    }

    /// The mark of the point with this number, from 1; none of a box, which is drawn.
    fn words(self, number: usize, style: &Arc<TextStyle>, scope: &Scope) -> TaggedParagraph {
        let words = match self {
            Self::Dot => "•".to_owned(),
            Self::Dash => "–".to_owned(),
            Self::Number => format!("{number}."),
            Self::Letter => format!("{})", letters(number)),
            Self::Box => String::new(),
        };
        TaggedParagraph::of_words(&words, style, &scope.cx.lang)
    }
}

/// The number in letters: a to z, then aa, ab and so on.
fn letters(number: usize) -> String {
    let mut left = number;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'a' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_behind_z() {
        let all = [1, 2, 26, 27, 28, 52, 53, 702, 703].map(letters);
        assert_eq!(all, ["a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa"]);
    }
}
