//! The ids of elements that links lead to: those of the words' own file, and names for footnotes, their marks and
//! parts, which no id of a file can be, since they have an underscore.

use std::collections::BTreeMap;

use crate::pages::TagId;
use crate::render::reading::Reading;

/// The id of each tag that has one.
pub(super) fn ids(reading: &Reading) -> BTreeMap<TagId, String> {
    let document = reading.document;
    let mut ids = BTreeMap::new();
    for (place, tag) in &document.tags.anchors {
        let id = match document.ids.get(*place) {
            Some(id) => id.clone(),
            None => {
                // Footnotes have two places each: their mark's and their own.
                let nth = place - document.ids.len();
                let what = if nth.is_multiple_of(2) {
                    "mark"
                } else {
                    "note"
                };
                format!("{what}_{}", nth / 2 + 1)
            }
        };
        ids.entry(*tag).or_insert(id);
    }
    for (nth, tag) in document.tags.targets.values().enumerate() {
        ids.entry(*tag)
            .or_insert_with(|| format!("part_{}", nth + 1));
    }
    ids
}
