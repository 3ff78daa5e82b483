//! Whether the way out of a wrong value leads out: over every key of every kind of file, values that people write are put
//! there, and what the report says to write is written. The reader must then take it.
//!
//! The keys are generated from the schemas, as in `tests`.

use std::ops::Range;

use serde_json::json;

use super::tests::{Around, File, KINDS, written};
use super::*;
use crate::content::read::{Json, texts_to_write};
use crate::diag::{Diagnostic, Hint};

/// Values of another type than is wanted, or as people write them, in TOML.
const WRONG: &[&str] = &[
    "24.5",
    "0.5",
    "true",
    "2026-01-15",
    "\"24.5\"",
    "\"0,5\"",
    "\"12,5 mm\"",
    "\"ja\"",
    "\"24. desember 2026\"",
    "\"Grønn\"",
    "\"Fet\"",
    "\"105 x 148\"",
    "\"screen, office\"",
    "\"Åpent hus\"",
    "[\"x\"]",
    "[7, 24.5]",
    "{ a = 1 }",
];

/// What is said of a value together with others of its table.
const BESIDE_OTHERS: &[&str] = &["labels-overlap", "password-length", "bad-link"];

/// Stands in the place of the wrong value.
const PLACE: &str = "the wrong value";

/// What is found wrong within a part of the file.
fn found_in(kind: ProjectFile, text: &str, part: &Range<usize>) -> Vec<Diagnostic> {
    let all = kind.read(text).sorted().into_iter();
    let is_there = |found: &Diagnostic| {
        let start = found.span.map(|span| span.start as usize);
        start.is_some_and(|start| part.contains(&start))
    };
    all.filter(is_there).collect()
}

/// Puts every wrong value behind every key of a table, and then what is said of it.
fn wrong_values(file: &mut File, schema: &Json, table: &Json, _: bool, around: Around) {
    let own = schema["properties"].as_object().into_iter().flatten();
    for (key, _) in own {
        if file.property(schema, table, key).is_none() {
            continue;
        }
        let mut with = table.clone();
        with[key] = json!(PLACE);
        let whole = around(with);
        let lines = whole.as_object().expect("a table").iter();
        let lines = lines.map(|(name, value)| format!("{name} = {}\n", written(value)));
        let text: String = lines.collect();
        let quoted = format!("\"{PLACE}\"");
        let at = text.find(&quoted).expect("the place of the value");
        for wrong in WRONG {
            let before = text.replacen(&quoted, wrong, 1);
            for found in found_in(file.kind, &before, &(at..at + wrong.len())) {
                for hint in &found.hints {
                    file.tried[0] += 1;
                    try_way(file, (key, &before), &found, hint);
                }
            }
        }
    }
}

/// Writes what the hint says in its place, and looks whether anything is still wrong there.
fn try_way(file: &mut File, (key, before): (&str, &str), found: &Diagnostic, hint: &Hint) {
    let span = found.span.expect("a place");
    let place = span.start as usize..span.end as usize;
    for way in texts_to_write(hint, &before[place.clone()]) {
        let after = [&before[..place.start], &way, &before[place.end..]].concat();
        let still = found_in(file.kind, &after, &(place.start..place.start + way.len()));
        file.tried[1] += 1;
        for still in still {
            if BESIDE_OTHERS.contains(&still.fault.name()) {
                continue;
            }
            file.wrong.push(format!(
                "{} = {}: {}; {hint}\n  then: {}",
                key,
                &before[place.clone()],
                found.fault,
                still.fault
            ));
        }
    }
}

#[test]
fn what_is_said_to_be_written_is_taken() {
    let mut all = Vec::new();
    for kind in KINDS {
        let File { tried, wrong, .. } = File::go_through(kind, wrong_values);
        assert!(tried[1] > 100 && tried[0] > tried[1], "{kind:?}: {tried:?}");
        all.extend(wrong);
    }
    all.sort();
    all.dedup();
    assert!(all.is_empty(), "{}\n{}", all.len(), all.join("\n"));
}
