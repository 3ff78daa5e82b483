//! The words of a product and its design → checked pages, drawn, for every edition alike. Pages come in
//! batches, so that large decks need not be held as a whole.

use std::ptr;

use super::project::{Loaded, Words};
use crate::content::Text;
use crate::content::project::Product;
use crate::design::{Design, FoldedEdges, Format, Schema, SheetRule};
use crate::diag::levels::Levels;
use crate::diag::{Diagnostics, Fault};
use crate::pages::{self, DeckLayout, Document, Page, PageRequest, TagTree};
use crate::preflight::Checks;
use crate::press::Plan;
use crate::press::shop_inks::ShopInks;
use crate::render::pdf::Writer;
use crate::render::png::InkUse;

/// The pages of a product that is about to be laid out.
pub(super) struct CheckedPages<'a> {
    pages: Pages<'a>,
    checks: Checks,
    /// What the print shop makes of their colours, where one gets them, and which of a page's edges are folds.
    shop: Option<(ShopInks, &'a dyn Fn(usize) -> FoldedEdges)>,
    levels: &'a Levels,
    /// What is wrong so far.
    diags: Diagnostics,
}

enum Pages<'a> {
    /// Flowing pages depend on each other: they are laid out by now.
    Booklet(Document),
    Deck(DeckLayout<'a>),
}

/// What is kept of pages that were drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    /// What stands on them.
    pub items: bool,
    /// What it means, and the bookmarks.
    pub tags: bool,
}

impl Kept {
    /// Of pages for paper, whose files say nothing of what they mean.
    pub const fn of_paper(items: bool) -> Self {
        Self { items, tags: items }
    }
}

/// Pages that were laid out, checked and drawn.
pub(super) struct Batch<'b> {
    /// The index of the first.
    pub first: usize,
    pub pages: &'b [Page],
    /// Whether something is larger than its place. Where it stands then says nothing of the margins.
    pub overfull: bool,
}

impl<'a> CheckedPages<'a> {
    /// The pages, to be held to `checks`; `None` where words and layout do not go together, which was
    /// reported with the job.
    pub fn new(
        (product, design): (&Product, &'a Design),
        loaded: &'a Loaded,
        request: &'a PageRequest,
        checks: Checks,
    ) -> Option<Self> {
        let mut diags = Diagnostics::new();
        let words = loaded.words(product)?;
        let checks = checks.in_language(words.lang());
        let pages = match (words, &design.format) {
            (Words::Guide(guide), Format::Booklet(flow)) => {
                let id = &product.id.value;
                // With other inks than those of the product its pages are others too.
                let own = loaded.designs.get(id).filter(|own| ptr::eq(*own, design));
                let known = own.and_then(|_| loaded.laid_out.take(id, request));
                Pages::Booklet(match known {
                    Some((document, found)) => {
                        diags.append(found);
                        document
                    }
                    None => {
                        let (design, setter) = ((design, flow), &loaded.setters.typesetter());
                        pages::lay_out(guide, design, setter, request, &mut diags)
                    }
                })
            }
            (Words::Deck(deck), Format::Cards(cards)) => {
                let (design, pool) = ((design, cards), &loaded.setters);
                Pages::Deck(DeckLayout::new(deck, design, pool, request, &mut diags))
            }
            (Words::Guide(_), Format::Cards(_)) | (Words::Deck(_), Format::Booklet(_)) => {
                return None;
            }
        };
        Some(Self {
            pages,
            checks,
            shop: None,
            levels: &loaded.project.levels,
            diags,
        })
    }

    /// The same in a print shop's inks; `folds` tells which edges of a page are folds.
    pub fn printed_in(self, inks: ShopInks, folds: &'a dyn Fn(usize) -> FoldedEdges) -> Self {
        Self {
            shop: Some((inks, folds)),
            ..self
        }
    }

    /// Checks no other pages than those that stand on the sheets of this plan.
    pub fn check_only(&mut self, plan: &Plan) {
        self.checks.print_only(plan.sheets.pages().collect());
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

    /// The pages that the sheets of this rule are planned with: with what stands on them where that decides
    /// where they are divided.
    pub fn pages_to_plan(&self, rule: &SheetRule) -> Document {
        if !matches!(rule.schema, Schema::Tiles(_)) {
            return self.page_skeletons();
        }
        match &self.pages {
            // What is wrong with them is told when they are drawn.
            Pages::Deck(deck) => deck.lay_out(false, &mut |_, _, _| {}, &mut Diagnostics::new()),
            Pages::Booklet(document) => Document {
                pages: document.pages.clone(),
                ..Document::default()
            },
        }
    }

    /// Sets, checks and draws the pages. `look` sees every batch that was drawn; what stands on its pages
    /// is dropped then, where it is not to be kept. Where anything is wrong, no writer is left.
    pub fn draw(
        self,
        writers: &mut Vec<Writer>,
        kept: Kept,
        look: &mut dyn FnMut(Batch),
        diags: &mut Diagnostics,
    ) -> Document {
        let Self {
            pages,
            mut checks,
            shop,
            levels,
            diags: mut own,
        } = self;
        own.settle(levels);
        if own.has_errors() {
            writers.clear();
        }
        let mut first = 0;
        let mut sink = |pages: &mut [Page], tags: &TagTree, on_cards, own: &mut Diagnostics| {
            let overfull = is_overfull(own);
            if let Some((inks, folds)) = shop {
                let pages = (first..).zip(pages.iter_mut());
                pages.for_each(|(index, page)| inks.print(page, folds(index)));
            }
            checks.pages((pages, tags), on_cards, overfull, own);
            own.settle(levels);
            if own.has_errors() {
                writers.clear();
            }
            let drawn = writers
                .iter_mut()
                .try_for_each(|writer| writer.draw(pages, tags));
            if let Err(error) = drawn {
                own.push(error.diagnostic());
                writers.clear();
            }
            look(Batch {
                first,
                pages,
                overfull,
            });
            first += pages.len();
            if !kept.items {
                for page in pages {
                    page.items = Vec::new();
                }
            }
        };
        let document = match pages {
            Pages::Booklet(mut document) => {
                let mut pages = std::mem::take(&mut document.pages).into_vec();
                sink(&mut pages, &document.tags, false, &mut own);
                document.pages = pages.into();
                document
            }
            Pages::Deck(deck) => {
                let mut sink = |pages: &mut [Page], tags: &TagTree, own: &mut Diagnostics| {
                    sink(pages, tags, true, own)
                };
                deck.lay_out(kept.tags, &mut sink, &mut own)
            }
        };
        checks.finish(&mut own);
        own.settle(levels);
        diags.append(own);
        document
    }
}

/// Adds the ink on these pages, where it is measured.
pub(super) fn measure(
    ink: &mut Option<InkUse>,
    pages: &[Page],
    loaded: &Loaded,
    diags: &mut Diagnostics,
) {
    if let Some(ink) = ink
        && let Err(error) = ink.add(pages, loaded.setters.book())
    {
        diags.push(error.diagnostic());
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
            Fault::TextTooWide { .. }
                | Fault::BlockTooTall { .. }
                | Fault::NoRoomBelowTitle { .. }
                | Fault::NoteNoRoom { .. }
                | Fault::CardTooFull { .. }
        )
    })
}
