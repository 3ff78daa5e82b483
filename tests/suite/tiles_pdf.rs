//! A poster of the guide's own words on office paper, as files: how many sheets, how large, and whether
//! every tile shows the same page in its place.

use std::fs;

use crate::support::files::{copy, here};
use crate::support::pdf::{Pdf, Placed, mm, numbers};
use crate::support::project::{Project, empty};

const PRODUCTS: &str = r#"[[product]]
id = "plakat"
content = "plakat"
layout = "plakat"
theme = "sti"
editions = ["office"]
"#;

const WORDS: &str = r#"lang = "nb"
title = { from = "veileder#huskeregler" }

[[card]]
title = "Huskeregler for hverdagen"
rules = { from = "veileder#huskeregler" }
"#;

const LAYOUT: &str = r#"format = "card"
trim = "A3"
bleed = "3mm"
safe = "15mm"
accents = "each"

[front]
background = "deep"
rows = ["auto", "1fr", "60mm"]
areas = ["title", "rules", "sti"]
row-gap = "8mm"

[front.title]
color = "white"
fit = { min = "30pt", max = "40pt" }

[front.rules]
color = "white"
fit = { min = "20pt", max = "32pt" }

[front.sti]
art = "path"
value = "number"
size = "30mm"

[sheet.office]
paper = "A4"
schema = "tiles"
"#;

/// A project of one poster, with the repository's words, theme and fonts.
fn poster(name: &str, more: &str) -> Project {
    let project = empty(&format!("tiles/{name}"));
    for folder in [
        "content/layouts",
        "content/themes",
        "content/icons",
        "fonts",
    ] {
        copy(&here(folder), &project.path(folder));
    }
    let guide = here("content/veileder.toml");
    fs::copy(guide, project.path("content/veileder.toml")).expect("copied");
    let write = |path, text: &str| fs::write(project.path(path), text).expect("writable");
    write("trykk.toml", PRODUCTS);
    write("content/plakat.toml", WORDS);
    write("content/layouts/plakat.toml", &format!("{LAYOUT}{more}"));
    project
}

/// What a build says, and the bytes of the file.
fn build(project: &Project, args: &str) -> (String, Vec<u8>) {
    let done = project.trykk(&format!("build {args}")).assert().success();
    let said = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
    let bytes = fs::read(project.path("output/plakat-office.pdf")).expect("a file");
    (said, bytes)
}

/// What is placed on each sheet.
fn sheets(bytes: &[u8]) -> Vec<Vec<Placed>> {
    let sides = Pdf::load(bytes).sides().into_iter();
    sides.map(|side| side.placed).collect()
}

#[test]
fn a_tiled_poster_is_hardly_larger_than_the_untiled_one() {
    let project = poster("size", "");
    let (said, tiled) = build(&project, "");
    assert!(said.contains("1 page on 5 sheets of A4"), "{said}");
    assert!(
        said.contains("glue them together in the order of the numbers."),
        "{said}"
    );
    let (said, whole) = build(&project, "--paper A3");
    assert!(said.contains("1 page on 1 sheet of A3 (1 side)"), "{said}");
    let ratio = tiled.len() as f64 / whole.len() as f64;
    // The sheet that shows how they go together has drawings and words of its own.
    assert!(ratio <= 1.4, "{} to {} bytes", tiled.len(), whole.len());
}

#[test]
fn every_tile_shows_the_same_form_in_its_own_place() {
    let (_, bytes) = build(&poster("places", ""), "");
    let sheets = sheets(&bytes);
    let poster = sheets[0][0].page;
    let mut corners = Vec::new();
    for placed in &sheets[1..] {
        let Placed {
            page: shown,
            matrix,
            clip,
        } = placed[0];
        assert_eq!(shown, poster, "the poster is written once");
        assert_eq!(matrix[..4], [1.0, 0.0, 0.0, 1.0], "in its own size");
        // The poster's place that lies at the lower left corner of what the tile inks.
        corners.push((mm(clip[0] - matrix[4]), mm(clip[1] - matrix[5])));
        assert_eq!(placed.len(), 2, "the poster and the label");
        assert_ne!(placed[1].page, poster);
    }
    // Tiles of 153.5 × 215 mm with 10 mm in common would meet 3 mm behind the overlap's beginning; each goes on
    // 2 mm beyond its cut above and on the left, and 2 mm below its neighbours. The words move the seams by up
    // to 15 mm, those of two tiles alike.
    let even = [(0.0, 210.0), (144.5, 210.0), (0.0, 0.0), (144.5, 0.0)];
    for ((x, y), (even_x, even_y)) in corners.iter().zip(even) {
        let most = |at: f64| if at == 0.0 { 0.01 } else { 15.01 };
        assert!((x - even_x).abs() < most(even_x), "{x} for {even_x}");
        assert!((y - even_y).abs() < most(even_y), "{y} for {even_y}");
    }
    let alike = |a: f64, b: f64| assert!((a - b).abs() < 0.01, "{a} and {b}");
    alike(corners[1].0, corners[3].0);
    alike(corners[0].1, corners[1].1);
    // On the first sheet it is small.
    let [a, b, c, d, ..] = sheets[0][0].matrix;
    assert!(a == d && b == 0.0 && c == 0.0 && a < 0.5, "{a} {d}");
}

#[test]
fn a_poster_that_is_printed_smaller_says_how_much() {
    let project = poster("smaller", "sheets = \"1x2\"\n");
    let (said, bytes) = build(&project, "");
    // Two heights of 200 mm less the overlap hold 92 %; for a seam out of the words it may be two less.
    let percent = (90..=92)
        .find(|percent| said.contains(&format!("1 page at {percent} % on 3 sheets of A4")))
        .unwrap_or_else(|| panic!("{said}"));
    let reduced = format!("The poster is reduced to {percent} %.");
    assert!(said.contains(&reduced), "{said}");
    for placed in &sheets(&bytes)[1..] {
        assert!((placed[0].matrix[0] - f64::from(percent) / 100.0).abs() < 1e-6);
    }
}

#[test]
fn the_sheet_that_shows_how_has_words_that_are_read_at_a_table() {
    // Upright, lying, and edge to edge.
    for (name, more) in [
        ("upright", ""),
        ("lying", "sheets = \"1x2\"\n"),
        ("edge-to-edge", "overlap = \"0mm\"\n"),
    ] {
        let (_, bytes) = build(&poster(&format!("words-{name}"), more), "");
        let pdf = Pdf::load(&bytes);
        let words = pdf.sides()[0].placed[1].page;
        let drawn = &pdf.page_operations()[words];
        let of = |operator: &'static str| drawn.iter().filter(move |one| one.operator == operator);
        let sizes = of("Tf").flat_map(|set| numbers(&set.operands[1..]));
        let sizes: Vec<f64> = sizes.collect();
        assert!(sizes.contains(&11.0), "{name}: {sizes:?}");
        assert!(sizes.iter().all(|size| *size >= 11.0), "{name}: {sizes:?}");
        // The three drawings.
        assert!(of("S").count() > 30, "{name}: {}", of("S").count());
    }
}

#[test]
fn the_same_poster_gives_the_same_bytes() {
    let project = poster("same", "overlap = \"0mm\"\nedge = \"bleed\"\n");
    assert_eq!(build(&project, "").1, build(&project, "").1);
}

#[test]
fn paper_that_nobody_knows_is_refused() {
    let project = poster("paper", "");
    let done = project.trykk("build --paper A33").assert().code(2);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(said.contains("`A33` is not a size of paper"), "{said}");
    assert!(said.contains("A3, A4, A5"), "{said}");
    assert!(!project.path("output").exists());
}
