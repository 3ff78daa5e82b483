//! What `tests/reference` says of a key → its picture: two builds of a small project that differ in this key
//! alone, beside each other.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::{Rgb, RgbImage};

use super::data::{Data, Entry};
use crate::support::files::{copy, fresh, here, write};
use crate::support::images::{MARK, way};

/// What lies around pages.
const TABLE: Rgb<u8> = Rgb([214; 3]);
const WHITE: Rgb<u8> = Rgb([255; 3]);
/// How much of it, in pixels.
const AROUND: u32 = 8;
/// The levels of a channel that are kept, so that pictures are small.
const LEVELS: u32 = 15;
/// How fine pictures are where nothing else is said, in pixels per inch.
const PPI: u16 = 96;
/// And those of whole sheets.
const SHEET_PPI: u16 = 30;

/// The program that draws: the one of the tests, or the one that `TRYKK_PROGRAM` names.
fn program() -> PathBuf {
    match std::env::var_os("TRYKK_PROGRAM") {
        Some(path) => here("").join(path),
        None => env!("CARGO_BIN_EXE_trykk").into(),
    }
}

/// Whether pages of PDF files can be drawn here.
pub fn sheets_can_be_drawn() -> bool {
    Command::new("pdftoppm").arg("-v").output().is_ok()
}

/// The files of a project, by their kinds.
type Files = BTreeMap<String, toml::Table>;

/// The file of a kind.
fn path(kind: &str) -> &'static str {
    match kind {
        "project" => "trykk.toml",
        "content" | "deck" => "content/ord.toml",
        "layout" => "content/layouts/l.toml",
        "theme" => "content/themes/t.toml",
        _ => panic!("no kind {kind}"),
    }
}

/// Puts `change` over `base`. A table over a list of tables changes the last of them.
fn merge(base: &mut toml::Value, change: toml::Value) {
    match (base, change) {
        (toml::Value::Table(base), toml::Value::Table(change)) => merge_tables(base, change),
        (toml::Value::Array(base), toml::Value::Table(change)) => match base.last_mut() {
            Some(last) => merge(last, toml::Value::Table(change)),
            None => base.push(toml::Value::Table(change)),
        },
        (base, change) => *base = change,
    }
}

fn merge_tables(base: &mut toml::Table, change: toml::Table) {
    for (key, value) in change {
        match base.get_mut(&key) {
            Some(known) => merge(known, value),
            None => {
                base.insert(key, value);
            }
        }
    }
}

fn parse(text: &str) -> toml::Table {
    text.parse()
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn change(files: &mut Files, kind: &str, text: &str) {
    let known = files.entry(path(kind).to_owned()).or_default();
    merge_tables(known, parse(text));
}

/// The files of a base.
fn base(data: &Data, name: &str) -> Files {
    let base = &data
        .bases
        .get(name)
        .unwrap_or_else(|| panic!("no base {name}"));
    let mut files = match &base.like {
        Some(like) => self::base(data, like),
        None => Files::new(),
    };
    let parts = [
        ("project", &base.project),
        ("content", &base.words),
        ("layout", &base.layout),
        ("theme", &base.theme),
    ];
    for (kind, text) in parts {
        let Some(text) = text else { continue };
        let known = files.entry(path(kind).to_owned()).or_default();
        // A layout changes the one that it is like; other files stand instead.
        if kind != "layout" {
            known.clear();
        }
        let change = parse(text);
        drop_areas(known, &change);
        for (key, value) in change {
            match (known.get_mut(&key), value) {
                (Some(toml::Value::Table(known)), toml::Value::Table(value)) => {
                    merge_tables(known, value);
                }
                (_, value) => {
                    known.insert(key, value);
                }
            }
        }
    }
    files
}

/// The pages of a base that are shown.
fn pages(data: &Data, name: &str) -> Vec<usize> {
    let base = &data.bases[name];
    let like = || base.like.as_ref().map(|like| pages(data, like));
    base.pages.clone().or_else(like).unwrap_or_else(|| vec![1])
}

/// What a key says on the left half, where it stands there.
pub fn left_value(data: &Data, of: &str, entry: &Entry) -> Option<String> {
    if let Some(was) = &entry.was {
        return Some(was.clone());
    }
    let (kind, _) = of.split_once(' ')?;
    let mut files = base(data, entry.on.as_deref()?);
    for (kind, text) in &entry.with {
        change(&mut files, kind, text);
    }
    let mut found = toml::Value::Table(files.remove(path(kind))?);
    for part in entry.at.as_deref()?.split('.') {
        if let toml::Value::Array(all) = &mut found {
            found = all.pop()?;
        }
        found = found.as_table_mut()?.remove(part)?;
    }
    Some(found.to_string())
}

/// Takes the areas from a front that a change of its grid leaves no place for.
fn drop_areas(layout: &mut toml::Table, change: &toml::Table) {
    let front = |table: &toml::Table| table.get("front").and_then(toml::Value::as_table).cloned();
    let areas = front(change).and_then(|front| front.get("areas").cloned());
    let Some(areas) = areas else { return };
    let lines = areas.as_array().into_iter().flatten();
    let words = lines.filter_map(toml::Value::as_str);
    let kept: Vec<&str> = words.flat_map(str::split_whitespace).collect();
    if let Some(toml::Value::Table(front)) = layout.get_mut("front") {
        front.retain(|key, value| !value.is_table() || kept.contains(&key));
    }
}

/// Draws what keys do.
pub struct Drawer<'d> {
    data: &'d Data,
    /// A folder of its own for each build.
    root: PathBuf,
    /// A picture, which takes a while to make.
    way: Vec<u8>,
    /// The same in the evening.
    evening: Vec<u8>,
}

impl<'d> Drawer<'d> {
    pub fn new(data: &'d Data, name: &str) -> Self {
        let root = fresh(&format!("reference-{name}"));
        let way = way();
        let mut evening = image::load_from_memory(&way).expect("a picture").to_rgb8();
        for Rgb(pixel) in evening.pixels_mut() {
            *pixel = pixel.map(|channel| channel / 4);
        }
        Self {
            data,
            root,
            way,
            evening: encoded(&evening),
        }
    }

    /// What stands beside the files: pictures and icons.
    fn project(&self, files: &Files) {
        let _ = fs::remove_dir_all(self.root.join("output"));
        for (path, table) in files {
            write(&self.root, [(path.as_str(), table.to_string().as_bytes())]);
        }
        write(
            &self.root,
            [
                ("content/images/tur.png", &self.way[..]),
                ("content/images/kveld.png", &self.evening[..]),
                ("content/images/merke.svg", MARK.as_bytes()),
                (
                    "content/rader.csv",
                    &b"navn;by\nKari;Bod\xc3\xb8\nOla;Alta\n"[..],
                ),
            ],
        );
        if !self.root.join("content/icons").exists() {
            copy(&here("content/icons"), &self.root.join("content/icons"));
        }
    }

    /// The pages that a project becomes.
    fn pages(&self, files: &Files, entry: &Entry, name: &str) -> Vec<RgbImage> {
        self.project(files);
        let edition = entry.edition.as_deref().unwrap_or("png");
        let usual = if edition == "png" { PPI } else { SHEET_PPI };
        let ppi = entry.ppi.unwrap_or(usual).to_string();
        let mut command = Command::new(program());
        command.env_remove("SOURCE_DATE_EPOCH").env("LC_ALL", "C");
        command.args(["build", "p", "--edition", edition]);
        if edition == "png" {
            command.args(["--ppi", &ppi]);
        }
        let built = command.current_dir(&self.root).output().expect("runs");
        let said = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{name}: {said}");
        let output = self.root.join("output");
        let folder = match edition {
            "png" => output.join("p-png"),
            _ => drawn(&output, &ppi),
        };
        let files = fs::read_dir(folder).expect("pictures");
        let files = files.map(|file| file.expect("a file").path());
        let mut files: Vec<PathBuf> = files
            .filter(|path| path.extension().is_some_and(|end| end == "png"))
            .collect();
        files.sort();
        let on = entry.on.as_deref().unwrap_or_default();
        let wanted = entry.pages.clone().unwrap_or_else(|| pages(self.data, on));
        let pages = wanted.iter().map(|page| {
            let file = files.get(page - 1);
            let file = file.unwrap_or_else(|| panic!("{name}: there is no page {page}"));
            let page = image::open(file).expect("a picture").to_rgb8();
            match entry.part {
                Some(part) => cut(&page, part),
                None => page,
            }
        });
        pages.collect()
    }

    /// The two halves of a key's picture.
    fn halves(&self, kind: &str, entry: &Entry, name: &str) -> [Vec<RgbImage>; 2] {
        let on = entry.on.as_deref();
        let on = on.unwrap_or_else(|| panic!("{name}: neither a base nor a reason"));
        let mut files = base(self.data, on);
        for (kind, text) in &entry.with {
            change(&mut files, kind, text);
        }
        let at = entry.at.as_deref().expect("a place");
        let half = |value: Option<&String>| {
            let mut files = files.clone();
            if let Some(value) = value {
                change(&mut files, kind, &format!("{at} = {value}"));
            }
            self.pages(&files, entry, name)
        };
        let left = half(entry.was.as_ref());
        if let (Some(default), None) = (&entry.default, &entry.was) {
            let written = half(Some(default));
            assert!(
                written == left,
                "{name}: {default} is not what it is left out"
            );
        }
        let right = half(Some(&entry.value));
        assert!(left != right, "{name}: {} changes nothing", entry.value);
        [left, right]
    }

    /// A key's picture.
    pub fn picture(&self, kind: &str, entry: &Entry, name: &str) -> RgbImage {
        let halves = self.halves(kind, entry, name);
        let shown = halves.iter().flatten().map(shown_rows).max();
        let rows = shown.expect("a page");
        let halves = halves.map(|pages| beside(&pages, AROUND / 2, rows));
        beside(&halves, AROUND, u32::MAX)
    }
}

/// The pages of the only PDF file in a folder, drawn.
fn drawn(output: &Path, ppi: &str) -> PathBuf {
    let pdf = output.join("p-office.pdf");
    let folder = output.join("sheets");
    fs::create_dir_all(&folder).expect("a folder");
    let mut poppler = Command::new("pdftoppm");
    poppler
        .args(["-png", "-r", ppi])
        .arg(&pdf)
        .arg(folder.join("s"));
    assert!(poppler.status().expect("poppler").success());
    folder
}

/// A part of a page, in per cent.
fn cut(page: &RgbImage, [left, top, right, bottom]: [u32; 4]) -> RgbImage {
    let (width, height) = page.dimensions();
    let (x, y) = (width * left / 100, height * top / 100);
    let (right, bottom) = (width * right / 100, height * bottom / 100);
    image::imageops::crop_imm(page, x, y, right - x, bottom - y).to_image()
}

/// How many rows of a page there are down to the last that is not white, and a little more.
fn shown_rows(page: &RgbImage) -> u32 {
    let inked = |y: &u32| (0..page.width()).any(|x| *page.get_pixel(x, *y) != WHITE);
    let last = (0..page.height()).rev().find(inked).unwrap_or(0);
    (last + AROUND).min(page.height())
}

/// Pictures beside each other on a table, as many rows of each as are shown.
fn beside(pictures: &[RgbImage], around: u32, rows: u32) -> RgbImage {
    let heights = pictures.iter().map(|picture| picture.height().min(rows));
    let height = heights.max().expect("a picture");
    let width: u32 = pictures
        .iter()
        .map(|picture| picture.width() + around)
        .sum();
    let mut shown = RgbImage::from_pixel(width - around, height, TABLE);
    let mut left = 0;
    for picture in pictures {
        let (width, height) = (picture.width(), picture.height().min(rows));
        let top = image::imageops::crop_imm(picture, 0, 0, width, height).to_image();
        image::imageops::replace(&mut shown, &top, i64::from(left), 0);
        left += width + around;
    }
    shown
}

/// A picture with few levels, as a small PNG: with a palette where its colours are few enough.
pub fn encoded(picture: &RgbImage) -> Vec<u8> {
    let level = |channel: u8| {
        let level = (u32::from(channel) * LEVELS + 127) / 255;
        (level * 255 / LEVELS) as u8
    };
    let pixels: Vec<[u8; 3]> = picture.pixels().map(|Rgb(all)| all.map(level)).collect();
    let mut palette: Vec<[u8; 3]> = pixels.clone();
    palette.sort_unstable();
    palette.dedup();
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, picture.width(), picture.height());
    encoder.set_compression(png::Compression::High);
    let bytes: Vec<u8> = if palette.len() <= 256 {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.concat());
        let place = |pixel: &[u8; 3]| palette.binary_search(pixel).expect("in the palette") as u8;
        let places: Vec<u8> = pixels.iter().map(place).collect();
        if palette.len() <= 16 {
            encoder.set_depth(png::BitDepth::Four);
            let rows = places.chunks(picture.width() as usize);
            let packed = |row: &[u8]| -> Vec<u8> {
                let pairs = row.chunks(2);
                let pair = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
                pairs.map(pair).collect()
            };
            rows.flat_map(packed).collect()
        } else {
            encoder.set_depth(png::BitDepth::Eight);
            places
        }
    } else {
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        pixels.concat()
    };
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&bytes).expect("written");
    writer.finish().expect("finished");
    png
}

/// What is wrong with a picture, if anything. The reference keeps few levels, so that a channel may be half a level
/// off, and a little more as processors round differently. How poppler draws the edges of things differs more from
/// version to version: of a sheet, one pixel in a hundred may be off.
pub fn difference(actual: &RgbImage, reference: &[u8], sheet: bool) -> Option<String> {
    const NEAR: u8 = 11;
    const FAR: u8 = 64;
    let reference = image::load_from_memory(reference).expect("a PNG").to_rgb8();
    if actual.dimensions() != reference.dimensions() {
        let sizes = (actual.dimensions(), reference.dimensions());
        return Some(format!("{:?} pixels instead of {:?}", sizes.0, sizes.1));
    }
    let most = if sheet { FAR } else { NEAR };
    let far = |(Rgb(a), Rgb(b)): &(&Rgb<u8>, &Rgb<u8>)| {
        a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > most)
    };
    let off = actual.pixels().zip(reference.pixels()).filter(far).count();
    let allowed = if sheet { reference.len() / 3 / 100 } else { 0 };
    (off > allowed).then(|| format!("{off} pixels differ"))
}
