//! Does all ink on a sheet reach the paper? Printers leave its edges white, and a page that is
//! moved far towards the spine loses what comes to lie beyond the fold.
//!
//! Enters: pages and the plan of their sheets. Ink is everything filled or stroked, and glyphs, but
//! for white, which is paper. What a slot's clip cuts off may be cut off, except words and what a
//! page shows within its safe zone.

use std::collections::BTreeMap;

use crate::color::Color;
use crate::design::{Edge, Schema, SheetRule};
use crate::diag::values::PageList;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::geom::{Adjust, Path, Point, Rect, Segment, Sides, Size, cubic_point};
use crate::pages::{Item, ItemKind, Page};
use crate::preflight;
use crate::press::plan::Plan;
use crate::press::sheet::Slot;
use crate::press::sheets::Sheets;
use crate::source::Span;
use crate::units::Abs;

/// How far the ink of one page reaches where it must not.
struct Excess {
    /// What the page is called.
    page: String,
    /// How far its ink reaches there.
    by: Abs,
    /// How wide the printer's margin is there; nothing at the fold.
    margin: Abs,
}

/// The worst of each page, by the page's index.
type ExcessByPage = BTreeMap<usize, Excess>;

/// What was found on all sheets.
#[derive(Default)]
struct Faults {
    /// Texts in the printer's margin, by their places in the project's files.
    texts: BTreeMap<Span, ExcessByPage>,
    /// All else in the printer's margin.
    others: ExcessByPage,
    /// What the fold cuts off.
    cut: ExcessByPage,
}

/// Checks whether all ink of a plan reaches the paper. Pages may be given some at a time, and dropped
/// afterwards.
pub struct MarginChecker<'r> {
    rule: &'r SheetRule,
    sheets: &'r Sheets,
    faults: Faults,
}

/// A slot on its sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PlacedSlot {
    slot: Slot,
    paper: Size,
    adjust: Adjust,
}

impl PlacedSlot {
    /// A rectangle of the sheet after the printer's correction.
    fn adjusted(&self, rect: Rect) -> Rect {
        if self.adjust.is_identity() {
            return rect;
        }
        self.adjust.transform(self.paper).bounds(rect)
    }
}

impl<'r> MarginChecker<'r> {
    /// Nothing is checked yet.
    pub fn new(plan: &'r Plan, rule: &'r SheetRule) -> Self {
        Self {
            rule,
            sheets: &plan.sheets,
            faults: Faults::default(),
        }
    }

    /// Where a page stands; equal places once.
    fn places(&self, page: usize) -> Vec<PlacedSlot> {
        let mut places: Vec<PlacedSlot> = Vec::new();
        for place in self.sheets.places_of(page) {
            let side = self.sheets.side_of(*place);
            let (Some(slot), Some((_, side)), Some(sheet)) = (
                self.sheets.slot_at(*place),
                side,
                self.sheets.pattern(place.sheet()),
            ) else {
                continue;
            };
            let place = PlacedSlot {
                slot,
                paper: sheet.size,
                adjust: side.adjust,
            };
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// Checks pages that follow each other, the first of which is page `first` of the plan.
    pub fn pages(&mut self, first: usize, pages: &[Page]) {
        for (index, page) in (first..).zip(pages) {
            for place in self.places(index) {
                if !is_surely_printed(&place, page, self.rule) {
                    check_page(page, &place, self.rule, &mut self.faults);
                }
            }
        }
    }

    /// Reports ink in the printer's margin: every text at its place in the project's files, even
    /// where it stands on many pages, and all else together, each with its pages and how far the
    /// worst reaches. What the fold cuts off is reported once for all pages.
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
            diags.push(Diagnostic::error(fault, span).hint(wider_margins(rule)));
        }
        if !others.is_empty() {
            let hint = match rule.edge {
                Edge::Bleed => Hint::KeepInside,
                Edge::Inset | Edge::InsetEach => wider_margins(rule),
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

/// How to get wider margins.
const fn wider_margins(rule: &SheetRule) -> Hint {
    if rule.measured {
        Hint::WiderThanMeasured
    } else {
        Hint::WiderThanPrinter
    }
}

/// Whether nothing on `page` can be wrong in this place: nothing is cut off, and all that it may ink is
/// within the printer's reach.
fn is_surely_printed(place: &PlacedSlot, page: &Page, rule: &SheetRule) -> bool {
    let whole = place.slot.trim(page.trim);
    let printable = rule.reach(place.paper);
    whole.beyond(&place.slot.clip).largest().fits(Abs::ZERO)
        && place
            .adjusted(place.slot.clip)
            .beyond(&printable)
            .largest()
            .fits(Abs::ZERO)
}

/// The farthest that ink reaches into the margin, how wide the margin is there, and all pages.
fn worst(found: ExcessByPage) -> (Abs, Abs, PageList) {
    let (excess, margin) = found.values().fold((Abs::ZERO, Abs::ZERO), |most, found| {
        if found.by > most.0 {
            (found.by, found.margin)
        } else {
            most
        }
    });
    let pages = found.into_values().map(|found| found.page).collect();
    (excess, margin, pages)
}

/// Notes what of one page lies in the printer's margin or beyond the fold.
fn check_page(page: &Page, place: &PlacedSlot, rule: &SheetRule, faults: &mut Faults) {
    let slot = &place.slot;
    let note = |found: &mut ExcessByPage, by: Abs, margin: Abs| {
        let worst = found.entry(slot.page).or_insert(Excess {
            page: page.name(slot.page),
            by: Abs::ZERO,
            margin,
        });
        if by > worst.by {
            (worst.by, worst.margin) = (by, margin);
        }
    };
    let printable = rule.reach(place.paper);
    let margins = rule.margins_on(place.paper);
    for item in &page.items {
        let Some(ink) = ink(item) else {
            continue;
        };
        // What one tile cuts off is printed on the next.
        let whole =
            must_be_whole(item, ink, page).filter(|_| !matches!(rule.schema, Schema::Tiles(_)));
        if let Some(whole) = whole {
            let excess = slot.on_sheet(whole, page.trim).beyond(&slot.clip).largest();
            if !excess.fits(Abs::ZERO) {
                note(&mut faults.cut, excess, Abs::ZERO);
            }
        }
        let ink = slot.on_sheet(ink, page.trim).intersection(&slot.clip);
        if ink.size.width <= Abs::ZERO || ink.size.height <= Abs::ZERO {
            continue;
        }
        let beyond = place.adjusted(ink).beyond(&printable);
        let (mut excess, mut margin) = (Abs::ZERO, Abs::ZERO);
        for (beyond, there) in beyond.to_array().into_iter().zip(margins.to_array()) {
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

/// What of an item's `ink` must not be cut off: words as far as they stand on the page (words
/// beyond its edge are found by preflight), and a drawing within the safe zone. A drawing that
/// leaves the safe zone is a background, which may be cut.
fn must_be_whole(item: &Item, ink: Rect, page: &Page) -> Option<Rect> {
    let trim = Rect::from_size(page.trim);
    let whole = match item.kind {
        ItemKind::Glyphs(_) => ink.intersection(&trim),
        _ => ink,
    };
    let kept = match item.kind {
        ItemKind::Glyphs(_) => whole.size.width > Abs::ZERO && whole.size.height > Abs::ZERO,
        _ => ink
            .beyond(&trim.inset(Sides::splat(page.safe)))
            .largest()
            .fits(Abs::ZERO),
    };
    kept.then_some(whole)
}

/// The rectangle that an item inks on its page; `None` where it inks nothing.
fn ink(item: &Item) -> Option<Rect> {
    match &item.kind {
        ItemKind::Glyphs(glyphs) => inks(glyphs.color).then(|| preflight::ink_bounds(glyphs)),
        ItemKind::Path {
            path, fill, stroke, ..
        } => {
            let stroke = stroke.as_ref().filter(|stroke| inks(stroke.color));
            let filled = fill.is_some_and(inks);
            let width = stroke.map_or(Abs::ZERO, |stroke| stroke.width);
            (filled || stroke.is_some())
                .then(|| bounds(path))?
                .map(|bounds| bounds.outset(width / 2.0))
        }
        ItemKind::Pattern(pattern) => pattern.outline.bounds().filter(|_| inks(pattern.color)),
        ItemKind::Image { area, place, .. } => Some(area.intersection(place)),
        ItemKind::Link { .. } => None,
    }
}

/// Whether a colour is printed: white is the paper's.
fn inks(color: Color) -> bool {
    color.rgb != Color::WHITE.rgb
}

/// The smallest rectangle that holds a path. [`Path::bounds`] holds its control points too, which
/// can lie farther out than its ink.
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
    let axis = |get: fn(Point) -> Abs| {
        let [v0, v1, v2, v3] = curve.map(|p| get(p).to_pt());
        // B′(t)/3 = a·t² + b·t + c.
        let a = v3 - 3.0 * v2 + 3.0 * v1 - v0;
        let b = 2.0 * (v2 - 2.0 * v1 + v0);
        let c = v1 - v0;
        let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
        // This form of the quadratic formula is exact where a is nearly 0, too.
        let q = -0.5 * (b + b.signum() * root);
        [q / a, c / q]
    };
    let mut points: Vec<Point> = axis(|p| p.x)
        .into_iter()
        .chain(axis(|p| p.y))
        .filter(|t| (0.0..=1.0).contains(t))
        .map(|t| cubic_point(curve, t))
        .collect();
    points.push(curve[3]);
    points
}

#[cfg(test)]
mod tests;
