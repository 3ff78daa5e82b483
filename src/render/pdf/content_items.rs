//! The items of a page → marked-content sequences (ISO 32000-1, 14.6), and what tags hold: the content
//! items of the structure tree (14.7.4).

use super::place::PlacedPage;
use crate::pages::{ItemKind, LinkTarget, Page, TagId, TagRole, TagTree};
use crate::units::Abs;

/// Something that a tag holds.
#[derive(Debug, Clone)]
pub(super) struct ContentItem {
    /// The surface that it stands on.
    pub surface: usize,
    /// The tag.
    pub tag: TagId,
    /// What it is.
    pub kind: ContentItemKind,
}

/// What a tag can hold.
#[derive(Debug, Clone)]
pub(super) enum ContentItemKind {
    /// Marked content, by its number on the surface.
    Marked(u32),
    /// A place to click, by its corners in the file.
    Link([Abs; 4], LinkTarget),
}

/// Items that are marked together, up to where the next sequence starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MarkedSequence {
    /// The first of them, by its index on the page.
    pub first: usize,
    /// The role of their tag, and the number of the sequence on its surface; `None` for an artifact.
    pub role: Option<(TagRole, u32)>,
}

/// The sequences of a page that is `placed` on a surface with `count` numbered ones so far; what its
/// tags hold there goes into `content_items`.
pub(super) fn marked_sequences(
    page: &Page,
    tags: &TagTree,
    (surface, placed): (usize, &PlacedPage),
    count: &mut u32,
    content_items: &mut Vec<ContentItem>,
) -> Vec<MarkedSequence> {
    let mut sequences = Vec::new();
    let mut open = None;
    for (first, item) in page.items.iter().enumerate() {
        // An item whose tag the tree does not have is an artifact.
        let tag = item.tag.filter(|_| placed.first);
        let tag = tag.and_then(|tag| Some((tag, tags.get(tag)?.role)));
        let mut hold = |kind| {
            content_items.extend(tag.map(|(tag, _)| ContentItem { surface, tag, kind }));
        };
        if let ItemKind::Link { area, target } = &item.kind {
            hold(ContentItemKind::Link(placed.corners(*area), target.clone()));
            continue;
        }
        if open.replace(tag) == Some(tag) {
            continue;
        }
        hold(ContentItemKind::Marked(*count));
        let role = tag.map(|(_, role)| (role, *count));
        *count += u32::from(role.is_some());
        sequences.push(MarkedSequence { first, role });
    }
    sequences
}
