//! The glyphs that the text uses → codes, and fonts that hold only those glyphs.
//!
//! A code of the PDF stands for a glyph *and* the characters that it means: the hyphen at a line's
//! end is the same glyph as the hyphen in «e-post», but has another code, so that extracting the
//! text gives a soft hyphen there. The glyph of a code stands in the stream `CIDToGIDMap`, and where outlines are
//! those of CFF, whose glyphs have no other numbers than their CIDs, in the stream `Encoding`.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use lopdf::{Dictionary, Object, Stream, dictionary};
use read_fonts::FontRef;
use read_fonts::types::Tag;
use subsetter::GlyphRemapper;

use super::assemble::PdfBuilder;
use super::clusters::{clusters, glyph_texts};
use super::resources::{GlyphCode, font_name};
use crate::lines::{ClusterText, Font, FontBook, FontId, Glyph, Outlines};
use crate::pages::{ItemKind, Page};
use crate::render::error::{FontFault, RenderError};
use crate::render::hash::fnv;
use crate::units::Em;

/// The table of outlines in cubic curves.
const CFF: Tag = Tag::new(b"CFF ");

/// The fonts that the text uses.
#[derive(Default)]
pub(super) struct Fonts<'a>(BTreeMap<FontId, CodedFont<'a>>);

/// A font and its codes.
struct CodedFont<'a> {
    font: &'a Font,
    /// By glyph, the last code that it was given; 0 where it has none.
    last: Vec<u16>,
    /// By code; code 0 is the missing glyph.
    codes: Vec<CodedGlyph>,
}

/// What a code stands for.
struct CodedGlyph {
    glyph: u16,
    text: ClusterText,
    /// In thousandths of em.
    advance: u16,
    /// The code that the glyph was given before this one; 0 where it had none.
    before: u16,
}

impl<'a> Fonts<'a> {
    /// The codes of all glyphs of a page, assigned now where they are new. Pages come in their order,
    /// so that codes depend on the text alone.
    pub fn codes_of(
        &mut self,
        page: &Page,
        book: &'a FontBook,
    ) -> Result<Vec<GlyphCode>, RenderError> {
        let mut codes = Vec::new();
        for item in &page.items {
            if let ItemKind::Glyphs(text) = &item.kind {
                let font = match self.0.entry(text.font) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => new.insert(CodedFont::new(text.font, book)?),
                };
                font.add_codes(&text.glyphs, &mut codes)?;
            }
        }
        Ok(codes)
    }

    /// Puts the subset fonts into the file and lists them in the pages' resources.
    pub fn embed(&self, pdf: &mut PdfBuilder) -> Result<(), RenderError> {
        for (id, font) in &self.0 {
            let dictionary = font.embed(pdf)?;
            pdf.add_font(&font_name(*id), dictionary);
        }
        Ok(())
    }
}

impl<'a> CodedFont<'a> {
    fn new(id: FontId, book: &'a FontBook) -> Result<Self, RenderError> {
        let font = book.get(id).ok_or(RenderError::NoFont(id))?;
        Ok(Self {
            last: vec![0; usize::from(font.glyph_count)],
            codes: vec![CodedGlyph {
                glyph: 0,
                text: "".into(),
                advance: advance(font, 0),
                before: 0,
            }],
            font,
        })
    }

    /// Adds the codes of these glyphs to `codes`. New codes are assigned in the order of first use.
    fn add_codes(
        &mut self,
        glyphs: &[Glyph],
        codes: &mut Vec<GlyphCode>,
    ) -> Result<(), RenderError> {
        codes.reserve(glyphs.len());
        for cluster in clusters(glyphs) {
            if let [glyph] = cluster {
                codes.push(self.code(glyph.id, &glyph.text)?);
                continue;
            }
            for (glyph, text) in glyph_texts(cluster) {
                codes.push(self.code(glyph.id, &text.into())?);
            }
        }
        Ok(())
    }

    /// The code of a glyph that stands for `text`.
    fn code(&mut self, glyph: u16, text: &ClusterText) -> Result<GlyphCode, RenderError> {
        let Some(last) = self.last.get_mut(usize::from(glyph)) else {
            return Err(self.bad(FontFault::NoGlyph(glyph)));
        };
        let (before, mut code) = (*last, *last);
        while let Some(known) = self.codes.get(usize::from(code)).filter(|_| code != 0) {
            if known.text == *text {
                let advance = known.advance;
                return Ok(GlyphCode { code, advance });
            }
            code = known.before;
        }
        let Ok(code) = u16::try_from(self.codes.len()) else {
            return Err(self.bad(FontFault::TooManyGlyphs));
        };
        *last = code;
        let advance = advance(self.font, glyph);
        self.codes.push(CodedGlyph {
            glyph,
            text: text.clone(),
            advance,
            before,
        });
        Ok(GlyphCode { code, advance })
    }

    fn bad(&self, fault: FontFault) -> RenderError {
        RenderError::BadFont {
            font: self.font.postscript_name.clone(),
            fault,
        }
    }

    /// The font as a composite font (ISO 32000-1, 9.7).
    fn embed(&self, pdf: &mut PdfBuilder) -> Result<Dictionary, RenderError> {
        let used: Vec<u16> = self.codes.iter().map(|code| code.glyph).collect();
        let glyphs: Vec<u16> = BTreeSet::from_iter(used.iter().copied())
            .into_iter()
            .collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let subset = subsetter::subset(self.font.data(), 0, &remapper)
            .map_err(|_| self.bad(FontFault::Outlines))?;
        let name = &self.font.postscript_name;
        let name = format!("{}+{name}", subset_tag(name, &used));
        let (key, file) = self.program(subset)?;
        let file = pdf.add(file);
        let glyphs_of_codes: Vec<u16> = used
            .iter()
            .map(|glyph| remapper.get(*glyph).unwrap_or(0))
            .collect();
        let unicode = pdf.add(Stream::new(
            Dictionary::new(),
            self.unicode_map().into_bytes(),
        ));
        let mut descriptor = self.descriptor(&name);
        descriptor.set(key, file);
        let descriptor = pdf.add(descriptor);
        let mut descendant = dictionary! {
            "Type" => "Font",
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => system_info(),
            "FontDescriptor" => descriptor,
        };
        let widths: Vec<i64>;
        let encoding: Object = match self.font.outlines {
            Outlines::TrueType => {
                widths = self.codes.iter().map(|code| code.advance.into()).collect();
                let map = glyphs_of_codes.iter().flat_map(|glyph| glyph.to_be_bytes());
                let map = pdf.add(Stream::new(Dictionary::new(), map.collect()));
                descendant.set("Subtype", "CIDFontType2");
                descendant.set("CIDToGIDMap", map);
                "Identity-H".into()
            }
            Outlines::Cff => {
                let old = remapper.remapped_gids();
                widths = old.map(|glyph| advance(self.font, glyph).into()).collect();
                descendant.set("Subtype", "CIDFontType0");
                pdf.add(encoding(&name, &glyphs_of_codes)).into()
            }
        };
        let widths: Vec<Object> = widths.into_iter().map(Object::from).collect();
        descendant.set("W", vec![0.into(), widths.into()]);
        let descendant = pdf.add(descendant);
        Ok(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "Encoding" => encoding,
            "DescendantFonts" => vec![descendant.into()],
            "ToUnicode" => unicode,
        })
    }

    /// What holds the outlines, and under which key it stands: a whole font of OpenType, or its table `CFF ` alone,
    /// which every version of PDF knows (ISO 32000-1, table 126).
    fn program(&self, subset: Vec<u8>) -> Result<(&'static str, Stream), RenderError> {
        match self.font.outlines {
            Outlines::TrueType => {
                let length = subset.len() as i64;
                let file = Stream::new(dictionary! { "Length1" => length }, subset);
                Ok(("FontFile2", file))
            }
            Outlines::Cff => {
                let parsed = FontRef::new(&subset).ok();
                let table = parsed.and_then(|parsed| parsed.table_data(CFF));
                let table = table.ok_or_else(|| self.bad(FontFault::Outlines))?;
                let kind = dictionary! { "Subtype" => "CIDFontType0C" };
                Ok(("FontFile3", Stream::new(kind, table.as_bytes().to_vec())))
            }
        }
    }

    fn descriptor(&self, name: &str) -> Dictionary {
        let metrics = &self.font.metrics;
        // Flags of ISO 32000-1, table 123: 1 fixed pitch, 4 symbolic (no standard Latin encoding is
        // claimed), 64 italic.
        let italic_angle = metrics.italic_angle.floor() as i64;
        let flags = 4 + i64::from(metrics.fixed_pitch) + 64 * i64::from(italic_angle != 0);
        dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => Object::Name(name.as_bytes().to_vec()),
            "Flags" => flags,
            "FontBBox" => metrics.bounds.map(|edge| thousandths(edge).into()).to_vec(),
            "ItalicAngle" => italic_angle,
            "Ascent" => thousandths(metrics.ascender),
            "Descent" => -thousandths(metrics.descender),
            "CapHeight" => thousandths(metrics.cap_height),
            // No table of a font states the width of its stems, which readers need only to choose a
            // substitute. 80 at regular weight and 140 at bold are usual in text faces.
            "StemV" => i64::from(self.font.weight) / 5,
        }
    }

    /// The characters of each code (ISO 32000-1, 9.10.3), at most 100 a block.
    fn unicode_map(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        // Writing to a string cannot fail.
        let texts: Vec<(usize, &CodedGlyph)> = self.codes.iter().enumerate().skip(1).collect();
        for block in texts.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", block.len());
            for (code, glyph) in block {
                let _ = write!(map, "<{code:04X}> <");
                for unit in glyph.text.encode_utf16() {
                    let _ = write!(map, "{unit:04X}");
                }
                map.push_str(">\n");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

/// The numbers of glyphs are no one's but the font's own (ISO 32000-1, 9.7.3).
fn system_info() -> Dictionary {
    dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Identity"),
        "Supplement" => 0,
    }
}

/// Codes and the CIDs that they stand for (ISO 32000-1, 9.7.5.4), at most 100 a block.
fn encoding(font: &str, cids: &[u16]) -> Stream {
    let name = format!("Codes-{font}");
    let mut map = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def\n\
         /CMapName /{name} def\n/CMapType 1 def\n/WMode 0 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    );
    // Writing to a string cannot fail.
    let codes: Vec<(usize, &u16)> = cids.iter().enumerate().collect();
    for block in codes.chunks(100) {
        let _ = writeln!(map, "{} begincidchar", block.len());
        for (code, cid) in block {
            let _ = writeln!(map, "<{code:04X}> {cid}");
        }
        map.push_str("endcidchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    let facts = dictionary! {
        "Type" => "CMap",
        "CMapName" => Object::Name(name.into_bytes()),
        "CIDSystemInfo" => system_info(),
        "WMode" => 0,
    };
    Stream::new(facts, map.into_bytes())
}

/// A glyph's advance in whole thousandths of em, the unit of a PDF's fonts.
fn advance(font: &Font, glyph: u16) -> u16 {
    let advance = font.advance(glyph).unwrap_or(Em::ZERO);
    u16::try_from(thousandths(advance)).unwrap_or(0)
}

fn thousandths(length: Em) -> i64 {
    (length.get() * 1000.0).round() as i64
}

/// The tag of a subset: six capitals that depend on the font and its glyphs (ISO 32000-1, 9.6.4).
fn subset_tag(name: &str, glyphs: &[u16]) -> String {
    let mut hash = fnv(name
        .bytes()
        .chain(glyphs.iter().flat_map(|glyph| glyph.to_be_bytes())));
    let mut tag = String::with_capacity(6);
    for _ in 0..6 {
        tag.push(char::from(b'A' + (hash % 26) as u8));
        hash /= 26;
    }
    tag
}
