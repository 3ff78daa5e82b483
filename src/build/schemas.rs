//! The JSON Schemas of the project's files, for editors that complete and check TOML.

use crate::content::deck::declare::RawDeck;
use crate::content::guide::RawGuide;
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
    /// Layout rules.
    Layout,
    /// Colours and type.
    Theme,
}

impl ProjectFile {
    /// The JSON Schema of such a file.
    pub fn schema(self) -> String {
        match self {
            Self::Project => read::schema::<RawProject>(),
            Self::Guide => read::schema::<RawGuide>(),
            Self::Deck => read::schema::<RawDeck>(),
            Self::Layout => read::schema::<LayoutFile>(),
            Self::Theme => read::schema::<RawTheme>(),
        }
    }
}
