//! The text between two forced breaks, shaped: atoms of known width, and from them the candidates
//! that line breaking weighs. Which are chosen is not decided here.

use std::ops::Range;
use std::sync::Arc;

use crate::design::Align;
use crate::lines::breaks::{BreakKind, Opportunity};
use crate::lines::itemize::Prepared;
use crate::lines::knuth_plass::{Candidate, Sums};
use crate::lines::shape::{SetupId, Shaped, Shaper};
use crate::lines::{FontBook, FontId, Run};
use crate::units::Abs;

/// A shaped piece.
#[derive(Debug)]
pub(super) struct Atom {
    /// Its bytes in the text.
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
    pub shaped: Arc<Shaped>,
    /// Points in one design unit.
    pub scale: f64,
    /// What follows every cluster.
    pub tracking: Abs,
    /// What a space is wider by between its neighbours, in design units.
    pub join: i32,
}

impl Atom {
    /// The width with tracking after the last cluster too.
    pub fn width(&self) -> Abs {
        self.width_of(&self.shaped) + Abs::pt(f64::from(self.join) * self.scale)
    }

    /// The width of other glyphs in this atom's size and tracking.
    pub fn width_of(&self, shaped: &Shaped) -> Abs {
        Abs::pt(shaped.width as f64 * self.scale) + self.tracking * shaped.clusters as f64
    }
}

/// What shaping needs besides the text.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The fonts.
    pub book: &'a FontBook,
    /// The shaper with its memory.
    pub shaper: &'a Shaper,
    /// The paragraph's runs.
    pub runs: &'a [Run],
    /// How the paragraph meets its edges.
    pub align: Align,
    /// Whether punctuation hangs.
    pub hang: bool,
}

/// A stretch of a paragraph's text without forced breaks.
pub(super) struct Segment<'a> {
    /// The text of the whole paragraph.
    pub text: &'a str,
    /// The segment's bytes in it.
    pub range: Range<usize>,
    /// The atoms, in order.
    pub atoms: Vec<Atom>,
    /// The sums before each atom, and after the last.
    sums: Vec<Sums>,
    context: Context<'a>,
}

/// Signs that stand between phrases of equal rank.
pub(super) const SEPARATORS: [char; 2] = ['·', '•'];

impl<'a> Segment<'a> {
    /// Shapes the pieces of `range`.
    pub fn new(prepared: &'a Prepared, range: Range<usize>, context: Context<'a>) -> Self {
        let Context {
            book, shaper, runs, ..
        } = context;
        let text = prepared.text.as_str();
        let pieces = &prepared.pieces;
        let from = pieces.partition_point(|p| p.range.start < range.start);
        let to = pieces.partition_point(|p| p.range.start < range.end);
        let mut atoms: Vec<Atom> = Vec::with_capacity(to - from);
        let mut setup: Option<(usize, FontId, SetupId)> = None;
        for piece in &pieces[from..to] {
            let run = &runs[piece.run];
            let tracking = run.style.tracking.at(run.style.size);
            let id = match setup {
                Some((of, font, id)) if (of, font) == (piece.run, piece.font) => id,
                _ => shaper.setup(piece.font, &run.lang, tracking != Abs::ZERO),
            };
            setup = Some((piece.run, piece.font, id));
            let em = f64::from(book[piece.font].metrics.units_per_em);
            atoms.push(Atom {
                range: piece.range.clone(),
                run: piece.run,
                font: piece.font,
                setup: id,
                space: piece.space,
                shaped: shaper.shape(book, id, &text[piece.range.clone()]),
                scale: run.style.size.to_pt() / em,
                tracking,
                join: 0,
            });
        }
        for at in 1..atoms.len().saturating_sub(1) {
            let (before, space, after) = (&atoms[at - 1], &atoms[at], &atoms[at + 1]);
            let one_setup = before.setup == space.setup && space.setup == after.setup;
            let one_size = before.scale == space.scale && space.scale == after.scale;
            let last = text[before.range.clone()].chars().next_back();
            let next = text[after.range.clone()].chars().next();
            if let (true, Some(last), Some(next)) =
                (space.space && one_setup && one_size, last, next)
                && text[space.range.clone()] == *" "
            {
                atoms[at].join = shaper.join(book, space.setup, last, next);
            }
        }
        let mut sums = Vec::with_capacity(atoms.len() + 1);
        let mut sum = Sums::default();
        sums.push(sum);
        for atom in &atoms {
            let width = atom.width();
            sum.width += width;
            if atom.space {
                sum.space += width;
                sum.spaces += 1;
            }
            sums.push(sum);
        }
        Self {
            text,
            range,
            atoms,
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

    fn candidate(&self, at: usize, kind: BreakKind) -> Candidate {
        let hyphen = matches!(kind, BreakKind::Hyphen | BreakKind::Soft);
        let ragged = self.context.align != Align::Justify;
        let end = self.content_end(at);
        let (before, after) = self.cut(end, at, hyphen);
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
                BreakKind::Soft if ragged => 350.0,
                BreakKind::Hyphen if ragged => 500.0,
                BreakKind::Soft | BreakKind::Hyphen => 60.0,
            },
            hyphen: hyphen || kind == BreakKind::Written,
        }
    }

    /// Where the words of a line end that is broken at `at`: its last spaces left out, and the sign
    /// between phrases («en · to»), which the break itself replaces.
    pub fn content_end(&self, at: usize) -> usize {
        let line = self.text[self.range.start..at].trim_end();
        let phrase = line.strip_suffix(SEPARATORS).map(str::trim_end);
        let line = match phrase {
            Some(phrase) if at < self.range.end && !phrase.is_empty() => phrase,
            _ => line,
        };
        self.range.start + line.len()
    }

    /// The atom that holds the byte `at`; the number of atoms at the end.
    fn atom_at(&self, at: usize) -> usize {
        self.atoms.partition_point(|atom| atom.range.end <= at)
    }

    fn sums_at(&self, at: usize) -> Sums {
        let index = self.atom_at(at);
        let mut sums = self.sums[index];
        if let Some(atom) = self.atoms.get(index)
            && atom.range.start < at
        {
            sums.width += self.inner_width(atom, at);
        }
        sums
    }

    /// How wide an atom is up to a byte inside it, as the whole is shaped.
    fn inner_width(&self, atom: &Atom, at: usize) -> Abs {
        let cut = at - atom.range.start;
        let mut width = Abs::ZERO;
        for (glyph, start, end) in atom.shaped.clusters(atom.range.len()) {
            let advance = Abs::pt(f64::from(glyph.advance) * atom.scale);
            let tracking = if start < end {
                atom.tracking
            } else {
                Abs::ZERO
            };
            if glyph.cluster as usize >= cut {
                continue;
            }
            // A ligature that is cut counts by its share; the correction makes it exact.
            let share = if end > cut && end > start {
                (cut - start) as f64 / (end - start) as f64
            } else {
                1.0
            };
            width += (advance + tracking) * share;
        }
        width
    }

    /// What a break adds to the line before it and to the line after it, measured by shaping the
    /// parts: a hyphen, lost kerning, ligatures undone, and the tracking that ends a line.
    fn cut(&self, end: usize, at: usize, hyphen: bool) -> (Abs, Abs) {
        let Some(last) = self.atoms[..self.atom_at(end)]
            .last()
            .filter(|atom| atom.range.end == end)
            .or_else(|| self.atoms.get(self.atom_at(end)))
        else {
            return (Abs::ZERO, Abs::ZERO);
        };
        let inside = last.range.start < end && end < last.range.end;
        let mut before = -last.tracking;
        let mut after = Abs::ZERO;
        if inside || hyphen {
            let head = self.part(last, last.range.start..end, hyphen);
            before += last.width_of(&head) - self.inner_width(last, end);
        }
        // What stands between the lines can end with the atom: then nothing of it begins the next.
        if inside && at < last.range.end {
            let tail = self.part(last, at.max(end)..last.range.end, false);
            let rest = last.width() - self.inner_width(last, end);
            after = last.width_of(&tail) - rest;
        }
        (before, after)
    }

    /// The glyphs of a part of an atom, with a hyphen at its end where one is wanted.
    pub fn part(&self, atom: &Atom, range: Range<usize>, hyphen: bool) -> Arc<Shaped> {
        let Context { book, shaper, .. } = self.context;
        if !hyphen && range == atom.range {
            return Arc::clone(&atom.shaped);
        }
        let part = &self.text[range];
        if !hyphen {
            return shaper.shape(book, atom.setup, part);
        }
        let mut with_hyphen = String::with_capacity(part.len() + 1);
        with_hyphen.push_str(part);
        with_hyphen.push('-');
        shaper.shape(book, atom.setup, &with_hyphen)
    }

    /// The space in an atom's font.
    pub fn space(&self, atom: &Atom) -> Arc<Shaped> {
        self.context
            .shaper
            .shape(self.context.book, atom.setup, " ")
    }

    /// How far a line that starts at `at` hangs out on the left.
    pub fn hang_left(&self, at: usize) -> Abs {
        let flush = matches!(self.context.align, Align::Left | Align::Justify);
        let opener = |c: &char| matches!(c, '«' | '‹' | '“' | '„' | '‘' | '‚' | '"' | '\'');
        let first = self.text[at..self.range.end].chars().next().filter(opener);
        match (first, self.atoms.get(self.atom_at(at))) {
            (Some(c), Some(atom)) if self.context.hang && flush => self.sign(atom, c),
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
        let index = self.atom_at(end);
        let atom = match self.atoms.get(index) {
            Some(atom) if atom.range.start < end => Some(atom),
            _ => self.atoms[..index].last(),
        };
        match (last, atom) {
            (Some(c), Some(atom)) if self.context.hang && flush => self.sign(atom, c),
            _ => Abs::ZERO,
        }
    }

    /// The advance of one sign in an atom's font.
    fn sign(&self, atom: &Atom, c: char) -> Abs {
        let Context { book, shaper, .. } = self.context;
        let shaped = shaper.shape(book, atom.setup, c.encode_utf8(&mut [0; 4]));
        Abs::pt(shaped.width as f64 * atom.scale)
    }
}
