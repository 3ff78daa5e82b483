//! `trykk new`: one more product in a project. The project file keeps its remarks and its order; nothing that
//! is there already is overwritten.

use std::path::Path;

use clap::ValueEnum;
use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use super::init::write_new;
use super::templates::{NewFile, SCHEMA_FOLDER, Template};
use crate::build::project::{self, FILE, Project};
use crate::diag::{Diagnostic, Diagnostics, Fault, Hint, Language};
use crate::disk::write;
use crate::source::{Memory, Sources};

/// What is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Cards in A7
    Card,
    /// Posters in A4
    Poster,
    /// A booklet in A5
    Booklet,
    /// A leaflet, folded in three
    Leaflet,
    /// Address labels from a table
    Labels,
}

impl Kind {
    /// The project whose words it begins with, its layout, and whether it is for paper alone.
    const fn begins(self) -> (Template, &'static str, bool) {
        match self {
            Self::Card => (Template::Kort, "card-a7", false),
            Self::Poster => (Template::Plakat, "poster-a4", false),
            Self::Booklet => (Template::Hefte, "booklet-a5", false),
            Self::Leaflet => (Template::Brosjyre, "leaflet-a4", false),
            Self::Labels => (Template::Etiketter, "labels-l7160", true),
        }
    }
}

/// Adds a product called `name` to the project in `folder`; what was made, a line each.
pub fn add(
    (kind, name, language): (Kind, &str, Language),
    folder: &Path,
    sources: &mut Sources,
    diags: &mut Diagnostics,
) -> Result<Vec<String>, Diagnostic> {
    check_name(name)?;
    let mut own = Diagnostics::new();
    let Some(known) = project::load(sources, &mut own).filter(|_| !own.has_errors()) else {
        diags.append(own);
        return Ok(Vec::new());
    };
    if known
        .products
        .iter()
        .any(|product| product.id.value == name)
    {
        let fault = Fault::ProductThere { name: name.into() };
        return Err(Diagnostic::error(fault, None).hint(Hint::OtherName));
    }
    let (template, layout, paper) = kind.begins();
    let text = sources.read(FILE).ok().and_then(|id| sources.get(id));
    let text = text.map_or("", |source| source.text.as_str());
    let Some(changed) = with_product(text, (name, layout, paper), &known) else {
        // What reads projects and what changes them are two readers of one TOML.
        return Err(
            Diagnostic::error(Fault::ProfileNotWritten, None).hint(Hint::AddByHand {
                text: by_hand(name, layout).into(),
            }),
        );
    };
    let files = words(template, name, language, folder);
    write_new(&files, folder, diags);
    if diags.has_errors() {
        return Ok(Vec::new());
    }
    if let Err(error) = write::write_whole(&folder.join(FILE), changed.as_bytes()) {
        diags.push(error.diagnostic());
        return Ok(Vec::new());
    }
    let mut lines: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    lines.push(format!("{FILE}: [[product]] id = \"{name}\""));
    Ok(lines)
}

/// Whether a product can be called so, as the project file would be told.
fn check_name(name: &str) -> Result<(), Diagnostic> {
    let quoted = Value::from(name);
    let text = format!("[[product]]\nid = {quoted}\ncontent = \"words\"\nlayout = \"card-a7\"\n");
    let mut sources = Sources::new(Memory::from([
        (FILE, text.as_str()),
        ("content/words.toml", ""),
    ]));
    let mut diags = Diagnostics::new();
    let _ = project::load(&mut sources, &mut diags);
    match diags.sorted().into_iter().next() {
        Some(found) => Err(Diagnostic {
            span: None,
            ..found
        }),
        None => Ok(()),
    }
}

/// The project file with one more product; `None` where it cannot be changed and stay as it is otherwise.
fn with_product(
    text: &str,
    (name, layout, paper): (&str, &str, bool),
    known: &Project,
) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let mut table = Table::new();
    table["id"] = value(name);
    table["content"] = value(name);
    table["layout"] = value(layout);
    // In a project with several themes each product says which.
    let products = document.get("product");
    let first = match products {
        Some(Item::ArrayOfTables(tables)) => tables.get(0).and_then(|first| first.get("theme")),
        Some(Item::Value(Value::Array(list))) => {
            let first = list.get(0).and_then(Value::as_inline_table);
            return with_inline(
                document.clone(),
                first.and_then(|first| first.get("theme")),
                table,
                paper,
            );
        }
        _ => None,
    };
    if let Some(theme) = first.and_then(Item::as_str) {
        table["theme"] = value(theme);
    }
    table["editions"] = editions(paper);
    table.decor_mut().set_prefix("\n");
    debug_assert!(
        !known.products.is_empty(),
        "a project without products cannot be read"
    );
    match document
        .entry("product")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
    {
        Item::ArrayOfTables(tables) => tables.push(table),
        _ => return None,
    }
    let mut changed = document.to_string();
    if !text.ends_with('\n') {
        changed = changed.replacen(text, &format!("{text}\n"), 1);
    }
    Some(changed)
}

/// The same where products stand in one list.
fn with_inline(
    mut document: DocumentMut,
    theme: Option<&Value>,
    table: Table,
    paper: bool,
) -> Option<String> {
    let mut product: InlineTable = table.into_inline_table();
    if let Some(theme) = theme {
        product.insert("theme", theme.clone());
    }
    product.insert("editions", editions(paper).into_value().ok()?);
    product.fmt();
    document["product"].as_array_mut()?.push(product);
    Some(document.to_string())
}

fn editions(paper: bool) -> Item {
    let names: &[&str] = if paper {
        &["office"]
    } else {
        &["screen", "office"]
    };
    value(names.iter().copied().collect::<toml_edit::Array>())
}

/// What somebody can write instead.
fn by_hand(name: &str, layout: &str) -> String {
    format!("[[product]], id = \"{name}\", content = \"{name}\", layout = \"{layout}\"")
}

/// The words that it begins with, under its name.
fn words(template: Template, name: &str, language: Language, folder: &Path) -> Vec<NewFile> {
    let texts = template.texts(language);
    let parts = texts
        .iter()
        .filter_map(|(path, text)| Some((path.strip_prefix("content/")?, *text)));
    let ending = |path: &str| {
        path.rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_owned()
    };
    let tables: Vec<&str> = parts
        .clone()
        .map(|(path, _)| path)
        .filter(|path| ending(path) == "csv")
        .collect();
    let has_rules = folder.join(SCHEMA_FOLDER).is_dir();
    parts
        .map(|(path, text)| {
            let ending = ending(path);
            let mut text = text.to_owned();
            for table in &tables {
                text = text.replace(table, &format!("{name}.csv"));
            }
            if has_rules && ending == "toml" {
                let rules = match text.contains("\n[[card]]\n") {
                    true => "deck",
                    false => "content",
                };
                text = format!("#:schema ../{SCHEMA_FOLDER}/{rules}.json\n{text}");
            }
            NewFile {
                path: format!("content/{name}.{ending}"),
                bytes: text.into_bytes(),
                spare: false,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(text: &str) -> Option<String> {
        let words = "lang = \"nb\"\ntitle = \"A\"\n[[card]]\ntitle = \"a\"\n";
        let mut sources = Sources::new(Memory::from([(FILE, text), ("content/a.toml", words)]));
        let mut diags = Diagnostics::new();
        let known = project::load(&mut sources, &mut diags).expect("a project");
        with_product(text, ("b", "card-a7", false), &known)
    }

    #[test]
    fn a_product_is_added_and_remarks_stay() {
        let before = "# Vårt.\n[[product]] # det første\nid = \"a\"   # navnet\ncontent = \"a\"\nlayout = \"card-a7\"\ntheme = \"sti\"\n\n# Sist.\n";
        let added = "[[product]]\nid = \"b\"\ncontent = \"b\"\nlayout = \"card-a7\"\ntheme = \"sti\"\neditions = [\"screen\", \"office\"]\n";
        let after = changed(before).expect("changed");
        assert!(
            after.contains("[[product]] # det første\nid = \"a\"   # navnet\n"),
            "{after}"
        );
        assert!(
            after.contains("# Vårt.\n") && after.contains("# Sist.\n"),
            "{after}"
        );
        assert!(after.contains(added), "{after}");
    }

    #[test]
    fn a_list_of_products_stays_a_list() {
        let before = "product = [{ id = \"a\", content = \"a\", layout = \"card-a7\" }] # alle\n";
        let after = changed(before).expect("changed");
        assert!(
            after.starts_with(
                "product = [{ id = \"a\", content = \"a\", layout = \"card-a7\" }, { id = \"b\", "
            ),
            "{after}"
        );
        assert!(after.ends_with("] # alle\n"), "{after}");
    }

    #[test]
    fn names_are_held_to_what_ids_are() {
        assert!(check_name("kort-2").is_ok());
        for name in ["Kort", "a b", "", "con", "../a", "æ"] {
            let error = check_name(name).expect_err(name);
            assert!(error.span.is_none() && !error.hints.is_empty(), "{name}");
        }
    }
}
