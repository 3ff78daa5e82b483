//! On sheets of any size, pages of any size: where paper is cut off, a mark or a sentence says where.

use proptest::prelude::*;

use super::*;
use crate::design::{
    Edge, MarkKind, Marks, NupRule, SaddleRule, Schema, SheetRule, SingleRule, TilesRule,
};
use crate::diag::Diagnostics;
use crate::geom::Rect;
use crate::press::Plan;
use crate::press::samples::{assert_marks_outside, mm, pages};
use crate::press::sheet::Turn;

/// The distances of the cuts that the steps of a plan tell of, with the axis in which they are measured.
fn told(plan: &Plan, sheet: Size) -> Vec<Cut> {
    let steps = plan.print.iter().flat_map(|print| &print.finish);
    let cuts = steps.flat_map(|step| match step {
        Finish::CutOffHeadAndFoot(waste) => {
            vec![Cut::Level(*waste), Cut::Level(sheet.height - *waste)]
        }
        Finish::CutOffSides(waste) => {
            vec![Cut::Upright(*waste), Cut::Upright(sheet.width - *waste)]
        }
        Finish::CutFromTop(places) => places.iter().map(|y| Cut::Level(*y)).collect(),
        Finish::CutFromLeft(places) => places.iter().map(|x| Cut::Upright(*x)).collect(),
        _ => Vec::new(),
    });
    cuts.collect()
}

fn same(one: Cut, other: Cut) -> bool {
    match (one, other) {
        (Cut::Upright(a), Cut::Upright(b)) | (Cut::Level(a), Cut::Level(b)) => {
            (a - b).abs().fits(Abs::ZERO)
        }
        _ => false,
    }
}

/// The edges of a trim, as cuts of its sheet.
fn edges(trim: Rect) -> [Cut; 4] {
    [
        Cut::Upright(trim.left()),
        Cut::Upright(trim.right()),
        Cut::Level(trim.top()),
        Cut::Level(trim.bottom()),
    ]
}

/// Whether a cut is the paper's edge, or so near that nothing is cut off.
fn is_paper_edge(cut: Cut, sheet: Size) -> bool {
    let (at, extent) = match cut {
        Cut::Upright(x) => (x.to_mm(), sheet.width.to_mm()),
        Cut::Level(y) => (y.to_mm(), sheet.height.to_mm()),
    };
    at.min(extent - at) <= 1.001
}

/// Checks that every edge of every page that is cut has a mark on it, or a measure in words; the spine
/// of a booklet is folded.
fn assert_every_cut_is_shown(plan: &Plan, trim: Size, folded: bool) {
    for sheet in &plan.sheets.to_vec() {
        let told = told(plan, sheet.size);
        for side in &sheet.sides {
            // Marks of cards stand on the fronts.
            let marks = sheet.sides.iter().flat_map(|side| &side.marks);
            let marks: Vec<&Mark> = marks.collect();
            let cuts = side.slots.iter().flat_map(|slot| {
                // Right-hand pages have the spine at their left.
                let spine_at_left = slot.page.is_multiple_of(2) == (slot.turn == Turn::None);
                let spine = if spine_at_left { 0 } else { 1 };
                let cuts = edges(slot.trim(trim)).into_iter().enumerate();
                cuts.filter(move |(edge, _)| !folded || *edge != spine)
            });
            for (_, cut) in cuts {
                let shown = is_paper_edge(cut, sheet.size)
                    || marks.iter().any(|mark| cut.is_shown_by(mark))
                    || told.iter().any(|known| same(*known, cut));
                assert!(shown, "{cut:?} of {trim:?} on {:?}: {told:?}", sheet.size);
            }
        }
    }
}

fn marks(named: Option<&[MarkKind]>, usual: &'static [MarkKind]) -> Marks {
    named.map_or(Marks::Usual(usual), Marks::named)
}

fn schemas(named: Option<&[MarkKind]>, gutter: Option<f64>) -> [Schema; 4] {
    let crop = marks(named, &[MarkKind::Crop]);
    let nup = NupRule {
        gutter: gutter.map(Abs::mm),
        marks: crop.clone(),
        ..NupRule::default()
    };
    let saddle = SaddleRule {
        marks: crop.clone(),
        ..SaddleRule::default()
    };
    let tiles = TilesRule {
        marks: crop.clone(),
        ..TilesRule::default()
    };
    let single = SingleRule {
        marks: crop,
        ..SingleRule::default()
    };
    [
        Schema::Single(single),
        Schema::Saddle(saddle),
        Schema::Nup(nup),
        Schema::Tiles(tiles),
    ]
}

fn rule(paper: Size, schema: Schema, edge: Edge) -> SheetRule {
    SheetRule {
        edge,
        ..SheetRule::sample(paper, schema)
    }
}

/// The plan of eight pages, where the paper has room for them.
fn plan(trim: Size, rule: &SheetRule) -> Option<Plan> {
    // White as far inside the trim as printers leave white, so that trims may lie on the paper's edge.
    let mut pages = pages(8, trim);
    for index in 0..pages.len() {
        let page = &mut pages[index];
        page.safe = Abs::mm(6.0);
    }
    crate::press::plan(&pages, None, rule, &mut Diagnostics::new())
}

proptest! {
    #[test]
    fn every_cut_has_a_mark_or_a_measure(
        (width, height) in (30.0..200.0_f64, 30.0..280.0_f64),
        // What is left over in each direction: often nothing, or too little for marks.
        (across, down) in (0.0..40.0_f64, 0.0..40.0_f64),
        (tight_across, tight_down, bleed, unmarked) in any::<(bool, bool, bool, bool)>(),
        (pages_across, pages_down) in (1..=3_u8, 1..=3_u8),
        gutter in prop::option::of(0.0..12.0_f64),
    ) {
        let edge = if bleed { Edge::Bleed } else { Edge::Inset };
        let named: Option<&[MarkKind]> = unmarked.then_some(&[]);
        let left_over = |tight: bool, waste: f64| if tight { 0.0 } else { waste };
        let paper = mm(
            width * f64::from(pages_across) + left_over(tight_across, across),
            height * f64::from(pages_down) + left_over(tight_down, down),
        );
        let trim = mm(width, height);
        for schema in schemas(named, gutter) {
            let folded = matches!(schema, Schema::Saddle(_));
            // What has no room on one sheet is divided, and shown by ticks.
            let whole = trim.width.fits(paper.width) && trim.height.fits(paper.height);
            if matches!(schema, Schema::Tiles(_)) && !whole {
                continue;
            }
            if let Some(plan) = plan(trim, &rule(paper, schema, edge)) {
                assert_every_cut_is_shown(&plan, trim, folded);
                for sheet in &plan.sheets.to_vec() {
                    assert_marks_outside(sheet, &pages(8, trim));
                }
            }
        }
    }
}

/// A trim that leaves waste on one axis only, on A4.
fn on_a4(trim: Size, schema: Schema, edge: Edge) -> Plan {
    let rule = rule(mm(210.0, 297.0), schema, edge);
    plan(trim, &rule).expect("room")
}

fn finish(plan: &Plan) -> &[Finish] {
    plan.print.as_ref().map_or(&[], |print| &print.finish)
}

#[test]
fn waste_at_head_and_foot_has_marks_on_the_cut() {
    // 148 × 148 mm: 31 mm are left above and below, and half a millimetre beside.
    let [_, saddle, _, _] = schemas(None, None);
    let plan = on_a4(mm(148.0, 148.0), saddle, Edge::Inset);
    let sheets = plan.sheets.to_vec();
    let marks = &sheets[0].sides[0].marks;
    for y in [31.0, 179.0] {
        let on = |mark: &&Mark| (mark.from.y.to_mm() - y).abs() < 0.001 && mark.from.y == mark.to.y;
        let ends: Vec<[f64; 2]> = marks
            .iter()
            .filter(on)
            .map(|mark| [mark.from.x, mark.to.x].map(|x| x.to_mm().round()))
            .collect();
        assert_eq!(ends, [[5.0, 10.0], [287.0, 292.0]]);
    }
    assert_eq!(finish(&plan), [Finish::Crop, Finish::FoldAndStaple]);
}

#[test]
fn ink_on_the_trim_leaves_a_measure_instead_of_marks() {
    let [_, saddle, _, _] = schemas(None, None);
    let plan = on_a4(mm(148.0, 148.0), saddle, Edge::Bleed);
    let told = &finish(&plan)[0];
    let Finish::CutOffHeadAndFoot(waste) = told else {
        panic!("{told:?}");
    };
    assert!((waste.to_mm() - 31.0).abs() < 0.001);
}

#[test]
fn cards_as_wide_as_the_paper_are_cut_at_marks_or_measures() {
    // 210 × 90 mm: three to a sheet, as wide as the paper.
    let card = mm(210.0, 90.0);
    let [_, _, nup, _] = schemas(None, None);
    let plan = on_a4(card, nup, Edge::InsetEach);
    assert_eq!(finish(&plan), [Finish::CutCards]);
    let [_, _, bare, _] = schemas(Some(&[]), None);
    let plan = on_a4(card, bare, Edge::InsetEach);
    let [Finish::CutFromTop(places)] = finish(&plan) else {
        panic!("{:?}", finish(&plan));
    };
    let places: Vec<f64> = places
        .iter()
        .map(|y| (y.to_mm() * 10.0).round() / 10.0)
        .collect();
    assert_eq!(places, [13.5, 103.5, 193.5, 283.5]);
}

#[test]
fn nothing_is_cut_off_pages_that_fill_the_paper() {
    for (schema, trim) in [
        (0, mm(210.0, 297.0)),
        (1, mm(148.0, 210.0)),
        (3, mm(210.0, 297.0)),
    ] {
        let plan = on_a4(trim, schemas(None, None)[schema].clone(), Edge::Inset);
        let cuts = finish(&plan)
            .iter()
            .filter(|step| !matches!(step, Finish::Fold | Finish::FoldAndStaple));
        assert_eq!(cuts.count(), 0, "{:?}", finish(&plan));
    }
}
