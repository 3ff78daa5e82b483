//! Where rulers stand, on sheets of every kind.

use super::*;
use crate::design::{
    Edge, Flip, FoldOverRule, LeavesRule, NupRule, SaddleRule, Schema, SingleRule, TilesRule,
    ZineRule,
};
use crate::diag::Diagnostics;
use crate::geom::{Sides, Size};
use crate::press::plan;
use crate::press::samples::{a4, mm, pages, with_backs};
use crate::source::{Span, Spanned};
use proptest::prelude::*;

/// The plan of so many pages, with the ruler and without it.
fn plans(
    schema: &Schema,
    count: usize,
    trim: Size,
    (paper, edge): (Size, Edge),
) -> Option<[Plan; 2]> {
    let cards = matches!(schema, Schema::FoldOver(_)).then(|| with_backs(count / 2));
    let all = pages(count, trim);
    let rule = SheetRule {
        edge,
        ..SheetRule::sample(paper, schema.clone())
    };
    let mut bare = rule.clone();
    match &mut bare.schema {
        Schema::Single(rule) => rule.ruler = false,
        Schema::Saddle(rule) => rule.ruler = false,
        Schema::Nup(rule) => rule.ruler = false,
        Schema::FoldOver(rule) => rule.ruler = false,
        Schema::Tiles(rule) => rule.ruler = false,
        _ => {}
    }
    let made = |rule: &SheetRule| plan(&all, cards.as_ref(), rule, &mut Diagnostics::new());
    Some([made(&rule)?, made(&bare)?])
}

proptest! {
    #[test]
    fn it_stands_in_the_waste_and_moves_nothing(
        (width, height) in (50.0..200.0_f64, 50.0..200.0_f64),
        (which, a3, inset) in (0..4_usize, any::<bool>(), any::<bool>()),
    ) {
        let backed = LeavesRule {
            flip: Some(Spanned::new(Flip::LongEdge, Span::NOWHERE)),
            ..LeavesRule::default()
        };
        let schema = [
            Schema::Single(SingleRule::default()),
            Schema::Saddle(SaddleRule::default()),
            Schema::Nup(NupRule { printed: backed, ..NupRule::default() }),
            Schema::FoldOver(FoldOverRule::default()),
        ];
        let paper = if a3 { mm(297.0, 420.0) } else { a4() };
        let edge = if inset { Edge::Inset } else { Edge::Bleed };
        let trim = mm(width, height);
        let Some([with, without]) = plans(&schema[which], 10, trim, (paper, edge)) else {
            return Ok(());
        };
        let all = pages(10, trim);
        for (sheet, bare) in with.sheets.iter().zip(without.sheets.iter()) {
            for (nth, (side, bare)) in sheet.sides.iter().zip(&bare.sides).enumerate() {
                prop_assert_eq!(&side.slots, &bare.slots);
                prop_assert_eq!(&side.marks, &bare.marks);
                prop_assert!(bare.ruler.is_none());
                prop_assert!(nth == 0 || side.ruler.is_none(), "a ruler on a back");
                for area in side.ruler.iter().flat_map(Ruler::areas) {
                    let reach = Rect::from_size(sheet.size).inset(Sides::splat(Abs::mm(5.0)));
                    prop_assert!(area.beyond(&reach).largest().fits(Abs::ZERO), "{:?}", area);
                    for slot in &side.slots {
                        prop_assert!(!area.meets(&slot.trim(all[slot.page].trim)), "{:?}", area);
                        prop_assert!(!area.meets(&slot.clip), "{:?}", area);
                    }
                    for mark in &side.marks {
                        let line = Rect::around([mark.from, mark.to]).expect("a line");
                        prop_assert!(!area.meets(&line.outset(Abs::mm(0.5))), "{:?}", mark);
                    }
                }
            }
        }
    }
}

#[test]
fn it_stands_on_every_front_where_there_is_room() {
    let ruler = |schema: Schema, count, trim| {
        let [plan, _] = plans(&schema, count, trim, (a4(), Edge::Bleed)).expect("a plan");
        let fronts = plan.sheets.iter().map(|sheet| sheet.sides[0].ruler);
        let fronts: Vec<_> = fronts.collect();
        assert!(fronts.windows(2).all(|pair| pair[0] == pair[1]));
        fronts[0].map(|ruler| ruler.upright)
    };
    let nup = || Schema::Nup(NupRule::default());
    // Nine cards on a lying sheet: 16.5 mm below them, 8 of which marks take, and 5 the printer.
    assert_eq!(ruler(nup(), 12, mm(85.0, 55.0)), Some(false));
    assert_eq!(ruler(nup(), 9, mm(74.0, 105.0)), Some(false));
    // Only at the sides there is waste.
    let single = || Schema::Single(SingleRule::default());
    assert_eq!(ruler(single(), 1, mm(170.0, 297.0)), Some(true));
    // None.
    assert_eq!(ruler(single(), 1, a4()), None);
    assert_eq!(
        ruler(Schema::Saddle(SaddleRule::default()), 8, mm(148.0, 210.0)),
        None
    );
    assert_eq!(
        ruler(Schema::Zine(ZineRule::default()), 8, mm(70.0, 90.0)),
        None
    );
}

/// The sheets of a poster, with the rulers and without them.
fn poster(trim: Size) -> [Plan; 2] {
    let tiles = Schema::Tiles(TilesRule::default());
    plans(&tiles, 1, trim, (a4(), Edge::Bleed)).expect("a plan")
}

#[test]
fn every_tile_of_a_poster_has_one_beside_what_it_shows() {
    // A3 and A2 on A4: all sheets, that which shows how they go together too.
    for trim in [mm(297.0, 420.0), mm(420.0, 594.0)] {
        let [with, without] = poster(trim);
        assert!(with.sheets.len() > 4);
        for (sheet, bare) in with.sheets.iter().zip(without.sheets.iter()) {
            let (side, bare) = (&sheet.sides[0], &bare.sides[0]);
            assert_eq!((&side.slots, &side.marks), (&bare.slots, &bare.marks));
            assert!(bare.ruler.is_none());
            let ruler = side.ruler.expect("a ruler");
            let reach = Rect::from_size(sheet.size).inset(Sides::splat(Abs::mm(5.0)));
            for area in ruler.areas() {
                assert!(area.beyond(&reach).largest().fits(Abs::ZERO), "{area:?}");
                for slot in &side.slots {
                    let inked = match with.extras.get(slot.page.wrapping_sub(1)) {
                        Some(Extra::Assembly(guide)) => guide.words,
                        _ => slot.clip,
                    };
                    assert!(!area.meets(&inked), "{area:?} on {inked:?}");
                }
                for mark in &side.marks {
                    let line = Rect::around([mark.from, mark.to]).expect("a line");
                    assert!(!area.meets(&line), "{mark:?}");
                }
            }
        }
    }
}

#[test]
fn tiles_as_large_as_the_printer_reaches_have_none() {
    // Two tiles of 200 mm beside each other and two of 287 mm below each other, with 10 mm in common.
    let [with, _] = poster(mm(390.0, 564.0));
    let ruler = |sheet: crate::press::sheet::Sheet| sheet.sides[0].ruler.is_some();
    let with_ruler: Vec<bool> = with.sheets.iter().map(ruler).collect();
    assert_eq!(with_ruler, [true, false, false, false, false]);
}
