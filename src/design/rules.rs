//! The computed design: every rule of a layout and its theme, resolved, nothing left to look up. How the
//! files become this stands in `resolve.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::art::Art;
use super::artwork::{ArtSource, Artworks};
use super::blocks::{BlockRule, BlockRules};
use super::card_art::CardArt;
use super::cards::{AreaRule, CardsRule};
use super::flow::{CoverLogo, CoverRule, FlowRule};
use super::gray::GrayLook;
use super::icons::Icons;
use super::layout::PageRule;
use super::page_art::PageArt;
use super::palette::{Accent, Palette};
use super::pictures::Pictures;
use super::sheet::SheetRule;
use super::style::{StyleName, TextStyle};
use super::theme::{SpaceRule, StyleRule};
use crate::content::{Image, WordBook};
use crate::diag::Hint;
use crate::source::Spanned;

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
    /// The drawings and patterns of the theme that the layout uses; a broken one is missing, and was reported.
    pub artworks: Arc<Artworks>,
    /// Where these come from.
    pub art_source: ArtSource,
    /// The icons that the words name, by their names; a broken one is missing, and was reported.
    pub icons: Arc<Icons>,
    /// The pictures that words and layouts name, by their names; a broken one is missing, and was
    /// reported.
    pub pictures: Arc<Pictures>,
    /// The mark of the project, where it has one.
    pub logo: Option<Arc<Image>>,
    /// The words that stand on paper of themselves, in every language.
    pub words: Arc<WordBook>,
    /// Distances that repeat.
    pub space: SpaceRule,
    /// How pages go on the office printer's paper, where the layout says so.
    pub office: Option<SheetRule>,
    /// Rules per block kind.
    pub blocks: BlockRules,
    /// Rules for single blocks, by id.
    pub only: BTreeMap<String, Spanned<BlockRule>>,
    /// Every font family that the theme names, and where.
    pub families: Vec<Spanned<String>>,
    /// How the words are laid out.
    pub format: Format,
    /// Whether the layout was read without errors; otherwise what is missing may only be broken.
    pub whole: bool,
    /// The way out where the layout lacks something, when it is inside the program: to write it out.
    pub write_out: Option<Hint>,
    /// The ids of the sections and blocks of all products. `None` where not all of them were read.
    pub ids: Option<Arc<BTreeSet<String>>>,
}

/// How the words are laid out.
#[derive(Debug, Clone)]
pub enum Format {
    /// Pages of flowing text, bound: facing pages with mirrored margins.
    Booklet(FlowRule),
    /// Cards of one size, each face a grid of named areas.
    Cards(CardsRule),
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

    /// The drawings of the theme that the layout names.
    pub fn drawings(&self) -> impl Iterator<Item = &Spanned<String>> {
        let flow = self.flow().into_iter();
        let flow = flow.flat_map(|flow| {
            let contents = flow
                .contents
                .iter()
                .flat_map(|contents| &contents.value.art);
            flow.art.iter().flat_map(PageArt::files).chain(contents)
        });
        let cards = self.cards().into_iter().flat_map(|cards| &cards.art);
        flow.chain(cards.flat_map(CardArt::files))
    }

    /// Those of them that words stand in which would stand among the others without them.
    pub fn drawings_with_words(&self) -> impl Iterator<Item = &str> {
        let art = self.flow().into_iter().flat_map(|flow| &flow.art);
        let with_words = art.filter(|rule| rule.pull.is_some());
        with_words.flat_map(|rule| rule.files().map(|name| name.value.as_str()))
    }

    /// The pictures that the layout itself names.
    pub fn own_pictures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let faces = self.cards().into_iter().flat_map(CardsRule::all);
        faces.filter_map(|face| face.look.background_picture.as_ref())
    }

    /// Whether anything of the layout shows the mark of the project: a cover, or an area of its name.
    pub fn shows_logo(&self) -> bool {
        match &self.format {
            Format::Booklet(flow) => {
                let cover = flow.cover.as_ref();
                cover.is_some_and(|cover| cover.logo != CoverLogo::None)
            }
            Format::Cards(cards) => {
                let areas = cards.all().flat_map(|face| &face.areas);
                areas.into_iter().any(AreaRule::shows_logo)
            }
        }
    }

    /// Whether the layout has a cover that shows the picture of a guide.
    pub fn shows_cover_picture(&self) -> bool {
        let cover = self.flow().and_then(|flow| flow.cover.as_ref());
        cover.is_some_and(CoverRule::shows_picture)
    }

    /// The computed style `name` in the surroundings of `accent`.
    pub fn style(&self, name: StyleName, accent: &Accent) -> Arc<TextStyle> {
        Arc::new(TextStyle {
            title: name.title(),
            is_line_art: self.palette.gray == GrayLook::LineArt,
            ..self.styles[&name].compute(name, accent)
        })
    }
}
