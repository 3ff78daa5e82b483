//! The fonts' files → the outline of every glyph that a document uses, in design units, y downwards.

use std::collections::{BTreeMap, BTreeSet};

use rusttype::{Font, GlyphId, OutlineBuilder, Scale};
use tiny_skia::{Path, PathBuilder};

use crate::lines::FontId;
use crate::pages::{Document, ItemKind};
use crate::render::RenderError;
use crate::render::error::FontFault;

/// The outlines of a document, each read once.
#[derive(Debug)]
pub(super) struct Outlines {
    fonts: BTreeMap<FontId, Face>,
}

/// The outlines of one font.
#[derive(Debug)]
pub(super) struct Face {
    /// Design units in one em.
    pub units_per_em: f64,
    glyphs: BTreeMap<u16, Option<Path>>,
}

impl Outlines {
    /// Reads what the glyphs of `document` look like.
    pub fn collect<'f>(
        document: &Document,
        font: &dyn Fn(FontId) -> Option<&'f [u8]>,
    ) -> Result<Self, RenderError> {
        let mut used: BTreeMap<FontId, BTreeSet<u16>> = BTreeMap::new();
        for item in document.pages.iter().flat_map(|page| &page.items) {
            if let ItemKind::Glyphs(text) = &item.kind {
                let ids = text.glyphs.iter().map(|glyph| glyph.id);
                used.entry(text.font).or_default().extend(ids);
            }
        }
        let read = |(id, glyphs): (FontId, BTreeSet<u16>)| {
            let file = File::read(id, font(id).ok_or(RenderError::NoFont(id))?)?;
            let outline = |glyph: u16| Ok((glyph, file.outline(glyph)?));
            let face = Face {
                units_per_em: file.units_per_em,
                glyphs: glyphs.into_iter().map(outline).collect::<Result<_, _>>()?,
            };
            Ok((id, face))
        };
        let fonts = used.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { fonts })
    }

    /// The outlines of a font.
    pub fn get(&self, font: FontId) -> Option<&Face> {
        self.fonts.get(&font)
    }
}

impl Face {
    /// The outline of a glyph; `None` for a blank one.
    pub fn get(&self, glyph: u16) -> Option<&Path> {
        self.glyphs.get(&glyph)?.as_ref()
    }
}

/// A font's file.
struct File<'f> {
    id: FontId,
    font: Font<'f>,
    units_per_em: f64,
    /// The scale at which outlines come in design units: the library scales by the height from the
    /// lowest descender to the tallest ascender, not by the em.
    units: Scale,
}

impl<'f> File<'f> {
    fn read(id: FontId, data: &'f [u8]) -> Result<Self, RenderError> {
        let fault = |fault| bad(id, fault);
        let font = Font::try_from_bytes(data).ok_or_else(|| fault(FontFault::Table("head")))?;
        let metrics = font.v_metrics_unscaled();
        let height = metrics.ascent - metrics.descent;
        if height <= 0.0 {
            return Err(fault(FontFault::Table("hhea")));
        }
        let units_per_em = f64::from(font.units_per_em());
        if units_per_em <= 0.0 {
            return Err(fault(FontFault::Table("head")));
        }
        Ok(Self {
            id,
            font,
            units_per_em,
            units: Scale::uniform(height),
        })
    }

    fn outline(&self, glyph: u16) -> Result<Option<Path>, RenderError> {
        // The library panics on a glyph that the font does not have.
        if usize::from(glyph) >= self.font.glyph_count() {
            return Err(bad(self.id, FontFault::NoGlyph(glyph)));
        }
        let mut tracer = Tracer(PathBuilder::new());
        let scaled = self.font.glyph(GlyphId(glyph)).scaled(self.units);
        scaled.build_outline(&mut tracer);
        Ok(tracer.0.finish())
    }
}

fn bad(FontId(id): FontId, fault: FontFault) -> RenderError {
    RenderError::BadFont {
        font: id.to_string(),
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

    const SANS: &[u8] = include_bytes!("../../../fonts/SourceSans3-Regular.ttf");

    fn sans() -> File<'static> {
        File::read(FontId(2), SANS).expect("a font")
    }

    #[test]
    fn outlines_come_in_design_units_with_y_downwards() {
        let file = sans();
        let glyph = file.font.glyph('H').id().0;
        let bounds = file.outline(glyph).expect("there").expect("ink").bounds();
        // A capital stands on the baseline and is as high as the font says: 656 of 1,000.
        assert_eq!(file.units_per_em, 1000.0);
        assert!(bounds.bottom().abs() < 0.01, "{bounds:?}");
        assert!((bounds.top() + 656.0).abs() < 0.01, "{bounds:?}");
    }

    #[test]
    fn a_blank_glyph_has_no_outline_and_a_missing_one_is_an_error() {
        let file = sans();
        let space = file.font.glyph(' ').id().0;
        assert_eq!(file.outline(space), Ok(None));
        let fault = FontFault::NoGlyph(u16::MAX);
        assert_eq!(file.outline(u16::MAX), Err(bad(FontId(2), fault)));
    }

    #[test]
    fn what_is_no_font_is_an_error() {
        for data in [&b""[..], b"GIF89a", &SANS[..100]] {
            assert!(File::read(FontId(0), data).is_err());
        }
    }
}
