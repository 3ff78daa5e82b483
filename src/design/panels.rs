//! How a leaflet is folded: its panels, which side of the sheet they stand on, and where the folds are.
//!
//! A leaflet is one sheet with folds from head to foot. Each panel is a page. They are read from the cover
//! through the inside from left to right, and then on through the rest of the outside from left to right. The
//! back of the folded leaflet, which is seen with the cover before anything is opened, comes last: what is folded
//! to and fro an odd number of times has it on the inside, as its last panel. Both gates of a gate fold are seen
//! before it is opened, so both come first.

use super::declare::{NoKeys, RawNoKeys, rule, rules};
use super::keys::Exact;
use super::sheet::FoldedEdges;
use crate::content::read::Int;
use crate::geom::{Sides, Size};
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// How much shorter a panel is that is folded in, where the layout does not say: office paper of 80 to
/// 120 g/m² takes up less than this in two folds, and a hand is seldom more exact.
const TUCK: Abs = Abs::mm(1.5);

rules! {
    /// How a leaflet is folded.
    pub enum FoldRule from RawFold by "fold" {
        /// Once, in the middle: four panels.
        Half(NoKeys from RawNoKeys) = "half",
        /// In three, the right third first: six panels, of which the one that is folded in is shorter.
        Letter(TuckRule from RawTuck) = "letter",
        /// In three, one third to either side: six panels.
        Z(NoKeys from RawNoKeys) = "z",
        /// From both sides to the middle: two gates, and the middle, which is as wide as both; six panels on
        /// both sides.
        Gate(TuckRule from RawTuck) = "gate",
        /// To and fro.
        Accordion(AccordionRule from RawAccordion) = "accordion",
    }
}

rule! {
    /// A fold with a panel that lies between others.
    pub struct TuckRule: Default from RawTuck {
        /// How much shorter the panel is that is folded in, or both gates together are than what they
        /// cover: thick paper needs more.
        tuck: Spanned<Abs> as Spanned<Exact> = Spanned::new(TUCK, Span::NOWHERE),
    }
}

rule! {
    /// A leaflet that is folded to and fro.
    pub struct AccordionRule: Default from RawAccordion {
        /// How many panels each side has.
        panels: u16 as Int<3, 5> = 4,
    }
}

/// A panel: one page of a leaflet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// From one of its folds to the other.
    pub width: Abs,
    /// The edges at which it goes on to another panel.
    pub folds: FoldedEdges,
}

/// A fold of the sheet, as one looks at its inside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LeafletFold {
    /// Its distance from the left edge of the flat sheet.
    pub at: Abs,
    /// Whether the insides of the panels beside it come to lie on each other; else their outsides do.
    pub inward: bool,
    /// Whether the part at its left is folded over; else the part at its right.
    pub moves_left: bool,
}

/// All panels of a leaflet.
#[derive(Debug, Clone, PartialEq)]
pub struct Panels {
    /// The flat sheet, as it lies.
    pub flat: Size,
    /// The panels in the order in which they are read, the cover first.
    pub pages: Vec<Panel>,
    /// Which of them stand on the inside, from left to right.
    pub inside: Vec<usize>,
    /// Which of them stand on the outside, from left to right; the cover is the last.
    pub outside: Vec<usize>,
    /// The folds, in the order in which they are made.
    pub folds: Vec<LeafletFold>,
    /// How many pages, from the first on, make up the cover.
    covers: usize,
}

impl Panels {
    /// The panels of a sheet of this size.
    pub fn new(fold: &FoldRule, flat: Size) -> Self {
        let whole = flat.width;
        let even = |count: usize| vec![whole / count as f64; count];
        // The widths of the inside, from left to right.
        let widths = match fold {
            FoldRule::Half(_) => even(2),
            FoldRule::Z(_) => even(3),
            FoldRule::Accordion(accordion) => even(accordion.panels.into()),
            FoldRule::Letter(letter) => {
                let tuck = letter.tuck.value;
                let wide = (whole + tuck) / 3.0;
                vec![wide, wide, wide - tuck]
            }
            FoldRule::Gate(gate) => {
                // Together the gates are so much shorter than the middle that they cover.
                let middle = (whole + gate.tuck.value) / 2.0;
                let gate = (whole - middle) / 2.0;
                vec![gate, middle, gate]
            }
        };
        let count = widths.len();
        let last = count * 2 - 1;
        let (inside, outside): (Vec<usize>, Vec<usize>) = match fold {
            // The cover is the left gate.
            FoldRule::Gate(_) => ((2..=4).collect(), vec![1, last, 0]),
            // The back is the panel before the cover.
            FoldRule::Half(_) | FoldRule::Letter(_) => (
                (1..=count).collect(),
                (count + 1..=last).chain([0]).collect(),
            ),
            // The back is the inside of the panel that is farthest from the cover.
            FoldRule::Z(_) | FoldRule::Accordion(_) if count % 2 == 1 => (
                (1..count).chain([last]).collect(),
                (count..last).chain([0]).collect(),
            ),
            // It is the outside of that panel.
            FoldRule::Z(_) | FoldRule::Accordion(_) => (
                (1..=count).collect(),
                [last]
                    .into_iter()
                    .chain(count + 1..last)
                    .chain([0])
                    .collect(),
            ),
        };
        let mut pages = vec![
            Panel {
                width: Abs::ZERO,
                folds: Sides::splat(false),
            };
            count * 2
        ];
        let behind = widths.iter().rev();
        for (row, widths) in [
            (&inside, widths.iter().collect::<Vec<_>>()),
            (&outside, behind.collect()),
        ] {
            for (nth, (page, width)) in row.iter().zip(widths).enumerate() {
                pages[*page] = Panel {
                    width: *width,
                    folds: Sides {
                        left: nth > 0,
                        right: nth + 1 < count,
                        ..Sides::splat(false)
                    },
                };
            }
        }
        Self {
            flat,
            pages,
            inside,
            outside,
            folds: folds(fold, &widths),
            covers: match fold {
                FoldRule::Gate(_) => 2,
                _ => 1,
            },
        }
    }

    /// The pages on which the cover stands: of a gate fold, both gates.
    pub const fn covers(&self) -> usize {
        self.covers
    }

    /// The width of the narrowest panel.
    pub fn narrowest(&self) -> Abs {
        let widths = self.pages.iter().map(|panel| panel.width);
        widths.fold(self.flat.width, Abs::min)
    }

    /// The size of the widest panel: of the leaflet when it is folded.
    pub fn folded(&self) -> Size {
        let widths = self.pages.iter().map(|panel| panel.width);
        Size::new(widths.fold(Abs::ZERO, Abs::max), self.flat.height)
    }
}

/// The folds between panels of these widths, in the order in which they are made.
fn folds(fold: &FoldRule, widths: &[Abs]) -> Vec<LeafletFold> {
    let at = |panels: usize| widths.iter().take(panels).copied().sum::<Abs>();
    let inward = |panels, moves_left| LeafletFold {
        at: at(panels),
        inward: true,
        moves_left,
    };
    match fold {
        FoldRule::Half(_) => vec![inward(1, true)],
        // The shorter panel first; the cover comes over it.
        FoldRule::Letter(_) => vec![inward(2, false), inward(1, true)],
        FoldRule::Gate(_) => vec![inward(1, true), inward(2, false)],
        FoldRule::Z(_) | FoldRule::Accordion(_) => (1..widths.len())
            .map(|nth| LeafletFold {
                at: at(nth),
                inward: nth % 2 == 1,
                moves_left: nth == 1,
            })
            .collect(),
    }
}
