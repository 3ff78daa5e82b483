//! Files → words. TOML and inline Markdown become a [`Guide`] of sections and blocks, or a [`Deck`]
//! of cards, every value with its place. No geometry, no colours, no fonts.

pub mod contents;
pub mod date;
pub mod deck;
pub mod fields;
mod folder;
pub mod guide;
pub mod id;
pub mod lang;
pub mod markdown;
pub mod model;
pub mod plain;
pub mod printer;
pub mod project;
pub mod read;
pub mod script;

pub mod words;

pub use contents::{Contents, load_contents};
pub use deck::{Card, Category, Deck, Row, Table as DeckTable, Value};
pub use model::{
    Block, BlockKind, Guide, Inline, Item, Lang, Quote, Role, Section, Text, TextPiece,
};
pub use words::PaperWords;
