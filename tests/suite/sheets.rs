//! Small projects on the sheets that offices have: what comes where on the paper, and what the person at the
//! printer is told.

mod by_hand;
mod fold_over;
mod grounds;
mod leaflet;
mod small;
mod waste;

use std::fs;

use trykk::build::{BuiltProduct, Edition, Request, Session};
use trykk::diag::Diagnostics;
use trykk::press::{Plan, Slot};
use trykk::source::{Files, Memory, Sources};

use crate::support::files::here;

/// A project in memory, with one product.
pub struct SmallProject {
    files: Memory,
}

impl SmallProject {
    /// Words and a layout, in the look of the sound project.
    pub fn new(words: &str, layout: &str) -> Self {
        let mut files = Memory::default();
        let theme = "content/themes/sti.toml";
        let look = fs::read(here("tests/cases/common").join(theme)).expect("readable");
        files.insert(theme, look);
        for entry in fs::read_dir(here("fonts")).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = format!("fonts/{}", name.expect("UTF-8"));
            files.insert(name.as_str(), fs::read(&path).expect("readable"));
        }
        files.insert("content/ord.toml", words.as_bytes());
        files.insert("content/layouts/ark.toml", layout.as_bytes());
        let project = "[[product]]\nid = \"prove\"\ncontent = \"ord\"\nlayout = \"ark\"\ntheme = \"sti\"\n\
                       editions = [\"screen\", \"office\"]\n";
        files.insert("trykk.toml", project.as_bytes());
        Self { files }
    }

    /// Adds a colour to the theme.
    #[must_use]
    pub fn with_colour(mut self, line: &str) -> Self {
        let path = "content/themes/sti.toml";
        let theme = self.files.read(path, u64::MAX).expect("there");
        let theme = String::from_utf8(theme.to_vec()).expect("UTF-8");
        let theme = theme.replacen("[color]", &format!("[color]\n{line}"), 1);
        self.files.insert(path, theme.into_bytes());
        self
    }

    /// Adds a picture.
    #[must_use]
    pub fn with_picture(mut self, name: &str, bytes: Vec<u8>) -> Self {
        self.files
            .insert(format!("content/images/{name}").as_str(), bytes);
        self
    }

    /// Adds a printer, described by these lines.
    #[must_use]
    pub fn with_printer(mut self, lines: &str) -> Self {
        let project = self.files.read("trykk.toml", u64::MAX).expect("there");
        let project = String::from_utf8(project.to_vec()).expect("UTF-8");
        let project = format!("{project}\n[printer.kontor]\n{lines}\n");
        self.files.insert("trykk.toml", project.into_bytes());
        self
    }

    /// Builds the office edition, which has nothing wrong with it.
    pub fn office(&self) -> BuiltProduct {
        let request = Request {
            editions: vec![Edition::Office],
            ..Request::default()
        };
        let (built, found) = self.build(&request);
        assert_eq!(found, [""; 0]);
        built.expect("a product")
    }

    /// Builds what is asked for, and says what is wrong.
    pub fn build(&self, request: &Request) -> (Option<BuiltProduct>, Vec<String>) {
        let mut sources = Sources::new(self.files.clone());
        let mut diags = Diagnostics::new();
        let mut session = Session::of_one_build();
        let built = session.build(request, &mut sources, &mut |_| {}, &mut diags);
        let found = diags.sorted();
        let found = found.iter().map(|found| found.fault.name().to_owned());
        let built = built.expect("a sound request");
        (built.and_then(|mut built| built.pop()), found.collect())
    }
}

/// The words of a guide with so many sections, each of which begins a page.
pub fn guide(sections: usize) -> String {
    let section = |nth| {
        format!(
            "[[section]]\nid = \"s{nth}\"\ntitle = \"Side {nth}\"\n\n[[section.block]]\nkind = \"text\"\n\
             text = \"Et lite råd til dagen.\"\n\n"
        )
    };
    let sections: String = (1..=sections).map(section).collect();
    format!("lang = \"nb\"\ntitle = \"Prøve\"\n\n{sections}")
}

/// The layout of a booklet of this size, on these sheets.
pub fn booklet(trim: &str, sheet: &str) -> String {
    format!(
        "format = \"booklet\"\ntrim = \"{trim}\"\nsafe = \"8mm\"\ngrid = \"8pt\"\n\n[margin]\n\
         top = \"14mm\"\nbottom = \"18mm\"\ninner = \"15mm\"\nouter = \"14mm\"\n\n[section]\nstart = \"page\"\n\n\
         [sheet.office]\n{sheet}\n"
    )
}

/// The words of so many cards.
pub fn deck(cards: usize) -> String {
    let card = |nth| format!("[[card]]\ntitle = \"Kort {nth}\"\ntext = \"Et spørsmål.\"\n\n");
    let cards: String = (1..=cards).map(card).collect();
    format!("lang = \"nb\"\ntitle = \"Kort\"\n\n{cards}")
}

/// The layout of cards of this size, on these sheets.
pub fn cards(trim: &str, sheet: &str) -> String {
    format!(
        "format = \"card\"\ntrim = \"{trim}\"\nbleed = \"3mm\"\nsafe = \"7mm\"\n\n[front]\n\
         background = \"soft\"\nrows = [\"auto\", \"1fr\"]\nareas = [\"title\", \"text\"]\n\n[front.title]\n\
         fit = {{ min = \"14pt\", max = \"18pt\" }}\n\n[front.text]\nfit = {{ min = \"11pt\", max = \"12pt\" }}\n\n\
         [sheet.office]\n{sheet}\n"
    )
}

/// What the person at the printer is told.
pub fn told(product: &BuiltProduct) -> String {
    let office = product.outputs.iter();
    let mut office = office.filter(|output| output.edition == Edition::Office);
    let output = office.next().expect("an office edition");
    output.sentences.join("\n")
}

/// The sheets.
pub fn plan(product: &BuiltProduct) -> &Plan {
    &product.office.as_ref().expect("an office edition").plan
}

/// The slots of one side, each with its page counted from 1.
pub fn slots(plan: &Plan, sheet: usize, side: usize) -> Vec<(usize, Slot)> {
    let sheets = plan.sheets.to_vec();
    let slots = &sheets[sheet].sides[side].slots;
    slots.iter().map(|slot| (slot.page + 1, *slot)).collect()
}
