//! The user's guide against the program: nothing may be missing from it, nothing in it may be
//! wrong.
//!
//! The guide is `content/README.md` and the hand-written pages of `docs/reference/nb`, which list the keys of the
//! project files in tables. Before each table stands a remark, `<!-- nøkler: PATH -->`, that readers do not see: the
//! tables of the pages on one kind of file and the JSON Schema of that file must hold the same keys, both ways. Its
//! TOML examples are built, and its example of an error is a case of `tests/cases`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use trykk::content::project::Edition;
use trykk::design::StyleName;
use trykk::diag::Check;

use crate::support::files::{self, here};

/// The kinds of files, and the pages on each.
const CHAPTERS: [(&str, &[&str]); 5] = [
    ("content", &["ord", "slag", "tegn"]),
    (
        "project",
        &["prosjekt", "skriver", "trykkeri", "kontroller"],
    ),
    ("layout", &["oppsett", "brosjyre", "kortoppsett", "ark"]),
    ("theme", &["utseende"]),
    ("deck", &["kort", "regneark"]),
];

/// Where the hand-written pages stand.
pub const PAGES: &str = "docs/reference/nb/src";
/// The most lines of a page.
const MOST_LINES: usize = 500;

/// Tables of which others say the same: a colour is a colour wherever it stands, a layout changes
/// the styles of the theme, a rule for one block or section has the keys of the rule for its kind, the level of a check those of any other, and
/// the back of cards and what they have in common those of a card.
const SAID_ELSEWHERE: &[(&str, &str)] = &[
    ("theme", "color.rule"),
    ("theme", "color.ground"),
    ("theme", "accent.deep"),
    ("theme", "accent.bright"),
    ("theme", "accent.soft"),
    ("theme", "accent.mid"),
    ("theme", "art.color.NAVN"),
    ("theme", "art.rest"),
    ("deck", "all.NAVN.columns"),
    ("deck", "back.NAVN.columns"),
    ("deck", "card.NAVN.columns"),
    ("deck", "all.rows"),
    ("deck", "all.rows.where.NAVN"),
    ("deck", "back.rows"),
    ("deck", "back.rows.where.NAVN"),
    ("layout", "style.NAVN"),
    ("layout", "only.NAVN"),
    ("layout", "back"),
    ("layout", "back.NAVN"),
    ("layout", "back.panel"),
    ("layout", "back.NAVN.fit"),
    ("layout", "face.NAVN"),
    ("layout", "face.NAVN.NAVN"),
    ("layout", "face.NAVN.panel"),
    ("layout", "face.NAVN.NAVN.fit"),
    ("project", "printer.NAVN.offset"),
    ("project", "printer.NAVN.back-scale"),
    ("project", "checks.overfull"),
    ("project", "checks.min-size"),
    ("project", "checks.missing-glyph"),
    ("project", "checks.grey-contrast"),
    ("project", "checks.safe-zone"),
    ("project", "checks.bleed"),
    ("project", "checks.printer-margin"),
    ("project", "checks.image-ppi"),
    ("project", "checks.ink"),
    ("project", "checks.hairline"),
    ("project", "checks.white-text"),
    ("project", "checks.small-multi-ink-text"),
    ("project", "checks.alt-text"),
    ("project", "checks.heading-order"),
    ("project", "checks.link-words"),
    ("project", "checks.language"),
    ("project", "checks.page-count"),
    ("project", "checks.unused"),
    ("project", "checks.ink-overlap"),
    ("deck", "back"),
    ("deck", "back.NAVN"),
    ("deck", "all"),
    ("deck", "all.NAVN"),
    ("deck", "card.NAVN.items"),
    ("deck", "card.NAVN.points"),
    ("deck", "card.NAVN.wifi"),
    ("deck", "card.qr.wifi"),
    ("deck", "card.NAVN.yes"),
    ("deck", "card.NAVN.no"),
    ("deck", "back.NAVN.items"),
    ("deck", "back.NAVN.points"),
    ("deck", "back.NAVN.wifi"),
    ("deck", "back.qr.wifi"),
    ("deck", "back.image"),
    ("deck", "all.image"),
    ("deck", "back.qr"),
    ("deck", "back.NAVN.yes"),
    ("deck", "back.NAVN.no"),
    ("deck", "all.NAVN.items"),
    ("deck", "all.NAVN.points"),
    ("deck", "all.NAVN.wifi"),
    ("deck", "all.qr.wifi"),
    ("deck", "all.qr"),
    ("deck", "all.NAVN.yes"),
    ("deck", "all.NAVN.no"),
];

/// All pages of the guide, in order.
pub fn guide() -> String {
    let contents = page("SUMMARY");
    let pages = contents.split("](").skip(1);
    let pages = pages.filter_map(|link| link.split_once(".md)"));
    let names: Vec<&str> = pages
        .map(|(name, _)| name)
        .filter(|name| !name.contains('/'))
        .collect();
    assert!(names.len() >= 15, "{names:?}");
    for (_, chapter) in CHAPTERS {
        assert!(
            chapter.iter().all(|name| names.contains(name)),
            "{chapter:?}"
        );
    }
    let first = fs::read_to_string(here("content/README.md")).expect("its first page");
    let pages = names.iter().map(|name| page(name));
    let pages: Vec<String> = std::iter::once(first).chain(pages).collect();
    for page in &pages {
        let lines = page.lines().count();
        assert!(
            lines <= MOST_LINES,
            "{lines} lines: {:?}",
            page.lines().next()
        );
    }
    pages.join("\n")
}

/// A hand-written page of the guide.
pub fn page(name: &str) -> String {
    let path = here(PAGES).join(format!("{name}.md"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Some of its pages.
fn chapter(names: &[&str]) -> String {
    let pages: Vec<String> = names.iter().map(|name| page(name)).collect();
    pages.join("\n")
}

pub fn trykk(args: &[&str], folder: &Path) -> (String, String, Option<i32>) {
    let output = files::trykk()
        .args(args)
        .current_dir(folder)
        .output()
        .expect("trykk runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

fn schema(kind: &str) -> Value {
    let (json, _, code) = trykk(&["schema", kind], &here(""));
    assert_eq!(code, Some(0), "{kind}");
    serde_json::from_str(&json).expect("JSON")
}

/// Tables of keys by their paths.
type Tables = BTreeMap<String, BTreeSet<String>>;

/// The tables of a chapter, as their remarks call them.
fn tables_in(chapter: &str) -> Tables {
    let mut tables = Tables::new();
    for part in chapter.split("<!-- nøkler:").skip(1) {
        let (path, rest) = part.split_once("-->").expect("a closed remark");
        let rows = rest
            .trim_start()
            .lines()
            .take_while(|line| line.starts_with('|'));
        let keys: BTreeSet<String> = rows
            .filter_map(|row| row.strip_prefix("| `")?.split_once("` |"))
            .flat_map(|(keys, _)| keys.split("`, `"))
            .map(str::to_owned)
            .collect();
        assert!(!keys.is_empty(), "no table below the remark on {path}");
        let known = tables.insert(path.trim().to_owned(), keys);
        assert!(known.is_none(), "two tables of {path}");
    }
    tables
}

/// Walks a schema, and gathers the keys of every table in it, and every value of every choice.
struct Walk<'s> {
    root: &'s Value,
    tables: Tables,
    choices: BTreeSet<String>,
}

impl<'s> Walk<'s> {
    fn of(root: &'s Value) -> Self {
        let mut walk = Self {
            root,
            tables: Tables::new(),
            choices: BTreeSet::new(),
        };
        walk.node("", root);
        walk
    }

    fn node(&mut self, path: &str, node: &'s Value) {
        if let Some(name) = node["$ref"].as_str() {
            let name = name.strip_prefix("#/").expect("in this file");
            let target = self.root.pointer(&format!("/{name}")).expect(name);
            self.node(path, target);
        }
        for value in node["enum"].as_array().into_iter().flatten() {
            let value = value.as_str().expect("choices are texts");
            self.choices.insert(value.to_owned());
        }
        self.node_in(path, &node["then"]);
        self.node_in(path, &node["else"]);
        for list in ["oneOf", "anyOf", "allOf"] {
            for one in node[list].as_array().into_iter().flatten() {
                self.node(path, one);
            }
        }
        // Words are taken from a guide alike wherever they stand: said once, of the title.
        let keys = node["properties"].as_object().into_iter().flatten();
        let keys: Vec<&str> = keys.map(|(key, _)| key.as_str()).collect();
        if keys == ["field", "from"] && path != "title" {
            return;
        }
        for (key, child) in node["properties"].as_object().into_iter().flatten() {
            let table = self.tables.entry(path.to_owned()).or_default();
            table.insert(key.clone());
            self.node(&join(path, key), child);
        }
        self.node_in(path, &node["items"]);
        self.node_in(&join(path, "NAVN"), &node["additionalProperties"]);
    }

    fn node_in(&mut self, path: &str, node: &'s Value) {
        if node.is_object() {
            self.node(path, node);
        }
    }
}

fn join(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        _ => format!("{path}.{key}"),
    }
}

#[test]
fn the_tables_hold_the_keys_of_the_schemas_and_no_others() {
    for (kind, pages) in CHAPTERS {
        let schema = schema(kind);
        let mut wanted = Walk::of(&schema).tables;
        for (_, path) in SAID_ELSEWHERE.iter().filter(|(of, _)| *of == kind) {
            assert!(wanted.remove(*path).is_some(), "{path} is in no schema");
        }
        assert_eq!(
            tables_in(&chapter(pages)),
            wanted,
            "in the chapter on {kind}"
        );
    }
}

#[test]
fn what_is_said_elsewhere_is_the_same_there() {
    let (layout, theme) = (schema("layout"), schema("theme"));
    let (layout, theme) = (Walk::of(&layout).tables, Walk::of(&theme).tables);
    assert_eq!(layout["style.NAVN"], theme["style.NAVN"]);
    for path in [
        "color.rule",
        "color.ground",
        "accent.deep",
        "accent.bright",
        "accent.soft",
        "accent.mid",
        "art.color.NAVN",
    ] {
        assert_eq!(theme[path], theme["color.ink"], "{path}");
    }
    assert_eq!(theme["art.rest"], theme["art.cover"]);
    let kinds = layout["block"]
        .iter()
        .map(|kind| &layout[&join("block", kind)]);
    let mut of_blocks: BTreeSet<String> = kinds.flatten().cloned().collect();
    of_blocks.extend(layout["section.notes"].iter().cloned());
    of_blocks.insert("kind".to_owned());
    assert_eq!(layout["only.NAVN"], of_blocks);
    for part in ["", ".NAVN", ".NAVN.fit"] {
        for face in ["back", "face.NAVN"] {
            assert_eq!(
                layout[&format!("{face}{part}")],
                layout[&format!("front{part}")]
            );
        }
    }
    let deck = schema("deck");
    let deck = Walk::of(&deck).tables;
    assert_eq!(deck["back"], deck["card"]);
    assert_eq!(deck["back.NAVN"], deck["card.NAVN"]);
}

#[test]
fn every_choice_is_explained() {
    for (kind, pages) in CHAPTERS {
        let schema = schema(kind);
        // A layout changes the styles of the theme, and has their choices.
        let styles = match kind {
            "layout" => chapter(CHAPTERS[3].1),
            _ => String::new(),
        };
        let chapter = [chapter(pages), styles].concat();
        let choices = Walk::of(&schema).choices;
        assert!(!choices.is_empty(), "{kind} has choices");
        for choice in choices {
            assert!(
                chapter.contains(&format!("`{choice}`")),
                "`{choice}` of {kind}"
            );
        }
    }
}

#[test]
fn every_block_kind_has_an_example() {
    let guide = guide();
    let schema = schema("content");
    let kinds = &schema["$defs"]["Thing"]["properties"]["kind"];
    let kinds = kinds["enum"].as_array().expect("kinds");
    assert!(kinds.len() >= 8, "{} kinds", kinds.len());
    for kind in kinds {
        let kind = kind.as_str().expect("a name");
        assert!(
            guide.contains(&format!("\n**`{kind}` – ")),
            "{kind}: a heading"
        );
        assert!(
            guide.contains(&format!("\nkind = \"{kind}\"\n")),
            "{kind}: an example"
        );
    }
}

#[test]
fn every_edition_and_style_is_named() {
    let guide = guide();
    for (edition, _) in Edition::ALL {
        assert!(guide.contains(&format!("\n| `{edition}` |")), "{edition}");
    }
    for style in StyleName::names() {
        assert!(guide.contains(&format!("\n| `{style}` |")), "{style}");
    }
}

/// The words of `help` that begin a line of the part below `head`.
fn listed(help: &str, head: &str) -> Vec<String> {
    let part = help.split_once(head).map_or("", |(_, part)| part);
    let lines = part.lines().take_while(|line| !line.is_empty());
    let firsts = lines.filter_map(|line| line.split_whitespace().next());
    firsts.map(str::to_owned).collect()
}

#[test]
fn every_command_and_option_is_explained() {
    let chapter = page("kommandoer");
    let (help, _, _) = trykk(&["--help"], &here(""));
    let commands = listed(&help, "Commands:\n");
    assert!(commands.len() >= 5, "{commands:?}");
    let mut options = options_of(&help);
    for command in &commands {
        assert!(
            chapter.contains(&format!("| `trykk {command}")),
            "trykk {command}"
        );
        let (help, _, _) = trykk(&[command, "--help"], &here(""));
        options.extend(options_of(&help));
    }
    for wanted in ["--edition", "--output", "--project", "--help", "-V"] {
        assert!(options.contains(wanted), "{wanted} in {options:?}");
    }
    for option in options {
        let stands = |end: &str| chapter.contains(&format!("`{option}{end}"));
        assert!(stands("`") || stands(" "), "{option}");
    }
}

/// The options in a help text, short and long.
fn options_of(help: &str) -> BTreeSet<String> {
    let part = help.split_once("Options:\n").map_or("", |(_, part)| part);
    let words = part.lines().flat_map(|line| {
        let line = line.trim_start();
        let words = line
            .split_whitespace()
            .take_while(|word| word.starts_with('-') && word.len() > 1);
        words.map(|word| word.trim_end_matches(',').to_owned())
    });
    words.collect()
}

#[test]
fn every_check_is_explained() {
    let page = page("kontroller");
    let (_, part) = page
        .split_once("## Hva som blir kontrollert\n")
        .expect("a part on checks");
    let (_, table) = part.split_once("| Kode | ").expect("a table");
    let rows = table.lines().skip(2).take_while(|row| row.starts_with('|'));
    let codes: Vec<&str> = rows
        .filter_map(|row| row.strip_prefix("| `")?.split_once('`'))
        .map(|(code, _)| code)
        .collect();
    let all: Vec<&str> = Check::ALL.iter().map(|check| check.code()).collect();
    assert_eq!(codes, all);
}

#[test]
fn every_product_has_its_contact_sheets() {
    let project = fs::read_to_string(here("trykk.toml")).expect("a project");
    let project: toml::Table = project.parse().expect("a project");
    let listed = fs::read_to_string(here("docs/sheets/README.md")).expect("a list");
    for product in project["product"].as_array().expect("products") {
        let id = product["id"].as_str().expect("an id");
        for sheet in [format!("{id}.png"), format!("{id}-gray.png")] {
            assert!(
                listed.contains(&format!("({sheet})")),
                "{sheet} is not listed"
            );
            assert!(here("docs/sheets").join(&sheet).exists(), "{sheet}");
        }
    }
}
