//! How content streams refer to the resources of pages: the names of fonts and pictures, and the codes of
//! glyphs.

use crate::lines::FontId;

/// How a glyph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct GlyphCode {
    /// Its code.
    pub code: u16,
    /// How far a PDF reader moves the pen after it, in thousandths of em.
    pub advance: u16,
}

/// The name of a font.
pub(super) fn font_name(id: FontId) -> String {
    format!("F{}", id.0)
}

/// The name of a picture.
pub(super) fn picture_name(number: usize) -> String {
    format!("I{number}")
}
