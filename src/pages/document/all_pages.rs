//! The pages of a document, held so that those of a million cards take a few bytes each: pages on which nothing stands
//! that are alike are kept once.

use std::borrow::Cow;
use std::ops::{Index, IndexMut};

use crate::pages::frame::Page;

/// With how many of the last kinds a page is compared: cards have two sides in the colours of their categories.
const RECENT: usize = 16;

/// Pages in their order.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    kinds: Vec<Page>,
    /// The kind of each page.
    pages: Vec<u32>,
}

impl Pages {
    /// No pages yet.
    pub const fn new() -> Self {
        Self {
            kinds: Vec::new(),
            pages: Vec::new(),
        }
    }

    /// Adds a page behind all others.
    pub fn push(&mut self, page: Page) {
        let recent = self.kinds.len().saturating_sub(RECENT)..self.kinds.len();
        let is_same = |known: &Page| known.items.is_empty() && known.is_like(&page);
        let is_known = |at: &usize| self.kinds.get(*at).is_some_and(is_same);
        let known = match page.items.is_empty() {
            true => recent.rev().find(is_known),
            false => None,
        };
        self.pages.push(known.unwrap_or(self.kinds.len()) as u32);
        if known.is_none() {
            self.kinds.push(page);
        }
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The page with this index.
    pub fn get(&self, index: usize) -> Option<&Page> {
        self.kinds.get(*self.pages.get(index)? as usize)
    }

    /// The first page.
    pub fn first(&self) -> Option<&Page> {
        self.get(0)
    }

    /// The last page.
    pub fn last(&self) -> Option<&Page> {
        self.get(self.len().checked_sub(1)?)
    }

    /// All of them, one after the other.
    pub fn iter(&self) -> PageIter<'_> {
        PageIter {
            list: self,
            kinds: self.pages.iter(),
        }
    }

    /// The pages one after the other in memory.
    pub fn as_slice(&self) -> Cow<'_, [Page]> {
        match self.are_all_their_own() {
            true => Cow::Borrowed(&self.kinds),
            false => self.iter().cloned().collect(),
        }
    }

    /// Whether no page shares its kind with another.
    fn are_all_their_own(&self) -> bool {
        let numbers = 0..self.kinds.len() as u32;
        self.kinds.len() == self.pages.len() && self.pages.iter().copied().eq(numbers)
    }

    /// Takes away what stands on the pages.
    pub fn clear_items(&mut self) {
        for page in &mut self.kinds {
            page.items = Vec::new();
        }
    }

    /// The pages, each by itself.
    pub fn into_vec(self) -> Vec<Page> {
        match self.are_all_their_own() {
            true => self.kinds,
            false => self.iter().cloned().collect(),
        }
    }
}

/// Pages one after the other.
#[derive(Debug, Clone)]
pub struct PageIter<'p> {
    list: &'p Pages,
    kinds: std::slice::Iter<'p, u32>,
}

impl<'p> Iterator for PageIter<'p> {
    type Item = &'p Page;

    fn next(&mut self) -> Option<&'p Page> {
        self.list.kinds.get(*self.kinds.next()? as usize)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.kinds.size_hint()
    }
}

impl DoubleEndedIterator for PageIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.list.kinds.get(*self.kinds.next_back()? as usize)
    }
}

impl ExactSizeIterator for PageIter<'_> {}

impl<'p> IntoIterator for &'p Pages {
    type Item = &'p Page;
    type IntoIter = PageIter<'p>;

    fn into_iter(self) -> PageIter<'p> {
        self.iter()
    }
}

impl IntoIterator for Pages {
    type Item = Page;
    type IntoIter = std::vec::IntoIter<Page>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl Index<usize> for Pages {
    type Output = Page;

    fn index(&self, index: usize) -> &Page {
        &self.kinds[self.pages[index] as usize]
    }
}

impl IndexMut<usize> for Pages {
    fn index_mut(&mut self, index: usize) -> &mut Page {
        let kind = self.pages[index];
        if self.pages.iter().filter(|other| **other == kind).count() > 1 {
            self.pages[index] = self.kinds.len() as u32;
            self.kinds.push(self.kinds[kind as usize].clone());
        }
        &mut self.kinds[self.pages[index] as usize]
    }
}

impl From<Vec<Page>> for Pages {
    fn from(kinds: Vec<Page>) -> Self {
        Self {
            pages: (0..kinds.len() as u32).collect(),
            kinds,
        }
    }
}

impl FromIterator<Page> for Pages {
    fn from_iter<I: IntoIterator<Item = Page>>(pages: I) -> Self {
        let mut all = Self::new();
        all.extend(pages);
        all
    }
}

impl Extend<Page> for Pages {
    fn extend<I: IntoIterator<Item = Page>>(&mut self, pages: I) {
        pages.into_iter().for_each(|page| self.push(page));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Size;
    use crate::pages::frame::Ground;
    use crate::units::Abs;

    fn page(wide: f64) -> Page {
        Page {
            trim: Size::new(Abs::mm(wide), Abs::mm(55.0)),
            bleed: Abs::mm(3.0),
            safe: Abs::mm(5.0),
            label: None,
            ground: Ground::Paper,
            items: Vec::new(),
        }
    }

    #[test]
    fn pages_that_are_alike_are_kept_once_until_one_is_changed() {
        let wide = |nth: usize| [85.0, 90.0][nth % 2];
        let mut list: Pages = (0..100).map(|nth| page(wide(nth))).collect();
        assert_eq!((list.len(), list.kinds.len()), (100, 2));
        list[40].trim.width = Abs::mm(70.0);
        for (nth, page) in list.iter().enumerate() {
            let wanted = if nth == 40 { 70.0 } else { wide(nth) };
            assert_eq!(page.trim.width, Abs::mm(wanted), "{nth}");
        }
        let each = list.clone().into_vec();
        assert!(
            each.iter()
                .zip(&list)
                .all(|(one, other)| one.is_like(other))
        );
        assert_eq!(each.len(), 100);
    }

    #[test]
    fn labels_tell_pages_apart() {
        let labelled = |nth: u32| Page {
            label: Some(nth.to_string()),
            ..page(85.0)
        };
        let list: Pages = (0..10).map(labelled).collect();
        assert_eq!(list.kinds.len(), 10);
        assert_eq!(
            list.last().and_then(|page| page.label.as_deref()),
            Some("9")
        );
    }
}
