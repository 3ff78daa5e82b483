//! What links, labels and structure need of pages whose items are dropped by the time the file is
//! finished: the words of links and labels, and where figures stand.

use std::collections::BTreeMap;

use crate::geom::{Point, Rect};
use crate::pages::{Glyphs, ItemKind, Page, TagId, TagRole, TagTree};
use crate::units::Abs;

/// What is noted of all pages that were drawn, by tag.
#[derive(Default)]
pub(super) struct TagFacts {
    texts: BTreeMap<TagId, String>,
    figures: BTreeMap<TagId, FigurePlace>,
    starts: BTreeMap<usize, PageStart>,
}

/// What a page begins with, and its headings.
struct PageStart {
    first: TagId,
    /// The baselines of their first lines.
    headings: Vec<(Abs, TagId)>,
}

/// Where a figure stands.
#[derive(Clone, Copy)]
pub(super) struct FigurePlace {
    /// The page that it begins on, by index.
    pub page: usize,
    /// Its area there; `None` where it goes on to another page.
    pub area: Option<Rect>,
}

impl TagFacts {
    /// Notes what is needed of a page. Pages come in reading order.
    pub fn note_page(&mut self, index: usize, page: &Page, tags: &TagTree) {
        for item in &page.items {
            let role = item.tag.and_then(|tag| Some((tag, tags.get(tag)?.role)));
            if let (Some((tag, _)), ItemKind::Glyphs(glyphs)) = (role, &item.kind) {
                self.note_start(index, tag, glyphs.at.y, tags);
            }
            match (role, &item.kind) {
                (Some((tag, TagRole::Lbl | TagRole::Link)), ItemKind::Glyphs(glyphs)) => {
                    self.add_text(tag, glyphs);
                }
                (Some((tag, TagRole::Figure)), kind) => {
                    self.add_figure_area(tag, index, bounds(kind))
                }
                _ => {}
            }
        }
    }

    /// Notes where the words of a tag begin on a page.
    fn note_start(&mut self, page: usize, tag: TagId, y: Abs, tags: &TagTree) {
        let start = self.starts.entry(page).or_insert_with(|| PageStart {
            first: tag,
            headings: Vec::new(),
        });
        if let Some(heading) = heading_above(tag, tags)
            && start
                .headings
                .last()
                .is_none_or(|(_, last)| *last != heading)
        {
            start.headings.push((y, heading));
        }
    }

    /// What a page begins with.
    pub fn first_on(&self, page: usize) -> Option<TagId> {
        self.starts.get(&page).map(|start| start.first)
    }

    /// The first heading of a page whose words stand below this height.
    pub fn heading_at(&self, page: usize, y: Abs) -> Option<TagId> {
        let headings = self.starts.get(&page)?.headings.iter();
        let below = headings.filter(|(baseline, _)| *baseline >= y);
        let nearest = below.min_by(|a, b| a.0.to_pt().total_cmp(&b.0.to_pt()));
        nearest.map(|(_, heading)| *heading)
    }

    /// The text that stands directly in a label or a link, its lines joined.
    pub fn text(&self, tag: TagId) -> Option<&str> {
        self.texts.get(&tag).map(String::as_str)
    }

    /// Where the figure of a tag stands.
    pub fn figure(&self, tag: TagId) -> Option<FigurePlace> {
        self.figures.get(&tag).copied()
    }

    fn add_text(&mut self, tag: TagId, glyphs: &Glyphs) {
        let text = self.texts.entry(tag).or_default();
        // After a soft hyphen the word goes on in the next line.
        if text.ends_with('\u{ad}') {
            text.pop();
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.extend(glyphs.glyphs.iter().map(|glyph| &*glyph.text));
    }

    fn add_figure_area(&mut self, tag: TagId, page: usize, area: Option<Rect>) {
        let Some(area) = area else {
            return;
        };
        let new = FigurePlace {
            page,
            area: Some(area),
        };
        let known = self.figures.entry(tag).or_insert(new);
        let before = known.area.filter(|_| known.page == page);
        known.area = before.map(|before| before.union(&area));
    }
}

/// The heading that a tag is, or is part of.
fn heading_above(tag: TagId, tags: &TagTree) -> Option<TagId> {
    use TagRole::{H1, H2, H3, H4, H5};
    let mut here = Some(tag);
    while let Some(tag) = here {
        let node = tags.get(tag)?;
        if matches!(node.role, H1 | H2 | H3 | H4 | H5) {
            return Some(tag);
        }
        // A parent stands before its child, so the walk ends.
        here = node.parent.filter(|parent| *parent < tag);
    }
    None
}

/// The rectangle of an item on its page; that of text is estimated from its size.
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
        ItemKind::Pattern(pattern) => pattern.outline.bounds(),
        ItemKind::Image { area, .. } | ItemKind::Link { area, .. } => Some(*area),
    }
}
