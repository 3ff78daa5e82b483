//! Fonts and the characters that are set in them → WOFF2 files that hold just these (W3C, WOFF File Format 2.0).
//!
//! Outlines are written in the form that the format has for them, which alone makes files smaller by a fourteenth. How much
//! effort goes into packing the rest matters less. The 32 fonts of the project that Trykk comes with take so many bytes, and in the
//! form of WOFF2 so many times as long as with an effort of 6:
//!
//! | effort | outlines as they are | in the form of WOFF2 | times |
//! |--------|----------------------|----------------------|-------|
//! | 11     | 247 592              | 229 324              | 35    |
//! | 10     | 249 068              | 229 348              | 20    |
//! | 9      | 262 244              | 243 456              | 20    |
//! | 8      | 263 756              | 245 408              | 2     |
//! | 6      | 264 408              | 245 648              | 1     |

use std::collections::BTreeSet;

use read_fonts::collections::IntSet;
use read_fonts::tables::glyf::Glyph;
use read_fonts::types::{NameId, Tag};
use read_fonts::{FontRef, TableProvider};
use skera::{Plan, SubsetFlags, subset_font};
use ttf2woff2::{BrotliQuality, EncodeOptions};

use crate::lines::Font;
use crate::render::RenderError;
use crate::render::error::FontFault;

/// What browsers do with text unless told otherwise, and what needs no more glyphs than these.
const FEATURES: [&[u8; 4]; 9] = [
    b"kern", b"liga", b"clig", b"calt", b"ccmp", b"locl", b"mark", b"mkmk", b"rlig",
];
/// Whose a font is, what it is called, and under which licence: names that licences ask for.
const NAMES: [u16; 9] = [0, 1, 2, 3, 4, 6, 7, 13, 14];
/// English of the United States, the language in which all fonts have these.
const LANGUAGE: u16 = 0x409;
/// Signatures of the whole file and data of programs that draw fonts.
const DROPPED: [&[u8; 4]; 3] = [b"DSIG", b"meta", b"FFTM"];

/// How much effort goes into packing, of 11.
const EFFORT: u8 = 6;
/// The most bytes of outlines that are written in the form of WOFF2 where a font tells in 16 bits where each begins. They
/// reach twice as far; a browser that puts the outlines together again may need more room for them.
const MOST_SHORT: usize = 64 << 10;

/// The font with these characters, as WOFF2.
pub(super) fn woff2(font: &Font, letters: &BTreeSet<char>) -> Result<Vec<u8>, RenderError> {
    let made = subset(font, letters).and_then(|subset| pack(&subset));
    made.ok_or_else(|| RenderError::BadFont {
        font: font.postscript_name.clone(),
        fault: FontFault::Outlines,
    })
}

/// The font with these characters, as OpenType; `None` where its tables are damaged.
fn subset(font: &Font, letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    // The subsetter leaves tables of cubic curves as they are, with the letters in another order.
    let data = font.truetype();
    let parsed = FontRef::new(&data).ok()?;
    let letters: IntSet<u32> = letters.iter().map(|c| u32::from(*c)).collect();
    let tags =
        |tags: &[&[u8; 4]]| -> IntSet<Tag> { tags.iter().map(|tag| Tag::new(tag)).collect() };
    let plan = Plan::new(
        &IntSet::empty(),
        &letters,
        &parsed,
        SubsetFlags::default(),
        &tags(&DROPPED),
        &IntSet::all(),
        &tags(&FEATURES),
        &NAMES.into_iter().map(NameId::new).collect(),
        &[LANGUAGE].into_iter().collect(),
    );
    subset_font(&parsed, &plan).ok()
}

/// A font of OpenType as WOFF2; `None` where its tables are damaged.
fn pack(font: &[u8]) -> Option<Vec<u8>> {
    let options = |transform_glyf_loca| EncodeOptions {
        quality: BrotliQuality::from(EFFORT),
        transform_glyf_loca,
        threads: None,
    };
    let parsed = FontRef::new(font).ok()?;
    let transformed = (has_room(&parsed) && !has_overlaps(&parsed))
        .then(|| ttf2woff2::encode_with_options(font, options(true)).ok());
    // Outlines that cannot be written so are left as they are.
    transformed
        .flatten()
        .or_else(|| ttf2woff2::encode_with_options(font, options(false)).ok())
}

/// Whether the outlines of a font can be put together again in any way.
fn has_room(font: &FontRef) -> bool {
    let is_long = font
        .head()
        .is_ok_and(|head| head.index_to_loc_format() == 1);
    let outlines = font.table_data(Tag::new(b"glyf"));
    is_long || outlines.is_some_and(|outlines| outlines.len() <= MOST_SHORT)
}

/// Whether a font says of any glyph that its contours overlap, which the packer would not pass on.
fn has_overlaps(font: &FontRef) -> bool {
    let (Ok(loca), Ok(outlines), Ok(most)) = (font.loca(None), font.glyf(), font.maxp()) else {
        return false;
    };
    let overlaps = |id: u16| match loca.get_glyf(id.into(), &outlines) {
        Ok(Some(Glyph::Simple(glyph))) => glyph.has_overlapping_contours(),
        _ => false,
    };
    (0..most.num_glyphs()).any(overlaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::lines::FontBook;
    use crate::source::{Memory, Sources};

    #[test]
    fn a_font_for_browsers_has_the_letters_and_what_moves_them() {
        let sources = Sources::new(Memory::with_bundled_fonts());
        let book = FontBook::load(&sources, &mut Diagnostics::new());
        assert!(book.iter().count() >= 4);
        for (_, font) in book.iter() {
            let letters: BTreeSet<char> = "Så AVÅ fil, «æ» – 12\u{2010}".chars().collect();
            let made = subset(font, &letters).expect("a font");
            assert!(made.len() < font.data().len() / 10, "{}", font.file);
            let made = FontRef::new(&made).expect("a font");
            let map = made.cmap().expect("what letters are");
            for letter in &letters {
                let glyph = map.map_codepoint(*letter).map(|glyph| glyph.to_u32());
                assert!(
                    glyph.is_some_and(|glyph| glyph > 0),
                    "{}: {letter}",
                    font.file
                );
            }
            assert!(map.map_codepoint('Q').is_none(), "{}", font.file);
            assert!(made.gpos().is_ok() && made.os2().is_ok() && made.name().is_ok());
            let file = woff2(font, &letters).expect("a font");
            let back = wuff::decompress_woff2(&file).expect("a font");
            let back = FontRef::new(&back).expect("a font");
            assert_eq!(glyphs(&back), glyphs(&made), "{}", font.file);
            for table in made.table_directory().table_records() {
                let tag = table.tag();
                let written_anew = [b"glyf", b"loca", b"head"].map(Tag::new);
                let [old, new] =
                    [&made, &back].map(|font| font.table_data(tag).map(|d| d.as_bytes()));
                assert!(
                    written_anew.contains(&tag) || old == new,
                    "{}: {tag}",
                    font.file
                );
            }
            assert!(
                file.starts_with(b"wOF2") && file.len() < 12_000,
                "{}",
                file.len()
            );
            assert_eq!(file, woff2(font, &letters).expect("a font"));
        }
    }

    /// What every glyph of a font looks like, in words.
    fn glyphs(font: &FontRef) -> Vec<String> {
        let (loca, glyf) = (
            font.loca(None).expect("places"),
            font.glyf().expect("outlines"),
        );
        let count = font.maxp().expect("a number").num_glyphs();
        let glyph = |id: u16| match loca.get_glyf(id.into(), &glyf).expect("a glyph") {
            None => String::new(),
            Some(Glyph::Simple(glyph)) => format!(
                "{:?} {:?} {:?} {} {}",
                glyph.points().collect::<Vec<_>>(),
                glyph.end_pts_of_contours(),
                glyph.instructions(),
                glyph.has_overlapping_contours(),
                bounds(&Glyph::Simple(glyph.clone())),
            ),
            Some(Glyph::Composite(glyph)) => format!(
                "{:?} {:?} {}",
                glyph.components().collect::<Vec<_>>(),
                glyph.instructions(),
                bounds(&Glyph::Composite(glyph.clone())),
            ),
        };
        (0..count).map(glyph).collect()
    }

    fn bounds(glyph: &Glyph) -> String {
        let sides = [glyph.x_min(), glyph.y_min(), glyph.x_max(), glyph.y_max()];
        format!("{sides:?}")
    }
}
