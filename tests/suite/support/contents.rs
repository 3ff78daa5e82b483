//! Tiny projects of a guide, a deck or a table, as the program reads them.

use std::fmt::Write as _;
use std::fs;

use trykk::content::{Card, Deck, ProjectWords, Thing, load_words, project as file};
use trykk::diag::{Diagnostic, Diagnostics};
use trykk::disk::Folder;
use trykk::source::{Sources, Span};

use super::project::Project;

pub const GUIDE: &str = r#"lang = "nb"
title = "Veileder"
subtitle = "Til {organisation}."
confirm = "Ring numrene først."

[[section]]
id = "regler-for-alle"
title = "Regler for alle"

[[section.block]]
id = "regler"
kind = "items"
items = [
  { title = "Snakk med", icon = "sol", text = "Ikke *til*." },
  { title = "Hope", lang = "en", label = "Håp" },
]

[[section.block]]
id = "sporsmal"
kind = "quotes"
quotes = ["«Hva vil du?»", "«Hva trenger du?»"]

[[section.block]]
id = "rolle"
kind = "contrast"
yes = { title = "Du skal", points = ["Lytte", "Støtte"] }
no = { title = "Du skal ikke", points = ["Overta"] }

[[section.block]]
id = "husk"
kind = "callout"
label = "Husk"
icon = "sol"
text = "Ett.\n\nTo."
"#;

pub const DECK: &str = "lang = \"nb\"\ntitle = \"Kort\"\n";

/// What a project with these files says, and where its texts stand.
pub struct Read {
    pub contents: ProjectWords,
    pub found: Vec<Diagnostic>,
    pub sources: Sources,
}

impl Read {
    /// Reads a project whose one product is made of `content`; `project` is added to `trykk.toml`.
    pub fn of(
        name: &str,
        content: &str,
        project: &str,
        files: &[(&str, impl AsRef<[u8]>)],
    ) -> Self {
        let folder = Project::new(&format!("decks/{name}"));
        folder.change("trykk.toml", "\"veileder\"", &format!("{content:?}"));
        let products = fs::read_to_string(folder.path("trykk.toml")).expect("readable");
        let all = format!("{project}\n{products}");
        fs::write(folder.path("trykk.toml"), all).expect("writable");
        fs::write(folder.path("content/veileder.toml"), GUIDE).expect("writable");
        fs::create_dir_all(folder.path("content/icons")).expect("a folder");
        fs::write(folder.path("content/icons/sol.svg"), "<svg/>").expect("writable");
        for (path, text) in files {
            fs::write(folder.path(path), text).expect("writable");
        }
        let mut sources = Sources::new(Folder::new(&folder.root));
        let mut diags = Diagnostics::new();
        let project = file::load(&mut sources, &mut diags).expect("a project");
        let contents = load_words(&project, &mut sources, &mut diags);
        let found = diags.sorted();
        Self {
            contents,
            found,
            sources,
        }
    }

    /// A sound project with this deck.
    pub fn deck(name: &str, deck: &str) -> Self {
        let text = format!("{DECK}{deck}");
        let read = Self::of(name, "kort", "", &[("content/kort.toml", &text)]);
        assert_eq!(read.found, [], "{name}");
        read
    }

    /// A sound project with a table.
    pub fn table(name: &str, table: &str) -> Self {
        let read = Self::of(name, "liste.csv", "", &[("content/liste.csv", table)]);
        assert_eq!(read.found, [], "{name}");
        read
    }

    pub fn only(&self) -> &Deck {
        assert_eq!(self.contents.decks.len(), 1);
        self.contents.decks.values().next().expect("a deck")
    }

    pub fn cards(&self) -> Vec<String> {
        self.only().cards.iter().map(|card| said(&card)).collect()
    }

    /// What stands at a place, with its line and column from 1.
    pub fn at(&self, span: Span) -> (usize, usize, &str) {
        let text = &self.sources.get(span.file).expect("a file").text;
        let before = &text[..span.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column, self.sources.slice(span))
    }
}

/// A value in short: paragraphs between `|`, items as `title: text`.
fn shown(value: &Thing) -> String {
    match value {
        Thing::Text(paragraphs) => {
            let words: Vec<String> = paragraphs.iter().map(|text| text.plain()).collect();
            words.join("|")
        }
        Thing::Items(items) => {
            let item = |item: &trykk::content::ListItem| match &item.text {
                Some(text) => format!("({}: {})", item.title.plain(), text.plain()),
                None => format!("({})", item.title.plain()),
            };
            items.iter().map(item).collect()
        }
        Thing::Table(table) => {
            let line = |texts: &[trykk::content::Text]| {
                let words: Vec<String> = texts.iter().map(|text| text.plain()).collect();
                words.join(",")
            };
            let row = |row: &trykk::content::Row| {
                let head = row.head.as_ref().map(|text| text.plain());
                format!("/{}:{}", head.unwrap_or_default(), line(&row.cells))
            };
            let rows: String = table.rows.iter().map(row).collect();
            let heads = table.columns.iter().map(|column| column.title.clone());
            line(&heads.collect::<Vec<_>>()) + &rows
        }
        Thing::Icon(name) => format!("<{}>", name.value),
        Thing::Image(image) => {
            let alt = image.alt.as_ref().map(|text| text.plain());
            format!("[{} {}]", image.file.value, alt.unwrap_or_default())
        }
        Thing::Qr(code) => code.held(),
        other => format!("{{{}}}", other.name()),
    }
}

/// A card in short: its values by name.
fn said(card: &Card) -> String {
    let mut line = String::new();
    for (name, value) in &card.values {
        let _ = write!(line, "{name}={} ", shown(value));
    }
    line.trim_end().to_owned()
}
