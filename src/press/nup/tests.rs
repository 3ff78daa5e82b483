//! Sheets of cards are turned over, cut and stacked as a person does it.

use proptest::prelude::*;

use super::*;
use crate::color::Color;
use crate::design::{Edge, Flip, LeavesRule, Schema};
use crate::pages::Ground;
use crate::press::samples::{a4, assert_marks_outside, assert_registered, mm, pages, with_backs};
use crate::source::{Span, Spanned};

fn cards(count: usize) -> Pages {
    pages(count, mm(85.0, 55.0))
}

fn rule() -> SheetRule {
    with(NupRule::default())
}

/// The rule for A4 with these keys.
fn with(nup: NupRule) -> SheetRule {
    SheetRule::sample(a4(), Schema::Nup(nup))
}

fn apart(mm: f64) -> NupRule {
    NupRule {
        gutter: Some(Abs::mm(mm)),
        ..NupRule::default()
    }
}

fn printed(flip: Option<Flip>, copies: u16) -> LeavesRule {
    let flip = flip.map(|flip| Spanned::new(flip, Span::NOWHERE));
    LeavesRule { flip, copies }
}

fn impose(
    pages: &Pages,
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    crate::press::plan(pages, cards, rule, diags)
}

fn codes(diags: Diagnostics) -> Vec<&'static str> {
    let found = diags.sorted();
    found.iter().map(|found| found.fault.name()).collect()
}

/// The grid of pocket cards when the paper lies like this.
fn card_grid(paper: Size) -> SheetGrid {
    let needs = Needs::new(&cards(1)[0], &rule(), None);
    grid_on(&needs, paper, Turn::None, &rule()).expect("room")
}

fn near(a: Abs, mm: f64) -> bool {
    (a.to_mm() - mm).abs() < 0.001
}

#[test]
fn nine_pocket_cards_are_one_sheet() {
    let lying = card_grid(mm(297.0, 210.0));
    assert_eq!((lying.columns, lying.rows), (3, 3));
    assert!(near(lying.left, 15.0) && near(lying.top, 16.5), "{lying:?}");
    let upright = card_grid(a4());
    assert_eq!((upright.columns, upright.rows), (2, 4));

    let mut diags = Diagnostics::new();
    let plan = impose(&cards(9), None, &rule(), &mut diags).expect("a plan");
    assert!(diags.is_empty());
    assert_eq!(plan.sheets.len(), 1);
    let sheets = plan.sheets.to_vec();
    let sheet = &sheets[0];
    assert_eq!((sheet.size, sheet.sides.len()), (mm(297.0, 210.0), 1));
    assert!(
        sheet.sides[0]
            .slots
            .iter()
            .all(|slot| slot.turn == Turn::None)
    );
    let first = &sheet.sides[0].slots[0];
    assert!(near(first.origin.x, 15.0) && near(first.origin.y, 16.5));
    assert!(near(first.clip.left(), 12.0) && near(first.clip.right(), 103.0));
}

#[test]
fn bleed_ends_in_the_middle_of_a_narrow_gutter() {
    let rule = with(apart(4.0));
    let plan = impose(&cards(9), None, &rule, &mut Diagnostics::new()).expect("a plan");
    let sheets = plan.sheets.to_vec();
    let slots = &sheets[0].sides[0].slots;
    let (first, second) = (slots[0], slots[1]);
    assert_eq!(
        first.clip.right().to_mm().round(),
        second.clip.left().to_mm().round()
    );
    assert!((first.clip.right() - first.origin.x - Abs::mm(87.0)).abs() < Abs::mm(0.001));
    // Nothing stands at the left: there the whole bleed is inked.
    assert!((first.origin.x - first.clip.left() - Abs::mm(3.0)).abs() < Abs::mm(0.001));
}

#[test]
fn cards_are_turned_where_that_gives_more() {
    let plan = |trim| impose(&pages(99, trim), None, &rule(), &mut Diagnostics::new());
    let side = |trim: Size| plan(trim).expect("a plan").sheets.to_vec()[0].sides[0].clone();
    let first = |trim: Size| side(trim).slots[0].turn;
    // 60 × 190 mm: three beside each other on upright paper, and one row; turned, none.
    assert_eq!(first(mm(60.0, 190.0)), Turn::None);
    let count = |trim| side(trim).slots.len();
    assert_eq!(count(mm(85.0, 55.0)), 9);
    assert_eq!(count(mm(55.0, 85.0)), 9);
    assert_eq!(count(mm(194.0, 100.0)), 2);
}

#[test]
fn untrimmed_pages_may_lie_in_the_margin_with_what_is_white_of_them() {
    let rule = SheetRule {
        edge: Edge::Inset,
        ..rule()
    };
    let mut a6 = pages(4, mm(105.0, 148.0));
    for index in 0..a6.len() {
        let page = &mut a6[index];
        page.safe = Abs::mm(9.0);
    }
    let plan = impose(&a6, None, &rule, &mut Diagnostics::new()).expect("a plan");
    assert_eq!(plan.sheets.len(), 1, "four to a sheet");
    let bleed = SheetRule {
        edge: Edge::Bleed,
        ..rule
    };
    let plan = impose(&a6, None, &bleed, &mut Diagnostics::new()).expect("a plan");
    assert!(
        plan.sheets.len() > 1,
        "colour that reaches the trim needs the printer's margin"
    );
}

#[test]
fn a_common_back_stands_behind_every_front() {
    let cards_of = Cards {
        fronts: (0..10).collect(),
        backs: vec![10; 10],
        turned: false,
    };
    let plan = impose(
        &cards(11),
        Some(&cards_of),
        &rule(),
        &mut Diagnostics::new(),
    );
    let plan = plan.expect("a plan");
    assert_eq!(plan.print.expect("printed").flip, Some(Flip::LongEdge));
    let counts = |side: usize| -> Vec<usize> {
        plan.sheets
            .iter()
            .map(|s| s.sides[side].slots.len())
            .collect()
    };
    assert_eq!((counts(0), counts(1)), (vec![9, 1], vec![9, 1]));
    assert!(
        plan.sheets
            .iter()
            .all(|s| s.sides[1].slots.iter().all(|slot| slot.page == 10))
    );
}

#[test]
fn pages_that_are_no_cards_are_backed_only_by_a_flip() {
    let fronts = |rule: &SheetRule| {
        let plan = impose(&cards(5), None, rule, &mut Diagnostics::new()).expect("a plan");
        let side = |side: usize| -> Option<Vec<usize>> {
            let sheets = plan.sheets.to_vec();
            let slots = &sheets[0].sides.get(side)?.slots;
            Some(slots.iter().map(|slot| slot.page).collect())
        };
        (side(0).expect("a front"), side(1))
    };
    assert_eq!(fronts(&rule()), (vec![0, 1, 2, 3, 4], None));
    let both = with(NupRule {
        printed: printed(Some(Flip::ShortEdge), 1),
        ..NupRule::default()
    });
    assert_eq!(fronts(&both), (vec![0, 2, 4], Some(vec![1, 3])));
}

#[test]
fn touching_neighbours_need_the_same_ground() {
    let color = |rgb| Ground::Color(Color::new(rgb, [0, 0, 0, 50]));
    let [red, blue] = [color([200, 0, 0]), color([0, 0, 200])];
    let found = |grounds: &[Ground], gutter: f64| {
        let mut pages = cards(grounds.len());
        for (index, ground) in (0..pages.len()).zip(grounds) {
            let page = &mut pages[index];
            page.ground = *ground;
        }
        let rule = with(apart(gutter));
        let mut diags = Diagnostics::new();
        let cards = Cards {
            fronts: (0..grounds.len()).collect(),
            ..Cards::default()
        };
        impose(&pages, Some(&cards), &rule, &mut diags).expect("a plan");
        let found = diags.sorted();
        found
            .iter()
            .map(|f| (f.fault.to_string(), f.hints[0].to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&[Ground::Paper; 9], 0.0), []);
    assert_eq!(found(&[red; 9], 0.0), []);
    assert_eq!(found(&[red, blue, red], 4.0), []);
    let wrong = found(&[red, blue, blue], 3.0);
    assert_eq!(wrong.len(), 1);
    assert!(
        wrong[0].0.starts_with("card 1 and card 2 meet"),
        "{wrong:?}"
    );
    assert!(wrong[0].0.ends_with("(1 such pair)"), "{wrong:?}");
    assert!(wrong[0].1.contains("gutter = \"6mm\""), "{wrong:?}");
    let wrong = found(&[Ground::Mixed; 4], 0.0);
    // Two beside each other in each of two rows.
    assert!(wrong[0].0.ends_with("(4 such pairs)"), "{wrong:?}");
    // Where a picture meets itself, its right edge meets its left one.
    let mut pages = cards(1);
    pages[0].ground = Ground::Mixed;
    let same = with(NupRule {
        printed: printed(None, 9),
        ..apart(0.0)
    });
    let mut diags = Diagnostics::new();
    impose(&pages, None, &same, &mut diags);
    assert!(codes(diags).contains(&"neighbours-differ"));
}

#[test]
fn marks_stand_round_the_block_and_in_wide_gutters() {
    let marks = |gutter: f64| {
        let rule = with(apart(gutter));
        let plan = impose(&cards(9), None, &rule, &mut Diagnostics::new()).expect("a plan");
        let grid = best_grid(
            &Needs::new(&cards(1)[0], &rule, Some(Abs::mm(gutter))),
            &rule,
        )
        .expect("a grid");
        let sheets = plan.sheets.to_vec();
        (sheets[0].sides[0].marks.len(), grid.columns, grid.rows)
    };
    let outer = |columns: usize, rows: usize| 4 * (columns + rows);
    assert_eq!(marks(6.0), (outer(3, 3), 3, 3));
    let (count, columns, rows) = marks(10.0);
    let inner = 2 * columns * (rows - 1) + 2 * rows * (columns - 1);
    assert_eq!(count, outer(columns, rows) + inner);
    // Cards that touch share their lines.
    let (count, columns, rows) = marks(0.0);
    assert_eq!(count, 2 * (columns + 1) + 2 * (rows + 1));
}

#[test]
fn marks_at_each_card_need_room() {
    let found = |gutter: f64| {
        let rule = with(NupRule {
            marks: Marks::named(&[MarkKind::CropEach]),
            ..apart(gutter)
        });
        let mut diags = Diagnostics::new();
        let plan = crate::press::plan(&cards(9), None, &rule, &mut diags);
        assert!(plan.is_some());
        codes(diags)
    };
    assert_eq!(found(6.0), ["no-room-for-each"]);
    assert!(found(8.0).is_empty());
}

#[test]
fn marks_that_were_asked_for_are_never_dropped_silently() {
    // Cards as large as the paper leave nothing to cut.
    let rule = SheetRule {
        edge: Edge::Inset,
        ..rule()
    };
    let found = |rule: &SheetRule| {
        let mut diags = Diagnostics::new();
        let mut whole = pages(2, a4());
        for index in 0..whole.len() {
            let page = &mut whole[index];
            page.safe = Abs::mm(9.0);
        }
        crate::press::plan(&whole, None, rule, &mut diags).expect("a plan");
        codes(diags)
    };
    assert!(found(&rule).is_empty());
    let nup = NupRule {
        marks: Marks::named(&[MarkKind::Crop]),
        ..NupRule::default()
    };
    let asked = SheetRule {
        schema: Schema::Nup(nup),
        ..rule
    };
    assert_eq!(found(&asked), ["no-room-for-marks"]);
}

#[test]
fn paper_without_room_is_told() {
    let mut diags = Diagnostics::new();
    assert_eq!(impose(&pages(1, a4()), None, &rule(), &mut diags), None);
    let found = diags.sorted();
    assert_eq!(found[0].fault.name(), "none-fits");
    assert!(
        found[0].hints[0].to_string().contains("\"A3\""),
        "{found:?}"
    );
}

#[test]
fn more_sheets_than_anybody_prints_are_told() {
    let rule = with(NupRule {
        printed: printed(None, 999),
        ..NupRule::default()
    });
    let mut diags = Diagnostics::new();
    assert_eq!(impose(&cards(1000), None, &rule, &mut diags), None);
    assert_eq!(codes(diags), ["too-many-sheets"]);
}

#[test]
fn steps_are_those_of_the_sheets() {
    let steps = |rule: SheetRule| {
        let plan = impose(&cards(20), None, &rule, &mut Diagnostics::new()).expect("a plan");
        plan.print.expect("printed").finish
    };
    assert_eq!(steps(rule()), [Finish::CutCards]);
    let unmarked = NupRule {
        marks: Marks::named(&[]),
        ..NupRule::default()
    };
    let measures = steps(with(unmarked));
    let [Finish::CutFromTop(rows), Finish::CutFromLeft(columns)] = measures.as_slice() else {
        panic!("{measures:?}");
    };
    assert!(near(rows[0], 16.5) && near(rows[1], 71.5) && near(rows[2], 77.5));
    assert!(near(columns[0], 15.0) && near(columns[5], 282.0));
    assert_eq!((rows.len(), columns.len()), (6, 6));
    let stack = with(NupRule {
        order: Order::CutStack,
        printed: printed(None, 3),
        ..NupRule::default()
    });
    assert_eq!(
        steps(stack),
        [Finish::CutCards, Finish::Stack, Finish::Copies(3)]
    );
}

#[test]
fn ten_thousand_cards_fill_1112_sheets() {
    let count = 10_000;
    let pages = cards(count * 2);
    let mut diags = Diagnostics::new();
    let plan = crate::press::office(&pages, Some(&with_backs(count)), &rule(), &mut diags);
    assert_eq!(plan.expect("a plan").sheets.len(), 1112);
}

proptest! {
    #[test]
    fn backs_lie_behind_their_fronts(
        (width, height) in (40.0..150.0_f64, 40.0..150.0_f64),
        count in 1..40_usize,
        (long, turned, common) in any::<(bool, bool, bool)>(),
        copies in 1..4_u16,
        stack in any::<bool>(),
        gutter in prop_oneof![Just(None), (0.0..12.0_f64).prop_map(|g| Some(Abs::mm(g)))],
    ) {
        let flip = if long { Flip::LongEdge } else { Flip::ShortEdge };
        let rule = with(NupRule {
            printed: printed(Some(flip), copies),
            gutter,
            order: if stack { Order::CutStack } else { Order::Rows },
            ..NupRule::default()
        });
        let mut cards = with_backs(count);
        cards.turned = turned;
        if common {
            cards.backs = vec![count; count];
        }
        let pages = pages(count * 2, mm(width, height));
        let mut diags = Diagnostics::new();
        let plan = impose(&pages, Some(&cards), &rule, &mut diags).expect("a plan");
        prop_assert!(diags.is_empty());
        let mut fronts = vec![0; count];
        for sheet in &plan.sheets.to_vec() {
            assert_registered(sheet, &cards, &pages, flip);
            assert_marks_outside(sheet, &pages);
            for slot in &sheet.sides[0].slots {
                fronts[slot.page] += 1;
            }
            let printable = rule.printable(sheet.size);
            for slot in sheet.sides.iter().flat_map(|side| &side.slots) {
                let inked = printable.union(&slot.clip);
                prop_assert!((inked.size.width - printable.size.width).abs().fits(Abs::ZERO));
                prop_assert!((inked.size.height - printable.size.height).abs().fits(Abs::ZERO));
            }
            for (nth, slot) in sheet.sides[0].slots.iter().enumerate() {
                for other in sheet.sides[0].slots.iter().skip(nth + 1) {
                    let both = slot.clip.intersection(&other.clip);
                    prop_assert!(
                        both.size.width.fits(Abs::ZERO) || both.size.height.fits(Abs::ZERO)
                    );
                }
            }
        }
        prop_assert_eq!(fronts, vec![copies; count], "every card once a copy");
    }

    #[test]
    fn piles_put_on_each_other_are_the_deck_in_order(count in 1..120_usize, copies in 1..4_u16) {
        let rule = with(NupRule {
            order: Order::CutStack,
            printed: printed(None, copies),
            ..NupRule::default()
        });
        let plan = impose(&cards(count), None, &rule, &mut Diagnostics::new()).expect("a plan");
        // A place is known by where it lies: from the top down, from the left on.
        let mut piles: std::collections::BTreeMap<(i64, i64), Vec<usize>> = Default::default();
        for sheet in &plan.sheets.to_vec() {
            for slot in &sheet.sides[0].slots {
                let place = (slot.origin.y.to_pt().round() as i64, slot.origin.x.to_pt().round() as i64);
                piles.entry(place).or_default().push(slot.page);
            }
        }
        let deck: Vec<usize> = piles.into_values().flatten().collect();
        let wanted: Vec<usize> = (0..copies).flat_map(|_| 0..count).collect();
        prop_assert_eq!(deck, wanted);
    }
}
