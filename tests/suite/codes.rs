//! QR codes as they are drawn, read back from the pictures of their pages, and the words beside them.

use std::fs;

use rqrr::PreparedImage;

use crate::support::files::{self, copy, fresh, here, trykk};
use crate::support::pdf::Pdf;

const PROJECT: &str = r#"
[[product]]
id = "kort"
content = "kort"
layout = "kort"
theme = "sti"
editions = ["screen", "png"]
"#;

const LAYOUT: &str = r#"
format = "card"
trim = "A6"
bleed = "3mm"
safe = "6mm"

[front]
rows = ["1fr"]
areas = ["kode"]

[front.kode]
kind = "qr"
size = "36mm"
"#;

/// The values of cards, what their codes hold, and the words beside them.
const CODES: [(&str, &str, &str); 12] = [
    (
        "address = 'https://eksempel.no/kurs/'",
        "https://eksempel.no/kurs/",
        "eksempel.no/kurs",
    ),
    (
        "address = 'https://eksempel.no/kurs', text = 'Meld deg *på*'",
        "https://eksempel.no/kurs",
        "Meld deg på",
    ),
    (
        "address = 'https://eksempel.no', text = ''",
        "https://eksempel.no",
        "",
    ),
    (
        "address = 'mailto:post@eksempel.no?subject=Hei'",
        "mailto:post@eksempel.no?subject=Hei",
        "post@eksempel.no",
    ),
    (
        "address = 'tel:+4722000000'",
        "tel:+4722000000",
        "+4722000000",
    ),
    (
        "content = 'sms:+4722000000?body=Hei%20der'",
        "sms:+4722000000?body=Hei%20der",
        "+4722000000",
    ),
    (
        "content = 'geo:59.91,10.75'",
        "geo:59.91,10.75",
        "59.91,10.75",
    ),
    (
        "content = 'Blåbær og «fløte»'",
        "Blåbær og «fløte»",
        "Blåbær og «fløte»",
    ),
    (
        "wifi = { name = 'Gjest', password = 'velkommen;inn' }",
        "WIFI:T:WPA;S:Gjest;P:velkommen\\;inn;;",
        "Nett: Gjest Passord: velkommen;inn",
    ),
    (
        "wifi = { name = 'Åpent hus', hidden = true }",
        "WIFI:T:nopass;S:Åpent hus;H:true;;",
        "Nett: Åpent hus Uten passord",
    ),
    (
        "wifi = { name = 'Gammelt', password = '12345', security = 'wep' }, text = 'Koble deg til'",
        "WIFI:T:WEP;S:Gammelt;P:12345;;",
        "Koble deg til",
    ),
    (
        "content = 'WIFI:S:Gjest;T:WPA;P:velkommen-inn;;'",
        "WIFI:T:WPA;S:Gjest;P:velkommen-inn;;",
        "Nett: Gjest Passord: velkommen-inn",
    ),
];

#[test]
fn a_telephone_reads_what_is_written_and_people_read_the_words_beside_it() {
    let root = fresh("codes");
    let mut deck = "lang = 'nb'\ntitle = 'Kort'\n".to_owned();
    for (keys, ..) in CODES {
        deck += &format!("[[card]]\nkode = {{ kind = 'qr', {keys} }}\n");
    }
    // The key `qr` takes what a code holds alone, and the same keys.
    deck += "[[card]]\nqr = { wifi = { name = 'Gjest' }, text = 'Kom inn' }\n";
    let layout = LAYOUT.replace("areas = [\"kode\"]", "areas = [\"kode\", \"qr\"]");
    let layout = layout.replace("rows = [\"1fr\"]", "rows = [\"1fr\", \"1fr\"]");
    let layout = layout.replace("kind = \"qr\"", "kind = \"qr\"\noptional = true");
    let layout = layout + "\n[front.qr]\noptional = true\nsize = \"36mm\"\n";
    let files = [
        ("trykk.toml", PROJECT.as_bytes()),
        ("content/kort.toml", deck.as_bytes()),
        ("content/layouts/kort.toml", layout.as_bytes()),
    ];
    files::write(&root, files);
    for folder in ["content/themes", "fonts"] {
        copy(&here(folder), &root.join(folder));
    }
    let done = trykk().args(["build", "--project"]).arg(&root).output();
    let done = done.expect("started");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && said.is_empty(), "{said}");
    let pdf = Pdf::load(&fs::read(root.join("output/kort-screen.pdf")).expect("a file"));
    let last = ("", "WIFI:T:nopass;S:Gjest;;", "Kom inn");
    for (nth, (keys, held, beside)) in CODES.into_iter().chain([last]).enumerate() {
        let picture = root.join(format!("output/kort-png/{:03}.png", nth + 1));
        assert_eq!(
            read(&fs::read(picture).expect("a picture")),
            [held],
            "{keys}"
        );
        let words = &pdf.sequences()[nth];
        let words: Vec<&str> = words.iter().map(|(_, words)| words.trim()).collect();
        let words: Vec<&str> = words
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        assert_eq!(words.join(" "), beside, "{keys}");
    }
}

/// What the codes of a picture hold.
fn read(png: &[u8]) -> Vec<String> {
    let picture = image::load_from_memory(png).expect("a PNG").to_luma8();
    let (width, height) = picture.dimensions();
    let gray = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
    let mut picture = PreparedImage::prepare_from_greyscale(width as usize, height as usize, gray);
    let grids = picture.detect_grids().into_iter();
    grids
        .map(|grid| grid.decode().expect("a code that can be read").1)
        .collect()
}
