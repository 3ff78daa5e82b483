//! Tiles: known counts and the formula, that they cover the poster and meet at their marks, and what is
//! refused.

use super::axis::{Axis, LEAST, count};
use super::*;
use crate::design::{Edge, MarkKind, Schema};
use crate::geom::{Sides, Transform};
use crate::pages::TileLabel;
use crate::press::samples::{mm, pages};
use crate::press::sheet::Mark;
use crate::source::{Span, Spanned};
use proptest::prelude::*;

const A_SERIES: [(&str, f64, f64); 5] = [
    ("A4", 210.0, 297.0),
    ("A3", 297.0, 420.0),
    ("A2", 420.0, 594.0),
    ("A1", 594.0, 841.0),
    ("A0", 841.0, 1189.0),
];

fn rule(paper: Size, margin: f64, overlap: f64) -> SheetRule {
    with(paper, margin, overlap, None)
}

fn with(paper: Size, margin: f64, overlap: f64, sheets: Option<(usize, usize)>) -> SheetRule {
    let tiles_rule = TilesRule {
        overlap: Spanned::new(Abs::mm(overlap), Span::NOWHERE),
        sheets: sheets.map(|sheets| Spanned::new(sheets, Span::NOWHERE)),
        ..TilesRule::default()
    };
    SheetRule {
        margins: Sides::splat(Abs::mm(margin)),
        edge: Edge::Inset,
        ..SheetRule::sample(paper, Schema::Tiles(tiles_rule))
    }
}

fn impose(pages: &Pages, rule: &SheetRule, diags: &mut Diagnostics) -> Option<Plan> {
    crate::press::plan(pages, None, rule, diags)
}

fn a4(margin: f64, overlap: f64) -> SheetRule {
    rule(mm(210.0, 297.0), margin, overlap)
}

fn plan_of(trim: Size, rule: &SheetRule) -> Plan {
    let mut diags = Diagnostics::new();
    let plan = crate::press::plan(&pages(1, trim), None, rule, &mut diags);
    assert!(!diags.has_errors(), "{:?}", diags.sorted());
    plan.expect("a plan")
}

/// The tiles of a plan for one page: all sheets but the one that tells how they go together.
fn tiles(plan: &Plan) -> Vec<Sheet> {
    let overviews = usize::from(matches!(plan.extras.first(), Some(Extra::Assembly(_))));
    plan.sheets.iter().skip(overviews).collect()
}

fn side(sheet: &Sheet) -> &Side {
    &sheet.sides[0]
}

/// From the sheet back to the page in its own size.
fn back(slot: &Slot, trim: Size) -> impl Fn(Point) -> Point + use<> {
    let Transform { linear, offset } = slot.transform(trim);
    let [a, b, c, d] = linear;
    let det = a * d - b * c;
    move |p| {
        let (x, y) = (p.x - offset.x, p.y - offset.y);
        Point::new((x * d - y * c) / det, (y * a - x * b) / det)
    }
}

/// The part of the page that a tile inks.
fn inked(slot: &Slot, trim: Size) -> Rect {
    let map = back(slot, trim);
    let first = map(slot.clip.origin);
    let last = map(Point::new(slot.clip.right(), slot.clip.bottom()));
    Rect::new(first.x, first.y, last.x - first.x, last.y - first.y)
}

/// Where the cuts (or glue lines) of a tile go: places across and down, on the page.
fn cuts(side: &Side, trim: Size, kind: MarkKind) -> (Vec<Abs>, Vec<Abs>) {
    let map = back(&side.slots[0], trim);
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for mark in side.marks.iter().filter(|mark| mark.kind == kind) {
        if mark.from.x == mark.to.x {
            x.push(map(mark.from).x);
        } else {
            y.push(map(mark.from).y);
        }
    }
    (x, y)
}

fn has(places: &[Abs], wanted: Abs) -> bool {
    let off = |place: &Abs| (*place - wanted).abs();
    places.iter().any(|place| off(place) < Abs::mm(0.01))
}

fn inside(inner: Rect, outer: Rect) -> bool {
    outer.left().fits(inner.left())
        && outer.top().fits(inner.top())
        && inner.right().fits(outer.right())
        && inner.bottom().fits(outer.bottom())
}

#[test]
fn known_posters_take_known_counts() {
    let counts = [("A4", 1), ("A3", 4), ("A2", 8), ("A1", 12), ("A0", 21)];
    for ((name, width, height), (_, wanted)) in A_SERIES.into_iter().zip(counts) {
        let plan = plan_of(mm(width, height), &a4(5.0, 10.0));
        assert_eq!(tiles(&plan).len(), wanted, "{name}");
    }
    let a3 = plan_of(mm(297.0, 420.0), &a4(5.0, 10.0));
    let size = tiles(&a3)[0].size;
    assert!(size.width < size.height, "A3 on upright sheets");
    let a0 = plan_of(mm(841.0, 1189.0), &a4(5.0, 10.0));
    let size = tiles(&a0)[0].size;
    assert!(size.width > size.height, "A0 on lying sheets");
    let Some(Extra::Assembly(assembly)) = a0.extras.first() else {
        panic!("A0 has a sheet that tells how it goes together");
    };
    assert_eq!((assembly.of.columns, assembly.of.rows), (3, 7));
    // 287 + 2 × 277 = 841: what is exact needs no fourth tile.
    let count = |length, reach, overlap| count(Abs::mm(length), Abs::mm(reach), Abs::mm(overlap));
    assert_eq!(count(841.0, 287.0, 10.0), 3);
    assert_eq!(count(841.01, 287.0, 10.0), 4);
    assert_eq!(count(600.0, 200.0, 0.0), 3);
    assert_eq!(count(601.0, 200.0, 0.0), 4);
}

#[test]
fn fewest_sheets_win_and_the_count_is_the_formula() {
    for paper in [mm(210.0, 297.0), mm(420.0, 297.0)] {
        for margin in 3..=10 {
            for overlap in 0..=20 {
                for (name, width, height) in A_SERIES {
                    let rule = rule(paper, f64::from(margin), f64::from(overlap));
                    let plan = plan_of(mm(width, height), &rule);
                    let (short, long) = (
                        paper.width.min(paper.height).to_mm(),
                        paper.width.max(paper.height).to_mm(),
                    );
                    let (m, o) = (f64::from(2 * margin), f64::from(overlap));
                    // In whole millimetres all of this is exact.
                    let axis = |l: f64, p: f64| match l <= p {
                        true => 1.0,
                        false => 1.0 + ((l - p) / (p - o)).ceil(),
                    };
                    let both = |w: f64, h: f64| axis(width, w - m) * axis(height, h - m);
                    let wanted = match width <= short && height <= long {
                        true => 1.0,
                        false => both(short, long).min(both(long, short)),
                    };
                    assert_eq!(
                        tiles(&plan).len() as f64,
                        wanted,
                        "{name}, margin {margin}, overlap {overlap}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_page_that_the_paper_holds_stands_whole_on_one_sheet() {
    let trims = [mm(210.0, 297.0), mm(297.0, 210.0), mm(148.0, 210.0)];
    let mut all: Pages = trims.into_iter().flat_map(|trim| pages(1, trim)).collect();
    all.extend(pages(1, mm(297.0, 420.0)));
    let plan = impose(&all, &a4(5.0, 10.0), &mut Diagnostics::new()).expect("a plan");
    assert_eq!(plan.sheets.len(), 3 + 1 + 4);
    for (sheet, trim) in plan.sheets.iter().zip(trims) {
        let slot = side(&sheet).slots[0];
        assert_eq!(side(&sheet).slots.len(), 1);
        assert_eq!(slot.scale, 1.0);
        let whole = Rect::from_size(sheet.size);
        assert!(inside(slot.trim(trim), whole) && inside(slot.trim(trim), slot.clip));
    }
    let a3 = rule(mm(297.0, 420.0), 5.0, 10.0);
    let plan = plan_of(mm(297.0, 420.0), &a3);
    assert_eq!((plan.sheets.len(), plan.extras.len()), (1, 0));
}

#[test]
fn pages_that_are_cut_alike_are_explained_once() {
    let mut all = pages(3, mm(297.0, 420.0));
    all.extend(pages(1, mm(420.0, 594.0)));
    let plan = impose(&all, &a4(5.0, 10.0), &mut Diagnostics::new()).expect("a plan");
    let overviews = plan
        .extras
        .iter()
        .enumerate()
        .filter_map(|(nth, extra)| match extra {
            Extra::Assembly(assembly) => Some((nth, assembly.of.page)),
            Extra::Label(_) => None,
        });
    assert_eq!(overviews.collect::<Vec<_>>(), [(0, 1), (13, 4)]);
    assert_eq!(plan.sheets.len(), 1 + 3 * 4 + 1 + 8);
    // Every page of the document and every extra stands on a sheet.
    let mut shown: Vec<usize> = plan.sheets.pages().collect();
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown, (0..4 + plan.extras.len()).collect::<Vec<_>>());
}

#[test]
fn a_poster_is_printed_smaller_on_purpose() {
    let asked = |sheets| with(mm(210.0, 297.0), 5.0, 10.0, Some(sheets));
    let small = asked((1, 2));
    let plan = plan_of(mm(297.0, 420.0), &small);
    assert_eq!(tiles(&plan).len(), 2);
    // On lying sheets, two heights of 200 mm less the overlap are 390 of 420 mm.
    let print = plan.print.as_ref().expect("it is printed");
    let steps = [Finish::Scaled(92), Finish::SeeOverview, Finish::GlueTiles];
    assert_eq!(print.finish, steps);
    for sheet in tiles(&plan) {
        assert_eq!(side(&sheet).slots[0].scale, 0.92);
    }
    let small = asked((1, 1));
    let plan = plan_of(mm(297.0, 420.0), &small);
    assert_eq!((plan.sheets.len(), plan.extras.len()), (1, 0));
    assert_eq!(
        plan.print.expect("it is printed").finish,
        [Finish::Scaled(67)]
    );
}

#[test]
fn tiles_meet_edge_to_edge_without_an_overlap() {
    let trim = mm(297.0, 420.0);
    let plan = plan_of(trim, &a4(5.0, 0.0));
    assert_eq!(
        plan.print.as_ref().expect("it is printed").finish,
        [Finish::SeeOverview, Finish::JoinTiles]
    );
    for sheet in tiles(&plan) {
        let marks: Vec<&Mark> = side(&sheet).marks.iter().collect();
        assert!(marks.iter().all(|mark| mark.kind == MarkKind::Crop));
        let (x, y) = cuts(side(&sheet), trim, MarkKind::Crop);
        // Two ticks for each of two cuts, each way.
        assert_eq!((x.len(), y.len()), (4, 4));
        assert!(has(&x, trim.width / 2.0) && has(&y, trim.height / 2.0));
    }
}

#[test]
fn every_tile_says_which_it_is_in_the_strip_for_the_glue_where_it_has_one() {
    let trim = mm(297.0, 420.0);
    let plan = plan_of(trim, &a4(5.0, 10.0));
    let labels: Vec<&TileLabel> = plan
        .extras
        .iter()
        .filter_map(|extra| match extra {
            Extra::Label(label) => Some(label),
            Extra::Assembly(_) => None,
        })
        .collect();
    let said: Vec<(usize, usize)> = labels.iter().map(|l| (l.row, l.column)).collect();
    assert_eq!(said, [(1, 1), (1, 2), (2, 1), (2, 2)]);
    for (nth, (sheet, label)) in tiles(&plan).iter().zip(labels).enumerate() {
        let slots = &side(sheet).slots;
        let place = slots[1].trim(label.size);
        let map = back(&slots[0], trim);
        let (first, last) = (
            map(place.origin),
            map(Point::new(place.right(), place.bottom())),
        );
        let half = (trim.width / 2.0, trim.height / 2.0);
        match nth {
            // Below the seam, above the strip's end 10 mm from the upper edge of the next tile.
            0 | 1 => assert!(first.y > half.1 && last.y < half.1 + Abs::mm(8.0), "{nth}"),
            2 => assert!(first.x > half.0 && last.x < half.0 + Abs::mm(8.0), "{nth}"),
            _ => {}
        }
    }
}

#[test]
fn what_leaves_no_picture_is_told() {
    let a3 = mm(297.0, 420.0);
    let codes = |rule: &SheetRule| {
        let mut diags = Diagnostics::new();
        assert!(impose(&pages(3, a3), rule, &mut diags).is_none());
        let found = diags.sorted();
        assert_eq!(found.len(), 1, "told once: {found:?}");
        assert_eq!(found[0].hints.len(), 1);
        found[0].fault.name()
    };
    assert_eq!(codes(&a4(5.0, 151.0)), "overlap-too-large");
    assert_eq!(codes(&a4(5.0, 400.0)), "overlap-too-large");
    assert_eq!(codes(&a4(80.0, 10.0)), "nothing-to-print");
    assert_eq!(codes(&a4(76.0, 10.0)), "nothing-to-print");
    let stamp = rule(mm(50.0, 50.0), 0.0, 10.0);
    assert_eq!(codes(&stamp), "nothing-to-print");
    let asked = |sheets| with(mm(210.0, 297.0), 5.0, 10.0, Some(sheets));
    assert_eq!(codes(&asked((3, 3))), "sheets-not-needed");
    assert_eq!(codes(&asked((5, 1))), "sheets-not-needed");
    let mut diags = Diagnostics::new();
    let ribbon = pages(1, mm(3000.0, 150.0));
    assert!(impose(&ribbon, &asked((1, 1)), &mut diags).is_none());
    assert_eq!(diags.sorted()[0].fault.name(), "sheets-too-few");
    let mut diags = Diagnostics::new();
    let banner = pages(1, mm(3000.0, 3000.0));
    let a7 = rule(mm(74.0, 105.0), 5.0, 10.0);
    assert!(impose(&banner, &a7, &mut diags).is_none());
    assert_eq!(diags.sorted()[0].fault.name(), "too-many-tiles");
}

#[test]
fn no_pages_are_no_plan() {
    let mut diags = Diagnostics::new();
    assert!(impose(&Pages::new(), &a4(5.0, 10.0), &mut diags).is_none());
    assert!(!diags.has_errors());
}

proptest! {
    #[test]
    fn extents_cover_a_length_and_meet(
        length in 30.0..3000.0_f64,
        reach in 75.0..400.0_f64,
        overlap in 0.0..25.0_f64,
        bleed in 0.0..5.0_f64,
    ) {
        let all = [length, reach, overlap, bleed].map(Abs::mm);
        let [length, reach, overlap, bleed] = all;
        let number = count(length, reach, overlap);
        let axis = Axis { length, tiles: number, reach, overlap, bleed };
        let extents = axis.extents(&axis.even_seams());
        let mut seam = Abs::ZERO;
        for extent in &extents {
            let share = extent.share.1 - extent.share.0;
            prop_assert!((extent.share.0 - seam).abs() < Abs::mm(0.001));
            prop_assert!(number == 1 || LEAST.fits(share), "share {share}");
            seam = extent.share.1;
            // The share is shown, and all that is shown is reached by the printer.
            prop_assert!(extent.shown.0 <= extent.share.0 && extent.share.1 <= extent.shown.1);
            prop_assert!(Abs::ZERO.fits(extent.at + extent.shown.0));
            prop_assert!((extent.at + extent.shown.1).fits(reach));
            prop_assert!((extent.at + extent.with_overlap.1).fits(reach));
            // What a neighbour covers is white for the most part, and never beyond the strip.
            prop_assert!(extent.last || overlap.fits(Abs::ZERO) || extent.shown.1.fits(extent.with_overlap.1));
            prop_assert!(Abs::ZERO.fits(extent.shown.0 + bleed));
            prop_assert!(extent.shown.1.fits(length + bleed));
        }
        prop_assert!((seam - length).abs() < Abs::mm(0.001));
    }

    #[test]
    fn tiles_cover_the_poster_and_meet_at_their_marks(
        (width, height) in (80.0..1300.0_f64, 300.0..1300.0_f64),
        margin in 3.0..10.0_f64,
        overlap in prop_oneof![Just(0.0), 3.0..20.0_f64],
        bleeds in any::<bool>(),
        shrunk in prop::option::of((1..4_usize, 1..4_usize)),
        blocks in prop::collection::vec(seam_tests::block(), 0..12),
    ) {
        let trim = mm(width, height);
        let rule = SheetRule {
            edge: if bleeds { Edge::Bleed } else { Edge::Inset },
            ..with(mm(210.0, 297.0), margin, overlap, shrunk)
        };
        let mut diags = Diagnostics::new();
        let mut poster = pages(1, trim);
        poster[0].items = seam_tests::blocks_on(trim, &blocks);
        let Some(plan) = impose(&poster, &rule, &mut diags) else {
            // So many sheets are not needed, or too few.
            prop_assert!(shrunk.is_some());
            return Ok(());
        };
        let sheets = tiles(&plan);
        prop_assume!(sheets.len() > 1);
        let Some(Extra::Assembly(assembly)) = plan.extras.first() else {
            return Err(TestCaseError::fail("tiles without a word how they go together"));
        };
        let (columns, rows) = (assembly.of.columns, assembly.of.rows);
        prop_assert_eq!(columns * rows, sheets.len());
        // The seams on the page.
        let seam = |shares: &[f64], length: Abs, nth: usize| match nth {
            0 => Abs::ZERO,
            nth => shares.get(nth - 1).map_or(length, |share| length * *share),
        };
        for (nth, sheet) in sheets.iter().enumerate() {
            let (row, column) = (nth / columns, nth % columns);
            let side = side(sheet);
            let reach = rule.printable(sheet.size);
            let left = seam(&assembly.across, trim.width, column);
            let right = seam(&assembly.across, trim.width, column + 1);
            let upper = seam(&assembly.down, trim.height, row);
            let lower = seam(&assembly.down, trim.height, row + 1);
            let share = Rect::new(left, upper, right - left, lower - upper);
            prop_assert!(inside(share, inked(&side.slots[0], trim)));
            prop_assert!(inside(side.slots[0].clip, reach));
            // Each cut goes where the shares end: so far does the knife leave what belongs here.
            let (x, y) = cuts(side, trim, MarkKind::Crop);
            for place in &x {
                prop_assert!(has(&[left, right], *place), "{place} of {left} to {right}");
            }
            for place in &y {
                prop_assert!(has(&[lower, upper], *place));
            }
            // What no tick shows, the edge of the picture shows.
            let shown = inked(&side.slots[0], trim);
            prop_assert!(column == 0 || has(&x, left) || has(&[left], shown.left()));
            prop_assert!(row == 0 || has(&y, upper) || has(&[upper], shown.top()));
            // Where tiles lie beside and below each other, every cut has a tick, however full the
            // sheets are.
            if overlap >= 7.0 && rows > 1 && columns > 1 {
                prop_assert!(column == 0 || has(&x, left));
                prop_assert!(row == 0 || has(&y, upper));
            }
            // And the neighbour's edge is marked at the very same place of the poster.
            let (x, y) = cuts(side, trim, MarkKind::Glue);
            if overlap > 0.0 {
                prop_assert!(x.is_empty() || has(&x, right));
                prop_assert!(y.is_empty() || has(&y, lower));
                prop_assert!(column + 1 < columns || x.is_empty());
                prop_assert!(row + 1 < rows || y.is_empty());
            }
            // Ticks and label keep out of the picture, and the printer reaches them.
            for mark in &side.marks {
                let (a, b) = (mark.from, mark.to);
                let tick = Rect::new(a.x.min(b.x), a.y.min(b.y), (b.x - a.x).abs(), (b.y - a.y).abs());
                prop_assert!(inside(tick, reach));
                prop_assert!(apart(tick, side.slots[0].clip), "{mark:?}");
            }
            for label in side.slots.iter().skip(1) {
                prop_assert!(inside(label.clip, reach));
                prop_assert!(apart(label.clip, side.slots[0].clip));
            }
        }
    }
}

/// Whether two rectangles have nothing in common.
fn apart(a: Rect, b: Rect) -> bool {
    a.right() <= b.left() || b.right() <= a.left() || a.bottom() <= b.top() || b.bottom() <= a.top()
}
