//! The project's font files → a [`FontBook`]: names, styles, metrics, and which font a character
//! is set in. System fonts are never looked at; shaping is not done here.
//!
//! Each file is parsed once, here. Line setting and the PDF take names, metrics and coverage from
//! [`Font`]; the shaper works on the same parsed font. Pictures alone read outlines, with a library of
//! their own.

mod face;
mod files;
mod instance;
mod packed;
mod variable;

pub use face::{Font, FontData, Metrics, Outlines};

use std::borrow::Cow;
use std::ops::Index;
use std::sync::Arc;

use files::FontFile;
use variable::{SLOTS, VariableFont};

use crate::built_in;
use crate::design::FontQuery;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::lines::FontId;
use crate::source::{Sources, Span};

/// How alike two family names are at least, from 0 to 1 (Jaro and Winkler), for one to be suggested
/// for the other.
const LIKENESS: f64 = 0.75;

/// How far a font's weight may be from the weight asked for without a warning: a medium may stand for a
/// semibold, a regular may not.
const WEIGHT_TOLERANCE: i32 = 150;

/// All fonts of a project.
#[derive(Debug, Default)]
pub struct FontBook {
    /// Those of one weight. Their ids count from 0.
    fonts: Vec<Font>,
    /// Those of several, each with as many ids as there are weights and slants.
    variable: Vec<VariableFont>,
    /// What they were read from, where every file could be used.
    sound: Option<Vec<FontFile>>,
}

impl FontBook {
    /// Reads every font in `fonts/` and the folders inside it, and of the fonts inside the program those that the
    /// project has not itself, by family, weight and slant. Each file that is no usable font is told; the other fonts
    /// are in the book all the same.
    pub fn load(sources: &Sources, diags: &mut Diagnostics) -> Self {
        let mut book = Self::default();
        let mut found = Diagnostics::new();
        let files = files::list(sources, &mut found);
        for file in &files {
            match files::open(file) {
                Ok(font) => book.push(font),
                Err(error) => found.push(error),
            }
        }
        for file in built_in::FONTS {
            match face::open(file.file, Arc::new(Cow::Borrowed(file.bytes))) {
                Ok(font) if book.has_itself(&font) => {}
                Ok(mut font) => {
                    font.built_in = true;
                    book.push(font);
                }
                Err(error) => found.push(error),
            }
        }
        book.sound = found.is_empty().then_some(files);
        diags.append(found);
        book
    }

    /// Whether the project has a font of this family, weight and slant.
    fn has_itself(&self, font: &Font) -> bool {
        let looks = (font.weight, font.italic);
        let is_it = |own: &Font| !own.built_in && same_family(&own.family, &font.family);
        let fixed = self.fonts.iter();
        let mut fixed = fixed.filter(|own| (own.weight, own.italic) == looks);
        let mut variable = self.variable.iter().filter(|own| own.offers(looks));
        fixed.any(is_it) || variable.any(|own| is_it(own.base()))
    }

    /// Adds a font, as long as there are ids for it.
    fn push(&mut self, font: Font) {
        let variable = VariableFont::of(font);
        let added = if variable.is_ok() { SLOTS } else { 1 };
        if self.fonts.len() + SLOTS * self.variable.len() + added > usize::from(u16::MAX) {
            return;
        }
        match variable {
            Ok(font) => self.variable.push(font),
            Err(font) => self.fonts.push(*font),
        }
    }

    /// Whether both books are of the same files, all of them usable.
    pub fn is_of_same_files(&self, other: &Self) -> bool {
        self.sound.is_some() && self.sound == other.sound
    }

    /// The files of the project's folder of fonts, by their paths inside the project, with their bytes; none where
    /// something was wrong with one of them.
    pub fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        let files = self.sound.iter().flatten();
        files.filter_map(files::FontFile::read)
    }

    /// The font of an id; `None` where another book gave it.
    pub fn get(&self, id: FontId) -> Option<&Font> {
        let id = usize::from(id.0);
        let Some(beyond) = id.checked_sub(self.fonts.len()) else {
            return self.fonts.get(id);
        };
        self.variable.get(beyond / SLOTS)?.font(beyond % SLOTS)
    }

    /// All fonts in the order of their paths, those of one weight first; the variable ones at the weight that they
    /// have of themselves.
    pub fn iter(&self) -> impl Iterator<Item = (FontId, &Font)> {
        let fixed = self.fonts.iter().enumerate();
        let fixed = fixed.map(|(at, font)| (id(at), font));
        let variable = self.variable.iter().enumerate();
        fixed.chain(variable.map(|(nth, font)| {
            let base = font.base();
            let slot = font.slot((base.weight, base.italic));
            (id(self.fonts.len() + nth * SLOTS + slot), base)
        }))
    }

    /// Of each file the font that is nearest to what is asked for.
    fn candidates<'b>(&'b self, query: &FontQuery) -> impl Iterator<Item = Candidate<'b>> {
        let fixed = self.fonts.iter().enumerate().map(|(at, font)| Candidate {
            id: id(at),
            family: &font.family,
            built_in: font.built_in,
            distance: distance((font.weight, font.italic), query),
        });
        let variable = self.variable.iter().enumerate().map(|(nth, font)| {
            let nearest = font.nearest(query);
            Candidate {
                id: id(self.fonts.len() + nth * SLOTS + font.slot(nearest)),
                family: &font.base().family,
                built_in: font.base().built_in,
                distance: distance(nearest, query),
            }
        });
        fixed.chain(variable)
    }

    /// Whether there is no font at all.
    pub fn is_empty(&self) -> bool {
        self.fonts.is_empty() && self.variable.is_empty()
    }

    /// The family names, sorted, each once.
    pub fn families(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.iter().map(|(_, f)| f.family.as_str()).collect();
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
            let mut fonts = self.iter();
            if fonts.any(|(_, font)| same_family(&font.family, wanted)) {
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
            let error = Diagnostic::error(fault, span);
            diags.push(match nearest {
                // A name that is nearly right needs no file.
                Some(_) => error.hint(hint),
                None => error.hint(hint).hint(Hint::OrFontFile),
            });
        }
    }

    /// The fonts in the order in which a character is looked for in them: of each family asked for the
    /// nearest style, then all others, the nearest first.
    pub fn fallback_order(&self, query: &FontQuery) -> Vec<FontId> {
        let nearest = |family: &String| self.nearest(family, query);
        let mut order: Vec<FontId> = Vec::new();
        for id in query.families.iter().filter_map(nearest) {
            if !order.contains(&id) {
                order.push(id);
            }
        }
        let rank = |font: &Candidate| {
            let mut families = query.families.iter();
            families.position(|f| same_family(font.family, f))
        };
        let lends = |font: &Candidate| {
            !order.contains(&font.id) && (!font.built_in || rank(font).is_some())
        };
        let mut others: Vec<Candidate> = self.candidates(query).filter(lends).collect();
        others.sort_by_key(|font| (rank(font).unwrap_or(usize::MAX), font.distance));
        order.extend(others.iter().map(|font| font.id));
        order
    }

    /// The font of a family whose style is nearest.
    fn nearest(&self, family: &str, query: &FontQuery) -> Option<FontId> {
        self.candidates(query)
            .filter(|font| same_family(font.family, family))
            .min_by_key(|font| font.distance)
            .map(|font| font.id)
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
        if self.nearest(wanted, query)? != id {
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

/// A font that may be taken for what is asked for.
struct Candidate<'b> {
    id: FontId,
    family: &'b str,
    built_in: bool,
    distance: (bool, i32, bool),
}

/// The id of that number; the book holds no more fonts than there are ids.
fn id(number: usize) -> FontId {
    FontId(u16::try_from(number).unwrap_or(u16::MAX))
}

/// The font of an id that this book gave; one of another book's panics.
impl Index<FontId> for FontBook {
    type Output = Font;

    fn index(&self, id: FontId) -> &Font {
        match self.get(id) {
            Some(font) => font,
            None => &self.fonts[usize::from(id.0)],
        }
    }
}

/// How far a weight and a slant are from a style. The slant counts more than any weight. Of two weights equally far,
/// the heavier is nearer to bold text and the lighter to other text, as in CSS Fonts 4, 5.2.
fn distance((weight, italic): (u16, bool), query: &FontQuery) -> (bool, i32, bool) {
    let off = i32::from(weight) - i32::from(query.weight);
    let wrong_side = (off < 0) == (query.weight >= 500);
    (italic != query.italic, off.abs(), wrong_side)
}

/// Whether two family names are the same but for case, as CSS compares them.
fn same_family(a: &str, b: &str) -> bool {
    // It is asked of every piece of text.
    a == b || folded(a) == folded(b)
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests;
