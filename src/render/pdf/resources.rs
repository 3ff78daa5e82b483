//! How content streams refer to the resources of pages: the names of fonts, pictures and opacities, and the
//! codes of glyphs.

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

/// The name of a pattern's tile.
pub(super) fn pattern_name(number: usize) -> String {
    format!("T{number}")
}

/// The name of a strip of the same tile.
pub(super) fn strip_name(number: usize) -> String {
    format!("TS{number}")
}

/// The name of the graphics state that prints on top of the inks below, and of that which does not.
pub(super) const fn overprint_name(overprint: bool) -> &'static str {
    match overprint {
        true => "Over",
        false => "Out",
    }
}

/// The name of the colour space of a spot ink, by its number.
pub(super) fn spot_name(ink: u8) -> String {
    format!("S{ink}")
}

/// How much of what lies below is covered, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PdfOpacity(u16);

impl PdfOpacity {
    /// All of it, as where nothing is said.
    pub const WHOLE: Self = Self(1000);

    /// A share from 0 to 1.
    pub fn new(share: f64) -> Self {
        Self((share * 1000.0).round().clamp(0.0, 1000.0) as u16)
    }

    /// Its name.
    pub fn name(self) -> String {
        format!("O{}", self.0)
    }

    /// The share.
    pub fn share(self) -> f32 {
        f32::from(self.0) / 1000.0
    }
}
