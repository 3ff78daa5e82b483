//! Whether what every needed key is for is told in Norwegian too: over the schemas of all files that build on no other.

use std::collections::BTreeSet;

use super::*;
use crate::content::read::{Json, purpose, schema_alone};
use crate::diag::values::Purpose;

/// Purposes that no declaration holds: of styles, of entries of lists, and of keys that others can stand for.
const IN_CODE: [&str; 5] = [
    "a list of fonts of the theme",
    "from line to line, such as \"16pt\"",
    "ink, deep, bright or white",
    "its name, or `from` where it stands in a guide",
    "the type size, such as \"12pt\"",
];

/// Keys of a table with what they are for.
type Known<'s> = Vec<(&'s String, &'s str)>;

/// Gathers what needed keys of `schema` are for; `known` are keys that stand around it.
fn gather<'s>(schema: &'s Json, known: &Known<'s>, found: &mut BTreeSet<String>) {
    let mut known = known.clone();
    let properties = schema["properties"].as_object();
    for (key, of) in properties.into_iter().flatten() {
        known.extend(of["description"].as_str().map(|doc| (key, doc)));
    }
    for key in schema["required"].as_array().into_iter().flatten() {
        let doc = known.iter().rev().find(|(name, _)| key == *name);
        let first = doc.and_then(|(_, doc)| doc.lines().next());
        found.extend(first.map(purpose));
    }
    for (part, of) in schema.as_object().into_iter().flatten() {
        match (part.as_str(), of) {
            ("properties" | "$defs", Json::Object(of)) => {
                of.values().for_each(|of| gather(of, &Known::new(), found));
            }
            ("allOf", Json::Array(of)) => of.iter().for_each(|of| gather(of, &known, found)),
            ("then" | "else", of) => gather(of, &known, found),
            ("items" | "additionalProperties", of) => gather(of, &Known::new(), found),
            _ => {}
        }
    }
}

#[test]
fn what_needed_keys_are_for_is_told_in_norwegian() {
    let mut found = BTreeSet::new();
    for schema in [
        schema_alone::<RawProject>(),
        schema_alone::<Guide>(),
        schema_alone::<RawDeck>(),
        schema_alone::<LayoutFile>(),
        schema_alone::<RawTheme>(),
    ] {
        gather(&schema, &Known::new(), &mut found);
    }
    assert!(found.len() > 40, "{found:?}");
    found.extend(IN_CODE.map(str::to_owned));
    let known: BTreeSet<String> = Purpose::KNOWN
        .iter()
        .map(|(english, _)| (*english).to_owned())
        .collect();
    let missing: Vec<_> = found.difference(&known).collect();
    let over: Vec<_> = known.difference(&found).collect();
    assert!(
        missing.is_empty() && over.is_empty(),
        "missing {missing:#?}, of no use {over:#?}"
    );
}
