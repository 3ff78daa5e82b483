//! What must be remembered of pages for the file's end, when their items are gone: the words of links
//! and labels, and where figures stand.

use std::collections::BTreeMap;

use crate::geom::{Point, Rect};
use crate::pages::{Glyphs, ItemKind, Page, TagId, TagRole, TagTree};

/// What is remembered of all pages that were drawn.
#[derive(Default)]
pub(super) struct Facts {
    texts: BTreeMap<TagId, String>,
    figures: BTreeMap<TagId, Figure>,
}

/// Where a figure stands.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    /// The page that it begins on, by index.
    pub page: usize,
    /// Its place there; `None` once it goes on to another page.
    pub area: Option<Rect>,
}

impl Facts {
    /// Remembers what counts of a page; pages come in reading order.
    pub fn note(&mut self, index: usize, page: &Page, tags: &TagTree) {
        for item in &page.items {
            let node = item
                .tag
                .and_then(|tag| Some((tag, tags.nodes.get(tag.0 as usize)?)));
            match (node.map(|(tag, node)| (tag, node.role)), &item.kind) {
                (Some((tag, TagRole::Lbl | TagRole::Link)), ItemKind::Glyphs(glyphs)) => {
                    self.say(tag, glyphs);
                }
                (Some((tag, TagRole::Figure)), kind) => self.stand(tag, index, bounds(kind)),
                _ => {}
            }
        }
    }

    /// The text that stands directly in a label or a link, its lines joined.
    pub fn text(&self, tag: TagId) -> Option<&str> {
        self.texts.get(&tag).map(String::as_str)
    }

    /// Where the figure of a tag stands.
    pub fn figure(&self, tag: TagId) -> Option<Figure> {
        self.figures.get(&tag).copied()
    }

    fn say(&mut self, tag: TagId, glyphs: &Glyphs) {
        let text = self.texts.entry(tag).or_default();
        // A soft hyphen joins what the line's end parts.
        if text.ends_with('\u{ad}') {
            text.pop();
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.extend(glyphs.glyphs.iter().map(|glyph| &*glyph.text));
    }

    fn stand(&mut self, tag: TagId, page: usize, area: Option<Rect>) {
        let Some(area) = area else {
            return;
        };
        let new = Figure {
            page,
            area: Some(area),
        };
        let known = self.figures.entry(tag).or_insert(new);
        let before = known.area.filter(|_| known.page == page);
        known.area = before.map(|before| before.union(&area));
    }
}

/// The place of an item on its page; of text, what its size makes likely.
fn bounds(kind: &ItemKind) -> Option<Rect> {
    match kind {
        ItemKind::Glyphs(glyphs) => {
            let Glyphs {
                at, size, width, ..
            } = glyphs;
            let top = Point::new(at.x, at.y - *size);
            Some(Rect::new(top.x, top.y, *width, *size * 1.25))
        }
        ItemKind::Path { path, .. } => path.bounds(),
        ItemKind::Image { area, .. } | ItemKind::Link { area, .. } => Some(*area),
    }
}
