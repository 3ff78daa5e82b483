//! What leaves this stage: the pages of a document, what their items mean, and where links lead.

mod all_pages;

pub use all_pages::Pages;

use super::tags::TagTree;
use crate::content::Lang;
use crate::units::Abs;

/// Everything that is to be printed, page by page.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The title, for the reader's window and for screen readers.
    pub title: String,
    /// What stands below the title; the document's subject.
    pub subject: Option<String>,
    /// The main language.
    pub lang: Option<Lang>,
    /// The pages in reading order.
    pub pages: Pages,
    /// What the items mean.
    pub tags: TagTree,
    /// The bookmarks, outermost level.
    pub outline: Vec<OutlineEntry>,
    /// Where links in the words lead; `None` for what stands on no page.
    pub places: Vec<Option<Place>>,
    /// The ids of sections and blocks, in the order of their places, which come before those of footnotes.
    pub ids: Vec<String>,
    /// Which pages are the faces of cards, where the document is a deck.
    pub cards: Option<Cards>,
}

/// Which pages are the faces of cards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cards {
    /// The page of each card's front, by index, in the order of the deck.
    pub fronts: Vec<usize>,
    /// The page of each card's back, by index: a back that all share is named once for each of
    /// them. Empty where nothing is printed on the back.
    pub backs: Vec<usize>,
    /// Whether backs stand head to foot with their fronts.
    pub turned: bool,
}

/// A place in a document: where a section or a block begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The page, by index.
    pub page: usize,
    /// How far below the page's upper edge.
    pub y: Abs,
}

/// A bookmark.
#[derive(Debug, Clone)]
pub struct OutlineEntry {
    /// What it says.
    pub title: String,
    /// The page it leads to, by index.
    pub page: usize,
    /// How far below the page's upper edge.
    pub y: Abs,
    /// The bookmarks below it.
    pub children: Vec<OutlineEntry>,
}
