//! References in words: what links can lead to, and the numbers of the pages that words name. Page numbers
//! are known when the pages are made; then the guide is laid out once more, until they stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::LayoutCx;
use super::document::Document;
use crate::content::{Guide, Inline, Text};
use crate::diag::{Diagnostics, Fault, Hint};
use crate::source::Span;

/// After so many passes numbers that still change are reported: more than the digits that a number has,
/// which can each cost one.
const MOST_PASSES: usize = 8;

/// What words can refer to.
#[derive(Debug, Clone, Default)]
pub struct References {
    /// The ids of sections and blocks, each with the number of its place.
    ids: Arc<BTreeMap<String, usize>>,
    /// What is printed for the page of each place.
    numbers: Arc<[String]>,
    /// How many times the guide was laid out before.
    passes: usize,
}

/// A place whose page is named in words.
#[derive(Debug, Clone, Copy)]
pub struct NamedPage {
    /// The number of the place.
    pub place: usize,
    /// The words.
    pub span: Span,
}

impl References {
    /// What a guide can refer to, each page number as wide as two digits.
    pub fn of(guide: &Guide) -> Self {
        let ids = guide.ids();
        let places = ids.iter().enumerate();
        Self {
            numbers: vec!["00".to_owned(); ids.len()].into(),
            ids: Arc::new(
                places
                    .map(|(place, id)| (id.value.0.clone(), place))
                    .collect(),
            ),
            passes: 0,
        }
    }

    /// Whether nothing was laid out with them yet.
    pub const fn is_first_pass(&self) -> bool {
        self.passes == 0
    }

    /// How many places there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// The number of the place with this id.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// What is printed for the page of a place.
    pub fn page_of(&self, place: usize) -> String {
        self.numbers.get(place).cloned().unwrap_or_default()
    }

    /// What to lay the guide out with once more; `None` where the numbers that are `named` are those of the
    /// pages, or never will be.
    pub fn next(&self, document: &Document, named: &[NamedPage]) -> Option<Self> {
        let settled = named
            .iter()
            .all(|named| self.is_right(named.place, document));
        if settled || self.passes >= MOST_PASSES {
            return None;
        }
        let places = 0..self.count();
        let printed = |place| printed(place, document).unwrap_or_else(|| self.page_of(place));
        Some(Self {
            numbers: places.map(printed).collect(),
            passes: self.passes + 1,
            ..self.clone()
        })
    }

    /// Reports words that name a page which is not the one, since they move it whenever they are set anew.
    pub fn report_unsettled(
        &self,
        document: &Document,
        named: &[NamedPage],
        diags: &mut Diagnostics,
    ) {
        for wrong in named
            .iter()
            .filter(|named| !self.is_right(named.place, document))
        {
            let error = Fault::PagesNeverSettle.at(wrong.span);
            diags.push(error.hint(Hint::MovePageNumber));
        }
    }

    /// Whether what is printed for the page of a place is its number.
    fn is_right(&self, place: usize, document: &Document) -> bool {
        printed(place, document).is_some_and(|number| number == self.page_of(place))
    }
}

impl LayoutCx<'_> {
    /// The bare words of a text, with the numbers of the pages that it names: for feet, bookmarks and facts
    /// about the file. Where the text itself is set, its numbers are held against the pages.
    pub(super) fn plain(&self, text: &Text) -> String {
        let mut text = text.clone();
        for piece in &mut text.pieces {
            if let Inline::PageOf(id) = &piece.inline {
                let place = self.place_of(id);
                let number = place.map(|place| self.references.page_of(place));
                piece.inline = Inline::Words(number.unwrap_or_default());
            }
        }
        text.plain()
    }
}

/// The printed number of the page on which a place stands.
pub fn printed(place: usize, document: &Document) -> Option<String> {
    let place = document.places.get(place).copied().flatten()?;
    Some(document.pages.get(place.page)?.name(place.page))
}
