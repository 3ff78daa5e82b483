//! Seams: they keep out of words, panels and drawings where they can, and tiles still fit their sheets.

use super::axis::{Axis, LEAST, count};
use super::crossed::{Direction, SeamView};
use super::seams;
use crate::color::Color;
use crate::design::{Edge, Schema, SheetRule, TilesRule};
use crate::diag::Diagnostics;
use crate::geom::{Path, Point, Rect, Sides, Size};
use crate::lines::{FontId, Glyph};
use crate::pages::{AssemblyGuide, Extra, Glyphs, Item, ItemKind, Pages, Stress};
use crate::press::samples::{mm, pages};
use crate::source::{Span, Spanned};
use crate::units::Abs;
use proptest::prelude::*;

const RED: Color = Color::new([180, 30, 30], [0, 90, 80, 10]);
const BLUE: Color = Color::new([30, 60, 180], [90, 70, 0, 10]);

/// A panel, or a line of words, by shares of the page: from the left, from the head, wide, high.
pub type Block = (bool, [f64; 4]);

pub fn block() -> impl Strategy<Value = Block> {
    let place = [0.0..0.9_f64, 0.0..0.9_f64, 0.05..0.9_f64, 0.01..0.3_f64];
    (any::<bool>(), place)
}

/// Those of a page.
pub fn blocks_on(trim: Size, blocks: &[Block]) -> Vec<Item> {
    let item = |(words, [x, y, width, height]): &Block| {
        let rect = Rect::new(
            trim.width * *x,
            trim.height * *y,
            trim.width * *width,
            trim.height * *height,
        );
        match words {
            true => words_in(rect),
            false => panel(rect, RED),
        }
    };
    blocks.iter().map(item).collect()
}

fn panel(rect: Rect, color: Color) -> Item {
    Item::filled(Path::rounded(rect, Abs::ZERO), color)
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect::new(Abs::mm(x), Abs::mm(y), Abs::mm(width), Abs::mm(height))
}

/// A line of words that are as high as this rectangle, from descenders to capitals.
fn words_in(rect: Rect) -> Item {
    let letter = Glyph {
        id: 1,
        advance: rect.size.width / 12.0,
        dx: Abs::ZERO,
        dy: Abs::ZERO,
        text: "g".into(),
    };
    Item::artifact(ItemKind::Glyphs(Glyphs {
        at: Point::new(rect.left(), rect.top() + rect.size.height * 0.75),
        font: FontId(0),
        size: rect.size.height,
        color: BLUE,
        glyphs: std::iter::repeat_n(letter, 12).collect(),
        width: rect.size.width,
        stress: Stress::default(),
        edge: None,
        edge_in_grey: None,
    }))
}

fn rule(sheets: Option<(usize, usize)>) -> SheetRule {
    let tiles = TilesRule {
        sheets: sheets.map(|sheets| Spanned::new(sheets, Span::NOWHERE)),
        ..TilesRule::default()
    };
    SheetRule {
        margins: Sides::splat(Abs::mm(5.0)),
        edge: Edge::Inset,
        ..SheetRule::sample(mm(210.0, 297.0), Schema::Tiles(tiles))
    }
}

/// How a poster of A3 with these items is divided.
fn divided(items: Vec<Item>, sheets: Option<(usize, usize)>) -> AssemblyGuide {
    let mut poster: Pages = pages(1, mm(297.0, 420.0));
    poster[0].items = items;
    let mut diags = Diagnostics::new();
    let plan = crate::press::plan(&poster, None, &rule(sheets), &mut diags).expect("a plan");
    match plan.extras.into_iter().next() {
        Some(Extra::Assembly(guide)) => guide,
        other => panic!("a guide, not {other:?}"),
    }
}

/// The level seam of A3, in millimetres of the page from its head.
fn level_seam(items: Vec<Item>) -> f64 {
    divided(items, None).down[0] * 420.0
}

/// Where the even division has it: tiles of 215 mm have 10 mm in common, of which 3 mm are cut off.
const EVEN: f64 = 208.0;

#[test]
fn an_empty_page_is_divided_evenly() {
    assert!((level_seam(Vec::new()) - EVEN).abs() < 0.001);
    let one_ground = panel(rect(0.0, 0.0, 297.0, 420.0), RED);
    assert!((level_seam(vec![one_ground]) - EVEN).abs() < 0.001);
}

#[test]
fn a_seam_through_a_line_of_words_moves_to_the_gap_between_lines() {
    // Lines of 12 mm, and 8 mm from one to the next: 200 to 212, and 220 to 232.
    let lines = (0..10).map(|nth| words_in(rect(20.0, 160.0 + 20.0 * f64::from(nth), 250.0, 12.0)));
    let seam = level_seam(lines.collect());
    assert!((213.0..219.0).contains(&seam), "{seam}");
}

#[test]
fn a_seam_goes_between_panels_and_not_through_the_room_in_one() {
    let panels = vec![
        panel(rect(20.0, 120.0, 257.0, 95.0), RED),
        panel(rect(20.0, 220.0, 257.0, 90.0), BLUE),
    ];
    let seam = level_seam(panels);
    assert!((215.5..219.5).contains(&seam), "{seam}");
}

#[test]
fn what_a_panel_covers_is_not_crossed() {
    let items = vec![
        words_in(rect(20.0, 190.0, 250.0, 40.0)),
        panel(rect(0.0, 0.0, 297.0, 420.0), RED),
    ];
    assert!((level_seam(items) - EVEN).abs() < 0.001);
}

#[test]
fn where_all_places_cross_as_much_a_seam_stays() {
    let tall = panel(rect(20.0, 0.0, 100.0, 420.0), RED);
    assert!((level_seam(vec![tall]) - EVEN).abs() < 0.001);
    let endless = words_in(rect(20.0, 100.0, 100.0, 250.0));
    assert!((level_seam(vec![endless]) - EVEN).abs() < 0.001);
}

#[test]
fn upright_seams_keep_out_of_columns() {
    // The even division has it at 146.5 mm.
    let even = divided(Vec::new(), None).across[0] * 297.0;
    assert!((even - 146.5).abs() < 0.001, "{even}");
    let columns = vec![
        words_in(rect(20.0, 100.0, 131.0, 30.0)),
        words_in(rect(160.0, 250.0, 120.0, 30.0)),
    ];
    let seam = divided(columns, None).across[0] * 297.0;
    assert!((152.0..160.0).contains(&seam), "{seam}");
}

#[test]
fn a_poster_that_is_made_smaller_becomes_a_little_smaller_for_its_seam() {
    assert_eq!(divided(Vec::new(), Some((1, 2))).percent, 92);
    // At 92 % the sheets leave too little to reach the gap, at 90 % they do not.
    let panels = vec![
        panel(rect(20.0, 120.0, 257.0, 91.0), RED),
        panel(rect(20.0, 217.0, 257.0, 90.0), BLUE),
    ];
    let guide = divided(panels, Some((1, 2)));
    let seam = guide.down[0] * 420.0;
    assert_eq!(guide.percent, 90);
    assert!((211.0..217.0).contains(&seam), "{seam}");
    // Where there is nothing to gain it is as large as it can be.
    let tall = panel(rect(20.0, 0.0, 100.0, 420.0), RED);
    assert_eq!(divided(vec![tall], Some((1, 2))).percent, 92);
}

proptest! {
    #[test]
    fn moved_seams_leave_tiles_that_fit_and_meet(
        length in 80.0..1300.0_f64,
        reach in 100.0..400.0_f64,
        overlap in 0.0..25.0_f64,
        kept in 0.0..10.0_f64,
        blocks in prop::collection::vec(block(), 1..12),
    ) {
        let [length, reach, overlap, kept] = [length, reach, overlap, kept].map(Abs::mm);
        let trim = Size::new(Abs::mm(200.0), length);
        let mut poster = pages(1, trim);
        poster[0].items = blocks_on(trim, &blocks);
        let tiles = count(length, reach, overlap);
        let axis = Axis { length, tiles, reach, overlap, bleed: Abs::ZERO };
        let even = axis.even_seams();
        let free = reach - axis.shares(&even).iter().enumerate()
            .map(|(nth, share)| axis.taken(nth, *share))
            .fold(Abs::ZERO, Abs::max);
        let kept = vec![kept.min(free); tiles];
        let view = SeamView::new(&poster[0], 1.0, Direction::Level);
        let found = seams::choose(&axis, &view, &kept);
        prop_assert_eq!(found.places.len(), even.len());
        let cost = |places: &[Abs]| -> u64 {
            places.iter().map(|place| view.costs(*place, 1)[0]).sum()
        };
        prop_assert_eq!(cost(&found.places), found.crossed);
        prop_assert!(found.crossed <= cost(&even), "never worse than an even division");
        for (place, even) in found.places.iter().zip(&even) {
            prop_assert!((*place - *even).abs().fits(Abs::mm(15.0)));
        }
        let extents = axis.extents(&found.places);
        let mut seam = Abs::ZERO;
        for (nth, extent) in extents.iter().enumerate() {
            prop_assert!((extent.share.0 - seam).abs() < Abs::mm(0.001));
            seam = extent.share.1;
            prop_assert!(tiles == 1 || LEAST.fits(extent.share.1 - extent.share.0));
            let taken = axis.taken(nth, extent.share);
            prop_assert!(taken.fits(reach - kept[nth]), "{taken} of {reach}");
            prop_assert!(Abs::ZERO.fits(extent.at + extent.with_overlap.0));
            prop_assert!((extent.at + extent.with_overlap.1).fits(reach));
        }
        prop_assert!((seam - length).abs() < Abs::mm(0.001));
        for pair in extents.windows(2) {
            let common = pair[0].with_overlap.1 - pair[1].with_overlap.0;
            prop_assert!((common - overlap).abs() < Abs::mm(0.001), "{common} of {overlap}");
        }
    }
}
