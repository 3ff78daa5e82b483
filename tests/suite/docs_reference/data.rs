//! What `tests/reference` says of keys: on which page each stands, an example, and what a picture of it shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use trykk::build::ProjectFile;
use trykk::diag::Language;

use super::schema::{Table, Tables, join, tables};
use crate::support::files::here;

/// The kinds of files, as `trykk schema` and the keys of the data call them.
pub const KINDS: [(&str, ProjectFile); 5] = [
    ("project", ProjectFile::Project),
    ("content", ProjectFile::Guide),
    ("deck", ProjectFile::Deck),
    ("layout", ProjectFile::Layout),
    ("theme", ProjectFile::Theme),
];

/// A text in both languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    pub nb: String,
    pub en: String,
}

/// A page of the reference.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The name of its file.
    pub name: String,
    pub title: Said,
    /// What stands above its tables.
    pub about: Said,
    pub tables: Vec<PageTable>,
}

/// A table on a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageTable {
    /// The kind of file and the path, as `layout block.items`.
    pub of: String,
    pub title: Said,
    /// Tables where the keys stand that are described there.
    #[serde(default)]
    pub like: Vec<String>,
    /// What holds where a key is left out of which nothing else is said.
    pub left: Option<Said>,
}

/// What is said of a key besides its schema.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// An example of a value, as it is written in a file: the right half of the picture.
    pub value: String,
    /// What holds where it is left out.
    pub default: Option<String>,
    /// Why there is no picture of it: a name in `reasons.toml`.
    pub none: Option<String>,
    /// The base of the picture.
    pub on: Option<String>,
    /// The value on the left half; left out, the base as it is.
    pub was: Option<String>,
    /// Where the key stands in the base, where that is not its path.
    pub at: Option<String>,
    /// What holds on both halves besides the base, by the kind of file.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
    /// The pages that are shown.
    pub pages: Option<Vec<usize>>,
    /// The edition that is shown: `png`, or `office`.
    pub edition: Option<String>,
    pub ppi: Option<u16>,
    /// The part of the page that is shown: left, top, right and bottom, in per cent.
    pub part: Option<[u32; 4]>,
}

/// What holds for all keys of a table.
#[derive(Debug, Default, Deserialize)]
struct EntryTable {
    /// Where the table stands in the base.
    at: Option<String>,
    on: Option<String>,
    edition: Option<String>,
    keys: BTreeMap<String, Entry>,
}

/// The files of a small project, by their kinds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// The base that this one changes.
    pub like: Option<String>,
    pub project: Option<String>,
    pub words: Option<String>,
    pub layout: Option<String>,
    pub theme: Option<String>,
    /// The pages that are shown where a key says nothing else.
    pub pages: Option<Vec<usize>>,
}

/// All of it.
pub struct Data {
    pub pages: Vec<Page>,
    pub reasons: BTreeMap<String, Said>,
    pub bases: BTreeMap<String, Base>,
    /// By `kind path`, then by key.
    pub entries: BTreeMap<String, BTreeMap<String, Entry>>,
    /// Of each kind of file, in English and in Norwegian.
    pub schemas: BTreeMap<&'static str, [Tables; 2]>,
}

fn read<T: for<'d> Deserialize<'d>>(name: &str) -> T {
    let path = here("tests/reference").join(name);
    let text = fs::read_to_string(&path).expect("readable");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The schema of a kind of file; of layouts that build on no other, so that it says which keys are needed. What a theme
/// leaves out is always in another.
fn schema(kind: ProjectFile, language: Language) -> Tables {
    let schema = match kind {
        ProjectFile::Layout => kind.schema_alone(language),
        _ => serde_json::from_str(&kind.schema(language)).expect("JSON"),
    };
    tables(&schema)
}

impl Data {
    pub fn read() -> Self {
        #[derive(Deserialize)]
        struct Pages {
            page: Vec<Page>,
        }
        let pages: Pages = read("pages.toml");
        let mut entries = BTreeMap::new();
        for name in ["project", "words", "layout", "cards", "sheets", "theme"] {
            let tables: BTreeMap<String, EntryTable> = read(&format!("{name}.toml"));
            for (of, table) in tables {
                let (_, path) = of.split_once(' ').expect("a kind and a path");
                let whole = |(key, entry): (&String, &Entry)| {
                    let mut entry = entry.clone();
                    let table_at = table.at.as_deref().unwrap_or(path);
                    let at = || join(table_at, key);
                    entry.at = Some(entry.at.clone().unwrap_or_else(at));
                    entry.on = entry.on.or_else(|| table.on.clone());
                    entry.edition = entry.edition.or_else(|| table.edition.clone());
                    (key.clone(), entry)
                };
                let keys: BTreeMap<String, Entry> = table.keys.iter().map(whole).collect();
                let known = entries.insert(of.clone(), keys);
                assert!(known.is_none(), "{of} stands in two files");
            }
        }
        let both = |file| [Language::English, Language::Norwegian].map(|one| schema(file, one));
        let schemas = KINDS.map(|(kind, file)| (kind, both(file)));
        Self {
            pages: pages.page,
            reasons: read("reasons.toml"),
            bases: read("bases.toml"),
            entries,
            schemas: schemas.into(),
        }
    }

    /// The tables of a page.
    pub fn table(&self, of: &str, language: usize) -> &Table {
        let (kind, path) = of.split_once(' ').expect("a kind and a path");
        let tables = self.schemas.get(kind).unwrap_or_else(|| panic!("{of}"));
        let table = tables[language].get(path);
        table.unwrap_or_else(|| panic!("{of} is in no schema"))
    }

    /// The keys that a table of a page describes itself.
    pub fn own_keys(&self, table: &PageTable) -> BTreeSet<String> {
        let mut keys: BTreeSet<String> = self.table(&table.of, 0).keys().cloned().collect();
        let own = self.entries.get(&table.of);
        for like in &table.like {
            for key in self.table(like, 0).keys() {
                if !own.is_some_and(|own| own.contains_key(key)) {
                    keys.remove(key);
                }
            }
        }
        keys
    }

    /// The table of a page where the keys of this one are described, and perhaps those of others: itself, or one that
    /// says the same.
    pub fn described(&self, of: &str) -> Option<&PageTable> {
        let mut tables = self.pages.iter().flat_map(|page| &page.tables);
        let same = |known: &&PageTable| {
            let (own, other) = (self.table(of, 0), self.table(&known.of, 0));
            let alike = |(a, b): ((&String, &_), (&String, &_))| a.0 == b.0 && said_alike(a.1, b.1);
            own.len() == other.len() && own.iter().zip(other).all(alike)
        };
        let itself = tables.clone().find(|known| known.of == of);
        itself.or_else(|| tables.find(same))
    }

    /// The tables where the keys of the table that is the value of a key are described.
    pub fn below(&self, of: &str, key: &str) -> Vec<&PageTable> {
        let (kind, path) = of.split_once(' ').expect("a kind and a path");
        let own = join(path, key);
        let named = join(&own, "NAME");
        let tables = &self.schemas[kind][0];
        let below = [own, named].into_iter();
        below
            .filter(|path| tables.contains_key(path))
            .filter_map(|path| self.described(&format!("{kind} {path}")))
            .collect()
    }

    /// Every key that is described, with its table.
    pub fn described_keys(&self) -> impl Iterator<Item = (&PageTable, String)> {
        let tables = self.pages.iter().flat_map(|page| &page.tables);
        tables.flat_map(|table| {
            let keys = self.own_keys(table).into_iter();
            keys.map(move |key| (table, key))
        })
    }

    pub fn entry(&self, of: &str, key: &str) -> Option<&Entry> {
        self.entries.get(of)?.get(key)
    }
}

/// Whether two keys say the same; whether they are needed may depend on the place.
fn said_alike(a: &super::schema::Key, b: &super::schema::Key) -> bool {
    a.about == b.about && a.choices == b.choices && a.types == b.types && a.only == b.only
}

/// The place of a table on its page.
pub fn place(of: &str) -> String {
    format!("{}-keys", name(of, ""))
}

/// What a key's picture is called, and the place of the key on its page.
pub fn name(of: &str, key: &str) -> String {
    let (kind, path) = of.split_once(' ').expect("a kind and a path");
    let parts = [kind, path, key]
        .into_iter()
        .filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join("-");
    name.replace('.', "-").replace("NAME", "any")
}
