//! The words of a product and its design → checked pages, for every edition alike. Pages come in
//! batches, so that large decks need not be held as a whole.

use super::project::{Loaded, Words};
use crate::content::Text;
use crate::content::project::Product;
use crate::design::Format;
use crate::diag::{Diagnostics, Fault};
use crate::pages::{self, DeckLayout, Document, Page, PageRequest, TagTree};
use crate::preflight::Checks;

/// The pages of a product that is about to be laid out.
pub(super) struct CheckedPages<'a> {
    pages: Pages<'a>,
    /// What is wrong so far.
    diags: Diagnostics,
}

enum Pages<'a> {
    /// Flowing pages depend on each other: they are laid out by now.
    Booklet(Document),
    Deck(DeckLayout<'a>),
}

/// Pages that were laid out and checked.
pub(super) struct Batch<'b> {
    /// The index of the first.
    pub first: usize,
    /// The pages; their items may be taken.
    pub pages: &'b mut [Page],
    /// What the items of all pages so far mean.
    pub tags: &'b TagTree,
    /// Whether something is larger than its place. Where it stands then says nothing of the margins.
    pub overfull: bool,
    /// Whether nothing is wrong with them.
    pub sound: bool,
}

impl<'a> CheckedPages<'a> {
    /// `None` where words and layout do not go together, which was reported with the job.
    pub fn new(product: &Product, loaded: &'a Loaded, request: &'a PageRequest) -> Option<Self> {
        let design = loaded.designs.get(&product.id.value)?;
        let mut diags = Diagnostics::new();
        let pages = match (loaded.words(product)?, &design.format) {
            (Words::Guide(guide), Format::Booklet(flow)) => {
                let (design, setter) = ((design, flow), &loaded.setter);
                Pages::Booklet(pages::lay_out(guide, design, setter, request, &mut diags))
            }
            (Words::Deck(deck), Format::Cards(cards)) => {
                let (design, pool) = ((design, cards), loaded.setter.pool());
                Pages::Deck(DeckLayout::new(deck, design, pool, request, &mut diags))
            }
            (Words::Guide(_), Format::Cards(_)) | (Words::Deck(_), Format::Booklet(_)) => {
                return None;
            }
        };
        Some(Self { pages, diags })
    }

    /// The document with its pages before anything stands on them: what sheets are planned with.
    pub fn page_skeletons(&self) -> Document {
        match &self.pages {
            Pages::Deck(deck) => deck.page_skeletons(),
            Pages::Booklet(document) => {
                let skeleton = |page: &Page| Page {
                    label: page.label.clone(),
                    items: Vec::new(),
                    ..*page
                };
                Document {
                    pages: document.pages.iter().map(skeleton).collect(),
                    ..Document::default()
                }
            }
        }
    }

    /// Sets and checks the pages, and hands them to `take`. What `take` leaves on them is in the
    /// document that is returned.
    pub fn set(
        self,
        take: &mut dyn FnMut(Batch, &mut Diagnostics),
        diags: &mut Diagnostics,
    ) -> Document {
        let Self {
            pages,
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
            let batch = Batch {
                first,
                pages,
                tags,
                overfull,
                sound,
            };
            take(batch, own);
        };
        let document = match pages {
            Pages::Booklet(mut document) => {
                sink(&mut document.pages, &document.tags, false, &mut own);
                document
            }
            Pages::Deck(deck) => {
                let mut sink = |pages: &mut [Page], tags: &TagTree, own: &mut Diagnostics| {
                    sink(pages, tags, true, own)
                };
                deck.lay_out(&mut sink, &mut own)
            }
        };
        checks.finish(&mut own);
        diags.append(own);
        document
    }
}

/// What whoever prints this must check first.
pub(super) fn confirm(product: &Product, loaded: &Loaded) -> Vec<String> {
    let texts: &[Text] = match loaded.words(product) {
        Some(Words::Guide(guide)) => guide.confirm(),
        Some(Words::Deck(deck)) => &deck.confirm,
        None => &[],
    };
    texts.iter().map(Text::plain).collect()
}

/// Whether something is larger than its place.
fn is_overfull(diags: &Diagnostics) -> bool {
    diags.has(|fault| {
        matches!(
            fault,
            Fault::TextTooWide { .. } | Fault::BlockTooTall { .. } | Fault::CardTooFull { .. }
        )
    })
}
