//! Paragraphs → lines: the entry of the stage. A typesetter has the fonts and everything that is kept
//! between paragraphs, and is used by one thread at a time.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use crate::design::{Align, FontQuery, TextStyle};
use crate::diag::Diagnostics;
use crate::lines::balance::{self, balance};
use crate::lines::breaks::in_order;
use crate::lines::compose::{LineContext, LineRange, compose, empty_line};
use crate::lines::itemize::{PreparedText, prepare};
use crate::lines::knuth_plass::{Attempt, Candidate, Slack, keep_whole, total_fit, width};
use crate::lines::opportunity::{BreakKind, Opportunity};
use crate::lines::paragraph_cache::{ParagraphCache, PreparedParagraph, Widths};
use crate::lines::segment::{SEPARATORS, ShapingContext, TextSegment};
use crate::lines::shape::Shaper;
use crate::lines::{FontBook, FontId, Hyphenator, Line, Paragraph, Run, TextWork};
use crate::units::Abs;

/// The widest measure: ten metres. A wider one comes from a mistaken sum, and would make other sums lose
/// their precision.
const WIDEST: Abs = Abs::mm(10_000.0);
/// By how much a ragged line may be short before it counts as bad, as a share of the measure; two ems at
/// least.
const RAG: f64 = 0.15;
/// How many times that a line may be short before a paragraph is hyphenated.
const RAG_WITHOUT_HYPHENS: f64 = 2.0;

/// The narrowest place, in ems, that an address is given which would be broken anywhere: with a few
/// characters on each line nobody could type it in.
const NARROWEST: f64 = 8.0;

/// How many shaped words a typesetter leaves for the next: as many as a long book has. Every card of a deck can have words
/// of its own.
const MOST_WORDS: usize = 20_000;

/// Gives typesetters to the threads of a build: what they have in common, and what those that are gone
/// leave for the next.
#[derive(Clone)]
pub struct TypesetterPool {
    book: Arc<FontBook>,
    hyphenator: Arc<Hyphenator>,
    paragraphs: Arc<ParagraphCache>,
    /// What typesetters kept that are gone.
    idle: Arc<Mutex<Vec<TypesetterCache>>>,
    /// What typesetters did that are gone.
    work: Arc<Mutex<TextWork>>,
}

impl TypesetterPool {
    /// With the project's fonts and its list of words and their breaks (`miljø-arbeider`). Paragraphs
    /// are kept in about `limit` bytes of memory.
    pub fn new(book: FontBook, hyphenation: &[String], limit: usize) -> Self {
        Self {
            book: Arc::new(book),
            hyphenator: Arc::new(Hyphenator::new(hyphenation)),
            paragraphs: Arc::new(ParagraphCache::new(limit)),
            idle: Arc::default(),
            work: Arc::default(),
        }
    }

    /// A typesetter, which goes on with what one before it kept, if there was one. Its lines do not
    /// depend on that.
    pub fn typesetter(&self) -> Typesetter {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        Typesetter {
            cache: idle.pop().unwrap_or_default(),
            pool: self.clone(),
            work: Cell::default(),
        }
    }

    /// What the typesetters did that it gave, as far as they are gone.
    pub fn work(&self) -> TextWork {
        *self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fonts.
    pub fn book(&self) -> &FontBook {
        &self.book
    }

    /// Which words of the list, by index, break none of `words`: see [`Hyphenator::idle`].
    pub fn idle_hyphenation<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Vec<usize> {
        self.hyphenator.idle(words)
    }

    /// Drops the paragraphs that nobody set since it last did so.
    pub fn drop_unused(&self) {
        self.paragraphs.drop_unused();
    }
}

/// What one typesetter keeps between paragraphs: the glyphs of words, and the fonts of styles.
#[derive(Default)]
struct TypesetterCache {
    shaper: Shaper,
    orders: RefCell<Vec<(FontQuery, Arc<[FontId]>)>>,
}

/// Sets paragraphs.
pub struct Typesetter {
    pool: TypesetterPool,
    cache: TypesetterCache,
    work: Cell<TextWork>,
}

impl Drop for Typesetter {
    fn drop(&mut self) {
        let mut cache = std::mem::take(&mut self.cache);
        // Counted here alone, so that threads do not wait for each other.
        let mut work = self.work.take();
        work += cache.shaper.take_work();
        if cache.shaper.word_count() > MOST_WORDS {
            cache.shaper = Shaper::default();
        }
        *self
            .pool
            .work
            .lock()
            .unwrap_or_else(PoisonError::into_inner) += work;
        let idle = self.pool.idle.lock();
        idle.unwrap_or_else(PoisonError::into_inner).push(cache);
    }
}

impl Typesetter {
    /// Where other threads get their typesetters.
    pub const fn pool(&self) -> &TypesetterPool {
        &self.pool
    }

    /// The fonts.
    pub fn book(&self) -> &FontBook {
        &self.pool.book
    }

    /// A paragraph, ready to be set, with what was kept of the same paragraph.
    pub fn paragraph(&self, paragraph: &Paragraph) -> Arc<PreparedParagraph> {
        self.pool.paragraphs.find(paragraph, |faults| {
            if self.pool.book.is_empty() {
                return PreparedText::default(); // Reported when the book was loaded.
            }
            self.count(|work| work.prepared += 1);
            prepare(paragraph, &self.pool.book, &|run| self.order(run), faults)
        })
    }

    /// Breaks a paragraph into lines no wider than `measure`, as far as possible: [`Line::overfull`] says
    /// which lines are wider. Characters that no font has are reported. A paragraph without words has no
    /// lines.
    pub fn lines(
        &self,
        prepared: &PreparedParagraph,
        measure: Abs,
        diags: &mut Diagnostics,
    ) -> Arc<[Line]> {
        let measure = measure.max(Abs::ZERO).min(WIDEST);
        prepared.lines(measure, || self.set(prepared, measure), diags)
    }

    fn count(&self, add: impl FnOnce(&mut TextWork)) {
        let mut work = self.work.get();
        add(&mut work);
        self.work.set(work);
    }

    fn set(&self, prepared: &PreparedParagraph, measure: Abs) -> Vec<Line> {
        let PreparedParagraph {
            paragraph, text, ..
        } = prepared;
        let Some(first) = paragraph.runs.first() else {
            return Vec::new();
        };
        let context = LineContext {
            book: &self.pool.book,
            runs: &paragraph.runs,
            measure,
        };
        let mut lines = Vec::new();
        let segments = self.segments(paragraph, &text.prepared);
        let count = segments.len();
        for (at, segment) in segments.iter().enumerate() {
            if segment.pieces.is_empty() {
                let font = self.order(first).first().copied();
                lines.extend(font.map(|font| empty_line(&context, font)));
                continue;
            }
            let mut start = segment.range.start;
            let cuts = self.break_lines(segment, prepared, measure);
            for (index, end) in cuts.iter().enumerate() {
                let last = index + 1 == cuts.len();
                let range = LineRange {
                    start,
                    end: *end,
                    last,
                    more: !last || at + 1 < count,
                };
                lines.push(compose(segment, range, &context));
                start = end.at;
            }
        }
        self.count(|work| {
            work.set += 1;
            work.lines += lines.len() as u64;
        });
        lines
    }

    /// The least and the natural width of a paragraph.
    pub fn widths(&self, prepared: &PreparedParagraph) -> Widths {
        Widths {
            least: self.least_width(prepared),
            natural: self.natural_width(prepared),
        }
    }

    /// The natural width of a paragraph: see [`Widths`].
    pub fn natural_width(&self, prepared: &PreparedParagraph) -> Abs {
        *prepared.natural.get_or_init(|| {
            let segments = self.segments(&prepared.paragraph, &prepared.text.prepared);
            let width = |segment: &TextSegment| match segment.candidates(&[]).as_slice() {
                [first, .., last] => width(first, last),
                _ => Abs::ZERO,
            };
            segments.iter().map(width).fold(Abs::ZERO, Abs::max)
        })
    }

    /// The least width of a paragraph: see [`Widths`].
    pub fn least_width(&self, prepared: &PreparedParagraph) -> Abs {
        *prepared.least.get_or_init(|| {
            let mut least = Abs::ZERO;
            for segment in self.segments(&prepared.paragraph, &prepared.text.prepared) {
                let all = self.all_breaks(&segment, prepared);
                let narrowest = prepared.paragraph.runs[0].style.size * NARROWEST;
                let (all, candidates) = segment.with_anywhere(all, narrowest);
                if all.iter().any(|o| o.kind == BreakKind::Anywhere) {
                    least = least.max(narrowest);
                }
                for pair in candidates.windows(2) {
                    least = least.max(width(&pair[0], &pair[1]));
                }
            }
            least
        })
    }

    /// The fonts in which a run's characters are looked for, in order.
    fn order(&self, run: &Run) -> Arc<[FontId]> {
        let query = &run.style.font;
        let mut orders = self.cache.orders.borrow_mut();
        if let Some((_, order)) = orders.iter().find(|(known, _)| known == query) {
            return Arc::clone(order);
        }
        let order: Arc<[FontId]> = self.pool.book.fallback_order(query).into();
        orders.push((query.clone(), Arc::clone(&order)));
        order
    }

    /// The stretches between forced breaks; none where there is no text.
    fn segments<'a>(
        &'a self,
        paragraph: &'a Paragraph,
        prepared: &'a PreparedText,
    ) -> Vec<TextSegment<'a>> {
        let Some(first) = paragraph.runs.first().filter(|_| !prepared.text.is_empty()) else {
            return Vec::new();
        };
        let context = ShapingContext {
            book: &self.pool.book,
            shaper: &self.cache.shaper,
            runs: &paragraph.runs,
            align: first.style.align,
            hang: first.style.hang,
        };
        let mut start = 0;
        let parts = prepared.text.split('\n').map(|part| {
            let range = start..start + part.len();
            start = range.end + 1;
            TextSegment::new(prepared, range, context)
        });
        parts.collect()
    }

    /// The written breaks and, where the style has hyphens, those of the language.
    fn all_breaks(&self, segment: &TextSegment, prepared: &PreparedParagraph) -> Vec<Opportunity> {
        let written = prepared.text.written(&segment.range).to_vec();
        match prepared.paragraph.runs[0].style.hyphenate {
            true => self.hyphenated(segment, written, prepared),
            false => written,
        }
    }

    /// These breaks, and those of the language.
    fn hyphenated(
        &self,
        segment: &TextSegment,
        mut breaks: Vec<Opportunity>,
        prepared: &PreparedParagraph,
    ) -> Vec<Opportunity> {
        let (runs, hyphenator) = (&prepared.paragraph.runs, &self.pool.hyphenator);
        let hyphens = prepared.text.hyphens(&segment.range, runs, hyphenator);
        breaks.extend(hyphens);
        in_order(breaks)
    }

    /// Where the lines of a segment end.
    fn break_lines(
        &self,
        segment: &TextSegment,
        prepared: &PreparedParagraph,
        measure: Abs,
    ) -> Vec<Opportunity> {
        let style = &prepared.paragraph.runs[0].style;
        let written = prepared.text.written(&segment.range).to_vec();
        let (written, plain_candidates) = segment.with_anywhere(written, measure);
        if style.balance {
            let is_soft = |o: &Opportunity| o.kind == BreakKind::Soft;
            let soft = written.iter().any(is_soft);
            let plain: Vec<Opportunity> = written.iter().filter(|o| !is_soft(o)).copied().collect();
            if let Some(phrases) = phrases(segment, &plain, measure) {
                return phrases;
            }
            let candidates = match soft {
                true => &segment.candidates(&plain),
                false => &plain_candidates,
            };
            let (plain, breaks, fits) = balanced(segment, (&plain, candidates), measure, style);
            if fits || (!soft && !breaks.is_empty() && !style.hyphenate) {
                return chosen(&plain, &breaks, segment);
            }
            // A balanced text is hyphenated only where a word would not fit otherwise.
            if !style.hyphenate {
                let (breaks, _) = balance(&plain_candidates, measure, style);
                if !breaks.is_empty() {
                    return chosen(&written, &breaks, segment);
                }
                debug_assert!(written.len() + 2 > balance::MOST);
            }
        }
        let attempt = |candidates: &[Candidate], slack, tolerance: f64| {
            let last_resort = tolerance.is_infinite();
            let attempt = Attempt {
                measure,
                slack,
                tolerance,
                last_resort,
                em: style.size,
            };
            total_fit(candidates, &attempt)
        };
        let candidates = keeping_addresses(plain_candidates, &written, (measure, style.align));
        let rag = Slack::Edge((style.size * 2.0).max(measure * RAG));
        let (slack, tolerance) = match style.align {
            Align::Justify => (Slack::Spaces(Abs::ZERO), 1.0),
            _ => (rag, RAG_WITHOUT_HYPHENS),
        };
        if let Some(breaks) = attempt(&candidates, slack, tolerance) {
            return chosen(&written, &breaks, segment);
        }
        let (all, candidates) = if style.hyphenate {
            let all = self.hyphenated(segment, written, prepared);
            let candidates = segment.candidates(&all);
            let candidates = keeping_addresses(candidates, &all, (measure, style.align));
            (all, candidates)
        } else {
            (written, candidates)
        };
        let emergency = Slack::Spaces(style.size * 2.0);
        let attempts: &[(Slack, f64)] = match style.align {
            Align::Justify => &[(slack, 1.6), (emergency, 1.6), (emergency, f64::INFINITY)],
            _ => &[(rag, f64::INFINITY)],
        };
        let breaks = attempts
            .iter()
            .find_map(|(slack, tolerance)| attempt(&candidates, *slack, *tolerance));
        // The last attempt always succeeds, with overfull lines if need be.
        chosen(&all, &breaks.unwrap_or_default(), segment)
    }
}

/// The candidates for lines of `measure`; in ragged text, addresses that fit on one of them stay whole where they can.
fn keeping_addresses(
    mut candidates: Vec<Candidate>,
    opportunities: &[Opportunity],
    (measure, align): (Abs, Align),
) -> Vec<Candidate> {
    if align != Align::Justify {
        for Range { start, end } in inside_addresses(&candidates, opportunities, measure) {
            keep_whole(&mut candidates, start + 1..end + 1);
        }
    }
    candidates
}

/// Which opportunities stand inside addresses that fit on a line of `measure`. Candidates are counted from the start
/// of the text on: the first opportunity is the second of them.
fn inside_addresses(
    candidates: &[Candidate],
    opportunities: &[Opportunity],
    measure: Abs,
) -> Vec<Range<usize>> {
    let mut start = 0;
    let groups = opportunities.chunk_by(|a, b| a.kind == b.kind);
    let fitting = groups.filter_map(|group| {
        let range = start..start + group.len();
        start = range.end;
        let is_address = group.iter().all(|o| o.kind == BreakKind::Address);
        let fits = width(&candidates[range.start], &candidates[range.end + 1]).fits(measure);
        (is_address && fits).then_some(range)
    });
    fitting.collect()
}

/// Where the lines of a balanced text end, and whether all fit: addresses that fit on a line stay whole, if that takes
/// no more than one line more.
fn balanced(
    segment: &TextSegment,
    (plain, candidates): (&[Opportunity], &[Candidate]),
    measure: Abs,
    style: &TextStyle,
) -> (Vec<Opportunity>, Vec<usize>, bool) {
    let (breaks, fits) = balance(candidates, measure, style);
    let inside = inside_addresses(candidates, plain, measure);
    let is_broken = |range: &Range<usize>| breaks.iter().any(|at| range.contains(&(at - 1)));
    if inside.iter().any(is_broken) {
        let is_inside = |nth: usize| inside.iter().any(|range| range.contains(&nth));
        let whole = plain.iter().enumerate().filter(|(nth, _)| !is_inside(*nth));
        let whole: Vec<Opportunity> = whole.map(|(_, o)| *o).collect();
        let (others, others_fit) = balance(&segment.candidates(&whole), measure, style);
        if others_fit && others.len() <= breaks.len() + 1 {
            return (whole, others, others_fit);
        }
    }
    (plain.to_vec(), breaks, fits)
}

/// A line for each phrase of «en · to · tre», where they do not fit on one line together and each fits on
/// a line of its own.
fn phrases(segment: &TextSegment, plain: &[Opportunity], measure: Abs) -> Option<Vec<Opportunity>> {
    let between = |o: &&Opportunity| segment.text[..o.at].trim_end().ends_with(SEPARATORS);
    let signs: Vec<Opportunity> = plain.iter().filter(between).copied().collect();
    if signs.is_empty() {
        return None;
    }
    let candidates = segment.candidates(&signs);
    let (first, last) = (candidates.first()?, candidates.last()?);
    let lines_fit = candidates
        .windows(2)
        .all(|pair| width(&pair[0], &pair[1]).fits(measure));
    let apart = !width(first, last).fits(measure) && lines_fit;
    let all: Vec<usize> = (1..=signs.len()).collect();
    apart.then(|| chosen(&signs, &all, segment))
}

/// The opportunities of the chosen candidates, and the segment's end.
fn chosen(all: &[Opportunity], breaks: &[usize], segment: &TextSegment) -> Vec<Opportunity> {
    let mut cuts: Vec<Opportunity> = breaks
        .iter()
        .filter_map(|at| all.get(at.checked_sub(1)?).copied())
        .collect();
    cuts.push(Opportunity {
        at: segment.range.end,
        kind: BreakKind::Plain,
    });
    cuts
}
