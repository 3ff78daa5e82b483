//! What enters line setting and what leaves it.

use std::sync::Arc;

use super::cluster::ClusterText;
use crate::content::Lang;
use crate::design::TextStyle;
use crate::source::Span;
use crate::units::Abs;

/// A font of the font book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub u16);

/// Text of one style.
#[derive(Debug, Clone)]
pub struct Run {
    /// The words. `\n` is a forced break; U+00AD a permitted one.
    pub text: String,
    /// The computed style.
    pub style: Arc<TextStyle>,
    /// The language, for shaping and hyphenation.
    pub lang: Lang,
    /// Where the words were written.
    pub span: Span,
}

/// One paragraph to be set.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// The runs, in order. The first run's style decides leading, alignment, hyphenation and balance
    /// of the whole paragraph.
    pub runs: Vec<Run>,
}

/// One line. All x are from the start of the measure; y is not decided here.
#[derive(Debug, Clone)]
pub struct Line {
    /// From the start of the first glyph to the end of the last, trailing space not counted.
    pub width: Abs,
    /// Where the first glyph starts: 0 when set left; negative where punctuation hangs.
    pub x: Abs,
    /// The leading: how far below the baseline of the line before it its own baseline belongs.
    pub leading: Abs,
    /// From the baseline up to the top of the tallest font's ascender.
    pub ascent: Abs,
    /// From the baseline down to the lowest descender, positive.
    pub descent: Abs,
    /// The glyphs, from left to right, in pieces of one font, style and run.
    pub glyphs: Vec<GlyphRun>,
    /// How much the line is wider than its measure, where it has no place to break.
    pub overfull: Option<Abs>,
}

/// Glyphs of one font that stand on one baseline.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// Which [`Run`] of the paragraph it came from.
    pub run: usize,
    /// The font.
    pub font: FontId,
    /// The type size.
    pub size: Abs,
    /// Where the first glyph's origin stands, from the start of the measure.
    pub x: Abs,
    /// The sum of the advances.
    pub width: Abs,
    /// The glyphs, from left to right. The texts of a run's glyphs, joined, are the words that
    /// extraction must give back; a hyphen added at the line's end has the text U+00AD. Where a
    /// line was broken at a space, its last glyph is that space, with no advance.
    pub glyphs: Arc<[Glyph]>,
}

/// One glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the next glyph's origin lies, tracking and justification included.
    pub advance: Abs,
    /// Shift to the right from its origin.
    pub dx: Abs,
    /// Shift upwards from the baseline.
    pub dy: Abs,
    /// The characters it stands for; empty for all but the first glyph of a cluster.
    pub text: ClusterText,
}
