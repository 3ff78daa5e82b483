//! The JSON Schemas of the project's files, for editors that complete and check TOML.

use crate::content::Guide;
use crate::content::deck::declare::RawDeck;
use crate::content::project::RawProject;
use crate::content::read;
use crate::design::layout::LayoutFile;
use crate::design::theme::RawTheme;

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
    /// The JSON Schema of such a file.
    pub fn schema(self) -> String {
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

#[cfg(test)]
mod purposes;
#[cfg(test)]
mod tests;
