//! Runs → one text of the characters that are printed, cut into pieces of one run and one font.
//! Spaces are folded, capitals set, invisible marks taken out and remembered; characters that no
//! font has, and styles that a family lacks, are reported. Glyphs are not looked at here.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::lines::{FontBook, FontId, Paragraph, Run};
use crate::source::Span;

/// The longest piece in characters. Longer than any word of a dictionary; it bounds the work on
/// text without spaces, where every break would shape all that stands before it.
const LONGEST_PIECE: usize = 48;

/// What an invisible character allowed or forbade at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// U+00AD: a break with a hyphen.
    SoftHyphen,
    /// U+200B: a break without one.
    ZeroWidthSpace,
    /// U+2060, U+FEFF: no break.
    Joiner,
}

/// A stretch of one run and one font: a word, a part of one, or a single space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes in [`Prepared::text`].
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
pub(super) struct Prepared {
    /// The characters; `\n` is a forced break.
    pub text: String,
    /// The pieces, in order; together they cover all but the forced breaks.
    pub pieces: Vec<Piece>,
    /// The invisible marks and the places in `text` that they stood at, in order.
    pub marks: Vec<(usize, Mark)>,
}

/// Prepares a paragraph. `order` gives the fonts that are asked for a run's characters, and is
/// never empty.
pub(super) fn prepare(
    paragraph: &Paragraph,
    book: &FontBook,
    order: &dyn Fn(&Run) -> Arc<[FontId]>,
    diags: &mut Diagnostics,
) -> Prepared {
    let mut out = Prepared::default();
    for (index, run) in paragraph.runs.iter().enumerate() {
        let order = order(run);
        let mut writer = Writer {
            out: &mut out,
            book,
            order: &order,
            index,
            run,
            said: Vec::new(),
            diags,
        };
        writer.write();
        out.report_stand_ins(index, run, book, diags);
    }
    out.drop_last_space();
    // A break at the very end opens no line, as in HTML.
    if out.text.ends_with('\n') {
        out.text.pop();
    }
    out
}

impl Prepared {
    /// Whether a space here would stand at the start of a line or after another space.
    fn at_edge(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n'])
    }

    /// Says of each font that sets words of a run where its style is not the one wanted.
    fn report_stand_ins(&self, index: usize, run: &Run, book: &FontBook, diags: &mut Diagnostics) {
        let words = self.pieces.iter().rev().take_while(|p| p.run == index);
        let mut fonts: Vec<FontId> = words.filter(|p| !p.space).map(|p| p.font).collect();
        fonts.sort_unstable();
        fonts.dedup();
        for font in fonts {
            if let Some(warning) = book.stand_in(&run.style.font, font, run.span) {
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
        for (at, _) in &mut self.marks {
            *at = (*at).min(end);
        }
    }
}

struct Writer<'a> {
    out: &'a mut Prepared,
    book: &'a FontBook,
    order: &'a [FontId],
    index: usize,
    run: &'a Run,
    said: Vec<char>,
    diags: &'a mut Diagnostics,
}

impl Writer<'_> {
    fn write(&mut self) {
        let run = self.run;
        let mut rest = run.text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let end = self.out.text.len();
            match c {
                '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    self.out.drop_last_space();
                    self.out.text.push('\n');
                }
                '\u{ad}' => self.out.marks.push((end, Mark::SoftHyphen)),
                '\u{200b}' => self.out.marks.push((end, Mark::ZeroWidthSpace)),
                '\u{2060}' | '\u{feff}' => self.out.marks.push((end, Mark::Joiner)),
                ' ' | '\t' | '\r' => {
                    if !self.out.at_edge() {
                        self.space(' ');
                    }
                }
                c if c.is_whitespace() => self.space(c),
                c if c.is_control() || is_direction(c) => {}
                c => {
                    let mut cluster = vec![(at, c)];
                    while let Some(mark) = rest.next_if(|(_, c)| is_mark(*c)) {
                        cluster.push(mark);
                    }
                    self.cluster(&cluster);
                }
            }
        }
    }

    /// A space takes the font of what stands before it, where that is of the same run.
    fn space(&mut self, c: char) {
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

    /// A base character and the marks on it.
    fn cluster(&mut self, cluster: &[(usize, char)]) {
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
                // What a font lacks as two characters it may have as one.
                let composed = base.and_then(|b| harfrust::unicode::compose(b, c.into()));
                let whole = composed
                    .and_then(char::from_u32)
                    .filter(|c| font.covers(*c));
                base = Some(whole.unwrap_or(c).into());
                // The shaper takes the plain hyphen for the one that does not break.
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

    /// Says once a run that a character cannot be set.
    fn report(&mut self, at: usize, c: char) {
        if self.said.contains(&c) {
            return;
        }
        self.said.push(c);
        let (fault, hint) = if is_right_to_left(c) {
            (Fault::RightToLeft, Hint::WriteLatin)
        } else {
            let fault = Fault::CharMissing {
                char: c,
                code: c.into(),
            };
            (fault, Hint::CharMissingHint)
        };
        let error = Diagnostic::error(fault, place(self.run, at, c));
        self.diags.push(error.hint(hint));
    }
}

/// The place of one character, where the run stands in its file as it is; else the whole run.
fn place(run: &Run, at: usize, printed: char) -> Span {
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

/// Characters that steer shaping and have no glyph of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{34f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Marks of direction; without right-to-left text they mean nothing.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}'
        | '\u{2061}'..='\u{206f}')
}

/// The blocks whose letters run from right to left (Unicode 16, `DerivedBidiClass`).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
