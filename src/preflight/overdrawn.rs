//! Is anything drawn over words, or over what stands in another area of a card?
//!
//! Each area of a card has a place of its own. What leaves its place, because art of the theme goes
//! farther or because a mark is larger than its line, must not reach words of another area, above
//! or below them, nor cover what else stands there. Only art may be covered: a station joins the
//! path.

use std::collections::BTreeSet;

use super::canvas::{Canvas, PaintedItem};
use super::letters;
use super::shape::{Cover, Outline, cover};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Rect, Sides};
use crate::pages::{Item, ItemKind, Origin, OriginKind, Stroke};
use crate::source::Span;
use crate::units::Abs;

/// Boxes are measured in single precision, and grounds may meet.
const TOLERANCE: Abs = Abs::mm(0.2);

/// What is drawn where it must not be: each rule once over each area, at the first words that it covers.
#[derive(Default)]
pub struct Overdrawn {
    reported: BTreeSet<(Option<Span>, Option<Span>)>,
}

impl Overdrawn {
    /// Checks the next page.
    pub fn page(&mut self, canvas: &Canvas, diags: &mut Diagnostics) {
        for (index, item, glyphs) in canvas.texts() {
            let letters = inner(&letters(glyphs));
            for at in &*canvas.near(&letters) {
                let painted = &canvas.painted_items[*at];
                let covers = *at > index || are_apart(item, painted.item);
                if is_behind(item) && area_of(painted.item).is_none() {
                    continue;
                }
                if covers && painted.bounds.meets(&letters) && is_on(painted.item, &letters) {
                    self.report(painted, &canvas.painted_items[index], canvas, diags);
                }
            }
        }
        for (index, painted) in canvas.painted_items.iter().enumerate() {
            let is_art = |origin: &Origin| origin.kind.is_art();
            if painted.item.origin.as_ref().is_none_or(is_art) || painted.glyphs().is_some() {
                continue;
            }
            let inner = inner(&painted.bounds);
            for at in canvas.near(&inner).iter().filter(|at| **at > index) {
                let other = &canvas.painted_items[*at];
                if are_apart(painted.item, other.item)
                    && other.bounds.meets(&inner)
                    && meet(painted, other)
                {
                    self.report(other, painted, canvas, diags);
                }
            }
        }
    }

    /// Reports what is drawn over `covered`.
    fn report(
        &mut self,
        drawn: &PaintedItem,
        covered: &PaintedItem,
        canvas: &Canvas,
        diags: &mut Diagnostics,
    ) {
        let rule = |item: &Item| item.origin.as_ref().map(|origin| origin.span);
        let span = rule(drawn.item).or(covered.item.span);
        // A drawing of the theme is wrong wherever it covers words.
        let over = rule(covered.item).filter(|_| area_of(drawn.item).is_some());
        if !self.reported.insert((span, over)) {
            return;
        }
        if let Some(error) = between_areas(drawn, covered, canvas) {
            diags.push(error);
            return;
        }
        let Some(glyphs) = covered.glyphs() else {
            return;
        };
        let words: String = glyphs.glyphs.iter().map(|glyph| &*glyph.text).collect();
        let fault = Fault::CoversWords {
            words: words.trim().into(),
        };
        let origin = drawn.item.origin.as_ref();
        diags.push(fault.at(span).hint(match origin.map(|origin| origin.kind) {
            Some(OriginKind::Drawing) => Hint::DrawingInside,
            _ => Hint::SmallerOrLarger,
        }));
    }
}

/// The error that `drawn` and `covered` have ink in the same place, where they are of two areas of a card: at words
/// of the card, if there are any.
pub fn between_areas(
    drawn: &PaintedItem,
    covered: &PaintedItem,
    canvas: &Canvas,
) -> Option<Diagnostic> {
    if !are_apart(drawn.item, covered.item) {
        return None;
    }
    let (origin, area) = (drawn.item.origin.as_ref()?, area_of(drawn.item)?);
    let other = area_of(covered.item)?;
    let common = drawn.bounds.intersection(&covered.bounds).size;
    let overlap = common.width.min(common.height);
    let fault = Fault::InkOverlap {
        area: area.into(),
        other: other.into(),
        overlap,
    };
    let of_areas = |item: &Item| [area, other].map(Some).contains(&area_of(item));
    let words = || canvas.texts().map(|(_, item, _)| item);
    let on_card = words()
        .filter(|item| of_areas(item))
        .find_map(|item| item.span);
    let on_card = on_card.or_else(|| words().find_map(|item| item.span));
    let span = covered.item.span.or(on_card).unwrap_or(origin.span);
    let area = area.into();
    Some(fault.at(span).hint(match origin.kind {
        OriginKind::Path => Hint::PathOwnRow { area },
        OriginKind::Arrival => Hint::ArrivalInside { area },
        OriginKind::Climb => Hint::ClimbSmaller { area },
        OriginKind::Area | OriginKind::Drawing => Hint::InkApart {
            area,
            other: other.into(),
        },
    }))
}

/// Whether the layout puts it behind drawings of the theme.
pub fn is_behind(item: &Item) -> bool {
    item.origin.as_ref().is_some_and(|origin| origin.behind)
}

/// The area of a card that an item stands in.
fn area_of(item: &Item) -> Option<&str> {
    item.origin.as_ref()?.area.as_deref()
}

/// What is left of a rectangle without the tolerance at its edges.
fn inner(rect: &Rect) -> Rect {
    let [across, down] = [rect.size.width, rect.size.height].map(|side| TOLERANCE.min(side / 2.0));
    rect.inset(Sides {
        left: across,
        top: down,
        right: across,
        bottom: down,
    })
}

/// Whether two items are of different areas.
fn are_apart(item: &Item, other: &Item) -> bool {
    let in_area = |item: &Item| {
        let origin = item.origin.as_ref()?;
        (origin.kind != OriginKind::Drawing).then_some(origin.span)
    };
    match (in_area(item), in_area(other)) {
        (Some(area), Some(other)) => area != other,
        _ => false,
    }
}

/// Whether anything of an item that is no text is on `rect`.
fn is_on(item: &Item, rect: &Rect) -> bool {
    match &item.kind {
        ItemKind::Path {
            path, fill, stroke, ..
        } => {
            let half = |stroke: &Stroke| stroke.width / 2.0;
            let line = |stroke| Outline::new(path, false).crosses(&rect.outset(half(stroke)));
            (fill.is_some() && cover(path, rect) != Cover::Nothing)
                || stroke.as_ref().is_some_and(line)
        }
        ItemKind::Pattern(pattern) => cover(&pattern.outline, rect) != Cover::Nothing,
        ItemKind::Image { .. } => true,
        ItemKind::Glyphs(_) | ItemKind::Link { .. } => false,
    }
}

/// Whether two items that are no texts, and whose bounds meet, have a part in common.
fn meet(painted: &PaintedItem, other: &PaintedItem) -> bool {
    let (
        ItemKind::Path {
            path, fill, stroke, ..
        },
        ItemKind::Path {
            path: above,
            fill: inside,
            stroke: line,
            ..
        },
    ) = (&painted.item.kind, &other.item.kind)
    else {
        return is_on(painted.item, &other.bounds) && is_on(other.item, &painted.bounds);
    };
    let (below, above) = (
        Outline::new(path, fill.is_some()),
        Outline::new(above, inside.is_some()),
    );
    let holds = |outline: &Outline, fill: bool, other: &Outline| {
        fill && other.start().is_some_and(|start| outline.holds(start))
    };
    let half = |stroke: &Option<Stroke>| {
        stroke
            .as_ref()
            .map_or(Abs::ZERO, |stroke| stroke.width / 2.0)
    };
    holds(&below, fill.is_some(), &above)
        || holds(&above, inside.is_some(), &below)
        || below.comes_near(&above, half(stroke) + half(line))
}
