//! Sheets are folded as a person folds them, and read.

use super::*;
use crate::design::sheet::TrimmedRule;
use crate::design::{Edge, Flip, MarkKind, Schema};
use crate::press::sheet::Turn;
use crate::source::{Span, Spanned};

mod several;

fn mm(width: f64, height: f64) -> Size {
    Size::new(Abs::mm(width), Abs::mm(height))
}

fn a5_pages(count: usize) -> Pages {
    pages(count, mm(148.0, 210.0))
}

fn pages(count: usize, trim: Size) -> Pages {
    let page = Page {
        trim,
        bleed: Abs::mm(3.0),
        safe: Abs::mm(9.0),
        label: None,
        ground: crate::pages::Ground::default(),
        items: Vec::new(),
    };
    std::iter::repeat_n(page, count).collect()
}

/// One pair of pages on each side of the paper.
fn rule(paper: Size) -> SheetRule {
    with(paper, booklets(Booklets::One))
}

fn booklets(booklets: Booklets) -> SaddleRule {
    SaddleRule {
        booklets: Some(Spanned::new(booklets, Span::NOWHERE)),
        ..SaddleRule::default()
    }
}

fn with(paper: Size, saddle: SaddleRule) -> SheetRule {
    SheetRule {
        edge: Edge::Inset,
        ..SheetRule::sample(paper, Schema::Saddle(saddle))
    }
}

fn trimmed() -> SaddleRule {
    SaddleRule {
        fore_edge: ForeEdge::Trimmed(TrimmedRule::default()),
        ..SaddleRule::default()
    }
}

fn impose(pages: &Pages, rule: &SheetRule, diags: &mut Diagnostics) -> Option<Plan> {
    crate::press::plan(pages, None, rule, diags)
}

fn a4() -> Size {
    mm(210.0, 297.0)
}

fn plan(pages: &Pages, rule: &SheetRule) -> Plan {
    let mut diags = Diagnostics::new();
    let plan = impose(pages, rule, &mut diags).expect("a plan");
    assert!(!diags.has_errors());
    plan
}

/// A page on the paper as one looks at the front: seen through it for those of the back.
#[derive(Debug, Clone, Copy)]
struct SeenPage {
    page: usize,
    left: f64,
    top: f64,
    /// Whether its head is up.
    upright: bool,
}

/// The pages of a side; `back` is first turned over as the printer turned it (geometry: «Flip»).
fn seen(sheet: &Sheet, side: usize, flip: Flip, trim: Size) -> Vec<SeenPage> {
    let paper = sheet.size;
    let slots = sheet.sides[side].slots.iter().map(|slot| {
        let (mut x, mut y) = (slot.origin.x, slot.origin.y);
        let mut upright = slot.turn == Turn::None;
        if side == 1 {
            let vertical_axis = (paper.width > paper.height) == (flip == Flip::ShortEdge);
            if vertical_axis {
                x = paper.width - x - trim.width;
            } else {
                y = paper.height - y - trim.height;
                upright = !upright;
            }
        }
        SeenPage {
            page: slot.page,
            left: x.to_mm(),
            top: y.to_mm(),
            upright,
        }
    });
    slots.collect()
}

/// Folds the sheets of one signature in the middle, the first outermost, and reads the leaves: down
/// the right halves, and back up the left ones.
fn read(sheets: &[Sheet], flip: Flip, trim: Size) -> Vec<usize> {
    let middle = sheets[0].size.width.to_mm() / 2.0;
    let leaf = |sheet: &Sheet, right: bool| {
        let find = |side| {
            let mut there: Vec<SeenPage> = seen(sheet, side, flip, trim)
                .into_iter()
                .filter(|seen| (seen.left + trim.width.to_mm() / 2.0 > middle) == right)
                .collect();
            assert_eq!(there.len(), 1, "one page a half");
            let seen = there.remove(0);
            assert!(seen.upright, "page {} stands on its head", seen.page);
            seen
        };
        let (front, back) = (find(0), find(1));
        assert!((front.left - back.left).abs() < 0.01, "{front:?} {back:?}");
        assert!((front.top - back.top).abs() < 0.01);
        [front.page, back.page]
    };
    let mut order = Vec::new();
    for sheet in sheets {
        order.extend(leaf(sheet, true));
    }
    for sheet in sheets.iter().rev() {
        let [outside, inside] = leaf(sheet, false);
        order.extend([inside, outside]);
    }
    order
}

#[test]
fn folding_restores_the_reading_order() {
    let trim = mm(148.0, 210.0);
    for flip in [Flip::ShortEdge, Flip::LongEdge] {
        for signature in [None, Some(4), Some(16), Some(32)] {
            for count in (4..=200).step_by(4) {
                let saddle = SaddleRule {
                    flip,
                    signature,
                    ..SaddleRule::default()
                };
                let rule = with(a4(), saddle);
                let plan = plan(&a5_pages(count), &rule);
                assert_eq!(plan.sheets.len() * 4, count);
                let together = signature.map_or(plan.sheets.len(), |pages| pages / 4);
                let order: Vec<usize> = plan
                    .sheets
                    .to_vec()
                    .chunks(together)
                    .flat_map(|sheets| read(sheets, flip, trim))
                    .collect();
                let wanted: Vec<usize> = (0..count).collect();
                assert_eq!(order, wanted, "{count} pages, {signature:?}, {flip:?}");
            }
        }
    }
}

#[test]
fn the_order_is_the_one_of_the_rule() {
    let plan = plan(&a5_pages(24), &rule(a4()));
    for (s, sheet) in plan.sheets.iter().enumerate() {
        let numbers = |side: usize| -> Vec<usize> {
            sheet.sides[side]
                .slots
                .iter()
                .map(|slot| slot.page + 1)
                .collect()
        };
        assert_eq!(numbers(0), [24 - 2 * s, 1 + 2 * s]);
        assert_eq!(numbers(1), [2 + 2 * s, 23 - 2 * s]);
    }
}

#[test]
fn a_back_over_the_long_edge_stands_on_its_head() {
    let saddle = SaddleRule {
        flip: Flip::LongEdge,
        ..SaddleRule::default()
    };
    let rule = with(a4(), saddle);
    let plan = plan(&a5_pages(8), &rule);
    let sheets = plan.sheets.to_vec();
    let back = &sheets[0].sides[1].slots;
    assert!(back.iter().all(|slot| slot.turn == Turn::Half));
    // What would stand at the left stands at the right.
    assert_eq!(back[0].page + 1, 2);
    assert!((back[0].origin.x.to_mm() - 148.5).abs() < 0.01);
}

#[test]
fn trims_meet_in_the_middle_of_the_paper() {
    for (paper, trim) in [
        (a4(), mm(148.0, 210.0)),
        (mm(420.0, 297.0), mm(210.0, 297.0)),
        (mm(225.0, 320.0), mm(148.0, 210.0)),
        (a4(), mm(74.0, 105.0)),
        (a4(), mm(100.0, 280.0)),
        (mm(297.0, 420.0), mm(210.0, 148.0)),
    ] {
        let plan = plan(&pages(12, trim), &rule(paper));
        for sheet in &plan.sheets.to_vec() {
            let middle = sheet.size.width.to_mm() / 2.0;
            for side in &sheet.sides {
                // On standing paper, the short edge turns the back upside down.
                let mut slots = side.slots.clone();
                slots.sort_by(|a, b| a.origin.x.to_pt().total_cmp(&b.origin.x.to_pt()));
                let [left, right] = [0, 1].map(|at| slots[at].trim(trim));
                assert!((left.right().to_mm() - middle).abs() < 0.01);
                assert!((right.left().to_mm() - middle).abs() < 0.01);
                let above = left.top().to_mm();
                let below = (sheet.size.height - left.bottom()).to_mm();
                assert!((below - above).abs() < 0.01 && above > -0.01);
            }
        }
    }
    let a4_lying = plan(&a5_pages(4), &rule(a4()));
    let sheets = a4_lying.sheets.to_vec();
    let x = sheets[0].sides[0].slots[1].origin.x.to_mm();
    assert!((x - 148.5).abs() < 0.01, "{x}");
}

#[test]
fn standing_paper_is_taken_where_only_it_is_high_enough() {
    let size = |trim| plan(&pages(4, trim), &rule(a4())).sheets.to_vec()[0].size;
    assert_eq!(size(mm(100.0, 280.0)), a4());
    assert_eq!(size(mm(99.0, 210.0)), a4(), "as the pair itself lies");
    assert_eq!(size(mm(148.0, 210.0)), mm(297.0, 210.0));
}

#[test]
fn every_page_stands_once_and_missing_ones_leave_blanks() {
    for count in 1..=40 {
        let plan = plan(&a5_pages(count), &rule(a4()));
        let mut found: Vec<usize> = plan.sheets.pages().collect();
        found.sort_unstable();
        assert_eq!(found, (0..count).collect::<Vec<_>>());
        assert_eq!(plan.sheets.len(), count.div_ceil(4));
    }
}

#[test]
fn no_mark_enters_a_trim_or_a_bleed_or_the_printers_margin() {
    let trim = mm(148.0, 210.0);
    let mut drawn = 0;
    for paper in [a4(), mm(225.0, 320.0), mm(297.0, 420.0), mm(320.0, 450.0)] {
        for edge in [Edge::Bleed, Edge::Inset] {
            for flip in [Flip::ShortEdge, Flip::LongEdge] {
                let saddle = SaddleRule { flip, ..trimmed() };
                let rule = SheetRule {
                    edge,
                    ..with(paper, saddle)
                };
                for sheet in plan(&a5_pages(40), &rule).sheets.to_vec() {
                    let printable = rule.printable(sheet.size);
                    for side in &sheet.sides {
                        drawn += side.marks.len();
                        for mark in &side.marks {
                            let line = Rect {
                                origin: mark.from,
                                size: Size::default(),
                            };
                            let end = Rect {
                                origin: mark.to,
                                size: Size::default(),
                            };
                            let line = line.union(&end);
                            let inside = printable.left().fits(line.left())
                                && line.right().fits(printable.right())
                                && printable.top().fits(line.top())
                                && line.bottom().fits(printable.bottom());
                            assert!(inside, "{mark:?}");
                            for slot in &side.slots {
                                for ink in [slot.clip, slot.trim(trim)] {
                                    let apart = line.right().fits(ink.left())
                                        || ink.right().fits(line.left())
                                        || line.bottom().fits(ink.top())
                                        || ink.bottom().fits(line.top());
                                    assert!(apart, "{mark:?} in {ink:?}");
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(drawn > 100, "{drawn}");
}

#[test]
fn marks_stand_where_there_is_waste() {
    let kinds = |paper: Size| {
        let plan = plan(&a5_pages(8), &rule(paper));
        let sheets = plan.sheets.to_vec();
        let mut kinds: Vec<MarkKind> = sheets[0].sides[0]
            .marks
            .iter()
            .map(|mark| mark.kind)
            .collect();
        kinds.sort_unstable();
        kinds
    };
    use MarkKind::{Crop, Fold, Staple};
    assert_eq!(kinds(a4()), []);
    let all = [vec![Crop; 8], vec![Fold; 2], vec![Staple; 4]];
    assert_eq!(kinds(mm(297.0, 420.0)), all.concat());
    // SRA4 is 12 mm wider on either side, and only 7.5 mm higher: cuts along the sides have their marks
    // on them.
    assert_eq!(
        kinds(mm(225.0, 320.0)),
        [vec![Crop; 8], vec![Staple; 4]].concat()
    );
}

#[test]
fn pages_creep_only_where_the_fore_edge_is_trimmed() {
    let lefts = |saddle: SaddleRule| -> Vec<f64> {
        let saddle = SaddleRule {
            signature: Some(12),
            ..saddle
        };
        let rule = with(a4(), saddle);
        let plan = plan(&a5_pages(24), &rule);
        let left = |sheet: &Sheet| {
            let side = &sheet.sides[0];
            let [left, right] = [side.slots[0].origin.x, side.slots[1].origin.x];
            let sum = left + right + Abs::mm(148.0);
            assert!((sum.to_mm() - 297.0).abs() < 0.001, "as much on both sides");
            (left.to_mm() * 1000.0).round() / 1000.0
        };
        plan.sheets.to_vec().iter().map(left).collect()
    };
    assert_eq!(lefts(SaddleRule::default()), [0.5; 6]);
    assert_eq!(lefts(trimmed()), [0.5, 0.6, 0.7, 0.5, 0.6, 0.7]);
}

#[test]
fn the_steps_are_those_of_the_booklet() {
    let steps = |count, rule: SheetRule| {
        let plan = plan(&a5_pages(count), &rule);
        plan.print.expect("printed").finish
    };
    use Finish::{Crop, Fold, FoldAndStaple, Gather, TrimForeEdge};
    assert_eq!(steps(4, rule(a4())), [Fold]);
    assert_eq!(steps(24, rule(a4())), [FoldAndStaple]);
    assert_eq!(steps(24, rule(mm(297.0, 420.0))), [Crop, FoldAndStaple]);
    let thick = SaddleRule {
        signature: Some(16),
        ..trimmed()
    };
    let thick = with(a4(), thick);
    assert_eq!(steps(16, thick.clone()), [FoldAndStaple, TrimForeEdge]);
    assert_eq!(steps(24, thick), [Gather(4), TrimForeEdge]);
}

#[test]
fn too_many_sheets_to_fold_are_told() {
    let codes = |count, signature| {
        let mut diags = Diagnostics::new();
        let saddle = SaddleRule {
            signature,
            ..SaddleRule::default()
        };
        let rule = with(a4(), saddle);
        assert!(impose(&a5_pages(count), &rule, &mut diags).is_some());
        let found = diags.sorted();
        found.iter().map(|d| d.fault.name()).collect::<Vec<_>>()
    };
    assert!(codes(64, None).is_empty());
    assert_eq!(codes(68, None), ["too-thick-to-fold"]);
    assert!(codes(68, Some(16)).is_empty());
}

#[test]
fn paper_that_is_too_small_is_told_by_how_much() {
    let mut diags = Diagnostics::new();
    assert_eq!(impose(&pages(8, a4()), &rule(a4()), &mut diags), None);
    let found = diags.sorted();
    let text = found[0].fault.to_string();
    assert_eq!(
        text,
        "A4 is too small for 2 pages of A4: 123.0 mm too narrow"
    );
    assert!(found[0].hints[0].to_string().contains("\"A3\""));
    assert_eq!(
        impose(&Pages::new(), &rule(a4()), &mut Diagnostics::new()),
        None
    );
}
