//! Runs → one text of the characters that are printed, in pieces of one run and one font.
//!
//! Spaces are folded, capitals set, and invisible characters that steer line breaks taken out and
//! noted. Characters that no font has, and styles that a family lacks, are reported. Shaping is not
//! done here.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::lines::{FontBook, FontId, Paragraph, Run};
use crate::source::Span;

/// The longest piece, in bytes: longer than any word of a dictionary. In text without spaces, where
/// every break would shape all that stands before it, it bounds the work.
const LONGEST_PIECE: usize = 48;

/// An invisible character that allows or forbids a line break at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BreakControl {
    /// U+00AD: allows a break with a hyphen.
    SoftHyphen,
    /// U+200B: allows a break without a hyphen.
    ZeroWidthSpace,
    /// U+2060, U+FEFF: forbids a break.
    Joiner,
}

/// A stretch of one run and one font: a word, a part of one, or a single space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes in [`PreparedText::text`].
    pub range: Range<usize>,
    /// Its run.
    pub run: usize,
    /// Its font.
    pub font: FontId,
    /// Whether it is one space.
    pub space: bool,
}

/// A paragraph's text as it is printed.
#[derive(Debug, Default)]
pub(super) struct PreparedText {
    /// The characters; `\n` is a forced break.
    pub text: String,
    /// The pieces, in order; together they cover all but the forced breaks.
    pub pieces: Vec<Piece>,
    /// The invisible characters, each with its place in `text`, in order.
    pub controls: Vec<(usize, BreakControl)>,
}

/// Prepares a paragraph. `order` gives the fonts in which a run's characters are looked for, the first
/// first; it is never empty.
pub(super) fn prepare(
    paragraph: &Paragraph,
    book: &FontBook,
    order: &dyn Fn(&Run) -> Arc<[FontId]>,
    diags: &mut Diagnostics,
) -> PreparedText {
    let mut out = PreparedText::default();
    for (index, run) in paragraph.runs.iter().enumerate() {
        let order = order(run);
        let mut itemizer = Itemizer {
            out: &mut out,
            book,
            order: &order,
            index,
            run,
            reported: Vec::new(),
            diags,
        };
        itemizer.itemize();
        out.warn_of_other_styles(index, run, book, diags);
    }
    out.drop_last_space();
    // A forced break at the very end starts no new line, as in HTML.
    if out.text.ends_with('\n') {
        out.text.pop();
    }
    out
}

impl PreparedText {
    /// Whether a further space would stand at the start of a line or after another space.
    fn ends_with_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n'])
    }

    /// Warns of each font that sets words of a run in another style than the one asked for.
    fn warn_of_other_styles(
        &self,
        index: usize,
        run: &Run,
        book: &FontBook,
        diags: &mut Diagnostics,
    ) {
        let words = self.pieces.iter().rev().take_while(|p| p.run == index);
        let mut fonts: Vec<FontId> = words.filter(|p| !p.space).map(|p| p.font).collect();
        fonts.sort_unstable();
        fonts.dedup();
        for font in fonts {
            if let Some(warning) = book.style_mismatch(&run.style.font, font, run.span) {
                diags.push(warning);
            }
        }
    }

    fn drop_last_space(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
            self.pieces.pop();
        }
        let end = self.text.len();
        for (at, _) in &mut self.controls {
            *at = (*at).min(end);
        }
    }
}

/// Adds one run to the text.
struct Itemizer<'a> {
    out: &'a mut PreparedText,
    book: &'a FontBook,
    order: &'a [FontId],
    index: usize,
    run: &'a Run,
    /// The characters of this run that were reported.
    reported: Vec<char>,
    diags: &'a mut Diagnostics,
}

impl Itemizer<'_> {
    fn itemize(&mut self) {
        let run = self.run;
        let mut rest = run.text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let end = self.out.text.len();
            match c {
                '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    self.out.drop_last_space();
                    self.out.text.push('\n');
                }
                '\u{ad}' => self.out.controls.push((end, BreakControl::SoftHyphen)),
                '\u{200b}' => self.out.controls.push((end, BreakControl::ZeroWidthSpace)),
                '\u{2060}' | '\u{feff}' => self.out.controls.push((end, BreakControl::Joiner)),
                ' ' | '\t' | '\r' => {
                    if !self.out.ends_with_space() {
                        self.push_space(' ');
                    }
                }
                c if c.is_whitespace() => self.push_space(c),
                c if c.is_control() || is_direction(c) => {}
                c => {
                    if self.push_alone(c, rest.peek().map(|(_, next)| *next)) {
                        continue;
                    }
                    let mut cluster = vec![(at, c)];
                    while let Some(mark) = rest.next_if(|(_, c)| is_mark(*c)) {
                        cluster.push(mark);
                    }
                    self.push_cluster(&cluster);
                }
            }
        }
    }

    /// Adds a space, in the font of what stands before it in the same run.
    fn push_space(&mut self, c: char) {
        let before = self.out.pieces.last().filter(|p| p.run == self.index);
        let font = before.map(|p| p.font).or(self.order.first().copied());
        if let Some(font) = font {
            let start = self.out.text.len();
            self.out.text.push(c);
            self.out.pieces.push(Piece {
                range: start..self.out.text.len(),
                run: self.index,
                font,
                space: true,
            });
        }
    }

    /// Adds a character that is most of all text, as [`Itemizer::push_cluster`] would: one that the first font has,
    /// without marks, and printed as it is written. Whether it was added.
    fn push_alone(&mut self, c: char, next: Option<char>) -> bool {
        let plain = !self.run.style.capitals && !is_mark(c) && !is_right_to_left(c);
        let alone = !next.is_some_and(is_mark);
        let font = self.order.first().copied();
        match font.filter(|font| plain && alone && self.book[*font].covers(c)) {
            Some(font) => {
                let start = self.out.text.len();
                self.out.text.push(c);
                self.extend_piece(start, font);
                true
            }
            None => false,
        }
    }

    /// Adds a base character and the combining marks on it, all in one font.
    fn push_cluster(&mut self, cluster: &[(usize, char)]) {
        let mut printed: Vec<(usize, char)> = Vec::with_capacity(cluster.len());
        for &(at, c) in cluster {
            if self.run.style.capitals {
                printed.extend(c.to_uppercase().map(|upper| (at, upper)));
            } else {
                printed.push((at, c));
            }
        }
        let missing = |font: FontId| {
            let font = &self.book[font];
            let mut base: Option<u32> = None;
            printed.iter().copied().find(|&(_, c)| {
                // A letter and its accent, of which a font has no glyphs, may be one glyph in it.
                let composed = base.and_then(|b| harfrust::unicode::compose(b, c.into()));
                let whole = composed
                    .and_then(char::from_u32)
                    .filter(|c| font.covers(*c));
                base = Some(whole.unwrap_or(c).into());
                // For the non-breaking hyphen the shaper takes the plain one.
                let hyphen = c == '\u{2011}' && font.covers('\u{2010}');
                whole.is_none() && !hyphen && !is_invisible(c) && !font.covers(c)
            })
        };
        let font = self.order.iter().find(|id| missing(**id).is_none());
        let base = || {
            let (_, c) = *printed.first()?;
            let has = |id: &&FontId| self.book[**id].covers(c);
            self.order.iter().find(has).or(self.order.first())
        };
        let Some(&font) = font.or_else(base) else {
            return;
        };
        if let Some((at, c)) = missing(font) {
            self.report(at, c);
        }
        for (at, c) in &printed {
            if is_right_to_left(*c) {
                self.report(*at, *c);
            }
        }
        let start = self.out.text.len();
        self.out.text.extend(printed.iter().map(|(_, c)| c));
        self.extend_piece(start, font);
    }

    /// Adds what stands in the text from `start` on to the last piece, where it belongs to that, or as a new one.
    fn extend_piece(&mut self, start: usize, font: FontId) {
        let end = self.out.text.len();
        match self.out.pieces.last_mut() {
            Some(last)
                if !last.space
                    && last.run == self.index
                    && last.font == font
                    && last.range.end == start
                    && last.range.len() < LONGEST_PIECE =>
            {
                last.range.end = end;
            }
            _ => self.out.pieces.push(Piece {
                range: start..end,
                run: self.index,
                font,
                space: false,
            }),
        }
    }

    /// Reports that a character cannot be set, once a run.
    fn report(&mut self, at: usize, c: char) {
        if self.reported.contains(&c) {
            return;
        }
        self.reported.push(c);
        let (fault, hint) = if is_right_to_left(c) {
            (Fault::RightToLeft, Hint::WriteLatin)
        } else {
            let fault = Fault::CharMissing {
                char: c,
                code: c.into(),
            };
            (fault, way_out(c))
        };
        let error = Diagnostic::error(fault, span_of_char(self.run, at, c));
        self.diags.push(error.hint(hint));
    }
}

/// What to do about a character that no font has.
const fn way_out(c: char) -> Hint {
    match c {
        // The blocks of emoji, and the signs that make one of what stands before.
        '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' => Hint::NoEmoji,
        // What Wingdings and Symbol show there means nothing in another font.
        '\u{E000}'..='\u{F8FF}' => Hint::SymbolOfFont,
        _ => Hint::CharMissingHint,
    }
}

/// The place of one character in its file; that of the whole run where the file writes its text in
/// another way, with escapes or markup.
fn span_of_char(run: &Run, at: usize, printed: char) -> Span {
    let written = run.text.get(at..).and_then(|rest| rest.chars().next());
    let length = written.unwrap_or(printed).len_utf8();
    if (run.span.end.saturating_sub(run.span.start)) as usize != run.text.len() {
        return run.span;
    }
    let start = run.span.start + at as u32;
    Span {
        start,
        end: start + length as u32,
        ..run.span
    }
}

/// Characters that sit on the one before: combining marks, variation selectors, joiners.
fn is_mark(c: char) -> bool {
    u32::from(c) >= 0x300
        && (harfrust::unicode::combining_class(c.into()) != 0
            || matches!(c, '\u{20d0}'..='\u{20f0}')
            || is_invisible(c))
}

/// Characters that control shaping and have no glyph of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{34f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Marks of direction, which have no effect without right-to-left text.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}'
        | '\u{2061}'..='\u{206f}')
}

/// The blocks whose letters run from right to left (Unicode 16, `DerivedBidiClass`).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
