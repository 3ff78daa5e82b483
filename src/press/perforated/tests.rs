//! Cards come to lie where the perforation is, and their backs behind them.

use proptest::prelude::*;

use super::*;
use crate::design::{Flip, LeavesRule, PrecutSheet, Schema};
use crate::geom::Point;
use crate::pages::Ground;
use crate::press::samples::{assert_registered, mm, pages, with_backs};
use crate::source::{Span, Spanned};

fn rule(name: &str) -> SheetRule {
    with(name, 1, LeavesRule::default())
}

fn with(name: &str, start: u16, printed: LeavesRule) -> SheetRule {
    let sheet = PrecutSheet::known(name).expect("a known sheet");
    let perforated = PerforatedRule {
        sheet,
        start: Spanned::new(start, Span::NOWHERE),
        printed,
    };
    SheetRule::sample(mm(210.0, 297.0), Schema::Perforated(perforated))
}

fn impose(
    pages: &Pages,
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    crate::press::plan(pages, cards, rule, diags)
}

fn plan(pages: &Pages, cards: Option<&Cards>, rule: &SheetRule) -> Plan {
    let mut diags = Diagnostics::new();
    let plan = crate::press::plan(pages, cards, rule, &mut diags).expect("a plan");
    assert!(diags.is_empty(), "{:?}", diags.sorted());
    plan
}

/// Three by seven labels of 63.5 × 38.1 mm: a gap of 2.5 mm across, none down, as a ruler gives them.
fn measured() -> PrecutSheet {
    PrecutSheet {
        name: "A4".to_owned(),
        paper: mm(210.0, 297.0),
        columns: 3,
        rows: 7,
        label: mm(63.5, 38.1),
        first: Point::new(Abs::mm(7.2), Abs::mm(15.1)),
        pitch: mm(66.0, 38.1),
        snaps: false,
        verified: true,
    }
}

#[test]
fn labels_lie_as_their_measures_say() {
    let perforated = PerforatedRule {
        sheet: measured(),
        start: Spanned::new(1, Span::NOWHERE),
        printed: LeavesRule::default(),
    };
    let rule = SheetRule::sample(mm(210.0, 297.0), Schema::Perforated(perforated));
    let plan = plan(&pages(21, mm(63.5, 38.1)), None, &rule);
    assert_eq!(plan.sheets.len(), 1);
    let sheets = plan.sheets.to_vec();
    for (nth, slot) in sheets[0].sides[0].slots.iter().enumerate() {
        let (row, column) = (nth / 3, nth % 3);
        let x = Abs::mm(7.2 + 66.0 * column as f64);
        let y = Abs::mm(15.1 + 38.1 * row as f64);
        assert!((slot.origin.x - x).abs() < Abs::mm(0.001), "{nth}");
        assert!((slot.origin.y - y).abs() < Abs::mm(0.001), "{nth}");
    }
    // Labels are peeled off, and need no step for it.
    let print = plan.print.expect("printed");
    assert_eq!(print.finish, [Finish::FeedByHand]);
}

#[test]
fn measures_that_are_not_sure_are_checked() {
    let sheet = PrecutSheet {
        verified: false,
        ..measured()
    };
    let perforated = PerforatedRule {
        sheet,
        start: Spanned::new(1, Span::NOWHERE),
        printed: LeavesRule::default(),
    };
    let rule = SheetRule::sample(mm(210.0, 297.0), Schema::Perforated(perforated));
    let print = plan(&pages(1, mm(63.5, 38.1)), None, &rule).print;
    let steps = [Finish::FeedByHand, Finish::CheckMeasures];
    assert_eq!(print.expect("printed").finish, steps);
}

#[test]
fn cards_lie_where_the_perforation_is() {
    let places = |name| -> Vec<(f64, f64)> {
        let plan = plan(&pages(3, mm(85.0, 54.0)), None, &rule(name));
        let sheets = plan.sheets.to_vec();
        let slots = sheets[0].sides[0].slots.iter();
        let tenths = |a: Abs| (a.to_mm() * 10.0).round() / 10.0;
        slots
            .map(|slot| (tenths(slot.origin.x), tenths(slot.origin.y)))
            .collect()
    };
    assert_eq!(
        places("C32011"),
        [(15.0, 13.5), (110.0, 13.5), (15.0, 67.5)]
    );
    assert_eq!(
        places("C32015"),
        [(17.0, 31.5), (108.0, 31.5), (17.0, 91.5)]
    );
}

#[test]
fn bleed_ends_between_the_cards() {
    let plan = plan(&pages(10, mm(85.0, 54.0)), None, &rule("C32011"));
    let sheets = plan.sheets.to_vec();
    let slots = &sheets[0].sides[0].slots;
    // Rows touch; columns are 10 mm apart.
    let (first, below) = (slots[0], slots[2]);
    let tenths = |a: Abs| (a.to_mm() * 10.0).round() / 10.0;
    assert_eq!(tenths(first.clip.bottom()), tenths(below.origin.y));
    assert_eq!(tenths(below.clip.top()), tenths(below.origin.y));
    assert_eq!(tenths(first.clip.right()), 15.0 + 85.0 + 3.0);
    assert!(sheets[0].sides[0].marks.is_empty());
}

#[test]
fn rows_that_touch_need_one_colour() {
    let mut pages = pages(3, mm(85.0, 54.0));
    let found = |pages: &Pages| {
        let mut diags = Diagnostics::new();
        assert!(impose(pages, None, &rule("C32011"), &mut diags).is_some());
        let found = diags.sorted();
        found
            .iter()
            .map(|f| f.fault.to_string())
            .collect::<Vec<_>>()
    };
    // Beside each other there are 10 mm between them.
    pages[1].ground = Ground::Mixed;
    assert_eq!(found(&pages), Vec::<String>::new());
    pages[2].ground = Ground::Mixed;
    let wrong = found(&pages);
    assert_eq!(wrong.len(), 1);
    assert!(wrong[0].starts_with("page 1 and page 3 meet"), "{wrong:?}");
}

#[test]
fn a_trim_of_another_size_is_told_which_to_write() {
    let found = |trim: Size| {
        let mut diags = Diagnostics::new();
        assert_eq!(
            impose(&pages(1, trim), None, &rule("C32011"), &mut diags),
            None
        );
        let found = diags.sorted();
        (found[0].fault.to_string(), found[0].hints[0].to_string())
    };
    let (wrong, hint) = found(mm(85.0, 55.0));
    assert_eq!(
        wrong,
        "each place on the sheet Avery Zweckform C32011 is 85 × 54 mm, and the trim of the layout is 85 × 55 mm"
    );
    assert_eq!(hint, "write trim = \"85x54mm\" in the layout");
    assert_eq!(
        found(mm(50.0, 90.0)).1,
        "write trim = \"54x85mm\" in the layout"
    );
    // Half a millimetre is forgiven, and standing cards are turned.
    for trim in [mm(85.4, 53.6), mm(54.0, 85.0)] {
        let plan = plan(&pages(1, trim), None, &rule("C32011"));
        let sheets = plan.sheets.to_vec();
        let slot = sheets[0].sides[0].slots[0];
        let middle = slot.trim(trim).left() + slot.trim(trim).size.width / 2.0;
        assert!(
            (middle.to_mm() - 57.5).abs() < 0.001,
            "in the middle of its card"
        );
    }
}

#[test]
fn steps_are_those_of_the_sheets() {
    let steps = |start, copies| {
        let rule = with("C32011", start, LeavesRule { flip: None, copies });
        let print = plan(&pages(2, mm(85.0, 54.0)), None, &rule).print;
        let print = print.expect("printed");
        (print.paper, print.finish)
    };
    use Finish::{Copies, FeedByHand, Snap, StartAt};
    let name = "Avery Zweckform C32011".to_owned();
    assert_eq!(steps(1, 1), (name, vec![FeedByHand, Snap]));
    assert_eq!(steps(3, 2).1, [FeedByHand, StartAt(3), Copies(2), Snap]);
}

proptest! {
    #[test]
    fn a_used_sheet_goes_on_where_it_ended(
        start in 1..=10_u16,
        count in 1..40_usize,
        (long, turned) in any::<(bool, bool)>(),
    ) {
        let flip = if long { Flip::LongEdge } else { Flip::ShortEdge };
        let printed = LeavesRule { flip: Some(Spanned::new(flip, Span::NOWHERE)), copies: 1 };
        let rule = with("C32011", start, printed);
        let start = usize::from(start);
        let cards = Cards { turned, ..with_backs(count) };
        let pages = pages(count * 2, mm(85.0, 54.0));
        let plan = plan(&pages, Some(&cards), &rule);
        prop_assert_eq!(plan.sheets.len(), (count + start - 1).div_ceil(10));
        for sheet in &plan.sheets.to_vec() {
            assert_registered(sheet, &cards, &pages, flip);
        }
        // The first card lies in its place; so many on the first sheet as were left.
        let sheets = plan.sheets.to_vec();
        let first = &sheets[0].sides[0].slots;
        prop_assert_eq!(first.len(), count.min(11 - start));
        let (row, column) = ((start - 1) / 2, (start - 1) % 2);
        let at = first[0].origin;
        prop_assert!((at.x.to_mm() - (15.0 + 95.0 * column as f64)).abs() < 0.001);
        prop_assert!((at.y.to_mm() - (13.5 + 54.0 * row as f64)).abs() < 0.001);
        let order: Vec<usize> = plan
            .sheets
            .iter()
            .flat_map(|mut sheet| sheet.sides.swap_remove(0).slots)
            .map(|slot| slot.page)
            .collect();
        prop_assert_eq!(order, (0..count).collect::<Vec<_>>());
    }
}
