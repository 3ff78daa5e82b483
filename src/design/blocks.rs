//! How each kind of block is shown: the rules of `[block]`, and those of `[only.ID]` over them.

use super::choices::{Accents, ItemMark};
use super::declare::{Change, rule};
use super::keys::{AccentName, NotNegative, Pitch, Positive};
use super::resolver::Resolver;
use super::sections::RawSection;
use crate::content::read::{Int, choice, variants};
use crate::units::Abs;

rule! {
    /// Rules per block kind of a booklet.
    pub struct BlockRules: Default from RawBlocks {
        ..things: ThingRules from RawThings,
        /// Titled things.
        items: ItemsRule as RawItems = ItemsRule::default(),
        /// Writing space.
        notes: NotesRule as RawNotes = NotesRule::default(),
    }
}

rule! {
    /// Rules per kind of things that booklets and cards show alike.
    pub struct ThingRules: Default from RawThings {
        /// Numbered things.
        steps: StepsRule as RawSteps = StepsRule::default(),
        /// Points without titles.
        list: ListRule as RawList = ListRule::default(),
        /// Things to say aloud.
        quotes: QuotesRule as RawQuotes = QuotesRule::default(),
        /// Two opposed lists.
        contrast: ContrastRule as RawContrast = ContrastRule::default(),
        /// Boxed asides.
        callout: CalloutRule as RawCallout = CalloutRule::default(),
        /// Pictures.
        image: ImageRule as RawImage = ImageRule::default(),
    }
}

variants! {
    /// The rule for one block or section.
    pub enum RawOnly by "kind" {
        /// Titled things.
        Items(RawItems) = "items",
        /// Numbered things.
        Steps(RawSteps) = "steps",
        /// Points without titles.
        List(RawList) = "list",
        /// Things to say aloud.
        Quotes(RawQuotes) = "quotes",
        /// Two opposed lists.
        Contrast(RawContrast) = "contrast",
        /// Boxed asides.
        Callout(RawCallout) = "callout",
        /// Pictures.
        Image(RawImage) = "image",
        /// Writing space.
        Notes(RawNotes) = "notes",
        /// A section, by its id.
        Section(RawSection) = "section",
    }
}

/// The rule for one block by its id.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names are the block kinds")]
pub enum BlockRule {
    Items(ItemsRule),
    Steps(StepsRule),
    List(ListRule),
    Quotes(QuotesRule),
    Contrast(ContrastRule),
    Callout(CalloutRule),
    Image(ImageRule),
    Notes(NotesRule),
}

impl RawOnly {
    /// What it says over the rule of its kind; `None` where it is for a section.
    pub(super) fn block(&self, kinds: &BlockRules, cx: &mut Resolver) -> Option<BlockRule> {
        let BlockRules {
            things,
            items,
            notes,
        } = kinds;
        Some(match self {
            Self::Items(raw) => BlockRule::Items(raw.over(items, cx)),
            Self::Steps(raw) => BlockRule::Steps(raw.over(&things.steps, cx)),
            Self::List(raw) => BlockRule::List(raw.over(&things.list, cx)),
            Self::Quotes(raw) => BlockRule::Quotes(raw.over(&things.quotes, cx)),
            Self::Contrast(raw) => BlockRule::Contrast(raw.over(&things.contrast, cx)),
            Self::Callout(raw) => BlockRule::Callout(raw.over(&things.callout, cx)),
            Self::Image(raw) => BlockRule::Image(raw.over(&things.image, cx)),
            Self::Notes(raw) => BlockRule::Notes(raw.over(notes, cx)),
            Self::Section(_) => return None,
        })
    }
}

rule! {
    /// How titled things are shown.
    pub struct ItemsRule: Default from RawItems {
        /// Panels, or a plain list.
        look: ItemsLook = ItemsLook::Panels,
        /// Things side by side; an incomplete last row is stretched.
        columns: u16 as Int<1, 6> = 1,
        /// Whether each takes the next accent, or all take the section's.
        accents: Accents = Accents::Section,
        /// What stands before each.
        mark: ItemMark = ItemMark::None,
        /// Whether an item's label is shown: it comes first, and the title stands behind it.
        labels: bool = true,
        /// Whether the icons that the words name are drawn.
        icons: bool = true,
    }
}

choice! {
    /// Panels, or a plain list.
    pub enum ItemsLook {
        /// Grounds in soft colours.
        Panels = "panels",
        /// Titled paragraphs with a station each, on paper.
        List = "list",
        /// A line each: the name, and beside it what is said, or room to write it.
        Rows = "rows",
    }
}

rule! {
    /// How numbered things are shown: numbers on discs, and the path between them.
    pub struct StepsRule: Default from RawSteps {
        /// The diameter of a numbered station; left out, what suits the type.
        station: Option<Abs> as Positive = None,
        /// Space between two steps; left out, what suits the type.
        gap: Option<Abs> as NotNegative = None,
        /// Whether the icons that the words name are drawn.
        icons: bool = true,
    }
}

rule! {
    /// How points without titles are shown: as running text, with what stands before them in an accent.
    pub struct ListRule: Default from RawList {
        /// From the edge to the words, at least; left out, what boxes to tick need in booklets, and what the marks need on
        /// cards.
        indent: Option<Abs> as NotNegative = None,
        /// Space between two points; left out, half a line.
        gap: Option<Abs> as NotNegative = None,
        /// The accent of dots and numbers; left out, the section's.
        accent: Option<usize> as AccentName = None,
    }
}

rule! {
    /// How things to say aloud are shown.
    pub struct QuotesRule: Default from RawQuotes {
        /// Space between two quotes; left out, what suits the type.
        gap: Option<Abs> as NotNegative = None,
    }
}

rule! {
    /// How two opposed lists are shown.
    pub struct ContrastRule: Default from RawContrast {
        /// Side by side (2), or one above the other (1).
        columns: u16 as Int<1, 2> = 2,
        /// Space between two points; left out, what suits the type.
        gap: Option<Abs> as NotNegative = None,
        /// The accent of what to do.
        yes: usize as AccentName = 0,
        /// The accent of what not to do.
        no: usize as AccentName = 0,
    }
}

rule! {
    /// How a boxed aside is shown.
    pub struct CalloutRule: Default from RawCallout {
        /// A panel, or beside its icon.
        look: CalloutLook = CalloutLook::Panel,
        /// Its accent; left out, the section's.
        accent: Option<usize> as AccentName = None,
        /// Whether the icon that the words name is drawn.
        icons: bool = true,
    }
}

choice! {
    /// How a boxed aside is told from what is around it.
    pub enum CalloutLook {
        /// It stands on a panel.
        Panel = "panel",
        /// It stands on the page, beside its icon on a disc: it serves what is around it.
        Beside = "beside",
    }
}

rule! {
    /// How pictures are shown.
    pub struct ImageRule: Default from RawImage {
        /// On which side of the text beside it a picture stands.
        side: Side = Side::Left,
    }
}

choice! {
    /// A side of a text.
    pub enum Side {
        /// Before it.
        Left = "left",
        /// Behind it.
        Right = "right",
    }
}

rule! {
    /// How writing space is shown.
    pub struct NotesRule: Default from RawNotes {
        /// From line to line.
        pitch: Abs as Pitch = Abs::pt(24.0),
        /// The fewest lines: writing space takes what is left of its page, and a new page where these
        /// do not fit.
        min_lines: u16 as Int<1, 60> = 3,
    }
}
