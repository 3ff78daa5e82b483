//! The picture of a guide on the cover of its booklet or leaflet: how large it is, where it stands, and what it is
//! called for who cannot see it.

use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};
use trykk::build::Edition;
use trykk::source::Memory;

use crate::support::pdf::Pdf;
use crate::support::small::{build, project};

/// The deep colour of the theme's first accent.
const DEEP: [u8; 4] = [0x1d, 0x5b, 0x66, 255];
/// The halves of the picture.
const LEFT: [u8; 4] = [120, 0, 0, 255];
const RIGHT: [u8; 4] = [0, 0, 120, 255];
/// A colour of the theme's art.
const BRIGHT: [u8; 4] = [0x3f, 0x97, 0xa3, 255];

/// Pixels in a millimetre at this resolution.
const PER_MM: u32 = 5;
const PPI: u16 = 127;

/// A picture whose left half has another colour than its right half.
fn halves(width: u32, height: u32) -> Vec<u8> {
    let image = RgbaImage::from_fn(width, height, |x, _| {
        Rgba(if x < width / 2 { LEFT } else { RIGHT })
    });
    let mut bytes = Cursor::new(Vec::new());
    image
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("written");
    bytes.into_inner()
}

/// A booklet of 140 × 200 mm, or what `format` says, with a picture of so many pixels on its cover.
fn with_cover(format: &str, cover: &str, alt: &str, (width, height): (u32, u32)) -> Memory {
    let words = format!(
        "lang = \"nb\"\ntitle = \"Tur\"\nsubtitle = \"Om å gå\"\ncover = {{ file = \"tur.png\", alt = \"{alt}\" }}\n\n\
         [[section]]\nid = \"en\"\ntitle = \"En\"\nblock = [{{ kind = \"text\", text = \"Ord.\" }}]\n"
    );
    let layout = format!(
        "{format}\nbleed = \"3mm\"\nsafe = \"5mm\"\ngrid = \"8pt\"\n\
         margin = {{ top = \"10mm\", bottom = \"15mm\", inner = \"25mm\", outer = \"15mm\" }}\n\n[cover]\n\
         accent = \"fjord\"\n{cover}\n\n[section]\nstart = \"page\"\n"
    );
    let mut files = project(&words, &layout);
    files.insert("content/images/tur.png", halves(width, height));
    files
}

const BOOKLET: &str = "format = \"booklet\"\ntrim = \"140x200mm\"";

/// The pages of a project as they are drawn.
fn pages(files: Memory) -> Vec<RgbaImage> {
    let (made, said) = build(files, Edition::Png, PPI);
    assert_eq!(said, [""; 0]);
    let drawn = made.iter().filter(|file| file.name.ends_with(".png"));
    let page = |bytes: &[u8]| image::load_from_memory(bytes).expect("a page").into_rgba8();
    drawn.map(|file| page(&file.bytes)).collect()
}

/// Where a page has these colours, in whole millimetres: left, top, right, bottom.
fn place(page: &RgbaImage, colors: &[[u8; 4]]) -> [u32; 4] {
    let mut around = [u32::MAX, u32::MAX, 0, 0];
    for (x, y, pixel) in page.enumerate_pixels() {
        if colors.contains(&pixel.0) {
            around = [
                around[0].min(x),
                around[1].min(y),
                around[2].max(x + 1),
                around[3].max(y + 1),
            ];
        }
    }
    around.map(|side| (side + PER_MM / 2) / PER_MM)
}

fn on_booklet(cover: &str, size: (u32, u32)) -> RgbaImage {
    pages(with_cover(BOOKLET, cover, "En tur", size)).remove(0)
}

#[test]
fn the_picture_is_whole_between_the_words_of_the_cover() {
    let both = [LEFT, RIGHT];
    // Twice as wide as high: as wide as the text, or from edge to edge and into the bleed.
    let [left, top, right, bottom] = place(&on_booklet("", (800, 400)), &both);
    assert_eq!([left, right, bottom - top], [25, 125, 50]);
    let across = on_booklet("picture = \"bleed\"", (800, 400));
    let [left, top, right, bottom] = place(&across, &both);
    assert_eq!([left, right, bottom - top], [0, 140, 73]);
    // Half as wide as high: as high as there is room, and still in its own shape.
    let [left, top, right, bottom] = place(&on_booklet("", (800, 1600)), &both);
    assert_eq!(left, 25);
    assert!(top > 20 && bottom < 180, "{top} to {bottom}");
    assert!((right - left).abs_diff((bottom - top) / 2) <= 1);
    assert!(bottom - top > 120, "{top} to {bottom}");
}

#[test]
fn a_picture_that_fills_the_cover_leaves_the_words_their_panels() {
    let size = (800, 1200);
    let cover = on_booklet("picture = \"fill\"", size);
    assert_eq!(place(&cover, &[LEFT, RIGHT]), [0, 0, 140, 200]);
    let deep = |page: &RgbaImage| page.pixels().filter(|pixel| pixel.0 == DEEP).count();
    // Two panels of 110 mm, as high as their words and 10 mm.
    let [left, top, right, bottom] = place(&cover, &[DEEP]);
    assert_eq!([left, top, right, bottom], [20, 5, 130, 190]);
    assert!(deep(&cover) < cover.pixels().len() / 2);
    let bare = on_booklet("picture = \"fill\"\ntitle-ground = \"none\"", size);
    assert_eq!(deep(&bare), 0);
}

#[test]
fn the_picture_takes_the_place_of_the_art_and_means_something() {
    let with_art = |cover: &str| {
        let mut files = with_cover(BOOKLET, cover, "En tur", (800, 400));
        let theme = std::fs::read_to_string(crate::support::files::here(
            "tests/cases/common/content/themes/sti.toml",
        ));
        let art = "[art]\ncover = [{ shape = \"disc\", at = [0.8, 0.25], radius = 0.05, color = \"fjord-bright\" \
                   }]\n\n[art.path]";
        let theme = theme.expect("a theme").replace("[art.path]", art);
        files.insert("content/themes/sti.toml", theme.as_bytes());
        files
    };
    let bright = |files| {
        let page = pages(files).remove(0);
        page.pixels().filter(|pixel| pixel.0 == BRIGHT).count()
    };
    assert_eq!(bright(with_art("art = \"picture\"")), 0);
    // The picture that nothing shows is told.
    let hidden = with_art("art = \"picture\"\npicture = \"none\"");
    let (made, said) = build(hidden, Edition::Png, PPI);
    assert_eq!(said.len(), 1, "{said:?}");
    let cover = image::load_from_memory(&made[0].bytes).expect("a page");
    let cover = cover.into_rgba8();
    assert!(cover.pixels().any(|pixel| pixel.0 == BRIGHT));

    let figures = |cover: &str, alt: &str| {
        let files = with_cover(BOOKLET, cover, alt, (1200, 600));
        let (made, said) = build(files, Edition::Screen, 72);
        assert_eq!(said, [""; 0]);
        Pdf::load(&made[0].bytes).figures()
    };
    for cover in ["", "picture = \"bleed\"", "picture = \"fill\""] {
        assert_eq!(figures(cover, "En tur"), ["En tur"], "{cover}");
        assert_eq!(figures(cover, ""), [""; 0], "{cover}");
    }
}

#[test]
fn a_picture_runs_on_from_one_gate_to_the_other() {
    let gate = "format = \"leaflet\"\nfold = \"gate\"\ntrim = \"A4\"";
    let files = || with_cover(gate, "picture = \"fill\"", "En tur", (1600, 1000));
    let pages = pages(files());
    let has = |page: usize, color: [u8; 4]| pages[page].pixels().any(|pixel| pixel.0 == color);
    // Its middle is where the gates meet.
    assert!(has(0, LEFT) && !has(0, RIGHT));
    assert!(has(1, RIGHT) && !has(1, LEFT));
    let (made, _) = build(files(), Edition::Screen, 72);
    assert_eq!(Pdf::load(&made[0].bytes).figures(), ["En tur"]);
}

#[test]
fn on_a_picture_a_dark_mark_has_a_white_panel_and_a_light_one_a_dark_panel() {
    // The panel below a mark of one colour on a cover that a picture fills: its colour, and where it is.
    let panel = |color: [u8; 4], cover: &str| {
        let mark = RgbaImage::from_fn(400, 400, |x, _| Rgba(if x < 300 { color } else { [0; 4] }));
        let mut bytes = Cursor::new(Vec::new());
        mark.write_to(&mut bytes, ImageFormat::Png)
            .expect("written");
        let cover =
            format!("picture = \"fill\"\ntitle-ground = \"none\"\nlogo = \"cover\"\n{cover}");
        let mut files = with_cover(BOOKLET, &cover, "En tur", (1200, 1800));
        let product = "[project]\nlogo = \"merke.png\"\norganisation = \"Møteplassen\"\n\n[[product]]\nid = \"kort\"\n\
                       content = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n";
        files.insert("trykk.toml", product.as_bytes());
        files.insert("content/images/merke.png", bytes.into_inner());
        let page = pages(files).remove(0);
        // The upper right corner of the mark, where it is clear.
        let corner = page.get_pixel(120 * PER_MM, 170 * PER_MM).0;
        (corner, place(&page, &[corner]))
    };
    let at_the_foot = [105, 165, 125, 185];
    let (dark, light) = ([20, 60, 70, 255], [250, 250, 240, 255]);
    // The words of the cover are white too.
    assert_eq!(panel(dark, "").0, [255; 4]);
    assert_eq!(panel(light, ""), (DEEP, at_the_foot));
    assert_eq!(panel(light, "logo-ground = \"deep\""), (DEEP, at_the_foot));
    // Right on the picture.
    assert_eq!(panel(light, "logo-ground = \"none\"").0, RIGHT);
}
