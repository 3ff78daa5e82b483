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

/// A poster of A4 with one picture, in 180 × 120 mm.
fn poster(picture: &[u8]) -> Memory {
    let words = r#"
lang = "nb"
title = "Plakat"

[[card]]
title = "Bli med på tur"
image = "tur.png"
image-alt = "Rødt hus på grønn eng"
"#;
    let layout = r#"
format = "card"
trim = "A4"
safe = "15mm"

[front]
rows = ["auto", "120mm"]
areas = ["title", "image"]

[front.title]
fit = { min = "30pt", max = "40pt" }

[sheet.office]
paper = "A4"
schema = "single"
"#;
    let mut files = project(words, layout);
    files.insert("content/images/tur.png", picture);
    files
}

#[test]
fn too_few_pixels_are_told_with_the_number_that_is_enough() {
    let of = |width: u32, height: u32, edition| {
        let picture = png(RgbaImage::from_pixel(width, height, Rgba([9, 99, 9, 255])));
        build(poster(&picture), edition, 72)
    };
    let told = |width, height, ppi, look: &str, (more_width, more_height, wanted)| {
        format!(
            "the picture `tur.png` is 180 × 120 mm here, and its {width} × {height} pixels are {ppi} to \
             an inch: {look} / take one of at least {more_width} × {more_height} pixels, which are \
             {wanted} to an inch, or show it smaller"
        )
    };
    let (seen, soft) = ("each of them will be seen", "it will look soft");
    let (files, said) = of(96, 64, Edition::Office);
    let wanted = told(96, 64, 13, seen, (1063, 709, 150));
    assert_eq!((files.len(), said), (0, vec![format!("Error: {wanted}")]));
    // What is said to be enough is enough, and a pixel less is not.
    assert_eq!(of(1063, 709, Edition::Office).1, [""; 0]);
    let (files, said) = of(1062, 708, Edition::Office);
    let wanted = told(1062, 708, 149, soft, (1063, 709, 150));
    assert_eq!((files.len(), said), (1, vec![format!("Warning: {wanted}")]));
    assert_eq!(of(511, 341, Edition::Office).0.len(), 1);
    assert_eq!(of(509, 339, Edition::Office).0.len(), 0);
    // A screen has fewer dots, and nothing is wasted there.
    for edition in [Edition::Screen, Edition::Png] {
        assert_eq!(of(511, 341, edition).1, [""; 0]);
        let (files, said) = of(96, 64, edition);
        let wanted = told(96, 64, 13, seen, (511, 341, 72));
        assert_eq!(said, [format!("Warning: {wanted}")]);
        assert!(!files.is_empty());
    }
}
