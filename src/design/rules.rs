//! The computed design: every rule of a layout and its theme, resolved, nothing left to look up.
//! How it is read from files stands in the neighbouring modules.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::art::Art;
use super::cards::CardsRule;
use super::choices::{Accents, Mark};
use super::flow::FlowRule;
use super::icons::Icons;
use super::palette::{Accent, Palette};
use super::pictures::Pictures;
use super::style::{StyleName, StyleRule, TextStyle};
use crate::content::read::choice;
use crate::geom::Size;
use crate::source::Spanned;
use crate::units::Abs;

/// Everything that decides how a product looks.
#[derive(Debug, Clone)]
pub struct Design {
    /// The page.
    pub page: PageRule,
    /// The type scale.
    pub styles: BTreeMap<StyleName, StyleRule>,
    /// The colours.
    pub palette: Palette,
    /// What is drawn beside the words.
    pub art: Art,
    /// The icons that the words name, by their names; a broken one is missing, and was reported.
    pub icons: Arc<Icons>,
    /// The pictures that words and layouts name, by their names; a broken one is missing, and was
    /// reported.
    pub pictures: Arc<Pictures>,
    /// Distances that repeat.
    pub space: SpaceRule,
    /// How pages go on the office printer's paper, where the layout says so.
    pub office: Option<super::sheet::SheetRule>,
    /// Rules per block kind.
    pub blocks: BlockRules,
    /// Rules for single blocks, by id, over those of their kind.
    pub only: BTreeMap<String, Spanned<BlockRule>>,
    /// Every font family that the theme names, and where.
    pub families: Vec<Spanned<String>>,
    /// How the words are laid out.
    pub format: Format,
    /// Whether the layout was read without errors; otherwise what is missing may only be broken.
    pub whole: bool,
}

/// How the words are laid out.
#[derive(Debug, Clone)]
pub enum Format {
    /// Pages of flowing text, bound: facing pages with mirrored margins.
    Booklet(FlowRule),
    /// Cards of one size, each face a grid of named areas.
    Cards(CardsRule),
}

/// The page, whatever stands on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageRule {
    /// The final cut size.
    pub trim: Size,
    /// Ink beyond the trim.
    pub bleed: Abs,
    /// Nothing that is read stands nearer the trim.
    pub safe: Abs,
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

/// How steps are shown: numbers on discs, and the path between them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StepsRule {
    /// The diameter of a numbered station; `None` for what suits the type.
    pub station: Option<Abs>,
    /// Space between two steps; `None` for what suits the type.
    pub gap: Option<Abs>,
}

/// How things to say aloud are shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct QuotesRule {
    /// Space between two quotes; `None` for what suits the type.
    pub gap: Option<Abs>,
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
    /// The rules of a flowing format; `None` where it is another one.
    pub const fn flow(&self) -> Option<&FlowRule> {
        match &self.format {
            Format::Booklet(flow) => Some(flow),
            Format::Cards(_) => None,
        }
    }

    /// The rules of a deck; `None` where it is another format.
    pub const fn cards(&self) -> Option<&CardsRule> {
        match &self.format {
            Format::Cards(cards) => Some(cards),
            Format::Booklet(_) => None,
        }
    }

    /// The accent at `index`, counted around.
    pub fn accent(&self, index: usize) -> &Accent {
        let accents = &self.palette.accents;
        &accents[index % accents.len()]
    }

    /// The pictures that the layout itself names.
    pub fn own_pictures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let faces = self.cards().into_iter().flat_map(CardsRule::all);
        faces.filter_map(|face| face.picture.as_ref())
    }

    /// The computed style `name` in the surroundings of `accent`.
    pub fn style(&self, name: StyleName, accent: &Accent) -> Arc<TextStyle> {
        Arc::new(self.styles[&name].compute(accent))
    }
}
