//! Fonts and the characters that are set in them → WOFF2 files that hold just these (W3C, WOFF File Format 2.0).

use std::collections::BTreeSet;

use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use skera::{Plan, SubsetFlags, subset_font};
use ttf2woff2::BrotliQuality;

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

/// The font with these characters, as WOFF2.
pub(super) fn woff2(font: &Font, letters: &BTreeSet<char>) -> Result<Vec<u8>, RenderError> {
    let made = subset(font, letters)
        .and_then(|subset| ttf2woff2::encode(&subset, BrotliQuality::default()).ok());
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

#[cfg(test)]
mod tests {
    use read_fonts::TableProvider;

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
            assert!(
                file.starts_with(b"wOF2") && file.len() < 12_000,
                "{}",
                file.len()
            );
            assert_eq!(file, woff2(font, &letters).expect("a font"));
        }
    }
}
