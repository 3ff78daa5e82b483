//! Sheets with several pairs of pages are cut apart, put on each other, folded and read.

use proptest::prelude::*;

use super::*;
use crate::press::nup::Needs;

/// A pair of pages that was cut out of a sheet, before it is folded: both sides as one looks at the front.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cut {
    /// The pages of the front, from left to right.
    front: [Option<usize>; 2],
    /// The pages of the back, seen through the paper.
    back: [Option<usize>; 2],
}

/// Cuts a sheet apart, row by row from the upper left.
fn cut(sheet: &Sheet, flip: Flip, trim: Size, (columns, rows): (usize, usize)) -> Vec<Cut> {
    let sides = [seen(sheet, 0, flip, trim), seen(sheet, 1, flip, trim)];
    let (width, height) = (trim.width.to_mm(), trim.height.to_mm());
    // The block of all pairs stands in the middle; pairs touch.
    let left = sheet.size.width.to_mm() / 2.0 - width * columns as f64;
    let top = (sheet.size.height.to_mm() - height * rows as f64) / 2.0;
    let at = |side: &[SeenPage], x: f64, y: f64| {
        let near = |page: &&SeenPage| (page.left - x).abs() < 0.01 && (page.top - y).abs() < 0.01;
        let found: Vec<&SeenPage> = side.iter().filter(near).collect();
        assert!(found.len() <= 1, "one page in one place");
        found.first().map(|page| {
            assert!(page.upright, "page {} stands on its head", page.page);
            page.page
        })
    };
    let mut pairs = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            let x = left + width * 2.0 * column as f64;
            let y = top + height * row as f64;
            let side = |side: &[SeenPage]| [at(side, x, y), at(side, x + width, y)];
            pairs.push(Cut {
                front: side(&sides[0]),
                back: side(&sides[1]),
            });
        }
    }
    let placed: usize = sides.iter().map(Vec::len).sum();
    let found = pairs
        .iter()
        .flat_map(|pair| pair.front.into_iter().chain(pair.back));
    assert_eq!(
        found.flatten().count(),
        placed,
        "every page lies in one of the parts"
    );
    pairs
}

/// Reads a pile that is folded as a whole, the first part outermost: down the right halves, and back up
/// the left ones.
fn read_pile(pile: &[Cut]) -> Vec<usize> {
    let right = pile.iter().flat_map(|cut| [cut.front[1], cut.back[1]]);
    let left = pile
        .iter()
        .rev()
        .flat_map(|cut| [cut.back[0], cut.front[0]]);
    right.chain(left).flatten().collect()
}

/// Cuts all sheets in one pile, and gives the piles of the places, one after the other.
fn piles(plan: &Plan, rule: &SheetRule, trim: Size, grid: (usize, usize)) -> Vec<Vec<Cut>> {
    let Schema::Saddle(saddle) = &rule.schema else {
        panic!("not a booklet");
    };
    let sheets: Vec<Vec<Cut>> = plan
        .sheets
        .iter()
        .map(|sheet| cut(&sheet, saddle.flip, trim, grid))
        .collect();
    (0..grid.0 * grid.1)
        .map(|place| sheets.iter().map(|sheet| sheet[place]).collect())
        .collect()
}

fn is_blank(cut: &Cut) -> bool {
    cut.front == [None; 2] && cut.back == [None; 2]
}

/// How many pairs stand beside and below each other.
fn counts(trim: Size, rule: &SheetRule) -> (usize, usize) {
    let page = &inset_pages(1, trim)[0];
    let needs = Needs {
        trim: pair(page),
        ..Needs::new(page, rule, None)
    };
    let ways = paper::ways_for(needs.trim, rule);
    let grids = ways.map(|paper| grid_on(&needs, paper, Turn::None, rule));
    let [first, second] = grids.map(|grid| grid.map_or((0, 0), |grid| (grid.columns, grid.rows)));
    if second.0 * second.1 > first.0 * first.1 {
        second
    } else {
        first
    }
}

/// Pages that are white as far inside as printers leave white.
fn inset_pages(count: usize, trim: Size) -> Pages {
    let mut pages = pages(count, trim);
    for index in 0..pages.len() {
        let page = &mut pages[index];
        page.safe = Abs::mm(6.0);
    }
    pages
}

#[test]
fn eight_small_pages_are_one_sheet_and_two_booklets_two() {
    let a6 = mm(105.0, 148.0);
    let one = plan(&inset_pages(8, a6), &with(a4(), SaddleRule::default()));
    let sheets = one.sheets.to_vec();
    assert_eq!((one.sheets.len(), sheets[0].size), (1, a4()));
    let finish = |plan: &Plan| plan.print.as_ref().expect("printed").finish.clone();
    assert_eq!(
        finish(&one),
        [Finish::Crop, Finish::StackParts, Finish::FoldAndStaple]
    );
    // The cut in the middle has its marks.
    let marks = &sheets[0].sides[0].marks;
    assert!(
        marks
            .iter()
            .any(|mark| (mark.from.y.to_mm() - 148.5).abs() < 0.01)
    );

    let copies = plan(&inset_pages(8, a6), &with(a4(), booklets(Booklets::Copies)));
    assert_eq!(copies.sheets.len(), 2);
    assert_eq!(
        finish(&copies),
        [Finish::Crop, Finish::BookletEach(2), Finish::FoldAndStaple]
    );
    let single = plan(&inset_pages(8, a6), &with(a4(), booklets(Booklets::One)));
    assert_eq!(single.sheets.len(), 2);
    let sheets = single.sheets.to_vec();
    assert_eq!(sheets[0].sides[0].slots.len(), 2);
}

#[test]
fn a_booklet_of_one_folded_sheet_stands_alone_unless_copies_are_wanted() {
    let a6 = mm(105.0, 148.0);
    let next = plan(&inset_pages(4, a6), &with(a4(), SaddleRule::default()));
    let sheets = next.sheets.to_vec();
    assert_eq!(sheets[0].sides[0].slots.len(), 2);
    let copies = plan(&inset_pages(4, a6), &with(a4(), booklets(Booklets::Copies)));
    let sheets = copies.sheets.to_vec();
    assert_eq!(sheets[0].sides[0].slots.len(), 4);
}

#[test]
fn asking_for_several_where_one_has_room_is_an_error() {
    let rule = with(a4(), booklets(Booklets::Copies));
    let mut diags = Diagnostics::new();
    assert!(impose(&a5_pages(8), &rule, &mut diags).is_some());
    assert_eq!(diags.sorted()[0].fault.name(), "no-room-for-booklets");
}

proptest! {
    #[test]
    fn cutting_stacking_and_folding_gives_the_reading_order(
        (width, height) in (40.0..110.0_f64, 40.0..200.0_f64),
        count in 1..60_usize,
        signature in prop::option::of(1..5_usize),
        (long, copies, lying) in any::<(bool, bool, bool)>(),
    ) {
        let trim = mm(width, height);
        let flip = if long { Flip::LongEdge } else { Flip::ShortEdge };
        let which = if copies { Booklets::Copies } else { Booklets::Next };
        let saddle = SaddleRule {
            flip,
            signature: signature.map(|sheets| sheets * 4),
            ..booklets(which)
        };
        let paper = if lying { mm(297.0, 210.0) } else { a4() };
        let rule = with(paper, saddle);
        let grid = counts(trim, &rule);
        prop_assume!(grid.0 * grid.1 > 1);
        let mut diags = Diagnostics::new();
        let plan = impose(&inset_pages(count, trim), &rule, &mut diags).expect("a plan");
        let folded = count.div_ceil(4);
        prop_assume!(folded > 1 || copies);
        let piles = piles(&plan, &rule, trim, grid);
        let together = signature.unwrap_or(folded);
        let wanted: Vec<usize> = (0..count).collect();
        let read = |pile: &[Cut]| pile.chunks(together).flat_map(read_pile).collect::<Vec<_>>();
        if copies {
            prop_assert_eq!(plan.sheets.len(), folded);
            for pile in &piles {
                prop_assert_eq!(&read(pile), &wanted);
            }
        } else {
            prop_assert_eq!(plan.sheets.len(), folded.div_ceil(piles.len()));
            let pile: Vec<Cut> = piles.concat();
            // What is blank lies last, and is laid aside.
            let blank = pile.iter().rev().take_while(|cut| is_blank(cut)).count();
            prop_assert_eq!(&read(&pile[..pile.len() - blank]), &wanted);
        }
    }
}
