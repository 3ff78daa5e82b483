//! The pages so far: which is a right-hand one, what begins on them, what their feet will say.

use super::LayoutCx;
use super::document::{OutlineEntry, Place};
use super::flow::Landmark;
use super::frame::{Ground, Page};
use super::placed_art::Way;
use super::tags::{TagId, TagTree};
use crate::content::{Guide, Role, Section};
use crate::design::{Accent, FlowRule, SectionRule};
use crate::units::Abs;

/// The pages so far, and the rules by which they are made.
pub struct Book<'a> {
    /// The rules of the format.
    pub flow: &'a FlowRule,
    /// What the number of pages must be a multiple of.
    pub multiple_of: usize,
    /// How many pages come behind all others, whatever the book is filled with: the back.
    pub trailing: usize,
    /// Whether sections take the accents of letters.
    pub lettered: bool,
    /// The tag of the section whose last page is being finished.
    pub section_tag: TagId,
    /// The pages in order.
    pub pages: Vec<BookPage>,
    /// What begins on them: each section and heading, its page by index, and how far down.
    pub landmarks: Vec<(Landmark, usize, Abs)>,
    /// The tags of parts and sections.
    pub tags: Vec<(Landmark, TagId)>,
    /// Where what has an id begins, in the order of [`Guide::ids`].
    pub places: Vec<Option<Place>>,
    /// The page of the contents, by index.
    pub contents: Option<usize>,
    /// The line of the path beside them.
    pub contents_path: Option<Way>,
}

/// A page, and what its foot will say.
pub struct BookPage {
    pub page: Page,
    /// The section that the foot names, by number; `None` leaves the page without a foot.
    pub foot: Option<FootText>,
    /// Whether a drawing of the theme stands on it.
    pub has_art: bool,
    /// What its words leave to the drawings at its foot.
    pub rest: Abs,
}

/// What the foot of a page names.
#[derive(Clone, Copy)]
pub enum FootText {
    /// The section with this number.
    Section(usize),
    /// The table of contents.
    Contents,
    /// Room for notes, on a page that fills the book.
    Notes,
}

impl<'a> Book<'a> {
    /// No pages yet.
    pub fn new(flow: &'a FlowRule, multiple_of: usize, ids: usize) -> Self {
        Self {
            flow,
            multiple_of,
            trailing: 0,
            lettered: false,
            section_tag: TagTree::ROOT,
            pages: Vec::new(),
            landmarks: Vec::new(),
            tags: Vec::new(),
            places: vec![None; ids],
            contents: None,
            contents_path: None,
        }
    }

    /// Where the text area begins on the page with this index: margins are mirrored.
    pub fn left_of(&self, cx: &LayoutCx, index: usize) -> Abs {
        // On a panel the text stands in the middle, whatever its width.
        if self.flow.panels.is_some() {
            return (cx.trim(index).width - cx.measure()) / 2.0;
        }
        if Self::is_recto(index) {
            self.flow.margin.inner
        } else {
            self.flow.margin.outer
        }
    }

    /// The accent of the notes section, for note pages that fill the book.
    pub fn notes_accent<'d>(&self, cx: &LayoutCx<'d>, guide: &Guide) -> &'d Accent {
        let number = guide.sections.iter().position(|s| s.role == Role::Notes);
        match number.and_then(|number| Some((guide.sections.get(number)?, number))) {
            Some((section, number)) => self.section_accent(cx, section, number),
            None if self.lettered => &cx.design.palette.all,
            None => cx.design.accent(guide.sections.len()),
        }
    }

    /// The accent of what belongs to no section.
    pub fn own_accent<'d>(&self, cx: &LayoutCx<'d>) -> &'d Accent {
        match self.lettered {
            true => &cx.design.palette.all,
            false => cx.design.accent(0),
        }
    }

    /// The rule of a section.
    pub fn section_rule(&self, section: &Section) -> &'a SectionRule {
        let own = self.flow.only_sections.get(section.id.value.as_str());
        let rules = own.map_or(&*self.flow.sections, |own| &own.value);
        match section.role {
            Role::Chapter => &rules.chapter,
            Role::Notes => &rules.notes,
            Role::Closing => &rules.closing,
            Role::Colophon | Role::Back => &rules.plain,
        }
    }

    /// The accent of section `number`: the layout's, that of its letter, or that of all; where no section has a letter,
    /// each takes the next.
    pub fn section_accent<'d>(
        &self,
        cx: &LayoutCx<'d>,
        section: &Section,
        number: usize,
    ) -> &'d Accent {
        if let Some(accent) = self.section_rule(section).accent {
            return cx.design.accent(accent);
        }
        let palette = &cx.design.palette;
        let letter = section.letter.as_ref();
        match letter.and_then(|letter| palette.of_letter(&letter.value)) {
            Some(accent) => cx.design.accent(accent),
            None if self.lettered => &palette.all,
            None => cx.design.accent(number),
        }
    }

    /// Whether the page with this index is a right-hand one.
    pub const fn is_recto(index: usize) -> bool {
        index.is_multiple_of(2)
    }

    /// Adds an empty page; `foot` says what its foot names.
    pub fn push(&mut self, cx: &LayoutCx, foot: Option<FootText>) -> &mut BookPage {
        let number = self.pages.len() + 1;
        let rule = &cx.design.page;
        self.pages.push(BookPage {
            page: Page {
                trim: cx.trim(self.pages.len()),
                bleed: rule.bleed,
                safe: rule.safe,
                label: Some(number.to_string()),
                ground: Ground::default(),
                items: Vec::new(),
            },
            foot,
            has_art: false,
            rest: Abs::ZERO,
        });
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Whether, with `coming` more pages, it has no multiple of what the job asks for.
    pub const fn lacks_pages(&self, coming: usize) -> bool {
        !(self.pages.len() + coming + self.trailing).is_multiple_of(self.multiple_of)
    }

    /// Adds an empty page where the next one would not be a right-hand one.
    pub fn turn_to_recto(&mut self, cx: &LayoutCx) {
        if !Self::is_recto(self.pages.len()) {
            self.push(cx, None);
        }
    }

    /// Remembers where the place with this number is, where it is not known.
    pub fn add_place(&mut self, number: usize, place: Place) {
        if number >= self.places.len() {
            self.places.resize(number + 1, None);
        }
        if let Some(known) = self.places.get_mut(number) {
            known.get_or_insert(place);
        }
    }

    /// Whether it is known on which pages these places are.
    pub fn has_places(&self, mut numbers: impl Iterator<Item = usize>) -> bool {
        numbers.all(|number| self.places.get(number).is_some_and(Option::is_some))
    }

    /// Remembers where something begins.
    pub fn add_landmark(&mut self, landmark: Landmark, page: usize, y: Abs) {
        self.landmarks.push((landmark, page, y));
    }

    /// The page where a part or a section begins, by index.
    pub fn page_of(&self, wanted: &Landmark) -> Option<usize> {
        let mut landmarks = self.landmarks.iter();
        let found = landmarks.find(|(landmark, ..)| landmark == wanted);
        found.map(|(_, page, _)| *page)
    }

    /// The bookmarks: parts, their sections, and the headings inside these.
    pub fn outline(&self, cx: &LayoutCx, guide: &Guide) -> Vec<OutlineEntry> {
        let mut entries: Vec<OutlineEntry> = Vec::new();
        let mut in_part = 0;
        for (landmark, page, y) in &self.landmarks {
            let section = |number: &usize| guide.sections.get(*number);
            let (title, level) = match landmark {
                Landmark::Part(number) => {
                    in_part = 1;
                    (section(number).and_then(|section| section.part.as_ref()), 0)
                }
                Landmark::Section(number) => {
                    let section = section(number);
                    // All but chapters are of the guide as a whole, unless a part begins with them.
                    let is_whole = |s: &Section| s.role != Role::Chapter && s.part.is_none();
                    if section.is_some_and(is_whole) {
                        in_part = 0;
                    }
                    (section.map(|section| &section.title), in_part)
                }
                Landmark::Heading(_, level) => (None, in_part + level),
            };
            let title = match (landmark, title) {
                (Landmark::Heading(title, _), _) => title.clone(),
                (_, Some(title)) => cx.plain(title),
                (_, None) => continue,
            };
            // What nothing stands above stands as high as it can.
            let mut list = &mut entries;
            for _ in 0..level {
                if list.is_empty() {
                    break;
                }
                let last = list.len() - 1;
                list = &mut list[last].children;
            }
            list.push(OutlineEntry {
                title,
                page: *page,
                y: *y,
                children: Vec::new(),
            });
        }
        entries
    }
}
