//! Drawings in SVG shown as pictures: drawn as the rasteriser draws them that is made for them, as outlines in
//! PDF files, and cut only where the layout asks for it.

use image::RgbaImage;
use resvg::{tiny_skia, usvg};
use trykk::build::{Edition, File};
use trykk::source::Memory;

use crate::support::pdf::{Pdf, mm, numbers};
use crate::support::small::{build, project};

/// Drawings with what pictures are made of: shapes, rules of filling, styles, clips, masks, lines, dashes and
/// what is seen through; square, wide and high.
const DRAWINGS: [(&str, &str); 6] = [
    (
        "0 0 100 100",
        "<rect width='100' height='100' fill='#e3f0f2'/><path fill='#1d5b66' fill-rule='evenodd' \
         d='M50 5A45 45 0 1 0 50 95A45 45 0 1 0 50 5zM50 25A25 25 0 1 0 50 75A25 25 0 1 0 50 25z'/>\
         <circle cx='50' cy='50' r='12' fill='#f2b134'/>",
    ),
    (
        "0 0 200 100",
        "<style>.sky{fill:#aad0e1}.land{fill:rgb(111,160,95)} #sun{fill:#f2b134;stroke:#8f5200;stroke-width:3}</style>\
         <rect class='sky' width='200' height='100'/><circle id='sun' cx='150' cy='30' r='18'/>\
         <path class='land' d='M0 70C40 40 80 90 120 65S180 60 200 75V100H0z'/>",
    ),
    (
        "-10 -20 50 100",
        "<g transform='translate(15 30) rotate(20) scale(1 1.5)'><path d='M-10-10H10V10H-10z' fill='none' \
         stroke='#a23b33' stroke-width='4' stroke-linejoin='round'/></g><path d='M-5 60H35' stroke='#1f2a30' \
         stroke-width='3' stroke-dasharray='6 3' stroke-linecap='round'/>",
    ),
    (
        "0 0 120 120",
        "<defs><clipPath id='c'><circle cx='60' cy='60' r='50'/></clipPath><mask id='m'><rect width='120' \
         height='120' fill='#fff'/><path d='M40 40h40v40h-40z'/></mask></defs><g clip-path='url(#c)'>\
         <path fill='#6b3f73' d='M0 0h120v60H0z'/><path fill='#a56bb0' d='M0 60h120v60H0z'/></g>\
         <path mask='url(#m)' fill='#e0695c' d='M20 50h80v20H20z'/>",
    ),
    (
        "0 0 100 60",
        "<path fill='#3b6139' d='M0 0h60v60H0z'/><circle opacity='.5' cx='60' cy='30' r='25' fill='#f2b134'/>\
         <g opacity='.4'><path d='M70 5h25v30H70z'/><path fill='#a23b33' d='M60 20h25v30H60z'/></g>",
    ),
    (
        "0 0 24 24",
        "<symbol id='a' viewBox='0 0 10 10'><path d='M5 0L10 10H0z'/></symbol><use href='#a' width='12' \
         height='12' fill='#1d5b66'/><use href='#a' x='12' y='12' width='12' height='12' fill='#e0695c'/>\
         <ellipse cx='6' cy='18' rx='5' ry='3' fill='none' stroke='#f2b134' stroke-width='1.5'/>",
    ),
];

fn svg(view: &str, body: &str) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='{view}'>{body}</svg>")
}

/// A card of 100 × 120 mm with a drawing in 90 × 90 mm, and its title below that.
fn card(drawing: &str, keys: &str) -> Memory {
    let words = "lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Hei\"\nimage = \"tegning.svg\"\n\
                 image-alt = \"Tre felter\"\n";
    let layout = format!(
        "format = \"card\"\ntrim = \"100x120mm\"\nbleed = \"3mm\"\nsafe = \"5mm\"\n\n[front]\nrows = [\"90mm\", \"1fr\"]\n\
         areas = [\"image\", \"title\"]\n\n[front.image]\ncrop = \"contain\"\n\n[front.title]\nfit = {{ min = \"14pt\", max = \"18pt\" }}\n\n{keys}\n"
    );
    let mut files = project(words, &layout);
    files.insert("content/images/tegning.svg", drawing.as_bytes());
    files
}

/// The only file with this ending.
fn made(files: Memory, edition: Edition, ppi: u16, ending: &str) -> Vec<u8> {
    let (made, said) = build(files, edition, ppi);
    assert_eq!(said, [""; 0]);
    let is = |file: &&File| file.name.ends_with(ending);
    made.iter().find(is).expect("a file").bytes.clone()
}

#[test]
fn a_drawing_is_drawn_as_its_rasteriser_draws_it() {
    // Dots of a millimetre: 5 and 10, so that the place of the picture begins with a whole one.
    for (per_mm, ppi) in [(5_usize, 127), (10, 254)] {
        for (view, body) in DRAWINGS {
            let text = svg(view, body);
            let page = made(card(&text, ""), Edition::Png, ppi, ".png");
            let page = image::load_from_memory(&page).expect("a page").into_rgba8();
            let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).expect("a drawing");
            let side = 90.0 * per_mm as f32;
            let (width, height) = (tree.size().width(), tree.size().height());
            let scale = side / width.max(height);
            let shift = |length: f32| 5.0 * per_mm as f32 + (side - length * scale) / 2.0;
            let mut wanted = tiny_skia::Pixmap::new(page.width(), page.height()).expect("room");
            wanted.fill(tiny_skia::Color::WHITE);
            let place = tiny_skia::Transform::from_scale(scale, scale)
                .post_translate(shift(width), shift(height));
            resvg::render(&tree, place, &mut wanted.as_mut());
            let wanted = RgbaImage::from_raw(page.width(), page.height(), wanted.take());
            let wanted = wanted.expect("pixels");
            let far = |(a, b): (&image::Rgba<u8>, &image::Rgba<u8>)| {
                let apart = (0..3).map(|n| a[n].abs_diff(b[n])).max();
                apart.unwrap_or_default()
            };
            let both = page.pixels().zip(wanted.pixels());
            let above_title = page.width() as usize * 96 * per_mm;
            let apart: Vec<u8> = both.take(above_title).map(far).collect();
            let other = apart.iter().filter(|apart| **apart > 24).count();
            let mean =
                apart.iter().map(|apart| f64::from(*apart)).sum::<f64>() / apart.len() as f64;
            // Edges differ in a few pixels where lines are cut into outlines, and what is seen through by one
            // step of 255.
            assert!(
                other * 2000 < apart.len() && mean < 0.25,
                "{view} at {ppi} ppi: {other} pixels differ, {mean:.3} of 255 on average: {body}"
            );
        }
    }
}

#[test]
fn a_drawing_is_outlines_in_a_pdf_and_a_figure_for_who_does_not_see_it() {
    for (view, body) in DRAWINGS {
        let file = made(card(&svg(view, body), ""), Edition::Screen, 72, ".pdf");
        let read = Pdf::load(&file);
        let operations = read.operations(0);
        let count = |name: &str| operations.iter().filter(|o| o.operator == name).count();
        assert_eq!(count("Do"), 0, "{body}");
        assert!(
            count("f") + count("f*") + count("S") + count("B") > 0,
            "{body}"
        );
        let figures = read.figures();
        assert_eq!(figures, ["Tre felter"], "{body}");
    }
}

/// The smallest rectangle around all that a page of a screen file fills, in millimetres from the left and
/// from below.
fn filled(files: Memory) -> [i64; 4] {
    let read = Pdf::load(&made(files, Edition::Screen, 72, ".pdf"));
    let mut around = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    for operation in read.operations(0) {
        if matches!(operation.operator.as_str(), "m" | "l") {
            let at = numbers(&operation.operands);
            around[0] = around[0].min(at[0]);
            around[1] = around[1].min(at[1]);
            around[2] = around[2].max(at[0]);
            around[3] = around[3].max(at[1]);
        }
    }
    around.map(|side| mm(side).round() as i64)
}

#[test]
fn a_drawing_is_as_wide_as_the_words_say_and_goes_to_the_edges() {
    let place = |keys: &str| {
        let words = format!(
            "lang = \"nb\"\ntitle = \"Tur\"\n\n[[section]]\nid = \"en\"\ntitle = \"En\"\n\n[[section.block]]\n\
             kind = \"image\"\nfile = \"tegning.svg\"\nalt = \"En vei\"\n{keys}\n"
        );
        let layout = "format = \"booklet\"\ntrim = \"140x200mm\"\nbleed = \"3mm\"\nsafe = \"5mm\"\ngrid = \"8pt\"\n\
             margin = { top = \"10mm\", bottom = \"10mm\", inner = \"25mm\", outer = \"15mm\" }\n\n\
             [section]\nstart = \"page\"\n";
        let mut files = project(&words, layout);
        let drawing = svg("0 0 200 100", "<path d='M0 0h200v100H0z' fill='#1d5b66'/>");
        files.insert("content/images/tegning.svg", drawing.into_bytes());
        let [left, below, right, above] = filled(files);
        (left, right - left, above - below)
    };
    assert_eq!(place(""), (25, 100, 50));
    assert_eq!(place("width = \"50%\""), (25, 50, 25));
    assert_eq!(
        place("width = \"30mm\"\ntext-beside = \"Ord\"\ncaption = \"Veien\""),
        (25, 30, 15)
    );
    assert_eq!(place("width = \"bleed\""), (-3, 146, 73));
}

#[test]
fn a_drawing_that_fills_its_place_is_cut_at_its_edges() {
    let drawing = svg("0 0 200 100", "<path d='M0 0h200v100H0z' fill='#1d5b66'/>");
    let mut files = card(&drawing, "");
    assert_eq!(filled(files.clone()), [5, 48, 95, 92]);
    let layout =
        trykk::source::Files::read(&files, "content/layouts/kort.toml", 1 << 20).expect("a layout");
    let layout = String::from_utf8(layout.into_owned()).expect("text");
    let covers = layout.replace("\"contain\"", "\"cover\"");
    files.insert("content/layouts/kort.toml", covers.as_bytes());
    assert_eq!(filled(files), [5, 25, 95, 115]);
    // Behind a face it goes on into the bleed.
    let behind = layout
        .replace(
            "[front]\n",
            "[front]\nbackground-picture = \"tegning.svg\"\n",
        )
        .replace("\"image\", \"title\"", "\"title\", \".\"")
        .replace("[front.image]\ncrop = \"contain\"\n", "");
    let mut files = project(
        "lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Hei\"\n",
        &behind,
    );
    let pale = drawing.replace("#1d5b66", "#e3f0f2");
    files.insert("content/images/tegning.svg", pale.into_bytes());
    assert_eq!(filled(files), [-3, -3, 103, 123]);
}
