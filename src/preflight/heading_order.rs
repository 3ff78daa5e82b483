//! Does any heading leave out a level below the heading before it? (ISO 14289-1, 7.4.2)
//!
//! The first one is of the first level by how pages are laid out.

use crate::diag::{Diagnostics, Fault, Hint};
use crate::pages::{Page, TagId, TagRole, TagTree};

/// The headings so far, in the order in which they are read.
#[derive(Default)]
pub struct HeadingOrder {
    /// The level of the last one; 0 before the first.
    level: usize,
    last: Option<TagId>,
}

impl HeadingOrder {
    /// Reports headings of the next page that leave out a level.
    pub fn page(&mut self, page: &Page, tags: &TagTree, diags: &mut Diagnostics) {
        for item in &page.items {
            let Some((heading, level)) = item.tag.and_then(|tag| heading_of(tag, tags)) else {
                continue;
            };
            if self.last.replace(heading) == Some(heading) {
                continue;
            }
            let before = self.level;
            if before > 0 && level > before + 1 {
                let fault = Fault::HeadingSkips { level, before };
                diags.push(fault.at(item.span).hint(Hint::TitleAbove));
            }
            self.level = level;
        }
    }
}

/// The heading that a tag is, or is part of, with its level.
fn heading_of(tag: TagId, tags: &TagTree) -> Option<(TagId, usize)> {
    let mut tag = Some(tag);
    while let Some(id) = tag {
        let node = tags.get(id)?;
        let level = match node.role {
            TagRole::H1 => 1,
            TagRole::H2 => 2,
            TagRole::H3 => 3,
            TagRole::H4 => 4,
            TagRole::H5 => 5,
            _ => {
                tag = node.parent;
                continue;
            }
        };
        return Some((id, level));
    }
    None
}
