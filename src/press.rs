//! Pages → sheets: imposition as pure data, which page stands where on which sheet. What a page
//! shows is not changed here.
//!
//! What can only be found on sheets is reported here: paper that is too small, ink in the printer's
//! margin, neighbours with different grounds, marks without room. Places on sheets are counted from
//! the upper left corner of the paper, y downwards, as on pages.

mod arrangement;
pub mod by_hand;
mod cuts;
pub mod fold_over;
mod grid;
pub mod leaflet;
mod leaves;
pub mod margins;
pub mod marks;
mod neighbours;
pub mod nup;
mod paper;
pub mod perforated;
pub mod plan;
mod procedures;
pub mod ruler;
mod rulers;
pub mod saddle;
#[cfg(test)]
mod samples;
pub mod sheet;
pub mod sheets;
pub mod shop;
pub mod shop_cover;
pub mod shop_inks;
pub mod single;
pub mod tiles;
pub mod zine;

pub use plan::{Finish, Plan, Print};
pub use procedures::procedures;
pub use ruler::Ruler;
pub use sheet::{ColorBar, Mark, Sheet, Side, Slot, Turn};
pub use sheets::{Place, Sheets};

use crate::design::{MarkKind, Schema, SheetRule};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::pages::{Cards, Pages};

/// Arranges pages on the office printer's paper, and checks that all their ink reaches it.
///
/// `None` when they cannot be arranged; errors in `diags` say why.
pub fn office(
    pages: &Pages,
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let plan = plan(pages, cards, rule, diags)?;
    let mut checker = margins::MarginChecker::new(&plan, rule);
    checker.pages(0, &pages.as_slice());
    checker.finish(diags);
    Some(plan)
}

/// Arranges pages on the office printer's paper. Only trim, bleed, safe zone and ground of the
/// pages are looked at, so their items need not be there, but for tiles: those meet where the items
/// leave room. Whether all ink reaches the paper is
/// checked by [`margins::MarginChecker`].
///
/// `None` when they cannot be arranged; errors in `diags` say why.
pub fn plan(
    pages: &Pages,
    cards: Option<&Cards>,
    rule: &SheetRule,
    diags: &mut Diagnostics,
) -> Option<Plan> {
    let backed = cards.is_some_and(|cards| !cards.backs.is_empty());
    if backed
        && matches!(
            rule.schema,
            Schema::Saddle(_) | Schema::Zine(_) | Schema::Leaflet(_)
        )
    {
        let error = Diagnostic::error(Fault::NoBacksFolded, rule.span);
        diags.push(error.hint(Hint::BacksOnNup));
        return None;
    }
    let mut plan = match &rule.schema {
        Schema::Single(single) => single::on_paper(pages, cards, (rule, single), diags),
        Schema::Saddle(saddle) => saddle::impose(pages, (rule, saddle), diags),
        Schema::Nup(nup) => nup::impose(pages, cards, (rule, nup), diags),
        Schema::FoldOver(fold_over) => fold_over::impose(pages, cards, (rule, fold_over), diags),
        Schema::Leaflet(leaflet) => leaflet::impose(pages, (rule, leaflet), diags),
        Schema::Perforated(perforated) => {
            perforated::impose(pages, cards, (rule, perforated), diags)
        }
        Schema::Zine(zine) => zine::impose(pages, cards.is_some(), (rule, zine), diags),
        Schema::Tiles(tiles) => tiles::impose(pages, (rule, tiles), diags),
    }?;
    check_marks(&plan, rule, diags);
    rulers::add(&mut plan, pages, rule);
    correct(&mut plan, rule);
    Some(plan)
}

/// Gives every side its correction for the printer: backs go along with their fronts.
fn correct(plan: &mut Plan, rule: &SheetRule) {
    let flip = plan.print.as_ref().and_then(|print| print.flip);
    plan.sheets.change_all(|sheet| {
        let vertical = flip.is_none_or(|flip| sheet::turns_about_vertical_axis(sheet.size, flip));
        let back = rule.front.seen_from_behind(vertical).and(&rule.back);
        for (nth, side) in sheet.sides.iter_mut().enumerate() {
            side.adjust = if nth == 0 { rule.front } else { back };
        }
    });
}

/// Reports marks that the layout names and for which no sheet has room.
fn check_marks(plan: &Plan, rule: &SheetRule, diags: &mut Diagnostics) {
    let sides = || plan.sheets.patterns().iter().flat_map(|sheet| &sheet.sides);
    // A single folded sheet needs no staples.
    let stapled = || {
        let finish = plan.print.iter().flat_map(|print| &print.finish);
        finish
            .into_iter()
            .any(|step| *step == Finish::FoldAndStaple)
    };
    for asked in rule.schema.marks().asked() {
        let drawn = match asked.value {
            MarkKind::CropEach => MarkKind::Crop,
            kind => kind,
        };
        let there = sides().any(|side| side.marks.iter().any(|mark| mark.kind == drawn));
        // A poster that fits on its paper as a whole is not glued.
        let wanted =
            asked.value != MarkKind::Glue && (asked.value != MarkKind::Staple || stapled());
        if there || !wanted {
            continue;
        }
        let fault = Fault::NoRoomForMarks {
            paper: rule.paper_name().into(),
            mark: asked.value.name().into(),
        };
        diags.push(
            Diagnostic::error(fault, asked.span).hint(Hint::LeaveOutMarks {
                mark: asked.value.name().into(),
            }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Flip, FoldOverRule, NupRule, SaddleRule, SingleRule, TilesRule, ZineRule};
    use crate::geom::{Adjust, Point, Size};
    use crate::press::samples::{mm, pages, reflected};
    use crate::units::Abs;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn single_pages_lie_back_to_back(
            (width, height) in (40.0..200.0_f64, 40.0..200.0_f64),
            count in 1..12_usize,
            (long, lying) in any::<(bool, bool)>(),
        ) {
            let flip = if long { Flip::LongEdge } else { Flip::ShortEdge };
            let paper = if lying { mm(297.0, 210.0) } else { mm(210.0, 297.0) };
            let single = SingleRule { flip: Some(flip), ..SingleRule::default() };
            let rule = SheetRule::sample(paper, Schema::Single(single));
            let trim = mm(width, height);
            let pages = pages(count, trim);
            let mut diags = Diagnostics::new();
            let plan = plan(&pages, None, &rule, &mut diags).expect("a plan");
            let mut order = Vec::new();
            for sheet in &plan.sheets.to_vec() {
                order.extend(sheet.sides.iter().flat_map(|side| &side.slots).map(|slot| slot.page));
                let front = sheet.sides[0].slots[0].trim(trim);
                for slot in sheet.sides.iter().skip(1).flat_map(|side| &side.slots) {
                    let (rect, up) = reflected(slot, trim, sheet.size, flip);
                    prop_assert!((rect.left() - front.left()).abs().fits(Abs::ZERO));
                    prop_assert!((rect.top() - front.top()).abs().fits(Abs::ZERO));
                    prop_assert!(up[1] > 0.5, "heads together: {:?}", up);
                }
            }
            prop_assert_eq!(order, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn only_backs_are_moved_for_the_printer() {
        let back = Adjust {
            shift: Point::new(Abs::mm(0.5), Abs::ZERO),
            degrees: 0.1,
            ..Adjust::default()
        };
        let a4: Size = mm(210.0, 297.0);
        let flip = Some(Flip::LongEdge);
        let single = SingleRule {
            flip,
            ..SingleRule::default()
        };
        let mut nup = NupRule::default();
        nup.printed.flip =
            flip.map(|flip| crate::source::Spanned::new(flip, crate::source::Span::NOWHERE));
        let saddle = SaddleRule::default();
        for schema in [
            Schema::Single(single),
            Schema::Saddle(saddle),
            Schema::Nup(nup),
        ] {
            let rule = SheetRule {
                back,
                ..SheetRule::sample(a4, schema)
            };
            let all = pages(8, mm(100.0, 140.0));
            let plan = plan(&all, None, &rule, &mut Diagnostics::new()).expect("a plan");
            for sheet in &plan.sheets.to_vec() {
                assert!(sheet.sides[0].adjust.is_identity());
                assert_eq!(sheet.sides[1].adjust, back);
            }
        }
    }

    /// One of every schema, on the pages that it arranges.
    fn every_schema() -> Vec<(Schema, usize, Size)> {
        let flip = Some(Flip::LongEdge);
        let single = SingleRule {
            flip,
            ..SingleRule::default()
        };
        let mut nup = NupRule::default();
        nup.printed.flip =
            flip.map(|flip| crate::source::Spanned::new(flip, crate::source::Span::NOWHERE));
        let (a5, a6) = (mm(148.0, 210.0), mm(105.0, 148.0));
        vec![
            (Schema::Single(single), 4, a5),
            (Schema::Saddle(SaddleRule::default()), 8, a5),
            (Schema::Nup(nup), 8, mm(85.0, 55.0)),
            (Schema::Zine(ZineRule::default()), 8, mm(74.25, 105.0)),
            (Schema::Tiles(TilesRule::default()), 1, mm(420.0, 594.0)),
            (Schema::FoldOver(FoldOverRule::default()), 2, a6),
        ]
    }

    #[test]
    fn every_schema_is_corrected_for_the_printer() {
        let front = Adjust {
            shift: Point::new(Abs::mm(1.0), Abs::mm(0.5)),
            degrees: 0.2,
            scale: [1.002, 0.998],
            skew: 0.1,
        };
        let more = Adjust {
            shift: Point::new(Abs::mm(0.25), Abs::ZERO),
            ..Adjust::default()
        };
        for (schema, count, trim) in every_schema() {
            let name = format!("{schema:?}");
            let rule = SheetRule {
                front,
                back: more,
                ..SheetRule::sample(mm(210.0, 297.0), schema)
            };
            let cards = matches!(rule.schema, Schema::FoldOver(_)).then(|| Cards {
                fronts: vec![0],
                backs: vec![1],
                turned: false,
            });
            let plan = plan(
                &pages(count, trim),
                cards.as_ref(),
                &rule,
                &mut Diagnostics::new(),
            );
            let plan = plan.unwrap_or_else(|| panic!("a plan of {name}"));
            for sheet in &plan.sheets.to_vec() {
                assert_eq!(sheet.sides[0].adjust, front, "{name}");
                // A corner of the front, where the correction brings it, and what stands behind it.
                let corner = Point::new(Abs::mm(20.0), Abs::mm(30.0));
                for back in &sheet.sides[1..] {
                    let flip = plan.print.as_ref().and_then(|print| print.flip);
                    let vertical =
                        sheet::turns_about_vertical_axis(sheet.size, flip.expect("a flip"));
                    let behind = |p: Point| match vertical {
                        true => Point::new(sheet.size.width - p.x, p.y),
                        false => Point::new(p.x, sheet.size.height - p.y),
                    };
                    let wanted = behind(front.transform(sheet.size).apply(corner));
                    let found = back.adjust.transform(sheet.size).apply(behind(corner));
                    let off = [found.x - wanted.x, found.y - wanted.y].map(Abs::to_mm);
                    assert!(
                        (off[0] - 0.25).abs() < 1e-6 && off[1].abs() < 1e-6,
                        "{name}: {off:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn tiles_leave_room_for_what_the_correction_moves() {
        let front = Adjust {
            shift: Point::new(Abs::mm(1.0), Abs::ZERO),
            degrees: 0.2,
            scale: [1.002; 2],
            skew: 0.0,
        };
        let rule = SheetRule {
            front,
            ..SheetRule::sample(mm(210.0, 297.0), Schema::Tiles(TilesRule::default()))
        };
        let plan = plan(
            &pages(1, mm(420.0, 594.0)),
            None,
            &rule,
            &mut Diagnostics::new(),
        );
        for sheet in plan.expect("a plan").sheets.to_vec() {
            let map = front.transform(sheet.size);
            for slot in &sheet.sides[0].slots {
                let beyond = map
                    .bounds(slot.clip)
                    .beyond(&rule.reach(sheet.size))
                    .largest();
                assert!(beyond.fits(Abs::ZERO), "{beyond}");
            }
        }
    }
}
