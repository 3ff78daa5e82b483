//! A prepared text → the places where its lines may end, found when they are first asked for. They are the same in
//! every size of type, so that fitting text to its room finds them once. Which of them are chosen is not decided here.

use std::ops::Range;
use std::sync::OnceLock;

use crate::content::Lang;
use crate::lines::breaks::{opportunities, with_hyphens};
use crate::lines::itemize::PreparedText;
use crate::lines::opportunity::{BreakKind, Opportunity};
use crate::lines::{Hyphenator, Run};

/// A text with the places where its lines may end.
#[derive(Debug, Default)]
pub(super) struct BreakableText {
    /// The text.
    pub prepared: PreparedText,
    /// At spaces, hyphens, soft hyphens; none at forced breaks.
    written: OnceLock<Vec<Opportunity>>,
    /// Inside words, by the patterns of their language.
    hyphens: OnceLock<Vec<Opportunity>>,
}

impl BreakableText {
    /// Nothing is known of this text yet.
    pub fn new(prepared: PreparedText) -> Self {
        Self {
            prepared,
            ..Self::default()
        }
    }

    /// The places that the text itself has between the ends of a stretch without forced breaks.
    pub fn written(&self, stretch: &Range<usize>) -> &[Opportunity] {
        inside(self.written.get_or_init(|| self.find_written()), stretch)
    }

    /// Those of hyphenation between the ends of a stretch without forced breaks; `runs` are those that the text was
    /// prepared from.
    pub fn hyphens(
        &self,
        stretch: &Range<usize>,
        runs: &[Run],
        hyphenator: &Hyphenator,
    ) -> &[Opportunity] {
        let find = || self.find_hyphens(runs, hyphenator);
        inside(self.hyphens.get_or_init(find), stretch)
    }

    fn find_written(&self) -> Vec<Opportunity> {
        let mut written = Vec::new();
        for (start, part) in self.stretches() {
            // They are in the order of their places.
            let all = &self.prepared.controls;
            let from = all.partition_point(|(at, _)| *at < start);
            let controls = all[from..].iter();
            let controls: Vec<_> = controls
                .take_while(|(at, _)| *at <= start + part.len())
                .map(|(at, control)| (at - start, *control))
                .collect();
            written.extend(moved(opportunities(part, &controls), start));
        }
        written
    }

    fn find_hyphens(&self, runs: &[Run], hyphenator: &Hyphenator) -> Vec<Opportunity> {
        let pieces = &self.prepared.pieces;
        let mut hyphens = Vec::new();
        for (start, part) in self.stretches() {
            let written = self.written(&(start..start + part.len())).iter();
            let written: Vec<Opportunity> = written
                .map(|o| Opportunity {
                    at: o.at - start,
                    ..*o
                })
                .collect();
            let lang = |at: usize| -> Lang {
                let index = pieces.partition_point(|piece| piece.range.end <= at + start);
                let run = pieces.get(index).map_or(0, |piece| piece.run);
                let lang = runs.get(run).map(|run| &run.lang);
                lang.map_or_else(|| Lang(String::new()), Clone::clone)
            };
            let all = with_hyphens(part, &written, hyphenator, &lang);
            let is_hyphen =
                |o: &Opportunity| matches!(o.kind, BreakKind::Hyphen | BreakKind::DoubledHyphen);
            hyphens.extend(moved(all, start).filter(is_hyphen));
        }
        hyphens
    }

    /// What stands between forced breaks, each with its first byte.
    fn stretches(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.prepared.text.split('\n').map(move |part| {
            let from = start;
            start += part.len() + 1;
            (from, part)
        })
    }
}

/// The same places, counted from `start` bytes before.
fn moved(places: Vec<Opportunity>, start: usize) -> impl Iterator<Item = Opportunity> {
    places.into_iter().map(move |o| Opportunity {
        at: o.at + start,
        ..o
    })
}

/// Those of `all` between the ends of a stretch.
fn inside<'o>(all: &'o [Opportunity], stretch: &Range<usize>) -> &'o [Opportunity] {
    let from = all.partition_point(|o| o.at <= stretch.start);
    let to = all.partition_point(|o| o.at < stretch.end);
    all.get(from..to).unwrap_or_default()
}
