//! The text between two forced breaks → shaped pieces of known width, and the candidates among which
//! line breaking chooses. Which are chosen is not decided here.

use std::ops::Range;
use std::sync::Arc;

use crate::design::Align;
use crate::lines::addresses::anywhere;
use crate::lines::itemize::PreparedText;
use crate::lines::knuth_plass::{Candidate, Sums, width};
use crate::lines::opportunity::{BreakKind, Opportunity};
use crate::lines::shape::{SetupId, ShapedWord, Shaper};
use crate::lines::short_words::ends_with_one;
use crate::lines::{FontBook, FontId, Run};
use crate::units::Abs;

/// A [`Piece`](crate::lines::itemize::Piece) with its glyphs.
#[derive(Debug)]
pub(super) struct ShapedPiece {
    /// Its bytes in the paragraph's text.
    pub range: Range<usize>,
    /// Its run.
    pub run: usize,
    /// Its font.
    pub font: FontId,
    /// Font, language and features, for shaping parts of it.
    pub setup: SetupId,
    /// Whether it is one space.
    pub space: bool,
    /// Its glyphs.
    pub shaped: Arc<ShapedWord>,
    /// Points in one design unit.
    pub scale: f64,
    /// Added after every cluster.
    pub tracking: Abs,
    /// How much a space is wider between its two neighbours than alone, in design units.
    pub space_kerning: i32,
}

impl ShapedPiece {
    /// The width, including the tracking after the last cluster.
    pub fn width(&self) -> Abs {
        self.width_of(&self.shaped) + Abs::pt(f64::from(self.space_kerning) * self.scale)
    }

    /// The width of other glyphs in this piece's size and tracking.
    pub fn width_of(&self, shaped: &ShapedWord) -> Abs {
        Abs::pt(shaped.width as f64 * self.scale) + self.tracking * shaped.clusters as f64
    }
}

/// What shaping needs beside the text.
#[derive(Clone, Copy)]
pub(super) struct ShapingContext<'a> {
    /// The fonts.
    pub book: &'a FontBook,
    /// The shaper, which remembers words.
    pub shaper: &'a Shaper,
    /// The paragraph's runs.
    pub runs: &'a [Run],
    /// The paragraph's alignment.
    pub align: Align,
    /// Whether punctuation hangs outside the measure.
    pub hang: bool,
}

/// A stretch of a paragraph's text without forced breaks.
pub(super) struct TextSegment<'a> {
    /// The text of the whole paragraph.
    pub text: &'a str,
    /// Which bytes of it are this segment.
    pub range: Range<usize>,
    /// The pieces, in order.
    pub pieces: Vec<ShapedPiece>,
    /// The sums before each piece, and after the last.
    sums: Vec<Sums>,
    context: ShapingContext<'a>,
}

/// Signs that stand between phrases of equal rank.
pub(super) const SEPARATORS: [char; 2] = ['·', '•'];

impl<'a> TextSegment<'a> {
    /// Shapes the pieces of `range`.
    pub fn new(
        prepared: &'a PreparedText,
        range: Range<usize>,
        context: ShapingContext<'a>,
    ) -> Self {
        let ShapingContext {
            book, shaper, runs, ..
        } = context;
        let text = prepared.text.as_str();
        let all = &prepared.pieces;
        let from = all.partition_point(|p| p.range.start < range.start);
        let to = all.partition_point(|p| p.range.start < range.end);
        let mut pieces: Vec<ShapedPiece> = Vec::with_capacity(to - from);
        let mut setup: Option<(usize, FontId, SetupId)> = None;
        for piece in &all[from..to] {
            let run = &runs[piece.run];
            let tracking = run.style.tracking.at(run.style.size);
            let id = match setup {
                Some((of, font, id)) if (of, font) == (piece.run, piece.font) => id,
                _ => shaper.setup(piece.font, &run.lang, tracking != Abs::ZERO),
            };
            setup = Some((piece.run, piece.font, id));
            let em = f64::from(book[piece.font].metrics.units_per_em);
            pieces.push(ShapedPiece {
                range: piece.range.clone(),
                run: piece.run,
                font: piece.font,
                setup: id,
                space: piece.space,
                shaped: shaper.shape(book, id, &text[piece.range.clone()]),
                scale: run.style.size.to_pt() / em,
                tracking,
                space_kerning: 0,
            });
        }
        for at in 1..pieces.len().saturating_sub(1) {
            let (before, space, after) = (&pieces[at - 1], &pieces[at], &pieces[at + 1]);
            let one_setup = before.setup == space.setup && space.setup == after.setup;
            let one_size = before.scale == space.scale && space.scale == after.scale;
            let last = text[before.range.clone()].chars().next_back();
            let next = text[after.range.clone()].chars().next();
            if let (true, Some(last), Some(next)) =
                (space.space && one_setup && one_size, last, next)
                && text[space.range.clone()] == *" "
            {
                pieces[at].space_kerning = shaper.space_kerning(book, space.setup, last, next);
            }
        }
        let mut sums = Vec::with_capacity(pieces.len() + 1);
        let mut sum = Sums::default();
        sums.push(sum);
        for piece in &pieces {
            let width = piece.width();
            sum.width += width;
            if piece.space {
                sum.space += width;
                sum.spaces += 1;
            }
            sums.push(sum);
        }
        Self {
            text,
            range,
            pieces,
            sums,
            context,
        }
    }

    /// The candidates: the segment's start, the opportunities, its end.
    pub fn candidates(&self, opportunities: &[Opportunity]) -> Vec<Candidate> {
        let mut candidates = Vec::with_capacity(opportunities.len() + 2);
        candidates.push(Candidate {
            after: -self.hang_left(self.range.start),
            ..Candidate::default()
        });
        for opportunity in opportunities {
            candidates.push(self.candidate(opportunity.at, opportunity.kind));
        }
        let end = self.candidate(self.range.end, BreakKind::Plain);
        candidates.push(Candidate {
            penalty: 0.0,
            ..end
        });
        candidates
    }

    /// The opportunities, and in each stretch between two of them that is wider than `room` and no word,
    /// those between any two of its characters; with the candidates for all of them.
    pub fn with_anywhere(
        &self,
        opportunities: Vec<Opportunity>,
        room: Abs,
    ) -> (Vec<Opportunity>, Vec<Candidate>) {
        let candidates = self.candidates(&opportunities);
        let mut places = opportunities.iter().map(|o| o.at);
        let mut start = self.range.start;
        let mut more: Vec<Opportunity> = Vec::new();
        for pair in candidates.windows(2) {
            let end = places.next().unwrap_or(self.range.end);
            if !width(&pair[0], &pair[1]).fits(room) {
                more.extend(anywhere(self.text, start..end));
            }
            start = end;
        }
        if more.is_empty() {
            return (opportunities, candidates);
        }
        more.extend(opportunities);
        more.sort_by_key(|o| o.at);
        let candidates = self.candidates(&more);
        (more, candidates)
    }

    fn candidate(&self, at: usize, kind: BreakKind) -> Candidate {
        let ragged = self.context.align != Align::Justify;
        let end = self.content_end(at);
        let added = kind.added(&self.text[self.range.start..end]);
        let hyphen = !added.is_empty();
        let (before, after) = self.break_widths(end, at, &added);
        Candidate {
            end: self.sums_at(end),
            start: self.sums_at(at),
            before: before - self.hang_right(end, hyphen),
            after: after - self.hang_left(at),
            // In ragged text a short line is no harm, so that hyphens are rarer there.
            penalty: match kind {
                BreakKind::Plain => 0.0,
                BreakKind::LostWord => 320.0,
                BreakKind::Written if ragged => 150.0,
                BreakKind::Written => 50.0,
                BreakKind::Address => 200.0,
                BreakKind::Anywhere => 400.0,
                BreakKind::Soft if ragged => 350.0,
                BreakKind::Hyphen | BreakKind::DoubledHyphen if ragged => 500.0,
                BreakKind::Soft | BreakKind::Hyphen | BreakKind::DoubledHyphen => 60.0,
            },
            hyphen: hyphen || kind == BreakKind::Written,
            stranded: self.is_stranded(at),
            before_address: false,
        }
    }

    /// Whether a short word that belongs to what follows stands before `at`.
    fn is_stranded(&self, at: usize) -> bool {
        let before = self.pieces[..self.piece_at(at)].last();
        before.is_some_and(|piece| {
            let lang = &self.context.runs[piece.run].lang;
            ends_with_one(&self.text[self.range.start..at], lang)
        })
    }

    /// Where the visible words end in a line that is broken at `at`: before its last spaces, and before
    /// a sign between phrases («en · to»), which is not printed at a break.
    pub fn content_end(&self, at: usize) -> usize {
        let line = self.text[self.range.start..at].trim_end();
        let phrase = line.strip_suffix(SEPARATORS).map(str::trim_end);
        let line = match phrase {
            Some(phrase) if at < self.range.end && !phrase.is_empty() => phrase,
            _ => line,
        };
        self.range.start + line.len()
    }

    /// The piece that holds the byte `at`; the number of pieces at the end.
    fn piece_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.range.end <= at)
    }

    fn sums_at(&self, at: usize) -> Sums {
        let index = self.piece_at(at);
        let mut sums = self.sums[index];
        if let Some(piece) = self.pieces.get(index)
            && piece.range.start < at
        {
            sums.width += self.inner_width(piece, at);
        }
        sums
    }

    /// How wide a piece is up to a byte inside it, as the whole is shaped.
    fn inner_width(&self, piece: &ShapedPiece, at: usize) -> Abs {
        let cut = at - piece.range.start;
        let mut width = Abs::ZERO;
        for (glyph, start, end) in piece.shaped.clusters(piece.range.len()) {
            let advance = Abs::pt(f64::from(glyph.advance) * piece.scale);
            let tracking = if start < end {
                piece.tracking
            } else {
                Abs::ZERO
            };
            if glyph.cluster as usize >= cut {
                continue;
            }
            // A ligature that is divided counts by its share; [`Self::break_widths`] corrects that.
            let share = if end > cut && end > start {
                (cut - start) as f64 / (end - start) as f64
            } else {
                1.0
            };
            width += (advance + tracking) * share;
        }
        width
    }

    /// By how much a break makes the line before it and the line after it wider than [`Sums`] say,
    /// measured by shaping the parts: a hyphen, lost kerning, divided ligatures, and the tracking
    /// that is dropped at a line's end.
    fn break_widths(&self, end: usize, at: usize, added: &str) -> (Abs, Abs) {
        let Some(last) = self.pieces[..self.piece_at(end)]
            .last()
            .filter(|piece| piece.range.end == end)
            .or_else(|| self.pieces.get(self.piece_at(end)))
        else {
            return (Abs::ZERO, Abs::ZERO);
        };
        let inside = last.range.start < end && end < last.range.end;
        let mut before = -last.tracking;
        let mut after = Abs::ZERO;
        if inside || !added.is_empty() {
            let head = self.shape_part(last, last.range.start..end, added);
            before += last.width_of(&head) - self.inner_width(last, end);
        }
        // The spaces and signs that the break drops may reach to the piece's end: then nothing of it
        // begins the next line.
        if inside && at < last.range.end {
            let tail = self.shape_part(last, at.max(end)..last.range.end, "");
            let rest = last.width() - self.inner_width(last, end);
            after = last.width_of(&tail) - rest;
        }
        (before, after)
    }

    /// The glyphs of a part of a piece, with what a break adds behind it.
    pub fn shape_part(
        &self,
        piece: &ShapedPiece,
        range: Range<usize>,
        added: &str,
    ) -> Arc<ShapedWord> {
        let ShapingContext { book, shaper, .. } = self.context;
        if added.is_empty() && range == piece.range {
            return Arc::clone(&piece.shaped);
        }
        let part = &self.text[range];
        if added.is_empty() {
            return shaper.shape(book, piece.setup, part);
        }
        shaper.shape(book, piece.setup, &format!("{part}{added}"))
    }

    /// The space in a piece's font.
    pub fn shape_space(&self, piece: &ShapedPiece) -> Arc<ShapedWord> {
        self.context
            .shaper
            .shape(self.context.book, piece.setup, " ")
    }

    /// How far a line that starts at `at` hangs out on the left.
    pub fn hang_left(&self, at: usize) -> Abs {
        let flush = matches!(self.context.align, Align::Left | Align::Justify);
        let opener = |c: &char| matches!(c, '«' | '‹' | '“' | '„' | '‘' | '‚' | '"' | '\'');
        let first = self.text[at..self.range.end].chars().next().filter(opener);
        match (first, self.pieces.get(self.piece_at(at))) {
            (Some(c), Some(piece)) if self.context.hang && flush => self.char_width(piece, c),
            _ => Abs::ZERO,
        }
    }

    /// How far a line that ends at `end` hangs out on the right.
    pub fn hang_right(&self, end: usize, hyphen: bool) -> Abs {
        let flush = matches!(self.context.align, Align::Right | Align::Justify);
        let line = &self.text[self.range.start..end];
        let closer = |c: &char| {
            matches!(
                c,
                '»' | '›' | '”' | '“' | '’' | '"' | '\'' | '.' | ',' | '-' | '\u{2010}'
            )
        };
        let last = match hyphen {
            true => Some('-'),
            false => line.chars().next_back().filter(closer),
        };
        let index = self.piece_at(end);
        let piece = match self.pieces.get(index) {
            Some(piece) if piece.range.start < end => Some(piece),
            _ => self.pieces[..index].last(),
        };
        match (last, piece) {
            (Some(c), Some(piece)) if self.context.hang && flush => self.char_width(piece, c),
            _ => Abs::ZERO,
        }
    }

    /// The width of one character in a piece's font.
    fn char_width(&self, piece: &ShapedPiece, c: char) -> Abs {
        let ShapingContext { book, shaper, .. } = self.context;
        let shaped = shaper.shape(book, piece.setup, c.encode_utf8(&mut [0; 4]));
        Abs::pt(shaped.width as f64 * piece.scale)
    }
}
