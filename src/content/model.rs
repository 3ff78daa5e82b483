//! What a guide says: sections of blocks. Reading it from files is done elsewhere.

use super::lang::Lang;
use super::text::Text;
use super::thing::Thing;
use crate::source::{Span, Spanned};

/// A guide: sections of blocks, in reading order.
#[derive(Debug, Clone)]
pub struct Guide {
    /// The language of all text that does not say another.
    pub lang: Lang,
    /// The title, as on the cover.
    pub title: Text,
    /// What stands below the title on the cover.
    pub subtitle: Option<Text>,
    /// What whoever prints must look after first, such as telephone numbers and their date.
    pub confirm: Vec<Text>,
    /// The parts, in order.
    pub sections: Vec<Section>,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// One chapter among others.
    Chapter,
    /// Room for the reader's own notes.
    Notes,
    /// The last words.
    Closing,
}

/// A titled part of a guide.
#[derive(Debug, Clone)]
pub struct Section {
    /// The name that links and references use; unique in the guide.
    pub id: Spanned<String>,
    /// What it is for.
    pub role: Role,
    /// The heading.
    pub title: Text,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// Where the section starts.
    pub span: Span,
}

/// One block of a section.
#[derive(Debug, Clone)]
pub struct Block {
    /// The name that references use (`veileder#huskeregler`); unique in the guide.
    pub id: Option<Spanned<String>>,
    /// A heading of its own.
    pub title: Option<Text>,
    /// What it is and says.
    pub thing: Thing,
    /// Where the block starts.
    pub span: Span,
}
