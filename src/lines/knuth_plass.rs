//! Total-fit line breaking after Knuth and Plass, «Breaking Paragraphs into Lines» (Software:
//! Practice and Experience 11, 1981): of all ways to break a paragraph, the one whose lines are best
//! together. Works on widths and penalties; the text itself is not looked at.

use std::ops::Range;

use crate::units::Abs;

/// What each line costs besides its badness, so that fewer lines are better (TeX `\linepenalty`).
const LINE: f64 = 10.0;
/// Two lines in a row that end with a hyphen: almost forbidden.
const DOUBLE_HYPHEN: f64 = 1e6;
/// A hyphen at the end of the last line but one (TeX `\finalhyphendemerits`, raised: these
/// paragraphs are short).
const FINAL_HYPHEN: f64 = 1e5;
/// A tight line beside a loose one (TeX `\adjdemerits`).
const CONTRAST: f64 = 1e4;
/// A last line shorter than two ems.
const STUMP: f64 = 1e6;
/// A last line of one short word.
const LONE_WORD: f64 = 3e5;
/// A last line of one long word.
const LONE_LONG_WORD: f64 = 2e5;
/// A last line of several words that is shorter than [`SHORT`] of the measure.
const SHORT_LAST: f64 = 1e5;
/// See [`SHORT_LAST`].
const SHORT: f64 = 0.25;
/// How many times as short as others a ragged line may be before an address that is kept whole.
const BEFORE_ADDRESS: f64 = 2.0;
/// What it costs to break such an address: as much as a line before it that is half empty.
const BROKEN_ADDRESS: f64 = 500.0;
/// A line that is wider than its measure, where there is no other way.
const OVERFULL: f64 = 1e12;

/// Sums over everything before a place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    /// Widths.
    pub width: Abs,
    /// Widths of the spaces that may stretch and shrink.
    pub space: Abs,
    /// How many spaces of any kind there are.
    pub spaces: u32,
}

/// A place where a line may end and the next one start.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    /// The sums up to the line's end, its trailing space left out.
    pub end: Sums,
    /// The sums up to where the next line starts.
    pub start: Sums,
    /// By how much a line that ends here is wider than the sums say: a hyphen, less what hangs outside.
    pub before: Abs,
    /// By how much a line that starts here is wider than the sums say: lost kerning, less what hangs
    /// outside.
    pub after: Abs,
    /// How undesirable the place is.
    pub penalty: f64,
    /// Whether a hyphen stands at the line's end.
    pub hyphen: bool,
    /// Whether the line ends with a short word that belongs to what follows. Only titles care.
    pub stranded: bool,
    /// Whether an address follows that would have to be broken on this line and fits whole on the next: a ragged line
    /// that ends here may be shorter than others.
    pub before_address: bool,
}

/// Where the difference between a line's width and the measure goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slack {
    /// To the edge: lines are ragged, and may be about this much short.
    Edge(Abs),
    /// Into the spaces: lines are justified. They may stretch this much more where nothing else helps.
    Spaces(Abs),
}

/// The share of its width by which a justified space may grow without looking loose, and shrink at
/// most: a half and a third, as with TeX's fonts.
pub(super) const SPACE_STRETCH: f64 = 0.5;
/// See [`SPACE_STRETCH`].
pub(super) const SPACE_SHRINK: f64 = 1.0 / 3.0;

/// One attempt at a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attempt {
    /// How wide lines may be.
    pub measure: Abs,
    /// Where the slack goes.
    pub slack: Slack,
    /// The loosest line allowed, as a multiple of its slack.
    pub tolerance: f64,
    /// Whether a line may be overfull where no other way is left.
    pub last_resort: bool,
    /// The type size, which short last lines are compared with.
    pub em: Abs,
}

/// The natural width of the line between two places.
pub(super) fn width(from: &Candidate, to: &Candidate) -> Abs {
    to.end.width - from.start.width + from.after + to.before
}

/// Lets addresses stay whole, if that leaves no line too empty: `inner` are the candidates inside one that fits on a
/// line. Only for ragged lines.
pub(super) fn keep_whole(candidates: &mut [Candidate], inner: Range<usize>) {
    if let Some(before) = inner.start.checked_sub(1).filter(|before| *before > 0) {
        candidates[before].before_address = true;
    }
    for candidate in &mut candidates[inner] {
        candidate.penalty = candidate.penalty.max(BROKEN_ADDRESS);
    }
}

/// A way to set the text up to a candidate, the best one of its fitness class.
struct Breakpoint {
    /// The candidate at which the line ends.
    at: usize,
    /// The breakpoint of the line before.
    previous: usize,
    /// 0 tight, 1 decent, 2 loose, 3 very loose.
    fitness: u8,
    demerits: f64,
}

/// Chooses among `candidates` (the first is the start of the text, the last its end) those at which
/// lines end, the last included. `None` when the attempt does not succeed.
pub(super) fn total_fit(candidates: &[Candidate], attempt: &Attempt) -> Option<Vec<usize>> {
    let last = candidates.len().checked_sub(1)?;
    let mut breakpoints = vec![Breakpoint {
        at: 0,
        previous: 0,
        fitness: 1,
        demerits: 0.0,
    }];
    let mut active = vec![0_usize];
    for (at, to) in candidates.iter().enumerate().skip(1) {
        let mut best: [Option<(f64, usize)>; 4] = [None; 4];
        let mut latest_removed = None;
        active.retain(|&index| {
            let breakpoint = &breakpoints[index];
            let from = &candidates[breakpoint.at];
            let line = score(from, to, breakpoint, at == last, attempt);
            if let Some((fitness, demerits)) = line.fits {
                let total = breakpoint.demerits + demerits;
                let slot = &mut best[usize::from(fitness)];
                if slot.is_none_or(|(known, _)| total < known) {
                    *slot = Some((total, index));
                }
            }
            if line.hopeless {
                latest_removed = Some(index);
            }
            !line.hopeless
        });
        for (fitness, entry) in (0_u8..).zip(best) {
            if let Some((demerits, previous)) = entry {
                active.push(breakpoints.len());
                breakpoints.push(Breakpoint {
                    at,
                    previous,
                    fitness,
                    demerits,
                });
            }
        }
        if active.is_empty() {
            // No line fits up to here. The one that started last is the least overfull.
            let previous = latest_removed.filter(|_| attempt.last_resort)?;
            active.push(breakpoints.len());
            breakpoints.push(Breakpoint {
                at,
                previous,
                fitness: 1,
                demerits: breakpoints[previous].demerits + OVERFULL,
            });
        }
    }
    let end = active
        .iter()
        .filter(|index| breakpoints[**index].at == last)
        .min_by(|a, b| {
            breakpoints[**a]
                .demerits
                .total_cmp(&breakpoints[**b].demerits)
        })?;
    let mut breaks = Vec::new();
    let mut index = *end;
    while index != 0 {
        breaks.push(breakpoints[index].at);
        index = breakpoints[index].previous;
    }
    breaks.reverse();
    Some(breaks)
}

/// How good one line would be.
struct LineScore {
    /// The fitness class and demerits, where the line is allowed.
    fits: Option<(u8, f64)>,
    /// Whether no line from the same start can reach farther.
    hopeless: bool,
}

fn score(
    from: &Candidate,
    to: &Candidate,
    breakpoint: &Breakpoint,
    is_last: bool,
    a: &Attempt,
) -> LineScore {
    let natural = width(from, to);
    let space = to.end.space - from.start.space;
    let short = a.measure - natural;
    let shrink = match a.slack {
        Slack::Edge(_) => Abs::ZERO,
        Slack::Spaces(_) => space * SPACE_SHRINK,
    };
    // A hyphen may be too wide where the whole word fits again.
    let bare = natural - to.before.max(Abs::ZERO);
    let hopeless = !(bare - shrink).fits(a.measure);
    if !(natural - shrink).fits(a.measure) {
        return LineScore {
            fits: None,
            hopeless,
        };
    }
    let ratio = if is_last && short >= Abs::ZERO {
        0.0
    } else {
        let give = match a.slack {
            Slack::Edge(stretch) if to.before_address => stretch * BEFORE_ADDRESS,
            Slack::Edge(stretch) => stretch,
            Slack::Spaces(_) if short < Abs::ZERO => shrink,
            Slack::Spaces(extra) => space * SPACE_STRETCH + extra,
        };
        short.to_pt() / give.to_pt().max(0.01)
    };
    if ratio > a.tolerance {
        return LineScore {
            fits: None,
            hopeless,
        };
    }
    let badness = LINE + 100.0 * ratio.abs().powi(3).min(1e4);
    let mut demerits = badness * badness + to.penalty * to.penalty;
    let fitness: u8 = match a.slack {
        // Ragged lines need not be alike.
        Slack::Edge(_) => 1,
        Slack::Spaces(_) if ratio < -0.5 => 0,
        Slack::Spaces(_) if ratio <= 0.5 => 1,
        Slack::Spaces(_) if ratio <= 1.0 => 2,
        Slack::Spaces(_) => 3,
    };
    if fitness.abs_diff(breakpoint.fitness) > 1 {
        demerits += CONTRAST;
    }
    if from.hyphen && to.hyphen {
        demerits += DOUBLE_HYPHEN;
    }
    if is_last && breakpoint.at != 0 {
        let words_apart = to.end.spaces > from.start.spaces;
        if natural < a.em * 2.0 {
            demerits += STUMP;
        } else if !words_apart && natural < a.em * 5.0 {
            demerits += LONE_WORD;
        } else if !words_apart {
            demerits += LONE_LONG_WORD;
        } else if natural < a.measure * SHORT {
            demerits += SHORT_LAST;
        }
        if from.hyphen {
            demerits += FINAL_HYPHEN;
        }
    }
    LineScore {
        fits: Some((fitness, demerits)),
        hopeless,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Words of these widths (points), four points apart; some end with a hyphen.
    fn candidates(words: &[(u8, bool)]) -> Vec<Candidate> {
        let mut all = vec![Candidate::default()];
        let mut sum = Sums::default();
        for (width, hyphen) in words {
            sum.width += Abs::pt(f64::from(*width));
            let end = sum;
            if !hyphen {
                sum.width += Abs::pt(4.0);
                sum.space += Abs::pt(4.0);
                sum.spaces += 1;
            }
            all.push(Candidate {
                end,
                start: sum,
                before: Abs::pt(if *hyphen { 3.0 } else { 0.0 }),
                penalty: if *hyphen { 60.0 } else { 0.0 },
                hyphen: *hyphen,
                ..Candidate::default()
            });
        }
        all
    }

    /// The demerits of the lines that end at `breaks`; `None` where one is not allowed.
    fn cost(all: &[Candidate], breaks: &[usize], attempt: &Attempt) -> Option<f64> {
        let mut breakpoint = Breakpoint {
            at: 0,
            previous: 0,
            fitness: 1,
            demerits: 0.0,
        };
        for &at in breaks {
            let scored = score(
                &all[breakpoint.at],
                &all[at],
                &breakpoint,
                at + 1 == all.len(),
                attempt,
            );
            let (fitness, demerits) = scored.fits?;
            breakpoint = Breakpoint {
                at,
                previous: 0,
                fitness,
                demerits: breakpoint.demerits + demerits,
            };
        }
        Some(breakpoint.demerits)
    }

    proptest! {
        #[test]
        fn no_other_way_to_break_is_better(
            words in proptest::collection::vec((5..40_u8, any::<bool>()), 1..10),
            measure in 40.0..120.0_f64,
            justified in any::<bool>(),
        ) {
            let all = candidates(&words);
            let attempt = Attempt {
                measure: Abs::pt(measure),
                slack: if justified { Slack::Spaces(Abs::pt(10.0)) } else { Slack::Edge(Abs::pt(10.0)) },
                tolerance: 3.0,
                last_resort: false,
                em: Abs::pt(5.0),
            };
            let inner = words.len() - 1;
            let best = (0..1_u32 << inner)
                .filter_map(|set| {
                    let mut breaks: Vec<usize> = (0..inner).filter(|i| set >> i & 1 == 1).map(|i| i + 1).collect();
                    breaks.push(words.len());
                    cost(&all, &breaks, &attempt)
                })
                .min_by(f64::total_cmp);
            let found = total_fit(&all, &attempt);
            let found = found.and_then(|breaks| cost(&all, &breaks, &attempt));
            match (found, best) {
                (Some(found), Some(best)) => prop_assert!((found - best).abs() < 1e-6 * best.max(1.0)),
                (found, best) => prop_assert_eq!(found.is_some(), best.is_some()),
            }
        }
    }
}
