//! Two opposed lists: told apart by their headings and marks as well as by colour.
//!
//! Each side is a panel that stays whole. Where a page has no room for them and their notes, the points become rows
//! that pages may part, with the headings above them again.

use std::rc::Rc;

use super::{PartBody, Scope, Stack, marks};
use crate::color::Color;
use crate::content::{ContrastSide, Text};
use crate::design::{ContrastRule, StyleName};
use crate::geom::{Path, Rect, Sides};
use crate::pages::boxes::BoxNode;
use crate::pages::footnotes;
use crate::pages::frame::Item;
use crate::pages::gray;
use crate::pages::stranded::may_part_after;
use crate::pages::tags::{ListNumbering, TagId, TagRole};
use crate::pages::text::TaggedParagraph;
use crate::units::Abs;

/// The diameter of a mark, beside text of 12 pt.
const MARK: f64 = 13.0;
/// Between two points where the layout does not say, beside text of 12 pt; and how much more is between a heading and the
/// first.
const POINTS_GAP: f64 = 6.0;
const BELOW_HEADING: f64 = 2.0;
/// How far the ground of a row reaches under the one above, so that no seam shows between them.
const SEAM: Abs = Abs::pt(0.5);

/// What to do and what not to do, a panel each.
pub fn contrast(sides: &[ContrastSide; 2], rule: &ContrastRule, scope: &Scope) -> Stack {
    let whole = || {
        let sides = in_scopes(sides, rule, scope);
        let panels = sides.map(|side| side.panel());
        let gutter = scope.cx.design.space.gutter;
        BoxNode::grid(panels.into(), rule.columns, (gutter, gutter))
    };
    let cx = scope.cx;
    let fits = || {
        let height = || {
            let panels = whole().layout(cx, cx.measure(), Abs::ZERO);
            panels.size.height + footnotes::height_below(cx, &panels.items)
        };
        cx.on_trial(height).0.fits(cx.room_below())
    };
    // On a card all parts are one box, which shrinks as a whole.
    if !scope.in_booklet() || fits() {
        return Stack::single(whole(), scope.span);
    }
    let [mut yes, mut no] = in_scopes(sides, rule, scope);
    let mut stack = Stack::default();
    if rule.columns > 1 {
        // What is drawn row by row is read side by side: each heading before its own points.
        for side in [&mut yes, &mut no] {
            side.scope.tag = cx.tag(scope.tag, TagRole::Div);
        }
        rows_of(&[yes, no], &mut stack);
    } else {
        rows_of(&[yes], &mut stack);
        let gutter = BoxNode::fixed_height(cx.design.space.gutter);
        stack.push(PartBody::Box(gutter), scope.span);
        rows_of(&[no], &mut stack);
    }
    stack
}

/// A side with its colours.
struct Side<'a> {
    side: &'a ContrastSide,
    wanted: bool,
    /// Between two points.
    gap: Abs,
    scope: Scope<'a>,
}

/// Both sides, each in its accent.
fn in_scopes<'a>(
    sides: &'a [ContrastSide; 2],
    rule: &ContrastRule,
    scope: &Scope<'a>,
) -> [Side<'a>; 2] {
    let [yes, no] = sides;
    [(yes, rule.yes, true), (no, rule.no, false)].map(|(side, accent, wanted)| Side {
        side,
        wanted,
        gap: rule.gap.unwrap_or(scope.pt(POINTS_GAP)),
        scope: scope.on_panel_in(scope.cx.design.accent(accent)),
    })
}

impl Side<'_> {
    fn heading(&self) -> TaggedParagraph {
        let place = (self.scope.tag, self.scope.heading);
        self.scope
            .paragraph(&self.side.title, StyleName::BlockTitle, place)
    }

    /// From the heading to the first point.
    fn below_heading(&self) -> Abs {
        self.gap + self.scope.pt(BELOW_HEADING)
    }

    /// The heading once more, which was read out before.
    fn heading_again(&self) -> TaggedParagraph {
        let style = self.scope.style(StyleName::BlockTitle);
        TaggedParagraph::new(self.scope.cx, &self.side.title, &style, None)
    }

    /// The tag of its points.
    fn list(&self) -> TagId {
        let cx = self.scope.cx;
        let list = cx.tag(self.scope.tag, TagRole::L);
        cx.set_accent(list, self.scope.accent);
        cx.set_numbering(
            list,
            match self.wanted {
                true => ListNumbering::Tick,
                false => ListNumbering::Cross,
            },
        );
        list
    }

    /// One point behind its mark, below the tag of its list.
    fn point(&self, point: &Text, list: TagId) -> BoxNode {
        let scope = &self.scope;
        let style = scope.style(StyleName::ItemText);
        let diameter = scope.pt_beside(MARK, StyleName::ItemText, 12.0);
        let entry = scope.cx.tag(list, TagRole::LI);
        let words = scope.styled_paragraph(point, &style, (entry, TagRole::LBody));
        let deep = scope.accent.deep;
        let mark = marks::verdict(
            (
                gray::verdict(scope.cx.design, deep, self.wanted),
                Color::WHITE,
            ),
            diameter,
            style.leading,
            self.wanted,
        );
        BoxNode::row(vec![mark, BoxNode::text(words).grow()], scope.pt(8.0))
    }

    /// All of it on one panel.
    fn panel(&self) -> BoxNode {
        let scope = &self.scope;
        let heading = BoxNode::text(self.heading());
        let list = self.list();
        let points = self.side.points.iter();
        let points = points.map(|point| self.point(point, list)).collect();
        let points = BoxNode::column(points, self.gap);
        let content = BoxNode::column(vec![heading, points], self.below_heading());
        marks::on_panel(content, scope)
    }

    /// A slice of the panel with this in it, `above` and `below` it in shares of what panels keep.
    fn slice(&self, content: BoxNode, (above, below): (Abs, Abs), place: SlicePlace) -> BoxNode {
        let scope = &self.scope;
        let (pad, ground) = (scope.pad, scope.ground);
        let corner = scope.cx.design.space.corner;
        let node = content.padded(Sides {
            left: pad,
            right: pad,
            top: above,
            bottom: below,
        });
        node.wrapped().painted(move |area| {
            let round = |wanted| if wanted { corner } else { Abs::ZERO };
            let (top, foot) = (round(place.first), round(place.last));
            let seam = if place.first { Abs::ZERO } else { SEAM };
            let area = Rect::new(
                area.left(),
                area.top() - seam,
                area.size.width,
                area.size.height + seam,
            );
            let outline = Path::rounded_corners(area, [top, top, foot, foot]);
            vec![Item::filled(outline, ground)]
        })
    }
}

/// Whether a slice of a panel begins or ends it.
#[derive(Clone, Copy)]
struct SlicePlace {
    first: bool,
    last: bool,
}

/// Adds panels beside each other as rows: their headings, and below them one point of each, as many rows as
/// the longest has points. The panel with fewer ends with its last, and does not begin again on the next page.
fn rows_of(sides: &[Side], stack: &mut Stack) {
    let Some(Side { scope, gap, .. }) = sides.first() else {
        return;
    };
    let gutter = scope.cx.design.space.gutter;
    let grid = |nodes: Vec<BoxNode>| BoxNode::grid(nodes, sides.len() as u16, (gutter, gutter));
    // A little more than half of what panels keep: it stands at the foot of a page too.
    let between = *gap * 0.75;
    let head = |side: &Side, heading: TaggedParagraph| {
        let place = SlicePlace {
            first: true,
            last: side.side.points.is_empty(),
        };
        let below = match place.last {
            true => scope.pad * 0.8,
            false => side.below_heading() - between,
        };
        side.slice(BoxNode::text(heading), (scope.pad * 0.7, below), place)
    };
    let heads = sides.iter().map(|side| head(side, side.heading()));
    let mut heads = Rc::new(grid(heads.collect()));
    let part = stack.push(PartBody::Box((*heads).clone()), scope.span);
    part.keep_next = true;
    let lists: Vec<TagId> = sides.iter().map(Side::list).collect();
    let longest = sides.iter().map(|side| side.side.points.len()).max();
    let count = longest.unwrap_or(0);
    let goes_on = |side: &Side, index: usize| index < side.side.points.len();
    for index in 0..count {
        if sides.iter().any(|side| side.side.points.len() == index) {
            let heads_of_others = sides.iter().map(|side| match goes_on(side, index) {
                true => head(side, side.heading_again()),
                false => BoxNode::default(),
            });
            heads = Rc::new(grid(heads_of_others.collect()));
        }
        // Where a row is too tall, the longest of its points is at fault.
        let here = sides.iter().filter_map(|side| side.side.points.get(index));
        let longest = here.max_by_key(|point| point.span.end - point.span.start);
        let span = longest.map_or(scope.span, |point| point.span);
        let nodes = sides.iter().zip(&lists).map(|(side, list)| {
            let Some(point) = side.side.points.get(index) else {
                return BoxNode::default();
            };
            let last = !goes_on(side, index + 1);
            let below = if last { scope.pad * 0.8 } else { between };
            let place = SlicePlace { first: false, last };
            side.slice(side.point(point, *list), (between, below), place)
        });
        let row = grid(nodes.collect());
        let part = stack.push(PartBody::Row(row, Rc::clone(&heads)), span);
        part.keep_next = index + 1 < count && !may_part_after(index, count);
    }
}
