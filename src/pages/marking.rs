//! Tags as they are given to what is laid out: each is made, and told what it means, in its order of reading.

use super::LayoutCx;
use super::tags::{ListNumbering, TagId, TagRole};
use crate::content::Lang;
use crate::design::Accent;

impl LayoutCx<'_> {
    /// A new tag below `parent`.
    pub(super) fn tag(&self, parent: TagId, role: TagRole) -> TagId {
        self.tags.borrow_mut().add(parent, role)
    }

    /// Says in which language is what `tag` holds.
    pub(super) fn set_lang(&self, tag: TagId, lang: &Lang) {
        self.tags.borrow_mut().set_lang(tag, lang);
    }

    /// Gives what a screen reader says instead of what `tag` holds.
    pub(super) fn set_alt(&self, tag: TagId, alt: String) {
        self.tags.borrow_mut().set_alt(tag, alt);
    }

    /// Says what stands before the entries of the list `tag`.
    pub(super) fn set_numbering(&self, tag: TagId, numbering: ListNumbering) {
        self.tags.borrow_mut().set_numbering(tag, numbering);
    }

    /// Says which accent `tag`, and what it holds, stands in.
    pub(super) fn set_accent(&self, tag: TagId, accent: &Accent) {
        let mut accents = self.design.palette.every();
        let index = accents.position(|known| std::ptr::eq(known, accent));
        if let Some(index) = index.and_then(|index| u8::try_from(index).ok()) {
            self.tags.borrow_mut().set_accent(tag, index);
        }
    }

    /// Says that `tag` begins at the place with this number.
    pub(super) fn set_anchor(&self, place: Option<usize>, tag: TagId) {
        if let Some(place) = place {
            self.tags.borrow_mut().anchors.insert(place, tag);
        }
    }

    /// Gives `tag` a title.
    pub(super) fn set_title(&self, tag: TagId, title: String) {
        self.tags.borrow_mut().set_title(tag, title);
    }
}
