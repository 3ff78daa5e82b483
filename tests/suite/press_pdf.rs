//! The press edition, read back: what a print shop gets.

use std::fs;
use std::sync::OnceLock;

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};
use trykk::build::Edition;

use crate::support::bundled::build;
use crate::support::files::{fresh, here};
use crate::support::pdf::{Pdf, mm, numbers, plain};
use crate::support::project::Project;
use crate::support::small;

/// The bleed that is asked for by default.
const BLEED: f64 = 3.0;
/// What lies this close is at the same place.
pub const NEAR: f64 = 0.01;

/// A file of the bundled project for this shop, built by the program.
fn bundled(product: &str, shop: &str) -> Pdf {
    let folder = fresh(&format!("press/{product}-{shop}"));
    build(
        &here(""),
        &[product, "--edition", "press", "--press", shop],
        &folder,
    );
    Pdf::load(&fs::read(folder.join(format!("{product}-press.pdf"))).expect("a file"))
}

/// The booklet in both standards, the older with marks.
fn booklets() -> &'static [Pdf; 2] {
    static BUILT: OnceLock<[Pdf; 2]> = OnceLock::new();
    BUILT.get_or_init(|| ["x4-3mm", "x1a-coated-3mm-marks"].map(|shop| bundled("hefte", shop)))
}

/// The cards of the second project, which have a picture that is seen through, on a dark ground.
fn cards(shop: &str) -> Pdf {
    let folder = fresh(&format!("press/guest-cards-{shop}"));
    let project = here("tests/projects/workshop");
    let arguments = ["guest-cards", "--edition", "press", "--press", shop];
    build(&project, &arguments, &folder);
    Pdf::load(&fs::read(folder.join("guest-cards-press.pdf")).expect("a file"))
}

fn rectangle(pdf: &Pdf, page: &Dictionary, key: &str) -> [f64; 4] {
    let numbers = pdf.numbers(page, key);
    numbers.try_into().expect("four numbers")
}

#[test]
fn the_file_says_its_standard_and_its_printing() {
    let [x4, x1a] = booklets();
    assert_eq!([&x4.file.version, &x1a.file.version], ["1.6", "1.4"]);
    assert!(x4.xmp().contains("<pdfxid:GTS_PDFXVersion>PDF/X-4<"));
    assert!(!x4.info().has(b"GTS_PDFXVersion"));
    assert_eq!(x1a.text(x1a.info(), "GTS_PDFXVersion"), "PDF/X-1a:2003");
    for pdf in [x4, x1a] {
        let [intent] = pdf.dictionaries(pdf.catalog(), "OutputIntents")[..] else {
            panic!("one printing");
        };
        assert_eq!(pdf.name(intent, "S"), "GTS_PDFX");
        assert_eq!(pdf.text(intent, "OutputConditionIdentifier"), "FOGRA39");
        let profile = pdf.stream(intent, "DestOutputProfile");
        assert_eq!(plain(profile), trykk::color::profiles::FOGRA39);
        assert_eq!(pdf.name(pdf.info(), "Trapped"), "False");
        assert!(pdf.xmp().contains("<pdf:Trapped>False<"));
        for key in ["CreationDate", "ModDate"] {
            assert!(pdf.info().has(key.as_bytes()), "{key}");
        }
    }
}

#[test]
fn the_older_standard_has_neither_object_streams_nor_transparency() {
    let [_, x1a] = booklets();
    let cards = cards("x1a-coated-3mm");
    for pdf in [x1a, &cards] {
        for object in pdf.file.objects.values() {
            let dictionary = match object {
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &stream.dict,
                _ => continue,
            };
            let kind = dictionary.get(b"Type").and_then(Object::as_name);
            assert!(!matches!(kind, Ok(b"ObjStm" | b"XRef")), "{dictionary:?}");
            for key in [&b"SMask"[..], b"Group", b"ca", b"CA"] {
                assert!(!dictionary.has(key), "{dictionary:?}");
            }
        }
    }
}

#[test]
fn a_picture_that_is_seen_through_stands_in_the_inks_of_its_ground() {
    let x4 = cards("x4-3mm");
    let seen_through = |stream: &&lopdf::Stream| stream.dict.has(b"SMask");
    assert_eq!(
        pictures(&x4)
            .iter()
            .filter(|picture| seen_through(picture))
            .count(),
        1
    );

    let x1a = cards("x1a-coated-3mm");
    let [picture] = pictures(&x1a)[..] else {
        panic!("one picture");
    };
    let pixels = plain(picture);
    // The corner shows the ground, as the theme says it; the house in the middle is white.
    let ground = fill_before_picture(&x1a);
    let corner: Vec<f64> = pixels[..4]
        .iter()
        .map(|ink| f64::from(*ink) / 255.0)
        .collect();
    for (found, wanted) in corner.iter().zip(&ground) {
        assert!((found - wanted).abs() < 0.003, "{corner:?} on {ground:?}");
    }
    assert!(pixels.as_chunks::<4>().0.contains(&[0; 4]));
}

/// The image XObjects of a file that are no soft masks.
fn pictures(pdf: &Pdf) -> Vec<&lopdf::Stream> {
    let streams = pdf
        .file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let picture = |stream: &&lopdf::Stream| {
        let name = |key| {
            stream
                .dict
                .get(key)
                .and_then(Object::as_name)
                .unwrap_or_default()
        };
        name(b"Subtype") == b"Image" && name(b"ColorSpace") == b"DeviceCMYK"
    };
    streams.filter(picture).collect()
}

/// The fill colour of the first form, when its first thing is painted.
fn fill_before_picture(pdf: &Pdf) -> Vec<f64> {
    let forms = pdf.page_operations();
    let fill = forms[0].iter().find(|operation| operation.operator == "k");
    numbers(&fill.expect("a colour").operands)
}

#[test]
fn boxes_are_exact_and_marks_stand_outside_the_bleed() {
    for (pdf, margin) in booklets().iter().zip([BLEED, 9.0]) {
        for nth in 0..pdf.pages.len() {
            let page = pdf.page(nth);
            let [media, crop, bleed, trim] = ["MediaBox", "CropBox", "BleedBox", "TrimBox"]
                .map(|key| rectangle(pdf, page, key).map(mm));
            assert_eq!(media, crop);
            let wanted = [margin, margin, margin + 148.0, margin + 210.0];
            let outwards = [-BLEED, -BLEED, BLEED, BLEED];
            for side in 0..4 {
                assert!((trim[side] - wanted[side]).abs() < NEAR, "{trim:?}");
                let bled = wanted[side] + outwards[side];
                assert!((bleed[side] - bled).abs() < NEAR, "{bleed:?}");
            }
            for key in ["Rotate", "UserUnit", "Annots", "StructParents"] {
                assert!(!page.has(key.as_bytes()), "{key}");
            }
            for [x, y] in mark_ends(&pdf.operations(nth)) {
                let (x, y) = (mm(x), mm(y));
                let outside = x < bleed[0] + NEAR
                    || x > bleed[2] - NEAR
                    || y < bleed[1] + NEAR
                    || y > bleed[3] - NEAR;
                assert!(outside, "a mark at {x}, {y}");
            }
        }
    }
    let [x4, x1a] = booklets();
    assert!(mark_ends(&x4.operations(0)).is_empty());
    assert!(!mark_ends(&x1a.operations(0)).is_empty());
}

/// Where the lines of marks begin and end: all that is drawn on a page beside its form.
fn mark_ends(operations: &[Operation]) -> Vec<[f64; 2]> {
    let lines = operations
        .iter()
        .filter(|op| matches!(op.operator.as_str(), "m" | "l"));
    lines
        .map(|line| numbers(&line.operands).try_into().expect("a place"))
        .collect()
}

#[test]
fn everything_is_in_four_inks_and_only_small_black_prints_over() {
    for pdf in booklets() {
        let mut over = 0;
        for form in pdf.page_operations() {
            let (mut prints_over, mut fill, mut size) = (false, vec![0.0; 4], 0.0);
            for operation in &form {
                let values = || numbers(&operation.operands);
                match operation.operator.as_str() {
                    "g" | "G" | "rg" | "RG" | "cs" | "CS" | "sc" | "scn" | "SC" | "SCN" => {
                        panic!("{operation:?}")
                    }
                    "gs" => prints_over = operation.operands[0].as_name().unwrap() == b"Over",
                    "k" => fill = values(),
                    "Tf" => size = values_behind_name(operation),
                    "TJ" => {
                        let small_black = fill == [0.0, 0.0, 0.0, 1.0] && size < 12.0;
                        assert_eq!(prints_over, small_black, "{fill:?} at {size}");
                        over += usize::from(prints_over);
                    }
                    _ => {}
                }
            }
        }
        assert!(over > 0, "no small black text");
        let states = pdf
            .file
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok());
        let over = states.filter(|state| pdf.holds(state, "OP"));
        let modes: Vec<i64> = over
            .map(|state| state.get(b"OPM").unwrap().as_i64().unwrap())
            .collect();
        assert_eq!(modes, [1]);
    }
}

#[test]
fn small_type_is_on_the_black_plate_alone() {
    for pdf in booklets() {
        let (mut small, mut large) = (0, 0);
        for form in pdf.page_operations() {
            let (mut fill, mut size) = (vec![0.0; 4], 0.0);
            for operation in &form {
                match operation.operator.as_str() {
                    "k" => fill = numbers(&operation.operands),
                    "Tf" => size = values_behind_name(operation),
                    "TJ" if size < 14.0 => {
                        assert_eq!(fill[..3], [0.0; 3], "{fill:?} at {size}");
                        small += 1;
                    }
                    "TJ" => large += usize::from(fill[..3] != [0.0; 3]),
                    _ => {}
                }
            }
        }
        assert!(small > 0 && large > 0, "no small type, or no colour");
    }
}

#[test]
fn a_job_in_black_has_no_other_ink() {
    let cards = cards("x1a-black");
    assert!(!pictures(&cards).is_empty());
    for picture in pictures(&cards) {
        let pixels = plain(picture);
        let (pixels, _) = pixels.as_chunks::<4>();
        assert!(pixels.iter().all(|[c, m, y, _]| [*c, *m, *y] == [0; 3]));
        assert!(pixels.iter().any(|[_, _, _, k]| *k > 0));
    }
    let marked = Project::new("press-black");
    marked.change(
        "trykk.toml",
        "theme = \"sti\"",
        "theme = \"sti\"\neditions = [\"press\"]\npress = \"svart\"\n\n[project]\n\
         date = \"2026-01-15\"\n\n[press.svart]\nlike = \"x1a-black\"\nmarks = \"all\"",
    );
    marked.trykk("build").assert().success();
    let marked = Pdf::load(&marked.read("output/hefte-press.pdf"));
    assert!(!mark_ends(&marked.operations(0)).is_empty());
    for pdf in [&cards, &marked] {
        let sides = (0..pdf.pages.len()).map(|nth| pdf.operations(nth));
        let mut inked = 0;
        for operation in sides.chain(pdf.page_operations()).flatten() {
            match operation.operator.as_str() {
                "k" | "K" => {
                    assert_eq!(numbers(&operation.operands)[..3], [0.0; 3]);
                    inked += 1;
                }
                "g" | "G" | "rg" | "RG" | "cs" | "CS" => panic!("{operation:?}"),
                _ => {}
            }
        }
        assert!(inked > 0, "no ink");
    }
}

fn values_behind_name(operation: &Operation) -> f64 {
    f64::from(operation.operands[1].as_float().expect("a size"))
}

#[test]
fn cards_come_as_front_and_back_in_turn() {
    let pdf = bundled("huskekort", "x4-3mm");
    let sides = pdf.sides();
    // Nine cards, each with a back of its own.
    let forms: Vec<usize> = sides.iter().map(|side| side.placed[0].page).collect();
    assert_eq!(forms, (0..18).collect::<Vec<_>>());
}

#[test]
fn a_poster_goes_to_the_shop_without_its_page_for_notes() {
    let pdf = bundled("chime-plakat", "x4-3mm");
    assert_eq!(pdf.pages.len(), 1);
    assert_eq!(pdf.page_operations().len(), 1);
}

#[test]
fn a_leaflet_is_its_two_flat_sides_with_fold_marks() {
    let pdf = bundled("brosjyre", "x4-3mm-marks");
    assert_eq!(pdf.pages.len(), 2);
    for nth in 0..2 {
        let trim = rectangle(&pdf, pdf.page(nth), "TrimBox").map(mm);
        assert!(
            (trim[2] - trim[0] - 297.0).abs() < NEAR && (trim[3] - trim[1] - 210.0).abs() < NEAR
        );
        let dashed = pdf.operations(nth).iter().any(|operation| {
            let dash = operation.operands.first().map(Object::as_array);
            operation.operator == "d"
                && dash.is_some_and(|dash| dash.is_ok_and(|dash| !dash.is_empty()))
        });
        assert!(dashed, "no fold mark");
    }
}

#[test]
fn a_booklet_has_as_many_pages_as_folded_sheets() {
    assert!(booklets().iter().all(|pdf| pdf.pages.len() == 24));
}

#[test]
fn pages_that_the_shop_does_not_print_are_not_held_to_what_it_asks_for() {
    let words = "lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Snakk med\"\n\n[[card]]\ntext = \"Ikke til.\"\n";
    let layout = fs::read_to_string(here("tests/cases/deck/content/layouts/kort.toml"));
    let layout = layout.expect("a layout");
    // The title is larger than what the shop takes, the text is smaller.
    let said = |pages: &str| {
        let mut files = small::project(words, &layout);
        let project = format!(
            "[project]\ndate = \"2026-01-15\"\npress = \"eget\"\n\n[press.eget]\nmin-text = \"14pt\"\n\n\
             [[product]]\nid = \"kort\"\ncontent = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\n{pages}"
        );
        files.insert("trykk.toml", project.as_bytes());
        small::build(files, Edition::Press, 72).1
    };
    assert_eq!(said("press-pages = \"1\""), Vec::<String>::new());
    for pages in ["", "press-pages = \"2\"", "press-pages = \"1-2\""] {
        let said = said(pages);
        let [told] = &said[..] else {
            panic!("{pages}: {said:?}");
        };
        assert!(told.contains("14 pt"), "{told}");
    }
}

#[test]
fn checks_that_the_project_lowers_are_told_the_shop() {
    let project = Project::new("press-levels");
    project.change(
        "trykk.toml",
        "theme = \"sti\"",
        "theme = \"sti\"\neditions = [\"press\"]\npress = \"streng\"\n\n[project]\ndate = \"2026-01-15\"\n\n\
         [press.streng]\nsafe = \"8mm\"\n\n[checks]\n\
         safe-zone = { level = \"warning\", reason = \"det er avtalt\" }\n\
         image-ppi = { level = \"off\", reason = \"bildene er skisser\" }\n\
         link-words = { level = \"error\", reason = \"alle skal kunne lese det\" }",
    );
    project.trykk("build").assert().success();
    let note = String::from_utf8(project.read("output/hefte-press.txt")).expect("UTF-8");
    for words in [
        "Kontrollen image-ppi er slått av i dette prosjektet. Grunn: bildene er skisser\n",
        "Kontrollen safe-zone stanser ikke filen i dette prosjektet, den varsler bare. Grunn: det er avtalt\n",
        "The check image-ppi is switched off in this project. Reason: bildene er skisser\n",
        "The check safe-zone does not stop the file in this project, it only warns. Reason: det er avtalt\n",
    ] {
        assert!(note.contains(words), "{note}");
    }
    assert!(!note.contains("link-words"), "{note}");
}
