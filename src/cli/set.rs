//! The words of a product and its design → checked pages, for every edition alike. Pages pass by in
//! waves, so that large decks need not be held as a whole.

use super::project::{Loaded, Words};
use crate::content::Text;
use crate::content::project::Product;
use crate::design::{Design, Format};
use crate::diag::{Code, Diagnostics};
use crate::pages::{self, DeckLayout, Document, Page, Request, TagTree};
use crate::preflight::Checks;

/// A product that is about to be laid out.
pub(super) struct Setting<'a> {
    what: What<'a>,
    /// What is wrong so far.
    diags: Diagnostics,
}

enum What<'a> {
    /// Flowing pages depend on each other: they are laid out by now.
    Whole(Document),
    Deck(DeckLayout<'a>),
}

/// Pages that were laid out and checked.
pub(super) struct Wave<'w> {
    /// The index of the first.
    pub first: usize,
    /// The pages; their items may be taken.
    pub pages: &'w mut [Page],
    /// What the items of all pages so far mean.
    pub tags: &'w TagTree,
    /// Whether something is larger than its place. Where it stands then says nothing of the margins.
    pub overfull: bool,
    /// Whether nothing is wrong with them.
    pub sound: bool,
}

impl<'a> Setting<'a> {
    /// `None` where words and layout do not go together, which the job has reported.
    pub fn new(
        product: &Product,
        design: &'a Design,
        loaded: &'a Loaded,
        request: &'a Request,
    ) -> Option<Self> {
        let mut diags = Diagnostics::new();
        let what = match (loaded.words(product)?, &design.format) {
            (Words::Guide(guide), Format::Booklet(flow)) => {
                let (design, setter) = ((design, flow), &loaded.setter);
                What::Whole(pages::lay_out(guide, design, setter, request, &mut diags))
            }
            (Words::Deck(deck), Format::Cards(cards)) => {
                let (design, supply) = ((design, cards), loaded.setter.supply());
                What::Deck(DeckLayout::new(deck, design, supply, request, &mut diags))
            }
            (Words::Guide(_), Format::Cards(_)) | (Words::Deck(_), Format::Booklet(_)) => {
                return None;
            }
        };
        Some(Self { what, diags })
    }

    /// The document with its pages before anything stands on them.
    pub fn heads(&self) -> Document {
        match &self.what {
            What::Deck(deck) => deck.heads(),
            What::Whole(document) => {
                let head = |page: &Page| Page {
                    label: page.label.clone(),
                    items: Vec::new(),
                    ..*page
                };
                Document {
                    pages: document.pages.iter().map(head).collect(),
                    ..Document::default()
                }
            }
        }
    }

    /// Sets and checks the pages, and hands them to `take`. What `take` leaves on them is in the
    /// document that is returned.
    pub fn set(
        self,
        take: &mut dyn FnMut(Wave, &mut Diagnostics),
        diags: &mut Diagnostics,
    ) -> Document {
        let Self {
            what,
            diags: mut own,
        } = self;
        let mut checks = Checks::default();
        let mut next = 0;
        let mut sound = !own.has_errors();
        let mut sink = |pages: &mut [Page], tags: &TagTree, on_cards, own: &mut Diagnostics| {
            let overfull = is_overfull(own);
            checks.pages(pages, on_cards, overfull, own);
            sound &= !own.has_errors();
            let first = next;
            next += pages.len();
            let wave = Wave {
                first,
                pages,
                tags,
                overfull,
                sound,
            };
            take(wave, own);
        };
        let document = match what {
            What::Whole(mut document) => {
                sink(&mut document.pages, &document.tags, false, &mut own);
                document
            }
            What::Deck(deck) => {
                let mut sink = |pages: &mut [Page], tags: &TagTree, own: &mut Diagnostics| {
                    sink(pages, tags, true, own)
                };
                deck.set(&mut sink, &mut own)
            }
        };
        checks.finish(&mut own);
        diags.append(own);
        document
    }
}

/// What whoever prints this must check first.
pub(super) fn confirm<'l>(product: &Product, loaded: &'l Loaded) -> &'l [Text] {
    match loaded.words(product) {
        Some(Words::Guide(guide)) => &guide.confirm,
        Some(Words::Deck(deck)) => &deck.confirm,
        None => &[],
    }
}

/// Whether something is larger than its place.
fn is_overfull(diags: &Diagnostics) -> bool {
    [Code::TextTooWide, Code::BlockTooTall, Code::CardTooFull]
        .into_iter()
        .any(|code| diags.has(code))
}
