//! Printing on both sides by hand: a plan → the fronts, and the backs for the pile of printed fronts, each
//! in the order that leaves a pile with the first sheet on top.
//!
//! Sheets come out of the printer onto each other, and the tray gives the uppermost first. A printer lays
//! them with the printed side down or up; its tray has the side that is printed below or above. Where the
//! pile goes back as it lies, the sheet that was printed last comes first; where it must be turned over as
//! a whole, the one that was printed first. Either way each sheet goes in with the short edge first that
//! went in first before, which turns it over its long edge.

use crate::content::printer::{ManualFeed, OutputSide, TraySide};
use crate::press::plan::{Plan, Print};
use crate::press::sheet::Sheet;
use crate::press::sheets::Sheets;

/// The two runs of a print by hand, and what is done between them.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoRuns {
    /// All fronts.
    pub fronts: Plan,
    /// All backs. A sheet without a back has a blank one.
    pub backs: Plan,
    /// How the pile of fronts goes back into the tray.
    pub pile: PutBack,
}

/// How a pile of printed fronts lies in the tray for its backs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PutBack {
    /// Whether it is turned over as a whole, against the way it came out.
    pub turned_over: bool,
    /// Whether its printed sides look up in the tray.
    pub printed_up: bool,
    /// Whether it is turned over once more when all is printed, so that its first front lies on top.
    pub turned_at_last: bool,
}

impl PutBack {
    /// For a printer that is fed by hand in this way.
    pub fn new(feed: ManualFeed) -> Self {
        let printed_up = feed.tray == TraySide::FaceDown;
        Self {
            turned_over: printed_up == (feed.output == OutputSide::FaceDown),
            printed_up,
            turned_at_last: feed.output == OutputSide::FaceUp,
        }
    }

    /// Whether the first sheet is printed last in the run of the fronts.
    pub const fn first_sheet_comes_last(self) -> bool {
        self.last_first()[0]
    }

    /// Whether the last sheet goes first in the run of the fronts, and in that of the backs.
    const fn last_first(self) -> [bool; 2] {
        // Backs that come out with their fronts up must end with the first sheet.
        let backs = !self.turned_at_last;
        [backs == self.turned_over, backs]
    }
}

/// The two runs of a plan; `None` where it has no backs.
pub fn two_runs(plan: &Plan, feed: ManualFeed) -> Option<TwoRuns> {
    let print = plan.print.as_ref()?;
    print.flip?;
    let pile = PutBack::new(feed);
    let only = |nth: usize, last_first: bool| -> Sheets {
        let side = |sheet: Sheet| {
            let side = sheet.sides.into_iter().nth(nth);
            Sheet::one_sided(sheet.size, side.unwrap_or_default())
        };
        match last_first {
            true => plan.sheets.iter().rev().map(side).collect(),
            false => plan.sheets.iter().map(side).collect(),
        }
    };
    let run = |sheets: Sheets| Plan {
        sheets,
        print: Some(Print {
            flip: None,
            ..print.clone()
        }),
        extras: plan.extras.clone(),
    };
    let [fronts, backs] = pile.last_first();
    Some(TwoRuns {
        fronts: run(only(0, fronts)),
        backs: run(only(1, backs)),
        pile,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Flip, SaddleRule, Schema, SheetRule, SingleRule};
    use crate::diag::Diagnostics;
    use crate::press::samples::{a4, mm, pages, reflected};
    use crate::press::sheet::Side;

    /// A sheet of paper: what was printed on either side, and which of them looks up now.
    #[derive(Debug, Clone, Default)]
    struct Paper {
        sides: [Option<Side>; 2],
        up: usize,
    }

    /// Prints `run` on a pile, whose uppermost sheet is taken first, and gives the pile that comes out.
    fn print(mut pile: Vec<Paper>, run: &Plan, feed: ManualFeed) -> Vec<Paper> {
        let mut out = Vec::new();
        for sheet in &run.sheets.to_vec() {
            let mut paper = pile.pop().expect("paper in the tray");
            let printed = match feed.tray {
                TraySide::FaceUp => paper.up,
                TraySide::FaceDown => 1 - paper.up,
            };
            assert_eq!(paper.sides[printed], None, "a blank side");
            paper.sides[printed] = Some(sheet.sides[0].clone());
            paper.up = match feed.output {
                OutputSide::FaceUp => printed,
                OutputSide::FaceDown => 1 - printed,
            };
            out.push(paper);
        }
        assert!(pile.is_empty());
        out
    }

    /// Turns a whole pile over.
    fn turned_over(pile: Vec<Paper>) -> Vec<Paper> {
        let turn = |paper: Paper| Paper {
            up: 1 - paper.up,
            ..paper
        };
        pile.into_iter().rev().map(turn).collect()
    }

    fn feeds() -> impl Iterator<Item = ManualFeed> {
        let outputs = [OutputSide::FaceDown, OutputSide::FaceUp];
        outputs.into_iter().flat_map(|output| {
            [TraySide::FaceDown, TraySide::FaceUp]
                .into_iter()
                .map(move |tray| ManualFeed { output, tray })
        })
    }

    #[test]
    fn every_back_comes_onto_its_own_sheet_in_every_printer() {
        let flip = Flip::LongEdge;
        let single = SingleRule {
            flip: Some(flip),
            ..SingleRule::default()
        };
        let saddle = SaddleRule {
            flip,
            ..SaddleRule::default()
        };
        for (schema, count) in [
            // Seven pages leave a blank back on the last sheet.
            (Schema::Single(single.clone()), 7),
            (Schema::Single(single), 8),
            (Schema::Saddle(saddle), 12),
        ] {
            let trim = mm(148.0, 210.0);
            let rule = SheetRule::sample(a4(), schema);
            let plan =
                crate::press::plan(&pages(count, trim), None, &rule, &mut Diagnostics::new());
            let plan = plan.expect("a plan");
            for feed in feeds() {
                let runs = two_runs(&plan, feed).expect("backs");
                let blank = vec![Paper::default(); plan.sheets.len()];
                let mut pile = print(blank, &runs.fronts, feed);
                if runs.pile.turned_over {
                    pile = turned_over(pile);
                }
                let up = pile.iter().all(|paper| paper.sides[paper.up].is_some());
                assert_eq!(up, runs.pile.printed_up, "{feed:?}");
                let mut done = print(pile, &runs.backs, feed);
                if runs.pile.turned_at_last {
                    done = turned_over(done);
                }
                // From the top down.
                done.reverse();
                for (sheet, paper) in plan.sheets.iter().zip(&done) {
                    let front = paper.sides[paper.up].as_ref().expect("printed");
                    let back = paper.sides[1 - paper.up].as_ref().expect("printed");
                    assert_eq!(front, &sheet.sides[0], "{feed:?}");
                    assert_eq!(
                        back,
                        &sheet.sides.get(1).cloned().unwrap_or_default(),
                        "{feed:?}"
                    );
                    // The same short edge first turns a sheet over its long edge.
                    for slot in sheet.sides.iter().skip(1).flat_map(|side| &side.slots) {
                        let (_, up) = reflected(slot, trim, sheet.size, flip);
                        assert!(up[1] > 0.5, "upright behind its front");
                    }
                }
            }
        }
    }

    #[test]
    fn the_pile_is_turned_over_where_the_printer_does_not_do_it() {
        let pile = |output, tray| PutBack::new(ManualFeed { output, tray });
        let (down, up) = (OutputSide::FaceDown, OutputSide::FaceUp);
        assert!(pile(down, TraySide::FaceDown).turned_over);
        assert!(!pile(down, TraySide::FaceUp).turned_over);
        assert!(!pile(up, TraySide::FaceDown).turned_over);
        assert!(pile(up, TraySide::FaceUp).turned_over);
    }

    #[test]
    fn what_is_printed_on_one_side_takes_one_run() {
        let rule = SheetRule::sample(a4(), Schema::Single(SingleRule::default()));
        let plan = crate::press::plan(&pages(3, a4()), None, &rule, &mut Diagnostics::new());
        assert_eq!(
            two_runs(&plan.expect("a plan"), ManualFeed::default()),
            None
        );
    }
}
