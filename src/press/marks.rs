//! A block of pages on a sheet → crop, fold and staple marks, as data, and the cuts that no mark
//! shows.
//!
//! Marks stand in the paper that is cut away, outside trim and bleed and within the printer's
//! reach. Where a cut runs from one edge of the paper to the other and leaves no such room at its ends,
//! its marks stand on the cut itself, unless pages ink their trims: then there are none, and the
//! printing instructions give its distance from the paper's edge, as they say where to fold and staple.
//! A plan lists marks from the foot of the sheet upwards, and each upright mark from its lower end.

use crate::design::{Edge, MarkKind, SheetRule};
use crate::geom::{Rect, Size};
use crate::press::cuts::{Cut, is_waste};
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

/// The marks of one side, and what they leave to be said in words.
#[derive(Debug, Clone, Default)]
pub struct Marked {
    /// The marks.
    pub marks: Vec<Mark>,
    /// The cuts that none of them shows.
    pub unmarked: Vec<Cut>,
}

/// The marks round `block` on a sheet of this size, of the kinds that `rule` names.
pub fn around(block: MarkedBlock, sheet: Size, rule: &SheetRule) -> Marked {
    let area = MarkArea::new(block.trim, block.bleed, sheet, rule);
    let trim = block.trim;
    let mut marks = Vec::new();
    for kind in rule.schema.marks().kinds() {
        match kind {
            MarkKind::Crop => {
                for y in [trim.bottom(), trim.top()] {
                    marks.extend(area.beside(kind, y));
                    marks.extend(area.on_level_cut(y));
                }
                for x in [trim.left(), trim.right()] {
                    marks.extend(area.above_and_below(kind, x));
                    marks.extend(area.on_upright_cut(x));
                }
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
    let cuts = area.cuts(&[trim.left(), trim.right()], &[trim.top(), trim.bottom()]);
    Marked {
        unmarked: unmarked(cuts, &marks),
        marks,
    }
}

/// The fold and staple marks of a pair of pages, which stands among others in `block`: where the paper
/// round all of them has room.
pub fn folds_round(block: Rect, pair: MarkedBlock, sheet: Size, rule: &SheetRule) -> Vec<Mark> {
    let area = MarkArea::new(block, pair.bleed, sheet, rule);
    let outer = |a: Abs, b: Abs| (a - b).abs().fits(Abs::ZERO);
    let highest = outer(pair.trim.top(), block.top());
    let leftmost = outer(pair.trim.left(), block.left());
    let mut marks = Vec::new();
    for kind in rule.schema.marks().kinds() {
        match kind {
            // Pairs above each other have their folds at one place, and those beside each other their staples.
            MarkKind::Fold if highest => {
                let fold = pair.fold.into_iter();
                marks.extend(fold.flat_map(|x| area.above_and_below(kind, x)));
            }
            MarkKind::Staple if pair.stapled && leftmost => {
                let heights = staples(pair.trim).into_iter();
                marks.extend(heights.flat_map(|y| area.beside(kind, y)));
            }
            _ => {}
        }
    }
    marks
}

/// The cuts that no crop mark lies on.
fn unmarked(cuts: Vec<Cut>, marks: &[Mark]) -> Vec<Cut> {
    let mut cuts = cuts;
    cuts.retain(|cut| !marks.iter().any(|mark| cut.is_shown_by(mark)));
    cuts
}

/// The heights of two staples: a quarter of the spine from either end, so that both hold equally much.
fn staples(trim: Rect) -> [Abs; 2] {
    [0.75, 0.25].map(|share| trim.top() + trim.size.height * share)
}

/// Crop marks for the cards of a grid, where they are `drawn`: round all of them together, and in
/// gutters that have room.
pub fn for_grid(grid: &SheetGrid, rule: &SheetRule, drawn: bool) -> Marked {
    let area = MarkArea::new(grid.block(), grid.bleed, grid.paper, rule);
    let kind = MarkKind::Crop;
    let (columns, rows) = (grid.column_edges(), grid.row_edges());
    let (upright, level) = (edges(&columns), edges(&rows));
    let cuts = area.cuts(&upright, &level);
    let mut marks = Vec::new();
    if drawn {
        for x in upright {
            marks.extend(area.above_and_below(kind, x));
            let gutters = in_gutters(&rows, grid.bleed).into_iter().rev();
            marks.extend(gutters.map(|ends| Mark::upright(kind, x, ends)));
            marks.extend(area.on_upright_cut(x));
        }
        for y in level.into_iter().rev() {
            marks.extend(area.beside(kind, y));
            let gutters = in_gutters(&columns, grid.bleed).into_iter();
            marks.extend(gutters.map(|ends| Mark::level(kind, y, ends)));
            marks.extend(area.on_level_cut(y));
        }
    }
    Marked {
        unmarked: unmarked(cuts, &marks),
        marks,
    }
}

/// Fold marks for pairs in the cells of a grid, each folded in its middle: beside all of them, and in
/// gutters that have room. `upright` says which way the folds run.
pub fn folds_of_grid(grid: &SheetGrid, rule: &SheetRule, upright: bool) -> Vec<Mark> {
    let area = MarkArea::new(grid.block(), grid.bleed, grid.paper, rule);
    let kind = MarkKind::Fold;
    let (columns, rows) = (grid.column_edges(), grid.row_edges());
    let middles = |cells: &[(Abs, Abs)]| -> Vec<Abs> {
        cells.iter().map(|(from, to)| (*from + *to) / 2.0).collect()
    };
    let mut marks = Vec::new();
    if upright {
        for x in middles(&columns) {
            marks.extend(area.above_and_below(kind, x));
            let gutters = in_gutters(&rows, grid.bleed).into_iter().rev();
            marks.extend(gutters.map(|ends| Mark::upright(kind, x, ends)));
        }
    } else {
        for y in middles(&rows).into_iter().rev() {
            marks.extend(area.beside(kind, y));
            let gutters = in_gutters(&columns, grid.bleed).into_iter();
            marks.extend(gutters.map(|ends| Mark::level(kind, y, ends)));
        }
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
    paper: Rect,
    printable: Rect,
    /// Whether pages may ink their trims.
    inked: bool,
}

impl MarkArea {
    fn new(trim: Rect, bleed: Abs, sheet: Size, rule: &SheetRule) -> Self {
        Self {
            trim,
            bleed,
            paper: Rect::from_size(sheet),
            printable: rule.printable(sheet),
            inked: rule.edge == Edge::Bleed || rule.inset_at_paper().is_some(),
        }
    }

    /// The cuts at these places, as far as they are not the paper's edges.
    fn cuts(&self, upright: &[Abs], level: &[Abs]) -> Vec<Cut> {
        let paper = self.paper.size;
        let upright = upright.iter().filter(|x| is_waste(**x, paper.width));
        let level = level.iter().filter(|y| is_waste(**y, paper.height));
        let upright = upright.map(|x| Cut::Upright(*x));
        upright.chain(level.map(|y| Cut::Level(*y))).collect()
    }

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

    /// Marks on a level cut at height `y` itself, where there is no room for any beside the trim.
    fn on_level_cut(&self, y: Abs) -> Vec<Mark> {
        let (trim, reach) = (self.trim, self.printable);
        let seen = reach.top().fits(y) && y.fits(reach.bottom());
        let room = self.ends(trim.left(), trim.right(), (reach.left(), reach.right()));
        if self.inked || !seen || !is_waste(y, self.paper.size.height) || room.count() > 0 {
            return Vec::new();
        }
        let ends = on_cut((trim.left(), trim.right()), (reach.left(), reach.right()));
        let mark = |ends| Mark::level(MarkKind::Crop, y, ends);
        ends.into_iter().map(mark).collect()
    }

    /// Marks on an upright cut at `x` itself, where there is no room for any above or below the trim.
    fn on_upright_cut(&self, x: Abs) -> Vec<Mark> {
        let (trim, reach) = (self.trim, self.printable);
        let seen = reach.left().fits(x) && x.fits(reach.right());
        let room = self.ends(trim.top(), trim.bottom(), (reach.top(), reach.bottom()));
        if self.inked || !seen || !is_waste(x, self.paper.size.width) || room.count() > 0 {
            return Vec::new();
        }
        let ends = on_cut((trim.top(), trim.bottom()), (reach.top(), reach.bottom()));
        let mark = |ends| Mark::upright(MarkKind::Crop, x, ends);
        ends.into_iter().rev().map(mark).collect()
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

/// From where to where marks go that stand on a cut which is seen from one end of `trim` to the other: from
/// what the printer reaches inwards, and not where the trim has ended.
fn on_cut(trim: (Abs, Abs), reach: (Abs, Abs)) -> [(Abs, Abs); 2] {
    let (from, to) = (trim.0.max(reach.0), trim.1.min(reach.1));
    let length = LENGTH.min((to - from) / 2.0);
    [(from, from + length), (to - length, to)]
}
