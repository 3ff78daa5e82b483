//! How far grounds reach on paper that is folded, and whether they are printed at all.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use trykk::build::{BuiltProduct, Edition, Request};
use trykk::color::Color;
use trykk::geom::Rect;
use trykk::pages::ItemKind;

use super::{SmallProject, booklet, cards, deck, guide};

/// The office edition, with what stands on its pages.
fn office(project: &SmallProject) -> BuiltProduct {
    let request = Request {
        editions: vec![Edition::Office],
        keep_items: true,
        ..Request::default()
    };
    let (built, found) = project.build(&request);
    assert_eq!(found, [""; 0]);
    built.expect("a product")
}

/// What is filled on a page, as far as it is larger than half of it: from where to where, in millimetres,
/// and in which colour.
fn grounds(product: &BuiltProduct, page: usize) -> Vec<([f64; 4], Color)> {
    let page = &product
        .office
        .as_ref()
        .expect("an office edition")
        .document
        .pages[page];
    let trim = page.trim;
    let large =
        |area: &Rect| area.size.width > trim.width / 2.0 && area.size.height > trim.height / 2.0;
    let filled = page.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Path { path, fill, .. } => Some((path.bounds()?, (*fill)?)),
        _ => None,
    });
    filled
        .filter(|(area, _)| large(area))
        .map(|(area, fill)| {
            let edges = [area.left(), area.top(), area.right(), area.bottom()];
            (
                edges.map(|edge| (edge.to_mm() * 100.0).round() / 100.0),
                fill,
            )
        })
        .collect()
}

#[test]
fn a_cover_reaches_the_fold_and_stops_at_the_papers_edges() {
    let layout = booklet("A5", "paper = \"A4\"\nschema = \"saddle\"")
        .replace("[section]", "[cover]\naccent = \"fjord\"\n\n[section]");
    let built = office(&SmallProject::new(&guide(3), &layout));
    let cover: Vec<[f64; 4]> = grounds(&built, 0).iter().map(|(area, _)| *area).collect();
    assert_eq!(cover, [[0.0, 6.0, 142.0, 204.0]]);
    // Nothing is folded on sheets with one page a side.
    let single = layout.replace("A4", "A5").replace("saddle", "single");
    let built = office(&SmallProject::new(&guide(3), &single));
    let cover: Vec<[f64; 4]> = grounds(&built, 0).iter().map(|(area, _)| *area).collect();
    assert_eq!(cover, [[6.0, 6.0, 142.0, 204.0]]);
}

#[test]
fn pages_of_a_zine_stop_where_the_paper_does() {
    let layout = cards("74x105mm", "paper = \"A4\"\nschema = \"zine\"");
    let built = office(&SmallProject::new(&deck(8), &layout));
    let area = |page: usize| grounds(&built, page - 1)[0].0;
    for page in [1, 2, 5, 6] {
        assert_eq!(area(page), [0.0, 0.0, 74.0, 99.0], "{page}");
    }
    for page in [3, 7] {
        assert_eq!(area(page), [0.0, 0.0, 68.0, 99.0], "{page}");
    }
    for page in [4, 8] {
        assert_eq!(area(page), [6.0, 0.0, 74.0, 99.0], "{page}");
    }
}

#[test]
fn cards_with_rims_of_their_own_look_alike_wherever_they_come_on_the_sheet() {
    for edge in ["edge = \"inset-each\"", ""] {
        let sheet = format!("paper = \"A4\"\nschema = \"nup\"\n{edge}");
        let built = office(&SmallProject::new(&deck(4), &cards("85x55mm", &sheet)));
        for page in 0..4 {
            assert_eq!(grounds(&built, page)[0].0, [6.0, 6.0, 79.0, 49.0]);
        }
    }
}

/// From where to where each page of the first sheet's front inks, with the edges of its trim there.
fn inked(built: &BuiltProduct) -> Vec<([f64; 4], [f64; 4])> {
    let office = built.office.as_ref().expect("an office edition");
    let round = |area: Rect| {
        [area.left(), area.top(), area.right(), area.bottom()]
            .map(|edge| (edge.to_mm() * 100.0).round() / 100.0)
    };
    let sheets = office.plan.sheets.to_vec();
    let slots = sheets[0].sides[0].slots.iter();
    slots
        .map(|slot| {
            let size = slot.turn.size(office.document.pages[slot.page].trim);
            let trim = Rect {
                origin: slot.origin,
                size,
            };
            (round(slot.clip), round(trim))
        })
        .collect()
}

#[test]
fn grounds_stop_at_the_papers_edges_and_go_on_to_cuts_between_pages() {
    // Two A5 pages fill A4 but for half a millimetre: their outer edges are the paper's, and they meet in a cut.
    let sheet = "paper = \"A4\"\nschema = \"nup\"\nedge = \"inset\"";
    let built = office(&SmallProject::new(&deck(2), &cards("A5", sheet)));
    let bleed = 3.0;
    for page in 0..2 {
        let area = grounds(&built, page)[0].0;
        assert_eq!(area, [-bleed, -bleed, 148.0 + bleed, 210.0 + bleed]);
    }
    let inked = inked(&built);
    assert_eq!(inked[0].0, [6.0, 6.0, 148.5, 204.0]);
    assert_eq!(inked[1].0, [148.5, 6.0, 291.0, 204.0]);
    // Where all cards lie away from the paper's edges, none stops short of its trim.
    let built = office(&SmallProject::new(&deck(9), &cards("85x55mm", sheet)));
    for (clip, trim) in self::inked(&built) {
        assert!(clip[0] <= trim[0] && clip[1] <= trim[1], "{clip:?}");
        assert!(clip[2] >= trim[2] && clip[3] >= trim[3], "{clip:?}");
    }
}

#[test]
fn pages_of_a_booklet_that_are_cut_apart_are_told_where_their_colours_differ() {
    let request = Request {
        editions: vec![Edition::Office],
        ..Request::default()
    };
    for (edge, wanted) in [("inset", &["neighbours-differ"][..]), ("inset-each", &[])] {
        let sheet = format!("paper = \"A4\"\nschema = \"nup\"\nedge = \"{edge}\"");
        let layout =
            booklet("A6", &sheet).replace("[section]", "[cover]\naccent = \"fjord\"\n\n[section]");
        let (_, found) = SmallProject::new(&guide(3), &layout).build(&request);
        assert_eq!(found, wanted);
    }
}

#[test]
fn words_on_labels_at_the_papers_edge_are_not_cut_off() {
    let sheet = "schema = \"perforated\"\nsheet = \"L7160\"\nedge = \"inset\"";
    let layout = cards("63.5x38.1mm", sheet).replace("safe = \"7mm\"", "safe = \"3mm\"");
    let (_, found) = SmallProject::new(&deck(21), &layout).build(&Request {
        editions: vec![Edition::Office],
        ..Request::default()
    });
    assert!(!found.contains(&"cut-in-fold".to_owned()), "{found:?}");
}

#[test]
fn labels_have_no_rims_where_no_label_lies_at_the_papers_edge() {
    let sheet = "schema = \"perforated\"\nsheet = \"C32011\"\nedge = \"inset\"";
    let built = office(&SmallProject::new(&deck(10), &cards("85x54mm", sheet)));
    for (clip, trim) in inked(&built) {
        assert!(clip[0] < trim[0] && clip[2] > trim[2], "{clip:?}");
        assert!(clip[1] <= trim[1] && clip[3] >= trim[3], "{clip:?}");
    }
}

#[test]
fn the_themes_ground_is_printed_unless_the_layout_leaves_it_to_the_paper() {
    let sheet = "paper = \"A4\"\nschema = \"nup\"\nedge = \"bleed\"";
    let layout = cards("85x55mm", sheet).replace("\"soft\"", "\"ground\"");
    let sand = "ground = { rgb = \"#F7F1E6\", cmyk = [0, 2, 9, 4] }";
    let printed = SmallProject::new(&deck(2), &layout).with_colour(sand);
    let found = grounds(&office(&printed), 0);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.rgb, [0xf7, 0xf1, 0xe6]);
    let layout = layout.replace("\"ground\"", "\"ground\"\noffice-ground = \"paper\"");
    let paper = SmallProject::new(&deck(2), &layout).with_colour(sand);
    assert_eq!(grounds(&office(&paper), 0), []);
}

#[test]
fn a_picture_behind_a_face_is_part_of_what_the_paper_stands_for() {
    let sheet = "paper = \"A4\"\nschema = \"nup\"\nedge = \"bleed\"";
    let picture = "background-picture = \"vei.png\"";
    let pictures = |keys: &str| {
        let background = format!("background = \"white\"\n{keys}");
        let layout = cards("85x55mm", sheet).replace("background = \"soft\"", &background);
        let project = SmallProject::new(&deck(1), &layout);
        let built = office(&project.with_picture("vei.png", large_picture()));
        let document = &built.office.as_ref().expect("an office edition").document;
        let items = document.pages[0].items.iter();
        items
            .filter(|item| matches!(item.kind, ItemKind::Image { .. }))
            .count()
    };
    assert_eq!(pictures(picture), 1);
    let paper = format!("{picture}\noffice-ground = \"paper\"");
    assert_eq!(pictures(&paper), 0);
}

/// A picture with as many pixels as a card needs on paper.
fn large_picture() -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    GrayImage::from_pixel(1200, 800, Luma([240]))
        .write_to(&mut png, ImageFormat::Png)
        .expect("encoded");
    png.into_inner()
}

#[test]
fn the_back_of_a_leaflet_is_covered_from_fold_to_fold() {
    let back = "[[section]]\nid = \"bak\"\ntitle = \"Bak\"\nrole = \"back\"\n\n[[section.block]]\n\
                kind = \"text\"\ntext = \"Ring oss.\"\n";
    let layout = |fold: &str| {
        format!(
            "format = \"leaflet\"\nfold = \"{fold}\"\ntrim = \"A4\"\nsafe = \"6mm\"\ngrid = \"8pt\"\n\n[margin]\n\
             top = \"14mm\"\nbottom = \"14mm\"\ninner = \"6mm\"\nouter = \"6mm\"\n\n[cover]\naccent = \"fjord\"\n\n\
             [section]\nstart = \"page\"\n\n[sheet.office]\npaper = \"A4\"\nschema = \"leaflet\"\n"
        )
    };
    // The back, its width, and where its ground ends: at the edge of the paper, else at the fold.
    for (fold, page, left, right) in [
        ("letter", 5, 0.0, 99.5),
        ("gate", 5, 0.0, 149.25),
        ("half", 3, 6.0, 148.5),
        ("z", 5, 0.0, 93.0),
    ] {
        let built = office(&SmallProject::new(&(guide(1) + back), &layout(fold)));
        let found: Vec<[f64; 4]> = grounds(&built, page)
            .iter()
            .map(|(area, _)| *area)
            .collect();
        assert_eq!(found, [[left, 6.0, right, 204.0]], "{fold}");
    }
}
