//! The conformance table against the code: what it names is there, and what it says is never written is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use trykk::diag::Check;

use crate::support::files::here;

/// The ways in which a rule is kept, or not.
const HOW: [&str; 3] = ["enforced", "unsupported", "unchecked"];

/// What the parts of a cell begin with that name what is written nowhere.
const NEVER: &str = "never written: `";

/// The rows of the tables of rules, each as its cells.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = lines.map(|line| line.split(" | ").collect::<Vec<_>>());
    cells
        .filter(|cells| cells.len() == 4 && HOW.contains(&cells[2]))
        .collect()
}

/// The words in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Everything that writes PDF files.
fn writers() -> String {
    let mut all = String::new();
    for entry in fs::read_dir(here("src/render/pdf")).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "rs") {
            all += &fs::read_to_string(&path).expect("readable");
        }
    }
    all
}

#[test]
fn the_table_says_what_the_code_does() {
    let text = fs::read_to_string(here("docs/conformance.md")).expect("the table");
    let (rows, writers) = (rows(&text), writers());
    assert!(rows.len() > 100, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for cells in &rows {
        let [rule, _, how, place] = cells[..] else {
            continue;
        };
        for part in place.split("; ") {
            if part.starts_with(NEVER) {
                let stands = quoted(part).filter(|word| writers.contains(word));
                wrong.extend(stands.map(|word| format!("{rule}: `{word}` stands in a file")));
                continue;
            }
            let Some((_, rest)) = part.split_once("](../") else {
                continue;
            };
            let (path, rest) = rest.split_once(')').expect("a closed link");
            let Ok(file) = fs::read_to_string(here(path)) else {
                wrong.push(format!("{rule}: there is no {path}"));
                continue;
            };
            let missing = quoted(rest).filter(|word| !file.contains(word));
            wrong.extend(missing.map(|word| format!("{rule}: `{word}` is not in {path}")));
            if let Some(code) = path.strip_prefix("src/diag/explanations/") {
                let code = code.strip_suffix(".txt").expect("a text");
                assert!(Check::find(code).is_some(), "{rule}: {code}");
            }
        }
        let named = place.contains("](../") || place.contains(NEVER);
        if how != "unchecked" && !named {
            wrong.push(format!("{rule}: nothing says where"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_check_of_files_stands_in_the_table() {
    let text = fs::read_to_string(here("docs/conformance.md")).expect("the table");
    let named: BTreeSet<Check> = Check::ALL
        .iter()
        .copied()
        .filter(|check| text.contains(&format!("check [{check}]")))
        .collect();
    // What the others find is no rule of a standard, or concerns paper.
    for check in [
        Check::AltText,
        Check::Bleed,
        Check::Hairline,
        Check::HeadingOrder,
        Check::ImagePpi,
        Check::Ink,
        Check::MissingGlyph,
        Check::SafeZone,
        Check::SmallMultiInkText,
        Check::WhiteText,
    ] {
        assert!(named.contains(&check), "{check}");
    }
    assert!(!text.contains("certified"));
    assert!(Path::new(&here(".ci/run")).exists());
}
