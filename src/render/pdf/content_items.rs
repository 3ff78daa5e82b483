//! What tags hold: the content items of the structure tree (ISO 32000-1, 14.7.4).

use crate::pages::{LinkTarget, TagId};
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
