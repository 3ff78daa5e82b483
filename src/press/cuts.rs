//! Straight cuts across a whole sheet, and how they are told to a person where no mark shows them.

use crate::design::MarkKind;
use crate::geom::Size;
use crate::press::plan::Finish;
use crate::press::sheet::Mark;
use crate::units::Abs;

/// What lies between a trim and the edge of the paper is cut off only where it is more than this: paper
/// itself may be 2 mm larger or smaller than its name says (ISO 216, for sides of 150 to 600 mm), and two
/// pages of A5 are 1 mm narrower than A4.
const LEAST_WASTE: Abs = Abs::mm(1.0);

/// A cut from one edge of the sheet to the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cut {
    /// At this distance from the sheet's left edge.
    Upright(Abs),
    /// At this distance from its upper edge.
    Level(Abs),
}

impl Cut {
    /// Whether `mark` is a crop mark that lies on it.
    pub fn is_shown_by(self, mark: &Mark) -> bool {
        let on = |a: Abs, b: Abs| (a - b).abs().fits(Abs::ZERO);
        mark.kind == MarkKind::Crop
            && match self {
                Self::Upright(x) => on(mark.from.x, x) && on(mark.to.x, x),
                Self::Level(y) => on(mark.from.y, y) && on(mark.to.y, y),
            }
    }
}

/// Whether paper is cut off at this distance from one of its edges, which is as long as `extent`.
pub fn is_waste(at: Abs, extent: Abs) -> bool {
    !at.min(extent - at).fits(LEAST_WASTE)
}

/// The steps that tell of `cuts` of a sheet by their distances from its edges.
pub fn steps(cuts: &[Cut], sheet: Size) -> Vec<Finish> {
    let upright = cuts.iter().filter_map(|cut| match cut {
        Cut::Upright(x) => Some(*x),
        Cut::Level(_) => None,
    });
    let level = cuts.iter().filter_map(|cut| match cut {
        Cut::Level(y) => Some(*y),
        Cut::Upright(_) => None,
    });
    let (upright, level): (Vec<Abs>, Vec<Abs>) = (upright.collect(), level.collect());
    let mut steps = Vec::new();
    match as_much_on_both_sides(&level, sheet.height) {
        Some(waste) => steps.push(Finish::CutOffHeadAndFoot(waste)),
        None if !level.is_empty() => steps.push(Finish::CutFromTop(level)),
        None => {}
    }
    match as_much_on_both_sides(&upright, sheet.width) {
        Some(waste) => steps.push(Finish::CutOffSides(waste)),
        None if !upright.is_empty() => steps.push(Finish::CutFromLeft(upright)),
        None => {}
    }
    steps
}

/// How much is cut off at both edges alike, where nothing else is cut.
fn as_much_on_both_sides(places: &[Abs], extent: Abs) -> Option<Abs> {
    let [first, last] = *places else {
        return None;
    };
    let (before, after) = (first.min(last), extent - first.max(last));
    (before - after).abs().fits(Abs::ZERO).then_some(before)
}

#[cfg(test)]
mod tests;
