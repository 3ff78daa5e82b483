//! Small projects with photographs and logos: what is said of them, and what is seen of them.

use std::fs;
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use trykk::build::{Edition, File, Request, Session};
use trykk::diag::Diagnostics;
use trykk::source::{Memory, Sources};

use crate::support::bundled::add;
use crate::support::files::here;

/// The deep colour of the theme's first accent.
const DEEP: [u8; 4] = [0x1d, 0x5b, 0x66, 255];

/// A project of one deck, with the theme and the fonts of all cases.
fn project(words: &str, layout: &str) -> Memory {
    let mut files = Memory::default();
    add(&mut files, "fonts");
    let theme = fs::read(here("tests/cases/common/content/themes/sti.toml")).expect("a theme");
    files.insert("content/themes/sti.toml", theme);
    files.insert("content/kort.toml", words.as_bytes());
    files.insert("content/layouts/kort.toml", layout.as_bytes());
    let product =
        b"[[product]]\nid = \"kort\"\ncontent = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n";
    files.insert("trykk.toml", product.as_slice());
    files
}

/// The files of an edition, and what is said, in one line each.
fn build(files: Memory, edition: Edition, ppi: u16) -> (Vec<File>, Vec<String>) {
    let request = Request {
        editions: vec![edition],
        ppi,
        ..Request::default()
    };
    let mut sources = Sources::new(files);
    let mut diags = Diagnostics::new();
    let mut session = Session::of_one_build();
    let built = session.build(&request, &mut sources, &mut |_| {}, &mut diags);
    let products = built.expect("a sound request").unwrap_or_default();
    let mut made = Vec::new();
    for output in products.into_iter().flat_map(|product| product.outputs) {
        output.files(&mut |file| made.push(file)).expect("drawn");
    }
    let said = diags.sorted().into_iter().map(|found| {
        let hints = found.hints.iter().map(|hint| format!(" / {hint}"));
        format!(
            "{:?}: {}{}",
            found.severity,
            found.fault,
            hints.collect::<String>()
        )
    });
    (made, said.collect())
}

fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image
        .into()
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("written");
    bytes.into_inner()
}

#[test]
fn a_white_logo_stands_on_a_dark_card() {
    let words = r#"
lang = "nb"
title = "Kort"

[[card]]
title = "Møteplassen"
image = "hus.png"
image-alt = "Merket vårt, et hvitt hus"
"#;
    let layout = r#"
format = "card"
trim = "A7"
safe = "5mm"

[front]
background = "deep"
rows = ["auto", "1fr"]
areas = ["title", "image"]

[front.title]
color = "white"
fit = { min = "14pt", max = "18pt" }

[front.image]
crop = "contain"
"#;
    // A white disc with nothing around it and in its middle.
    let logo = RgbaImage::from_fn(400, 400, |x, y| {
        let [x, y] = [x, y].map(|at| f64::from(at) - 199.5);
        let seen = (60.0..190.0).contains(&x.hypot(y));
        Rgba([255, 255, 255, if seen { 255 } else { 0 }])
    });
    let mut files = project(words, layout);
    files.insert("content/images/hus.png", png(logo));
    let (made, said) = build(files, Edition::Png, 72);
    assert_eq!(said, [""; 0]);
    let page = image::load_from_memory(&made[0].bytes)
        .expect("a page")
        .into_rgba8();
    // Across the middle of the logo, which is below that of the page: ground, disc, ground, disc, ground.
    let row = page.height() * 9 / 16;
    let mut seen = Vec::new();
    for x in 0..page.width() {
        let color = match page.get_pixel(x, row).0 {
            [255, 255, 255, 255] => "white",
            DEEP => "deep",
            _ => continue,
        };
        if seen.last() != Some(&color) {
            seen.push(color);
        }
    }
    assert_eq!(seen, ["deep", "white", "deep", "white", "deep"]);
}
