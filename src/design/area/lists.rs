//! How the area of a list shows it: each look with the keys that mean something to it.

use super::PlaceRule;
use super::RawPlaceRule;
use crate::content::read::Int;
use crate::design::choices::{Accents, ItemMark};
use crate::design::declare::{NoKeys, RawNoKeys, rule, rules};
use crate::design::keys::{NotNegative, Pitch, Positive};
use crate::units::Abs;

rules! {
    /// How a list is shown.
    pub enum ListLook from RawListLook by "list" else "table" {
        /// Names in one column, what is said of them in another; a line to write on where nothing
        /// is said.
        Table(LinesLook from RawLinesLook) = "table",
        /// Each name with its other name behind it, or else with what is said of it.
        Words(NamesLook from RawNamesLook) = "words",
        /// Names above what is said of them.
        Stacked(NamesLook from RawNamesLook) = "stacked",
        /// A panel for each, which together fill the area, along the path.
        Panels(PanelsLook from RawPanelsLook) = "panels",
        /// Each behind a tick: what to do.
        Ticks(VerdictsLook from RawVerdictsLook) = "ticks",
        /// Each behind a cross: what not to do.
        Crosses(VerdictsLook from RawVerdictsLook) = "crosses",
        /// Names above what is said of them, with lines to write on beside them; the things share
        /// the height equally.
        Notes(NotesLook from RawNotesLook) = "notes",
    }
}

rule! {
    /// Names, and what is said of them or lines to write on beside them.
    pub struct LinesLook from RawLinesLook {
        ..place: PlaceRule from RawPlaceRule,
        /// Space between the things.
        gap: Option<Abs> as NotNegative = None,
        /// The height of a line to write on.
        size: Option<Abs> as Positive = None,
        /// The width of the column of names; left out, that of the widest.
        name_width: Option<Abs> as Positive = None,
    }
}

rule! {
    /// Names with what belongs to them, each perhaps behind a mark.
    pub struct NamesLook from RawNamesLook {
        ..place: PlaceRule from RawPlaceRule,
        ..rows: RowsRule from RawRowsRule,
        ..mark: MarkLook from RawMarkLook,
    }
}

rule! {
    /// Things to do or not to do, each behind a sign.
    pub struct VerdictsLook from RawVerdictsLook {
        ..place: PlaceRule from RawPlaceRule,
        ..rows: RowsRule from RawRowsRule,
        /// The diameter of the disc with the tick or the cross.
        size: Option<Abs> as Positive = None,
    }
}

rule! {
    /// Things below or beside each other.
    pub struct RowsRule from RawRowsRule {
        /// Whether each thing takes the next accent.
        accents: Accents = Accents::Section,
        /// How many things stand beside each other.
        columns: u16 as Int<1, 6> = 1,
        /// Space between the things.
        gap: Option<Abs> as NotNegative = None,
    }
}

rule! {
    /// A panel for each thing, along the path.
    pub struct PanelsLook from RawPanelsLook {
        /// What stands in the station of each thing.
        mark: ItemMark = ItemMark::None,
        /// Whether each thing takes the next accent.
        accents: Accents = Accents::Section,
        /// Whether the things stand on the ground of the face, on a drawing: without panels and path, and their letters
        /// without discs; numbers stand on stations with a white rim.
        bare: bool = false,
        /// Space between the panels.
        gap: Option<Abs> as NotNegative = None,
        /// The diameter of a station.
        size: Option<Abs> as Positive = None,
        /// The size of what is said below a name, where names have their largest size; left out,
        /// half of it.
        text_size: Option<Abs> as Positive = None,
        /// The size of the other name beside a name, where names have their largest size; left out,
        /// two fifths of it.
        word_size: Option<Abs> as Positive = None,
    }
}

rule! {
    /// Names above what is said of them, and lines to write on beside them.
    pub struct NotesLook from RawNotesLook {
        ..mark: MarkLook from RawMarkLook,
        /// Whether each thing takes the next accent.
        accents: Accents = Accents::Section,
        /// Space above and below the words of a thing.
        gap: Option<Abs> as NotNegative = None,
        /// From line to line.
        pitch: Option<Abs> as Pitch = None,
        /// Whether the path of the theme goes past the marks, and out to the left edge. The other names of things stand
        /// below their texts then, and no lines part them.
        path: bool = false,
    }
}

rules! {
    /// What stands before each thing of a list.
    pub enum MarkLook from RawMarkLook by "mark" else "none" {
        /// Nothing.
        None(NoKeys from RawNoKeys) = "none",
        /// The first letter of its title.
        Letter(MarkRule from RawMarkRule) = "letter",
        /// Its number.
        Number(MarkRule from RawMarkRule) = "number",
        /// The number of the chapter of a guide that it is, its station.
        Station(MarkRule from RawMarkRule) = "station",
    }
}

rule! {
    /// A letter or a number on a disc.
    pub struct MarkRule from RawMarkRule {
        /// The diameter of the disc.
        size: Option<Abs> as Positive = None,
    }
}

impl MarkLook {
    /// The same as a mark alone.
    pub const fn mark(&self) -> ItemMark {
        match self {
            Self::None(_) => ItemMark::None,
            Self::Letter(_) => ItemMark::Letter,
            Self::Number(_) => ItemMark::Number,
            Self::Station(_) => ItemMark::Station,
        }
    }

    /// The diameter of the disc, where the layout says it.
    pub const fn size(&self) -> Option<Abs> {
        match self {
            Self::None(_) => None,
            Self::Letter(rule) | Self::Number(rule) | Self::Station(rule) => rule.size,
        }
    }
}
