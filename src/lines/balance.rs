//! Balanced line breaking, for titles: as few lines as possible, about equally long, and if possible no
//! last line of a single word and no short word at a line's end that belongs to what follows. Works on widths; the text itself is not looked at.

use crate::design::{TextStyle, TitleLines};
use crate::lines::knuth_plass::{Candidate, width};
use crate::units::Abs;

/// The most candidates of a text that is balanced; a longer text is no title, and is broken as a
/// paragraph.
pub(super) const MOST: usize = 200;
/// What a last line of one word costs, in squared measures: more than any difference in length.
const LONE_WORD: f64 = 1e4;
/// The most words of what looks like a title without being one: in a longer text short words at line ends are usual,
/// and many of them are particles of verbs («se på», «bite i»), which belong to what stands before.
const TITLE: u32 = 8;
/// The most words of a title.
const LONGEST_TITLE: u32 = 40;
/// The last word of a title is long from this width on, in ems: «tempo» is, «livet» is not.
const LONG_WORD: f64 = 2.5;
/// What such a last line costs: more than a difference in length, less than a stranded word.
const LONE_LONG_WORD: f64 = 2.0;
/// What a line of a title costs that ends with a short word which belongs to what follows: «Gå i personens»
/// above «tempo» is better than «Gå i» above «personens tempo». More than all differences in length of many lines
/// together, less than a short word alone.
const STRANDED: f64 = 40.0;
/// The penalty that costs as much as a full line: a lone preposition at a line's end is worse than
/// a small difference in length.
const PENALTY: f64 = 200.0;
/// A first line of one word is too short where it takes less of the measure than this.
const SHORT_FIRST: f64 = 0.3;
/// The share of the longest line that the first line of a title takes at least, for it to open the title rather than
/// hang above it.
const OPENING: f64 = 0.55;
/// What a shorter one costs: more than a long word alone on the last line, less than a stranded word.
const SHORT_OPENING: f64 = 3.0;
/// What an overfull line costs, in squared measures: more than any lone word.
const OVERFULL: f64 = 1e8;

/// Chooses the candidates at which lines end, as [`total_fit`](super::knuth_plass::total_fit)
/// does, and says whether all lines fit. A sum of squared widths is least when the widths are equal.
pub(super) fn balance(
    candidates: &[Candidate],
    measure: Abs,
    style: &TextStyle,
) -> (Vec<usize>, bool) {
    let count = candidates.len();
    if !(2..=MOST).contains(&count) {
        return (Vec::new(), count < 2);
    }
    let spaces = candidates.last().map_or(0, |end| end.end.spaces);
    let words = match style.title {
        TitleLines::None => TITLE,
        TitleLines::Fewest | TitleLines::MayTakeMore => LONGEST_TITLE,
    };
    let context = Context {
        candidates,
        measure,
        long: (spaces < words).then_some(style.size * LONG_WORD),
    };
    let Some(found) = context.best(None) else {
        return (Vec::new(), false);
    };
    // A line more, where that is what keeps short words with what follows.
    let lines = found.breaks.len();
    let more = (style.title == TitleLines::MayTakeMore && lines > 1 && found.cost >= STRANDED)
        .then(|| context.best(Some(lines + 1)))
        .flatten();
    let found = more.filter(|more| more.cost < STRANDED).unwrap_or(found);
    (found.breaks, found.cost < OVERFULL)
}

/// Where lines end, and what they cost together.
struct Found {
    breaks: Vec<usize>,
    cost: f64,
}

/// What the lines of a text have in common.
struct Context<'a> {
    candidates: &'a [Candidate],
    measure: Abs,
    /// From which width on the last word of a title is long; `None` for what is no title.
    long: Option<Abs>,
}

impl Context<'_> {
    /// The best of the ways with so many lines, or with the fewest.
    fn best(&self, lines: Option<usize>) -> Option<Found> {
        let found = self.search(None, lines)?;
        let count = found.breaks.len();
        if self.long.is_none() || count < 2 {
            return Some(found);
        }
        // How short the first line is beside the longest is known only of all lines together.
        let all = (1..self.candidates.len() - 1)
            .filter_map(|first| self.search(Some(first), Some(count)));
        let with_opening = all.map(|other| (other.cost + self.opening(&other.breaks), other));
        let best = with_opening.min_by(|(one, _), (other, _)| one.total_cmp(other));
        Some(best.map_or(found, |(_, best)| best))
    }

    /// The cheapest of the ways with so many lines, or with the fewest; with `first`, of those whose first line ends
    /// there.
    fn search(&self, first: Option<usize>, wanted: Option<usize>) -> Option<Found> {
        let count = self.candidates.len();
        // best[lines][at]: the least cost of so many lines, the last of which ends at candidate `at`,
        // and where that line starts.
        let mut best: Vec<Vec<Option<(f64, usize)>>> = vec![vec![None; count]];
        best[0][0] = Some((0.0, 0));
        for lines in 1..count {
            let mut row = vec![None; count];
            for (at, cell) in row.iter_mut().enumerate().skip(lines) {
                if lines == 1 && first.is_some_and(|first| first != at) {
                    continue;
                }
                *cell = (lines - 1..at)
                    .filter_map(|from| {
                        let (before, _) = best[lines - 1][from]?;
                        let cost = self.cost(from, at)?;
                        Some((before + cost, from))
                    })
                    .min_by(|a, b| a.0.total_cmp(&b.0));
            }
            let done = wanted.map_or(row[count - 1].is_some(), |wanted| lines == wanted);
            best.push(row);
            if done {
                break;
            }
        }
        let (cost, _) = best.last()?[count - 1]?;
        let mut breaks = Vec::with_capacity(best.len() - 1);
        let mut at = count - 1;
        for row in best.iter().skip(1).rev() {
            breaks.push(at);
            at = row[at].map_or(0, |(_, from)| from);
        }
        breaks.reverse();
        Some(Found { breaks, cost })
    }

    /// What it costs that the first of the lines that end at `breaks` is far shorter than the longest.
    fn opening(&self, breaks: &[usize]) -> f64 {
        let starts = std::iter::once(0).chain(breaks.iter().copied());
        let mut widths = starts
            .zip(breaks)
            .map(|(from, at)| width(&self.candidates[from], &self.candidates[*at]));
        let first = widths.next().unwrap_or_default();
        let longest = widths.fold(first, Abs::max);
        if first < longest * OPENING {
            SHORT_OPENING
        } else {
            0.0
        }
    }

    /// What one line costs; `None` where it is too wide and could be divided.
    fn cost(&self, from: usize, at: usize) -> Option<f64> {
        let (start, end) = (&self.candidates[from], &self.candidates[at]);
        let natural = width(start, end);
        let share = natural.to_pt() / self.measure.to_pt().max(0.01);
        let mut cost = share * share + (end.penalty / PENALTY).powi(2);
        if !natural.fits(self.measure) {
            if at - from > 1 {
                return None;
            }
            cost += OVERFULL * (1.0 + share);
        }
        let lone = end.end.spaces == start.start.spaces;
        let last = at + 1 == self.candidates.len();
        if last && from > 0 && lone {
            cost += match self.long {
                Some(long) if natural >= long => LONE_LONG_WORD,
                _ => LONE_WORD,
            };
        }
        // «Gå» alone above «i personens tempo» is the worst.
        if !last && from == 0 && lone && share < SHORT_FIRST {
            cost += LONE_WORD / 2.0;
        }
        if !last && self.long.is_some() && end.stranded {
            cost += STRANDED;
        }
        Some(cost)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::Lang;
    use crate::lines::short_words::ends_with_one;
    use crate::lines::tests::{one, set, style, texts};

    fn title(lang: &str, text: &str, mm: f64) -> Vec<String> {
        let style = TextStyle {
            size: Abs::pt(23.0),
            balance: true,
            title: TitleLines::MayTakeMore,
            ..style()
        };
        let mut paragraph = one(text, style);
        paragraph.runs[0].lang = Lang(lang.to_owned());
        texts(&set(&paragraph, Abs::mm(mm)))
    }

    #[test]
    fn short_words_stay_with_what_follows_in_titles() {
        for (lang, text, mm, lines) in [
            (
                "nb",
                "Gå i personens tempo",
                63.0,
                ["Gå i personens", "tempo"],
            ),
            (
                "nb",
                "Overta ansvar for personens valg",
                70.0,
                ["Overta ansvar", "for personens valg"],
            ),
            (
                "nn",
                "Gå saman med ein venn",
                63.0,
                ["Gå saman", "med ein venn"],
            ),
            (
                "en",
                "Walking at the pace of others",
                70.0,
                ["Walking at the pace", "of others"],
            ),
            // Neither a first line of half the length nor an article at its end.
            (
                "nb",
                "Personen er en likeverdig samtalepartner",
                110.0,
                ["Personen er en likeverdig", "samtalepartner"],
            ),
            // No words are known of this language.
            (
                "nl",
                "Overta ansvar for personens valg",
                70.0,
                ["Overta ansvar for", "personens valg"],
            ),
            // A short last word is worse than a preposition at a line's end.
            ("nb", "Gå i bestemors sko", 55.0, ["Gå i", "bestemors sko"]),
        ] {
            assert_eq!(title(lang, text, mm), lines, "{text}");
        }
    }

    #[test]
    fn short_words_stay_with_what_follows_in_long_titles_too() {
        for (text, mm, lines) in [
            (
                "Ta vare på deg selv og hverandre i en travel tid",
                114.0,
                vec!["Ta vare på deg selv", "og hverandre i en travel tid"],
            ),
            (
                "Samarbeid med frivillige og ansatte i den lokale frivilligsentralen",
                140.0,
                vec![
                    "Samarbeid med frivillige og ansatte",
                    "i den lokale frivilligsentralen",
                ],
            ),
        ] {
            assert_eq!(title("nb", text, mm), lines, "{text}");
        }
        // Where no two lines are without a short word at the end of the first, there are three.
        let mut counts = Vec::new();
        for mm in 80..125 {
            let text = "Recovery i praksis og i hverdagen på et aktivitetshus";
            let lines = title("nb", text, f64::from(mm));
            assert!(
                lines
                    .iter()
                    .all(|line| !line.ends_with(" og") && !line.ends_with(" på")),
                "{lines:?}"
            );
            counts.push(lines.len());
        }
        assert!(counts.contains(&3) && counts.contains(&2));
    }

    proptest! {
        #[test]
        fn no_line_of_a_title_ends_with_a_short_word_where_another_break_exists(
            chosen in prop::collection::vec(0..WORDS.len(), 2..18),
            mm in 50.0..150.0_f64,
        ) {
            let words: Vec<&str> = chosen.iter().map(|nth| WORDS[*nth]).collect();
            let lines = title("nb", &words.join(" "), mm);
            let nb = Lang("nb".to_owned());
            let is_stranded = |line: &String| ends_with_one(&format!("{line} "), &nb);
            let last = lines.len() - 1;
            if lines[..last].iter().any(is_stranded) {
                let widths: Vec<f64> = words.iter().map(|word| width_of(word)).collect();
                let room = Abs::mm(mm).to_pt();
                for count in [lines.len(), lines.len() + 1] {
                    prop_assert!(!parts(&words, &widths, (count, true), room), "{lines:?}");
                }
            }
        }
    }

    /// Long and short words; none is so short that it looks lost on a line of its own.
    const WORDS: &[&str] = &[
        "i",
        "å",
        "på",
        "av",
        "til",
        "om",
        "og",
        "en",
        "et",
        "samarbeid",
        "hverdagen",
        "pårørende",
        "frivillige",
        "hverandre",
        "praksis",
        "erfaring",
        "vennskap",
        "recovery",
    ];

    /// The width of a word in titles, with the space behind it.
    fn width_of(word: &str) -> f64 {
        let style = TextStyle {
            size: Abs::pt(23.0),
            ..style()
        };
        let lines = set(&one(&format!("{word} x"), style.clone()), Abs::mm(500.0));
        let other = set(&one("x", style), Abs::mm(500.0));
        (lines[0].width - other[0].width).to_pt()
    }

    /// Whether `words` can stand on so many lines, none of which but the last ends with a short word, and none of
    /// which is a word alone.
    fn parts(words: &[&str], widths: &[f64], (lines, first): (usize, bool), room: f64) -> bool {
        let nb = Lang("nb".to_owned());
        if lines == 1 {
            // A space behind the last word takes no room, and kerning is left out of account.
            return words.len() > 1 && widths.iter().sum::<f64>() < room;
        }
        let least = if first { 2 } else { 1 };
        (least..words.len()).any(|count| {
            let stranded = ends_with_one(&format!("{} ", words[count - 1]), &nb);
            !stranded
                && widths[..count].iter().sum::<f64>() < room
                && parts(&words[count..], &widths[count..], (lines - 1, false), room)
        })
    }
}
