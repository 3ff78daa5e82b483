//! A card while it is put together: what the deck file says of it itself. Many cards from a guide or a table
//! can begin with the same draft.

use std::collections::BTreeMap;

use super::Card;
use super::refs::Extract;
use crate::content::text::Text;
use crate::content::thing::{Image, Thing};
use crate::source::{Span, Spanned};

/// What letters stand for: the values that cards about them have besides.
pub(super) type Letters = BTreeMap<String, BTreeMap<String, Thing>>;

/// A card while it is put together.
#[derive(Debug, Clone)]
pub(super) struct CardDraft {
    /// The card so far.
    pub card: Card,
    /// What its picture shows, wherever that comes from.
    alt: Option<Text>,
}

impl CardDraft {
    /// A card that says nothing yet.
    pub fn new(span: Span) -> Self {
        Self {
            card: Card {
                face: None,
                category: None,
                values: BTreeMap::new(),
                written: [].into(),
                columns: [].into(),
                row: None,
                span,
            },
            alt: None,
        }
    }

    /// Lets the value `name` say this.
    pub fn set_value(&mut self, name: &str, value: Thing) {
        self.card.values.insert(name.to_owned(), value);
    }

    /// Gives it a picture.
    pub fn set_image(&mut self, file: Spanned<String>) {
        let image = Image::of(file);
        self.set_value("image", Thing::Image(Box::new(image)));
    }

    /// Says what its picture shows.
    pub fn set_alt(&mut self, alt: Text) {
        if let Some(Thing::Image(image)) = self.card.values.get_mut("image") {
            image.alt = Some(alt.clone());
        }
        self.alt = Some(alt);
    }

    /// Whether it has a picture.
    pub fn has_image(&self) -> bool {
        self.card.values.contains_key("image")
    }

    /// The card with what was taken from a guide, where it does not say something else itself.
    pub fn with_extract(self, extract: Extract) -> Card {
        let mut values = extract.values;
        values.extend(self.card.values);
        Card {
            values,
            span: extract.span,
            ..self.card
        }
    }
}
