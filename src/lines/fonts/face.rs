//! The bytes of a font → a [`Font`]: its names, style and measures, and what its outlines are. Which files are fonts
//! is told in `files`, what weights a variable font has in `variable`, and which font is taken for a text in the module
//! above.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use harfrust::GlyphId;
use harfrust::font::Font as ParsedFont;
use read_fonts::model::attribute::Style;
use read_fonts::types::{F48Dot16, NameId, Tag};
use read_fonts::{FontRef, TableProvider};

use super::instance;
use crate::diag::values::Verbatim;
use crate::diag::{Diagnostic, Fault, Hint};
use crate::units::Em;

/// The bytes of a font: read from a file, or inside the program, where they are not copied.
pub type FontData = Arc<Cow<'static, [u8]>>;

/// Below this character each font's coverage is remembered: Latin with all letters of the Nordic
/// and Sámi languages.
const LATIN_END: u32 = 0x250;

/// What the page and the PDF need to know about a font as a whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Design units in one em: what shaping counts in.
    pub units_per_em: u16,
    /// From the baseline up to the top of the tallest letters and their accents.
    pub ascender: Em,
    /// From the baseline down to the lowest letters, positive.
    pub descender: Em,
    /// The height of a capital.
    pub cap_height: Em,
    /// The height of a small x.
    pub x_height: Em,
    /// The box around all glyphs, from the origin of each, y upwards: left, bottom, right, top.
    pub bounds: [Em; 4],
    /// Degrees counter-clockwise from upright, negative for an italic (`post`).
    pub italic_angle: f64,
    /// Whether all glyphs are equally wide (`post`).
    pub fixed_pitch: bool,
}

/// How the outlines of a font are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlines {
    /// Quadratic curves in a table `glyf`.
    TrueType,
    /// Cubic curves in a table `CFF `.
    Cff,
}

/// One font file.
pub struct Font {
    /// The file's path inside `fonts/`.
    pub file: String,
    /// Whether it is inside the program: then it sets what asks for its family, and lends nothing to others.
    pub built_in: bool,
    /// The family, the same for all weights and slants (name 16, else name 1).
    pub family: String,
    /// The name that a PDF calls it by (name 6, else the file's name), of ASCII letters, digits,
    /// `-` and `_` only.
    pub postscript_name: String,
    /// Weight class, 100 to 900.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
    /// Its measures.
    pub metrics: Metrics,
    /// How many glyphs it has.
    pub glyph_count: u16,
    /// How their outlines are written in [`Font::data`].
    pub outlines: Outlines,
    /// The weights that its file can have, where that is variable.
    pub weights: Option<(u16, u16)>,
    /// The file that it was read from.
    file_data: FontData,
    /// What is made of it, where that varies; empty where its tables are damaged.
    made: Option<OnceLock<FontData>>,
    parsed: ParsedFont,
    /// Whether it has a glyph for each character below [`LATIN_END`], looked up once.
    latin_coverage: OnceLock<Vec<bool>>,
}

impl Font {
    /// The whole font as a file, of one weight.
    pub fn data(&self) -> &FontData {
        match &self.made {
            None => &self.file_data,
            Some(made) => made.get_or_init(|| self.made_now()),
        }
    }

    /// The same with TrueType outlines, which more programs can take apart; none where its tables are damaged.
    pub fn truetype(&self) -> FontData {
        match self.outlines {
            Outlines::TrueType => Arc::clone(self.data()),
            Outlines::Cff => self.made_now(),
        }
    }

    fn made_now(&self) -> FontData {
        let made = instance::truetype(&self.parsed, &self.file_data, self.weight);
        Arc::new(Cow::Owned(made.unwrap_or_default()))
    }

    /// Whether it was made of a variable font, or is one.
    pub(super) const fn is_instance(&self) -> bool {
        self.made.is_some()
    }

    /// The font at another place in its space of variations.
    pub(super) fn at(
        &self,
        location: impl Iterator<Item = (Tag, f32)>,
        weight: u16,
        italic: bool,
    ) -> Self {
        let builder = self.parsed.instance_builder();
        let parsed = builder.variations(location).build();
        let slant = if italic { "Italic" } else { "" };
        let name = &self.postscript_name;
        let stem = name.split_once('-').map_or(name.as_str(), |(stem, _)| stem);
        Self {
            file: self.file.clone(),
            built_in: self.built_in,
            family: self.family.clone(),
            postscript_name: format!("{stem}-{weight}{slant}"),
            weight,
            italic,
            metrics: metrics(&parsed),
            glyph_count: self.glyph_count,
            outlines: self.outlines,
            weights: self.weights,
            file_data: Arc::clone(&self.file_data),
            made: Some(OnceLock::new()),
            parsed,
            latin_coverage: OnceLock::new(),
        }
    }

    /// How wide a glyph is; `None` where the font has no such glyph.
    pub fn advance(&self, glyph: u16) -> Option<Em> {
        let glyph = (glyph < self.glyph_count).then(|| GlyphId::new(glyph.into()))?;
        let units = f64::from(self.parsed.glyph_metrics().h_advance(glyph));
        Some(Em::new(units / f64::from(self.metrics.units_per_em)))
    }

    /// Whether the font has a glyph for the character.
    pub fn covers(&self, c: char) -> bool {
        let look = |code: u32| {
            self.parsed
                .charmap()
                .map_unicode(code)
                .is_some_and(|glyph| glyph.to_u32() != 0)
        };
        if u32::from(c) >= LATIN_END {
            return look(c.into());
        }
        let latin_coverage = self
            .latin_coverage
            .get_or_init(|| (0..LATIN_END).map(look).collect());
        latin_coverage
            .get(u32::from(c) as usize)
            .copied()
            .unwrap_or(false)
    }

    /// What it says of its licence (name 13), the first sentence of it; else where that can be read (name 14).
    pub fn licence(&self) -> Option<String> {
        let said = name(&self.parsed, NameId::LICENSE_DESCRIPTION);
        let said = said.or_else(|| name(&self.parsed, NameId::LICENSE_URL))?;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let first = said.split_once(". ").map(|(first, _)| first.to_owned());
        Some(first.unwrap_or(said))
    }

    /// The parsed font, for the shaper.
    pub(in crate::lines) fn parsed(&self) -> &ParsedFont {
        &self.parsed
    }
}

impl std::fmt::Debug for Font {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Font")
            .field("file", &self.file)
            .field("family", &self.family)
            .field("weight", &self.weight)
            .field("italic", &self.italic)
            .finish_non_exhaustive()
    }
}

/// Reads one font, or says what is wrong with it.
pub(super) fn open(file: &str, data: FontData) -> Result<Font, Diagnostic> {
    let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(SharedBytes(Arc::clone(&data)));
    let refuse =
        |fault: fn(Verbatim) -> Fault, hint| Diagnostic::error(fault(file.into()), None).hint(hint);
    let broken = || broken(file);
    let parsed = ParsedFont::new(shared, 0).ok_or_else(broken)?;
    if !is_whole(&data) {
        return Err(broken());
    }
    let tables = parsed.tables();
    let varies = tables.fvar().is_ok() || tables.cff2().is_ok();
    let has_outlines = tables.glyf().is_ok() && tables.loca(None).is_ok();
    let outlines = match (has_outlines || tables.cff2().is_ok(), tables.cff().is_ok()) {
        // What is made of a variable font has outlines of TrueType.
        (true, _) => Outlines::TrueType,
        (false, true) => Outlines::Cff,
        (false, false) => {
            let drawn = [b"CBDT", b"EBDT", b"sbix", b"SVG "];
            let file = FontRef::new(&data).map_err(|_| broken())?;
            let mut drawn = drawn.iter().map(|tag| file.table_data(Tag::new(tag)));
            return Err(match drawn.any(|table| table.is_some()) {
                true => refuse(|file| Fault::FontBitmap { file }, Hint::FontBitmapHint),
                false => broken(),
            });
        }
    };
    if tables.os2().is_ok_and(|os2| forbids(os2.fs_type())) {
        return Err(refuse(
            |file| Fault::FontForbidden { file },
            Hint::FontForbiddenHint,
        ));
    }
    let has_metrics = tables.head().is_ok() && tables.hhea().is_ok() && tables.hmtx().is_ok();
    let glyph_count = u16::try_from(parsed.num_glyphs()).unwrap_or(0);
    if tables.cmap().is_err() || !has_metrics || glyph_count == 0 {
        return Err(broken());
    }
    let name = |id: NameId| name(&parsed, id);
    let stem = || {
        let name = file.rsplit('/').next().unwrap_or(file);
        name.rsplit_once('.')
            .map_or(name, |(stem, _)| stem)
            .to_owned()
    };
    let family = name(NameId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| name(NameId::FAMILY_NAME));
    let mut postscript_name = name(NameId::POSTSCRIPT_NAME).unwrap_or_else(stem);
    postscript_name.retain(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if postscript_name.is_empty() {
        postscript_name.push_str("Unnamed");
    }
    let attributes = parsed.default_attributes();
    Ok(Font {
        file: file.to_owned(),
        built_in: false,
        family: family.unwrap_or_else(stem),
        postscript_name,
        weight: attributes.weight.value() as u16,
        italic: attributes.style != Style::Normal,
        metrics: metrics(&parsed),
        glyph_count,
        outlines,
        weights: None,
        made: varies.then(OnceLock::new),
        file_data: data,
        parsed,
        latin_coverage: OnceLock::new(),
    })
}

/// What the font says of itself under this number, in English where it can.
fn name(parsed: &ParsedFont, id: NameId) -> Option<String> {
    let name = parsed.names().get(id)?.english_or_first()?.name();
    let name = name.to_string().trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// Whether every table lies within the file. Of a file that was not fetched to its end the last ones are gone, such as
/// those of kerning, and whoever reads fonts passes over them without a word.
fn is_whole(data: &[u8]) -> bool {
    let Ok(font) = FontRef::new(data) else {
        return false;
    };
    let mut tables = font.table_directory().table_records().iter();
    tables.all(|table| {
        // A signature is of no use here, and many tools that change fonts leave a broken one.
        let end = u64::from(table.offset()) + u64::from(table.length());
        end <= data.len() as u64 || table.tag() == Tag::new(b"DSIG")
    })
}

/// The error that a file is no font, or damaged.
pub(super) fn broken(file: &str) -> Diagnostic {
    let file = file.into();
    Diagnostic::error(Fault::FontBroken { file }, None).hint(Hint::FontReplaceHint)
}

/// Whether the maker of a font forbids to embed it in documents, or the outlines of single letters of it
/// (OpenType, `OS/2`, `fsType`): of what a PDF holds nothing else would be left.
const fn forbids(embedding: u16) -> bool {
    const LEVELS: u16 = 0x000F;
    const RESTRICTED: u16 = 0x0002;
    const NO_SUBSETS: u16 = 0x0100;
    const BITMAPS_ONLY: u16 = 0x0200;
    // Of several levels, which older fonts have, the least strict counts.
    embedding & LEVELS == RESTRICTED || embedding & (NO_SUBSETS | BITMAPS_ONLY) != 0
}

/// A file's bytes, shared between the parsed font and whoever embeds it.
struct SharedBytes(FontData);

impl AsRef<[u8]> for SharedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

fn metrics(parsed: &ParsedFont) -> Metrics {
    let metrics = parsed.metrics();
    let units_per_em = f64::from(metrics.units_per_em);
    let em = |value: F48Dot16| Em::new(value.to_f64() / units_per_em);
    let line = metrics.h_line();
    // Where a font does not say, the usual proportions of a Latin text face.
    let or = |value: Option<F48Dot16>, usual: f64| {
        let stated = value.map(em).filter(|value| value.get() > 0.0);
        stated.unwrap_or(Em::new(usual))
    };
    let bounds = metrics.bounds;
    let style = parsed.style_metrics();
    Metrics {
        units_per_em: metrics.units_per_em,
        ascender: or(line.map(|l| l.ascender), 0.8),
        descender: or(line.map(|l| -l.descender), 0.2),
        cap_height: or(metrics.cap_height, 0.7),
        x_height: or(metrics.x_height, 0.5),
        bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(em),
        italic_angle: style.italic_angle.map_or(0.0, |angle| angle.to_f64()),
        fixed_pitch: style.is_fixed_pitch.unwrap_or(false),
    }
}
