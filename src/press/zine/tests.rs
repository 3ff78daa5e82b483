//! The sheet is folded and cut as a person does it, and read.

use super::*;
use crate::design::{Edge, Schema};
use crate::geom::Sides;
use crate::press::samples::{assert_marks_outside, mm, pages};

fn rule(paper: Size) -> SheetRule {
    SheetRule {
        edge: Edge::Inset,
        ..SheetRule::sample(paper, Schema::Zine(ZineRule::default()))
    }
}

fn a4() -> Size {
    mm(210.0, 297.0)
}

fn a7(count: usize) -> Pages {
    pages(count, mm(74.0, 105.0))
}

fn plan(pages: &Pages, rule: &SheetRule) -> Plan {
    let mut diags = Diagnostics::new();
    let plan = crate::press::plan(pages, None, rule, &mut diags).expect("a plan");
    // What no page fills is told; the rest is in order.
    let blank = diags.has(|fault| matches!(fault, Fault::BlankPages { .. }));
    assert_eq!(blank, pages.len() < 8, "{:?}", diags.sorted());
    assert!(diags.is_empty() || blank, "{:?}", diags.sorted());
    plan
}

/// Which page, from 1, shows in each of the eight parts, row by row from the lower left; and whether
/// its head is up.
fn parts(plan: &Plan) -> Vec<(usize, bool)> {
    let sheets = plan.sheets.to_vec();
    let sheet = &sheets[0];
    let cell = (
        sheet.size.width.to_mm() / 4.0,
        sheet.size.height.to_mm() / 2.0,
    );
    let mut parts = vec![(0, true); 8];
    for slot in &sheet.sides[0].slots {
        let x = (slot.origin.x.to_mm() / cell.0 + 0.1).floor() as usize;
        let y = (slot.origin.y.to_mm() / cell.1 + 0.1).floor() as usize;
        parts[(1 - y) * 4 + x] = (slot.page + 1, slot.turn == Turn::None);
    }
    parts
}

/// Folds the sheet lengthwise with the pages outside: the upper row comes behind the lower one. Seen
/// from above, the strip is then a ring of eight faces, the lower row from left to right in front and
/// the upper row from right to left behind. The slit lets the ring open to a cross and close to a
/// booklet without parting any of its joints: reading goes once round it, from the cover on.
fn read(plan: &Plan) -> Vec<usize> {
    let parts = parts(plan);
    let (lower, upper) = parts.split_at(4);
    // Behind, a page is seen turned over the fold: the upper row stands on its head on the sheet so
    // that it stands upright here.
    assert!(lower.iter().all(|(_, upright)| *upright), "{parts:?}");
    assert!(upper.iter().all(|(_, upright)| !upright), "{parts:?}");
    let ring: Vec<usize> = lower
        .iter()
        .chain(upper.iter().rev())
        .map(|(page, _)| *page)
        .collect();
    let front = ring.iter().position(|page| *page == 1).expect("a cover");
    (0..8).map(|step| ring[(front + step) % 8]).collect()
}

#[test]
fn the_sheet_is_the_one_of_the_rule() {
    let plan = plan(&a7(8), &rule(a4()));
    let numbers: Vec<usize> = parts(&plan).iter().map(|(page, _)| *page).collect();
    assert_eq!(numbers, [8, 1, 2, 3, 7, 6, 5, 4]);
    assert_eq!(plan.sheets.len(), 1);
    let sheets = plan.sheets.to_vec();
    assert_eq!(sheets[0].size, mm(297.0, 210.0));
    assert_eq!(sheets[0].sides.len(), 1);
}

#[test]
fn folding_reads_from_one_to_eight() {
    for (paper, trim) in [
        (a4(), mm(74.0, 105.0)),
        (mm(297.0, 420.0), mm(105.0, 148.0)),
    ] {
        let plan = plan(&pages(8, trim), &rule(paper));
        assert_eq!(read(&plan), [1, 2, 3, 4, 5, 6, 7, 8]);
    }
}

#[test]
fn facing_pages_meet_at_the_spines_and_the_slit_parts_the_others() {
    let pages = a7(8);
    let plan = plan(&pages, &rule(a4()));
    let sheets = plan.sheets.to_vec();
    let sheet = &sheets[0];
    let place = |page: usize| {
        let slots = &sheet.sides[0].slots;
        let slot = slots.iter().find(|slot| slot.page + 1 == page);
        slot.expect("a page").trim(pages[0].trim)
    };
    for (left, right) in [(8, 1), (2, 3), (4, 5), (6, 7)] {
        let (a, b) = (place(left), place(right));
        assert_eq!(a.origin.y, b.origin.y, "{left} and {right} are one row");
        let spine = (a.left().max(b.left()) + a.right().min(b.right())) / 2.0;
        let spine = (spine.to_mm() * 100.0).round() / 100.0;
        assert!(
            [74.25, 222.75].contains(&spine),
            "{left}|{right} at {spine}"
        );
    }
    // Above and below the slit stand the four pages that must come apart.
    for (below, above) in [(1, 6), (2, 5)] {
        assert!(
            (place(below).left() - place(above).left())
                .abs()
                .fits(Abs::ZERO)
        );
        assert!(place(below).left().to_mm() > 74.25 && place(below).right().to_mm() < 222.75);
    }
}

#[test]
fn folds_are_the_edges_that_are_not_the_papers() {
    let paper = mm(296.0, 210.0);
    let rule = rule(paper);
    let pages = pages(8, mm(74.0, 105.0));
    let plan = plan(&pages, &rule);
    for (page, own) in pages.iter().enumerate() {
        let folds = rule.folds(pages[0].trim).of(page);
        let sheets = plan.sheets.to_vec();
        let mut slots = sheets[0].sides[0].slots.iter();
        let slot = slots.find(|slot| slot.page == page).expect("a page");
        let trim = slot.trim(own.trim);
        let inside = [
            trim.left() > Abs::mm(1.0),
            trim.top() > Abs::mm(1.0),
            trim.right() < paper.width - Abs::mm(1.0),
            trim.bottom() < paper.height - Abs::mm(1.0),
        ];
        let [left, top, right, bottom] = folds.to_array();
        let seen = match slot.turn {
            Turn::Half => [right, bottom, left, top],
            _ => [left, top, right, bottom],
        };
        assert_eq!(seen, inside, "page {}", page + 1);
    }
    assert_eq!(rule.folds(pages[0].trim).of(8), Sides::splat(false));
}

#[test]
fn all_feet_lie_at_the_sheets_edge() {
    let pages = a7(8);
    let plan = plan(&pages, &rule(a4()));
    let sheets = plan.sheets.to_vec();
    for slot in &sheets[0].sides[0].slots {
        let foot = Rect::new(Abs::ZERO, Abs::mm(104.0), Abs::mm(74.0), Abs::mm(1.0));
        let foot = slot.on_sheet(foot, pages[0].trim);
        let near_edge = foot.top().to_mm() < 0.01 || foot.bottom().to_mm() > 209.99;
        assert!(near_edge, "{slot:?}");
    }
}

#[test]
fn pages_stand_in_the_middle_of_their_parts() {
    let plan = plan(&a7(8), &rule(a4()));
    let sheets = plan.sheets.to_vec();
    let xs: Vec<f64> = sheets[0].sides[0]
        .slots
        .iter()
        .take(4)
        .map(|slot| (slot.origin.x.to_mm() * 1000.0).round() / 1000.0)
        .collect();
    assert_eq!(xs, [0.125, 74.375, 148.625, 222.875]);
}

#[test]
fn no_page_inks_another_part() {
    let bleed = SheetRule {
        edge: Edge::Bleed,
        ..rule(a4())
    };
    let plan = plan(&a7(8), &bleed);
    let sheets = plan.sheets.to_vec();
    let slots = &sheets[0].sides[0].slots;
    for (nth, slot) in slots.iter().enumerate() {
        for other in slots.iter().skip(nth + 1) {
            let both = slot.clip.intersection(&other.clip);
            assert!(both.size.width.fits(Abs::ZERO) || both.size.height.fits(Abs::ZERO));
        }
    }
}

#[test]
fn marks_lie_on_edges_of_pages_and_are_drawn_when_named() {
    let sheets = plan(&a7(8), &rule(a4())).sheets.to_vec();
    assert_eq!(sheets[0].sides[0].marks, []);
    let zine = ZineRule {
        marks: Marks::named(&[MarkKind::Fold, MarkKind::Cut]),
    };
    let asking = SheetRule {
        schema: Schema::Zine(zine),
        ..rule(a4())
    };
    let plan = plan(&a7(8), &asking);
    let sheets = plan.sheets.to_vec();
    let marks = &sheets[0].sides[0].marks;
    assert_eq!(marks.len(), 9);
    let slit = marks.last().expect("a slit");
    let ends =
        [slit.from.x, slit.to.x, slit.from.y, slit.to.y].map(|a| (a.to_mm() * 100.0).round());
    assert_eq!(ends, [7425.0, 22275.0, 10500.0, 10500.0]);
    assert_marks_outside(&sheets[0], &a7(8));
    let printable = asking.printable(sheets[0].size);
    for mark in marks {
        for end in [mark.from, mark.to] {
            assert!(printable.left().fits(end.x) && end.x.fits(printable.right()));
            assert!(printable.top().fits(end.y) && end.y.fits(printable.bottom()));
        }
    }
}

#[test]
fn what_does_not_fold_to_eight_pages_is_told() {
    let found = |pages: &Pages| {
        let mut diags = Diagnostics::new();
        let plan = crate::press::plan(pages, None, &rule(a4()), &mut diags);
        assert_eq!(plan, None);
        let found = diags.sorted();
        found
            .iter()
            .map(|f| (f.fault.to_string(), f.hints[0].to_string()))
            .collect::<Vec<_>>()
    };
    let nine = found(&a7(9));
    assert_eq!(nine[0].0, "one sheet folds to 8 pages, and there are 9");
    assert!(nine[0].1.contains("schema = \"saddle\""));
    let large = found(&pages(8, mm(105.0, 148.0)));
    assert_eq!(
        large[0].0,
        "pages of A6 are too large: an eighth of A4 is 74.25 × 105 mm"
    );
    assert_eq!(large[0].1, "write trim = \"74x105mm\" in the layout");
    assert_eq!(found(&Pages::new()), []);
}

#[test]
fn fewer_pages_leave_blank_parts() {
    let plan = plan(&a7(5), &rule(a4()));
    let sheets = plan.sheets.to_vec();
    assert_eq!(sheets[0].sides[0].slots.len(), 5);
    assert_eq!(plan.print.expect("printed").finish, [Finish::FoldZine]);
}
