//! Cards at their sizes → pages, in the order of the deck.

use super::batches::{self, DoneBatch};
use super::face_cx::FaceCx;
use super::sizes::Sizes;
use super::{CardPage, DeckCx, Sink, face, fit};
use crate::diag::Diagnostics;
use crate::pages::LayoutCx;
use crate::pages::document::{Document, OutlineEntry};
use crate::pages::frame::Page;
use crate::pages::tags::{TagId, TagNode, TagRole, TagTree};
use crate::units::Abs;

/// Lays out every card at these sizes, on the pages of `document`. Without `keep_tags` what a batch means, and what its
/// cards are called, is forgotten when it is done.
pub fn lay_out(
    deck: &DeckCx,
    sizes: &Sizes,
    (mut document, keep_tags): (Document, bool),
    sink: &mut Sink,
    diags: &mut Diagnostics,
) -> Document {
    let job = |cx: &LayoutCx, pages: &[CardPage]| card(cx, deck, pages, sizes);
    batches::each(deck, &job, &mut |batch: DoneBatch<_>| {
        if !keep_tags {
            document.tags.forget();
        }
        let base = graft(&mut document.tags, batch.tags);
        let first = document.pages.len();
        let mut pages: Vec<Page> = Vec::new();
        for (title, mut of_card) in batch.results {
            for item in of_card
                .iter_mut()
                .flat_map(|page: &mut Page| &mut page.items)
            {
                item.tag = item.tag.map(|tag| moved(tag, base));
            }
            if keep_tags {
                document.outline.push(OutlineEntry {
                    title,
                    page: first + pages.len(),
                    y: Abs::ZERO,
                    children: Vec::new(),
                });
            }
            pages.append(&mut of_card);
        }
        let mut own = batch.diags;
        sink(&mut pages, &document.tags, &mut own);
        document.pages.extend(pages);
        diags.append(own);
    });
    document
}

/// Adds the nodes of `batch` to `tree`, all but its root, which is the tree's own; how many nodes
/// stood there before.
fn graft(tree: &mut TagTree, batch: TagTree) -> u32 {
    let base = tree.next().0;
    let nodes = batch.nodes.into_iter().skip(1);
    tree.nodes.extend(nodes.map(|node| TagNode {
        parent: node.parent.map(|parent| moved(parent, base)),
        ..node
    }));
    base
}

/// The id that a batch's tag has in a tree that had `base` nodes before.
fn moved(tag: TagId, base: u32) -> TagId {
    match tag {
        TagTree::ROOT => TagTree::ROOT,
        TagId(id) => TagId(base + id - 1),
    }
}

/// What the bookmark of a card says, and its pages; or those of the back that all cards share.
fn card(cx: &LayoutCx, deck: &DeckCx, pages: &[CardPage], sizes: &Sizes) -> (String, Vec<Page>) {
    let title = heading(deck, &pages[0]);
    let tag = cx.tag(TagTree::ROOT, TagRole::Sect);
    cx.set_accent(tag, deck.accent(pages[0].accent));
    if !deck.is_back_page(pages[0].index) {
        cx.set_title(tag, title.clone());
    }
    let pages = pages.iter().map(|page| {
        let sizes = fit::with_own_sizes(cx, deck, page, sizes);
        face::page(&FaceCx::new(cx, deck, page, &sizes, tag))
    });
    (title, pages.collect())
}

/// Values that count or name a card, but do not say what it is about.
const SIGNS: [&str; 2] = ["number", "letter"];

/// What a card is called: its heading, else its first words.
fn heading(deck: &DeckCx, page: &CardPage) -> String {
    let areas = &deck.faces[page.face].areas;
    let headings = areas.iter().filter(|area| area.is_heading());
    let others = areas.iter().filter_map(|area| area.value());
    let others = others.filter(|value| !SIGNS.contains(value));
    let words = |value: &str| Some(page.card.values.get(value)?.first_words()?.plain());
    headings
        .filter_map(|area| area.value())
        .chain(others)
        .filter_map(words)
        .find(|words| !words.trim().is_empty())
        .unwrap_or_else(|| deck.deck.title.plain())
}
