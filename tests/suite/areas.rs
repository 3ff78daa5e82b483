//! Areas of cards: what becomes of those that a card has nothing for, how high rows are, and what is said of
//! areas whose ink meets.

use std::fs;

use trykk::pages::{ItemKind, Page, PageRequest};
use trykk::units::Abs;

use crate::support::bundled::Product;
use crate::support::project::{Project, empty};

/// A deck of these cards in this layout, laid out for screens.
fn laid_out(name: &str, cards: &str, layout: &str) -> Product {
    Product::read(
        &project(name, cards, layout).root,
        "kort",
        &PageRequest::default(),
    )
}

/// The sound deck with these cards and these faces.
fn project(name: &str, cards: &str, faces: &str) -> Project {
    let project = empty(&format!("areas-{name}"));
    for folder in ["tests/cases/common", "tests/cases/deck"] {
        crate::support::files::copy(&crate::support::files::here(folder), &project.root);
    }
    crate::support::files::copy(
        &crate::support::files::here("fonts"),
        &project.path("fonts"),
    );
    let words = format!("lang = \"nb\"\ntitle = \"Kort\"\n\n{cards}");
    fs::write(project.path("content/kort.toml"), words).expect("writable");
    let layout = format!(
        "format = \"card\"\ntrim = \"85x55mm\"\nbleed = \"3mm\"\nsafe = \"5mm\"\n\n{faces}"
    );
    fs::write(project.path("content/layouts/kort.toml"), layout).expect("writable");
    project
}

/// Where words begin on a page, by their first letters: how far from the left and from the top.
fn at(page: &Page, words: &str) -> (Abs, Abs) {
    let mut found = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some(glyphs),
        _ => None,
    });
    let starts = found.find(|glyphs| {
        let text: String = glyphs.glyphs.iter().map(|glyph| &*glyph.text).collect();
        text.starts_with(words)
    });
    let glyphs = starts.unwrap_or_else(|| panic!("{words} does not stand there"));
    (glyphs.at.x, glyphs.at.y)
}

/// Whether two lengths are the same, but for what boxes are off in single precision.
fn same(one: Abs, other: Abs) -> bool {
    (one - other).to_pt().abs() < 0.05
}

const ROWS: &str = "[front]\ncolumns = [\"auto\", \"1fr\"]\nrows = [\"auto\", \"auto\", \"auto\", \"1fr\"]\n\
    areas = [\"icon navn\", \"icon rolle\", \"mark telefon\", \". .\"]\ncolumn-gap = \"4mm\"\nrow-gap = \"3mm\"\n\n\
    [front.icon]\nsize = \"9mm\"\noptional = true\n\n[front.mark]\nkind = \"text\"\noptional = true\n\n\
    [front.rolle]\noptional = true\nbackground = \"deep\"\ncolor = \"white\"\n\n[front.telefon]\noptional = true\n";

#[test]
fn an_area_without_a_value_takes_its_gap_along() {
    let cards = "[[card]]\nnavn = \"Navn\"\nrolle = \"Rolle\"\ntelefon = \"Telefon\"\n\n\
                 [[card]]\nnavn = \"Navn\"\ntelefon = \"Telefon\"\n\n[[card]]\nrolle = \"Rolle\"\n\n\
                 [[card]]\ntelefon = \"Telefon\"\nmark = \"Merke\"\n";
    let product = laid_out("gap", cards, ROWS);
    assert_eq!(product.found, []);
    let [all, two, role, last] = &product.document.pages[..] else {
        panic!("four cards");
    };
    // Where the only value stands at the very top, there is neither the gap of rows nor a panel.
    let top = at(all, "Navn");
    let step = at(two, "Telefon").1 - at(two, "Navn").1;
    let leading = step - Abs::mm(3.0);
    assert!(
        at(two, "Navn") == top && at(last, "Telefon").1 == top.1,
        "{top:?}"
    );
    assert!(leading > Abs::ZERO && leading < Abs::mm(8.0), "{leading:?}");
    let panels = |page: &Page| {
        let is_path = |item: &&trykk::pages::Item| matches!(item.kind, ItemKind::Path { .. });
        page.items.iter().filter(is_path).count()
    };
    assert_eq!([all, two, role].map(panels), [1, 0, 1]);
    // The first column is there for the sign in it alone.
    assert!(same(top.0, Abs::mm(5.0)) && at(last, "Telefon").0 > Abs::mm(9.0));
    assert!(same(at(last, "Merke").0, Abs::mm(5.0)));
}

#[test]
fn a_row_of_a_length_stays_and_so_does_one_that_no_area_names() {
    let rows = "[front]\nrows = [\"20mm\", \"auto\", \"auto\"]\nareas = [\"over\", \".\", \"under\"]\nrow-gap = \"3mm\"\n\n\
                [front.over]\noptional = true\n";
    let cards = "[[card]]\nover = \"Over\"\nunder = \"Under\"\n\n[[card]]\nunder = \"Under\"\n";
    let product = laid_out("length", cards, rows);
    assert_eq!(product.found, []);
    let [both, one] = &product.document.pages[..] else {
        panic!("two cards");
    };
    assert_eq!(at(both, "Under"), at(one, "Under"));
}

#[test]
fn empty_cells_close_up_as_values_that_are_not_written_do() {
    let cards = "[[card]]\nnr = \"Medlem nr. {medlemsnr}\"\nrows = { file = \"liste.csv\" }\n";
    let faces = "[front]\nrows = [\"auto\", \"auto\", \"auto\", \"1fr\"]\nareas = [\"navn\", \"nr\", \"by\", \".\"]\n\
                 row-gap = \"3mm\"\n";
    let project = project("cells", cards, faces);
    let table = "navn;medlemsnr;by\nKari;7;By\nOla;;By\n;8;By\n";
    fs::write(project.path("content/liste.csv"), table).expect("writable");
    let product = Product::read(&project.root, "kort", &PageRequest::default());
    assert_eq!(product.found, []);
    let [all, without, nameless] = &product.document.pages[..] else {
        panic!("three cards");
    };
    assert_eq!(at(without, "By"), at(all, "Medlem"));
    assert_eq!(at(nameless, "Medlem"), at(all, "Kari"));
    assert_eq!(at(nameless, "By"), at(all, "Medlem"));
}
