//! Cards at their sizes → pages, in the order of the deck.

use super::batches::{self, Done, Job};
use super::fit::{self, Sizes};
use super::{Backs, Dealt, Setting, Sink, Table, face};
use crate::content::Card;
use crate::diag::Diagnostics;
use crate::pages::Cx;
use crate::pages::frame::{Document, OutlineEntry, Page, TagId, TagNode, TagRole, TagTree};
use crate::units::Abs;

/// The pages of a card, and what its bookmark says.
struct Set {
    pages: Vec<Page>,
    title: String,
}

/// Sets every card at these sizes, on the pages of `document`.
pub fn lay_out(
    table: &Table,
    sizes: &Sizes,
    mut document: Document,
    sink: &mut Sink,
    diags: &mut Diagnostics,
) -> Document {
    let common = table.backs() == Backs::Common;
    let count = table.cards.len() + usize::from(common);
    let job = |cx: &mut Cx, job: Job| match table.cards.get(job.0) {
        Some(dealt) => card(cx, table, (dealt, job.0), sizes),
        None => shared_back(cx, table, sizes),
    };
    batches::each(table, count, &job, &mut |done| {
        let Done {
            results,
            tags,
            diags: mut own,
        } = done;
        let base = graft(&mut document.tags, tags);
        let first = document.pages.len();
        for mut set in results {
            for item in set.pages.iter_mut().flat_map(|page| &mut page.items) {
                item.tag = item.tag.map(|tag| moved(tag, base));
            }
            document.outline.push(OutlineEntry {
                title: set.title,
                page: document.pages.len(),
                y: Abs::ZERO,
                children: Vec::new(),
            });
            document.pages.append(&mut set.pages);
        }
        sink(&mut document.pages[first..], &document.tags, &mut own);
        diags.append(own);
    });
    document
}

/// Adds the nodes of `batch` to `tree`, all but its root, which is the tree's own; how many nodes
/// stood there before.
fn graft(tree: &mut TagTree, batch: TagTree) -> u32 {
    let base = tree.nodes.len() as u32;
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

/// The front of a card, and its back where each has its own.
fn card(cx: &mut Cx, table: &Table, (dealt, number): (&Dealt, usize), sizes: &Sizes) -> Set {
    let title = heading(table, dealt);
    let tag = cx.tags.add(TagTree::ROOT, TagRole::Sect);
    if let Some(node) = cx.tags.get_mut(tag) {
        node.title = Some(title.clone());
    }
    let mut faces = vec![dealt.face];
    if table.backs() == Backs::Each {
        faces.push(table.faces.len() - 1);
    }
    let each = faces.len();
    let pages = faces.into_iter().enumerate().map(|(nth, index)| {
        let sizes = fit::own(cx, table, dealt, index, sizes);
        let face = table.faces[index];
        let setting = Setting {
            table,
            card: dealt.card,
            face,
            index,
            accent: face.accent.unwrap_or(dealt.accent),
            step: dealt.step,
            page: number * each + nth,
            sizes: &sizes,
            tag,
        };
        face::page(cx, &setting)
    });
    let pages = pages.collect();
    Set { pages, title }
}

/// The back that all cards share.
fn shared_back(cx: &mut Cx, table: &Table, sizes: &Sizes) -> Set {
    let index = table.faces.len() - 1;
    let face = table.faces[index];
    let Some(card) = &table.deck.back else {
        return Set {
            pages: Vec::new(),
            title: String::new(),
        };
    };
    let dealt = Dealt {
        card,
        face: index,
        accent: face.accent.unwrap_or(0),
        step: 0,
    };
    let title = heading(table, &dealt);
    let tag = cx.tags.add(TagTree::ROOT, TagRole::Sect);
    let sizes = fit::own(cx, table, &dealt, index, sizes);
    let setting = Setting {
        table,
        card,
        face,
        index,
        accent: dealt.accent,
        step: 0,
        page: table.cards.len(),
        sizes: &sizes,
        tag,
    };
    let page = face::page(cx, &setting);
    Set {
        pages: vec![page],
        title,
    }
}

/// Values that count or name a card, but do not say what it is about.
const SIGNS: [&str; 2] = ["number", "letter"];

/// What a card is called: its heading, else its first words.
fn heading(table: &Table, dealt: &Dealt) -> String {
    let face = table.faces[dealt.face];
    let words = |card: &Card, name: &str| Some(card.values.get(name)?.first_words()?.plain());
    let headings = face.areas.iter().filter(|area| area.is_heading());
    let others = face
        .areas
        .iter()
        .filter(|area| !area.value().is_some_and(|value| SIGNS.contains(&value)));
    headings
        .chain(others)
        .filter_map(|area| words(dealt.card, area.value()?))
        .find(|words| !words.trim().is_empty())
        .unwrap_or_else(|| table.deck.title.plain())
}
