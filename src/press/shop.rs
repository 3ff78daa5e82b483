//! Pages for the print shop: each alone on its sheet, in the order of reading, for shops impose pages
//! themselves. Cards with backs come in turn, front and back; of a leaflet, whose panels must meet at the
//! folds, each side is one sheet.
//!
//! Marks stand outside the bleed, where nothing of the page does.

use crate::color::{Color, SpotInk, SpotTint};
use crate::content::shop::{PressInks, PressMarks, Shop};
use crate::design::{FoldedEdges, Folds, MarkKind, Panels};
use crate::geom::{Point, Rect, Sides, Size};
use crate::pages::{Cards, Pages};
use crate::press::leaflet;
use crate::press::marks::{MarkSize, MarkedBlock};
use crate::press::plan::Plan;
use crate::press::sheet::{ColorBar, Mark, Sheet, Side, Slot};
use crate::units::Abs;

/// Marks stand so far from the trim at least, else they would be seen where a cut is a little off.
const GAP: Abs = Abs::mm(3.0);
/// How long crop and fold marks are.
const LENGTH: Abs = Abs::mm(5.0);
/// The diameter of a registration mark, and the side of each field of a colour bar.
const TARGET: Abs = Abs::mm(5.0);
/// Between the bleed and a colour bar.
const CLEAR: Abs = Abs::mm(0.5);
/// The paper that is left outside all marks.
const MARGIN: Abs = Abs::mm(1.0);

/// The fields of a colour bar, in per cent of cyan, magenta, yellow and black: the inks, two of them on
/// each other, and a middle tint of each. Spot inks come after the four.
const BAR: [[u8; 4]; 11] = [
    [100, 0, 0, 0],
    [0, 100, 0, 0],
    [0, 0, 100, 0],
    [0, 0, 0, 100],
    [0, 100, 100, 0],
    [100, 0, 100, 0],
    [100, 100, 0, 0],
    [50, 0, 0, 0],
    [0, 50, 0, 0],
    [0, 0, 50, 0],
    [0, 0, 0, 50],
];

/// Places pages, cards or panels on sheets of their own, with the bleed round each, and the marks that the
/// shop asks for.
pub fn impose(
    pages: &Pages,
    cards: Option<&Cards>,
    panels: Option<&Panels>,
    (shop, spots): (&Shop, &[SpotInk]),
) -> Plan {
    let bleed = shop.bleed;
    let sheet = |trim: Size, slots: &dyn Fn(MarkedBlock, Size) -> Vec<Slot>, folds: &[Abs]| {
        sheet(trim, slots, folds, (shop, spots))
    };
    let sheets: Vec<Sheet> = match panels {
        Some(panels) => {
            let of_row = |row: &[usize], folds: Vec<Abs>| {
                let slots = |block, size| leaflet::slots(row, pages, block, size);
                sheet(panels.flat, &slots, &folds)
            };
            let inside: Vec<Abs> = panels.folds.iter().map(|fold| fold.at).collect();
            let outside = inside.iter().map(|at| panels.flat.width - *at).collect();
            vec![
                of_row(&panels.outside, outside),
                of_row(&panels.inside, inside),
            ]
        }
        None => {
            let single = |index: usize| {
                let page = pages.get(index)?;
                let slots = |block: MarkedBlock, _| {
                    let clip = block.trim.outset(bleed);
                    vec![Slot::upright(index, block.trim.origin, clip)]
                };
                Some(sheet(page.trim, &slots, &[]))
            };
            order(pages, cards).into_iter().filter_map(single).collect()
        }
    };
    Plan {
        sheets: sheets.into(),
        ..Plan::default()
    }
}

/// The edges of a page that are folds in the file: where it meets another one on the same piece of paper. The spine of a
/// page that stands alone in its file is none: the shop places the pages, and asks for bleed there as well.
pub fn folded_edges(plan: &Plan, page: usize) -> FoldedEdges {
    let known = Folds::None.of(page);
    let place = plan.sheets.places_of(page).first();
    let place = place.and_then(|place| Some((place, plan.sheets.side_of(*place)?.1)));
    let Some((place, side)) = place.filter(|(_, side)| side.joined) else {
        return known;
    };
    let clips = || side.slots.iter().map(|slot| slot.clip);
    let Some(own) = clips().nth(place.slot()) else {
        return known;
    };
    // They lie beside each other, and none is turned.
    Sides {
        left: clips().any(|other| other.right().fits(own.left())),
        right: clips().any(|other| own.right().fits(other.left())),
        ..known
    }
}

/// One side with these slots in the middle, and the marks that the shop asks for, also where it is folded. What has
/// several slots is not cut apart.
pub(super) fn sheet(
    trim: Size,
    slots: &dyn Fn(MarkedBlock, Size) -> Vec<Slot>,
    folds: &[Abs],
    (shop, spots): (&Shop, &[SpotInk]),
) -> Sheet {
    let margin = margin(shop.bleed, shop.marks);
    let size = Size::new(trim.width + margin * 2.0, trim.height + margin * 2.0);
    let block = MarkedBlock {
        trim: Rect {
            origin: Point::new(margin, margin),
            size: trim,
        },
        bleed: shop.bleed,
        fold: None,
        stapled: false,
    };
    let mut side = Side::new(slots(block, size), Vec::new());
    side.joined = side.slots.len() > 1;
    mark(&mut side, block, size, folds, (shop, spots));
    Sheet::one_sided(size, side)
}

/// The pages in the order of the file: of cards with backs, each front before its back.
fn order(pages: &Pages, cards: Option<&Cards>) -> Vec<usize> {
    match cards.filter(|cards| !cards.backs.is_empty()) {
        Some(cards) => {
            let pairs = cards.fronts.iter().zip(&cards.backs);
            pairs.flat_map(|(front, back)| [*front, *back]).collect()
        }
        None => (0..pages.len()).collect(),
    }
}

/// From the trim to the edge of the sheet: the bleed, or what the marks need.
fn margin(bleed: Abs, marks: PressMarks) -> Abs {
    let gap = bleed.max(GAP);
    match marks {
        PressMarks::None => bleed,
        PressMarks::Crop => gap + LENGTH + MARGIN,
        PressMarks::All => gap + LENGTH.max(TARGET) + MARGIN,
    }
}

/// Draws the marks of one sheet.
fn mark(
    side: &mut Side,
    block: MarkedBlock,
    size: Size,
    folds: &[Abs],
    (shop, spots): (&Shop, &[SpotInk]),
) {
    if shop.marks == PressMarks::None {
        return;
    }
    let trim = block.trim;
    let length = MarkSize {
        gap: block.bleed.max(GAP),
        length: LENGTH,
        shortest: LENGTH / 2.0,
    };
    let reach = (Abs::ZERO, size.height);
    for x in [trim.left(), trim.right()] {
        for ends in length.ends((trim.top(), trim.bottom()), reach) {
            side.marks.push(Mark::upright(MarkKind::Crop, x, ends));
        }
    }
    for y in [trim.top(), trim.bottom()] {
        for ends in length.ends((trim.left(), trim.right()), (Abs::ZERO, size.width)) {
            side.marks.push(Mark::level(MarkKind::Crop, y, ends));
        }
    }
    for at in folds {
        for ends in length.ends((trim.top(), trim.bottom()), reach) {
            side.marks
                .push(Mark::upright(MarkKind::Fold, trim.left() + *at, ends));
        }
    }
    if shop.marks == PressMarks::All {
        let folds = folds.iter().map(|at| trim.left() + *at);
        register(
            side,
            trim,
            (length.gap, folds.collect()),
            fields(shop, spots),
        );
    }
}

/// The fields of the colour bar of a shop: of the inks that it prints.
fn fields(shop: &Shop, spots: &[SpotInk]) -> Vec<Color> {
    let is_printed = |ink: &&[u8; 4]| shop.inks == PressInks::Cmyk || ink[..3] == [0; 3];
    let process = BAR.iter().filter(is_printed);
    // What is seen of them on a screen is nowhere shown.
    let mut fields: Vec<Color> = process.map(|cmyk| Color::new([0; 3], *cmyk)).collect();
    if shop.inks == PressInks::Cmyk && shop.spots {
        let full = (0..).zip(spots).map(|(ink, spot)| Color {
            spot: Some(SpotTint { ink, percent: 100 }),
            ..Color::new([0; 3], spot.cmyk)
        });
        let inks = fields.len().min(4);
        fields.splice(inks..inks, full);
    }
    fields
}

/// Registration marks in the middle of each side, unless it is folded there, and a colour bar above, beside the mark.
fn register(side: &mut Side, trim: Rect, (gap, folds): (Abs, Vec<Abs>), fields: Vec<Color>) {
    let away = gap + TARGET / 2.0;
    let centre = Point::new(
        (trim.left() + trim.right()) / 2.0,
        (trim.top() + trim.bottom()) / 2.0,
    );
    let is_folded = folds.iter().any(|fold| (*fold - centre.x).abs() < TARGET);
    let between = match is_folded {
        true => trim.left() + trim.size.width / 4.0,
        false => centre.x,
    };
    side.targets = vec![
        Point::new(between, trim.top() - away),
        Point::new(trim.right() + away, centre.y),
        Point::new(between, trim.bottom() + away),
        Point::new(trim.left() - away, centre.y),
    ];
    // As many fields as there is room for between the mark and the corner.
    let (from, to) = (centre.x + TARGET, trim.right() - LENGTH);
    let room = ((to - from) / TARGET).floor().max(0.0) as usize;
    side.bars = (0..)
        .zip(fields)
        .take(room)
        .map(|(nth, color)| ColorBar {
            area: Rect::new(
                from + TARGET * f64::from(nth),
                trim.top() - gap - CLEAR - TARGET,
                TARGET,
                TARGET,
            ),
            color,
        })
        .collect();
}
