//! A segment and the places where its lines end → lines of placed glyphs. Chooses nothing.

use crate::design::Align;
use crate::lines::breaks::{BreakKind, Opportunity};
use crate::lines::knuth_plass::SPACE_SHRINK;
use crate::lines::segment::{Atom, Segment};
use crate::lines::shape::Shaped;
use crate::lines::{ClusterText, FontBook, Glyph, GlyphRun, Line, Run};
use crate::units::Abs;

/// One line to be made: its first byte, and where it is broken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// The first byte.
    pub start: usize,
    /// The byte at which the next line starts, and what stands there.
    pub end: Opportunity,
    /// Whether it is the last of its segment.
    pub last: bool,
    /// Whether another line follows in the paragraph.
    pub more: bool,
}

/// What all lines of a paragraph share.
pub(super) struct Frame<'a> {
    /// The fonts.
    pub book: &'a FontBook,
    /// The paragraph's runs.
    pub runs: &'a [Run],
    /// How wide a line may be.
    pub measure: Abs,
}

/// Places the glyphs of one line.
pub(super) fn compose(segment: &Segment, cut: Cut, frame: &Frame) -> Line {
    let style = &frame.runs[0].style;
    let hyphen = matches!(cut.end.kind, BreakKind::Hyphen | BreakKind::Soft);
    let end = segment.content_end(cut.end.at).max(cut.start);
    let mut pen = Pen {
        segment,
        frame,
        x: Abs::ZERO,
        trailing: Abs::ZERO,
        runs: Vec::new(),
    };
    pen.words(cut.start, end, hyphen);
    let natural = pen.x - pen.trailing;
    let left = segment.hang_left(cut.start);
    let right = segment.hang_right(end, hyphen);
    let inside = natural - left - right;
    let slack = frame.measure - inside;
    let stretched = match style.align {
        Align::Justify if !cut.last || slack < Abs::ZERO => pen.justify(slack),
        _ => Abs::ZERO,
    };
    let x = match style.align {
        Align::Left | Align::Justify => Abs::ZERO - left,
        Align::Center => slack / 2.0,
        Align::Right => slack,
    };
    let excess = inside + stretched - frame.measure;
    pen.end_tracking();
    if cut.more && !hyphen {
        pen.last_space(end, cut);
    }
    let width = natural + stretched;
    for run in &mut pen.runs {
        run.x += x;
    }
    let (ascent, descent) = extent(&pen.runs, frame);
    Line {
        width,
        x,
        leading: style.leading,
        ascent,
        descent,
        glyphs: pen.runs,
        overfull: (!excess.fits(Abs::ZERO)).then_some(excess),
    }
}

/// A line without words, between two forced breaks.
pub(super) fn empty_line(frame: &Frame, fallback: crate::lines::FontId) -> Line {
    let style = &frame.runs[0].style;
    let metrics = frame.book[fallback].metrics;
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

fn extent(runs: &[GlyphRun], frame: &Frame) -> (Abs, Abs) {
    runs.iter().fold((Abs::ZERO, Abs::ZERO), |(up, down), run| {
        let metrics = frame.book[run.font].metrics;
        (
            up.max(metrics.ascender.at(run.size)),
            down.max(metrics.descender.at(run.size)),
        )
    })
}

struct Pen<'a> {
    segment: &'a Segment<'a>,
    frame: &'a Frame<'a>,
    x: Abs,
    /// The tracking after the last glyph, which is no part of the line.
    trailing: Abs,
    runs: Vec<GlyphRun>,
}

impl Pen<'_> {
    fn words(&mut self, start: usize, end: usize, hyphen: bool) {
        let atoms = &self.segment.atoms;
        let from = atoms.partition_point(|atom| atom.range.end <= start);
        let to = atoms.partition_point(|atom| atom.range.start < end);
        for (index, atom) in atoms.iter().enumerate().take(to).skip(from) {
            let range = atom.range.start.max(start)..atom.range.end.min(end);
            let hyphen = hyphen && index + 1 == to;
            let shaped = self.segment.part(atom, range.clone(), hyphen);
            let text = &self.segment.text[range];
            self.glyphs(atom, &shaped, text, hyphen);
        }
    }

    fn glyphs(&mut self, atom: &Atom, shaped: &Shaped, text: &str, hyphen: bool) {
        let run = &self.frame.runs[atom.run];
        let same = |last: &GlyphRun| last.run == atom.run && last.font == atom.font;
        if !self.runs.last().is_some_and(same) {
            self.runs.push(GlyphRun {
                run: atom.run,
                font: atom.font,
                size: run.style.size,
                x: self.x,
                width: Abs::ZERO,
                glyphs: Vec::new(),
            });
        }
        let Some(into) = self.runs.last_mut() else {
            return;
        };
        let at_size = |units: i32| Abs::pt(f64::from(units) * atom.scale);
        let full = text.len() + usize::from(hyphen);
        into.glyphs.reserve(shaped.glyphs.len());
        let before = into.width;
        for (glyph, start, end) in shaped.clusters(full) {
            let text: ClusterText = if hyphen && end == full && start < end {
                // A hyphen never joins a ligature in text faces; where it did, both are given.
                let mut with_hyphen = text.get(start..).unwrap_or("").to_owned();
                with_hyphen.push('\u{ad}');
                with_hyphen.into()
            } else {
                text.get(start..end).unwrap_or("").into()
            };
            into.glyphs.push(Glyph {
                id: glyph.id,
                advance: at_size(glyph.advance),
                dx: at_size(glyph.dx),
                dy: at_size(glyph.dy),
                text,
            });
        }
        // Tracking goes after a cluster, not between a letter and its accent.
        let first = into.glyphs.len() - shaped.glyphs.len();
        if atom.tracking != Abs::ZERO {
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
                    glyph.advance += atom.tracking;
                }
            }
        }
        if atom.space
            && let Some(space) = into.glyphs.last_mut()
        {
            space.advance += at_size(atom.join);
        }
        let width: Abs = into.glyphs[first..].iter().map(|g| g.advance).sum();
        into.width = before + width;
        self.x += width;
        self.trailing = if shaped.glyphs.is_empty() {
            self.trailing
        } else {
            atom.tracking
        };
    }

    /// Gives the slack to the spaces, as far as they can shrink; returns how much the line grew.
    fn justify(&mut self, slack: Abs) -> Abs {
        let is_space = |g: &Glyph| g.text.chars().all(char::is_whitespace) && !g.text.is_empty();
        let spaces = |runs: &[GlyphRun]| -> Abs {
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
            run.x += grown;
            let before = grown;
            for glyph in &mut run.glyphs {
                if is_space(glyph) {
                    let more = glyph.advance * factor;
                    glyph.advance += more;
                    grown += more;
                }
            }
            run.width += grown - before;
        }
        grown
    }

    /// Takes away the tracking after the last glyph.
    fn end_tracking(&mut self) {
        if let Some(run) = self.runs.last_mut()
            && let Some(glyph) = run.glyphs.last_mut()
        {
            glyph.advance -= self.trailing;
            run.width -= self.trailing;
        }
    }

    /// Keeps the space at which the line was broken, and the sign between phrases that the break
    /// replaces, so that what reads the page aloud or copies from it finds the words as they were
    /// written; they take no room.
    fn last_space(&mut self, end: usize, cut: Cut) {
        let written = cut.last || end < cut.end.at;
        let before = self.segment.atoms.partition_point(|a| a.range.end <= end);
        let atom = self.segment.atoms[..before].last();
        if let (true, Some(atom), Some(run)) = (written, atom, self.runs.last_mut()) {
            let shaped = self.segment.space(atom);
            if let Some(glyph) = shaped.glyphs.first() {
                run.glyphs.push(Glyph {
                    id: glyph.id,
                    advance: Abs::ZERO,
                    dx: Abs::ZERO,
                    dy: Abs::ZERO,
                    text: match self.segment.text[end..cut.end.at.max(end)].trim() {
                        "" => " ".into(),
                        sign => format!(" {sign} ").into(),
                    },
                });
            }
        }
    }
}
