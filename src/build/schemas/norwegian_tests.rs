//! Every description of every schema has one in Norwegian, and the catalogue holds no others.

use std::collections::BTreeSet;

use super::ProjectFile;
use crate::content::read::{Json, translate};
use crate::descriptions;
use crate::diag::Language;

/// All that a schema tells people: its descriptions, taken apart, and why keys are refused.
fn told<'s>(schema: &'s Json, to: &mut BTreeSet<&'s str>) {
    match schema {
        Json::Object(keys) => {
            for (key, value) in keys {
                match (key.as_str(), value) {
                    ("description", Json::String(text)) => {
                        let paragraphs = text.split("\n\n");
                        let lines = paragraphs.flat_map(|paragraph| paragraph.split("\n- "));
                        to.extend(lines.map(|line| match line.strip_prefix('`') {
                            Some(rest) => rest.split_once("`: ").map_or(line, |(_, said)| said),
                            None => line,
                        }));
                    }
                    ("not", refusal) if refusal["title"].is_string() => {
                        to.extend(refusal["title"].as_str());
                    }
                    (_, value) => told(value, to),
                }
            }
        }
        Json::Array(values) => values.iter().for_each(|value| told(value, to)),
        _ => {}
    }
}

#[test]
fn every_description_has_one_in_norwegian_and_none_is_left_over() {
    let schemas = ProjectFile::ALL.map(ProjectFile::json);
    let mut all = BTreeSet::new();
    for schema in &schemas {
        told(schema, &mut all);
    }
    let refusal =
        |text: &&str| text.starts_with("this key means") || text.starts_with("there is no");
    all.retain(|text| !refusal(text));
    assert!(all.len() > 600, "{} descriptions", all.len());
    let known: BTreeSet<&str> = descriptions::known().collect();
    let missing: Vec<_> = all.difference(&known).collect();
    let left: Vec<_> = known.difference(&all).collect();
    assert!(
        missing.is_empty(),
        "write in src/descriptions/nb.toml:\n{missing:#?}"
    );
    assert!(left.is_empty(), "no schema says:\n{left:#?}");
}

#[test]
fn nothing_stays_in_english() {
    for file in ProjectFile::ALL {
        let english = file.json();
        let mut norwegian = english.clone();
        translate(&mut norwegian);
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        told(&english, &mut before);
        told(&norwegian, &mut after);
        // Words that are the same in both.
        let both: Vec<_> = before.intersection(&after).collect();
        assert!(both.is_empty(), "{file:?}: {both:?}");
        let [english, norwegian] = Language::ALL.map(|language| file.schema(language));
        assert_ne!(english, norwegian);
    }
}
