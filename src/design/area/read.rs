//! The table of an area as it is written: what it shows is told by its keys and its name.

use super::{RawShows, RawTextRule};
use crate::content::read::parts::{shape_of, shape_schema};
use crate::content::read::{Cx, Definitions, Json, Node, Record, TableReader};
use crate::design::style::StyleName;
use crate::source::Spanned;

/// What stands in an area.
#[derive(Debug, Clone)]
pub struct RawArea {
    /// What it shows, and how.
    pub shows: RawShows,
    /// Whether the layout says what it shows; otherwise the cards do.
    pub told: bool,
    /// The keys that it has, as they are written.
    pub written: Vec<Spanned<String>>,
}

impl RawArea {
    /// The table of the area called `name`.
    pub fn decode(name: &str, node: &Node, cx: &mut Cx) -> Option<Self> {
        let mut fields = TableReader::new(node, Some(name), cx)?;
        let shape = shape_of::<RawShows>();
        fields.check(shape, cx);
        let kind = shape.tags().any(|tag| fields.seen.get(tag.key).is_some());
        let mut shows = RawShows::read(&fields, cx)?;
        // What a card is called stands in the area with that name, in the style of titles.
        if name == "title" {
            if let RawShows::Text(text) = &mut shows {
                text.heading.get_or_insert(true);
            }
            if let Some(text) = shows.text_mut() {
                text.style.get_or_insert(StyleName::CardTitle);
            }
        }
        Some(Self {
            told: kind || !matches!(shows, RawShows::Text(_)),
            written: fields.written().cloned().collect(),
            shows,
        })
    }
}

impl RawArea {
    /// The schema of the table of an area, which is called `name` where that tells something.
    pub fn schema(name: Option<&str>, definitions: &mut Definitions) -> Json {
        let about = "What stands in an area, and how.";
        shape_schema(about, &RawShows::shape(), name, definitions)
    }

    /// The names of areas that tell what they show.
    pub fn telling_names() -> impl Iterator<Item = &'static str> {
        let choices = RawShows::tag().choices.into_iter();
        choices.flat_map(|choice| choice.named.iter().copied())
    }
}

impl RawShows {
    fn text_mut(&mut self) -> Option<&mut RawTextRule> {
        match self {
            Self::Text(area) => Some(&mut area.text),
            Self::Items(area) => Some(&mut area.text),
            Self::Table(area) => Some(&mut area.text),
            Self::Qr(area) => Some(&mut area.text),
            _ => None,
        }
    }
}
