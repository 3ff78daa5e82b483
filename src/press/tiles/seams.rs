//! An axis of a poster, and what seams cross where → where its seams are.
//!
//! Each stands within 15 mm of where an even division puts it, where all seams together cross the least; of
//! places that cross as much, nearest to the even division. Every tile fits its sheet, and keeps the room that
//! ticks and label need. With seams s at k places each, and c what a seam crosses there, the least sum is found
//! from seam to seam, for each place of a seam from the best of the one before (dynamic programming).

use super::axis::{Axis, LEAST};
use super::crossed::{STEP, SeamView};
use crate::units::Abs;

/// How far a seam may be from where an even division puts it, in steps: 15 mm.
const MOST: usize = 30;

/// Where the poster is divided along one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Seams {
    /// The places, from the poster's edge.
    pub places: Vec<Abs>,
    /// How much they cross together.
    pub crossed: u64,
}

/// The best way to a place of a seam.
#[derive(Clone, Copy)]
struct Way {
    /// What is crossed, and how far seams are from an even division: in this order they are to be small.
    cost: (u64, usize),
    /// The place of the seam before.
    before: usize,
}

/// Finds the seams of `axis` on the page that `view` shows; of each tile `kept` of its sheet stay free.
pub fn choose(axis: &Axis, view: &SeamView, kept: &[Abs]) -> Seams {
    let even = axis.even_seams();
    let place = |seam: Abs, at: usize| seam + STEP * (at as f64 - MOST as f64);
    let fits = |nth: usize, share: (Abs, Abs)| {
        let room = axis.reach - kept.get(nth).copied().unwrap_or_default();
        LEAST.fits(share.1 - share.0) && axis.taken(nth, share).fits(room)
    };
    let places = 2 * MOST + 1;
    let mut ways: Vec<Vec<Option<Way>>> = Vec::new();
    for (nth, seam) in even.iter().enumerate() {
        let costs = view.costs(place(*seam, 0), places);
        let way = |at: usize| {
            let to = place(*seam, at);
            let before = match nth.checked_sub(1) {
                None => fits(0, (Abs::ZERO, to)).then_some(((0, 0), 0)),
                Some(before) => {
                    let known = ways[before].iter().enumerate();
                    let open = known.filter_map(|(from, way)| {
                        let share = (place(even[before], from), to);
                        Some(((*way)?.cost, from)).filter(|_| fits(nth, share))
                    });
                    open.min()
                }
            };
            let ((crossed, away), before) = before?;
            Some(Way {
                cost: (crossed + costs[at], away + at.abs_diff(MOST)),
                before,
            })
        };
        let found = (0..places).map(way).collect();
        ways.push(found);
    }
    let last = ways.last().zip(even.last()).and_then(|(ways, seam)| {
        let ends = ways.iter().enumerate().filter_map(|(at, way)| {
            let share = (place(*seam, at), axis.length);
            Some(((*way)?.cost, at)).filter(|_| fits(axis.tiles - 1, share))
        });
        ends.min()
    });
    let Some(((crossed, _), mut at)) = last else {
        return Seams {
            places: even,
            crossed: 0,
        };
    };
    let mut chosen = even.clone();
    for (nth, seam) in even.iter().enumerate().rev() {
        chosen[nth] = place(*seam, at);
        at = ways[nth][at].map_or(MOST, |way| way.before);
    }
    Seams {
        places: chosen,
        crossed,
    }
}
