//! Small projects with photographs and logos: what is said of them, and what is seen of them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use trykk::build::Edition;
use trykk::source::Memory;

use crate::support::images::{MARK, way};
use crate::support::pdf::Pdf;
use crate::support::small::{build, project};

/// The deep colour of the theme's first accent.
const DEEP: [u8; 4] = [0x1d, 0x5b, 0x66, 255];

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

/// A page of a booklet with these keys of a picture twice as wide as high; the text is 100 mm wide.
fn page_with(keys: &str, edge: &str, rules: &str) -> Memory {
    let words = format!(
        "lang = \"nb\"\ntitle = \"Tur\"\n\n[[section]]\nid = \"en\"\ntitle = \"En\"\n\n[[section.block]]\n\
         kind = \"image\"\nfile = \"tur.png\"\nalt = \"En vei\"\n{keys}\n"
    );
    let layout = format!(
        "format = \"booklet\"\ntrim = \"140x200mm\"\nbleed = \"3mm\"\nsafe = \"5mm\"\ngrid = \"8pt\"\n\
         margin = {{ top = \"10mm\", bottom = \"10mm\", inner = \"25mm\", outer = \"15mm\" }}\n\n\
         [section]\nstart = \"page\"\n\n{rules}\n[sheet.office]\npaper = \"A4\"\nschema = \"single\"\n{edge}\n"
    );
    let mut files = project(&words, &layout);
    files.insert("content/images/tur.png", way());
    files
}

/// Where the picture is drawn on the page of a screen file, from the left and from below, with its width and
/// height, in millimetres; and what the page says.
fn drawn(files: Memory) -> ([i64; 4], String) {
    let (made, said) = build(files, Edition::Screen, 72);
    assert_eq!(said, [""; 0]);
    let read = Pdf::load(&made[0].bytes);
    let mut operations = read.operations(0).into_iter().peekable();
    let mut matrix = None;
    while let Some(operation) = operations.next() {
        if operation.operator == "cm" && operations.peek().is_some_and(|next| next.operator == "Do")
        {
            matrix = Some(operation.operands);
        }
    }
    let matrix = matrix.expect("a picture");
    let mm = |nth: usize| (matrix[nth].as_float().expect("a number") * 25.4 / 72.0).round() as i64;
    ([mm(4), mm(5), mm(0), mm(3)], read.words())
}

#[test]
fn a_picture_is_as_wide_as_the_words_say_and_never_cut() {
    let place = |keys| {
        let ([left, _, width, height], _) = drawn(page_with(keys, "", ""));
        (left, width, height)
    };
    // The sides of the file are as 2 to 1, and stay so.
    assert_eq!(place(""), (25, 100, 50));
    assert_eq!(place("width = \"measure\""), (25, 100, 50));
    assert_eq!(place("width = \"50%\""), (25, 50, 25));
    assert_eq!(place("width = \"30mm\""), (25, 30, 15));
    // From the bleed on the left to that on the right: the page's box begins there.
    let (left, width, height) = place("width = \"bleed\"");
    assert_eq!((left, width, height), (-3, 146, 73));
}

#[test]
fn words_stand_beside_and_below_a_picture() {
    let keys = "width = \"40%\"\ncaption = \"Veien\"\ncredit = \"Foto: Kari\"\ntext-beside = \"Ord ved siden av.\"";
    let ([left, ..], words) = drawn(page_with(keys, "", ""));
    assert_eq!(left, 25);
    assert!(words.contains("Veien. Foto: Kari"), "{words}");
    assert!(words.contains("Ord ved siden av."), "{words}");
    let right = drawn(page_with(keys, "", "[block.image]\nside = \"right\"\n")).0;
    assert_eq!((right[0], right[2]), (85, 40));
    let alone = page_with(keys, "", "[only.x]\nkind = \"image\"\nside = \"right\"\n");
    let (_, said) = build(alone, Edition::Screen, 72);
    assert_eq!(said.len(), 1, "{said:?}");
}

/// A card of A5 with a picture twice as wide as high in its lower area, which is 132 mm wide, with these keys.
fn card_with(keys: &str) -> Memory {
    let words = format!(
        "lang = \"nb\"\ntitle = \"Tur\"\n\n[[card]]\ntitle = \"En\"\n\
         bilde = {{ kind = \"image\", file = \"tur.png\", alt = \"En vei\", {keys} }}\n"
    );
    let layout = "format = \"card\"\ntrim = \"A5\"\nsafe = \"8mm\"\n\n[front]\nrows = [\"auto\", \"1fr\"]\n\
                  areas = [\"title\", \"bilde\"]\n";
    let mut files = project(&words, layout);
    files.insert("content/images/tur.png", way());
    files
}

#[test]
fn words_stand_beside_a_picture_on_a_card_as_in_a_booklet() {
    let beside = "text-beside = \"Ord ved siden av.\"";
    for (keys, wide) in [
        (beside.to_owned(), 53),
        (format!("{beside}, width = \"50%\""), 66),
        (format!("{beside}, width = \"30mm\""), 30),
        (format!("{beside}, credit = \"Foto Kari Nordmann\""), 53),
    ] {
        let ([left, _, width, height], words) = drawn(card_with(&keys));
        assert_eq!((left, width), (8, wide), "{keys}");
        assert!((height - wide / 2).abs() <= 1, "{keys}: {height}");
        assert!(words.contains("Ord ved siden av."), "{words}");
    }
}

#[test]
fn a_picture_that_is_too_high_from_edge_to_edge_is_told_with_a_width_that_fits() {
    let mut files = page_with("width = \"bleed\"", "", "");
    files.insert(
        "content/images/tur.png",
        png(RgbaImage::from_pixel(100, 140, Rgba([9, 99, 9, 255]))),
    );
    let (_, said) = build(files, Edition::Screen, 72);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].ends_with("write \"100mm\" or less"), "{said:?}");
}

#[test]
fn a_card_too_near_the_cut_is_told_how_large_the_safe_zone_must_be() {
    let of = |safe: &str| {
        let words = "lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Hei\"\n";
        let layout = format!(
            "format = \"card\"\ntrim = \"85x55mm\"\nbleed = \"3mm\"\nsafe = \"{safe}\"\n\n[front]\n\
             rows = [\"1fr\"]\nareas = [\"title\"]\n"
        );
        let mut files = project(words, &layout);
        let project = "[project]\nname = \"P\"\ndate = \"2026-01-15\"\n\n[[product]]\nid = \"kort\"\n\
                       content = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n";
        files.insert("trykk.toml", project.as_bytes());
        build(files, Edition::Press, 72).1
    };
    let said = of("1mm");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("safe = \"3mm\" or more"), "{said:?}");
    assert_eq!(of("3mm"), [""; 0]);
}

#[test]
fn a_picture_without_room_is_told_with_what_there_is() {
    let said = |keys| build(page_with(keys, "", ""), Edition::Screen, 72).1;
    for (keys, wanted) in [
        (
            "width = \"120mm\"",
            "Error: the picture is 120.0 mm wide, and the text is 100.0 mm / write \"100mm\" or less",
        ),
        (
            "width = \"bleed\"\ntext-beside = \"Ord\"",
            "Error: a picture that goes to the edges of the page has no room for text beside it / write a part \
             of the text's width such as \"40%\", or a length such as \"60mm\"; or leave out `text-beside`",
        ),
        (
            "width = \"95%\"\ntext-beside = \"Ord som ikke har noen plass ved siden av et så bredt bilde\"",
            "Error: beside a picture of this width there is only 0.1 mm for the text / write \"71.7mm\" or less",
        ),
        (
            "width = \"50\"",
            "Error: `50` is not the width of a picture / write \"50%\" for a part of the text's width, or \
             \"50mm\" for a length",
        ),
        (
            "width = \"halv\"",
            "Error: `halv` is not the width of a picture / write \"measure\" (as wide as the text), \
             \"bleed\" (to the edges of the page), a part such as \"50%\", or a length such as \"60mm\"",
        ),
    ] {
        assert_eq!(said(keys), [wanted], "{keys}");
    }
    for keys in [
        "width = \"0%\"",
        "width = \"101%\"",
        "width = \"-3mm\"",
        "width = \"%\"",
        "width = \"\"",
    ] {
        assert_eq!(said(keys).len(), 1, "{keys}");
    }
}

/// Cards with the project's mark at their foot.
fn with_logo(info: &str, card: &str) -> Memory {
    let words = format!("lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Hei\"\n{card}\n");
    let layout = r#"
format = "card"
trim = "A6"
safe = "5mm"

[front]
rows = ["1fr", "20mm"]
areas = ["title", "logo"]

[front.title]
fit = { min = "14pt", max = "18pt" }
"#;
    let mut files = project(&words, layout);
    files.insert("content/images/merke.png", way());
    files.insert("content/images/annet.png", way());
    let product =
        "[[product]]\nid = \"kort\"\ncontent = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n";
    files.insert("trykk.toml", format!("{info}\n{product}").into_bytes());
    files
}

/// What the pictures of a file are called for who does not see them, and its author.
fn figures(files: Memory) -> (Vec<String>, String) {
    let (made, said) = build(files, Edition::Screen, 72);
    assert_eq!(said, [""; 0]);
    let read = Pdf::load(&made[0].bytes);
    let author = match read.info().has(b"Author") {
        true => read.text(read.info(), "Author"),
        false => String::new(),
    };
    (read.figures(), author)
}

#[test]
fn the_mark_of_the_project_stands_on_every_card_under_its_name() {
    let name = |info: &str| figures(with_logo(info, ""));
    let both = (vec!["Møteplassen".to_owned()], "Møteplassen".to_owned());
    let logo = "[project]\nlogo = \"merke.png\"\n";
    assert_eq!(
        name(&format!("{logo}organisation = \"Møteplassen\"\n")),
        both
    );
    // The field stands in for it.
    assert_eq!(
        name(&format!(
            "{logo}\n[fields]\norganisation = \"Møteplassen\"\n"
        )),
        both
    );
    // A mark that nobody is named for is decoration.
    assert_eq!(name(logo), (Vec::new(), String::new()));
    // A card may have another one.
    let other = "logo = { kind = \"image\", file = \"annet.png\", alt = \"Vennene\" }";
    assert_eq!(figures(with_logo(logo, other)).0, ["Vennene"]);
}

#[test]
fn a_mark_that_is_not_there_is_told_where_the_project_names_it() {
    let (made, said) = build(
        with_logo("[project]\nlogo = \"merket.png\"\n", ""),
        Edition::Screen,
        72,
    );
    let wanted =
        "Error: there is no picture `merket.png` in content/images / did you mean `merke.png`?";
    assert_eq!((made.len(), said), (0, vec![wanted.to_owned()]));
    let (_, said) = build(with_logo("", ""), Edition::Screen, 72);
    assert_eq!(said.len(), 1, "an area without anything to show: {said:?}");
}

/// A booklet with a cover and a back, and the mark of the project.
fn booklet_with_logo(cover: &str) -> Memory {
    let words = "lang = \"nb\"\ntitle = \"Tur\"\nsubtitle = \"Om å gå sammen\"\n\n[[section]]\nid = \"en\"\n\
                 title = \"En\"\nblock = [{ kind = \"text\", text = \"Ord.\" }]\n\n[[section]]\nid = \"bak\"\n\
                 title = \"Ta kontakt\"\nrole = \"back\"\nblock = [{ kind = \"text\", text = \"Ring oss.\" }]\n";
    let layout = format!(
        "format = \"booklet\"\ntrim = \"140x200mm\"\nbleed = \"3mm\"\nsafe = \"5mm\"\ngrid = \"8pt\"\n\
         margin = {{ top = \"10mm\", bottom = \"15mm\", inner = \"25mm\", outer = \"15mm\" }}\n\n[cover]\n\
         accent = \"fjord\"\n{cover}\n\n[section]\nstart = \"page\"\n"
    );
    let mut files = project(words, &layout);
    files.insert("content/images/merke.svg", MARK.as_bytes());
    let product = "[project]\nlogo = \"merke.svg\"\norganisation = \"Møteplassen\"\n\n[[product]]\nid = \"kort\"\n\
                   content = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n";
    files.insert("trykk.toml", product.as_bytes());
    files
}

#[test]
fn the_mark_of_the_project_stands_on_the_cover_and_the_back_of_a_booklet() {
    let marks = |cover: &str| figures(booklet_with_logo(cover)).0.len();
    assert_eq!(
        figures(booklet_with_logo("")).0,
        ["Møteplassen", "Møteplassen"]
    );
    assert_eq!(marks("logo = \"cover\""), 1);
    assert_eq!(marks("logo = \"back\""), 1);
    // At the foot of the text on the right: a white panel around a mark of 28 × 14 mm, or the mark alone.
    let place = |cover: &str| {
        let (made, said) = build(booklet_with_logo(cover), Edition::Png, 127);
        assert_eq!(said, [""; 0]);
        let is_cover = |file: &&trykk::build::File| file.name.ends_with("001.png");
        let file = made.iter().find(is_cover).expect("a cover");
        let page = image::load_from_memory(&file.bytes)
            .expect("a page")
            .into_rgba8();
        let mut around = [u32::MAX, u32::MAX, 0, 0];
        for (x, y, pixel) in page.enumerate_pixels() {
            // Below the title, and right of what stands beside the mark.
            if y < 500 || x < 370 || pixel.0 == DEEP {
                continue;
            }
            around = [
                around[0].min(x),
                around[1].min(y),
                around[2].max(x + 1),
                around[3].max(y + 1),
            ];
        }
        around.map(|side| (f64::from(side) / 5.0).round() as u32)
    };
    assert_eq!(place(""), [91, 165, 125, 185]);
    // Of the mark alone, the house is as dark as the ground, and the sun begins 18 mm from its left edge.
    let alone = place("logo-ground = \"none\"\nlogo-height = \"10mm\"");
    assert_eq!((alone[2], alone[3]), (125, 185));
}

#[test]
fn a_mark_has_a_white_panel_where_it_is_not_seen_on_the_cover() {
    // How many white pixels a cover has below its title, where the mark is an oblong of one colour.
    let white = |color: [u8; 4], around: [u8; 4], cover: &str| {
        let mark = RgbaImage::from_fn(400, 400, |x, _| Rgba(if x < 300 { color } else { around }));
        let mut files = booklet_with_logo(&format!("logo = \"cover\"\n{cover}"));
        files.insert("content/images/merke.svg", png(mark));
        let (made, said) = build(files, Edition::Png, 72);
        let ending = "Warning: `merke.svg` is a picture in PNG, whatever its name says / call the file \
                      `merke.png`, here too, so that nobody is misled";
        assert_eq!(said, [ending]);
        let is_cover = |file: &&trykk::build::File| file.name.ends_with("001.png");
        let file = made.iter().find(is_cover).expect("a cover");
        let page = image::load_from_memory(&file.bytes)
            .expect("a page")
            .into_rgba8();
        let low = page
            .enumerate_pixels()
            .filter(|(x, y, _)| *y > 300 && *x > 230);
        low.filter(|(_, _, pixel)| pixel.0 == [255; 4]).count()
    };
    let clear = [0; 4];
    // A panel of 20 × 20 mm is 57 × 57 pixels, and the mark takes three quarters of 40 × 40.
    let panel = 57 * 57 - 30 * 40;
    let is_about = |found: usize, wanted: usize| found.abs_diff(wanted) < wanted / 10;
    assert!(is_about(white([20, 60, 70, 255], clear, ""), panel));
    assert!(is_about(white([255; 4], clear, ""), 30 * 40));
    assert!(is_about(
        white([20, 60, 70, 255], [255; 4], ""),
        57 * 57 - 30 * 40
    ));
    assert_eq!(white([20, 60, 70, 255], clear, "logo-ground = \"none\""), 0);
}

#[test]
fn a_mark_that_nothing_shows_is_told_and_one_that_is_not_there_always() {
    let (made, said) = build(booklet_with_logo("logo = \"none\""), Edition::Screen, 72);
    let idle = "Warning: nothing that is made shows this logo / give a face of a card or poster an area called \
                `logo`, or a booklet a cover without logo = \"none\"; or remove the logo here";
    assert_eq!((made.len(), said), (1, vec![idle.to_owned()]));
    let mut files = booklet_with_logo("logo = \"none\"");
    files.remove("content/images/merke.svg");
    let (made, said) = build(files, Edition::Screen, 72);
    assert_eq!((made.len(), said.len()), (0, 1), "{said:?}");
    assert!(
        said[0].starts_with("Error: there is no picture `merke.svg`"),
        "{said:?}"
    );
}
