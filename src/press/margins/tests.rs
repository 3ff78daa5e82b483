//! What counts as ink, and what is told of ink that no printer reaches.

use super::*;
use crate::design::{Flip, NupRule, Schema, SingleRule, ZineRule};
use crate::pages::{Cards, Pages};
use crate::press;
use crate::press::samples::{a4, mm, pages};

fn at(x: f64, y: f64) -> Point {
    Point::new(Abs::pt(x), Abs::pt(y))
}

const INK: Color = Color {
    rgb: [0, 0, 0],
    cmyk: [0, 0, 0, 100],
    spot: None,
    in_grey: None,
};

/// A page of A4 with a black square of 10 mm, so far from its left and upper edge.
fn square(from_left: f64, from_above: f64) -> Page {
    let mut page = pages(1, a4())[0].clone();
    let side = Abs::mm(10.0);
    let rect = Rect::new(Abs::mm(from_left), Abs::mm(from_above), side, side);
    page.items
        .push(Item::filled(Path::rounded(rect, Abs::ZERO), INK));
    page
}

fn rule() -> SheetRule {
    let both_sides = SingleRule {
        flip: Some(Flip::LongEdge),
        ..SingleRule::default()
    };
    SheetRule {
        edge: Edge::Inset,
        ..SheetRule::sample(a4(), Schema::Single(both_sides))
    }
}

fn found(pages: &[Page], rule: &SheetRule) -> Vec<String> {
    let pages = &Pages::from(pages.to_vec());
    let mut diags = Diagnostics::new();
    press::office(pages, None, rule, &mut diags).expect("a plan");
    let found = diags.sorted();
    found.iter().map(|found| found.fault.to_string()).collect()
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

#[test]
fn every_edge_has_its_own_margin() {
    let rule = SheetRule {
        margins: Sides {
            left: Abs::mm(2.0),
            top: Abs::mm(3.0),
            right: Abs::mm(4.0),
            bottom: Abs::mm(20.0),
        },
        schema: Schema::Single(SingleRule::default()),
        ..rule()
    };
    for (x, y) in [(2.0, 3.0), (196.0, 100.0), (100.0, 267.0)] {
        assert_eq!(
            found(&[square(x, y)], &rule),
            Vec::<String>::new(),
            "{x}, {y}"
        );
    }
    let told = |excess: &str, margin: &str| {
        vec![format!(
            "ink reaches up to {excess} into the {margin} at the paper's edge that printers leave \
             white: page 1"
        )]
    };
    assert_eq!(found(&[square(1.5, 50.0)], &rule), told("0.5 mm", "2.0 mm"));
    assert_eq!(found(&[square(50.0, 1.0)], &rule), told("2.0 mm", "3.0 mm"));
    assert_eq!(
        found(&[square(197.0, 50.0)], &rule),
        told("1.0 mm", "4.0 mm")
    );
    assert_eq!(
        found(&[square(50.0, 270.0)], &rule),
        told("3.0 mm", "20.0 mm")
    );
    // On a lying sheet nobody knows which edge goes first.
    let lying = rule.margins_on(mm(297.0, 210.0));
    assert_eq!(lying.left, Abs::mm(20.0));
    assert_eq!((lying.top, lying.bottom), (Abs::mm(4.0), Abs::mm(4.0)));
}

#[test]
fn backs_that_are_moved_must_reach_the_paper_too() {
    let shifted = |x: f64, degrees: f64| SheetRule {
        back: Adjust {
            shift: Point::new(Abs::mm(x), Abs::ZERO),
            degrees,
            ..Adjust::default()
        },
        ..rule()
    };
    let both = [square(6.0, 100.0), square(6.0, 6.0)];
    assert_eq!(found(&both, &shifted(0.0, 0.0)), Vec::<String>::new());
    assert_eq!(found(&both, &shifted(1.0, 0.0)), Vec::<String>::new());
    let moved = found(&both, &shifted(-1.5, 0.0));
    assert!(
        moved[0].contains("0.5 mm") && moved[0].ends_with("page 2"),
        "{moved:?}"
    );
    // One degree moves what stands 148 mm above the middle by 2.6 mm.
    let turned = found(&both, &shifted(0.0, 1.0));
    assert!(turned[0].ends_with("page 2"), "{turned:?}");
}

#[test]
fn feet_of_a_zine_lie_at_the_edge_of_the_sheet() {
    let rule = SheetRule {
        edge: Edge::Inset,
        ..SheetRule::sample(a4(), Schema::Zine(ZineRule::default()))
    };
    let with_ink = |x: f64, y: f64| {
        let mut zine = pages(8, mm(74.0, 105.0));
        let rect = Rect::new(Abs::mm(x), Abs::mm(y), Abs::mm(10.0), Abs::mm(2.0));
        for index in 0..zine.len() {
            let page = &mut zine[index];
            let path = Path::rounded(rect, Abs::ZERO);
            page.items.push(Item::filled(path, INK));
        }
        found(&zine.as_slice(), &rule)
    };
    // Heads meet in the middle of the sheet.
    assert_eq!(with_ink(30.0, 0.5), Vec::<String>::new());
    let feet = with_ink(30.0, 102.0);
    assert!(
        feet[0].ends_with("pages 1, 2, 3, 4, 5 and 3 more"),
        "{feet:?}"
    );
    // The fore edges of 3 and 7, and of 4 and 8, lie at the sheet's ends.
    let right = with_ink(63.0, 50.0);
    assert!(right[0].ends_with("pages 3 and 7"), "{right:?}");
    let left = with_ink(1.0, 50.0);
    assert!(left[0].ends_with("pages 4 and 8"), "{left:?}");
}

#[test]
fn a_turn_leaves_the_middle_of_the_sheet_where_it_is() {
    let adjust = Adjust {
        shift: Point::new(Abs::mm(0.5), Abs::mm(-0.3)),
        degrees: 0.2,
        ..Adjust::default()
    };
    let map = adjust.transform(a4());
    let middle = map.apply(Point::new(Abs::mm(105.0), Abs::mm(148.5)));
    assert!((middle.x.to_mm() - 105.5).abs() < 1e-9);
    assert!((middle.y.to_mm() - 148.2).abs() < 1e-9);
    // Counterclockwise: what stands right of the middle goes up.
    let right = map.apply(Point::new(Abs::mm(205.0), Abs::mm(148.5)));
    assert!((middle.y - right.y).to_mm() > 0.3);
}

#[test]
fn waves_find_what_all_at_once_finds() {
    let rule = SheetRule {
        edge: Edge::Bleed,
        ..SheetRule::sample(a4(), Schema::Single(SingleRule::default()))
    };
    let many: Vec<Page> = (0..40)
        .map(|nth| square(f64::from(nth % 7), f64::from(nth % 11)))
        .collect();
    let mut diags = Diagnostics::new();
    let plan = press::plan(&many.clone().into(), None, &rule, &mut diags).expect("a plan");
    let report = |size: usize, order: fn(usize) -> usize| {
        let mut checker = MarginChecker::new(&plan, &rule);
        let batches = many.len().div_ceil(size);
        for batch in 0..batches {
            let first = order(batch).min(batches - 1) * size;
            let end = (first + size).min(many.len());
            checker.pages(first, &many[first..end]);
        }
        let mut diags = Diagnostics::new();
        checker.finish(&mut diags);
        diags.sorted()
    };
    let all = report(40, |batch| batch);
    assert_eq!(all.len(), 1);
    assert_eq!(report(1, |batch| batch), all);
    assert_eq!(report(7, |batch| batch), all);
}

#[test]
fn a_back_on_every_sheet_is_looked_at_once_for_each_place() {
    let count = 900;
    let all = pages(count + 1, mm(85.0, 55.0));
    let cards = Cards {
        fronts: (0..count).collect(),
        backs: vec![count; count],
        turned: false,
    };
    let rule = SheetRule::sample(a4(), Schema::Nup(NupRule::default()));
    let plan = press::plan(&all, Some(&cards), &rule, &mut Diagnostics::new()).expect("a plan");
    let checker = MarginChecker::new(&plan, &rule);
    let places: usize = (0..all.len()).map(|page| checker.places(page).len()).sum();
    assert_eq!(places, count + 9);
}
