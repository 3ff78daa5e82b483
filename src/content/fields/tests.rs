//! Fields that are filled in, and what is told of those that are not there.

use super::*;
use crate::diag::Diagnostic;
use crate::source::FileId;

/// The places of what is told of `words` where `known` fields have a value.
fn told(words: &str, known: usize) -> Vec<Span> {
    let found = found(words, known);
    let mut spans: Vec<Span> = found.iter().filter_map(|found| found.span).collect();
    spans.sort();
    spans
}

fn found(words: &str, known: usize) -> Vec<Diagnostic> {
    let mut sources = Sources::default();
    let file = sources.add("content/a.toml", words);
    let values = (0..known).map(|n| (format!("k{n:05}"), "v".to_owned()));
    let fields = FieldValues::new(values, None);
    let mut diags = Diagnostics::new();
    let mut filler = Filler::new(&fields, &sources, &mut diags);
    let (start, end) = (0, words.len() as u32);
    filler.filled(words, Span { file, start, end });
    diags.sorted()
}

#[test]
fn each_brace_has_its_own_place() {
    let file = FileId(0);
    let span = |(start, end)| Span { file, start, end };
    let places = [(0, 3), (13, 16), (17, 18)].map(span);
    assert_eq!(told("{a} {k00000} {a} {", 1), places);
    assert_eq!(
        told("{a} {{b} {{{a}{", 0),
        [(0, 3), (11, 14), (14, 15)].map(span)
    );
}

#[test]
fn what_stands_on_the_cards_of_many_rows_is_told_once() {
    let words = "{a} {b} { {a}";
    let mut sources = Sources::default();
    let file = sources.add("content/a.toml", words);
    let (fields, mut diags) = (FieldValues::default(), Diagnostics::new());
    let mut filler = Filler::new(&fields, &sources, &mut diags);
    let (start, end) = (0, words.len() as u32);
    for _ in 0..100 {
        filler.filled(words, Span { file, start, end });
    }
    assert_eq!(diags.count(), found(words, 0).len());
}

#[test]
fn so_many_unknown_names_are_no_longer_compared_with_all_known_ones() {
    assert_eq!(told(&"{a".repeat(100_000), 0).len(), 100_000);
    const KNOWN: usize = 30_000;
    let unknown: String = (0..KNOWN).map(|n| format!("{{u{n:05}}} ")).collect();
    let found = found(&unknown, KNOWN);
    assert_eq!(found.len(), KNOWN);
    // Beside adding the field, what was meant: for the first of them alone.
    let compared = found.iter().filter(|found| found.hints.len() > 1);
    assert_eq!(compared.count(), COMPARED / KNOWN);
}
