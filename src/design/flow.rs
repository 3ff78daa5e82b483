//! The rules of flowing formats: margins, the cover, the contents, and the foot. What sections look like
//! stands in `sections`, and what blocks look like in `blocks`.

use std::collections::BTreeMap;

use super::blocks::{RawBlocks, RawOnly};
use super::declare::{NoKeys, RawNoKeys, rule, rules};
use super::keys::{AccentName, NotNegative, Positive};
use super::page_art::{PageArt, RawPageArt};
use super::panels::{Panels, RawFold};
use super::sections::{RawSections, SectionRules, Start};
use crate::content::read::{Map, choice, record};
use crate::source::Spanned;
use crate::units::Abs;

record! {
    /// A booklet: flowing text on facing pages.
    pub struct RawBooklet {
        /// The white space around the text.
        margin: RawMargin,
        /// The step of the baseline grid; half the leading of running text lets half lines of space
        /// keep the grid.
        grid: Positive,
        /// The cover; left out, there is none.
        cover: Option<RawCover>,
        /// The table of contents; left out, there is none.
        contents: Option<Spanned<RawContents>>,
        /// The running foot; left out, there is none.
        foot: Option<RawFoot>,
        /// What the first page of a part looks like.
        part: Option<RawPart>,
        /// Drawings of the theme on pages, each over those before it and below the words.
        #[default(Vec::new())]
        art: Vec<RawPageArt>,
        /// The head of pages; left out, there is none.
        head: Option<RawHead>,
        /// The tabs at the fore edge; left out, there are none.
        tabs: Option<RawTabs>,
        /// Which headings are numbered.
        #[default(Numbers::None)]
        numbers: Numbers,
        /// Where the addresses of links stand that their words do not say.
        #[default(Links::Notes)]
        links: Links,
        /// What sections look like.
        section: RawSections,
        /// Rules per block kind.
        block: Option<RawBlocks>,
        /// Rules for single blocks and sections, by their ids.
        #[default(Map::new())]
        only: Map<RawOnly>,
    }
}

record! {
    /// A leaflet: flowing text on the panels of one folded sheet.
    pub struct RawLeaflet {
        ..flow: RawBooklet,
        ..fold: RawFold,
    }
}

/// How words flow over pages.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowRule {
    /// The white space around the text.
    pub margin: MarginRule,
    /// The step of the baseline grid.
    pub grid: Abs,
    /// The first page, where there is one.
    pub cover: Option<CoverRule>,
    /// The table of contents, where there is one.
    pub contents: Option<Spanned<ContentsRule>>,
    /// The running foot, where there is one.
    pub foot: Option<FootRule>,
    /// What the first page of a part looks like.
    pub part: PartRule,
    /// Drawings of the theme on pages.
    pub art: Vec<PageArt>,
    /// The head of pages, where there is one.
    pub head: Option<HeadRule>,
    /// The tabs at the fore edge, where there are any.
    pub tabs: Option<TabsRule>,
    /// Which headings are numbered.
    pub numbers: Numbers,
    /// Where the addresses of links stand that their words do not say.
    pub links: Links,
    /// What sections look like.
    pub sections: Box<SectionRules>,
    /// The panels of the sheet, where the pages are those of a leaflet.
    pub panels: Option<Panels>,
    /// What single sections look like, by id.
    pub only_sections: BTreeMap<String, Spanned<SectionRules>>,
}

rule! {
    /// The white space around the text.
    pub struct MarginRule from RawMargin {
        /// From the upper edge to the text.
        top: Abs as NotNegative,
        /// From the text to the lower edge; the foot stands in it.
        bottom: Abs as NotNegative,
        /// At the binding.
        inner: Abs as NotNegative,
        /// At the fore edge.
        outer: Abs as NotNegative,
    }
}

rule! {
    /// The cover.
    pub struct CoverRule from RawCover {
        ..picture: CoverPicture from RawCoverPicture,
        /// The accent whose deep colour is the ground; left out, the first.
        accent: usize as AccentName = 0,
        /// What of the theme's art is drawn on it.
        art: CoverArt = CoverArt::None,
        /// Where the mark of the project stands, where it has one: at the foot of the cover, of the back, or
        /// of both.
        logo: CoverLogo = CoverLogo::Both,
        /// How high that mark is; a wide one takes less than half of the text's width, and is lower.
        logo_height: Abs as Positive = Abs::mm(14.0),
        /// What that mark stands on; left out, on a panel that it is seen on, unless it is seen on the cover itself.
        logo_ground: Option<LogoGround> = None,
    }
}

impl CoverRule {
    /// Whether it shows the picture of a guide.
    pub const fn shows_picture(&self) -> bool {
        !matches!(self.picture, CoverPicture::None(_))
    }
}

rules! {
    /// How the picture of the cover stands, where the guide has one: it takes the place of the theme's art.
    pub enum CoverPicture from RawCoverPicture by "picture" else "measure" {
        /// Whole, below the title: as wide as the text, or as high as there is room.
        Measure(NoKeys from RawNoKeys) = "measure",
        /// Whole, below the title, from one edge of the cover to the other.
        Bleed(NoKeys from RawNoKeys) = "bleed",
        /// Over all of the cover, behind the words, and cut at its edges.
        Fill(FillPicture from RawFillPicture) = "fill",
        /// Not at all.
        None(NoKeys from RawNoKeys) = "none",
    }
}

rule! {
    /// A picture over all of the cover.
    pub struct FillPicture from RawFillPicture {
        /// What the words stand on.
        title_ground: TitleGround = TitleGround::Deep,
    }
}

choice! {
    /// What the words of a cover stand on, where a picture fills it.
    pub enum TitleGround {
        /// On panels in the deep colour of the accent.
        Deep = "deep",
        /// On the picture itself.
        None = "none",
    }
}

choice! {
    /// Where the mark of the project stands.
    pub enum CoverLogo {
        /// On the cover and on the back.
        Both = "both",
        /// On the cover.
        Cover = "cover",
        /// On the back.
        Back = "back",
        /// Nowhere.
        None = "none",
    }
}

choice! {
    /// What the mark of the project stands on.
    pub enum LogoGround {
        /// On a white panel.
        White = "white",
        /// On a panel in the dark colour of the cover.
        Deep = "deep",
        /// On the ground of the cover itself.
        None = "none",
    }
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

rule! {
    /// The page before the sections of a part: its title on a soft ground.
    pub struct PartRule: Default from RawPart {
        /// Its accent; left out, that of the part's first section.
        accent: Option<usize> as AccentName = None,
        /// Where it begins.
        start: PartStart = PartStart::Page,
    }
}

choice! {
    /// Where the page of a part begins.
    pub enum PartStart {
        /// On the next page.
        Page = "page",
        /// On the next right-hand page.
        Recto = "recto",
        /// Nowhere: the part has no page of its own.
        None = "none",
    }
}

choice! {
    /// Which headings are numbered.
    pub enum Numbers {
        /// None.
        None = "none",
        /// Those of chapters: 1.
        Chapters = "chapters",
        /// Those of chapters and of their blocks: 1, 1.1 and 1.1.1.
        Headings = "headings",
    }
}

choice! {
    /// Where the addresses of links stand that their words do not say. Pages are the same on a screen and on paper, so
    /// that they have the same numbers, and since files for the screen are printed too.
    pub enum Links {
        /// In footnotes.
        Notes = "notes",
        /// Nowhere: only who reads on a screen can follow them.
        None = "none",
    }
}

rule! {
    /// The head of pages: the number of the chapter on a disc, what its letter stands for, and the part.
    pub struct HeadRule from RawHead {
        /// From the upper edge of the page to the baseline of the head.
        baseline: Abs as Positive,
        /// The diameter of the disc.
        station: Abs as Positive = Abs::mm(8.8),
    }
}

rule! {
    /// The tabs at the fore edge: one for each accent, each in a place of its own, so that they are seen on the closed book.
    pub struct TabsRule from RawTabs {
        /// From the upper edge of the page to the first.
        top: Abs as NotNegative,
        /// From tab to tab.
        pitch: Abs as Positive,
        /// How high a tab is.
        height: Abs as Positive,
        /// How wide a tab is.
        width: Abs as Positive = Abs::mm(7.0),
        /// How wide the tabs are on pages about all letters, which have all tabs.
        all: Abs as Positive = Abs::mm(3.2),
    }
}

rule! {
    /// The table of contents.
    pub struct ContentsRule from RawContents {
        /// Where it begins.
        start: Start = Start::Page,
        /// Space between two entries.
        gap: Abs as NotNegative,
        /// Whether the path of the theme passes the entries, with a station for each chapter, in the outer margin and so
        /// much beside it.
        path: Option<Abs> as Positive = None,
        /// Whether the stations on the path show the numbers of their chapters; without numbers they are smaller.
        numbered: bool = true,
        /// Drawings of the theme that stand on the lines below the names of the parts, in their order.
        art: Vec<Spanned<String>> = Vec::new(),
    }
}

rule! {
    /// The running foot: page number and title.
    pub struct FootRule from RawFoot {
        /// From the lower edge of the page to the baseline of the foot.
        baseline: Spanned<Abs> as Spanned<Positive>,
        /// What it says beside the number of the page.
        title: FootTitle = FootTitle::Section,
    }
}

choice! {
    /// What a foot says beside the number of the page.
    pub enum FootTitle {
        /// The title of the section.
        Section = "section",
        /// Nothing: the number stands alone, on the drawing at the foot of the page, or below a rule.
        None = "none",
    }
}
