//! What a block of a guide is and says, and what stands under a name on a card: one set of things for
//! both, each with its meaning; what it looks like is not said here. How files write them is declared in `declare`.

pub mod code;
pub mod declare;
pub mod image;
pub mod list;
pub mod network;
pub mod table;
pub(super) mod text_or_none;

pub use image::{Image, ImageWidth};

use super::markdown::Paragraphs;
use super::read::{NonEmpty, record};
use super::text::Text;
use crate::source::{Span, Spanned};
use code::Code;
use list::List;
use table::Table;

/// One thing that is said or shown.
#[derive(Debug, Clone)]
pub enum Thing {
    // Large variants are boxed, for every value of every card is a thing.
    /// Running text, a paragraph each.
    Text(Vec<Text>),
    /// A list of equal rank. An item without a text leaves room on a card to write it in.
    Items(Vec<ListItem>),
    /// A list in a sequence that is numbered for the reader.
    Steps(Vec<ListItem>),
    /// Points without titles, behind dots, numbers or boxes to tick.
    List(List),
    /// What is to be said or asked aloud; the «» stand in the text.
    Quotes(Vec<Text>),
    /// Two opposed lists: what to do, and what not to do.
    Contrast(Box<[ContrastSide; 2]>),
    /// A boxed aside.
    Callout(Box<Callout>),
    /// One sentence lifted out to be remembered.
    Pull(Text),
    /// Writing space, below what the reader is asked to write about, if anything.
    Notes(Vec<Text>),
    /// A table.
    Table(Table),
    /// A picture.
    Image(Box<Image>),
    /// A QR code, and the words beside it.
    Qr(Box<Code>),
    /// The name of an icon.
    Icon(Spanned<String>),
}

/// An item of a list: its name, and what is said of it.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// Its name.
    pub title: Text,
    /// The name in the guide's language where `title` is in another (Tilhørighet for Connectedness).
    pub label: Option<Text>,
    /// What is said of it.
    pub text: Option<Text>,
    /// The picture that stands beside it: the name of an icon.
    pub icon: Option<Spanned<String>>,
    /// The letter, or the accent of the theme, that it is about.
    pub letter: Option<Spanned<String>>,
    /// The number of the chapter of a guide that it is.
    pub chapter: Option<usize>,
    /// Where it starts.
    pub span: Span,
}

record! {
    /// One of two opposed lists.
    pub struct ContrastSide {
        /// The heading.
        title: Text,
        /// The points, in order.
        points: NonEmpty<Text>,
    }
}

record! {
    /// A boxed aside.
    pub struct Callout {
        /// The label, such as "Husk".
        label: Text,
        /// The words, in Markdown; a blank line begins a new paragraph.
        text: Paragraphs,
        /// The picture beside the label: a file of `content/icons`, without `.svg`.
        icon: Option<Spanned<String>>,
    }
}

impl ListItem {
    /// An item of which nothing is said but its name; it starts where the name does.
    pub(super) const fn titled(title: Text) -> Self {
        let span = title.span;
        Self {
            title,
            label: None,
            text: None,
            icon: None,
            letter: None,
            chapter: None,
            span,
        }
    }

    /// Its names, the one in the reader's own language first.
    pub fn names(&self) -> (&Text, Option<&Text>) {
        match &self.label {
            Some(label) => (label, Some(&self.title)),
            None => (&self.title, None),
        }
    }

    fn texts(&mut self) -> impl Iterator<Item = &mut Text> {
        let rest = self.label.iter_mut().chain(&mut self.text);
        std::iter::once(&mut self.title).chain(rest)
    }
}

impl Thing {
    /// What files call it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Items(_) => "items",
            Self::Steps(_) => "steps",
            Self::List(_) => "list",
            Self::Quotes(_) => "quotes",
            Self::Contrast(_) => "contrast",
            Self::Callout(_) => "callout",
            Self::Pull(_) => "pull",
            Self::Notes(_) => "notes",
            Self::Table(_) => "table",
            Self::Image(_) => "image",
            Self::Qr(_) => "qr",
            Self::Icon(_) => "icon",
        }
    }

    /// The items of a list, numbered or not.
    pub fn items(&self) -> Option<&[ListItem]> {
        match self {
            Self::Items(items) | Self::Steps(items) => Some(items),
            Self::Text(_)
            | Self::List(_)
            | Self::Quotes(_)
            | Self::Contrast(_)
            | Self::Callout(_)
            | Self::Pull(_)
            | Self::Notes(_)
            | Self::Table(_)
            | Self::Image(_)
            | Self::Qr(_)
            | Self::Icon(_) => None,
        }
    }

    /// Its paragraphs, where it is nothing but text.
    pub fn paragraphs(&self) -> Option<&[Text]> {
        match self {
            Self::Text(paragraphs) => Some(paragraphs),
            _ => None,
        }
    }

    /// The first of its words: what it is called where only words can stand.
    pub fn first_words(&self) -> Option<&Text> {
        match self {
            Self::Text(texts) | Self::Quotes(texts) | Self::Notes(texts) => texts.first(),
            Self::Items(items) | Self::Steps(items) => items.first().map(|item| &item.title),
            Self::List(list) => list.points.first()?.paragraphs.first(),
            Self::Contrast(sides) => Some(&sides[0].title),
            Self::Callout(callout) => Some(&callout.label),
            Self::Pull(text) => Some(text),
            Self::Table(table) => table.first_words(),
            Self::Image(image) => image.caption.as_ref().or(image.alt.as_ref()),
            Self::Qr(code) => code.words.as_ref()?.first(),
            Self::Icon(_) => None,
        }
    }

    /// The name of every icon in it.
    pub fn icons(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::Icon(name) => vec![name],
            Self::Callout(callout) => callout.icon.iter().collect(),
            Self::Items(items) | Self::Steps(items) => {
                items.iter().filter_map(|item| item.icon.as_ref()).collect()
            }
            Self::Text(_)
            | Self::List(_)
            | Self::Quotes(_)
            | Self::Contrast(_)
            | Self::Pull(_)
            | Self::Notes(_)
            | Self::Table(_)
            | Self::Image(_)
            | Self::Qr(_) => Vec::new(),
        }
    }

    /// The name of the picture that it is.
    pub const fn picture(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Image(image) => Some(&image.file),
            Self::Text(_)
            | Self::Items(_)
            | Self::Steps(_)
            | Self::List(_)
            | Self::Quotes(_)
            | Self::Contrast(_)
            | Self::Callout(_)
            | Self::Pull(_)
            | Self::Notes(_)
            | Self::Table(_)
            | Self::Qr(_)
            | Self::Icon(_) => None,
        }
    }

    /// Every text of it, in reading order.
    pub fn all_texts(&self) -> Vec<Text> {
        let mut all = Vec::new();
        self.clone().each_text(&mut |text| all.push(text.clone()));
        all
    }

    /// Does something with each of the texts in it, in reading order.
    pub(super) fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        match self {
            Self::Text(texts) | Self::Quotes(texts) | Self::Notes(texts) => {
                texts.iter_mut().for_each(act);
            }
            Self::Pull(text) => act(text),
            Self::Items(items) | Self::Steps(items) => {
                items.iter_mut().flat_map(ListItem::texts).for_each(act);
            }
            Self::List(list) => list.each_text(act),
            Self::Contrast(sides) => {
                for side in &mut **sides {
                    act(&mut side.title);
                    side.points.iter_mut().for_each(&mut *act);
                }
            }
            Self::Callout(callout) => {
                act(&mut callout.label);
                callout.text.0.iter_mut().for_each(act);
            }
            Self::Table(table) => table.texts().for_each(act),
            Self::Image(image) => image.texts().for_each(act),
            Self::Qr(code) => code.words.iter_mut().flatten().for_each(act),
            Self::Icon(_) => {}
        }
    }

    /// How many things stand beside or below each other in it, at most.
    pub fn count(&self) -> usize {
        match self {
            Self::Items(items) | Self::Steps(items) => items.len(),
            Self::List(list) => list.all().count(),
            Self::Quotes(quotes) => quotes.len(),
            Self::Contrast(sides) => sides
                .iter()
                .map(|side| side.points.len())
                .max()
                .unwrap_or(0),
            Self::Table(table) => table.rows.len().max(table.columns.len()),
            Self::Text(_)
            | Self::Callout(_)
            | Self::Pull(_)
            | Self::Notes(_)
            | Self::Image(_)
            | Self::Qr(_)
            | Self::Icon(_) => 1,
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(texts) | Self::Quotes(texts) => texts.iter().all(Text::is_blank),
            Self::Items(items) | Self::Steps(items) => items.is_empty(),
            Self::List(list) => list.points.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
            Self::Icon(name) => name.value.is_empty(),
            Self::Qr(code) => code.held().is_empty(),
            Self::Image(image) => image.file.value.is_empty(),
            Self::Contrast(_) | Self::Callout(_) | Self::Pull(_) | Self::Notes(_) => false,
        }
    }
}
