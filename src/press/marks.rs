//! A block of pages on a sheet → crop, fold and staple marks. Drawing them is not done here.
//!
//! Marks stand in the paper that is cut away, outside the trim and the bleed, and inside the
//! printer's margin: where that leaves no room, there are none, and the printing instructions say
//! where to fold and staple. A plan lists marks from the foot of the sheet upwards, and each upright
//! mark is drawn from its lower end.

use crate::design::{MarkKind, SheetRule};
use crate::geom::{Rect, Size};
use crate::press::grid::Grid;
use crate::press::sheet::Mark;
use crate::units::Abs;

/// From the trim to its marks, at least: a knife that is a little off must not leave ink.
const GAP: Abs = Abs::mm(3.0);

/// How long a mark is where there is room.
const LENGTH: Abs = Abs::mm(5.0);

/// A shorter mark is not seen.
const SHORTEST: Abs = Abs::mm(2.0);

/// What the marks of one side go round.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    /// The trims of all pages together.
    pub trim: Rect,
    /// How far ink may lie outside them.
    pub bleed: Abs,
    /// Where the sheet is folded, if it is.
    pub fold: Option<Abs>,
    /// Whether the fold is stapled.
    pub stapled: bool,
}

/// The marks round `block` on a sheet of this size, of the kinds that `rule` asks for.
pub fn around(block: Block, sheet: Size, rule: &SheetRule) -> Vec<Mark> {
    let field = Field {
        trim: block.trim,
        bleed: block.bleed,
        printable: rule.printable(sheet),
    };
    let trim = block.trim;
    let mut marks = Vec::new();
    for kind in rule.schema.marks().kinds() {
        match kind {
            MarkKind::Crop => {
                marks.extend(field.beside(kind, trim.bottom()));
                marks.extend(field.beside(kind, trim.top()));
                marks.extend(field.above_and_below(kind, trim.left()));
                marks.extend(field.above_and_below(kind, trim.right()));
            }
            MarkKind::Fold => {
                let fold = block.fold.into_iter();
                marks.extend(fold.flat_map(|x| field.above_and_below(kind, x)));
            }
            MarkKind::Staple if block.stapled => {
                marks.extend(
                    staples(trim)
                        .into_iter()
                        .flat_map(|y| field.beside(kind, y)),
                );
            }
            MarkKind::Staple | MarkKind::CropEach | MarkKind::Cut | MarkKind::Glue => {}
        }
    }
    marks
}

/// The heights of two staples: a quarter of the spine from either end, where both hold equally much.
fn staples(trim: Rect) -> [Abs; 2] {
    [0.75, 0.25].map(|share| trim.top() + trim.size.height * share)
}

/// Crop marks for the cards of a grid: round all of them together, and in the gutters that have room.
pub fn between(grid: &Grid, rule: &SheetRule) -> Vec<Mark> {
    let field = Field {
        trim: grid.block(),
        bleed: grid.bleed,
        printable: rule.printable(grid.paper),
    };
    let kind = MarkKind::Crop;
    let (columns, rows) = (grid.columns_at(), grid.rows_at());
    let mut marks = Vec::new();
    for x in lines(&columns) {
        marks.extend(field.above_and_below(kind, x));
        let gutters = in_gutters(&rows, grid.bleed).into_iter().rev();
        marks.extend(gutters.map(|ends| Mark::upright(kind, x, ends)));
    }
    for y in lines(&rows).into_iter().rev() {
        marks.extend(field.beside(kind, y));
        let gutters = in_gutters(&columns, grid.bleed).into_iter();
        marks.extend(gutters.map(|ends| Mark::level(kind, y, ends)));
    }
    marks
}

/// The least gutter that has room for marks between cards with this bleed.
pub fn least_gutter(bleed: Abs) -> Abs {
    bleed.max(GAP) * 2.0 + SHORTEST
}

/// Where cards that reach from one place to another begin and end; cards that touch share a line.
fn lines(cards: &[(Abs, Abs)]) -> Vec<Abs> {
    let mut lines: Vec<Abs> = Vec::new();
    for place in cards.iter().flat_map(|(from, to)| [*from, *to]) {
        if lines.last().is_none_or(|last| !place.fits(*last)) {
            lines.push(place);
        }
    }
    lines
}

/// From where to where marks go in the gutters between cards, as far as there is room.
fn in_gutters(cards: &[(Abs, Abs)], bleed: Abs) -> Vec<(Abs, Abs)> {
    let gap = bleed.max(GAP);
    let mut marks = Vec::new();
    for pair in cards.windows(2) {
        let &[(_, before), (after, _)] = pair else {
            continue;
        };
        let (from, to) = (before + gap, after - gap);
        if !SHORTEST.fits(to - from) {
            continue;
        }
        if (to - from).fits(LENGTH * 2.0) {
            marks.push((from, to));
        } else {
            marks.extend([(from, from + LENGTH), (to - LENGTH, to)]);
        }
    }
    marks
}

struct Field {
    trim: Rect,
    bleed: Abs,
    printable: Rect,
}

impl Field {
    /// Level marks at height `y`, to the left and right of the block.
    fn beside(&self, kind: MarkKind, y: Abs) -> Vec<Mark> {
        let (trim, reach) = (self.trim, self.printable);
        // Where the printer does not reach, no mark is seen.
        let seen = reach.top().fits(y) && y.fits(reach.bottom());
        self.ends(trim.left(), trim.right(), (reach.left(), reach.right()))
            .filter(|_| seen)
            .map(|ends| Mark::level(kind, y, ends))
            .collect()
    }

    /// Upright marks at `x`, below and above the block.
    fn above_and_below(&self, kind: MarkKind, x: Abs) -> Vec<Mark> {
        let (trim, reach) = (self.trim, self.printable);
        let seen = reach.left().fits(x) && x.fits(reach.right());
        self.ends(trim.top(), trim.bottom(), (reach.top(), reach.bottom()))
            .filter(|_| seen)
            .rev()
            .map(|ends| Mark::upright(kind, x, ends))
            .collect()
    }

    /// From where to where marks go before `low` and behind `high`, within `reach`.
    fn ends(
        &self,
        low: Abs,
        high: Abs,
        reach: (Abs, Abs),
    ) -> impl DoubleEndedIterator<Item = (Abs, Abs)> {
        let gap = self.bleed.max(GAP);
        let before = ((low - gap - LENGTH).max(reach.0), low - gap);
        let behind = (high + gap, (high + gap + LENGTH).min(reach.1));
        let long_enough = |(from, to): &(Abs, Abs)| SHORTEST.fits(*to - *from);
        [before, behind].into_iter().filter(long_enough)
    }
}
