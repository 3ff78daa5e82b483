//! The shape of a layout file: geometry and rules per block kind. Resolving is done elsewhere.

use super::choices::{Accents, Mark};
use super::face::RawCards;
use super::flow::{CoverArt, Fill, HeadingArt, Start};
use super::paper::PaperSize;
use super::rules::ItemsLook;
use super::theme::RawStyle;
use crate::content::read::{Int, Map, Tagged, record, variants};
use crate::source::Spanned;
use crate::units::Abs;

/// A layout file: what all formats have, and what its own format has.
pub type LayoutFile = Tagged<RawPages, RawLayout>;

variants! {
    /// The rules of a format.
    pub enum RawLayout by "format" {
        /// Pages of flowing text, bound: facing pages with mirrored margins.
        Booklet(RawBooklet) = "booklet",
        /// Cards of one size, each face a grid of named areas.
        Card(RawCards) = "card",
    }
}

record! {
    /// What all formats have.
    pub struct RawPages {
        /// The final cut size of a page.
        trim: PaperSize,
        /// Ink beyond the trim.
        #[default(Spanned::new(Abs::mm(3.0), crate::source::Span::NOWHERE))]
        bleed: Spanned<Abs>,
        /// Nothing that is read stands nearer the trim.
        safe: Spanned<Abs>,
        /// Rules per block kind.
        #[default(RawBlocks::default())]
        block: RawBlocks,
        /// Rules for single blocks and sections, by their ids.
        #[default(Map::new())]
        only: Map<RawOnly>,
        /// Changes to the theme's styles.
        #[default(Map::new())]
        style: Map<RawStyle>,
        /// How pages go on paper.
        sheet: Option<super::sheet::RawSheets>,
    }
}

record! {
    /// A booklet: flowing text on facing pages.
    pub struct RawBooklet {
        /// The white space around the text.
        margin: RawMargin,
        /// The step of the baseline grid; half the leading of running text lets half lines of space
        /// keep the grid.
        grid: Spanned<Abs>,
        /// The cover; left out, there is none.
        cover: Option<RawCover>,
        /// The table of contents; left out, there is none.
        contents: Option<RawContents>,
        /// The running foot; left out, there is none.
        foot: Option<RawFoot>,
        /// What sections look like.
        section: RawSections,
    }
}

record! {
    /// The white space around the text.
    pub struct RawMargin {
        /// From the upper edge to the text.
        top: Spanned<Abs>,
        /// From the text to the lower edge; the foot stands in it.
        bottom: Spanned<Abs>,
        /// At the binding.
        inner: Spanned<Abs>,
        /// At the fore edge.
        outer: Spanned<Abs>,
    }
}

record! {
    /// The cover.
    pub struct RawCover {
        /// The accent whose deep colour is the ground.
        accent: Spanned<String>,
        /// What of the theme's art is drawn on it.
        #[default(CoverArt::None)]
        art: CoverArt,
    }
}

record! {
    /// The table of contents.
    pub struct RawContents {
        /// Where it begins.
        #[default(Start::Page)]
        start: Start,
        /// Space between two entries.
        gap: Spanned<Abs>,
    }
}

record! {
    /// The running foot: page number and title.
    pub struct RawFoot {
        /// From the lower edge of the page to the baseline of the foot.
        baseline: Spanned<Abs>,
    }
}

record! {
    /// What chapters look like, and how the notes and closing sections differ.
    pub struct RawSections {
        /// Where a section begins.
        #[default(Start::Page)]
        start: Start,
        /// One accent for all sections; left out, each takes the next.
        accent: Option<Spanned<String>>,
        /// What of the theme's art is drawn beside the heading of a section.
        #[default(HeadingArt::None)]
        art: HeadingArt,
        /// What becomes of the room that is left on a section's last page.
        #[default(Fill::White)]
        fill: Fill,
        /// The section for the reader's own notes.
        notes: Option<RawSection>,
        /// The last section.
        closing: Option<RawSection>,
    }
}

record! {
    /// How one section differs from the others.
    pub struct RawSection {
        /// Where it begins.
        start: Option<Start>,
        /// Its accent.
        accent: Option<Spanned<String>>,
        /// What of the theme's art is drawn beside its heading.
        art: Option<HeadingArt>,
        /// What becomes of the room that is left on its last page.
        fill: Option<Fill>,
        /// An item of the words that is asked once more above the lines of `fill`, by its block
        /// and number: "refleksjon.2".
        prompt: Option<Spanned<String>>,
    }
}

record! {
    /// Rules per block kind.
    pub struct RawBlocks {
        /// Titled things.
        items: Option<RawItems>,
        /// Numbered things.
        steps: Option<RawSteps>,
        /// Things to say aloud.
        quotes: Option<RawQuotes>,
        /// Two opposed lists.
        contrast: Option<RawContrast>,
        /// Boxed asides.
        callout: Option<RawCallout>,
        /// Writing space.
        notes: Option<RawNotes>,
    }
}

impl Default for RawBlocks {
    fn default() -> Self {
        Self {
            items: None,
            steps: None,
            quotes: None,
            contrast: None,
            callout: None,
            notes: None,
            span: crate::source::Span::NOWHERE,
        }
    }
}

variants! {
    /// The rule for one block or section.
    pub enum RawOnly by "kind" {
        /// Titled things.
        Items(RawItems) = "items",
        /// Numbered things.
        Steps(RawSteps) = "steps",
        /// Things to say aloud.
        Quotes(RawQuotes) = "quotes",
        /// Two opposed lists.
        Contrast(RawContrast) = "contrast",
        /// Boxed asides.
        Callout(RawCallout) = "callout",
        /// Writing space.
        Notes(RawNotes) = "notes",
        /// A section, by its id.
        Section(RawSection) = "section",
    }
}

record! {
    /// How titled things are shown.
    pub struct RawItems {
        /// Panels, or a plain list.
        look: Option<ItemsLook>,
        /// Panels side by side; an incomplete last row is stretched.
        columns: Option<Int<1, 6>>,
        /// What stands before each.
        mark: Option<Mark>,
        /// Whether each takes the next accent, or all take the section's.
        accents: Option<Accents>,
        /// Whether the icons that the words name are drawn.
        icons: Option<bool>,
        /// Whether an item's label stands behind its title.
        labels: Option<bool>,
    }
}

record! {
    /// How numbered things are shown.
    pub struct RawSteps {
        /// The diameter of a numbered station.
        station: Option<Spanned<Abs>>,
        /// Space between two steps.
        gap: Option<Spanned<Abs>>,
    }
}

record! {
    /// How things to say aloud are shown.
    pub struct RawQuotes {
        /// Space between two quotes.
        gap: Option<Spanned<Abs>>,
    }
}

record! {
    /// How two opposed lists are shown.
    pub struct RawContrast {
        /// Side by side (2), or one above the other (1).
        columns: Option<Int<1, 2>>,
        /// The accent of what to do.
        yes: Option<Spanned<String>>,
        /// The accent of what not to do.
        no: Option<Spanned<String>>,
    }
}

record! {
    /// How a boxed aside is shown.
    pub struct RawCallout {
        /// Its accent; left out, the section's.
        accent: Option<Spanned<String>>,
        /// Whether the icon that the words name is drawn.
        icons: Option<bool>,
    }
}

record! {
    /// How writing space is shown.
    pub struct RawNotes {
        /// From line to line.
        pitch: Option<Spanned<Abs>>,
        /// The fewest lines; writing space takes what is left of its page.
        min_lines: Option<Int<1, 60>>,
    }
}
