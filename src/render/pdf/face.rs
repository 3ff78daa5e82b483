//! A font's file → the few numbers that a PDF says about it. Reads the tables' fields where the
//! OpenType specification (1.9) puts them; shaping and outlines are done elsewhere.

use crate::render::error::FontFault;

/// What PDF says about a font, in its own units unless stated otherwise.
#[derive(Debug)]
pub(super) struct Face<'a> {
    /// The whole file.
    pub data: &'a [u8],
    /// Its PostScript name, only of characters that a PDF name takes as they are.
    pub name: String,
    /// The lowest and highest x and y of its glyphs: left, bottom, right, top, in thousandths of em.
    pub bounds: [i64; 4],
    /// The ascender, in thousandths of em.
    pub ascent: i64,
    /// The descender, negative, in thousandths of em.
    pub descent: i64,
    /// The height of capitals, in thousandths of em.
    pub cap_height: i64,
    /// The slant in degrees counterclockwise; negative for an italic.
    pub italic_angle: i64,
    /// Whether every glyph is equally wide.
    pub fixed_pitch: bool,
    /// The weight class, 100 to 900.
    pub weight: u16,
    /// How many glyphs there are.
    pub glyphs: u16,
    units_per_em: u16,
    metrics: &'a [u8],
    long_metrics: u16,
}

impl<'a> Face<'a> {
    /// Reads the tables of a TrueType font.
    pub fn read(data: &'a [u8]) -> Result<Self, FontFault> {
        let need = |tag: &'static str| table(data, tag).ok_or(FontFault::Table(tag));
        if table(data, "glyf").is_none() {
            return Err(FontFault::NotTrueType);
        }
        let (head, hhea, maxp) = (need("head")?, need("hhea")?, need("maxp")?);
        let in_head = |at| i16_at(head, at).ok_or(FontFault::Table("head"));
        let in_hhea = |at| i16_at(hhea, at).ok_or(FontFault::Table("hhea"));
        let units_per_em = u16_at(head, 18)
            .filter(|units| (16..=16_384).contains(units))
            .ok_or(FontFault::Table("head"))?;
        let glyphs = u16_at(maxp, 4).ok_or(FontFault::Table("maxp"))?;
        let long_metrics = u16_at(hhea, 34)
            .filter(|count| *count > 0)
            .ok_or(FontFault::Table("hhea"))?;
        let milli = |value: i16| scale(i64::from(value), units_per_em);
        let ascent = milli(in_hhea(4)?);
        let os2 = table(data, "OS/2").unwrap_or(&[]);
        let post = table(data, "post").unwrap_or(&[]);
        Ok(Self {
            data,
            name: postscript_name(data).unwrap_or_else(|| "Unnamed".to_owned()),
            bounds: [
                milli(in_head(36)?),
                milli(in_head(38)?),
                milli(in_head(40)?),
                milli(in_head(42)?),
            ],
            ascent,
            descent: milli(in_hhea(6)?),
            // The height of capitals came with version 2 of the table.
            cap_height: u16_at(os2, 0)
                .filter(|version| *version >= 2)
                .and_then(|_| i16_at(os2, 88))
                .map_or(ascent, milli),
            italic_angle: i16_at(post, 4).map_or(0, i64::from),
            fixed_pitch: u16_at(post, 12).zip(u16_at(post, 14)).unwrap_or_default() != (0, 0),
            weight: u16_at(os2, 4).unwrap_or(400),
            glyphs,
            units_per_em,
            metrics: need("hmtx")?,
            long_metrics,
        })
    }

    /// A glyph's advance in whole thousandths of em; `None` where the font has no such glyph.
    pub fn advance(&self, glyph: u16) -> Option<u16> {
        if glyph >= self.glyphs {
            return None;
        }
        // Glyphs past the last full entry share its advance.
        let entry = glyph.min(self.long_metrics - 1);
        let units = u16_at(self.metrics, usize::from(entry) * 4)?;
        u16::try_from(scale(i64::from(units), self.units_per_em)).ok()
    }
}

/// Font units in thousandths of em, rounded.
fn scale(value: i64, units_per_em: u16) -> i64 {
    (value as f64 * 1000.0 / f64::from(units_per_em)).round() as i64
}

/// The bytes of a table.
fn table<'a>(data: &'a [u8], tag: &str) -> Option<&'a [u8]> {
    let count = usize::from(u16_at(data, 4)?);
    let record = data
        .get(12..)?
        .chunks_exact(16)
        .take(count)
        .find(|record| record.starts_with(tag.as_bytes()))?;
    let start = u32_at(record, 8)? as usize;
    let length = u32_at(record, 12)? as usize;
    data.get(start..start.checked_add(length)?)
}

/// Name 6, from whichever platform gives it in ASCII.
fn postscript_name(data: &[u8]) -> Option<String> {
    let names = table(data, "name")?;
    let count = usize::from(u16_at(names, 2)?);
    let strings = names.get(usize::from(u16_at(names, 4)?)..)?;
    for record in names.get(6..)?.chunks_exact(12).take(count) {
        if u16_at(record, 6)? != 6 {
            continue;
        }
        let length = usize::from(u16_at(record, 8)?);
        let start = usize::from(u16_at(record, 10)?);
        // The Windows and Unicode platforms write UTF-16, whose high bytes are 0 here.
        let name: String = strings
            .get(start..start + length)?
            .iter()
            .filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            .map(|byte| char::from(*byte))
            .collect();
        if !name.is_empty() {
            return Some(name);
        }
    }
    None
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

fn i16_at(data: &[u8], at: usize) -> Option<i16> {
    u16_at(data, at).map(u16::cast_signed)
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITALIC: &[u8] = include_bytes!("../../../fonts/SourceSans3-It.ttf");

    #[test]
    fn a_font_of_the_project_is_read() {
        let face = Face::read(ITALIC).expect("a font");
        assert_eq!(face.name, "SourceSans3-It");
        assert!(face.italic_angle < 0, "{}", face.italic_angle);
        assert!(face.ascent > 0 && face.descent < 0);
        assert!((500..800).contains(&face.cap_height));
        assert_eq!(face.weight, 400);
        assert!(!face.fixed_pitch);
        assert!(face.advance(0).is_some_and(|advance| advance > 0));
        assert_eq!(face.advance(face.glyphs), None);
    }

    #[test]
    fn no_cut_or_bent_file_stops_the_program() {
        for length in (0..ITALIC.len()).step_by(997) {
            let _ = Face::read(&ITALIC[..length]);
        }
        let mut bent = ITALIC.to_vec();
        for at in 0..600 {
            bent[at] ^= 0xff;
            if let Ok(face) = Face::read(&bent) {
                let _ = face.advance(u16::MAX);
            }
            bent[at] ^= 0xff;
        }
        assert_eq!(Face::read(b"").err(), Some(FontFault::NotTrueType));
    }
}
