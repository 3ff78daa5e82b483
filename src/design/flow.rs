//! The rules of flowing formats, resolved: margins, the cover, the contents, the foot, and what
//! sections look like. Rules of single blocks are every format's, and stand in `rules`.

use std::collections::BTreeMap;

use crate::content::read::choice;
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// How words flow over pages.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowRule {
    /// From the upper edge to the text.
    pub top: Abs,
    /// From the text to the lower edge; the foot stands in it.
    pub bottom: Abs,
    /// The binding margin.
    pub inner: Abs,
    /// The margin at the fore edge.
    pub outer: Abs,
    /// The step of the baseline grid.
    pub grid: Abs,
    /// The first page, where there is one.
    pub cover: Option<CoverRule>,
    /// The table of contents, where there is one.
    pub contents: Option<ContentsRule>,
    /// Whether pages carry a foot with their number.
    pub foot: Option<FootRule>,
    /// What chapters look like.
    pub chapter: SectionRule,
    /// The section for the reader's notes.
    pub notes: SectionRule,
    /// The last words.
    pub closing: SectionRule,
    /// Changes for single sections, by id.
    pub only_sections: BTreeMap<String, Spanned<SectionChange>>,
}

/// The cover.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CoverRule {
    /// The accent whose deep colour is the ground, by index.
    pub accent: usize,
    /// What of the theme's art is drawn on it.
    pub art: CoverArt,
}

choice! {
    /// What is drawn on a cover.
    pub enum CoverArt {
        /// Nothing: it has one colour.
        None = "none",
        /// The theme's picture for covers.
        Picture = "picture",
    }
}

choice! {
    /// What is drawn beside the heading of a section.
    pub enum HeadingArt {
        /// Nothing.
        None = "none",
        /// The theme's path, with a station before the heading.
        Path = "path",
    }
}

choice! {
    /// What becomes of the room that is left on a section's last page.
    pub enum Fill {
        /// It stays white, but for what panels and gaps may grow.
        White = "white",
        /// Lines to write on, below a prompt if there is one.
        Notes = "notes",
        /// The theme's picture for what is left of a page.
        Picture = "picture",
    }
}

/// The table of contents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ContentsRule {
    /// Where it begins.
    pub start: Start,
    /// Space between two entries.
    pub gap: Abs,
    /// Where the layout asks for it.
    pub span: Span,
}

/// The running foot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FootRule {
    /// From the page's lower edge to the foot's baseline.
    pub baseline: Abs,
    /// Where the layout says so.
    pub span: Span,
}

choice! {
    /// Where a section begins.
    pub enum Start {
        /// On the next page.
        Page = "page",
        /// On the next right-hand page.
        Recto = "recto",
        /// Where the section before ends.
        Flow = "flow",
    }
}

/// What a section looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRule {
    /// Where it begins.
    pub start: Start,
    /// Its accent, by index; `None` takes the next of the palette for each section.
    pub accent: Option<usize>,
    /// What is drawn beside its heading.
    pub art: HeadingArt,
    /// What becomes of the room that is left on its last page.
    pub fill: Fill,
    /// What the reader is asked above the lines of `fill`.
    pub prompt: Option<Prompt>,
}

/// An item of the guide that serves as a prompt once more: `"refleksjon.2"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The id of its block.
    pub block: String,
    /// Its number there, from 1.
    pub number: usize,
    /// Where the layout names it.
    pub span: Span,
}

/// How one section differs from its role's rule.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SectionChange {
    /// Where it begins.
    pub start: Option<Start>,
    /// Its accent, by index.
    pub accent: Option<usize>,
    /// What is drawn beside its heading.
    pub art: Option<HeadingArt>,
    /// What becomes of the room that is left on its last page.
    pub fill: Option<Fill>,
    /// What the reader is asked.
    pub prompt: Option<Prompt>,
}

impl SectionRule {
    /// This rule with `change` over it.
    #[must_use]
    pub fn with(&self, change: &SectionChange) -> Self {
        Self {
            start: change.start.unwrap_or(self.start),
            accent: change.accent.or(self.accent),
            art: change.art.unwrap_or(self.art),
            fill: change.fill.unwrap_or(self.fill),
            prompt: change.prompt.clone().or_else(|| self.prompt.clone()),
        }
    }
}
