//! Paragraphs → the same, prepared, with the lines that they were broken into. They are kept for other
//! threads and for the next build, and found by all that their lines depend on, so that keeping them
//! changes nothing but how long setting takes.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::cache::{self, Cache};
use crate::diag::Diagnostics;
use crate::lines::breakable::BreakableText;
use crate::lines::itemize::PreparedText;
use crate::lines::{Line, Paragraph, Run};
use crate::units::Abs;

/// About how many bytes of memory a byte of text takes when it is set at some measures.
const BYTES_PER_BYTE: usize = 150;

/// The least and the natural width of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Widths {
    /// The least measure at which no line is overfull: the widest piece that cannot be broken.
    pub least: Abs,
    /// The measure at which lines are broken at forced breaks only.
    pub natural: Abs,
}

/// A paragraph that is ready to be set, with the lines that it was broken into so far.
#[derive(Debug)]
pub struct PreparedParagraph {
    pub(super) paragraph: Paragraph,
    pub(super) text: Arc<BreakableText>,
    /// What is wrong with its characters.
    faults: Diagnostics,
    pub(super) natural: OnceLock<Abs>,
    pub(super) least: OnceLock<Abs>,
    lines: Mutex<Vec<(Abs, Arc<[Line]>)>>,
}

impl PreparedParagraph {
    /// The lines at `measure`, set now if they were not set before. Reports what is wrong with the
    /// characters.
    pub(super) fn lines(
        &self,
        measure: Abs,
        set: impl FnOnce() -> Vec<Line>,
        diags: &mut Diagnostics,
    ) -> Arc<[Line]> {
        diags.append(self.faults.clone());
        if let Some((_, lines)) = lock(&self.lines)
            .iter()
            .find(|(known, _)| *known == measure)
        {
            return Arc::clone(lines);
        }
        // Not set under the lock: other threads may want this paragraph too, at other measures.
        let lines: Arc<[Line]> = set().into();
        lock(&self.lines).push((measure, Arc::clone(&lines)));
        lines
    }
}

/// The paragraphs that are kept.
#[derive(Debug)]
pub(super) struct ParagraphCache(Mutex<Cache<PreparedParagraph>>);

impl ParagraphCache {
    /// Keeps paragraphs in about `limit` bytes of memory.
    pub const fn new(limit: usize) -> Self {
        Self(Mutex::new(Cache::new(limit)))
    }

    /// The prepared paragraph: the one that was kept, else a new one by `prepare`, which reports what is
    /// wrong with its characters. One with faults is not kept, since they name the places of its own words.
    pub fn find(
        &self,
        paragraph: &Paragraph,
        prepare: impl FnOnce(&mut Diagnostics) -> PreparedText,
    ) -> Arc<PreparedParagraph> {
        let hash = cache::hash_all(paragraph.runs.iter().map(|run| &run.text));
        let is = |known: &PreparedParagraph| same(&known.paragraph, paragraph);
        if let Some(known) = lock(&self.0).find(hash, is) {
            return known;
        }
        let mut faults = Diagnostics::new();
        // In another size the text is the same.
        let is = |known: &PreparedParagraph| same_text(&known.paragraph, paragraph);
        let in_other_size = lock(&self.0).find(hash, is);
        let text = match in_other_size {
            Some(known) => Arc::clone(&known.text),
            None => Arc::new(BreakableText::new(prepare(&mut faults))),
        };
        let sound = faults.is_empty();
        let known = Arc::new(PreparedParagraph {
            paragraph: paragraph.clone(),
            text,
            faults,
            natural: OnceLock::new(),
            least: OnceLock::new(),
            lines: Mutex::default(),
        });
        if sound {
            let text: usize = paragraph.runs.iter().map(|run| run.text.len()).sum();
            lock(&self.0).keep(hash, text * BYTES_PER_BYTE, Arc::clone(&known));
        }
        known
    }

    /// Drops what was not used since it last did so.
    pub fn drop_unused(&self) {
        lock(&self.0).next_build();
    }
}

/// Whether two paragraphs have the same lines, wherever they were written.
fn same(a: &Paragraph, b: &Paragraph) -> bool {
    let same = |a: &Run, b: &Run| {
        let styled = || Arc::ptr_eq(&a.style, &b.style) || a.style == b.style;
        a.text == b.text && a.lang == b.lang && styled()
    };
    a.runs.len() == b.runs.len() && a.runs.iter().zip(&b.runs).all(|(a, b)| same(a, b))
}

/// Whether two paragraphs are prepared as the same text, whatever the size of their type.
fn same_text(a: &Paragraph, b: &Paragraph) -> bool {
    let same = |a: &Run, b: &Run| {
        let styled = || a.style.font == b.style.font && a.style.capitals == b.style.capitals;
        a.text == b.text && a.lang == b.lang && styled()
    };
    a.runs.len() == b.runs.len() && a.runs.iter().zip(&b.runs).all(|(a, b)| same(a, b))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is kept is complete at any time, so a thread that panicked does no harm.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::tests::{LIMIT, one, style, typesetter};

    #[test]
    fn a_paragraph_is_found_by_everything_but_its_place() {
        let typesetter = typesetter();
        let first = typesetter.paragraph(&one("håp", style()));
        let mut elsewhere = one("håp", style());
        elsewhere.runs[0].span.start = 7;
        assert!(Arc::ptr_eq(&first, &typesetter.paragraph(&elsewhere)));
        let mut foreign = one("håp", style());
        foreign.runs[0].lang.0 = "en".to_owned();
        let mut strong = style();
        strong.font.weight = 600;
        let mut parted = one("hå", style());
        parted.runs.extend(one("p", style()).runs);
        for other in [one("hap", style()), one("håp", strong), foreign, parted] {
            assert!(!Arc::ptr_eq(&first, &typesetter.paragraph(&other)));
        }
    }

    #[test]
    fn there_is_a_limit_to_what_is_kept() {
        let typesetter = typesetter();
        let long = one(&"ord ".repeat(LIMIT / BYTES_PER_BYTE / 10), style());
        let known = [0, 1, 2, 3, 4].map(|n| {
            let mut paragraph = long.clone();
            paragraph.runs[0].text.push_str(&n.to_string());
            typesetter.paragraph(&paragraph);
            paragraph
        });
        let found = known.map(|paragraph| Arc::strong_count(&typesetter.paragraph(&paragraph)));
        assert_eq!(found, [2, 2, 1, 1, 1]);
    }

    #[test]
    fn faults_are_told_where_each_stands() {
        let typesetter = typesetter();
        let mut paragraph = one("håp 🙂", style());
        for start in [100, 200] {
            paragraph.runs[0].span.start = start;
            paragraph.runs[0].span.end = start + 9;
            let mut diags = Diagnostics::new();
            let known = typesetter.paragraph(&paragraph);
            typesetter.lines(&known, Abs::mm(90.0), &mut diags);
            let found = diags.sorted();
            let span = found[0].span.expect("a place");
            assert_eq!((found.len(), span.start), (1, start + 5));
        }
    }
}
