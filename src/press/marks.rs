//! A block of pages on a sheet → crop, fold and staple marks, as data.
//!
//! Marks stand in the paper that is cut away, outside trim and bleed and within the printer's
//! reach. Where that leaves no room there are none, and the printing instructions say where to fold
//! and staple. A plan lists marks from the foot of the sheet upwards, and each upright mark from
//! its lower end.

use crate::design::{MarkKind, SheetRule};
use crate::geom::{Rect, Size};
use crate::press::grid::SheetGrid;
use crate::press::sheet::Mark;
use crate::units::Abs;

/// From the trim to its marks, at least: a cut that is a little off must not leave ink.
const GAP: Abs = Abs::mm(3.0);

/// How long a mark is where there is room.
const LENGTH: Abs = Abs::mm(5.0);

/// A shorter mark is not seen.
const SHORTEST: Abs = Abs::mm(2.0);

/// How long marks are, and how far they stand from what they belong to.
#[derive(Debug, Clone, Copy)]
pub struct MarkSize {
    /// From the trim or the picture to the mark.
    pub gap: Abs,
    /// The length of a mark where there is room.
    pub length: Abs,
    /// A shorter mark is not seen.
    pub shortest: Abs,
}

impl MarkSize {
    /// From where to where marks go before and after what reaches from `from` to `to`, as far as
    /// there is room within `reach`.
    pub fn ends(
        self,
        (from, to): (Abs, Abs),
        reach: (Abs, Abs),
    ) -> impl DoubleEndedIterator<Item = (Abs, Abs)> {
        let (near, far) = (from - self.gap, to + self.gap);
        let before = ((near - self.length).max(reach.0), near);
        let after = (far, (far + self.length).min(reach.1));
        let long_enough = move |(from, to): &(Abs, Abs)| self.shortest.fits(*to - *from);
        [before, after].into_iter().filter(long_enough)
    }
}

/// What the marks of one side stand round.
#[derive(Debug, Clone, Copy)]
pub struct MarkedBlock {
    /// The smallest rectangle that holds the trims of all pages.
    pub trim: Rect,
    /// How far ink may reach outside it.
    pub bleed: Abs,
    /// Where the sheet is folded, if it is.
    pub fold: Option<Abs>,
    /// Whether the fold is stapled.
    pub stapled: bool,
}

/// The marks round `block` on a sheet of this size, of the kinds that `rule` names.
pub fn around(block: MarkedBlock, sheet: Size, rule: &SheetRule) -> Vec<Mark> {
    let area = MarkArea {
        trim: block.trim,
        bleed: block.bleed,
        printable: rule.printable(sheet),
    };
    let trim = block.trim;
    let mut marks = Vec::new();
    for kind in rule.schema.marks().kinds() {
        match kind {
            MarkKind::Crop => {
                marks.extend(area.beside(kind, trim.bottom()));
                marks.extend(area.beside(kind, trim.top()));
                marks.extend(area.above_and_below(kind, trim.left()));
                marks.extend(area.above_and_below(kind, trim.right()));
            }
            MarkKind::Fold => {
                let fold = block.fold.into_iter();
                marks.extend(fold.flat_map(|x| area.above_and_below(kind, x)));
            }
            MarkKind::Staple if block.stapled => {
                marks.extend(staples(trim).into_iter().flat_map(|y| area.beside(kind, y)));
            }
            MarkKind::Staple | MarkKind::CropEach | MarkKind::Cut | MarkKind::Glue => {}
        }
    }
    marks
}

/// The heights of two staples: a quarter of the spine from either end, so that both hold equally much.
fn staples(trim: Rect) -> [Abs; 2] {
    [0.75, 0.25].map(|share| trim.top() + trim.size.height * share)
}

/// Crop marks for the cards of a grid: round all of them together, and in gutters that have room.
pub fn for_grid(grid: &SheetGrid, rule: &SheetRule) -> Vec<Mark> {
    let area = MarkArea {
        trim: grid.block(),
        bleed: grid.bleed,
        printable: rule.printable(grid.paper),
    };
    let kind = MarkKind::Crop;
    let (columns, rows) = (grid.column_edges(), grid.row_edges());
    let mut marks = Vec::new();
    for x in edges(&columns) {
        marks.extend(area.above_and_below(kind, x));
        let gutters = in_gutters(&rows, grid.bleed).into_iter().rev();
        marks.extend(gutters.map(|ends| Mark::upright(kind, x, ends)));
    }
    for y in edges(&rows).into_iter().rev() {
        marks.extend(area.beside(kind, y));
        let gutters = in_gutters(&columns, grid.bleed).into_iter();
        marks.extend(gutters.map(|ends| Mark::level(kind, y, ends)));
    }
    marks
}

/// The least gutter that has room for marks between cards with this bleed.
pub fn least_gutter(bleed: Abs) -> Abs {
    bleed.max(GAP) * 2.0 + SHORTEST
}

/// Where cards begin and end along one axis; cards that touch share an edge.
fn edges(cards: &[(Abs, Abs)]) -> Vec<Abs> {
    let mut lines: Vec<Abs> = Vec::new();
    for place in cards.iter().flat_map(|(from, to)| [*from, *to]) {
        if lines.last().is_none_or(|last| !place.fits(*last)) {
            lines.push(place);
        }
    }
    lines
}

/// From where to where marks go in the gutters between cards, where there is room.
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

/// Where marks may stand: outside trim and bleed, within what the printer reaches.
struct MarkArea {
    trim: Rect,
    bleed: Abs,
    printable: Rect,
}

impl MarkArea {
    /// Level marks at height `y`, to the left and to the right of the trim.
    fn beside(&self, kind: MarkKind, y: Abs) -> Vec<Mark> {
        let (trim, reach) = (self.trim, self.printable);
        // Where the printer does not reach there is no mark.
        let seen = reach.top().fits(y) && y.fits(reach.bottom());
        self.ends(trim.left(), trim.right(), (reach.left(), reach.right()))
            .filter(|_| seen)
            .map(|ends| Mark::level(kind, y, ends))
            .collect()
    }

    /// Upright marks at `x`, below and above the trim.
    fn above_and_below(&self, kind: MarkKind, x: Abs) -> Vec<Mark> {
        let (trim, reach) = (self.trim, self.printable);
        let seen = reach.left().fits(x) && x.fits(reach.right());
        self.ends(trim.top(), trim.bottom(), (reach.top(), reach.bottom()))
            .filter(|_| seen)
            .rev()
            .map(|ends| Mark::upright(kind, x, ends))
            .collect()
    }

    /// From where to where marks go before `from` and after `to`, as far as there is room within
    /// `reach`.
    fn ends(
        &self,
        from: Abs,
        to: Abs,
        reach: (Abs, Abs),
    ) -> impl DoubleEndedIterator<Item = (Abs, Abs)> {
        let size = MarkSize {
            gap: self.bleed.max(GAP),
            length: LENGTH,
            shortest: SHORTEST,
        };
        size.ends((from, to), reach)
    }
}
