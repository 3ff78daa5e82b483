//! A segment and the places where its lines end → lines of placed glyphs. Where lines end is decided
//! before.

use std::sync::Arc;

use crate::design::Align;
use crate::lines::knuth_plass::SPACE_SHRINK;
use crate::lines::opportunity::Opportunity;
use crate::lines::segment::{ShapedPiece, TextSegment};
use crate::lines::shape::ShapedWord;
use crate::lines::{ClusterText, FontBook, Glyph, GlyphRun, Line, Run};
use crate::units::Abs;

/// The part of a segment that becomes one line.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineRange {
    /// The first byte.
    pub start: usize,
    /// The byte at which the next line starts, and what stands there.
    pub end: Opportunity,
    /// Whether it is the last of its segment.
    pub last: bool,
    /// Whether another line follows in the paragraph.
    pub more: bool,
}

/// What all lines of a paragraph have in common.
pub(super) struct LineContext<'a> {
    /// The fonts.
    pub book: &'a FontBook,
    /// The paragraph's runs.
    pub runs: &'a [Run],
    /// How wide a line may be.
    pub measure: Abs,
}

/// Places the glyphs of one line.
pub(super) fn compose(segment: &TextSegment, range: LineRange, context: &LineContext) -> Line {
    let style = &context.runs[0].style;
    let end = segment.content_end(range.end.at).max(range.start);
    let added = range.end.kind.added(&segment.text[range.start..end]);
    let hyphen = !added.is_empty();
    let mut builder = LineBuilder {
        segment,
        context,
        x: Abs::ZERO,
        trailing: Abs::ZERO,
        runs: Vec::new(),
    };
    builder.add_words(range.start, end, &added);
    let natural = builder.x - builder.trailing;
    let left = segment.hang_left(range.start);
    let right = segment.hang_right(end, hyphen);
    let inside = natural - left - right;
    let slack = context.measure - inside;
    let stretched = match style.align {
        Align::Justify if !range.last || slack < Abs::ZERO => builder.justify(slack),
        _ => Abs::ZERO,
    };
    let x = match style.align {
        Align::Left | Align::Justify => Abs::ZERO - left,
        Align::Center => slack / 2.0,
        Align::Right => slack,
    };
    let excess = inside + stretched - context.measure;
    builder.drop_last_tracking();
    if range.more && !hyphen {
        builder.keep_break_space(end, range);
    }
    let width = natural + stretched;
    let finished = |run: OpenRun| GlyphRun {
        glyphs: run.glyphs.into(),
        x: run.placed.x + x,
        ..run.placed
    };
    let glyphs: Vec<GlyphRun> = builder.runs.into_iter().map(finished).collect();
    let (ascent, descent) = extent(&glyphs, context);
    Line {
        width,
        x,
        leading: style.leading,
        ascent,
        descent,
        glyphs,
        overfull: (!excess.fits(Abs::ZERO)).then_some(excess),
    }
}

/// A line without words, between two forced breaks.
pub(super) fn empty_line(context: &LineContext, fallback: crate::lines::FontId) -> Line {
    let style = &context.runs[0].style;
    let metrics = context.book[fallback].metrics;
    Line {
        width: Abs::ZERO,
        x: Abs::ZERO,
        leading: style.leading,
        ascent: metrics.ascender.at(style.size),
        descent: metrics.descender.at(style.size),
        glyphs: Vec::new(),
        overfull: None,
    }
}

fn extent(runs: &[GlyphRun], context: &LineContext) -> (Abs, Abs) {
    runs.iter().fold((Abs::ZERO, Abs::ZERO), |(up, down), run| {
        let metrics = context.book[run.font].metrics;
        (
            up.max(metrics.ascender.at(run.size)),
            down.max(metrics.descender.at(run.size)),
        )
    })
}

/// A line in the making.
struct LineBuilder<'a> {
    segment: &'a TextSegment<'a>,
    context: &'a LineContext<'a>,
    /// Where the next glyph goes.
    x: Abs,
    /// The tracking after the last glyph, which is not part of the line's width.
    trailing: Abs,
    runs: Vec<OpenRun>,
}

/// A run that still grows.
struct OpenRun {
    /// All but the glyphs.
    placed: GlyphRun,
    glyphs: Vec<Glyph>,
}

impl LineBuilder<'_> {
    fn add_words(&mut self, start: usize, end: usize, added: &str) {
        let pieces = &self.segment.pieces;
        let from = pieces.partition_point(|piece| piece.range.end <= start);
        let to = pieces.partition_point(|piece| piece.range.start < end);
        for (index, piece) in pieces.iter().enumerate().take(to).skip(from) {
            let range = piece.range.start.max(start)..piece.range.end.min(end);
            let added = if index + 1 == to { added } else { "" };
            let shaped = self.segment.shape_part(piece, range.clone(), added);
            let text = &self.segment.text[range];
            self.add_piece(piece, &shaped, text, added);
        }
    }

    /// Adds the glyphs of `text` and of what a break adds behind it: a hyphen, which is read as a soft
    /// one, and perhaps a letter before that, which is not read.
    fn add_piece(&mut self, piece: &ShapedPiece, shaped: &ShapedWord, text: &str, added: &str) {
        let run = &self.context.runs[piece.run];
        let same = |last: &OpenRun| last.placed.run == piece.run && last.placed.font == piece.font;
        if !self.runs.last().is_some_and(same) {
            self.runs.push(OpenRun {
                placed: GlyphRun {
                    run: piece.run,
                    font: piece.font,
                    size: run.style.size,
                    x: self.x,
                    width: Abs::ZERO,
                    glyphs: Arc::default(),
                },
                glyphs: Vec::new(),
            });
        }
        let Some(into) = self.runs.last_mut() else {
            return;
        };
        let at_size = |units: i32| Abs::pt(f64::from(units) * piece.scale);
        let full = text.len() + added.len();
        into.glyphs.reserve(shaped.glyphs.len());
        for (glyph, start, end) in shaped.clusters(full) {
            // Should what is added be part of a ligature, the cluster means its own letters too.
            let own = text.get(start.min(text.len())..end.min(text.len()));
            let own = own.unwrap_or("");
            let text: ClusterText = if !added.is_empty() && end == full && start < end {
                format!("{own}\u{ad}").into()
            } else {
                own.into()
            };
            into.glyphs.push(Glyph {
                id: glyph.id,
                advance: at_size(glyph.advance),
                dx: at_size(glyph.dx),
                dy: at_size(glyph.dy),
                text,
            });
        }
        // Tracking goes after a whole cluster, not between a letter and its accent.
        let first = into.glyphs.len() - shaped.glyphs.len();
        if piece.tracking != Abs::ZERO {
            let ends: Vec<bool> = (0..shaped.glyphs.len())
                .map(|i| {
                    shaped
                        .glyphs
                        .get(i + 1)
                        .is_none_or(|next| next.cluster != shaped.glyphs[i].cluster)
                })
                .collect();
            for (glyph, ends) in into.glyphs[first..].iter_mut().zip(ends) {
                if ends {
                    glyph.advance += piece.tracking;
                }
            }
        }
        if piece.space
            && let Some(space) = into.glyphs.last_mut()
        {
            space.advance += at_size(piece.space_kerning);
        }
        let width: Abs = into.glyphs[first..].iter().map(|g| g.advance).sum();
        into.placed.width += width;
        self.x += width;
        self.trailing = if shaped.glyphs.is_empty() {
            self.trailing
        } else {
            piece.tracking
        };
    }

    /// Stretches the spaces by `slack`, or shrinks them as far as they can; returns how much the line
    /// grew.
    fn justify(&mut self, slack: Abs) -> Abs {
        let is_space = |g: &Glyph| g.text.chars().all(char::is_whitespace) && !g.text.is_empty();
        let spaces = |runs: &[OpenRun]| -> Abs {
            let all = runs.iter().flat_map(|run| &run.glyphs);
            all.filter(|g| is_space(g)).map(|g| g.advance).sum()
        };
        let give = spaces(&self.runs);
        if give <= Abs::ZERO {
            return Abs::ZERO;
        }
        let factor = (slack / give).max(-SPACE_SHRINK);
        let mut grown = Abs::ZERO;
        for run in &mut self.runs {
            run.placed.x += grown;
            let before = grown;
            for glyph in &mut run.glyphs {
                if is_space(glyph) {
                    let more = glyph.advance * factor;
                    glyph.advance += more;
                    grown += more;
                }
            }
            run.placed.width += grown - before;
        }
        grown
    }

    /// Takes away the tracking after the last glyph.
    fn drop_last_tracking(&mut self) {
        if let Some(run) = self.runs.last_mut()
            && let Some(glyph) = run.glyphs.last_mut()
        {
            glyph.advance -= self.trailing;
            run.placed.width -= self.trailing;
        }
    }

    /// Adds the space at which the line is broken, and a sign between phrases that is not printed
    /// there, as a glyph without width: whatever reads the page aloud or copies from it then gets
    /// the words as they were written.
    fn keep_break_space(&mut self, end: usize, range: LineRange) {
        let written = range.last || end < range.end.at;
        let before = self.segment.pieces.partition_point(|a| a.range.end <= end);
        let piece = self.segment.pieces[..before].last();
        if let (true, Some(piece), Some(run)) = (written, piece, self.runs.last_mut()) {
            let shaped = self.segment.shape_space(piece);
            if let Some(glyph) = shaped.glyphs.first() {
                run.glyphs.push(Glyph {
                    id: glyph.id,
                    advance: Abs::ZERO,
                    dx: Abs::ZERO,
                    dy: Abs::ZERO,
                    text: match self.segment.text[end..range.end.at.max(end)].trim() {
                        "" => " ".into(),
                        sign => format!(" {sign} ").into(),
                    },
                });
            }
        }
    }
}
