//! The pages so far: which is a right-hand one, what was reached on them, what their feet will say.

use super::Cx;
use super::flow::Landmark;
use super::frame::{OutlineEntry, Page};
use crate::content::Guide;
use crate::units::Abs;

/// The pages so far.
#[derive(Default)]
pub struct Book {
    /// The pages in order.
    pub pages: Vec<BookPage>,
    /// What was reached so far: each section and heading, its page by index, and how far down.
    pub landmarks: Vec<(Landmark, usize, Abs)>,
    /// The page of the contents, by index.
    pub contents: Option<usize>,
}

/// A page, and what its foot will say.
pub struct BookPage {
    /// The page.
    pub page: Page,
    /// The section that the foot names, by number; `None` leaves the foot away.
    pub foot: Option<FootText>,
}

/// What the foot of a page names.
#[derive(Clone, Copy)]
pub enum FootText {
    /// The section with this number.
    Section(usize),
    /// The table of contents.
    Contents,
    /// Room for notes that pads the book.
    Notes,
}

impl Book {
    /// Whether the page with this index is a right-hand one.
    pub const fn is_recto(index: usize) -> bool {
        index.is_multiple_of(2)
    }

    /// A new empty page; `label` says whether it carries its number.
    pub fn push(&mut self, cx: &Cx, foot: Option<FootText>) -> &mut BookPage {
        let number = self.pages.len() + 1;
        let rule = &cx.design.page;
        self.pages.push(BookPage {
            page: Page {
                trim: rule.trim,
                bleed: rule.bleed,
                safe: rule.safe,
                label: Some(number.to_string()),
                ground: super::frame::Ground::default(),
                items: Vec::new(),
            },
            foot,
        });
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Adds an empty page where the next one would not be a right-hand one.
    pub fn turn_to_recto(&mut self, cx: &Cx) {
        if !Self::is_recto(self.pages.len()) {
            self.push(cx, None);
        }
    }

    /// Notes where something begins.
    pub fn reach(&mut self, landmark: Landmark, page: usize, y: Abs) {
        self.landmarks.push((landmark, page, y));
    }

    /// The page where section `number` begins, by index.
    pub fn page_of(&self, number: usize) -> Option<usize> {
        self.landmarks
            .iter()
            .find(|(landmark, ..)| *landmark == Landmark::Section(number))
            .map(|(_, page, _)| *page)
    }

    /// The bookmarks: sections, and the headings inside them.
    pub fn outline(&self, guide: &Guide) -> Vec<OutlineEntry> {
        let mut entries: Vec<OutlineEntry> = Vec::new();
        for (landmark, page, y) in &self.landmarks {
            let title = match landmark {
                Landmark::Section(number) => match guide.sections.get(*number) {
                    Some(section) => section.title.plain(),
                    None => continue,
                },
                Landmark::Heading(title) => title.clone(),
            };
            let entry = OutlineEntry {
                title,
                page: *page,
                y: *y,
                children: Vec::new(),
            };
            match (landmark, entries.last_mut()) {
                (Landmark::Heading(_), Some(section)) => section.children.push(entry),
                _ => entries.push(entry),
            }
        }
        entries
    }
}
