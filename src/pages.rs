//! Lines → frames: flow, panels, pages with trim, bleed and safe zone.
//!
//! Enters: a guide, a computed design and a typesetter. Leaves: a [`Document`] of [`Page`]s, each a
//! display list with tags and places. Decides page breaks; never shapes text, never draws.

mod blocks;
mod boxes;
mod contents;
mod cover;
mod decor;
mod flow;
mod foot;
pub mod frame;
pub mod icon;
mod sections;
mod text;

pub use frame::{
    Document, Glyphs, Item, ItemKind, LinkTarget, OutlineEntry, Page, Stroke, TagId, TagNode,
    TagRole, TagTree,
};

use crate::content::read::hint_for;
use crate::content::{Block, BlockKind, Guide, Lang, PaperWords, Role};
use crate::design::{BlockRule, Design, SectionRule};
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::lines::Typesetter;
use crate::source::Span;
use crate::units::Abs;
use boxes::Fragment;
use flow::{Landmark, Room};

/// Sets `guide` in `design`.
///
/// What does not fit, and rules for blocks that are not there, are errors in `diags`; the document
/// is whole all the same, so that later checks can go on.
pub fn lay_out(
    guide: &Guide,
    design: &Design,
    setter: &Typesetter,
    author: Option<&str>,
    diags: &mut Diagnostics,
) -> Document {
    let mut cx = Cx {
        design,
        setter,
        words: PaperWords::of(&guide.lang),
        lang: guide.lang.clone(),
        tags: TagTree::default(),
        diags: Diagnostics::new(),
    };
    cx.check_rules(guide);
    let mut book = Book::default();
    cover::add(&mut cx, guide, &mut book);
    let contents = contents::Contents::measure(&mut cx, guide, &mut book);
    sections::add(&mut cx, guide, &mut book);
    if let Some(contents) = contents {
        contents.fill(&mut cx, guide, &mut book);
    }
    foot::add(&mut cx, guide, &mut book);
    diags.append(cx.diags);
    Document {
        title: guide.title.plain(),
        subject: guide.subtitle.as_ref().map(crate::content::Text::plain),
        author: author.map(str::to_owned),
        lang: Some(guide.lang.clone()),
        outline: book.outline(guide),
        pages: book.pages.into_iter().map(|page| page.page).collect(),
        tags: cx.tags,
    }
}

/// What every part of this stage works with.
struct Cx<'a> {
    design: &'a Design,
    setter: &'a Typesetter,
    words: PaperWords,
    lang: Lang,
    tags: TagTree,
    diags: Diagnostics,
}

/// The pages so far.
#[derive(Default)]
struct Book {
    pages: Vec<BookPage>,
    /// What was reached so far: each section and heading, its page by index, and how far down.
    landmarks: Vec<(Landmark, usize, Abs)>,
    /// The page of the contents, by index.
    contents: Option<usize>,
}

/// A page, and what its foot will say.
struct BookPage {
    page: Page,
    /// The section that the foot names, by number; `None` leaves the foot away.
    foot: Option<FootText>,
}

/// What the foot of a page names.
#[derive(Clone, Copy)]
enum FootText {
    Section(usize),
    Contents,
}

impl Book {
    /// Whether the page with this index is a right-hand one.
    const fn is_recto(index: usize) -> bool {
        index.is_multiple_of(2)
    }

    /// A new empty page; `label` says whether it carries its number.
    fn push(&mut self, cx: &Cx, foot: Option<FootText>) -> &mut BookPage {
        let number = self.pages.len() + 1;
        let rule = &cx.design.page;
        self.pages.push(BookPage {
            page: Page {
                trim: rule.trim,
                bleed: rule.bleed,
                safe: rule.safe,
                label: Some(number.to_string()),
                items: Vec::new(),
            },
            foot,
        });
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Adds an empty page where the next one would not be a right-hand one.
    fn turn_to_recto(&mut self, cx: &Cx) {
        if !Self::is_recto(self.pages.len()) {
            self.push(cx, None);
        }
    }

    /// Notes where something begins.
    fn reach(&mut self, landmark: Landmark, page: usize, y: Abs) {
        self.landmarks.push((landmark, page, y));
    }

    /// The page where section `number` begins, by index.
    fn page_of(&self, number: usize) -> Option<usize> {
        self.landmarks
            .iter()
            .find(|(landmark, ..)| *landmark == Landmark::Section(number))
            .map(|(_, page, _)| *page)
    }

    /// The bookmarks: sections, and the headings inside them.
    fn outline(&self, guide: &Guide) -> Vec<OutlineEntry> {
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

impl Cx<'_> {
    /// The width of the text area.
    fn measure(&self) -> Abs {
        let page = &self.design.page;
        page.trim.width - page.inner - page.outer
    }

    /// The height of the text area, in whole steps of the grid.
    fn room(&self) -> Room {
        let page = &self.design.page;
        let height = page.trim.height - page.top - page.bottom;
        let steps = (height / page.grid + 0.001).floor();
        Room {
            height: page.grid * steps,
            grid: page.grid,
        }
    }

    /// Where the text area begins on the page with this index: margins are mirrored.
    fn left_of(&self, index: usize) -> Abs {
        if Book::is_recto(index) {
            self.design.page.inner
        } else {
            self.design.page.outer
        }
    }

    /// The rule of a section.
    fn section_rule(&self, role: Role) -> SectionRule {
        match role {
            Role::Chapter => self.design.chapter,
            Role::Notes => self.design.notes,
            Role::Closing => self.design.closing,
        }
    }

    /// The layout's rule for this one block.
    fn only(&self, block: &Block) -> Option<&BlockRule> {
        let id = block.id.as_ref()?;
        self.design.only.get(&id.value).map(|rule| &rule.value)
    }

    /// Reports a fragment that no page has room for.
    fn report_overfull(&mut self, fragment: &Fragment, span: Span) {
        let room = self.room().height;
        if fragment.size.height.fits(room) {
            return;
        }
        self.diags.push(
            Diagnostic::error(Code::BlockTooTall, span)
                .arg("excess", fragment.size.height - room)
                .hint(Message::new(Code::ShortenOrSplit)),
        );
    }

    /// Reports rules for single blocks that the guide does not have, or has as another kind.
    fn check_rules(&mut self, guide: &Guide) {
        let blocks: Vec<&Block> = guide.sections.iter().flat_map(|s| &s.blocks).collect();
        let ids: Vec<&str> = blocks
            .iter()
            .filter_map(|block| block.id.as_ref())
            .map(|id| id.value.as_str())
            .collect();
        for (id, rule) in &self.design.only {
            let block = blocks
                .iter()
                .find(|block| block.id.as_ref().is_some_and(|known| known.value == *id));
            let Some(block) = block else {
                self.diags.push(
                    Diagnostic::error(Code::UnknownBlock, rule.span)
                        .arg("name", id)
                        .hint(hint_for(id, &ids)),
                );
                continue;
            };
            if !same_kind(&block.kind, &rule.value) {
                self.diags
                    .push(Diagnostic::error(Code::BlockOfOtherKind, rule.span).arg("name", id));
            }
        }
    }
}

const fn same_kind(block: &BlockKind, rule: &BlockRule) -> bool {
    matches!(
        (block, rule),
        (BlockKind::Items { .. }, BlockRule::Items(_))
            | (BlockKind::Steps { .. }, BlockRule::Steps(_))
            | (BlockKind::Quotes { .. }, BlockRule::Quotes(_))
            | (BlockKind::Contrast { .. }, BlockRule::Contrast(_))
            | (BlockKind::Callout { .. }, BlockRule::Callout(_))
            | (BlockKind::Notes { .. }, BlockRule::Notes(_))
    )
}
