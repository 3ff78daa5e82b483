//! Text → measured lines: the font book, shaping, hyphenation, line breaking.
//!
//! Enters: runs of text with their computed [`TextStyle`](crate::design::TextStyle) and a measure.
//! Leaves: [`Line`]s of positioned glyphs. Never decides where on a page a line stands.

pub mod model;

pub use model::{FontId, Glyph, GlyphRun, Line, Paragraph, Run};
