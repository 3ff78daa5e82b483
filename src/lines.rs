//! Text → measured lines: the font book, shaping, hyphenation, line breaking.
//!
//! Enters: runs of text with their computed [`TextStyle`](crate::design::TextStyle) and a measure.
//! Leaves: [`Line`]s of positioned glyphs. Where on a page a line stands is not decided here.

mod addresses;
mod balance;
mod breakable;
mod breaks;
pub mod cluster;
mod compose;
mod compounds;
mod dates;
pub mod fonts;
pub mod hyphens;
mod itemize;
mod knuth_plass;
pub mod model;
mod opportunity;
mod paragraph_cache;
mod segment;
pub mod setter;
mod shape;
mod short_words;
mod work;

pub use cluster::ClusterText;
pub use fonts::{Font, FontBook, Metrics, Outlines};
pub use hyphens::{Hyphenator, knows_hyphens};
pub use model::{FontId, Glyph, GlyphRun, Line, Paragraph, Run};
pub use paragraph_cache::{PreparedParagraph, Widths};
pub use setter::{Typesetter, TypesetterPool};
pub use work::TextWork;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
