//! The pictures of the user's guide: each shows what the example above it becomes on a page.
//!
//! An example of a block is followed by its picture, `![…](pictures/NAME.png)`. The picture is what stands below
//! the heading of a chapter that holds nothing but the example. Of the example of a cover, it is the cover; of the
//! example of sources on cards, all its cards beside each other.

use std::fs;

use image::{ImageFormat, Rgb, RgbImage};

use super::project::{built, project};
use crate::support::examples::examples;
use crate::support::files::{copy, here};
use crate::support::images::{MARK, way};

const PROJECT: &str = r#"
[[product]]
id = "hefte"
content = "veileder"
layout = "hefte"
theme = "sti"
editions = ["png"]
"#;

const LAYOUT: &str = r#"
format = "booklet"
trim = "120x150mm"
bleed = "3mm"
safe = "4mm"
grid = "8pt"
margin = { top = "6mm", bottom = "12mm", inner = "6mm", outer = "6mm" }

[section]
start = "page"
accent = "fjord"

[block.contrast]
yes = "skog"
no = "tegl"
"#;

const CARDS: &str = r#"
format = "card"
trim = "70x45mm"
bleed = "3mm"
safe = "5mm"

[front]
background = "soft"
accent = "fjord"
rows = ["auto", "auto", "auto"]
areas = ["title", "text", "references"]
row-gap = "2mm"

[front.title]
fit = { min = "13pt", max = "15pt" }

[front.text]
fit = { min = "10pt", max = "11pt" }

[front.references]
fit = { min = "10pt", max = "11pt" }
"#;

/// What stands before the examples: the title of the guide, which no picture shows.
const FIRST: &str = r#"
lang = "nb"
title = "Ting"

[[section]]
id = "picture-first"
title = "Kapittel"
block = [{ kind = "text", text = "Ord." }]
"#;

/// The most of a page that a picture shows, in pixels.
const MOST_ROWS: usize = 300;
/// The most rows without ink that it shows, more than between two lines to write on.
const MOST_WHITE: u32 = 40;
/// What is white around what is drawn.
const AROUND: u32 = 8;

/// Each picture that the guide shows below an example of a block, by its name.
pub fn pictures() -> Vec<(String, Vec<u8>)> {
    let guide = crate::docs::guide();
    let examples = examples(&guide);
    let of_blocks = examples.iter().filter(|(whole, path, text)| {
        !whole && *path == "content/veileder.toml" && text.contains("\n[[section.block]]\n")
    });
    let mut words = FIRST.to_owned();
    let mut names = Vec::new();
    for (_, _, text) in of_blocks {
        let name = shown_below(&guide, text);
        if !text.contains("\n[[section]]\n") {
            words += &format!("\n[[section]]\nid = \"picture-{name}\"\ntitle = \"Kapittel\"\n");
        }
        words += text;
        names.push(name);
    }
    let root = project(
        "picture-guide",
        &[
            ("trykk.toml", PROJECT.as_bytes()),
            ("content/veileder.toml", words.as_bytes()),
            ("content/layouts/hefte.toml", LAYOUT.as_bytes()),
            ("content/images/tur.png", &way()),
            ("content/images/merke.svg", MARK.as_bytes()),
        ],
    );
    copy(&here("content/icons"), &root.join("content/icons"));
    let pages = built(&root, "hefte").split_off(1);
    assert_eq!(pages.len(), names.len(), "a page each: {names:?}");
    let below = |page| below_heading(&decoded(&fs::read(page).expect("readable")));
    let pictures = pages.into_iter().map(below);
    let pictures = names.into_iter().zip(pictures);
    let others = [cover(&guide, &examples), references(&guide, &examples)];
    pictures.chain(others).collect()
}

/// The cover that the example of one becomes, by the name of its picture.
fn cover(guide: &str, examples: &[(bool, &str, &str)]) -> (String, Vec<u8>) {
    let of_cover = examples.iter().find(|(whole, path, text)| {
        !whole && *path == "content/veileder.toml" && text.contains("\n[cover]\n")
    });
    let (_, _, text) = of_cover.expect("an example of a cover");
    let (head, rest) = FIRST.split_once("\n[[section]]").expect("a section");
    let words = format!("{head}subtitle = \"Om å gå sammen\"\n{text}\n[[section]]{rest}");
    let layout = LAYOUT.replace("120x150mm", "74x105mm") + "\n[cover]\naccent = \"fjord\"\n";
    let root = project(
        "picture-cover",
        &[
            ("trykk.toml", PROJECT.as_bytes()),
            ("content/veileder.toml", words.as_bytes()),
            ("content/layouts/hefte.toml", layout.as_bytes()),
            ("content/images/tur.png", &way()),
        ],
    );
    let page = built(&root, "hefte").swap_remove(0);
    (shown_below(guide, text), fs::read(page).expect("readable"))
}

/// The cards that the example of sources on cards becomes, by the name of its picture.
fn references(guide: &str, examples: &[(bool, &str, &str)]) -> (String, Vec<u8>) {
    let of_references = examples.iter().find(|(whole, path, text)| {
        !whole && *path == "content/samtalekort.toml" && text.contains("\nreferences = true\n")
    });
    let (_, _, text) = of_references.expect("an example of sources on cards");
    let words = format!("lang = \"nb\"\ntitle = \"Samtalekort\"\n\n{text}");
    let root = project(
        "picture-references",
        &[
            ("trykk.toml", PROJECT.as_bytes()),
            ("content/veileder.toml", words.as_bytes()),
            ("content/layouts/hefte.toml", CARDS.as_bytes()),
        ],
    );
    let cards = built(&root, "hefte").into_iter();
    let cards: Vec<RgbImage> = cards
        .map(|file| decoded(&fs::read(file).expect("readable")))
        .collect();
    (shown_below(guide, text), beside_each_other(&cards))
}

/// Pictures of one height beside each other, on the grey of a table that cards lie on.
fn beside_each_other(pictures: &[RgbImage]) -> Vec<u8> {
    let width: u32 = pictures
        .iter()
        .map(|picture| picture.width() + AROUND)
        .sum();
    let height = pictures[0].height();
    let mut shown = RgbImage::from_pixel(width + AROUND, height + 2 * AROUND, TABLE);
    let mut left = AROUND;
    for picture in pictures {
        assert_eq!(picture.height(), height, "of one height");
        image::imageops::replace(&mut shown, picture, i64::from(left), i64::from(AROUND));
        left += picture.width() + AROUND;
    }
    encoded(&shown)
}

/// The name of the picture that stands below an example.
fn shown_below(guide: &str, example: &str) -> String {
    let (_, after) = guide.split_once(example).expect("an example of the guide");
    let link = after.strip_prefix("```\n\n![");
    let file = link.and_then(|link| link.split_once("](pictures/")?.1.split_once(".png)\n"));
    let (name, _) = file.unwrap_or_else(|| panic!("no picture below\n{example}"));
    assert!(!name.contains('\n'), "no picture below\n{example}");
    name.to_owned()
}

/// What stands on a page below its first line of ink, which is the heading.
fn below_heading(page: &RgbImage) -> Vec<u8> {
    let inked = |row: u32| (0..page.width()).any(|x| *page.get_pixel(x, row) != WHITE);
    let next = |from: u32, ink: bool| (from..page.height()).find(|row| inked(*row) == ink);
    let heading = next(0, true).and_then(|top| next(top, false));
    let top = heading.and_then(|end| next(end, true)).expect("something");
    let last = (top..page.height()).rev().find(|row| inked(*row));
    // What is left white between the text and the foot of the page is shown as a gap.
    let mut white = 0;
    let shown = (top..=last.expect("a last row")).filter(|row| {
        white = if inked(*row) { 0 } else { white + 1 };
        white <= MOST_WHITE
    });
    let rows: Vec<u32> = shown.take(MOST_ROWS).collect();
    let size = (page.width(), rows.len() as u32 + 2 * AROUND);
    let mut picture = RgbImage::from_pixel(size.0, size.1, WHITE);
    for (to, from) in (AROUND..).zip(rows) {
        for x in 0..page.width() {
            picture.put_pixel(x, to, *page.get_pixel(x, from));
        }
    }
    encoded(&picture)
}

fn decoded(png: &[u8]) -> RgbImage {
    let picture = image::load_from_memory_with_format(png, ImageFormat::Png);
    picture.expect("a PNG").to_rgb8()
}

fn encoded(picture: &RgbImage) -> Vec<u8> {
    let mut png = Vec::new();
    let to = &mut std::io::Cursor::new(&mut png);
    picture.write_to(to, ImageFormat::Png).expect("encoded");
    png
}

const WHITE: Rgb<u8> = Rgb([255; 3]);
/// What lies around cards.
const TABLE: Rgb<u8> = Rgb([214; 3]);
