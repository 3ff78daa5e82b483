//! Files → words. TOML and inline Markdown become a [`Guide`] of sections and blocks, or a [`Deck`]
//! of cards, every value with its place. No geometry, no colours, no fonts.

mod addresses;
mod checks;
mod date;
pub mod deck;
mod elsewhere;
pub mod fields;
pub mod from;
pub mod guide;
pub mod id;
pub mod lang;
mod library;
pub mod markdown;
mod named_files;
pub mod numbers;
pub mod page_range;
pub mod plain;
pub mod printer;
pub mod project;
mod project_words;
pub mod read;
pub mod script;
mod sheet;
pub mod shop;
mod taken;
pub mod text;
pub mod thing;
pub mod words;

pub use deck::{Card, CardList, Category, Deck, LETTER, LOGO, TOGETHER, meant_column};
pub use elsewhere::{Asked, Elsewhere, Numbered, Numbers};
pub use guide::{Block, Guide, Role, Section};
pub use lang::Lang;
pub use named_files::{FileRef, ICONS};
pub use project_words::{ProjectWords, load_words};
pub use text::{Inline, Note, Text, TextPiece};
pub use thing::code::{Code, CodeContent};
pub use thing::list::{List, ListMarker, Point};
pub use thing::network::{Network, Security};
pub use thing::table::{Column, ColumnAlign, ColumnWidth, Row, Table};
pub use thing::{Callout, ContrastSide, Image, ImageWidth, ListItem, Thing};
pub use words::{Lacking, PaperWords, WordBook};
