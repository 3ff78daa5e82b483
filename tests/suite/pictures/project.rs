//! A page and some cards as a person gets them: tiny projects, built by the program itself.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files::{self, copy, fresh, here, trykk, without_art};
use crate::support::images::way;

const PROJECT: &str = r#"
[[product]]
id = "lapp"
content = "ord"
layout = "lapp"
theme = "sti"
editions = ["png"]
"#;

const WORDS: &str = r#"
lang = "nb"
title = "Små steg"

[[section]]
id = "en"
title = "En god start"

[[section.block]]
kind = "text"
text = "Spør først, og *lytt* til svaret. Mer på [eksempel.no](https://eksempel.no)."

[[section.block]]
kind = "items"
items = [{ title = "Håp", text = "Tro på bedring" }]
"#;

const LAYOUT: &str = r#"
format = "booklet"
trim = "74x105mm"
bleed = "3mm"
safe = "4mm"
grid = "8pt"
margin = { top = "9mm", bottom = "14mm", inner = "9mm", outer = "8mm" }

[section]
start = "page"
art = "path"

[block.items]
look = "panels"
"#;

const DECK: &str = r#"
lang = "nb"
title = "Kort"

[[card]]
number = "1"
title = "Hør"

[[card]]
number = "2"
title = "Spør, og vent"

[[card]]
number = "3"
title = "Gå"

[[card]]
face = "linjer"
hvem = [{ title = "Sted" }, { title = "Telefon", text = "22 00 00 00" }, { title = "Åpent" }]

[[card]]
face = "kode"
title = "Les mer"
qr = "https://eksempel.no/kort"

[[card]]
face = "bilde"
title = "På vei"
"#;

const CARDS: &str = r#"
format = "card"
trim = "60x40mm"
bleed = "3mm"
safe = "4mm"

[front]
background = "soft"
rows = ["1fr", "12mm"]
areas = ["title", "sti"]

[front.sti]
art = "path"
value = "number"
size = "7mm"

[face.linjer]
rows = ["1fr"]
areas = ["hvem"]

[face.linjer.hvem]
list = "table"
size = "7mm"

[face.kode]
rows = ["auto", "1fr"]
areas = ["title", "qr"]

[face.kode.qr]
size = "20mm"

[face.bilde]
background-picture = "vei.png"
rows = ["1fr", "auto"]
areas = [".", "title"]

[face.bilde.title]
color = "ink"
"#;

/// A project with the fonts and the theme of this repository.
pub fn project(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let root = fresh(name);
    files::write(&root, files.iter().copied());
    for folder in ["content/themes", "fonts"] {
        copy(&here(folder), &root.join(folder));
    }
    root
}

/// The pictures that the program makes of a product, in the order of its pages.
pub fn built(root: &Path, product: &str) -> Vec<PathBuf> {
    let done = trykk()
        .args(["build", "--ppi", "100", "--project"])
        .arg(root)
        .output()
        .expect("started");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.is_empty(), "{said}");
    let folder = root.join(format!("output/{product}-png"));
    let names = fs::read_dir(&folder).expect("a folder");
    let names = names.map(|entry| entry.expect("an entry").path());
    let mut pictures: Vec<PathBuf> = names
        .filter(|p| p.extension().is_some_and(|e| e == "png"))
        .collect();
    pictures.sort();
    pictures
}

/// The picture of the last page. The theme is the one of this repository.
pub fn page() -> Vec<u8> {
    let root = project(
        "picture-project",
        &[
            ("trykk.toml", PROJECT.as_bytes()),
            ("content/ord.toml", WORDS.as_bytes()),
            ("content/layouts/lapp.toml", LAYOUT.as_bytes()),
        ],
    );
    let last = built(&root, "lapp").pop().expect("a picture");
    let words = fs::read_to_string(last.with_extension("txt")).expect("the words");
    assert_eq!(
        words,
        "Små steg\nEn god start\nSpør først, og lytt til svaret. Mer på eksempel.no.\nHåp\nTro på bedring\n"
    );
    fs::read(last).expect("readable")
}

/// Cards: the trail from one card to the next, lines to write on, a QR code, and a picture behind a
/// face.
pub fn cards() -> Vec<(&'static str, Vec<u8>)> {
    let project_file = PROJECT
        .replace("\"lapp\"", "\"kort\"")
        .replace("\"ord\"", "\"kort\"");
    let root = project(
        "picture-cards",
        &[
            ("trykk.toml", project_file.as_bytes()),
            ("content/kort.toml", DECK.as_bytes()),
            ("content/layouts/kort.toml", CARDS.as_bytes()),
            ("content/images/vei.png", &way()),
        ],
    );
    let pictures = built(&root, "kort");
    assert_eq!(pictures.len(), 6);
    let take = |(page, name): (usize, _)| (name, fs::read(&pictures[page]).expect("readable"));
    let wanted = [
        (1, "card-trail"),
        (3, "card-lines"),
        (4, "card-qr"),
        (5, "card-picture"),
    ];
    wanted.into_iter().map(take).collect()
}

/// The same cover, page and card in a theme that draws nothing.
pub fn plain() -> Vec<(&'static str, Vec<u8>)> {
    let cover = "[cover]\naccent = \"fjord\"\nart = \"picture\"\n\n[section]";
    let layout = LAYOUT.replace("[section]", cover);
    let words = WORDS.replace(
        "\n\n[[section]]",
        "\nsubtitle = \"Et hefte\"\n\n[[section]]",
    );
    let cards = "[[product]]\nid = \"kort\"\ncontent = \"kort\"\nlayout = \"kort\"\ntheme = \"sti\"\neditions = [\"png\"]\n";
    let root = project(
        "picture-plain",
        &[
            ("trykk.toml", format!("{PROJECT}\n{cards}").as_bytes()),
            ("content/ord.toml", words.as_bytes()),
            ("content/layouts/lapp.toml", layout.as_bytes()),
            ("content/kort.toml", DECK.as_bytes()),
            ("content/layouts/kort.toml", CARDS.as_bytes()),
            ("content/images/vei.png", &way()),
        ],
    );
    without_art(&root);
    let pages = built(&root, "lapp");
    assert_eq!(pages.len(), 2);
    let card = built(&root, "kort").swap_remove(1);
    let wanted = [
        ("plain-cover", &pages[0]),
        ("plain-page", &pages[1]),
        ("plain-card", &card),
    ];
    wanted
        .map(|(name, path)| (name, fs::read(path).expect("readable")))
        .to_vec()
}
