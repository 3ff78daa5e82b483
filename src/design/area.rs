//! What the areas of a face show, and how: each kind with the keys that mean something to it. The
//! declarations give the rules, and the records that they are read from.

mod art;
mod fit;
mod lists;
mod read;

pub use art::{AreaArt, ArrivalArea, ArtArea, ClimbArea, PathArea, RawArtArea, StationArea};
pub(crate) use fit::small;
pub use fit::{Fit, FitKey, LEAST_ON_CARD, RawFit};
pub use lists::{
    LinesLook, ListLook, MarkLook, MarkRule, NamesLook, NotesLook, PanelsLook, RawLinesLook,
    RawListLook, RowsRule, VerdictsLook,
};
pub use read::RawArea;

use std::borrow::Cow;

use super::choices::{Accents, FaceGround, TableHeads};
use super::declare::{rule, rules};
use super::keys::{AccentName, NotNegative, Pitch, Positive};
use super::style::{Align, ColorRole, StyleColor, StyleName};
use crate::content::ListItem;
use crate::content::read::{Entries, Seen, choice};
use crate::units::Abs;

rules! {
    /// What an area shows. Left out, a key that only one kind has tells it, or else the name of the
    /// value: `icon`, `category-icon`, `image`, `logo`, `qr`. Where nothing tells, the area shows what the
    /// cards have for it: a list or a table then has the usual look.
    pub enum Shows from RawShows by "kind" else "text" {
        /// Text.
        Text(TextArea from RawTextArea) = "text",
        /// A list.
        Items(ItemsArea from RawItemsArea) = "items"
            told by ["list", "labels", "texts", "icons"],
        /// Steps in their order, with their numbers.
        Steps(AccentedArea from RawAccentedArea) = "steps",
        /// Points without titles.
        List(ListArea from RawListArea) = "list",
        /// Things to say aloud, in speech bubbles.
        Quotes(AccentedArea from RawAccentedArea) = "quotes",
        /// Two opposed lists.
        Contrast(ThingArea from RawThingArea) = "contrast",
        /// A boxed aside.
        Callout(AccentedArea from RawAccentedArea) = "callout",
        /// A sentence lifted out.
        Pull(AccentedArea from RawAccentedArea) = "pull",
        /// A table.
        Table(TableArea from RawTableArea) = "table",
        /// A drawing of `content/icons`.
        Icon(IconArea from RawIconArea) = "icon"
            told by ["disc"] named ["icon", "category-icon"],
        /// A picture of `content/images`.
        Image(ImageArea from RawImageArea) = "image" told by ["crop"] named ["image", "logo"],
        /// An address as a QR code, with its words beside it.
        Qr(QrArea from RawQrArea) = "qr" named ["qr"],
        /// Room to write in.
        Notes(NotesArea from RawNotesArea) = "notes" told by ["paper"],
        /// The theme's path.
        Art(ArtArea from RawArtArea) = "art" told by ["art"],
    }
}

rule! {
    /// A value of the card.
    pub struct Shown from RawShown {
        /// The value of the card that it shows; left out, the one with the area's name.
        value: Option<String>,
        /// Whether it may stay empty on all cards.
        optional: bool = false,
    }
}

rule! {
    /// How the words of an area are set.
    pub struct TextRule from RawTextRule {
        /// The style of its text.
        style: StyleName = StyleName::CardText,
        /// The sizes between which its text may be set, so that it fits.
        fit: Option<Fit> as FitKey = None,
        /// How its lines meet the edges; left out, as the style says.
        align: Option<Align> = None,
        /// The colour of its text; left out, that of the style.
        color: Option<StyleColor> as ColorRole = None,
        /// Its accent; left out, the face's.
        accent: Option<usize> as AccentName = None,
    }
}

rule! {
    /// Where something stands in its area, and on what.
    pub struct PlaceRule: Default from RawPlaceRule {
        /// Where it stands in its height.
        valign: VAlign = VAlign::Top,
        /// The colour of a panel that it stands on; left out, it stands on the ground of the face.
        background: Option<FaceGround> = None,
    }
}

rule! {
    /// Text.
    pub struct TextArea from RawTextArea {
        ..shown: Shown from RawShown,
        ..text: TextRule from RawTextRule,
        ..place: PlaceRule from RawPlaceRule,
        /// Whether it is the card's heading; left out, the area called title is.
        heading: bool = false,
        /// Space between paragraphs.
        gap: Option<Abs> as NotNegative = None,
    }
}

rule! {
    /// A list.
    pub struct ItemsArea from RawItemsArea {
        ..shown: Shown from RawShown,
        ..text: TextRule from RawTextRule,
        ..look: ListLook from RawListLook,
        /// Whether the other names of its things are shown.
        labels: bool = true,
        /// Whether what is said of its things is shown.
        texts: bool = true,
        /// Whether the icons of its things are drawn.
        icons: bool = true,
    }
}

rule! {
    /// Points without titles. What is particular to them is said in `[block.list]`, for cards as for
    /// booklets.
    pub struct ListArea from RawListArea {
        ..shown: Shown from RawShown,
        ..text: TextRule from RawTextRule,
        ..place: PlaceRule from RawPlaceRule,
    }
}

rule! {
    /// A thing that has styles of its own. What is particular to its kind is said in `[block]`, for
    /// cards as for booklets.
    pub struct ThingArea from RawThingArea {
        ..shown: Shown from RawShown,
        ..place: PlaceRule from RawPlaceRule,
        /// The sizes between which its text may be set, so that it fits; what else stands in it grows
        /// and shrinks with it.
        fit: Option<Fit> as FitKey = None,
    }
}

rule! {
    /// A thing that has styles of its own, in one accent.
    pub struct AccentedArea from RawAccentedArea {
        ..thing: ThingArea from RawThingArea,
        /// Its accent; left out, the face's.
        accent: Option<usize> as AccentName = None,
    }
}

rule! {
    /// A table.
    pub struct TableArea from RawTableArea {
        ..shown: Shown from RawShown,
        ..text: TextRule from RawTextRule,
        /// Whether each row takes the next accent.
        accents: Accents = Accents::Section,
        /// What the heads stand on.
        heads: TableHeads = TableHeads::Panels,
        /// The width of the column of names; left out, that of the widest.
        name_width: Option<Abs> as Positive = None,
        /// Space between the cells.
        gap: Option<Abs> as NotNegative = None,
    }
}

rule! {
    /// A drawing.
    pub struct IconArea from RawIconArea {
        ..shown: Shown from RawShown,
        ..place: PlaceRule from RawPlaceRule,
        /// Where it stands in the width.
        align: Align = Align::Left,
        /// Its colour; left out, the deep shade of the accent.
        color: Option<StyleColor> as ColorRole = None,
        /// Its accent; left out, the face's.
        accent: Option<usize> as AccentName = None,
        /// Its side, with the disc that it stands on.
        size: Option<Abs> as Positive = None,
        /// Whether it stands on a disc.
        disc: bool = true,
    }
}

rule! {
    /// A picture.
    pub struct ImageArea from RawImageArea {
        ..shown: Shown from RawShown,
        /// Whether it is shown whole, or fills its area and is cut at its edges.
        crop: Crop = Crop::Contain,
    }
}

rule! {
    /// A QR code.
    pub struct QrArea from RawQrArea {
        ..shown: Shown from RawShown,
        ..text: TextRule from RawTextRule,
        ..place: PlaceRule from RawPlaceRule,
        /// Its side.
        size: Option<Abs> as Positive = None,
    }
}

rule! {
    /// Room to write in.
    pub struct NotesArea from RawNotesArea {
        /// What is drawn to write on.
        paper: NotePaper = NotePaper::Lines,
        /// From line to line, or from dot to dot; left out, 8 mm for lines and 5 mm for dots and
        /// squares.
        pitch: Option<Abs> as Pitch = None,
    }
}

choice! {
    /// Where something stands in its height.
    pub enum VAlign {
        /// At the top.
        Top = "top",
        /// In the middle.
        Middle = "middle",
        /// At the foot.
        Bottom = "bottom",
    }
}

choice! {
    /// What is drawn to write on.
    pub enum NotePaper {
        /// Lines, counted from the edge of the page, as dots and squares are: those of all pages lie
        /// on each other.
        Lines = "lines",
        /// Lines, counted from the foot of the area.
        FootLines = "foot-lines",
        /// Dots.
        Dots = "dots",
        /// Squares.
        Grid = "grid",
        /// A column for cues, lines beside it for notes, and a strip below both for a summary.
        Cornell = "cornell",
    }
}

choice! {
    /// Whether a picture fills its area.
    pub enum Crop {
        /// It fills the area; what is too much is cut off.
        Cover = "cover",
        /// It is shown whole.
        Contain = "contain",
    }
}

impl Shows {
    /// Whether `key` means nothing to a value of this kind in its usual look.
    pub fn means_nothing(kind: &str, key: &str) -> bool {
        // Prompt and lines fill the area in the type of running text: only their size is the area's.
        if kind == "notes" {
            return !["value", "optional", "fit"].contains(&key);
        }
        let tag = RawShows::tag();
        let nothing = Entries::default();
        let seen = Seen {
            table: &nothing,
            meant: Vec::new(),
            name: None,
        };
        let choice = tag.choices.iter().find(|choice| choice.name == kind);
        choice.is_some_and(|choice| !choice.shape.known(&seen).iter().any(|known| known == key))
    }

    /// The value of a card that it shows; `None` where it shows none.
    pub const fn shown(&self) -> Option<&Shown> {
        match self {
            Self::Text(area) => Some(&area.shown),
            Self::Items(area) => Some(&area.shown),
            Self::List(area) => Some(&area.shown),
            Self::Table(area) => Some(&area.shown),
            Self::Icon(area) => Some(&area.shown),
            Self::Image(area) => Some(&area.shown),
            Self::Qr(area) => Some(&area.shown),
            _ => match self.thing() {
                Some(area) => Some(&area.shown),
                None => None,
            },
        }
    }

    /// The rule of a thing that has styles of its own.
    pub const fn thing(&self) -> Option<&ThingArea> {
        match self {
            Self::Steps(area) | Self::Quotes(area) | Self::Callout(area) | Self::Pull(area) => {
                Some(&area.thing)
            }
            Self::Contrast(area) => Some(area),
            _ => None,
        }
    }

    /// The sizes between which its text may be set.
    pub const fn fit(&self) -> Option<&Fit> {
        match (self.text(), self.thing()) {
            (Some(text), _) => text.fit.as_ref(),
            (None, Some(thing)) => thing.fit.as_ref(),
            (None, None) => None,
        }
    }

    /// Its own accent, by index.
    pub const fn accent(&self) -> Option<usize> {
        match self {
            Self::Icon(area) => area.accent,
            Self::Steps(area) | Self::Quotes(area) | Self::Callout(area) | Self::Pull(area) => {
                area.accent
            }
            _ => match self.text() {
                Some(text) => text.accent,
                None => None,
            },
        }
    }

    /// Where it stands in its area, and on what, where it does not fill it.
    pub const fn place(&self) -> Option<&PlaceRule> {
        match self {
            Self::Text(area) => Some(&area.place),
            Self::List(area) => Some(&area.place),
            Self::Icon(area) => Some(&area.place),
            Self::Qr(area) => Some(&area.place),
            Self::Items(area) => match &area.look {
                ListLook::Table(look) => Some(&look.place),
                ListLook::Words(look) | ListLook::Stacked(look) => Some(&look.place),
                ListLook::Ticks(look) | ListLook::Crosses(look) => Some(&look.place),
                ListLook::Panels(_) | ListLook::Notes(_) => None,
            },
            _ => match self.thing() {
                Some(area) => Some(&area.place),
                None => None,
            },
        }
    }

    /// How its words are set, where it has any.
    pub const fn text(&self) -> Option<&TextRule> {
        match self {
            Self::Text(area) => Some(&area.text),
            Self::Items(area) => Some(&area.text),
            Self::List(area) => Some(&area.text),
            Self::Table(area) => Some(&area.text),
            Self::Qr(area) => Some(&area.text),
            _ => None,
        }
    }
}

impl ItemsArea {
    /// The things with all that is shown of them.
    pub fn shown_of<'a>(&self, items: &'a [ListItem]) -> Cow<'a, [ListItem]> {
        if self.labels && self.texts && self.icons {
            return Cow::Borrowed(items);
        }
        let shown = |item: &ListItem| ListItem {
            label: item.label.clone().filter(|_| self.labels),
            text: item.text.clone().filter(|_| self.texts),
            icon: item.icon.clone().filter(|_| self.icons),
            ..item.clone()
        };
        Cow::Owned(items.iter().map(shown).collect())
    }
}

impl TextArea {
    /// The rule for a list, where a card has one for an area that the layout says nothing of.
    pub fn as_items(&self) -> ItemsArea {
        ItemsArea {
            shown: self.shown.clone(),
            text: self.text.clone(),
            look: ListLook::Table(LinesLook {
                place: self.place.clone(),
                gap: self.gap,
                size: None,
                name_width: None,
            }),
            labels: true,
            texts: true,
            icons: true,
        }
    }

    /// The same for points without titles.
    pub fn as_list(&self) -> ListArea {
        ListArea {
            shown: self.shown.clone(),
            text: self.text.clone(),
            place: self.place.clone(),
        }
    }

    /// The same for a thing that has styles of its own.
    pub fn as_thing(&self) -> AccentedArea {
        let thing = ThingArea {
            shown: self.shown.clone(),
            place: self.place.clone(),
            fit: self.text.fit,
        };
        AccentedArea {
            thing,
            accent: self.text.accent,
        }
    }

    /// The same for a picture.
    pub fn as_image(&self) -> ImageArea {
        ImageArea {
            shown: self.shown.clone(),
            crop: Crop::Cover,
        }
    }

    /// The same for a QR code.
    pub fn as_qr(&self) -> QrArea {
        QrArea {
            shown: self.shown.clone(),
            text: self.text.clone(),
            place: self.place.clone(),
            size: None,
        }
    }

    /// The same for a table.
    pub fn as_table(&self) -> TableArea {
        TableArea {
            shown: self.shown.clone(),
            text: self.text.clone(),
            accents: Accents::Section,
            heads: TableHeads::Panels,
            name_width: None,
            gap: self.gap,
        }
    }
}
