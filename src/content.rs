//! Files → words. TOML and inline Markdown become a [`Guide`] of sections and blocks, or a [`Deck`]
//! of cards, every value with its place. No geometry, no colours, no fonts.

pub mod contents;
mod date;
pub mod deck;
pub mod fields;
mod folder;
pub mod guide;
pub mod id;
pub mod lang;
mod library;
pub mod markdown;
pub mod plain;
pub mod printer;
pub mod project;
pub mod read;
pub mod script;
pub mod text;
pub mod thing;
pub mod words;

pub use contents::{Contents, load_contents};
pub use deck::{Card, Category, Deck};
pub use folder::FileRef;
pub use guide::{Block, Guide, Role, Section};
pub use lang::Lang;
pub use text::{Inline, Text, TextPiece};
pub use thing::{Callout, ContrastSide, Image, ListItem, Row, Table, Thing};
pub use words::PaperWords;
