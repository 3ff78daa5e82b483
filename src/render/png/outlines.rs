//! Fonts → the outline of every glyph that a document uses, in design units, y downwards.
//!
//! Outlines are the one thing that is not read from the font book's parsed fonts: they are read with
//! rusttype, and only where pictures are made.

use std::collections::{BTreeMap, BTreeSet};

use rusttype::{GlyphId, OutlineBuilder, Scale};
use tiny_skia::{Path, PathBuilder};

use crate::lines::{Font, FontBook, FontId};
use crate::pages::{Document, ItemKind};
use crate::render::RenderError;
use crate::render::error::FontFault;

/// The outlines of a document, each read once.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    fonts: BTreeMap<FontId, FontOutlines>,
}

/// The outlines of one font.
#[derive(Debug)]
pub(super) struct FontOutlines {
    /// Design units in one em.
    pub units_per_em: f64,
    glyphs: BTreeMap<u16, Option<Path>>,
}

impl Outlines {
    /// Reads what the glyphs of `document` look like.
    pub fn collect(document: &Document, book: &FontBook) -> Result<Self, RenderError> {
        let mut used: BTreeMap<FontId, BTreeSet<u16>> = BTreeMap::new();
        for item in document.pages.iter().flat_map(|page| &page.items) {
            if let ItemKind::Glyphs(text) = &item.kind {
                let ids = text.glyphs.iter().map(|glyph| glyph.id);
                used.entry(text.font).or_default().extend(ids);
            }
        }
        let read = |(id, glyphs): (FontId, BTreeSet<u16>)| {
            let font = book.get(id).ok_or(RenderError::NoFont(id))?;
            let reader = OutlineReader::new(font)?;
            let outline = |glyph: u16| Ok((glyph, reader.outline(glyph)?));
            let outlines = FontOutlines {
                units_per_em: f64::from(font.metrics.units_per_em),
                glyphs: glyphs.into_iter().map(outline).collect::<Result<_, _>>()?,
            };
            Ok((id, outlines))
        };
        let fonts = used.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { fonts })
    }

    /// The outlines of a font.
    pub fn get(&self, font: FontId) -> Option<&FontOutlines> {
        self.fonts.get(&font)
    }
}

impl FontOutlines {
    /// The outline of a glyph; `None` for a blank one.
    pub fn get(&self, glyph: u16) -> Option<&Path> {
        self.glyphs.get(&glyph)?.as_ref()
    }
}

/// Reads outlines out of one font's file.
struct OutlineReader<'f> {
    font: &'f Font,
    glyphs: rusttype::Font<'f>,
    /// The scale at which outlines come in design units: the library scales by the height from the
    /// lowest descender to the tallest ascender, not by the em.
    design_units: Scale,
}

impl<'f> OutlineReader<'f> {
    fn new(font: &'f Font) -> Result<Self, RenderError> {
        let damaged = || font_error(font, FontFault::Outlines);
        let glyphs = rusttype::Font::try_from_bytes(font.data()).ok_or_else(damaged)?;
        let metrics = glyphs.v_metrics_unscaled();
        let height = metrics.ascent - metrics.descent;
        if height <= 0.0 {
            return Err(damaged());
        }
        Ok(Self {
            font,
            glyphs,
            design_units: Scale::uniform(height),
        })
    }

    fn outline(&self, glyph: u16) -> Result<Option<Path>, RenderError> {
        // The library panics on a glyph that the font does not have.
        if usize::from(glyph) >= self.glyphs.glyph_count() {
            return Err(font_error(self.font, FontFault::NoGlyph(glyph)));
        }
        let mut tracer = Tracer(PathBuilder::new());
        let scaled = self.glyphs.glyph(GlyphId(glyph)).scaled(self.design_units);
        scaled.build_outline(&mut tracer);
        Ok(tracer.0.finish())
    }
}

fn font_error(font: &Font, fault: FontFault) -> RenderError {
    RenderError::BadFont {
        font: font.postscript_name.clone(),
        fault,
    }
}

struct Tracer(PathBuilder);

impl OutlineBuilder for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }
    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::source::{Memory, Sources};

    fn bundled() -> FontBook {
        let sources = Sources::new(Memory::with_bundled_fonts());
        FontBook::load(&sources, &mut Diagnostics::new())
    }

    fn outline(of: impl Fn(&rusttype::Font) -> u16) -> Result<Option<Path>, RenderError> {
        let book = bundled();
        let (_, sans) = book.iter().nth(1).expect("Source Sans 3");
        let reader = OutlineReader::new(sans).expect("sound");
        reader.outline(of(&reader.glyphs))
    }

    #[test]
    fn outlines_come_in_design_units_with_y_downwards() {
        let capital = outline(|font| font.glyph('H').id().0);
        let bounds = capital.expect("there").expect("ink").bounds();
        // A capital stands on the baseline and is as high as the font says: 656 of 1,000.
        assert!(bounds.bottom().abs() < 0.01, "{bounds:?}");
        assert!((bounds.top() + 656.0).abs() < 0.01, "{bounds:?}");
    }

    #[test]
    fn a_blank_glyph_has_no_outline_and_a_missing_one_is_an_error() {
        assert_eq!(outline(|font| font.glyph(' ').id().0), Ok(None));
        let missing = RenderError::BadFont {
            font: "SourceSans3-Regular".to_owned(),
            fault: FontFault::NoGlyph(u16::MAX),
        };
        assert_eq!(outline(|_| u16::MAX), Err(missing));
    }
}
