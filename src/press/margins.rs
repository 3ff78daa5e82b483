//! Does all ink on a sheet reach the paper? Printers leave its edges white, and a page that moves
//! far towards the spine loses what comes to lie beyond the fold.
//!
//! Enters: pages and the plan of their sheets. Ink is what is filled or stroked, and glyphs; white is
//! paper. Colour that a slot's clip cuts off does not count; words, and what else a page shows
//! within its safe zone, must be seen whole.

use std::collections::BTreeMap;

use crate::color::Color;
use crate::design::{Edge, SheetRule};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::geom::{Path, Point, Rect, Segment, Sides, Size};
use crate::pages::{Item, ItemKind, Page};
use crate::preflight;
use crate::press::paper::common;
use crate::press::sheet::{Plan, Slot};
use crate::source::Span;
use crate::units::Abs;

/// Pages by index, with their names and how far the worst ink on each reaches into the margin.
type Found = BTreeMap<usize, (String, Abs)>;

/// The most pages that a message names.
const MOST_NAMED: usize = 6;

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

/// Reports ink in the printer's margin: every text at its own place, and all else once, with their
/// pages and how far the worst of it reaches. A text such as the foot stands on many pages, and is
/// told once. What the fold cuts off is told once for all pages.
pub fn check(pages: &[Page], plan: &Plan, rule: &SheetRule, diags: &mut Diagnostics) {
    let mut faults = Faults::default();
    for sheet in &plan.sheets {
        for slot in sheet.sides.iter().flat_map(|side| &side.slots) {
            if let Some(page) = pages.get(slot.page) {
                check_page(page, slot, sheet.size, rule, &mut faults);
            }
        }
    }
    let Faults { texts, others, cut } = faults;
    if !cut.is_empty() {
        let hint = Code::LessCreep;
        diags.push(error(Code::CutInFold, rule.span, hint, cut, rule));
    }
    for (span, found) in texts {
        let hint = Code::WiderThanPrinter;
        diags.push(error(Code::TextInMargin, span, hint, found, rule));
    }
    if !others.is_empty() {
        let hint = match rule.edge {
            Edge::Bleed => Code::KeepInside,
            Edge::Inset => Code::WiderThanPrinter,
        };
        diags.push(error(Code::InkInMargin, rule.span, hint, others, rule));
    }
}

fn error(code: Code, span: Span, hint: Code, found: Found, rule: &SheetRule) -> Diagnostic {
    let worst = found.values().map(|(_, excess)| *excess);
    Diagnostic::error(code, span)
        .arg("excess", worst.fold(Abs::ZERO, Abs::max))
        .arg("margin", rule.printer_margin)
        .arg("pages", named(found.into_values().map(|(name, _)| name)))
        .hint(Message::new(hint))
}

/// `page 1`, `pages 1, 4 and 6`; of many pages the first, and how many more there are.
fn named(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    if names.len() > MOST_NAMED {
        let more = names.split_off(MOST_NAMED - 1).len();
        names.push(format!("{more} more"));
    }
    match names.as_slice() {
        [others @ .., last] if !others.is_empty() => {
            format!("pages {} and {last}", others.join(", "))
        }
        _ => format!("page {}", names.concat()),
    }
}

/// Notes down what of one page lies in the margin or beyond the fold.
fn check_page(page: &Page, slot: &Slot, paper: Size, rule: &SheetRule, faults: &mut Faults) {
    let note = |found: &mut Found, excess: Abs| {
        let name = page.label.clone();
        let name = name.unwrap_or_else(|| (slot.page + 1).to_string());
        let (_, worst) = found.entry(slot.page).or_insert((name, Abs::ZERO));
        *worst = worst.max(excess);
    };
    let whole = Rect::new(Abs::ZERO, Abs::ZERO, paper.width, paper.height);
    let printable = whole.inset(Sides::splat(rule.printer_margin));
    for item in &page.items {
        let Some(ink) = ink(item) else {
            continue;
        };
        if let Some(whole) = seen_whole(item, ink, page) {
            let excess = outside(slot.place(whole, page.trim), slot.clip);
            if !excess.fits(Abs::ZERO) {
                note(&mut faults.cut, excess);
            }
        }
        let ink = common(slot.place(ink, page.trim), slot.clip);
        if ink.size.width <= Abs::ZERO || ink.size.height <= Abs::ZERO {
            continue;
        }
        let excess = outside(ink, printable);
        if excess.fits(Abs::ZERO) {
            continue;
        }
        let found = match (&item.kind, item.span) {
            (ItemKind::Glyphs(_), Some(span)) => faults.texts.entry(span).or_default(),
            _ => &mut faults.others,
        };
        note(found, excess);
    }
}

/// What of an item's `ink` the sheet must show whole: words as far as they stand on the page (where
/// they do not, the checks of pages tell), and a drawing that keeps to the safe zone. What leaves the
/// safe zone is a ground, which may be cut.
fn seen_whole(item: &Item, ink: Rect, page: &Page) -> Option<Rect> {
    let trim = Rect::new(Abs::ZERO, Abs::ZERO, page.trim.width, page.trim.height);
    let whole = match item.kind {
        ItemKind::Glyphs(_) => common(ink, trim),
        _ => ink,
    };
    let kept = match item.kind {
        ItemKind::Glyphs(_) => whole.size.width > Abs::ZERO && whole.size.height > Abs::ZERO,
        _ => outside(ink, trim.inset(Sides::splat(page.safe))).fits(Abs::ZERO),
    };
    kept.then_some(whole)
}

/// How far `ink` lies outside `printable`, at the worst side.
fn outside(ink: Rect, printable: Rect) -> Abs {
    [
        printable.left() - ink.left(),
        ink.right() - printable.right(),
        printable.top() - ink.top(),
        ink.bottom() - printable.bottom(),
    ]
    .into_iter()
    .fold(Abs::ZERO, Abs::max)
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
        ItemKind::Image { area, place, .. } => Some(common(*area, *place)),
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
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point::new(Abs::pt(x), Abs::pt(y))
    }

    #[test]
    fn a_curve_is_as_large_as_its_ink() {
        let mut path = Path::line(at(0.0, 0.0), at(0.0, 0.0));
        path.segments.push(Segment::Cubic(
            at(0.0, 40.0),
            at(100.0, 40.0),
            at(100.0, 0.0),
        ));
        let found = bounds(&path).expect("a curve");
        // A Bézier curve of this shape reaches three quarters of its control points' height.
        assert!((found.bottom().to_pt() - 30.0).abs() < 1e-9, "{found:?}");
        assert_eq!(found.right(), Abs::pt(100.0));
        let circle = Path::circle(at(50.0, 50.0), Abs::pt(20.0));
        let found = bounds(&circle).expect("a circle");
        for (side, wanted) in [(found.left(), 30.0), (found.bottom(), 70.0)] {
            assert!((side.to_pt() - wanted).abs() < 1e-9, "{found:?}");
        }
    }

    #[test]
    fn white_is_no_ink() {
        let rect = Rect::new(Abs::ZERO, Abs::ZERO, Abs::pt(9.0), Abs::pt(9.0));
        let path = Path::rounded(rect, Abs::ZERO);
        assert_eq!(ink(&Item::filled(path, Color::WHITE)), None);
    }
}
