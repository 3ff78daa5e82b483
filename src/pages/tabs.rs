//! The tabs at the fore edge: the place, the colour, the pattern and the letter of a page's accent, seen on the closed book. On
//! sheets that are not trimmed they stand inside the edge. Artifacts.

use super::book::{Book, FootText};
use super::discs::{StationDisc, as_drawing};
use super::frame::Item;
use super::placed_art::patterned;
use super::{LayoutCx, gray};
use crate::content::{Guide, Role};
use crate::design::artwork::Shade;
use crate::design::flow::TabsRule;
use crate::geom::{Path, Point, Rect};
use crate::pages::GroundEdge;
use crate::source::Span;
use crate::units::Abs;

/// The radius of the corners.
const CORNER: Abs = Abs::mm(2.2);
/// The size of the pattern.
const PATTERN: Abs = Abs::mm(4.8);
/// The disc that a letter is as large as on other discs, as a share of the width: at most, and at least; and the plain disc
/// below it, as a share of that.
const LETTER: (f64, f64) = (0.85, 0.7);
const BELOW_LETTER: f64 = 0.72;
/// How far a letter keeps from the edge that is cut; and how far the widest reaches from its middle, as a share of its disc.
const FROM_KNIFE: Abs = Abs::mm(3.05);
const REACH: f64 = 0.235;
/// The same inside the edge, where nothing is cut.
const INSET_LETTER: (f64, f64) = (0.88, 1.12);
/// How much narrower a tab is inside the edge, and how far from it.
const INSIDE: (f64, Abs) = (5.0 / 7.0, Abs::mm(0.4));

/// Adds the tabs to the pages of sections.
pub fn add(cx: &LayoutCx, guide: &Guide, book: &mut Book) {
    let Some(rule) = &book.flow.tabs else {
        return;
    };
    let palette = &cx.design.palette;
    for index in 0..book.pages.len() {
        let (accent, span) = match book.pages[index].foot {
            Some(FootText::Section(number)) => match guide.sections.get(number) {
                Some(section) if section.role == Role::Colophon => continue,
                Some(section) => {
                    let accent = book.section_accent(cx, section, number);
                    (accent, section.title.span)
                }
                None => continue,
            },
            Some(FootText::Notes) => (book.notes_accent(cx, guide), guide.title.span),
            Some(FootText::Contents) | None => continue,
        };
        let of_all = std::ptr::eq(accent, &palette.all);
        let mut items = Vec::new();
        for place in 0..palette.accents.len() {
            if of_all || std::ptr::eq(accent, &palette.accents[place]) {
                items.extend(tab(cx, rule, (place, of_all, index), span));
            }
        }
        book.pages[index].page.items.extend(items);
    }
}

/// The tab of the accent at `place`.
fn tab(
    cx: &LayoutCx,
    rule: &TabsRule,
    (place, of_all, index): (usize, bool, usize),
    span: Span,
) -> Vec<Item> {
    let accent = cx.design.accent(place);
    let trim = cx.trim(index);
    let painted = cx.painted(index);
    let recto = Book::is_recto(index);
    let top = rule.top + rule.pitch * place as f64;
    let wide = if of_all { rule.all } else { rule.width };
    let inset = matches!(cx.edge, GroundEdge::Inset(_));
    let (seen, corners, area) = if inset {
        let (share, away) = INSIDE;
        let seen = wide * share;
        let left = match recto {
            true => painted.right() - away - seen,
            false => painted.left() + away,
        };
        (seen, [CORNER; 4], Rect::new(left, top, seen, rule.height))
    } else {
        let (left, right) = match recto {
            true => (trim.width - wide, painted.right()),
            false => (painted.left(), wide),
        };
        let [near, far] = [CORNER, Abs::ZERO];
        let corners = match recto {
            true => [near, far, far, near],
            false => [far, near, near, far],
        };
        (
            wide,
            corners,
            Rect::new(left, top, right - left, rule.height),
        )
    };
    let outline = Path::rounded_corners(area, corners);
    let mut items = gray::filled(cx.design, outline.clone(), accent.deep);
    items.extend(patterned(
        cx.design,
        outline,
        accent,
        (PATTERN, Shade::Deep, gray::usual_ground(cx.design)),
        Point::default(),
    ));
    if let (Some(letter), false) = (&accent.letter, of_all) {
        let (disc, size) = match inset {
            true => (seen * INSET_LETTER.0, seen * INSET_LETTER.1),
            false => {
                let size = letter_size(wide);
                (size * BELOW_LETTER, size)
            }
        };
        let from_edge = (wide / 2.0).max(FROM_KNIFE + size * REACH);
        let middle = match (inset, recto) {
            (true, _) => area.left() + seen / 2.0,
            (false, true) => trim.width - from_edge,
            (false, false) => from_edge,
        };
        let disc = StationDisc {
            centre: Point::new(middle, top + rule.height / 2.0),
            diameter: disc,
            accent,
            rim: Abs::ZERO,
        };
        items.extend(disc.numbered_as(cx, (letter, span), size));
        as_drawing(&mut items, span);
    }
    items
}

/// The disc that the letter on a tab of this width is as large as: so that it stands in the middle of the tab and clear of
/// the edge that is cut. On a narrow tab it stands further in, rather than being too small to read.
fn letter_size(wide: Abs) -> Abs {
    let (most, least) = LETTER;
    let in_middle = (wide / 2.0 - FROM_KNIFE) / REACH;
    in_middle.min(wide * most).max(wide * least)
}
