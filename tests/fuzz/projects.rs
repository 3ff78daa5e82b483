//! What is changed of which project: each target is a small sound project, and the files of it that are changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use trykk::build::Edition;
use trykk::source::{Files, Memory};

use super::bytes;
use super::chance::Chance;
use super::schema_words;
use super::text::{self, Stock};

/// Files of a project that differ from those of the sound one, by their paths.
pub type Changed = BTreeMap<String, Vec<u8>>;

/// Words in Markdown on their own, which are put into a guide.
const MARKDOWN: &str = "markdown";

/// How a file is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Picture,
    Font,
    Workbook,
}

/// What is changed, and of which project.
pub struct Target {
    /// What it is called by.
    pub name: &'static str,
    /// What is made of the project; only laid out where there is none.
    pub editions: &'static [Edition],
    /// The project while nothing is wrong with it.
    pub sound: Memory,
    /// The files that are changed.
    changes: Vec<(String, Kind)>,
    /// What changing begins with, besides the sound project.
    pub seeds: Vec<Changed>,
}

const SCREEN: &[Edition] = &[Edition::Screen];
const EVERYTHING: &[Edition] = &[
    Edition::Screen,
    Edition::Office,
    Edition::Press,
    Edition::Png,
    Edition::Html,
    Edition::Epub,
];

/// The names of all targets.
pub const NAMES: [&str; 11] = [
    "project", "words", "markdown", "layout", "theme", "table", "workbook", "svg", "picture",
    "font", "whole",
];

impl Target {
    /// The target of this name.
    pub fn of(name: &str) -> Option<Self> {
        let name = NAMES.into_iter().find(|known| *known == name)?;
        let mut target = match name {
            "project" => Self::text(workshop(&["badges", "leaflet"]), &["trykk.toml"]),
            "words" => Self::text(workshop(&["workbook"]), &["content/workbook.toml"]),
            "markdown" => Self::text(one("text = \"a\"\n"), &[MARKDOWN]),
            "layout" => Self::text(
                workshop(&["workbook", "badges", "leaflet", "poster"]),
                &[
                    "content/layouts/workbook.toml",
                    "content/layouts/badges.toml",
                    "content/layouts/leaflet.toml",
                    "content/layouts/poster.toml",
                ],
            ),
            "theme" => Self::text(
                workshop(&["leaflet", "poster"]),
                &["content/themes/harbour.toml"],
            ),
            "table" => Self::text(table(), &["content/people.csv", "content/badges.toml"]),
            "workbook" => Self::new(
                workshop(&["badges"]),
                &[("content/people.xlsx", Kind::Workbook)],
            ),
            "svg" => Self::text(drawings(), &["content/images/a.svg", "content/icons/a.svg"]),
            "picture" => Self::new(pictures(), &[("content/images/a.png", Kind::Picture)]),
            "font" => Self::new(
                workshop(&["leaflet"]),
                &[
                    ("fonts/Yrsa_600SemiBold.ttf", Kind::Font),
                    ("fonts/AtkinsonHyperlegible_400Regular.ttf", Kind::Font),
                ],
            ),
            _ => {
                let sound = workshop(&["leaflet", "guest-cards"]);
                let paths = sound
                    .paths()
                    .filter(|path| path.ends_with(".toml") || path.ends_with(".svg"));
                let paths: Vec<String> = paths.map(str::to_owned).collect();
                let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
                Self::text(sound, &paths)
            }
        };
        target.name = name;
        target.editions = match name {
            "whole" => EVERYTHING,
            "svg" | "picture" | "font" | "markdown" => SCREEN,
            _ => &[],
        };
        target.seeds = target.found_seeds();
        Some(target)
    }

    fn text(sound: Memory, paths: &[&str]) -> Self {
        let changes: Vec<(&str, Kind)> = paths.iter().map(|path| (*path, Kind::Text)).collect();
        Self::new(sound, &changes)
    }

    fn new(sound: Memory, changes: &[(&str, Kind)]) -> Self {
        let changes = changes
            .iter()
            .map(|(path, kind)| ((*path).to_owned(), *kind));
        Self {
            name: "",
            editions: &[],
            sound,
            changes: changes.collect(),
            seeds: Vec::new(),
        }
    }

    /// Those of the corpus, and other files of the repository of the same kind.
    fn found_seeds(&self) -> Vec<Changed> {
        let path = &self.changes[0].0;
        let file = |bytes: Vec<u8>| Changed::from([(path.clone(), bytes)]);
        let mut seeds: Vec<Changed> = match self.name {
            "workbook" => files_of("tests/data/workbooks", &["xlsx", "ods"]),
            "picture" => files_of("tests/data/formats", &["png", "tif", "webp", "gif", "jpg"]),
            "svg" => files_of("content/icons", &["svg"]),
            "theme" => files_of("content/themes", &["toml"]),
            _ => Vec::new(),
        }
        .into_iter()
        .map(file)
        .collect();
        // In a folder of each target: a file stands for the first that is changed.
        let own = files_of(&format!("tests/fuzz/corpus/{}", self.name), &[]);
        seeds.extend(own.into_iter().map(file));
        seeds
    }

    /// Changes some of what was changed already.
    pub fn mutate(&self, from: &Changed, others: &[Changed], chance: &mut Chance) -> Changed {
        let mut changed = from.clone();
        let files = if self.name == "whole" {
            1 + chance.below(3)
        } else {
            1
        };
        for _ in 0..files {
            let (path, kind) = chance.pick(&self.changes);
            let mut bytes = changed
                .remove(path)
                .or_else(|| self.file(path))
                .unwrap_or_default();
            let texts = others
                .iter()
                .filter_map(|other| other.get(path).map(Vec::as_slice));
            let stock = Stock {
                texts: texts.collect(),
                words: schema_words::words(),
            };
            for _ in 0..=chance.below(4) {
                match kind {
                    Kind::Text => text::mutate(&mut bytes, &stock, chance),
                    Kind::Picture => bytes::picture(&mut bytes, chance),
                    Kind::Font => bytes::font(&mut bytes, chance),
                    Kind::Workbook => bytes::workbook(&mut bytes, &stock, chance),
                }
            }
            changed.insert(path.clone(), bytes);
        }
        changed
    }

    /// A file of the sound project.
    fn file(&self, path: &str) -> Option<Vec<u8>> {
        let read = self.sound.read(path, u64::MAX).ok()?;
        Some(read.into_owned())
    }

    /// The files that a project with these changes has, as far as they differ.
    pub fn files(&self, changed: &Changed) -> Changed {
        let mut files = changed.clone();
        if let Some(words) = files.remove(MARKDOWN) {
            let words = String::from_utf8_lossy(&words);
            let words = serde_json::to_string(&words).expect("a text");
            files.insert(
                "content/a.toml".to_owned(),
                guide(&format!("text = {words}\n")).into_bytes(),
            );
        }
        files
    }
}

/// The project of the workshop with these of its products.
fn workshop(products: &[&str]) -> Memory {
    let root = "tests/projects/workshop";
    let mut files = Memory::default();
    add(&mut files, root, "");
    let project = fs::read_to_string(repository(root).join("trykk.toml")).expect("a project");
    let mut parts = project.split("[[product]]\n");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if products
            .iter()
            .any(|id| part.starts_with(&format!("id = \"{id}\"\n")))
        {
            kept.push_str("[[product]]\n");
            kept.push_str(part);
        }
    }
    files.insert("trykk.toml", kept);
    files
}

/// A guide of one block of text.
fn guide(block: &str) -> String {
    format!(
        "lang = \"nb\"\ntitle = \"A\"\n[[section]]\nid = \"a\"\ntitle = \"B\"\n[[section.block]]\nkind = \"text\"\n{block}"
    )
}

/// A project of one guide with one block, with what is inside the program.
fn one(block: &str) -> Memory {
    Memory::from([
        (
            "trykk.toml",
            "[[product]]\nid = \"a\"\ncontent = \"a\"\nlayout = \"booklet-a5\"\n".to_owned(),
        ),
        ("content/a.toml", guide(block)),
    ])
}

/// The labels of the workshop, from a table that is a text.
fn table() -> Memory {
    let mut files = workshop(&["badges"]);
    let words = "lang = \"en\"\ntitle = \"Labels\"\n\n[[card]]\nrows = { file = \"people.csv\", sort = [\"name\"] }\n\
        work = \"{role}\"\n";
    let people = "name;role;copies\nÅse Bø;Leader;2\n\"Ola; Nordmann\";\"Cook\nand \"\"baker\"\"\";1\nIda;;\n";
    files.insert("content/badges.toml", words);
    files.insert("content/people.csv", people);
    files
}

/// A guide with a picture that is a drawing and an icon.
fn drawings() -> Memory {
    let blocks = "text = \"a\"\n[[section.block]]\nkind = \"image\"\nfile = \"a.svg\"\nalt = \"A\"\n\
        [[section.block]]\nkind = \"items\"\nitems = [{ title = \"A\", icon = \"a\" }]\n";
    let mut files = one(blocks);
    let root = repository("tests/projects/workshop/content/images");
    let drawing = fs::read(root.join("harbour.svg")).expect("a drawing");
    files.insert("content/images/a.svg", drawing);
    files.insert(
        "content/icons/a.svg",
        fs::read(repository("content/icons/hjerte.svg")).expect("an icon"),
    );
    files
}

/// A guide with a picture of pixels.
fn pictures() -> Memory {
    let mut files =
        one("text = \"a\"\n[[section.block]]\nkind = \"image\"\nfile = \"a.png\"\nalt = \"A\"\n");
    let picture = repository("tests/projects/workshop/content/images/harbour-house.png");
    files.insert(
        "content/images/a.png",
        fs::read(picture).expect("a picture"),
    );
    files
}

/// A path in the repository.
fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What the files of a folder with such an ending hold, in the order of their names; all of them without an ending.
fn files_of(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(repository(folder))
        .into_iter()
        .flatten()
        .flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        endings.is_empty() || ending.is_some_and(|ending| endings.contains(&ending))
    });
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).expect("a file"))
        .collect()
}

/// Adds a folder of the repository and all that is in it.
fn add(files: &mut Memory, root: &str, below: &str) {
    let folder = repository(root).join(below);
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().into_string().expect("UTF-8");
        let path = if below.is_empty() {
            name
        } else {
            format!("{below}/{name}")
        };
        if entry.path().is_dir() {
            add(files, root, &path);
        } else {
            files.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
}
