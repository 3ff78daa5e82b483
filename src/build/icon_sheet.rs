//! The icons of a project → what uses each, and a sheet on which all of them stand with their names.
//!
//! The sheet is made by a second run of the same pipeline (`own_pages`): its words are a guide that names every icon.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use toml::{Table, Value};

use super::cache::BuildCache;
use super::own_pages::{self, plain};
use super::project::{self, Loaded, Words};
use super::{File, Request};
use crate::content::{Lang, PaperWords, WordBook};
use crate::design::icons::FOLDER;
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint};
use crate::source::{Files, Memory, Sources};

/// The layout of the sheet.
const LAYOUT: &str = include_str!("icon_sheet/layout.toml");

/// What the sheet is called where a project names its files.
const NAME: &str = "icons";

/// An icon of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IconUse {
    /// The name by which words call it.
    pub name: String,
    /// The path of its file.
    pub file: String,
    /// Whether it keeps its own colours.
    pub colored: bool,
    /// The files of words that name it, sorted.
    pub used_in: Vec<String>,
}

/// The icons in the folder of icons, by their names. What is wrong with the words goes into `diags`; what uses an icon
/// is then not known in full.
pub fn icon_uses(sources: &mut Sources, diags: &mut Diagnostics) -> Vec<IconUse> {
    let Some(project) = project::load(sources, diags) else {
        return Vec::new();
    };
    let colored = project.colored_icons.clone();
    let loaded = project::load_all(sources, |_| true, project, &mut BuildCache::new(0), diags);
    let mut used = uses(&loaded);
    let icon = |name: String| IconUse {
        file: format!("{FOLDER}/{name}.svg"),
        colored: colored.contains(&name),
        used_in: used.remove(&name).unwrap_or_default().into_iter().collect(),
        name,
    };
    names(sources).into_iter().map(icon).collect()
}

/// A sheet of all icons of the project. `files` are those of the project once more; where something is wrong with an
/// icon, `sources` are those in which its place is found.
///
/// # Errors
/// When the project has no icons. `None` where it has errors, which are told in `diags`.
pub fn icon_sheet(
    request: &Request,
    sources: &mut Sources,
    files: impl Files + 'static,
    diags: &mut Diagnostics,
) -> Result<Option<File>, Diagnostic> {
    let Some(project) = project::load(sources, diags) else {
        return Ok(None);
    };
    let names = names(sources);
    if names.is_empty() {
        let folder = FOLDER.into();
        return Err(Diagnostic::error(Fault::NoIcons { folder }, None).hint(Hint::PutIcons));
    }
    let book = Arc::new(WordBook::new(project.words.clone()));
    let theme = project.products.first();
    let theme = theme.map_or(String::new(), |product| product.theme.path.clone());
    // What is wrong with the words is told by the build; the sheet does not show them.
    let mut unheard = Diagnostics::new();
    let cache = &mut BuildCache::new(0);
    let loaded = project::load_all(sources, |_| true, project, cache, &mut unheard);
    let mut products = loaded.project.products.iter();
    let lang = products.find_map(|product| loaded.words(product).map(Words::lang).cloned());
    let words = book.in_language(&lang.unwrap_or_else(|| Lang("nb".to_owned())));
    let mut own = Memory::default();
    own.insert(format!("content/{NAME}.toml"), guide(&names, &words));
    own.insert(format!("content/layouts/{NAME}.toml"), LAYOUT);
    let pages = own_pages::project(own, (NAME, &theme), sources, files);
    *sources = pages;
    let mut found = Diagnostics::new();
    let sheet = own_pages::made(NAME, request, sources, &mut found)?;
    // What else is to be said of the project is said by the build.
    if sheet.is_none() {
        diags.append(found);
    }
    Ok(sheet)
}

/// The names of the icons in the folder, sorted.
fn names(sources: &Sources) -> Vec<String> {
    let files = sources.list(FOLDER, "svg").unwrap_or_default();
    let name = |file: String| Some(file.strip_suffix(".svg")?.to_owned());
    files.into_iter().filter_map(name).collect()
}

/// The files of words that name an icon, by its name.
fn uses(loaded: &Loaded) -> BTreeMap<String, BTreeSet<String>> {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |icon: &str, file: &str| {
        let files = uses.entry(icon.to_owned()).or_default();
        files.insert(file.to_owned());
    };
    for (path, guide) in &loaded.guides {
        guide.icons().for_each(|icon| add(&icon.value, path));
    }
    for (key, deck) in &loaded.decks {
        // Behind the sign stands which part of the file is meant.
        let path = key.split_once('#').map_or(key.as_str(), |(path, _)| path);
        deck.icons().for_each(|icon| add(&icon.value, path));
    }
    uses
}

/// The words of the sheet: each icon with its name.
fn guide(names: &[String], words: &PaperWords) -> String {
    let item = |name: &String| {
        let item = [("title", plain(name)), ("icon", name.clone())];
        let item = item.map(|(key, text)| (key.to_owned(), Value::from(text)));
        Value::Table(Table::from_iter(item))
    };
    let items: Vec<Value> = names.iter().map(item).collect();
    let said = |key: &str| words.say(key, &[]);
    let text = Table::from_iter([
        ("kind".to_owned(), "text".into()),
        ("text".to_owned(), plain(&said("icons-use")).into()),
    ]);
    let shown = Table::from_iter([
        ("kind".to_owned(), "items".into()),
        ("items".to_owned(), Value::Array(items)),
    ]);
    let section = Table::from_iter([
        ("id".to_owned(), NAME.into()),
        ("title".to_owned(), plain(FOLDER).into()),
        (
            "block".to_owned(),
            Value::Array(vec![text.into(), shown.into()]),
        ),
    ]);
    // Where the language lacks these words they stand in another.
    let lang = words.other_language("icons-title");
    let guide = Table::from_iter([
        ("lang".to_owned(), lang.unwrap_or(words.lang()).into()),
        ("title".to_owned(), said("icons-title").into()),
        ("section".to_owned(), Value::Array(vec![section.into()])),
    ]);
    guide.to_string()
}
