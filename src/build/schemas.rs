//! The JSON Schemas of the project's files, for editors that complete and check TOML.

use crate::content::Guide;
use crate::content::deck::declare::RawDeck;
use crate::content::project::RawProject;
use crate::content::read::{self, Json};
use crate::design::layout::LayoutFile;
use crate::design::theme::RawTheme;
use crate::diag::Language;

/// A kind of file of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectFile {
    /// The project file itself.
    Project,
    /// Words in sections.
    Guide,
    /// Words on cards.
    Deck,
    /// Layout rules, of whichever format the file says.
    Layout,
    /// Layout rules of booklets.
    Booklet,
    /// Layout rules of leaflets.
    Leaflet,
    /// Layout rules of cards and posters.
    Card,
    /// Colours and type.
    Theme,
}

impl ProjectFile {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Project,
        Self::Guide,
        Self::Deck,
        Self::Layout,
        Self::Booklet,
        Self::Leaflet,
        Self::Card,
        Self::Theme,
    ];

    /// The JSON Schema of such a file, with its descriptions in a language.
    pub fn schema(self, language: Language) -> String {
        let schema = said(self.json(), language);
        // A schema is a tree of texts, numbers and lists: it cannot fail to be written.
        serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
    }

    /// The same where the file builds on no other, so that the schema says all that is needed.
    pub fn schema_alone(self, language: Language) -> Json {
        let schema = match self {
            Self::Layout => read::schema_alone::<LayoutFile>(),
            Self::Booklet => read::schema_of_kind_alone::<LayoutFile>("booklet"),
            Self::Leaflet => read::schema_of_kind_alone::<LayoutFile>("leaflet"),
            Self::Card => read::schema_of_kind_alone::<LayoutFile>("card"),
            Self::Theme => read::schema_alone::<RawTheme>(),
            Self::Project | Self::Guide | Self::Deck => self.json(),
        };
        said(schema, language)
    }

    fn json(self) -> Json {
        match self {
            Self::Project => read::schema::<RawProject>(),
            Self::Guide => read::schema::<Guide>(),
            Self::Deck => read::schema::<RawDeck>(),
            Self::Layout => read::schema::<LayoutFile>(),
            Self::Booklet => read::schema_of_kind::<LayoutFile>("booklet"),
            Self::Leaflet => read::schema_of_kind::<LayoutFile>("leaflet"),
            Self::Card => read::schema_of_kind::<LayoutFile>("card"),
            Self::Theme => read::schema::<RawTheme>(),
        }
    }
}

/// A schema, which is in English, in a language.
fn said(mut schema: Json, language: Language) -> Json {
    if language == Language::Norwegian {
        read::translate(&mut schema);
    }
    schema
}

#[cfg(test)]
mod norwegian_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod way_out_tests;
