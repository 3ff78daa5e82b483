//! Things in a booklet and on a card, one a picture, as the program makes them.

use std::fs;

use super::project::{built, project, way};
use crate::support::files::{copy, here};

const PROJECT: &str = r#"
[[product]]
id = "hefte"
content = "hefte"
layout = "hefte"
theme = "sti"
editions = ["png"]

[[product]]
id = "kort"
content = "kort"
layout = "kort"
theme = "sti"
editions = ["png"]
"#;

const BOOKLET: &str = r#"
format = "booklet"
trim = "70x82mm"
bleed = "3mm"
safe = "4mm"
grid = "8pt"
margin = { top = "6mm", bottom = "6mm", inner = "6mm", outer = "6mm" }

[section]
start = "page"
accent = "fjord"

[block.contrast]
yes = "skog"
no = "tegl"
"#;

const CARDS: &str = r#"
format = "card"
trim = "70x50mm"
bleed = "3mm"
safe = "5mm"

[front]
rows = ["1fr"]
areas = ["sak"]

[face.image]
rows = ["1fr"]
areas = ["sak"]

[face.image.sak]
kind = "image"
crop = "contain"

[face.small]
accent = "lyng"
rows = ["1fr"]
areas = ["sak"]

[face.small.sak]
kind = "steps"
fit = { min = "10pt", max = "16pt" }
valign = "middle"

[block.contrast]
yes = "skog"
no = "tegl"
"#;

/// Each thing: its kind, its keys, and the face that shows it on a card.
const THINGS: [(&str, &str, &str); 8] = [
    (
        "callout",
        "label = 'Husk', icon = 'husk', text = 'Gå sammen.'",
        "",
    ),
    (
        "quotes",
        "quotes = ['«Hva nå?»', '«Hvordan har du det – egentlig?»']",
        "",
    ),
    (
        "steps",
        "items = [{ title = 'Lytt', text = 'Vent litt.' }, { title = 'Spør' }]",
        "small",
    ),
    (
        "contrast",
        "yes = { title = 'Ja', points = ['Lytte'] }, no = { title = 'Nei', points = ['Overta'] }",
        "",
    ),
    ("pull", "text = 'Tilliten ligger i væremåten.'", ""),
    (
        "table",
        "columns = ['Man', 'Tir'], rows = ['Morgen', 'Kveld'], cells = [['', 'Tur'], ['Te', '']]",
        "",
    ),
    (
        "image",
        "file = 'vei.png', alt = 'En vei', caption = 'På vei'",
        "image",
    ),
    (
        "list",
        "marker = 'number', points = ['Avtal et sted der begge finner frem', { text = 'Ta med', points = ['sko'] }]",
        "",
    ),
];

/// A picture of each thing in each of the two.
pub fn pictures() -> Vec<(String, Vec<u8>)> {
    let mut guide = "lang = 'nb'\ntitle = 'Ting'\n".to_owned();
    let mut deck = guide.clone();
    for (kind, keys, face) in THINGS {
        let keys = format!("kind = '{kind}', {keys}");
        guide += &format!("\n[[section]]\nid = '{kind}'\ntitle = 'Før'\nblock = [{{ {keys} }}]\n");
        deck += &format!("\n[[card]]\nsak = {{ {keys} }}\n");
        if !face.is_empty() {
            deck += &format!("face = '{face}'\n");
        }
    }
    let address = "address = 'https://eksempel.no'";
    guide += &format!(
        "\n[[section]]\nid = 'qr'\ntitle = 'Før'\nblock = [{{ kind = 'qr', {address} }}]\n"
    );
    let root = project(
        "picture-things",
        &[
            ("trykk.toml", PROJECT.as_bytes()),
            ("content/hefte.toml", guide.as_bytes()),
            ("content/kort.toml", deck.as_bytes()),
            ("content/layouts/hefte.toml", BOOKLET.as_bytes()),
            ("content/layouts/kort.toml", CARDS.as_bytes()),
            ("content/images/vei.png", &way()),
        ],
    );
    copy(&here("content/icons"), &root.join("content/icons"));
    let names = THINGS.iter().map(|(kind, ..)| *kind);
    let of = |product: &str, container: &str, names: Vec<&str>| {
        let pages = built(&root, product);
        assert_eq!(pages.len(), names.len(), "a page each");
        let take = |(name, page)| {
            (
                format!("{container}-{name}"),
                fs::read(page).expect("readable"),
            )
        };
        names.into_iter().zip(pages).map(take).collect::<Vec<_>>()
    };
    let mut all = of("hefte", "booklet", names.clone().chain(["qr"]).collect());
    all.extend(of("kort", "card", names.collect()));
    all
}
