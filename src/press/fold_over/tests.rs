//! Pairs are folded as a person folds them: the back must lie behind its front, upright.

use proptest::prelude::*;

use super::*;
use crate::color::Color;
use crate::design::{CardEdge, Edge, Marks, Schema};
use crate::diag::Diagnostics;
use crate::pages::Ground;
use crate::press::samples::{a4, assert_marks_outside, mm, pages, with_backs};

fn rule(fold_over: FoldOverRule, edge: Edge) -> SheetRule {
    SheetRule {
        edge,
        ..SheetRule::sample(a4(), Schema::FoldOver(fold_over))
    }
}

fn plan(pages: &Pages, cards: &Cards, rule: &SheetRule) -> Option<Plan> {
    crate::press::plan(pages, Some(cards), rule, &mut Diagnostics::new())
}

/// Where a corner of a back lies behind the front, seen through it, once it was folded over the front's
/// right or upper edge.
fn folded(at: Point, front: Rect, beside: bool) -> Point {
    match beside {
        true => Point::new(front.right() * 2.0 - at.x, at.y),
        false => Point::new(at.x, front.top() * 2.0 - at.y),
    }
}

fn near(a: Abs, b: Abs) -> bool {
    (a - b).abs().fits(Abs::ZERO)
}

/// Checks that every back lies exactly behind its front, and stands as it should.
fn assert_folds(plan: &Plan, cards: &Cards, trim: Size, beside: bool) -> usize {
    let mut checked = 0;
    for sheet in &plan.sheets.to_vec() {
        assert_eq!(sheet.sides.len(), 1, "one side is printed");
        let slots = &sheet.sides[0].slots;
        for pair in slots.chunks(2) {
            let [front, back] = pair else {
                panic!("a front without its back");
            };
            let card = cards.fronts.iter().position(|page| *page == front.page);
            assert_eq!(back.page, cards.backs[card.expect("a front")]);
            let place = front.trim(trim);
            let map = back.transform(trim);
            let corner = |x: Abs, y: Abs| folded(map.apply(Point::new(x, y)), place, beside);
            let head = corner(Abs::ZERO, Abs::ZERO);
            let foot = corner(trim.width, trim.height);
            // Seen through the front, the back's left edge lies at the front's right one.
            let (head, foot) = if cards.turned {
                (foot, head)
            } else {
                (head, foot)
            };
            assert!(
                near(head.y, place.top()) && near(foot.y, place.bottom()),
                "{head:?} {foot:?}"
            );
            assert!(
                near(head.x, place.right()) && near(foot.x, place.left()),
                "{head:?} {foot:?}"
            );
            // Neither inks the other.
            assert!(
                front
                    .clip
                    .intersection(&back.clip)
                    .size
                    .width
                    .fits(Abs::ZERO)
                    || front
                        .clip
                        .intersection(&back.clip)
                        .size
                        .height
                        .fits(Abs::ZERO)
            );
            checked += 1;
        }
    }
    checked
}

proptest! {
    #[test]
    fn folding_puts_every_back_upright_behind_its_front(
        (width, height) in (30.0..100.0_f64, 30.0..100.0_f64),
        count in 1..20_usize,
        fold in prop::option::of(any::<bool>()),
        (turned, bleed) in any::<(bool, bool)>(),
    ) {
        let trim = mm(width, height);
        let fold_over = FoldOverRule {
            fold: fold.map(|long| if long { CardEdge::Long } else { CardEdge::Short }),
            ..FoldOverRule::default()
        };
        let beside = fold_over.is_beside(trim);
        let edge = if bleed { Edge::Bleed } else { Edge::Inset };
        let cards = Cards { turned, ..with_backs(count) };
        let all = pages(count * 2, trim);
        let rule = rule(fold_over, edge);
        if let Some(plan) = plan(&all, &cards, &rule) {
            prop_assert_eq!(assert_folds(&plan, &cards, trim, beside), count);
            for sheet in &plan.sheets.to_vec() {
                assert_marks_outside(sheet, &all);
            }
        }
    }
}

#[test]
fn pocket_cards_fold_over_an_upright_edge_five_to_a_sheet() {
    let cards = with_backs(5);
    let all = pages(10, mm(85.0, 55.0));
    let rule = rule(FoldOverRule::default(), Edge::Inset);
    let plan = plan(&all, &cards, &rule).expect("a plan");
    let sheets = plan.sheets.to_vec();
    assert_eq!((plan.sheets.len(), sheets[0].size), (1, a4()));
    let kinds = sheets[0].sides[0].marks.iter().map(|mark| mark.kind);
    assert_eq!(kinds.filter(|kind| *kind == MarkKind::Fold).count(), 2);
    let print = plan.print.expect("printed");
    assert_eq!(print.flip, None);
    assert_eq!(
        print.finish,
        [Finish::Score, Finish::CutCards, Finish::FoldOver]
    );
}

#[test]
fn colours_bleed_outwards_and_end_at_the_fold() {
    let cards = with_backs(2);
    let all = pages(4, mm(85.0, 55.0));
    let rule = rule(FoldOverRule::default(), Edge::Bleed);
    let plan = plan(&all, &cards, &rule).expect("a plan");
    let sheets = plan.sheets.to_vec();
    let slots = &sheets[0].sides[0].slots;
    let (front, back) = (slots[0], slots[1]);
    let fold = front.origin.x + Abs::mm(85.0);
    assert!(near(front.clip.right(), fold) && near(back.clip.left(), fold));
    assert!(near(front.clip.left(), front.origin.x - Abs::mm(3.0)));
    assert!(near(back.clip.right(), fold + Abs::mm(88.0)));
}

#[test]
fn a_back_that_meets_the_next_front_needs_its_colour() {
    let mut all = pages(8, mm(60.0, 40.0));
    let ground = |red| {
        Ground::Color(Color {
            rgb: [red, 0, 0],
            cmyk: [0; 4],
            spot: None,
            in_grey: None,
        })
    };
    for page in 0..all.len() {
        let own = &mut all[page];
        own.ground = ground(if page < 4 { 10 } else { 200 });
    }
    // Pairs of 80 × 60 mm touch; each has its back above it.
    let touching = FoldOverRule {
        fold: Some(CardEdge::Long),
        gutter: Some(Abs::ZERO),
        ..FoldOverRule::default()
    };
    let mut diags = Diagnostics::new();
    let rule = rule(touching, Edge::Bleed);
    crate::press::plan(&all, Some(&with_backs(4)), &rule, &mut diags).expect("a plan");
    assert_eq!(diags.sorted()[0].fault.name(), "neighbours-differ");
}

#[test]
fn paper_without_room_for_a_pair_is_told() {
    let mut diags = Diagnostics::new();
    let rule = rule(FoldOverRule::default(), Edge::Bleed);
    let all = pages(2, mm(148.0, 105.0));
    assert_eq!(
        crate::press::plan(&all, Some(&with_backs(1)), &rule, &mut diags),
        None
    );
    let found = diags.sorted();
    assert_eq!(found[0].fault.name(), "no-pair-fits");
    assert!(
        found[0].hints[0].to_string().contains("\"A3\""),
        "{found:?}"
    );
}

#[test]
fn without_marks_the_measures_are_told() {
    let unmarked = FoldOverRule {
        marks: Marks::named(&[]),
        ..FoldOverRule::default()
    };
    let all = pages(2, mm(85.0, 55.0));
    let plan = plan(&all, &with_backs(1), &rule(unmarked, Edge::Inset)).expect("a plan");
    let finish = plan.print.expect("printed").finish;
    assert!(
        matches!(
            finish.as_slice(),
            [
                Finish::CutFromTop(_),
                Finish::CutOffSides(_),
                Finish::FoldOver
            ]
        ),
        "{finish:?}"
    );
}
