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

/// The criteria of WCAG 2.2 of the levels A and AA: the first numbers, and the last ones of each guideline.
const CRITERIA: [(&str, &[u8]); 13] = [
    ("1.1", &[1]),
    ("1.2", &[1, 2, 3, 4, 5]),
    ("1.3", &[1, 2, 3, 4, 5]),
    ("1.4", &[1, 2, 3, 4, 5, 10, 11, 12, 13]),
    ("2.1", &[1, 2, 4]),
    ("2.2", &[1, 2]),
    ("2.3", &[1]),
    ("2.4", &[1, 2, 3, 4, 5, 6, 7, 11]),
    ("2.5", &[1, 2, 3, 4, 7, 8]),
    ("3.1", &[1, 2]),
    ("3.2", &[1, 2, 3, 4, 6]),
    ("3.3", &[1, 2, 3, 4, 7, 8]),
    ("4.1", &[2, 3]),
];

/// The parts of the text, each with its heading as the first line.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n## ").skip(1)
}

/// The folder of what writes the files that a part is about.
fn folder(part: &str) -> &'static str {
    let heading = part.lines().next().unwrap_or_default();
    match heading.contains("web pages") || heading.contains("books") {
        true => "src/render/web",
        false => "src/render/pdf",
    }
}

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

/// Everything in a folder that writes files, and the file of its name beside it.
fn writers(folder: &str) -> String {
    let mut all = fs::read_to_string(here(&format!("{folder}.rs"))).expect("readable");
    for entry in fs::read_dir(here(folder)).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path
            .extension()
            .is_some_and(|end| end == "rs" || end == "css")
        {
            all += &fs::read_to_string(&path).expect("readable");
        }
    }
    all
}

#[test]
fn the_table_says_what_the_code_does() {
    let text = fs::read_to_string(here("docs/conformance.md")).expect("the table");
    let parts: Vec<(&str, Vec<Vec<&str>>)> = parts(&text)
        .map(|part| (folder(part), rows(part)))
        .collect();
    assert_eq!(parts.iter().filter(|(_, rows)| rows.len() > 5).count(), 7);
    let [pdf, web] = ["src/render/pdf", "src/render/web"].map(writers);
    let mut wrong = Vec::new();
    let rows = parts
        .iter()
        .flat_map(|(folder, rows)| rows.iter().map(move |cells| (*folder, cells)));
    for (folder, cells) in rows {
        let writers = if folder.ends_with("web") { &web } else { &pdf };
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
            if let Some(code) = path.strip_prefix("src/diag/explanations/en/") {
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
        Check::Language,
        Check::LinkWords,
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

#[test]
fn every_criterion_of_wcag_has_its_row() {
    let text = fs::read_to_string(here("docs/conformance.md")).expect("the table");
    let part = parts(&text).find(|part| part.starts_with("WCAG 2.2"));
    let rows = rows(part.expect("a part"));
    let named: BTreeSet<&str> = rows.iter().flat_map(|cells| cells[0].split(", ")).collect();
    let numbers = |(first, last): (&str, &[u8])| {
        let of = |last: &u8| format!("{first}.{last}");
        last.iter().map(of).collect::<Vec<_>>()
    };
    let wanted: Vec<String> = CRITERIA.into_iter().flat_map(numbers).collect();
    assert_eq!(wanted.len(), 55);
    let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    assert_eq!(named, wanted);
}
