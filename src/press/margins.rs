//! Does all ink on a sheet reach the paper? Printers leave its edges white, and a page that moves
//! far towards the spine loses what comes to lie beyond the fold.
//!
//! Enters: pages and the plan of their sheets. Ink is what is filled or stroked, and glyphs; white is
//! paper. Colour that a slot's clip cuts off does not count; words, and what else a page shows
//! within its safe zone, must be seen whole.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::color::Color;
use crate::design::{Adjust, Edge, Schema, SheetRule};
use crate::diag::values::PageList;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Path, Point, Rect, Segment, Sides, Size};
use crate::pages::{Item, ItemKind, Page};
use crate::preflight;
use crate::press::sheet::{Plan, Slot};
use crate::source::Span;
use crate::units::Abs;

/// The worst ink of one page: the page's name, how far the ink reaches into the margin, and how wide
/// the margin is there.
type Worst = (String, Abs, Abs);

/// Pages by index, with their worst ink.
type Found = BTreeMap<usize, Worst>;

/// What was found on all sheets.
#[derive(Default)]
struct Faults {
    /// Texts in the printer's margin, by their places.
    texts: BTreeMap<Span, Found>,
    /// All else in the printer's margin.
    others: Found,
    /// What the fold cuts off.
    cut: Found,
}

/// Looks whether all ink of a plan reaches the paper, wave by wave: pages may be given in parts, and
/// forgotten afterwards.
pub struct Checker<'r> {
    rule: &'r SheetRule,
    /// Where pages stand, each different place once, sorted by page.
    places: Vec<Place>,
    faults: Faults,
}

/// A slot on its sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    slot: Slot,
    paper: Size,
    adjust: Adjust,
}

impl Place {
    /// An order that brings places of one page together, and equal ones side by side.
    fn order(&self, other: &Self) -> Ordering {
        let lengths = |place: &Self| {
            let Slot { origin, clip, .. } = place.slot;
            [
                origin.x.to_pt(),
                origin.y.to_pt(),
                clip.left().to_pt(),
                clip.top().to_pt(),
                clip.size.width.to_pt(),
                clip.size.height.to_pt(),
                place.slot.scale,
                place.paper.width.to_pt(),
                place.adjust.shift.x.to_pt(),
                place.adjust.shift.y.to_pt(),
                place.adjust.degrees,
            ]
        };
        let turn = |place: &Self| place.slot.turn as u8;
        let lengths = || {
            let pairs = lengths(self).into_iter().zip(lengths(other));
            pairs.fold(Ordering::Equal, |so_far, (a, b)| {
                so_far.then(a.total_cmp(&b))
            })
        };
        let page = self.slot.page.cmp(&other.slot.page);
        page.then_with(lengths).then(turn(self).cmp(&turn(other)))
    }

    /// A rectangle of the sheet as the printer moves it.
    fn moved(&self, rect: Rect) -> Rect {
        if self.adjust.is_identity() {
            return rect;
        }
        self.adjust.transform(self.paper).bounds(rect)
    }
}

impl<'r> Checker<'r> {
    /// Nothing is checked yet.
    pub fn new(plan: &Plan, rule: &'r SheetRule) -> Self {
        let mut places: Vec<Place> = Vec::new();
        for sheet in &plan.sheets {
            for side in &sheet.sides {
                places.extend(side.slots.iter().map(|slot| Place {
                    slot: *slot,
                    paper: sheet.size,
                    adjust: side.adjust,
                }));
            }
        }
        places.sort_by(Place::order);
        places.dedup();
        Self {
            rule,
            places,
            faults: Faults::default(),
        }
    }

    /// Checks pages that follow each other, the first of which is page `first` of the plan.
    pub fn pages(&mut self, first: usize, pages: &[Page]) {
        let from = self.places.partition_point(|place| place.slot.page < first);
        for place in self.places.iter().skip(from) {
            let Some(page) = pages.get(place.slot.page - first) else {
                break;
            };
            if !safe(place, page, self.rule) {
                check_page(page, place, self.rule, &mut self.faults);
            }
        }
    }

    /// Reports ink in the printer's margin: every text at its own place, and all else once, with
    /// their pages and how far the worst of it reaches. A text such as the foot stands on many
    /// pages, and is told once. What the fold cuts off is told once for all pages.
    pub fn finish(self, diags: &mut Diagnostics) {
        let rule = self.rule;
        let Faults { texts, others, cut } = self.faults;
        if !cut.is_empty() {
            let (excess, _, pages) = worst(cut);
            let fault = Fault::CutInFold { excess, pages };
            diags.push(Diagnostic::error(fault, rule.span).hint(Hint::LessCreep));
        }
        for (span, found) in texts {
            let (excess, margin, pages) = worst(found);
            let fault = Fault::TextInMargin {
                pages,
                excess,
                margin,
            };
            diags.push(Diagnostic::error(fault, span).hint(wider(rule)));
        }
        if !others.is_empty() {
            let hint = match rule.edge {
                Edge::Bleed => Hint::KeepInside,
                Edge::Inset => wider(rule),
            };
            let (excess, margin, pages) = worst(others);
            let fault = Fault::InkInMargin {
                excess,
                margin,
                pages,
            };
            diags.push(Diagnostic::error(fault, rule.span).hint(hint));
        }
    }
}

/// The way out of too narrow margins.
const fn wider(rule: &SheetRule) -> Hint {
    if rule.measured {
        Hint::WiderThanMeasured
    } else {
        Hint::WiderThanPrinter
    }
}

/// Whether nothing on `page` can be wrong in this place: it is seen whole, and all that it may ink
/// is within the printer's reach.
fn safe(place: &Place, page: &Page, rule: &SheetRule) -> bool {
    let whole = place.slot.trim(page.trim);
    let printable = rule.printable(place.paper);
    whole.beyond(&place.slot.clip).most().fits(Abs::ZERO)
        && place
            .moved(place.slot.clip)
            .beyond(&printable)
            .most()
            .fits(Abs::ZERO)
}

/// The farthest that ink reaches into the margin, how wide the margin is there, and all pages.
fn worst(found: Found) -> (Abs, Abs, PageList) {
    let (excess, margin) = found.values().fold((Abs::ZERO, Abs::ZERO), |most, found| {
        let (_, excess, margin) = found;
        if *excess > most.0 {
            (*excess, *margin)
        } else {
            most
        }
    });
    let pages = found.into_values().map(|(name, ..)| name).collect();
    (excess, margin, pages)
}

/// Notes down what of one page lies in the margin or beyond the fold.
fn check_page(page: &Page, place: &Place, rule: &SheetRule, faults: &mut Faults) {
    let slot = &place.slot;
    let note = |found: &mut Found, excess: Abs, margin: Abs| {
        let name = page.label.clone();
        let name = name.unwrap_or_else(|| (slot.page + 1).to_string());
        let worst = found.entry(slot.page).or_insert((name, Abs::ZERO, margin));
        if excess > worst.1 {
            (worst.1, worst.2) = (excess, margin);
        }
    };
    let printable = rule.printable(place.paper);
    let margins = rule.margins_on(place.paper);
    for item in &page.items {
        let Some(ink) = ink(item) else {
            continue;
        };
        // What one tile cuts off stands on the next.
        let whole =
            seen_whole(item, ink, page).filter(|_| !matches!(rule.schema, Schema::Tiles(_)));
        if let Some(whole) = whole {
            let excess = slot.place(whole, page.trim).beyond(&slot.clip).most();
            if !excess.fits(Abs::ZERO) {
                note(&mut faults.cut, excess, Abs::ZERO);
            }
        }
        let ink = slot.place(ink, page.trim).intersection(&slot.clip);
        if ink.size.width <= Abs::ZERO || ink.size.height <= Abs::ZERO {
            continue;
        }
        let beyond = place.moved(ink).beyond(&printable);
        let (mut excess, mut margin) = (Abs::ZERO, Abs::ZERO);
        for (beyond, there) in beyond.each().into_iter().zip(margins.each()) {
            if beyond > excess {
                (excess, margin) = (beyond, there);
            }
        }
        if excess.fits(Abs::ZERO) {
            continue;
        }
        let found = match (&item.kind, item.span) {
            (ItemKind::Glyphs(_), Some(span)) => faults.texts.entry(span).or_default(),
            _ => &mut faults.others,
        };
        note(found, excess, margin);
    }
}

/// What of an item's `ink` the sheet must show whole: words as far as they stand on the page (where
/// they do not, the checks of pages tell), and a drawing that keeps to the safe zone. What leaves the
/// safe zone is a ground, which may be cut.
fn seen_whole(item: &Item, ink: Rect, page: &Page) -> Option<Rect> {
    let trim = Rect::of(page.trim);
    let whole = match item.kind {
        ItemKind::Glyphs(_) => ink.intersection(&trim),
        _ => ink,
    };
    let kept = match item.kind {
        ItemKind::Glyphs(_) => whole.size.width > Abs::ZERO && whole.size.height > Abs::ZERO,
        _ => ink
            .beyond(&trim.inset(Sides::splat(page.safe)))
            .most()
            .fits(Abs::ZERO),
    };
    kept.then_some(whole)
}

/// The place that an item inks on its page; `None` where it inks nothing.
fn ink(item: &Item) -> Option<Rect> {
    match &item.kind {
        ItemKind::Glyphs(glyphs) => inks(glyphs.color).then(|| preflight::ink(glyphs)),
        ItemKind::Path { path, fill, stroke } => {
            let stroke = stroke.as_ref().filter(|stroke| inks(stroke.color));
            let filled = fill.is_some_and(inks);
            let width = stroke.map_or(Abs::ZERO, |stroke| stroke.width);
            (filled || stroke.is_some())
                .then(|| bounds(path))?
                .map(|bounds| bounds.outset(width / 2.0))
        }
        ItemKind::Image { area, place, .. } => Some(area.intersection(place)),
        ItemKind::Link { .. } => None,
    }
}

/// Whether a colour is one: no printer inks white.
fn inks(color: Color) -> bool {
    color.rgb != Color::WHITE.rgb
}

/// The smallest rectangle that holds a path itself; [`Path::bounds`] holds its control points too,
/// which lie farther out than any ink.
fn bounds(path: &Path) -> Option<Rect> {
    let mut found: Option<Rect> = None;
    let mut here = Point::default();
    for segment in &path.segments {
        let (places, end): (Vec<Point>, Point) = match *segment {
            Segment::Move(to) | Segment::Line(to) => (vec![to], to),
            Segment::Cubic(a, b, to) => (extremes([here, a, b, to]), to),
            Segment::Close => continue,
        };
        here = end;
        for p in places {
            let dot = Rect::new(p.x, p.y, Abs::ZERO, Abs::ZERO);
            found = Some(found.map_or(dot, |found| found.union(&dot)));
        }
    }
    found
}

/// The end of a Bézier curve, and where it turns back in x or in y: the roots of its derivative.
fn extremes(curve: [Point; 4]) -> Vec<Point> {
    let [p0, p1, p2, p3] = curve;
    let at = |t: f64| {
        let u = 1.0 - t;
        let [k0, k1, k2, k3] = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        Point::new(
            p0.x * k0 + p1.x * k1 + p2.x * k2 + p3.x * k3,
            p0.y * k0 + p1.y * k1 + p2.y * k2 + p3.y * k3,
        )
    };
    let axis = |get: fn(Point) -> Abs| {
        let [v0, v1, v2, v3] = curve.map(|p| get(p).to_pt());
        // B′(t)/3 = a·t² + b·t + c.
        let a = v3 - 3.0 * v2 + 3.0 * v1 - v0;
        let b = 2.0 * (v2 - 2.0 * v1 + v0);
        let c = v1 - v0;
        let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
        // The second form of the quadratic formula holds where a is nearly 0.
        let q = -0.5 * (b + b.signum() * root);
        [q / a, c / q]
    };
    let mut points: Vec<Point> = axis(|p| p.x)
        .into_iter()
        .chain(axis(|p| p.y))
        .filter(|t| (0.0..=1.0).contains(t))
        .map(at)
        .collect();
    points.push(p3);
    points
}

#[cfg(test)]
mod tests;
