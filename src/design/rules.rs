//! The computed design: every rule of a layout and its theme, resolved, nothing left to look up.
//! How it is read from files stands in the neighbouring modules.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::icons::Icons;
use super::style::{StyleName, StyleRule, TextStyle};
use crate::color::Color;
use crate::content::read::choice;
use crate::geom::Size;
use crate::source::{Span, Spanned};
use crate::units::Abs;

/// Everything that decides how a flowing product looks.
#[derive(Debug, Clone)]
pub struct Design {
    /// The page and its white space.
    pub page: PageRule,
    /// The type scale.
    pub styles: BTreeMap<StyleName, StyleRule>,
    /// The colours.
    pub palette: Palette,
    /// The icons that the words name, by their names; a broken one is missing, and was reported.
    pub icons: Arc<Icons>,
    /// Distances that repeat.
    pub space: SpaceRule,
    /// The first page, where there is one.
    pub cover: Option<CoverRule>,
    /// How pages go on the office printer's paper, where the layout says so.
    pub office: Option<super::sheet::SheetRule>,
    /// The table of contents, where there is one.
    pub contents: Option<ContentsRule>,
    /// Whether pages carry a foot with their number.
    pub foot: Option<FootRule>,
    /// What chapters, the notes section and the closing section look like.
    pub chapter: SectionRule,
    /// The section for the reader's notes.
    pub notes: SectionRule,
    /// The last words.
    pub closing: SectionRule,
    /// Rules per block kind.
    pub blocks: BlockRules,
    /// Rules for single blocks, by id, over those of their kind.
    pub only: BTreeMap<String, Spanned<BlockRule>>,
    /// Changes for single sections, by id.
    pub only_sections: BTreeMap<String, Spanned<SectionChange>>,
    /// Every font family that the theme names, and where.
    pub families: Vec<Spanned<String>>,
}

/// The page and its white space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageRule {
    /// The final cut size.
    pub trim: Size,
    /// Ink beyond the trim.
    pub bleed: Abs,
    /// Nothing that is read stands nearer the trim.
    pub safe: Abs,
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
}

/// One accent: a hue in three strengths.
#[derive(Debug, Clone, PartialEq)]
pub struct Accent {
    /// Its name in the theme.
    pub name: String,
    /// For grounds under white text and for headings.
    pub deep: Color,
    /// For stations, suns and lines.
    pub bright: Color,
    /// For panels under text in ink.
    pub soft: Color,
}

/// The colours of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// Text.
    pub ink: Color,
    /// Rulings to write on, and leaders.
    pub rule: Color,
    /// The accents in their order; never empty.
    pub accents: Vec<Accent>,
}

/// Distances that repeat through a product.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpaceRule {
    /// Between paragraphs.
    pub paragraph: Abs,
    /// Between blocks.
    pub block: Abs,
    /// Below a block title.
    pub title: Abs,
    /// Below a section title.
    pub section: Abs,
    /// Inside a panel, on all sides.
    pub panel: Abs,
    /// Between panels.
    pub gutter: Abs,
    /// The radius of a panel's corners.
    pub corner: Abs,
}

/// The cover.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CoverRule {
    /// The accent whose deep colour is the ground, by index.
    pub accent: usize,
    /// What is drawn on it.
    pub decor: Decor,
}

choice! {
    /// What becomes of the room that is left on a section's last page.
    pub enum Fill {
        /// It stays white, but for what panels and gaps may grow.
        White = "white",
        /// Lines to write on, below a prompt if there is one.
        Notes = "notes",
        /// A picture of the trail.
        Picture = "picture",
    }
}

choice! {
    /// What is drawn behind or beside the words.
    pub enum Decor {
        /// Nothing.
        None = "none",
        /// A dotted trail with stations.
        Trail = "trail",
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
    /// What is drawn on its first page.
    pub decor: Decor,
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
    /// What is drawn on its first page.
    pub decor: Option<Decor>,
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
            decor: change.decor.unwrap_or(self.decor),
            fill: change.fill.unwrap_or(self.fill),
            prompt: change.prompt.clone().or_else(|| self.prompt.clone()),
        }
    }
}

/// The rule of every block kind.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the names are the block kinds")]
pub struct BlockRules {
    pub items: ItemsRule,
    pub steps: StepsRule,
    pub quotes: QuotesRule,
    pub contrast: ContrastRule,
    pub callout: CalloutRule,
    pub notes: NotesRule,
}

/// The rule for one block by its id.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names are the block kinds")]
pub enum BlockRule {
    Items(ItemsRule),
    Steps(StepsRule),
    Quotes(QuotesRule),
    Contrast(ContrastRule),
    Callout(CalloutRule),
    Notes(NotesRule),
}

/// How titled things are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemsRule {
    /// Panels, or a plain list.
    pub look: ItemsLook,
    /// Panels side by side; an incomplete last row is stretched.
    pub columns: u16,
    /// What stands before each.
    pub mark: Mark,
    /// Whether each takes the next accent, or all take the section's.
    pub accents: Accents,
    /// Whether the icons that the words name are drawn.
    pub icons: bool,
    /// Whether the label stands behind a title in another language.
    pub labels: bool,
}

impl Default for ItemsRule {
    fn default() -> Self {
        Self {
            look: ItemsLook::Panels,
            columns: 1,
            mark: Mark::None,
            accents: Accents::Section,
            icons: true,
            labels: true,
        }
    }
}

choice! {
    /// Panels or a list.
    pub enum ItemsLook {
        /// Grounds in soft colours.
        Panels = "panels",
        /// Titled paragraphs with a station each, on paper.
        List = "list",
    }
}

choice! {
    /// What stands before an item.
    pub enum Mark {
        /// Nothing.
        None = "none",
        /// The first letter of the title.
        Letter = "letter",
        /// The number.
        Number = "number",
    }
}

choice! {
    /// Which accent an item takes.
    pub enum Accents {
        /// The section's.
        Section = "section",
        /// Each the next one of the palette, from the first.
        Each = "each",
    }
}

/// How steps are shown: numbered stations along a trail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepsRule {
    /// The diameter of a numbered station.
    pub station: Abs,
    /// Space between two steps.
    pub gap: Abs,
}

impl Default for StepsRule {
    fn default() -> Self {
        Self {
            station: Abs::pt(26.0),
            gap: Abs::pt(12.0),
        }
    }
}

/// How things to say aloud are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuotesRule {
    /// Space between two quotes.
    pub gap: Abs,
}

impl Default for QuotesRule {
    fn default() -> Self {
        Self { gap: Abs::pt(12.0) }
    }
}

/// How two opposed lists are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ContrastRule {
    /// Side by side (2) or one above the other (1).
    pub columns: u16,
    /// The accent of what to do, by index.
    pub yes: usize,
    /// The accent of what not to do, by index.
    pub no: usize,
}

impl Default for ContrastRule {
    fn default() -> Self {
        Self {
            columns: 2,
            yes: 0,
            no: 0,
        }
    }
}

/// How a boxed aside is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalloutRule {
    /// The accent, by index; `None` takes the section's.
    pub accent: Option<usize>,
    /// Whether the icon that the words name is drawn.
    pub icons: bool,
}

impl Default for CalloutRule {
    fn default() -> Self {
        Self {
            accent: None,
            icons: true,
        }
    }
}

/// How writing space is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NotesRule {
    /// From line to line.
    pub pitch: Abs,
    /// The fewest lines; the block takes what is left of its page, and a new page when these do not
    /// fit.
    pub min_lines: u16,
}

impl Default for NotesRule {
    fn default() -> Self {
        Self {
            pitch: Abs::pt(24.0),
            min_lines: 3,
        }
    }
}

impl Design {
    /// The accent at `index`, counted around.
    pub fn accent(&self, index: usize) -> &Accent {
        let accents = &self.palette.accents;
        &accents[index % accents.len()]
    }

    /// The computed style `name` in the surroundings of `accent`.
    pub fn style(&self, name: StyleName, accent: &Accent) -> Rc<TextStyle> {
        Rc::new(self.styles[&name].compute(accent))
    }
}
