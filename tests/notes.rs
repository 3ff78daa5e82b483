//! Large print, note pages, planner and handout, as the library lays them out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use trykk::cli::project;
use trykk::design::{Design, Format};
use trykk::diag::Diagnostics;
use trykk::pages::{self, DeckLayout, Document, Glyphs, Item, ItemKind, Request};
use trykk::source::{Sources, Span};
use trykk::units::Abs;

/// A product of this repository's own project, laid out without a fault.
fn product(name: &str) -> (Document, Design) {
    let mut sources = Sources::new(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut diags = Diagnostics::new();
    let file = project::load(&mut sources, &mut diags).expect("a project");
    let mut loaded = project::load_all(
        &mut sources,
        |product| product.id.value == name,
        file,
        &mut diags,
    );
    let product = loaded.project.products.first().expect("the product");
    let key = product.content.key();
    let path = product.content.file.path.clone();
    let design = loaded.designs.remove(name).expect("its design");
    let request = Request::default();
    let document = match &design.format {
        Format::Booklet(flow) => {
            let guide = &loaded.guides[&path];
            let design = (&design, flow);
            pages::lay_out(guide, design, &loaded.setter, &request, &mut diags)
        }
        Format::Cards(cards) => {
            let deck = &loaded.decks[&key];
            let (design, supply) = ((&design, cards), loaded.setter.supply());
            let layout = DeckLayout::new(deck, design, supply, &request, &mut diags);
            layout.set(&mut |_, _, _| {}, &mut diags)
        }
    };
    assert_eq!(diags.sorted(), [], "{name}");
    (document, design)
}

/// Every text of a document, with its item.
fn texts(document: &Document) -> impl Iterator<Item = (&Item, &Glyphs)> {
    let items = document.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some((item, glyphs)),
        _ => None,
    })
}

fn said(glyphs: &Glyphs) -> String {
    glyphs.glyphs.iter().map(|glyph| &*glyph.text).collect()
}

/// The words that are read, in their order: what says a thing twice, as the contents and the prompts
/// do, counts where it says it last. Where lines break does not count, nor a hyphen that broke one.
fn words(document: &Document) -> Vec<String> {
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut last: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for (item, glyphs) in texts(document) {
        let (Some(_), Some(span)) = (item.tag, item.span) else {
            continue;
        };
        let key = (span.start, span.end);
        match found.last_mut() {
            Some((before, words)) if *before == span => *words += &said(glyphs),
            _ => found.push((span, said(glyphs))),
        }
        last.insert(key, found.len() - 1);
    }
    let kept = found.into_iter().enumerate();
    let kept = kept.filter(|(at, (span, _))| last[&(span.start, span.end)] == *at);
    let bare = |words: String| -> String { words.chars().filter(|c| c.is_alphabetic()).collect() };
    kept.map(|(_, (_, words))| bare(words)).collect()
}

#[test]
fn large_print_says_the_same_in_type_of_18_points() {
    let (large, design) = product("hefte-storskrift");
    let (usual, _) = product("hefte");
    let least = texts(&large).map(|(_, glyphs)| glyphs.size.to_pt());
    let least = least.fold(f64::MAX, f64::min);
    assert!(least > 17.999, "{least}");
    // Feet too: the number of the second page stands among them.
    let foot = |(item, glyphs): &(&Item, &Glyphs)| item.tag.is_none() && said(glyphs) == "2";
    assert_eq!(texts(&large).filter(foot).count(), 1);
    let (of_large, of_usual) = (words(&large), words(&usual));
    assert_eq!(of_large, of_usual);
    assert!(
        of_large.concat().len() > 8_000,
        "{}",
        of_large.concat().len()
    );
    let cards = |name: &trykk::design::StyleName| format!("{name:?}").starts_with("Card");
    for (name, style) in design.styles.iter().filter(|(name, _)| !cards(name)) {
        let style = &style.base;
        let display = style.size > Abs::pt(30.0) && style.balance;
        let least = if display { 1.18 } else { 1.4 };
        assert!(style.leading / style.size >= least, "{name:?}");
        assert!(!style.hyphenate, "{name:?}");
        assert_ne!(style.align, trykk::design::Align::Justify, "{name:?}");
    }
}
