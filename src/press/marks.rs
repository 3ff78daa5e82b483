//! A block of pages on a sheet → crop, fold and staple marks. Drawing them is not done here.
//!
//! Marks stand in the paper that is cut away, outside the trim and the bleed, and inside the
//! printer's margin: where that leaves no room, there are none, and the printing instructions say
//! where to fold and staple.

use crate::design::{MarkKind, SheetRule};
use crate::geom::{Point, Rect, Size};
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
        block,
        sheet,
        margin: rule.printer_margin,
    };
    let trim = block.trim;
    let mut marks = Vec::new();
    for kind in rule.marks.iter().copied() {
        match kind {
            MarkKind::Crop => {
                marks.extend(field.beside(kind, trim.top()));
                marks.extend(field.beside(kind, trim.bottom()));
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
            MarkKind::Staple => {}
        }
    }
    marks
}

/// The heights of two staples: a quarter of the spine from either end, where both hold equally much.
fn staples(trim: Rect) -> [Abs; 2] {
    [0.25, 0.75].map(|share| trim.top() + trim.size.height * share)
}

struct Field {
    block: Block,
    sheet: Size,
    margin: Abs,
}

impl Field {
    /// Level marks at height `y`, to the left and right of the block.
    fn beside(&self, kind: MarkKind, y: Abs) -> Vec<Mark> {
        let trim = self.block.trim;
        self.ends(trim.left(), trim.right(), self.sheet.width)
            .map(|(from, to)| Mark {
                kind,
                from: Point::new(from, y),
                to: Point::new(to, y),
            })
            .collect()
    }

    /// Upright marks at `x`, below and above the block.
    fn above_and_below(&self, kind: MarkKind, x: Abs) -> Vec<Mark> {
        let trim = self.block.trim;
        self.ends(trim.top(), trim.bottom(), self.sheet.height)
            .map(|(from, to)| Mark {
                kind,
                from: Point::new(x, from),
                to: Point::new(x, to),
            })
            .collect()
    }

    /// From where to where marks go before `low` and behind `high` on paper `extent` long.
    fn ends(&self, low: Abs, high: Abs, extent: Abs) -> impl Iterator<Item = (Abs, Abs)> {
        let gap = self.block.bleed.max(GAP);
        let before = ((low - gap - LENGTH).max(self.margin), low - gap);
        let behind = (high + gap, (high + gap + LENGTH).min(extent - self.margin));
        let long_enough = |(from, to): &(Abs, Abs)| SHORTEST.fits(*to - *from);
        [before, behind].into_iter().filter(long_enough)
    }
}
