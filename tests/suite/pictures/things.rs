//! Things in a booklet and on a card, one a picture, as the program makes them.

use std::fs;

use super::project::{built, project};
use crate::support::files::{copy, here};
use crate::support::images::way;

const PROJECT: &str = r#"
[icons.merke]
colored = true
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

[block.items]
look = "list"
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

/// Icons as drawing programs and icon sets write them: by the even-odd rule, with classes, of one part that
/// is seen through, clipped and masked, of a part that is used again, squeezed, no square, and one that
/// keeps its colours.
const ICONS: [(&str, &str); 8] = [
    (
        "ramme",
        "viewBox='0 0 16 16'><path fill='currentColor' fill-rule='evenodd' d='M2 2h12v12H2zM5 5h6v6H5z'/>",
    ),
    (
        "klasser",
        "viewBox='0 0 24 24'><style>.a{fill:none;stroke:#000;stroke-width:2;stroke-dasharray:6 2}circle{stroke-linecap:butt}</style><circle class='a' cx='12' cy='12' r='9'/>",
    ),
    (
        "toner",
        "viewBox='0 0 24 24'><path d='M0 0h24v24H0z' fill='none'/><path opacity='.3' d='M3 3h12v12H3z'/><path d='M9 9h12v12H9zm2 2v8h8v-8z'/>",
    ),
    (
        "klipp",
        "viewBox='0 0 24 24'><clipPath id='c'><circle cx='12' cy='12' r='9'/></clipPath><mask id='m'><rect width='24' height='24' fill='#fff'/><path d='M8 0h3v24H8z'/></mask><g clip-path='url(#c)' mask='url(#m)'><path d='M0 4h24v16H0z'/></g>",
    ),
    (
        "igjen",
        "viewBox='0 0 24 24'><defs><path id='p' d='M12 2l2 5h-4z'/></defs><use href='#p'/><use href='#p' transform='rotate(120 12 12)'/><use href='#p' transform='rotate(240 12 12)'/>",
    ),
    (
        "flat",
        "viewBox='0 0 24 24'><g transform='translate(0 6) scale(1 .5)'><circle fill='none' stroke='#000' stroke-width='3' cx='12' cy='12' r='9'/></g>",
    ),
    ("bred", "viewBox='0 0 48 12'><path d='M0 12L24 0l24 12z'/>"),
    (
        "merke",
        "viewBox='0 0 24 24'><path fill='#c8102e' d='M2 2h20v20H2z'/><path fill='#fff' d='M10 5h4v5h5v4h-5v5h-4v-5H5v-4h5z'/>",
    ),
];

/// A section of a guide that shows the icons.
fn section_of_icons() -> String {
    let items = ICONS.map(|(name, _)| format!("{{ title = '{name}', icon = '{name}' }}"));
    let items = items.join(", ");
    format!(
        "\n[[section]]\nid = 'icons'\ntitle = 'Før'\nblock = [{{ kind = 'items', items = [{items}] }}]\n"
    )
}

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
    guide += &section_of_icons();
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
    for (name, svg) in ICONS {
        let file = root.join(format!("content/icons/{name}.svg"));
        fs::write(
            file,
            format!("<svg xmlns='http://www.w3.org/2000/svg' {svg}</svg>"),
        )
        .expect("written");
    }
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
    let booklet = names.clone().chain(["icons", "more-icons", "qr"]);
    let mut all = of("hefte", "booklet", booklet.collect());
    all.extend(of("kort", "card", names.collect()));
    all
}
