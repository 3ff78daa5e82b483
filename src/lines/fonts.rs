//! The project's font files → a [`FontBook`]: names, styles, metrics, and which font a character
//! is set in. System fonts are never looked at; shaping is not done here.
//!
//! Each file is parsed once, here. Line setting and the PDF take names, metrics and coverage from
//! [`Font`]; the shaper works on the same parsed font. Pictures alone read outlines, with a library of
//! their own.

use std::ops::Index;
use std::sync::{Arc, OnceLock};

use harfrust::GlyphId;
use harfrust::font::Font as ParsedFont;
use read_fonts::TableProvider;
use read_fonts::model::attribute::Style;
use read_fonts::types::{F48Dot16, NameId};

use crate::built_in;
use crate::design::FontQuery;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::lines::FontId;
use crate::source::{Sources, Span};
use crate::units::Em;

/// The project's folder of fonts.
const FOLDER: &str = "fonts";
/// Below this character each font's coverage is remembered: Latin with all letters of the Nordic
/// and Sámi languages.
const LATIN_END: u32 = 0x250;
/// How alike two family names are at least, from 0 to 1 (Jaro and Winkler), for one to be suggested
/// for the other.
const LIKENESS: f64 = 0.75;

/// How far a font's weight may be from the weight asked for without a warning: a medium may stand for a
/// semibold, a regular may not.
const WEIGHT_TOLERANCE: i32 = 150;

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

/// One font file.
pub struct Font {
    /// The file's name inside `fonts/`.
    pub file: String,
    /// Whether it is inside the program: then it sets what asks for its family, and lends nothing to others.
    pub built_in: bool,
    /// The whole file.
    pub data: Arc<[u8]>,
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
    parsed: ParsedFont,
    /// Whether it has a glyph for each character below [`LATIN_END`], looked up once.
    latin_coverage: OnceLock<Vec<bool>>,
}

impl Font {
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

    /// The parsed font, for the shaper.
    pub(super) fn parsed(&self) -> &ParsedFont {
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

/// All fonts of a project.
#[derive(Debug, Default)]
pub struct FontBook {
    fonts: Vec<Font>,
}

impl FontBook {
    /// Reads every `fonts/*.ttf` of the project, in small letters or capitals, and of the fonts inside the
    /// program those that it has not itself, by family, weight and slant. Each file that is no usable font is an error; the other fonts are
    /// in the book all the same.
    pub fn load(sources: &Sources, diags: &mut Diagnostics) -> Self {
        let mut book = Self::default();
        let names = sources.list_any_case(FOLDER, "ttf").unwrap_or_default();
        for file in &names {
            let read = sources
                .read_binary(&format!("{FOLDER}/{file}"))
                .map_err(|_| {
                    let file = file.into();
                    Diagnostic::error(Fault::FontUnreadable { file }, None)
                        .hint(Hint::FontReplaceHint)
                })
                .and_then(|bytes| open(file, &bytes));
            match read {
                Ok(font) if book.fonts.len() < usize::from(u16::MAX) => book.fonts.push(font),
                Ok(_) => {}
                Err(error) => diags.push(error),
            }
        }
        let own = book.fonts.len();
        for font in built_in::FONTS {
            let has = |known: &Font| {
                same_family(&known.family, font.family)
                    && (known.weight, known.italic) == (font.weight, font.italic)
            };
            if book.fonts[..own].iter().any(has) {
                continue;
            }
            match open(font.file, font.bytes) {
                Ok(font) => book.fonts.push(Font {
                    built_in: true,
                    ..font
                }),
                Err(error) => diags.push(error),
            }
        }
        book
    }

    /// Whether the project's fonts are those of this book, all usable, as they are now.
    pub fn is_current(&self, sources: &Sources) -> bool {
        let names = sources.list_any_case(FOLDER, "ttf").unwrap_or_default();
        let is = |(name, font): (&String, &Font)| {
            let bytes = sources.read_binary(&format!("{FOLDER}/{name}"));
            *name == font.file && bytes.is_ok_and(|bytes| *bytes == *font.data)
        };
        let own = self.fonts.iter().filter(|font| !font.built_in);
        names.len() == own.clone().count() && names.iter().zip(own).all(is)
    }

    /// The font of an id; `None` where another book gave it.
    pub fn get(&self, id: FontId) -> Option<&Font> {
        self.fonts.get(usize::from(id.0))
    }

    /// All fonts, in the order of their file names.
    pub fn iter(&self) -> impl Iterator<Item = (FontId, &Font)> {
        let id = |at: usize| FontId(u16::try_from(at).unwrap_or(u16::MAX));
        self.fonts
            .iter()
            .enumerate()
            .map(move |(at, font)| (id(at), font))
    }

    /// Whether there is no font at all.
    pub fn is_empty(&self) -> bool {
        self.fonts.is_empty()
    }

    /// The family names, sorted, each once.
    pub fn families(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.fonts.iter().map(|f| f.family.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Reports the families of `query` that are not in the book, with the likeliest other name.
    pub fn check_query(&self, query: &FontQuery, span: Option<Span>, diags: &mut Diagnostics) {
        if self.is_empty() {
            return; // Reported when the book was loaded.
        }
        for wanted in &query.families {
            if self
                .fonts
                .iter()
                .any(|font| same_family(&font.family, wanted))
            {
                continue;
            }
            let families = self.families();
            let like = |name: &str| strsim::jaro_winkler(&folded(name), &folded(wanted));
            let nearest = families
                .iter()
                .map(|name| (like(name), *name))
                .filter(|(likeness, _)| *likeness >= LIKENESS)
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let hint = match nearest {
                Some((_, name)) => Hint::did_you_mean(name),
                None => Hint::one_of(families),
            };
            let fault = Fault::FontFamilyUnknown {
                name: wanted.into(),
            };
            diags.push(Diagnostic::error(fault, span).hint(hint));
        }
    }

    /// The fonts in the order in which a character is looked for in them: of each family asked for the
    /// nearest style, then all others, the nearest first.
    pub fn fallback_order(&self, query: &FontQuery) -> Vec<FontId> {
        let nearest = |family: &String| self.nearest(family, query).map(|(id, _)| id);
        let mut order: Vec<FontId> = Vec::with_capacity(self.fonts.len());
        for id in query.families.iter().filter_map(nearest) {
            if !order.contains(&id) {
                order.push(id);
            }
        }
        let rank = |font: &Font| {
            let mut families = query.families.iter();
            families.position(|f| same_family(&font.family, f))
        };
        let lends = |(id, font): &(FontId, &Font)| {
            !order.contains(id) && (!font.built_in || rank(font).is_some())
        };
        let mut others: Vec<(FontId, &Font)> = self.iter().filter(lends).collect();
        others.sort_by_key(|(_, font)| (rank(font).unwrap_or(usize::MAX), distance(font, query)));
        order.extend(others.iter().map(|(id, _)| *id));
        order
    }

    /// The font of a family whose style is nearest.
    fn nearest(&self, family: &str, query: &FontQuery) -> Option<(FontId, &Font)> {
        self.iter()
            .filter(|(_, font)| same_family(&font.family, family))
            .min_by_key(|(_, font)| distance(font, query))
    }

    /// The warning where text that asks for `query` is set in the font `id`: that the family has no
    /// such slant, or no such weight. `None` where the font only lends a character that others
    /// lack: then it is another family's, or not the nearest of its family.
    pub(super) fn style_mismatch(
        &self,
        query: &FontQuery,
        id: FontId,
        span: Span,
    ) -> Option<Diagnostic> {
        let font = self.get(id)?;
        let wanted = query
            .families
            .iter()
            .find(|f| same_family(&font.family, f))?;
        let (nearest, _) = self.nearest(wanted, query)?;
        if nearest != id {
            return None;
        }
        let off = (i32::from(font.weight) - i32::from(query.weight)).abs();
        let name = (&font.family).into();
        let (fault, hint) = if font.italic != query.italic {
            if query.italic {
                (Fault::FontNoItalic { name }, Hint::FontNoItalicHint)
            } else {
                (Fault::FontNoUpright { name }, Hint::FontNoUprightHint)
            }
        } else if off > WEIGHT_TOLERANCE {
            let fault = Fault::FontNoWeight {
                name,
                wanted: query.weight,
                weight: font.weight,
            };
            (fault, Hint::FontNoWeightHint)
        } else {
            return None;
        };
        Some(Diagnostic::warning(fault, span).hint(hint))
    }
}

/// The font of an id that this book gave; one of another book's panics.
impl Index<FontId> for FontBook {
    type Output = Font;

    fn index(&self, id: FontId) -> &Font {
        &self.fonts[usize::from(id.0)]
    }
}

/// How far a font is from a style. The slant counts more than any weight. Of two weights equally far,
/// the heavier is nearer to bold text and the lighter to other text, as in CSS Fonts 4, 5.2.
fn distance(font: &Font, query: &FontQuery) -> (bool, i32, bool) {
    let off = i32::from(font.weight) - i32::from(query.weight);
    let wrong_side = (off < 0) == (query.weight >= 500);
    (font.italic != query.italic, off.abs(), wrong_side)
}

/// Whether two family names are the same but for case, as CSS compares them.
fn same_family(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Reads one font, or says what is wrong with it.
fn open(file: &str, bytes: &[u8]) -> Result<Font, Diagnostic> {
    let data: Arc<[u8]> = bytes.into();
    let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(SharedBytes(Arc::clone(&data)));
    let broken = || {
        let file = file.into();
        Diagnostic::error(Fault::FontBroken { file }, None).hint(Hint::FontReplaceHint)
    };
    let parsed = ParsedFont::new(shared, 0).ok_or_else(broken)?;
    let tables = parsed.tables();
    if tables.glyf().is_err() || tables.loca(None).is_err() {
        let outlines = tables.cff().is_ok() || tables.cff2().is_ok();
        return Err(if outlines {
            let file = file.into();
            Diagnostic::error(Fault::FontNoOutlines { file }, None).hint(Hint::FontStaticHint)
        } else {
            broken()
        });
    }
    if tables.fvar().is_ok() {
        let file = file.into();
        let error = Diagnostic::error(Fault::FontVariable { file }, None);
        return Err(error.hint(Hint::FontStaticHint));
    }
    let has_metrics = tables.head().is_ok() && tables.hhea().is_ok() && tables.hmtx().is_ok();
    let glyph_count = u16::try_from(parsed.num_glyphs()).unwrap_or(0);
    if tables.cmap().is_err() || !has_metrics || glyph_count == 0 {
        return Err(broken());
    }
    let name = |id: NameId| -> Option<String> {
        let name = parsed.names().get(id)?.english_or_first()?.name();
        let name = name.to_string().trim().to_owned();
        (!name.is_empty()).then_some(name)
    };
    let stem = || {
        file.rsplit_once('.')
            .map_or(file, |(stem, _)| stem)
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
        data,
        family: family.unwrap_or_else(stem),
        postscript_name,
        weight: attributes.weight.value() as u16,
        italic: attributes.style != Style::Normal,
        metrics: metrics(&parsed),
        glyph_count,
        parsed,
        latin_coverage: OnceLock::new(),
    })
}

/// A file's bytes, shared between the parsed font and whoever embeds it.
struct SharedBytes(Arc<[u8]>);

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

#[cfg(test)]
mod tests;
