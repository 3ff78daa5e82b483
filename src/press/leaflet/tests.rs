//! Leaflets are folded as the instructions say, and looked at.

use proptest::prelude::*;

use super::*;
use crate::design::panels::{AccordionRule, FoldRule, TuckRule};
use crate::design::{Edge, Flip, NoKeys, Schema};
use crate::press::samples::{a4, mm, pages, reflected};
use crate::source::{Span, Spanned};

fn tuck(mm: f64) -> TuckRule {
    TuckRule {
        tuck: Spanned::new(Abs::mm(mm), Span::NOWHERE),
    }
}

fn accordion(panels: u16) -> FoldRule {
    FoldRule::Accordion(AccordionRule { panels })
}

fn rule(fold: &FoldRule, flat: Size, paper: Size, flip: Flip) -> SheetRule {
    let leaflet = LeafletRule {
        flip,
        ..LeafletRule::default()
    };
    SheetRule {
        edge: Edge::Inset,
        panels: Some(Panels::new(fold, flat)),
        ..SheetRule::sample(paper, Schema::Leaflet(leaflet))
    }
}

/// A page for each panel.
fn panel_pages(rule: &SheetRule) -> Pages {
    let panels = rule.panels.as_ref().expect("a leaflet");
    let page = |panel: &crate::design::Panel| {
        pages(1, Size::new(panel.width, panels.flat.height))[0].clone()
    };
    panels.pages.iter().map(page).collect()
}

fn plan(rule: &SheetRule) -> Plan {
    let mut diags = Diagnostics::new();
    let plan = crate::press::plan(&panel_pages(rule), None, rule, &mut diags).expect("a plan");
    assert!(diags.is_empty());
    plan
}

/// A panel of the paper, on its way to being folded.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// The pages on its inside and its outside.
    pages: [usize; 2],
    /// From where to where it lies.
    at: (f64, f64),
    /// Whether its inside looks up.
    inside_up: bool,
}

/// The strip of panels, inside up, as the printer leaves it: read from the sheet, not from the layout.
fn strip(plan: &Plan, pages: &Pages, flip: Flip) -> Vec<Part> {
    let sheets = plan.sheets.to_vec();
    let sheet = &sheets[0];
    let [outside, inside] = [&sheet.sides[0], &sheet.sides[1]];
    let mut parts: Vec<Part> = inside
        .slots
        .iter()
        .map(|slot| {
            // Where it lies behind the outside, seen through the paper.
            let trim = pages[slot.page].trim;
            let (rect, up) = reflected(slot, trim, sheet.size, flip);
            assert!(up[1] > 0.5, "upright behind its front");
            let front = outside.slots.iter().find(|front| {
                let there = front.trim(pages[front.page].trim);
                (there.left() - rect.left()).abs().fits(Abs::ZERO)
                    && (there.right() - rect.right()).abs().fits(Abs::ZERO)
                    && (there.top() - rect.top()).abs().fits(Abs::ZERO)
            });
            let front = front.expect("a panel of the same width behind it");
            // Turned like a page, the inside is a mirror image of what is seen through it.
            let left = sheet.size.width - rect.right();
            Part {
                pages: [slot.page, front.page],
                at: (left.to_mm(), left.to_mm() + trim.width.to_mm()),
                inside_up: true,
            }
        })
        .collect();
    parts.sort_by(|a, b| a.at.0.total_cmp(&b.at.0));
    parts
}

/// Folds the strip by the steps of the plan; the parts come out from the top down.
fn fold(parts: &[Part], plan: &Plan, flat: f64) -> Vec<Part> {
    let left_edge = parts[0].at.0;
    let mut pile: Vec<(usize, Part)> = parts.iter().copied().enumerate().collect();
    let steps = &plan.print.as_ref().expect("printed").finish;
    let folds = steps.iter().filter_map(|step| match step {
        Finish::FoldAt {
            distance,
            from_left,
            inward,
        } => {
            let distance = distance.to_mm();
            let at = if *from_left {
                distance
            } else {
                flat - distance
            };
            Some((at, *from_left, *inward))
        }
        _ => None,
    });
    for (at, from_left, inward) in folds {
        // The fold lies between two panels of the flat sheet.
        let ends = parts
            .iter()
            .position(|part| (part.at.1 - left_edge - at).abs() < 0.01);
        let before = ends.expect("a fold between two panels") + 1;
        let moving: Vec<usize> = match from_left {
            true => (0..before).collect(),
            false => (before..parts.len()).collect(),
        };
        let (_, beside) = pile
            .iter()
            .find(|(nth, _)| *nth + 1 == before)
            .expect("there");
        // The line of the fold, where that panel lies now.
        let was = parts[before - 1];
        let line = match beside.inside_up == was.inside_up {
            true => beside.at.1,
            false => beside.at.0,
        };
        let over = inward == beside.inside_up;
        let (moved, stay): (Vec<_>, Vec<_>) =
            pile.into_iter().partition(|(nth, _)| moving.contains(nth));
        let turned = moved.into_iter().rev().map(|(nth, part)| {
            let at = (2.0 * line - part.at.1, 2.0 * line - part.at.0);
            let inside_up = !part.inside_up;
            (
                nth,
                Part {
                    at,
                    inside_up,
                    ..part
                },
            )
        });
        let turned: Vec<_> = turned.collect();
        pile = match over {
            true => turned.into_iter().chain(stay).collect(),
            false => stay.into_iter().chain(turned).collect(),
        };
    }
    pile.into_iter().map(|(_, part)| part).collect()
}

/// The page that looks up on top, and the one that looks down below.
fn outermost(pile: &[Part]) -> (usize, usize) {
    let (top, below) = (pile[0], pile[pile.len() - 1]);
    let up = |part: Part| part.pages[usize::from(!part.inside_up)];
    let down = |part: Part| part.pages[usize::from(part.inside_up)];
    (up(top), down(below))
}

/// The fold, and the page on the back of the folded leaflet: its last.
fn kinds() -> Vec<(FoldRule, usize)> {
    vec![
        (FoldRule::Half(NoKeys), 3),
        (FoldRule::Letter(tuck(1.5)), 5),
        (FoldRule::Z(NoKeys), 5),
        (accordion(3), 5),
        (accordion(4), 7),
        (accordion(5), 9),
    ]
}

proptest! {
    #[test]
    fn folding_puts_the_cover_on_top_and_all_panels_between(
        (width, height) in (200.0..420.0_f64, 100.0..420.0_f64),
        kind in 0..6_usize,
        (long, larger) in any::<(bool, bool)>(),
    ) {
        let flip = if long { Flip::LongEdge } else { Flip::ShortEdge };
        let (fold_rule, last) = kinds().swap_remove(kind);
        let flat = mm(width, height);
        let more = if larger { 40.0 } else { 0.0 };
        let rule = rule(&fold_rule, flat, mm(width + more, height + more), flip);
        let plan = plan(&rule);
        let pages = panel_pages(&rule);
        let parts = strip(&plan, &pages, flip);
        let pile = fold(&parts, &plan, width);
        prop_assert_eq!(outermost(&pile), (0, last));
        // Nothing sticks out of the folded leaflet.
        let folded = rule.panels.as_ref().expect("panels").folded().width.to_mm();
        let left = pile.iter().map(|part| part.at.0).fold(f64::MAX, f64::min);
        let right = pile.iter().map(|part| part.at.1).fold(f64::MIN, f64::max);
        prop_assert!(right - left < folded + 0.01, "{} > {folded}", right - left);
        // Every page stands once.
        let mut found: Vec<usize> = parts.iter().flat_map(|part| part.pages).collect();
        found.sort_unstable();
        prop_assert_eq!(found, (0..pages.len()).collect::<Vec<_>>());
    }
}

#[test]
fn a_letter_fold_of_a4_has_a_shorter_panel_that_lies_free_inside() {
    let rule = rule(
        &FoldRule::Letter(tuck(1.5)),
        a4().landscape(),
        a4(),
        Flip::ShortEdge,
    );
    let panels = rule.panels.as_ref().expect("panels");
    let widths: Vec<f64> = panels
        .pages
        .iter()
        .map(|panel| panel.width.to_mm())
        .collect();
    let wanted = [99.5, 99.5, 99.5, 98.0, 98.0, 99.5];
    for (found, wanted) in widths.iter().zip(wanted) {
        assert!((found - wanted).abs() < 0.001, "{widths:?}");
    }
    let plan = plan(&rule);
    let parts = strip(&plan, &panel_pages(&rule), Flip::ShortEdge);
    // On the sheet: flap, back and cover outside; three panels inside.
    let sheets = plan.sheets.to_vec();
    let outside: Vec<usize> = sheets[0].sides[0]
        .slots
        .iter()
        .map(|s| s.page + 1)
        .collect();
    let inside: Vec<usize> = sheets[0].sides[1]
        .slots
        .iter()
        .map(|s| s.page + 1)
        .collect();
    assert_eq!((outside, inside), (vec![5, 6, 1], vec![2, 3, 4]));
    let pile = fold(&parts, &plan, 297.0);
    let flap = pile
        .iter()
        .find(|part| part.pages == [3, 4])
        .expect("the flap");
    let cover = pile
        .iter()
        .find(|part| part.pages[1] == 0)
        .expect("the cover");
    assert!(
        (flap.at.0 - cover.at.0 - 1.5).abs() < 0.01,
        "free at the spine: {pile:?}"
    );
    assert!(flap.at.1 < cover.at.1 + 0.01);
    let print = plan.print.expect("printed");
    let fold_at = |distance: f64, from_left| Finish::FoldAt {
        distance: Abs::mm(distance),
        from_left,
        inward: true,
    };
    let near = |found: &Finish, wanted: &Finish| format!("{found:.3?}") == format!("{wanted:.3?}");
    assert_eq!(print.finish.len(), 4);
    assert!(
        near(&print.finish[1], &fold_at(98.0, false)),
        "{:?}",
        print.finish
    );
    assert!(
        near(&print.finish[2], &fold_at(99.5, true)),
        "{:?}",
        print.finish
    );
}

#[test]
fn gates_meet_in_the_middle_and_do_not_overlap() {
    let rule = rule(
        &FoldRule::Gate(tuck(2.0)),
        a4().landscape(),
        a4(),
        Flip::ShortEdge,
    );
    let plan = plan(&rule);
    let parts = strip(&plan, &panel_pages(&rule), Flip::ShortEdge);
    assert_eq!(parts.len(), 3);
    let middle = parts[1].at.1 - parts[1].at.0;
    assert!(
        (middle - 149.5).abs() < 0.01,
        "as wide as both gates and their gap: {middle}"
    );
    let pile = fold(&parts, &plan, 297.0);
    assert_eq!(
        pile[pile.len() - 1].pages,
        [3, 5],
        "the middle is below, the back on its outside"
    );
    let gates: Vec<&Part> = pile.iter().filter(|part| !part.inside_up).collect();
    let outsides: Vec<usize> = gates.iter().map(|part| part.pages[1]).collect();
    assert!(outsides.contains(&0) && outsides.contains(&1), "{gates:?}");
    let (left, right) = match gates[0].at.0 < gates[1].at.0 {
        true => (gates[0], gates[1]),
        false => (gates[1], gates[0]),
    };
    assert_eq!(left.pages[1], 0, "the cover is the left gate");
    assert!(
        (right.at.0 - left.at.1 - 2.0).abs() < 0.01,
        "{left:?} {right:?}"
    );
}

#[test]
fn folds_have_ticks_where_there_is_no_waste_and_marks_where_there_is() {
    let marks = |paper: Size, side: usize| {
        let rule = rule(
            &FoldRule::Letter(tuck(1.5)),
            a4().landscape(),
            paper,
            Flip::ShortEdge,
        );
        let sheets = plan(&rule).sheets.to_vec();
        let marks = sheets[0].sides[side].marks.clone();
        let folds = marks.into_iter().filter(|mark| mark.kind == MarkKind::Fold);
        folds.collect::<Vec<_>>()
    };
    assert_eq!(marks(a4(), 0), []);
    let ticks = marks(a4(), 1);
    assert_eq!(ticks.len(), 4);
    for tick in &ticks {
        let x = tick.from.x.to_mm();
        assert!((x - 99.5).abs() < 0.01 || (x - 199.0).abs() < 0.01, "{x}");
        let heights = [tick.from.y.to_mm(), tick.to.y.to_mm()];
        assert!(
            heights.iter().all(|y| *y < 7.6 || *y > 202.4),
            "{heights:?}"
        );
    }
    let a3 = mm(297.0, 420.0);
    assert_eq!((marks(a3, 0).len(), marks(a3, 1).len()), (4, 4));
}
