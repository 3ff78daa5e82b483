//! Fonts of other kinds than those inside Trykk: the same words in the same places, and what stands in the files.

use std::fs;

use trykk::build::Edition;
use trykk::source::{Files, Memory};

use crate::support::files::here;
use crate::support::fonts::{cff_of, variable_of, woff_of};
use crate::support::pdf::{Pdf, plain};
use crate::support::project::Project;
use crate::support::small;

const WORDS: &str = "lang = \"nb\"\ntitle = \"Kort\"\n\n[[card]]\ntitle = \"Håp og AVÅ\"\n\
                     text = \"Ord som *betyr* noe, sju fine filer og 12 æbler på en øy.\"\n";
const LAYOUT: &str = "format = \"card\"\ntrim = \"85x55mm\"\nbleed = \"3mm\"\nsafe = \"5mm\"\n\n\
                      [front]\nareas = [\"title\", \"text\"]\nrows = [\"auto\", \"1fr\"]\n\n[front.title]\n\n[front.text]\n";

/// A deck whose fonts are made of the bundled ones.
fn project(made: impl Fn(&str, Vec<u8>) -> Option<(String, Vec<u8>)>) -> Memory {
    let mut files = small::project(WORDS, LAYOUT);
    // Files for print shops say when they were made.
    let project = files
        .read("trykk.toml", u64::MAX)
        .expect("a project")
        .into_owned();
    let project = [b"[project]\ndate = \"2026-01-15\"\n\n".as_slice(), &project].concat();
    files.insert("trykk.toml", project);
    let fonts: Vec<String> = files.list("fonts").expect("a folder");
    for name in fonts.iter().filter(|name| name.ends_with(".ttf")) {
        let path = format!("fonts/{name}");
        let bytes = files.read(&path, u64::MAX).expect("a font").into_owned();
        files.remove(&path);
        if let Some((path, bytes)) = made(name, bytes) {
            files.insert(format!("fonts/{path}"), bytes);
        }
    }
    files
}

/// The only file of an edition, of which nothing is to be said.
fn built(files: &Memory, edition: Edition) -> Vec<u8> {
    let (made, said) = small::build(files.clone(), edition, 100);
    assert_eq!(said, [""; 0]);
    made.into_iter().next().expect("a file").bytes
}

/// The pixels of the first card, from 0 to 255.
fn picture(files: &Memory) -> Vec<u8> {
    let picture = image::load_from_memory(&built(files, Edition::Png)).expect("a picture");
    picture.to_luma8().into_raw()
}

/// How far pictures are apart, as a share of black.
fn apart(one: &[u8], other: &[u8]) -> f64 {
    assert_eq!(one.len(), other.len());
    let off = one
        .iter()
        .zip(other)
        .map(|(a, b)| f64::from(a.abs_diff(*b)));
    off.sum::<f64>() / (255.0 * one.len() as f64)
}

fn as_cff(name: &str, bytes: Vec<u8>) -> Option<(String, Vec<u8>)> {
    let stem = name.strip_suffix(".ttf")?;
    Some((format!("otf/{stem}.otf"), cff_of(&bytes)))
}

fn as_it_is(name: &str, bytes: Vec<u8>) -> Option<(String, Vec<u8>)> {
    Some((name.to_owned(), bytes))
}

#[test]
fn cubic_outlines_are_embedded_and_say_the_same() {
    let cubic = project(as_cff);
    let truetype = project(as_it_is);
    let read = Pdf::load(&built(&cubic, Edition::Screen));
    let words = Pdf::load(&built(&truetype, Edition::Screen)).words();
    assert_eq!(read.words(), words);
    assert!(words.contains("sju fine filer og 12 æbler"));
    let fonts = read.fonts();
    assert_eq!(fonts.len(), 3);
    for font in fonts {
        let below = read.dictionaries(font, "DescendantFonts")[0];
        assert_eq!(read.name(below, "Subtype"), "CIDFontType0");
        assert!(!below.has(b"CIDToGIDMap"));
        let descriptor = read.dictionary(below, "FontDescriptor");
        assert!(!descriptor.has(b"FontFile2"));
        let program = read.stream(descriptor, "FontFile3");
        assert_eq!(read.name(&program.dict, "Subtype"), "CIDFontType0C");
        assert_eq!(plain(program)[..2], [1, 0], "the table CFF alone");
        check_codes(&read, font, below);
    }
    let press = lopdf::Document::load_mem(&built(&cubic, Edition::Press)).expect("a file");
    let streams = press
        .objects
        .values()
        .filter_map(|one| one.as_stream().ok());
    let kinds = streams.filter_map(|stream| stream.dict.get(b"Subtype").ok()?.as_name().ok());
    assert_eq!(kinds.filter(|kind| *kind == b"CIDFontType0C").count(), 3);
    assert_eq!(
        built(&cubic, Edition::Screen),
        built(&project(as_cff), Edition::Screen)
    );
}

/// Each code has a CID, and each CID a width.
fn check_codes(file: &Pdf, font: &lopdf::Dictionary, below: &lopdf::Dictionary) {
    let widths = file.array(below, "W")[1].as_array().expect("widths").len();
    let map = file.stream(font, "Encoding");
    let direction = map.dict.get(b"WMode").expect("a direction");
    assert_eq!(direction.as_i64().expect("a number"), 0);
    let map = String::from_utf8(plain(map)).expect("text");
    let (_, codes) = map.split_once("begincidchar\n").expect("codes");
    let (codes, _) = codes.split_once("endcidchar").expect("an end");
    let mut cids: Vec<usize> = Vec::new();
    for (nth, line) in codes.lines().enumerate() {
        let (code, cid) = line.split_once(' ').expect("a pair");
        assert_eq!(code, format!("<{nth:04X}>"));
        cids.push(cid.parse().expect("a number"));
    }
    assert!(cids.len() > 3 && cids[0] == 0);
    cids.sort_unstable();
    cids.dedup();
    // One glyph may have several codes; the fonts hold no glyph that none has.
    assert_eq!(cids, (0..widths).collect::<Vec<_>>());
}

#[test]
fn cubic_outlines_look_alike_and_reach_browsers() {
    let (cubic, truetype) = (project(as_cff), project(as_it_is));
    let off = apart(&picture(&cubic), &picture(&truetype));
    assert!(off < 0.0005, "{off}");
    let page = String::from_utf8(built(&cubic, Edition::Html)).expect("text");
    let (_, font) = page.split_once("data:font/woff2;base64,").expect("a font");
    let (font, _) = font.split_once(['"', ')']).expect("an end");
    let font = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, font);
    let font = font.expect("a file");
    // Cubic curves come as quadratic ones, of which a part can be taken.
    assert_eq!(font[..8], *b"wOF2\0\x01\0\0");
    assert!(font.len() < 12_000, "{}", font.len());
}

/// The sans at weight 400 as a variable font; its other weight is not there.
fn as_variable(name: &str, bytes: Vec<u8>) -> Option<(String, Vec<u8>)> {
    match name {
        "SourceSans3-Regular.ttf" => Some((format!("vf/{name}"), variable_of(&bytes))),
        "SourceSans3-Semibold.ttf" => None,
        _ => as_it_is(name, bytes),
    }
}

#[test]
fn a_variable_font_has_each_weight_that_is_asked_for() {
    let mut files = project(as_variable);
    let theme = files
        .read("content/themes/sti.toml", u64::MAX)
        .expect("a theme");
    let theme = String::from_utf8(theme.into_owned()).expect("text");
    let (before, rest) = theme.split_once("card-text = {").expect("a style");
    let heavier = format!("{before}card-text = {{ weight = 550,{rest}");
    let (words, widths) = words_and_widths(&files);
    let regular = words_and_widths(&project(as_it_is));
    assert_eq!(
        (&words, &widths),
        (&regular.0, &regular.1),
        "at its own weight"
    );
    files.insert("content/themes/sti.toml", heavier);
    let (heavy_words, heavy) = words_and_widths(&files);
    assert_eq!(heavy_words, words);
    // Half of the way from 400 to 700: 10 of 20 units.
    let wider: Vec<i64> = widths.iter().map(|width| width + 10).collect();
    assert_eq!(heavy, wider);
    assert_eq!(
        built(&files, Edition::Screen),
        built(&files, Edition::Screen)
    );
    let page = String::from_utf8(built(&files, Edition::Html)).expect("text");
    assert!(page.contains("font-weight:550"));
    let off = apart(&picture(&files), &picture(&project(as_variable)));
    assert!(off > 0.0005, "{off}");
}

/// The words of the PDF, and the widths of the upright sans in the order of its glyphs.
fn words_and_widths(files: &Memory) -> (String, Vec<i64>) {
    let read = Pdf::load(&built(files, Edition::Screen));
    let fonts = read.fonts();
    let sans = fonts.iter().find(|font| {
        let name = read.name(font, "BaseFont");
        name.contains("SourceSans3") && !name.contains("-It")
    });
    let below = read.dictionaries(sans.expect("the sans"), "DescendantFonts")[0];
    assert_eq!(read.name(below, "Subtype"), "CIDFontType2");
    let widths = read.array(below, "W")[1].as_array().expect("widths");
    let widths = widths.iter().map(|width| width.as_i64().expect("a number"));
    (read.words(), widths.collect())
}

#[test]
fn fonts_packed_for_web_pages_are_unpacked() {
    let plain = project(as_it_is);
    let packed = |pack: fn(&[u8]) -> Vec<u8>, ending: &'static str| {
        project(move |name, bytes| {
            let stem = name.strip_suffix(".ttf")?;
            Some((format!("{stem}.{ending}"), pack(&bytes)))
        })
    };
    let woff2: fn(&[u8]) -> Vec<u8> =
        |font| ttf2woff2::encode(font, ttf2woff2::BrotliQuality::default()).expect("packed");
    for packed in [packed(woff_of, "woff"), packed(woff2, "woff2")] {
        assert_eq!(built(&packed, Edition::Png), built(&plain, Edition::Png));
        let words = Pdf::load(&built(&packed, Edition::Screen)).words();
        assert_eq!(words, Pdf::load(&built(&plain, Edition::Screen)).words());
    }
}

#[test]
fn fonts_are_listed_with_what_is_set_in_them() {
    let project = crate::support::project::Project::new("fonts-listed");
    fs::create_dir(project.path("fonts/more")).expect("a folder");
    fs::rename(
        project.path("fonts/SourceSans3-It.ttf"),
        project.path("fonts/more/SourceSans3-It.ttf"),
    )
    .expect("moved");
    let told = project.trykk("fonts").assert().success();
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "Source Sans 3 (in fonts/)");
    let of = |file: &str| {
        let line = lines.iter().find(|line| line.contains(file));
        line.unwrap_or_else(|| panic!("{file}: {told}")).trim()
    };
    let regular = of("SourceSans3-Regular.ttf");
    assert!(
        regular.starts_with("400 ") && regular.contains("body, "),
        "{regular}"
    );
    let italic = of("more/SourceSans3-It.ttf");
    assert!(italic.starts_with("400 italic  "), "{italic}");
    assert!(italic.ends_with("words between stars"), "{italic}");
    assert!(
        told.contains("licensed under the SIL Open Font License"),
        "{told}"
    );
    assert!(
        told.contains("  languages: nb, nn, se, smj, sma, da, sv,"),
        "{told}"
    );
}

#[test]
fn icons_are_listed_and_stand_on_a_sheet() {
    let none = Project::new("icons-none");
    let said = none.trykk("icons").assert().success();
    said.stdout_eq("there are no drawings (.svg) in content/icons\n");
    let project = crate::support::project::Project::new("icons-listed");
    fs::create_dir_all(project.path("content/icons")).expect("a folder");
    let told = project.trykk("icons --sheet icons.pdf").assert().failure();
    let told = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
    assert!(told.contains("error[no-icons]"), "{told}");
    for icon in ["hap", "husk", "hjerte"] {
        let file = format!("content/icons/{icon}.svg");
        fs::copy(here(&file), project.path(&file)).expect("copied");
    }
    project.change(
        "content/veileder.toml",
        "kind = \"text\"",
        "kind = \"callout\"\nicon = \"husk\"\nlabel = \"Husk\"",
    );
    project.trykk("icons").assert().success().stdout_eq(
        "hap     content/icons/hap.svg\n\
         hjerte  content/icons/hjerte.svg\n\
         husk    content/icons/husk.svg    content/veileder.toml\n",
    );
    let made = project
        .trykk("icons --sheet all/icons.pdf")
        .assert()
        .success();
    assert!(made.get_output().stderr.is_empty());
    let sheet = Pdf::load(&project.read("all/icons.pdf"));
    assert_eq!(sheet.pages.len(), 1);
    let words = sheet.words();
    assert!(
        words.contains("Tegningene") && words.contains("hjerte"),
        "{words}"
    );
    let told = project.trykk("icons --sheet icons.png").assert().code(2);
    let told = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
    assert!(told.contains("error[not-a-pdf-name]"), "{told}");
}

#[test]
fn manuals_and_completions_know_every_command() {
    let project = crate::support::project::empty("manuals");
    fs::create_dir(project.path("man")).expect("a folder");
    let told = project.trykk("man --dir man").assert().success();
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert_eq!(told.lines().count(), project.names("man").len());
    for page in ["trykk.1", "trykk-build.1", "trykk-icons.1"] {
        let page = String::from_utf8(project.read(&format!("man/{page}"))).expect("text");
        assert!(page.contains(".TH ") && page.contains(".SH NAME"), "{page}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let told = project
            .trykk(&format!("completions {shell}"))
            .assert()
            .success();
        let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
        assert!(
            told.contains("jobsheet") && told.contains("edition"),
            "{shell}"
        );
    }
}
