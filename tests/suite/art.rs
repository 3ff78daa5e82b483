//! A theme that draws nothing: every layout of this project works with it, says the same words, and
//! looks finished.

use std::path::Path;

use trykk::build::{BuiltProduct, Edition, Request, Session};
use trykk::color::Color;
use trykk::design::Palette;
use trykk::diag::Diagnostics;
use trykk::disk::Folder;
use trykk::pages::{Document, ItemKind};
use trykk::source::Sources;
use trykk::units::Abs;

use crate::support::bundled::load;
use crate::support::files::{copied_project, here, without_art};

/// No point before an entry of a list is larger, in the largest print.
const POINT: Abs = Abs::pt(12.0);

/// The products of a project with what stands on their pages, and the colours of its theme. Nothing
/// may be said of them.
fn laid_out(root: &Path, editions: &[Edition]) -> (Vec<BuiltProduct>, Palette) {
    let request = Request {
        editions: editions.to_vec(),
        keep_items: true,
        ..Request::default()
    };
    let mut diags = Diagnostics::new();
    let mut sources = Sources::new(Folder::new(root));
    let mut session = Session::of_one_build();
    let built = session.lay_out(&request, &mut sources, &mut |_| {}, &mut diags);
    assert_eq!(diags.sorted(), []);
    let (loaded, _) = load(root, None);
    let design = loaded.designs.values().next().expect("a design");
    (built.expect("a sound request"), design.palette.clone())
}

/// The pages on sheets or not, of each product by its id.
fn documents(built: &[BuiltProduct]) -> impl Iterator<Item = (&str, &Document)> {
    built.iter().flat_map(|product| {
        let imposed = product.screen.iter().chain(&product.office);
        imposed.map(|imposed| (product.id.as_str(), &*imposed.document))
    })
}

/// What is said on each page, in the order of the words.
fn words(document: &Document) -> Vec<String> {
    let of_page = |page: &trykk::pages::Page| {
        let texts = page.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Glyphs(glyphs) if item.tag.is_some() => Some(&glyphs.glyphs),
            _ => None,
        });
        let glyphs = texts.flat_map(|glyphs| glyphs.iter());
        let words: String = glyphs.map(|glyph| &*glyph.text).collect();
        words.split_whitespace().collect()
    };
    document.pages.iter().map(of_page).collect()
}

/// How much of a path stands on the pages (lines of dots that are no rulings), and how many grounds in
/// a bright colour that are larger than a point before an entry of a list.
fn drawn(document: &Document, palette: &Palette) -> (usize, usize) {
    let bright = |color: &Color| {
        palette
            .accents
            .iter()
            .any(|accent| accent.bright.rgb == color.rgb)
    };
    let (mut dots, mut grounds) = (0, 0);
    for item in document.pages.iter().flat_map(|page| &page.items) {
        let ItemKind::Path {
            path, fill, stroke, ..
        } = &item.kind
        else {
            continue;
        };
        let dotted = stroke.as_ref().filter(|stroke| !stroke.dash.is_empty());
        dots += usize::from(dotted.is_some_and(|stroke| stroke.color != palette.rule));
        let width = path.bounds().expect("a path has bounds").size.width;
        grounds += usize::from(fill.as_ref().is_some_and(bright) && !width.fits(POINT));
    }
    (dots, grounds)
}

#[test]
fn a_theme_without_art_has_every_layout_and_draws_nothing() {
    let root = copied_project("art/plain");
    without_art(&root);
    let (plain, palette) = laid_out(&root, &[Edition::Screen, Edition::Office]);
    for (id, document) in documents(&plain) {
        assert_eq!(drawn(document, &palette), (0, 0), "{id}");
    }
    let (bundled, palette) = laid_out(&here(""), &[Edition::Screen]);
    let screens = |built: &[BuiltProduct]| {
        let screens = built.iter().filter_map(|product| product.screen.as_ref());
        screens
            .map(|screen| words(&screen.document))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        screens(&plain),
        screens(&bundled),
        "the words and their pages"
    );
    let drawn = documents(&bundled).map(|(id, document)| (id, drawn(document, &palette)));
    let drawn: Vec<(&str, (usize, usize))> = drawn.collect();
    let without = drawn.iter().filter(|(_, (dots, _))| *dots == 0);
    let without: Vec<&str> = without.map(|(id, _)| *id).collect();
    assert_eq!(without, [] as [&str; 0], "the layouts that ask for no art");
    let ends = drawn.iter().filter(|(_, (_, grounds))| *grounds > 0);
    assert!(
        ends.count() > 8,
        "the test sees the ends of paths: {drawn:?}"
    );
}
