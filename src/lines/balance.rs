//! Balanced line breaking, for titles: as few lines as possible, about equally long, and if possible no
//! last line of a single word. Works on widths; the text itself is not looked at.

use crate::lines::knuth_plass::{Candidate, width};
use crate::units::Abs;

/// The most candidates of a text that is balanced; a longer text is no title, and is broken as a
/// paragraph.
pub(super) const MOST: usize = 200;
/// What a last line of one word costs, in squared measures: more than any difference in length.
const LONE_WORD: f64 = 1e4;
/// The penalty that costs as much as a full line: a lone preposition at a line's end is worse than
/// a small difference in length.
const PENALTY: f64 = 200.0;
/// A first line of one word is too short where it takes less of the measure than this.
const SHORT_FIRST: f64 = 0.3;
/// What an overfull line costs, in squared measures: more than any lone word.
const OVERFULL: f64 = 1e8;

/// Chooses the candidates at which lines end, as [`total_fit`](super::knuth_plass::total_fit)
/// does, and says whether all lines fit. A sum of squared widths is least when the widths are equal.
pub(super) fn balance(candidates: &[Candidate], measure: Abs) -> (Vec<usize>, bool) {
    let count = candidates.len();
    if !(2..=MOST).contains(&count) {
        return (Vec::new(), count < 2);
    }
    // best[lines][at]: the least cost of so many lines, the last of which ends at candidate `at`,
    // and where that line starts.
    let mut best: Vec<Vec<Option<(f64, usize)>>> = vec![vec![None; count]];
    best[0][0] = Some((0.0, 0));
    for lines in 1..count {
        let mut row = vec![None; count];
        for (at, cell) in row.iter_mut().enumerate().skip(lines) {
            *cell = (lines - 1..at)
                .filter_map(|from| {
                    let (before, _) = best[lines - 1][from]?;
                    let cost = cost(candidates, from, at, measure)?;
                    Some((before + cost, from))
                })
                .min_by(|a, b| a.0.total_cmp(&b.0));
        }
        let done = row[count - 1].is_some();
        best.push(row);
        if done {
            break;
        }
    }
    let lines = best.len() - 1;
    let fits = best[lines][count - 1].is_some_and(|(cost, _)| cost < OVERFULL);
    let mut breaks = Vec::with_capacity(lines);
    let mut at = count - 1;
    for row in best.iter().skip(1).rev() {
        breaks.push(at);
        at = row[at].map_or(0, |(_, from)| from);
    }
    breaks.reverse();
    (breaks, fits)
}

/// What one line costs; `None` where it is too wide and could be divided.
fn cost(candidates: &[Candidate], from: usize, at: usize, measure: Abs) -> Option<f64> {
    let (start, end) = (&candidates[from], &candidates[at]);
    let share = width(start, end).to_pt() / measure.to_pt().max(0.01);
    let mut cost = share * share + (end.penalty / PENALTY).powi(2);
    if !width(start, end).fits(measure) {
        if at - from > 1 {
            return None;
        }
        cost += OVERFULL * (1.0 + share);
    }
    let lone = end.end.spaces == start.start.spaces;
    let last = at + 1 == candidates.len();
    if last && from > 0 && lone {
        cost += LONE_WORD;
    }
    // «Gå» alone above «i personens tempo» is worse than «Gå i» above «personens tempo».
    if !last && from == 0 && lone && share < SHORT_FIRST {
        cost += LONE_WORD / 2.0;
    }
    Some(cost)
}
