//! Web addresses, file names, account numbers and other strings that are no words → the places where
//! a line may end in them, always without a hyphen, which would be taken for a part of them. Which
//! places are best for a paragraph is decided elsewhere.

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

use crate::lines::opportunity::{BreakKind, Opportunity, chunks};

/// The shortest string that is broken, in bytes.
const SHORTEST: usize = 12;
/// The fewest bytes before a sign and after it: less looks torn off.
const AROUND_SIGN: usize = 3;
/// The fewest bytes at either end of a string that is broken between any two characters.
const AROUND_ANY: usize = 2;
/// So many bytes round a part of a string are looked at, at either side.
const AROUND_PART: usize = 500;
/// What may stand before an address without being part of it.
const OPENING: &[char] = &['(', '[', '<', '«', '“', '"', '\''];
/// What may stand after an address without being part of it.
const CLOSING: &[char] = &[
    ')', ']', '>', '»', '”', '"', '\'', '.', ',', ';', ':', '!', '?',
];

/// Whether it is a web or mail address, a file name, or an abbreviation with inner full stops.
pub(super) fn is_address(chunk: &str) -> bool {
    chunk.contains("://")
        || chunk.contains(['@', '_', '\\'])
        || chunk.starts_with("www.")
        || chunk
            .as_bytes()
            .windows(3)
            .any(|w| w[1] == b'.' && (w[0].is_ascii_alphanumeric() && w[2].is_ascii_alphanumeric()))
}

/// Replaces the places in long addresses: they break before their signs, as in the Chicago Manual
/// of Style 14.18, so that no full stop seems to end the address and no hyphen of its own seems to
/// be one that the break added. Only after a slash do they break after a sign.
pub(super) fn address_breaks(text: &str, found: &mut Vec<Opportunity>) {
    let long = chunks(text).filter(|chunk| {
        let whole = &text[chunk.clone()];
        whole.len() >= SHORTEST && is_address(whole)
    });
    let long: Vec<Range<usize>> = long.collect();
    // All places at once, however many addresses there are.
    found.retain(|o| {
        let after = long.partition_point(|chunk| chunk.end <= o.at);
        let is_inside = long.get(after).is_some_and(|chunk| o.at > chunk.start);
        !is_inside || o.kind == BreakKind::Soft
    });
    for chunk in long {
        let whole = &text[chunk.clone()];
        let start = whole.find("://").map_or(0, |at| at + 3);
        let mut previous = None;
        for (at, c) in whole.char_indices() {
            let before = matches!(
                c,
                '.' | '@' | '?' | '&' | '=' | '#' | '_' | '~' | '%' | '-' | '+'
            );
            let after = matches!(previous, Some('/' | '\\'));
            // A line to write on stays whole.
            let in_line =
                c == '_' && (previous == Some('_') || whole[at + c.len_utf8()..].starts_with('_'));
            let place = (before || after) && !in_line && !matches!(c, '/' | '\\');
            let room = at >= start + AROUND_SIGN && at + AROUND_SIGN <= whole.len();
            if (place && room) || (at == start && start > 0) {
                found.push(Opportunity {
                    at: chunk.start + at,
                    kind: BreakKind::Address,
                });
            }
            previous = Some(c);
        }
    }
}

/// Further places in what stands in `part`, a stretch of `text` without a place where a line may end:
/// between any two characters that a reader sees, in addresses and in long strings with digits, as
/// account numbers are. None in words, which would seem misspelt.
pub(super) fn anywhere(text: &str, part: Range<usize>) -> Vec<Opportunity> {
    // What stands round the part up to a space decides about its first and last word; of a string without end, as far
    // as no address reaches.
    let mut near = part.start.saturating_sub(AROUND_PART)..part.start;
    let near = near.find(|at| text.is_char_boundary(*at));
    let near = near.unwrap_or(part.start);
    let before = &text[near..part.start];
    let cut = before
        .rsplit(char::is_whitespace)
        .next()
        .map_or(0, str::len);
    let start = part.start - cut;
    let far = part.end..=text.len().min(part.end + AROUND_PART);
    let far = far.rev().find(|at| text.is_char_boundary(*at));
    let far = far.unwrap_or(part.end);
    let after = &text[part.end..far];
    let end = after.find(char::is_whitespace).unwrap_or(after.len());
    let around = &text[start..part.end + end];
    let mut places = Vec::new();
    for chunk in chunks(around) {
        let whole = &around[chunk.clone()];
        let here = (start + chunk.start).max(part.start)..(start + chunk.end).min(part.end);
        let written = text.get(here.clone()).unwrap_or("");
        let coded = written.contains(|c: char| c.is_ascii_digit())
            || (written.contains(char::is_alphanumeric) && is_address(whole));
        if !coded || whole.len() < SHORTEST {
            continue;
        }
        let opened = written.trim_start_matches(OPENING);
        let core = opened.trim_end_matches(CLOSING);
        let at_core = here.start + written.len() - opened.len();
        let clusters = GraphemeClusterSegmenter::new().segment_str(core);
        let inner = clusters.filter(|at| *at >= AROUND_ANY && at + AROUND_ANY <= core.len());
        places.extend(inner.map(|at| Opportunity {
            at: at_core + at,
            kind: BreakKind::Anywhere,
        }));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::TextStyle;
    use crate::lines::breaks::opportunities;
    use crate::lines::tests::{one, set, style, text, texts, typesetter};
    use crate::units::Abs;

    /// The text with `|` at each of the places.
    fn marked(text: &str, places: &[Opportunity]) -> String {
        let mut out = text.to_owned();
        for place in places.iter().rev() {
            out.insert(place.at, '|');
        }
        out
    }

    fn at_signs(text: &str) -> String {
        marked(text, &opportunities(text, &[]))
    }

    fn broken_anywhere(text: &str) -> String {
        marked(text, &anywhere(text, 0..text.len()))
    }

    #[test]
    fn addresses_break_before_their_signs() {
        assert_eq!(
            at_signs("https://www.eksempel.no/a/lang-sti/?side=3"),
            "https://|www|.eksempel|.no/|a/|lang|-sti/|?side=3"
        );
        assert_eq!(at_signs("ola@eksempel.no"), "ola|@eksempel|.no");
        assert_eq!(at_signs(r"C:\Felles\Kurs"), r"C:\|Felles\|Kurs");
        assert_eq!(at_signs("post@a.no"), "post@a.no", "too short");
        let to_write_on = "________________";
        assert_eq!(at_signs(to_write_on), to_write_on);
        assert_eq!(at_signs("navn_på_en_fil"), "navn|_på|_en|_fil");
    }

    #[test]
    fn codes_break_between_any_two_characters_but_words_do_not() {
        assert_eq!(
            broken_anywhere("(NO1234567890)."),
            "(NO|1|2|3|4|5|6|7|8|90)."
        );
        assert_eq!(
            broken_anywhere("www.abcdefghi,"),
            "ww|w|.|a|b|c|d|e|f|g|hi,"
        );
        assert_eq!(
            broken_anywhere("a_be\u{301}cdefgh_d"),
            "a_|b|e\u{301}|c|d|e|f|g|h|_d"
        );
        for word in [
            "menneskerettigheter",
            "______________",
            "(…)",
            "",
            "10\u{a0}000\u{a0}000\u{a0}kroner",
            "26.11.2026",
        ] {
            assert_eq!(broken_anywhere(word), word);
        }
    }

    #[test]
    fn a_string_without_end_is_looked_at_in_its_parts() {
        let digits = "1".repeat(5_000);
        assert_eq!(anywhere(&digits, 2_000..2_010).len(), 7);
        // Letters of two bytes at both ends of what is looked at.
        let far = format!("{}a_b/lavterskel/{}", "å".repeat(400), "å".repeat(400));
        let part = 804..814;
        assert_eq!(&far[part.clone()], "lavterskel");
        assert_eq!(anywhere(&far, part).len(), 7);
    }

    #[test]
    fn what_an_address_is_depends_on_all_of_it() {
        let text = "se www.eksempel/lavterskel/ nå";
        let part = 16..26;
        assert_eq!(&text[part.clone()], "lavterskel");
        assert_eq!(anywhere(text, part).len(), 7);
        assert_eq!(anywhere("se lavterskel/ nå", 3..13), []);
    }

    #[test]
    fn an_address_that_fits_whole_on_the_next_line_stands_there() {
        let lines = |text: &str, mm: f64| texts(&set(&one(text, style()), Abs::mm(mm)));
        for address in [
            "kari@eksempel.no",
            "www.eksempel.no/a",
            "arne.johansen@eksempel.no",
        ] {
            for before in [
                "Vil du vite mer, så skriv da til",
                "Vil du vite mer, så se nå",
            ] {
                for mm in [56.0, 62.0, 70.0, 78.0] {
                    let found = lines(&format!("{before} {address} når du vil."), mm);
                    let whole = found.iter().any(|line| line.contains(address));
                    assert!(whole, "{mm}: {found:?}");
                }
            }
        }
        // So it is where lines are made equally long, as on cards.
        let balanced = TextStyle {
            balance: true,
            ..style()
        };
        for mm in [54.0, 62.0, 70.0, 77.0] {
            let text = "Ring eller skriv da til arne.johansen@eksempel.no i dag.";
            let found = texts(&set(&one(text, balanced.clone()), Abs::mm(mm)));
            assert!(
                found
                    .iter()
                    .any(|line| line.contains("arne.johansen@eksempel.no")),
                "{found:?}"
            );
        }
        // It would leave next to nothing on the first line.
        let found = lines("Se nå kari.nordmann@eksempelkommune.no her.", 70.0);
        assert!(found[0].starts_with("Se nå kari"), "{found:?}");
    }

    #[test]
    fn an_address_without_a_place_to_break_breaks_anywhere_and_is_whole() {
        let address = "https://www.eksempel.no/lavterskeltilbudforungevoksneibydelenkursihverdags\
                   mestringogsamholdvåren2026/";
        let sentence = format!("Alt står på {address}, hele uka.");
        for balance in [false, true] {
            let style = TextStyle { balance, ..style() };
            for measure in [60.0, 75.0, 114.0] {
                let lines = set(&one(&sentence, style.clone()), Abs::mm(measure));
                assert!(lines.iter().all(|line| line.overfull.is_none()));
                let joined: String = lines.iter().map(text).collect();
                assert_eq!(joined, sentence, "no hyphen, no space, nothing lost");
                let last = texts(&lines).pop();
                assert!(
                    last.is_some_and(|last| last.len() > 4),
                    "nothing is torn off"
                );
            }
            let known = typesetter();
            let known = known.widths(&known.paragraph(&one(&sentence, style)));
            assert_eq!(known.least, Abs::pt(8.0 * 12.0));
        }
        let account = one("NO9386011117947NO9386011117947", style());
        assert_eq!(set(&account, Abs::mm(40.0)).len(), 2);
    }
}
