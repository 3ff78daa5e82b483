//! Areas of cards: what becomes of those that a card has nothing for, how high rows are, and what is said of
//! areas whose ink meets.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use trykk::geom::Rect;
use trykk::pages::{ItemKind, Page, PageRequest};
use trykk::preflight::ink_bounds;
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

/// The words of a page, with a blank behind each run of them.
fn words(page: &Page) -> String {
    let glyphs = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Glyphs(glyphs) => Some(glyphs),
        _ => None,
    });
    let words = glyphs.flat_map(|run| {
        let glyphs = run.glyphs.iter().map(|glyph| glyph.text.to_string());
        glyphs.chain([" ".to_owned()])
    });
    let words: String = words.collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
    let [all, two, role, last] = &product.document.pages.as_slice()[..] else {
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
    let [both, one] = &product.document.pages.as_slice()[..] else {
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
    let [all, without, nameless] = &product.document.pages.as_slice()[..] else {
        panic!("three cards");
    };
    assert_eq!(at(without, "By"), at(all, "Medlem"));
    assert_eq!(at(nameless, "Medlem"), at(all, "Kari"));
    assert_eq!(at(nameless, "By"), at(all, "Medlem"));
}

/// Words that are set apart from those before them have a blank between them here.
#[test]
fn addresses_that_the_words_do_not_say_stand_beside_links_on_cards() {
    let cards = "[[card]]\ntekst = \"Les [alt](https://eksempel.no/mer) og [eksempel.no](https://eksempel.no).\"\n";
    let faces = "[front]\nrows = [\"1fr\"]\nareas = [\"tekst\"]\n";
    let said = |layout: &str| -> String {
        let product = laid_out("addresses", cards, layout);
        assert_eq!(product.found, []);
        words(&product.document.pages[0])
    };
    assert_eq!(said(faces), "Les alt ( eksempel.no/mer ) og eksempel.no .");
    let without = format!("links = \"none\"\n{faces}");
    assert_eq!(said(&without), "Les alt og eksempel.no .");
}

#[test]
fn notes_of_all_cards_are_gathered_where_a_card_asks_for_them() {
    let cards = "[[card]]\ntekst = \"\"\"\nFørst.[^a] Så igjen.[^a]\n\n[^a]: Kilde A.\n\"\"\"\n\n\
                 [[card]]\ntekst = \"\"\"\nSist.[^1]\n\n[^1]: Kilde B.\n\"\"\"\n\n[[card]]\nreferences = true\n";
    let faces = "[front]\nrows = [\"auto\", \"1fr\"]\nareas = [\"tekst\", \"references\"]\n";
    let product = laid_out("notes", cards, faces);
    assert_eq!(product.found, []);
    let pages: Vec<String> = product.document.pages.iter().map(words).collect();
    assert_eq!(
        pages,
        ["Først. ¹ Så igjen. ¹", "Sist. ²", "1. Kilde A. 2. Kilde B."]
    );
}

#[test]
fn the_words_of_a_column_are_in_its_language() {
    let cards = "[[card]]\nrows = { file = \"liste.csv\", lang = { spm = \"en\" } }\n";
    let faces = "[front]\nrows = [\"auto\", \"1fr\"]\nareas = [\"navn\", \"spm\"]\n";
    let project = project("lang", cards, faces);
    fs::write(
        project.path("content/liste.csv"),
        "navn;spm;lang\nKari;Question;\nOla;Second;se\n",
    )
    .expect("writable");
    let product = Product::read(&project.root, "kort", &PageRequest::default());
    assert_eq!(product.found, []);
    let nodes = &product.document.tags.nodes;
    let langs: Vec<Option<&str>> = product
        .document
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| item.tag)
        .map(|tag| {
            nodes[tag.0 as usize]
                .lang
                .as_ref()
                .map(|lang| lang.0.as_str())
        })
        .collect();
    assert_eq!(langs, [None, Some("en"), Some("se"), Some("en")]);
}

/// What the ink of each area takes up on a page.
fn ink(page: &Page) -> BTreeMap<String, Rect> {
    let mut found: BTreeMap<String, Rect> = BTreeMap::new();
    for item in &page.items {
        let Some(area) = item
            .origin
            .as_ref()
            .and_then(|origin| origin.area.as_deref())
        else {
            continue;
        };
        let bounds = match &item.kind {
            ItemKind::Glyphs(glyphs) => Some(ink_bounds(glyphs)),
            ItemKind::Path { path, .. } => path.bounds(),
            _ => None,
        };
        let Some(bounds) = bounds else { continue };
        let all = found.get(area).map_or(bounds, |known| known.union(&bounds));
        found.insert(area.to_owned(), all);
    }
    found
}

#[test]
fn a_row_is_as_high_as_what_is_drawn_in_it() {
    let rows = "[front]\nrows = [\"auto\", \"auto\", \"auto\", \"1fr\"]\nareas = [\"title\", \"gjor\", \"sti\", \"text\"]\n\
                row-gap = \"2mm\"\n\n[front.gjor]\nlist = \"ticks\"\nsize = \"12mm\"\n\n\
                [front.sti]\nart = \"path\"\nsize = \"9mm\"\n";
    let cards = "[[card]]\ntitle = \"Tittel\"\ngjor = [{ title = \"Spør.\" }]\ntext = \"Under.\"\n";
    let product = laid_out("drawn", cards, rows);
    assert_eq!(product.found, []);
    let ink = ink(&product.document.pages[0]);
    assert!(
        same(ink["gjor"].size.height, Abs::mm(12.0)),
        "{:?}",
        ink["gjor"]
    );
    assert!(ink["title"].bottom() + Abs::mm(1.5) < ink["gjor"].top());
    // The disc of the path, whose dots end at the edges of the card.
    assert!(ink["gjor"].bottom() < ink["sti"].top());
    assert!(ink["sti"].size.height > Abs::mm(8.9) && ink["sti"].bottom() < ink["text"].top());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever stands in `auto` rows and whatever is missing, areas that stand below each other are as far apart
    /// as the layout says, and what has room is drawn over nothing.
    #[test]
    fn areas_below_each_other_keep_their_gap(
        rows in proptest::collection::vec((0..4_u8, any::<bool>(), 7.0..13.0_f64), 2..6),
        gap in 0.0..4.0_f64,
    ) {
        let names: Vec<String> = (0..rows.len()).map(|nth| format!("felt-{nth}")).collect();
        let mut layout = format!(
            "[front]\nrows = [{}]\nareas = [{}]\nrow-gap = \"{gap:.2}mm\"\n\n",
            vec!["\"auto\""; rows.len()].join(", "),
            names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "),
        );
        let mut card = String::from("[[card]]\n");
        let mut there = Vec::new();
        for (name, (kind, filled, size)) in names.iter().zip(&rows) {
            let rule = match kind {
                0 => "optional = true".to_owned(),
                1 => format!("list = \"ticks\"\nsize = \"{size:.1}mm\"\noptional = true"),
                2 => format!("list = \"words\"\nmark = \"number\"\nsize = \"{size:.1}mm\"\noptional = true"),
                _ => "background = \"deep\"\ncolor = \"white\"\noptional = true".to_owned(),
            };
            let _ = writeln!(layout, "[front.{name}]\n{rule}\n");
            if *filled {
                there.push(name.clone());
                let value = match kind {
                    1 | 2 => "[{ title = \"Spør\" }]",
                    _ => "\"Ord\"",
                };
                let _ = writeln!(card, "{name} = {value}");
            }
        }
        prop_assume!(!there.is_empty());
        let product = laid_out("gaps", &card, &layout);
        let codes: Vec<_> = product.found.iter().map(|found| found.fault.name()).collect();
        prop_assume!(!codes.contains(&"card-too-full"));
        prop_assert_eq!(codes, [""; 0]);
        let ink = ink(&product.document.pages[0]);
        prop_assert_eq!(ink.len(), there.len());
        for pair in there.windows(2) {
            let between = ink[&pair[1]].top() - ink[&pair[0]].bottom();
            prop_assert!(between > Abs::mm(gap - 0.05), "{:?}: {:?}", pair, between);
        }
    }
}

#[test]
fn the_number_of_a_station_is_as_much_smaller_as_its_disc() {
    let deck = "[[card]]\nnr = \"1\"\n\n[[card]]\nnr = \"2\"\n";
    let faces = |row: &str| {
        format!(
            "[front]\nrows = [\"{row}\", \"1fr\"]\nareas = [\"sti\", \".\"]\n\n[front.sti]\nart = \"path\"\n\
             value = \"nr\"\nsize = \"14mm\"\n"
        )
    };
    let number_of = |page: &Page| {
        let mut items = page.items.iter();
        let found = items.find_map(|item| match &item.kind {
            ItemKind::Glyphs(glyphs) => Some((glyphs.at, glyphs.size, glyphs.width)),
            _ => None,
        });
        found.expect("a number")
    };
    let whole = laid_out("station", deck, &faces("14mm"));
    let low = laid_out("station-low", deck, &faces("10.5mm"));
    assert!(whole.found.is_empty() && low.found.is_empty());
    let [(at, size, width), (low_at, low_size, low_width)] =
        [&whole, &low].map(|product| number_of(&product.document.pages[0]));
    assert!(same(low_size, size * 0.75) && same(low_width, width * 0.75));
    // In the middle of the disc, which keeps to its row.
    let middle = |(at, width): (trykk::geom::Point, Abs)| at.x + width / 2.0;
    let discs = [&whole, &low].map(|product| {
        let items = product.document.pages[0].items.iter();
        let mut paths = items.filter_map(|item| match &item.kind {
            ItemKind::Path {
                path,
                fill: Some(_),
                ..
            } => path.bounds(),
            _ => None,
        });
        paths.next_back().expect("a disc")
    });
    for (disc, at) in discs.into_iter().zip([(at, width), (low_at, low_width)]) {
        let centre = disc.left() + disc.size.width / 2.0;
        assert!(same(middle(at), centre), "{disc:?} {at:?}");
        assert!(at.0.y > disc.top() && at.0.y < disc.bottom());
    }
    assert!(same(discs[1].size.width, Abs::mm(10.5)));
}
