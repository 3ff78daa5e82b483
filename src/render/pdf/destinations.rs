//! Where links and bookmarks lead → structure destinations (ISO 32000-2, 12.3.2.3), which name an element and not only a
//! place on a page, as PDF/UA-2 wants it (8.8). Readers that do not know them go to the place.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::facts::TagFacts;
use crate::pages::{Document, LinkTarget, TagId, TagTree};
use crate::units::Abs;

/// What finds the element that something leads to.
pub(super) struct Destinations<'d> {
    pub document: &'d Document,
    pub facts: &'d TagFacts,
    /// The object of each tag's element.
    pub elements: BTreeMap<TagId, ObjectId>,
}

impl Destinations<'_> {
    /// The action to go to a place on a page, and to what stands there.
    pub fn go_to(&self, place: Object, tag: Option<TagId>) -> Dictionary {
        let element = tag.and_then(|tag| self.elements.get(&tag));
        let element = element.or_else(|| self.elements.get(&TagTree::ROOT));
        let mut action = dictionary! { "Type" => "Action", "S" => "GoTo" };
        if let (Some(element), Object::Array(place)) = (element, &place) {
            let place = place.iter().skip(1).cloned();
            let there: Vec<Object> = [Object::from(*element)].into_iter().chain(place).collect();
            action.set("SD", there);
        }
        action.set("D", place);
        action
    }

    /// What the link with this tag leads to.
    pub fn of_link(&self, link: TagId, target: &LinkTarget) -> Option<TagId> {
        let tags = &self.document.tags;
        let known = tags.targets.get(&link).copied();
        known.or_else(|| match target {
            LinkTarget::Place(place) => tags.anchors.get(place).copied(),
            LinkTarget::Page(page) => self.facts.first_on(*page),
            LinkTarget::Uri(_) => None,
        })
    }

    /// What a bookmark leads to at this height of a page: the heading there, else what the page begins with.
    pub fn of_bookmark(&self, page: usize, y: Abs) -> Option<TagId> {
        let heading = self.facts.heading_at(page, y);
        heading.or_else(|| self.facts.first_on(page))
    }
}
