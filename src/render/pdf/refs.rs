//! Which elements refer to which (ISO 32000-2, 14.7.2, Ref): entries of contents to what they list, and marks of notes to
//! their notes and back, as PDF/UA-2 wants it (8.2.5.8 and 8.2.5.14).

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::content_items::{ContentItem, ContentItemKind};
use super::elements::Elements;
use crate::pages::{LinkTarget, TagId, TagRole, TagTree};

/// The elements that each tag refers to.
pub(super) fn between(
    elements: &Elements,
    content_items: &[ContentItem],
) -> BTreeMap<TagId, Vec<ObjectId>> {
    let tags = &elements.document.tags;
    let mut found = BTreeMap::<TagId, Vec<ObjectId>>::new();
    let mut refer = |from: TagId, to: TagId| {
        let Some(to) = elements.get(to).map(|element| element.id) else {
            return;
        };
        let known = found.entry(from).or_default();
        if !known.contains(&to) {
            known.push(to);
        }
    };
    for (link, target) in &tags.targets {
        if let Some(entry) = above(*link, TagRole::TOCI, elements) {
            refer(entry, *target);
        }
    }
    for content_item in content_items {
        let ContentItemKind::Link(_, LinkTarget::Place(place)) = &content_item.kind else {
            continue;
        };
        let note = tags.anchors.get(place).copied();
        let is_note = |tag: &TagId| {
            tags.get(*tag)
                .is_some_and(|node| node.role == TagRole::Note)
        };
        let mark = above(content_item.tag, TagRole::Reference, elements);
        if let (Some(note), Some(mark)) = (note.filter(is_note), mark) {
            refer(mark, note);
            refer(note, mark);
        }
    }
    refer_to_next(&mut found, tags);
    found
}

/// An entry of contents that leads nowhere, as that of a part without a page, refers to what the next one lists: there
/// the part begins.
fn refer_to_next(found: &mut BTreeMap<TagId, Vec<ObjectId>>, tags: &TagTree) {
    let entries = (0..).zip(&tags.nodes);
    let entries = entries.filter(|(_, node)| node.role == TagRole::TOCI);
    let entries: Vec<TagId> = entries.map(|(number, _)| TagId(number)).collect();
    let mut next: Option<ObjectId> = None;
    for entry in entries.into_iter().rev() {
        match (found.get(&entry), next) {
            (Some(listed), _) => next = listed.first().copied(),
            (None, Some(listed)) => {
                found.insert(entry, vec![listed]);
            }
            (None, None) => {}
        }
    }
}

/// The nearest tag of this role that holds `tag`.
fn above(tag: TagId, role: TagRole, elements: &Elements) -> Option<TagId> {
    let mut here = elements.parent(tag);
    while let Some(tag) = here {
        if elements.document.tags.get(tag)?.role == role {
            return Some(tag);
        }
        here = elements.parent(tag);
    }
    None
}
